"""What composition is asked for and what it returns (行长、行、毛样).

In: nothing.  Out: the values between composition and make-up.  A galley is
lines not yet on a page: every x runs from the left edge of the measure, and
no line knows a y.

"""

from typing import Literal, NamedTuple

from reform_press.errors import Diagnostic, Source
from reform_press.page import GlyphRun


class Measure(NamedTuple):
    """The shape text is poured into (行长): width and start of each line.

    The last entry repeats for ever.  Runaround (绕排) is a measure whose
    entries differ; ``starts`` are x offsets from the left edge of the column.
    """

    widths: tuple[float, ...]
    starts: tuple[float, ...] = (0.0,)

    def width(self, line: int) -> float:
        """Return the width of line ``line``, counted from 0."""
        return self.widths[min(line, len(self.widths) - 1)]

    def start(self, line: int) -> float:
        """Return the x at which line ``line`` begins."""
        return self.starts[min(line, len(self.starts) - 1)]

    def after(self, lines: int) -> "Measure":
        """Return what is left of the shape below ``lines`` lines."""
        if lines <= 0 or len(self.widths) == len(self.starts) == 1:
            return self
        return Measure(
            self.widths[min(lines, len(self.widths) - 1) :],
            self.starts[min(lines, len(self.starts) - 1) :],
        )


#: A link on a line: x from the left edge of the column, width, target.
Linked = tuple[float, float, str]


class Marked(NamedTuple):
    """A mark between the lines (行间标记), lengths in pt along the line."""

    kind: Literal["dot", "name", "title"]  # 着重号、专名号、书名号
    x: float  # of the cells it belongs to
    width: float


class Ruby(NamedTuple):
    """A reading above its characters (注音), lengths in pt along the line."""

    text: str
    x: float
    width: float


class Line(NamedTuple):
    """One line as set (行): its runs from the left edge of the column."""

    runs: tuple[GlyphRun, ...]
    x: float  # where the ink area of the line starts: indent and wrap
    width: float  # from x to the end of the last cell
    text: str  # the characters of copy it shows
    source: Source | None = None
    first: bool = False  # begins its paragraph
    last: bool = False  # ends its paragraph
    opened: float = 0.0  # em added to a gap to justify, at most, see ``justify``
    links: tuple[Linked, ...] = ()
    marks: tuple[Marked, ...] = ()
    ruby: tuple[Ruby, ...] = ()
    vertical: bool = False  # its x runs down


class Galley(NamedTuple):
    """A paragraph or a string of them as set, not yet placed (毛样)."""

    lines: tuple[Line, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
