"""Stories to pages (分版): by section, then by rank, until a page is full.

In: an edition whose pages take sections, and its plan so far.  Out: the
edition with every story on one page, or an error for each that finds no room,
with numbers and remedies.  What a story asks for is the fewest cells of all
the ways to set it: head, text as really set, pictures; whether a page can be
made up of them is the solver's to prove.

"""

from dataclasses import replace

from reform_press.content.model import Edition, Jump, PagePlan, Story
from reform_press.errors import Diagnostic, LayoutError
from reform_press.makeup.block import Desk, remark
from reform_press.makeup.dummy import Dummy
from reform_press.makeup.fixed import corner_cells, fixed_places
from reform_press.makeup.jump_faults import LEAST
from reform_press.makeup.sections import (
    cut_as,
    free_stories,
    placed,
    stayed,
    takers,
    with_cuts,
)
from reform_press.makeup.solve.cuts import Cuts, cuts_of
from reform_press.makeup.solve.forest import Ground
from reform_press.makeup.solve.leaf import Maker, ground_of
from reform_press.makeup.solve.pages import asked_of, facts_of
from reform_press.makeup.solve.task import Task
from reform_press.makeup.solve.variants import recipes

#: Cells of the head of a continuation.
_HEAD = 12
#: Share of a page that is left over where it is refused for another reason
#: than too much copy.
_ROOMY = 0.2


def assigned(desk: Desk, before: Dummy) -> Edition:
    """Return the edition of a desk with its free stories on pages.

    Raises LayoutError ``makeup.no-page`` for every story that finds no room.
    """
    edition = cut_as(desk.edition, before)
    pages = stayed(edition, before)
    waiting = [story for story in free_stories(edition) if story.id not in pages]
    edition = placed(edition, pages)
    uncut = [p.jump for p in edition.pages if p.jump and not p.jump.after]
    if not waiting and not uncut:
        return edition
    sizes = _Sizes(replace(desk, edition=edition))
    rooms = {plan.number: sizes.room(plan, before) for plan in edition.pages}
    homeless = []
    for story in waiting:
        asked = sizes.of(story.id)
        there = [p.number for p in takers(story, edition) if rooms[p.number] >= asked]
        if there:
            pages[story.id] = there[0]
            rooms[there[0]] -= asked
        else:
            homeless.append(_no_page(story, asked, rooms, edition))
    if homeless:
        raise LayoutError(*homeless)
    edition = placed(edition, pages)
    sizes = _Sizes(replace(desk, edition=edition))
    return with_cuts(edition, {j.story: sizes.cut(j, before) for j in uncut})


def relieved(desk: Desk, number: int) -> Edition | None:
    """Return an edition with the last story of a page taken to a later one.

    None where that page has no story by its section, is not crowded, or no
    later one has room.
    """
    edition = desk.edition
    pages = {id: plan.number for plan in edition.pages for id in plan.taken}
    (full,) = (plan for plan in edition.pages if plan.number == number)
    stories = {story.id: story for story in edition.stories}
    sizes = _Sizes(desk)
    grid = desk.layout.grid
    if sizes.room(full, Dummy(())) > _ROOMY * grid.columns * grid.rows:
        return None  # it is not the amount of copy
    for id in reversed(full.taken):
        for plan in takers(stories[id], edition):
            room = sizes.room(plan, Dummy(()))
            if plan.number > number and room >= sizes.of(id):
                return placed(edition, pages | {id: plan.number})
    return None


class _Sizes:
    """What stories ask for, and what pages have, in cells."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        grid = desk.layout.grid
        every = PagePlan(0, "", "", tuple(story.id for story in desk.edition.stories))
        self._facts = facts_of(every, desk.edition)
        whole = Ground(grid.columns, grid.rows + 1, 0, grid.rows)
        self._maker = Maker(Task(desk, every, self._facts), whole)
        self._known: dict[str, int] = {}

    def room(self, plan: PagePlan, before: Dummy) -> int:
        """Return the cells that a page has left."""
        old = {page.page: page for page in before.pages}
        facts = asked_of(plan, self._desk, old.get(plan.number))
        grid = self._desk.layout.grid
        fixed = fixed_places(facts, grid.columns, grid.rows)
        ground = ground_of(facts, fixed, grid.columns, grid.rows)
        corner = corner_cells(fixed, grid.columns)
        taken = corner.columns * corner.rows if corner else 0
        seated = {one.id for one in facts.stories if one.place is not None}
        here = (self._part(id, plan) for id in plan.stories if id not in seated)
        return grid.columns * ground.rows - taken - sum(here)

    def _part(self, id: str, plan: PagePlan) -> int:
        """Return the cells of a story on a page: at least, if it jumps."""
        if plan.jump and plan.jump.story == id:
            cuts = self._cuts(plan.jump)
            return self.of(id) - cuts.rows + cuts.cuts[0].rows
        if plan.continues and plan.continues.story == id:
            return _HEAD + LEAST
        return self.of(id)

    def _cuts(self, jump: Jump) -> Cuts:
        """Return where a story may be cut.  Raises LayoutError if nowhere."""
        (story,) = (s for s in self._desk.edition.stories if s.id == jump.story)
        found = cuts_of(story, self._desk)
        if not found.cuts:
            raise LayoutError(_too_short(jump, found.rows))
        return found

    def cut(self, jump: Jump, before: Dummy) -> int:
        """Return the cut that leaves both pages about as much room as they have."""
        pages = {plan.number: plan for plan in self._desk.edition.pages}
        cuts = self._cuts(jump)
        front = self.room(pages[jump.start], before)
        rest = self.room(pages[jump.to], before)
        # As many rows may go to either page beyond those that must.
        free = cuts.rows - cuts.cuts[0].rows - LEAST
        more = (front - rest + free) / 2
        found = cuts.nearest(cuts.cuts[0].rows + more)
        return found.after if found else cuts.cuts[0].after

    def of(self, id: str) -> int:
        """Return the least cells that a story can be set in, its rule with them."""
        if id not in self._known:
            grid = self._desk.layout.grid
            leaf = self._maker.leaf(self._facts.story(id))
            sizes = (
                (recipe.rows + 1) * columns
                for columns in range(1, grid.columns + 1)
                for recipe in recipes(leaf, columns)
            )
            self._known[id] = min(sizes, default=grid.columns * grid.rows)
        return self._known[id]


def _too_short(jump: Jump, rows: int) -> Diagnostic:
    return remark(
        "jump-short",
        f"稿“{jump.story}”只有 {rows} 行，不能转版：前后至少各 {LEAST} 行，"
        "前面至少三分之一",
        f"“{jump.story}” has {rows} lines and cannot jump: at least {LEAST} stand "
        "on each page, and a third of them on the first",
        jump.source,
        hint=("不转版，或加稿", "let it stand on one page, or make it longer"),
    )


def _no_page(
    story: Story, asked: int, rooms: dict[int, int], edition: Edition
) -> Diagnostic:
    """Say by how much each page that takes a story is too full."""
    there = {plan.number: asked - rooms[plan.number] for plan in takers(story, edition)}
    zh = "，".join(f"第 {number} 版超 {over} 行" for number, over in there.items())
    en = ", ".join(f"page {number} by {over} rows" for number, over in there.items())
    least = min(there.values())
    return remark(
        "no-page",
        f"稿“{story.id}”无版可上：{zh}（一栏）",
        f"story “{story.id}” finds no room: {en} (of one column)",
        story.source,
        hint=(
            f"删去 {least} 行，撤下一稿，或让别的版也收“{story.section}”栏目",
            f"cut {least} lines, leave a story out, or let another page take "
            f"the section “{story.section}”",
        ),
    )
