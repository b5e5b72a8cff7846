"""An evening class: a lit house in a village at night, people on their way to it."""

from __future__ import annotations

from math import cos, pi, sin
from pathlib import Path

import year_inks as inks
from ink import Sheet, box, ellipse, line, points, scatter
from people import POINT, WALK
from scenery import curve_band
from year_folk import LISTEN, SIT, SIT_TALK, Dress, person
from year_inks import mixed
from year_things import hills, house, ridge, tree

WIDTH, HEIGHT = 2160, 1820
GROUND = 1330.0
GLOW = mixed(inks.STRAW, inks.OCHRE, 0.28)
NIGHT = mixed(inks.DEEP, inks.RIVER, 0.22)


def draw_sky(sheet: Sheet) -> None:
    """Draw the night in bands, a moon, stars, three ranges."""
    sheet.face(box(0, 0, WIDTH, GROUND), mixed(inks.DEEP, inks.INK, 0.35))
    for edge, share in (
        ("-20,220 800,270 1500,200 2200,250", 0.0),
        ("-20,430 800,400 1500,460 2200,420", 0.22),
        ("-20,640 800,610 1500,670 2200,630", 0.42),
    ):
        sheet.fill(
            curve_band(points(edge), GROUND), mixed(inks.DEEP, inks.RIVER, share)
        )
    stars = [
        ellipse(
            2160 * scatter(i, 1),
            560 * scatter(i, 2),
            2 + 3 * scatter(i, 3),
            2 + 3 * scatter(i, 3),
        )
        for i in range(70)
    ]
    sheet.fill("".join(stars), inks.CREAM)
    outer = [
        (1640 + 108 * cos(a * pi / 24), 280 + 108 * sin(a * pi / 24))
        for a in range(-16, 21)
    ]
    inner = [
        (1594 + 92 * cos(a * pi / 24), 262 + 100 * sin(a * pi / 24))
        for a in range(-15, 20)
    ]
    sheet.face([*outer, *inner[::-1]], inks.CREAM)
    for level, rise, key, reach, share in (
        (820, 380, 504, 800, 0.3),
        (940, 300, 511, 660, 0.14),
        (1060, 220, 517, 560, 0.0),
    ):
        tone = mixed(mixed(inks.DEEP, inks.INK, 0.25), inks.RIVER, share)
        hills(
            sheet,
            ridge(WIDTH, level, rise, key, reach),
            (tone, mixed(tone, inks.INK, 0.4)),
            GROUND,
            9,
        )
    for i in range(9):
        house(
            sheet,
            (40 + 250 * i, 1190 - 40 * scatter(i, 5)),
            (110, 84 + 20 * scatter(i, 6)),
            i,
            lit=True,
        )
    sheet.fill(
        curve_band(points("-40,1190 500,1170 1200,1196 1700,1170 2200,1190"), GROUND),
        mixed(inks.DEEP, inks.PINE, 0.35),
    )


def draw_hall(sheet: Sheet) -> None:
    """Draw the house of the class, its wall open to the lit room."""
    left, right, top, eave = 470.0, 1700.0, 640.0, 770.0
    sheet.face(box(left, eave, right, GROUND), mixed(inks.SLATE, inks.INK, 0.2))
    sheet.face(
        [
            (left - 110, eave + 24),
            (left + 70, top),
            (right - 70, top),
            (right + 110, eave + 24),
        ],
        mixed(inks.INK, inks.SLATE, 0.2),
    )
    tiles = "".join(
        line(
            [
                (left + 70 + (right - left - 140) * t / 28, top + 4),
                (left - 110 + (right - left + 220) * t / 28, eave + 20),
            ]
        )
        for t in range(29)
    )
    sheet.stroke(tiles, mixed(inks.SLATE, inks.INK, 0.35), 4)
    sheet.stroke(line([(left + 50, top - 6), (right - 50, top - 6)]), inks.INK, 18)
    room = box(left + 60, eave + 70, right - 60, GROUND - 60)
    sheet.face(room, GLOW)
    sheet.face(
        box(left + 60, GROUND - 150, right - 60, GROUND - 60),
        mixed(inks.OCHRE, inks.EARTH, 0.35),
    )
    board = box(left + 130, eave + 130, left + 460, eave + 310)
    sheet.face(board, mixed(inks.PINE, inks.DEEP, 0.5))
    chalk = "".join(
        line(
            [
                (left + 160, eave + 166 + 34 * k),
                (left + 160 + (250, 190, 230, 130)[k], eave + 166 + 34 * k),
            ]
        )
        for k in range(4)
    )
    sheet.stroke(chalk, inks.CREAM, 5)
    sheet.stroke(line([*board, board[0]]), inks.BARK, 10)
    for x in (left + 300, left + 640, left + 960):
        sheet.stroke(line([(x, eave + 70), (x, eave + 112)]), inks.BARK, 4)
        sheet.face(
            [
                (x - 34, eave + 132),
                (x - 12, eave + 108),
                (x + 12, eave + 108),
                (x + 34, eave + 132),
            ],
            inks.PINE,
        )
        sheet.fill(ellipse(x, eave + 136, 15, 11), inks.WHITE)
    _class(sheet, left, GROUND - 74)
    for x in (left + 60, left + 520, left + 850, right - 60):
        sheet.face(
            box(x - 11, eave + 60, x + 11, GROUND - 40),
            mixed(inks.EARTH, inks.BARK, 0.5),
        )
    sheet.face(
        box(left, eave + 56, right, eave + 82), mixed(inks.EARTH, inks.BARK, 0.6)
    )
    sheet.face(
        box(left - 30, GROUND - 60, right + 30, GROUND),
        mixed(inks.STONE, inks.SLATE, 0.55),
    )
    sheet.face(
        box(left - 30, GROUND - 60, right + 30, GROUND - 46),
        mixed(inks.STONE, inks.SLATE, 0.25),
    )


def _class(sheet: Sheet, left: float, floor: float) -> None:
    """Draw the speaker before the board and the listeners at their desks."""
    person(
        sheet, (left + 500, floor), (-1.5, 1.5), POINT, Dress(inks.CINNABAR, inks.DEEP)
    )
    coats = (inks.RIVER, inks.WHITE, inks.JADE, inks.OCHRE, inks.SLATE, inks.WATER)
    for row, (y, size) in enumerate(((floor - 34, 1.15), (floor + 6, 1.3))):
        for i in range(5):
            x = left + 690 + 104 * i - 30 * row
            dress = Dress(coats[(i + 2 * row) % 6], inks.INK)
            pose = (SIT, LISTEN, SIT_TALK)[(i + row) % 3]
            sheet.stroke(
                line([(x - 16, y - 36 * size), (x - 20, y)])
                + line([(x + 16, y - 36 * size), (x + 20, y)]),
                inks.BARK,
                5,
            )
            person(sheet, (x, y), (-size, size), pose, dress)
            desk = y - 62 * size
            sheet.face(
                box(x - 62 * size, desk, x - 20 * size, desk + 7 * size), inks.EARTH
            )
            sheet.stroke(
                line([(x - 58 * size, desk + 6), (x - 58 * size, y)]),
                mixed(inks.EARTH, inks.BARK, 0.5),
                5,
            )
            sheet.face(
                [
                    (x - 52 * size, desk),
                    (x - 48 * size, desk - 5 * size),
                    (x - 30 * size, desk - 5 * size),
                    (x - 28 * size, desk),
                ],
                inks.WHITE,
            )


def draw_front(sheet: Sheet) -> None:
    """Draw the ground with the light on it, the path and those who come."""
    sheet.face(box(0, GROUND, WIDTH, HEIGHT), mixed(inks.DEEP, inks.PINE, 0.3))
    sheet.face(
        [(530, GROUND), (1640, GROUND), (1900, HEIGHT), (270, HEIGHT)],
        mixed(inks.PINE, inks.OCHRE, 0.35),
    )
    sheet.face(
        [(900, GROUND), (1290, GROUND), (1560, HEIGHT), (660, HEIGHT)],
        mixed(inks.OCHRE, inks.STRAW, 0.3),
    )
    stones = []
    for row in range(9):
        y = GROUND + 16 + 4 * row + 5.4 * row * row
        wide = 390 + 500 * (y - GROUND) / (HEIGHT - GROUND)
        for k in range(6):
            x = 1095 - wide / 2 + wide * (k + 0.5 * (row % 2) + 0.3) / 6.4
            stones.append(
                ellipse(x + 14 * (y - GROUND) / 490, y, wide * 0.062, 3.4 + 1.5 * row)
            )
    sheet.fill("".join(stones), mixed(inks.STRAW, inks.OCHRE, 0.4))
    for x, y, size, side, coat in (
        (860, 1560, 1.9, 1, inks.RIVER),
        (1010, 1590, 1.95, 1, inks.PINE),
        (1400, 1470, 1.6, -1, inks.SLATE),
        (1300, 1730, 2.4, -1, inks.EARTH),
    ):
        sheet.fill(
            ellipse(x, y + 4, 46 * size, 7 * size),
            mixed(inks.EARTH, inks.INK, 0.3),
            0.7,
        )
        person(sheet, (x, y), (side * size, size), WALK, Dress(coat, inks.INK))
    for x, size in ((200, 900), (1960, 1020)):
        sheet.face(
            box(x - 22, 1740 - size * 0.5, x + 24, 1760),
            mixed(inks.BARK, inks.INK, 0.5),
        )
        for i in range(64):
            turn, out = 2 * pi * scatter(i, 31), scatter(i, 32) ** 0.5
            px, py = (
                x + size * 0.27 * out * cos(turn),
                1740 - size * 0.68 + size * 0.25 * out * sin(turn),
            )
            lamp = max(0.0, (px - x) * (1 if x < 1000 else -1) / size * 1.6)
            sheet.fill(
                ellipse(px, py, size * 0.07, size * 0.06),
                mixed(
                    mixed(inks.DEEP, inks.INK, 0.6 * scatter(i, 33)), inks.PINE, lamp
                ),
            )


def drawn() -> Sheet:
    """Return the picture."""
    sheet = Sheet(WIDTH, HEIGHT)
    draw_sky(sheet)
    for i, x in enumerate((380, 1800)):
        tree(sheet, (x, GROUND + 6), 300, i)
    draw_hall(sheet)
    draw_front(sheet)
    return sheet


def main(folder: Path) -> None:
    """Write the picture."""
    drawn().save(folder / "evening.svg", "夜校教室（示意图）")


if __name__ == "__main__":
    main(Path(__file__).parents[2] / "content/yearbook-2020-2023/photos")
