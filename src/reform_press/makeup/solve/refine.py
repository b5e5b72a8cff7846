"""The stories of a finished page set another way in their cells (同位换法).

In: pages that were found, best first.  Out: the same pages, the first of them
with other heads, boxes or pictures where the full score likes those better:
what a tree cannot know, the sizes of all heads beside each other.  No story
changes its cells.

"""

from dataclasses import replace

from reform_press.makeup.dummy import Cells
from reform_press.makeup.solve.rank import Judge
from reform_press.makeup.solve.recipe import Recipe
from reform_press.makeup.solve.search import Found, ways_of
from reform_press.makeup.solve.shelf import Way
from reform_press.makeup.solve.stock import Stock
from reform_press.makeup.solve.variants import recipes

#: Pages that are looked at, ways of a story that are tried, and how often.
_PAGES, _WAYS, _ROUNDS = 3, 10, 2
#: A way is taken for so many points at least.
_GAIN = 0.05

_Ways = list[tuple[Way, Cells]]


def refined(stock: Stock, judge: Judge, pages: list[Found]) -> list[Found]:
    """Return the pages, the first of them refined, best first again."""
    known: dict[tuple[str, int], list[Recipe]] = {}
    done = [_refined(stock, judge, page, known) for page in pages[:_PAGES]]
    done.sort(key=lambda page: round(page.rank, 6))
    return [*done, *pages[_PAGES:]]


def _refined(
    stock: Stock,
    judge: Judge,
    page: Found,
    known: dict[tuple[str, int], list[Recipe]],
) -> Found:
    ways = ways_of(stock, page)
    rank = page.rank
    for _ in range(_ROUNDS):
        before = rank
        for number in range(len(ways)):
            for other in _others(stock, ways[number], known):
                tried = [*ways[:number], (other, ways[number][1]), *ways[number + 1 :]]
                cost = judge.rank(tried)
                if cost < rank - _GAIN:
                    rank, ways = cost, tried
        if rank == before:
            break
    return replace(page, rank=rank, ways=tuple(ways))


def _others(
    stock: Stock,
    placed: tuple[Way, Cells],
    known: dict[tuple[str, int], list[Recipe]],
) -> list[Recipe]:
    """Return other ways to set a story in its cells, no whiter, cheapest first."""
    way, cells = placed
    leaf = stock.leaf(way.story)
    if leaf is None or not isinstance(way, Recipe):
        return []
    key = way.story, cells.columns
    if key not in known:
        known[key] = list(recipes(leaf, cells.columns))
    same = [one for one in known[key] if one.rows == cells.rows and one != way]
    return sorted(
        (one for one in same if one.white <= way.white), key=lambda one: one.cost
    )[:_WAYS]
