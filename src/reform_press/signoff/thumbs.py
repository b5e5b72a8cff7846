"""Small pictures of pages on a sign-off sheet (小样), with marks of findings.

In: JPEGs of pages as a reader shows them.  Out: pictures cut to the bleed,
with the edge of the trim and the numbers of findings on them.

"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

from reform_press.colour import Colour
from reform_press.geometry import MM, Rect, Size
from reform_press.makeup.block import placed_rect
from reform_press.page import Area, Item, Picture
from reform_press.preflight.facts import PageFacts
from reform_press.signoff.marked import Numbered, marks_on
from reform_press.signoff.typed import URGENT, Typist

#: The edge of the trim, drawn over the page.
_TRIM = Colour(c=1.0)
#: Figures of a number, and its room, in points.
_FIGURE, _APART = 5.5, 9.0
_TALLEST = 82 * MM
#: Pages side by side: upright ones, and those that are wider than tall.
_UPRIGHT, _LYING = (3, 6), (2, 4)


class Thumbs(NamedTuple):
    """Pictures of pages by number: names of files, and their bytes' digests."""

    files: Mapping[int, tuple[str, str]]
    gap: float = 5 * MM

    def columns(self, pages: Sequence[PageFacts]) -> int:
        """Return how many pages stand side by side."""
        lying = any(_seen(page).width > _seen(page).height for page in pages)
        least, most = _LYING if lying else _UPRIGHT
        return min(max(len(pages), least), most)

    def sizes(self, pages: Sequence[PageFacts], width: float) -> list[Size]:
        """Return the sizes of pages in columns ``width`` pt wide, on one scale."""
        seen = [_seen(page) for page in pages]
        widest, tallest = max(s.width for s in seen), max(s.height for s in seen)
        scale = min(width / widest, _TALLEST / tallest)
        return [Size(one.width * scale, one.height * scale) for one in seen]

    def placed(
        self,
        page: PageFacts,
        rect: Rect,
        found: Iterable[Numbered],
        typist: Typist,
    ) -> tuple[Item, ...]:
        """Place a page in ``rect`` with its trim and its findings."""
        seen, shown = _seen(page), page.shown
        scale = rect.width / seen.width  # pt on the sheet to mm on the page
        name, digest = self.files[page.number]
        crop = (
            (seen.x - shown.x) / shown.width,
            (seen.y - shown.y) / shown.height,
            (seen.right - shown.x) / shown.width,
            (seen.bottom - shown.y) / shown.height,
        )

        def on_sheet(box: Rect) -> Rect:
            x, y = rect.x + (box.x - seen.x) * scale, rect.y + (box.y - seen.y) * scale
            return placed_rect(Rect(x, y, box.width * scale, box.height * scale))

        drawn: list[Item] = [
            Picture(placed_rect(rect), name, digest, crop),
            Area(on_sheet(Rect(0, 0, *page.trim)), stroke=_TRIM, weight=0.3),
        ]
        for mark in marks_on(seen, found, _APART / scale):
            colour = URGENT[mark.severity]
            drawn.append(Area(on_sheet(mark.box), stroke=colour, weight=0.6))
            x, y, *_ = on_sheet(Rect(*mark.badge, 0, 0))
            drawn += typist.number(mark.number, (x, y), _FIGURE, colour)
        return tuple(drawn)


def digest_of(jpeg: bytes) -> str:
    """Return the digest by which a picture on a page is known."""
    return blake2b(jpeg, digest_size=16).hexdigest()


def _seen(page: PageFacts) -> Rect:
    """Return the page to its bleed, as far as a reader shows it."""
    left, top, right, bottom = (max(side, 0.0) for side in page.bleed)
    shown = page.shown
    x, y = max(-left, shown.x), max(-top, shown.y)
    wide = min(page.trim[0] + right, shown.right) - x
    high = min(page.trim[1] + bottom, shown.bottom) - y
    return Rect(x, y, wide, high) if wide > 0 and high > 0 else shown
