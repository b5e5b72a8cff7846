"""Trees at random and their neighbours (随机树与邻树).

In: a random source and the ranks of the leaves.  Out: trees.  Higher ranks
stand first as a rule, so that most trees are worth a look.

"""

from collections.abc import Sequence
from random import Random

from reform_press.makeup.solve.tree import (
    WHEELS,
    Path,
    Tree,
    in_corner,
    last_part,
    leaves,
    nodes,
    part_at,
    replaced,
    without,
)  # fmt: skip

#: Fewest leaves of a wheel.
_WHEEL = 5
_WHEELS_SHARE = 0.5
#: How far a rank may be off when trees are made at random.
_SHUFFLE = 1.6
#: Shares of the moves: swap leaves, turn a cut, swap parts, start again; else move.
_SWAP, _TURN, _FLIP, _ANEW = 0.32, 0.52, 0.64, 0.68


class Mover:
    """Makes trees of some leaves, and new trees of old ones."""

    def __init__(
        self, ranks: Sequence[int], corner: int | None, chance: Random
    ) -> None:
        self._ranks, self._corner, self._chance = ranks, corner, chance
        self._stories = [n for n in range(len(ranks)) if n != corner]

    def anew(self) -> Tree:
        """Return a tree of all leaves at random."""
        chance = self._chance
        tree: Tree
        if len(self._stories) >= _WHEEL and chance.random() < _WHEELS_SHARE:
            tree = self._wheel()
        else:
            tree = self._grown(self._stories)
        return tree if self._corner is None else self._cornered(tree)

    def _wheel(self) -> Tree:
        order = self._ordered(self._stories)
        groups = [[leaf] for leaf in order[:_WHEEL]]
        for leaf in order[_WHEEL:]:
            groups[1 + self._pick(_WHEEL - 1)].append(leaf)
        first, *others = groups
        for at in range(len(others) - 1, 0, -1):
            to = self._pick(at + 1)
            others[at], others[to] = others[to], others[at]
        way = WHEELS[self._pick(2)]
        return (way, *(self._grown(group) for group in (first, *others)))

    def _grown(self, items: Sequence[int]) -> Tree:
        if len(items) == 1:
            return items[0]
        order = self._ordered(items)
        cut = 1 + self._pick(len(order) - 1)
        way = "HV"[self._pick(2)]
        return (way, self._grown(order[:cut]), self._grown(order[cut:]))

    def _ordered(self, items: Sequence[int]) -> list[int]:
        shuffled = [
            (self._ranks[n] + _SHUFFLE * self._chance.random(), n) for n in items
        ]
        return [n for _, n in sorted(shuffled)]

    def _cornered(self, tree: Tree) -> Tree:
        """Put the corner advertisement at the lower right of a tree."""
        at: Path = ()
        part = tree
        while isinstance(part, tuple) and (
            part[0] in WHEELS or self._chance.random() < 0.6
        ):
            number = last_part(part)
            at, part = (*at, number), part[number]
        return replaced(tree, at, ("HV"[self._pick(2)], part, self._corner))

    def moved(self, tree: Tree) -> Tree:
        """Return a neighbour of a tree."""
        if len(self._stories) < 2:
            return tree
        other = self._moved(tree)
        if self._corner is None:
            return other
        rest = without(other, self._corner)
        if rest is None or set(leaves(rest)) != set(self._stories):
            return tree
        if other == tree or self._chance.random() < 0.3:
            return self._cornered(rest)
        return other if in_corner(other, self._corner) else self._cornered(rest)

    def _moved(self, tree: Tree) -> Tree:
        chance, found = self._chance.random(), list(nodes(tree))
        tips = [(at, part) for at, part in found if part in self._stories]
        cuts = [
            (at, part)
            for at, part in found
            if isinstance(part, tuple) and part[0] not in WHEELS
        ]
        if chance < _SWAP:
            return self._swapped(tree, tips)
        if chance < _FLIP and cuts:
            at, part = cuts[self._pick(len(cuts))]
            if chance < _TURN:
                way = "V" if part[0] == "H" else "H"
                return replaced(tree, at, (way, *part[1:]))
            return replaced(tree, at, (part[0], part[2], part[1]))
        if chance < _ANEW:
            return self.anew()
        return self._reinserted(tree, tips)

    def _swapped(self, tree: Tree, tips: list[tuple[Path, Tree]]) -> Tree:
        first = self._pick(len(tips))
        second = (first + 1 + self._pick(len(tips) - 1)) % len(tips)
        (at, one), (there, other) = tips[first], tips[second]
        return replaced(replaced(tree, at, other), there, one)

    def _reinserted(self, tree: Tree, tips: list[tuple[Path, Tree]]) -> Tree:
        """Take a leaf out and put it beside another part."""
        at, leaf = tips[self._pick(len(tips))]
        if not at or part_at(tree, at[:-1])[0] in WHEELS:
            return self._swapped(tree, tips)
        parent = part_at(tree, at[:-1])
        rest = replaced(tree, at[:-1], parent[3 - at[-1]])
        places = [
            (there, part)
            for there, part in nodes(rest)
            if not (isinstance(part, tuple) and part[0] in WHEELS)
        ]
        there, part = places[self._pick(len(places))]
        pair = (leaf, part) if self._pick(2) else (part, leaf)
        return replaced(rest, there, ("HV"[self._pick(2)], *pair))

    def _pick(self, count: int) -> int:
        """Return a number under ``count``."""
        return int(self._chance.random() * count)
