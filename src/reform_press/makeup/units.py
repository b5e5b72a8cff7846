"""Units of text on whole rows (行与块), between setting and filling.

In: nothing.  Out: the values that ``setting`` makes of a story's text, and
those that ``flow`` makes of them in the legs of a module.

"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reform_press.compose.galley import Line


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line and its baseline below the top of its unit, in points."""

    line: Line
    baseline: float
    role: str


@dataclass(frozen=True, slots=True)
class Unit:
    """What stands together on whole rows: a line of text, a crosshead."""

    rows: int
    lines: tuple[SetLine, ...]
    paragraph: int  # index of its paragraph in the story
    first: bool = False  # begins its paragraph
    last: bool = False  # ends its paragraph
    holds: int = 0  # units that must follow it in the same leg
    give: int = 0  # rows of air it may take besides its own
    run_in: bool = False  # holds a run-in head, which may stand alone at a foot
    lead: int = 0  # rows of white before it, none at a leg's top


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit at its place: strip, row from the strip's top, rows of air."""

    unit: Unit
    strip: int
    row: int
    air: int = 0  # rows more than the unit's own; half stands above it


@dataclass(frozen=True, slots=True)
class Choice:
    """One setting of a paragraph, and what it costs beside the plain one."""

    units: tuple[Unit, ...]
    price: float = 0.0


#: Of one paragraph, the plain one first.
Settings = tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """Units as placed, and those that found no room (余稿)."""

    placed: tuple[Placed, ...]
    overset: tuple[Unit, ...]
    price: float
    stranded: tuple[Unit, ...] = ()  # crossheads parted from their text (背题)

    @property
    def widows(self) -> tuple[Unit, ...]:
        """Last lines of paragraphs that open a strip (孤行)."""
        return tuple(
            one.unit
            for before, one in pairwise(self.placed)
            if one.strip != before.strip
            and one.unit.last
            and one.unit.paragraph == before.unit.paragraph
        )


def rows_of(choice: Choice) -> int:
    """Return how many rows a paragraph takes in one of its settings."""
    return sum(unit.rows + unit.lead for unit in choice.units)


def rows_used(leg: Sequence[Placed]) -> int:
    """Return how many rows of a leg its units take, from its top."""
    return max((one.row + one.unit.rows + one.air for one in leg), default=0)


def lonely(leg: Sequence[Placed]) -> int:
    """Count the single lines and characters of a leg (孤行、孤字).

    A paragraph's last line at the top, its first line at the foot, and last
    lines of one character, marks aside; a paragraph of one line is none.
    """
    if not leg:
        return 0
    top, foot = leg[0].unit, leg[-1].unit
    runts = sum(_is_runt(one.unit) for one in leg)
    return int(_ends(top)) + int(foot.first and not foot.last) + runts


def _ends(unit: Unit) -> bool:
    return unit.last and not unit.first


def _is_runt(unit: Unit) -> bool:
    text = "".join(placed.line.text for placed in unit.lines)
    return _ends(unit) and sum(map(str.isalnum, text)) == 1
