"""Pages laid out again when the copy has changed (改稿重排), from plan to plan.

In: the desk of an edition and the plan so far.  Out: for each page the plan
after, what no longer stood and why, what moved, and how good it is.  A page
whose stories all stand is left as it is, to the last figure.

    examine -> ladder (solve.relay) -> keep what stands -> score

"""

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from reform_press.content.model import PagePlan
from reform_press.errors import LayoutError, Words
from reform_press.makeup.block import Desk
from reform_press.makeup.dummy import Dummy, PageDummy
from reform_press.makeup.newspaper import make_up
from reform_press.makeup.nudged import nudged
from reform_press.makeup.planned import planned_part
from reform_press.makeup.redrawn import as_edited, as_solved, pictured
from reform_press.makeup.score.model import ScoredPage, of_frames
from reform_press.makeup.score.result import Score
from reform_press.makeup.score.scoring import score
from reform_press.makeup.shifts import Shift, shift_of
from reform_press.makeup.shortened import shares_cut
from reform_press.makeup.solve.assign import relieved
from reform_press.makeup.solve.pages import seed_of, task_of
from reform_press.makeup.solve.rank import MOST_LOST, MOST_MOVED, USABLE
from reform_press.makeup.solve.relay import relay
from reform_press.makeup.solve.solve import solve
from reform_press.makeup.solve.task import Budget, Refusal, Rung, Solution, Task
from reform_press.makeup.still import Doubts, Standing, as_cropped, examined
from reform_press.style.weights import weights_of

#: What was done to a page: nothing, a rung of the ladder, or solved anew.
Done = Rung | str
STANDS, ANEW = "", "anew"


@dataclass(frozen=True, slots=True)
class PageAgain:
    """One page after the copy has changed (一版重排结果)."""

    plan: PagePlan
    page: PageDummy
    doubts: Doubts  # why stories no longer stood
    done: Done = STANDS
    moved: Shift = field(default_factory=lambda: Shift(0.0))
    score: Score | None = None  # of a page that was laid out
    before: Score | None = None  # the old plan with the new copy
    remedies: tuple[tuple[str, tuple[Words, ...]], ...] = ()
    omitted: tuple[str, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether nothing was to do."""
        return self.done == STANDS

    @property
    def fresh_offered(self) -> bool:
        """Whether an editor may want the page solved anew instead.

        So it is where it is clearly worse than the old plan would be, could
        not stay near it, or needs a hand though nobody has drawn it.
        """
        if self.done in (STANDS, ANEW) or self.before is None or self.score is None:
            return False
        enough = max(worth(self.before) - MOST_LOST, USABLE if self.page.tree else 0.0)
        return self.score.soft < enough or self.moved.share > MOST_MOVED


class Asked(NamedTuple):
    """What is asked of pages that are laid out again (重排要求)."""

    budget: Budget
    anew: int = 0  # number of a page to be solved anew; 0: of none
    #: Number and doubts of pages that the ladder has left as they are before.
    borne: frozenset[tuple[int, Doubts]] = frozenset()


def laid_out_again(desk: Desk, before: Dummy, asked: Asked) -> tuple[PageAgain, ...]:
    """Lay out again what no longer stands.

    A story that a page took by its section and has no room for any more goes
    on to the next page that takes it.  Raises LayoutError with the refusals of
    all pages.
    """
    old = {page.page: page for page in before.pages}
    done: dict[PagePlan, PageAgain | Refusal] = {}
    while True:
        edition = desk.edition
        for plan in edition.pages:
            if plan not in done:
                page = old.get(plan.number)
                done[plan] = _page(desk, plan, page, asked)
        refused = [
            (p, one) for p in edition.pages if isinstance(one := done[p], Refusal)
        ]
        crowded = (relieved(desk, p.number) for p, one in refused if one.rows > 0)
        eased = next(filter(None, crowded), None)
        if eased is None:
            break
        desk = replace(desk, edition=eased)
    if refused:
        raise LayoutError(*(told for _, one in refused for told in one.diagnostics))
    pages = (done[plan] for plan in desk.edition.pages)
    return tuple(page for page in pages if isinstance(page, PageAgain))


def _page(
    desk: Desk, plan: PagePlan, old: PageDummy | None, asked: Asked
) -> PageAgain | Refusal:
    """Lay out one page, or say why it is refused."""
    budget = replace(asked.budget, seed=asked.budget.seed or seed_of(plan))
    if old is None:
        task = task_of(plan, desk)
        return _told(task, None, Standing(), ANEW, solve(task, budget))
    plain = task_of(plan, desk)
    standing = examined(plain, old)
    anew = asked.anew == plan.number
    borne = standing.possible and (plan.number, standing.doubts) in asked.borne
    if (borne or _only_held(old, standing)) and not anew:
        return PageAgain(plan, old, standing.doubts)
    old = pictured(plain, old)
    task = task_of(plan, desk, old)
    task = replace(task, facts=as_cropped(task.facts, standing))
    if anew:
        return _told(task, old, standing, ANEW, solve(task, budget))
    return _drawn(task, old, standing) or _climbed(task, old, standing, budget)


def _only_held(page: PageDummy, standing: Standing) -> bool:
    """Tell whether nothing is amiss but in stories that the editor holds."""
    held = {slot.story for slot in page.slots if slot.whole}
    return held.issuperset(story for story, _ in standing.doubts)


def _drawn(
    task: Task, old: PageDummy, standing: Standing
) -> PageAgain | Refusal | None:
    """Lay a drawn page out with a few rows more or fewer; None if that is no help."""
    if old.tree:
        return None
    page = nudged(task, old, standing)
    after = examined(task, page)
    if not _only_held(page, after):
        return None
    task = replace(task, facts=as_cropped(task.facts, after))
    return _told(task, old, standing, "L0", Solution(page, 0.0))


def _climbed(
    task: Task, old: PageDummy, standing: Standing, budget: Budget
) -> PageAgain | Refusal:
    """Climb the ladder, no further than the page was worth before."""
    points = worth(_score(task, _scored(task, _settable(task, old))))
    found = relay(task, as_solved(task, old, standing), budget, points)
    return _told(task, old, standing, found.rung, found)


def worth(score: Score) -> float:
    """Return what a page was worth before its copy changed.

    An edit leaves white where copy or a picture has gone: that is not counted.
    """
    return score.soft + score.term("S1").points


def _told(
    task: Task,
    old: PageDummy | None,
    standing: Standing,
    done: Done,
    found: Solution,
) -> PageAgain | Refusal:
    """Score what was found beside what was, and say what moved."""
    if found.refusal:
        return found.refusal
    was = _scored(task, _settable(task, old)) if old else None
    before = _score(task, was) if was else None
    page = replace(found.page, slots=tuple(map(task.marked, found.page.slots)))
    if old and done != ANEW:
        page = _better(task, as_edited(old, page, standing), page)
    now = _scored(task, page)
    if old and before and done != ANEW and standing.possible:
        near = _score(task, now, was)
        if near.soft <= before.soft:  # not worth what would move
            return PageAgain(task.plan, old, standing.doubts)
    return PageAgain(
        task.plan,
        page,
        standing.doubts,
        done,
        _moved(task, old, page),
        _score(task, now),
        before,
        found.words,
        found.omitted,
    )


def _better(task: Task, kept: PageDummy, free: PageDummy) -> PageDummy:
    """Return the page that keeps more, unless that breaks it."""
    faults = len(_score(task, _scored(task, kept)).faults)
    return kept if faults <= len(_score(task, _scored(task, free)).faults) else free


def _moved(task: Task, old: PageDummy | None, new: PageDummy) -> Shift:
    grid = task.desk.layout.grid
    return shift_of(old or PageDummy(new.page, ()), new, grid.columns, grid.rows)


def _settable(task: Task, old: PageDummy) -> PageDummy:
    """Return an old page less the stories that are no more."""
    here = {one.id for one in task.facts.stories}
    return replace(old, slots=tuple(s for s in old.slots if s.story in here))


def _scored(task: Task, page: PageDummy) -> ScoredPage:
    """Make a page up as it will be printed."""
    desk = task.desk
    alone = desk.edition._replace(pages=(task.plan,))
    part = planned_part(alone, (page,))
    made = make_up(part, desk.layout, desk.compositor, Dummy((page,)), desk.kept)
    return of_frames(made.frames[0], shares_cut(page.slots, part.stories))


def _score(task: Task, page: ScoredPage, before: ScoredPage | None = None) -> Score:
    return score(page, task.facts, weights_of(task.desk.layout.score), before)
