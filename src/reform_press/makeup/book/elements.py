"""What a chapter is made of once it is set (排好的章).

In: nothing.  Out: values between the setting of a chapter, the breaker, which
sees its stream only, and the pages.  Box n of the stream is a line of a
paragraph or a whole block; a block is rows of lines and rules.

"""

from bisect import bisect_right
from typing import NamedTuple

from reform_press.compose.galley import Galley, Line, Measure
from reform_press.content.book.model import Float
from reform_press.content.model import Paragraph
from reform_press.errors import Diagnostic, Source
from reform_press.makeup.book.charts_in_flow import Drawn
from reform_press.makeup.book.stream import Gives, Stream
from reform_press.makeup.book.tabled import SetRow
from reform_press.page import GlyphRun
from reform_press.style.model import TextStyle

#: Where the runs of a paragraph stand in their file, see ``paragraphs``.
Places = tuple[Source | None, ...]


class Task(NamedTuple):
    """What a paragraph is set from, in any of its lengths."""

    paragraph: Paragraph  # behind the title of its entry
    date: Paragraph | None  # that hangs before it
    style: TextStyle
    measure: Measure


class SetText(NamedTuple):
    """A paragraph as it is best; a line is a row."""

    galley: Galley
    role: str
    baseline: float  # below the upper edge of a row
    ids: tuple[str, ...] = ()  # that lead here
    places: Places = ()  # of its runs, where its lines tell these
    task: Task | None = None  # where it has other lengths
    runs: tuple[tuple[GlyphRun, ...], ...] = ()  # of its lines, see ``own_runs``


class SetBlock(NamedTuple):
    """Rows that no foot parts: a heading, a row of a table."""

    row: SetRow
    again: SetRow | None = None  # stands over it at a column's head 续表表头
    ids: tuple[str, ...] = ()
    heading: str = ""  # as running heads have it
    level: int = 0
    rise: float = 0.0  # how far up it moves at a column's head, pt


Element = SetText | SetBlock


class SetFloat(NamedTuple):
    """A float: a table as rows, or a caption under a picture or a chart."""

    float: Float
    rows: int  # with its air, 0: it has a page of its own
    columns: int
    block: SetRow
    chart: Drawn | None = None
    part: int = 0  # of a table over several pages, from 0
    uncut: bool = False  # a picture that its room does not cut


class SetNotes(NamedTuple):
    """The lines of all notes of a chapter, one after the other."""

    lines: tuple[Line, ...] = ()
    counts: tuple[int, ...] = ()  # lines of each note
    names: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()  # of each line, the chapter


class Begun(NamedTuple):
    """Where the chapters of a stream begin, the first of them at 0."""

    stories: tuple[str, ...]  # their ids
    elements: tuple[int, ...]  # the first of each
    floats: tuple[int, ...]

    def of_element(self, number: int) -> str:
        """Return the chapter that an element is of."""
        return self.stories[bisect_right(self.elements, number) - 1]

    def of_float(self, number: int) -> str:
        """Return the chapter that a float is of."""
        return self.stories[bisect_right(self.floats, number) - 1]


class InText(NamedTuple):
    """A table whose rows are boxes of the text, in which it stands (文中表)."""

    float: Float
    box: int  # the first of it
    floats: int  # that were called before it
    rows: int  # of all of it, with its air
    boxes: int  # its head, and one for each row of it


#: A paragraph in another length: its element, and in how many lines.  A
#: heading's is -1: a row more of white above it.
Other = tuple[int, int]


class SetChapter(NamedTuple):
    """A chapter ready to be broken into pages, or several that run on (接排)."""

    begun: Begun
    stream: Stream
    elements: tuple[Element, ...]
    starts: tuple[int, ...]  # the first box of each element
    floats: tuple[SetFloat, ...] = ()
    notes: SetNotes = SetNotes()
    longer: tuple[Other, ...] = ()  # as the stream has them
    shorter: tuple[Other, ...] = ()
    opening: SetBlock | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    tables: tuple[InText, ...] = ()

    @property
    def titled(self) -> bool:
        """Whether its first column begins with the title of a chapter."""
        first = self.elements[0] if self.elements else None
        return isinstance(first, SetBlock) and first.level == 1

    def first_boxes(self) -> tuple[int, ...]:
        """Return the first box of each chapter."""
        starts = (*self.starts, self.stream.n)
        return tuple(starts[element] for element in self.begun.elements)

    def element_at(self, box: int) -> int:
        """Return the number of the element that a box is of."""
        return bisect_right(self.starts, box) - 1

    def others(self, begin: int, end: int, won: int) -> dict[int, int]:
        """Return the lines of paragraphs set longer or shorter in a column."""
        gives: Gives = self.stream.longer if won > 0 else self.stream.shorter
        told = self.longer if won > 0 else self.shorter
        chosen = gives.within(begin, end)[: abs(won)]
        return dict(told[number] for number in chosen)
