"""What a page may become near what it was (近旁版面): which stories are let go.

In: the page before an edit, and how each of its stories stands after it.
Out: stocks in which some stories may be set anew and all others stay as they
are, the fewest first, and trees for them.

"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import chain

from reform_press.makeup.dummy import FixedPlan, PageDummy
from reform_press.makeup.solve.neighbours import arranged, inserted, neighbours
from reform_press.makeup.solve.prove import Stand
from reform_press.makeup.solve.recipe import Recipe
from reform_press.makeup.solve.shelf import Shelf, Way, cheapest
from reform_press.makeup.solve.solve import CORNER
from reform_press.makeup.solve.stayed import Stayed
from reform_press.makeup.solve.stock import Stock
from reform_press.makeup.solve.tree import (
    Tree,
    leaves,
    nodes,
    parsed,
    part_at,
    replaced,
)  # fmt: skip
from reform_press.style.weights import ScoreWeights

#: Most stories of a part that is divided anew in every way, and in near ways.
_EVERY, _SOME = 4, 7
#: Trees that new stories give at most, and those whose neighbours are tried.
_MOST, _PLACES = 400, 6
#: Numbers of leaves that have gone.
_GONE = 1000
#: Points for a page whose every cell changed, and for a head of another size.
_STABILITY = ScoreWeights().stability


class Near:
    """A page before its edit, with its stories as they stand after it."""

    def __init__(
        self, before: PageDummy, stands: dict[str, Stand], shelf: Shelf
    ) -> None:
        self.before, self.shelf = before, shelf
        self._slots = {slot.story: slot for slot in before.slots}
        self.stayed = {
            name: Stayed(self._slots[name], stand.frames)
            for name, stand in stands.items()
            if self._stays(name, stand)
        }
        facts = shelf.task.facts
        self.ids = [one.id for one in facts.stories if one.place is None]
        if _corner(shelf.fixed, shelf.ground.columns):
            self.ids.append("")
        self.added = [n for n, id in enumerate(self.ids) if id and not self._was(id)]
        self.tree, beside = self._left()
        self._touched = beside | {
            n for n, id in enumerate(self.ids) if self._was(id) and self._ill(id)
        }

    @property
    def same(self) -> bool:
        """Tell whether the same stories and places are on the page as before."""
        names = {one.id for one in self.shelf.task.facts.stories}
        fixed = [_bare(one) for one in self.before.fixed]
        return names == set(self._slots) and list(self.shelf.fixed) == fixed

    @property
    def shifted(self) -> bool:
        """Tell whether a place across the page, or over it, is another now."""
        columns = self.shelf.ground.columns
        now, then = (
            [_bare(one) for one in fixed if one not in _corner(fixed, columns)]
            for fixed in (self.shelf.fixed, self.before.fixed)
        )
        return now != then

    def freed(self) -> Iterator[frozenset[int]]:
        """Yield the stories let go: those touched, and ever more about them."""
        paths = {part: at for at, part in nodes(self.tree) if isinstance(part, int)}
        sets = self._at_edges() if self.shifted else self._about(paths)
        seen: set[frozenset[int]] = set()
        for free in (*sets, frozenset(paths)):
            if free and free not in seen:
                seen.add(free)
                yield free

    def _about(self, paths: dict[int, tuple[int, ...]]) -> Iterator[frozenset[int]]:
        """Yield the touched stories, and the parts of the tree that hold them."""
        for up in range(max(map(len, paths.values()), default=0)):
            yield frozenset(
                leaf
                for one in self._touched
                for leaf in leaves(part_at(self.tree, paths[one][: -up or None]))
            )

    def _at_edges(self) -> Iterator[frozenset[int]]:
        """Yield the stories at the foot and the head of the page, and one more."""
        for foot in (True, False):
            edge = {
                max(here, key=lambda n: self._row(n) if foot else -self._row(n))
                for column in range(1, self.shelf.ground.columns + 1)
                if (here := self._in_column(column))
            }
            yield frozenset(edge)
            for other in range(len(self.ids)):
                if self.ids[other] and self._was(self.ids[other]):
                    yield frozenset(edge | {other})

    def _row(self, leaf: int) -> int:
        return self._slots[self.ids[leaf]].cells.row

    def _in_column(self, column: int) -> list[int]:
        """Return the stories that stand in a column of the old page."""
        return [
            n
            for n, id in enumerate(self.ids)
            if id in self._slots
            and (cells := self._slots[id].cells).column <= column <= cells.last_column
        ]

    def stock(
        self, free: Collection[int], widths: int | None = None, *, heads: bool
    ) -> Stock:
        """Return a stock where some stories are free and all others stay.

        ``widths``: most columns of a free story, None for those that it has;
        ``heads``: whether heads may have other sizes.
        """
        only: dict[str, list[Way]] = {id: [one] for id, one in self.stayed.items()}
        for leaf in (*free, *self.added):
            id = self.ids[leaf]
            if not id:
                continue
            columns: Collection[int] = range(1, (widths or 0) + 1)
            if widths is None:
                columns = (self._slots[id].cells.columns,)
            only[id] = list(self._ways(id, columns, heads=heads))
        return Stock(self.shelf.task, self.shelf, only)

    def regions(self) -> Iterator[tuple[frozenset[int], int, list[Tree]]]:
        """Yield parts of the page divided anew: stories, columns, trees."""
        if self.tree is None or self.shifted:
            return
        parts = list(nodes(self.tree))
        if self.added:
            new = self.added[0]
            for at, part in parts if len(self.added) == 1 else ():
                if len(leaves(part)) < _EVERY:
                    trees = arranged((*leaves(part), new))
                    yield self._region(at, part, trees)
            return
        for at, part in sorted(parts, key=lambda one: len(leaves(one[1]))):
            here = leaves(part)
            if self._touched <= set(here) and 1 < len(here) <= _SOME:
                few = len(here) <= _EVERY
                yield self._region(
                    at, part, arranged(here) if few else neighbours(part)
                )

    def _region(
        self, at: tuple[int, ...], part: Tree, trees: Iterator[Tree]
    ) -> tuple[frozenset[int], int, list[Tree]]:
        here = frozenset(leaves(part))
        cells = [self._slots[self.ids[n]].cells for n in here if self._was(self.ids[n])]
        left = min((one.column for one in cells), default=1)
        right = max((one.last_column for one in cells), default=left)
        if "" in (self.ids[n] for n in here):
            right = self.shelf.ground.columns
        return here, right - left + 1, [replaced(self.tree, at, one) for one in trees]

    def trees(self) -> Iterator[Tree]:
        """Yield the tree with new stories in it, and its neighbours."""
        kept = [self.tree] if self.tree is not None else []
        for leaf in self.added:
            kept = [other for tree in kept for other in inserted(tree, leaf)][:_MOST]
        yield from kept
        for tree in kept[:_PLACES]:
            yield from neighbours(tree)

    def _was(self, id: str) -> bool:
        """Tell whether a story, or the corner, was there before."""
        if id:
            return id in self._slots
        return bool(_corner(self.before.fixed, self.shelf.ground.columns))

    def _ill(self, id: str) -> bool:
        """Tell whether a story cannot stay, or the corner is another now."""
        if id:
            return id not in self.stayed
        columns = self.shelf.ground.columns
        now = map(_bare, _corner(self.shelf.fixed, columns))
        return list(now) != list(map(_bare, _corner(self.before.fixed, columns)))

    def _stays(self, name: str, stand: Stand) -> bool:
        """Tell whether a story may stay as it is: sound, with a head of its rank."""
        slot = self._slots[name]
        sizes = self.shelf.maker.sizes(self.shelf.task.story(name))
        fits = sizes.least <= (slot.head.size or sizes.least) <= sizes.most
        return bool(slot.pinned) or (stand.sound and fits)

    def _left(self) -> tuple[Tree, set[int]]:
        """Return what is left of the old tree, and what stood beside the rest."""
        numbers = {id or CORNER: n for n, id in enumerate(self.ids)}
        gone = [id for id in (*self._slots, CORNER) if id not in numbers]
        old = parsed(
            self.before.tree,
            {**numbers, **{id: _GONE + n for n, id in enumerate(gone)}}.get,
        )
        beside = {
            leaf
            for at, part in (nodes(old) if old is not None else ())
            if isinstance(part, int) and part >= _GONE and at
            for leaf in leaves(part_at(old, at[:-1]))
            if leaf < _GONE
        }
        return parsed(self.before.tree, numbers.get), beside

    def _ways(
        self, id: str, columns: Collection[int], *, heads: bool
    ) -> Iterator[Recipe]:
        """Yield the ways of a story, priced by how near they are to the old one."""
        slot, shelf = self._slots.get(id), self.shelf
        size = slot.head.size if slot and id in self.stayed else 0.0
        sizes = {size, 0.0} if heads else {size}
        found = chain(*(shelf.ways(id, k, s) for k in columns for s in sorted(sizes)))
        if slot is None:
            yield from found
            return
        grid = shelf.task.desk.layout.grid
        cell = _STABILITY.points / (grid.columns * grid.rows)
        area = slot.cells.columns * slot.cells.rows

        def price(recipe: Recipe) -> float:
            other = size and recipe.head.size != size
            change = abs(recipe.columns * recipe.rows - area) * cell
            return recipe.cost + change + (_STABILITY.head if other else 0.0)

        for recipe in cheapest(found, price):
            yield replace(recipe, cost=price(recipe))


def _corner(fixed: tuple[FixedPlan, ...], columns: int) -> list[FixedPlan]:
    """Return the advertisements in the corner."""
    return [p for p in fixed if p.role == "ad" and p.cells.columns < columns]


def _bare(plan: FixedPlan) -> FixedPlan:
    return replace(plan, source=None)
