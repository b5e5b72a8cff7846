"""Cells to points (网格): where columns, rows, legs and baselines lie.

In: the grid of a layout and the sheet it lies on.  Out: positions in points
on the page.  Everything that stands on a newspaper page fills whole cells;
the only lengths made here are those of the cells themselves.

"""

from dataclasses import dataclass
from math import ceil, floor

from reform_press.geometry import ASCENT, SLACK, Rect
from reform_press.makeup.dummy import Cells
from reform_press.style.model import Grid, Layout


@dataclass(frozen=True, slots=True)
class PageGrid:
    """The grid of cells at its place on the sheet (版心)."""

    grid: Grid
    x: float
    y: float

    def left(self, column: int) -> float:
        """Return the left edge of a column."""
        step = self.grid.column_width + self.grid.gutter_width
        return self.x + (column - 1) * step

    def top(self, row: float) -> float:
        """Return the upper edge of a row."""
        return self.y + (row - 1) * self.grid.leading

    def rect(self, cells: Cells) -> Rect:
        """Return the area of some cells."""
        return Rect(
            self.left(cells.column),
            self.top(cells.row),
            self.grid.span(cells.columns),
            cells.rows * self.grid.leading,
        )

    @property
    def area(self) -> Rect:
        """The whole type area."""
        return self.rect(Cells(1, 1, self.grid.columns, self.grid.rows))

    def baseline(self, row: int) -> float:
        """Return the baseline of a line of body text in ``row``."""
        return self.top(row) + lead_in(self.grid) + ASCENT * self.grid.size


def page_grid(layout: Layout) -> PageGrid:
    """Lay the grid on the sheet: the layout's top, centred left to right."""
    width = layout.grid.size_of_area.width
    return PageGrid(layout.grid, (layout.trim.width - width) / 2, layout.top)


def lead_in(grid: Grid) -> float:
    """Return the white over a line of body text within its row."""
    return (grid.leading - grid.size) / 2


def rows_for(height: float, grid: Grid) -> int:
    """Return the least number of whole rows that hold ``height``."""
    return ceil((height - SLACK) / grid.leading)


@dataclass(frozen=True, slots=True)
class Legs:
    """The legs of one module side by side (分栏): equal, whole ems wide."""

    x: float
    measure: float
    gutter: float
    count: int

    def left(self, leg: int) -> float:
        """Return the left edge of leg ``leg``, counted from 1."""
        return self.x + (leg - 1) * (self.measure + self.gutter)

    def span(self, legs: int) -> float:
        """Return the width of ``legs`` legs and the gutters between them."""
        return legs * self.measure + (legs - 1) * self.gutter


def legs_across(x: float, width: float, count: int, grid: Grid) -> Legs:
    """Divide a width into ``count`` legs of whole ems (整字行长).

    What the snapping leaves over widens the gutters; a single leg keeps it
    at both sides, so that its text stands in the middle.
    """
    inside = width - (count - 1) * grid.gutter_width
    step = grid.size if grid.characters == floor(grid.characters) else grid.size / 2
    measure = floor((inside / count + SLACK) / step) * step
    if count == 1:
        return Legs(x + (width - measure) / 2, measure, grid.gutter_width, 1)
    gutter = (width - count * measure) / (count - 1)
    return Legs(x, measure, gutter, count)
