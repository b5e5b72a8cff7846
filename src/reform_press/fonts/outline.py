"""The outline of a glyph (字形轮廓), for what is drawn but is no text.

In: a HarfBuzz font and a glyph id.  Out: path segments in em, y up.  Curves
are cubic, as PDF draws them; those of TrueType are raised to it.

"""

from typing import Literal, NamedTuple

import uharfbuzz as hb


class Segment(NamedTuple):
    """One step of a path: to a point, on a line or a curve; or its end."""

    kind: Literal["move", "line", "curve", "close"]
    points: tuple[float, ...] = ()  # x and y of handles and end, in em


def outline(font: hb.Font, code: int) -> tuple[Segment, ...]:
    """Return the outline of a glyph; nothing for one that is blank."""
    pen = _Pen(font.face.upem)
    steps = hb.DrawFuncs()
    steps.set_move_to_func(pen.move)
    steps.set_line_to_func(pen.line)
    steps.set_quadratic_to_func(pen.quadratic)
    steps.set_cubic_to_func(pen.cubic)
    steps.set_close_path_func(pen.close)
    font.draw_glyph(code, steps)
    return tuple(pen.found)


class _Pen:
    """Notes the segments of an outline in em."""

    def __init__(self, em: int) -> None:
        self.found: list[Segment] = []
        self._em = em
        self._x = self._y = 0.0

    def move(self, x: float, y: float, _: object) -> None:
        self._put("move", x, y)

    def line(self, x: float, y: float, _: object) -> None:
        self._put("line", x, y)

    def quadratic(self, cx: float, cy: float, x: float, y: float, _: object) -> None:
        """Raise a curve: each handle is two thirds of the way to the one it had."""
        first = self._x + (cx - self._x) * 2 / 3, self._y + (cy - self._y) * 2 / 3
        second = x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3
        self._put("curve", *first, *second, x, y)

    def cubic(self, *points: float) -> None:
        self._put("curve", *points[:6])

    def close(self, _: object) -> None:
        self._put("close")

    def _put(
        self, kind: Literal["move", "line", "curve", "close"], *points: float
    ) -> None:
        self.found.append(Segment(kind, tuple(at / self._em for at in points)))
        if points:
            self._x, self._y = points[-2:]
