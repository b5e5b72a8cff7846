"""Calipers of papers, and the spines they make."""

import pytest

from reform_press.geometry import MM
from reform_press.style.papers import read_caliper, spine_width


@pytest.mark.parametrize(
    ("text", "mm"),
    [
        ("157gsm", 0.119),
        ("157克", 0.119),
        ("80gsm-offset", 0.1),
        ("60 g/m²-bulky", 0.102),
        ("0.12mm", 0.12),
    ],
)
def test_a_paper_has_a_caliper(text: str, mm: float) -> None:
    assert read_caliper(text) / MM == pytest.approx(mm, abs=0.001)


@pytest.mark.parametrize("text", ["157", "thick", "80gsm-silk", "0mm", "5mm", "-1mm"])
def test_what_is_no_paper_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        read_caliper(text)


@pytest.mark.parametrize(("pages", "mm"), [(128, 6.4), (127, 6.4), (1, 0.1), (0, 0)])
def test_a_spine_is_as_wide_as_its_leaves(pages: int, mm: float) -> None:
    assert spine_width(pages, 0.1 * MM) / MM == pytest.approx(mm)
