"""A sheet to draw on: shapes in, one SVG text out.

The drawings of the sample editions are made by small programs, because the
perspective of a hen house or a canal is arithmetic.  A ``Sheet`` keeps the
shapes in painting order and writes plain SVG: paths, fills, strokes and the
gradients that the caller defines.  Numbers are rounded to a tenth of a unit
and colours to bytes, and chance comes from ``scatter`` alone, so that the same
program writes the same bytes anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

Point = tuple[float, float]
Stop = tuple[float, str, float]  # offset, colour, opacity

#: Control letters with the points they take, in the short notation below.
_TOKEN = re.compile(r"([MLCQZ])|(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)")


def number(value: float) -> str:
    """Return ``value`` to a tenth of a unit, without a useless zero."""
    text = f"{value:.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text


def mix(first: str, second: str, share: float) -> str:
    """Return the colour that lies ``share`` (0 to 1) of the way to ``second``."""
    share = min(1.0, max(0.0, share))
    pairs = ((int(first[i : i + 2], 16), int(second[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def scatter(*keys: int) -> float:
    """Return a number from 0 to 1 that looks random and depends on ``keys`` only."""
    state = 0x9E3779B9
    for key in keys:
        state = ((state ^ (key & 0xFFFFFFFF)) * 0x85EBCA6B) & 0xFFFFFFFF
        state ^= state >> 13
        state = (state * 0xC2B2AE35) & 0xFFFFFFFF
        state ^= state >> 16
    return state / 0xFFFFFFFF


def points(text: str) -> tuple[Point, ...]:
    """Return the points of a list written as ``x,y x,y``."""
    pairs = (pair.split(",") for pair in text.split())
    return tuple((float(x), float(y)) for x, y in pairs)


def filled(path: str, paint: str, opacity: float = 1.0) -> str:
    """Return the markup of a filled path."""
    veil = "" if opacity >= 1 else f' opacity="{opacity:.2f}"'
    return f'<path d="{path}" fill="{paint}"{veil}/>'


def stroked(path: str, paint: str, width: float, opacity: float = 1.0) -> str:
    """Return the markup of a line with round ends."""
    veil = "" if opacity >= 1 else f' opacity="{opacity:.2f}"'
    look = f'fill="none" stroke="{paint}" stroke-width="{width:.3g}"{veil}'
    return f'<path d="{path}" {look}/>'


def polygon(points: Iterable[Point]) -> str:
    """Return the path of a closed polygon."""
    return line(points) + "Z"


def box(left: float, top: float, right: float, bottom: float) -> list[Point]:
    """Return the corners of an upright rectangle."""
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def line(points: Iterable[Point]) -> str:
    """Return the path of an open line through ``points``."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in points]
    parts = [f"M{number(tenths[0][0] / 10)},{number(tenths[0][1] / 10)}l"]
    for (x1, y1), (x2, y2) in pairwise(tenths):
        gap = "" if parts[-1][-1] in "l" or x2 < x1 else " "
        parts.append(f"{gap}{number((x2 - x1) / 10)},{number((y2 - y1) / 10)}")
    return "".join(parts)


def curve(points: Sequence[Point], *, closed: bool = False) -> str:
    """Return a smooth path through ``points`` (Catmull-Rom as cubics)."""
    count = len(points)
    parts = [f"M{number(points[0][0])},{number(points[0][1])}"]
    for i in range(count if closed else count - 1):
        if closed:
            a, b, c, d = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        else:
            a, b = points[max(i - 1, 0)], points[i]
            c, d = points[i + 1], points[min(i + 2, count - 1)]
        first = (b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6)
        second = (c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6)
        parts.append(
            "C" + " ".join(f"{number(x)},{number(y)}" for x, y in (first, second, c))
        )
    return "".join(parts) + ("Z" if closed else "")


def ellipse(x: float, y: float, rx: float, ry: float) -> str:
    """Return the path of an ellipse about ``x``, ``y``."""
    kx, ky = 0.5523 * rx, 0.5523 * ry
    corners = (
        ((-rx, -ky), (-kx, -ry), (0.0, -ry)),
        ((kx, -ry), (rx, -ky), (rx, 0.0)),
        ((rx, ky), (kx, ry), (0.0, ry)),
        ((-kx, ry), (-rx, ky), (-rx, 0.0)),
    )
    arcs = "".join(
        "C" + " ".join(f"{number(x + dx)},{number(y + dy)}" for dx, dy in arc)
        for arc in corners
    )
    return f"M{number(x - rx)},{number(y)}{arcs}Z"


class Figure:
    """A small drawing in its own units, y up, that can be set down anywhere."""

    def __init__(self, outline: str) -> None:
        self._tokens = [
            (letter, float(x or 0), float(y or 0))
            for letter, x, y in _TOKEN.findall(outline)
        ]

    def at(self, x: float, y: float, across: float, up: float) -> str:
        """Return the path with its origin at ``x``, ``y`` and these scales."""
        parts: list[str] = []
        for letter, px, py in self._tokens:
            if letter:
                parts.append(letter)
            else:
                gap = " " if parts[-1][-1].isdigit() else ""
                parts.append(f"{gap}{number(x + px * across)},{number(y - py * up)}")
        return "".join(parts)


class Sheet:
    """The shapes of one drawing, from the back to the front."""

    def __init__(self, width: int, height: int, finest: float = 0.0) -> None:
        self.width, self.height = width, height
        self._finest = finest  # no line is finer
        self._definitions: list[str] = []
        self._shapes: list[str] = []

    def define(self, markup: str) -> None:
        """Add a gradient or a clip path."""
        self._definitions.append(markup)

    def gradient(self, name: str, ends: tuple[Point, Point], *stops: Stop) -> str:
        """Define a linear gradient in sheet units and return its paint."""
        (x1, y1), (x2, y2) = ends
        self.define(
            f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" '
            f'x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}">'
            + "".join(_stop(*stop) for stop in stops)
            + "</linearGradient>"
        )
        return f"url(#{name})"

    def glow(self, name: str, middle: Point, radius: float, *stops: Stop) -> str:
        """Define a radial gradient in sheet units and return its paint."""
        self.define(
            f'<radialGradient id="{name}" gradientUnits="userSpaceOnUse" '
            f'cx="{number(middle[0])}" cy="{number(middle[1])}" r="{number(radius)}">'
            + "".join(_stop(*stop) for stop in stops)
            + "</radialGradient>"
        )
        return f"url(#{name})"

    def symbol(self, name: str, parts: Sequence[str]) -> None:
        """Define a group of shapes that ``stamp`` sets down as often as wanted."""
        self.define(f'<g id="{name}">{"".join(parts)}</g>')

    def stamp(self, name: str, x: float, y: float, across: float, up: float) -> None:
        """Set down a symbol whose own y points up."""
        self._shapes.append(
            f'<use href="#{name}" transform="matrix({across:.3g} 0 0 {-up:.3g} '
            f'{number(x)} {number(y)})"/>'
        )

    def fill(self, path: str, paint: str, opacity: float = 1.0) -> None:
        """Paint the inside of ``path``."""
        self._shapes.append(filled(path, paint, opacity))

    def face(self, corners: Iterable[Point], paint: str, opacity: float = 1.0) -> None:
        """Paint a polygon."""
        self.fill(polygon(corners), paint, opacity)

    def stroke(self, path: str, paint: str, width: float, opacity: float = 1.0) -> None:
        """Paint along ``path``."""
        self._shapes.append(stroked(path, paint, max(width, self._finest), opacity))

    def open(self, attributes: str) -> None:
        """Begin a group; what is drawn until ``close`` belongs to it."""
        self._shapes.append(f"<g {attributes}>")

    def close(self) -> None:
        """End the group."""
        self._shapes.append("</g>")

    def cut(self, left: int, top: int, width: int, height: int) -> Sheet:
        """Return the part of the drawing that shows in this window.

        Shapes that lie wholly outside are left out.
        """
        part = Sheet(width, height)
        part._definitions = list(self._definitions)
        edges = (left, top, left + width, top + height)
        part.open(f'transform="translate({-left} {-top})"')
        part._shapes += [shape for shape in self._shapes if _meets(shape, edges)]
        part.close()
        return part

    def save(self, file: Path, title: str) -> None:
        """Write the drawing."""
        definitions = f"<defs>{''.join(self._definitions)}</defs>"
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" '
            f'viewBox="0 0 {self.width} {self.height}" '
            f'width="{self.width}" height="{self.height}" '
            'stroke-linecap="round" stroke-linejoin="round">'
        )
        lines = [head, f"<title>{title}</title>"]
        if self._definitions:
            lines.append(definitions)
        file.write_text(
            "\n".join([*lines, *self._shapes, "</svg>\n"]), encoding="utf-8"
        )


def _stop(offset: float, colour: str, opacity: float) -> str:
    veil = "" if opacity >= 1 else f' stop-opacity="{opacity:.2f}"'
    return f'<stop offset="{offset:.3f}" stop-color="{colour}"{veil}/>'


def _meets(shape: str, edges: tuple[float, float, float, float]) -> bool:
    """Return whether a shape may show within left, top, right, bottom."""
    found = re.search(r' d="([^"]*)"', shape)
    if found is None:
        return True
    left, top, right, bottom = edges
    places = list(_places(found[1]))
    xs, ys = [x for x, _ in places], [y for _, y in places]
    return (
        max(xs) > left - 20
        and min(xs) < right + 20
        and max(ys) > top - 20
        and min(ys) < bottom + 20
    )


def _places(path: str) -> Iterable[Point]:
    """Yield the points and handles of a path that this module wrote."""
    x = y = 0.0
    for letter, numbers in re.findall(r"([A-Za-z])([^A-Za-z]*)", path):
        values = [float(n) for n in re.findall(r"-?\d*\.?\d+", numbers)]
        if letter == "h":  # a dot: a line of no length with round ends
            continue
        for dx, dy in zip(values[::2], values[1::2], strict=True):
            x, y = (x + dx, y + dy) if letter == "l" else (dx, dy)
            yield x, y
