"""The boxes of a page: media, bleed, trim (页面框、成品、出血).

In: a page.  Out: its ``Sheet`` and what is wrong with its boxes.

"""

from collections.abc import Iterator
from typing import NamedTuple

import pikepdf

from reform_press.geometry import MM, Rect, fits
from reform_press.preflight.expect import Expect
from reform_press.preflight.reading import Value, number, numbers
from reform_press.preflight.report import Finding
from reform_press.preflight.rules import found
from reform_press.preflight.state import Box

#: Boxes are written with few decimals; they agree within this, in points.
_SLACK = 0.02
#: What readers assume where there is no usable MediaBox: ISO A4.
_USUAL = Box(0.0, 0.0, 595.276, 841.89)
#: Parents of a page that are asked for an inherited box.
_GENERATIONS = 32


class Sheet(NamedTuple):
    """The boxes of one page, each with a sensible stand-in if absent."""

    media: Box
    bleed: Box
    trim: Box
    unit: float = 1.0  # points in a unit of user space

    def place(self, box: Box) -> Rect:
        """Return a box in mm from the top left of the trim, y down."""
        k = self.unit / MM
        return Rect(
            (box.left - self.trim.left) * k,
            (self.trim.top - box.top) * k,
            (box.right - box.left) * k,
            (box.top - box.bottom) * k,
        )


def read(page: pikepdf.Page) -> Sheet:
    """Return the boxes of a page."""
    media = _box(_inherited(page.obj, "/MediaBox")) or _USUAL
    trim = _box(page.obj.get("/TrimBox")) or _box(page.obj.get("/ArtBox")) or media
    bleed = _box(page.obj.get("/BleedBox")) or trim
    unit = number(page.obj.get("/UserUnit"), 1.0)
    return Sheet(media, bleed, trim, unit if unit > 0 else 1.0)


def examine(page: pikepdf.Page, at: int, expect: Expect) -> Iterator[Finding]:
    """Yield what is wrong with the boxes of page ``at``."""
    own = page.obj
    for key in ("/MediaBox", "/BleedBox", "/TrimBox", "/ArtBox"):
        value = _inherited(own, key) if key == "/MediaBox" else own.get(key)
        if _box(value) is None and (value is not None or key == "/MediaBox"):
            yield found("boxes.malformed", key[1:], page=at, about=key[1:])
    if "/TrimBox" not in own and "/ArtBox" not in own:
        yield found("boxes.no-trim", page=at)
    if "/TrimBox" in own and "/ArtBox" in own:
        yield found("boxes.trim-and-art", page=at)
    sheet = read(page)
    if not _holds(sheet.media, sheet.bleed):
        yield found("boxes.not-nested", "BleedBox", "MediaBox", page=at, about="Bleed")
    if not _holds(sheet.bleed, sheet.trim):
        yield found("boxes.not-nested", "TrimBox", "BleedBox", page=at, about="Trim")
    if "/BleedBox" not in own and expect.bleed:
        yield found("boxes.no-bleed", page=at)
    elif (least := _least_bleed(sheet)) + _SLACK < expect.bleed:
        sides = (f"{max(0.0, least) / MM:.1f}", f"{expect.bleed / MM:.1f}")
        yield found("boxes.narrow-bleed", *sides, page=at)


def _least_bleed(sheet: Sheet) -> float:
    bleed, trim = sheet.bleed, sheet.trim
    sides = (
        trim.left - bleed.left,
        trim.bottom - bleed.bottom,
        bleed.right - trim.right,
        bleed.top - trim.top,
    )
    return min(sides) * sheet.unit


def _holds(outer: Box, inner: Box) -> bool:
    return (
        fits(outer.left, inner.left + _SLACK)
        and fits(outer.bottom, inner.bottom + _SLACK)
        and fits(inner.right, outer.right + _SLACK)
        and fits(inner.top, outer.top + _SLACK)
    )


def _inherited(page: Value, key: str) -> Value | None:
    for _ in range(_GENERATIONS):
        if key in page:
            return page.get(key)
        page = page.get("/Parent")
        if not isinstance(page, pikepdf.Dictionary):
            break
    return None


def _box(value: Value | None) -> Box | None:
    """Read a rectangle, corners in any order; None if it has no area."""
    corners = numbers(value, 4)
    if corners is None:
        return None
    a, b, c, d = corners
    box = Box(min(a, c), min(b, d), max(a, c), max(b, d))
    return box if box.right > box.left and box.top > box.bottom else None
