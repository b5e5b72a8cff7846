"""A live sale: a host at the table, ring light, telephone, parcels."""

from __future__ import annotations

import year_inks as inks
from ink import Point, Sheet, box, curve, ellipse, line, scatter
from people import REACH
from year_folk import SIT_TALK, Dress, person, stool
from year_inks import mixed
from year_room import HEIGHT, WIDTH, room, shadow


def parcel(sheet: Sheet, left: float, foot: float, size: Point) -> None:
    """Draw a parcel with its tape and label."""
    wide, tall = size
    tone = mixed(inks.STRAW, inks.EARTH, 0.35 + 0.25 * scatter(int(left), int(foot)))
    sheet.face(box(left, foot - tall, left + wide, foot), tone)
    sheet.face(
        box(left, foot - tall, left + wide, foot - 0.86 * tall),
        mixed(tone, inks.WHITE, 0.3),
    )
    sheet.face(
        box(left + 0.42 * wide, foot - tall, left + 0.58 * wide, foot),
        mixed(tone, inks.EARTH, 0.3),
    )
    sheet.face(
        box(
            left + 0.66 * wide, foot - 0.5 * tall, left + 0.92 * wide, foot - 0.2 * tall
        ),
        inks.WHITE,
    )


def studio() -> Sheet:
    """Draw a live sale: a host at the table, ring light and telephone, parcels."""
    sheet = Sheet(WIDTH, HEIGHT)
    room(
        sheet,
        mixed(inks.SAGE, inks.SHELL, 0.55),
        mixed(inks.CREAM, inks.STONE, 0.5),
        640,
    )
    for k in range(3):
        y = 196 + 128 * k
        sheet.face(box(120, y, 700, y + 12), mixed(inks.EARTH, inks.OCHRE, 0.4))
        for i in range(9):
            x = 140 + 61 * i
            tone = (inks.JADE, inks.CINNABAR, inks.OCHRE, inks.PINE, inks.STRAW)[
                int(5 * scatter(k, i))
            ]
            tall = 50 + 34 * scatter(k, i, 1)
            if scatter(k, i, 2) < 0.5:
                sheet.face(box(x, y - tall, x + 40, y), tone)
                sheet.face(box(x, y - 0.7 * tall, x + 40, y - 0.3 * tall), inks.CREAM)
            else:
                jar = [
                    (x + 3, y),
                    (x, y - 0.55 * tall),
                    (x + 13, y - 0.75 * tall),
                    (x + 13, y - tall),
                    (x + 27, y - tall),
                    (x + 27, y - 0.75 * tall),
                    (x + 40, y - 0.55 * tall),
                    (x + 37, y),
                ]
                sheet.face(jar, tone)
                sheet.face(box(x + 11, y - tall - 7, x + 29, y - tall + 2), inks.INK)
    sheet.face(box(96, 60, 112, 640), mixed(inks.EARTH, inks.BARK, 0.4))
    sheet.face(box(708, 60, 724, 640), mixed(inks.EARTH, inks.BARK, 0.4))
    stool(sheet, (410, 700), 3.2, inks.EARTH)
    person(sheet, (410, 706), (3.0, 3.0), SIT_TALK, Dress(inks.CINNABAR, inks.DEEP))
    sheet.face(box(470, 560, 860, 584), mixed(inks.EARTH, inks.OCHRE, 0.25))
    sheet.face(box(490, 584, 512, 742), mixed(inks.EARTH, inks.BARK, 0.4))
    sheet.face(box(818, 584, 840, 742), mixed(inks.EARTH, inks.BARK, 0.4))
    for x, tone in ((596, inks.JADE), (664, inks.PINE), (732, inks.JADE)):
        sheet.face(box(x, 484, x + 54, 560), tone)
        sheet.face(box(x, 476, x + 54, 490), mixed(tone, inks.INK, 0.3))
        sheet.fill(ellipse(x + 27, 526, 16, 16), inks.CREAM)
    sheet.fill(ellipse(822, 552, 26, 8), inks.WHITE)
    sheet.stroke(
        line([(1010, 742), (1010, 420)])
        + line([(1010, 660), (950, 748)])
        + line([(1010, 660), (1070, 748)]),
        inks.INK,
        11,
    )
    sheet.stroke(ellipse(1010, 300, 118, 118), inks.WHITE, 30)
    sheet.stroke(ellipse(1010, 300, 136, 136), mixed(inks.SLATE, inks.INK, 0.4), 5)
    sheet.face(box(962, 214, 1058, 388), inks.INK)
    sheet.face(box(970, 224, 1050, 378), mixed(inks.SAGE, inks.SHELL, 0.4))
    sheet.fill(ellipse(1000, 270, 15, 18), inks.SKIN)
    sheet.face([(972, 350), (982, 296), (1018, 296), (1030, 350)], inks.CINNABAR)
    for k in range(4):
        sheet.face(
            box(978, 354 - 9 * k, 1004 + 8 * (k % 2), 358 - 9 * k), inks.WHITE, 0.8
        )
    heart = curve(
        [(1040, 300), (1034, 293), (1029, 300), (1040, 312), (1051, 300), (1046, 293)],
        closed=True,
    )
    sheet.fill(heart, inks.CINNABAR)
    shadow(sheet, (1370, 744), 220)
    for left, foot, size in (
        (1160, 740, (170, 130)),
        (1334, 740, (150, 150)),
        (1488, 740, (130, 110)),
        (1180, 610, (140, 110)),
        (1330, 590, (160, 120)),
        (1500, 630, (110, 96)),
        (1220, 500, (120, 92)),
        (1350, 470, (120, 86)),
    ):
        parcel(sheet, left, foot, size)
    person(sheet, (1176, 806), (3.0, 3.0), REACH, Dress(inks.RIVER, inks.SLATE))
    return sheet
