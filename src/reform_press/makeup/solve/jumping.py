"""A story that jumps, cut so that both its pages are full (转版断点的选定).

In: the pages of an edition as solved.  Out: the edition with its story cut
elsewhere, as long as one of its pages cannot be made up; and once they can,
with the last leg before the jump filled to its foot.

"""

from collections.abc import Callable
from dataclasses import replace

from reform_press.content.model import Edition, Jump, PagePlan
from reform_press.makeup.block import Desk
from reform_press.makeup.dummy import PageDummy, Slot
from reform_press.makeup.sections import with_cuts
from reform_press.makeup.solve.cuts import Cut, Cuts, cuts_of
from reform_press.makeup.solve.pages import seed_of, task_of
from reform_press.makeup.solve.prove import stand
from reform_press.makeup.solve.solve import solve
from reform_press.makeup.solve.task import Budget, Solution

#: Cuts that are tried for a story.
_TRIED = 8
#: What was solved, by the page as it was asked for.
Solved = dict[PagePlan, Solution]
#: Makes up a page, which was made up before, with less of a story.
Less = Callable[[PagePlan, Desk, PageDummy], Solution]


def cut_elsewhere(
    desk: Desk, solved: Solved, tried: dict[str, list[int]]
) -> Edition | None:
    """Return an edition whose story is cut where its pages may be full.

    ``tried`` are the cuts that were tried before, by story.  None where every
    page is made up, or no cut is left to try.
    """
    for jump in _jumps(desk.edition):
        over = [_over(solved[plan]) for plan in _pages(desk.edition, jump)]
        before = tried.setdefault(jump.story, [])
        if over == [None, None] or len(before) == _TRIED:
            continue
        before.append(jump.after)
        cuts = _cuts(desk, jump)
        rows = _now(cuts, jump).rows - (over[0] or 0) + (over[1] or 0)
        found = cuts.nearest(rows, frozenset(before))
        if found:
            return with_cuts(desk.edition, {jump.story: found.after})
    return None


def _anew(plan: PagePlan, desk: Desk, _: PageDummy) -> Solution:
    """Make up a page that holds less of a story than it did."""
    return solve(task_of(plan, desk), Budget(seed=seed_of(plan)))


def filled_up(desk: Desk, solved: Solved, less: Less = _anew) -> Desk:
    """Return a desk whose stories fill their last legs before they jump.

    What is solved grows by the pages that hold a little less of them, as
    ``less`` makes them up.  A part that an editor holds whole is left alone.
    """
    for jump in _jumps(desk.edition):
        front, rest = _pages(desk.edition, jump)
        if solved[front].refusal or solved[rest].refusal:
            continue
        slot = _slot(solved[front], jump)
        if slot.whole or _slot(solved[rest], jump).whole:
            continue
        spare = _spare(desk, front, slot)
        cuts = _cuts(desk, jump)
        now = _now(cuts, jump).rows
        later = [cut for cut in cuts.cuts if now < cut.rows <= now + spare]
        if not later:
            continue
        more = with_cuts(desk.edition, {jump.story: later[-1].after})
        tried = replace(desk, edition=more)
        front_now, rest_now = _pages(more, jump)
        stands = stand(task_of(front_now, tried), slot).possible
        if not stands or _spare(tried, front_now, slot) >= spare:
            continue
        again = less(rest_now, tried, solved[rest].page)
        if again.refusal:
            continue
        page = solved[front].page
        slots = tuple(
            task_of(front_now, tried).marked(one) if one is slot else one
            for one in page.slots
        )
        solved[front_now] = replace(solved[front], page=replace(page, slots=slots))
        solved[rest_now] = again
        desk = tried
    return desk


def _jumps(edition: Edition) -> list[Jump]:
    return [plan.jump for plan in edition.pages if plan.jump]


def _pages(edition: Edition, jump: Jump) -> tuple[PagePlan, PagePlan]:
    """Return the page that a story begins on, and that which it ends on."""
    pages = {plan.number: plan for plan in edition.pages}
    return pages[jump.start], pages[jump.to]


def _cuts(desk: Desk, jump: Jump) -> Cuts:
    story = next(one for one in desk.edition.stories if one.id == jump.story)
    return cuts_of(story, desk)


def _now(cuts: Cuts, jump: Jump) -> Cut:
    """Return the cut that a story has."""
    return next(cut for cut in cuts.cuts if cut.after == jump.after)


def _slot(solution: Solution, jump: Jump) -> Slot:
    return next(one for one in solution.page.slots if one.story == jump.story)


def _spare(desk: Desk, plan: PagePlan, slot: Slot) -> int:
    """Return the rows that a story leaves free in its legs."""
    frames = stand(task_of(plan, desk), slot).frames
    return sum(frame.slack for frame in frames if frame.role == "text" and frame.leg)


def _over(one: Solution) -> int | None:
    """Return by how many rows a page is too full, None if it is made up."""
    return one.refusal.rows if one.refusal else None
