"""The canal itself: banks, slopes, slabs, bed, water, gate."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ground import Ground
from ink import Point, Sheet, line, mix, polygon, scatter
from scenery import Line, between

BED, DEEP, TOP = 1.9, 2.6, 5.6  # half width of the bed, depth, half width at the top
COPING = 6.0
LEFT_BERM, RIGHT_BERM = (
    -9.6,
    15.0,
)  # outer edges of the banks; the right one is the works road
WATER = -0.95  # level behind the gate
GATE = 56.0  # distance of the gate along the axis
FULL_LINING = 47.0  # from here on the right slope is lined to its top
BED_LINING = 30.0  # and the bed is lined
ROWS = 4  # slabs from the bed to the top of a slope
HAZE = "#f4ead6"


@dataclass(frozen=True, slots=True)
class Station:
    """A place on the axis: where it is and which way is right."""

    x: float
    z: float
    across: tuple[float, float]
    run: float


class Reach:
    """The canal along its axis."""

    def __init__(self, ground: Ground, axis: Line, fields: float) -> None:
        self.ground, self.fields = ground, fields
        path = between(axis, 40)
        self._stations: list[Station] = []
        run = 0.0
        for i, (x, z) in enumerate(path):
            (x1, z1), (x2, z2) = path[max(i - 1, 0)], path[min(i + 1, len(path) - 1)]
            length = math.hypot(x2 - x1, z2 - z1)
            if i:
                run += math.hypot(x - path[i - 1][0], z - path[i - 1][1])
            self._stations.append(
                Station(x, z, ((z2 - z1) / length, -(x2 - x1) / length), run)
            )

    def station(self, run: float) -> Station:
        """Return the place ``run`` metres along the axis."""
        known = self._stations
        last = next((i for i, s in enumerate(known) if s.run >= run), len(known) - 1)
        if last == 0:
            return known[0]
        a, b = known[last - 1], known[last]
        t = (run - a.run) / (b.run - a.run)
        across = (
            a.across[0] + t * (b.across[0] - a.across[0]),
            a.across[1] + t * (b.across[1] - a.across[1]),
        )
        return Station(a.x + t * (b.x - a.x), a.z + t * (b.z - a.z), across, run)

    def place(self, run: float, off: float) -> tuple[float, float]:
        """Return x and z of a place ``off`` metres right of the axis."""
        s = self.station(run)
        return s.x + off * s.across[0], s.z + off * s.across[1]

    def at(self, run: float, off: float, y: float) -> Point:
        """Return where a place of the canal falls on the sheet."""
        x, z = self.place(run, off)
        return self.ground.spot(x, y, max(2.0, z))

    def slope(self, share: float) -> tuple[float, float]:
        """Return offset and height on a slope, ``share`` of the way up."""
        return BED + share * (TOP - BED), -DEEP + share * DEEP

    def ink(self, tone: str, run: float) -> str:
        """Return a colour as it looks ``run`` metres away."""
        return mix(tone, HAZE, 0.8 * (1 - math.exp(-max(0.0, run - 14) / 120)))

    def strip(
        self,
        sheet: Sheet,
        runs: tuple[float, float],
        edges: tuple[tuple[float, float], tuple[float, float]],
        tone: str,
    ) -> None:
        """Fill a face of the canal between two runs and two edges (offset, height)."""
        (near, far), ((o1, y1), (o2, y2)) = runs, edges
        corners = (
            self.at(near, o1, y1),
            self.at(near, o2, y2),
            self.at(far, o2, y2),
            self.at(far, o1, y1),
        )
        sheet.fill(polygon(corners), self.ink(tone, near))

    def draw(self, sheet: Sheet) -> None:
        """Paint the canal from the far end to the near one."""
        run = 420.0
        while run > 2.2:
            step = 1.0 if run <= 60 else 2.0 if run <= 100 else 5.0
            self._section(sheet, (run - step - 0.04, run))
            run -= step
            if abs(run - GATE) < 0.01:
                draw_gate(sheet, self)

    def _section(self, sheet: Sheet, runs: tuple[float, float]) -> None:
        far = runs[1]
        low = WATER if far > GATE else -DEEP
        self._banks(sheet, runs)
        for side in (1, -1):
            self._slope(sheet, runs, side)
        half = BED + (TOP - BED) * (low + DEEP) / DEEP
        if far > GATE:
            wave = 0.5 + 0.5 * math.sin(far * 0.9) * scatter(int(far))
            self.strip(
                sheet,
                runs,
                ((-half, low), (half, low)),
                mix("#a9cad6", "#c6dde2", 0.6 * wave),
            )
            return
        self.strip(
            sheet,
            runs,
            ((-half, low), (half, low)),
            "#d4d0c2" if far > BED_LINING else "#c0a075",
        )
        if far > BED_LINING:
            seam = line([self.at(far, -half, low), self.at(far, half, low)])
            sheet.stroke(seam, self.ink("#b9b4a4", far), max(0.4, 20 / far))

    def draw_traces(self, sheet: Sheet) -> None:
        """What work and weather have left: seepage, scratches, wheel tracks, grass."""
        runs = [
            BED_LINING + 2.5 + 0.8 * i
            for i in range(int((GATE - BED_LINING - 2.5) / 0.8) + 1)
        ]
        left = [
            self.at(r, -0.5 - 0.35 * math.sin(r / 3.1) - 0.02 * (r - BED_LINING), -DEEP)
            for r in runs
        ]
        right = [
            self.at(r, 0.25 + 0.3 * math.sin(r / 2.3) + 0.02 * (r - BED_LINING), -DEEP)
            for r in runs
        ]
        sheet.fill(polygon([*left, *right[::-1]]), "#b9d2d8")
        scratches = []
        for i in range(150):
            run, share, long = (
                3 + 34 * scatter(i, 1),
                scatter(i, 2),
                0.12 + 0.2 * scatter(i, 3),
            )
            if run < 25 + 15 * share:
                (o1, y1), (o2, y2) = (
                    self.slope(share),
                    self.slope(min(1.0, share + long)),
                )
                scratches.append(
                    line([self.at(run, o1, y1), self.at(run + 0.5 * long, o2, y2)])
                )
        sheet.stroke("".join(scratches), "#ae8250", 1.4, 0.34)
        stones = []
        for i in range(90):
            x, y = self.at(
                3 + 27 * scatter(i, 5) ** 1.4, 3.6 * scatter(i, 6) - 1.8, -DEEP
            )
            stones.append(f"M{x:.1f},{y:.1f}h{2 + 3 * scatter(i, 7):.1f}")
        sheet.stroke("".join(stones), "#a5835a", 2.2, 0.7)
        self._wheel_tracks(sheet)
        for edge in (LEFT_BERM - 0.2, RIGHT_BERM + 0.3):
            self._grass(sheet, edge)
        self._pegs(sheet)

    def _wheel_tracks(self, sheet: Sheet) -> None:
        for off in (8.6, 10.9, 12.6):
            for i in range(96):
                run = 2.5 + 0.55 * i
                self.strip(
                    sheet, (run, run + 0.3), ((off, 0.01), (off + 0.5, 0.01)), "#cdb283"
                )

    def _grass(self, sheet: Sheet, edge: float) -> None:
        blades: tuple[list[str], list[str]] = ([], [])
        for i in range(150):
            run = 3 + 57 * scatter(i, 11, int(edge)) ** 1.6
            off = edge + 1.5 * (scatter(i, 12) - 0.5)
            x, y = self.at(run, off, -0.1 if abs(off) > abs(edge) else 0.0)
            tall = (
                (0.22 + 0.3 * scatter(i, 13))
                * self.ground.focal
                / self.place(run, off)[1]
            )
            for lean in (-0.5, -0.15, 0.2, 0.55):
                blades[i % 2].append(
                    line([(x, y), (x + lean * tall, y - tall * (1 - 0.4 * abs(lean)))])
                )
        sheet.stroke("".join(blades[0]), "#a59a5c", 1.5)
        sheet.stroke("".join(blades[1]), "#c3b478", 1.5)

    def _pegs(self, sheet: Sheet) -> None:
        runs = [6.0 + 3 * i for i in range(11)]
        sheet.stroke(line([self.at(r, TOP + 0.35, 0.55) for r in runs]), "#f6efe0", 1.3)
        for run in runs:
            width = 0.07 * self.ground.focal / self.place(run, TOP)[1]
            sheet.stroke(
                line([self.at(run, TOP + 0.35, 0), self.at(run, TOP + 0.35, 0.5)]),
                "#f6efe0",
                width,
            )
            sheet.stroke(
                line([self.at(run, TOP + 0.35, 0.5), self.at(run, TOP + 0.35, 0.72)]),
                "#cf4b36",
                width,
            )

    def _banks(self, sheet: Sheet, runs: tuple[float, float]) -> None:
        foot = 1.6
        self.strip(
            sheet, runs, ((LEFT_BERM - foot, self.fields), (LEFT_BERM, 0)), "#b7ad76"
        )
        self.strip(sheet, runs, ((LEFT_BERM, 0), (-COPING, 0)), "#d9cba4")
        self.strip(sheet, runs, ((-COPING, 0), (-TOP, 0)), "#f0ece0")
        self.strip(
            sheet, runs, ((RIGHT_BERM, 0), (RIGHT_BERM + foot, self.fields)), "#a9985f"
        )
        self.strip(sheet, runs, ((TOP, 0), (RIGHT_BERM, 0)), "#dcc59b")
        if runs[0] > FULL_LINING:
            self.strip(sheet, runs, ((TOP, 0), (COPING, 0)), "#f4f0e4")

    def _slope(self, sheet: Sheet, runs: tuple[float, float], side: int) -> None:
        near, far = runs
        shades = (
            ("#e9e4d5", "#e2dccb", "#ede8da")
            if side > 0
            else ("#c3c2b7", "#bcbbb0", "#c8c7bc")
        )
        if far > 62:
            o, y = self.slope((WATER + DEEP) / DEEP)
            self.strip(sheet, runs, ((side * o, y), (side * TOP, 0)), shades[0])
            return
        if not self.laid(side, ROWS - 1, far):
            self.strip(sheet, runs, ((side * BED, -DEEP), (side * TOP, 0)), "#c9a170")
        for row in range(ROWS):
            if not self.laid(side, row, far):
                continue
            low, high = self.slope(row / ROWS), self.slope((row + 1) / ROWS)
            edges = ((side * low[0], low[1]), (side * high[0], high[1]))
            self.strip(
                sheet, runs, edges, shades[int(scatter(int(far), row, side) * 3)]
            )
            joints = line(
                [
                    self.at(far, *edges[0]),
                    self.at(far, *edges[1]),
                    self.at(near, *edges[1]),
                ]
            )
            sheet.stroke(joints, self.ink("#a8a598", far), max(0.35, 22 / far))

    def laid(self, side: int, row: int, far: float) -> bool:
        """Say whether a slab lies here: on the right the lowest rows lead."""
        return side < 0 or far > 28 + 4.6 * row + (1 if row % 2 else 0)


def draw_gate(sheet: Sheet, reach: Reach) -> None:
    """The gate: piers, three leaves, the hoist deck with its screws and rail."""

    def at(off: float, y: float, back: float = 0.0) -> Point:
        return reach.at(GATE + back, off, y)

    def face(off1: float, off2: float, y1: float, y2: float, tone: str) -> None:
        sheet.fill(
            polygon([at(off1, y1), at(off2, y1), at(off2, y2), at(off1, y2)]),
            reach.ink(tone, GATE),
        )

    scale, bank = reach.ground.focal / reach.station(GATE).z, COPING
    wing = [
        at(-COPING - 0.6, 0.5),
        at(COPING + 0.6, 0.5),
        at(BED + 0.4, -DEEP),
        at(-BED - 0.4, -DEEP),
    ]
    sheet.fill(polygon(wing), "#cfcabc")
    for i in range(3):  # the leaves
        off = -3.1 + 2.2 * i
        face(off, off + 1.8, -DEEP if i == 1 else -1.9 + 0.2, 0.2, "#7f9aa3")
        for k in range(3):
            sheet.stroke(
                line([at(off, -1.5 + 0.6 * k), at(off + 1.8, -1.5 + 0.6 * k)]),
                "#67838d",
                0.09 * scale,
            )
    face(-0.9, 0.9, -DEEP, -DEEP + 0.5, "#6f8b95")
    for off in (-3.5, -1.3, 0.9, 3.1):  # the piers
        foot = -DEEP if abs(off + 0.2) < 2 else -1.7
        face(off, off + 0.4, foot, 3.4, "#e6e0d2")
        face(off + 0.26, off + 0.4, foot, 3.4, "#c4beb0")
    sheet.fill(
        polygon([at(-4.2, 3.4), at(4.2, 3.4), at(4.2, 3.4, 1.6), at(-4.2, 3.4, 1.6)]),
        "#b9b4a7",
    )
    face(-4.2, 4.2, 3.4, 3.8, "#efe9db")
    for off in (-2.2, 0.0, 2.2):
        face(off - 0.28, off + 0.28, 3.8, 4.7, "#5f8d86")
        sheet.stroke(line([at(off, 4.7), at(off, 6.0)]), "#77797a", 0.1 * scale)
        sheet.stroke(line([at(off, 0.2), at(off, 3.4)]), "#77797a", 0.09 * scale)
    rails = "".join(
        line([at(-4.2 + 0.7 * k, 3.8), at(-4.2 + 0.7 * k, 4.8)]) for k in range(13)
    )
    sheet.stroke(
        rails
        + line([at(-4.2, 4.8), at(4.2, 4.8)])
        + line([at(-4.2, 4.3), at(4.2, 4.3)]),
        "#8d9899",
        0.06 * scale,
    )
    face(4.2, bank + 2.2, 3.4, 3.6, "#efe9db")
    face(bank + 1.9, bank + 2.2, 0, 3.4, "#d8d2c4")
    stair = line([at(bank + 2.2, 3.5), at(bank + 4.6, 0)]) + line(
        [at(4.2, 4.6), at(bank + 2.2, 4.6), at(bank + 4.6, 1.1), at(bank + 4.6, 0)]
    )
    sheet.stroke(stair, "#8d9899", 0.1 * scale)
