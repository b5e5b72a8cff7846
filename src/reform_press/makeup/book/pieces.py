"""A chapter set on its measure (排章): blocks of copy as boxes of whole rows.

In: a chapter, the type area that it flows through, the numbers that it refers
to.  Out: a ``SetChapter``: lines and blocks in order, and the stream that the
breaker sees.  Every block of the chapter is in it once.

"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from reform_press.compose.galley import Galley
from reform_press.content.book.model import (
    Block,
    Chapter,
    Float,
    Heading,
    PartKind,
    Table,
    Text,
)
from reform_press.errors import Diagnostic
from reform_press.geometry import ASCENT, fits, rounded
from reform_press.makeup.block import Desk
from reform_press.makeup.book.boxes import HELD, Boxes
from reform_press.makeup.book.elements import (
    InText,
    SetBlock,
    SetChapter,
    SetNotes,
    SetText,
)
from reform_press.makeup.book.entries import set_heading
from reform_press.makeup.book.floating import (
    AIR,
    flows,
    picture_ready,
    standing,
    table_of,
    table_ready,
)
from reform_press.makeup.book.master import Field
from reform_press.makeup.book.noted import (
    ABOVE,
    CALL,
    RULE,
    WEIGHT,
    called_on,
    filled,
    filled_float,
    joined,
    note_style,
    set_notes,
)
from reform_press.makeup.book.paragraphs import (
    NEVER,
    ORPHAN,
    Setter,
    line_at,
    places_of,
    told_at,
)
from reform_press.makeup.book.stream import Box, Give
from reform_press.makeup.book.table_parts import TOGETHER, rows_closed
from reform_press.makeup.book.tabled import CellLine, SetRow, SetTable
from reform_press.makeup.grid import rows_for
from reform_press.page import Rule
from reform_press.style.model import Grid, Mode, TextStyle

#: Prices of a column that ends within a table, see ``prices``, and of a row
#: more above a chapter's title: white about sections is the same everywhere.
_TABLE, _OPENED = 60.0, 3.0
#: Rows of white above a chapter's title in its column, and a section's.
_WHITE = {1: 2, 2: 1}
#: Lines of end notes that no column's foot parts, at most.
_BLOCK = 4


class Setting(NamedTuple):
    """How a chapter is set (排法)."""

    field: Field
    kind: PartKind
    marks: Mapping[str, str]  # of its notes
    numbers: Mapping[str, str]  # what else its runs say, by ``href``
    endnotes: bool = False
    run_on: bool = False  # titles of chapters stand in their columns 接排
    waiting: frozenset[str] = frozenset()  # tables that no column parts: their ids

    @property
    def mode(self) -> Mode:
        """Which way its lines run."""
        return "vertical" if self.field.vertical else "horizontal"


def set_chapters(
    chapters: Sequence[Chapter], setting: Setting, desk: Desk
) -> SetChapter:
    """Set a chapter, or several that run on, ready to be broken into pages."""
    notes, said = _notes(chapters, setting, desk)
    boxes = Boxes(SetNotes() if setting.endnotes else joined(notes))
    boxes.said += said
    setter = Setter(setting.kind, setting.field.measure, setting.mode, desk)
    style = note_style(desk, setting.mode)
    for chapter, own in zip(chapters, notes, strict=True):
        boxes.chapter(chapter.id)
        for block in _below_title(chapter, boxes, setting, desk):
            match block:
                case Heading():
                    _heading(block, boxes, setting, desk)
                case Text():
                    _text(block, boxes, setting, setter, desk)
                case Float():
                    _float(block, boxes, setting, desk)
        if setting.endnotes:
            _endnotes(own, boxes, style, desk)
    return boxes.done(style.leading / setting.field.leading)


def _notes(
    chapters: Sequence[Chapter], setting: Setting, desk: Desk
) -> tuple[tuple[SetNotes, ...], list[Diagnostic]]:
    """Set the notes of all chapters."""
    how = setting.field.measure, setting.mode
    done: list[SetNotes] = []
    found: list[Diagnostic] = []
    for chapter in chapters:
        notes, said = set_notes(chapter, setting.marks, setting.numbers, how, desk)
        done.append(notes)
        found += said
    return tuple(done), found


def _below_title(
    chapter: Chapter, boxes: Boxes, setting: Setting, desk: Desk
) -> tuple[Block, ...]:
    """Put a chapter's title over all columns; return the blocks that flow."""
    first = chapter.blocks[0] if chapter.blocks else None
    if setting.run_on or not isinstance(first, Heading) or first.level > 1:
        return chapter.blocks
    wide = setting.field.width(setting.field.columns)
    boxes.opening = set_heading(first, wide, setting.mode, desk, opening=True)
    return chapter.blocks[1:]


def _heading(heading: Heading, boxes: Boxes, setting: Setting, desk: Desk) -> None:
    """Add a heading: white above it, two lines of text after it."""
    measure, mode = setting.field.measure, setting.mode
    paragraph = filled(heading.paragraph, setting.marks, setting.numbers)
    heading = heading._replace(paragraph=paragraph)
    block = set_heading(heading, measure, mode, desk, opening=False)
    white = 0 if boxes.headed else _WHITE.get(heading.level, 0)
    lead = max(boxes.lead("crosshead"), white)
    number = boxes.count
    if number and not boxes.headed and heading.level == 1:
        boxes.other(Give(number - 1, number, _OPENED), -1, longer=True)
    boxes.begin(block)
    hrefs = [run.href for run in heading.paragraph.runs]
    boxes.add(Box(block.row.rows, lead), hrefs)
    boxes.ended("crosshead", holds=HELD)


def _text(
    text: Text, boxes: Boxes, setting: Setting, setter: Setter, desk: Desk
) -> None:
    """Add a paragraph, its lines a row each."""
    text = _filled(text, setting)
    found, places, role = setter.set(text), places_of(text), text.paragraph.role
    boxes.said += told_at(found.galley, places)
    ids = _ids(text)
    lead = boxes.lead(role)
    if not fits(found.style.leading, setting.field.leading):
        lines = tuple(line_at(line, places) for line in found.galley.lines)
        _block(Galley(lines), (found.style, role), (lead, ids), boxes, desk)
        return
    first, last = boxes.count, boxes.count + len(found.boxes) - 1
    for price, count in found.others:
        longer = count > len(found.boxes)
        boxes.other(Give(first, last, price), count, longer=longer)
    own = places, found.task, found.runs
    boxes.begin(SetText(found.galley, role, setter.baseline, ids, *own))
    boxes.lines(found.boxes, lead, found.calls)
    boxes.ended(role)


def _ids(text: Text) -> tuple[str, ...]:
    """Return what leads to a paragraph, its entry's first."""
    if not text.id and not text.paragraph.id:
        return ()
    return tuple(dict.fromkeys(one for one in (text.id, text.paragraph.id) if one))


def _filled(text: Text, setting: Setting) -> Text:
    """Return a paragraph whose runs say what they refer to."""
    paragraph = filled(text.paragraph, setting.marks, setting.numbers)
    entry = text.entry and filled(text.entry, setting.marks, setting.numbers)
    if paragraph is text.paragraph and entry is text.entry:
        return text
    return text._replace(paragraph=paragraph, entry=entry)


def _block(
    galley: Galley,
    how: tuple[TextStyle, str],
    where: tuple[int, tuple[str, ...]],
    boxes: Boxes,
    desk: Desk,
) -> None:
    """Add a paragraph whose lines are no rows of the grid, as one block."""
    (style, role), (lead, ids), grid = how, where, desk.layout.grid
    height = len(galley.lines) * style.leading
    rows = rows_for(height, grid)
    top = (rows * grid.leading - height + style.leading - style.size) / 2
    lines = tuple(
        CellLine(line, 0.0, top + ASCENT * style.size + n * style.leading, role)
        for n, line in enumerate(galley.lines)
    )
    boxes.begin(SetBlock(SetRow(rows, lines), None, ids))
    called = [CALL + name for line in galley.lines for name in called_on(line)]
    boxes.add(Box(rows, lead), called)
    boxes.ended(role)


def _endnotes(notes: SetNotes, boxes: Boxes, style: TextStyle, desk: Desk) -> None:
    """Add all notes after the last block (文后注), under a short rule.

    So many lines are one block that whole rows have the least white about them.
    """
    if not notes.lines:
        return
    grid = desk.layout.grid
    down = grid.leading - ABOVE
    rule = Rule(0.0, down, RULE * grid.size, down, WEIGHT)
    boxes.begin(SetBlock(SetRow(1, (), (rule,))))
    boxes.add(Box(1))
    boxes.ended("rule", holds=1)
    every = _evenly(style.leading, grid)
    for begin in range(0, len(notes.lines), every):
        galley = Galley(notes.lines[begin : begin + every])
        _block(galley, (style, "note"), (0, ()), boxes, desk)


def _evenly(leading: float, grid: Grid) -> int:
    """Return how many lines fill whole rows best, a few at most."""

    def white(lines: int) -> tuple[float, int]:
        height = lines * leading
        return rounded((rows_for(height, grid) * grid.leading - height) / lines), lines

    return min(range(1, _BLOCK + 1), key=white)


def _float(one: Float, boxes: Boxes, setting: Setting, desk: Desk) -> None:
    """Add a float, or a table that flows, as the boxes of a column."""
    field, numbers, call = setting.field, setting.numbers, boxes.count
    one = standing(filled_float(one, setting.marks, numbers), field)
    if not isinstance(one.holds, Table):
        ready, said = picture_ready(one, call, numbers, field, desk)
        boxes.ready.append(ready)
        boxes.said += said
        return
    table = table_of(one, numbers, field, desk)
    boxes.said += table.diagnostics
    if flows(one, table, field) and one.id not in setting.waiting:
        _table(one, table, boxes, field)
    else:
        boxes.ready += table_ready(one, table, call, field)


def _table(one: Float, table: SetTable, boxes: Boxes, field: Field) -> None:
    """Add a table as rows that a column's foot may part (续表)."""
    rows = rows_closed(table)
    small = table.rows <= field.rows // 2
    lead = max(AIR, boxes.lead("table"))
    high, count = table.rows + AIR, len(rows) + 1
    boxes.tables.append(InText(one, boxes.count, len(boxes.ready), high, count))
    boxes.begin(SetBlock(table.head, None, (one.id,) if one.id else ()))
    boxes.add(Box(table.head.rows, lead))
    seen, every = 0, sum(not row.held for row in rows)
    for number, (before, row) in enumerate(pairwise((table.head, *rows))):
        price = NEVER if before.held else _TABLE
        apart = TOGETHER <= seen <= every - TOGETHER  # bands apart
        price += ORPHAN * (small + (not apart))
        seen += not row.held
        again = table.again_over(number)
        boxes.begin(SetBlock(row, again))
        boxes.add(Box(row.rows, 0, again.rows, price))
    boxes.ended("table", lead=AIR, holds=0)
