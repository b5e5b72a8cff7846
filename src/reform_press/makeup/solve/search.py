"""From a stock to pages (求解): restarts on two processes, the best re-ranked.

In: a stock and a budget.  Out: different pages, best first.  Each restart
begins from a seed of its own and knows nothing of the others, so that it
does not matter which process it runs in.

"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import Any

from reform_press.jobs import spread
from reform_press.makeup.dummy import Cells
from reform_press.makeup.solve.anneal import anneal, polish
from reform_press.makeup.solve.forest import Placed
from reform_press.makeup.solve.rank import Judge
from reform_press.makeup.solve.shelf import Way
from reform_press.makeup.solve.stock import Stock
from reform_press.makeup.solve.task import Budget
from reform_press.makeup.solve.tree import Tree

#: Seeds of restarts lie so far apart.
_APART = 1_000_003
#: Rounds of restarts before a page that could be full is given up; more of
#: them where all together try fewer trees than these.
_ROUNDS, _TRIED = 3, 6000
#: Leaves up to which a page is searched longer, since its trees cost little, and
#: beyond which it must be, since there are so many; by how much.
_FEW, _THOROUGH = 8, 2.0
_MANY, _LONGER = 12, 1.5


#: A tree and its rank.
_Ranked = tuple[float, Tree]


@dataclass(frozen=True, slots=True)
class Found:
    """A page that was found (候选版面): lower ranks are better."""

    rank: float
    tree: Tree
    placed: tuple[Placed, ...]
    ways: tuple[tuple[Way, Cells], ...] = ()  # where they are not the cheapest


def search(
    stock: Stock, budget: Budget, judge: Judge, start: Tree = None
) -> list[Found]:
    """Return the pages found, best first, no two alike.

    Where no restart finds one, others are begun, and these go as far as those of
    a whole search however few steps were asked for.
    """
    restarts = max(1, budget.restarts)
    each = max(1, int(_longer(len(stock.ids)) * budget.evaluations) // restarts)
    kept = max(1, budget.ranked // restarts)
    steps = budget.polished // restarts

    def work(number: int) -> list[_Ranked]:
        far = each if number < restarts else max(each, _TRIED // restarts)
        chance = Random(budget.seed * _APART + number)
        first = start if start is not None or number else stock.start
        pool = anneal(stock.forest, chance, far, first)
        found = ranked(stock, [tree for _, tree in pool], kept, judge)
        if not found:
            return []
        best = min(found, key=_order)
        return [*found, *polish(stock.forest, chance, steps, best, worth)]

    def worth(tree: Tree) -> float:
        placed = stock.forest.placed(tree)
        return judge.rank(recipes_of(stock, placed))

    found: list[_Ranked] = []
    rounds = _ROUNDS if stock.ids and _fillable(stock) else 0
    for turn in range(rounds):
        first = turn * restarts
        for some in spread(partial(_from, work, first), restarts, _packed, _unpacked):
            found += some
        if found:
            break
    return different(stock, found)


def _longer(leaves: int) -> float:
    if leaves <= _FEW:
        return _THOROUGH
    return _LONGER if leaves > _MANY else 1.0


def _from(work: Callable[[int], list[_Ranked]], first: int, n: int) -> list[_Ranked]:
    return work(first + n)


def _fillable(stock: Stock) -> bool:
    """Tell whether the stories can have the area of the page between them."""
    least, most = stock.areas
    return least <= stock.ground.columns * stock.ground.rows <= most


def ranked(stock: Stock, trees: list[Tree], kept: int, judge: Judge) -> list[_Ranked]:
    """Judge the first trees that give a page, so many of them."""
    done: list[_Ranked] = []
    shapes: set[tuple[Any, ...]] = set()
    for tree in trees:
        placed = stock.forest.placed(tree)
        shape = _shape(placed)
        if not placed or shape in shapes:
            continue
        shapes.add(shape)
        done.append((judge.rank(recipes_of(stock, placed)), tree))
        if len(done) == kept:
            break
    return done


def different(stock: Stock, found: list[_Ranked]) -> list[Found]:
    """Return pages best first, one of every shape."""
    done: list[Found] = []
    shapes: set[tuple[Any, ...]] = set()
    for rank, tree in sorted(found, key=_order):
        placed = stock.forest.placed(tree)
        shape = _shape(placed)
        if shape not in shapes:
            shapes.add(shape)
            done.append(Found(rank, tree, placed))
    return done


def ways_of(stock: Stock, page: Found) -> list[tuple[Way, Cells]]:
    """Return how the stories of a page are set, each with its cells on the page."""
    return list(page.ways) or recipes_of(stock, page.placed)


def recipes_of(stock: Stock, placed: tuple[Placed, ...]) -> list[tuple[Way, Cells]]:
    """Return the recipes of a page, each with its cells on the page."""
    done = [(seat.recipe, seat.cells) for seat in stock.seats]
    for leaf, cells, corners in placed:
        recipe = stock.recipe(leaf, cells, corners)
        if recipe is not None:
            row = stock.ground.above + cells.row
            at = Cells(cells.column, row, recipe.columns, recipe.rows)
            done.append((recipe, at))
    return done


def _shape(placed: tuple[Placed, ...]) -> tuple[Any, ...]:
    """Return what stands where; two trees may have the same shape."""
    return tuple(sorted((leaf, repr(cells)) for leaf, cells, _ in placed))


def _order(found: _Ranked) -> tuple[float, str]:
    return round(found[0], 6), repr(found[1])


def _packed(found: list[_Ranked]) -> bytes:
    return json.dumps(found).encode()


def _unpacked(data: bytes) -> list[_Ranked]:
    return [(rank, _tuples(tree)) for rank, tree in json.loads(data)]


def _tuples(tree: Any) -> Tree:
    """Return a tree that has been lists on its way as tuples again."""
    return tuple(map(_tuples, tree)) if isinstance(tree, list) else tree
