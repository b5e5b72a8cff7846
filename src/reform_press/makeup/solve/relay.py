"""Lay a page out again after an edit (重排), moving only what must move.

In: the task after the edit, and the plan before it.  Out: a solution, and how
far the ladder was climbed for it: the same frames (L0), the same tree with
other sizes (L1), neighbours of the tree (L2), or a search that begins from it
(L3).  A page that need not be close is ``solve``'s matter.

"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import inf
from typing import NamedTuple

from reform_press.makeup.dummy import Cells, PageDummy, Slot
from reform_press.makeup.frame import Frame
from reform_press.makeup.score.model import ScoredPage, of_frames
from reform_press.makeup.solve.near import Near
from reform_press.makeup.solve.outline import framed
from reform_press.makeup.solve.prove import Stand, proven, stand
from reform_press.makeup.solve.rank import MOST_LOST, USABLE, Judge, Past, Verdict
from reform_press.makeup.solve.recipe import Recipe
from reform_press.makeup.solve.search import (
    Found,
    different,
    ranked,
    recipes_of,
    search,
)
from reform_press.makeup.solve.shelf import Shelf, Way
from reform_press.makeup.solve.solve import (
    known,
    least_missed,
    refusing,
    solution_of,
    without,
)
from reform_press.makeup.solve.stock import Stock
from reform_press.makeup.solve.task import Budget, Rung, Solution, Task
from reform_press.makeup.solve.tree import Tree
from reform_press.makeup.solve.words import remedies

#: Rows that another size of a head may give or take.
_HEAD = 4
#: Pages of a step that may be set for a proof.
_TOLD = 4
#: Trees of a step that the full score looks at.
_RANKED = 60


class _Try(NamedTuple):
    """A page that a rung found, not yet really set, and what it is worth."""

    verdict: Verdict
    solution: Solution
    known: dict[str, Stand]

    def at(self, rung: Rung) -> "_Try":
        """Return it as found on a rung."""
        return self._replace(solution=replace(self.solution, rung=rung))


def relay(
    task: Task,
    before: PageDummy,
    budget: Budget,
    points: float = USABLE + MOST_LOST,
    edited: tuple[str, ...] | None = None,
) -> Solution:
    """Lay a page out again; the lowest rung that does well enough wins.

    ``points`` is the score of the page before the edit, ``edited`` names the
    stories that are others now; if it is not known, whatever does not stand
    without a remark is taken for one.  Where no rung does
    well enough the score decides, in which each cell that changes its owner
    counts against a page (S13).  Optional stories that the page before had no
    room for stay out, as long as it can do without them.
    """
    if all(one.place for one in task.facts.stories):
        return refusing(Stock(task))  # nothing is left that may move
    held = [pin for pin in task.pins if pin.whole and _among(task, pin)]
    if not all(stand(task, pin).possible for pin in held):
        return refusing(Stock(task))  # no rung moves what is held
    task = replace(task, fillers=any(slot.filler for slot in before.slots))
    stood = {slot.story for slot in before.slots}
    optional = [one.id for one in task.facts.stories if one.optional]
    omitted = tuple(id for id in optional if id not in stood)
    aim = _Aim(budget, min(points - MOST_LOST, USABLE), edited)
    found = _climbed(without(task, omitted), before, aim)
    if omitted and not (found and found.verdict.near):
        other = _climbed(task, before, aim)
        if other and (found is None or other.verdict.lost < found.verdict.lost):
            found, omitted = other, ()
    while found is None and (less := least_missed(without(task, omitted))):
        omitted = (*omitted, less)
        found = _climbed(without(task, omitted), before, aim)
    if found is None:
        return refusing(Stock(without(task, omitted)))
    return replace(found.solution, omitted=omitted)


def _among(task: Task, pin: Slot) -> bool:
    return any(one.id == pin.story for one in task.facts.stories)


class _Aim(NamedTuple):
    """What a page laid out again must be worth, and what may be done for it."""

    budget: Budget
    points: float
    edited: tuple[str, ...] | None


def _climbed(task: Task, before: PageDummy, aim: _Aim) -> _Try | None:
    """Climb the ladder until a page is worth as much as it must be."""
    stands = {
        slot.story: stand(task, slot)
        for slot in before.slots
        if slot.story in {one.id for one in task.facts.stories}
    }
    near = Near(before, stands, Shelf(task), aim.edited)
    anew = tuple(name for name in stands if name not in near.stayed)
    past = Past(before, _scored(near), anew)
    judge = Judge(task, near.shelf.fixed, past)
    white = judge.white_before
    tries: list[_Try] = []
    rung: Rung = "L0"
    for rung, step in _steps(near, judge, aim.budget):
        if rung == "L3" and (best := _best(task, tries)) and best.verdict.near:
            return best.at("L2")
        for found in step:
            good = found.verdict.enough(aim.points, white)
            if good and proven(task, found.solution.page, found.known):
                return found.at(rung)
            tries.append(found)
    best = _best(task, tries)
    return best and best.at(rung)


def _best(task: Task, tries: list[_Try]) -> _Try | None:
    """Return the best page that proves right when it is really set."""
    for one in sorted(tries, key=lambda one: one.verdict.lost):
        if proven(task, one.solution.page, one.known):
            return one
    return None


def _steps(
    near: Near, judge: Judge, budget: Budget
) -> Iterator[tuple[Rung, Iterable[_Try]]]:
    """Yield each step of the ladder with the pages that it finds."""
    yield "L0", _same_frames(near, judge)
    if near.tree is not None and not near.added:
        for heads in (False, True):
            for free in near.freed():
                yield "L1", _slid(near, free, judge, heads=heads)
        yield (
            "L2",
            (
                found
                for free in near.varied()
                for found in _slid(near, free, judge, heads=True)
            ),
        )
    yield (
        "L2",
        (
            found
            for free, columns, trees in near.regions()
            for found in _tried(near.wide(free, columns), trees, judge)
        ),
    )
    stock = Stock(near.shelf.task, near.shelf)
    yield "L2", _tried(stock, list(near.trees()), judge)
    yield "L3", _searched(stock, near, judge, budget)


def _slid(
    near: Near, free: frozenset[int], judge: Judge, *, heads: bool
) -> Iterator[_Try]:
    """Yield the pages of the old cuts with some stories free."""
    stock, pages = near.slid(free, heads=heads)
    for page in pages:
        verdict = judge.verdict(recipes_of(stock, page))
        yield _try_of(stock, Found(verdict.lost, near.tree, page), verdict)


def _same_frames(near: Near, judge: Judge) -> Iterator[_Try]:
    """Keep every frame (L0); set again only the stories that were edited."""
    if not near.same:
        return
    ways: list[tuple[Way, Cells]] = []
    for slot in near.before.slots:
        way = near.stayed.get(slot.story) or _set_again(near, slot)
        if way is None:
            return
        ways.append((way, slot.cells))
    slots = tuple(way.slot(cells.column, cells.row) for way, cells in ways)
    page = replace(near.before, slots=slots)
    verdict = judge.verdict(ways)
    words = tuple((way.story, remedies(way, near.shelf.task)) for way, _ in ways)
    yield _Try(verdict, Solution(page, round(verdict.lost, 6), words), {})


def _set_again(near: Near, slot: Slot) -> Recipe | None:
    """Set a story another way in its old cells; None if it does not fit them.

    Its head keeps its size where it can.
    """
    for size in dict.fromkeys((near.size(slot.story), 0.0)):
        ways = near.shelf.ways(slot.story, slot.cells.columns, size)
        fitting = [way for way in ways if way.rows == slot.cells.rows]
        if (
            size
            and min((abs(w.rows - slot.cells.rows) for w in ways), default=0) > _HEAD
        ):
            return None  # no head makes up for so many rows
        for recipe in sorted(fitting, key=lambda way: way.cost):
            other = recipe.slot(slot.cells.column, slot.cells.row)
            if stand(near.shelf.task, other).sound:
                return recipe
    return None


def _tried(stock: Stock, trees: list[Tree], judge: Judge) -> Iterator[_Try]:
    """Yield the best pages that some trees give."""
    if stock.complete:
        yield from _told(stock, _pages(stock, trees, judge), judge)


def _searched(stock: Stock, near: Near, judge: Judge, budget: Budget) -> Iterator[_Try]:
    """Yield the best pages of a search that begins from the old tree."""
    if stock.complete:
        start = None if near.added else near.tree
        yield from _told(stock, search(stock, budget, judge, start), judge)


def _told(stock: Stock, pages: list[Found], judge: Judge) -> Iterator[_Try]:
    """Yield some pages with what they are worth."""
    for page in pages[:_TOLD]:
        verdict = judge.verdict(recipes_of(stock, page.placed))
        yield _try_of(stock, page, verdict)


def _try_of(stock: Stock, page: Found, verdict: Verdict) -> _Try:
    return _Try(verdict, solution_of(stock, page), known(stock, page))


def _pages(stock: Stock, trees: list[Tree], judge: Judge) -> list[Found]:
    """Return the pages of some trees, best first."""
    prices = [(stock.forest.price(tree), n) for n, tree in enumerate(trees)]
    pool = [trees[n] for price, n in sorted(prices) if price < inf]
    return different(stock, ranked(stock, pool, _RANKED, judge))


def _scored(near: Near) -> ScoredPage:
    """Return the old page as the score compares it: whose each cell was.

    Of a story that is another now nobody knows how it filled its cells.
    """
    before, desk = near.before, near.shelf.task.desk
    frames: list[Frame] = []
    for slot in before.slots:
        stayed = near.stayed.get(slot.story)
        box = Frame("box", desk.grid.rect(slot.cells), slot.story)
        frames += stayed.drawn if stayed else (box,)
    return of_frames(framed(frames, before.fixed, before.page, desk))
