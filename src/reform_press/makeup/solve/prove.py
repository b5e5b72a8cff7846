"""A slot really set (试排), to see whether its story stands in it without a fault.

In: a slot of the plan.  Out: its frames, and how well it does.  This is what
make-up itself will draw, not an estimate.

"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reform_press.errors import Diagnostic
from reform_press.makeup.block import Block
from reform_press.makeup.dummy import PageDummy, Slot
from reform_press.makeup.frame import Frame
from reform_press.makeup.module import made_module
from reform_press.makeup.score.hard import faults
from reform_press.makeup.score.model import of_frames
from reform_press.makeup.score.places import view_of
from reform_press.makeup.score.result import Fault
from reform_press.makeup.solve.outline import framed
from reform_press.makeup.solve.task import Task
from reform_press.style.weights import weights_of

#: Faults of a module that no plan mends: a picture may not have come yet.
NO_FAULT = frozenset(("makeup.missing-picture",))
#: Remarks after which a story would be set another way, were it free.
ILL = frozenset(("makeup.white", "makeup.stranded", "makeup.head-stepped"))
#: Shapes are compared to half a hundredth.
_ROUND = 0.005


_UNKNOWN: Mapping[str, "Stand"] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Stand:
    """How a story stands in a slot (排入结果)."""

    frames: tuple[Frame, ...]
    possible: bool  # nothing is lost, leaves its frame or is cropped too far
    sound: bool  # nor is there white, a lost crosshead or a smaller head
    lost: int = 0  # lines that found no room
    told: tuple[Diagnostic, ...] = ()


def proven(task: Task, page: PageDummy, known: Mapping[str, Stand] = _UNKNOWN) -> bool:
    """Tell whether a page, really set, keeps all copy and breaks no hard constraint.

    What the editor holds may break some: of that only the copy counts.  Of
    stories that are ``known`` to stand it is not asked again.
    """
    stands = [known.get(slot.story) or stand(task, slot) for slot in page.slots]
    if not all(one.possible for one in stands):
        return False
    frames = [frame for one in stands for frame in one.frames]
    set_page = of_frames(framed(frames, page.fixed, page.page, task.desk))
    limits = weights_of(task.desk.layout.score).limits
    found = faults(view_of(set_page, task.facts), limits)
    return all(_held(task, fault) for fault in found)


def _held(task: Task, fault: Fault) -> bool:
    """Tell whether a fault is of a story that the editor holds."""
    held = {slot.story for slot in task.pins}
    blamed = {*fault.penalty.stories}
    if fault.id == "H10":  # it names what is larger than the lead
        blamed.add(task.facts.lead.id)
    return bool(held & blamed)


def stand(task: Task, slot: Slot) -> Stand:
    """Set a story in its slot."""
    block = made_module(task.story(slot.story), slot, task.desk)
    possible = not block.overset and not any(
        one.severity == "error" and one.code not in NO_FAULT
        for one in block.diagnostics
    )
    possible = possible and (slot.holds("picture") or _cropped(task, slot, block))
    ill = any(one.code in ILL for one in block.diagnostics)
    lost = sum(rest.lines for rest in block.overset)
    sound = possible and not ill
    return Stand(block.frames, possible, sound, lost, block.diagnostics)


def _cropped(task: Task, slot: Slot, block: Block) -> bool:
    """Tell whether every picture is shown, in a shape that it may have."""
    photos = task.facts.photos_of(slot.story)
    shown = [frame for frame in block.frames if frame.role == "picture"]
    return len(shown) == len(photos) and all(
        photos[frame.photo - 1].least - _ROUND
        <= frame.rect.width / frame.rect.height
        <= photos[frame.photo - 1].most + _ROUND
        for frame in shown
    )
