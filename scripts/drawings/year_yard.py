"""A meeting in a farm yard: benches in a ring before an old house."""

from __future__ import annotations

import year_inks as inks
from ink import Sheet, box, curve, ellipse, line, points, scatter
from scenery import curve_band
from year_folk import LISTEN, SIT, SIT_TALK, Dress, person, stool
from year_inks import mixed
from year_room import HEIGHT, WIDTH, shadow
from year_things import hills, ridge, tree


def yard() -> Sheet:
    """Draw a meeting in a farm yard: benches in a ring before an old house."""
    sheet = Sheet(WIDTH, HEIGHT)
    sheet.face(box(0, 0, WIDTH, 560), inks.SKY)
    sheet.fill(curve_band(points("-20,170 500,190 1100,150 1700,180"), 560), inks.CREAM)
    for level, rise, key, reach, tone in (
        (330, 200, 604, 620, mixed(inks.SKY, inks.SAGE, 0.6)),
        (420, 170, 611, 500, mixed(inks.SAGE, inks.JADE, 0.5)),
    ):
        hills(
            sheet,
            ridge(WIDTH, level, rise, key, reach),
            (tone, mixed(tone, inks.DEEP, 0.18)),
            560,
            7,
        )
    sheet.face(box(0, 540, WIDTH, HEIGHT), mixed(inks.STRAW, inks.STONE, 0.5))
    sheet.fill(
        curve_band(points("-20,548 500,540 1100,552 1700,540"), 590),
        mixed(inks.RICE, inks.SAGE, 0.5),
    )
    wall = mixed(inks.STRAW, inks.WHITE, 0.45)
    sheet.face(box(330, 290, 1250, 590), wall)
    sheet.face(box(330, 540, 1250, 590), mixed(inks.STONE, inks.SLATE, 0.35))
    roof = mixed(inks.SLATE, inks.INK, 0.25)
    sheet.face([(260, 310), (380, 160), (1200, 160), (1320, 310)], roof)
    tiles = "".join(
        line([(384 + 812 * t / 34, 166), (266 + 1048 * t / 34, 304)]) for t in range(35)
    )
    sheet.stroke(tiles, mixed(roof, inks.SHELL, 0.26), 4)
    sheet.stroke(line([(366, 156), (1214, 156)]), mixed(roof, inks.INK, 0.5), 14)
    sheet.face(box(700, 350, 880, 590), mixed(inks.EARTH, inks.BARK, 0.45))
    sheet.face(box(716, 366, 864, 590), mixed(inks.BARK, inks.INK, 0.5))
    sheet.face(box(716, 366, 760, 590), mixed(inks.EARTH, inks.BARK, 0.25))
    for x in (684, 880):
        sheet.face(box(x, 380, x + 16, 530), inks.CINNABAR)
    for x in (420, 540, 960, 1080):
        sheet.face(box(x, 380, x + 90, 480), mixed(inks.EARTH, inks.BARK, 0.4))
        lattice = "".join(
            line([(x + 15 * k, 386), (x + 15 * k, 474)])
            + line([(x + 5, 386 + 14.6 * k), (x + 85, 386 + 14.6 * k)])
            for k in range(1, 6)
        )
        sheet.stroke(lattice, inks.CREAM, 3)
    for k in range(5):
        for i in range(7):
            corn = ellipse(1190 + 9 * ((i + k) % 2), 346 + 22 * i + 4 * k, 9, 13)
            sheet.fill(corn, mixed(inks.OCHRE, inks.STRAW, scatter(i, k)))
    tree(sheet, (150, 640), 560, 3)
    tree(sheet, (1500, 620), 440, 5)
    coats = (
        inks.RIVER,
        inks.OCHRE,
        inks.PINE,
        inks.CINNABAR,
        inks.SLATE,
        inks.WHITE,
        inks.JADE,
        inks.EARTH,
    )
    back = (
        (470, 640, SIT, 1),
        (560, 636, LISTEN, 1),
        (650, 634, SIT, 1),
        (950, 634, LISTEN, -1),
        (1040, 636, SIT, -1),
        (1130, 640, SIT_TALK, -1),
    )
    for i, (x, y, pose, side) in enumerate(back):
        stool(sheet, (x, y), 1.7, inks.EARTH)
        person(
            sheet,
            (x, y),
            (side * 1.7, 1.7),
            pose,
            Dress(coats[i], inks.DEEP, inks.INK if i % 3 else inks.STONE),
        )
    shadow(sheet, (800, 706), 150)
    sheet.face(box(700, 612, 900, 630), mixed(inks.EARTH, inks.OCHRE, 0.3))
    sheet.stroke(
        line([(722, 630), (714, 704)]) + line([(878, 630), (886, 704)]),
        mixed(inks.EARTH, inks.BARK, 0.4),
        12,
    )
    for x in (740, 800, 858):
        sheet.face(
            [(x - 13, 592), (x + 13, 592), (x + 10, 613), (x - 10, 613)], inks.WHITE
        )
    sheet.fill(ellipse(770, 600, 18, 15), mixed(inks.CINNABAR, inks.EARTH, 0.4))
    front = (
        (300, 770, SIT_TALK, 1),
        (410, 786, SIT, 1),
        (1230, 784, LISTEN, -1),
        (1340, 770, SIT, -1),
        (580, 800, LISTEN, 1),
        (1050, 800, SIT_TALK, -1),
    )
    for i, (x, y, pose, side) in enumerate(front):
        shadow(sheet, (x, y + 4), 76)
        stool(sheet, (x, y), 2.1, inks.EARTH)
        person(
            sheet,
            (x, y),
            (side * 2.1, 2.1),
            pose,
            Dress(coats[(i + 3) % 8], inks.SLATE, inks.STONE if i == 1 else inks.INK),
        )
    for x, y in ((180, 820), (230, 836), (1450, 826)):
        hen = curve(
            [
                (x - 24, y - 20),
                (x - 8, y - 12),
                (x + 10, y - 26),
                (x + 16, y - 40),
                (x + 24, y - 34),
                (x + 22, y - 12),
                (x + 2, y),
                (x - 18, y - 6),
            ],
            closed=True,
        )
        sheet.fill(hen, mixed(inks.EARTH, inks.OCHRE, 0.5))
        sheet.fill(ellipse(x + 19, y - 42, 5, 4), inks.CINNABAR)
        sheet.stroke(
            line([(x - 2, y), (x - 2, y + 12)]) + line([(x + 6, y), (x + 6, y + 12)]),
            inks.OCHRE,
            3,
        )
    return sheet
