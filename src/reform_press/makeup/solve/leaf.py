"""A story with all that its recipes are made of (叶), made ready for a page.

In: a task and the ground that is free.  Out: leaves, with heads under the
lead's (头条字号最大), and the recipes of each.

"""

from dataclasses import dataclass, replace

from reform_press.content.model import Story
from reform_press.makeup.block import Desk
from reform_press.makeup.dummy import FixedPlan, Slot
from reform_press.makeup.facts import PageFacts, StoryFacts
from reform_press.makeup.shortened import cuts_at_sentences, share_cut, shortened
from reform_press.makeup.solve.art import Gallery
from reform_press.makeup.solve.copy import Copy
from reform_press.makeup.solve.figured import Figures
from reform_press.makeup.solve.forest import Ground
from reform_press.makeup.solve.heads import Heads, Sizes, sizes_for, turns
from reform_press.makeup.solve.intro import Introduction
from reform_press.makeup.solve.pinned import looks_of, pictures_of
from reform_press.makeup.solve.prices import cut_copy_price, white_cell
from reform_press.makeup.solve.task import Task
from reform_press.style.region import in_language

#: Steps in which a story is cut.
_CUTS = 4


@dataclass(frozen=True, slots=True)
class Shorter:
    """The copy of a story cut by so many characters, and the price of that."""

    cut: int
    cost: float
    copy: Copy


@dataclass(frozen=True, slots=True)
class Leaf:
    """A story, its copy, heads and pictures, and the page they are for."""

    facts: StoryFacts
    copy: Copy
    introduction: Introduction
    figures: Figures
    heads: Heads
    gallery: Gallery
    desk: Desk
    rows: int  # most rows that a module may have
    cell: float  # points of score that a white cell costs
    shorter: tuple[Shorter, ...] = ()  # it cut from its end, the least first
    pin: Slot | None = None  # what the editor holds of it
    fillers: bool = False  # an ornament may stand under it

    @property
    def story(self) -> Story:
        """The copy."""
        return self.copy.story


class Maker:
    """Makes the leaves of one task."""

    def __init__(self, task: Task, ground: Ground) -> None:
        self._task, self._ground = task, ground
        every = [task.story(one.id) for one in task.facts.stories]
        self._lead = min(every, key=lambda story: story.priority)
        self._pins = {pin.story: pin for pin in task.pins}
        self._least = self._turn()

    def sizes(self, story: Story) -> Sizes:
        """Return the sizes that the head of a story may have on this page."""
        return sizes_for(story, self._task.desk, self._lead, self._least)

    def alike(self, other: "Maker") -> bool:
        """Tell whether a story of one task has the same leaf for both pages."""
        same = self._lead.id == other._lead.id and self._least == other._least
        return same and self._ground == other._ground

    def leaf(self, facts: StoryFacts, size: float = 0.0) -> Leaf:
        """Make a story ready, with heads of all its sizes, or of one."""
        task, story = self._task, self._task.story(facts.id)
        desk = replace(task.desk, layout=in_language(task.desk.layout, story.lang))
        photos = task.facts.photos_of(facts.id)
        sizes = self.sizes(story)
        if size:
            sizes = Sizes(size, size, sizes.aim)
        pin = self._pins.get(facts.id)
        return Leaf(
            facts,
            Copy(story, desk),
            Introduction(story, desk),
            Figures(story, desk),
            Heads(story, sizes, desk, looks_of(pin)),
            Gallery(story.photos, photos, desk, pictures_of(pin)),
            desk,
            self._ground.rows - 1,
            white_cell(self._ground.columns, self._ground.page),
            _shorter(story, facts.cuttable, desk),
            pin,
            task.fillers and task.desk.layout.furniture.filler != "none",
        )

    def _turn(self) -> float:
        """Return the least size of the lead's head: the best one that fits."""
        desk, lead = self._task.desk, self._lead
        held = {
            id: pin.head.size for id, pin in self._pins.items() if pin.holds("head")
        }
        if held.get(lead.id):
            return held[lead.id]
        others = max((size for id, size in held.items() if id != lead.id), default=0.0)
        larger = [size for size in turns(lead, desk) if size > others]
        for size in larger or turns(lead, desk):
            heads = Heads(lead, sizes_for(lead, desk, lead, size), desk)
            spans = range(self._ground.columns, 0, -1)  # a wide one holds most
            if any(heads.across(desk.layout.grid.span(k)) for k in spans):
                return size
        return turns(lead, desk)[-1]


def _shorter(story: Story, most: int, desk: Desk) -> tuple[Shorter, ...]:
    """Return a story cut where sentences end, in a few even steps."""
    cuts = cuts_at_sentences(story, most)
    near = {
        min(cuts, key=lambda cut: (abs(cut - most * step / _CUTS), cut))
        for step in range(1, _CUTS + 1 if cuts else 0)
    }
    found = []
    for cut in sorted(near):
        less = shortened(story, cut)
        price = cut_copy_price(share_cut(story, cut))
        found.append(Shorter(cut, price, Copy(less, desk)))
    return tuple(found)


def ground_of(
    facts: PageFacts, fixed: tuple[FixedPlan, ...], columns: int, rows: int
) -> Ground:
    """Return what the masthead and strips of advertisements leave of a page."""
    taken = [plan.cells for plan in fixed if plan.role == "fixed"]
    taken += [one.place for one in facts.stories if one.place is not None]
    above = max((cells.last_row for cells in taken), default=0)
    strips = [p.cells for p in fixed if p.role == "ad" and p.cells.columns == columns]
    foot = min((cells.row for cells in strips), default=rows + 2)
    return Ground(columns, foot - 1 - above, above, rows)
