"""Ways to set the stories of a page (变体架), each made when it is first asked for.

In: a task.  Out: for a story and a width the cheapest recipe of each size, by
what stands at its upper corners.  A page laid out again asks for few of them,
a page made anew for all.

"""

from collections.abc import Callable, Iterable, Iterator

from reform_press.makeup.fixed import fixed_places
from reform_press.makeup.solve.leaf import Leaf, Maker, ground_of
from reform_press.makeup.solve.recipe import Recipe
from reform_press.makeup.solve.stayed import Stayed
from reform_press.makeup.solve.task import Task
from reform_press.makeup.solve.variants import recipes

#: A story as it may stand: set anew, or as it stood.
Way = Recipe | Stayed


class Shelf:
    """The ways to set each story of one task.

    ``before`` is the shelf of the same task with more stories: what those that
    are left have there is not made again, as long as lead and ground are the same.
    """

    def __init__(self, task: Task, before: "Shelf | None" = None) -> None:
        self.task = task
        grid = task.desk.layout.grid
        self.fixed = fixed_places(task.facts, grid.columns, grid.rows)
        self.ground = ground_of(task.facts, self.fixed, grid.columns, grid.rows)
        self.maker = Maker(task, self.ground)
        self._leaves: dict[tuple[str, float], Leaf] = {}
        self._ways: dict[tuple[str, int, float], list[Recipe]] = {}
        if before and self.maker.alike(before.maker):
            self._leaves, self._ways = before._leaves, before._ways

    def leaf(self, id: str, size: float = 0.0) -> Leaf:
        """Return a story with heads of all its sizes, or of one."""
        key = id, size
        if key not in self._leaves:
            self._leaves[key] = self.maker.leaf(self.task.facts.story(id), size)
        return self._leaves[key]

    def ways(self, id: str, columns: int, size: float = 0.0) -> list[Recipe]:
        """Return the ways to set a story in so many columns, one of each size."""
        key = id, columns, size
        if key not in self._ways:
            found = recipes(self.leaf(id, size), columns)
            self._ways[key] = list(cheapest(found, lambda recipe: recipe.cost))
        return self._ways[key]

    def every(self, id: str) -> Iterator[Recipe]:
        """Yield the ways to set a story in any width of the page."""
        for columns in range(1, self.ground.columns + 1):
            yield from self.ways(id, columns)


def cheapest(
    found: Iterable[Recipe], price: Callable[[Recipe], float]
) -> Iterator[Recipe]:
    """Yield the recipe of least price for each size and its upper corners."""
    best: dict[tuple[bool, bool, int, int], tuple[float, Recipe]] = {}
    for recipe in found:
        key = recipe.head_left, recipe.head_right, recipe.columns, recipe.rows
        cost = price(recipe)
        if key not in best or cost < best[key][0]:
            best[key] = cost, recipe
    return (recipe for _, recipe in best.values())
