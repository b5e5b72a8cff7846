"""An edition without a plan makes its own (自动拼版), page by page.

In: an edition, its layout and a compositor.  Out: the plan of all pages, or
every refusal at once.

"""

from reform_press.compose.paragraph import Compositor
from reform_press.content.model import Edition
from reform_press.errors import LayoutError
from reform_press.kept import NOTHING, Kept
from reform_press.makeup.block import Desk
from reform_press.makeup.dummy import Dummy
from reform_press.makeup.grid import page_grid
from reform_press.makeup.solve.assign import assigned, relieved
from reform_press.makeup.solve.pages import seed_of, task_of
from reform_press.makeup.solve.solve import solve
from reform_press.makeup.solve.task import Budget, Solution
from reform_press.style.model import Layout


def made_plan(
    edition: Edition, layout: Layout, compositor: Compositor, kept: Kept = NOTHING
) -> Dummy:
    """Return the plan of every page.

    A story that a page took by its section and has no room for after all goes
    on to the next page that takes it.  Raises LayoutError with numbers and
    remedies for pages that cannot be made up.
    """
    desk = Desk(edition, layout, compositor, page_grid(layout), kept)
    edition = assigned(desk, Dummy(()))
    solved: dict[tuple[int, tuple[str, ...]], Solution] = {}
    while True:
        desk = Desk(edition, layout, compositor, desk.grid, kept)
        for plan in edition.pages:
            if (plan.number, plan.stories) not in solved:
                task = task_of(plan, desk)
                found = solve(task, Budget(seed=seed_of(plan)))
                solved[plan.number, plan.stories] = found
        every = [(p, solved[p.number, p.stories]) for p in edition.pages]
        over = [p for p, one in every if one.refusal and one.refusal.rows > 0]
        eased = next(filter(None, (relieved(desk, p.number) for p in over)), None)
        if eased is None:
            break
        edition = eased
    refused = [one.refusal for _, one in every if one.refusal]
    if refused:
        raise LayoutError(*(d for refusal in refused for d in refusal.diagnostics))
    return Dummy(tuple(one.page for _, one in every))
