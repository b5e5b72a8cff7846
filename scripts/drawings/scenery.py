"""What landscapes are made of: skies, hills, woods, fields, trees.

Everything is a flat shape on a ``Sheet``; things that stand on the plain take
their place and size from a ``Ground``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from ground import Ground
from ink import Point, Sheet, curve, ellipse, line, mix, polygon, scatter

Line = tuple[Point, ...]


def between(points: Line, steps: int) -> list[Point]:
    """Return points along a smooth line (Catmull-Rom) through ``points``."""
    found = []
    for i in range(len(points) - 1):
        a, b = points[max(i - 1, 0)], points[i]
        c, d = points[i + 1], points[min(i + 2, len(points) - 1)]
        for k in range(steps):
            t = k / steps
            x, y = (
                0.5
                * (
                    2 * q
                    + (r - p) * t
                    + (2 * p - 5 * q + 4 * r - s) * t * t
                    + (3 * q - p - 3 * r + s) * t**3
                )
                for p, q, r, s in zip(a, b, c, d, strict=True)
            )
            found.append((x, y))
    return [*found, points[-1]]


def curve_band(points: Line, floor: float) -> str:
    """Return a path: a smooth upper edge, straight down to ``floor``."""
    return f"{curve(points)}L{points[-1][0]:g},{floor:g}L{points[0][0]:g},{floor:g}Z"


def band(ground: Ground, points: Line, width: float, shift: float = 0.0) -> str:
    """Return the path of a band along a line on the ground, in metres."""
    path = between(points, 8)
    sides: tuple[list[Point], list[Point]] = ([], [])
    for i, (x, z) in enumerate(path):
        (x1, z1), (x2, z2) = path[max(i - 1, 0)], path[min(i + 1, len(path) - 1)]
        length = math.hypot(x2 - x1, z2 - z1)
        across, along = (z2 - z1) / length, -(x2 - x1) / length
        for side, sign in zip(sides, (-1, 1), strict=True):
            reach = shift + sign * width / 2
            deep = max(30.0, z + along * reach)
            side.append(ground.spot(x + across * reach, 0, deep))
    return polygon(sides[0] + sides[1][::-1])


def cloud(x: float, y: float, width: float) -> str:
    """Return a long, flat cloud."""
    tall = width * 0.052
    outline = (
        (0, 0), (0.16, -0.5), (0.3, -1.5), (0.46, -1.1), (0.6, -1.9),
        (0.78, -0.7), (1, -0.1), (0.8, 0.35), (0.45, 0.2), (0.2, 0.4),
    )  # fmt: skip
    return curve([(x + u * width, y + v * tall) for u, v in outline], closed=True)


def draw_range(sheet: Sheet, ridge: Line, tones: tuple[str, str], floor: float) -> None:
    """Draw a range of hills; the right flanks of its peaks lie in shade."""
    sheet.fill(curve_band(ridge, floor), tones[0])
    for i in range(1, len(ridge) - 1):
        (_, y0), (_, y), (_, y1) = ridge[i - 1 : i + 2]
        if y < y0 and y < y1:
            sheet.fill(polygon(_flank(ridge, i)), tones[1])


#: The inner edge of a shaded flank, from its foot to the peak: shares of the
#: distance and of the drop to the next saddle.
_SPURS = (
    (0.86, 1.45), (0.74, 1.22), (0.52, 1.62), (0.47, 1.08), (0.27, 1.3),
    (0.25, 0.78), (0.1, 0.86), (0.11, 0.4), (0.02, 0.3),
)  # fmt: skip


def _flank(ridge: Line, peak: int) -> list[Point]:
    """Return the shaded side of a peak: along the ridge, back over its spurs."""
    edge = between(ridge, 10)[peak * 10 : (peak + 1) * 10 + 1]
    (x, y), (x1, y1) = ridge[peak], ridge[peak + 1]
    wide, deep = x1 - x, max(24.0, y1 - y)
    return edge + [(x + u * wide, y + v * deep) for u, v in _SPURS]


def draw_woods(sheet: Sheet, edge: Line, tone: str, floor: float, key: int) -> None:
    """Draw a wooded knoll, crown over crown."""
    sheet.fill(curve_band(edge, floor), tone)
    crowns, lights = [], []
    for row in range(5):
        for i, (x, y) in enumerate(between(edge, 9)):
            size = 8 + 8 * scatter(i, row, key)
            px = x + 14 * (scatter(i, row, 42) - 0.5)
            py = y + 1 + 19 * row + 6 * scatter(i, row, 43)
            if py > floor - 8 or scatter(i, row, 44) > 0.45 + 0.55 * (row == 0):
                continue
            crowns.append(ellipse(px, py, size, size * 0.8))
            lights.append(
                ellipse(px - 0.25 * size, py - 0.2 * size, size * 0.6, size * 0.45)
            )
    sheet.fill("".join(crowns), mix(tone, "#5f9670", 0.25))
    sheet.fill("".join(lights), mix(tone, "#cfe0a4", 0.3))


@dataclass(frozen=True, slots=True)
class Fields:
    """A patchwork of fields between winding ridges.

    ``depths`` are the distances of the ridges in metres, ``level`` is the
    height of the fields, ``cropped`` the number of near rows with crop lines,
    ``finest`` the least width of those.
    """

    ground: Ground
    depths: tuple[float, ...]
    tones: tuple[str, ...]
    crop: str
    cropped: int
    level: float = 0.0
    finest: float = 0.0

    def ridge(self, row: int, x: float) -> float:
        """Return how far away the ridge before a row runs at ``x``."""
        deep = self.depths[row]
        wave = 0.035 * math.sin(1.9 * x / deep + 1.7 * row)
        return deep * (1 + wave + 0.02 * math.sin(4.3 * x / deep + row))

    def draw(self, sheet: Sheet) -> None:
        """Paint all fields, the far ones first."""
        for row in reversed(range(len(self.depths) - 1)):
            deep = self.depths[row + 1] - self.depths[row]
            reach = 1.4 * self.depths[row + 1]
            x, column = -reach, 0
            while x < reach:
                wide = deep * (1.1 + 1.3 * scatter(row, column, 4))
                tone = self.tones[int(scatter(row, column, 5) * len(self.tones))]
                lined = row < self.cropped and scatter(row, column, 6) < 0.66
                self._field(sheet, (row, x, wide), tone, lined)
                x, column = x + wide, column + 1

    def _field(
        self, sheet: Sheet, facts: tuple[int, float, float], tone: str, lined: bool
    ) -> None:
        row, x, wide = facts
        deep = self.depths[row + 1] - self.depths[row]
        gap = 0.04 * deep
        leans = [0.25 * deep * math.sin(edge / 17) for edge in (x, x + wide)]

        def at(u: float, v: float) -> Point:
            lean = leans[0] * (1 - u) + leans[1] * u
            px = x + gap + u * (wide - 2 * gap) + v * lean
            near, far = self.ridge(row, px) + gap, self.ridge(row + 1, px) - gap
            return self.ground.spot(px, self.level, near + v * (far - near))

        steps = [i / 6 for i in range(7)]
        outline = [at(u, 0) for u in steps] + [at(u, 1) for u in reversed(steps)]
        if (
            max(px for px, _ in outline) < 0
            or min(px for px, _ in outline) > sheet.width
        ):
            return
        sheet.fill(polygon(outline), tone)
        if lined:
            rows = "".join(
                line([at(u, (k + 0.5) / 7) for u in steps]) for k in range(7)
            )
            width = max(self.finest, 0.3 * abs(at(0.5, 0.36)[1] - at(0.5, 0.5)[1]))
            sheet.stroke(rows, mix(tone, self.crop, 0.22), width)


def draw_tree(sheet: Sheet, ground: Ground, facts: tuple[float, float, float]) -> None:
    """Draw a round tree on the plain: trunk, crown, the crown's lit side."""
    x, z, radius = facts
    px, py = ground.spot(x, 0, z)
    full = radius * ground.focal / z
    tone = ("#6fa274", "#7fb07c", "#5f9670")[int(scatter(int(x), int(z)) * 3)]
    sheet.fill(ellipse(px + 0.35 * full, py, 0.85 * full, 0.18 * full), "#98b27e")
    sheet.stroke(line([(px, py), (px, py - full)]), "#8a6f55", 0.2 * full)
    top = py - 1.5 * full
    crown = ((-0.45, 0.15, 0.72), (0.5, 0.2, 0.68), (0, -0.3, 0.8))
    light = ((-0.6, 0.0, 0.46), (-0.12, -0.5, 0.5))
    for blobs, paint in ((crown, tone), (light, mix(tone, "#d6e3a0", 0.4))):
        shapes = (
            ellipse(px + dx * full, top + dy * full, r * full, 0.92 * r * full)
            for dx, dy, r in blobs
        )
        sheet.fill("".join(shapes), paint)
