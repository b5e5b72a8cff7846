"""An edition without a plan makes its own (自动拼版), page by page.

In: an edition, its layout and a compositor.  Out: the plan of all pages, or
every refusal at once.

"""

from collections.abc import Iterator
from dataclasses import replace

from reform_press.compose.paragraph import Compositor
from reform_press.content.model import Edition, PagePlan
from reform_press.errors import Diagnostic, LayoutError, Source, Words
from reform_press.jobs import spread
from reform_press.kept import NOTHING, Kept
from reform_press.makeup.block import Desk
from reform_press.makeup.dummy import (
    BlockPlan,
    Cells,
    Dummy,
    FixedPlan,
    HeadPlan,
    JumpPlan,
    PageDummy,
    PicturePlan,
    Slot,
    TextPlan,
)
from reform_press.makeup.grid import page_grid
from reform_press.makeup.sections import recorded
from reform_press.makeup.solve.assign import assigned, relieved
from reform_press.makeup.solve.jumping import Solved, cut_elsewhere, filled_up
from reform_press.makeup.solve.pages import seed_of, task_of
from reform_press.makeup.solve.solve import solve
from reform_press.makeup.solve.task import Budget, Refusal, Solution, Task
from reform_press.style.model import Layout
from reform_press.values import Packing

#: What a solution is made of, on its way between processes.
_SOLUTIONS = Packing(
    Solution, Refusal, PageDummy, Slot, Cells, HeadPlan, TextPlan, PicturePlan,
    BlockPlan, FixedPlan, JumpPlan, Diagnostic, Source, Words,
)  # fmt: skip


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
    solved: Solved = {}
    tried: dict[str, list[int]] = {}
    while asked is not None:
        desk = replace(desk, edition=asked)
        plans = [plan for plan in asked.pages if plan not in solved]
        solved |= zip(plans, _solutions(desk, plans), strict=True)
        asked = _eased(desk, solved) or cut_elsewhere(desk, solved, tried)
    desk = filled_up(desk, solved)
    found = [solved[plan] for plan in desk.edition.pages]
    refused = [one.refusal for one in found if one.refusal]
    if refused:
        raise LayoutError(*(d for refusal in refused for d in refusal.diagnostics))
    return Dummy(tuple(one.page for one in found))


def _solutions(desk: Desk, plans: list[PagePlan]) -> Iterator[Solution]:
    """Return pages as solved, spread over two processes.

    Raises LayoutError for all that cannot be asked for.
    """
    tasks: list[Task] = []
    wrong: list[Diagnostic] = []
    for plan in plans:
        try:
            tasks.append(task_of(plan, desk))
        except LayoutError as error:
            wrong += error.diagnostics
    if wrong:
        raise LayoutError(*wrong)

    def work(number: int) -> Solution:
        return solve(tasks[number], Budget(seed=seed_of(plans[number])))

    return spread(work, len(tasks), _SOLUTIONS.packed, _SOLUTIONS.unpacked)


def settled(desk: Desk, before: Dummy) -> Edition:
    """Return an edition that knows where its stories stand and are cut.

    Its plan says it; where there is none, pages are made up to prove it.
    Raises LayoutError as ``made_plan`` and ``assigned`` do.
    """
    if before.pages:
        return assigned(desk, before)
    plan = made_plan(desk.edition, desk.layout, desk.compositor, desk.kept)
    return recorded(desk.edition, plan)


def _eased(desk: Desk, solved: Solved) -> Edition | None:
    """Return an edition with a story taken from a page that is too full."""
    for plan in desk.edition.pages:
        refusal = solved[plan].refusal
        if refusal and refusal.rows > 0 and (eased := relieved(desk, plan.number)):
            return eased
    return None
