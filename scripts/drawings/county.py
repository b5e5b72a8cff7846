"""The drawing "county": a valley with its town, river, fields and oil-tea hills.

Flat fills only, because this one is placed on the page as CMYK vectors: no
gradient, no opacity.  The ground is a plane in metres seen from ``EYE`` metres
above it (x right, z away), so that houses, river and fields share one
perspective; the hills behind and the slope in front are drawn by hand.
Light falls from the left.
"""

from __future__ import annotations

import math
from pathlib import Path

import people
from building import block, bridge, house
from ground import Ground
from ink import (
    Figure,
    Point,
    Sheet,
    curve,
    ellipse,
    line,
    mix,
    number,
    polygon,
    scatter,
)

WIDTH, HEIGHT = 2200, 1000
GROUND = Ground(centre=1100.0, horizon=336.0, focal=1000.0, eye=26.0)
FARMER = people.Dress("#7d97b0", "#67747c", "#e3c784", straw=True)
PICKER = people.Dress("#cf7a63", "#67747c", "#e9d197", straw=True)

RIVER = (
    (230, 1400),
    (150, 700),
    (160, 430),
    (95, 300),
    (-22, 232),
    (-72, 172),
    (-52, 122),
    (-78, 84),
    (-125, 58),
)
ROAD = ((14, 34), (15, 52), (27, 72), (40, 92), (42, 112), (32, 132), (17, 143))
ROAD_BEYOND = ((-131, 143), (-150, 152), (-190, 176), (-300, 200))


#: Where the ridges between the rows of fields run, in metres.
DEPTHS = (33, 40, 48, 57, 68, 81, 97, 117, 142, 176, 222, 290, 390, 560, 900)


def between(points: tuple[Point, ...], steps: int) -> list[Point]:
    """Return points along a smooth line through ``points``."""
    found = []
    for i in range(len(points) - 1):
        a, b = points[max(i - 1, 0)], points[i]
        c, d = points[i + 1], points[min(i + 2, len(points) - 1)]
        for k in range(steps):
            t = k / steps
            found.append(
                tuple(
                    0.5
                    * (
                        2 * q
                        + (r - p) * t
                        + (2 * p - 5 * q + 4 * r - s) * t * t
                        + (3 * q - p - 3 * r + s) * t**3
                    )
                    for p, q, r, s in zip(a, b, c, d, strict=True)
                )
            )
    return [(x, z) for x, z in found] + [points[-1]]


def band(points: tuple[Point, ...], width: float, shift: float = 0.0) -> list[Point]:
    """Return the outline on the sheet of a band along a line on the ground."""
    path = between(points, 8)
    sides: tuple[list[Point], list[Point]] = ([], [])
    for i, (x, z) in enumerate(path):
        x1, z1 = path[max(i - 1, 0)]
        x2, z2 = path[min(i + 1, len(path) - 1)]
        length = math.hypot(x2 - x1, z2 - z1)
        across, along = (z2 - z1) / length, -(x2 - x1) / length
        for side, sign in zip(sides, (-1, 1), strict=True):
            reach = shift + sign * width / 2
            side.append(
                GROUND.spot(x + across * reach, 0, max(30.0, z + along * reach))
            )
    return sides[0] + sides[1][::-1]


def draw_sky(sheet: Sheet) -> None:
    """Flat sky in three tones, and long clouds."""
    sheet.fill(polygon([(0, 0), (WIDTH, 0), (WIDTH, 400), (0, 400)]), "#d6e6ea")
    sheet.fill(
        curve_band(((0, 118), (500, 132), (1000, 104), (1600, 126), (2200, 100)), 420),
        "#e3edec",
    )
    sheet.fill(
        curve_band(((0, 210), (600, 190), (1200, 214), (1800, 188), (2200, 204)), 420),
        "#f2efe2",
    )
    sheet.fill(ellipse(520, 168, 46, 46), "#fbf1d2")
    for x, y, w in (
        (180, 92, 300),
        (860, 62, 380),
        (1560, 104, 340),
        (1980, 60, 240),
        (640, 150, 200),
    ):
        sheet.fill(cloud(x, y, w), "#f8f8f2")


def curve_band(points: tuple[Point, ...], floor: float) -> str:
    """Return a path: a smooth upper edge, straight down to ``floor``."""
    return f"{curve(points)}L{points[-1][0]:g},{floor:g}L{points[0][0]:g},{floor:g}Z"


def cloud(x: float, y: float, width: float) -> str:
    """Return a long, flat cloud."""
    tall = width * 0.052
    return curve(
        [
            (x, y),
            (x + 0.16 * width, y - 0.5 * tall),
            (x + 0.3 * width, y - 1.5 * tall),
            (x + 0.46 * width, y - 1.1 * tall),
            (x + 0.6 * width, y - 1.9 * tall),
            (x + 0.78 * width, y - 0.7 * tall),
            (x + width, y - 0.1 * tall),
            (x + 0.8 * width, y + 0.35 * tall),
            (x + 0.45 * width, y + 0.2 * tall),
            (x + 0.2 * width, y + 0.4 * tall),
        ],
        closed=True,
    )


#: The ranges from the far one to the near one: tone, tone in shade, ridge.
RANGES = (
    (
        "#c4d9da",
        "#b7cfd2",
        (
            (-20, 262),
            (150, 214),
            (300, 240),
            (470, 168),
            (640, 226),
            (800, 190),
            (980, 244),
            (1180, 176),
            (1330, 150),
            (1500, 214),
            (1680, 172),
            (1850, 226),
            (2010, 184),
            (2220, 236),
        ),
    ),
    (
        "#a8cac6",
        "#99bdbb",
        (
            (-20, 214),
            (140, 250),
            (330, 214),
            (520, 262),
            (700, 246),
            (900, 286),
            (1120, 268),
            (1330, 236),
            (1520, 262),
            (1720, 216),
            (1900, 250),
            (2060, 222),
            (2220, 196),
        ),
    ),
    (
        "#8fbba6",
        "#7fad9b",
        (
            (-20, 262),
            (180, 236),
            (360, 276),
            (560, 298),
            (780, 322),
            (1020, 330),
            (1240, 322),
            (1450, 296),
            (1640, 268),
            (1800, 284),
            (1990, 250),
            (2220, 276),
        ),
    ),
)


def draw_ranges(sheet: Sheet) -> None:
    """Three ranges of hills, their right flanks in shade, mist at their feet."""
    for rank, (tone, shade, ridge) in enumerate(RANGES):
        sheet.fill(curve_band(ridge, 400), tone)
        for i in range(1, len(ridge) - 1):
            (_, y0), (_, y), (_, y1) = ridge[i - 1 : i + 2]
            if y < y0 and y < y1:
                sheet.fill(polygon(flank(ridge, i)), shade)
        if rank < 2:
            foot = (
                (-20, 306 + 12 * rank),
                (500, 318 + 10 * rank),
                (1000, 310 + 14 * rank),
                (1600, 304 + 16 * rank),
                (2220, 300 + 12 * rank),
            )
            sheet.fill(curve_band(foot, 400), ("#cfdfdb", "#b9d3c8")[rank])


def flank(ridge: tuple[Point, ...], peak: int) -> list[Point]:
    """Return the shaded side of a peak: along the ridge, back over its spurs."""
    edge = between(ridge, 10)[peak * 10 : (peak + 1) * 10 + 1]
    (x, y), (x1, y1) = ridge[peak], ridge[peak + 1]
    wide, deep = x1 - x, max(24.0, y1 - y)
    spurs = (
        (0.86, 1.45),
        (0.74, 1.22),
        (0.52, 1.62),
        (0.47, 1.08),
        (0.27, 1.3),
        (0.25, 0.78),
        (0.1, 0.86),
        (0.11, 0.4),
        (0.02, 0.3),
    )
    return edge + [(x + u * wide, y + v * deep) for u, v in spurs]


def draw_foothills(sheet: Sheet) -> None:
    """Wooded knolls at the edge of the valley, crown over crown."""
    for rank, (tone, points) in enumerate(
        (
            ("#86b394", ((-20, 296), (160, 282), (330, 326), (480, 352), (560, 374))),
            (
                "#86b394",
                ((1560, 374), (1700, 338), (1860, 314), (2040, 282), (2220, 258)),
            ),
            ("#79a985", ((-20, 340), (120, 334), (280, 362), (380, 384))),
            ("#79a985", ((1800, 384), (1930, 352), (2080, 338), (2220, 318))),
        )
    ):
        sheet.fill(curve_band(points, 388), tone)
        crowns, lights = [], []
        path = between(points, 9)
        for row in range(5):
            for i, (x, y) in enumerate(path):
                size = 8 + 8 * scatter(i, row, 41 + rank)
                px, py = (
                    x + 14 * (scatter(i, row, 42) - 0.5),
                    y + 1 + 19 * row + 6 * scatter(i, row, 43),
                )
                if py > 380 or scatter(i, row, 44) > 0.45 + 0.55 * (row == 0):
                    continue
                crowns.append(ellipse(px, py, size, size * 0.8))
                lights.append(
                    ellipse(px - 0.25 * size, py - 0.2 * size, size * 0.6, size * 0.45)
                )
        sheet.fill("".join(crowns), mix(tone, "#5f9670", 0.25))
        sheet.fill("".join(lights), mix(tone, "#cfe0a4", 0.3))


def draw_plain(sheet: Sheet) -> None:
    """The valley floor, its fields, the river and the road."""
    sheet.fill(
        polygon([(0, 366), (WIDTH, 366), (WIDTH, HEIGHT), (0, HEIGHT)]), "#b9cf97"
    )
    draw_fields(sheet)
    sheet.fill(polygon(band(RIVER, 48)), "#d9c9a0")
    sheet.fill(polygon(band(RIVER, 42)), "#9cc5d3")
    for shift, width in ((-13, 2.2), (-4, 1.2), (7, 2.6), (14, 1.2)):
        sheet.fill(polygon(band(RIVER, width, shift)), "#b9d9e1")
    for path in (ROAD, ROAD_BEYOND):
        sheet.fill(polygon(band(path, 6.6)), "#cdbf9f")
        sheet.fill(polygon(band(path, 5.6)), "#ece4d3")


def ridge_depth(row: int, x: float) -> float:
    """Return how far away the ridge between two rows of fields runs at ``x``."""
    depth = DEPTHS[row]
    return depth * (
        1
        + 0.035 * math.sin(1.9 * x / depth + 1.7 * row)
        + 0.02 * math.sin(4.3 * x / depth + row)
    )


def draw_fields(sheet: Sheet) -> None:
    """Paddies and rape fields between winding ridges, crop rows in some."""
    tones = ("#c9d891", "#aecb86", "#e6d583", "#bcd49b", "#d8dfa4", "#9fc388")
    for row in reversed(range(len(DEPTHS) - 1)):
        deep = DEPTHS[row + 1] - DEPTHS[row]
        x, column = -1.4 * DEPTHS[row + 1], 0
        while x < 1.4 * DEPTHS[row + 1]:
            wide = deep * (1.1 + 1.3 * scatter(row, column, 4))
            tone = tones[int(scatter(row, column, 5) * len(tones))]
            draw_field(
                sheet, (row, x, wide), tone, row < 7 and scatter(row, column, 6) < 0.66
            )
            x, column = x + wide, column + 1


def draw_field(
    sheet: Sheet, facts: tuple[int, float, float], tone: str, cropped: bool
) -> None:
    """One field between two ridges, with its rows following the ridge."""
    row, x, wide = facts
    deep = DEPTHS[row + 1] - DEPTHS[row]
    gap = 0.04 * deep
    leans = [0.25 * deep * math.sin(edge / 17) for edge in (x, x + wide)]

    def at(u: float, v: float) -> Point:
        px = x + gap + u * (wide - 2 * gap) + v * (leans[0] * (1 - u) + leans[1] * u)
        near, far = ridge_depth(row, px) + gap, ridge_depth(row + 1, px) - gap
        return GROUND.spot(px, 0, near + v * (far - near))

    steps = [i / 6 for i in range(7)]
    sheet.fill(
        polygon([at(u, 0) for u in steps] + [at(u, 1) for u in reversed(steps)]), tone
    )
    if cropped:
        rows = "".join(line([at(u, (k + 0.5) / 7) for u in steps]) for k in range(7))
        sheet.stroke(
            rows, mix(tone, "#5c8a5a", 0.22), 0.16 * GROUND.focal / DEPTHS[row]
        )


def draw_town(sheet: Sheet) -> None:
    """Old houses by the water, new blocks behind them, trees between."""
    paving = (
        (-34, 190),
        (-14, 150),
        (4, 139),
        (112, 136),
        (136, 150),
        (170, 200),
        (185, 300),
        (40, 310),
        (-10, 262),
    )
    sheet.fill(curve([GROUND.spot(x, 0, z) for x, z in paving], closed=True), "#dedbc0")
    items: list[tuple[float, int, tuple[float, ...]]] = []
    for count, (x, z, w, d, floors) in enumerate(
        (
            (60, 330, 18, 14, 7),
            (92, 352, 16, 14, 10),
            (128, 338, 20, 14, 8),
            (30, 352, 22, 14, 6),
            (165, 360, 18, 14, 9),
            (-40, 372, 20, 14, 6),
            (-78, 352, 18, 14, 7),
            (205, 350, 22, 14, 6),
            (150, 290, 24, 14, 5),
            (-8, 392, 18, 14, 9),
            (190, 290, 20, 14, 6),
        )
    ):
        items.append((z, 0, (x, z, w, d, floors, count)))
    for row, (z, first, last, step) in enumerate(
        (
            (262, 8, 160, 17),
            (232, 22, 150, 16),
            (206, 12, 138, 15),
            (184, -18, 128, 14.5),
            (164, -8, 118, 13.5),
            (147, 2, 104, 13),
            (262, -150, -70, 19),
            (236, -160, -92, 17),
            (208, -168, -118, 16),
        )
    ):
        x = float(first)
        while x < last:
            luck = scatter(row, int(x), 11)
            if luck > 0.12:
                items.append((z + 6 * luck, 1, (x + 3 * luck, z + 6 * luck, row, x)))
            else:
                items.append((z, 2, (x, z, 3.4 + 2 * scatter(row, int(x), 12))))
            x += step
    items += [
        (z, 2, (x, z, 3 + 2.2 * scatter(int(x), 13)))
        for x, z in (
            (-30, 200),
            (-22, 214),
            (-38, 222),
            (20, 138),
            (48, 137),
            (66, 138),
            (84, 139),
            (-112, 196),
            (-100, 244),
            (-60, 262),
            (120, 150),
            (136, 160),
            (150, 176),
            (160, 196),
            (172, 226),
            (30, 286),
            (70, 282),
            (110, 284),
            (-120, 270),
            (-20, 300),
            (10, 298),
            (-108, 150),
            (-120, 158),
            (-138, 166),
            (-152, 166),
            (-170, 176),
            (-190, 184),
            (8, 139),
            (98, 142),
        )
    ]
    items += [
        (z, 2, (x, z, 3.5 + 2.5 * scatter(int(x), 14)))
        for x, z in (
            (-90, 344),
            (-66, 340),
            (-52, 362),
            (-28, 362),
            (-18, 380),
            (14, 342),
            (22, 334),
            (46, 320),
            (74, 322),
            (80, 342),
            (106, 342),
            (116, 328),
            (142, 328),
            (136, 278),
            (164, 280),
            (180, 282),
            (206, 284),
            (182, 352),
            (220, 342),
            (236, 330),
            (250, 318),
        )
    ]
    for _, kind, facts in sorted(items, key=lambda item: (-item[0], item[1], item[2])):
        if kind == 0:
            block(sheet, GROUND, facts)
        elif kind == 1:
            house(sheet, GROUND, facts)
        else:
            tree(sheet, *facts)


def tree(sheet: Sheet, x: float, z: float, radius: float) -> None:
    """A round tree on the plain: trunk, crown, the crown's lit side."""
    px, py = GROUND.spot(x, 0, z)
    size = GROUND.focal / z
    tone = ("#6fa274", "#7fb07c", "#5f9670")[int(scatter(int(x), int(z)) * 3)]
    sheet.fill(
        ellipse(px + 0.5 * radius * size, py, radius * size, 0.22 * radius * size),
        "#98b27e",
    )
    sheet.stroke(
        line([(px, py), (px, py - radius * size)]), "#8a6f55", 0.22 * radius * size
    )
    top = py - 1.5 * radius * size
    for blobs, paint in (
        (((-0.45, 0.15, 0.72), (0.5, 0.2, 0.68), (0, -0.3, 0.8)), tone),
        (((-0.6, 0.0, 0.46), (-0.12, -0.5, 0.5)), mix(tone, "#d6e3a0", 0.4)),
    ):
        full = radius * size
        sheet.fill(
            "".join(
                ellipse(px + dx * full, top + dy * full, r * full, 0.92 * r * full)
                for dx, dy, r in blobs
            ),
            paint,
        )


#: Edges of the terraces of the near slope, from the crest downwards.
CREST = ((1290, 1010), (1420, 900), (1600, 812), (1800, 742), (2000, 690), (2220, 654))


def draw_slope(sheet: Sheet) -> None:
    """The near slope: terraces with rows of oil-tea bushes in bloom."""
    sheet.fill(f"{curve(CREST)}L2210,1010L1290,1010Z", "#b4c67f")
    fall = 0.0
    for level in range(6):
        size = 15 + 5.5 * level
        edge = [
            (x + 120 * level, y + fall * (0.86 + 0.24 * (x - 1290) / 930))
            for x, y in CREST
        ]
        edge.insert(0, (edge[0][0] - 120, edge[0][1] + 120))
        edge.append((2700, edge[-1][1] - 40))
        for drop, tone in ((0.75, "#cda877"), (1.5, "#dcc292"), (1.72, "#bccb86")):
            low = [(x, y + size * drop) for x, y in edge]
            sheet.fill(
                f"{curve(low)}L2710,1100L{low[0][0]:g},1100Z",
                mix(tone, "#c9b27a", 0.05 * level),
            )
        draw_bushes(sheet, edge, size, level)
        fall += size * 3.1


def draw_bushes(sheet: Sheet, edge: list[Point], size: float, level: int) -> None:
    """One row of bushes along a terrace."""
    path = between(tuple(edge), 60)
    x0 = -1000.0
    for i, (x, y) in enumerate(path):
        if abs(x - x0) < size * 1.5 or y > 1000 + size or x > WIDTH + size:
            continue
        x0 = x
        bush(
            sheet,
            x,
            y + size * 0.35,
            size * (0.88 + 0.24 * scatter(i, level, 21)),
            i * 10 + level,
        )


def bush(sheet: Sheet, x: float, y: float, size: float, key: int) -> None:
    """One oil-tea bush: crown, lit side, white flowers."""
    tone = mix("#5d9468", "#6da074", scatter(key, 22))
    sheet.fill(
        ellipse(x + 0.3 * size, y + 0.62 * size, 1.05 * size, 0.24 * size), "#93a868"
    )
    crown = [
        (x - 0.95 * size, y + 0.5 * size),
        (x - 1.0 * size, y - 0.1 * size),
        (x - 0.55 * size, y - 0.68 * size),
        (x + 0.05 * size, y - 0.86 * size),
        (x + 0.62 * size, y - 0.6 * size),
        (x + 0.98 * size, y),
        (x + 0.9 * size, y + 0.52 * size),
        (x, y + 0.66 * size),
    ]
    sheet.fill(curve(crown, closed=True), tone)
    light = [
        (x - 0.86 * size, y + 0.1 * size),
        (x - 0.5 * size, y - 0.55 * size),
        (x + 0.02 * size, y - 0.72 * size),
        (x + 0.3 * size, y - 0.52 * size),
        (x - 0.1 * size, y - 0.2 * size),
        (x - 0.4 * size, y + 0.16 * size),
    ]
    sheet.fill(curve(light, closed=True), mix(tone, "#cfe0a0", 0.42))
    flowers = []
    for flower in range(6 if size > 22 else 3):
        turn, far = (
            6.283 * scatter(key, flower, 23),
            0.75 * math.sqrt(scatter(key, flower, 24)),
        )
        fx, fy = (
            x + far * size * math.cos(turn),
            y - 0.1 * size + 0.62 * far * size * math.sin(turn),
        )
        flowers.append(f"M{number(fx)},{number(fy)}h.1")
    sheet.stroke("".join(flowers), "#fffdf4", 0.23 * size)
    if size > 22:
        sheet.stroke("".join(flowers), "#e9b84a", 0.085 * size)


def draw_near_tree(sheet: Sheet) -> None:
    """The old camphor tree that closes the picture on the left."""
    sheet.fill(
        curve(
            [(-40, 1010), (60, 950), (200, 940), (330, 968), (430, 1010)], closed=False
        )
        + "Z",
        "#9dba78",
    )
    sheet.fill(ellipse(250, 978, 190, 20), "#86a86c")
    trunk = "M96,985C112,930 116,860 104,790L70,700L96,690L122,750L140,672L168,676L158,770L210,706L228,720L172,826C166,880 172,940 196,984C160,974 130,974 96,985Z"
    sheet.fill(trunk, "#a08063")
    sheet.fill(
        "M172,826C166,880 172,940 196,984C176,978 160,975 146,975C150,920 146,860 150,800L158,770L210,706L228,720Z",
        "#856850",
    )
    clumps = (
        (110, 690, 104), (215, 712, 86), (-20, 720, 96), (302, 690, 68), (285, 620, 96),
        (200, 620, 104), (40, 630, 112), (-40, 610, 90), (230, 540, 92), (130, 560, 108),
        (20, 540, 104), (80, 480, 98), (160, 478, 74), (-10, 460, 70),
    )  # fmt: skip
    for i, (x, y, r) in enumerate(clumps):
        high = (720 - y) / 260
        tone = mix("#598f68", "#6fa676", high)
        sheet.fill(leafage(x, y, r, i), tone)
        sheet.fill(
            leafage(x - 0.14 * r, y - 0.16 * r, 0.74 * r, i + 20),
            mix(tone, "#8dbb7f", 0.42),
        )
        sheet.fill(
            leafage(x - 0.24 * r, y - 0.3 * r, 0.42 * r, i + 40),
            mix(tone, "#b9d796", 0.62),
        )


def leafage(x: float, y: float, radius: float, key: int) -> str:
    """Return a clump of leaves with a lobed edge."""
    count = 11
    points = []
    for i in range(2 * count):
        turn = math.pi * i / count
        reach = (
            radius
            * (1 if i % 2 else 0.93)
            * (0.97 + 0.06 * scatter(i, key, int(x) + 500))
        )
        points.append((x + reach * math.cos(turn), y + 0.84 * reach * math.sin(turn)))
    return curve(points, closed=True)


def draw_boat(sheet: Sheet) -> None:
    """A covered boat on the river with its boatman."""
    x, y, size = 452.0, 622.0, 1.2
    sheet.fill(ellipse(x + 4, y + 9, 62 * size, 6 * size), "#84b1c2")
    hull = Figure("M-58,12 C-40,2 36,2 58,14 C48,-4 34,-9 0,-9 C-32,-9 -48,-4 -58,12 Z")
    awning = Figure("M-24,2 C-22,26 18,26 20,2 Z")
    people.draw(sheet, (x + 38 * size, y - 2), (-0.3, 0.3), people.REACH, FARMER)
    sheet.stroke(
        line([(x + 20 * size, y - 58), (x + 66 * size, y + 22)]), "#8a6f55", 2.4
    )
    sheet.fill(awning.at(x, y, size, size), "#c9a873")
    sheet.fill(hull.at(x, y, size, size), "#8d6f55")


def draw_people(sheet: Sheet) -> None:
    """Pickers among the oil-tea rows and farmers in the fields."""
    for x, y, size, pose, dress, side in (
        (1530, 900, 0.44, people.REACH, PICKER, 1),
        (1905, 770, 0.36, people.REACH, FARMER, -1),
        (2006, 905, 0.5, people.WALK, FARMER, -1),
        (850, 832, 0.42, people.BEND, FARMER, 1),
        (960, 822, 0.4, people.BEND, PICKER, -1),
        (700, 716, 0.28, people.BEND, FARMER, 1),
    ):
        sheet.fill(ellipse(x + 12 * size, y, 34 * size, 5 * size), "#93a868")
        people.draw(sheet, (x, y), (side * size, size), pose, dress)


def main(target: Path) -> None:
    """Draw the picture and write it to ``target``."""
    sheet = Sheet(WIDTH, HEIGHT)
    draw_sky(sheet)
    draw_ranges(sheet)
    draw_foothills(sheet)
    draw_plain(sheet)
    draw_town(sheet)
    bridge(sheet, GROUND)
    draw_boat(sheet)
    draw_slope(sheet)
    draw_people(sheet)
    draw_near_tree(sheet)
    sheet.save(target, "县域风光")


if __name__ == "__main__":
    main(Path(__file__).parents[2] / "content/review-2020/photos/county.svg")
