"""Tiers of adjustment, one after the other, equally within each."""

import pytest

from reform_press.compose.justify import SOLID, Fill, fill
from reform_press.compose.spacing import Junction, junction
from reform_press.style.model import TextStyle

SPACE = 0.33
#: Junctions of one line: a word space, a bracket, a pause, a Han-Latin gap, a stop.
LINE = "WA CH PH HA SH HH"


def junctions(pairs: str) -> list[Junction]:
    return [junction(*pair, TextStyle(), SPACE) for pair in pairs.split()]


def changes(pairs: str, spare: float, gaps: int = 6) -> list[float]:
    done = fill(junctions(pairs), gaps, spare)
    return [round(done.changes.get(i, 0.0), 4) for i in range(len(pairs.split()))]


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        (0.04, [-0.04, 0, 0, 0, 0, 0]),
        (0.08, [-0.08, 0, 0, 0, 0, 0]),
        (0.28, [-0.08, -0.2, 0, 0, 0, 0]),
        (0.68, [-0.08, -0.5, -0.1, 0, 0, 0]),
        (1.13, [-0.08, -0.5, -0.5, -0.05, 0, 0]),
        (1.305, [-0.08, -0.5, -0.5, -0.125, -0.1, 0]),
        (1.705, [-0.08, -0.5, -0.5, -0.125, -0.5, 0]),
    ],
)
def test_each_tier_gives_all_before_the_next_gives_any(
    taken: float, expected: list[float]
) -> None:
    """CLREQ 3.5.3: word spaces, brackets, pauses, Han-Latin gaps, stops."""
    assert changes(LINE, -taken) == expected


def test_within_a_tier_all_give_the_same_share() -> None:
    """CLREQ 3.5.3."""
    assert changes("PH HH PH PH", -0.6) == [-0.2, 0, -0.2, -0.2]


def test_what_cannot_be_taken_is_left_over() -> None:
    """Han never close up."""
    assert fill(junctions("HH HH"), 2, -0.4) == Fill(0.0, {}, -0.4)


@pytest.mark.parametrize(
    ("spare", "gap", "expected"),
    [
        (0.1, 0.0, [0.1, 0, 0, 0, 0, 0]),
        (0.17, 0.0, [0.17, 0, 0, 0, 0, 0]),
        (0.27, 0.0, [0.17, 0, 0, 0.1, 0, 0]),
        (0.42, 0.0, [0.17, 0, 0, 0.25, 0, 0]),
        (1.02, 0.1, [0.17, 0, 0, 0.25, 0, 0]),
    ],
)
def test_han_open_last_and_all_alike(
    spare: float, gap: float, expected: list[float]
) -> None:
    """CLREQ 3.5.4: word spaces, then Han-Latin gaps, then every gap."""
    done = fill(junctions(LINE), 6, spare)

    assert changes(LINE, spare) == expected
    assert done.gap == pytest.approx(gap)
    assert done.left == 0.0


def test_a_line_that_nothing_opens_keeps_its_blank() -> None:
    """R42b: letters are never spaced."""
    assert fill(junctions("AA AA"), 0, 0.4) == Fill(0.0, {}, 0.4)


def test_a_line_that_is_right_stays_as_it_is() -> None:
    """No number is written for a solid line."""
    assert fill(junctions(LINE), 6, 0.0) is SOLID
