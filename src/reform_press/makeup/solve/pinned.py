"""What an editor's pins leave a story to be (钉住之后的变体).

In: a recipe, and the slot that the editor holds in part.  Out: the recipe as
it obeys, or none.  Heads and pictures of the sizes that are held are made
where all heads and pictures are; here is what decides.

"""

from dataclasses import replace

from reform_press.makeup.dummy import LOOKS, HeadPlan, PicturePlan, Slot
from reform_press.makeup.solve.recipe import Recipe


def looks_of(pin: Slot | None) -> HeadPlan | None:
    """Return size, lines and look of a held head; None where it is free."""
    if pin is None or not pin.holds("head"):
        return None
    looks = {name: getattr(pin.head, name) for name in LOOKS}
    return HeadPlan(size=pin.head.size, lines=pin.head.lines, **looks)


def pictures_of(pin: Slot | None) -> dict[int, PicturePlan]:
    """Return the pictures whose size is held, by number; 0 rows: only its width."""
    if pin is None or not (pin.holds("picture") or pin.holds("span")):
        return {}
    whole = pin.holds("picture")
    return {
        one.photo: one if whole else replace(one, rows=0, crop=None)
        for one in pin.pictures
    }


def obeying(recipe: Recipe, pin: Slot) -> Recipe | None:
    """Return a recipe as the editor wants it, None if it is not what is held.

    A held head stands upright, or does not, as in the plan.
    """
    cells, head = pin.cells, looks_of(pin)
    size = recipe.columns, recipe.rows
    if pin.holds("frame") and size != (cells.columns, cells.rows):
        return None
    shown = {one.photo: one for one in recipe.pictures}
    for number, held in pictures_of(pin).items():
        one = shown.get(number)
        if one is None or one.columns != held.columns:
            return None
        if held.rows and one.rows != held.rows:
            return None
    recipe = replace(recipe, pinned=pin.pinned)
    if head is None:
        return recipe
    lines = recipe.parts.count("main")
    if (recipe.head.mode, recipe.head.side) != (pin.head.mode, pin.head.side):
        return None
    if (head.size and recipe.head.size != head.size) or (
        head.lines and lines != head.lines
    ):
        return None
    looks = {name: getattr(head, name) for name in LOOKS}
    return replace(recipe, head=replace(recipe.head, **looks))
