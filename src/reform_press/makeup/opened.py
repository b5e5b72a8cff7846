"""A module opened for its story (稿区): where the head stands, where the legs.

In: a story and its slot.  Out: the head as set, the legs of the text, and the
moves from cells inside the module to points on the page.  A box takes a
character at each side and a row above and below; a vertical head at the side
(左题、右题) takes what it needs, and the legs divide the rest.

"""

from dataclasses import dataclass
from math import floor

from reform_press.content.model import Story
from reform_press.geometry import SLACK, Rect
from reform_press.makeup.block import Desk, Place
from reform_press.makeup.dummy import Cells, Side, Slot
from reform_press.makeup.grid import Legs, legs_across
from reform_press.makeup.headline import Head, fit
from reform_press.makeup.upright import fit_upright
from reform_press.style.model import Grid

#: Share of a module that a vertical head may take from its text.
_MOST_OF_SIDE = 0.5
#: Gutters between a vertical head and the text at its side.
_BESIDE = 2.0


@dataclass(frozen=True, slots=True)
class Module:
    """A module opened: its head, its legs, and the page row above its first."""

    slot: Slot
    story: Story
    legs: Legs
    field: Cells  # legs and rows inside, counted from 1
    above: int  # page rows above its first row
    desk: Desk
    head: Head
    head_cells: Cells  # outside the legs where the head stands at their side
    side: Rect | None = None  # of a vertical head at the side of the legs

    def rect(self, cells: Cells) -> Rect:
        """Return the area of cells inside the module."""
        return Rect(
            self.legs.left(cells.column),
            self.desk.grid.top(self.above + cells.row),
            self.legs.span(cells.columns),
            cells.rows * self.desk.layout.grid.leading,
        )

    def columns(self, cells: Cells) -> tuple[int, int]:
        """Return first column and columns on the page; 0 in broken columns."""
        if self.side or self.legs.count != self.slot.cells.columns:
            return 0, 0
        return self.slot.cells.column + cells.column - 1, cells.columns

    @property
    def foot(self) -> Cells:
        """The cells of the ornament under its text (补白)."""
        return Cells(1, self.field.rows + 1, self.legs.count, self.slot.filler)

    def place(self, cells: Cells) -> Place:
        """Return where a block of these cells goes."""
        return Place(
            self.rect(cells),
            cells.rows,
            self.story.id,
            *self.columns(cells),
            self.above + cells.row,
            followed=cells.last_row < self.field.last_row,
        )


def opened(story: Story, slot: Slot, desk: Desk) -> Module:
    """Set the head of a story, and find legs and rows for its text."""
    grid, plan = desk.layout.grid, slot.head
    rect = desk.grid.rect(slot.cells)
    rows, above = slot.cells.rows - slot.filler, slot.cells.row - 1
    if slot.box != "none":
        rect = Rect(rect.x + grid.size, rect.y, rect.width - 2 * grid.size, rect.height)
        rows, above = rows - 2, above + 1
    if plan.mode == "vertical" and not plan.columns:
        most = _MOST_OF_SIDE * rect.width
        head = fit_upright(story, plan, rows, most, desk)
        wide = min(head.width, most)  # one that is wider has been told
        count = slot.text.legs or _usual_legs(rect.width - wide, grid)
        side, rest = _parted(rect, wide, plan.side, count, grid)
        side = Rect(side.x, desk.grid.top(above + 1), side.width, rows * grid.leading)
        legs = legs_across(rest.x, rest.width, count, grid)
        column = 0 if plan.side == "left" else count + 1
        cells, field = Cells(column, 1, 1, rows), Cells(1, 1, count, rows)
        return Module(slot, story, legs, field, above, desk, head, cells, side)
    count = slot.text.legs or slot.cells.columns
    legs = legs_across(rect.x, rect.width, count, grid)
    columns = plan.columns or max(1, count - plan.column + 1)
    room = legs.span(columns)
    if plan.mode == "vertical":
        head = fit_upright(story, plan, plan.rows or rows, room, desk)
    else:
        head = fit(story, plan, room, desk)
    cells = Cells(plan.column, plan.row, columns, head.rows)
    return Module(slot, story, legs, Cells(1, 1, count, rows), above, desk, head, cells)


def _usual_legs(width: float, grid: Grid) -> int:
    """Return into how many legs a width is divided: nearest the page's columns."""
    return max(1, round(width / (grid.column_width + grid.gutter_width)))


def _parted(
    rect: Rect, head: float, side: Side, count: int, grid: Grid
) -> tuple[Rect, Rect]:
    """Part a module into the side of its head and the legs of its text.

    Legs are whole ems; what they leave over stands about the head.
    """
    between = _BESIDE * grid.gutter_width
    free = rect.width - head - between
    gutters = (count - 1) * grid.gutter_width
    measure = floor(((free - gutters) / count + SLACK) / grid.size) * grid.size
    wide = count * measure + gutters
    about = rect.width - wide - between
    text = rect.right - wide if side == "left" else rect.x
    stand = rect.x if side == "left" else rect.right - about
    return (
        Rect(stand, rect.y, about, rect.height),
        Rect(text, rect.y, wide, rect.height),
    )
