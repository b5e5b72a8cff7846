"""What a page may become near what it was (近旁版面): which stories are let go.

In: the page before an edit, and how each of its stories stands after it.
Out: stocks in which some stories may be set anew and all others stay as they
are, the fewest first, and trees for them.

"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from itertools import chain

from reform_press.makeup.dummy import Cells, FixedPlan, PageDummy
from reform_press.makeup.fixed import corner_ads, corner_cells
from reform_press.makeup.solve.forest import Placed
from reform_press.makeup.solve.letgo import about, at_edges, varied
from reform_press.makeup.solve.neighbours import arranged, inserted, neighbours
from reform_press.makeup.solve.prove import Stand
from reform_press.makeup.solve.recipe import Recipe
from reform_press.makeup.solve.remnant import Remnant, Span, remnant
from reform_press.makeup.solve.shelf import Shelf, Way, cheapest
from reform_press.makeup.solve.slide import Old, Slide
from reform_press.makeup.solve.stayed import Stayed
from reform_press.makeup.solve.stock import Stock
from reform_press.makeup.solve.tables import merged
from reform_press.makeup.solve.tree import CORNER, Tree, leaves, nodes, replaced
from reform_press.style.weights import ScoreWeights

#: Most stories of a part that is divided anew in every way, and in near ways.
_EVERY, _SOME = 4, 7
#: Trees that new stories give at most, and those whose neighbours are tried.
_MOST, _PLACES = 400, 6
#: Points for a page whose every cell changed, and for a head of another size.
_STABILITY = ScoreWeights().stability
#: How much dearer than its points a cell is that has another owner: the page
#: that is best so far, and one that moves less.
_FIRM = (1.0, 4.0)
#: Points for a row that the editor's own story would move.
_HELD = 50.0


class Near:
    """A page before its edit, with its stories as they stand after it."""

    def __init__(
        self,
        before: PageDummy,
        stands: dict[str, Stand],
        shelf: Shelf,
        edited: tuple[str, ...] | None = None,
    ) -> None:
        self.before, self.shelf, self._edited = before, shelf, edited
        self._slots = {slot.story: slot for slot in before.slots}
        self.stayed = {
            name: Stayed(self._slots[name], stand.frames)
            for name, stand in stands.items()
            if self._stays(name, stand)
        }
        facts = shelf.task.facts
        self.ids = [one.id for one in facts.stories if one.place is None]
        if corner_ads(shelf.fixed, shelf.ground.columns):
            self.ids.append("")
        self.added = [n for n, id in enumerate(self.ids) if id and not self._was(id)]
        self._seen: set[tuple[tuple[Placed, ...], bool]] = set()
        left = self._left()
        self.tree, self._spans = left.tree, left.spans
        self._touched = left.beside | frozenset(
            n for n, id in enumerate(self.ids) if self._was(id) and self._ill(id)
        )

    def size(self, name: str) -> float:
        """Return the size of a story's old head, 0 where its rank is another now."""
        size = self._slots[name].head.size if name in self._slots else 0.0
        sizes = self.shelf.maker.sizes(self.shelf.task.story(name))
        return size if sizes.least <= size <= sizes.most else 0.0

    def _left(self) -> Remnant:
        """Return what the edit leaves of the old tree."""
        columns = self.shelf.ground.columns
        places = {name: slot.cells for name, slot in self._slots.items()}
        if corner := corner_cells(self.before.fixed, columns):
            places[CORNER] = corner
        numbers = {id or CORNER: n for n, id in enumerate(self.ids)}
        return remnant(self.before.tree, places, numbers, columns)

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
            [_bare(one) for one in fixed if one not in corner_ads(fixed, columns)]
            for fixed in (self.shelf.fixed, self.before.fixed)
        )
        return now != then

    def freed(self) -> Iterator[frozenset[int]]:
        """Yield the stories let go: those touched, and ever more about them."""
        sets = about(self.tree, self._touched)
        if self.shifted:
            slots, columns = self._slots, self.shelf.ground.columns
            here = [n for n, id in enumerate(self.ids) if id in slots]
            sets = at_edges({n: slots[self.ids[n]].cells for n in here}, columns)
        seen: set[frozenset[int]] = set()
        for free in (*sets, frozenset(self._spans)):
            if free and free not in seen:
                seen.add(free)
                yield free

    def varied(self) -> Iterator[frozenset[int]]:
        """Yield the touched stories with any one or two others let go."""
        others = [n for n in self._spans if self.ids[n]]
        return varied(self._touched, others)

    def stock(
        self,
        free: Collection[int],
        widths: Callable[[int], Collection[int]],
        *,
        heads: bool,
        firm: float = 1.0,
    ) -> Stock:
        """Return a stock where some stories are free and all others stay.

        ``widths`` are the columns that a free story may have; ``heads`` tells
        whether heads may have other sizes, ``firm`` how much dearer than its
        points another size of a story is.
        """
        only: dict[str, list[Way]] = {id: [one] for id, one in self.stayed.items()}
        for leaf in (*free, *self.added):
            id = self.ids[leaf]
            if id:
                ways = self._ways(id, widths(leaf), heads=heads, firm=firm)
                only[id] = list(ways)
        return Stock(self.shelf.task, self.shelf, only)

    def wide(self, free: Collection[int], columns: int) -> Stock:
        """Return a stock where some stories may have so many columns."""
        return self.stock(free, lambda _: range(1, columns + 1), heads=True)

    def slid(
        self, free: Collection[int], *, heads: bool
    ) -> tuple[Stock, list[tuple[Placed, ...]]]:
        """Return the pages of the old cuts with some stories free.

        The second, if it is another, moves less for its price.  A page that was
        returned before is not returned again.
        """
        spans = self._spans
        stock = self.stock(
            free, lambda leaf: (_wide(spans[leaf]),), heads=heads, firm=0.0
        )
        heights = {
            leaf: merged(table)[_wide(span)] if (table := stock.tables[leaf]) else {}
            for leaf, span in spans.items()
        }
        pages: list[tuple[Placed, ...]] = []
        for firm in _FIRM if all(heights.values()) else ():
            old = {
                n: self._stood(id, firm)
                for n, id in enumerate(self.ids)
                if id in self._slots
            }
            done = Slide(heights, old).found(self.tree, self.shelf.ground.rows)
            page = tuple(
                (n, Cells(spans[n][0], top + 1, _wide(spans[n]), rows), None)
                for n, (top, rows) in (done or {}).items()
            )
            if page and self._obeyed(page) and (page, heads) not in self._seen:
                self._seen.add((page, heads))
                pages.append(page)
        return stock, pages

    def _obeyed(self, page: tuple[Placed, ...]) -> bool:
        """Tell whether the stories that the editor holds are where they were."""
        above = self.shelf.ground.above
        held = {name: slot.cells for name, slot in self._slots.items() if slot.anchored}
        return all(
            (cells.column, cells.row + above) == (held[id].column, held[id].row)
            and (cells.columns, cells.rows) == (held[id].columns, held[id].rows + 1)
            for leaf, cells, _ in page
            if (id := self.ids[leaf]) in held
        )

    def _stood(self, id: str, firm: float) -> Old:
        """Return where a story stood, and what it costs to have other rows."""
        slot, cells = self._slots[id], self._slots[id].cells
        price = _HELD if slot.anchored else firm * self._cell * cells.columns
        return Old(cells.row - 1 - self.shelf.ground.above, cells.rows + 1, price)

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
        known = [self.ids[n] for n in here if self.ids[n] in self._slots]
        cells = [self._slots[id].cells for id in known]
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

    @property
    def _cell(self) -> float:
        """What a cell costs that has another owner (S13)."""
        grid = self.shelf.task.desk.layout.grid
        return _STABILITY.points / (grid.columns * grid.rows)

    def _was(self, id: str) -> bool:
        """Tell whether a story, or the corner, was there before."""
        if id:
            return id in self._slots
        return bool(corner_ads(self.before.fixed, self.shelf.ground.columns))

    def _ill(self, id: str) -> bool:
        """Tell whether a story cannot stay, or the corner is another now."""
        if id:
            return id not in self.stayed
        columns = self.shelf.ground.columns
        now = map(_bare, corner_ads(self.shelf.fixed, columns))
        return list(now) != list(map(_bare, corner_ads(self.before.fixed, columns)))

    def _stays(self, name: str, stand: Stand) -> bool:
        """Tell whether a story may stay as it is: sound, with a head of its rank."""
        slot = self._slots[name]
        fits = self.size(name) == slot.head.size
        if self._edited is not None and name not in self._edited and fits:
            return stand.possible  # remarks on it are no news
        return slot.whole or (stand.sound and (fits or slot.holds("head")))

    def _ways(
        self, id: str, columns: Collection[int], *, heads: bool, firm: float
    ) -> Iterator[Recipe]:
        """Yield the ways of a story, priced by how near they are to the old one."""
        slot, shelf = self._slots.get(id), self.shelf
        size = self.size(id)
        sizes = {size, 0.0} if heads else {size}
        found = chain(*(shelf.ways(id, k, s) for k in columns for s in sorted(sizes)))
        if slot is None:
            yield from found
            return
        area = slot.cells.columns * slot.cells.rows

        def price(recipe: Recipe) -> float:
            other = id in self.stayed and recipe.head.size != size
            change = firm * abs(recipe.columns * recipe.rows - area) * self._cell
            return recipe.cost + change + (_STABILITY.head if other else 0.0)

        for recipe in cheapest(found, price):
            yield replace(recipe, cost=price(recipe))


def _wide(span: Span) -> int:
    return span[1] - span[0] + 1


def _bare(plan: FixedPlan) -> FixedPlan:
    return replace(plan, source=None)
