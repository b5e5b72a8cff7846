"""The same cuts, other heights (推移): where the parts of a page slide to.

In: a tree, for each leaf the heights that it may have with their prices, and
where it stood.  Out: the cheapest heights, each row of a leaf that was
another's charged.  No cut moves sideways, so that every leaf keeps its
columns.  Unlike in a forest a price depends on the place: what stands above a
change stays where it is.

"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from reform_press.makeup.solve.tree import WHEELS, Tree

#: Prices so far above the least of a part and a place are dropped.
_SLACK = 14.0


class Old(NamedTuple):
    """Where a leaf stood: its first row from 0, its rows, what a row of it costs."""

    row: int
    rows: int
    price: float


#: Price by height, and how its parts share that height.
_Ways = dict[int, tuple[float, tuple[int, ...]]]


class Slide:
    """The heights of one tree in columns that do not change."""

    def __init__(
        self, heights: Mapping[int, Mapping[int, float]], old: Mapping[int, Old]
    ) -> None:
        self._heights, self._old = heights, old
        self._known: dict[tuple[Tree, int], _Ways] = {}

    def found(self, tree: Tree, rows: int) -> dict[int, tuple[int, int]] | None:
        """Return first row and rows of each leaf of a page, None if none fits."""
        done: dict[int, tuple[int, int]] = {}
        if rows not in self._ways(tree, 0, rows):
            return None
        self._place(tree, 0, rows, done)
        return done

    def _ways(self, tree: Tree, top: int, most: int) -> _Ways:
        """Return heights of a part that begins at a row, down to row ``most``."""
        key = tree, top
        if key not in self._known:
            if isinstance(tree, int):
                ways = self._leaf(tree, top)
            elif tree[0] in WHEELS:
                ways = self._wheel(tree, top, most)
            elif tree[0] == "H":
                ways = self._stacked(tree, top, most)
            else:
                ways = self._beside(tree, top, most)
            self._known[key] = _pruned(ways, most - top)
        return self._known[key]

    def _leaf(self, leaf: int, top: int) -> _Ways:
        old = self._old.get(leaf)
        found: _Ways = {}
        for rows, price in self._heights[leaf].items():
            if old:
                above = max(top, old.row)
                below = min(top + rows, old.row + old.rows)
                price += old.price * (rows - max(0, below - above))
            found[rows] = price, ()
        return found

    def _stacked(self, tree: Tree, top: int, most: int) -> _Ways:
        found: _Ways = {}
        for high, (price, _) in self._ways(tree[1], top, most).items():
            for deep, (cost, _) in self._ways(tree[2], top + high, most).items():
                _put(found, high + deep, price + cost, (high, deep))
        return found

    def _beside(self, tree: Tree, top: int, most: int) -> _Ways:
        left, right = (self._ways(part, top, most) for part in tree[1:])
        return {
            rows: (price + right[rows][0], (rows, rows))
            for rows, (price, _) in left.items()
            if rows in right
        }

    def _wheel(self, tree: Tree, top: int, most: int) -> _Ways:
        found: _Ways = {}
        a, b, c, d, e = tree[1:]
        seconds = self._ways(b, top, most)
        for high, (one, _) in self._ways(a, top, most).items():
            for low, (two, _) in self._ways(d, top + high, most).items():
                for deep, (three, _) in seconds.items():
                    rest = self._ways(c, top + deep, most).get(high + low - deep)
                    if rest is None:
                        continue
                    middle = self._ways(e, top + high, most).get(deep - high)
                    if middle is None:
                        continue
                    price = one + two + three + rest[0] + middle[0]
                    shares = (high, deep, high + low - deep, low, deep - high)
                    _put(found, high + low, price, shares)
        return found

    def _place(
        self, tree: Tree, top: int, rows: int, done: dict[int, tuple[int, int]]
    ) -> None:
        if isinstance(tree, int):
            done[tree] = top, rows
            return
        _, shares = self._known[tree, top][rows]
        for part, at, high in zip(
            tree[1:], _tops(tree, top, shares), shares, strict=True
        ):
            self._place(part, at, high, done)


def _tops(tree: Any, top: int, shares: tuple[int, ...]) -> tuple[int, ...]:
    """Return the rows at which the parts of a node begin."""
    if tree[0] == "V":
        return top, top
    if tree[0] == "H":
        return top, top + shares[0]
    high, deep, *_ = shares
    return top, top, top + deep, top + high, top + high


def _put(found: _Ways, rows: int, price: float, shares: tuple[int, ...]) -> None:
    known = found.get(rows)
    if known is None or price < known[0]:
        found[rows] = price, shares


def _pruned(ways: _Ways, most: int) -> _Ways:
    fits = {rows: way for rows, way in ways.items() if rows <= most}
    limit = min((price for price, _ in fits.values()), default=0.0) + _SLACK
    return {rows: way for rows, way in fits.items() if way[0] <= limit}
