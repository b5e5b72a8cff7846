"""Pinned heads that outgrow the page (题号过大): larger than the lead's, or the name.

In: a task.  Out: for each pinned head that would break H10 or H12 however the
page is made up, its size and the largest that it may have.  A story that is
pinned whole stands as its editor drew it.

"""

from reform_press.errors import Diagnostic
from reform_press.makeup.block import remark
from reform_press.makeup.dummy import Slot
from reform_press.makeup.headparts import band
from reform_press.makeup.masthead import MASTHEAD, name_size
from reform_press.makeup.solve.heads import Heads, Sizes
from reform_press.makeup.solve.task import Task


def heads_refused(task: Task) -> list[Diagnostic]:
    """Tell of pinned heads as large as the name, or larger than the lead's may be."""
    ranks = {one.id: one.priority for one in task.facts.stories}
    pins = [
        pin
        for pin in task.pins
        if pin.story in ranks and pin.holds("head") and pin.head.size and not pin.whole
    ]
    if not pins:
        return []
    lead, name, told = min(ranks.values()), _name(task), []
    largest = _largest(task, lead)
    for pin in pins:
        if name and pin.head.size >= name:
            told.append(_as_the_name(task, pin, name))
        elif ranks[pin.story] != lead and pin.head.size > largest:
            told.append(_over_the_lead(pin, largest))
    return told


def _name(task: Task) -> float:
    """Return the size of the paper's name, 0 where the page has none."""
    place = dict(task.facts.reserved).get(MASTHEAD)
    if task.plan.masthead is None or place is None:
        return 0.0
    return name_size(task.plan, place, task.desk)


def _largest(task: Task, lead: int) -> float:
    """Return the largest head that a story of the first rank may have here."""
    held = {pin.story: pin.head.size for pin in task.pins if pin.holds("head")}
    sizes = [0.0]
    for one in task.facts.stories:
        if one.priority != lead:
            continue
        if held.get(one.id):
            sizes.append(held[one.id])
            continue
        least, most = band(one.priority, task.desk)
        sizes += [s for s in task.desk.layout.ladder if least <= s <= most
                  and _fits(task, one.id, s)]  # fmt: skip
    return max(sizes)


def _fits(task: Task, id: str, size: float) -> bool:
    """Tell whether a head of one size fits any width of the page."""
    desk = task.desk
    heads = Heads(task.story(id), Sizes(size, size, size), desk)
    grid = desk.layout.grid
    return any(heads.across(grid.span(k)) for k in range(grid.columns, 0, -1))


def _over_the_lead(pin: Slot, largest: float) -> Diagnostic:
    return remark(
        "pin-head",
        f"稿“{pin.story}”钉住的题 {pin.head.size:g} 磅，大过头条；"
        f"本版头条至多 {largest:g} 磅",
        f"the pinned head of “{pin.story}”, {pin.head.size:g} pt, is larger than "
        f"that of the lead, which is {largest:g} pt at most",
        pin.source,
        hint=(
            f"字号至多 {largest:g} 磅，或不钉 head",
            f"{largest:g} pt is the largest that it may have; or do not pin its head",
        ),
    )


def _as_the_name(task: Task, pin: Slot, name: float) -> Diagnostic:
    most = max((s for s in task.desk.layout.ladder if s < name), default=0.0)
    return remark(
        "pin-head",
        f"稿“{pin.story}”钉住的题 {pin.head.size:g} 磅，不小于报名的 {name:g} 磅",
        f"the pinned head of “{pin.story}”, {pin.head.size:g} pt, is as large as the "
        f"paper's name, {name:g} pt",
        pin.source,
        hint=(
            f"字号至多 {most:g} 磅，或不钉 head",
            f"{most:g} pt is the largest that it may have; or do not pin its head",
        ),
    )
