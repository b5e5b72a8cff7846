"""A chapter as numbers (文流): what the breaker of pages knows of it.

In: nothing.  Out: values without text or fonts.  A chapter is boxes one below
the other, each of whole rows of the body's grid; a column ends before a box.
Heights are rows.  Notes are lines of their own, lower than a row; floats are
rows that leave the flow.

"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import mul
from typing import Literal, NamedTuple

#: here 文中 · top 版首 · foot 版尾 · page 整版 · spread 跨页
Place = Literal["here", "top", "foot", "page", "spread"]


class Box(NamedTuple):
    """What no column's foot parts (块): a line of text, a heading, a table's row."""

    rows: int = 1
    lead: int = 0  # rows of white before it, none at a column's head
    again: int = 0  # rows above it where it is at a column's head 续表表头
    penalty: float = 0.0  # of ending a column before it
    notes: int = 0  # lines of the notes that it calls


class Floating(NamedTuple):
    """A float before it has its place (待放图表)."""

    rows: int  # with its air; of a whole page none
    call: int  # boxes up to its call: it stands on no page before theirs
    place: Place = "top"
    span: int = 0  # columns, 0: all


class Give(NamedTuple):
    """A row that a paragraph may take more or less (加行、抽行).

    It may where one column holds all boxes from ``first`` to ``last``.
    """

    first: int
    last: int
    price: float


class Gives(NamedTuple):
    """All of one kind, in order: no two share a box."""

    firsts: Sequence[int]
    lasts: Sequence[int]
    prices: Sequence[float]

    def within(self, begin: int, end: int) -> list[int]:
        """Return those that boxes ``begin`` to before ``end`` have, cheapest first."""
        found = range(bisect_left(self.firsts, begin), bisect_left(self.lasts, end))
        return sorted(found, key=self.prices.__getitem__)


class NoteLines(NamedTuple):
    """The lines of all notes, one after the other (注文)."""

    row: float = 0.75  # height of a line
    apart: float = 0.5  # the rule above them and its white
    begins: Sequence[int] = ()  # for each line, the first line of its note
    parts: Sequence[bool] = ()  # for each line, whether a note may be parted before it

    def rows(self, lines: int) -> int:
        """Return the whole rows of so many lines at a column's foot."""
        if lines <= 0:
            return 0
        exact = self.apart + lines * self.row
        return -int(-(exact - _SLACK) // 1)

    def room(self, rows: int) -> int:
        """Return how many lines whole rows hold."""
        return max(0, int((rows - self.apart + _SLACK) // self.row))


class Stream(NamedTuple):
    """A chapter of ``n`` boxes as prefix sums, all but ``floats`` n + 1 long."""

    n: int
    downs: Sequence[int]  # rows before a box, white before it left out
    tops: Sequence[int]  # rows more of a column that begins with it, mostly less
    penalties: Sequence[float]
    noted: Sequence[int]  # lines of notes called before it
    floats: tuple[Floating, ...] = ()  # in the order of their calls
    longer: Gives = Gives((), (), ())
    shorter: Gives = Gives((), (), ())
    notes: NoteLines = NoteLines()

    def rows(self, begin: int, end: int) -> int:
        """Return the rows of a column from one box to before another."""
        if begin >= end:
            return 0
        return self.downs[end] - self.downs[begin] + self.tops[begin]

    def floated(self, begin: int, end: int, columns: int) -> int:
        """Return the rows that floats take, those of all columns together."""
        wide = (
            1 if one.place == "here" else min(one.span or columns, columns)
            for one in self.floats[begin:end]
        )
        own = (one.rows for one in self.floats[begin:end])
        return sum(map(mul, own, wide))


class Shape(NamedTuple):
    """The pages that a chapter is poured into (版心)."""

    rows: int
    columns: int = 1
    right: bool = True  # whether the first one is a right-hand page
    opening: int = 0  # rows at the head of the first page that its title has
    titled: bool = False  # the first column begins with a title: no float over it


def stream_of(
    boxes: Sequence[Box],
    floats: Iterable[Floating] = (),
    longer: Iterable[Give] = (),
    shorter: Iterable[Give] = (),
    notes: NoteLines | None = None,
) -> Stream:
    """Return boxes as a stream."""
    downs = accumulate((box.lead + box.rows for box in boxes), initial=0)
    return Stream(
        len(boxes),
        tuple(downs),
        (*(box.again - box.lead for box in boxes), 0),
        (*(box.penalty for box in boxes), 0.0),
        tuple(accumulate((box.notes for box in boxes), initial=0)),
        tuple(floats),
        _gives(longer),
        _gives(shorter),
        notes or NoteLines(),
    )


def note_lines(counts: Iterable[int], row: float, apart: float) -> NoteLines:
    """Return notes of so many lines each; two stand together on either side."""
    begins: list[int] = []
    parts: list[bool] = []
    for count in counts:
        begin = len(begins)
        begins += [begin] * count
        parts += [TOGETHER <= line <= count - TOGETHER for line in range(count)]
    return NoteLines(row, apart, tuple(begins), tuple(parts))


def _gives(gives: Iterable[Give]) -> Gives:
    ordered = sorted(gives)
    return Gives(
        tuple(one.first for one in ordered),
        tuple(one.last for one in ordered),
        tuple(one.price for one in ordered),
    )


#: Lines of a parted paragraph or note that stand together.
TOGETHER = 2
_SLACK = 1e-6
