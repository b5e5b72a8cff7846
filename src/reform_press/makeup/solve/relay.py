"""Lay a page out again after an edit (重排), moving only what must move.

In: the task after the edit, and the plan before it.  Out: a solution, and how
much of the old page it kept: the same frames (L0), the same tree with other
sizes (L1), a neighbour of the tree (L2), or the will to stay close and
nothing else (L3).  A page that need not be close is ``solve``'s matter.

"""

from collections.abc import Iterator
from dataclasses import replace
from math import inf

from reform_press.makeup.dummy import FixedPlan, PageDummy, Slot
from reform_press.makeup.fixed import fixed_places
from reform_press.makeup.frame import Frame
from reform_press.makeup.score.model import ScoredPage, of_frames
from reform_press.makeup.solve.leaf import Maker, ground_of
from reform_press.makeup.solve.neighbours import inserted, neighbours
from reform_press.makeup.solve.outline import framed
from reform_press.makeup.solve.prove import Stand, stand
from reform_press.makeup.solve.rank import FAR, Judge
from reform_press.makeup.solve.recipe import Recipe
from reform_press.makeup.solve.search import Found, different, ranked, search
from reform_press.makeup.solve.solve import CORNER, chosen, refusing
from reform_press.makeup.solve.stock import Stock
from reform_press.makeup.solve.task import Budget, Rung, Solution, Task
from reform_press.makeup.solve.tree import Tree, leaves, parsed
from reform_press.makeup.solve.variants import filling

#: A head of another size, beside the price of a recipe.
_RESIZED = 3.0
#: Recipes of a story that are set for a proof in its old cells.
_PROVEN = 3
#: Trees of each rung that the full score looks at.
_RANKED = 60
#: Trees that a new story gives at most, and those whose neighbours are tried.
_MOST, _PLACES = 400, 6
#: Points that a higher rung must win, to be worth its changes.
_WORTH = 1.0


def relay(task: Task, before: PageDummy, budget: Budget) -> Solution:
    """Lay a page out again; the lowest rung that does well enough wins.

    The score decides between the others, in which each cell that changes its
    owner counts against a page (S13).
    """
    names = {one.id for one in task.facts.stories}
    stands = {
        slot.story: stand(task, slot) for slot in before.slots if slot.story in names
    }
    same = _same_frames(task, before, stands)
    if same is not None:
        return same
    stock = Stock(task)
    if not stock.complete:
        return refusing(stock)
    edited = tuple(name for name, one in stands.items() if not one.sound)
    judge = Judge(task, stock.fixed, _scored(task, before, stands), edited)
    best: Solution | None = None
    for rung, pages in _rungs(stock, before, judge, budget):
        found = chosen(stock, pages)
        if found and (best is None or found.cost < best.cost - _WORTH):
            best = replace(found, rung=rung)
        if best and rung != "L1" and best.cost < FAR:
            break
    return best or refusing(stock)


def _same_frames(
    task: Task, before: PageDummy, stands: dict[str, Stand]
) -> Solution | None:
    """Keep every frame (L0); set again only the stories that were edited."""
    grid = task.desk.layout.grid
    fixed = fixed_places(task.facts, grid.columns, grid.rows)
    names = {one.id for one in task.facts.stories}
    if names != {slot.story for slot in before.slots} or fixed != _bare(before):
        return None
    maker = Maker(task, ground_of(task.facts, fixed, grid.columns, grid.rows))
    slots = []
    for slot in before.slots:
        sizes = maker.sizes(task.story(slot.story))
        fits = sizes.least <= (slot.head.size or sizes.least) <= sizes.most
        if slot.pinned or (stands[slot.story].sound and fits):
            slots.append(slot)
            continue
        other = _set_again(task, slot, maker)
        if other is None:
            return None
        slots.append(other)
    page = PageDummy(before.page, tuple(slots), before.tree, before.fixed)
    return Solution(page, 0.0, rung="L0")


def _bare(before: PageDummy) -> tuple[FixedPlan, ...]:
    return tuple(replace(plan, source=None) for plan in before.fixed)


def _set_again(task: Task, slot: Slot, maker: Maker) -> Slot | None:
    """Set a story another way in its old cells; None if it does not fit them."""
    leaf = maker.leaf(task.facts.story(slot.story))

    def price(recipe: Recipe) -> float:
        resized = recipe.head.size != slot.head.size
        return recipe.cost + (_RESIZED if resized else 0.0)

    for recipe in sorted(filling(leaf, slot.cells), key=price)[:_PROVEN]:
        other = recipe.slot(slot.cells.column, slot.cells.row)
        if stand(task, other).sound:
            return other
    return None


def _rungs(
    stock: Stock, before: PageDummy, judge: Judge, budget: Budget
) -> Iterator[tuple[Rung, list[Found]]]:
    """Yield the pages of each rung, best first."""
    start = _tree(stock, before)
    if start is not None:
        missing = [n for n in range(len(stock.ids)) if n not in leaves(start)]
        kept = [start]
        for leaf in missing:
            kept = [other for tree in kept for other in inserted(tree, leaf)][:_MOST]
        yield "L1", _pages(stock, kept, judge)
        near = [other for tree in kept[:_PLACES] for other in neighbours(tree)]
        yield "L2", _pages(stock, [*kept, *near], judge)
        start = start if not missing else None
    yield "L3", search(stock, budget, judge, start)


def _pages(stock: Stock, trees: list[Tree], judge: Judge) -> list[Found]:
    """Return the pages of some trees, best first."""
    prices = [(stock.forest.price(tree), n) for n, tree in enumerate(trees)]
    pool = [trees[n] for price, n in sorted(prices) if price < inf]
    return different(stock, ranked(stock, pool, _RANKED, judge))


def _tree(stock: Stock, before: PageDummy) -> Tree:
    """Return the tree of the old page, as far as its stories are left."""
    numbers = {id or CORNER: n for n, id in enumerate(stock.ids)}
    return parsed(before.tree, numbers.get) if before.tree else None


def _scored(task: Task, before: PageDummy, stands: dict[str, Stand]) -> ScoredPage:
    """Return the old page as the score compares it: whose each cell was."""
    desk = task.desk
    frames = [frame for one in stands.values() for frame in one.frames]
    frames += [
        Frame("box", desk.grid.rect(slot.cells), slot.story)
        for slot in before.slots
        if slot.story not in stands
    ]
    return of_frames(framed(frames, before.fixed, before.page, desk))
