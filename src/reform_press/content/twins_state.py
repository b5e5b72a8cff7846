"""Translations against their sources (译文核对): what is old, lacking, unpaired.

In: two twins, and what was confirmed of them.  Out: their pairs with states.

    fresh 相符         the source reads as it did when the pair was confirmed
    stale 过时         it does not, and nobody has confirmed the pair since
    open 未确认        nobody has ever confirmed it
    missing 缺文       one of the two is not there
    unnumbered 无编号   a paragraph without an id has no counterpart

"""

from typing import Literal, NamedTuple

from reform_press.content.pairs import Couple, Pair, pairs_of
from reform_press.content.twins_file import Accepted
from reform_press.errors import Words

State = Literal["fresh", "stale", "open", "missing", "unnumbered"]
STATES: dict[State, Words] = {
    "fresh": Words("相符", "fresh"),
    "stale": Words("过时", "stale"),
    "open": Words("未确认", "open"),
    "missing": Words("缺文", "missing"),
    "unnumbered": Words("无编号", "unnumbered"),
}


class Judged(NamedTuple):
    """A pair and its state (核对结果)."""

    pair: Pair
    state: State
    edited: bool = False  # of a stale pair: the translation was edited as well


def judged(couple: Couple, accepted: Accepted) -> tuple[Judged, ...]:
    """Return the pairs of two twins with their states."""
    return tuple(_judged(pair, accepted) for pair in pairs_of(couple))


def _judged(pair: Pair, accepted: Accepted) -> Judged:
    if not pair.key:
        return Judged(pair, "unnumbered")
    if pair.source is None or pair.twin is None:
        return Judged(pair, "missing")
    agreed = accepted.get((pair.story, pair.key))
    if agreed is None:
        return Judged(pair, "open")
    if agreed.source == pair.source.digest:
        return Judged(pair, "fresh")
    return Judged(pair, "stale", agreed.twin != pair.twin.digest)
