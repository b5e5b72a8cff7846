"""Newspaper pages made up (报纸组版): stories and a plan in, pages out.

In: an edition, a layout, a compositor and the plan of every page.  Out:
``MadeUp``: finished pages, their frames, and every remark.  Guarantees: all
copy of a planned story stands on its page or in ``overset``; each module
keeps to its cells; same input, same pages.

"""

from dataclasses import dataclass
from pathlib import Path

from reform_press.compose.paragraph import Compositor
from reform_press.content.model import Edition, PagePlan, Story
from reform_press.errors import Diagnostic, LayoutError, Source
from reform_press.makeup.block import Block, Desk, joined, remark
from reform_press.makeup.dummy import Cells, Dummy, PageDummy, Slot
from reform_press.makeup.frame import Overset, PageFrames
from reform_press.makeup.grid import page_grid
from reform_press.makeup.module import make_module
from reform_press.makeup.rules import rules_between
from reform_press.makeup.running import running_head
from reform_press.page import Mark, Page, Sheet, TextLine
from reform_press.style.model import Layout


@dataclass(frozen=True, slots=True)
class MadeUp:
    """The pages of an edition as made up (组版结果)."""

    pages: tuple[Page, ...]
    frames: tuple[PageFrames, ...]
    diagnostics: tuple[Diagnostic, ...]
    dummy: Dummy
    overset: tuple[Overset, ...] = ()


def make_up(
    edition: Edition,
    layout: Layout,
    compositor: Compositor,
    dummy: Dummy,
    cache: Path | None = None,
) -> MadeUp:
    """Make up every page of a newspaper edition by its plan.

    ``cache`` is a folder that keeps drawings from build to build.
    Raises LayoutError when the plan names what is not there, or puts two
    stories into one cell.
    """
    check(edition, layout, dummy)
    desk = Desk(edition, layout, compositor, page_grid(layout), cache)
    stories = {story.id: story for story in edition.stories}
    plans = {page.page: page for page in dummy.pages}
    pages: list[Page] = []
    frames: list[PageFrames] = []
    remarks: list[Diagnostic] = []
    overset: list[Overset] = []
    for plan in edition.pages:
        slots = plans[plan.number].slots
        block = _page(plan, slots, stories, desk)
        pages.append(_finished(plan, block, stories, slots, desk))
        frames.append(_frames(plan, block, desk))
        remarks += block.diagnostics
        overset += block.overset
    return MadeUp(tuple(pages), tuple(frames), tuple(remarks), dummy, tuple(overset))


def _page(
    plan: PagePlan, slots: tuple[Slot, ...], stories: dict[str, Story], desk: Desk
) -> Block:
    """Make up one page: its running head, its stories, the rules between."""
    return joined(
        (
            running_head(plan, desk),
            *(make_module(stories[slot.story], slot, desk) for slot in slots),
            rules_between(slots, desk),
        )
    )


def _finished(
    plan: PagePlan, block: Block, stories: dict[str, Story],
    slots: tuple[Slot, ...], desk: Desk,
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
        for slot in slots
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


def check(edition: Edition, layout: Layout, dummy: Dummy) -> None:
    """Refuse a plan that does not fit the edition; all faults at once."""
    planned = {page.page: page for page in dummy.pages}
    wrong: list[Diagnostic] = []
    for plan in edition.pages:
        if plan.number not in planned:
            wrong.append(
                remark(
                    "page-unplanned",
                    f"版样没有第 {plan.number} 版",
                    f"the plan has no page {plan.number}",
                    dummy.source,
                )
            )
            continue
        wrong += _check_page(plan, planned[plan.number], edition, layout)
    if wrong:
        raise LayoutError(*wrong)


def _check_page(
    plan: PagePlan, page: PageDummy, edition: Edition, layout: Layout
) -> list[Diagnostic]:
    stories = {story.id: story for story in edition.stories}
    area = Cells(1, 1, layout.grid.columns, layout.grid.rows)
    wrong: list[Diagnostic] = []
    done: list[Slot] = []
    for slot in page.slots:
        place = slot.source or page.source
        story = stories.get(slot.story)
        if story is None or slot.story not in plan.stories:
            wrong.append(_unknown(slot.story, place))
            continue
        if not slot.cells.within(area):
            wrong.append(_outside(slot, place))
        for other in done:
            if other.cells.overlaps(slot.cells):
                wrong.append(_overlap(slot, other, place))
        wrong += [
            _no_photo(slot, picture.photo, place)
            for picture in slot.pictures
            if picture.photo >= len(story.photos)
        ]
        done.append(slot)
    planned = {slot.story for slot in page.slots}
    wrong += [
        remark(
            "story-unplanned",
            f"版样没有安排稿“{name}”",
            f"the plan has no place for story “{name}”",
            page.source,
        )
        for name in plan.stories
        if name not in planned
    ]
    return wrong


def _unknown(story: str, place: Source | None) -> Diagnostic:
    return remark(
        "unknown-story",
        f"这一版没有稿“{story}”",
        f"this page has no story “{story}”",
        place,
    )


def _outside(slot: Slot, place: Source | None) -> Diagnostic:
    return remark(
        "outside",
        f"稿“{slot.story}”的版位超出版心",
        f"the place of “{slot.story}” runs off the type area",
        place,
    )


def _overlap(slot: Slot, other: Slot, place: Source | None) -> Diagnostic:
    return remark(
        "overlap",
        f"稿“{slot.story}”与“{other.story}”的版位相叠",
        f"“{slot.story}” and “{other.story}” share cells",
        place,
    )


def _no_photo(slot: Slot, photo: int, place: Source | None) -> Diagnostic:
    return remark(
        "no-such-photo",
        f"稿“{slot.story}”没有第 {photo} 张图片（从 0 数起）",
        f"“{slot.story}” has no photo {photo}, counted from 0",
        place,
    )
