"""What makes one page better than another (排名): the full score.

In: the recipes of a page and their cells.  Out: the points that it loses,
and for a re-layout those for what moved; the lower, the better.  A page with
a hard fault ranks under all others.

"""

from reform_press.makeup.dummy import Cells, FixedPlan
from reform_press.makeup.score.model import ScoredPage, of_frames
from reform_press.makeup.score.result import Score
from reform_press.makeup.score.scoring import score
from reform_press.makeup.solve.outline import outlined
from reform_press.makeup.solve.recipe import Recipe
from reform_press.makeup.solve.task import Task
from reform_press.style.weights import weights_of

#: What a hard fault costs: more than all soft terms together.
_FAULT = 200.0
#: What it costs to change more of the page before than a re-layout may.
FAR = 100.0
_MOST_MOVED = 12.0  # per cent of its cells


class Judge:
    """Ranks the pages of one task, perhaps beside the page before."""

    def __init__(
        self,
        task: Task,
        fixed: tuple[FixedPlan, ...],
        before: ScoredPage | None = None,
        edited: tuple[str, ...] = (),
    ) -> None:
        self._task, self._fixed = task, fixed
        self._before, self._edited = before, edited
        self._weights = weights_of(task.desk.layout.score)

    def rank(self, recipes: list[tuple[Recipe, Cells]]) -> float:
        """Return the points that a page loses."""
        page = outlined(recipes, self._fixed, self._task.plan.number, self._task.desk)
        found = score(
            of_frames(page),
            self._task.facts,
            self._weights,
            self._before,
            self._edited,
        )
        rank = 100.0 - found.soft + _FAULT * len(found.faults)
        return rank + (FAR if _moved(found) > _MOST_MOVED else 0.0)


def _moved(found: Score) -> float:
    """Return the share of the cells that changed their owner, per cent."""
    moved = (p for p in found.term("S13").penalties if p.kind == "moved")
    return max((p.numbers[0] for p in moved), default=0.0)
