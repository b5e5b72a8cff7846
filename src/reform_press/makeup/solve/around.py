"""Trees made round leaves that have their cells (围绕钉稿切分).

In: a random source, the rectangles that are taken, and about how many cells
each other leaf needs.  Out: trees that cut the page along the edges of what is
taken, with as much copy on each side of a cut as it has room for.

"""

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import NamedTuple

from reform_press.makeup.solve.moves import Mover
from reform_press.makeup.solve.tree import WHEELS, Tree
from reform_press.makeup.solve.wheel import Turn

#: Trees tried before one is made that looks at nothing.
_TRIES = 6
#: Orders of the leaves tried for the one that divides them best.
_ORDERS = 6
#: Share of the trees that are wheels, and of the cuts that only take a strip of
#: other leaves off.
_WHEELS, _STRIPS = 0.3, 0.4
#: Share of the moves that begin again.
_ANEW = 0.3


class Block(NamedTuple):
    """A rectangle in cells from 1 (矩形)."""

    column: int
    row: int
    columns: int
    rows: int

    @property
    def area(self) -> int:
        """Its cells."""
        return self.columns * self.rows

    @property
    def row_end(self) -> int:
        """The lowest row it covers."""
        return self.row + self.rows - 1

    def within(self, other: "Block") -> bool:
        """Tell whether it lies in another."""
        return (
            other.column <= self.column
            and other.row <= self.row
            and self.column + self.columns <= other.column + other.columns
            and self.row + self.rows <= other.row + other.rows
        )

    def parted(self, way: str, size: int) -> tuple["Block", "Block"]:
        """Return its upper and lower part, or its left and right."""
        column, row, columns, rows = self
        if way == "H":
            lower = Block(column, row + size, columns, rows - size)
            return Block(column, row, columns, size), lower
        right = Block(column + size, row, columns - size, rows)
        return Block(column, row, size, rows), right


Blocks = Mapping[int, Block]


class Around(Mover):
    """Makes trees round what is taken, and new trees of old ones."""

    def __init__(
        self,
        ranks: Sequence[int],
        corner: int | None,
        chance: Random,
        whole: Block,
        choices: Mapping[int, Sequence[Block]],
        areas: Sequence[float],
    ) -> None:
        super().__init__(ranks, corner, chance)
        self._whole, self._choices, self._needs = whole, choices, areas
        self._others = [n for n in range(len(ranks)) if n not in choices]
        self._blocks: dict[int, Block] = {}
        self._areas: list[float] = []

    def anew(self) -> Tree:
        """Return a tree of all leaves at random, cut round what is taken."""
        for _ in range(_TRIES):
            self._choose()
            tree = None
            if self._chance.random() < _WHEELS:
                tree = self._turned(self._others)
            if tree is None:
                tree = self._cut(self._whole, self._blocks, self._others)
            if tree is not None:
                return tree
        return super().anew()

    def _choose(self) -> None:
        """Choose the rectangles that are taken, of those that a leaf may take."""
        self._blocks = {
            leaf: some[self._pick(len(some))] for leaf, some in self._choices.items()
        }
        # What is free must do for all the others, be it a little more or less.
        room = self._whole.area - sum(block.area for block in self._blocks.values())
        needed = sum(self._needs[leaf] for leaf in self._others) or 1.0
        self._areas = [area * max(0, room) / needed for area in self._needs]

    def moved(self, tree: Tree) -> Tree:
        """Return a neighbour of a tree, or now and then another tree."""
        return self.anew() if self._chance.random() < _ANEW else super().moved(tree)

    def _turned(self, free: Sequence[int]) -> Tree:
        """Return a wheel whose cuts cross no block, None where none is met."""
        way = WHEELS[self._pick(2)]
        ends = self._wheel_cuts(mirrored=way == "M")
        if not ends:
            return None
        inside = [
            {n: block for n, block in self._blocks.items() if block.within(end)}
            for end in ends
        ]
        parts = [
            self._cut(end, taken, group)
            for end, taken, group in zip(
                ends, inside, self._dealt(ends, inside, free), strict=True
            )
        ]
        return None if any(part is None for part in parts) else (way, *parts)

    def _wheel_cuts(self, *, mirrored: bool) -> tuple[Block, ...]:
        """Return the five parts of a wheel, most of its cuts at edges of blocks."""
        columns, rows = self._whole.columns, self._whole.rows
        edges = sorted(
            {edge for b in self._blocks.values() for edge in (b.row - 1, b.row_end)}
        )
        for _ in range(_ORDERS):
            wide_d, wide_a = sorted(1 + self._pick(columns - 1) for _ in range(2))
            high_a, high_b = sorted(
                edges[self._pick(len(edges))]
                if self._pick(2)
                else 1 + self._pick(rows - 1)
                for _ in range(2)
            )
            if not (wide_d < wide_a and 0 < high_a < high_b < rows):
                continue
            turn = Turn(0.0, wide_a, wide_d, high_a, high_b)
            parts = turn.parts(columns, rows, mirrored=mirrored)
            ends = tuple(Block(c.column, c.row, c.columns, c.rows) for c in parts)
            if all(any(b.within(e) for e in ends) for b in self._blocks.values()):
                return ends
        return ()

    def _dealt(
        self, ends: Sequence[Block], inside: Sequence[Blocks], free: Sequence[int]
    ) -> list[list[int]]:
        """Deal leaves out to parts of a page, each to where most room is left."""
        room = [
            float(end.area - sum(block.area for block in taken.values()))
            for end, taken in zip(ends, inside, strict=True)
        ]
        groups: list[list[int]] = [[] for _ in ends]
        for leaf in self._mixed(free):
            most = max(range(len(ends)), key=lambda n: (room[n], -n))
            groups[most].append(leaf)
            room[most] -= self._areas[leaf]
        return groups

    def _cut(self, room: Block, blocks: Blocks, free: Sequence[int]) -> Tree:
        """Return a tree that fills a room, None where none is met."""
        if not blocks:
            return self._grown(free) if free else None
        if len(blocks) == 1 and not free:
            return next(iter(blocks))
        for way, size, order in self._lines(room, blocks, free):
            one, other = room.parted(way, size)
            first = {n: b for n, b in blocks.items() if b.within(one)}
            second = {n: b for n, b in blocks.items() if n not in first}
            upper = self._share(one, first, free) if order is None else order
            lower = [leaf for leaf in free if leaf not in upper]
            if not (first or upper) or not (second or lower):
                continue
            left, right = self._cut(one, first, upper), self._cut(other, second, lower)
            if left is not None and right is not None:
                return (way, left, right)
        return None

    def _lines(
        self, room: Block, blocks: Blocks, free: Sequence[int]
    ) -> Iterator[tuple[str, int, list[int] | None]]:
        """Yield cuts in a random order: which way, where, and leaves before it."""
        if free and self._chance.random() < _STRIPS:
            yield from self._strip(room, blocks, free)
        lines = sorted(
            {
                (way, at - begin)
                for block in blocks.values()
                for way, begin, end, low, high in _edges(room, block)
                for at in (low, high)
                if begin < at < end
            }
        )
        while lines:
            way, size = lines.pop(self._pick(len(lines)))
            one, other = room.parted(way, size)
            if all(b.within(one) or b.within(other) for b in blocks.values()):
                yield way, size, None

    def _strip(
        self, room: Block, blocks: Blocks, free: Sequence[int]
    ) -> Iterator[tuple[str, int, list[int]]]:
        """Yield a cut that takes some leaves off at one of the four sides."""
        way = "HV"[self._pick(2)]
        broad, deep = room.columns, room.rows
        begins = [b.row - room.row for b in blocks.values()]
        ends = [b.row + b.rows - room.row for b in blocks.values()]
        if way == "V":
            broad, deep = deep, broad
            begins = [b.column - room.column for b in blocks.values()]
            ends = [b.column + b.columns - room.column for b in blocks.values()]
        order = self._mixed(free)
        taken = order[: 1 + self._pick(len(order))]
        size = round(sum(self._areas[leaf] for leaf in taken) / broad)
        if self._pick(2):
            if 0 < size <= min(begins):
                yield way, size, taken
        elif 0 < size <= deep - max(ends):
            yield way, deep - size, [leaf for leaf in free if leaf not in taken]

    def _mixed(self, free: Sequence[int]) -> list[int]:
        """Return leaves by rank, or as often in any order: area may want that."""
        if self._pick(2):
            return self._ordered(free)
        return [n for _, n in sorted((self._chance.random(), n) for n in free)]

    def _share(self, room: Block, blocks: Blocks, free: Sequence[int]) -> list[int]:
        """Return the leaves for one side of a cut, as many as it has room for."""
        aim = room.area - sum(block.area for block in blocks.values())
        if aim <= 0:
            return []
        best: tuple[float, list[int]] | None = None
        for _ in range(_ORDERS):
            order, filled = self._mixed(free), 0.0
            for count, leaf in enumerate(order, 1):
                filled += self._areas[leaf]
                off = abs(filled - aim)
                if best is None or off < best[0]:
                    best = off, order[:count]
        return best[1] if best else []


def _edges(room: Block, block: Block) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield for both ways: where a room begins and ends, and where a block does."""
    yield "H", room.row, room.row + room.rows, block.row, block.row + block.rows
    yield (
        "V", room.column, room.column + room.columns, block.column,
        block.column + block.columns,
    )  # fmt: skip
