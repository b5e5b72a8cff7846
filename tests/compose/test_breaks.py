"""Where a line may end, class by class and level by level."""

from itertools import pairwise, product

import pytest

from reform_press.compose.breaks import may_break
from reform_press.style.model import Prohibition

LEVELS: tuple[Prohibition, ...] = ("none", "basic", "gb", "strict")
ALL = "HOCPSXMNDE/RTALQYWhu"


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(
    ("pair", "allowed"),
    [
        ("HH", "none basic gb strict"),
        ("HO", "none basic gb strict"),
        ("CH", "none basic gb strict"),
        ("PH", "none basic gb strict"),
        ("HA", "none basic gb strict"),
        ("AH", "none basic gb strict"),
        ("WA", "none basic gb strict"),
        ("DH", "none basic gb strict"),
        ("TH", "none basic gb strict"),
        ("HR", "none basic gb strict"),
        ("Ah", "none basic gb strict"),
        ("Au", "none basic gb strict"),
        ("HD", "none basic gb"),
        ("HE", "none basic gb"),
        ("DD", "none basic gb"),
        ("/H", "none basic"),
        ("HP", "none"),
        ("HS", "none"),
        ("HC", "none"),
        ("HX", "none"),
        ("HM", "none"),
        ("HN", "none"),
        ("H/", "none"),
        ("OH", "none"),
        ("RA", ""),
        ("AT", ""),
        ("HT", ""),
        ("AW", ""),
        ("AA", ""),
    ],
)
def test_a_line_may_end_here(pair: str, allowed: str, level: Prohibition) -> None:
    """CLREQ 3.1.4; GB/T 15834 5.1."""
    assert may_break(*pair, level) is (level in allowed.split())


@pytest.mark.parametrize("levels", list(pairwise(LEVELS)), ids="-".join)
def test_a_stricter_level_forbids_all_that_a_looser_one_does(
    levels: tuple[Prohibition, Prohibition],
) -> None:
    """CLREQ 3.1.4: each level adds to the one before."""
    looser, stricter = levels
    gained = [
        before + after
        for before, after in product(ALL, ALL)
        if may_break(before, after, stricter) and not may_break(before, after, looser)
    ]

    assert gained == []
