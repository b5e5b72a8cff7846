"""A drawn story set a little otherwise (微调), as its editor drew it in all else.

In: a page, and which of its stories no longer stand.  Out: the page with their
slots changed by some rows of air about the head, or of the main picture, where
that is enough: the first rungs of copyfitting (题空、裁图).  Box, face, colour
and legs stay.

"""

from collections.abc import Iterator
from dataclasses import replace

from reform_press.makeup.block import Block
from reform_press.makeup.dummy import PageDummy, PicturePlan, Slot
from reform_press.makeup.solve.task import Task
from reform_press.makeup.still import Standing, set_in

#: Rows that a head may win or lose, the share of a picture's, and ways tried.
_AIR, _CROP, _TRIED = 2, 0.25, 8
#: A row about the head shows less than one of a picture.
_OF_HEAD, _OF_PICTURE = 1.0, 1.5


def nudged(task: Task, page: PageDummy, standing: Standing) -> PageDummy:
    """Return a page whose every slot is as it was, or a little otherwise."""
    doubted = {story for story, _ in standing.doubts}
    here = {one.id for one in task.facts.stories}
    slots = (
        _nudged(task, slot) if slot.story in doubted & here and not slot.whole else slot
        for slot in page.slots
    )
    return replace(page, slots=tuple(slots))


def _nudged(task: Task, slot: Slot) -> Slot:
    """Return the slot least changed in which a story stands, itself if none is."""
    story = task.story(slot.story)
    block, _ = set_in(story, slot, task.desk)
    for other in _ways(slot, block):
        if set_in(story, other, task.desk)[1] is None:
            return other
    return slot


def _ways(slot: Slot, block: Block) -> Iterator[Slot]:
    """Yield slots in which the story may stand, the least changed first."""
    legs = [one for one in block.frames if one.role == "text" and one.leg]
    lacking = sum(rest.lines for rest in block.overset)
    white = sum(max(0, frame.slack) for frame in legs)
    least, most = lacking, lacking + 2 * len(legs)
    if not lacking:
        least, most = -white, max(0, len(legs) - white)
    wide = slot.head.columns or slot.cells.columns
    picture = None if slot.holds("picture") else _main(slot)
    free = slot.head.rows > _AIR and not slot.holds("head")
    high = int(_CROP * picture.rows) if picture else 0
    ways = sorted(
        (_OF_HEAD * abs(air) + _OF_PICTURE * abs(crop), air, crop)
        for air in (range(-_AIR, _AIR + 1) if free else (0,))
        for crop in range(-high, high + 1)
        if least <= _won(air, crop, wide, picture) <= most and (air or crop)
    )
    for _, air, crop in ways[:_TRIED]:
        yield _with(slot, air, picture, crop)


def _main(slot: Slot) -> PicturePlan | None:
    """Return the largest picture, if it is free to be cropped."""
    largest = max(slot.pictures, key=lambda p: p.columns * p.rows, default=None)
    return largest if largest and largest.crop is None else None


def _won(air: int, crop: int, wide: int, picture: PicturePlan | None) -> int:
    """Return the rows of a leg that text wins by a change."""
    return -air * wide - (crop * picture.columns if picture else 0)


def _with(slot: Slot, air: int, picture: PicturePlan | None, crop: int) -> Slot:
    return replace(
        slot,
        head=replace(slot.head, rows=slot.head.rows + air) if air else slot.head,
        pictures=tuple(
            replace(one, rows=one.rows + crop) if one == picture else one
            for one in slot.pictures
        ),
    )
