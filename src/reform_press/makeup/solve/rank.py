"""What makes one page better than another (排名).

In: the recipes of a page and their cells, and the price of its tree.  Out: a
number; the lower, the better.

"""

from collections.abc import Callable

from reform_press.makeup.dummy import Cells
from reform_press.makeup.solve.recipe import Recipe

Judge = Callable[[list[tuple[Recipe, Cells]], float], float]


def by_price(recipes: list[tuple[Recipe, Cells]], price: float) -> float:
    """Return the price itself."""
    return price
