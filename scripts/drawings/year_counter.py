"""An office of one window: a long counter, clerks, visitors."""

from __future__ import annotations

from math import cos, pi, sin

import year_inks as inks
from ink import Sheet, box, curve, line, polygon, scatter
from people import REACH, STAND, WALK
from year_folk import SIT, Dress, person
from year_inks import mixed
from year_room import HEIGHT, WIDTH, room, shadow


def window() -> Sheet:
    """Draw one long counter: clerks behind it, people before it."""
    sheet = Sheet(WIDTH, HEIGHT)
    room(
        sheet,
        mixed(inks.SHELL, inks.MIST, 0.5),
        mixed(inks.STONE, inks.SAGE, 0.35),
        620,
    )
    sheet.face(box(0, 0, WIDTH, 86), mixed(inks.JADE, inks.PINE, 0.45))
    lights = "".join(
        polygon([(x, 34), (x + 190, 34), (x + 170, 52), (x + 20, 52)])
        for x in (150, 545, 940, 1335)
    )
    sheet.fill(lights, inks.CREAM)
    for i in range(4):
        x = 190 + 350 * i
        sheet.face(box(x, 128, x + 236, 200), mixed(inks.DEEP, inks.PINE, 0.3))
        for k, tone in enumerate((inks.CINNABAR, inks.STRAW, inks.STRAW)):
            sheet.face(
                box(
                    x + 22,
                    144 + 18 * k,
                    x + 60 + (130, 100, 120)[(k + i) % 3],
                    152 + 18 * k,
                ),
                tone,
            )
    for i in range(4):
        x = 240 + 350 * i
        dress = Dress((inks.DEEP, inks.SLATE, inks.DEEP, inks.SLATE)[i], inks.INK)
        person(sheet, (x + 60, 640), (2.3 if i % 2 else -2.3, 2.3), SIT, dress)
        sheet.face(box(x + 118, 424, x + 206, 492), inks.INK)
        sheet.face(box(x + 126, 432, x + 198, 484), mixed(inks.WATER, inks.WHITE, 0.3))
        sheet.face(box(x + 154, 492, x + 170, 510), inks.INK)
    counter = mixed(inks.STRAW, inks.EARTH, 0.32)
    sheet.face(box(110, 508, 1530, 536), mixed(counter, inks.WHITE, 0.4))
    sheet.face(box(130, 536, 1510, 690), counter)
    sheet.face(box(130, 536, 1510, 550), mixed(counter, inks.BARK, 0.3))
    seams = "".join(line([(x, 550), (x, 690)]) for x in range(475, 1500, 345))
    sheet.stroke(seams, mixed(counter, inks.BARK, 0.3), 4)
    sheet.face(box(130, 664, 1510, 690), mixed(counter, inks.BARK, 0.45))
    for x in (470, 820, 1170):
        sheet.face(box(x - 4, 350, x + 4, 508), mixed(inks.WATER, inks.SLATE, 0.3))
        sheet.face(box(x - 4, 350, x + 40, 508), inks.WATER, 0.3)
    for x, y, size, pose, side, coat in (
        (404, 806, 3.0, REACH, -1, inks.OCHRE),
        (752, 806, 3.0, STAND, 1, inks.RIVER),
        (872, 818, 3.0, STAND, -1, inks.CINNABAR),
        (1112, 806, 3.0, REACH, -1, inks.PINE),
        (1474, 820, 3.0, WALK, -1, inks.EARTH),
    ):
        shadow(sheet, (x + 6, y), 70)
        person(
            sheet,
            (x, y),
            (side * size, size),
            pose,
            Dress(coat, (inks.DEEP, inks.SLATE)[int(x) % 2]),
        )
    for x in (500, 1212):
        sheet.face([(x, 500), (x + 44, 500), (x + 52, 510), (x + 6, 510)], inks.WHITE)
    for x, size in ((60, 230), (1590, 250)):
        sheet.face(
            [(x - 34, 690), (x + 34, 690), (x + 26, 760), (x - 26, 760)],
            mixed(inks.CINNABAR, inks.EARTH, 0.5),
        )
        for i in range(13):
            a = pi * (0.08 + 0.84 * i / 12)
            tip = (x + 0.62 * size * cos(a), 690 - size * sin(a))
            side = [
                (x, 692),
                (x + 0.36 * size * cos(a) - 12 * sin(a), 690 - 0.5 * size * sin(a)),
                tip,
                (x + 0.36 * size * cos(a) + 12 * sin(a), 690 - 0.46 * size * sin(a)),
            ]
            sheet.fill(
                curve(side, closed=True),
                mixed(inks.JADE, inks.PINE, scatter(i, int(x))),
            )
    return sheet
