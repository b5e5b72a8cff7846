"""A story that stays as it is set (不动稿), where it stood or elsewhere.

In: a slot of the plan, and the frames that make-up drew for it.  Out: what a
recipe is for a story that is set anew: its size, its slot and its frames at
other cells of a page.

"""

from dataclasses import dataclass, replace

from reform_press.makeup.block import Desk
from reform_press.makeup.dummy import Cells, Slot
from reform_press.makeup.frame import Frame


@dataclass(frozen=True, slots=True)
class Stayed:
    """A story as it was really set."""

    was: Slot
    drawn: tuple[Frame, ...]
    cost: float = 0.0

    @property
    def story(self) -> str:
        """Its id."""
        return self.was.story

    @property
    def columns(self) -> int:
        """Columns of its module."""
        return self.was.cells.columns

    @property
    def rows(self) -> int:
        """Rows of its module."""
        return self.was.cells.rows

    @property
    def head_left(self) -> bool:
        """Tell whether a head stands at its upper left corner."""
        cells = self.was.cells
        return any(head.column <= cells.column for head in self._heads())

    @property
    def head_right(self) -> bool:
        """Tell whether a head stands at its upper right corner."""
        last = self.was.cells.last_column
        return any(h.column + h.columns - 1 >= last for h in self._heads())

    def _heads(self) -> list[Frame]:
        row = self.was.cells.row
        return [f for f in self.drawn if f.role == "head" and f.row == row]

    def slot(self, column: int, row: int) -> Slot:
        """Return the slot that begins at a cell of the page."""
        return replace(self.was, cells=Cells(column, row, self.columns, self.rows))

    def frames(self, cells: Cells, desk: Desk) -> tuple[Frame, ...]:
        """Return its frames where its module has these cells."""
        old = self.was.cells
        right, down = cells.column - old.column, cells.row - old.row
        if not right and not down:
            return self.drawn
        here, there = desk.grid.rect(old), desk.grid.rect(cells)
        x, y = there.x - here.x, there.y - here.y
        return tuple(
            replace(
                frame,
                rect=frame.rect._replace(x=frame.rect.x + x, y=frame.rect.y + y),
                column=frame.column + right if frame.column else 0,
                row=frame.row + down,
            )
            for frame in self.drawn
        )
