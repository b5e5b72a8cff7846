"""Rectangles that the parts of a tree fill about anchored leaves (矩形表).

In: what a forest needs, and for each anchored leaf the rectangles that it may
have.  Out: for each part that holds such a leaf a table of rectangles of the
page, not of sizes: the leaf decides where the part lies.

"""

from collections.abc import Iterator, Mapping, Sequence
from math import inf
from typing import NamedTuple

from reform_press.makeup.solve.around import Block
from reform_press.makeup.solve.forest import Forest, Ground, butted
from reform_press.makeup.solve.prices import BELOW, RIGHT
from reform_press.makeup.solve.tables import Corners, Table
from reform_press.makeup.solve.tree import WHEELS, Tree, leaves


class _Part(NamedTuple):
    """A part of a node in the cells that it takes; no corners: the cheapest."""

    rect: Block
    corners: Corners | None


class _Entry(NamedTuple):
    """A price, and the two parts that give it; a leaf has none."""

    price: float
    parts: tuple[_Part, ...] = ()


Rects = dict[Block, _Entry]
_Priced = tuple[Block, float]
#: Prices of the rectangles that an anchored leaf may have.
Anchor = Mapping[Corners, Mapping[Block, float]]
Anchors = Mapping[int, Anchor]


class Rectangles(Forest):
    """The trees of a page whose parts lie where their anchored leaves let them."""

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
        self._rects: dict[Tree, dict[Corners, Rects]] = {}
        self._bound: dict[Tree, bool] = {}

    def _holds(self, tree: Tree) -> bool:
        """Tell whether an anchored leaf is in a tree."""
        if tree not in self._bound:
            self._bound[tree] = any(leaf in self.anchors for leaf in leaves(tree))
        return self._bound[tree]

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

    def _entries(self, tree: Tree) -> Iterator[tuple[Corners, Block, float]]:
        for corners, rects in self._table_of(tree).items():
            for rect, entry in rects.items():
                yield corners, rect, entry.price

    def _stacked(
        self, one: Tree, other: Tree
    ) -> Iterator[tuple[Corners, Block, _Entry]]:
        """Yield one over another: which of them is anchored says where."""
        more = BELOW * self._late(one, other)
        for corners, (upper, price), (lower, cost) in self._over(one, other):
            whole = upper._replace(rows=upper.rows + lower.rows)
            parts = _Part(upper, corners), _Part(lower, None)
            yield corners, whole, _Entry(price + cost + more, parts)

    def _over(
        self, one: Tree, other: Tree
    ) -> Iterator[tuple[Corners, _Priced, _Priced]]:
        """Yield what may stand one over another, as wide."""
        if not self._holds(other):
            below = self._any(other)
            for corners, upper, price in self._entries(one):
                x, y, wide, high = upper
                for rows, cost in below[wide].items():
                    if y + high + rows <= self.ground.rows + 1:
                        lower = Block(x, y + high, wide, rows)
                        yield corners, (upper, price), (lower, cost)
        elif self._holds(one):
            lower_ones = self._cheapest(other)
            for corners, upper, price in self._entries(one):
                x, y, wide, high = upper
                for lower, cost in lower_ones:
                    if lower[:3] == (x, y + high, wide):
                        yield corners, (upper, price), (lower, cost)
        else:
            lower_ones = self._cheapest(other)
            for corners, widths in self._table(one).items():
                for lower, cost in lower_ones:
                    x, y, wide, _ = lower
                    for rows, price in widths[wide].items():
                        if rows < y:
                            upper = Block(x, y - rows, wide, rows)
                            yield corners, (upper, price), (lower, cost)

    def _cheapest(self, tree: Tree) -> list[_Priced]:
        """Return the least price of each rectangle of a tree."""
        found: dict[Block, float] = {}
        for _, rect, price in self._entries(tree):
            found[rect] = min(price, found.get(rect, inf))
        return list(found.items())

    def _beside(
        self, one: Tree, other: Tree
    ) -> Iterator[tuple[Corners, Block, _Entry]]:
        """Yield one at the left of another: which of them is anchored says where."""
        more = RIGHT * self._late(one, other)
        for (l1, r1), (l2, r2), left, right in self._pairs(one, other):
            price = left[1] + right[1] + more + butted((l1, r1), (l2, r2))
            whole = left[0]._replace(columns=left[0].columns + right[0].columns)
            parts = _Part(left[0], (l1, r1)), _Part(right[0], (l2, r2))
            yield (l1, r2), whole, _Entry(price, parts)

    def _pairs(
        self, one: Tree, other: Tree
    ) -> Iterator[tuple[Corners, Corners, _Priced, _Priced]]:
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
