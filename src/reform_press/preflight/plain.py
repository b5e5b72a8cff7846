"""Pages that are known to be right without their plates (不必画版的页).

In: the marks of a page.  Out: whether they alone tell that no place of it has
more ink than the limit, and that no bleed is bare.  All that they leave open
is for the plates: pictures, blends, what lets something else shine through,
shapes that are no rectangles and reach the trim.

"""

from dataclasses import dataclass, field

from reform_press.geometry import MM
from reform_press.preflight.boxes import Sheet
from reform_press.preflight.expect import Expect
from reform_press.preflight.marks import Mark
from reform_press.preflight.paint import Paint
from reform_press.preflight.state import Box

#: What reaches the trim, or ends this near inside it, has to fill the bleed.
_NEAR = 1.0 * MM
#: Bleed may be short by this: the plates are not looked at so far out.
_SLACK = 0.1 * MM
#: Pairs of marks that are compared; where there are more the plates will tell.
_MOST_LOOKS = 200_000
_PROCESS = ("Cyan", "Magenta", "Yellow", "Black")

#: Inks by name, each with its tint.
Tints = tuple[tuple[str, float], ...]


@dataclass(slots=True)
class Plain:
    """What the marks of one page put on its plates at most."""

    sheet: Sheet
    expect: Expect
    _sure: bool = True
    #: What knocks out whatever is below, and what overprints it.
    _flat: dict[Tints, list[Box]] = field(default_factory=dict)
    _over: list[tuple[Tints, Box]] = field(default_factory=list)

    def add(self, mark: Mark) -> None:
        """Take up a mark."""
        if not self._sure or mark.box.within(self.sheet.bleed) is None:
            return
        tints = _tints(mark.paint)
        known = mark.solid and not (mark.mask or mark.layer)
        if tints is None or not known or not self._bleeds(mark):
            self._sure = False
        elif mark.overprint:
            self._over.append((tints, mark.box))
        else:
            self._flat.setdefault(tints, []).append(mark.box)

    def holds(self) -> bool:
        """Tell whether nothing on the page can be wrong with its plates."""
        return self._sure and all(
            self._fits(flat, boxes)
            for flat, boxes in [((), list[Box]()), *self._flat.items()]
        )

    def _fits(self, flat: Tints, boxes: list[Box]) -> bool:
        """Tell whether a colour and all that overprints it are within the limit."""
        limit = self.expect.ink_limit
        if _together(flat, *{tints for tints, _ in self._over}) <= limit:
            return True
        if len(boxes) * len(self._over) > _MOST_LOOKS:
            return False
        over = {
            tints
            for tints, place in self._over
            if any(place.within(box) for box in boxes)
        }
        return bool(boxes) and _together(flat, *over) <= limit

    def _bleeds(self, mark: Mark) -> bool:
        """Tell whether a mark stays inside the trim, or certainly fills the bleed."""
        sheet = self.sheet
        inside = sheet.trim.grown(-_NEAR / sheet.unit)
        if mark.kind == "text" or inside.past(mark.box) >= 0:
            return True
        if mark.box.within(sheet.trim) is None:
            return True  # all of it is cut away
        certain = mark.exact and not (mark.tiled or mark.paint.white)
        full = sheet.trim.grown((self.expect.bleed - _SLACK) / sheet.unit)
        return certain and _fills(mark.box, inside, full)


def _together(*colours: Tints) -> float:
    """Return the ink of colours that are printed over each other, at most."""
    most: dict[str, float] = {}
    for ink, tint in (one for tints in colours for one in tints):
        most[ink] = max(tint, most.get(ink, 0.0))
    return sum(most.values())


def _fills(box: Box, inside: Box, full: Box) -> bool:
    """Tell whether a box goes out to the bleed wherever it leaves the inside."""
    sides = (
        box.left >= inside.left or box.left <= full.left,
        box.bottom >= inside.bottom or box.bottom <= full.bottom,
        box.right <= inside.right or box.right >= full.right,
        box.top <= inside.top or box.top >= full.top,
    )
    return all(sides)


def _tints(paint: Paint) -> Tints | None:
    """Return what a paint puts on the plates; None if that is not known."""
    space, values = paint.space, paint.values
    if paint.pattern is not None or not values:
        return None
    if space.family == "DeviceCMYK":
        return tuple(zip(_PROCESS, values, strict=False))
    if space.family == "DeviceGray":
        return (("Black", 1 - values[0]),)
    if space.family in ("Separation", "DeviceN") and "All" not in space.inks:
        return tuple(zip(space.inks, values, strict=False))
    return None
