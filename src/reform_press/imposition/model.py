"""Sheets as values (印张): cells, what stands in them, what lies between.

In: nothing.  Out: the values that every scheme makes and ``placing`` reads.
Columns and rows count from the top left of the side that is looked at; a
sheet is turned over like the leaf of a book, so the first column of its back
lies behind the last one of its front.

"""

from typing import Literal, NamedTuple

from reform_press.errors import SILENT, Words

Hand = Literal["left", "right"]
#: How one forme prints both sides of a sheet that is then cut in two: it is
#: turned over like a leaf 自翻版, or head over foot 滚翻版; "": it has two formes.
Turn = Literal["", "turn", "tumble"]


class Slot(NamedTuple):
    """A page in a cell of one side (版位)."""

    column: int
    row: int
    page: int  # of the file, from 1; 0 is blank
    turned: bool = False  # its head is at the lower edge of the cell
    shift: float = 0.0  # pt to the right, from the middle of the cell


class Gap(NamedTuple):
    """What lies between two neighbouring columns or rows (版间)."""

    width: float = 0.0
    fold: bool = True  # along its middle
    cut: bool = False  # along both its edges


class Lattice(NamedTuple):
    """The cells of a side (版格): ``across`` parts columns, ``down`` rows."""

    widths: tuple[float, ...]
    heights: tuple[float, ...]
    across: tuple[Gap, ...] = ()
    down: tuple[Gap, ...] = ()

    @property
    def width(self) -> float:
        """From the first column's left edge to the last one's right."""
        return sum(self.widths) + sum(gap.width for gap in self.across)

    @property
    def height(self) -> float:
        """From the first row's upper edge to the last one's lower."""
        return sum(self.heights) + sum(gap.width for gap in self.down)

    def reversed(self) -> "Lattice":
        """Return the cells as they are seen from the other side."""
        return self._replace(widths=self.widths[::-1], across=self.across[::-1])


class Flat(NamedTuple):
    """One sheet before it is folded or cut (印张)."""

    lattice: Lattice  # as its front shows it
    front: tuple[Slot, ...]
    back: tuple[Slot, ...]
    label: Words = SILENT  # which one of how many
    step: int = 0  # place of its mark on the spine, from 1 (折标); 0: none
    turn: Turn = ""  # its back is printed by the forme of its front


def mirrored(flat: Flat) -> Flat:
    """Return a sheet for a product bound at the right (右翻、右开)."""
    last = len(flat.lattice.widths) - 1
    front, back = (
        tuple(
            slot._replace(column=last - slot.column, shift=0.0 - slot.shift)
            for slot in side
        )
        for side in (flat.front, flat.back)
    )
    return flat._replace(lattice=flat.lattice.reversed(), front=front, back=back)
