"""Newspaper pages made up (报纸组版): stories and a plan in, pages out.

In: an edition, a layout, a compositor and the plan of every page.  Out:
``MadeUp``: finished pages, their frames, and every remark.  Guarantees: all
copy of a planned story stands on its page or in ``overset``; each module
keeps to its cells; same input, same pages.

"""

from reform_press.compose.paragraph import Compositor
from reform_press.content.model import Edition, PagePlan, Story
from reform_press.kept import NOTHING, Kept
from reform_press.makeup.block import Block, Desk, joined
from reform_press.makeup.dummy import Dummy, PageDummy, Slot
from reform_press.makeup.fixed import place_fixed
from reform_press.makeup.frame import PageFrames
from reform_press.makeup.front import told_front
from reform_press.makeup.grid import page_grid
from reform_press.makeup.jump_faults import told_lines
from reform_press.makeup.jumped import part_on
from reform_press.makeup.keeping import MadePage, page_or_kept
from reform_press.makeup.made_up import MadeUp
from reform_press.makeup.masthead import masthead_in, place_masthead
from reform_press.makeup.module import made_module
from reform_press.makeup.planned import check, told_uncovered
from reform_press.makeup.rules import rules_between
from reform_press.makeup.running import running_head
from reform_press.page import Mark, Page, Sheet, TextLine
from reform_press.style.model import Layout


def make_up(
    edition: Edition,
    layout: Layout,
    compositor: Compositor,
    dummy: Dummy,
    kept: Kept = NOTHING,
) -> MadeUp:
    """Make up every page of a newspaper edition by its plan.

    ``kept`` are results of other builds: they change the time, no page.
    Raises LayoutError when the plan names what is not there, or puts two
    stories into one cell.
    """
    check(edition, layout, dummy)
    desk = Desk(edition, layout, compositor, page_grid(layout), kept)
    stories = {story.id: story for story in edition.stories}
    plans = {page.page: page for page in dummy.pages}
    made = [
        page_or_kept(plan, plans[plan.number], stories, desk, _made)
        for plan in edition.pages
    ]
    return MadeUp(
        tuple(one.page for one in made),
        tuple(one.frames for one in made),
        tuple(remark for one in made for remark in one.diagnostics),
        dummy,
        tuple(rest for one in made for rest in one.overset),
    )


def _made(
    plan: PagePlan, page: PageDummy, stories: dict[str, Story], desk: Desk
) -> MadePage:
    """Make up one page, and say all that is to be said of it."""
    block = _page(plan, page, stories, desk)
    return MadePage(
        _finished(plan, block, stories, page, desk),
        _frames(plan, block, desk),
        (
            *block.diagnostics,
            *told_front(plan, page, block.items, desk),
            *told_uncovered(page, desk.layout),
        ),
        block.overset,
    )


def _page(
    plan: PagePlan, page: PageDummy, stories: dict[str, Story], desk: Desk
) -> Block:
    """Make up one page: running head, fixed places, stories, rules between."""
    return joined(
        (
            running_head(plan, desk),
            _fixed(plan, page, desk),
            *(_module(stories[slot.story], slot, plan, desk) for slot in page.slots),
            rules_between(page.slots, desk),
        )
    )


def _fixed(plan: PagePlan, page: PageDummy, desk: Desk) -> Block:
    """Make up the places that are no story's, the nameplate among them."""
    plate = masthead_in(page) if plan.masthead else None
    if plate is None:
        return place_fixed(page.fixed, desk)
    others = tuple(one for one in page.fixed if one is not plate)
    named = place_masthead(plan, plate.cells, desk)
    return joined((named, place_fixed(others, desk)))


def _module(story: Story, slot: Slot, plan: PagePlan, desk: Desk) -> Block:
    """Make up what stands of one story on a page, set in its own language."""
    block = made_module(part_on(story, slot, plan), slot, desk)
    return joined((block, Block(diagnostics=told_lines(slot, block.frames))))


def _finished(
    plan: PagePlan, block: Block, stories: dict[str, Story],
    page: PageDummy, desk: Desk,
) -> Page:  # fmt: skip
    tops: dict[str, float] = {}
    for item in block.items:
        if isinstance(item, TextLine) and item.story:
            top = item.y - 1.5 * desk.layout.grid.leading
            tops[item.story] = min(top, tops.get(item.story, top))
    marks = tuple(
        Mark(
            stories[slot.story].headline.main.replace("\n", "　"),
            round(max(0.0, tops.get(slot.story, 0.0)), 3),
            slot.story,
        )
        for slot in page.slots
    )
    sheet = Sheet(desk.layout.trim, desk.layout.bleed)
    return Page(plan.number, sheet, block.items, plan.folio, marks)


def _frames(plan: PagePlan, block: Block, desk: Desk) -> PageFrames:
    layout, grid = desk.layout, desk.grid
    return PageFrames(
        plan.number, plan.folio, layout.trim.width, layout.trim.height,
        (grid.x, grid.y), layout.grid.columns, layout.grid.column_width,
        layout.grid.gutter_width, layout.grid.rows, layout.grid.leading,
        block.frames, block.overset,
    )  # fmt: skip
