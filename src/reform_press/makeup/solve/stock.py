"""The leaves of one page made ready (备料): recipes and tables of every story.

In: a task.  Out: the ground that is free, a table for each leaf, and the
recipe behind each entry.  Everything that the search needs is here; nothing
is set again while it runs.

"""

from dataclasses import dataclass

from reform_press.makeup.dummy import Cells, FixedPlan, Slot
from reform_press.makeup.fixed import fixed_places
from reform_press.makeup.solve.forest import Forest, Ground, Placed
from reform_press.makeup.solve.leaf import Leaf, Maker, ground_of
from reform_press.makeup.solve.recipe import Recipe
from reform_press.makeup.solve.tables import Corners, Table, empty, put
from reform_press.makeup.solve.task import Task
from reform_press.makeup.solve.variants import filling, recipes

#: Rank of an advertisement: under every story.
_AD_RANK = 6

_Key = tuple[int, Corners, int, int]  # leaf, corners, columns, rows


@dataclass(frozen=True, slots=True)
class Seat:
    """A story whose cells are given, and how it is set there."""

    recipe: Recipe
    cells: Cells


class Stock:
    """The leaves of a page, their tables, and the ground they divide."""

    def __init__(self, task: Task) -> None:
        self.task = task
        grid = task.desk.layout.grid
        self.fixed = fixed_places(task.facts, grid.columns, grid.rows)
        self.ground = ground_of(task.facts, self.fixed, grid.columns, grid.rows)
        self._pins = {slot.story: slot for slot in task.pins}
        self._seated = {
            one.id: one.place for one in task.facts.stories if one.place is not None
        }
        self._recipes: dict[_Key, Recipe] = {}
        self.ids: list[str] = []
        self.leaves: list[Leaf | None] = []
        self.seats: list[Seat] = []
        self.unseated: list[str] = []
        self.tables, ranks = self._filled()
        self.forest = Forest(self.tables, ranks, self.ground, self.corner)

    @property
    def corner(self) -> int | None:
        """The leaf of the corner advertisements, if there are any."""
        return len(self.ids) - 1 if self.ids and not self.ids[-1] else None

    @property
    def complete(self) -> bool:
        """Tell whether every story fits the page by itself."""
        alone = all(any(map(any, table.values())) for table in self.tables)
        return alone and not self.unseated

    def leaf(self, id: str) -> Leaf | None:
        """Return the leaf of a story, None if it is pinned or has its own place."""
        return self.leaves[self.ids.index(id)] if id in self.ids else None

    def seated(self, id: str) -> Cells:
        """Return the cells that a story must stand in."""
        return self._seated[id]

    def recipe(self, leaf: int, cells: Cells, corners: Corners | None) -> Recipe | None:
        """Return the recipe behind an entry of a leaf's table."""
        keys = [(leaf, one, cells.columns, cells.rows) for one in _CORNERS]
        if corners is not None:
            keys = [(leaf, corners, cells.columns, cells.rows)]
        found = [self._recipes[key] for key in keys if key in self._recipes]
        return min(found, key=lambda recipe: recipe.cost, default=None)

    def slots(self, placed: tuple[Placed, ...]) -> tuple[Slot, ...]:
        """Return the slots of a page, in the order of its facts."""
        slots = {
            seat.recipe.story: seat.recipe.slot(seat.cells.column, seat.cells.row)
            for seat in self.seats
        }
        for leaf, cells, corners in placed:
            if self.ids[leaf] in self._pins:
                slots[self.ids[leaf]] = self._pins[self.ids[leaf]]
                continue
            recipe = self.recipe(leaf, cells, corners)
            if recipe is not None:
                row = self.ground.above + cells.row
                slots[recipe.story] = recipe.slot(cells.column, row)
        order = [one.id for one in self.task.facts.stories]
        return tuple(slots[id] for id in order if id in slots)

    def strayed(self, placed: tuple[Placed, ...]) -> int:
        """Return by how many cells the editor's slots miss their places."""
        missed = 0
        for leaf, cells, _ in placed:
            pin = self._pins.get(self.ids[leaf])
            if pin is not None:
                row = self.ground.above + cells.row
                missed += abs(pin.cells.column - cells.column)
                missed += abs(pin.cells.row - row)
        return missed

    @property
    def pinned(self) -> bool:
        """Tell whether the editor holds any story."""
        return bool(self._pins)

    def _filled(self) -> tuple[list[Table], list[int]]:
        facts = self.task.facts
        maker = Maker(self.task, self.ground)
        leaves = {
            one.id: maker.leaf(one) for one in facts.stories if one.id not in self._pins
        }
        tables: list[Table] = []
        ranks: list[int] = []
        for one in facts.stories:
            pin, leaf = self._pins.get(one.id), leaves.get(one.id)
            if one.id in self._seated and leaf:
                self._seat(leaf, self._seated[one.id])
                continue
            self.ids.append(one.id)
            self.leaves.append(leaf)
            ranks.append(one.priority)
            tables.append(_pinned(pin, self.ground) if pin else self._table(leaf))
        ad = _corner_table(self.fixed, self.ground)
        if ad:
            self.ids.append("")
            self.leaves.append(None)
            ranks.append(_AD_RANK)
            tables.append(ad)
        return tables, ranks

    def _table(self, leaf: Leaf | None) -> Table:
        table: Table = {}
        if leaf is None:
            return table
        number = len(self.ids) - 1
        for columns in range(1, self.ground.columns + 1):
            for recipe in recipes(leaf, columns):
                corners = recipe.head_left, recipe.head_right
                rows = recipe.rows + 1  # the row of the rule under it
                if rows > self.ground.rows:
                    continue
                widths = table.setdefault(corners, empty(self.ground.columns))
                if put(widths, columns, rows, recipe.cost):
                    self._recipes[number, corners, columns, rows] = recipe
        return table

    def _seat(self, leaf: Leaf, cells: Cells) -> None:
        """Choose the best recipe for a story in given cells."""
        ways = filling(leaf, cells)
        if ways:
            best = min(ways, key=lambda recipe: recipe.cost)
            self.seats.append(Seat(best, cells))
        else:
            self.unseated.append(leaf.story.id)


_CORNERS = ((False, False), (False, True), (True, False), (True, True))


def _pinned(slot: Slot, ground: Ground) -> Table:
    widths = empty(ground.columns)
    widths[slot.cells.columns][slot.cells.rows + 1] = 0.0
    return {(False, False): widths}


def _corner_table(fixed: tuple[FixedPlan, ...], ground: Ground) -> Table | None:
    """Return the one size of the advertisements in the corner."""
    cells = [
        plan.cells
        for plan in fixed
        if plan.role == "ad" and plan.cells.columns < ground.columns
    ]
    if not cells:
        return None
    widths = empty(ground.columns)
    rows = ground.above + ground.rows - min(one.row for one in cells) + 1
    widths[max(one.columns for one in cells)][rows] = 0.0
    return {(False, False): widths}
