"""What the solver is asked and what it answers (拼版任务与结果).

In: nothing.  Out: frozen values.  A budget is a number of evaluations, never
a time: the same task, budget and seed give the same page on any machine.

"""

from dataclasses import dataclass, replace
from typing import Literal

from reform_press.content.model import PagePlan, Story
from reform_press.errors import Diagnostic, Words
from reform_press.makeup.block import Desk
from reform_press.makeup.dummy import PageDummy, Slot
from reform_press.makeup.facts import PageFacts
from reform_press.makeup.jumped import asked_on, jump_plan

#: How far a page was looked for (重排阶梯): in the same frames, in the same tree,
#: among trees near it, everywhere.
Rung = Literal["L0", "L1", "L2", "L3"]


@dataclass(frozen=True, slots=True)
class Task:
    """One page to make up (一版的任务)."""

    desk: Desk
    plan: PagePlan
    facts: PageFacts
    pins: tuple[Slot, ...] = ()  # held by the editor, whole or in part
    tree: str = ""  # cuts of the plan that they are of
    fillers: bool = False  # ornaments may fill rows (补白)

    def story(self, id: str) -> Story:
        """Return what stands of a story here; KeyError if the edition has none."""
        stories = {story.id: story for story in self.desk.edition.stories}
        return asked_on(stories[id], self.plan)

    def marked(self, slot: Slot) -> Slot:
        """Return a slot that tells which part of a story that jumps it holds."""
        return replace(slot, jump=jump_plan(self.plan, slot.story))


@dataclass(frozen=True, slots=True)
class Budget:
    """How long to search: trees evaluated in all, in so many restarts."""

    evaluations: int = 8000
    seed: int = 0
    restarts: int = 4  # half of four is done by each of two processes
    ranked: int = 200  # trees that the full score looks at afterwards
    polished: int = 400  # steps by the full score from the best of these

    @classmethod
    def of(cls, steps: int, seed: int) -> "Budget":
        """Return the budget that is asked for; 0 steps: as many as usual."""
        return cls(steps or cls().evaluations, seed)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why no page could be made: numbers, and what would mend it (拒排)."""

    diagnostics: tuple[Diagnostic, ...]
    rows: int = 0  # column rows too many; below 0: too few


@dataclass(frozen=True, slots=True)
class Solution:
    """A page as solved; ``page`` has no slots where it was refused."""

    page: PageDummy
    cost: float
    words: tuple[tuple[str, tuple[Words, ...]], ...] = ()  # remedies, by story
    omitted: tuple[str, ...] = ()  # optional stories that found no room
    refusal: Refusal | None = None
    candidates: tuple[PageDummy, ...] = ()  # the next best, different pages
    rung: Rung = "L3"
