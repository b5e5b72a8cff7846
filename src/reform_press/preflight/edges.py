"""What lies along the edges of a page (页边): bleed filled, type in safety.

In: the marks of a page in the order of painting.  Out: what reaches the trim
and stops before the bleed is filled (出血), type too near the trim or across
it (安全距离), and pages with nothing on them.  Rectangles, pictures and thin
lines are judged by their boxes, other shapes on the plates (``unfilled``).
No knife cuts the fold between facing pages (订口): what ends there on a ground
that goes on shows nothing, and on bare paper only where the spine is milled.

"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from reform_press.errors import Words
from reform_press.geometry import MM
from reform_press.preflight.boxes import Sheet
from reform_press.preflight.expect import Expect
from reform_press.preflight.marks import Mark
from reform_press.preflight.report import Finding
from reform_press.preflight.rules import found
from reform_press.preflight.state import Box

#: The sides of a page as it is seen, clockwise.
SIDES = (
    Words("左", "left"),
    Words("上", "top"),
    Words("右", "right"),
    Words("下", "bottom"),
)
#: What ends this near inside the trim shows a white line when it is cut askew.
_NEAR = 1.0 * MM
#: What ends this near the trim was meant to end there; farther out, on a
#: ground that bleeds, it ends by chance.
_THERE = 0.3 * MM
#: Bleed may be short by this; places are taken this far from an edge.
_SLACK, _ASIDE = 0.2 * MM, 0.1 * MM
#: What takes less of an edge, on a ground that bleeds, is a stroke or a facet
#: of a drawing: no eye finds its end, as none finds so little bare paper.
_LONG = 3.0 * MM
#: Where along its edge a mark is looked at.
_SAMPLES = (0.1, 0.3, 0.5, 0.7, 0.9)
#: Marks that are looked at for one page; beyond, the plates will tell.
_MOST_LOOKS = 2_000_000
#: Type is held by its em box; ink is smaller by this share of its size.
_LOOSE = 0.1


class _Side(NamedTuple):
    """One side of the trim: lengths are measured outward from it."""

    at: int  # 0 left, 1 top, 2 right, 3 bottom of user space
    trim: Box

    def reach(self, box: Box) -> float:
        """Return how far a box reaches past the trim; inside it is negative."""
        return (
            self.trim.left - box.left,
            box.top - self.trim.top,
            box.right - self.trim.right,
            self.trim.bottom - box.bottom,
        )[self.at]

    def span(self, box: Box) -> tuple[float, float]:
        """Return where a box lies along the side, inside the trim."""
        both = box.within(self.trim) or box
        if self.at in (0, 2):
            return both.bottom, both.top
        return both.left, both.right

    def depth(self, box: Box) -> float:
        """Return the extent of a box across the side."""
        if self.at in (0, 2):
            return box.right - box.left
        return box.top - box.bottom

    def point(self, out: float, along: float) -> Box:
        """Return a place as a box without area."""
        x, y = (
            (self.trim.left - out, along),
            (along, self.trim.top + out),
            (self.trim.right + out, along),
            (along, self.trim.bottom - out),
        )[self.at]
        return Box(x, y, x, y)


@dataclass(slots=True)
class Edges:
    """The marks along the edges of one page."""

    sheet: Sheet
    expect: Expect
    inked: bool = False
    _near: list[Mark] = field(default_factory=list)
    _looks: int = 0

    def add(self, mark: Mark, at: int) -> Iterator[Finding]:
        """Take up a mark of page ``at``; yield what is wrong with type."""
        if mark.mask or mark.layer:
            return
        inside = mark.box.within(self.sheet.trim)
        self.inked = self.inked or (inside is not None and not mark.paint.white)
        if mark.kind == "text":
            yield from self._type(mark, at, inside)
        elif self.sheet.trim.grown(-_NEAR / self.sheet.unit).past(mark.box) < 0:
            self._near.append(mark)

    def _type(self, mark: Mark, at: int, inside: Box | None) -> Iterator[Finding]:
        sheet, place = self.sheet, self.sheet.place(mark.box)
        if inside is None:
            if mark.box.within(sheet.bleed):
                yield found("text.cut-off", page=at, place=place)
            return
        left = sheet.trim.past(mark.box) * sheet.unit
        if left < -_LOOSE * mark.size * sheet.unit:
            yield found("text.cut", page=at, place=place)
        elif left + _SLACK < self.expect.safe:
            seen = f"{max(0.0, left) / MM:.1f}", f"{self.expect.safe / MM:.1f}"
            yield found("text.unsafe", *seen, page=at, place=place)

    def examine(self, at: int) -> Iterator[Finding]:
        """Yield what is wrong with page ``at`` as a whole."""
        if not self.inked:
            yield found("page.empty", page=at)
        for side in range(4):
            seen = (side + self.sheet.turned // 90) % 4
            for mark in self._near:
                if self._looks >= _MOST_LOOKS:
                    return
                code = self._short(mark, _Side(side, self.sheet.trim))
                if code and seen == self.sheet.fold:
                    code = self._at_fold(code, mark, _Side(side, self.sheet.trim))
                if code:
                    name, place = SIDES[seen], self.sheet.place(mark.box)
                    yield found(code, name, page=at, place=place, about=name.en)

    def _short(self, mark: Mark, side: _Side) -> str:
        """Return what is wrong if a mark is seen at a side and stops short, else ""."""
        if not (mark.exact and mark.solid) or mark.tiled:
            return ""
        unit = self.sheet.unit
        reach, need = side.reach(mark.box), self.expect.bleed / unit
        if not -_NEAR / unit <= reach < need - _SLACK / unit:
            return ""
        if mark.box.within(self.sheet.trim) is None:
            return ""
        aside = min(_ASIDE / unit, side.depth(mark.box) / 2)
        first, last = side.span(mark.box)
        ends = abs(reach) < _THERE / unit and last - first >= _LONG / unit
        told = ""
        for share in _SAMPLES:
            along = first + share * (last - first)
            inner = side.point(min(reach, 0.0) - aside, along)
            outer = side.point(need - aside, along)
            if self._seen(inner) is not mark:
                continue
            beyond = self._beyond(outer)
            if beyond is None or beyond.paint.white:
                if not mark.paint.white:
                    return "bleed.short"
            elif ends and not _goes_with(mark, beyond):
                told = "bleed.ground"
        return told

    def _at_fold(self, code: str, mark: Mark, side: _Side) -> str:
        """Return what is wrong at a fold if that is wrong at an edge that is cut."""
        if code == "bleed.ground":
            return ""
        reaches = side.reach(mark.box) >= -_THERE / self.sheet.unit
        return "bleed.fold" if reaches else code

    def _seen(self, place: Box) -> Mark | None:
        """Return the highest mark that certainly covers a place."""
        for mark in reversed(self._near):
            self._looks += 1
            if mark.exact and mark.solid and place.within(mark.box):
                return mark
        return None

    def _beyond(self, place: Box) -> Mark | None:
        """Return the highest mark that covers, or may cover, a place."""
        for mark in reversed(self._near):
            self._looks += 1
            if place.within(mark.box):
                return mark
        return None


def _goes_with(mark: Mark, beyond: Mark) -> bool:
    """Tell whether what is seen beyond the trim goes on with ``mark``."""
    if not (beyond.exact and beyond.solid):
        return True  # a shape that may end there or not: the plates will tell
    pictures = ("image", "shading")
    if mark.kind in pictures or beyond.kind in pictures:
        return mark.kind in pictures and beyond.kind in pictures
    return mark.paint[:2] == beyond.paint[:2] and not mark.paint.pattern
