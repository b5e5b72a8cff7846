"""Marks that stand side by side (标点挤压): table 2.3a, pair by pair.

CLREQ 3.1.6.2: of two adjacent marks with a bracket or a quote among them, the
blank between the two shrinks by half an em.  All copy stands on one line that
is not justified.

"""

from collections.abc import Iterable

import pytest

from rules.case import (
    CLOSING,
    OPENING,
    PAUSES,
    STOPS,
    Case,
    cases,
    examine,
    set_copy,
)

LOSING = (
    Case("opening-opening", "R22", "天《“地", at={"《": 1, "“": 2, "地": 2.5}),
    Case("closing-closing", "R22", "天”》地", at={"”": 1, "》": 1.5, "地": 2.5}),
    Case("closing-pause", "R22", "天）、地", at={"）": 1, "、": 1.5, "地": 2.5}),
    Case("closing-stop", "R22", "天”。地", at={"”": 1, "。": 1.5, "地": 2.5}),
    Case("closing-exclamation", "R22", "天》！地", at={"！": 1.5, "地": 2.5}),
    Case("pause-closing", "R22", "天，”地", at={"，": 1, "”": 1.5, "地": 2.5}),
    Case("stop-closing", "R22", "天。”地", at={"。": 1, "”": 1.5, "地": 2.5}),
    Case("question-closing", "R22", "天？》地", at={"》": 1.5, "地": 2.5}),
    Case("closing-opening", "R23", "天》《地", at={"》": 1, "《": 2, "地": 2.5}),
    Case("unlike-brackets", "R23", "天）“地", at={"）": 1, "“": 2, "地": 2.5}),
    Case("pause-opening", "R22", "天，“地", at={"，": 1, "地": 2.5}),
    Case("colon-opening", "R22", "天：“地", at={"：": 1, "地": 2.5}),
    Case("stop-opening", "R22", "天。《地", at={"。": 1, "地": 2.5}),
    Case("single-quotes-within-double", "R22", "天“‘地’”玄", at={"地": 2.5, "玄": 5}),
)

KEEPING = (
    Case("empty-brackets", "2.3a", "天（）地", at={"）": 2, "地": 3}),
    Case("pause-pause", "2.3a: no bracket", "天，、地", at={"、": 2, "地": 3}),
    Case("stop-pause", "2.3a: no bracket", "天！，地", at={"，": 2, "地": 3}),
    Case("han-opening", "2.3a", "天（地", at={"（": 1, "地": 2}),
    Case("closing-han", "2.3a", "天）地", at={"）": 1, "地": 2}),
    Case("dash-opening", "2.3a", "天——“地", at={"“": 3, "地": 4}),
    Case("ellipsis-closing", "2.3a", "天……”地", at={"”": 3, "地": 4}),
    Case("opening-ellipsis", "2.3a", "天“……地", at={"“": 1, "…": 2, "地": 4}),
    Case("closing-dash", "2.3a", "天”——地", at={"—": 2, "地": 4}),
)

#: Each junction once (R22): what three and more marks in a row amount to.
ROWS = (
    Case("title-pause-title", "2.3a", "天》、《地", at={"、": 1.5, "地": 3}),
    Case("stop-quote-bracket", "2.3a", "天。”）地", at={"”": 1.5, "）": 2, "地": 3}),
    Case("quote-bracket-stop", "R22", "天”）。地", at={"）": 1.5, "。": 2, "地": 3}),
    Case("three-openings", "R22", "天（《“地", at={"《": 2, "“": 2.5, "地": 3}),
    Case("colon-two-openings", "R22", "天：“《地", at={"：": 1, "地": 3}),
    Case("stop-quote-quote", "R22", "天。”“地", at={"”": 1.5, "地": 3}),
    Case("closing-two-openings", "R22", "天）（《地", at={"（": 2, "《": 2.5, "地": 3}),
    Case("two-closings-opening", "R22", "天”）（地", at={"）": 1.5, "地": 3}),
    Case("four-in-a-row", "R22", "天！”）。地", at={"）": 2, "。": 2.5, "地": 3.5}),
    Case("two-pairs", "R22", "天》）（《地", at={"）": 1.5, "地": 3.5}),
)

TIGHT = (
    Case("tight-closing-opening", "R22 tight", "天）（地", at={"）": 1, "地": 2}),
    Case("tight-pause-opening", "R22 tight", "天，“地", at={"，": 1, "地": 2}),
    Case("tight-stop-opening", "R22 tight", "天。《地", at={"。": 1, "地": 2}),
    Case("tight-leaves-single-marks", "R22 tight", "天，地（玄", at={"地": 2, "玄": 4}),
    Case("tight-leaves-pauses", "R22 tight", "天，、地", at={"地": 3}),
)
TIGHT = tuple(case._replace(options={"adjacent": "tight"}) for case in TIGHT)


@cases(LOSING, KEEPING, ROWS, TIGHT)
def test_squeeze(case: Case, request: pytest.FixtureRequest) -> None:
    """Where each mark of a pair stands, and what follows it."""
    examine(case, request)


def _steps(pairs: Iterable[str]) -> dict[str, float]:
    """Return for each pair that is not 1.5 em wide what it is."""
    found = {}
    for pair in pairs:
        copy = set_copy(f"天{pair}地")
        found[pair] = round(copy.at("地") - copy.at("天") - 1, 2)
    return {pair: width for pair, width in found.items() if width != 1.5}


@pytest.mark.parametrize(
    ("firsts", "seconds"),
    [
        (OPENING, "（"),
        ("《", OPENING),
        (CLOSING, "）"),
        ("》", CLOSING),
        (CLOSING, "，"),
        ("”", PAUSES + STOPS),
        (PAUSES + STOPS, "”"),
        ("。", CLOSING),
        (CLOSING, "（"),
        ("）", OPENING),
        (PAUSES + STOPS, "“"),
        ("：", OPENING),
    ],
)
def test_every_member_of_a_class_squeezes(firsts: str, seconds: str) -> None:
    """R22: 2 em become 1.5, whichever mark of its class stands there."""
    pairs = [first + second for first in firsts for second in seconds]

    assert _steps(pairs) == {}


@pytest.mark.parametrize("pair", ["》《", "”。", "。”", "《“", "，“"])
def test_blanks_given_up_are_those_between(pair: str) -> None:
    """R23: Han on the outer sides stay where they would be beside one mark."""
    copy = set_copy(f"天{pair}地")

    assert copy.at(pair) == pytest.approx(1)
    assert copy.at("地") == pytest.approx(copy.at(pair) + copy.wide(pair), abs=0.01)
