"""A planned page on the make-up editor's table (画版样).

In: a problem and a compositor, or the folder of a finished plan.  Out: a
``Sheet``, filled with words, and the page before an edit.  Every character
has its glyph, or the page is refused.

"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from reform_press.compose.paragraph import Compositor
from reform_press.errors import ContentError, LayoutError, errors_among
from reform_press.fonts.doctor import prove
from reform_press.kept import Kept
from reform_press.makeup.block import Desk
from reform_press.makeup.characters import pieces_of
from reform_press.makeup.dummy import PLAN, Dummy, PageDummy
from reform_press.makeup.grid import page_grid
from reform_press.makeup.held import freed, pins_of
from reform_press.makeup.made_up import MadeUp
from reform_press.makeup.newspaper import make_up
from reform_press.makeup.plan import read_dummy
from reform_press.makeup.planned import planned_part
from reform_press.makeup.problem import Problem
from reform_press.makeup.promised import edition_of, facts_of, layout_of
from reform_press.makeup.score.model import ScoredPage, of_frames
from reform_press.makeup.score.scoring import score
from reform_press.makeup.solve.pages import no_stories
from reform_press.makeup.solve.task import Task
from reform_press.style.weights import weights_of


@dataclass(frozen=True, slots=True)
class Sheet:
    """A problem with all that make-up needs to set it."""

    problem: Problem
    task: Task

    def holding(self, page: PageDummy) -> "Sheet":
        """Return the sheet with what an editor has pinned on a finished page."""
        task = replace(
            self.task,
            facts=freed(self.task.facts, page),
            pins=pins_of(page),
            tree=page.tree,
        )
        return Sheet(self.problem, task)

    def made(self, page: PageDummy) -> MadeUp:
        """Make the page up; what its plan leaves out is not looked for."""
        desk = self.task.desk
        edition = planned_part(desk.edition, (page,))
        return make_up(edition, desk.layout, desk.compositor, Dummy((page,)), desk.kept)

    def scored(self, made: MadeUp) -> ScoredPage:
        """Return a page as the score sees it."""
        promised = {s.facts.id: s.characters for s in self.problem.stories}
        cuts = tuple(
            (slot.story, slot.cut / promised[slot.story])
            for slot in made.dummy.pages[0].slots
            if slot.cut
        )
        return of_frames(made.frames[0], cuts)


class Before(NamedTuple):
    """The page before an edit, and the stories that the edit is about."""

    page: PageDummy
    scored: ScoredPage
    points: float
    edited: tuple[str, ...]
    fresh: bool  # the page after need not stay near

    @classmethod
    def of(
        cls, sheet: Sheet, page: PageDummy, edited: tuple[str, ...], fresh: bool
    ) -> "Before":
        """Make the page before up, and score it."""
        scored = sheet.scored(sheet.made(page))
        weights = weights_of(sheet.task.desk.layout.score)
        points = score(scored, sheet.task.facts, weights).total
        return cls(page, scored, points, edited, fresh)


def sheet_of(problem: Problem, file: Path, compositor: Compositor, kept: Kept) -> Sheet:
    """Fill a problem with words; every one of them must have its glyph."""
    edition, layout = edition_of(problem, file.absolute().parent), layout_of(problem)
    if not problem.stories:
        raise LayoutError(no_stories(edition.pages[0]))
    lacking = errors_among(prove(pieces_of(edition, layout), compositor.fonts))
    if lacking:
        raise ContentError(*lacking)
    desk = Desk(edition, layout, compositor, page_grid(layout), kept)
    return Sheet(problem, Task(desk, edition.pages[0], facts_of(problem)))


def finished(folder: Path, sheet: Sheet) -> PageDummy | None:
    """Return the finished plan in a folder, None where it is of other stories."""
    file = folder / PLAN
    if not file.exists():
        return None
    page = read_dummy(file.absolute(), folder.absolute()).pages[0]
    planned = {slot.story for slot in page.slots}
    stories = sheet.problem.stories
    needed = {s.facts.id for s in stories if not s.facts.optional}
    return page if needed <= planned <= {s.facts.id for s in stories} else None
