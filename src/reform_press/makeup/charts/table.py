"""Tables with three rules (三线表).

In: rows of cells, a look and the easel.  Out: SVG.  Columns of numbers stand
one under another at the decimal point, whatever is said of each; rules are 1,
0.5 and 1 pt, none upright.  Rows may be numbered before their names, and
parted by fine rules.  Takes ``width height size unit heavy head lined numbered
widths``.

"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from reform_press.colour import BLACK
from reform_press.errors import Diagnostic, LayoutError, Words
from reform_press.geometry import fits
from reform_press.makeup.charts.data import Cell, Label, Record
from reform_press.makeup.charts.easel import Easel, Said
from reform_press.makeup.charts.legend import crowded
from reform_press.makeup.charts.look import Look
from reform_press.makeup.charts.numbers import NONE, is_grouped, number, said
from reform_press.makeup.charts.svg import (
    HAIRLINE,
    PITCH,
    height_of,
    rule,
    svg,
    width_of,
    words,
)

#: Thickness of the rules at head and foot, and under the names of columns, pt.
_STRONG, _FINE = 1.0, 0.5
#: Numbers of rows to the size of words, and the white after them (em).
_NUMERAL, _AFTER = 1.45, 1.3
#: White over and under the words of a row, least between columns (em).
_AIR, _LINED_AIR, _APART = 0.35, 0.5, 1.6
#: A column is turned to this width at least (em).
_NARROWEST = 4.0
#: Baseline below the top of a row's words (em).
_BASELINE = PITCH / 2 + 0.35


class _Entry(NamedTuple):
    """What stands in one cell; a number's part before its point is measured."""

    lines: tuple[Said, ...]
    whole: float = 0.0  # width to the decimal point


class _Column(NamedTuple):
    """One column (一栏): its head, its entries, its room."""

    head: tuple[Said, ...]
    entries: tuple[_Entry, ...]
    numeric: bool
    width: float

    @property
    def after(self) -> float:
        """The width that numbers take from the point on, at most."""
        return max(width_of(e.lines) - e.whole for e in self.entries if e.whole)


def table(rows: Sequence[Record], look: Look, easel: Easel) -> str:
    """Return a table.  Raises LayoutError ``chart.crowded``."""
    numbers = _numbers(len(rows), look, easel)
    left = width_of(numbers) + look.size * _AFTER if numbers else 0.0
    columns = _columns(rows, look, easel, left)
    spare = look.width - left - sum(column.width for column in columns)
    gap = 0.0 if look.widths else spare / max(len(columns) - 1, 1)
    air = look.size * (_LINED_AIR if look.lined else _AIR)
    top = _STRONG + air
    parts = [rule(0, _STRONG / 2, look.width, _STRONG / 2, _STRONG, BLACK)]
    head = max(height_of(column.head) for column in columns)
    if head:
        x = left
        for column in columns:
            # Heads stand on one foot, numbers' heads over the ends of numbers.
            y = top + head - height_of(column.head)
            anchor = x + column.width if column.numeric else x
            parts += _lines(easel, anchor, y, column.head, end=column.numeric)
            x += column.width + gap
        y = top + head + air
        parts.append(rule(0, y, look.width, y, _FINE, BLACK))
        top = y + air
    held = [_height(columns, n) for n in range(len(rows))]
    more = 0.0
    if look.height:
        wanted = top + sum(held) + (2 * len(rows) - 1) * air + _STRONG
        if not fits(wanted, look.height):
            raise LayoutError(crowded("height", wanted))
        more = (look.height - wanted) / len(rows)
    for n, high in enumerate(held):
        if n and look.lined:
            parts.append(rule(0, top - air, look.width, top - air, HAIRLINE, BLACK))
        if numbers:
            colour, y = easel.ink(look.numbered), top + more / 2
            y += look.size * _BASELINE
            parts.append(words(easel, 0.0, y, numbers[n], colour=colour))
        x = left
        for column in columns:
            parts += _entry(easel, column, n, x, top + more / 2)
            x += column.width + gap
        top += high + more + 2 * air
    foot = top - air + _STRONG / 2
    parts.append(rule(0, foot, look.width, foot, _STRONG, BLACK))
    return svg(look.width, foot + _STRONG / 2, parts)


def _numbers(count: int, look: Look, easel: Easel) -> tuple[Said, ...]:
    """Return the numbers of rows, if they are numbered."""
    if not look.numbered:
        return ()
    letters = easel.letters(look.size * _NUMERAL, "black")
    texts = [str(n) for n in range(1, count + 1)]
    return tuple(Said(text, letters, easel.width(text, letters)) for text in texts)


def _columns(
    rows: Sequence[Record], look: Look, easel: Easel, left: float
) -> list[_Column]:
    """Return the columns; words are turned where they are too wide together."""
    names = ["", *(n for n, _ in rows[0].cells if n not in _STUB)]
    apart = look.size * _APART
    if look.widths:
        return _asked(rows, names, look, easel, left)
    columns = [_column(rows, name, 1e6, look, easel) for name in names]
    for n, column in sorted(enumerate(columns), key=lambda pair: -pair[1].width):
        over = left + sum(c.width + apart for c in columns) - apart - look.width
        if over > 0 and not column.numeric:
            room = max(column.width - over, look.size * _NARROWEST)
            columns[n] = _column(rows, names[n], room, look, easel)
    wanted = left + sum(column.width + apart for column in columns) - apart
    if not fits(wanted, look.width):
        raise LayoutError(crowded("width", wanted))
    return columns


def _asked(
    rows: Sequence[Record], names: Sequence[str], look: Look, easel: Easel, left: float
) -> list[_Column]:
    """Return the columns as wide as is asked for; words are turned in them."""
    if len(look.widths) != len(names):
        words_ = Words(
            f"widths 有 {len(look.widths)} 个，表有 {len(names)} 栏",
            f"there are {len(look.widths)} widths and {len(names)} columns",
        )
        raise LayoutError(Diagnostic("error", "chart.option", words_))
    whole = left + sum(look.widths)
    if not fits(whole, look.width):
        raise LayoutError(crowded("width", whole))
    columns = []
    for at, (name, wide) in enumerate(zip(names, look.widths, strict=True)):
        room = wide - (look.size * _APART if at + 1 < len(names) else 0.0)
        column = _column(rows, name, room, look, easel)
        if not fits(column.width, room):
            raise LayoutError(crowded("width", look.width + column.width - room))
        columns.append(column._replace(width=wide))
    return columns


#: Cells of these columns say what a row is: they make the first column.
_STUB = ("zh", "en", "name")


def _column(
    rows: Sequence[Record], name: str, room: float, look: Look, easel: Easel
) -> _Column:
    """Return one column: the names of rows for ``""``, else a column's cells."""
    cells = [
        Cell(row.label, row.source) if not name else row.cell(name) or Cell(Label())
        for row in rows
    ]
    typed = [number(cell.text) for cell in cells if not cell.lacking]
    numbers = [value for value in typed if value is not None]
    numeric = bool(name) and bool(numbers) and len(numbers) == len(typed)
    nameless = not look.head or name in ("", "value")
    head = Label() if nameless else Label.of(name)
    heading = easel.label(head, look.size, "bold", room) if any(head) else ()
    grouped = numeric and _grouped(rows, easel)
    entries = []
    for row, cell in zip(rows, cells, strict=True):
        weight = "bold" if {*row.label} & {*look.heavy} else ""
        if numeric:
            entries.append(_figure(cell, weight, grouped, look, easel))
        else:
            lines = easel.label(cell.words, look.size, weight, room)
            entries.append(_Entry(lines))
    after = max(width_of(e.lines) - e.whole for e in entries)
    whole = max(e.whole for e in entries)
    return _Column(
        heading, tuple(entries), numeric, max(whole + after, width_of(heading))
    )


def _grouped(rows: Sequence[Record], easel: Easel) -> bool:
    """Tell whether the numbers of a table are written in groups of three."""
    typed = (
        number(cell.text)
        for row in rows
        for name, cell in row.cells
        if name not in _STUB
    )
    return is_grouped([value for value in typed if value is not None], easel.lang)


def _figure(cell: Cell, weight: str, grouped: bool, look: Look, easel: Easel) -> _Entry:
    """Return a number, and how wide it is up to its decimal point."""
    letters = easel.letters(look.size, weight)
    value = None if cell.lacking else number(cell.text)
    if value is None:
        return _Entry((Said(NONE, letters, easel.width(NONE, letters)),), 0.0)
    text = said(value, easel.spoken(look.unit), grouped=grouped)
    whole = said(Decimal(int(value)), grouped=grouped)
    if value < 0 and not whole.startswith("−"):
        whole = f"−{whole}"
    line = Said(text, letters, easel.width(text, letters))
    return _Entry((line,), easel.width(whole, letters))


def _height(columns: Sequence[_Column], row: int) -> float:
    return max(height_of(column.entries[row].lines) for column in columns)


def _entry(easel: Easel, column: _Column, row: int, x: float, top: float) -> list[str]:
    """Return what stands in a cell; numbers hang from their points."""
    entry = column.entries[row]
    if not column.numeric:
        return _lines(easel, x, top, entry.lines)
    point = x + column.width - column.after
    if not entry.whole:  # a dash stands under the ends of whole numbers
        return _lines(easel, point, top, entry.lines, end=True)
    return _lines(easel, point - entry.whole, top, entry.lines)


def _lines(
    easel: Easel, x: float, top: float, lines: Sequence[Said], *, end: bool = False
) -> list[str]:
    """Return lines whose first baseline is that of all cells of the row."""
    drawn = []
    for line in lines:
        baseline = top + line.letters.size * _BASELINE
        drawn.append(words(easel, x, baseline, line, "end" if end else "start"))
        top += line.letters.size * PITCH
    return drawn
