"""A school: a long building of three floors, the track before it, pupils at play."""

from __future__ import annotations

from math import cos, pi, sin
from pathlib import Path

import year_inks as inks
from ink import Sheet, box, ellipse, line, points, polygon, scatter
from people import REACH, STAND, WALK
from scenery import cloud, curve_band
from year_folk import RUN, Dress, person
from year_inks import mixed
from year_things import hills, ridge, tree

WIDTH, HEIGHT = 2160, 1820
GROUND = 1010.0


def draw_building(sheet: Sheet) -> None:
    """Draw the classrooms with their galleries and the stairs at the middle."""
    left, right, low = 250.0, 1910.0, GROUND
    wall = mixed(inks.CREAM, inks.WHITE, 0.3)
    sheet.face(box(left, 470, right, low), wall)
    sheet.face(box(left - 26, 446, right + 26, 478), mixed(inks.SLATE, inks.INK, 0.2))
    for floor in range(3):
        top = 500 + 172 * floor
        sheet.face(
            box(left, top, right, top + 128), mixed(inks.SLATE, inks.RIVER, 0.25)
        )
        for i in range(14):
            x = left + 14 + 117 * i
            if i in (6, 7):
                continue
            if i % 4 == 3:
                sheet.face(
                    box(x + 20, top + 20, x + 78, top + 128),
                    mixed(inks.EARTH, inks.OCHRE, 0.3),
                )
            else:
                sheet.face(
                    box(x + 8, top + 22, x + 98, top + 92),
                    mixed(inks.SKY, inks.STRAW, 0.4 * (scatter(floor, i) < 0.4)),
                )
                frame = line([(x + 53, top + 22), (x + 53, top + 92)]) + line(
                    [(x + 8, top + 50), (x + 98, top + 50)]
                )
                sheet.stroke(frame, mixed(inks.SLATE, inks.RIVER, 0.25), 5)
        if floor < 2:
            sheet.face(box(left - 8, top + 116, right + 8, top + 172), wall)
            sheet.face(
                box(left - 8, top + 116, right + 8, top + 126),
                mixed(inks.STONE, inks.SLATE, 0.2),
            )
        for i in range(15):
            x = left + 117.5 * i
            sheet.face(
                box(x - 7, top - 22, x + 9, top + 150), mixed(wall, inks.STONE, 0.6)
            )
    sheet.face(box(930, 380, 1230, low), mixed(inks.CINNABAR, inks.EARTH, 0.45))
    sheet.face(box(914, 356, 1246, 388), mixed(inks.SLATE, inks.INK, 0.2))
    for floor in range(3):
        top = 452 + 172 * floor
        sheet.face(box(972, top, 1188, top + 108), mixed(inks.SKY, inks.WATER, 0.5))
        sheet.face(
            [(972, top + 108), (1060, top), (1120, top), (1032, top + 108)], inks.WHITE
        )
        bars = "".join(line([(x, top), (x, top + 108)]) for x in (1044, 1116))
        sheet.stroke(bars, inks.CREAM, 8)
    sheet.face(box(990, low - 120, 1170, low), mixed(inks.DEEP, inks.RIVER, 0.3))
    sheet.face(box(1076, low - 120, 1084, low), inks.CREAM)
    sheet.fill(ellipse(1080, 418, 27, 27), inks.CREAM)
    sheet.stroke(line([(1080, 402), (1080, 418), (1092, 424)]), inks.INK, 4)
    sheet.face(box(940, low - 6, 1220, low + 18), inks.STONE)
    sheet.face(box(910, low + 14, 1250, low + 34), mixed(inks.STONE, inks.WHITE, 0.4))


def draw_track(sheet: Sheet) -> None:
    """Draw the field with its lanes, in perspective."""
    sheet.face(box(0, GROUND, WIDTH, HEIGHT), mixed(inks.RICE, inks.SAGE, 0.45))
    sheet.face(
        [
            (0, GROUND + 30),
            (WIDTH, GROUND + 30),
            (WIDTH, GROUND + 110),
            (0, GROUND + 110),
        ],
        inks.CREAM,
    )
    red = mixed(inks.CINNABAR, inks.OCHRE, 0.35)
    outer, inner = (1300.0, 470.0), (860.0, 250.0)
    middle = (1080.0, 1560.0)
    sheet.fill(_oval(middle, outer), red)
    for k in range(1, 5):
        part = k / 5
        size = tuple(o + (i - o) * part for o, i in zip(outer, inner, strict=True))
        sheet.stroke(_oval(middle, (size[0], size[1])), inks.WHITE, 4.5)
    sheet.fill(_oval(middle, inner), mixed(inks.JADE, inks.RICE, 0.45))
    for k in range(7):
        left = 345 + 226 * k
        ends = [
            (
                x,
                inner[1]
                * 0.985
                * max(0.0, 1 - abs((x - 1080) / inner[0]) ** 2.8) ** 0.5,
            )
            for x in (left, left + 56, left + 113)
        ]
        stripe = [(x, middle[1] - tall) for x, tall in ends] + [
            (x, middle[1] + tall) for x, tall in reversed(ends)
        ]
        sheet.face(stripe, mixed(inks.JADE, inks.RICE, 0.55))
    sheet.stroke(_oval(middle, inner), inks.WHITE, 6)


def _oval(middle: tuple[float, float], size: tuple[float, float]) -> str:
    """Return an oval with a long flat middle."""
    (x, y), (a, b) = middle, size
    found = []
    for i in range(72):
        t = 2 * pi * i / 72
        c, s = cos(t), sin(t)
        found.append(
            (
                x + a * (1 if c > 0 else -1) * abs(c) ** 0.72,
                y + b * (1 if s > 0 else -1) * abs(s) ** 0.86,
            )
        )
    return polygon(found)


def draw_hoop(sheet: Sheet) -> None:
    """Draw a basketball stand on the left."""
    sheet.stroke(line([(200, 1330), (200, 1010), (262, 968)]), inks.SLATE, 15)
    sheet.face(box(250, 880, 268, 1020), inks.SLATE)
    sheet.face([(268, 872), (318, 888), (318, 1000), (268, 1020)], inks.WHITE)
    sheet.stroke(
        polygon([(280, 930), (304, 934), (304, 972), (280, 978)]), inks.CINNABAR, 4
    )
    sheet.fill(ellipse(346, 984, 32, 8), inks.CINNABAR)
    sheet.fill(ellipse(346, 984, 25, 5), mixed(inks.RICE, inks.SAGE, 0.45))
    net = "".join(
        line([(318 + 11 * k, 986), (328 + 7 * k, 1030)])
        + line([(374 - 11 * k, 986), (364 - 7 * k, 1030)])
        for k in range(4)
    )
    sheet.stroke(net, inks.WHITE, 3)


def drawn() -> Sheet:
    """Return the picture."""
    sheet = Sheet(WIDTH, HEIGHT)
    sheet.face(box(0, 0, WIDTH, GROUND), inks.SKY)
    for edge, tone in (
        ("-20,170 800,200 1500,140 2200,180", mixed(inks.SKY, inks.SHELL, 0.6)),
        ("-20,330 800,300 1500,350 2200,320", inks.CREAM),
    ):
        sheet.fill(curve_band(points(edge), GROUND), tone)
    for place in ((330, 110, 420), (1420, 170, 520)):
        sheet.fill(cloud(*place), inks.WHITE)
    for level, rise, key, reach, tone in (
        (640, 330, 303, 760, mixed(inks.SKY, inks.SAGE, 0.6)),
        (760, 260, 309, 600, mixed(inks.SAGE, inks.JADE, 0.5)),
    ):
        hills(
            sheet,
            ridge(WIDTH, level, rise, key, reach),
            (tone, mixed(tone, inks.DEEP, 0.18)),
            GROUND,
            8,
        )
    for i, x in enumerate((60, 170, 1980, 2100)):
        tree(sheet, (x, GROUND + 8), 420 - 40 * (i % 2), i)
    draw_building(sheet)
    draw_track(sheet)
    for i, x in enumerate((330, 520, 720, 1440, 1640, 1840)):
        tree(sheet, (x, GROUND + 66), 200 + 26 * (i % 3), i + 9)
    draw_hoop(sheet)
    coats = (inks.CINNABAR, inks.WHITE, inks.RIVER, inks.STRAW, inks.OCHRE)
    for i, (x, y, size, pose, side) in enumerate(
        (
            (690, 1180, 0.86, RUN, 1),
            (860, 1186, 0.86, RUN, 1),
            (1050, 1180, 0.86, RUN, 1),
            (1250, 1188, 0.86, RUN, 1),
            (330, 1250, 0.95, REACH, 1),
            (450, 1270, 0.95, STAND, -1),
            (860, 1440, 1.15, STAND, 1),
            (960, 1450, 1.15, STAND, -1),
            (1260, 1420, 1.1, REACH, 1),
            (1390, 1430, 1.1, WALK, -1),
            (1560, 1640, 1.4, RUN, -1),
            (1180, 1660, 1.4, WALK, 1),
            (640, 1660, 1.4, RUN, 1),
            (1700, 1230, 0.9, WALK, -1),
            (1790, 1236, 0.9, WALK, -1),
        )
    ):
        sheet.fill(
            ellipse(x + 6 * size, y, 36 * size, 6 * size),
            mixed(inks.PINE, inks.RICE, 0.4),
            0.6,
        )
        person(
            sheet,
            (x, y),
            (side * size, size),
            pose,
            Dress(coats[i % 5], (inks.DEEP, inks.SLATE, inks.RIVER)[i % 3]),
        )
    sheet.fill(ellipse(404, 1120, 13, 13), inks.OCHRE)
    sheet.fill(ellipse(1480, 1600, 15, 15), inks.WHITE)
    return sheet


def main(folder: Path) -> None:
    """Write the picture."""
    drawn().save(folder / "school.svg", "校园与操场（示意图）")


if __name__ == "__main__":
    main(Path(__file__).parents[2] / "content/yearbook-2020-2023/photos")
