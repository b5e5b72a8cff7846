"""What of a plan still stands (版样核对), now that the copy has changed.

In: the task of a page and its plan so far.  Out: each story that the plan no
longer serves, and why in words: copy without room, room without copy, a
picture that came or went, a story that is new or has gone, a head of a rank
that is not its story's.

"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reform_press.content.model import Photo, Story
from reform_press.errors import Words
from reform_press.makeup.block import Block, Desk
from reform_press.makeup.dummy import PageDummy, PicturePlan, Slot
from reform_press.makeup.facts import PageFacts, PhotoFacts
from reform_press.makeup.frame import Frame
from reform_press.makeup.headparts import band
from reform_press.makeup.module import made_module
from reform_press.makeup.picture import natural_size
from reform_press.makeup.solve.prove import ILL, NO_FAULT
from reform_press.makeup.solve.task import Task

#: A picture fills its frame if their shapes differ by less than this share.
_ALIKE = 0.02

_COME = Words("新来的稿", "is new")
_GONE = Words("已撤稿", "has gone")
_PICTURES = Words("图片有增减", "pictures have come or gone")
_RESHAPED = Words("换了图片，裁法不合", "a picture has another shape")
_RANKED = Words("标题字号与主次不合", "its head is not of its rank")

#: Width to height of each picture, in the order of the story.
_Shapes = tuple[float, ...]
#: Stories, and why they do not stand.
Doubts = tuple[tuple[str, Words], ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """A page's plan beside its copy (核对结果), story by story."""

    sound: tuple[tuple[str, _Shapes], ...] = ()  # stand as planned
    doubts: Doubts = ()  # do not, and why
    possible: bool = True  # what does not stand well could be printed all the same


def examined(task: Task, page: PageDummy) -> Standing:
    """Set every story of ``page`` in its slot, and say which do not stand.

    A page that the solver made keeps to the house's crops and sizes; one that
    an editor drew may do as it likes.
    """
    here = [one.id for one in task.facts.stories]
    sound: list[tuple[str, _Shapes]] = []
    doubts = [(slot.story, _GONE) for slot in page.slots if slot.story not in here]
    planned = {slot.story for slot in page.slots}
    doubts += [(name, _COME) for name in here if name not in planned]
    possible = not doubts
    for slot in page.slots:
        if slot.story not in here:
            continue
        block, why = set_in(task.story(slot.story), slot, task.desk)
        shapes = tuple(map(_shape, _pictures(block)))
        if why:
            possible = possible and why in _ill(block)
        elif page.tree and not slot.whole:
            why = _against_the_house(task, page, slot, shapes)
            possible = possible and why is None
        if why:
            doubts.append((slot.story, why))
        else:
            sound.append((slot.story, shapes))
    return Standing(tuple(sound), tuple(doubts), possible)


def as_cropped(facts: PageFacts, standing: Standing) -> PageFacts:
    """Return the facts with the pictures that stand allowed the shapes they have.

    An editor may crop further than the house does by itself.
    """
    shapes = {name: iter(found) for name, found in standing.sound}
    return replace(
        facts,
        photos=tuple(
            _allowing(photo, next(shapes.get(photo.story, iter(())), photo.aspect))
            for photo in facts.photos
        ),
    )


def _allowing(photo: PhotoFacts, shape: float) -> PhotoFacts:
    return replace(photo, least=min(photo.least, shape), most=max(photo.most, shape))


def set_in(story: Story, slot: Slot, desk: Desk) -> tuple[Block, Words | None]:
    """Set a story in its slot; say why it does not stand there, if it does not."""
    if sorted(p.photo for p in slot.pictures) != list(range(len(story.photos))):
        return Block(), _PICTURES
    block = made_module(story, slot, desk)
    for remark in block.diagnostics:
        if remark.severity == "error" and remark.code not in NO_FAULT:
            return block, remark.message
    for cut, shape in _cuts(story, slot, block, desk):
        if abs(cut - shape) > _ALIKE * shape:
            return block, _RESHAPED
    return block, next(iter(_ill(block)), None)


def _ill(block: Block) -> tuple[Words, ...]:
    """Return what is not well about a module, though it may be printed."""
    return tuple(one.message for one in block.diagnostics if one.code in ILL)


def _cuts(
    story: Story, slot: Slot, block: Block, desk: Desk
) -> Iterator[tuple[float, float]]:
    """Yield the shapes of what a plan cuts out of pictures, and of their frames."""
    frames = {frame.photo - 1: frame for frame in _pictures(block)}
    for plan in slot.pictures:
        photo = story.photos[plan.photo]
        if plan.crop and photo.digest and plan.photo in frames:
            yield _cut(plan, photo, desk), _shape(frames[plan.photo])


def _cut(plan: PicturePlan, photo: Photo, desk: Desk) -> float:
    left, top, right, bottom = plan.crop or (0.0, 0.0, 1.0, 1.0)
    whole = natural_size(photo, desk.edition.folder)
    return (right - left) * whole.width / max(1e-6, (bottom - top) * whole.height)


def _against_the_house(
    task: Task, page: PageDummy, slot: Slot, shapes: _Shapes
) -> Words | None:
    """Say what a slot of the solver's would not be by now, if anything."""
    story = task.story(slot.story)
    least, most = band(story.priority, task.desk)
    larger = (
        other.head.size >= slot.head.size
        for other in page.slots
        if other.story != slot.story
    )
    if slot.head.size and (
        not least <= slot.head.size <= most
        or (slot.story == task.facts.lead.id and any(larger))
    ):
        return _RANKED
    for photo, shape in zip(task.facts.photos_of(slot.story), shapes, strict=False):
        if not photo.least - _ALIKE <= shape <= photo.most + _ALIKE:
            return _RESHAPED
    return None


def _pictures(block: Block) -> list[Frame]:
    found = [frame for frame in block.frames if frame.role == "picture"]
    return sorted(found, key=lambda frame: frame.photo)


def _shape(frame: Frame) -> float:
    return frame.rect.width / frame.rect.height
