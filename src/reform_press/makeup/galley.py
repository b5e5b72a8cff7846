"""Text poured into columns (毛样).

In: paragraphs and the sheet to fill.  Out: pages, one at a time, each made
when it is asked for.  Nothing is placed but text: the quickest way to see
the compositor at work.

"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reform_press.compose.galley import Galley, Line, Measure
from reform_press.compose.paragraph import Compositor, compose_paragraph
from reform_press.compose.parcel import packed, unpacked
from reform_press.content.model import Paragraph
from reform_press.errors import Diagnostic
from reform_press.geometry import SLACK, Size, rounded
from reform_press.jobs import spread
from reform_press.makeup.label import hanging, labelled
from reform_press.page import Page, Sheet, TextLine
from reform_press.style.model import TextStyle

#: Paragraphs in one job.
BATCH = 20
#: Height of a Han face above its baseline, in em.
ASCENT = 0.88


class GalleySheet(NamedTuple):
    """The paper of a galley: its size, margins and columns, in points."""

    size: Size
    margin: float
    columns: int
    gutter: float

    @property
    def measure(self) -> float:
        """Width of one column."""
        inner = self.size.width - 2 * self.margin
        return (inner - (self.columns - 1) * self.gutter) / self.columns

    def rows(self, style: TextStyle) -> int:
        """Return how many lines a column holds; the last needs no leading."""
        height = self.size.height - 2 * self.margin
        return max(0, int((height - style.size + SLACK) / style.leading) + 1)


def lay_galley(
    galleys: Iterable[Galley],
    sheet: GalleySheet,
    style: TextStyle,
    notes: list[Diagnostic],
) -> Iterator[Page]:
    """Yield the pages of a galley; remarks of composition go to ``notes``."""
    rows = sheet.rows(style)
    room = rows * sheet.columns
    paper = Sheet(sheet.size)
    waiting: list[Line] = []
    number = 1
    for galley in galleys:
        waiting += galley.lines
        notes += galley.diagnostics
        while len(waiting) > room:
            yield Page(number, paper, _placed(waiting[:room], sheet, style, rows))
            del waiting[:room]
            number += 1
    if waiting or number == 1:
        yield Page(number, paper, _placed(waiting, sheet, style, rows))


def compose_galleys(
    paragraphs: tuple[Paragraph, ...],
    measure: float,
    style: TextStyle,
    compositor: Compositor,
) -> Iterator[Galley]:
    """Compose paragraphs; a second process begins at once where there is one."""
    shape = Measure((measure,))

    def batch(number: int) -> Galley:
        lines: list[Line] = []
        remarks: list[Diagnostic] = []
        for paragraph in paragraphs[number * BATCH : (number + 1) * BATCH]:
            as_set = style if paragraph.role == "body" else _style_of(paragraph, style)
            as_set = hanging(paragraph, as_set, compositor)
            galley = compose_paragraph(paragraph, as_set, shape, compositor)
            galley = labelled(galley, paragraph, as_set, compositor)
            lines += galley.lines
            remarks += galley.diagnostics
        return Galley(tuple(lines), tuple(remarks))

    return spread(batch, -(-len(paragraphs) // BATCH), packed, unpacked)


def _style_of(paragraph: Paragraph, style: TextStyle) -> TextStyle:
    """Return the style of what is not body text; all keep the one leading."""
    if paragraph.role == "crosshead":
        return style._replace(han=style.strong_han, indent=0.0, align="centre")
    if paragraph.role == "quote":
        return style._replace(han=style.emphasis_han, indent=4.0, hang=2.0)
    if paragraph.role == "item":
        return style._replace(indent=2.0, hang=2.0)
    return style


def _placed(
    lines: list[Line], sheet: GalleySheet, style: TextStyle, rows: int
) -> tuple[TextLine, ...]:
    step = sheet.measure + sheet.gutter
    tops = [
        rounded(sheet.margin + ASCENT * style.size + row * style.leading)
        for row in range(rows)
    ]
    placed = []
    for column in range(-(-len(lines) // rows) if rows else 0):
        x = rounded(sheet.margin + column * step)
        for y, line in zip(tops, lines[column * rows :], strict=False):
            placed.append(TextLine(x, y, line.width, line.runs, line.text, line.source))
    return tuple(placed)
