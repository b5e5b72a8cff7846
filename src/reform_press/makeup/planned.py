"""Faults of a plan (版样差错): what cannot be followed, and what it leaves bare.

In: the plan, the edition and the layout it is for.  Out: every fault at its
place, before anything is set; or the part of the edition that is planned.
Pure arithmetic on cells and names.

"""

from collections.abc import Iterable

from reform_press.content.model import Edition, PagePlan
from reform_press.errors import Diagnostic, LayoutError, Source, Words
from reform_press.makeup.block import advice, remark
from reform_press.makeup.dummy import Cells, Dummy, FixedPlan, PageDummy, Slot
from reform_press.makeup.jump_faults import jump_faults
from reform_press.schema.nearest import suggested
from reform_press.style.model import Layout

#: Share of a page's cells that may stand bare without a word.
_BARE = 0.02
#: Bare places named in one remark.
_MOST_PLACES = 3


def check(edition: Edition, layout: Layout, dummy: Dummy) -> None:
    """Refuse a plan that does not fit the edition; all faults at once.

    Raises LayoutError when the plan names what is not there, sets a story
    twice, or puts two stories into one cell.
    """
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
    wrong += _twice(dummy)
    wrong += jump_faults(edition, dummy)
    if wrong:
        raise LayoutError(*wrong)


def planned_part(edition: Edition, pages: Iterable[PageDummy]) -> Edition:
    """Return an edition less the stories that have no slot on ``pages``."""
    planned = {slot.story for page in pages for slot in page.slots}
    return edition._replace(
        stories=tuple(story for story in edition.stories if story.id in planned),
        pages=tuple(
            plan._replace(stories=tuple(id for id in plan.stories if id in planned))
            for plan in edition.pages
        ),
    )


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
            wrong.append(_unknown(slot.story, plan, place))
            continue
        if not slot.cells.within(area):
            wrong.append(_outside(slot, area, place))
        wrong += [
            _overlap(slot, other, place)
            for other in done
            if other.cells.overlaps(slot.cells) and other.story != slot.story
        ]
        wrong += [
            _no_photo(slot, picture.photo, place)
            for picture in slot.pictures
            if picture.photo >= len(story.photos)
        ]
        done.append(slot)
    wrong += _check_fixed(page, area)
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


def _check_fixed(page: PageDummy, area: Cells) -> list[Diagnostic]:
    """Tell of fixed places off the type area, and of copy or others in them."""
    wrong: list[Diagnostic] = []
    for number, fixed in enumerate(page.fixed):
        place = fixed.source or page.source
        if not fixed.cells.within(area):
            wrong.append(_outside(fixed, area, place))
        others: tuple[Slot | FixedPlan, ...] = (*page.slots, *page.fixed[:number])
        wrong += [
            _overlap(other, fixed, place)
            for other in others
            if other.cells.overlaps(fixed.cells)
        ]
    return wrong


def _twice(dummy: Dummy) -> list[Diagnostic]:
    """Tell of stories that have two places, and of pages planned twice."""
    wrong = []
    first: dict[str, Source | None] = {}
    pages: set[int] = set()
    for page in dummy.pages:
        if page.page in pages:
            zh, en = f"第 {page.page} 版画了两次", f"page {page.page} is planned twice"
            wrong.append(remark("page-twice", zh, en, page.source))
        pages.add(page.page)
        for slot in page.slots:
            if slot.story not in first:
                first[slot.story] = slot.source
                continue
            if slot.jump and slot.jump.page < page.page:  # the rest of it
                continue
            before = first[slot.story]
            wrong.append(
                remark(
                    "story-twice",
                    f"稿“{slot.story}”有两个版位",
                    f"story “{slot.story}” has two places",
                    slot.source or page.source,
                    hint=(f"另一处：{before}", f"the other: {before}")
                    if before
                    else ("", ""),
                )
            )
    return wrong


def _unknown(story: str, plan: PagePlan, place: Source | None) -> Diagnostic:
    names = "、".join(plan.stories), ", ".join(plan.stories)
    hint = Words(f"这一版有：{names[0]}", f"this page has: {names[1]}")
    return remark(
        "unknown-story",
        f"这一版没有稿“{story}”",
        f"this page has no story “{story}”",
        place,
        hint=suggested(story, plan.stories, hint),
    )


def _outside(one: Slot | FixedPlan, area: Cells, place: Source | None) -> Diagnostic:
    zh, en = beyond(one.cells, area)
    return remark(
        "outside",
        f"{_named(one).zh}的版位超出版心：{zh}",
        f"the place of {_named(one).en} runs off the type area: {en}",
        place,
        hint=(
            f"版心为{_zh(area)}",
            f"the type area is {_en(area)}",
        ),
    )


def _named(one: Slot | FixedPlan) -> Words:
    if isinstance(one, Slot):
        return Words(f"稿“{one.story}”", f"“{one.story}”")
    kind = Words("广告", "advertisement")
    if one.role == "fixed":
        kind = Words("固定版位", "reserved place")
    return Words(f"{kind.zh}“{one.id}”", f"{kind.en} “{one.id}”")


def beyond(cells: Cells, field: Cells) -> tuple[str, str]:
    """Say by how much ``cells`` leave ``field``, in columns and rows."""
    over = (
        (field.column - cells.column, "左边多", "栏", "columns at the left"),
        (cells.last_column - field.last_column, "多", "栏", "columns too many"),
        (field.row - cells.row, "上边多", "行", "rows at the top"),
        (cells.last_row - field.last_row, "多", "行", "rows too many"),
    )
    zh = "、".join(f"{way} {n} {unit}" for n, way, unit, _ in over if n > 0)
    en = ", ".join(f"{n} {words}" for n, _, _, words in over if n > 0)
    return zh, en


def _overlap(
    one: Slot | FixedPlan, other: Slot | FixedPlan, place: Source | None
) -> Diagnostic:
    zh, en = shared(one.cells, other.cells)
    return remark(
        "overlap",
        f"{_named(one).zh}与{_named(other).zh}的版位相叠：{zh}",
        f"{_named(one).en} and {_named(other).en} share cells: {en}",
        place,
        hint=("移开或缩小其中一个", "move one of them, or make it smaller"),
    )


def shared(one: Cells, other: Cells) -> tuple[str, str]:
    """Name the cells that two overlapping rectangles share."""
    column, row = max(one.column, other.column), max(one.row, other.row)
    both = Cells(
        column,
        row,
        min(one.last_column, other.last_column) - column + 1,
        min(one.last_row, other.last_row) - row + 1,
    )
    return _zh(both), _en(both)


def _no_photo(slot: Slot, photo: int, place: Source | None) -> Diagnostic:
    return remark(
        "no-such-photo",
        f"稿“{slot.story}”没有第 {photo} 张图片（从 0 数起）",
        f"“{slot.story}” has no photo {photo}, counted from 0",
        place,
    )


def told_uncovered(page: PageDummy, layout: Layout) -> tuple[Diagnostic, ...]:
    """Remark on cells of a page that nothing covers (空白版面).

    The row between two stories, where their rule stands, does not count.
    """
    grid = layout.grid
    taken = (*(s.cells for s in page.slots), *(f.cells for f in page.fixed))
    bare = tuple(_bare(taken, grid.columns, grid.rows))
    count = sum(cells.columns * cells.rows for cells in bare)
    if count <= _BARE * grid.columns * grid.rows:
        return ()
    largest = sorted(bare, key=lambda c: (-c.columns * c.rows, c.row, c.column))
    named = largest[:_MOST_PLACES]
    more = len(bare) > len(named)
    return (
        advice(
            "uncovered",
            f"第 {page.page} 版有 {count} 格没有稿件："
            + "；".join(map(_zh, named))
            + ("等" if more else ""),
            f"{count} cells of page {page.page} have no story: "
            + "; ".join(map(_en, named))
            + (" and more" if more else ""),
            page.source,
            hint=("加大版位或添稿", "give a story more room, or add one"),
        ),
    )


def _bare(taken: tuple[Cells, ...], columns: int, rows: int) -> list[Cells]:
    """Return the bare runs of the columns, equal neighbours as one rectangle."""
    found: list[Cells] = []
    for column in range(1, columns + 1):
        here = sorted(
            (c.row, c.last_row) for c in taken if c.column <= column <= c.last_column
        )
        row = 1
        for first, last in (*here, (rows + 1, rows + 1)):
            between = row > 1 and first <= rows and first - row == 1
            if first > row and not between:
                _grow(found, Cells(column, row, 1, first - row))
            row = max(row, last + 1)
    return found


def _grow(found: list[Cells], run: Cells) -> None:
    """Add a run of one column to a rectangle that ends beside it, or alone."""
    for number, cells in enumerate(found):
        level = (cells.row, cells.rows) == (run.row, run.rows)
        if level and cells.last_column == run.column - 1:
            found[number] = Cells(cells.column, run.row, cells.columns + 1, run.rows)
            return
    found.append(run)


def _zh(cells: Cells) -> str:
    return f"栏 {cells.column}-{cells.last_column}、行 {cells.row}-{cells.last_row}"


def _en(cells: Cells) -> str:
    return (
        f"columns {cells.column}-{cells.last_column}, rows {cells.row}-{cells.last_row}"
    )
