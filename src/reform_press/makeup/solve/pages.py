"""What the solver is asked for a page of an edition (一版的任务).

In: the plan of a page, the desk and the plan so far.  Out: a task.  What copy
does not say is the house's: a picture may be cropped by 15 %, a story is
neither cut nor left out.

"""

from dataclasses import replace
from hashlib import blake2b

from reform_press.content.model import Edition, PagePlan, Photo, Story
from reform_press.errors import Diagnostic, LayoutError
from reform_press.makeup.block import Desk, remark
from reform_press.makeup.dummy import Cells, PageDummy
from reform_press.makeup.facts import CROP, PageFacts, PhotoFacts, StoryFacts
from reform_press.makeup.held import holding, pins_of
from reform_press.makeup.jumped import asked_on
from reform_press.makeup.masthead import (
    MASTHEAD,
    ear_cells,
    masthead_cells,
    name_size,
)
from reform_press.makeup.picture import natural_size
from reform_press.makeup.solve.task import Task
from reform_press.style.model import Layout


def task_of(plan: PagePlan, desk: Desk, before: PageDummy | None = None) -> Task:
    """Return what the solver is asked for a page.

    ``before`` is its plan so far: what is pinned there stays.  Raises
    LayoutError as ``asked_of`` does, and ``makeup.no-stories``.
    """
    if not plan.stories:
        raise LayoutError(no_stories(plan))
    facts = asked_of(plan, desk, before)
    pins = pins_of(before) if before is not None else ()
    if plan.masthead is not None:
        cells = dict(facts.reserved)[MASTHEAD]
        layout = _under(desk.layout, name_size(plan, cells, desk))
        desk = replace(desk, layout=layout)
    return Task(desk, plan, facts, pins)


def asked_of(plan: PagePlan, desk: Desk, before: PageDummy | None = None) -> PageFacts:
    """Return what must stand on a page, by its copy and its plan so far.

    Raises LayoutError as ``holding`` does, and ``makeup.no-ear``.
    """
    facts = facts_of(plan, desk.edition)
    if before is not None:
        facts = holding(facts, before, desk.layout.grid)
    if plan.masthead is None:
        return facts
    cells = dict(facts.reserved).get(MASTHEAD, masthead_cells(desk.layout))
    others = tuple(one for one in facts.reserved if one[0] != MASTHEAD)
    facts = replace(facts, reserved=((MASTHEAD, cells), *others))
    return _beside(facts, plan, ear_cells(cells, desk.layout))


def _beside(facts: PageFacts, plan: PagePlan, ear: Cells | None) -> PageFacts:
    """Give the story of the ear (报眼) its cells."""
    if not plan.ear:
        return facts
    if ear is None:
        raise LayoutError(_no_ear(plan))
    return replace(
        facts,
        stories=tuple(
            replace(one, place=ear) if one.id == plan.ear else one
            for one in facts.stories
        ),
    )


def _under(layout: Layout, size: float) -> Layout:
    """Return a layout whose heads stay under the size of the paper's name."""
    smaller = [step for step in layout.ladder if step < size]
    most = max(smaller, default=0.0)
    bands = tuple((p, a, max(a, min(b, most))) for p, a, b in layout.bands)
    return layout._replace(bands=bands)


def no_stories(plan: PagePlan) -> Diagnostic:
    """Say that there is nothing on a page to make it up of."""
    return remark(
        "no-stories",
        f"第 {plan.number} 版没有稿件，无法自动组版",
        f"there is no story on page {plan.number} to make it up of",
        plan.source,
    )


def _no_ear(plan: PagePlan) -> Diagnostic:
    return remark(
        "no-ear",
        "报头通栏，没有报眼",
        "the masthead runs across the page and has no ear",
        plan.ear_source,
        hint=(
            "在版式里写 masthead: {columns: …}，小于版心栏数",
            "give the layout masthead: {columns: ...}, fewer than the page has",
        ),
    )


def facts_of(plan: PagePlan, edition: Edition) -> PageFacts:
    """Return what copy itself says of the stories of a page."""
    stories = {story.id: asked_on(story, plan) for story in edition.stories}
    here = [stories[id] for id in plan.stories]
    return PageFacts(
        tuple(
            StoryFacts(
                story.id,
                story.priority,
                story.kind,
                tuple(photo_id(story, n) for n in range(len(story.photos))),
            )
            for story in here
        ),
        tuple(
            _photo(story, number, photo, edition)
            for story in here
            for number, photo in enumerate(story.photos)
        ),
    )


def _photo(story: Story, number: int, photo: Photo, edition: Edition) -> PhotoFacts:
    size = natural_size(photo, edition.folder)
    shape = size.width / size.height
    return PhotoFacts(
        photo_id(story, number), story.id, shape, shape * (1 - CROP),
        shape * (1 + CROP), 1 if story.priority == 1 else 2,
        width=photo.width, height=photo.height,
    )  # fmt: skip


def photo_id(story: Story, number: int) -> str:
    """Return what a picture of an edition is called: its story and its number."""
    return f"{story.id}-{number + 1}"


def seed_of(plan: PagePlan) -> int:
    """Return a seed that belongs to a page: the same stories, the same search."""
    names = "\n".join(plan.stories).encode()
    return int.from_bytes(blake2b(names, digest_size=3).digest(), "big")
