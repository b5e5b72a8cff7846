"""The formats of tables and charts in a book (图表格式): models at the border.

In: trees of YAML.  Out: checked fields, of which ``floats`` makes values.

"""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from reform_press.content.book.model import CellAlign
from reform_press.content.forms import Text
from reform_press.schema import Brief, Form


def _row(value: object) -> object:
    """Read a row that is one text: a band over all columns."""
    return (value,) if isinstance(value, str) else value


_CELLS = {"type": "array", "items": {"type": "string"}}
Row = Annotated[
    tuple[Text, ...],
    BeforeValidator(_row),
    WithJsonSchema({"anyOf": [{"type": "string"}, _CELLS]}),
]


class ColumnForm(Brief):
    """A column of a table (栏)."""

    head: Text = ""
    align: CellAlign = "start"
    width: float = Field(default=0.0, ge=0, le=100)
    group: Text = ""


class TableForm(Form):
    """A table (表格): its rows, or the CSV file that holds them."""

    columns: tuple[ColumnForm, ...] = ()
    rows: tuple[Row, ...] = ()
    file: Text = ""
    unit: Text = ""
    notes: tuple[Text, ...] = ()
    stub: int = Field(default=1, ge=0, le=20)
    total: int = Field(default=0, ge=0, le=50)


class ChartForm(Form):
    """A chart (图表): a macro of ``charts.html``, its rows and its options.

    Make-up looks at the options; its width is that of its columns.
    """

    chart: Literal[
        "bars", "columns", "lines", "share", "ring", "timeline", "figures", "process"
    ]
    values: Any  # rows, or the name of a CSV or YAML file
    numbers: Any = None  # printed beside what they measure
    grouped: Any = None  # in threes; else as text and tables have them
    unit: Any = None
    low: Any = None
    high: Any = None
    total: Any = None
    axis: Any = None
    labels: Any = None
    centre: Any = None
    even: Any = None
    columns: Any = None
    icon: Any = None
    height: Any = None
    size: Any = None
    colour: Any = None
    colours: Any = None

    def options(self) -> dict[str, Any]:
        """Return the options of the macro: those written, numbers as in tables."""
        said = self.model_dump(exclude={"chart", "values"}, exclude_none=True)
        plain = {"grouped": False} if self.chart in _OF_NUMBERS else {}
        return plain | {_OPTIONS.get(key, key): value for key, value in said.items()}


#: Options of macros that have another name here.
_OPTIONS = {"numbers": "values"}
#: Charts that write numbers themselves; others print words as they are typed.
_OF_NUMBERS = ("bars", "columns", "lines", "share", "ring")
