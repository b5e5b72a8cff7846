"""One story made up in its module (一稿一区): head, pictures, legs of text.

In: a story and its slot.  Out: a block of items at their places on the page,
its frames, and what found no room.  Nothing leaves the module's cells but the
mark of overset copy, under the last leg.

    head (headline) -> pictures, figures, introduction (blocks)
        -> free strips of the legs (columns) -> lines poured (poured, flow)

"""

from dataclasses import replace

from reform_press.content.model import Story
from reform_press.makeup.block import (
    Block,
    Desk,
    joined,
    placed_line,
    placed_links,
    placed_rect,
)
from reform_press.makeup.columns import Strip, capacity
from reform_press.makeup.dummy import Cells, Slot
from reform_press.makeup.figures import place_figures
from reform_press.makeup.filler import place_filler
from reform_press.makeup.frame import Frame
from reform_press.makeup.interlinear import placed_marks
from reform_press.makeup.introduction import place_introduction
from reform_press.makeup.keeping import made_or_kept
from reform_press.makeup.misplaced import misplaced, parts
from reform_press.makeup.opened import Module, opened
from reform_press.makeup.picture import place_picture
from reform_press.makeup.poured import (
    block_cells,
    blocks_of,
    filled_out,
    pour,
    text_cells,
    text_of,
)
from reform_press.makeup.remains import told_overset, told_stranded, told_white
from reform_press.makeup.shortened import shortened, told_cut
from reform_press.makeup.units import Filled, lonely, rows_used
from reform_press.page import Area, Item
from reform_press.style.region import in_language

#: Rows of air that a head may take from what the text leaves over.
_HEAD_TAKES = 2


def made_module(story: Story, slot: Slot, desk: Desk) -> Block:
    """Make up a story in its own language, unless that was done before."""
    layout = in_language(desk.layout, story.lang)
    return made_or_kept(story, slot, replace(desk, layout=layout), make_module)


def make_module(story: Story, slot: Slot, desk: Desk) -> Block:
    """Make up one story."""
    module = opened(shortened(story, slot.cut), slot, desk)
    cells = module.head_cells
    text = text_of(module)
    filled, legs = pour(module, text, cells)
    grown = _grown(module, cells, filled, legs)
    if grown:
        cells = replace(cells, rows=cells.rows + grown)
        filled, legs = pour(module, text, cells)
    filled, legs = filled_out(module, text, cells, (filled, legs))
    return joined(
        (
            _ground(module),
            _head(module, cells),
            *_pictures(module, cells),
            _figures(module, cells),
            _introduction(module, cells),
            _filler(module),
            _placed(module, filled, legs),
            Block(diagnostics=(*module.head.diagnostics, *text.diagnostics)),
            Block(diagnostics=told_cut(story, slot)),
            _misplaced(module, cells),
            told_stranded(module.story, filled),
            _white(module, filled, legs),
            told_overset(
                module.story,
                filled,
                module.rect(module.field),
                text_cells(module).columns,
                desk,
            ),
        )
    )


def _misplaced(module: Module, head: Cells) -> Block:
    """Tell of parts that leave the module or share its cells."""
    blocks = blocks_of(module, head)
    named = parts(module.slot, module.story, None if module.side else head, blocks)
    text = text_cells(module)
    return Block(diagnostics=misplaced(module.slot, module.field, named, text))


def _grown(
    module: Module, cells: Cells, filled: Filled, legs: tuple[Strip, ...]
) -> int:
    """Return the rows of air that the head shall take from white at the foot."""
    whole = cells.columns == module.field.columns
    plan = module.slot.head
    if not legs or filled.overset or plan.rows or not whole or plan.mode == "vertical":
        return 0
    foot = max(leg.row + leg.rows - 1 for leg in legs)
    takes = max(0, min(_last_row(module) - foot, _HEAD_TAKES))
    return max(
        grown
        for grown in range(takes + 1)
        if not grown or not _covers(module, replace(cells, rows=cells.rows + grown))
    )


def _covers(module: Module, head: Cells) -> bool:
    """Tell whether a head covers a block that the plan has put at a row."""
    return any(map(head.overlaps, blocks_of(module, head)))


def _ground(module: Module) -> Block:
    """Draw the box or tint that sets a story apart (花框、底纹)."""
    box, desk = module.slot.box, module.desk
    if box == "none":
        return Block()
    rect = placed_rect(desk.grid.rect(module.slot.cells))
    accent = desk.layout.colour("accent")
    fill_colour = desk.layout.colour("tint") if box == "tint" else None
    weight = desk.layout.furniture.story_rule
    area = Area(rect, fill=fill_colour, stroke=accent, weight=weight)
    cells = module.slot.cells
    frame = Frame(
        "box", rect, module.story.id, column=cells.column, columns=cells.columns,
        row=cells.row, rows=cells.rows,
    )  # fmt: skip
    return Block((area,), (frame,))


def _head(module: Module, cells: Cells) -> Block:
    """Put the head at its cells; what air it took stands under it."""
    head, upright = module.head, module.slot.head.mode == "vertical"
    rect = module.side or module.rect(cells)
    columns = module.columns(cells)
    x = rect.x + (rect.width - head.width) / 2 if upright else rect.x
    items = tuple(
        placed_line(
            placed.line, x + placed.x, rect.y + placed.baseline,
            story=module.story.id, role=placed.part,
        )
        for placed in head.lines
    )  # fmt: skip
    frame = Frame(
        "head", rect, module.story.id, column=columns[0], columns=columns[1],
        row=module.above + cells.row, rows=cells.rows, lines=len(head.lines),
        size=head.size, mode=module.slot.head.mode,
        words=tuple(placed.line.text for placed in head.lines),
        parts=tuple(placed.part for placed in head.lines),
        slack=cells.rows - head.asked if head.asked else 0,
    )  # fmt: skip
    return Block(items, (frame,))


def _pictures(module: Module, head: Cells) -> tuple[Block, ...]:
    blocks = []
    for plan in module.slot.pictures:
        cells = block_cells(plan, head)
        place = module.place(cells)
        photo = module.story.photos[plan.photo]
        place = replace(place, photo=plan.photo + 1)
        blocks.append(place_picture(photo, place, plan.crop, module.desk))
    return tuple(blocks)


def _figures(module: Module, head: Cells) -> Block:
    plan = module.slot.figures
    if not plan or not module.story.figures:
        return Block()
    place = module.place(block_cells(plan, head))
    return place_figures(module.story.figures, place, plan.legs, module.desk)


def _introduction(module: Module, head: Cells) -> Block:
    plan = module.slot.introduction
    if not plan:
        return Block()
    cells = block_cells(plan, head)
    beside = cells.row <= head.last_row and cells.column > head.last_column
    return place_introduction(
        module.story, module.place(cells), plan.legs, module.desk, ruled=beside
    )


def _filler(module: Module) -> Block:
    if not module.slot.filler or module.desk.layout.furniture.filler == "none":
        return Block()
    return place_filler(module.place(module.foot), module.desk)


def _placed(module: Module, filled: Filled, legs: tuple[Strip, ...]) -> Block:
    """Put the poured units on the page."""
    desk, story = module.desk, module.story.id
    grid = desk.layout.grid
    items: list[Item] = []
    about: list[Item] = []  # marks and links
    for placed in filled.placed:
        strip = legs[placed.strip]
        x = module.legs.left(strip.leg)
        top = desk.grid.top(module.above + strip.row + placed.row)
        top += placed.air * grid.leading / 2
        items += [
            placed_line(one.line, x, top + one.baseline, story=story, role=one.role)
            for one in placed.unit.lines
        ]
        for one in placed.unit.lines:
            about += placed_marks(one.line, x, top + one.baseline)
            about += placed_links(one.line, x, top + one.baseline)
    frames = []
    for number, strip in enumerate(legs):
        here = [p for p in filled.placed if p.strip == number]
        cells = Cells(strip.leg, strip.row, 1, strip.rows)
        columns = module.columns(cells)
        frames.append(
            Frame(
                "text",
                module.rect(cells),
                story, leg=strip.leg, column=columns[0], columns=columns[1],
                row=module.above + strip.row, rows=strip.rows,
                lines=sum(len(p.unit.lines) for p in here), size=grid.size,
                slack=strip.rows - rows_used(here), widows=lonely(here),
            )
        )  # fmt: skip
    return Block((*items, *about), tuple(frames))


def _white(module: Module, filled: Filled, legs: tuple[Strip, ...]) -> Block:
    """Remark on rows that no text reached."""
    if filled.overset:
        return Block()
    used = sum(
        placed.unit.rows + placed.air + (placed.unit.lead if placed.row else 0)
        for placed in filled.placed
    )
    foot = max((leg.row + leg.rows - 1 for leg in legs), default=0)
    white = (_last_row(module) - foot) * len(legs) + capacity(legs) - used
    return told_white(module.story, white, len(legs), module.slot.source)


def _last_row(module: Module) -> int:
    """Return the last row that the plan gives to text."""
    plan = module.slot.text
    return (plan.row or 1) + plan.rows - 1 if plan.rows else module.field.rows
