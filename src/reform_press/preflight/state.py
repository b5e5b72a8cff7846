"""The graphics state of a page while its content is read (图形状态).

In: nothing.  Out: matrices, boxes and the pen that operators move.  Lengths
are units of the page's user space, y up, as PDF has them.

"""

from dataclasses import dataclass
from math import hypot, sqrt
from typing import NamedTuple

from reform_press.preflight.paint import BLACK, Paint
from reform_press.preflight.typeface import Typeface

Matrix = tuple[float, float, float, float, float, float]
SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(first: Matrix, then: Matrix) -> Matrix:
    """Return the transformation that does ``first``, and ``then`` after it."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def moved(by: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return where ``by`` takes a point."""
    return by[0] * x + by[2] * y + by[4], by[1] * x + by[3] * y + by[5]


def height(of: Matrix) -> float:
    """Return how long an upright unit becomes (字高)."""
    return hypot(of[2], of[3])


def scale(of: Matrix) -> float:
    """Return by how much lengths grow, on average over directions."""
    return sqrt(abs(of[0] * of[3] - of[1] * of[2]))


class Box(NamedTuple):
    """An upright rectangle in user space: left, bottom, right, top."""

    left: float
    bottom: float
    right: float
    top: float

    def within(self, other: "Box") -> "Box | None":
        """Return the area shared with ``other``; None if there is none."""
        left, right = max(self.left, other.left), min(self.right, other.right)
        bottom, top = max(self.bottom, other.bottom), min(self.top, other.top)
        return (
            Box(left, bottom, right, top) if left <= right and bottom <= top else None
        )

    def grown(self, by: float) -> "Box":
        """Return the box with ``by`` added on every side."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def past(self, inner: "Box") -> float:
        """Return how far the box reaches past another one, at its nearest edge."""
        return min(
            inner.left - self.left,
            inner.bottom - self.bottom,
            self.right - inner.right,
            self.top - inner.top,
        )


def upright(of: Matrix) -> bool:
    """Tell whether upright rectangles stay so."""
    return not (of[1] or of[2]) or not (of[0] or of[3])


def around(points: "list[tuple[float, float]]") -> Box:
    """Return the smallest box that holds all ``points``, at least one."""
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def placed(by: Matrix, box: Box) -> Box:
    """Return the box around ``box`` after a transformation."""
    corners = ((x, y) for x in (box.left, box.right) for y in (box.bottom, box.top))
    return around([moved(by, x, y) for x, y in corners])


@dataclass(slots=True)
class Pen:
    """The graphics state; ``q`` keeps a copy, ``Q`` takes it back."""

    matrix: Matrix
    clip: Box  # a box around the true clip
    cut: bool = False  # the true clip is no upright box
    fill: Paint = BLACK
    stroke: Paint = BLACK
    width: float = 1.0
    cap: int = 0  # how lines end: 0 is flush
    over_fill: bool = False  # op
    over_stroke: bool = False  # OP
    over_mode: int = 0  # OPM
    alpha_fill: float = 1.0  # ca
    alpha_stroke: float = 1.0  # CA
    blend: str = ""  # BM, if it is not Normal
    masked: bool = False  # a soft mask is in force
    font: Typeface | None = None
    size: float = 0.0
    between: float = 0.0  # Tc
    words: float = 0.0  # Tw
    stretch: float = 1.0  # Tz / 100
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0  # Tr
