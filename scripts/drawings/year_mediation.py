"""Five people round a table with tea, bamboo behind the window."""

from __future__ import annotations

import year_inks as inks
from ink import Sheet, box, curve, ellipse, line, points, polygon, scatter
from scenery import curve_band
from year_folk import LISTEN, SIT, SIT_TALK, Dress, person, stool
from year_inks import mixed
from year_room import HEIGHT, WIDTH, room, shadow


def mediation() -> Sheet:
    """Draw five people round a table with tea, bamboo behind the window."""
    sheet = Sheet(WIDTH, HEIGHT)
    room(
        sheet,
        mixed(inks.CREAM, inks.SHELL, 0.4),
        mixed(inks.STRAW, inks.EARTH, 0.4),
        620,
    )
    sheet.face(box(500, 70, 1140, 420), mixed(inks.SKY, inks.WHITE, 0.3))
    sheet.fill(
        curve_band(points("500,330 660,270 820,320 980,260 1140,310"), 420),
        mixed(inks.SAGE, inks.JADE, 0.25),
    )
    for i in range(9):
        x = 540 + 70 * i
        lean = 22 * (scatter(i, 1) - 0.5)
        sheet.stroke(
            line([(x, 420), (x + lean, 72)]), mixed(inks.JADE, inks.RICE, 0.3), 9
        )
        sheet.stroke(
            "".join(
                line(
                    [
                        (x + lean * t - 5, 420 - 348 * t),
                        (x + lean * t + 5, 420 - 348 * t),
                    ]
                )
                for t in (0.2, 0.42, 0.64, 0.86)
            ),
            inks.PINE,
            3,
        )
        for k in range(7):
            py, side = 120 + 38 * k + 20 * scatter(i, k), 1 if (i + k) % 2 else -1
            leaf = [
                (x, py),
                (x + side * 26, py - 6),
                (x + side * 54, py + 18),
                (x + side * 22, py + 9),
            ]
            if 508 < x + side * 54 < 1132:
                sheet.fill(
                    curve(leaf, closed=True),
                    mixed(inks.JADE, inks.PINE, scatter(i, k, 2)),
                )
    frame = mixed(inks.EARTH, inks.BARK, 0.35)
    sheet.stroke(polygon(box(500, 70, 1140, 420)), frame, 20)
    sheet.stroke(
        line([(713, 70), (713, 420)])
        + line([(927, 70), (927, 420)])
        + line([(500, 178), (1140, 178)]),
        frame,
        9,
    )
    for x, wide in ((150, 220), (1270, 220)):
        sheet.face(box(x, 110, x + wide, 380), inks.WHITE)
        sheet.stroke(polygon(box(x, 110, x + wide, 380)), frame, 9)
        if x < 800:
            peaks = points(
                f"{x + 12},330 {x + 70},200 {x + 110},280 {x + 150},220 {x + 208},330"
            )
            sheet.face(peaks, mixed(inks.SAGE, inks.JADE, 0.5))
            sheet.fill(ellipse(x + 168, 168, 18, 18), inks.CINNABAR)
        else:
            for k in range(4):
                sheet.stroke(
                    line(
                        [(x + 48 + 42 * k, 150), (x + 48 + 42 * k, 340 - 24 * (k % 2))]
                    ),
                    mixed(inks.SLATE, inks.WHITE, 0.3),
                    7,
                )
    back = (
        (560, 690, SIT, 1, inks.RIVER, inks.INK),
        (850, 672, SIT, -1, inks.PINE, inks.STONE),
        (1090, 690, LISTEN, -1, inks.OCHRE, inks.INK),
    )
    for x, y, pose, side, coat, hair in back:
        stool(sheet, (x, y), 2.7, inks.EARTH)
        person(sheet, (x, y), (side * 2.7, 2.7), pose, Dress(coat, inks.DEEP, hair))
    sheet.fill(ellipse(820, 790, 330, 40), mixed(inks.EARTH, inks.INK, 0.3), 0.4)
    sheet.face(
        [(770, 590), (870, 590), (890, 780), (750, 780)],
        mixed(inks.EARTH, inks.BARK, 0.5),
    )
    sheet.fill(ellipse(820, 596, 340, 56), mixed(inks.EARTH, inks.BARK, 0.3))
    sheet.fill(ellipse(820, 584, 340, 56), mixed(inks.STRAW, inks.EARTH, 0.5))
    for x, y in ((640, 572), (720, 604), (910, 606), (1000, 572), (830, 554)):
        sheet.fill(ellipse(x, y + 3, 24, 7), mixed(inks.EARTH, inks.BARK, 0.2))
        sheet.face(
            [(x - 17, y - 18), (x + 17, y - 18), (x + 12, y + 3), (x - 12, y + 3)],
            inks.WHITE,
        )
        sheet.fill(ellipse(x, y - 18, 17, 5), mixed(inks.OCHRE, inks.STRAW, 0.4))
    pot = [(780, 590), (770, 560), (790, 544), (830, 544), (850, 560), (840, 590)]
    sheet.fill(curve(pot, closed=True), mixed(inks.CINNABAR, inks.EARTH, 0.55))
    sheet.stroke(
        curve([(846, 560), (870, 556), (880, 540)]),
        mixed(inks.CINNABAR, inks.EARTH, 0.55),
        9,
    )
    sheet.fill(ellipse(810, 540, 8, 7), mixed(inks.CINNABAR, inks.EARTH, 0.7))
    sheet.face([(890, 570), (950, 566), (962, 580), (900, 585)], inks.WHITE)
    for x, pose, side, coat in (
        (330, SIT_TALK, 1, inks.CINNABAR),
        (1320, SIT, -1, inks.SLATE),
    ):
        shadow(sheet, (x, 812), 100)
        stool(sheet, (x, 808), 3.1, inks.EARTH)
        person(sheet, (x, 812), (side * 3.1, 3.1), pose, Dress(coat, inks.DEEP))
    return sheet
