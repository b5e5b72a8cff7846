"""A path under construction (路径): what it covers, and how thin it is.

In: operands of path operators.  Out: areas in user space.  Curves are held by
their control points, which contain them.

"""

from dataclasses import dataclass, field
from itertools import combinations, pairwise
from math import dist
from typing import NamedTuple

from reform_press.preflight.reading import Value, number
from reform_press.preflight.state import Box, Matrix, Pen, around, moved, upright

#: Nothing can be seen in an empty clip: it is put far off the sheet.
NOWHERE = Box(-1e9, -1e9, -1e9, -1e9)
#: Rectangles of one path that are told apart; charts have some dozens.
_MOST_APART = 64
#: Two lengths of a rectangle agree within this, in units of user space.
_SLACK = 0.005

Point = tuple[float, float]


class Patch(NamedTuple):
    """An area that a path covers (一块)."""

    box: Box
    exact: bool = False  # the box is the area itself
    thickness: float = 0.0  # of a bar or a rectangle, its smaller side
    ruled: bool = False  # lines and bars that are upright or level, as rules are


@dataclass(slots=True)
class _Line:
    """One line of a path, from ``m`` to the next one."""

    points: list[Point] = field(default_factory=list)
    curved: bool = False
    known: Box | None = None  # the rectangle that was asked for, if it is upright

    def corners(self) -> list[Point]:
        """Return the points, without the first one repeated at the end."""
        same = len(self.points) > 1 and dist(self.points[0], self.points[-1]) < _SLACK
        return self.points[:-1] if same else self.points

    def rectangle(self) -> Box | None:
        """Return the line as an upright rectangle, if it is one."""
        if self.known:
            return self.known
        corners = self.corners()
        if self.curved or len(corners) != 4:
            return None
        box = around(corners)
        found = {
            (abs(x - box.left) <= _SLACK, abs(y - box.bottom) <= _SLACK)
            for x, y in corners
            if min(abs(x - box.left), abs(x - box.right)) <= _SLACK
            and min(abs(y - box.bottom), abs(y - box.top)) <= _SLACK
        }
        thin = min(box.right - box.left, box.top - box.bottom) <= 2 * _SLACK
        return box if len(found) == 4 or thin else None

    def ruled(self) -> bool:
        """Tell whether every stroke of the line is upright or level."""
        return not self.curved and all(
            min(abs(a[0] - b[0]), abs(a[1] - b[1])) <= _SLACK
            for a, b in pairwise(self.points)
        )

    def thickness(self) -> float:
        """Return the smaller side of a bar that lies aslant; 0 for other shapes."""
        corners = self.corners()
        if self.curved or len(corners) != 4:
            return 0.0
        turns = list(zip(corners, corners[1:] + corners[:1], strict=True))
        area = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in turns)) / 2
        longest = max(dist(a, b) for a, b in turns)
        return area / longest if longest else 0.0


class Path:
    """The current path, line by line."""

    def __init__(self) -> None:
        self.clipping = False
        self._lines: list[_Line] = []

    def begin(self, matrix: Matrix, operands: list[Value]) -> None:
        """Begin a line at a point: ``m``."""
        self._lines.append(_Line())
        self.add(matrix, operands)

    def add(self, matrix: Matrix, operands: list[Value], curved: bool = False) -> None:
        """Take up the points of ``l``, or of ``c v y``."""
        if not self._lines:
            self._lines.append(_Line())
        line = self._lines[-1]
        line.curved = line.curved or curved
        for i in range(0, len(operands) - 1, 2):
            x, y = number(operands[i]), number(operands[i + 1])
            line.points.append(moved(matrix, x, y))

    def add_rectangle(self, matrix: Matrix, operands: list[Value]) -> None:
        """Take up the rectangle of ``re``; a line after it begins at its corner."""
        x, y, wide, tall = (number(operand) for operand in operands)
        corners = ((x, y), (x + wide, y), (x + wide, y + tall), (x, y + tall))
        points = [moved(matrix, *corner) for corner in corners]
        known = around(points) if upright(matrix) else None
        line = _Line([*points, points[0]], known=known)
        self._lines += [line, _Line([points[0]])]

    def _drawn(self) -> list[_Line]:
        """Return the lines that lead somewhere."""
        return [line for line in self._lines if len(line.points) > 1]

    def box(self) -> Box | None:
        """Return the box around the path, None if there is nothing."""
        points = [point for line in self._drawn() for point in line.points]
        return around(points) if points else None

    def filled(self, even_odd: bool = False) -> list[Patch]:
        """Return what the path covers when it is filled.

        Rectangles that lie apart are told one by one, a frame by the thinnest
        of its sides; every other shape is one patch, held by its box.
        """
        lines = self._drawn()
        if len(lines) == 1 and (only := lines[0].rectangle()):
            return [Patch(only, True, smaller(only), True)]
        box = self.box()
        if box is None:
            return []
        if len(lines) <= _MOST_APART:
            found = [line.rectangle() for line in lines]
            boxes = [each for each in found if each]
            if len(boxes) == len(lines) and _apart(boxes):
                return [Patch(each, True, smaller(each), True) for each in boxes]
            if len(boxes) == len(lines) == 2 and (even_odd or _against(*lines)):
                return [Patch(box, False, _frame(*boxes), True)]
        return [Patch(box, False, lines[0].thickness() if len(lines) == 1 else 0.0)]

    def stroked(self, pen: Pen, width: float) -> list[Patch]:
        """Return what the path covers when it is stroked ``width`` wide."""
        lines, box = self._drawn(), self.box()
        if box is None:
            return []
        half = width / 2
        if len(lines) > 1 or len(lines[0].points) > 2 or not upright(pen.matrix):
            ruled = all(line.ruled() for line in lines)
            return [Patch(box.grown(half), False, width, ruled)]
        ends = half if pen.cap else 0.0
        if box.top - box.bottom <= _SLACK:
            left, right = box.left - ends, box.right + ends
            bar = Box(left, box.bottom - half, right, box.top + half)
        elif box.right - box.left <= _SLACK:
            bottom, top = box.bottom - ends, box.top + ends
            bar = Box(box.left - half, bottom, box.right + half, top)
        else:
            return [Patch(box.grown(half), False, width)]
        return [Patch(bar, True, width, True)]

    def close(self, pen: Pen) -> None:
        """End the path; a clip asked for takes effect now."""
        patches = self.filled() if self.clipping else []
        if patches:
            area = around([p for q in patches for p in _ends(q.box)])
            pen.clip = area.within(pen.clip) or NOWHERE
            pen.cut = pen.cut or len(patches) > 1 or not patches[0].exact
        self.clipping = False
        self._lines = []


def _ends(box: Box) -> tuple[Point, Point]:
    return (box.left, box.bottom), (box.right, box.top)


def _against(one: _Line, other: _Line) -> bool:
    """Tell whether two lines run round in opposite directions: a hole is left."""
    return _turning(one) * _turning(other) < 0


def _turning(line: _Line) -> float:
    """Return twice the area inside a line, negative if it runs clockwise."""
    ends = [*line.points, line.points[0]]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ends))


def _frame(one: Box, other: Box) -> float:
    """Return the thinnest side between two rectangles; 0 if they only cross."""
    outer, inner = (one, other) if one.past(other) >= 0 else (other, one)
    if outer.past(inner) < 0:
        return 0.0
    sides = (
        inner.left - outer.left,
        inner.bottom - outer.bottom,
        outer.right - inner.right,
        outer.top - inner.top,
    )
    return min((side for side in sides if side > _SLACK), default=0.0)


def smaller(box: Box) -> float:
    """Return the smaller side of a box."""
    return min(box.right - box.left, box.top - box.bottom)


def _apart(boxes: list[Box]) -> bool:
    """Tell whether no two boxes share an area: a hole would look like one."""
    return not any(
        shared and smaller(shared) > _SLACK
        for shared in (one.within(other) for one, other in combinations(boxes, 2))
    )
