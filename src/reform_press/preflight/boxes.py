"""The boxes of a page: media, bleed, trim (页面框、成品、出血).

In: a page.  Out: its ``Sheet`` and what is wrong with its boxes.

"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pikepdf

from reform_press.geometry import MM, Rect, fits
from reform_press.preflight.expect import Expect
from reform_press.preflight.reading import Value, inherited, number, numbers
from reform_press.preflight.report import Finding
from reform_press.preflight.rules import found
from reform_press.preflight.state import Box

#: Boxes are written with few decimals; they agree within this, in points.
_SLACK = 0.02
#: Trims are of one size within this, in mm; a folder has so many panels at most.
_OTHER, _MOST_PANELS = 0.5, 16
#: What readers assume where there is no usable MediaBox: ISO A4.
_USUAL = Box(0.0, 0.0, 595.276, 841.89)


class Sheet(NamedTuple):
    """The boxes of one page, each with a sensible stand-in if absent."""

    media: Box
    bleed: Box
    trim: Box
    unit: float = 1.0  # points in a unit of user space
    turned: int = 0  # clockwise before it is seen: 0, 90, 180, 270
    fold: int | None = None  # the side that faces another page: 0 left, 2 right

    @property
    def least_bleed(self) -> float:
        """The bleed where it is narrowest, in points."""
        return self.unit * self.bleed.past(self.trim)

    def place(self, box: Box) -> Rect:
        """Return a box in mm from the top left of the trim, y down, as it is seen."""
        trim, k = self.trim, self.unit / MM
        left, down = box.left - trim.left, trim.top - box.top
        right, up = trim.right - box.right, box.bottom - trim.bottom
        x, y = {0: (left, down), 90: (up, left), 180: (right, up), 270: (down, right)}[
            self.turned
        ]
        wide, high = box.right - box.left, box.top - box.bottom
        if self.turned in (90, 270):
            wide, high = high, wide
        return Rect(x * k, y * k, wide * k, high * k)


def read(page: pikepdf.Page) -> Sheet:
    """Return the boxes of a page."""
    media = box(inherited(page.obj, "/MediaBox")) or _USUAL
    trim = box(page.obj.get("/TrimBox")) or box(page.obj.get("/ArtBox")) or media
    bleed = box(page.obj.get("/BleedBox")) or trim
    unit = number(page.obj.get("/UserUnit"), 1.0)
    turned = int(number(inherited(page.obj, "/Rotate"))) % 360 // 90 * 90
    return Sheet(media, bleed, trim, unit if unit > 0 else 1.0, turned)


def box(value: Value | None) -> Box | None:
    """Read a rectangle, corners in any order; None if it has no area."""
    corners = numbers(value, 4)
    if corners is None:
        return None
    a, b, c, d = corners
    area = Box(min(a, c), min(b, d), max(a, c), max(b, d))
    return area if area.right > area.left and area.top > area.bottom else None


def examine(page: pikepdf.Page, at: int, expect: Expect) -> Iterator[Finding]:
    """Yield what is wrong with the boxes of page ``at``."""
    own = page.obj
    for key in ("/MediaBox", "/BleedBox", "/TrimBox", "/ArtBox"):
        value = inherited(own, key) if key == "/MediaBox" else own.get(key)
        if box(value) is None and (value is not None or key == "/MediaBox"):
            yield found("boxes.malformed", key[1:], page=at, about=key[1:])
    if "/TrimBox" not in own and "/ArtBox" not in own:
        yield found("boxes.no-trim", page=at)
    if "/TrimBox" in own and "/ArtBox" in own:
        yield found("boxes.trim-and-art", page=at)
    sheet = read(page)
    crop = box(inherited(own, "/CropBox"))
    if crop and not _holds(crop, sheet.bleed):
        yield found("boxes.cropped", page=at)
    if sheet.turned:
        yield found("boxes.turned", sheet.turned, page=at)
    if sheet.unit != 1:
        yield found("boxes.scaled", f"{sheet.unit:g}", page=at)
    if not _holds(sheet.media, sheet.bleed):
        yield found("boxes.not-nested", "BleedBox", "MediaBox", page=at, about="Bleed")
    if not _holds(sheet.bleed, sheet.trim):
        yield found("boxes.not-nested", "TrimBox", "BleedBox", page=at, about="Trim")
    if "/BleedBox" not in own and expect.bleed:
        yield found("boxes.no-bleed", page=at)
    elif (least := sheet.least_bleed) + _SLACK < expect.bleed:
        sides = (f"{max(0.0, least) / MM:.1f}", f"{expect.bleed / MM:.1f}")
        yield found("boxes.narrow-bleed", *sides, page=at)


def compare(sheets: Sequence[Sheet]) -> Iterator[Finding]:
    """Yield the pages that are trimmed to another size than the first.

    Panels of one sheet are of several widths, each of them twice: front and
    back (折页的各面).
    """
    sizes = [sheet.place(sheet.trim) for sheet in sheets]
    if _panels(sizes):
        return
    first = sizes[0]
    for at, size in enumerate(sizes, start=1):
        off = max(abs(size.width - first.width), abs(size.height - first.height))
        if off > _OTHER:
            told = (size.width, size.height, first.width, first.height)
            numbers = (f"{side:.1f}" for side in told)
            yield found("boxes.mixed-sizes", *numbers, page=at)


def _panels(sizes: Sequence[Rect]) -> bool:
    widths = [round(size.width / _OTHER) for size in sizes]
    heights = [size.height for size in sizes]
    return (
        max(heights, default=0.0) - min(heights, default=0.0) <= _OTHER
        and len(sizes) <= _MOST_PANELS
        and all(widths.count(width) % 2 == 0 for width in widths)
    )


def _holds(outer: Box, inner: Box) -> bool:
    return (
        fits(outer.left, inner.left + _SLACK)
        and fits(outer.bottom, inner.bottom + _SLACK)
        and fits(inner.right, outer.right + _SLACK)
        and fits(inner.top, outer.top + _SLACK)
    )
