"""Pages of a brochure: sizes by the way of folding, layouts without a grid."""

import pytest

from reform_press.errors import LayoutError
from reform_press.geometry import MM
from reform_press.style.load import load
from reform_press.style.sheets import page_count_fits, sizes_of


def layout(tmp_path, text):
    (tmp_path / "layout.yaml").write_text(text, "utf-8")
    return load(tmp_path)


@pytest.mark.parametrize(
    ("form", "trim", "count", "widths"),
    [
        ("tri-fold", "297x210mm", 6, (100, 100, 100, 97, 97, 100)),
        ("三折页", "285x210mm", 6, (96, 96, 96, 93, 93, 96)),
        ("gate", "398x210mm", 6, (99, 99, 99, 200, 99, 200)),
        ("accordion", "396x210mm", 8, (99,) * 8),
        ("saddle", "148x210mm", 4, (148,) * 4),
        ("胶订", "148x210mm", 6, (148,) * 6),
        ("封面\nspine: 6.4mm", "148x210mm", 5, (148, 148, 148, 148, 6.4)),
    ],
)
def test_panels_are_as_wide_as_their_fold_asks(tmp_path, form, trim, count, widths):
    house = layout(tmp_path, f"format: {form}\ntrim: {trim}\n")

    sizes = sizes_of(house, count)

    assert [round(size.width / MM, 3) for size in sizes] == list(widths)
    assert {round(size.height / MM, 3) for size in sizes} == {210}


def test_a_flat_is_as_wide_as_its_panels(tmp_path):
    house = layout(tmp_path, "format: gate\ntrim: 398x210mm\n")
    sizes = sizes_of(house, 6)

    for side in ((1, 5, 0), (2, 3, 4)):
        assert sum(sizes[at].width for at in side) == pytest.approx(398 * MM)


def test_formats_know_their_numbers_of_pages():
    assert page_count_fits("tri-fold", 6)
    assert not page_count_fits("tri-fold", 12)
    assert page_count_fits("saddle", 12)
    assert not page_count_fits("saddle", 10)
    assert page_count_fits("perfect", 10)
    assert page_count_fits("cover", 5)
    assert not page_count_fits("cover", 4)


@pytest.mark.parametrize(
    ("paper", "millimetres"),
    [("80gsm-offset", 6.4), ("0.12mm", 7.68), ("157gsm", 7.64)],
)
def test_a_spine_is_as_wide_as_its_block_is_thick(tmp_path, paper, millimetres):
    block = f"block: {{pages: 128, paper: {paper}}}\n"
    house = layout(tmp_path, f"format: cover\ntrim: 148x210mm\n{block}")

    assert house.spine / MM == pytest.approx(millimetres, abs=0.005)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("format: cover\n", "layout.no-spine"),
        (
            "format: cover\nspine: 5mm\nblock: {pages: 96, paper: 157gsm}\n",
            "layout.no-spine",
        ),
        ("format: perfect\nspine: 5mm\n", "layout.idle-key"),
        (
            "format: cover\nblock: {pages: 96, paper: 80gsm-cardboard}\n",
            "layout.bad-value",
        ),
    ],
)
def test_a_spine_that_is_not_known_or_not_wanted_is_told(tmp_path, text, code):
    with pytest.raises(LayoutError) as refused:
        layout(tmp_path, f"{text}trim: 148x210mm\n")

    assert code in [d.code for d in refused.value.diagnostics]


def test_a_newspaper_has_a_grid_and_a_brochure_has_none(tmp_path):
    grid = "grid: {columns: 2, characters: 10, rows: 9}\n"
    with pytest.raises(LayoutError) as without:
        layout(tmp_path, "trim: 275x390mm\n")
    with pytest.raises(LayoutError) as within:
        layout(tmp_path, f"format: sheet\ntrim: 275x390mm\n{grid}")

    assert {d.code for d in without.value.diagnostics} == {"layout.missing-key"}
    (told,) = within.value.diagnostics
    assert told.code == "layout.idle-key"
    assert told.source.line == 3
