"""What makes one page better than another (排名): the full score.

In: the recipes of a page and their cells.  Out: the points that it loses,
and for a re-layout those for what moved; the lower, the better.  A page with
a hard fault ranks under all others.

"""

from dataclasses import dataclass

from reform_press.makeup.dummy import Cells, FixedPlan, PageDummy, Slot
from reform_press.makeup.score.model import ScoredPage, of_frames
from reform_press.makeup.score.result import Score
from reform_press.makeup.score.scoring import score
from reform_press.makeup.shifts import fixed_places_of, owners, places_of
from reform_press.makeup.shortened import shares_cut
from reform_press.makeup.solve.outline import outlined
from reform_press.makeup.solve.prices import OVER_CAP
from reform_press.makeup.solve.recipe import Recipe
from reform_press.makeup.solve.shelf import Way
from reform_press.makeup.solve.task import Task
from reform_press.style.weights import weights_of

#: What a hard fault costs: more than all soft terms together.
_FAULT = 200.0
#: Stories in broken columns (破栏), boxes (花框) and vertical heads (竖题) that a
#: page may have: each is a change of voice, and a page of them has none.
_MOST_BROKEN, _MOST_BOXES, _MOST_UPRIGHT = 1, 2, 1
#: And ornaments under stories (补白).
_MOST_FILLERS = 1
#: What it costs to change more of the page before than a re-layout may.
FAR = 100.0
#: The share of its cells that may have another owner, and of white cells.
MOST_MOVED, MOST_WHITE = 0.12, 0.01
#: Points that a page may lose by an edit and still be kept, and those from
#: which a page is usable untouched, whatever it was before.
MOST_LOST, USABLE = 4.0, 85.0
#: Where shares are compared that were summed in another order.
_NEAR = 1e-6
#: What it costs a page, beside the score, to be whiter than that, and to have
#: another story over its lead (倒头条).
_PALE, _UNDER = 5.0, 1.0


@dataclass(frozen=True, slots=True)
class Past:
    """The page before an edit, as pages after it are held against it (改前版面)."""

    page: PageDummy
    scored: ScoredPage
    edited: tuple[str, ...] = ()  # stories whose heads may change


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a page is worth (评语)."""

    soft: float  # points by itself, whatever moved
    white: float  # share of its cells
    moved: float  # share of its cells with another owner than before
    faults: int
    lost: float  # points that it loses in all

    @property
    def near(self) -> bool:
        """Tell whether a page is right, and stands close to the one before."""
        return not self.faults and self.moved <= MOST_MOVED

    def enough(self, points: float, white: float = MOST_WHITE) -> bool:
        """Tell whether a page near the one before is good enough to keep.

        A page that was pale before may stay so.
        """
        pale = self.white > max(white, MOST_WHITE) + _NEAR
        return self.near and not pale and self.soft >= points


class Judge:
    """Ranks the pages of one task, perhaps beside the page before."""

    def __init__(
        self, task: Task, fixed: tuple[FixedPlan, ...], past: Past | None = None
    ) -> None:
        self._task, self._fixed, self._past = task, fixed, past
        self._weights = weights_of(task.desk.layout.score)
        grid = task.desk.layout.grid
        self._size = grid.columns, grid.rows
        self._then = owners(places_of(past.page), *self._size) if past else None

    @property
    def white_before(self) -> float:
        """The share of the page before that was white."""
        if self._past is None:
            return 0.0
        return score(self._past.scored, self._task.facts, self._weights).white

    def rank(self, ways: list[tuple[Way, Cells]]) -> float:
        """Return the points that a page loses."""
        return self.verdict(ways).lost

    def moved(self, ways: list[tuple[Way, Cells]]) -> float:
        """Return the share of the cells that have another owner than before."""
        if self._then is None:
            return 0.0
        places = [(way.story, cells) for way, cells in ways]
        now = owners([*places, *fixed_places_of(self._fixed)], *self._size)
        changed = sum(a != b for a, b in zip(self._then, now, strict=True))
        return changed / len(now)

    def _under(self, ways: list[tuple[Way, Cells]]) -> bool:
        """Tell whether a story stands over the lead that might stand elsewhere."""
        facts = {one.id: one for one in self._task.facts.stories}
        free = [(facts[w.story], at.row) for w, at in ways if not facts[w.story].place]
        lead = min((one.priority for one, _ in free), default=0)
        leads = (row for one, row in free if one.priority == lead)
        return bool(free) and min(leads) > min(row for _, row in free)

    def verdict(self, ways: list[tuple[Way, Cells]]) -> Verdict:
        """Return what a page is worth."""
        page = outlined(ways, self._fixed, self._task.plan.number, self._task.desk)
        past = self._past
        slots = [way.slot(1, 1) for way, _ in ways]
        found = score(
            of_frames(page, shares_cut(slots, self._task.desk.edition.stories)),
            self._task.facts,
            self._weights,
            past.scored if past else None,
            past.edited if past else (),
        )
        stable = found.term("S13")
        shares = [p.numbers[0] / 100 for p in stable.penalties if p.kind == "moved"]
        moved = max((self.moved(ways), *shares))
        wrong = len(found.faults) + too_many(slots)
        lost = 100.0 - found.soft + _FAULT * wrong + _beyond(found)
        lost += sum(way.beside for way, _ in ways if isinstance(way, Recipe))
        lost += _UNDER if self._under(ways) else 0.0
        return Verdict(
            found.soft + stable.points,
            found.white,
            moved,
            len(found.faults),
            lost + (FAR if moved > MOST_MOVED else 0.0),
        )


def too_many(slots: list[Slot]) -> int:
    """Count what is beyond the rarities that a page may have."""
    broken = sum(slot.text.legs not in (0, slot.cells.columns) for slot in slots)
    fillers = sum(slot.filler > 0 for slot in slots)
    boxes = sum(slot.box != "none" or slot.figures is not None for slot in slots)
    upright = sum(slot.head.mode == "vertical" for slot in slots)
    return (
        max(0, broken - _MOST_BROKEN)
        + max(0, boxes - _MOST_BOXES)
        + max(0, fillers - _MOST_FILLERS)
        + max(0, upright - _MOST_UPRIGHT)
    )


def _beyond(found: Score) -> float:
    """Return what counts here beyond the score: cuts past its cap, too much white."""
    fit = found.term("S15")
    more = OVER_CAP * (fit.raw - fit.points)
    return more + (_PALE if found.white > MOST_WHITE else 0.0)
