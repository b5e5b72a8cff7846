"""An edition without a plan makes its own (自动拼版), page by page.

In: an edition, its layout and a compositor.  Out: the plan of all pages, or
every refusal at once.

"""

from dataclasses import replace

from reform_press.compose.paragraph import Compositor
from reform_press.content.model import Edition, PagePlan
from reform_press.errors import LayoutError
from reform_press.kept import NOTHING, Kept
from reform_press.makeup.block import Desk
from reform_press.makeup.dummy import Dummy
from reform_press.makeup.grid import page_grid
from reform_press.makeup.sections import with_cuts
from reform_press.makeup.solve.assign import assigned, relieved
from reform_press.makeup.solve.cuts import cuts_of
from reform_press.makeup.solve.pages import seed_of, task_of
from reform_press.makeup.solve.solve import solve
from reform_press.makeup.solve.task import Budget, Solution
from reform_press.style.model import Layout

#: Cuts that are tried for a story that jumps.
_CUTS = 8
#: What was solved, by the page as it was asked for.
_Solved = dict[PagePlan, Solution]


def made_plan(
    edition: Edition, layout: Layout, compositor: Compositor, kept: Kept = NOTHING
) -> Dummy:
    """Return the plan of every page.

    A story that a page took by its section and has no room for after all goes
    on to the next page that takes it; one that jumps is cut elsewhere where
    one of its pages cannot be made up.  Raises LayoutError with numbers and
    remedies for pages that cannot be made up.
    """
    desk = Desk(edition, layout, compositor, page_grid(layout), kept)
    asked: Edition | None = assigned(desk, Dummy(()))
    solved: _Solved = {}
    tried: dict[str, list[int]] = {}
    while asked is not None:
        desk = replace(desk, edition=asked)
        for plan in asked.pages:
            if plan not in solved:
                solved[plan] = solve(task_of(plan, desk), Budget(seed=seed_of(plan)))
        asked = _eased(desk, solved) or _cut_elsewhere(desk, solved, tried)
    found = [solved[plan] for plan in desk.edition.pages]
    refused = [one.refusal for one in found if one.refusal]
    if refused:
        raise LayoutError(*(d for refusal in refused for d in refusal.diagnostics))
    return Dummy(tuple(one.page for one in found))


def _eased(desk: Desk, solved: _Solved) -> Edition | None:
    """Return an edition with a story taken from a page that is too full."""
    for plan in desk.edition.pages:
        refusal = solved[plan].refusal
        if refusal and refusal.rows > 0 and (eased := relieved(desk, plan.number)):
            return eased
    return None


def _cut_elsewhere(
    desk: Desk, solved: _Solved, tried: dict[str, list[int]]
) -> Edition | None:
    """Return an edition whose story is cut where both its pages may be full."""
    pages = {plan.number: plan for plan in desk.edition.pages}
    for plan in desk.edition.pages:
        jump = plan.jump
        if jump is None:
            continue
        over = [_over(solved[pages[number]]) for number in (jump.start, jump.to)]
        before = tried.setdefault(jump.story, [])
        if over == [None, None] or len(before) == _CUTS:
            continue
        before.append(jump.after)
        story = next(s for s in desk.edition.stories if s.id == jump.story)
        cuts = cuts_of(story, desk)
        now = next((c.rows for c in cuts.cuts if c.after == jump.after), 0)
        rows = now - (over[0] or 0) + (over[1] or 0)
        found = cuts.nearest(rows, frozenset(before))
        if found:
            return with_cuts(desk.edition, {jump.story: found.after})
    return None


def _over(one: Solution) -> int | None:
    """Return by how many rows a page is too full, None if it is made up."""
    return one.refusal.rows if one.refusal else None
