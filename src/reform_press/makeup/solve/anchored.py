"""Trees with some leaves at given cells (钉稿求值): exact, not by chance.

In: what a forest needs, and for each anchored leaf the rectangles that it may
have.  Out: the least price of a tree in which every anchored leaf stands just
there.  A part that holds such a leaf has a table of rectangles of the page,
not of sizes: the leaf decides where the part lies.

"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import inf
from random import Random
from typing import NamedTuple

from reform_press.makeup.dummy import Cells
from reform_press.makeup.solve.around import Around, Block
from reform_press.makeup.solve.forest import Forest, Ground, Placed, butted
from reform_press.makeup.solve.moves import Mover
from reform_press.makeup.solve.prices import BELOW, RIGHT
from reform_press.makeup.solve.tables import Corners, Table, Widths, empty
from reform_press.makeup.solve.tree import WHEELS, Tree, leaves
from reform_press.makeup.solve.wheel import Turn, turned, turned_about

#: Trees kept; then all are forgotten, which changes no price.
_KEPT = 4_000
#: What a tree misses that fills no page even where nothing is anchored; most cells.
_LOST, _MOST = 40.0, 30
#: Rows of white that may stay under what is anchored.
_WHITE = 3


class _Part(NamedTuple):
    """A part of a node in the cells that it takes; no corners: the cheapest."""

    rect: Block
    corners: Corners | None


class _Entry(NamedTuple):
    """A price, and the two parts that give it; a leaf has none."""

    price: float
    parts: tuple[_Part, ...] = ()


Rects = dict[Block, _Entry]
#: Prices of the rectangles that an anchored leaf may have.
Anchor = Mapping[Corners, Mapping[Block, float]]
Anchors = Mapping[int, Anchor]


class Anchored(Forest):
    """The trees of a page on which some leaves are anchored."""

    def __init__(
        self,
        tables: Sequence[Table],
        ranks: Sequence[int],
        ground: Ground,
        corner: int | None,
        anchors: Anchors,
    ) -> None:
        super().__init__(tables, ranks, ground, corner)
        self.anchors = anchors
        self._free = Forest(tables, ranks, ground, corner)
        self._rects: dict[Tree, dict[Corners, Rects]] = {}
        self._strips: dict[Tree, dict[int, dict[int, float]]] = {}
        self._bound: dict[Tree, bool] = {}

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

    def _holds(self, tree: Tree) -> bool:
        """Tell whether an anchored leaf is in a tree."""
        if tree not in self._bound:
            self._bound[tree] = any(leaf in self.anchors for leaf in leaves(tree))
        return self._bound[tree]

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

    def _table_of(self, tree: Tree) -> dict[Corners, Rects]:
        """Return the rectangles that a tree with an anchor in it can fill."""
        found = self._rects.get(tree)
        if found is None:
            if isinstance(tree, int):
                found = {
                    corners: {rect: _Entry(price) for rect, price in rects.items()}
                    for corners, rects in self.anchors[tree].items()
                }
            elif tree[0] in WHEELS:  # only the root is one
                found = {}
            else:
                found = {}
                joined = self._stacked if tree[0] == "H" else self._beside
                for corners, rect, entry in joined(tree[1], tree[2]):
                    rects = found.setdefault(corners, {})
                    if rect not in rects or entry.price < rects[rect].price:
                        rects[rect] = entry
            self._rects[tree] = found
        return found

    def _late(self, one: Tree, other: Tree) -> int:
        return max(0, self._top(one) - self._top(other))

    def _stacked(
        self, one: Tree, other: Tree
    ) -> Iterator[tuple[Corners, Block, _Entry]]:
        """Yield one over another: which of them is anchored says where."""
        more = BELOW * self._late(one, other)
        if not self._holds(other):
            below = self._any(other)
            for corners, rects in self._table_of(one).items():
                for rect, entry in rects.items():
                    x, y, wide, high = rect
                    for rows, price in below[wide].items():
                        if y + high + rows <= self.ground.rows + 1:
                            lower = _Part(Block(x, y + high, wide, rows), None)
                            yield (
                                corners, Block(x, y, wide, high + rows),
                                _Entry(
                                    entry.price + price + more,
                                    (_Part(rect, corners), lower),
                                ),
                            )  # fmt: skip
            return
        lower_ones = self._cheapest(other)
        if self._holds(one):
            for corners, rects in self._table_of(one).items():
                for rect, entry in rects.items():
                    x, y, wide, high = rect
                    for under, price in lower_ones:
                        if under[:3] == (x, y + high, wide):
                            yield (
                                corners, Block(x, y, wide, high + under.rows),
                                _Entry(
                                    entry.price + price + more,
                                    (_Part(rect, corners), _Part(under, None)),
                                ),
                            )  # fmt: skip
            return
        for corners, widths in self._table(one).items():
            for under, cost in lower_ones:
                x, y, wide, high = under
                for rows, price in widths[wide].items():
                    if rows < y:
                        upper = _Part(Block(x, y - rows, wide, rows), corners)
                        yield (
                            corners, Block(x, y - rows, wide, high + rows),
                            _Entry(price + cost + more, (upper, _Part(under, None))),
                        )  # fmt: skip

    def _cheapest(self, tree: Tree) -> list[tuple[Block, float]]:
        found: dict[Block, float] = {}
        for rects in self._table_of(tree).values():
            for rect, entry in rects.items():
                found[rect] = min(entry.price, found.get(rect, inf))
        return list(found.items())

    def _beside(
        self, one: Tree, other: Tree
    ) -> Iterator[tuple[Corners, Block, _Entry]]:
        """Yield one at the left of another: which of them is anchored says where."""
        more = RIGHT * self._late(one, other)
        for (l1, r1), (l2, r2), left, right in self._pairs(one, other):
            price = left[1] + right[1] + more + butted((l1, r1), (l2, r2))
            whole = Block(
                left[0].column, left[0].row,
                left[0].columns + right[0].columns, left[0].rows,
            )  # fmt: skip
            yield (
                (l1, r2), whole,
                _Entry(price, (_Part(left[0], (l1, r1)), _Part(right[0], (l2, r2)))),
            )  # fmt: skip

    def _pairs(
        self, one: Tree, other: Tree
    ) -> Iterator[tuple[Corners, Corners, tuple[Block, float], tuple[Block, float]]]:
        """Yield what may stand side by side, at one height and as high."""
        columns = self.ground.columns
        if self._holds(one) and self._holds(other):
            for at, rects in self._table_of(one).items():
                for there, others in self._table_of(other).items():
                    for rect, entry in rects.items():
                        for next_one, cost in others.items():
                            x, y, wide, high = rect
                            same = next_one.row == y and next_one.rows == high
                            if same and next_one.column == x + wide:
                                yield (
                                    at, there, (rect, entry.price),
                                    (next_one, cost.price),
                                )  # fmt: skip
        elif self._holds(one):
            for at, rects in self._table_of(one).items():
                for there, widths in self._table(other).items():
                    for rect, entry in rects.items():
                        x, y, wide, high = rect
                        for more in range(1, columns - x - wide + 2):
                            price = widths[more].get(high)
                            if price is not None:
                                beyond = Block(x + wide, y, more, high)
                                yield at, there, (rect, entry.price), (beyond, price)
        else:
            for there, rects in self._table_of(other).items():
                for at, widths in self._table(one).items():
                    for rect, entry in rects.items():
                        x, y, wide, high = rect
                        for more in range(1, x):
                            price = widths[more].get(high)
                            if price is not None:
                                before = Block(x - more, y, more, high)
                                yield at, there, (before, price), (rect, entry.price)


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
    priced = [
        (price, columns * rows)
        for widths in table.values()
        for columns, heights in enumerate(widths)
        for rows, price in heights.items()
    ]
    return float(min(priced)[1]) if priced else 0.0
