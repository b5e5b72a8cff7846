"""The junction table: blank, room and leave to break between two classes."""

import re
from itertools import product

import pytest

from reform_press.compose import classes as k
from reform_press.compose.spacing import (
    BRACKETS,
    END,
    HAN_LATIN,
    PAUSES,
    START,
    STOPS,
    WORD_SPACE,
    junction,
)
from reform_press.style.model import TextStyle

STYLE = TextStyle()
SPACE = 0.33
#: Pairs of marks with a bracket and blank between their inks.
SQUEEZED = re.findall("..", "OOCCCPCSCXCMPCSCCOPOSO")
#: Pairs that keep their cells.
WHOLE = re.findall("..", "OCOHHOCHHCPPPSSPSSPHHPMOMCDOCD")
#: Pairs between which justification opens nothing.
SHUT = re.findall("..", "HMMHHNNHH//HRAATAARHHTHAAHWA")
#: Pairs that open like all others.
OPEN = re.findall("..", "HHHPPHOHHODHHDCOTHHR")
ALL = "HFOCPSXMNDE/RTALQYW"


def between(before: str, after: str, style: TextStyle = STYLE) -> float:
    return junction(before, after, style, SPACE).glue


@pytest.mark.parametrize("pair", SQUEEZED)
def test_marks_of_which_one_is_a_bracket_lose_half_an_em(pair: str) -> None:
    """CLREQ 3.1.6.2: two such marks are 1.5 em wide instead of 2."""
    assert between(*pair) == -0.5


@pytest.mark.parametrize("pair", WHOLE)
def test_other_pairs_keep_their_cells(pair: str) -> None:
    """CLREQ 3.1.6.2 takes only from pairs with blank between them."""
    assert between(*pair) == 0.0


@pytest.mark.parametrize(
    ("pair", "glue"),
    [("HA", 0.25), ("AH", 0.25), ("HQ", 0.25), ("LH", 0.25), ("HL", 0.0), ("QH", 0.0)],
)
def test_han_and_latin_stand_a_quarter_em_apart(pair: str, glue: float) -> None:
    """CLREQ 3.2.2; L and Q have a bracket or a stop at one of their edges."""
    assert between(*pair) == glue


@pytest.mark.parametrize("mark", "OCPSXMNDE/RT")
def test_no_gap_parts_latin_from_a_mark(mark: str) -> None:
    """CLREQ 3.2.4."""
    assert between(mark, "A") == 0.0
    assert between("A", mark) == 0.0


def test_a_house_may_close_the_gap_between_han_and_latin() -> None:
    """R30: without it, nothing shrinks or stretches there either."""
    found = junction("H", "A", STYLE._replace(autospace=0.0), SPACE)

    assert (found.glue, found.dear, found.stretch) == (0.0, 0.0, 0.0)
    assert found.gives == ()


@pytest.mark.parametrize(
    ("pair", "tier", "room"),
    [
        ("CH", BRACKETS, 0.5),
        ("HO", BRACKETS, 0.5),
        ("PH", PAUSES, 0.5),
        ("SH", STOPS, 0.5),
        ("HA", HAN_LATIN, 0.125),
        ("CP", BRACKETS, 0.0),
        ("PC", PAUSES, 0.0),
        ("CO", BRACKETS, 0.5),
        ("PO", PAUSES, 0.5),
        ("WA", WORD_SPACE, 0.08),
        ("HH", 0, 0.0),
        ("MH", 0, 0.0),
        ("DH", 0, 0.0),
    ],
)
def test_what_a_junction_may_give(pair: str, tier: int, room: float) -> None:
    """CLREQ 3.5.3: which tier, and to what limit."""
    found = junction(*pair, STYLE, SPACE)

    assert found.cheap + found.dear == pytest.approx(room)
    assert [own for own, _ in found.gives] == ([tier] if room else [])


@pytest.mark.parametrize(
    ("pair", "stretch"), [("WA", 0.17), ("HA", 0.25), ("AH", 0.25), ("HH", 0.0)]
)
def test_what_stretches_before_han_do(pair: str, stretch: float) -> None:
    """CLREQ 3.5.4: word spaces and Han-Latin gaps, to half an em."""
    assert junction(*pair, STYLE, SPACE).stretch == pytest.approx(stretch)


@pytest.mark.parametrize("pair", SHUT)
def test_nothing_opens_beside_connectors_or_within_numbers(pair: str) -> None:
    """CLREQ 3.5.4; Han-Latin gaps and word spaces have a limit of their own."""
    assert junction(*pair, STYLE, SPACE).gap == 0


@pytest.mark.parametrize("pair", OPEN)
def test_everything_else_opens_alike(pair: str) -> None:
    """CLREQ 3.5.4: whatever gap is left takes an equal share."""
    assert junction(*pair, STYLE, SPACE).gap == 1


@pytest.mark.parametrize(
    ("mark", "trail"), [("C", 0.5), ("P", 0.5), ("S", 0.5), ("X", 0.0), ("H", 0.0)]
)
def test_a_line_end_trims_the_blank_of_a_mark(mark: str, trail: float) -> None:
    """GB/T 15834 5.1.10, on the last line as on every other."""
    assert junction(mark, END, STYLE, SPACE).trail == trail
    assert junction(mark, "H", STYLE, SPACE).trail == trail


def test_a_line_start_trims_the_blank_of_an_opening_mark() -> None:
    """CLREQ 3.1.6.3, at the start of a paragraph too."""
    assert junction(START, "O", STYLE, SPACE).lead == 0.5
    assert junction("H", "O", STYLE, SPACE).lead == 0.5
    assert junction(START, "H", STYLE, SPACE).lead == 0.0


def test_a_line_start_drops_the_glue_before_it() -> None:
    """CLREQ 3.2.2: no gap at the start of a line."""
    assert junction("H", "A", STYLE, SPACE).lead == 0.25


def test_after_a_squeezed_pair_each_line_edge_finds_its_half() -> None:
    """Broken between ， and “, the line ends half, and the next begins half."""
    found = junction("P", "O", STYLE, SPACE)

    assert (found.glue, found.trail, found.lead) == (-0.5, 0.5, 0.0)


@pytest.mark.parametrize("pair", list(product(ALL, ALL)), ids="".join)
def test_no_junction_gives_more_than_its_blank(pair: tuple[str, str]) -> None:
    """Han gaps never shrink, cells never shrink below their ink."""
    found = junction(*pair, STYLE, SPACE)
    blank = 0.5 * ((pair[0] in "CPS") + (pair[1] == "O"))
    if pair[0] == k.SPACE:
        blank = SPACE - 0.25

    assert found.glue - found.cheap - found.dear >= -blank - 1e-9
