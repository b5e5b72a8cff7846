"""A workshop of abrasive cloth: rolls on their stands, a web over rollers."""

from __future__ import annotations

import itertools
from math import cos, pi, sin
from pathlib import Path

import year_inks as inks
from ink import Point, Sheet, box, ellipse, line, polygon, scatter
from people import POINT, STAND
from year_folk import Dress, person
from year_inks import mixed

WIDTH, HEIGHT = 2160, 1820
FLOOR = 1370.0
GRIT = (
    inks.OCHRE,
    mixed(inks.CINNABAR, inks.EARTH, 0.45),
    mixed(inks.SLATE, inks.JADE, 0.4),
    inks.EARTH,
)


def draw_hall(sheet: Sheet) -> None:
    """Draw the hall: walls, a saw-tooth roof, high windows, the floor."""
    sheet.face(box(0, 0, WIDTH, HEIGHT), mixed(inks.SAGE, inks.SHELL, 0.6))
    for i in range(4):
        left = -90 + 600 * i
        sheet.face(
            [(left, 210), (left + 430, 30), (left + 430, 210)],
            mixed(inks.SAGE, inks.JADE, 0.35),
        )
        sheet.face([(left + 430, 30), (left + 600, 210), (left + 430, 210)], inks.CREAM)
        bars = "".join(
            line([(left + 430 + 170 * t, 30 + 180 * t), (left + 430 + 170 * t, 210)])
            for t in (0.25, 0.5, 0.75)
        )
        sheet.stroke(bars, mixed(inks.SAGE, inks.JADE, 0.5), 5)
    sheet.face(box(0, 206, WIDTH, 240), mixed(inks.JADE, inks.PINE, 0.5))
    for i in range(7):
        left = 60 + 310 * i
        sheet.face(box(left, 330, left + 220, 690), mixed(inks.SKY, inks.WHITE, 0.4))
        sheet.face(
            [(left, 690), (left + 110, 330), (left + 180, 330), (left + 70, 690)],
            inks.WHITE,
        )
        cross = line([(left + 110, 330), (left + 110, 690)]) + line(
            [(left, 510), (left + 220, 510)]
        )
        sheet.stroke(cross, mixed(inks.SAGE, inks.PINE, 0.5), 9)
        sheet.stroke(
            polygon(box(left, 330, left + 220, 690)),
            mixed(inks.SAGE, inks.PINE, 0.5),
            13,
        )
    sheet.face(box(0, FLOOR - 40, WIDTH, HEIGHT), mixed(inks.STONE, inks.SAGE, 0.4))
    for k in range(7):
        y = FLOOR - 40 + 9 * k * k + 26 * k
        sheet.stroke(
            line([(0, y), (WIDTH, y)]), mixed(inks.STONE, inks.SLATE, 0.3), 2 + 0.5 * k
        )
    seams = "".join(
        line(
            [(1080 + (x - 1080) * 0.62, FLOOR - 40), (1080 + (x - 1080) * 1.7, HEIGHT)]
        )
        for x in range(-900, 3100, 240)
    )
    sheet.stroke(seams, mixed(inks.STONE, inks.SLATE, 0.3), 2.6)


def roll(sheet: Sheet, middle: Point, radius: float, tone: str, key: int) -> None:
    """Draw a roll from its end: wound cloth, a light and a dark side, the core."""
    x, y = middle
    sheet.fill(ellipse(x, y, radius, radius), tone)
    sheet.fill(
        _sector(middle, radius, -0.2 * pi, 0.55 * pi), mixed(tone, inks.BARK, 0.3)
    )
    turns = []
    count = int(radius / 13)
    for k in range(count):
        r = radius * (0.3 + 0.68 * k / count)
        start = 2 * pi * scatter(key, k)
        arc = [
            (x + r * cos(start + a * 0.2), y + r * sin(start + a * 0.2))
            for a in range(int(9 + 15 * scatter(key, k, 1)))
        ]
        turns.append(line(arc))
    sheet.stroke("".join(turns), mixed(tone, inks.CREAM, 0.5), 3.2)
    for part, paint in (
        (0.26, mixed(inks.CREAM, inks.EARTH, 0.3)),
        (0.19, inks.BARK),
        (0.12, inks.SLATE),
    ):
        sheet.fill(ellipse(x, y, radius * part, radius * part), paint)


def _sector(middle: Point, radius: float, start: float, end: float) -> str:
    x, y = middle
    arc = [start + (end - start) * i / 20 for i in range(21)]
    inner = [start + 0.25 + (end - start - 0.5) * i / 20 for i in range(21)]
    return polygon(
        [(x + radius * cos(a), y + radius * sin(a)) for a in arc]
        + [
            (x + 0.72 * radius * cos(a), y + 0.72 * radius * sin(a))
            for a in reversed(inner)
        ]
    )


def draw_machine(sheet: Sheet) -> None:
    """Draw the web of cloth from the roll on the left over rollers to the right."""
    rollers = (
        (560, 830, 60),
        (760, 1050, 74),
        (980, 800, 74),
        (1220, 1050, 74),
        (1460, 810, 66),
    )
    frame = mixed(inks.PINE, inks.DEEP, 0.4)
    for x in (640, 1080, 1380):
        sheet.face(box(x - 22, 690, x + 22, FLOOR + 30), frame)
        sheet.face(
            box(x - 60, FLOOR + 10, x + 60, FLOOR + 40), mixed(frame, inks.INK, 0.4)
        )
    sheet.face(box(470, 690, 1550, 742), frame)
    sheet.face(box(470, 690, 1550, 704), mixed(frame, inks.SAGE, 0.5))
    web = _web(((330, 1010, 300), *rollers, (1800, 1010, 260)))
    sheet.stroke(line(web), mixed(GRIT[1], inks.BARK, 0.35), 26)
    sheet.stroke(line(web), GRIT[1], 19)
    grit = [
        ellipse(x + 8 * (scatter(i, 1) - 0.5), y + 12 * (scatter(i, 2) - 0.5), 2.6, 2.6)
        for i, (x, y) in enumerate(web)
    ]
    sheet.fill("".join(grit), inks.STRAW)
    for x, y, r in rollers:
        sheet.fill(ellipse(x, y, r, r), mixed(inks.STONE, inks.SLATE, 0.4))
        sheet.fill(
            ellipse(x - 0.2 * r, y - 0.22 * r, 0.66 * r, 0.66 * r),
            mixed(inks.STONE, inks.WHITE, 0.4),
        )
        sheet.fill(ellipse(x, y, 0.24 * r, 0.24 * r), inks.SLATE)
    sheet.face(box(880, 560, 1080, 690), mixed(inks.JADE, inks.PINE, 0.4))
    sheet.face([(900, 640), (1060, 640), (1000, 722), (960, 722)], inks.SLATE)
    falling = [
        ellipse(960 + 42 * scatter(i, 5), 724 + 46 * scatter(i, 6), 2.8, 2.8)
        for i in range(60)
    ]
    sheet.fill("".join(falling), GRIT[1])
    for i in range(4):
        sheet.fill(
            ellipse(910 + 34 * i, 596, 9, 9),
            (inks.CINNABAR, inks.STRAW, inks.RICE, inks.STRAW)[i],
        )


def _web(wheels: tuple[tuple[float, float, float], ...]) -> list[Point]:
    """Return the line that runs over the first wheel, under the next, and so on."""
    found: list[Point] = []
    for i, (x, y, r) in enumerate(wheels):
        up = -1 if i % 2 == 1 or i == 0 else 1
        if i == len(wheels) - 1:
            up = -1
        sweep = (
            (0.5, 0.62)
            if i == 0
            else (0.1, 0.9)
            if i < len(wheels) - 1
            else (0.38, 0.5)
        )
        steps = 16
        for k in range(steps + 1):
            a = pi * (1 - (sweep[0] + (sweep[1] - sweep[0]) * k / steps))
            found.append((x + (r + 8) * cos(a), y + up * (r + 8) * sin(a)))
    dense: list[Point] = []
    for (x0, y0), (x1, y1) in itertools.pairwise(found):
        count = max(1, int(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 / 12))
        dense += [
            (x0 + (x1 - x0) * k / count, y0 + (y1 - y0) * k / count)
            for k in range(count)
        ]
    return [*dense, found[-1]]


def stand(sheet: Sheet, middle: Point, half: float) -> None:
    """Draw the stand of a roll."""
    x, y = middle
    tone = mixed(inks.PINE, inks.DEEP, 0.3)
    sheet.stroke(
        line([(x - half, FLOOR + 70), (x, y), (x + half, FLOOR + 70)]), tone, 34
    )
    sheet.face(
        box(x - half - 50, FLOOR + 56, x + half + 50, FLOOR + 88),
        mixed(tone, inks.INK, 0.4),
    )


def drawn() -> Sheet:
    """Return the picture."""
    sheet = Sheet(WIDTH, HEIGHT)
    draw_hall(sheet)
    roll(sheet, (330, 1010), 292, GRIT[1], 20)
    stand(sheet, (330, 1010), 190)
    draw_machine(sheet)
    roll(sheet, (1800, 1010), 252, GRIT[1], 21)
    stand(sheet, (1800, 1010), 170)
    person(sheet, (1170, 1570), (3.0, 3.0), POINT, Dress(inks.RIVER, inks.DEEP))
    for i, (x, y, r) in enumerate(
        ((180, 1660, 118), (430, 1690, 118), (1660, 1680, 126), (1930, 1700, 126))
    ):
        sheet.fill(
            ellipse(x + 14, y + r, r * 1.05, 16), mixed(inks.STONE, inks.SLATE, 0.5)
        )
        roll(sheet, (x, y), r, GRIT[i % 4], 30 + i)
    person(sheet, (760, 1640), (-3.1, 3.1), STAND, Dress(inks.OCHRE, inks.SLATE))
    return sheet


def main(folder: Path) -> None:
    """Write the picture."""
    drawn().save(folder / "emery.svg", "砂布车间（示意图）")


if __name__ == "__main__":
    main(Path(__file__).parents[2] / "content/yearbook-2020-2023/photos")
