"""The leaves of one page made ready (备料): recipes and tables of every story.

In: a task.  Out: the ground that is free, a table for each leaf, and the
recipe behind each entry.  Everything that the search needs is here; nothing
is set again while it runs.

"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from reform_press.makeup.dummy import Cells, FixedPlan, Slot
from reform_press.makeup.fixed import corner_cells
from reform_press.makeup.solve.anchored import Anchored, anchor, in_corner
from reform_press.makeup.solve.forest import Forest, Ground
from reform_press.makeup.solve.leaf import Leaf
from reform_press.makeup.solve.prices import WHITE, white_cell
from reform_press.makeup.solve.prove import stand
from reform_press.makeup.solve.rectangles import Anchor
from reform_press.makeup.solve.shelf import Shelf, Way
from reform_press.makeup.solve.stayed import Stayed
from reform_press.makeup.solve.tables import Corners, Table, empty, put, sizes
from reform_press.makeup.solve.task import Task
from reform_press.makeup.solve.tree import CORNER, Tree, leaves, parsed
from reform_press.makeup.solve.variants import filling, recipes

#: Rank of an advertisement: under every story.
_AD_RANK = 6

_Key = tuple[int, Corners, int, int]  # leaf, corners, columns, rows
_ALL: Mapping[str, Sequence[Way]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Seat:
    """A story whose cells are given, and how it is set there."""

    recipe: Way
    cells: Cells


class Stock:
    """The leaves of a page, their tables, and the ground they divide.

    ``only`` names stories that may stand in some ways alone.
    """

    def __init__(
        self,
        task: Task,
        shelf: Shelf | None = None,
        only: Mapping[str, Sequence[Way]] = _ALL,
    ) -> None:
        self.task = task
        there = {one.id for one in task.facts.stories}
        self.pins = [pin for pin in task.pins if pin.story in there]
        self.stands = {pin.story: stand(task, pin) for pin in self.pins if pin.whole}
        held = {
            pin.story: (Stayed(pin, self.stands[pin.story].frames),)
            for pin in self.pins
            if pin.whole
        }
        self._only: dict[str, Sequence[Way]] = {**only, **held}
        self._shelf = shelf or Shelf(task)
        self.fixed, self.ground = self._shelf.fixed, self._shelf.ground
        self._seated = {
            one.id: one.place for one in task.facts.stories if one.place is not None
        }
        self._recipes: dict[_Key, Way] = {}
        self.ids: list[str] = []
        self.seats: list[Seat] = []
        self.unseated: list[str] = []
        self.tables, self.ranks = self._filled()
        self.forest = self.anchored(task.pins)

    @property
    def corner(self) -> int | None:
        """The leaf of the corner advertisements, if there are any."""
        return len(self.ids) - 1 if self.ids and not self.ids[-1] else None

    @property
    def areas(self) -> tuple[int, int]:
        """Return the cells that all leaves take at the least and at the most."""
        every = [
            [columns * rows for columns, rows, _ in sizes(table)]
            for table in self.tables
        ]
        return sum(map(min, every)), sum(map(max, every))

    @property
    def complete(self) -> bool:
        """Tell whether every story fits the page by itself."""
        alone = all(any(map(any, table.values())) for table in self.tables)
        held = all(one.possible for one in self.stands.values())
        placed = not isinstance(self.forest, Anchored) or self.forest.possible
        return alone and held and placed and not self.unseated

    def anchored(self, pins: Iterable[Slot]) -> Forest:
        """Return the trees of the page, stories in the places that are pinned."""
        anchors = {
            self.ids.index(pin.story): self.anchor(pin)
            for pin in pins
            if pin.story in self.ids and (pin.holds("frame") or pin.holds("place"))
        }
        if not anchors:
            return Forest(self.tables, self.ranks, self.ground, self.corner)
        if self.corner is not None:
            anchors[self.corner] = in_corner(self.tables[self.corner], self.ground)
        return Anchored(self.tables, self.ranks, self.ground, self.corner, anchors)

    def anchor(self, pin: Slot) -> Anchor:
        """Return the rectangles that a story may have where it is pinned."""
        ground, cells = self.ground, pin.cells
        table = self.tables[self.ids.index(pin.story)]
        white = WHITE * white_cell(ground.columns, ground.page)
        return anchor(table, ground, cells.column, cells.row - ground.above, white)

    @property
    def start(self) -> Tree:
        """The cuts of the plan so far, None where other stories are on the page."""
        numbers = {id or CORNER: number for number, id in enumerate(self.ids)}
        tree = parsed(self.task.tree, numbers.get) if self.task.tree else None
        whole = tree is not None and sorted(leaves(tree)) == [*range(len(self.ids))]
        return tree if whole else None

    def leaf(self, id: str) -> Leaf | None:
        """Return the leaf of a story, None if all of it is held or it has a place."""
        free = id in self.ids and id not in self.stands
        return self._shelf.leaf(id) if free else None

    def seated(self, id: str) -> Cells:
        """Return the cells that a story must stand in."""
        return self._seated[id]

    def misses(self, id: str) -> int:
        """Return by how many rows a story misses its cells; below 0: too low."""
        cells = self._seated[id]
        ways = recipes(self._shelf.leaf(id), cells.columns)
        missed = (way.rows - cells.rows for way in ways)
        return min(missed, key=abs, default=self.ground.rows)

    def recipe(self, leaf: int, cells: Cells, corners: Corners | None) -> Way | None:
        """Return the recipe behind an entry of a leaf's table."""
        keys = [(leaf, one, cells.columns, cells.rows) for one in _CORNERS]
        if corners is not None:
            keys = [(leaf, corners, cells.columns, cells.rows)]
        found = [self._recipes[key] for key in keys if key in self._recipes]
        return min(found, key=lambda recipe: recipe.cost, default=None)

    def slots(self, ways: Iterable[tuple[Way, Cells]]) -> tuple[Slot, ...]:
        """Return the slots of a page, in the order of its facts."""
        slots = {way.story: way.slot(at.column, at.row) for way, at in ways}
        order = [one.id for one in self.task.facts.stories]
        return tuple(self.task.marked(slots[id]) for id in order if id in slots)

    def _filled(self) -> tuple[list[Table], list[int]]:
        tables: list[Table] = []
        ranks: list[int] = []
        for one in self.task.facts.stories:
            if one.id in self._seated:
                self._seat(one.id, self._seated[one.id])
                continue
            self.ids.append(one.id)
            ranks.append(one.priority)
            ways = self._only.get(one.id) or self._shelf.every(one.id)
            tables.append(self._table(ways))
        ad = _corner_table(self.fixed, self.ground)
        if ad:
            self.ids.append("")
            ranks.append(_AD_RANK)
            tables.append(ad)
        return tables, ranks

    def _table(self, ways: Iterable[Way]) -> Table:
        table: Table = {}
        number = len(self.ids) - 1
        for way in ways:
            corners = way.head_left, way.head_right
            rows = way.rows + 1  # the row of the rule under it
            if rows > self.ground.rows:
                continue
            widths = table.setdefault(corners, empty(self.ground.columns))
            if put(widths, way.columns, rows, way.cost):
                self._recipes[number, corners, way.columns, rows] = way
        return table

    def _seat(self, id: str, cells: Cells) -> None:
        """Choose the best way to set a story in given cells."""
        ways: list[Way] = [
            way
            for way in self._only.get(id, ())
            if (way.columns, way.rows) == (cells.columns, cells.rows)
        ]
        if not ways:
            ways += filling(self._shelf.leaf(id), cells)
        if ways:
            best = min(ways, key=lambda way: way.cost)
            self.seats.append(Seat(best, cells))
        else:
            self.unseated.append(id)


_CORNERS = ((False, False), (False, True), (True, False), (True, True))


def _corner_table(fixed: tuple[FixedPlan, ...], ground: Ground) -> Table | None:
    """Return the one size of the advertisements in the corner."""
    cells = corner_cells(fixed, ground.columns)
    if cells is None:
        return None
    widths = empty(ground.columns)
    widths[cells.columns][ground.above + ground.rows - cells.row + 1] = 0.0
    return {(False, False): widths}
