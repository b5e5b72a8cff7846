"""The room that text has in a frame, line by line (绕排).

In: a frame's rectangle, the way that its lines run, and what stands in its
way.  Out: bays: the columns of frames, which tell for any line where it
begins and how long it may be.  Lengths are points; lines are counted *down*
from the head of a bay, which is to the left in vertical setting, and run
*along* it.

"""

from collections.abc import Iterable, Iterator
from math import ceil, floor, sqrt
from typing import NamedTuple

from reform_press.geometry import SLACK, Rect
from reform_press.makeup.designed import Designed, DesignedFrame, Exclusion

#: A line beside a picture has at least so many em, or it is left out.
NARROWEST = 4.0


class Hollow(NamedTuple):
    """What text of a frame keeps away from (避让区), in the bay's own lengths."""

    shape: Exclusion
    along: float
    down: float
    length: float
    depth: float

    def across(self, top: float, foot: float) -> tuple[float, float] | None:
        """Return what it takes of a band from ``top`` to ``foot``, None if nothing."""
        if top >= self.down + self.depth - SLACK or foot <= self.down + SLACK:
            return None
        if self.shape == "rect":
            return self.along, self.along + self.length
        radius = self.depth / 2
        middle = self.down + radius
        near = min(max(middle, top), foot) - middle  # of the band to the middle
        share = sqrt(max(0.0, 1 - (near / radius) ** 2)) if radius else 0.0
        half = self.length / 2 * share
        centre = self.along + self.length / 2
        return centre - half, centre + half


class Bay(NamedTuple):
    """One column of a frame (栏), and what stands in its way."""

    page: int
    at: int  # which frame of the page
    leg: int  # which column of the frame, from 1
    rect: Rect
    vertical: bool = False
    hollows: tuple[Hollow, ...] = ()

    @property
    def depth(self) -> float:
        """How far lines may go down."""
        return self.rect.width if self.vertical else self.rect.height

    @property
    def length(self) -> float:
        """How long a line is that nothing is in the way of."""
        return self.rect.height if self.vertical else self.rect.width

    def room(self, down: float, size: float, *, whole: bool) -> tuple[float, float]:
        """Return where a line of ``size`` may begin and how long it may be.

        The widest gap between the hollows; ``whole``: in whole em of it, as a
        line of Han is best.  A length of 0: the line is left out.
        """
        free = [(0.0, self.length)]
        for hollow in self.hollows:
            taken = hollow.across(down, down + size)
            if taken:
                free = [part for gap in free for part in _without(gap, taken)]
        begin, end = max(free, key=lambda g: (g[1] - g[0], -g[0]), default=(0.0, 0.0))
        if whole:
            begin = ceil(begin / size - SLACK) * size
            end = begin + floor((end - begin) / size + SLACK) * size
        return (begin, end - begin) if end - begin >= NARROWEST * size else (0.0, 0.0)


def _without(
    gap: tuple[float, float], taken: tuple[float, float]
) -> Iterator[tuple[float, float]]:
    for begin, end in (
        (gap[0], min(gap[1], taken[0])),
        (max(gap[0], taken[1]), gap[1]),
    ):
        if end > begin:
            yield begin, end


def bays_of(designed: Designed, page: int, at: int) -> tuple[Bay, ...]:
    """Return the columns of a frame, in the order in which they are read."""
    frame = designed.frames[at]
    vertical = frame.mode == "vertical"
    count, gutter = max(1, frame.columns), frame.gutter
    whole = frame.rect.height if vertical else frame.rect.width
    length = (whole - (count - 1) * gutter) / count
    found = []
    for column in range(count):
        along = column * (length + gutter)
        x, y, wide, high = frame.rect
        rect = (
            Rect(x, y + along, wide, length)
            if vertical
            else Rect(x + along, y, length, high)
        )
        hollows = tuple(_hollows(designed.frames, frame, rect, vertical))
        found.append(Bay(page, at, column + 1, rect, vertical, hollows))
    return tuple(found)


def _hollows(
    frames: Iterable[DesignedFrame], own: DesignedFrame, rect: Rect, vertical: bool
) -> Iterator[Hollow]:
    """Yield what other frames of the page keep free within ``rect``."""
    for frame in frames:
        if frame.exclusion == "none" or frame.name == own.name:
            continue
        for kept in _kept_free(frame):
            if not kept.overlaps(rect):
                continue
            if vertical:
                down = rect.right - kept.right
                sides = kept.y - rect.y, down, kept.height, kept.width
            else:
                sides = kept.x - rect.x, kept.y - rect.y, kept.width, kept.height
            yield Hollow(frame.exclusion, *sides)


def _kept_free(frame: DesignedFrame) -> Iterator[Rect]:
    """Yield a frame with the white about it.

    Where that white is not the same all round, an ellipse through it may cut
    the ellipse of the frame: this keeps free as well.
    """
    top, right, bottom, left = frame.insets
    x, y, wide, high = frame.rect
    yield Rect(x - left, y - top, wide + left + right, high + top + bottom)
    if frame.exclusion == "ellipse" and len(set(frame.insets)) > 1:
        yield frame.rect
