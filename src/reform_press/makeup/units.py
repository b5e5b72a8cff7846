"""Units of text on whole rows (行与块), between setting and filling.

In: nothing.  Out: the values that ``setting`` makes of a story's text, and
those that ``flow`` makes of them in the legs of a module.

"""

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
