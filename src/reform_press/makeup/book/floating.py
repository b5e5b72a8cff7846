"""Floats of a book ready for their places (图表): how many rows each takes.

In: pictures, tables and charts as the text calls them, the type area.  Out:
blocks with captions; a table that no page holds is several (续表).

"""

from collections.abc import Iterator, Mapping
from math import floor
from typing import NamedTuple

from reform_press.content.book.model import Chart, Float, Table
from reform_press.content.model import Photo
from reform_press.errors import Diagnostic
from reform_press.geometry import SLACK, Size
from reform_press.makeup.block import Desk, advice, remark
from reform_press.makeup.book.breaking import ColumnCut
from reform_press.makeup.book.captions import caption_height, caption_of, number_of
from reform_press.makeup.book.charts_in_flow import draw_chart
from reform_press.makeup.book.elements import SetFloat
from reform_press.makeup.book.master import Field
from reform_press.makeup.book.stream import Floating, Place, Stream
from reform_press.makeup.book.table import set_table
from reform_press.makeup.book.table_heads import Title
from reform_press.makeup.book.table_parts import divided, whole
from reform_press.makeup.book.tabled import SetRow, SetTable
from reform_press.makeup.grid import lead_in, rows_for
from reform_press.makeup.picture import natural_size

#: Rows of white between a float and the text.
AIR = 1
#: Places at which a float has the whole page.
_ALONE = ("page", "spread", "turned")
#: Share of a page's rows that a picture beside text takes at most.
_HIGHEST = 0.6
#: Rows that a picture has over its caption at the least, however long that is.
_LEAST = 6
#: Rows of vertical text that a picture takes at the least.
_NARROW = 4
#: Share of its size below which the type of a chart is told to be small.
_SMALL = 0.75


def standing(one: Float, field: Field) -> Float:
    """Return a float at the place that its page can give it.

    Lines of tables and charts run across: in a vertical part they have pages of
    their own.
    """
    if not field.vertical or isinstance(one.holds, Photo) or one.place == "turned":
        return one
    return one._replace(place="page")


def columns_of(one: Float, field: Field) -> int:
    """Return how many columns a float takes."""
    if one.place in _ALONE:
        return field.columns
    return min(one.span or field.columns, field.columns)


def room_of(one: Float, field: Field, rows: int = 0) -> Size:
    """Return how wide and how high a float may be, as a reader of it sees it.

    ``rows`` are those that it takes without its air, 0 for all of a page.
    """
    along = field.width(columns_of(one, field))
    across = (rows or field.rows) * field.leading
    lying = one.place == "turned"
    return Size(across, along) if lying != field.vertical else Size(along, across)


class Ready(NamedTuple):
    """A float with its caption, and what the breaker sees of it."""

    float: SetFloat
    numbers: Floating


def picture_ready(
    one: Float, call: int, numbers: Mapping[str, str], field: Field, desk: Desk
) -> tuple[Ready, tuple[Diagnostic, ...]]:
    """Return a picture or a chart; ``call`` boxes stand up to its call."""
    number = number_of(one, numbers)
    if field.vertical and one.place not in _ALONE:
        found = _across(one, number, field, desk)
    else:
        measure = room_of(one, field).width
        caption = caption_of(one, number, measure, desk)
        chart = None
        if isinstance(one.holds, Chart):
            chart = draw_chart(one.holds, measure, desk, one.source)
        found = SetFloat(one, 0, columns_of(one, field), caption, chart)
        found = found._replace(rows=_rows(found, field, desk))
    floating = Floating(found.rows, call, _place(one, field), found.columns)
    told = found.chart.diagnostics if found.chart else ()
    return Ready(found, floating), (*told, *_unfit(found, field, desk))


def _across(one: Float, number: str, field: Field, desk: Desk) -> SetFloat:
    """Return a picture in vertical text: so many rows that it is as high as they.

    Its caption has half of the height at most, where it can.
    """
    most = int(field.rows * _HIGHEST)
    for rows in range(min(_NARROW, most), most + 1):
        room = room_of(one, field, rows)
        caption = caption_of(one, number, room.width, desk)
        left = room.height - lead_in(desk.layout.grid) - caption_height(caption, desk)
        if _shape(one, desk) * room.width >= left >= room.height / 2:
            break
    return SetFloat(one, rows + AIR, columns_of(one, field), caption, uncut=True)


def _unfit(one: SetFloat, field: Field, desk: Desk) -> Iterator[Diagnostic]:
    """Tell a caption that leaves no room, and a chart that gets too small."""
    leading, below = field.leading, caption_height(one.block, desk)
    wide, deep = room_of(one.float, field, max(0, one.rows - AIR))
    room = deep - lead_in(desk.layout.grid) - below
    if below and room < (_LEAST - 1) * leading and room < _height(one, wide, desk):
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
    table, measure = one.holds, room_of(one, field).width
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
    room = floor((room_of(one, field).height + SLACK) / field.leading)
    alone = one.place in ("page", "turned") or table.rows + AIR > room
    blocks = divided(table, room) if alone else (whole(table),)
    for number, block in enumerate(blocks):
        place: Place = "page" if alone else _place(one, field)
        if number == len(blocks) - 1 > 0 and not turned and not field.vertical:
            place = _rest(block, room)
        rows = 0 if place == "page" else block.rows + AIR
        found = SetFloat(one, rows, columns_of(one, field), block, part=number)
        yield Ready(found, Floating(rows, call, place, found.columns))


def _rest(block: SetRow, room: int) -> Place:
    """Return where the end of a table stands: above text if there is room for it."""
    return "top" if block.rows + AIR <= room // 2 else "page"


def _rows(one: SetFloat, field: Field, desk: Desk) -> int:
    """Return the rows of a picture or a chart with its caption and its air."""
    if one.float.place in _ALONE:
        return 0
    most = int(field.rows * _HIGHEST)
    grid, wide = desk.layout.grid, room_of(one.float, field).width
    high, below = _height(one, wide, desk), caption_height(one.block, desk)
    rows = rows_for(lead_in(grid) + high + below, grid)
    least = rows_for(lead_in(grid) + min(high, _LEAST * grid.leading) + below, grid)
    return min(rows, max(most, least), field.rows - AIR) + AIR


def rows_upright(one: SetFloat, field: Field, desk: Desk) -> int:
    """Return the rows that a float takes as wide as the page, with its air."""
    if isinstance(one.float.holds, Table):
        return one.block.rows + AIR
    wide, grid = field.width(field.columns), desk.layout.grid
    high = lead_in(grid) + _height(one, wide, desk) + caption_height(one.block, desk)
    return rows_for(high, grid) + AIR


def head_of(cut: ColumnCut, bottom: int, stream: Stream) -> int:
    """Return the row at which a column of a page begins, ``bottom`` rows deep.

    Floats of the foot that have the column to themselves stand at its foot.
    """
    own = stream.floats[cut.begin.floats : cut.end.floats]
    if cut.begin.box < cut.end.box or any(one.place != "foot" for one in own):
        return cut.head
    rows = sum(one.rows for one in own)
    return bottom - cut.foot - rows + AIR if own else cut.head


def _height(one: SetFloat, wide: float, desk: Desk) -> float:
    """Return how high a picture is where it is so wide, or a chart, in points."""
    return one.chart.size.height if one.chart else wide * _shape(one.float, desk)


def _shape(one: Float, desk: Desk) -> float:
    """Return the height of a picture by its width."""
    assert isinstance(one.holds, Photo)
    size = natural_size(one.holds, desk.edition.folder)
    return size.height / size.width
