"""Filling a line (齐行): which gap takes how much.

In: the junctions inside a line and the difference between what it holds and
what it may hold.  Out: the gap of its Han, and the change at each junction
that changes by itself.  Tier after tier, each to its limit, equally within
it (CLREQ 3.5.3, 3.5.4); Han never closes up.

"""

from collections.abc import Sequence
from typing import NamedTuple

from reform_press.compose.linebreak import WORD_STRETCH
from reform_press.compose.spacing import Junction

_EPSILON = 1e-6
#: Em by which a word space may pass its limit unseen.
SEEN = 0.02
#: Han gap in em that is a hole in the line: other gaps share it then.
HOLE = 0.5


class Fill(NamedTuple):
    """How a line is filled; lengths in em."""

    gap: float  # put between Han, and at each junction that opens with them
    changes: dict[int, float]  # at single junctions, by position in the list
    left: float = 0.0  # that no rule allows to take or give
    grown: float = 0.0  # by which word spaces exceed their limit

    @property
    def opened(self) -> float:
        """What was added to the gap that is farthest from its own width.

        A word space or Han-Latin gap that keeps to its limit is not counted.
        """
        full = WORD_STRETCH + self.grown
        return max(self.gap, full) if self.grown > SEEN else self.gap


#: A line that is right as it stands.
NO_CHANGES: dict[int, float] = {}
SOLID = Fill(0.0, NO_CHANGES)


def fill(junctions: Sequence[Junction], gaps: int, spare: float) -> Fill:
    """Spread ``spare`` em (negative: too much) over a line.

    ``junctions`` are all inside the line; ``gaps`` counts those that may open.
    """
    if spare > _EPSILON:
        return _open(junctions, gaps, spare)
    if spare < -_EPSILON:
        return _close(junctions, -spare)
    return SOLID


def _open(junctions: Sequence[Junction], gaps: int, spare: float) -> Fill:
    changes: dict[int, float] = {}
    grown: list[int] = []
    growing = [i for i, at in enumerate(junctions) if at.stretch]
    for parted in (False, True):  # word spaces, then Han-Latin: it alone has glue
        takers = [i for i in growing if (junctions[i].glue > 0) == parted]
        room = sum([junctions[i].stretch for i in takers])
        if not room:
            continue
        share = min(1.0, spare / room)
        for i in takers:
            changes[i] = junctions[i].stretch * share
        spare -= room * share
        if spare <= _EPSILON:
            return Fill(0.0, changes)
        grown = grown or takers
    if gaps and (spare <= gaps * HOLE or not grown):
        return Fill(spare / gaps, changes)
    # Where Han cannot take it, what has grown to its limit grows on: a line of
    # Latin words, or one with a Han or two among them.
    more = spare / (gaps + len(grown)) if grown else 0.0
    for i in grown:
        changes[i] += more
    return Fill(more if gaps else 0.0, changes, 0.0 if grown else spare, more)


def _close(junctions: Sequence[Junction], need: float) -> Fill:
    tiers: dict[int, list[tuple[int, float]]] = {}
    for i, at in enumerate(junctions):
        for tier, room in at.gives:
            tiers.setdefault(tier, []).append((i, room))
    changes: dict[int, float] = {}
    for tier in sorted(tiers):
        whole = sum([room for _, room in tiers[tier]])
        share = min(1.0, need / whole)
        for i, room in tiers[tier]:
            changes[i] = changes.get(i, 0.0) - room * share
        need -= whole * share
        if need <= _EPSILON:
            return Fill(0.0, changes)
    return Fill(0.0, changes, -need)
