"""Practice pages laid ready for a bench (备版): problem, task, score.

In: the name of a practice page, or a problem.  Out: what solves it and what
judges the result by the whole scale.

"""

from dataclasses import dataclass
from pathlib import Path

from reform_press.compose.paragraph import Compositor
from reform_press.kept import NOTHING, Kept
from reform_press.makeup.block import Desk
from reform_press.makeup.dummy import Dummy, PageDummy
from reform_press.makeup.grid import page_grid
from reform_press.makeup.newspaper import make_up
from reform_press.makeup.planned import planned_part
from reform_press.makeup.problem import Problem
from reform_press.makeup.problem_file import read_problem
from reform_press.makeup.promised import edition_of, facts_of, layout_of
from reform_press.makeup.score.model import ScoredPage, of_frames
from reform_press.makeup.score.result import Score
from reform_press.makeup.score.scoring import score
from reform_press.makeup.solve.task import Task
from reform_press.style.weights import ScoreWeights

PROBLEMS = Path(__file__).parent.parent / "practice"
WEIGHTS = ScoreWeights()


@dataclass(frozen=True)
class Sheet:
    """A problem and all that make-up needs to set it."""

    problem: Problem
    task: Task

    def page(self, plan: PageDummy) -> ScoredPage:
        """Really make a page up; return it as the score sees it."""
        desk = self.task.desk
        edition = planned_part(desk.edition, (plan,))
        dummy = Dummy((plan,))
        made = make_up(edition, desk.layout, desk.compositor, dummy, desk.kept)
        long = {s.facts.id: s.characters for s in self.problem.stories}
        cuts = tuple((s.story, s.cut / long[s.story]) for s in plan.slots if s.cut)
        return of_frames(made.frames[0], cuts)

    def score(
        self,
        page: ScoredPage,
        before: ScoredPage | None = None,
        edited: tuple[str, ...] = (),
    ) -> Score:
        """Judge a page, perhaps beside the page before an edit."""
        return score(page, self.task.facts, WEIGHTS, before, edited)


def names() -> list[str]:
    """Return the names of all practice pages."""
    return sorted(page.stem for page in PROBLEMS.glob("p*.yaml"))


def problem(name: str) -> Problem:
    """Read a practice page."""
    return read_problem(PROBLEMS / f"{name}.yaml", PROBLEMS)


def sheet(problem: Problem, compositor: Compositor, kept: Kept = NOTHING) -> Sheet:
    """Lay a problem ready; ``kept`` is what the process has set before."""
    edition, layout = edition_of(problem, PROBLEMS), layout_of(problem)
    desk = Desk(edition, layout, compositor, page_grid(layout), kept)
    return Sheet(problem, Task(desk, edition.pages[0], facts_of(problem)))
