"""Search among trees (模拟退火): a number of evaluations, from seed to pages.

In: a forest, a seed and a budget.  Out: the cheapest trees met, cheapest
first.  Nothing depends on time or on what was evaluated before.

"""

from collections.abc import Callable
from math import exp, inf
from random import Random

from reform_press.makeup.solve.forest import Forest
from reform_press.makeup.solve.moves import Mover
from reform_press.makeup.solve.tree import WHEELS, Tree

#: Temperatures at the first and the last evaluation, in points.
_HOT, _COLD = 12.0, 0.4
_WARM = 2.0  # where a search goes on by the full score
#: Prices above the best that are still worth a rank; trees passed over for one.
_FAR, _PASSED = 12.0, 40
#: Share of a budget spent on trees at random before the first move.
_SCOUTS = 0.05
#: What a tree without a page costs: more, the farther it is from one.  A part
#: that has no size is farther than rows too many, or pieces that make no wheel.
_UNFIT, _UNFIT_ROW, _UNFIT_WHEEL, _UNFIT_PART = 100.0, 1.0, 120.0, 8.0
#: Rows that a tree is said to miss which reaches no height of the page's width.
_UNFIT_ROWS = 20


def anneal(
    forest: Forest,
    chance: Random,
    evaluations: int,
    start: Tree = None,
) -> list[tuple[float, Tree]]:
    """Return trees that fill the page with their prices, cheapest first."""
    mover = forest.mover(chance)
    pool: dict[Tree, float] = {}

    def price(tree: Tree) -> float:
        own = forest.price(tree)
        if own == inf:
            return _unfit(forest, tree)
        pool[tree] = own
        return own

    scouts = 1 if start is not None else max(1, int(_SCOUTS * evaluations))
    tries = [start if start is not None else mover.anew() for _ in range(scouts)]
    now, here = min(((price(tree), n) for n, tree in enumerate(tries)))
    tree = tries[here]
    for step in range(scouts, evaluations):
        heat = _HOT * (_COLD / _HOT) ** (step / evaluations)
        other = mover.moved(tree)
        cost = price(other)
        if cost <= now or chance.random() < exp((now - cost) / heat):
            tree, now = other, cost
    return sorted(((cost, tree) for tree, cost in pool.items()), key=_order)


def polish(
    forest: Forest,
    chance: Random,
    steps: int,
    start: tuple[float, Tree],
    rank: Callable[[Tree], float],
) -> list[tuple[float, Tree]]:
    """Go on from a tree by what its page is really worth; return all ranked.

    Each step is a page ranked; trees that cannot fill it, or that cost far
    more than the one they come from, are passed over.
    """
    mover = forest.mover(chance)
    now, tree = start
    best = forest.price(tree)
    seen: dict[Tree, float] = {tree: now}
    for step in range(steps):
        other = _fit(forest, mover, tree, best + _FAR)
        if other is None:
            continue
        if other not in seen:
            seen[other] = rank(other)
        heat = _WARM * (_COLD / _WARM) ** (step / steps)
        if seen[other] <= now or chance.random() < exp((now - seen[other]) / heat):
            now, tree = seen[other], other
            best = min(best, forest.price(other))
    return [(cost, tree) for tree, cost in seen.items()]


def _fit(forest: Forest, mover: Mover, tree: Tree, most: float) -> Tree:
    """Return a neighbour whose page is worth ranking, None if none is met."""
    other = tree
    for _ in range(_PASSED):
        other = mover.moved(tree)
        if other != tree and forest.price(other) <= most:
            return other
    return None


def _order(priced: tuple[float, Tree]) -> tuple[float, str]:
    return round(priced[0], 6), repr(priced[1])


def _unfit(forest: Forest, tree: Tree) -> float:
    parts = forest.unfit(tree)
    if parts:
        return _UNFIT_WHEEL + _UNFIT_PART * parts
    if not isinstance(tree, int) and tree[0] in WHEELS:
        return _UNFIT_WHEEL + forest.strayed(tree)
    heights = forest.heights(tree)
    off = min((abs(rows - forest.ground.rows) for rows in heights), default=99)
    return _UNFIT + _UNFIT_ROW * min(off, _UNFIT_ROWS) + forest.strayed(tree)
