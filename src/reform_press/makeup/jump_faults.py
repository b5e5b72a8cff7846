"""Faults of stories that jump (转版差错): a plan that parts them otherwise.

In: an edition and its plan.  Out: every place where the plan does not part a
story as its pages ask, or not in two parts that make the whole.

"""

from collections.abc import Iterable, Iterator

from reform_press.content.model import Edition, Jump, Story
from reform_press.errors import Diagnostic, Source, Words
from reform_press.makeup.block import remark
from reform_press.makeup.dummy import Dummy, JumpPlan, Slot
from reform_press.makeup.frame import Frame
from reform_press.makeup.jumped import characters, jump_plan

#: Lines that a part has at least, and the share of the text before the cut.
LEAST, FRONT = 10, 1 / 3
_REST = Words("转版后", "after")


def jump_faults(edition: Edition, dummy: Dummy) -> Iterator[Diagnostic]:
    """Yield the faults of all stories that jump, or that the plan lets jump."""
    plans = {plan.number: plan for plan in edition.pages}
    for page in dummy.pages:
        for slot in page.slots:
            plan = plans.get(page.page)
            asked = jump_plan(plan, slot.story) if plan else None
            if _other(asked, slot.jump):
                yield _unlike(slot, asked, slot.source or page.source)
    stories = {story.id: story for story in edition.stories}
    for plan in edition.pages:
        if plan.jump and plan.jump.story in stories:
            yield from _parts(plan.jump, stories[plan.jump.story], dummy)


def _other(one: JumpPlan | None, other: JumpPlan | None) -> bool:
    """Tell whether one is not the part that the other is, wherever it is cut."""
    if one is None or other is None:
        return one is not other
    return (one.part, one.page) != (other.part, other.page)


def _parts(jump: Jump, story: Story, dummy: Dummy) -> Iterator[Diagnostic]:
    """Tell of two parts that are cut differently, and of a cut out of place."""
    slots = {
        slot.jump.part: slot
        for page in dummy.pages
        for slot in page.slots
        if slot.story == jump.story and slot.jump
    }
    front, rest = slots.get("front"), slots.get("rest")
    if not front or not rest or not front.jump or not rest.jump:
        return  # told already: the plan has no place for it, or not as a part
    after, length = front.jump.after, characters(story)
    if after != rest.jump.after:
        yield remark(
            "jump-parted",
            f"稿“{story.id}”前后断点不同：{after} 字、{rest.jump.after} 字",
            f"the parts of “{story.id}” are cut differently: after {after} and "
            f"{rest.jump.after} characters",
            rest.source,
            hint=("两处的 after（断点）写成一样", "write the same `after` in both"),
        )
    elif not FRONT * length <= after < length:
        yield remark(
            "jump-cut",
            f"稿“{story.id}”断在第 {after} 字，全文 {length} 字",
            f"“{story.id}” is cut after {after} of {length} characters",
            front.source,
            hint=(
                "转版前至少三分之一",
                "a third of the text at least stands before the cut",
            ),
        )


def told_lines(slot: Slot, frames: Iterable[Frame]) -> tuple[Diagnostic, ...]:
    """Tell of a part of a story that is no more than a tail (尾巴)."""
    if slot.jump is None:
        return ()
    lines = sum(frame.lines for frame in frames if frame.role == "text" and frame.leg)
    if slot.jump.part == "front":
        lines -= 1  # where it goes on
    if lines >= LEAST:
        return ()
    where = Words("转版前", "before") if slot.jump.part == "front" else _REST
    return (
        remark(
            "jump-lines",
            f"稿“{slot.story}”{where.zh}只有 {lines} 行",
            f"“{slot.story}” has {lines} lines {where.en} its jump",
            slot.source,
            hint=(f"前后至少各 {LEAST} 行", f"{LEAST} stand on either page at least"),
        ),
    )


def _unlike(slot: Slot, asked: JumpPlan | None, place: Source | None) -> Diagnostic:
    if asked is None:
        return remark(
            "jump-unasked",
            f"版样把稿“{slot.story}”转版，edition.yaml 没有",
            f"the plan lets “{slot.story}” jump, edition.yaml does not",
            place,
            hint=(
                "在它的版里写 jump（转版），或从版样里删去 jump",
                "give its page a jump, or take jump out of the plan",
            ),
        )
    words = f"{{part: {asked.part}, after: …, page: {asked.page}}}"
    return remark(
        "jump-unplanned",
        f"稿“{slot.story}”要转版，版样没有照办",
        f"“{slot.story}” is to jump, which the plan does not follow",
        place,
        hint=(f"写 jump: {words}", f"write jump: {words}"),
    )
