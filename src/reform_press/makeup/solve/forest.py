"""What trees of a page cost, and where their leaves stand (整版求值).

In: a table for every leaf, its rank, and the free area of the page.  Out:
the least price of a tree that fills the area exactly, and the cells of its
leaves.  Tables of subtrees are kept: a move costs the way to the root.

"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from random import Random

from reform_press.makeup.dummy import Cells
from reform_press.makeup.solve.moves import Mover
from reform_press.makeup.solve.prices import BELOW, BUTTED, CUT, RIGHT, cut_price
from reform_press.makeup.solve.tables import (
    Corners,
    Table,
    Widths,
    beside,
    empty,
    merged,
    stacked,
)
from reform_press.makeup.solve.tree import WHEELS, Tree, in_corner
from reform_press.makeup.solve.wheel import Turn, turned

#: Subtrees kept; then all are forgotten, which changes no price.
_KEPT = 40_000
#: Where floats are compared that were summed in another order.
_NEAR = 1e-6

Placed = tuple[int, Cells, Corners | None]


@dataclass(frozen=True, slots=True)
class Ground:
    """The free area of a page (可用版面): columns and rows that leaves divide.

    Every leaf has a row of white at its foot, for the rule under it; at the
    foot of the page that row lies outside.
    """

    columns: int
    rows: int
    above: int = 0  # rows of the page over it
    page: int = 0  # rows of the whole page


class Forest:
    """The trees of one page and their prices."""

    def __init__(
        self,
        tables: Sequence[Table],
        ranks: Sequence[int],
        ground: Ground,
        corner: int | None = None,
    ) -> None:
        self.ground, self.ranks, self.corner = ground, tuple(ranks), corner
        self._leaves = tuple(tables)
        self._tables: dict[Tree, Table] = {}
        self._merged: dict[Tree, Widths] = {}
        self._tops: dict[Tree, int] = {}

    def price(self, tree: Tree) -> float:
        """Return the least price of a tree; ``inf`` if it cannot fill the page."""
        if self.corner is not None and not in_corner(tree, self.corner):
            return inf
        if len(self._tables) > _KEPT:
            self._tables.clear()
            self._merged.clear()
        return self._rooted(tree)[0]

    def placed(self, tree: Tree) -> tuple[Placed, ...]:
        """Return leaves and their cells, () for a tree that cannot fill the page."""
        price, cuts = self._rooted(tree)
        if price == inf:
            return ()
        ground = self.ground
        whole = Cells(1, 1, ground.columns, ground.rows)
        done: list[Placed] = []
        if isinstance(cuts, Turn):
            parts = cuts.parts(ground.columns, ground.rows, mirrored=tree[0] == "M")
            for part, cells in zip(tree[1:], parts, strict=True):
                self._place(part, cells, None, done)
        elif cuts:
            row = 1
            for part, rows in cuts:
                self._place(part, Cells(1, row, ground.columns, rows), None, done)
                row += rows
        else:
            self._place(tree, whole, None, done)
        return tuple(done)

    def unfit(self, tree: Tree) -> int:
        """Return how many parts of a tree have no size at all, each without its own.

        A part that holds such a one is not counted: it cannot do better.
        """
        if isinstance(tree, int):
            return 0
        if tree[0] not in WHEELS and any(self._any(tree)):
            return 0
        return sum(map(self.unfit, tree[1:])) or int(tree[0] not in WHEELS)

    def mover(self, chance: Random) -> Mover:
        """Return what makes trees for this page."""
        return Mover(self.ranks, self.corner, chance)

    def strayed(self, tree: Tree) -> float:
        """Return by how much a tree misses what must stand at its place: nothing."""
        return 0.0

    def heights(self, tree: Tree) -> dict[int, float]:
        """Return the heights that a tree can have across the page, priced."""
        if not isinstance(tree, int) and tree[0] in WHEELS:
            return {}
        return self._any(tree)[self.ground.columns]

    def _rooted(self, tree: Tree) -> tuple[float, Turn | list[tuple[Tree, int]] | None]:
        """Return the price of a tree as the whole page, and its outer cuts."""
        ground = self.ground
        if isinstance(tree, int):
            return self._across(tree, 0).get(ground.rows, inf), None
        if tree[0] in WHEELS:
            turn = self._turned(tree)
            if turn is None:
                return inf, None
            return turn.price + self._wheel_order(tree), turn
        if tree[0] == "V":
            cuts = len(_chain(tree, "V")) - 1
            return self._across(tree, 0).get(ground.rows, inf) + CUT * cuts, None
        return self._stack(_chain(tree, "H"))

    def _stack(self, parts: list[Tree]) -> tuple[float, list[tuple[Tree, int]] | None]:
        """Return the price of parts one under another, each cut at its price."""
        ground = self.ground
        reached: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
        rank = 99
        for number, part in enumerate(parts):
            last = number == len(parts) - 1
            own = self._top(part)
            order = BELOW * max(0, rank - own) if number else 0.0
            rank = min(rank, own)
            there: dict[int, tuple[float, tuple[int, ...]]] = {}
            for at, (price, before) in reached.items():
                for rows, cost in self._across(part, at).items():
                    end = at + rows
                    if end > ground.rows or (last and end != ground.rows):
                        continue
                    total = price + cost + order
                    if not last:
                        total += cut_price(ground.above + end, ground.page)
                    found = there.get(end)
                    if found is None or total < found[0]:
                        there[end] = (total, (*before, rows))
            reached = there
        if ground.rows not in reached:
            return inf, None
        total, rows_of = reached[ground.rows]
        return total, list(zip(parts, rows_of, strict=True))

    def _across(self, tree: Tree, above: int) -> dict[int, float]:
        """Return the heights of a part across the page, under so many rows."""
        return self._any(tree)[self.ground.columns]

    def _turned(self, tree: Tree) -> Turn | None:
        """Return the cheapest turn of a wheel."""
        parts = [self._any(part) for part in tree[1:]]
        return turned(parts, self.ground.columns, self.ground.rows)

    def _wheel_order(self, tree: Tree) -> float:
        a, b, c, d, e = (self._top(part) for part in tree[1:])
        below = max(0, a - d) + max(0, b - c) + max(0, a - e)
        left, right = (a, b) if tree[0] == "W" else (b, a)
        return BELOW * below + RIGHT * max(0, left - right)

    def _top(self, tree: Tree) -> int:
        """Return the best rank of a tree."""
        if isinstance(tree, int):
            return self.ranks[tree]
        if tree not in self._tops:
            self._tops[tree] = min(map(self._top, tree[1:]))
        return self._tops[tree]

    def _late(self, one: Tree, other: Tree) -> int:
        """Return by how many ranks a part comes after one of a better rank."""
        return max(0, self._top(one) - self._top(other))

    def _any(self, tree: Tree) -> Widths:
        found = self._merged.get(tree)
        if found is None:
            found = self._merged[tree] = merged(self._table(tree))
        return found

    def _table(self, tree: Tree) -> Table:
        if isinstance(tree, int):
            return self._leaves[tree]
        found = self._tables.get(tree)
        if found is None:
            one, other = tree[1:]
            upper, lower = self._table(one), self._table(other)
            late = self._late(one, other)
            if tree[0] == "H":
                found = stacked(upper, lower, self.ground.rows, BELOW * late)
            else:
                found = beside(upper, lower, RIGHT * late)
            if not found:  # no width at all
                found = {(False, False): empty(self.ground.columns)}
            self._tables[tree] = found
        return found

    def _place(
        self, tree: Tree, cells: Cells, corners: Corners | None, done: list[Placed]
    ) -> None:
        """Find the cuts that gave a price, and place what they divide."""
        table = self._table(tree)
        if corners is None:
            corners = min(
                (c for c in table if cells.rows in table[c][cells.columns]),
                key=lambda c: (table[c][cells.columns][cells.rows], c),
            )
        if isinstance(tree, int):
            done.append((tree, cells, corners))
            return
        want = table[corners][cells.columns][cells.rows] + _NEAR
        cut = self._cut(tree, cells, corners, want)
        (one, at), (other, there) = cut
        self._place(tree[1], one, at, done)
        self._place(tree[2], other, there, done)

    def _cut(
        self, tree: Tree, cells: Cells, corners: Corners, want: float
    ) -> tuple[tuple[Cells, Corners | None], tuple[Cells, Corners | None]]:
        late = self._late(tree[1], tree[2])
        one, other = self._table(tree[1]), self._table(tree[2])
        if tree[0] == "H":
            below = self._any(tree[2])[cells.columns]
            for rows, price in one[corners][cells.columns].items():
                rest = below.get(cells.rows - rows)
                if rest is not None and price + rest + BELOW * late <= want:
                    upper = Cells(cells.column, cells.row, cells.columns, rows)
                    lower = Cells(
                        cells.column, cells.row + rows, cells.columns, cells.rows - rows
                    )
                    return (upper, corners), (lower, None)
        for at, widths in one.items():
            for there, others in other.items():
                if (at[0], there[1]) != corners:
                    continue
                more = RIGHT * late + butted(at, there)
                for wide in range(1, cells.columns):
                    price = widths[wide].get(cells.rows, inf)
                    price += others[cells.columns - wide].get(cells.rows, inf)
                    if price + more <= want:
                        left = Cells(cells.column, cells.row, wide, cells.rows)
                        right = Cells(
                            cells.column + wide,
                            cells.row,
                            cells.columns - wide,
                            cells.rows,
                        )
                        return (left, at), (right, there)
        raise AssertionError("a price without a cut")


def butted(left: Corners, right: Corners) -> float:
    """Return the price of two parts side by side, by what stands at their tops."""
    return BUTTED if left[1] and right[0] else 0.0


def _chain(tree: Tree, way: str) -> list[Tree]:
    """Return the parts of a tree that cuts of one direction divide in a row."""
    if isinstance(tree, int) or tree[0] != way:
        return [tree]
    return [*_chain(tree[1], way), *_chain(tree[2], way)]
