"""Changes marked on the pages (改动线): what is laid over the two builds.

In: a page of a collation.  Out: areas in points, for the page as it was and
as it is.  A line with changed copy is shaded and has a bar at its left;
frames that did not stand still are outlined.  Nothing is written on the page:
what a mark means is told beside it.

"""

from collections.abc import Iterator

from reform_press.collation.collate import Collation, PageChange
from reform_press.collation.frames import FrameChange, Move, Spot
from reform_press.colour import Colour
from reform_press.geometry import MM, Rect
from reform_press.makeup.record_form import PageRecord
from reform_press.page import Area

#: Of copy that came, of copy that went, of frames in another place or size,
#: and of frames whose lines alone turn elsewhere.
COME, GONE = Colour(c=0.5, y=0.9), Colour(m=0.8, y=0.6)
MOVED, REFLOWED = Colour(c=0.9, m=0.3), Colour(c=0.4, m=0.1)
#: Shade of a line to the colour of its bar.
_SHADE = 0.3
_BAR, _AWAY = 1.5, 3.0  # pt: width of a bar, from its line
_HEAVY, _FINE = 1.2, 0.5  # pt: outlines
#: What the lines show, or what no outline can tell of.
_WITHIN = frozenset[Move](("edited", "headline", "reflowed", "reset"))


def marks_before(page: PageChange, collation: Collation) -> tuple[Area, ...]:
    """Return the marks on a page as it was."""
    if not page.before:
        return ()
    gone = _lines(page.before, collation.lines.before, GONE)
    spots = ((change, change.before) for change in _every(collation))
    return (*_outlines(page.page, spots), *gone)


def marks_after(page: PageChange, collation: Collation) -> tuple[Area, ...]:
    """Return the marks on a page as it is."""
    if not page.after:
        return ()
    come = _lines(page.after, collation.lines.after, COME)
    spots = ((change, change.after) for change in _every(collation))
    return (*_outlines(page.page, spots), *come)


def _every(collation: Collation) -> Iterator[FrameChange]:
    """Yield the changed frames of all pages: one may stand on two of them."""
    return (change for page in collation.pages for change in page.moved)


def _lines(
    page: PageRecord, changed: frozenset[tuple[int, int]], colour: Colour
) -> Iterator[Area]:
    for at, line in enumerate(page.lines):
        if (page.page, at) in changed:
            rect = in_points(line.rect)
            yield Area(rect, fill=_shade(colour))
            bar = Rect(rect.x - _AWAY, rect.y, _BAR, rect.height)
            yield Area(bar, fill=colour)


def _outlines(
    page: int, spots: Iterator[tuple[FrameChange, Spot | None]]
) -> Iterator[Area]:
    for change, spot in spots:
        if spot is None or spot.page != page:
            continue
        within = _WITHIN.issuperset(change.moves)
        colour, weight = (REFLOWED, _FINE) if within else (MOVED, _HEAVY)
        if "added" in change.moves or "removed" in change.moves:
            colour = COME if change.after else GONE
        yield Area(in_points(spot.frame.rect), stroke=colour, weight=weight)


def in_points(rect: tuple[float, float, float, float]) -> Rect:
    """Return a rectangle of a record, mm, in points."""
    return Rect(*(length * MM for length in rect))


def _shade(colour: Colour) -> Colour:
    c, m, y, k = (round(ink * _SHADE, 3) for ink in colour[:4])
    return Colour(c, m, y, k)
