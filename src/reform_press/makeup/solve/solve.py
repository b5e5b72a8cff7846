"""A page made up from its stories alone (自动拼版), the solver's front door.

In: a task and a budget.  Out: a solution: the plan of the page and what was
done to each story, or a refusal with numbers.

    stock (recipes, tables) -> search (trees) -> refine (recipes) -> prove -> plan

"""

from dataclasses import replace
from math import inf

from reform_press.errors import Words
from reform_press.makeup.dummy import PageDummy
from reform_press.makeup.solve.prove import Stand, proven
from reform_press.makeup.solve.rank import MOST_WHITE, Judge
from reform_press.makeup.solve.refine import refined
from reform_press.makeup.solve.refuse import refused
from reform_press.makeup.solve.refuse_heads import heads_refused
from reform_press.makeup.solve.search import Found, search, ways_of
from reform_press.makeup.solve.shelf import Shelf
from reform_press.makeup.solve.stayed import Stayed
from reform_press.makeup.solve.stock import Stock
from reform_press.makeup.solve.task import Budget, Refusal, Solution, Task
from reform_press.makeup.solve.tree import CORNER, told
from reform_press.makeup.solve.words import remedies

#: Pages that are set for a proof before the search is given up.
_PROVEN = 12
#: What a story is worth that may be left out, in points; a page that loses
#: so few leaves none out.
_MISSED, _GOOD = 2.0, 8.0
#: Other pages that a solution offers.
_CANDIDATES = 12


def solve(task: Task, budget: Budget) -> Solution:
    """Make up a page.  The same task and budget give the same page.

    Optional stories are left out one by one, the last rank first, where the
    page holds no more, or as long as it gains more by it than they are worth.
    """
    omitted: tuple[str, ...] = ()
    best: Solution | None = None
    shelf: Shelf | None = None
    while True:
        tried = without(task, omitted)
        shelf = Shelf(tried, shelf)
        found = replace(_solved(shelf, budget), omitted=omitted)
        if best is not None and not best.refusal and _lost(found) >= _lost(best):
            return best
        best, more = found, least_missed(tried)
        enough = _lost(found) <= _GOOD or (found.refusal and found.refusal.rows < 0)
        if enough or not more:
            return best
        omitted = (*omitted, more)


def _lost(solution: Solution) -> float:
    """Return the points that a page loses, those of stories left out included."""
    if solution.refusal:
        return inf
    return solution.cost + _MISSED * len(solution.omitted)


def _solved(shelf: Shelf, budget: Budget) -> Solution:
    task = shelf.task
    if wrong := heads_refused(task):
        page = PageDummy(task.plan.number, (), "")
        return Solution(page, 0.0, refusal=Refusal(tuple(wrong)))
    found, short = _searched(shelf, budget)
    if not short or task.fillers:
        return found
    other, _ = _searched(Shelf(replace(task, fillers=True)), budget)
    better = not other.refusal and (found.refusal or other.cost < found.cost)
    return other if better else found


def _searched(shelf: Shelf, budget: Budget) -> tuple[Solution, bool]:
    """Look for a page; tell whether its stories leave it white (补白)."""
    stock = Stock(shelf.task, shelf)
    if not stock.complete:
        found = refusing(stock)
        return found, _lacks(found)
    judge = Judge(shelf.task, stock.fixed)
    pages = refined(stock, judge, search(stock, budget, judge))
    number = right(stock, pages)
    if number is None:
        found = refusing(stock)
        return found, _lacks(found)
    white = judge.verdict(ways_of(stock, pages[number])).white
    return _answer(stock, pages, number), white > MOST_WHITE


def _lacks(refused: Solution) -> bool:
    """Tell whether a page was refused that has not copy enough."""
    return refused.refusal is not None and refused.refusal.rows < 0


def _answer(stock: Stock, pages: list[Found], number: int) -> Solution:
    """Return a page that proves right, and those that follow it as candidates."""
    others = pages[number + 1 : number + 1 + _CANDIDATES]
    return replace(
        solution_of(stock, pages[number]),
        candidates=tuple(dummy_of(stock, other) for other in others),
    )


def right(stock: Stock, pages: list[Found]) -> int | None:
    """Return the number of the first page that proves right."""
    for number, page in enumerate(pages[:_PROVEN]):
        if proven(stock.task, dummy_of(stock, page), known(stock, page)):
            return number
    return None


def known(stock: Stock, page: Found) -> dict[str, Stand]:
    """Return how the stories stand that stay as they were set."""
    return {
        way.story: Stand(way.frames(cells, stock.task.desk), True, True)
        for way, cells in ways_of(stock, page)
        if isinstance(way, Stayed) and not way.was.pinned
    }


def solution_of(stock: Stock, page: Found) -> Solution:
    """Return a page that was found as the answer to its task."""
    return Solution(dummy_of(stock, page), round(page.rank, 6), words_of(stock, page))


def dummy_of(stock: Stock, page: Found) -> PageDummy:
    """Return a page that was found as the plan of a page."""
    return PageDummy(
        stock.task.plan.number,
        stock.slots(ways_of(stock, page)),
        told(page.tree, lambda leaf: stock.ids[leaf] or CORNER),
        stock.fixed,
    )


def words_of(stock: Stock, page: Found) -> tuple[tuple[str, tuple[Words, ...]], ...]:
    """Return what was done to each story to make it fit."""
    ways = ways_of(stock, page)
    return tuple((way.story, remedies(way, stock.task)) for way, _ in ways)


def refusing(stock: Stock) -> Solution:
    """Return the refusal of a page."""
    page = PageDummy(stock.task.plan.number, (), "", stock.fixed)
    return Solution(page, 0.0, refusal=refused(stock))


def without(task: Task, omitted: tuple[str, ...]) -> Task:
    """Return the task less some stories and their pictures."""
    facts = task.facts
    kept = tuple(one for one in facts.stories if one.id not in omitted)
    photos = tuple(one for one in facts.photos if one.story not in omitted)
    return replace(task, facts=replace(facts, stories=kept, photos=photos))


def least_missed(task: Task) -> str:
    """Return the optional story that is missed least, "" if there is none.

    One story is left in any case.
    """
    every, held = task.facts.stories, {slot.story for slot in task.pins}
    free = [one for one in every if one.optional and one.id not in held]
    if not free or len(every) == 1:
        return ""
    return max(free, key=lambda one: one.priority).id
