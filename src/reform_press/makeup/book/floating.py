"""Floats of a book ready for their places (图表): how many rows each takes.

In: pictures, tables and charts as the text calls them, the type area.  Out:
blocks with captions; a table that no page holds is several (续表).  The
caption stands under a picture, its number before it, its credit behind.

"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reform_press.compose.galley import Measure
from reform_press.compose.paragraph import compose_paragraph
from reform_press.content.book.model import Chart, Float, Table
from reform_press.content.model import Paragraph, Photo, Run
from reform_press.errors import Diagnostic
from reform_press.geometry import ASCENT, rounded
from reform_press.makeup.block import Desk, advice, remark
from reform_press.makeup.book.charts_in_flow import draw_chart
from reform_press.makeup.book.elements import SetFloat
from reform_press.makeup.book.master import Field
from reform_press.makeup.book.stream import Floating, Place
from reform_press.makeup.book.table import set_table
from reform_press.makeup.book.table_heads import Title
from reform_press.makeup.book.table_parts import divided, whole
from reform_press.makeup.book.tabled import CellLine, SetRow, SetTable
from reform_press.makeup.grid import lead_in, rows_for
from reform_press.makeup.picture import natural_size

#: Rows of white between a float and the text.
AIR = 1
#: White between a picture and its caption, pt.
CAPTION_GAP = 4.0
#: Share of a page's rows that a picture beside text takes at most.
_HIGHEST = 0.6
#: Rows that a picture has over its caption at the least, however long that is.
_LEAST = 6
#: Share of its size below which the type of a chart is told to be small.
_SMALL = 0.75


def number_of(one: Float, numbers: Mapping[str, str]) -> str:
    """Return a float's number as it is printed, "" while it has none."""
    return numbers.get(f"number:{one.id}", "") if one.id else ""


def columns_of(one: Float, field: Field) -> int:
    """Return how many columns a float takes."""
    alone = one.place in ("page", "spread", "turned")
    return field.columns if alone else min(one.span or field.columns, field.columns)


def measure_of(one: Float, field: Field) -> float:
    """Return how wide a float may be."""
    if one.place == "turned":
        return field.rect.width if field.vertical else field.rows * field.leading
    return field.width(columns_of(one, field))


class Ready(NamedTuple):
    """A float with its caption, and what the breaker sees of it."""

    float: SetFloat
    numbers: Floating


def picture_ready(
    one: Float, call: int, numbers: Mapping[str, str], field: Field, desk: Desk
) -> tuple[Ready, tuple[Diagnostic, ...]]:
    """Return a picture or a chart; ``call`` boxes stand up to its call."""
    measure = measure_of(one, field)
    caption = caption_of(one, number_of(one, numbers), measure, desk)
    chart = None
    if isinstance(one.holds, Chart):
        chart = draw_chart(one.holds, measure, desk, one.source)
    found = SetFloat(one, 0, columns_of(one, field), caption, chart)
    rows = _rows(found, field, desk)
    floating = Floating(rows, call, _place(one, field), found.columns)
    said = (*(chart.diagnostics if chart else ()), *_unfit(found, rows, field, desk))
    return Ready(found._replace(rows=rows), floating), said


def _unfit(one: SetFloat, rows: int, field: Field, desk: Desk) -> Iterator[Diagnostic]:
    """Tell a caption that leaves no room, and a chart that gets too small."""
    leading, below = field.leading, caption_height(one.block, desk)
    deep = (rows or field.rows + AIR) * leading - AIR * leading
    if one.float.place == "turned":
        deep = field.width(field.columns)
    room = deep - lead_in(desk.layout.grid) - below
    if below and room < (_LEAST - 1) * leading and room < _height(one, field, desk):
        yield remark(
            "long-caption",
            "图注太长，图没有地方",
            "the caption is so long that the picture has no room",
            one.float.source,
            hint=("缩短图注，或写进正文", "shorten it, or put it into the text"),
        )
    elif one.chart and room < _SMALL * one.chart.size.height:
        share = round(100 * room / one.chart.size.height)
        yield advice(
            "small-chart",
            f"图表太高，缩到 {share}%，字也小了",
            f"the chart is too high: it is scaled to {share} %, its type as well",
            one.float.source,
            hint=("减少行数，或拆成几张", "give it fewer rows, or make it several"),
        )


def _place(one: Float, field: Field) -> Place:
    """Return where a float stands; over several columns no text holds it."""
    if one.place == "turned":
        return "page"
    wide = columns_of(one, field) > 1
    return "top" if one.place == "here" and wide else one.place


def table_of(
    one: Float, numbers: Mapping[str, str], field: Field, desk: Desk
) -> SetTable:
    """Set the table of a float on its measure."""
    table, measure = one.holds, measure_of(one, field)
    assert isinstance(table, Table)
    title = Title(number_of(one, numbers), one.caption, table.unit, desk.layout.lang)

    def make() -> SetTable:
        return set_table(table, title, measure, desk, one.source)

    memory = desk.kept.memory
    if memory is None:
        return make()
    told = table, title, measure, one.source, memory.name(desk.layout), desk.kept.maker
    return memory.of("table", (), told, make)


def flows(one: Float, table: SetTable, field: Field) -> bool:
    """Tell whether a table's rows are boxes of a column, which may part it."""
    if columns_of(one, field) > 1 and field.columns > 1:
        return False
    too_long = table.rows + AIR > field.rows
    return one.place == "here" or (too_long and one.place in ("top", "foot"))


def table_ready(
    one: Float, table: SetTable, call: int, field: Field
) -> Iterator[Ready]:
    """Yield a table in one piece, or one for each page that it takes."""
    turned = one.place == "turned"
    room = int(field.width(field.columns) // field.leading) if turned else field.rows
    alone = one.place in ("page", "turned") or table.rows + AIR > room
    blocks = divided(table, room, room) if alone else (whole(table),)
    for number, block in enumerate(blocks):
        place: Place = "page" if alone else _place(one, field)
        if number and number == len(blocks) - 1 and not turned:
            place = _rest(block, room)
        rows = 0 if place == "page" else block.rows + AIR
        found = SetFloat(one, rows, columns_of(one, field), block, part=number)
        yield Ready(found, Floating(rows, call, place, found.columns))


def _rest(block: SetRow, room: int) -> Place:
    """Return where the end of a table stands: above text if there is room for it."""
    return "top" if block.rows + AIR <= room // 2 else "page"


def caption_of(one: Float, number: str, measure: float, desk: Desk) -> SetRow:
    """Set the caption of a picture: its number, its words, its credit."""
    style = desk.layout.style("caption")._replace(indent=0.0)
    runs: list[Run] = []
    if number:
        runs.append(Run(number, ("strong",)))
    for more in (one.caption.runs if one.caption else (), _credit(one)):
        if more and runs:
            runs.append(Run("　"))
        runs += more
    if not runs:
        return SetRow(0)
    paragraph = Paragraph("note", tuple(runs), one.source)
    galley = compose_paragraph(paragraph, style, Measure((measure,)), desk.compositor)
    top = CAPTION_GAP + (style.leading - style.size) / 2 + ASCENT * style.size
    lines = tuple(
        CellLine(line, 0.0, rounded(top + n * style.leading), "caption")
        for n, line in enumerate(galley.lines)
    )
    return SetRow(0, lines)


def caption_height(caption: SetRow, desk: Desk) -> float:
    """Return the height of a caption and the white above it, in points."""
    leading = desk.layout.style("caption").leading
    return CAPTION_GAP + len(caption.lines) * leading if caption.lines else 0.0


def _credit(one: Float) -> tuple[Run, ...]:
    return (Run(one.credit, source=one.source),) if one.credit else ()


def _rows(one: SetFloat, field: Field, desk: Desk) -> int:
    """Return the rows of a picture or a chart with its caption and its air."""
    if one.float.place in ("page", "spread", "turned"):
        return 0
    most = int(field.rows * _HIGHEST)
    grid = desk.layout.grid
    high, below = _height(one, field, desk), caption_height(one.block, desk)
    rows = rows_for(lead_in(grid) + high + below, grid)
    least = rows_for(lead_in(grid) + min(high, _LEAST * grid.leading) + below, grid)
    return min(rows, max(most, least), field.rows - AIR) + AIR


def _height(one: SetFloat, field: Field, desk: Desk) -> float:
    """Return how high a picture or a chart is on its measure, in points."""
    if one.chart:
        return one.chart.size.height
    photo = one.float.holds
    assert isinstance(photo, Photo)
    shape = natural_size(photo, desk.edition.folder)
    return measure_of(one.float, field) * shape.height / shape.width
