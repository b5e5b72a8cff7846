"""Different good ways to make up a page (多种版式), best first.

In: a task, and how long each search may take.  Out: ways that are not like
each other, each made up as it would be printed, and scored by that.

    search from several seeds -> make up, score -> take what differs enough

"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

from reform_press.content.model import PagePlan
from reform_press.errors import LayoutError, Words
from reform_press.makeup.block import Desk
from reform_press.makeup.dummy import Dummy, FixedPlan, PageDummy
from reform_press.makeup.newspaper import make_up
from reform_press.makeup.redrawn import with_fixed
from reform_press.makeup.score.model import of_frames
from reform_press.makeup.score.result import Score
from reform_press.makeup.score.scoring import score
from reform_press.makeup.shifts import shift_of
from reform_press.makeup.shortened import shares_cut
from reform_press.makeup.solve.jumping import filled_up
from reform_press.makeup.solve.pages import task_of
from reform_press.makeup.solve.relay import relay
from reform_press.makeup.solve.solve import solve
from reform_press.makeup.solve.task import Budget, Solution, Task
from reform_press.style.weights import weights_of

Remedies = tuple[tuple[str, tuple[Words, ...]], ...]  # by story

#: Share of the page that another owner must have for a page to be another one.
APART = 0.2


@dataclass(frozen=True, slots=True)
class Way:
    """One page made up in one way, and how good it is (一种版式)."""

    page: PageDummy
    score: Score
    remedies: Remedies = ()  # known of the best page of a search
    sound: bool = True  # nothing is lost or broken but what the editor pinned


def ways_of(
    task: Task, count: int, budget: Budget, fixed: tuple[FixedPlan, ...] = ()
) -> tuple[Way, ...]:
    """Return at most ``count`` different ways, and at least one.

    There are as many searches as ways, each with a seed of its own.  ``fixed``
    are the fixed places as their editor wrote them.  Raises LayoutError when
    the page cannot be made up.
    """
    solutions: list[Solution] = []
    for number in range(count):
        found = solve(task, replace(budget, seed=budget.seed + number))
        if found.refusal is None:
            solutions.append(found)
        elif not solutions:
            raise LayoutError(*found.refusal.diagnostics)
    best: dict[PageDummy, Way] = {}
    for one in solutions:
        page = with_fixed(one.page, fixed)
        if page not in best:  # searches often end at the same page
            best[page] = way_of(task, page, one.words)
    # The second of each search, then the third: the best of all come first.
    others = chain.from_iterable(zip_longest(*(one.candidates for one in solutions)))
    further = (with_fixed(page, fixed) for page in others if page is not None)
    grid = task.desk.layout.grid
    return different(
        chain((way.page for way in sorted(best.values(), key=_rank)), further),
        lambda page: best.get(page) or way_of(task, page),
        count,
        (grid.columns, grid.rows),
    )


def different(
    pages: Iterable[PageDummy],
    make: Callable[[PageDummy], Way],
    count: int,
    cells: tuple[int, int],
) -> tuple[Way, ...]:
    """Return ways unlike those before them, best first; only these are made.

    ``cells`` are the columns and rows of the page.  A way with faults is only
    taken where there is no other.
    """
    kept: list[Way] = []
    for page in pages:
        if any(shift_of(one.page, page, *cells).share < APART for one in kept):
            continue
        way = make(page)
        if way.sound or not kept:
            kept.append(way)
        if len(kept) == count:
            break
    if any(way.sound for way in kept):
        kept = [way for way in kept if way.sound]
    return tuple(sorted(kept, key=_rank))


def _rank(way: Way) -> tuple[bool, float]:
    return not way.sound, -way.score.soft


def jumping_in(
    desk: Desk, ways: dict[PagePlan, Way], budget: Budget
) -> dict[PagePlan, Way]:
    """Return ways whose stories fill their last legs before they jump (转版).

    The pages that hold the rest are laid out again near what they were.
    """

    def nearer(plan: PagePlan, desk: Desk, page: PageDummy) -> Solution:
        task = replace(task_of(plan, desk, page), tree=page.tree)
        found = relay(task, page, budget)
        slots = tuple(map(task.marked, found.page.slots))
        return replace(found, page=replace(found.page, slots=slots))

    solved = {plan: Solution(way.page, 0.0) for plan, way in ways.items()}
    now = filled_up(desk, solved, nearer)
    done: dict[PagePlan, Way] = {}
    for plan, old in zip(now.edition.pages, ways, strict=True):
        if plan in ways:
            done[plan] = ways[plan]
            continue
        found = solved[plan]
        page = with_fixed(found.page, ways[old].page.fixed)
        task = task_of(plan, now, page)
        done[plan] = way_of(task, page, found.words or ways[old].remedies)
    return done


def way_of(task: Task, page: PageDummy, remedies: Remedies = ()) -> Way:
    """Make a page up as it will be printed, and score that."""
    desk = task.desk
    alone = desk.edition._replace(pages=(task.plan,))
    made = make_up(alone, desk.layout, desk.compositor, Dummy((page,)), desk.kept)
    cuts = shares_cut(page.slots, desk.edition.stories)
    weights = weights_of(desk.layout.score)
    scored = score(of_frames(made.frames[0], cuts), task.facts, weights)
    held = {slot.story for slot in task.pins}
    blamed = [set(fault.penalty.stories) for fault in scored.faults]
    wrong = any(not stories or not stories <= held for stories in blamed)
    lost = any(rest.story not in held for rest in made.overset)
    return Way(page, scored, remedies, not wrong and not lost)
