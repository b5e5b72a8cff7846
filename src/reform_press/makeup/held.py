"""What an editor's plan holds of a page that is to be made up anew (保留版位).

In: the facts of a page, and its plan so far.  Out: the facts with what the
plan decides: advertisements, reserved places, cuts and crops in pinned stories.

"""

from dataclasses import replace
from math import inf

from reform_press.errors import Diagnostic, LayoutError
from reform_press.makeup.block import remark
from reform_press.makeup.dummy import FixedPlan, PageDummy, Slot
from reform_press.makeup.facts import AdFacts, PageFacts
from reform_press.makeup.fixed import fixed_places
from reform_press.style.model import Grid


def pins_of(page: PageDummy) -> tuple[Slot, ...]:
    """Return the slots of which the editor holds all or a part."""
    return tuple(slot for slot in page.slots if slot.pinned)


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
        ads=_ads(page.fixed, grid),
        reserved=tuple((p.id, p.cells) for p in page.fixed if p.role == "fixed"),
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
