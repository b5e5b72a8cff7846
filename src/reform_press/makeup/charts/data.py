"""What charts and tables are drawn from (图表数据).

In: what a template hands over: rows as it has them, or the name of a CSV or
YAML file in the edition's folder.  Out: ``Record``s, each a row of cells that
know their places, and for charts ``Data``: labels in both languages and
numbers.  Every fault of a file is told at once, with line and column.

A row names itself by ``zh`` and ``en`` or by ``name``; ``|`` parts the two
languages in one text, also in the names of columns: ``粮食|Grain``.

"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from reform_press.content.place import root_of
from reform_press.errors import (
    SILENT,
    Diagnostic,
    LayoutError,
    Source,
    Words,
    errors_among,
)
from reform_press.makeup.charts.numbers import number
from reform_press.schema import intake, nodes, repair
from reform_press.schema.csv import read_csv

#: Columns that say what a row is, not what it measures; Chinese names of them.
_NAMES = {
    "zh": "zh", "中文": "zh", "en": "en", "英文": "en", "name": "name", "名称": "name",
    "colour": "colour", "颜色": "colour", "value": "value", "数值": "value",
    "date": "date", "日期": "date", "icon": "icon", "图标": "icon",
}  # fmt: skip
_NO_SERIES = frozenset(("zh", "en", "name", "colour", "date"))
#: Signs of a number that is not there (GB/T 1.1: — for none, … for not known).
_LACKING = frozenset(("", "-", "–", "—", "…", "……"))
#: A chart of more rows is none that anybody reads.
_MOST = 500


class Label(NamedTuple):
    """A few words in both languages (双语标签); equal where there is one."""

    zh: str = ""
    en: str = ""

    @classmethod
    def of(cls, text: str) -> "Label":
        """Read ``粮食|Grain``, or one text for both languages."""
        zh, bar, en = text.partition("|")
        return cls(zh.strip(), en.strip() if bar else zh.strip())


class Cell(NamedTuple):
    """One cell of a row (格): its words and its place."""

    words: Label
    source: Source | None = None

    @property
    def text(self) -> str:
        """The words of a cell that is of no language."""
        return self.words.zh

    @property
    def lacking(self) -> bool:
        """Whether the cell says that there is nothing."""
        return self.text in _LACKING


class Record(NamedTuple):
    """One row (一行): cells by the names of their columns."""

    cells: tuple[tuple[str, Cell], ...]
    source: Source | None = None

    def cell(self, name: str) -> Cell | None:
        """Return the cell of a column, None if the row has none."""
        return dict(self.cells).get(name)

    def text(self, name: str) -> str:
        """Return what a cell says, "" if there is none."""
        found = self.cell(name)
        return found.text if found else ""

    @property
    def label(self) -> Label:
        """The name of the row."""
        zh, en, name = self.text("zh"), self.text("en"), self.cell("name")
        return name.words if name and not zh else Label(zh or en, en)


class Row(NamedTuple):
    """One row of numbers (一组数); None where there is none."""

    label: Label
    values: tuple[Decimal | None, ...]
    colour: str = ""  # name in the palette
    source: Source | None = None


class Data(NamedTuple):
    """What a chart shows (图表数据): rows, and the names of their columns."""

    rows: tuple[Row, ...]
    series: tuple[Label, ...]

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """All numbers that are there."""
        return tuple(v for row in self.rows for v in row.values if v is not None)


def records(
    told: object, folder: Path | None, converted: Callable[[str], str] = str
) -> tuple[Record, ...]:
    """Return the rows of a template's value or of a file below ``folder``.

    ``converted`` puts Chinese of files into the edition's script; of what a
    template hands over only the names of columns are not in it yet.
    Raises LayoutError ``chart.*``, ``file.*``, ``yaml.*``, ``text.*``.
    """
    found: list[Diagnostic] = []
    of_file = isinstance(told, str)
    tree = _file(told, folder, found) if isinstance(told, str) else _tree(told)
    if errors_among(found):
        raise LayoutError(*found)
    if not isinstance(tree, nodes.Listing) or not tree.items:
        raise LayoutError(_shape(tree.source if tree else None))
    rows = []
    for item in tree.items[: _MOST + 1]:
        if isinstance(item, nodes.Mapping):
            rows.append(_record(item, converted, of_file, found))
        else:
            found.append(_shape(item.source))
    if len(rows) > _MOST:
        words = Words(f"数据超过 {_MOST} 行", f"there are more than {_MOST} rows")
        found.append(Diagnostic("error", "chart.too-many", words, rows[_MOST].source))
    if errors_among(found):
        raise LayoutError(*found)
    return tuple(rows)


def data_of(rows: Sequence[Record]) -> Data:
    """Return the numbers of rows; their columns are those of the first row.

    Raises LayoutError ``chart.no-number``, ``chart.no-series``.
    """
    columns = [name for name, _ in rows[0].cells if name not in _NO_SERIES]
    if not columns:
        raise LayoutError(
            _wrong("no-series", rows[0].source, "没有数值", "there is no number in it")
        )
    found: list[Diagnostic] = []
    read = []
    for record in rows:
        values = tuple(_value(record, name, found) for name in columns)
        read.append(Row(record.label, values, record.text("colour"), record.source))
    if found:
        raise LayoutError(*found)
    # A column that is just ``value`` has no name to show.
    names = tuple(Label() if name == "value" else Label.of(name) for name in columns)
    return Data(tuple(read), names)


def _value(record: Record, name: str, found: list[Diagnostic]) -> Decimal | None:
    cell = record.cell(name)
    if cell is None or cell.lacking:
        return None
    value = number(cell.text)
    if value is None:
        found.append(
            _wrong(
                "no-number",
                cell.source or record.source,
                f"“{cell.text}”不是数值",
                f"“{cell.text}” is no number",
                Words(
                    "只写数字，单位写在 unit 里", "write digits, and the unit as `unit`"
                ),
            )
        )
    return value


def _file(name: str, folder: Path | None, found: list[Diagnostic]) -> nodes.Node | None:
    """Read a file of data; it must lie in the edition's folder (T2)."""
    if folder is None or Path(name).suffix.lower() not in (".csv", ".yaml", ".yml"):
        words = Words(f"“{name}”不是数据文件", f"“{name}” is no file of data")
        hint = Words("用 .csv 或 .yaml 文件", "use a .csv or .yaml file")
        raise LayoutError(Diagnostic("error", "chart.file", words, hint=hint))
    # Messages name it from the project, but nothing outside the edition is read.
    inside = intake.refusal(folder / name, folder) is None
    taken = intake.take(folder / name, root_of(folder) if inside else folder)
    found.extend(taken.diagnostics)
    if taken.text is None:
        return None
    read = read_csv if name.lower().endswith(".csv") else repair.parse
    tree, complaints = read(taken.text, taken.file)
    # A table is a list, which no other file of the house may be.
    found.extend(d for d in complaints if d.code != "yaml.not-a-mapping")
    return tree


def _tree(told: Any) -> nodes.Node | None:
    """Return a template's value as nodes without places."""
    nowhere = Source("")
    if isinstance(told, Mapping):
        entries = tuple(
            (nodes.Scalar(str(key), nowhere), node)
            for key, value in told.items()
            if (node := _tree(value)) is not None
        )
        return nodes.Mapping(entries, nowhere)
    if isinstance(told, Sequence) and not isinstance(told, str):
        items = tuple(node for value in told if (node := _tree(value)) is not None)
        return nodes.Listing(items, nowhere)
    return None if told is None else nodes.Scalar(str(told), nowhere)


def _record(
    item: nodes.Mapping,
    converted: Callable[[str], str],
    of_file: bool,
    found: list[Diagnostic],
) -> Record:
    cells = []
    for key, node in item.entries:
        typed = key.text.strip()
        name = _NAMES.get(typed) or converted(typed)
        if isinstance(node, nodes.Scalar):
            words = Label.of(node.text)
        elif isinstance(node, nodes.Mapping) and (both := _both(node)):
            words = both
        else:
            found.append(_shape(node.source))
            continue
        if of_file:
            words = words._replace(zh=converted(words.zh))
        cells.append((name, Cell(words, _place(node.source))))
    return Record(tuple(cells), _place(item.source))


def _both(node: nodes.Mapping) -> Label | None:
    """Return ``{zh: …, en: …}`` as one label."""
    said = {
        _NAMES.get(key.text): value.text
        for key, value in node.entries
        if isinstance(value, nodes.Scalar)
    }
    if not {"zh", "en"} & said.keys():
        return None
    return Label(said.get("zh", said.get("en", "")), said.get("en", ""))


def _place(source: Source) -> Source | None:
    """Return a place in a file; None for what a template handed over."""
    return source if source.file else None


def _shape(source: Source | None) -> Diagnostic:
    return _wrong(
        "shape",
        _place(source) if source else None,
        "图表的数据应是若干行，每行有名称和数值",
        "a chart wants rows, each with its name and numbers",
        Words("- {zh: 粮食, en: Grain, value: 12.3}", "- {name: Grain, value: 12.3}"),
    )


def _wrong(
    code: str, source: Source | None, zh: str, en: str, hint: Words = SILENT
) -> Diagnostic:
    return Diagnostic("error", f"chart.{code}", Words(zh, en), source, hint)
