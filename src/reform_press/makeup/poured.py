"""Text poured into what head and blocks leave of a module (灌文).

In: a module with its head.  Out: where pictures, figures and introduction
stand, and the text poured into the legs that are free.  The legs end on one
row; where paragraphs a line longer fill another row of them, they are set so.

"""

from reform_press.makeup.columns import Strip, capacity, level, strips
from reform_press.makeup.dummy import BlockPlan, Cells, PicturePlan
from reform_press.makeup.flow import fill
from reform_press.makeup.lengths import longer, most_rows
from reform_press.makeup.opened import Module
from reform_press.makeup.setting import SetText, set_text
from reform_press.makeup.units import Filled

#: A strip shorter than this is no place for text, rows.
_LEAST_STRIP = 2

#: Text as poured, and the legs that it was poured into.
Poured = tuple[Filled, tuple[Strip, ...]]


def _under(row: int, column: int, columns: int, head: Cells) -> int:
    """Return the row of a block; 0 is the first under the head, if it is above."""
    if row:
        return row
    beside = column > head.last_column or column + columns - 1 < head.column
    return 1 if beside else head.last_row + 1


def block_cells(plan: PicturePlan | BlockPlan, head: Cells) -> Cells:
    """Return the cells of a picture or a block beside or under the head."""
    row = _under(plan.row, plan.column, plan.columns, head)
    return Cells(plan.column, row, plan.columns, plan.rows)


def blocks_of(module: Module, head: Cells) -> tuple[Cells, ...]:
    """Return the cells that pictures, figures and introduction take."""
    slot = module.slot
    plans: list[PicturePlan | BlockPlan] = list(slot.pictures)
    plans += [plan for plan in (slot.introduction, slot.figures) if plan]
    return tuple(block_cells(plan, head) for plan in plans)


def text_of(module: Module) -> SetText:
    """Set the text on the measure of the legs."""
    return set_text(
        module.story,
        module.slot.head,
        module.legs.measure,
        module.desk,
        lead_in_set=module.slot.introduction is not None,
    )


def pour(module: Module, text: SetText, cells: Cells) -> Poured:
    """Pour the text into what the head and the blocks leave."""
    free = _free(module, cells)
    legs, cut = level(free, text.rows)
    best = fill(text.paragraphs, legs), legs
    while cut and any(_faults(best[0])):  # a row more to every leg may be the cure
        legs, cut = level(free, capacity(legs) + 1)
        tried = fill(text.paragraphs, legs)
        if _faults(tried) < _faults(best[0]):
            best = tried, legs
        if not any(_faults(best[0])[:2]):  # a widow is worth one row, not more
            break
    return best


def filled_out(module: Module, text: SetText, cells: Cells, poured: Poured) -> Poured:
    """Set paragraphs a line longer where that fills a row more of the legs (加行)."""
    filled, legs = poured
    if not legs or filled.overset:
        return poured
    taller, _ = level(_free(module, cells), capacity(legs) + 1)
    lines = capacity(taller) - len(taller) + 1 - text.rows
    room = most_rows(text.paragraphs) - text.rows
    if capacity(taller) == capacity(legs) or not 0 < lines <= min(room, len(taller)):
        return poured
    tried = fill(longer(text.paragraphs, lines), taller)
    return (tried, taller) if _faults(tried) <= _faults(filled) else poured


def _faults(filled: Filled) -> tuple[int, int, int]:
    """Count what more room would mend: overset copy, stranded crossheads, widows."""
    return len(filled.overset), len(filled.stranded), len(filled.widows)


def _free(module: Module, head: Cells) -> tuple[Strip, ...]:
    """Return the strips of the legs that the text may fill."""
    taken = (head, *blocks_of(module, head))
    return strips(text_cells(module), taken, _LEAST_STRIP)


def text_cells(module: Module) -> Cells:
    """Return the cells that the plan gives to text, before anything is in them."""
    plan, field = module.slot.text, module.field
    row = plan.row or 1
    return Cells(
        plan.column,
        row,
        plan.columns or max(1, field.columns - plan.column + 1),
        plan.rows or max(1, field.rows - row + 1),
    )
