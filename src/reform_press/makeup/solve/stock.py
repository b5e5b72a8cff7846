"""The leaves of one page made ready (备料): recipes and tables of every story.

In: a task.  Out: the ground that is free, a table for each leaf, and the
recipe behind each entry.  Everything that the search needs is here; nothing
is set again while it runs.

"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from reform_press.makeup.dummy import Cells, FixedPlan, Slot
from reform_press.makeup.solve.forest import Forest, Ground, Placed
from reform_press.makeup.solve.leaf import Leaf
from reform_press.makeup.solve.prove import stand
from reform_press.makeup.solve.shelf import Shelf, Way
from reform_press.makeup.solve.stayed import Stayed
from reform_press.makeup.solve.tables import Corners, Table, empty, put
from reform_press.makeup.solve.task import Task
from reform_press.makeup.solve.variants import filling

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
        held = {pin.story: (Stayed(pin, stand(task, pin).frames),) for pin in task.pins}
        self._only: dict[str, Sequence[Way]] = {**only, **held}
        self._shelf = shelf or Shelf(task)
        self.fixed, self.ground = self._shelf.fixed, self._shelf.ground
        self._pins = {slot.story: slot for slot in task.pins}
        self._seated = {
            one.id: one.place for one in task.facts.stories if one.place is not None
        }
        self._recipes: dict[_Key, Way] = {}
        self.ids: list[str] = []
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
        free = id in self.ids and id not in self._pins
        return self._shelf.leaf(id) if free else None

    def seated(self, id: str) -> Cells:
        """Return the cells that a story must stand in."""
        return self._seated[id]

    def recipe(self, leaf: int, cells: Cells, corners: Corners | None) -> Way | None:
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
