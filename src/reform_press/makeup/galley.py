"""Text poured into columns (毛样).

In: paragraphs and the sheet to fill.  Out: columns, one at a time, each cut
when it is asked for; ``galley_page`` makes pages of them.

"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from math import floor
from typing import NamedTuple

from reform_press.compose.dropcap import compose_dropped
from reform_press.compose.galley import Galley, Line, Measure
from reform_press.compose.lengths import compose_to
from reform_press.compose.paragraph import Compositor, compose_paragraph
from reform_press.compose.parcel import packed_all, unpacked_all
from reform_press.content.model import Paragraph
from reform_press.geometry import ASCENT, SLACK, Size, rounded
from reform_press.jobs import spread
from reform_press.kept import NOTHING, Kept, Memory, common_ends
from reform_press.makeup.feet import (
    Column,
    Cut,
    SetParagraph,
    Stood,
    columns,
    columns_again,
)
from reform_press.makeup.label import hanging, labelled, measured, unlabelled
from reform_press.style.model import TextStyle

#: Paragraphs in one job.
BATCH = 20


class GalleySheet(NamedTuple):
    """The paper of a galley: its size, margins and columns, in points.

    Columns of vertical lines stand one below the other (分栏直排); their lines
    run from right to left.
    """

    size: Size
    margin: float
    columns: int
    gutter: float
    vertical: bool = False
    em: float = 0.0  # measures are whole ems of so many points; 0: any measure
    numbered: bool = False  # every line has its number beside it (行号)

    @property
    def measure(self) -> float:
        """Length of one line."""
        free = self._free
        return floor(free / self.em + SLACK) * self.em if self.em else free

    def rows(self, style: TextStyle) -> int:
        """Return how many lines a column holds; the last needs no leading."""
        width, height = self.size
        across = (width if self.vertical else height) - 2 * self.margin
        return max(0, int((across - style.size + SLACK) / style.leading) + 1)

    def places(self, column: int, style: TextStyle) -> list[tuple[float, float]]:
        """Return where each line of a column begins: x and baseline.

        A vertical line begins at its axis and its head.
        """
        surplus = self.columns * (self._free - self.measure)
        along = self.margin + surplus / 2 + column * (self.measure + self.gutter)
        rows = [self.margin + row * style.leading for row in range(self.rows(style))]
        if self.vertical:
            first, head = self.size.width - style.size / 2, rounded(along)
            return [(rounded(first - across), head) for across in rows]
        left, ascent = rounded(along), ASCENT * style.size
        return [(left, rounded(across + ascent)) for across in rows]

    @property
    def beside(self) -> float:
        """Room beside a column that is free of text, at least."""
        return min(self.margin, self.gutter) if self.columns > 1 else self.margin

    @property
    def _free(self) -> float:
        """What margins and gutters leave for the lines of one column."""
        width, height = self.size
        inner = (height if self.vertical else width) - 2 * self.margin
        return (inner - (self.columns - 1) * self.gutter) / self.columns


class Copy(NamedTuple):
    """The paragraphs of a galley and all that it takes to set them (毛样原稿).

    ``kept`` is made for this measure, this style and these fonts.  Sources are
    those of ``Typescript``: ``above`` tells where each paragraph begins.
    """

    paragraphs: tuple[Paragraph, ...]
    measure: float
    style: TextStyle
    compositor: Compositor
    kept: Kept = NOTHING
    above: tuple[int, ...] = ()  # none: sources are those of the file

    def galley(self, paragraph: Paragraph) -> Galley:
        """Set a paragraph as it is best."""
        plain, style, shape = self.task(paragraph)
        if plain.drop:
            galley = compose_dropped(plain, style, shape, self.compositor)[0][0]
        else:
            galley = compose_paragraph(plain, style, shape, self.compositor)
        return labelled(galley, paragraph, style, self.compositor)

    def in_lines(self, paragraph: Paragraph, lines: int) -> Galley | None:
        """Set a paragraph in so many lines; None if a reader would notice."""
        memory = self.kept.memory
        if memory is None:
            return self._in_lines(paragraph, lines)
        key = ("galley", self.kept.maker, paragraph, lines)
        found: tuple[Galley | None] | None = memory.get(key)
        if found is None:
            found = (self._in_lines(paragraph, lines),)
            memory.put(key, found)
        return found[0]

    def _in_lines(self, paragraph: Paragraph, lines: int) -> Galley | None:
        plain, style, shape = self.task(paragraph)
        if plain.drop:
            return None
        galley = compose_to(plain, style, shape, self.compositor, lines)
        return galley and labelled(galley, paragraph, style, self.compositor)

    def task(self, paragraph: Paragraph) -> tuple[Paragraph, TextStyle, Measure]:
        """Return what is to be set of a paragraph, beside its label, and how."""
        style = hanging(paragraph, self.style_of(paragraph), self.compositor)
        shape = measured(paragraph, style, Measure((self.measure,)))
        return unlabelled(paragraph), style, shape

    def style_of(self, paragraph: Paragraph) -> TextStyle:
        """Return the style of a paragraph's role; all keep the one leading."""
        style = self.style
        match paragraph.role:
            case "crosshead":
                return style._replace(han=style.strong_han, indent=0.0, align="centre")
            case "quote":
                return style._replace(han=style.emphasis_han, indent=4.0, hang=2.0)
            case "verse":
                return style._replace(han=style.emphasis_han, hang=2.0, align="start")
            case "item":
                return style._replace(indent=2.0, hang=2.0)
        return style


def compose_galleys(copy: Copy) -> Iterator[SetParagraph]:
    """Compose paragraphs; a second process begins at once where there is one.

    What this process has just set is not set again.
    """
    memory = copy.kept.memory
    if memory is None:
        return _composed(copy.paragraphs, copy)
    return iter(_composed_again(copy, memory))


def _composed(wanted: Sequence[Paragraph], copy: Copy) -> Iterator[SetParagraph]:
    """Compose paragraphs that nothing is kept of."""

    def batch(number: int) -> tuple[Galley, ...]:
        first = number * BATCH
        return tuple(map(copy.galley, wanted[first : first + BATCH]))

    done = spread(batch, -(-len(wanted) // BATCH), packed_all, unpacked_all)
    return map(SetParagraph, wanted, chain.from_iterable(done))


def _composed_again(copy: Copy, memory: Memory) -> tuple[SetParagraph, ...]:
    """Compose what an edit changed.

    The paragraphs before and after it are those of the last galley.  Of the
    others, some have stood elsewhere or a few edits ago.
    """
    maker = copy.kept.maker
    before: tuple[SetParagraph, ...] = memory.get(("set", maker)) or ()
    head, tail = common_ends([one.paragraph for one in before], copy.paragraphs)
    for gone in before[head : len(before) - tail]:
        memory.put(("paragraph", maker, gone.paragraph), gone)
    here = copy.paragraphs[head : len(copy.paragraphs) - tail]
    known = {one: memory.get(("paragraph", maker, one)) for one in here}
    fresh = _composed([one for one, found in known.items() if found is None], copy)
    known |= {one.paragraph: one for one in fresh}
    last = before[len(before) - tail :]
    found = (*before[:head], *(known[one] for one in here), *last)
    memory.put(("set", maker), found)
    return found


class PlacedColumn(NamedTuple):
    """A column and its place in the galley, both counted from 1."""

    page: int
    number: int  # on its page
    first: int  # the number of its first line in the whole galley
    parts: Column

    @property
    def lines(self) -> Iterator[Line]:
        """The lines from its head to its foot."""
        return (line for part in self.parts for line in part.lines)


def columns_of(
    paragraphs: Iterable[SetParagraph], copy: Copy, sheet: GalleySheet
) -> Iterator[PlacedColumn]:
    """Cut what is set into columns, and give them their places."""
    first = 1
    for count, cut in enumerate(_cuts(paragraphs, copy, sheet.rows(copy.style))):
        page, number = divmod(count, sheet.columns)
        yield PlacedColumn(page + 1, number + 1, first, cut.column)
        first += sum([part.end - part.begin for part in cut.column])


def _cuts(paragraphs: Iterable[SetParagraph], copy: Copy, rows: int) -> Iterable[Cut]:
    """Cut columns; those that this process has just cut are not cut again."""
    memory = copy.kept.memory
    if memory is None:
        return columns(paragraphs, rows, copy.in_lines)
    key = ("columns", copy.kept.maker, rows)
    now = tuple(paragraphs)
    stood: Stood = memory.get(key) or ((), ())
    cuts = tuple(columns_again(now, rows, copy.in_lines, stood))
    memory.put(key, (now, cuts))
    return cuts
