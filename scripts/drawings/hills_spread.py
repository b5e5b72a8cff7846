"""A county before its mountains, over two pages: town, river, terraces, mist."""

from __future__ import annotations

from math import cos, pi, sin
from pathlib import Path

import year_inks as inks
from ink import Sheet, box, ellipse, line, points, polygon, scatter
from scenery import between, cloud, curve_band
from year_inks import mixed
from year_things import cluster, hills, ridge, tree, woods

#: Two pages of 210 mm with their bleed, a tenth of a millimetre a unit.
WIDTH, HEIGHT = 4260, 2260
#: The left trim, and where a line may begin that does not cross it.
TRIM, CLEAR = 30.0, 37.7
#: The middle of the river, from the hills to the foot, with half its width.
RIVER = (
    (2520, 1334, 12),
    (2610, 1352, 18),
    (2660, 1380, 26),
    (2520, 1426, 38),
    (2160, 1478, 50),
    (1800, 1546, 84),
    (1590, 1720, 124),
    (2020, 1890, 180),
    (2500, 2050, 230),
    (2680, 2300, 300),
)


def draw_sky(sheet: Sheet) -> None:
    """Draw a pale morning in three bands, a sun and long clouds."""
    sheet.face(box(0, 0, WIDTH, 1400), inks.SKY)
    for edge, tone in (
        (
            "-20,330 900,380 2100,300 3300,390 4300,330",
            mixed(inks.SKY, inks.SHELL, 0.5),
        ),
        ("-20,560 900,520 2200,590 3300,530 4300,580", inks.SHELL),
        ("-20,760 1100,720 2300,790 3400,730 4300,770", inks.CREAM),
    ):
        sheet.fill(curve_band(points(edge), 1400), tone)
    sheet.fill(ellipse(3080, 560, 150, 150), mixed(inks.CINNABAR, inks.STRAW, 0.42))
    for place in (
        (500, 260, 620),
        (1500, 430, 420),
        (3300, 300, 560),
        (2350, 190, 380),
    ):
        sheet.fill(cloud(*place), inks.WHITE)


def draw_mountains(sheet: Sheet) -> None:
    """Draw five ranges, darker as they come near, with mist between them."""
    ranges = (
        (980, 420, 11, 860, mixed(inks.SKY, inks.SAGE, 0.35), 6),
        (1080, 400, 23, 700, mixed(inks.SAGE, inks.WATER, 0.3), 7),
        (1170, 330, 31, 600, mixed(inks.SAGE, inks.JADE, 0.45), 8),
        (1250, 250, 47, 500, inks.JADE, 9),
        (1310, 170, 59, 420, mixed(inks.JADE, inks.PINE, 0.55), 9),
    )
    for rank, (level, rise, key, reach, tone, cut) in enumerate(ranges):
        edge = ridge(WIDTH, level, rise, key, reach)
        hills(sheet, edge, (tone, mixed(tone, inks.DEEP, 0.2)), 1420, cut)
        if rank in (1, 2, 3):
            veil = [
                (x, level + 46 + 24 * scatter(rank, int(x)))
                for x in range(-100, 4500, 260)
            ]
            sheet.fill(curve_band(tuple(veil), 1420), inks.MIST, 0.55)


def draw_valley(sheet: Sheet) -> None:
    """Draw the floor of the valley: strips of fields, the river."""
    sheet.face(box(0, 1330, WIDTH, HEIGHT), mixed(inks.RICE, inks.SAGE, 0.5))
    tones = (
        inks.RICE,
        inks.SAGE,
        inks.STRAW,
        mixed(inks.RICE, inks.STRAW, 0.5),
        mixed(inks.JADE, inks.RICE, 0.5),
    )
    y, row = 1332.0, 0
    while y < HEIGHT + 40:
        deep = 16 + (y - 1320) * 0.12
        x = -200.0 * scatter(row, 1)
        while x < WIDTH + 60:
            wide = deep * (3.2 + 4.4 * scatter(row, int(x), 2))
            lean = deep * 0.9 * (x - 2130) / 2130
            tone = tones[int(scatter(row, int(x), 3) * len(tones))]
            gap = 0.07 * deep
            sheet.face(
                [
                    (x + gap + lean, y + gap),
                    (x + wide - gap + lean, y + gap),
                    (x + wide - gap + 2 * lean, y + deep - gap),
                    (x + gap + 2 * lean, y + deep - gap),
                ],
                tone,
            )
            if scatter(row, int(x), 4) < 0.5:
                for k in range(1, 5):
                    v = y + deep * k / 5
                    left = x + 3 * gap + lean * (1 + k / 5)
                    right = left + wide - 6 * gap
                    if TRIM <= left < CLEAR:
                        left = CLEAR
                    sheet.stroke(
                        line([(left, v), (right, v)]),
                        mixed(tone, inks.PINE, 0.28),
                        max(1.4, 0.03 * deep),
                    )
            x += wide
        y, row = y + deep, row + 1
    for spread, tone in ((1.16, inks.CREAM), (1.0, inks.WATER)):
        sheet.fill(_river(spread), tone)
    for i in range(46):
        share = scatter(i, 5) ** 0.6
        at = share * (len(RIVER) - 1.01)
        k, t = int(at), at % 1
        (x0, y0, w0), (x1, y1, w1) = RIVER[k : k + 2]
        wide = w0 + (w1 - w0) * t
        x = x0 + (x1 - x0) * t + wide * 1.1 * (scatter(i, 6) - 0.5)
        sheet.fill(
            ellipse(x, y0 + (y1 - y0) * t, wide * 0.3, 1.4 + wide * 0.014),
            inks.WHITE,
            0.8,
        )


def _river(spread: float) -> str:
    left = between(tuple((x - w * spread, y) for x, y, w in RIVER), 10)
    right = between(tuple((x + w * spread, y) for x, y, w in RIVER), 10)
    return polygon(left + right[::-1])


def draw_bridge(sheet: Sheet) -> None:
    """Draw a stone bridge of three arches over the river before the town."""
    left, right, deck, foot = 1560.0, 1990.0, 1500.0, 1590.0
    sheet.face(
        [
            (left - 60, deck + 34),
            (left + 120, deck),
            (right - 120, deck),
            (right + 60, deck + 34),
            (right + 60, foot - 10),
            (left - 60, foot - 10),
        ],
        inks.STONE,
    )
    for middle, half in ((1684, 34), (1776, 46), (1868, 34)):
        arch = [
            (middle - half * cos(pi * i / 12), foot - 8 - half * sin(pi * i / 12))
            for i in range(13)
        ]
        sheet.face(
            [*arch, (middle + half, foot + 4), (middle - half, foot + 4)],
            mixed(inks.WATER, inks.RIVER, 0.5),
        )
        sheet.stroke(line(arch), mixed(inks.STONE, inks.SLATE, 0.5), 5)
    rail = line(
        [
            (left - 60, deck + 20),
            (left + 120, deck - 16),
            (right - 120, deck - 16),
            (right + 60, deck + 20),
        ]
    )
    sheet.stroke(rail, mixed(inks.STONE, inks.SLATE, 0.35), 6)


def draw_terraces(sheet: Sheet) -> None:
    """Draw terraces of tea rising on the right, and woods on the left corner."""
    for step in range(9):
        base = 1610 + 88 * step
        edge = points(
            f"{2900 - 60 * step},{base + 250} {3300 - 40 * step},{base + 130} "
            f"{3700},{base + 20} {4020},{base - 70} 4400,{base - 120}"
        )
        sheet.fill(
            f"{curve_band(edge, HEIGHT + 400)}", mixed(inks.EARTH, inks.STRAW, 0.55)
        )
        low = [(x, y + 16) for x, y in edge]
        sheet.fill(
            curve_band(tuple(low), HEIGHT + 400),
            mixed(inks.RICE, inks.SAGE, 0.2 + 0.08 * step),
        )
        tone = mixed(inks.JADE, inks.PINE, 0.25 + 0.08 * step)
        row = [(x, y + 44) for x, y in edge]
        woods(sheet, row, (tone, mixed(tone, inks.RICE, 0.5)), 22 + 3.2 * step, step)
    for edge, size in (
        ("-40,1720 260,1800 520,1960 640,2300", 70),
        ("-40,1890 180,1960 360,2120 420,2300", 90),
    ):
        line_of = list(points(edge))
        sheet.fill(
            curve_band(tuple(line_of), HEIGHT + 60), mixed(inks.PINE, inks.DEEP, 0.3)
        )
        for row in range(5):
            lower = [(x - 46 * row, y + 62 * row) for x, y in line_of]
            tone = mixed(inks.PINE, inks.DEEP, 0.1 + 0.12 * row)
            woods(
                sheet, lower, (tone, mixed(tone, inks.RICE, 0.3)), size, row + int(size)
            )


def drawn() -> Sheet:
    """Return the whole spread."""
    sheet = Sheet(WIDTH, HEIGHT, inks.FINEST)
    draw_sky(sheet)
    draw_mountains(sheet)
    draw_valley(sheet)
    cluster(sheet, (640, 1380), (4, 9), 92, 3)
    cluster(sheet, (2860, 1352), (2, 6), 62, 8)
    draw_bridge(sheet)
    for i in range(26):
        x = 520 + 3300 * scatter(i, 71)
        y = 1420 + 90 * scatter(i, 72)
        if not 1380 < x < 2750:
            tree(sheet, (x, y), 70 + 40 * scatter(i, 73), i)
    draw_terraces(sheet)
    return sheet


def main(folder: Path) -> None:
    """Write the picture, which make-up parts over the fold."""
    drawn().save(folder / "hills.svg", "山前的县城（示意图）")


if __name__ == "__main__":
    main(Path(__file__).parents[2] / "content/yearbook-2020-2023/photos")
