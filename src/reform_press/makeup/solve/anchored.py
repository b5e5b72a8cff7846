"""Trees with some leaves at given cells (钉稿求值): exact, not by chance.

In: what a forest needs, and for each anchored leaf the rectangles that it may
have.  Out: the least price of a tree in which every anchored leaf stands just
there.

"""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from reform_press.makeup.dummy import Cells
from reform_press.makeup.solve.around import Around, Block
from reform_press.makeup.solve.forest import Forest, Ground, Placed
from reform_press.makeup.solve.moves import Mover
from reform_press.makeup.solve.rectangles import Anchor, Anchors, Rectangles
from reform_press.makeup.solve.tables import Corners, Table, Widths, empty, sizes
from reform_press.makeup.solve.tree import Tree
from reform_press.makeup.solve.wheel import Turn, turned, turned_about

#: Trees kept; then all are forgotten, which changes no price.
_KEPT = 4_000
#: What a tree misses that fills no page even where nothing is anchored; most cells.
_LOST, _MOST = 40.0, 30
#: Rows of white that may stay under what is anchored.
_WHITE = 3


class Anchored(Rectangles):
    """The trees of a page on which some leaves are anchored."""

    def __init__(
        self,
        tables: Sequence[Table],
        ranks: Sequence[int],
        ground: Ground,
        corner: int | None,
        anchors: Anchors,
    ) -> None:
        super().__init__(tables, ranks, ground, corner, anchors)
        self._free = Forest(tables, ranks, ground, corner)
        self._strips: dict[Tree, dict[int, dict[int, float]]] = {}

    @property
    def possible(self) -> bool:
        """Tell whether every anchored leaf can stand at its place."""
        return all(self.anchors.values())

    def mover(self, chance: Random) -> Mover:
        """Return what makes trees round the anchored leaves."""
        whole = Block(1, 1, self.ground.columns, self.ground.rows)
        choices = {
            leaf: sorted(
                block for block, _ in self._cheapest(leaf) if self._own(leaf, block)
            )
            for leaf in self.anchors
        }
        areas = tuple(map(_area, self._leaves))
        return Around(self.ranks, self.corner, chance, whole, choices, areas)

    def _own(self, leaf: int, block: Block) -> bool:
        """Tell whether a leaf fills a rectangle without white under it."""
        table = self._leaves[leaf].values()
        return any(block.rows in widths[block.columns] for widths in table)

    def price(self, tree: Tree) -> float:
        """Return the least price of a tree with every anchor where it must be."""
        if len(self._rects) > _KEPT:
            self._rects.clear()
            self._strips.clear()
            self._bound.clear()
        return super().price(tree)

    def unfit(self, tree: Tree) -> int:
        """Return how many parts have no size at all, were nothing anchored."""
        return self._free.unfit(tree)

    def heights(self, tree: Tree) -> dict[int, float]:
        """Return the heights that a tree could have, were nothing anchored."""
        return self._free.heights(tree)

    def strayed(self, tree: Tree) -> float:
        """Return by how many cells the anchors miss, were they free."""
        placed = self._free.placed(tree)
        if not placed:
            return _LOST
        missed = 0
        for leaf, cells, _ in placed:
            if leaf in self.anchors:
                missed += min(
                    abs(rect.column - cells.column) + abs(rect.row - cells.row)
                    for rect, _ in self._cheapest(leaf)
                )
        return float(min(missed, _MOST))

    def _across(self, tree: Tree, above: int) -> dict[int, float]:
        if not self._holds(tree):
            return super()._across(tree, above)
        if tree not in self._strips:
            strips: dict[int, dict[int, float]] = {}
            for rect, price in self._cheapest(tree):
                if rect.columns == self.ground.columns:
                    strips.setdefault(rect.row, {})[rect.rows] = price
            self._strips[tree] = strips
        return self._strips[tree].get(above + 1, {})

    def _turned(self, tree: Tree) -> Turn | None:
        columns, rows = self.ground.columns, self.ground.rows
        *about, middle = tree[1:]
        ends = [
            self._at_corner(part, place, mirrored=tree[0] == "M")
            for place, part in enumerate(about)
        ]
        if not self._holds(middle):
            return turned([*ends, self._any(middle)], columns, rows)
        rects = self._cheapest(middle)
        if tree[0] == "M":
            rects = [(_mirror(rect, columns), price) for rect, price in rects]
        return turned_about(ends, rects, columns, rows)

    def _at_corner(self, part: Tree, place: int, *, mirrored: bool) -> Widths:
        """Return the sizes that a part of a wheel can have in its own corner."""
        if not self._holds(part):
            return self._any(part)
        columns, rows = self.ground.columns, self.ground.rows
        found = empty(columns)
        for rect, price in self._cheapest(part):
            seen = _mirror(rect, columns) if mirrored else rect
            left, top = seen.column == 1, seen.row == 1
            right = seen.column + seen.columns == columns + 1
            foot = seen.row + seen.rows == rows + 1
            if (left and top, right and top, right and foot, left and foot)[place]:
                found[seen.columns][seen.rows] = price
        return found

    def _place(
        self, tree: Tree, cells: Cells, corners: Corners | None, done: list[Placed]
    ) -> None:
        if not self._holds(tree):
            super()._place(tree, cells, corners, done)
            return
        rect = Block(cells.column, cells.row, cells.columns, cells.rows)
        table = self._table_of(tree)
        if corners is None:
            corners = min(
                (c for c in table if rect in table[c]),
                key=lambda c: (table[c][rect].price, c),
            )
        if isinstance(tree, int):
            own = self._leaves[tree][corners][cells.columns]
            rows = max(rows for rows in own if rows <= cells.rows)
            done.append((tree, replace(cells, rows=rows), corners))
            return
        parts = table[corners][rect].parts
        for part, (where, which) in zip(tree[1:], parts, strict=True):
            self._place(part, Cells(*where), which, done)


def anchor(table: Table, ground: Ground, column: int, row: int, white: float) -> Anchor:
    """Return a leaf's rectangles from a cell on, also with white under it.

    ``white`` is the price of a white cell.  What leaves the ground is left out.
    """
    whole = Block(1, 1, ground.columns, ground.rows)
    found: dict[Corners, dict[Block, float]] = {}
    for corners, widths in table.items():
        for columns, heights in enumerate(widths):
            for high, price in heights.items():
                for more in range(_WHITE + 1):
                    block = Block(column, row, columns, high + more)
                    if (more and high + more in heights) or not block.within(whole):
                        break
                    blocks = found.setdefault(corners, {})
                    blocks[block] = price + white * columns * more
    return found


def in_corner(table: Table, ground: Ground) -> Anchor:
    """Return the rectangles of a leaf in the lower right corner of the page."""
    return {
        corners: {
            Block(
                ground.columns - columns + 1, ground.rows - rows + 1, columns, rows
            ): price
            for columns, heights in enumerate(widths)
            for rows, price in heights.items()
        }
        for corners, widths in table.items()
    }


def _mirror(rect: Block, columns: int) -> Block:
    return rect._replace(column=columns - rect.column - rect.columns + 2)


def _area(table: Table) -> float:
    """Return the cells of a leaf at its least price; 0 if it has no size."""
    priced = [(price, columns * rows) for columns, rows, price in sizes(table)]
    return float(min(priced)[1]) if priced else 0.0
