"""What an editor's plan holds of a page that is to be made up anew (保留版位).

In: the facts of a page, and its plan so far.  Out: the facts with what the
plan decides: advertisements, reserved places, cuts and crops in pinned stories.

"""

from dataclasses import replace
from math import inf

from reform_press.errors import Diagnostic, LayoutError
from reform_press.makeup.block import remark
from reform_press.makeup.dummy import (
    LOOKS,
    FixedPlan,
    HeadPlan,
    PageDummy,
    PicturePlan,
    Slot,
)
from reform_press.makeup.facts import AdFacts, PageFacts
from reform_press.makeup.fixed import fixed_places
from reform_press.style.model import Grid


def pins_of(page: PageDummy) -> tuple[Slot, ...]:
    """Return the slots of which the editor holds all or a part."""
    return tuple(slot for slot in page.slots if slot.pinned)


def keeps(pin: Slot, slot: Slot) -> bool:
    """Tell whether a slot has all that a pin holds."""
    if pin.whole or pin.pinned != slot.pinned:
        return replace(pin, source=None) == replace(slot, source=None)
    one, other = pin.cells, slot.cells
    if pin.holds("frame") and one != other:
        return False
    if pin.holds("place") and (one.column, one.row) != (other.column, other.row):
        return False
    if pin.holds("head") and not _same_head(pin.head, slot.head):
        return False
    shown = {picture.photo: picture for picture in slot.pictures}
    for picture in pin.pictures:
        found = shown.get(picture.photo)
        if pin.holds("picture") and _shape(picture) != _shape(found):
            return False
        if pin.holds("span") and (not found or picture.columns != found.columns):
            return False
    return True


def _same_head(pin: HeadPlan, head: HeadPlan) -> bool:
    """Tell whether a head has the size, lines and look that are written."""
    looks = all(getattr(pin, name) == getattr(head, name) for name in (*LOOKS, "mode"))
    size, lines = pin.size or head.size, pin.lines or head.lines
    return looks and (size, lines) == (head.size, head.lines)


def _shape(picture: PicturePlan | None) -> object:
    return picture and (picture.columns, picture.rows, picture.crop)


def holding(facts: PageFacts, page: PageDummy, grid: Grid) -> PageFacts:
    """Return the facts with what a plan decides.

    Raises LayoutError ``makeup.loose-ad``: an advertisement of the plan
    stands where no page is made up round it.
    """
    held = decided(facts, page, grid)
    loose = _loose(held, page.fixed, grid)
    if loose:
        raise LayoutError(*loose)
    return held


def decided(facts: PageFacts, page: PageDummy, grid: Grid) -> PageFacts:
    """Return the facts with what a plan decides, wherever it puts it."""
    return replace(
        freed(facts, page),
        ads=_ads(page.fixed, grid),
        reserved=tuple((p.id, p.cells) for p in page.fixed if p.role == "fixed"),
    )


def freed(facts: PageFacts, page: PageDummy) -> PageFacts:
    """Return the facts with what the pins of a plan decide: cuts and crops."""
    pins = pins_of(page)
    cuts = {slot.story: slot.cut for slot in pins if slot.whole}
    cropped = {slot.story for slot in pins if slot.holds("picture")}
    return replace(
        facts,
        stories=tuple(
            replace(one, cuttable=max(one.cuttable, cuts.get(one.id, 0)))
            for one in facts.stories
        ),
        # Who pins a picture has cropped it as it shall be.
        photos=tuple(
            replace(one, least=0.0, most=inf) if one.story in cropped else one
            for one in facts.photos
        ),
    )


def _ads(fixed: tuple[FixedPlan, ...], grid: Grid) -> tuple[AdFacts, ...]:
    """Return the advertisements of a plan, the lowest first."""
    ads = [one for one in fixed if one.role == "ad"]
    return tuple(
        AdFacts(
            one.id,
            one.cells.columns,
            one.cells.rows,
            "bottom" if one.cells.columns == grid.columns else "bottom-right",
            one.label,
        )
        for one in sorted(ads, key=lambda one: -one.cells.row)
    )


def _loose(
    facts: PageFacts, fixed: tuple[FixedPlan, ...], grid: Grid
) -> list[Diagnostic]:
    """Tell of advertisements that stand neither at the foot nor in the corner."""
    right = {one.id: one.cells for one in fixed_places(facts, grid.columns, grid.rows)}
    return [
        remark(
            "loose-ad",
            f"广告“{one.id}”不在版脚或右下角，无法自动组版",
            f"“{one.id}” stands neither at the foot nor in the lower right corner: "
            "the page cannot be made up round it",
            one.source,
            hint=(
                f"移到第 {right[one.id].column} 栏第 {right[one.id].row} 行",
                f"let it begin at column {right[one.id].column}, "
                f"row {right[one.id].row}",
            ),
        )
        for one in fixed
        if one.cells != right[one.id]
    ]
