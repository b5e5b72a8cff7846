"""A consultation by screen: patient and doctor, another doctor on it."""

from __future__ import annotations

import year_inks as inks
from ink import Point, Sheet, box, curve, ellipse, line, points, polygon
from scenery import curve_band
from year_folk import LISTEN, SIT_TALK, Dress, person, stool
from year_inks import mixed
from year_room import HEIGHT, WIDTH, room


def clinic() -> Sheet:
    """Draw a consultation by screen: a patient, a doctor, another on the screen."""
    sheet = Sheet(WIDTH, HEIGHT)
    room(
        sheet,
        mixed(inks.MIST, inks.WHITE, 0.4),
        mixed(inks.STONE, inks.WHITE, 0.35),
        640,
    )
    sheet.face(box(560, 90, 1180, 450), mixed(inks.SLATE, inks.INK, 0.5))
    sheet.face(box(578, 106, 1162, 434), mixed(inks.WATER, inks.WHITE, 0.45))
    sheet.face(box(578, 360, 1162, 434), mixed(inks.WATER, inks.RIVER, 0.4))
    for k in range(3):
        sheet.face(
            box(610, 140 + 66 * k, 760, 148 + 66 * k),
            mixed(inks.EARTH, inks.STRAW, 0.5),
        )
        for i in range(6):
            sheet.face(
                box(
                    616 + 23 * i,
                    140 + 66 * k - 34 - 8 * (i % 2),
                    632 + 23 * i,
                    140 + 66 * k,
                ),
                (inks.JADE, inks.OCHRE, inks.RIVER, inks.CINNABAR)[(i + k) % 4],
            )
    _bust(sheet, (900, 434), 2.5, inks.WHITE)
    sheet.face(box(1040, 130, 1140, 206), inks.WHITE)
    pulse = line(
        [(1048, 170), (1070, 170), (1080, 146), (1092, 192), (1102, 170), (1132, 170)]
    )
    sheet.stroke(pulse, inks.CINNABAR, 4)
    sheet.face(box(856, 450, 884, 520), inks.SLATE)
    sheet.face(box(780, 516, 960, 534), inks.SLATE)
    sheet.fill(ellipse(870, 98, 5, 5), inks.CINNABAR)
    for x in (70, 300):
        sheet.face(box(x, 120, x + 190, 420), mixed(inks.SKY, inks.WHITE, 0.4))
        sheet.fill(
            curve_band(
                points(f"{x},330 {x + 60},290 {x + 120},326 {x + 190},300"), 420
            ),
            mixed(inks.SAGE, inks.JADE, 0.3),
        )
        sheet.stroke(polygon(box(x, 120, x + 190, 420)), inks.WHITE, 14)
        sheet.stroke(line([(x + 95, 120), (x + 95, 420)]), inks.WHITE, 9)
    sheet.face(box(1300, 150, 1540, 250), inks.WHITE)
    sheet.face(box(1328, 188, 1388, 212), inks.JADE)
    sheet.face(box(1346, 170, 1370, 230), inks.JADE)
    for k in range(3):
        sheet.face(
            box(1410, 176 + 20 * k, 1500 - 20 * (k % 2), 184 + 20 * k),
            mixed(inks.SLATE, inks.WHITE, 0.4),
        )
    stool(sheet, (450, 790), 3.4, mixed(inks.JADE, inks.PINE, 0.4))
    person(
        sheet, (450, 796), (3.1, 3.1), LISTEN, Dress(inks.OCHRE, inks.SLATE, inks.STONE)
    )
    stool(sheet, (1290, 790), 3.4, mixed(inks.JADE, inks.PINE, 0.4))
    person(sheet, (1290, 796), (-3.1, 3.1), SIT_TALK, Dress(inks.WHITE, inks.DEEP))
    sheet.face(box(590, 560, 1200, 586), mixed(inks.WHITE, inks.STONE, 0.25))
    sheet.face(box(590, 582, 1200, 592), mixed(inks.STONE, inks.SLATE, 0.3))
    for x in (616, 1152):
        sheet.face(box(x, 592, x + 22, 790), mixed(inks.STONE, inks.SLATE, 0.35))
    sheet.face([(1010, 560), (1030, 544), (1120, 544), (1104, 560)], inks.INK)
    sheet.face([(700, 560), (716, 548), (790, 548), (780, 560)], inks.WHITE)
    sheet.stroke(line([(724, 553), (770, 553)]), inks.RIVER, 3)
    sheet.face([(660, 560), (664, 520), (690, 520), (694, 560)], inks.JADE)
    return sheet


def _bust(sheet: Sheet, foot: Point, size: float, coat: str) -> None:
    """Draw head and shoulders from the front, in a doctor's coat."""
    x, y = foot
    body = [
        (x - 56 * size, y),
        (x - 50 * size, y - 34 * size),
        (x - 20 * size, y - 50 * size),
        (x + 20 * size, y - 50 * size),
        (x + 50 * size, y - 34 * size),
        (x + 56 * size, y),
    ]
    sheet.face(body, coat)
    sheet.face(
        [
            (x - 13 * size, y - 50 * size),
            (x, y - 22 * size),
            (x + 13 * size, y - 50 * size),
        ],
        inks.RIVER,
    )
    sheet.stroke(
        line(
            [
                (x - 15 * size, y - 51 * size),
                (x, y - 18 * size),
                (x + 15 * size, y - 51 * size),
            ]
        ),
        inks.STONE,
        2 * size,
    )
    sheet.face(
        box(x - 7 * size, y - 62 * size, x + 7 * size, y - 46 * size),
        mixed(inks.SKIN, inks.EARTH, 0.2),
    )
    sheet.fill(ellipse(x, y - 74 * size, 18 * size, 21 * size), inks.SKIN)
    hair = [
        (x - 19 * size, y - 72 * size),
        (x - 17 * size, y - 92 * size),
        (x, y - 99 * size),
        (x + 17 * size, y - 92 * size),
        (x + 19 * size, y - 72 * size),
        (x + 12 * size, y - 84 * size),
        (x - 8 * size, y - 86 * size),
    ]
    sheet.fill(curve(hair, closed=True), inks.INK)
    tube = [
        (x - 14 * size, y - 50 * size),
        (x - 20 * size, y - 28 * size),
        (x - 8 * size, y - 16 * size),
    ]
    sheet.stroke(curve(tube), inks.INK, 2.2 * size)
    sheet.fill(ellipse(x - 7 * size, y - 14 * size, 4 * size, 4 * size), inks.SLATE)
