"""What lies below a mark (底色): overprint, knock-out, type that is lost.

In: the marks of a page in the order of painting.  Out: findings about marks
by what was painted before them.

"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from reform_press.geometry import fits
from reform_press.preflight.boxes import Sheet
from reform_press.preflight.expect import Expect
from reform_press.preflight.marks import Mark
from reform_press.preflight.report import Finding
from reform_press.preflight.rules import found
from reform_press.preflight.state import Box

#: Areas that are remembered, and comparisons that are made, for one page.
_MOST_AREAS, _MOST_LOOKS = 2000, 2_000_000
#: What shows through a mark overlaps it by more than this, in points.
_SHARED = 0.5


@dataclass(slots=True)
class Ground:
    """The areas of a page that have been painted so far."""

    _areas: list[Mark] = field(default_factory=list)
    _type: list[Mark] = field(default_factory=list)  # that can still be seen
    _looks: int = 0
    _full: bool = False  # not all that was painted is known any more

    def judge(
        self, mark: Mark, at: int, sheet: Sheet, expect: Expect
    ) -> Iterator[Finding]:
        """Yield what is wrong with a mark on its ground, and make it ground."""
        if mark.mask or mark.layer:
            return
        place = sheet.place(mark.box)
        if mark.kind == "text" and mark.paint.white and mark.solid:
            if not mark.overprint and not self._full and self._under(mark) is None:
                yield found("text.unseen", page=at, place=place)
        elif mark.kind == "text" and _knocks_out(mark, sheet, expect):
            if self._coloured(mark):
                size = f"{mark.size * sheet.unit:.3g}"
                yield found("text.knocks-out", size, page=at, place=place)
        elif _mixes(mark) and self._coloured(mark):
            yield found("overprint.colour", page=at, place=place)
        for covered in self._covered(mark):
            yield found("text.covered", page=at, place=sheet.place(covered.box))
        self._add(mark)

    def _covered(self, mark: Mark) -> list[Mark]:
        """Return the type that a mark covers, and forget it."""
        whole = mark.exact and mark.solid and not (mark.overprint or mark.tiled)
        if not whole or not self._type or self._looks > _MOST_LOOKS:
            return []
        self._looks += len(self._type)
        lost = [each for each in self._type if mark.box.past(each.box) >= 0]
        if lost:
            kept = (each for each in self._type if mark.box.past(each.box) < 0)
            self._type = list(kept)
        return lost

    def _add(self, mark: Mark) -> None:
        if mark.kind == "text" and not mark.paint.white:
            self._type.append(mark)
        if mark.kind == "text" or (mark.paint.white and not mark.exact):
            return
        if len(self._areas) >= _MOST_AREAS:
            self._full = True
            return
        self._areas.append(mark)

    def _coloured(self, mark: Mark) -> bool:
        """Tell whether an ink other than black lies below a mark."""
        below = self._under(mark)
        return below is not None and below.exact and below.paint.coloured

    def _under(self, mark: Mark) -> Mark | None:
        """Return the highest mark with ink that shares an area with a mark."""
        for below in reversed(self._areas):
            self._looks += 1
            if self._looks > _MOST_LOOKS:
                self._full = True
                return None
            if _shares(mark.box, below.box):
                if not below.paint.white:
                    return below
                if below.solid and _covers(below.box, mark.box):
                    return None
        return None


def _knocks_out(mark: Mark, sheet: Sheet, expect: Expect) -> bool:
    small = not fits(expect.black_overprints, mark.size * sheet.unit)
    multiplied = mark.blend in ("Multiply", "Darken")
    return small and mark.paint.black_only and not (mark.overprint or multiplied)


def _mixes(mark: Mark) -> bool:
    """Tell whether a process colour other than black overprints."""
    if not mark.overprint or mark.kind in ("image", "shading"):
        return False
    paint = mark.paint
    spot = paint.space.family in ("Separation", "DeviceN")
    return paint.coloured and paint.plates > 0 and not spot


def _shares(one: Box, other: Box) -> bool:
    shared = one.within(other)
    if shared is None:
        return False
    return min(shared.right - shared.left, shared.top - shared.bottom) > _SHARED


def _covers(outer: Box, inner: Box) -> bool:
    return outer.grown(_SHARED).past(inner) >= 0
