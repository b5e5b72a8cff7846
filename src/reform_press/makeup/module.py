"""One story made up in its module (一稿一区): head, pictures, legs of text.

In: a story and its slot.  Out: a block of items at their places on the page,
its frames, and what found no room.  Nothing leaves the module's cells.

    head (headline) -> pictures, figures, introduction (blocks)
        -> free strips of the legs (columns) -> lines poured (flow)

"""

from dataclasses import dataclass, replace

from reform_press.compose.galley import Measure
from reform_press.compose.paragraph import compose_paragraph
from reform_press.content.model import Story
from reform_press.errors import Diagnostic, Words
from reform_press.geometry import MM, Rect
from reform_press.makeup.block import (
    Block,
    Desk,
    advice,
    joined,
    placed_line,
    placed_rect,
)
from reform_press.makeup.columns import Strip, capacity, level, strips
from reform_press.makeup.dummy import BlockPlan, Cells, PicturePlan, Slot
from reform_press.makeup.figures import place_figures
from reform_press.makeup.flow import Filled, fill
from reform_press.makeup.frame import Frame, Overset
from reform_press.makeup.grid import ASCENT, Legs, lead_in, legs_across, rows_for
from reform_press.makeup.headline import Head, fit
from reform_press.makeup.picture import Place, place_picture
from reform_press.makeup.setting import set_text
from reform_press.page import Area, Item

#: Rows of air that a head may take from what the text leaves over.
_HEAD_TAKES = 2
#: White at the feet of all legs that is worth a remark, rows.
_NOTICED = 1
_BOX_RULE = 0.5
#: A strip shorter than this is no place for text, rows.
_LEAST_STRIP = 2


@dataclass(frozen=True, slots=True)
class _Module:
    """A module opened: its legs, and the page row above its first."""

    slot: Slot
    story: Story
    legs: Legs
    field: Cells  # legs and rows inside, counted from 1
    above: int  # page rows above its first row
    desk: Desk

    def rect(self, cells: Cells) -> Rect:
        """Return the area of cells inside the module."""
        return Rect(
            self.legs.left(cells.column),
            self.desk.grid.top(self.above + cells.row),
            self.legs.span(cells.columns),
            cells.rows * self.desk.layout.grid.leading,
        )


def make_module(story: Story, slot: Slot, desk: Desk) -> Block:
    """Make up one story."""
    module = _opened(story, slot, desk)
    plan = slot.head
    field = module.field
    wide = plan.columns or field.columns - plan.column + 1
    room = module.legs.span(wide)
    head = fit(story, plan, room, desk)
    cells = Cells(plan.column, plan.row, wide, head.rows)
    filled, legs, remarks = _text(module, head, cells)
    grown = _grown(module, head, cells, filled, legs)
    if grown:
        cells = replace(cells, rows=cells.rows + grown)
        filled, legs, remarks = _text(module, head, cells)
    return joined(
        (
            _ground(module),
            _head(module, head, cells),
            *_pictures(module, cells),
            _figures(module, cells),
            _introduction(module, cells),
            _placed(module, filled, legs),
            Block(diagnostics=(*head.diagnostics, *remarks)),
            _rest(module, filled),
        )
    )


def _opened(story: Story, slot: Slot, desk: Desk) -> _Module:
    """Find legs and rows: a box takes a character at each side and a row."""
    grid = desk.layout.grid
    rect = desk.grid.rect(slot.cells)
    rows, above = slot.cells.rows, slot.cells.row - 1
    if slot.box != "none":
        rect = Rect(rect.x + grid.size, rect.y, rect.width - 2 * grid.size, rect.height)
        rows, above = rows - 2, above + 1
    count = slot.text.legs or slot.cells.columns
    legs = legs_across(rect.x, rect.width, count, grid)
    return _Module(slot, story, legs, Cells(1, 1, count, rows), above, desk)


def _under(row: int, column: int, columns: int, head: Cells) -> int:
    """Return the row of a block; 0 is the first under the head, if it is above."""
    if row:
        return row
    beside = column > head.last_column or column + columns - 1 < head.column
    return 1 if beside else head.last_row + 1


def _picture_cells(plan: PicturePlan | BlockPlan, head: Cells) -> Cells:
    row = _under(plan.row, plan.column, plan.columns, head)
    return Cells(plan.column, row, plan.columns, plan.rows)


def _blocks(module: _Module, head: Cells) -> tuple[Cells, ...]:
    """Return the cells that pictures, figures and introduction take."""
    slot = module.slot
    plans: list[PicturePlan | BlockPlan] = list(slot.pictures)
    plans += [plan for plan in (slot.introduction, slot.figures) if plan]
    return tuple(_picture_cells(plan, head) for plan in plans)


def _text(
    module: _Module, head: Head, cells: Cells
) -> tuple[Filled, tuple[Strip, ...], tuple[Diagnostic, ...]]:
    """Set the text and pour it into what the head and the blocks leave."""
    units, remarks = set_text(
        module.story,
        module.slot.head,
        module.legs.measure,
        module.desk,
        lead_in_set=module.slot.introduction is not None,
    )
    legs = _free(module, cells)
    needed = sum(unit.rows for unit in units)
    legs, _ = level(legs, needed)
    filled = fill(units, legs)
    if filled.overset:
        legs = _free(module, cells)
        filled = fill(units, legs)
    return filled, legs, remarks


def _free(module: _Module, head: Cells) -> tuple[Strip, ...]:
    """Return the strips of the legs that the text may fill."""
    plan, field = module.slot.text, module.field
    columns = plan.columns or field.columns - plan.column + 1
    row = plan.row or 1
    rows = plan.rows or field.rows - row + 1
    wanted = Cells(plan.column, row, columns, rows)
    return strips(wanted, (head, *_blocks(module, head)), _LEAST_STRIP)


def _grown(
    module: _Module, head: Head, cells: Cells, filled: Filled, legs: tuple[Strip, ...]
) -> int:
    """Return the rows of air that the head shall take from white at the foot."""
    whole = cells.columns == module.field.columns
    if not legs or filled.overset or module.slot.head.rows or not whole:
        return 0
    foot = max(leg.row + leg.rows - 1 for leg in legs)
    plan = module.slot.text
    last = (plan.row or 1) + plan.rows - 1 if plan.rows else module.field.rows
    return max(0, min(last - foot, _HEAD_TAKES))


def _ground(module: _Module) -> Block:
    """Draw the box or tint that sets a story apart (花框、底纹)."""
    box, desk = module.slot.box, module.desk
    if box == "none":
        return Block()
    rect = placed_rect(desk.grid.rect(module.slot.cells))
    accent = desk.layout.colour("accent")
    fill_colour = desk.layout.colour("tint") if box == "tint" else None
    area = Area(rect, fill=fill_colour, stroke=accent, weight=_BOX_RULE)
    cells = module.slot.cells
    frame = Frame(
        "box", rect, module.story.id, column=cells.column, columns=cells.columns,
        row=cells.row, rows=cells.rows,
    )  # fmt: skip
    return Block((area,), (frame,))


def _head(module: _Module, head: Head, cells: Cells) -> Block:
    """Put the head at its cells; what air it took stands under it."""
    rect = module.rect(cells)
    items = tuple(
        placed_line(
            placed.line, rect.x + placed.x, rect.y + placed.baseline,
            story=module.story.id, role=placed.part,
        )
        for placed in head.lines
    )  # fmt: skip
    frame = Frame(
        "head", rect, module.story.id, column=cells.column, columns=cells.columns,
        row=module.above + cells.row, rows=cells.rows, lines=len(head.lines),
        size=head.size, words=tuple(placed.line.text for placed in head.lines),
    )  # fmt: skip
    return Block(items, (frame,))


def _pictures(module: _Module, head: Cells) -> tuple[Block, ...]:
    blocks = []
    for plan in module.slot.pictures:
        cells = _picture_cells(plan, head)
        place = Place(
            module.rect(cells), cells.rows, module.story.id, cells.column,
            cells.columns, module.above + cells.row,
        )  # fmt: skip
        photo = module.story.photos[plan.photo]
        blocks.append(place_picture(photo, place, plan.crop, module.desk))
    return tuple(blocks)


def _figures(module: _Module, head: Cells) -> Block:
    plan = module.slot.figures
    if not plan or not module.story.figures:
        return Block()
    rect = module.rect(_picture_cells(plan, head))
    inset = lead_in(module.desk.layout.grid)
    rect = Rect(rect.x, rect.y + inset, rect.width, rect.height - 2 * inset)
    return place_figures(
        module.story.figures, rect, plan.legs, module.story.id, module.desk
    )


def _introduction(module: _Module, head: Cells) -> Block:
    """Set the introduction (导语) in a block of its own measure."""
    plan = module.slot.introduction
    if not plan:
        return Block()
    desk = module.desk
    style = desk.layout.style("introduction")
    rect = module.rect(_picture_cells(plan, head))
    inner = legs_across(rect.x, rect.width, plan.legs, desk.layout.grid)
    lines = [
        line
        for paragraph in module.story.body
        if paragraph.role == "introduction"
        for line in compose_paragraph(
            paragraph, style, Measure((inner.measure,)), desk.compositor
        ).lines
    ]
    each = -(-len(lines) // plan.legs)
    height = (each - 1) * style.leading + style.size
    top = rect.y + (rect.height - height) / 2
    items: list[Item] = []
    for number, line in enumerate(lines):
        leg, row = divmod(number, each)
        y = top + ASCENT * style.size + row * style.leading
        items.append(
            placed_line(
                line, inner.left(leg + 1), y,
                story=module.story.id, role="introduction",
            )
        )  # fmt: skip
    remarks: tuple[Diagnostic, ...] = ()
    if rows_for(height, desk.layout.grid) > plan.rows:
        remarks = (
            Diagnostic(
                "error",
                "makeup.introduction-overset",
                Words(
                    f"导语需 {rows_for(height, desk.layout.grid)} 行，"
                    f"版样只给 {plan.rows} 行",
                    f"the introduction takes {rows_for(height, desk.layout.grid)} "
                    f"rows, the plan gives {plan.rows}",
                ),
                module.story.source,
            ),
        )
    frame = Frame(
        "text", rect, module.story.id, leg=0, lines=len(lines), size=style.size
    )
    return Block(tuple(items), (frame,), remarks)


def _placed(module: _Module, filled: Filled, legs: tuple[Strip, ...]) -> Block:
    """Put the poured units on the page."""
    desk, story = module.desk, module.story.id
    grid = desk.layout.grid
    items: list[Item] = []
    for placed in filled.placed:
        strip = legs[placed.strip]
        x = module.legs.left(strip.leg)
        top = desk.grid.top(module.above + strip.row + placed.row)
        top += placed.air * grid.leading / 2
        items += [
            placed_line(one.line, x, top + one.baseline, story=story, role=one.role)
            for one in placed.unit.lines
        ]
    frames = []
    for number, strip in enumerate(legs):
        here = [p for p in filled.placed if p.strip == number]
        frames.append(
            Frame(
                "text",
                module.rect(Cells(strip.leg, strip.row, 1, strip.rows)),
                story, leg=strip.leg, column=strip.leg, columns=1,
                row=module.above + strip.row, rows=strip.rows,
                lines=sum(len(p.unit.lines) for p in here), size=grid.size,
            )
        )  # fmt: skip
    return Block(tuple(items), tuple(frames), _white(module, filled, legs))


def _white(
    module: _Module, filled: Filled, legs: tuple[Strip, ...]
) -> tuple[Diagnostic, ...]:
    """Remark on rows that stay white, with numbers."""
    if filled.overset:
        return ()
    used = sum(p.unit.rows + p.air for p in filled.placed)
    room = capacity(legs)
    count = len(legs) or 1
    foot = max((leg.row + leg.rows - 1 for leg in legs), default=0)
    plan = module.slot.text
    last = (plan.row or 1) + plan.rows - 1 if plan.rows else module.field.rows
    white = (last - foot) * count + room - used
    if white <= _NOTICED * count:
        return ()
    return (
        advice(
            "white",
            f"稿“{module.story.id}”空 {white} 栏行",
            f"story “{module.story.id}” leaves {white} column rows white",
            module.slot.source or module.story.source,
            hint=("减少版位行数，或加大图片、标题", "give it fewer rows"),
        ),
    )


def _rest(module: _Module, filled: Filled) -> Block:
    """Tell of the copy that found no room (余稿)."""
    if not filled.overset:
        return Block()
    grid = module.desk.layout.grid
    text = "\n".join(one.line.text for unit in filled.overset for one in unit.lines)
    rows = sum(unit.rows for unit in filled.overset)
    characters = sum(not c.isspace() for c in text)
    first = filled.overset[0].lines[0].line.source
    rest = Overset(
        module.story.id, rows, characters, round(rows * grid.leading / MM, 1),
        text, first,
    )  # fmt: skip
    told = Diagnostic(
        "error",
        "makeup.overset",
        Words(
            f"稿“{module.story.id}”超出版位",
            f"story “{module.story.id}” does not fit its place",
        ),
        first,
        Words(
            f"超 {rows} 行，约 {characters} 字，合一栏 {rest.millimetres:g} 毫米："
            "删稿或加大版位",
            f"{rows} lines, about {characters} characters, "
            f"{rest.millimetres:g} mm of one column too long",
        ),
    )
    return Block(diagnostics=(told,), overset=(rest,))
