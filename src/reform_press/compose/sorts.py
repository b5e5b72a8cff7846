"""Sorts put side by side into runs (字粒成串).

In: sorts that need a hand (words, odd glyphs) and where each goes.  Out: runs
as a page shows them: along the line, lying on their side, or upright in a
vertical line.  Lengths are points.

"""

from reform_press.compose.sort import UNSEEN, Sort
from reform_press.compose.typecase import Fount
from reform_press.geometry import ASCENT, MIDDLE, rounded
from reform_press.page import GlyphRun
from reform_press.style.model import TextStyle

#: Em from the middle of a vertical line to the baseline of what lies in it, and
#: from the top of a cell to the baseline of what stands in it upright.
_LYING, _STANDING = -MIDDLE, ASCENT


class RunOfSorts:
    """A run of words in the making; it begins where its first sort is put."""

    __slots__ = (
        "_codes", "_count", "_fount", "_pen", "_shifts", "_size", "_sort", "_style",
        "_x",
    )  # fmt: skip

    def __init__(self, sort: Sort, fount: Fount, style: TextStyle, x: float) -> None:
        self._sort = sort
        self._fount = fount
        self._style = style
        self._size = style.size * fount.scale
        self._x = x
        self._pen = x  # where the font leaves the pen
        self._codes: list[bytes] = []
        self._count = 0
        self._shifts: list[tuple[int, float]] = []

    def takes(self, sort: Sort, fount: Fount) -> bool:
        """Tell whether a sort may follow in this run."""
        own = self._sort
        if own.face != sort.face or self._fount.scale != fount.scale:
            return False
        if own.rise != sort.rise:
            return False
        return own.way == sort.way != "upright" and self._fount.rise == fount.rise

    def add(self, sort: Sort, x: float) -> None:
        """Put a sort at ``x``."""
        size, count = self._size, self._count
        glyphs = len(sort.codes) // 2
        off = x - self._pen
        owed = 0.0  # left with the shift past the last glyph
        for i, by in sort.shifts:
            if i == glyphs:
                owed = by
            elif i == 0:
                off += by * size
            else:
                self._shifts.append((count + i, round(by * size, 4)))
        if abs(off) > UNSEEN * size:
            self._shifts.append((count, round(off, 4)))
        self._pen = x + (sort.width - owed) * size
        self._codes.append(sort.codes)
        self._count += glyphs

    def done(self) -> GlyphRun:
        """Return the finished run."""
        self._shifts.sort()
        sort, style = self._sort, self._style
        x, rise = self._x, self._fount.rise * style.size + sort.rise * self._size
        if sort.way == "turned":
            rise += _LYING * style.size
        elif sort.way == "upright":
            x += _STANDING * self._size
            rise -= sort.drawn / 2 * self._size
        return GlyphRun(
            sort.face,
            self._size,
            rounded(x),
            b"".join(self._codes),
            0.0,
            tuple(self._shifts),
            rounded(rise) if rise else 0.0,
            style.colour,
            style.mode == "vertical" and not sort.way,
            0.0,
            sort.way == "turned",
            sort.condensed,
        )
