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

from building import block, bridge, house
from ground import Ground
from ink import Point, Sheet, curve, ellipse, line, mix, polygon, scatter

WIDTH, HEIGHT = 2200, 1000
GROUND = Ground(centre=1100.0, horizon=336.0, focal=1000.0, eye=26.0)
AIR = "#dfeaea"

RIVER = ((230, 1400), (150, 700), (160, 430), (95, 300), (-22, 232), (-72, 172), (-52, 122), (-78, 84), (-125, 58))
ROAD = ((28, 38), (22, 60), (34, 84), (22, 112), (-4, 131), (-18, 139))
ROAD_BEYOND = ((-96, 139), (-128, 152), (-190, 176), (-300, 200))


def between(points: tuple[Point, ...], steps: int) -> list[Point]:
    """Return points along a smooth line through ``points``."""
    found = []
    for i in range(len(points) - 1):
        a, b = points[max(i - 1, 0)], points[i]
        c, d = points[i + 1], points[min(i + 2, len(points) - 1)]
        for k in range(steps):
            t = k / steps
            found.append(tuple(
                0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t**3)
                for p, q, r, s in zip(a, b, c, d, strict=True)
            ))
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
            side.append(GROUND.spot(x + across * reach, 0, max(30.0, z + along * reach)))
    return sides[0] + sides[1][::-1]


def draw_sky(sheet: Sheet) -> None:
    """Flat sky in three tones, and long clouds."""
    sheet.fill(polygon([(0, 0), (WIDTH, 0), (WIDTH, 400), (0, 400)]), "#d6e6ea")
    sheet.fill(curve_band(((0, 118), (500, 132), (1000, 104), (1600, 126), (2200, 100)), 420), "#e3edec")
    sheet.fill(curve_band(((0, 210), (600, 190), (1200, 214), (1800, 188), (2200, 204)), 420), "#f2efe2")
    sheet.fill(ellipse(520, 168, 46, 46), "#fbf1d2")
    for x, y, w in ((180, 92, 300), (860, 62, 380), (1560, 104, 340), (1980, 60, 240), (640, 150, 200)):
        sheet.fill(cloud(x, y, w), "#f8f8f2")


def curve_band(points: tuple[Point, ...], floor: float) -> str:
    """Return a path: a smooth upper edge, straight down to ``floor``."""
    return f"{curve(points)}L{points[-1][0]:g},{floor:g}L{points[0][0]:g},{floor:g}Z"


def cloud(x: float, y: float, width: float) -> str:
    """Return a long, flat cloud."""
    tall = width * 0.052
    return curve(
        [(x, y), (x + 0.16 * width, y - 0.5 * tall), (x + 0.3 * width, y - 1.5 * tall), (x + 0.46 * width, y - 1.1 * tall),
         (x + 0.6 * width, y - 1.9 * tall), (x + 0.78 * width, y - 0.7 * tall), (x + width, y - 0.1 * tall),
         (x + 0.8 * width, y + 0.35 * tall), (x + 0.45 * width, y + 0.2 * tall), (x + 0.2 * width, y + 0.4 * tall)],
        closed=True,
    )


#: The ranges from the far one to the near one: tone, tone in shade, ridge.
RANGES = (
    ("#c4d9da", "#b7cfd2", ((-20, 262), (150, 214), (300, 240), (470, 168), (640, 226), (800, 190), (980, 244), (1180, 176),
                            (1330, 150), (1500, 214), (1680, 172), (1850, 226), (2010, 184), (2220, 236))),
    ("#a8cac6", "#99bdbb", ((-20, 214), (140, 250), (330, 214), (520, 262), (700, 246), (900, 286), (1120, 268), (1330, 236),
                            (1520, 262), (1720, 216), (1900, 250), (2060, 222), (2220, 196))),
    ("#8fbba6", "#7fad9b", ((-20, 262), (180, 236), (360, 276), (560, 298), (780, 322), (1020, 330), (1240, 322), (1450, 296),
                            (1640, 268), (1800, 284), (1990, 250), (2220, 276))),
)


def draw_ranges(sheet: Sheet) -> None:
    """Three ranges of hills, each with its shaded flanks."""
    for number, (tone, shade, ridge) in enumerate(RANGES):
        sheet.fill(curve_band(ridge, 400), tone)
        for i in range(1, len(ridge) - 1):
            (x0, y0), (x, y), (x1, y1) = ridge[i - 1], ridge[i], ridge[i + 1]
            if y > y0 or y > y1:
                continue
            drop = 60 + 50 * scatter(i, number)
            foot = [(x + 8, y + 2), (x + 0.3 * (x1 - x), y + 0.35 * (y1 - y) + 2), (x + 0.72 * (x1 - x), y + 0.86 * (y1 - y) + 4),
                    (x + 0.5 * (x1 - x), y + drop * 0.8), (x + 0.3 * (x1 - x), y + drop * 1.3),
                    (x + 0.22 * (x1 - x), y + drop * 0.75), (x + 0.05 * (x1 - x), y + drop * 0.5)]
            sheet.fill(curve(foot, closed=True), shade)


def draw_foothills(sheet: Sheet) -> None:
    """Wooded knolls at the edge of the valley, with the round tops of trees."""
    for tone, light, points in (
        ("#7fae8a", "#95bf98", ((-20, 300), (160, 286), (330, 330), (480, 356), (560, 372))),
        ("#7fae8a", "#95bf98", ((1560, 372), (1700, 340), (1860, 318), (2040, 286), (2220, 262))),
        ("#74a47c", "#8cb88c", ((-20, 344), (120, 338), (280, 366), (380, 384))),
    ):
        sheet.fill(curve_band(points, 390), tone)
        steps = between(points, 12)
        for i, (x, y) in enumerate(steps):
            size = 9 + 9 * scatter(i, 41)
            sheet.fill(ellipse(x, y + 2, size, size * 0.85), tone)
            sheet.fill(ellipse(x - 0.25 * size, y - 0.05 * size, size * 0.6, size * 0.5), light)


def draw_plain(sheet: Sheet) -> None:
    """The valley floor, its fields, the river and the road."""
    sheet.fill(polygon([(0, 366), (WIDTH, 366), (WIDTH, HEIGHT), (0, HEIGHT)]), "#b9cf97")
    draw_fields(sheet)
    sheet.fill(polygon(band(RIVER, 48)), "#d9c9a0")
    sheet.fill(polygon(band(RIVER, 42)), "#9cc5d3")
    for shift, width in ((-13, 2.2), (-4, 1.2), (7, 2.6), (14, 1.2)):
        sheet.fill(polygon(band(RIVER, width, shift)), "#b9d9e1")
    for path in (ROAD, ROAD_BEYOND):
        sheet.fill(polygon(band(path, 9.5)), "#cdbf9f")
        sheet.fill(polygon(band(path, 7.6)), "#ece4d3")


def draw_fields(sheet: Sheet) -> None:
    """Paddies and rape fields as a patchwork on the plain, rows in some."""
    tones = ("#c9d891", "#aecb86", "#e6d583", "#bcd49b", "#d8dfa4", "#9fc388")
    depths = (44, 54, 66, 80, 96, 116, 142, 176, 222, 290, 390, 560, 900)
    for row in range(len(depths) - 1):
        near, far = depths[row], depths[row + 1]
        wide = (far - near) * 1.5
        reach = 1.25 * far
        count = int(2 * reach / wide) + 1
        for column in range(count):
            x = -reach + column * wide + 0.3 * wide * (row % 3)
            lean = 0.16 * (far - near)
            gap = 0.035 * (far - near)
            corners = [(x + gap, near + gap), (x + wide - gap, near + gap), (x + wide - gap + lean, far - gap), (x + gap + lean, far - gap)]
            tone = tones[int(scatter(row, column, 5) * len(tones))]
            sheet.fill(polygon(GROUND.spot(px, 0, pz) for px, pz in corners), tone)
            if near < 220 and scatter(row, column, 6) < 0.62:
                draw_rows(sheet, corners, mix(tone, "#5c8a5a", 0.24), near)


def draw_rows(sheet: Sheet, corners: list[Point], tone: str, near: float) -> None:
    """Rows of a crop, from the near edge of a field to the far one."""
    (x1, z1), (x2, _), (x3, z3), (x4, _) = corners
    count = 9
    parts = []
    for i in range(1, count):
        share = i / count
        a = GROUND.spot(x1 + (x2 - x1) * share, 0, z1)
        b = GROUND.spot(x4 + (x3 - x4) * share, 0, z3)
        parts.append(line([a, b]))
    sheet.stroke("".join(parts), tone, 0.22 * GROUND.focal / near)


def draw_town(sheet: Sheet) -> None:
    """Old houses by the water, new blocks behind them, trees between."""
    items: list[tuple[float, int, tuple[float, ...]]] = []
    for number, (x, z, w, d, floors) in enumerate((
        (60, 330, 18, 14, 7), (92, 352, 16, 14, 10), (128, 338, 20, 14, 8), (30, 352, 22, 14, 6), (165, 360, 18, 14, 9),
        (-40, 372, 20, 14, 6), (-78, 352, 18, 14, 7), (205, 350, 22, 14, 6), (150, 290, 24, 14, 5), (-8, 392, 18, 14, 9),
        (190, 290, 20, 14, 6),
    )):
        items.append((z, 0, (x, z, w, d, floors, number)))
    for row, (z, first, last, step) in enumerate((
        (262, 8, 160, 17), (232, 22, 150, 16), (206, 12, 138, 15), (184, -18, 128, 14.5), (164, -8, 118, 13.5), (147, 2, 104, 13),
        (262, -150, -70, 19), (236, -160, -92, 17), (208, -168, -118, 16),
    )):
        x = float(first)
        while x < last:
            luck = scatter(row, int(x), 11)
            if luck > 0.12:
                items.append((z + 6 * luck, 1, (x + 3 * luck, z + 6 * luck, row, x)))
            else:
                items.append((z, 2, (x, z, 3.4 + 2 * scatter(row, int(x), 12))))
            x += step
    items += [(z, 2, (x, z, 3 + 2.2 * scatter(int(x), 13))) for x, z in (
        (-30, 200), (-22, 214), (-38, 222), (20, 138), (48, 137), (66, 138), (84, 139), (-112, 196), (-100, 244), (-60, 262),
        (120, 150), (136, 160), (150, 176), (160, 196), (172, 226), (30, 286), (70, 282), (110, 284), (-120, 270), (-20, 300),
        (10, 298), (-108, 150), (-120, 158), (-138, 166), (-152, 166), (-170, 176), (-190, 184), (8, 139), (98, 142),
    )]
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
    sheet.fill(ellipse(px + 0.5 * radius * size, py, radius * size, 0.22 * radius * size), "#98b27e")
    sheet.stroke(line([(px, py), (px, py - radius * size)]), "#8a6f55", 0.22 * radius * size)
    top = py - 1.5 * radius * size
    for dx, dy, r in ((-0.45, 0.15, 0.72), (0.5, 0.2, 0.68), (0, -0.3, 0.8)):
        sheet.fill(ellipse(px + dx * radius * size, top + dy * radius * size, r * radius * size, r * radius * size * 0.94), tone)
    for dx, dy, r in ((-0.6, 0.0, 0.46), (-0.12, -0.5, 0.5)):
        sheet.fill(ellipse(px + dx * radius * size, top + dy * radius * size, r * radius * size, r * radius * size * 0.86), mix(tone, "#d6e3a0", 0.4))


#: Edges of the terraces of the near slope, from the crest downwards.
CREST = ((1290, 1010), (1420, 900), (1600, 812), (1800, 742), (2000, 690), (2220, 654))


def draw_slope(sheet: Sheet) -> None:
    """The near slope: terraces with rows of oil-tea bushes in bloom."""
    sheet.fill(f"{curve(CREST)}L2200,1000Z", "#a8bf78")
    for level in range(6):
        share = level / 6
        edge = [(x + 150 * level + 0.04 * level * (x - 1290), y + 46 * level + 9 * level * level * (0.35 + (x - 1290) / 1400)) for x, y in CREST]
        size = 17 + 6.5 * level
        drop = [(x, y + size * 0.7) for x, y in edge]
        sheet.fill(f"{curve(drop)}L2210,1010L{drop[0][0]:g},1010Z", mix("#d9b98a", "#cfa873", share))
        bank = [(x, y + size * 1.25) for x, y in edge]
        sheet.fill(f"{curve(bank)}L2210,1010L{bank[0][0]:g},1010Z", mix("#b9c983", "#a6bd74", share))
        draw_bushes(sheet, edge, size, level)


def draw_bushes(sheet: Sheet, edge: list[Point], size: float, level: int) -> None:
    """One row of bushes along a terrace."""
    path = between(tuple(edge), 60)
    x0 = -1000.0
    for i, (x, y) in enumerate(path):
        if abs(x - x0) < size * 1.5 or y > 1000 + size or x > WIDTH + size:
            continue
        x0 = x
        bush(sheet, x, y + size * 0.35, size * (0.88 + 0.24 * scatter(i, level, 21)), i * 10 + level)


def bush(sheet: Sheet, x: float, y: float, size: float, key: int) -> None:
    """One oil-tea bush: crown, lit side, white flowers."""
    tone = mix("#5d9468", "#6da074", scatter(key, 22))
    sheet.fill(ellipse(x + 0.3 * size, y + 0.62 * size, 1.05 * size, 0.24 * size), "#93a868")
    crown = [(x - 0.95 * size, y + 0.5 * size), (x - 1.0 * size, y - 0.1 * size), (x - 0.55 * size, y - 0.68 * size), (x + 0.05 * size, y - 0.86 * size),
             (x + 0.62 * size, y - 0.6 * size), (x + 0.98 * size, y), (x + 0.9 * size, y + 0.52 * size), (x, y + 0.66 * size)]
    sheet.fill(curve(crown, closed=True), tone)
    light = [(x - 0.86 * size, y + 0.1 * size), (x - 0.5 * size, y - 0.55 * size), (x + 0.02 * size, y - 0.72 * size), (x + 0.3 * size, y - 0.52 * size),
             (x - 0.1 * size, y - 0.2 * size), (x - 0.4 * size, y + 0.16 * size)]
    sheet.fill(curve(light, closed=True), mix(tone, "#cfe0a0", 0.42))
    for flower in range(5 if size > 22 else 3):
        turn, far = 6.283 * scatter(key, flower, 23), 0.75 * math.sqrt(scatter(key, flower, 24))
        fx, fy = x + far * size * math.cos(turn), y - 0.1 * size + 0.62 * far * size * math.sin(turn)
        petal = 0.105 * size
        sheet.fill(ellipse(fx, fy, petal * 1.25, petal), "#fffdf4")
        if size > 22:
            sheet.fill(ellipse(fx, fy, petal * 0.42, petal * 0.36), "#e9b84a")


def main(target: Path) -> None:
    """Draw the picture and write it to ``target``."""
    sheet = Sheet(WIDTH, HEIGHT)
    draw_sky(sheet)
    draw_ranges(sheet)
    draw_foothills(sheet)
    draw_plain(sheet)
    draw_town(sheet)
    bridge(sheet, GROUND)
    draw_slope(sheet)
    sheet.save(target, "县域风光")


if __name__ == "__main__":
    main(Path(__file__).parents[2] / "content/review-2020/photos/county.svg")
