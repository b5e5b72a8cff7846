"""Columns of a galley become pages (毛样成版).

In: columns and the sheet.  Out: pages, one at a time, each made when it is
asked for.  Nothing is placed but text: the quickest way to see the compositor
at work.

"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import NamedTuple

from reform_press.compose.paragraph import set_line
from reform_press.content.plain import told_lower
from reform_press.errors import Diagnostic
from reform_press.geometry import rounded
from reform_press.kept import Memory
from reform_press.makeup.galley import Copy, GalleySheet, PlacedColumn
from reform_press.makeup.interlinear import placed_marks
from reform_press.page import Item, Page, Sheet, TextLine
from reform_press.style.model import TextStyle

#: Size of line numbers in em of the text, and share of the white beside a
#: column that stays white on either side of them.
_NUMERAL, _AWAY = 0.55, 0.15
#: Digits that there is room for, and the width of one in em.
_DIGITS, _DIGIT = 5, 0.55


def lay_galley(
    placed: Iterable[PlacedColumn],
    copy: Copy,
    sheet: GalleySheet,
    notes: list[Diagnostic],
) -> Iterator[Page]:
    """Yield the pages of a galley; remarks of composition go to ``notes``.

    A page of the very columns that this process has just laid is that page.
    """
    # Columns stand alike on every page.
    every = [sheet.places(column, copy.style) for column in range(sheet.columns)]
    memory, page, begun = copy.kept.memory, 0, 0
    for page, found in groupby(placed, lambda column: column.page):
        here = tuple(found)
        make = partial(_laid, page, here, every, sheet, copy)
        laid = _laid_or_kept(here, sheet, copy, memory, make) if memory else make()
        for at, remark in laid.remarks:
            above = copy.above[begun + at] if copy.above else 0
            notes.append(told_lower(remark, above))
        begun += laid.begun
        yield laid.page
    if not page:
        yield Page(1, Sheet(sheet.size), ())


class _Laid(NamedTuple):
    """A page, and what is to be said of the paragraphs that begin on it."""

    page: Page
    begun: int
    remarks: tuple[tuple[int, Diagnostic], ...]  # the first of them is 0


def _laid_or_kept(
    columns: tuple[PlacedColumn, ...],
    sheet: GalleySheet,
    copy: Copy,
    memory: Memory,
    make: Callable[[], _Laid],
) -> _Laid:
    """Lay a page, unless that was done before with these columns or their like."""
    parts = tuple(column.parts for column in columns)
    heads = tuple((column.page, column.first) for column in columns)
    told = copy.kept.maker, sheet, heads

    def alike() -> _Laid:
        slices = [part for column in parts for part in column]
        galleys = tuple(part.paragraph.galley for part in slices)
        cuts = tuple((part.begin, part.end) for part in slices)
        return memory.of("page", galleys, (*told, tuple(map(len, parts)), cuts), make)

    return memory.of("columns", parts, told, alike)


def _laid(
    number: int,
    columns: tuple[PlacedColumn, ...],
    every: list[list[tuple[float, float]]],
    sheet: GalleySheet,
    copy: Copy,
) -> _Laid:
    opened = [part for column in columns for part in column.parts if not part.begin]
    remarks = ((at, one) for at, part in enumerate(opened) for one in part.diagnostics)
    page = _page(number, columns, every, sheet, copy)
    return _Laid(page, len(opened), tuple(remarks))


def _page(
    number: int,
    columns: tuple[PlacedColumn, ...],
    every: list[list[tuple[float, float]]],
    sheet: GalleySheet,
    copy: Copy,
) -> Page:
    """Lay the columns of one page; ``every`` has the places in each."""
    items: list[Item] = []
    for column in columns:
        places = every[column.number - 1]
        marked: list[Item] = []
        count = 0
        for line in column.lines:
            x, y = places[count]
            count += 1
            # By position: one is made for every line, and names cost time.
            shown = line.width, line.runs, line.text, None
            items.append(TextLine(x, y, *shown, "", "body", False, line.vertical))
            if line.marks:
                marked += placed_marks(line, x, y)
        items += marked
        if sheet.numbered:
            items += line_numbers(column.first, places[:count], sheet, copy)
    return Page(number, Sheet(sheet.size), tuple(items))


def line_numbers(
    first: int, places: list[tuple[float, float]], sheet: GalleySheet, copy: Copy
) -> Iterator[TextLine]:
    """Yield the numbers of a column's lines, which are no part of its copy."""
    size = numeral_size(sheet, copy.style)
    style = copy.style._replace(size=size, indent=0.0, mode="horizontal", align="start")
    away = _AWAY * sheet.beside
    for number, (x, y) in enumerate(places, first):
        line = set_line(str(number), style, 0.0, copy.compositor)
        left = x - line.width / 2 if sheet.vertical else x - away - line.width
        base = y - away if sheet.vertical else y
        yield TextLine(
            rounded(left), rounded(base), line.width, line.runs, "", role="number"
        )


def numeral_size(sheet: GalleySheet, style: TextStyle) -> float:
    """Return the size of line numbers, at most what stands beside a column."""
    room = (1 - 2 * _AWAY) * sheet.beside
    if not sheet.vertical:
        room /= _DIGITS * _DIGIT
    else:
        room = min(room, style.leading / (_DIGITS * _DIGIT))
    return min(_NUMERAL * style.size, room)
