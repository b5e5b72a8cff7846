"""Lengths and rectangles (尺寸).

Inside the system every length is a float in points (1/72 inch), y runs down
from the top edge of the trimmed page.  Millimetres, Q and 字号 exist only in
files and are read here.

"""

import re
from typing import NamedTuple

#: Points in a millimetre.
MM = 72 / 25.4
#: Slack of one comparison of lengths; finer than any press registers.
SLACK = 0.001

#: The body of a Han glyph reaches this far above its baseline, and its middle
#: stands this far above it (em).
ASCENT, MIDDLE = 0.88, 0.38

#: 字号 in points.  小初 and 初号 follow the press tables (CLREQ 2.3.5).
SIZES = {
    "初号": 42.0,
    "小初": 36.0,
    "一号": 26.0,
    "小一": 24.0,
    "二号": 22.0,
    "小二": 18.0,
    "三号": 16.0,
    "小三": 15.0,
    "四号": 14.0,
    "小四": 12.0,
    "五号": 10.5,
    "小五": 9.0,
    "六号": 7.875,
    "小六": 6.5,
    "七号": 5.25,
}
_UNITS = {"pt": 1.0, "mm": MM, "cm": 10 * MM, "in": 72.0, "q": MM / 4, "": 1.0}
_LENGTH = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?|\.[0-9]+)\s*(pt|mm|cm|in|[qQ]|)\s*")


def fits(length: float, room: float) -> bool:
    """Tell whether ``length`` goes into ``room``; the only such comparison."""
    return length <= room + SLACK


def rounded(length: float) -> float:
    """Return ``length`` on the 0.001 pt raster of finished pages."""
    return round(length, 3) + 0.0  # turns -0.0 into 0.0


def to_points(text: str) -> float:
    """Read ``9``, ``9pt``, ``3.5mm``, ``12Q`` or ``小五`` as points.

    Raises ValueError for anything else, negative lengths included.
    """
    if text.strip() in SIZES:
        return SIZES[text.strip()]
    match = _LENGTH.fullmatch(text)
    if not match:
        raise ValueError(text)
    return float(match[1]) * _UNITS[match[2].lower()]


class Size(NamedTuple):
    """Width and height in points."""

    width: float
    height: float


class Rect(NamedTuple):
    """An upright rectangle: left, top, width, height in points, y down."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.height

    def inset(self, by: float) -> "Rect":
        """Return the rectangle with every edge moved inwards (负值外扩)."""
        return Rect(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)

    def overlaps(self, other: "Rect") -> bool:
        """Tell whether the two share an area, edges apart."""
        return not (
            fits(self.right, other.x)
            or fits(other.right, self.x)
            or fits(self.bottom, other.y)
            or fits(other.bottom, self.y)
        )
