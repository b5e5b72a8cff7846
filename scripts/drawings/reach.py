"""The canal: a trapezoid along a curved axis on the plain, with its banks.

A place is given as run (metres along the axis), off (metres right of it) and
height; the banks are at 0.  ``GATE`` parts the dry reach from the water; in the
dry reach the left slope is lined and the slabs of the right one are being laid,
the lowest rows first.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from ground import Ground
from ink import Point, Sheet, line, mix, polygon, scatter
from scenery import Line, between

#: Half width of the bed, depth, half width between the slopes' upper edges.
BED, DEEP, TOP = 1.9, 2.6, 5.6
COPING = 6.0
LEFT_BERM, RIGHT_BERM = -9.6, 15.0  # outer edges; on the right runs the works road
FOOT = 1.6  # how far the banks reach out to the fields
WATER = -0.95
GATE = 56.0
FULL_LINING, BED_LINING = 47.0, 30.0  # where the slope and the bed are finished
ROWS = 4  # slabs from the bed to the top of a slope

HAZE = "#f4ead6"
BANK, ROAD, KERB, GRASS, GRASS_SHADE = (
    "#d9cba4",
    "#dcc59b",
    "#f2eee2",
    "#b3ab6c",
    "#a39554",
)
EARTH, EARTH_BED, CONCRETE, SEAM = "#c79c68", "#bb9868", "#d0ccbe", "#a8a598"
LIT, SHADED = ("#ebe6d8", "#e3decd", "#f0ebde"), ("#b9b9af", "#b2b2a8", "#bfbfb5")

Edges = tuple[Point, Point]


@dataclass(frozen=True, slots=True)
class Station:
    """A place on the axis: where it is and which way is right."""

    x: float
    z: float
    right: Point
    run: float


class Reach:
    """The canal along its axis; ``fields`` is the level of the land around."""

    def __init__(self, ground: Ground, axis: Line, fields: float) -> None:
        self.ground, self.fields = ground, fields
        self._stations = _stations(between(axis, 40))

    def place(self, run: float, off: float) -> Point:
        """Return x and z of a place ``off`` metres right of the axis."""
        known = self._stations
        last = next((i for i, s in enumerate(known) if s.run >= run), len(known) - 1)
        b = known[max(last, 1)]
        a = known[max(last, 1) - 1]
        t = max(0.0, (run - a.run) / (b.run - a.run))
        right = [p + t * (q - p) for p, q in zip(a.right, b.right, strict=True)]
        return a.x + t * (b.x - a.x) + off * right[0], a.z + t * (
            b.z - a.z
        ) + off * right[1]

    def scale(self, run: float, off: float) -> float:
        """Return sheet units per metre at a place."""
        return self.ground.focal / self.place(run, off)[1]

    def at(self, run: float, off: float, y: float) -> Point:
        """Return where a place of the canal falls on the sheet."""
        x, z = self.place(run, off)
        return self.ground.spot(x, y, max(2.0, z))

    def slope(self, share: float) -> Point:
        """Return offset and height on a slope, ``share`` of the way up."""
        return BED + share * (TOP - BED), -DEEP + share * DEEP

    def height(self, off: float) -> float:
        """Return how high the dry canal or its bank is ``off`` metres off the axis."""
        return min(0.0, -DEEP + max(0.0, abs(off) - BED) * DEEP / (TOP - BED))

    def ink(self, tone: str, run: float) -> str:
        """Return a colour as it looks ``run`` metres away."""
        return mix(tone, HAZE, 0.8 * (1 - math.exp(-max(0.0, run - 14) / 120)))

    def strip(self, sheet: Sheet, runs: Point, edges: Edges, tone: str) -> None:
        """Fill a face between two runs and two edges (offset, height)."""
        (near, far), (low, high) = runs, edges
        corners = ((near, *low), (near, *high), (far, *high), (far, *low))
        path = polygon(self.at(*corner) for corner in corners)
        sheet.fill(path, self.ink(tone, near))

    def laid(self, side: int, row: int, far: float) -> bool:
        """Say whether a slab lies here: on the right the lowest rows lead."""
        return side < 0 or far > 28 + 4.6 * row + (1 if row % 2 else 0)

    def draw(self, sheet: Sheet, runs: Point) -> None:
        """Paint the canal from the far run to the near one."""
        near, run = runs
        while run > near + 0.01:
            step = 1.0 if run <= 60 else 2.0 if run <= 100 else 5.0
            self._section(sheet, (run - step - 0.04, run))
            run -= step

    def _section(self, sheet: Sheet, runs: Point) -> None:
        self._banks(sheet, runs)
        for side in (1, -1):
            self._slope(sheet, runs, side)
        far = runs[1]
        if far > GATE:
            half = BED + (TOP - BED) * (WATER + DEEP) / DEEP
            wave = 0.5 + 0.5 * math.sin(far * 0.9) * scatter(int(far))
            tone = mix("#96c0d0", "#b8d6de", 0.6 * wave)
            self.strip(sheet, runs, ((-half, WATER), (half, WATER)), tone)
            return
        tone = CONCRETE if far > BED_LINING else EARTH_BED
        self.strip(sheet, runs, ((-BED, -DEEP), (BED, -DEEP)), tone)
        if far > BED_LINING:
            seam = line([self.at(far, -BED, -DEEP), self.at(far, BED, -DEEP)])
            sheet.stroke(seam, self.ink("#b5b0a0", far), max(0.4, 20 / far))

    def _banks(self, sheet: Sheet, runs: Point) -> None:
        low = self.fields
        faces = [
            ((LEFT_BERM - FOOT, low), (LEFT_BERM, 0), GRASS),
            ((LEFT_BERM, 0), (-COPING, 0), BANK),
            ((-COPING, 0), (-TOP, 0), KERB),
            ((RIGHT_BERM, 0), (RIGHT_BERM + FOOT, low), GRASS_SHADE),
            ((TOP, 0), (RIGHT_BERM, 0), ROAD),
        ]
        if runs[0] > FULL_LINING:
            faces.append(((TOP, 0), (COPING, 0), KERB))
        for left, right, tone in faces:
            self.strip(sheet, runs, (left, right), tone)

    def _slope(self, sheet: Sheet, runs: Point, side: int) -> None:
        near, far = runs
        shades = LIT if side > 0 else SHADED
        if far > 62:
            o, y = self.slope((WATER + DEEP) / DEEP)
            self.strip(sheet, runs, ((side * o, y), (side * TOP, 0)), shades[0])
            return
        if not self.laid(side, ROWS - 1, far):
            self.strip(sheet, runs, ((side * BED, -DEEP), (side * TOP, 0)), EARTH)
        for row in range(ROWS):
            if not self.laid(side, row, far):
                continue
            (o1, y1), (o2, y2) = self.slope(row / ROWS), self.slope((row + 1) / ROWS)
            low, high = (side * o1, y1), (side * o2, y2)
            shade = shades[int(scatter(int(far), row, side) * 3)]
            self.strip(sheet, runs, (low, high), shade)
            corners = ((far, *low), (far, *high), (near, *high))
            joints = line(self.at(*corner) for corner in corners)
            sheet.stroke(joints, self.ink(SEAM, far), max(0.35, 22 / far))


def _stations(path: list[Point]) -> list[Station]:
    """Return the stations of an axis with the length run so far."""
    found, run = [], 0.0
    for i, (x, z) in enumerate(path):
        (x1, z1), (x2, z2) = path[max(i - 1, 0)], path[min(i + 1, len(path) - 1)]
        length = math.hypot(x2 - x1, z2 - z1)
        if i:
            run += math.hypot(x - x1, z - z1)
        found.append(Station(x, z, ((z2 - z1) / length, -(x2 - x1) / length), run))
    return found
