"""Stories that pages take by their section (按栏目收稿).

In: an edition whose pages name sections, and a plan so far.  Out: the edition
with those stories on pages.  What an editor has named on a page stands there;
what a plan has placed stays, as long as its page still takes its section.

"""

from collections.abc import Mapping

from reform_press.content.model import Edition, Jump, PagePlan, Story
from reform_press.makeup.dummy import Dummy


def free_stories(edition: Edition) -> tuple[Story, ...]:
    """Return the stories that pages take by section, the first rank first."""
    named = {id for plan in edition.pages for id in named_on(plan)}
    wanted = {section for plan in edition.pages for section in plan.sections}
    free = [s for s in edition.stories if s.id not in named and s.section in wanted]
    return tuple(sorted(free, key=lambda story: story.priority))


def named_on(plan: PagePlan) -> tuple[str, ...]:
    """Return the stories that an editor has named on a page."""
    return tuple(id for id in plan.stories if id not in plan.taken)


def takers(story: Story, edition: Edition) -> tuple[PagePlan, ...]:
    """Return the pages that take the section of a story, in order."""
    return tuple(plan for plan in edition.pages if story.section in plan.sections)


def stayed(edition: Edition, before: Dummy) -> dict[str, int]:
    """Return the pages where a plan has placed free stories."""
    free = {story.id: story for story in free_stories(edition)}
    return {
        slot.story: page.page
        for page in before.pages
        for slot in page.slots
        if slot.story in free
        and page.page in {plan.number for plan in takers(free[slot.story], edition)}
    }


def placed(edition: Edition, pages: Mapping[str, int]) -> Edition:
    """Return an edition with its free stories on the pages given, by number."""
    order = [story.id for story in free_stories(edition) if story.id in pages]
    done = []
    for plan in edition.pages:
        taken = tuple(id for id in order if pages[id] == plan.number)
        stories = (*named_on(plan), *taken)
        done.append(plan._replace(stories=stories, taken=taken))
    return edition._replace(pages=tuple(done))


def recorded(edition: Edition, plan: Dummy) -> Edition:
    """Return an edition as a plan has it.

    What the plan lacks stands on the first page that takes it, so that the
    want is told there.
    """
    pages = stayed(edition, plan)
    for story in free_stories(edition):
        if story.id not in pages:
            pages[story.id] = takers(story, edition)[0].number
    return placed(cut_as(edition, plan), pages)


def cut_as(edition: Edition, plan: Dummy) -> Edition:
    """Return an edition whose stories jump where a plan has cut them (转版)."""
    cuts = {
        slot.story: slot.jump.after
        for page in plan.pages
        for slot in page.slots
        if slot.jump is not None
    }
    return with_cuts(edition, cuts)


def with_cuts(edition: Edition, cuts: Mapping[str, int]) -> Edition:
    """Return an edition whose stories jump after so many characters."""

    def cut(jump: Jump | None) -> Jump | None:
        if jump is None or jump.story not in cuts:
            return jump
        return jump._replace(after=cuts[jump.story])

    return edition._replace(
        pages=tuple(
            plan._replace(jump=cut(plan.jump), continues=cut(plan.continues))
            for plan in edition.pages
        )
    )
