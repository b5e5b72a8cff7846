"""A file in, a table or a chart of a book out (读表格、图表).

In: a YAML file that says a table (``rows``, or the CSV ``file`` that holds
them) or a chart (``chart`` and its ``values``), or a CSV file alone: its
first row is the head.  Out: ``Table`` or ``Chart``, and every complaint.

"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reform_press.content import inline
from reform_press.content.book.float_forms import ChartForm, ColumnForm, TableForm
from reform_press.content.book.model import Chart, Column, Table
from reform_press.content.book.plain_words import marked
from reform_press.content.book.table_notes import CALLS, missing
from reform_press.content.book.walk import changed_table
from reform_press.content.joins import joined
from reform_press.content.leaves import as_json
from reform_press.content.letters import runs
from reform_press.content.model import Paragraph
from reform_press.content.normal import Tally, put_right, put_text_right
from reform_press.errors import SILENT, Diagnostic, Source, Words, errors_among
from reform_press.schema import Read, read_text
from reform_press.schema.csv import read_csv
from reform_press.schema.intake import refusal, take
from reform_press.schema.nodes import Scalar

_CHART = re.compile(r"^[\"']?(?:chart|图表)[\"']?[ \t]*:", re.MULTILINE)


class Set(NamedTuple):
    """What a file gave: perhaps a table or a chart, and complaints."""

    holds: Table | Chart | None
    diagnostics: tuple[Diagnostic, ...]


#: A cell as it is written, and where.
_Cell = tuple[str, Source]


class _Named(NamedTuple):
    """A column as it is written: its name, and where; how it is to stand."""

    head: str
    place: Source
    how: ColumnForm


def read(path: Path, folder: Path, root: Path) -> Set:
    """Read a table or a chart in ``folder``; ``root`` names files."""
    taken = take(path, folder, root)
    file, found = taken.file, taken.diagnostics
    if taken.text is None:
        return Set(None, found)
    if path.suffix.lower() == ".csv":
        heads, rows, wrong = _csv(taken.text, file)
        made = _table(TableForm(), _named(heads), rows, file)
        return _whole(made, (*found, *wrong))
    if _CHART.search(taken.text):
        chart = read_text(taken.text, file, ChartForm)
        return _whole(_chart(chart, folder), (*found, *chart.diagnostics))
    form = read_text(taken.text, file, TableForm)
    if form.value is None:
        return Set(None, (*found, *form.diagnostics))
    return _whole(_written(form, form.value, folder, root), (*found, *form.diagnostics))


def _whole(made: Set, found: tuple[Diagnostic, ...]) -> Set:
    every = (*found, *made.diagnostics)
    return Set(None if errors_among(every) else made.holds, every)


def _chart(read: Read[ChartForm], folder: Path) -> Set:
    if read.value is None:
        return Set(None, ())
    rows, place = read.value.values, read.source("values")
    if isinstance(rows, str) and (refused := refusal(folder / rows, folder)):
        return Set(None, (_refused(refused, rows, place),))
    if not rows:
        words = Words("图表没有数值", "the chart has no values")
        hint = Words("写成 - {name: 粮食, value: 1}", "as - {name: Grain, value: 1}")
        return Set(None, (_wrong("chart-values", words, place, hint),))
    told = {"rows": rows, "options": read.value.options()}
    return Set(Chart(read.value.chart, as_json(told), place), ())


def _written(read: Read[TableForm], form: TableForm, folder: Path, root: Path) -> Set:
    """Make a table of its form, whose rows may stand in a file of their own."""
    if bool(form.rows) == bool(form.file):
        words = Words(
            "表要有 rows（各行）或 file（文件）", "a table has rows or a file"
        )
        hint = Words("两者写一个", "write one of the two")
        place = read.source("file" if form.file else "rows")
        return Set(None, (_wrong("table-rows", words, place, hint),))
    columns = [
        _Named(one.head, read.source("columns", at), one)
        for at, one in enumerate(form.columns)
    ]
    if form.rows:
        cells = [
            [(cell, read.source("rows", r, c)) for c, cell in enumerate(row)]
            for r, row in enumerate(form.rows)
        ]
        return _table(form, columns, cells, read.file, read)
    path = folder / form.file
    if refused := refusal(path, folder):
        return Set(None, (_refused(refused, form.file, read.source("file")),))
    taken = take(path, folder, root)
    if taken.text is None:
        return Set(None, taken.diagnostics)
    heads, rows, found = _csv(taken.text, taken.file)
    made = _table(form, columns or _named(heads), rows, read.file, read)
    return _whole(made, (*taken.diagnostics, *found))


def _refused(why: Words, name: str, place: Source) -> Diagnostic:
    """Say why a file of data is not read."""
    words = Words(f"{name}：{why.zh}", f"{name}: {why.en}")
    hint = Words("写它在本期文件夹里的位置", "name it from the edition's folder")
    return _wrong("no-table", words, place, hint)


def _named(heads: Sequence[_Cell]) -> list[_Named]:
    """Return columns of which a CSV file says the names alone."""
    return [_Named(text, place, ColumnForm()) for text, place in heads]


def _column(one: _Named, tally: Tally, found: list[Diagnostic]) -> Column:
    """Read the marks of the names of a column."""
    how = one.how
    head = _cell((one.head, one.place), tally, found)
    group = _cell((how.group, one.place), tally, found) if how.group else None
    return Column(head, how.align, how.width, group)


def _csv(
    text: str, file: str
) -> tuple[list[_Cell], list[list[_Cell]], tuple[Diagnostic, ...]]:
    """Return the head and the rows of a CSV file."""
    listing, found = read_csv(text, file)
    heads: list[_Cell] = []
    rows: list[list[_Cell]] = []
    for item in listing.items:
        entries = getattr(item, "entries", ())
        heads = [(key.text, key.source) for key, _ in entries]
        rows.append(
            [(one.text, one.source) for _, one in entries if isinstance(one, Scalar)]
        )
    return heads, rows, found


def _table(
    form: TableForm,
    named: Sequence[_Named],
    rows: Sequence[Sequence[_Cell]],
    file: str,
    read: Read[TableForm] | None = None,
) -> Set:
    """Make a table; every row has a cell for each column, or is a band."""
    tally = Tally(file)
    found: list[Diagnostic] = []
    wide = max(map(len, rows), default=0)
    nameless = Column(Paragraph("body", ()))
    columns = tuple(_column(one, tally, found) for one in named) or (nameless,) * wide
    for row in rows:
        if row and len(row) not in (1, len(columns)):
            found.append(_uneven(row, len(columns)))
    notes = [
        (note, read.source("notes", at) if read else Source(file))
        for at, note in enumerate(form.notes)
    ]
    unit = read.source("unit") if read else Source(file)
    table = Table(
        columns,
        tuple(tuple(_cell(one, tally, found) for one in row) for row in rows),
        put_text_right(form.unit, tally, unit),
        tuple(_cell(one, tally, found) for one in notes),
        min(form.stub, len(columns)),
        min(form.total, len(rows)),
    )
    found += (*missing(table), *marked(form.unit, unit))
    return Set(changed_table(table, _unled), (*found, *tally.diagnostics()))


def _cell(cell: _Cell, tally: Tally, found: list[Diagnostic]) -> Paragraph:
    """Read the marks of a cell."""
    text, place = cell
    lines = [
        (line, place.line + at, place.column if at == 0 else 1)
        for at, line in enumerate(text.split("\n"))
    ]
    letters, wrong = inline.read(lines, place.file, book=True)
    found += wrong
    letters = put_right(joined(letters, verse=True), tally)
    return Paragraph("body", runs(letters, place.file), place)


def _unled(cell: Paragraph) -> Paragraph:
    """Return a cell whose marks lead nowhere: its notes are the table's own."""
    called = (
        run._replace(href="") if run.href.startswith(CALLS) else run
        for run in cell.runs
    )
    return cell._replace(runs=tuple(called))


def _uneven(row: Sequence[_Cell], wanted: int) -> Diagnostic:
    words = Words(
        f"这一行有 {len(row)} 格，表头有 {wanted} 栏",
        f"this row has {len(row)} cells, the head has {wanted} columns",
    )
    hint = Words("没有数的格写 —", "write — in a cell that has none")
    return _wrong("uneven-row", words, row[0][1], hint)


def _wrong(code: str, words: Words, place: Source, hint: Words = SILENT) -> Diagnostic:
    return Diagnostic("error", f"content.{code}", words, place, hint)
