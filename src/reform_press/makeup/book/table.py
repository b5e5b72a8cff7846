"""Tables of a book set on a measure (排表).

In: a table as data, what stands over it, the measure.  Out: a head, rows and
notes, each of whole rows of the grid, every line set by the compositor.  Three
rules (三线表), none upright; a fine one over sums.  Type is one size in a table:
as the layout has it, or smaller where its columns do not fit.

"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from reform_press.compose.galley import Galley, Measure
from reform_press.compose.paragraph import compose_paragraph
from reform_press.content.book.model import Column, Table
from reform_press.content.model import Paragraph, Run
from reform_press.errors import Diagnostic, Source
from reform_press.geometry import ASCENT, MM, rounded
from reform_press.makeup.block import Desk, remark
from reform_press.makeup.book.table_cells import (
    Alignment,
    Stood,
    alignment,
    natural,
    set_cell,
)
from reform_press.makeup.book.table_heads import (
    FINE,
    Standing,
    Title,
    set_head,
)
from reform_press.makeup.book.table_widths import Need, widths
from reform_press.makeup.book.tabled import CellLine, SetRow, SetTable
from reform_press.makeup.grid import rows_for
from reform_press.makeup.label import hanging, labelled
from reform_press.page import Rule
from reform_press.style.model import TextStyle

#: White between columns (em), and about the words of a row (pt).
_APART, _AIR = 1.5, 4.0
#: A column of words is turned to this width at least, a name of one (em).
_NARROWEST, _NARROWEST_HEAD = 4.0, 2.0
#: Smallest type of a table, and the steps to it, pt.
_SMALLEST, _STEP = 7.0, 0.5
#: White between the last rule and the notes, pt.
_NOTE_AIR = 4.0
#: The mark of a note, a number in a circle; the white behind a raised letter.
_CIRCLED, _BLANK = re.compile(r"([\u2460-\u2473])\s*"), "\u2005"


def set_table(
    table: Table, title: Title, measure: float, desk: Desk, source: Source | None = None
) -> SetTable:
    """Set a table on a measure; ``source`` is where it is called.

    ``makeup.wide-table`` where its columns do not fit in the smallest type:
    they stand all the same, beyond the measure.
    """
    style = desk.layout.style("cell")._replace(indent=0.0)
    columns, style, found = _columns(table, style, measure, desk, source)
    strong = _strong(style)
    head, said = set_head(title, columns, strong, measure, desk)
    silent = [_silent(one) for one in columns]
    again, _ = set_head(title.again(), silent, strong, measure, desk)
    body: list[SetRow] = []
    under = None
    first_sum = len(table.rows) - table.total
    for number, cells in enumerate(table.rows):
        weight = strong if number >= first_sum else style
        row, more = _row(cells, columns, (weight, strong), measure, desk)
        if number == first_sum and number:
            row = row._replace(rules=(Rule(0.0, 0.0, measure, 0.0, FINE), *row.rules))
        # The rows before a sum, and the last one of all, keep one another company.
        held = row.held or first_sum - 1 <= number < len(table.rows) - 1
        if number == first_sum:
            under = None
        body.append(row._replace(held=held, band=None if row.held else under))
        if row.held:
            goes_on = (_going_on(cells[0], title.lang),)
            under, _ = _row(goes_on, columns, (weight, strong), measure, desk)
        said = (*said, *more)
    notes, more = _notes(table, measure, desk)
    return SetTable(
        measure, desk.layout.grid.leading, head, again, tuple(body), notes,
        (*found, *said, *more),
    )  # fmt: skip


def _columns(
    table: Table, style: TextStyle, measure: float, desk: Desk, source: Source | None
) -> tuple[list[Standing], TextStyle, tuple[Diagnostic, ...]]:
    """Return the columns at their places, and the size of type that lets them."""
    rows = [row for row in table.rows if len(row) == len(table.columns)]
    widest = _strong if table.total else TextStyle._replace
    cells = [[row[n] for row in rows] for n in range(len(table.columns))]
    while True:
        hows = [
            alignment(column, own, widest(style), desk)
            for column, own in zip(table.columns, cells, strict=True)
        ]
        needs = [
            _need(column, own, how, widest(style), desk)
            for column, own, how in zip(table.columns, cells, hows, strict=True)
        ]
        apart = _APART * style.size * (len(needs) - 1)
        found = widths(needs, measure - apart)
        if found or style.size - _STEP < _SMALLEST:
            break
        pitch = style.leading / style.size
        size = style.size - _STEP
        style = style._replace(size=size, leading=rounded(size * pitch))
    wrong: tuple[Diagnostic, ...] = ()
    if found is None:
        found = tuple(need.least for need in needs)
        wrong = (_wide(sum(found) + apart - measure, source),)
    return list(_placed(table.columns, hows, found, style)), style, wrong


def _placed(
    columns: Sequence[Column],
    hows: Sequence[Alignment],
    wide: Sequence[float],
    style: TextStyle,
) -> Iterator[Standing]:
    x = 0.0
    for column, how, width in zip(columns, hows, wide, strict=True):
        yield Standing(column, how, rounded(x), width)
        x += width + _APART * style.size


def _need(
    column: Column,
    cells: Sequence[Paragraph],
    how: Alignment,
    style: TextStyle,
    desk: Desk,
) -> Need:
    """Return what a column needs: numbers and names that are spread never turn."""
    own = natural(cells, how, style, desk)
    head = natural((column.head,), Alignment("start"), _strong(style), desk)
    fixed = max(how.whole + how.after, how.even)
    least = max(
        fixed,
        min(head, _NARROWEST_HEAD * style.size),
        0.0 if how.align == "decimal" else min(own, _NARROWEST * style.size),
    )
    return Need(max(own, head), least, column.width)


def _row(
    cells: Sequence[Paragraph],
    columns: Sequence[Standing],
    styles: tuple[TextStyle, TextStyle],
    measure: float,
    desk: Desk,
) -> tuple[SetRow, tuple[Diagnostic, ...]]:
    """Set a row: first lines level, the row in the middle of whole rows."""
    style, strong = styles
    band = len(cells) == 1 != len(columns)
    if band:
        whole = set_cell(cells[0], Alignment("start"), strong, measure, desk)
        placed = [(0.0, whole)]
    else:
        placed = [
            (one.x, set_cell(cell, one.how, style, one.width, desk))
            for one, cell in zip(columns, cells, strict=True)
        ]
    count = max([1, *(len(stood.galley.lines) for _, stood in placed)])
    grid = desk.layout.grid
    high = (count - 1) * style.leading + style.size
    rows = rows_for(high + _AIR, grid)
    top = (rows * grid.leading - high) / 2 + ASCENT * style.size
    lines = chain.from_iterable(
        _lines(stood, x, top, style.leading, "cell-head" if band else "cell")
        for x, stood in placed
    )
    said = tuple(r for _, stood in placed for r in stood.galley.diagnostics)
    return SetRow(rows, tuple(lines), held=band), said


def _going_on(band: Paragraph, lang: str) -> Paragraph:
    """Return a band as it says that it goes on (续)."""
    han = "（續）" if "Hant" in lang else "（续）"
    words = " (continued)" if lang == "en" else han
    return band._replace(runs=(*_unled(band).runs, Run(words)))


def _silent(one: Standing) -> Standing:
    """Return a column whose names lead nowhere: they stand here once more."""
    column = one.column
    group = column.group and _unled(column.group)
    return one._replace(column=column._replace(head=_unled(column.head), group=group))


def _unled(words: Paragraph) -> Paragraph:
    return words._replace(runs=tuple(run._replace(href="") for run in words.runs))


def _lines(
    stood: Stood, x: float, top: float, leading: float, role: str
) -> Iterator[CellLine]:
    for n, line in enumerate(stood.galley.lines):
        yield CellLine(line, rounded(x + stood.x), rounded(top + n * leading), role)


def _notes(
    table: Table, measure: float, desk: Desk
) -> tuple[SetRow, tuple[Diagnostic, ...]]:
    """Set the notes under a table (表注)."""
    style = desk.layout.style("note")
    galleys = [_note(note, style, measure, desk) for note in table.notes]
    lines = [line for galley in galleys for line in galley.lines]
    top = _NOTE_AIR + (style.leading - style.size) / 2 + ASCENT * style.size
    rows = rows_for(_NOTE_AIR + len(lines) * style.leading, desk.layout.grid)
    placed = tuple(
        CellLine(line, 0.0, rounded(top + n * style.leading), "note")
        for n, line in enumerate(lines)
    )
    said = tuple(remark_ for galley in galleys for remark_ in galley.diagnostics)
    return SetRow(rows if lines else 0, placed), said


def _note(note: Paragraph, style: TextStyle, measure: float, desk: Desk) -> Galley:
    """Set a note, what it says apart from its mark, as foot notes are."""
    first, *others = note.runs or (Run(""),)
    found = _CIRCLED.match(first.text)
    if found:
        run = first._replace(text=first.text[found.end() :])
        note = note._replace(label=found[1], runs=(run, *others))
    elif "super" in first.marks and others and not others[0].text[:1].isspace():
        note = note._replace(runs=(first, Run(_BLANK), *others))
    own = hanging(note, style._replace(indent=0.0), desk.compositor)
    galley = compose_paragraph(note, own, Measure((measure,)), desk.compositor)
    return labelled(galley, note, own, desk.compositor)


def _strong(style: TextStyle) -> TextStyle:
    return style._replace(han=style.strong_han, latin=style.strong_latin)


def _wide(over: float, source: Source | None) -> Diagnostic:
    return remark(
        "wide-table",
        f"表太宽：最小字号仍超出 {over / MM:.1f} 毫米",
        f"the table is too wide by {over / MM:.1f} mm in the smallest type",
        source,
        hint=(
            "改为整版横排（位置=横排），或少几栏、表头分行",
            "turn it (place=turned), or have fewer columns and turned heads",
        ),
    )
