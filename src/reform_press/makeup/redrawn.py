"""A page as its editor wrote it and as the solver tells it (手画版与自动版).

In: a plan, and which of its stories stand.  Out: the same page as the solver
would have told it, to be laid out again; and what came of that with all that
need not change as its editor wrote it.

"""

from dataclasses import replace

from reform_press.makeup.dummy import (
    FixedPlan,
    HeadPlan,
    PageDummy,
    Slot,
    TextPlan,
)
from reform_press.makeup.fixed import corner_cells, fixed_places
from reform_press.makeup.solve.divided import divided
from reform_press.makeup.solve.task import Task
from reform_press.makeup.solve.tree import CORNER
from reform_press.makeup.still import Standing


def as_solved(task: Task, old: PageDummy, standing: Standing) -> PageDummy:
    """Return a page as the solver would have told it.

    What an editor drew by hand has no tree, and heads of other sizes than the
    house's: nobody sets them anew where a story needs nothing.
    """
    grid = task.desk.layout.grid
    fixed = fixed_places(task.facts, grid.columns, grid.rows)
    if old.tree:
        return replace(old, fixed=fixed)
    sound = dict(standing.sound)
    places = {slot.story: slot.cells for slot in old.slots}
    if corner := corner_cells(fixed, grid.columns):
        places[CORNER] = corner
    return replace(
        old,
        slots=tuple(
            replace(slot, pinned=(*slot.pinned, "head"))
            if slot.story in sound
            else slot
            for slot in old.slots
        ),
        tree=divided(places, grid.columns, grid.rows),
        fixed=fixed,
    )


def pictured(task: Task, page: PageDummy) -> PageDummy:
    """Return a page without the pictures that its stories have no more.

    Head and text of such a story stand where they would without any plan: what
    stood about a picture would leave a hole that is no fault of its text.
    """
    photos = {one.id: len(one.photos) for one in task.facts.stories}

    def less(slot: Slot) -> Slot:
        most = photos.get(slot.story, 0)
        kept = tuple(plan for plan in slot.pictures if plan.photo < most)
        if kept == slot.pictures:
            return slot
        head = HeadPlan(size=slot.head.size)
        return replace(slot, pictures=kept, head=head, text=TextPlan())

    return replace(page, slots=tuple(map(less, page.slots)))


def as_edited(old: PageDummy, new: PageDummy, standing: Standing) -> PageDummy:
    """Return a page with all that it need not change as its editor wrote it."""
    sound = dict(standing.sound)
    before = {slot.story: slot for slot in old.slots}
    order = {story: number for number, story in enumerate(before)}
    slots = [
        _kept(before[slot.story], slot, sound=slot.story in sound)
        if slot.story in before
        else slot
        for slot in new.slots
    ]
    page = replace(
        new,
        slots=tuple(sorted(slots, key=lambda slot: order.get(slot.story, len(order)))),
        tree=new.tree if old.tree else "",
    )
    return with_fixed(page, old.fixed)


def with_fixed(page: PageDummy, fixed: tuple[FixedPlan, ...]) -> PageDummy:
    """Return a page with its fixed places as their editor wrote them.

    One that he did not write is the house's: the nameplate.
    """
    written = {one.id for one in fixed}
    ours = tuple(one for one in page.fixed if one.id not in written)
    return replace(page, fixed=(*ours, *fixed))


def _kept(old: Slot, new: Slot, *, sound: bool) -> Slot:
    """Return a story's slot as it was, where it stands in as many cells."""
    size = old.cells.columns, old.cells.rows
    alike = sound and size == (new.cells.columns, new.cells.rows)
    return replace(old if alike else new, cells=new.cells, pinned=old.pinned)
