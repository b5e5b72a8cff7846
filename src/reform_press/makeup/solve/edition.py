"""An edition without a plan makes its own (自动拼版), page by page.

In: an edition, its layout and a compositor.  Out: the plan of all pages, or
every refusal at once.  What copy does not say is the house's: a picture may
be cropped by a tenth, a story is neither cut nor left out.

"""

from hashlib import blake2b

from reform_press.compose.paragraph import Compositor
from reform_press.content.model import Edition, PagePlan, Photo, Story
from reform_press.errors import Diagnostic, LayoutError
from reform_press.kept import NOTHING, Kept
from reform_press.makeup.block import Desk
from reform_press.makeup.dummy import Dummy
from reform_press.makeup.facts import PageFacts, PhotoFacts, StoryFacts
from reform_press.makeup.grid import page_grid
from reform_press.makeup.picture import natural_size
from reform_press.makeup.solve.solve import solve
from reform_press.makeup.solve.task import Budget, Task
from reform_press.style.model import Layout

#: How far a picture may be cropped to either side of its own shape.
_CROP = 0.1


def made_plan(
    edition: Edition, layout: Layout, compositor: Compositor, kept: Kept = NOTHING
) -> Dummy:
    """Return the plan of every page.

    Raises LayoutError with numbers and remedies for pages that cannot be made up.
    """
    desk = Desk(edition, layout, compositor, page_grid(layout), kept)
    pages = []
    refused: list[Diagnostic] = []
    for plan in edition.pages:
        facts = facts_of(plan, edition)
        found = solve(Task(desk, plan, facts), Budget(seed=_seed(plan)))
        if found.refusal:
            refused += found.refusal.diagnostics
        pages.append(found.page)
    if refused:
        raise LayoutError(*refused)
    return Dummy(tuple(pages))


def facts_of(plan: PagePlan, edition: Edition) -> PageFacts:
    """Return what copy itself says of the stories of a page."""
    stories = {story.id: story for story in edition.stories}
    here = [stories[id] for id in plan.stories]
    return PageFacts(
        tuple(
            StoryFacts(
                story.id,
                story.priority,
                story.kind,
                tuple(_photo_id(story, n) for n in range(len(story.photos))),
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
        _photo_id(story, number), story.id, shape, shape * (1 - _CROP),
        shape * (1 + _CROP), 1 if story.priority == 1 else 2,
        width=photo.width, height=photo.height,
    )  # fmt: skip


def _photo_id(story: Story, number: int) -> str:
    return f"{story.id}-{number + 1}"


def _seed(plan: PagePlan) -> int:
    """Return a seed that belongs to a page: the same stories, the same search."""
    names = "\n".join(plan.stories).encode()
    return int.from_bytes(blake2b(names, digest_size=3).digest(), "big")
