"""Where the columns of a galley end (栏脚): no widow, no orphan, no bare head.

In: set paragraphs one after the other, the lines that a column holds, and
what other lengths a paragraph may have.  Out: columns, each when it is full.
No line is lost or doubled; only as many paragraphs are held as one column and
the one after it need.

A paragraph's last line does not open a column, its first line does not end
one (CLREQ 3.4.4), and a crosshead never stands at the foot (4.1.3).  To get
there one paragraph of the column is set a line longer or shorter if nobody
notices (加行、抽行), else the column ends a line or more early.

"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from reform_press.compose.galley import Galley, Line
from reform_press.content.model import Paragraph
from reform_press.errors import Diagnostic
from reform_press.kept import common_ends

#: Lines of a paragraph that stand together at the foot or the head of a column.
TOGETHER = 2
#: Paragraphs of a column that are tried in another length, from its foot up.
TRIED = 4
#: Columns shorter than this are filled as they come.
SHORTEST = 6
#: Share of its lines that a column holds at least.
LEAST = 0.5


class SetParagraph(NamedTuple):
    """A paragraph as set, or what is left of one whose head is in a column."""

    paragraph: Paragraph
    galley: Galley
    begun: int = 0  # lines of it that earlier columns have

    @property
    def crosshead(self) -> bool:
        """Whether it goes with the text below it."""
        return self.paragraph.role == "crosshead"

    @property
    def left(self) -> int:
        """Lines that still want a place."""
        return len(self.galley.lines) - self.begun

    def parts_after(self, count: int) -> bool:
        """Tell whether it may be parted after ``count`` of the lines left."""
        head = self.begun + count
        tail = self.left - count
        least = max(TOGETHER, self.paragraph.drop)  # the rows of a drop cap
        return not self.crosshead and head >= least and tail >= TOGETHER


class Slice(NamedTuple):
    """Lines ``begin`` to before ``end`` of a paragraph, in one column."""

    paragraph: SetParagraph
    begin: int
    end: int

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines."""
        return self.paragraph.galley.lines[self.begin : self.end]

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The remarks on the paragraph, told with its first line."""
        return () if self.begin else self.paragraph.galley.diagnostics


#: What stands in one column, from its head to its foot.
Column = tuple[Slice, ...]
#: Sets a paragraph in so many lines; None: it would be noticed.
Setter = Callable[[Paragraph, int], Galley | None]


class Cut(NamedTuple):
    """A column, and where its galley was cut (切栏)."""

    column: Column
    taken: int  # paragraphs that were read until the column was full
    rest: tuple[SetParagraph, ...]  # what of them goes on in the next column


_UNCUT = Cut((), 0, ())


def columns(
    paragraphs: Iterable[SetParagraph], rows: int, setter: Setter, last: Cut = _UNCUT
) -> Iterator[Cut]:
    """Yield full columns of at most ``rows`` lines, and what is left at last.

    ``paragraphs`` are those that the ``last`` column has not read.
    """
    source, taken = iter(paragraphs), last.taken
    waiting = list(last.rest)
    held = sum(one.left for one in waiting)
    while True:
        while held > rows:
            column, waiting = _cut(*_foot(waiting, rows, setter))
            held = sum(one.left for one in waiting)
            yield Cut(column, taken, tuple(waiting))
        paragraph = next(source, None)
        if paragraph is None:
            break
        waiting.append(paragraph)
        taken += 1
        held += paragraph.left
    if held:
        yield Cut(_cut(waiting, held)[0], taken, ())


#: Paragraphs of a galley, and the columns that they were cut into.
Stood = tuple[Sequence[SetParagraph], Sequence[Cut]]


def columns_again(
    paragraphs: Sequence[SetParagraph], rows: int, setter: Setter, stood: Stood
) -> Iterator[Cut]:
    """Yield what ``columns`` does, cutting only where an edit asks for it.

    ``stood`` are the paragraphs before it and their columns of as many rows.
    Columns stay that the edit is below of; others cease to be cut where one
    leaves for the next what it left before.
    """
    before, cuts = stood
    head, tail = common_ends(before, paragraphs)
    # The last column ended only because there was no more.
    stay = sum(cut.taken <= head for cut in cuts[:-1])
    yield from cuts[:stay]
    last = cuts[stay - 1] if stay else _UNCUT
    more = len(paragraphs) - len(before)
    ended: dict[int, list[int]] = {}
    for at in range(stay, len(cuts)):
        ended.setdefault(cuts[at].taken + more, []).append(at)
    for cut in columns(paragraphs[last.taken :], rows, setter, last):
        yield cut
        if cut.taken < len(paragraphs) - tail:
            continue
        for at in ended.get(cut.taken, ()):
            if cuts[at].rest == cut.rest:
                later = cuts[at + 1 :]
                if more:
                    later = [one._replace(taken=one.taken + more) for one in later]
                yield from later
                return


def _foot(
    waiting: list[SetParagraph], rows: int, setter: Setter
) -> tuple[list[SetParagraph], int]:
    """Return the paragraphs as they are best set, and the lines of the column."""
    if rows < SHORTEST or _may_end(waiting, rows):
        return waiting, rows
    last, _ = _reach(waiting, rows)
    for number in range(last, max(-1, last - TRIED), -1):
        one = waiting[number]
        for lines in (one.left - 1, one.left + 1):
            if one.begun or not _would_help(waiting, rows, number, lines):
                continue
            galley = setter(one.paragraph, lines)
            if galley:
                waiting[number] = one._replace(galley=galley)
                return waiting, rows
    for shorter in range(rows - 1, int(rows * LEAST), -1):
        if _may_end(waiting, shorter):
            return waiting, shorter
    return waiting, rows


def _would_help(
    waiting: list[SetParagraph], rows: int, number: int, lines: int
) -> bool:
    """Tell whether the column could end if one paragraph had so many lines."""
    one = waiting[number]
    if one.crosshead or lines < 1:
        return False
    tried = list(waiting)
    tried[number] = one._replace(galley=Galley(one.galley.lines[:1] * lines))
    return _may_end(tried, rows)


def _reach(waiting: Sequence[SetParagraph], rows: int) -> tuple[int, int]:
    """Return which paragraph row ``rows`` ends before or in, and its lines above."""
    for number, one in enumerate(waiting):
        left = one.left
        if rows < left:
            return number, rows
        rows -= left
    return len(waiting), 0


def _may_end(waiting: Sequence[SetParagraph], rows: int) -> bool:
    """Tell whether a column may end after ``rows`` lines."""
    number, above = _reach(waiting, rows)
    if above:
        return waiting[number].parts_after(above)
    return not waiting[number - 1].crosshead or number == len(waiting)


def _cut(
    waiting: Sequence[SetParagraph], rows: int
) -> tuple[Column, list[SetParagraph]]:
    """Take the first ``rows`` lines."""
    number, above = _reach(waiting, rows)
    whole = waiting[:number]
    column = [Slice(one, one.begun, len(one.galley.lines)) for one in whole]
    rest = list(waiting[number:])
    if above:
        parted = rest[0]
        end = parted.begun + above
        column.append(Slice(parted, parted.begun, end))
        rest[0] = parted._replace(begun=end)
    return tuple(column), rest
