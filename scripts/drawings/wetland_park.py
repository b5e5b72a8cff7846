"""A wetland: egrets in shallow water, reeds, a boardwalk, hills in the mist."""

from __future__ import annotations

from math import cos, pi, sin
from pathlib import Path

import year_inks as inks
from ink import (
    Figure,
    Point,
    Sheet,
    box,
    curve,
    ellipse,
    line,
    points,
    polygon,
    scatter,
)
from people import POINT, STAND, WALK
from scenery import cloud, curve_band
from year_folk import Dress, person
from year_inks import mixed
from year_things import hills, ridge, ripples, woods

WIDTH, HEIGHT = 2160, 1820
SHORE = 760.0

#: An egret, its feet at 0, in hundredths of its height.
BODY = Figure(
    "M-30,44 C-24,58 -4,66 14,60 C26,56 30,48 26,42 C16,32 -8,32 -24,38 "
    "C-34,34 -44,30 -52,24 C-48,34 -40,42 -30,44 Z"
)
NECK = Figure(
    "M14,60 C26,62 34,70 28,78 C22,84 20,90 28,96 C34,99 40,97 42,93 "
    "L62,90 L42,88 C38,88 33,87 33,83 "
    "C38,76 42,66 34,56 C30,50 24,48 18,48 Z"
)
BILL = Figure("M42,93 L64,90 L42,88.6 Z")


def egret(sheet: Sheet, foot: Point, size: float, side: int) -> None:
    """Draw a standing egret with its image in the water."""
    x, y = foot
    a, u = side * size / 100, size / 100
    sheet.fill(ellipse(x, y + 5 * u, 44 * u, 3.4 * u), inks.WHITE, 0.7)
    legs = line([(x - 6 * a, y - 38 * u), (x - 8 * a, y)]) + line(
        [(x + 6 * a, y - 38 * u), (x + 8 * a, y - 18 * u), (x + 4 * a, y)]
    )
    sheet.stroke(legs, inks.INK, 2.2 * u)
    sheet.fill(BODY.at(x, y, a, u), inks.WHITE)
    sheet.fill(
        Figure(
            "M-30,44 C-18,50 2,48 18,42 C4,34 -14,34 -24,38 "
            "C-34,34 -44,30 -52,24 C-48,34 -40,42 -30,44 Z"
        ).at(x, y, a, u),
        mixed(inks.STONE, inks.WHITE, 0.35),
    )
    sheet.fill(NECK.at(x, y, a, u), inks.WHITE)
    sheet.fill(BILL.at(x, y, a, u), inks.OCHRE)
    sheet.fill(ellipse(x + 37 * a, y - 93.6 * u, 1.5 * u, 1.5 * u), inks.INK)


WING = Figure("M0,0 C-10,18 -26,44 -60,62 C-36,60 -14,50 -4,38 C0,28 6,14 12,4 Z")
FLYING = Figure(
    "M-46,-2 C-26,8 8,10 26,4 C34,2 40,6 46,4 L64,0 L46,-2 C38,-4 30,-6 "
    "22,-6 C0,-10 -26,-8 -46,-2 Z"
)


def flight(sheet: Sheet, place: Point, size: float, side: int) -> None:
    """Draw a flying egret, legs stretched behind."""
    x, y = place
    a, u = side * size / 100, size / 100
    sheet.stroke(
        line([(x - 44 * a, y + u), (x - 84 * a, y + 6 * u)]), inks.INK, 1.8 * u
    )
    sheet.fill(
        WING.at(x - 2 * a, y, a * 1.1, u * 1.2), mixed(inks.STONE, inks.WHITE, 0.3)
    )
    sheet.fill(FLYING.at(x, y, a, u), inks.WHITE)
    sheet.fill(WING.at(x + 8 * a, y + 2 * u, -a * 0.8, u * 1.2), inks.WHITE)
    sheet.fill(Figure("M46,4 L66,0 L46,-1 Z").at(x, y, a, u), inks.OCHRE)


def reed(sheet: Sheet, foot: Point, size: float, key: int) -> None:
    """Draw a clump of reeds with their plumes."""
    x, y = foot
    for i in range(9):
        lean = (i - 4) * 0.075 + 0.12 * (scatter(key, i) - 0.5)
        tall = size * (0.7 + 0.4 * scatter(key, i, 1))
        tone = mixed(inks.JADE, inks.DEEP, 0.7 * scatter(key, i, 2))
        tip = (x + (i - 4) * 0.03 * size + lean * tall, y - tall)
        stem = [
            (x + (i - 4) * 0.03 * size, y),
            (x + (i - 4) * 0.03 * size + 0.32 * lean * tall, y - 0.55 * tall),
            tip,
        ]
        sheet.stroke(curve(stem), tone, 0.012 * size)
        for k in range(2):
            t = 0.25 + 0.26 * k + 0.1 * scatter(key, i, k)
            px, py = x + (i - 4) * 0.03 * size + 0.4 * lean * tall * t, y - tall * t
            side = 1 if (i + k) % 2 else -1
            leaf = [
                (px, py),
                (px + side * 0.13 * size, py - 0.17 * size),
                (px + side * 0.28 * size, py - 0.13 * size),
                (px + side * 0.13 * size, py - 0.13 * size),
            ]
            sheet.fill(curve(leaf, closed=True), mixed(tone, inks.RICE, 0.35 * k))
        if scatter(key, i, 5) < 0.62:
            bend = 0.14 * size * (1 if lean > 0 else -1)
            plume = [
                (tip[0], tip[1] + 0.05 * size),
                (tip[0] + 0.2 * bend, tip[1] - 0.13 * size),
                (tip[0] + bend, tip[1] - 0.2 * size),
                (tip[0] + 0.9 * bend, tip[1] - 0.1 * size),
                (tip[0] + 0.4 * bend, tip[1]),
            ]
            sheet.fill(
                curve(plume, closed=True),
                mixed(inks.STRAW, inks.OCHRE, 0.5 * scatter(key, i, 6)),
            )


def draw_walk(sheet: Sheet) -> None:
    """Draw the boardwalk, in three turns from the right towards the pavilion."""
    turns = points("2260,1200 1500,1120 1740,960 1180,900 1330,826 980,806")
    widths = (64, 56, 40, 30, 20, 15)
    for (x0, y0), (x1, y1), w0, w1 in zip(
        turns, turns[1:], widths, widths[1:], strict=False
    ):
        posts = []
        for k in range(9):
            t = k / 8
            x, y, w = x0 + (x1 - x0) * t, y0 + (y1 - y0) * t, w0 + (w1 - w0) * t
            posts.append(line([(x, y + 0.4 * w), (x, y + 1.1 * w)]))
        sheet.stroke(
            "".join(posts), mixed(inks.EARTH, inks.INK, 0.35), 0.11 * (w0 + w1)
        )
        sheet.face(
            [
                (x0, y0 - w0 * 0.3),
                (x1, y1 - w1 * 0.3),
                (x1, y1 + w1 * 0.4),
                (x0, y0 + w0 * 0.4),
            ],
            mixed(inks.STRAW, inks.EARTH, 0.35),
        )
        sheet.face(
            [
                (x0, y0 + w0 * 0.4),
                (x1, y1 + w1 * 0.4),
                (x1, y1 + w1 * 0.62),
                (x0, y0 + w0 * 0.62),
            ],
            mixed(inks.EARTH, inks.BARK, 0.4),
        )
        rails = line([(x0, y0 - w0 * 1.05), (x1, y1 - w1 * 1.05)])
        for k in range(9):
            t = k / 8
            x, y, w = x0 + (x1 - x0) * t, y0 + (y1 - y0) * t, w0 + (w1 - w0) * t
            rails += line([(x, y - 0.3 * w), (x, y - 1.05 * w)])
        sheet.stroke(rails, mixed(inks.EARTH, inks.BARK, 0.3), 0.05 * (w0 + w1))
    x, y = 950.0, 800.0
    sheet.face([(x - 70, y - 84), (x, y - 136), (x + 70, y - 84)], inks.SLATE)
    sheet.face(
        [(x - 86, y - 74), (x - 70, y - 88), (x + 70, y - 88), (x + 86, y - 74)],
        mixed(inks.SLATE, inks.INK, 0.4),
    )
    sheet.stroke(
        "".join(line([(x + d, y - 76), (x + d, y + 8)]) for d in (-56, -20, 20, 56)),
        mixed(inks.CINNABAR, inks.EARTH, 0.4),
        8,
    )
    sheet.face(box(x - 74, y, x + 74, y + 14), mixed(inks.STRAW, inks.EARTH, 0.35))


def drawn() -> Sheet:
    """Return the picture."""
    sheet = Sheet(WIDTH, HEIGHT)
    sheet.face(box(0, 0, WIDTH, SHORE), mixed(inks.SKY, inks.SHELL, 0.3))
    for edge, tone in (
        ("-20,200 800,240 1500,170 2200,210", inks.SHELL),
        ("-20,360 800,330 1500,380 2200,350", inks.CREAM),
    ):
        sheet.fill(curve_band(points(edge), SHORE), tone)
    sheet.fill(ellipse(560, 330, 104, 104), mixed(inks.CINNABAR, inks.STRAW, 0.5))
    for place in ((1180, 140, 520), (140, 180, 300)):
        sheet.fill(cloud(*place), inks.WHITE)
    for level, rise, key, reach, tone in (
        (600, 290, 404, 800, mixed(inks.SKY, inks.SAGE, 0.5)),
        (670, 220, 411, 660, mixed(inks.SAGE, inks.JADE, 0.3)),
        (720, 120, 417, 520, mixed(inks.SAGE, inks.JADE, 0.8)),
    ):
        hills(
            sheet,
            ridge(WIDTH, level, rise, key, reach),
            (tone, mixed(tone, inks.DEEP, 0.18)),
            SHORE,
            8,
        )
    shore = [(x, 742.0 - 26 * scatter(x)) for x in range(-60, 2300, 90)]
    woods(sheet, shore, (inks.PINE, mixed(inks.JADE, inks.RICE, 0.3)), 52, 8)
    water = mixed(inks.WATER, inks.SAGE, 0.35)
    sheet.face(box(0, SHORE, WIDTH, HEIGHT), water)
    sheet.fill(
        curve_band(points("-40,768 500,776 1100,766 1700,778 2240,768"), 830),
        mixed(water, inks.PINE, 0.4),
    )
    for k in range(15):
        y = 800 + 9 * k + 3.6 * k * k
        wave = [
            (x, y + (5 + k) * sin(x / (150 + 9 * k) + 1.9 * k))
            for x in range(-60, 2280, 70)
        ]
        sheet.stroke(curve(wave), mixed(water, inks.WHITE, 0.5), 2.5 + 0.7 * k)
    sheet.fill(ellipse(560, 880, 120, 9), mixed(inks.CINNABAR, inks.WHITE, 0.6), 0.7)
    for x, y, rx, ry in (
        (420, 1090, 420, 34),
        (1320, 1330, 560, 48),
        (240, 1480, 420, 54),
    ):
        sheet.fill(ellipse(x, y, rx, ry), mixed(inks.RICE, inks.JADE, 0.45))
        sheet.fill(
            ellipse(x, y + 0.4 * ry, rx * 0.98, ry * 0.72),
            mixed(inks.JADE, inks.PINE, 0.4),
            0.5,
        )
    draw_walk(sheet)
    for i, (x, y, size, pose, side) in enumerate(
        (
            (1560, 1102, 0.6, POINT, -1),
            (1620, 1108, 0.6, STAND, -1),
            (1960, 1150, 0.72, WALK, -1),
            (1420, 920, 0.36, WALK, -1),
        )
    ):
        person(
            sheet,
            (x, y),
            (side * size, size),
            pose,
            Dress((inks.CINNABAR, inks.RIVER, inks.WHITE, inks.OCHRE)[i], inks.DEEP),
        )
    for i in range(12):
        reed(sheet, (60 + 66 * i, 1080 + 26 * scatter(i, 1)), 150, i)
    for i in range(15):
        reed(
            sheet, (860 + 68 * i, 1320 + 40 * scatter(i, 2)), 190, 40 + i
        ) if i not in (4, 5, 6, 7, 8) else None
    egret(sheet, (1230, 1420), 420, 1)
    egret(sheet, (1530, 1466), 330, 1)
    egret(sheet, (700, 1240), 250, 1)
    egret(sheet, (960, 1250), 220, 1)
    for x, y, size, side in (
        (980, 300, 150, 1),
        (1180, 380, 130, 1),
        (1330, 280, 110, 1),
        (1760, 470, 120, -1),
    ):
        flight(sheet, (x, y), size, side)
    for i in range(16):
        reed(sheet, (-40 + 62 * i, 1850 - 14 * i * scatter(i, 3)), 470 - 14 * i, 80 + i)
    for i in range(9):
        reed(sheet, (1680 + 66 * i, 1870), 380 + 16 * i, 120 + i)
    ripples(sheet, (1000, 1500, 1700, 1780), 14, mixed(water, inks.WHITE, 0.7), 5)
    for i in range(9):
        x, y = 1010 + 620 * scatter(i, 21), 1560 + 220 * scatter(i, 22)
        pad = [
            (x + 52 * cos(2 * pi * k / 18), y + 17 * sin(2 * pi * k / 18))
            for k in range(1, 18)
        ]
        sheet.fill(polygon([(x, y), *pad]), mixed(inks.JADE, inks.PINE, scatter(i, 23)))
        if i % 3 == 0:
            for turn in (-0.7, -0.3, 0.1, 0.5):
                sheet.fill(
                    ellipse(x + 26 * turn, y - 16 - 6 * (0.5 - abs(turn)), 9, 15),
                    mixed(inks.CINNABAR, inks.WHITE, 0.62),
                )
    return sheet


def main(folder: Path) -> None:
    """Write the picture."""
    drawn().save(folder / "wetland.svg", "湿地与水鸟（示意图）")


if __name__ == "__main__":
    main(Path(__file__).parents[2] / "content/yearbook-2020-2023/photos")
