"""A dragon-boat race: three boats abreast on green water, people on the bank."""

from __future__ import annotations

from math import cos, pi, sin
from pathlib import Path

import year_inks as inks
from ink import Figure, Point, Sheet, box, curve, ellipse, line, points, scatter
from people import STAND
from scenery import curve_band
from year_folk import ROW_POSE, Dress, person
from year_inks import mixed
from year_things import hills, ridge, ripples, woods

WIDTH, HEIGHT = 2160, 2260
#: Boats: left end, waterline, length, hull, coats.
BOATS = (
    (330, 1010, 1270, inks.RIVER, inks.OCHRE),
    (110, 1390, 1520, inks.CINNABAR, inks.WHITE),
    (-190, 1860, 1840, inks.OCHRE, inks.PINE),
)


def draw_bank(sheet: Sheet) -> None:
    """Draw sky, hills and the far bank with its onlookers under trees."""
    sheet.face(box(0, 0, WIDTH, 900), inks.SKY)
    sheet.fill(curve_band(points("-20,230 800,280 1500,220 2200,260"), 900), inks.SHELL)
    for level, rise, key, reach, tone in (
        (480, 250, 61, 700, mixed(inks.SKY, inks.SAGE, 0.6)),
        (560, 200, 67, 560, mixed(inks.SAGE, inks.JADE, 0.5)),
    ):
        hills(
            sheet,
            ridge(WIDTH, level, rise, key, reach),
            (tone, mixed(tone, inks.DEEP, 0.18)),
            700,
            8,
        )
    crowns = [(x, 640.0 - 40 * scatter(x)) for x in range(-60, 2300, 110)]
    woods(sheet, crowns, (inks.PINE, mixed(inks.JADE, inks.RICE, 0.3)), 92, 4)
    sheet.face(box(0, 650, WIDTH, 760), mixed(inks.RICE, inks.SAGE, 0.5))
    for row in range(3):
        for i in range(58):
            x = -20 + 38.5 * i + 16 * scatter(row, i, 1) + 18 * (row % 2)
            y = 700 + 30 * row
            coat = (
                inks.CINNABAR,
                inks.WHITE,
                inks.RIVER,
                inks.OCHRE,
                inks.SLATE,
                inks.STRAW,
            )
            tone = coat[int(scatter(row, i, 2) * 6)]
            if scatter(row, i, 4) < 0.16:
                continue
            sheet.fill(
                curve(
                    [
                        (x - 13, y + 40),
                        (x - 11, y),
                        (x, y - 8),
                        (x + 11, y),
                        (x + 13, y + 40),
                    ],
                    closed=True,
                ),
                tone,
            )
            sheet.fill(ellipse(x, y - 19, 9, 11), inks.SKIN)
            sheet.fill(ellipse(x, y - 24, 9.4, 7.4), inks.INK)
    sheet.face(box(0, 786, WIDTH, 850), inks.STONE)
    joints = [
        line(
            [(x + 40 * (row % 2), 788 + 21 * row), (x + 40 * (row % 2), 808 + 21 * row)]
        )
        for row in range(3)
        for x in range(0, WIDTH + 80, 80)
    ]
    joints += [line([(0, 787 + 21 * row), (WIDTH, 787 + 21 * row)]) for row in range(4)]
    sheet.stroke("".join(joints), mixed(inks.STONE, inks.SLATE, 0.35), 2.4)


def draw_water(sheet: Sheet) -> None:
    """Draw the water in bands, broader and darker towards the eye."""
    sheet.face(box(0, 850, WIDTH, HEIGHT), mixed(inks.WATER, inks.SAGE, 0.3))
    y, row = 862.0, 0
    while y < HEIGHT:
        deep = 8 + (y - 850) * 0.05
        edge = [
            (x, y + deep * 0.34 * sin(x / (120 + 3 * row) + row * 1.7))
            for x in range(-40, WIDTH + 80, 60)
        ]
        low = [(x, y2 + deep * (0.5 + 0.3 * sin(x / 170 + row))) for x, y2 in edge]
        tone = mixed(
            mixed(inks.WATER, inks.RIVER, 0.28), inks.JADE, 0.16 + 0.0002 * (y - 850)
        )
        sheet.fill(curve(edge) + curve(low[::-1]).replace("M", "L", 1) + "Z", tone)
        y, row = y + deep * 1.7, row + 1
    ripples(sheet, (0, 880, WIDTH, 2240), 70, mixed(inks.WATER, inks.WHITE, 0.55), 12)


HEAD = Figure(
    "M0,0 C6,30 10,60 34,84 C44,98 66,104 84,96 C100,90 122,86 132,74 "
    "C138,64 130,58 118,58 "
    "C106,58 98,60 92,54 C104,50 116,50 122,42 C112,32 92,36 78,34 C66,20 60,8 56,-8 Z"
)
MANE = Figure(
    "M34,84 C16,96 2,96 -14,88 C-4,80 4,74 10,66 C-6,66 -16,58 -24,46 "
    "C-10,46 0,44 8,40 "
    "C-8,32 -12,22 -14,12 C-4,16 4,16 6,10 L30,60 Z"
)
HORN = Figure("M52,98 C44,120 30,130 12,134 C28,122 36,112 40,98 Z")
TAIL = Figure(
    "M0,0 C-30,24 -54,54 -60,100 C-44,84 -34,80 -22,78 C-26,92 -24,104 "
    "-16,118 C-8,96 6,74 30,52 "
    "C22,34 26,14 36,0 Z"
)


def draw_boat(
    sheet: Sheet, boat: tuple[float, float, float, str, str], key: int
) -> None:
    """Draw a boat with its crew, racing to the right."""
    x, y, long, hull, _coat = boat
    size = long / 1500
    sheet.fill(
        ellipse(x + long / 2, y + 22 * size, long * 0.5, 20 * size),
        mixed(inks.RIVER, inks.DEEP, 0.45),
        0.75,
    )
    _crew(sheet, boat, size, key)
    deck = y - 46 * size
    body = [
        (x, deck - 44 * size),
        (x + 0.1 * long, deck),
        (x + 0.5 * long, deck + 14 * size),
        (x + 0.9 * long, deck - 2 * size),
        (x + long, deck - 62 * size),
        (x + 0.96 * long, y - 2 * size),
        (x + 0.8 * long, y + 26 * size),
        (x + 0.2 * long, y + 26 * size),
        (x + 0.04 * long, y + 2 * size),
    ]
    sheet.fill(curve(body, closed=True), hull)
    for shift, tone, width in (
        (20, mixed(hull, inks.STRAW, 0.75), 7),
        (34, mixed(hull, inks.INK, 0.35), 5),
    ):
        stripe = [
            (x + 0.04 * long, deck - 18 * size + shift * size * 0.6),
            (x + 0.2 * long, deck + shift * size),
            (x + 0.5 * long, deck + (10 + shift) * size),
            (x + 0.8 * long, deck + shift * size),
            (x + 0.97 * long, deck - 30 * size + shift * size * 0.6),
        ]
        sheet.stroke(curve(stripe), tone, width * size)
    scales = []
    for i in range(40):
        u = 0.13 + 0.74 * i / 39
        px, py = x + u * long, y + 1 * size
        scales.append(
            line(
                [
                    (
                        px + 13 * size * cos(pi * a / 6),
                        py - 6 * size + 15 * size * sin(pi * a / 6),
                    )
                    for a in range(7)
                ]
            )
        )
    sheet.stroke("".join(scales), mixed(hull, inks.STRAW, 0.55), 3.4 * size)
    _head(sheet, (x + 0.972 * long, deck - 40 * size), size, hull)
    sheet.fill(TAIL.at(x + 26 * size, deck - 26 * size, 1.2 * size, 1.2 * size), hull)
    sheet.fill(
        TAIL.at(x + 30 * size, deck - 26 * size, 0.7 * size, 0.8 * size),
        mixed(hull, inks.STRAW, 0.6),
    )
    spray = inks.WHITE
    for i in range(12):
        u = 0.12 + 0.066 * i
        for k in range(3):
            sheet.fill(
                ellipse(
                    x + (u + 0.022 * scatter(i, k, key)) * long,
                    y + (30 + 12 * k) * size,
                    (22 - 5 * k) * size,
                    (5 - k) * size,
                ),
                spray,
                0.9,
            )


def _head(sheet: Sheet, place: Point, size: float, hull: str) -> None:
    x, y = place
    full = 1.34 * size
    sheet.fill(MANE.at(x, y, full, full), mixed(hull, inks.STRAW, 0.7))
    sheet.fill(HORN.at(x, y, full, full), inks.STRAW)
    sheet.fill(HEAD.at(x, y, full, full), hull)
    sheet.fill(ellipse(x + 74 * full, y - 78 * full, 9 * full, 9 * full), inks.WHITE)
    sheet.fill(ellipse(x + 77 * full, y - 78 * full, 4.4 * full, 4.4 * full), inks.INK)
    sheet.stroke(
        line([(x + 84 * full, y - 47 * full), (x + 116 * full, y - 47 * full)]),
        inks.WHITE,
        5 * full,
    )
    beard = curve(
        [
            (x + 74 * full, y - 32 * full),
            (x + 88 * full, y - 14 * full),
            (x + 82 * full, y + 6 * full),
        ]
    )
    sheet.stroke(beard, mixed(hull, inks.STRAW, 0.7), 6 * full)
    whisker = curve(
        [
            (x + 128 * full, y - 72 * full),
            (x + 150 * full, y - 84 * full),
            (x + 166 * full, y - 70 * full),
        ]
    )
    sheet.stroke(whisker, mixed(hull, inks.STRAW, 0.7), 4 * full)


def _crew(
    sheet: Sheet, boat: tuple[float, float, float, str, str], size: float, key: int
) -> None:
    """Draw paddlers in time, a drummer before them, a steersman behind."""
    x, y, long, _, coat = boat
    dress = Dress(coat, inks.SLATE, inks.INK)
    up = 1.15 * size
    foot = y + 6 * size
    person(
        sheet,
        (x + 0.085 * long, foot - 18 * size),
        (up, up),
        STAND,
        Dress(coat, inks.SLATE, inks.CINNABAR),
    )
    oar = [(x + 0.1 * long, y - 140 * size), (x + 0.01 * long, y + 40 * size)]
    sheet.stroke(line(oar), inks.BARK, 8 * size)
    for i in range(10):
        px = x + (0.16 + 0.066 * i) * long
        person(sheet, (px, foot), (up, up), ROW_POSE, dress)
        grip = (px + 54 * up, foot - 60 * up)
        blade = (px + 66 * up, y + 40 * size)
        sheet.stroke(
            line([(px + 44 * up, foot - 92 * up), grip, blade]), inks.BARK, 6 * size
        )
        sheet.face(
            [
                (blade[0] - 9 * size, blade[1] - 42 * size),
                (blade[0] + 9 * size, blade[1] - 42 * size),
                (blade[0] + 12 * size, blade[1]),
                (blade[0] - 6 * size, blade[1] + 4 * size),
            ],
            inks.EARTH,
        )
    drum = x + 0.862 * long
    person(
        sheet,
        (drum + 92 * up, foot - 22 * size),
        (-up, up),
        STAND,
        Dress(inks.CINNABAR, inks.INK, inks.INK),
    )
    sheet.face(
        box(drum - 28 * up, foot - 96 * up, drum + 28 * up, foot - 30 * up),
        mixed(inks.CINNABAR, inks.EARTH, 0.3),
    )
    sheet.fill(ellipse(drum, foot - 96 * up, 28 * up, 9 * up), inks.CREAM)
    sheet.stroke(
        line([(drum + 72 * up, foot - 120 * up), (drum + 14 * up, foot - 102 * up)]),
        inks.BARK,
        5 * up,
    )


def drawn() -> Sheet:
    """Return the picture."""
    sheet = Sheet(WIDTH, HEIGHT)
    draw_bank(sheet)
    draw_water(sheet)
    for key, boat in enumerate(BOATS):
        draw_boat(sheet, boat, key)
    return sheet


def main(folder: Path) -> None:
    """Write the picture."""
    drawn().save(folder / "dragon-boat.svg", "端午龙舟赛（示意图）")


if __name__ == "__main__":
    main(Path(__file__).parents[2] / "content/yearbook-2020-2023/photos")
