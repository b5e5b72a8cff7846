"""A section folded in thought (折手): which page stands in which cell.

In: how many pages a section has, 4 to 64.  Out: the cells of both sides of
its sheet.  The table is not written down: paper is folded, layer upon layer,
and its pages are numbered where they then lie.

Folds alternate, and the last one is the spine: 16 pages are four columns by
two rows, folded across, down, across (垂直交叉折).  The right half goes over
the left one until the last fold, which lays the left leaf over the right:
page 1 then stands in the lower right corner of the front.

"""

from functools import cache
from typing import NamedTuple

from reform_press.imposition.model import Hand

#: Pages of a section that machines fold.
SECTIONS = (4, 8, 16, 32, 64)


class Leaf(NamedTuple):
    """A cell of the open sheet, as it now lies in the folded one."""

    column: int
    row: int
    face_up: bool = True  # the side that was up before any fold is up
    turned: bool = False  # its lower edge points away from us


class Cell(NamedTuple):
    """Where a page of a section stands on its side of the sheet."""

    page: int  # from 1
    column: int
    row: int
    turned: bool
    spine: Hand  # the edge at which it is bound, as it lies on the sheet


class Signature(NamedTuple):
    """Both sides of a section's sheet (帖); page 1 is on the front."""

    columns: int
    rows: int
    front: tuple[Cell, ...]
    back: tuple[Cell, ...]


@cache
def signature(pages: int) -> Signature:
    """Fold a sheet of ``pages`` pages, bound at the left.

    Raises ValueError for a number that is none of ``SECTIONS``.
    """
    if pages not in SECTIONS:
        raise ValueError(pages)
    folds = (pages // 2).bit_length() - 1
    columns, rows = 2 ** (folds - folds // 2), 2 ** (folds // 2)
    cells: dict[bool, list[Cell]] = {True: [], False: []}
    for at, leaf in enumerate(_folded(columns, rows)):
        for page, up in ((2 * at + 1, leaf.face_up), (2 * at + 2, not leaf.face_up)):
            column = leaf.column if up else columns - 1 - leaf.column
            at_left = bool(page % 2) != leaf.turned
            spine: Hand = "left" if at_left else "right"
            cells[up].append(Cell(page, column, leaf.row, leaf.turned, spine))
    first = next(up for up in cells if any(cell.page == 1 for cell in cells[up]))
    front, back = (
        tuple(sorted(cells[up], key=lambda cell: (cell.row, cell.column)))
        for up in (first, not first)
    )
    return Signature(columns, rows, front, back)


def _folded(columns: int, rows: int) -> list[Leaf]:
    """Return the leaves of a folded sheet from the top down."""
    piles = {(c, r): [Leaf(c, r)] for c in range(columns) for r in range(rows)}
    while len(piles) > 1:
        wide = max(c for c, _ in piles) + 1
        high = max(r for _, r in piles) + 1
        half = wide // 2
        if wide > high and wide > 2:
            piles = {
                (c, r): _laid(piles[wide - 1 - c, r], down=False) + piles[c, r]
                for c in range(half)
                for r in range(high)
            }
        elif wide > high:
            piles = {(0, 0): _laid(piles[0, 0], down=False) + piles[1, 0]}
        else:
            half = high // 2
            piles = {
                (c, r - half): _laid(piles[c, high - 1 - r], down=True) + piles[c, r]
                for c in range(wide)
                for r in range(half, high)
            }
    return piles[0, 0]


def _laid(pile: list[Leaf], *, down: bool) -> list[Leaf]:
    """Turn a pile over onto its neighbour, from the left or downwards."""
    return [
        leaf._replace(face_up=not leaf.face_up, turned=leaf.turned != down)
        for leaf in reversed(pile)
    ]
