"""Text poured into columns (毛样).

In: paragraphs and the sheet to fill.  Out: pages, one at a time, each made
when it is asked for.  Nothing is placed but text: the quickest way to see
the compositor at work.

"""

from collections.abc import Iterable, Iterator
from math import floor
from typing import NamedTuple

from reform_press.compose.galley import Galley, Line, Measure
from reform_press.compose.paragraph import (
    Compositor,
    compose_paragraph,
    compose_to,
)
from reform_press.compose.parcel import packed_all, unpacked_all
from reform_press.content.model import Paragraph
from reform_press.errors import Diagnostic
from reform_press.geometry import SLACK, Size, rounded
from reform_press.jobs import spread
from reform_press.makeup.feet import Column, SetParagraph, columns
from reform_press.makeup.label import hanging, labelled
from reform_press.page import Page, Sheet, TextLine
from reform_press.style.model import TextStyle

#: Paragraphs in one job.
BATCH = 20
#: Height of a Han face above its baseline, in em.
ASCENT = 0.88


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

    def place(self, column: int, row: int, style: TextStyle) -> tuple[float, float]:
        """Return where a line begins: x and baseline, or axis and head (直排)."""
        surplus = self.columns * (self._free - self.measure)
        along = self.margin + surplus / 2 + column * (self.measure + self.gutter)
        across = self.margin + row * style.leading
        if self.vertical:
            axis = self.size.width - across - style.size / 2
            return rounded(axis), rounded(along)
        return rounded(along), rounded(across + ASCENT * style.size)

    @property
    def _free(self) -> float:
        """What margins and gutters leave for the lines of one column."""
        width, height = self.size
        inner = (height if self.vertical else width) - 2 * self.margin
        return (inner - (self.columns - 1) * self.gutter) / self.columns


class Copy(NamedTuple):
    """The paragraphs of a galley and all that it takes to set them (毛样原稿)."""

    paragraphs: tuple[Paragraph, ...]
    measure: float
    style: TextStyle
    compositor: Compositor

    def galley(self, at: int) -> Galley:
        """Set a paragraph as it is best."""
        paragraph, style, shape = self._task(at)
        galley = compose_paragraph(paragraph, style, shape, self.compositor)
        return self._labelled(galley, paragraph, style)

    def in_lines(self, at: int, lines: int) -> Galley | None:
        """Set a paragraph in so many lines; None if a reader would notice."""
        paragraph, style, shape = self._task(at)
        galley = compose_to(paragraph, style, shape, self.compositor, lines)
        return galley and self._labelled(galley, paragraph, style)

    def _task(self, at: int) -> tuple[Paragraph, TextStyle, Measure]:
        paragraph = self.paragraphs[at]
        return paragraph, self.style_of(paragraph), Measure((self.measure,))

    def _labelled(
        self, galley: Galley, paragraph: Paragraph, style: TextStyle
    ) -> Galley:
        if not paragraph.label:
            return galley
        return labelled(galley, paragraph, style, self.compositor)

    def style_of(self, paragraph: Paragraph) -> TextStyle:
        """Return the style of a paragraph; all keep the one leading."""
        style = self.style
        if paragraph.role == "crosshead":
            return style._replace(han=style.strong_han, indent=0.0, align="centre")
        if paragraph.role == "quote":
            return style._replace(han=style.emphasis_han, indent=4.0, hang=2.0)
        if paragraph.role == "item":
            style = style._replace(indent=2.0, hang=2.0)
        return hanging(paragraph, style, self.compositor)


def compose_galleys(copy: Copy) -> Iterator[SetParagraph]:
    """Compose paragraphs; a second process begins at once where there is one."""
    count = len(copy.paragraphs)

    def batch(number: int) -> tuple[Galley, ...]:
        first = number * BATCH
        return tuple(map(copy.galley, range(first, min(first + BATCH, count))))

    done = spread(batch, -(-count // BATCH), packed_all, unpacked_all)
    return _numbered(done, copy)


def _numbered(
    batches: Iterable[tuple[Galley, ...]], copy: Copy
) -> Iterator[SetParagraph]:
    index = 0
    for batch in batches:
        for galley in batch:
            crosshead = copy.paragraphs[index].role == "crosshead"
            yield SetParagraph(index, galley, crosshead)
            index += 1


def lay_galley(
    paragraphs: Iterable[SetParagraph],
    copy: Copy,
    sheet: GalleySheet,
    notes: list[Diagnostic],
) -> Iterator[Page]:
    """Yield the pages of a galley; remarks of composition go to ``notes``."""
    paper = Sheet(sheet.size)
    items: list[TextLine] = []
    number, column = 1, 0
    for found in columns(paragraphs, sheet.rows(copy.style), copy.in_lines):
        if column == sheet.columns:
            yield Page(number, paper, tuple(items))
            items.clear()
            number, column = number + 1, 0
        items += _placed(found, column, sheet, copy.style)
        for part in found:
            notes += part.diagnostics
        column += 1
    yield Page(number, paper, tuple(items))


def _placed(
    column: Column, number: int, sheet: GalleySheet, style: TextStyle
) -> Iterator[TextLine]:
    lines = (line for part in column for line in part.lines)
    for row, line in enumerate(lines):
        x, y = sheet.place(number, row, style)
        yield _as_item(line, x, y)


def _as_item(line: Line, x: float, y: float) -> TextLine:
    return TextLine(
        x, y, line.width, line.runs, line.text, line.source, vertical=line.vertical
    )
