"""Draw "fields": paddies and canals from above, for the covers of the booklet.

The main canal bends down the sheet; every strip of fields follows its bends,
and branches leave it for the fields on both sides.  One unit is a tenth of a
millimetre; the sheet is an A5 page with its bleed.  The same courses are drawn
twice: in colour for the cover, as lines for the page behind it.
"""

from __future__ import annotations

from itertools import pairwise
from math import cos, radians, sin
from pathlib import Path

import inks
from ink import Point, Sheet, curve, ellipse, line, polygon, scatter

WIDTH, HEIGHT = 1540, 2160
#: The course of the canal: how far it bends, the length of a bend, its slant.
BEND, LENGTH, SLANT = 150.0, 330.0, radians(17)
MIDDLE = (800.0, 1240.0)
#: Edges of the strips, across from the canal's middle.
EDGES = (
    -1500, -1370, -1220, -1100, -930, -800, -690, -540, -400, -290, -150, -44,
    44, 170, 320, 420, 580, 700, 820, 990, 1110, 1250, 1400,
)  # fmt: skip
TONES = (
    inks.RICE, inks.STRAW, inks.SAGE, inks.CREAM, inks.FIELD, inks.RICE, inks.MIST,
    inks.YOLK, inks.SAGE, inks.STRAW, inks.RICE,
)  # fmt: skip
REACH = 1500
#: Where branches leave the main canal, along it; to the left, to the right.
BRANCHES = ((-980, -1), (-520, 1), (-60, -1), (420, 1), (860, -1))


def place(along: float, across: float) -> Point:
    """Return where a point of the courses lies on the sheet."""
    calm = 1 - min(abs(across), 1500) / 2600
    x = across + BEND * calm * sin(along / LENGTH)
    return (
        MIDDLE[0] + x * cos(SLANT) - along * sin(SLANT),
        MIDDLE[1] + x * sin(SLANT) + along * cos(SLANT),
    )


def course(across: float, start: float, end: float, step: float = 40) -> list[Point]:
    """Return a line beside the canal, from ``start`` to ``end`` along it."""
    count = max(2, round(abs(end - start) / step))
    return [place(start + (end - start) * i / count, across) for i in range(count + 1)]


def strip(left: float, right: float, start: float, end: float) -> str:
    """Return the outline of a piece of a strip."""
    sides = [*course(left, start, end), *reversed(course(right, start, end))]
    return polygon(sides)


def plots() -> list[tuple[int, int, float, float, float, float]]:
    """Return the fields: strip, number, left and right edge, start and end."""
    found = []
    for rank, (left, right) in enumerate(pairwise(EDGES)):
        if left == -44:
            continue
        start, number = -REACH + 120 * scatter(rank, 5), 0
        while start < REACH:
            end = start + 150 + 210 * scatter(rank, number, 3)
            found.append((rank, number, left + 7, right - 7, start + 6, end - 6))
            start, number = end, number + 1
    return found


def seen(left: float, right: float, start: float, end: float) -> bool:
    """Return whether any corner of a field lies near the sheet."""
    corners = [place(a, c) for a in (start, end) for c in (left, right)]
    return any(-90 < x < WIDTH + 90 and -90 < y < HEIGHT + 90 for x, y in corners)


def rows(sheet: Sheet, plot: tuple[float, float, float, float], tone: str) -> None:
    """Draw the rows of a crop along a field."""
    left, right, start, end = plot
    count = int((right - left) // 16)
    for row in range(1, count):
        across = left + (right - left) * row / count
        sheet.stroke(curve(course(across, start + 8, end - 8, 60)), tone, 2.6)


def heaps(sheet: Sheet, plot: tuple[float, float, float, float], tone: str) -> None:
    """Draw bushes in ranks over a field."""
    left, right, start, end = plot
    along = start + 18
    while along < end - 12:
        across = left + 16
        while across < right - 10:
            x, y = place(along, across)
            if -10 < x < WIDTH + 10 and -10 < y < HEIGHT + 10:
                sheet.fill(ellipse(x, y, 6, 6), tone)
            across += 24
        along += 24


def trees(sheet: Sheet) -> None:
    """Draw trees along the ridges, each with its shadow."""
    for rank, edge in enumerate(EDGES):
        for step in range(14):
            if abs(edge) < 60 or scatter(rank, step, 8) > 0.2:
                continue
            x, y = place(-1300 + 200 * step + 90 * scatter(rank, step, 2), edge)
            size = 15 + 12 * scatter(rank, step, 4)
            sheet.fill(ellipse(x + 9, y + 9, size, size), inks.FIELD)
            sheet.fill(ellipse(x, y, size, size), inks.LEAF)
            sheet.fill(ellipse(x - size / 4, y - size / 4, size / 2, size / 2),
                       inks.FIELD)  # fmt: skip


def branch(along: float, side: int) -> list[Point]:
    """Return the course of a branch from the canal to the sheet's edge."""
    return [place(along + 30 * i / 24, side * 60 * i) for i in range(25)]


def gate(sheet: Sheet, along: float, side: int) -> None:
    """Draw a small gate where a branch begins."""
    ends = [place(along - 30, side * 52), place(along + 30, side * 52)]
    sheet.stroke(line(ends), inks.WHITE, 15)
    sheet.stroke(line(ends), inks.DEEP, 7)


def station(sheet: Sheet, along: float, across: float) -> None:
    """Draw a measuring station on the bank: a roof and its solar panel."""
    x, y = place(along, across)
    sheet.face([(x + 6, y + 6), (x + 62, y + 6), (x + 62, y + 50), (x + 6, y + 50)],
               inks.FIELD)  # fmt: skip
    sheet.face([(x, y), (x + 54, y), (x + 54, y + 42), (x, y + 42)], inks.WHITE)
    sheet.face([(x, y), (x + 54, y), (x + 54, y + 21), (x, y + 21)], inks.STONE)
    sheet.face([(x + 70, y), (x + 102, y), (x + 102, y + 30), (x + 70, y + 30)],
               inks.DEEP)  # fmt: skip
    for cut in (80.7, 91.3):
        sheet.stroke(line([(x + cut, y + 2), (x + cut, y + 28)]), inks.WATER, 2.6)


def coloured(sheet: Sheet) -> None:
    """Draw the fields in their tones, then the water."""
    sheet.face([(0, 0), (WIDTH, 0), (WIDTH, HEIGHT), (0, HEIGHT)], inks.SHELL)
    for rank, number, *edges in plots():
        left, right, start, end = edges
        if not seen(left, right, start, end):
            continue
        pick = int(scatter(rank, number, 1) * 97) % len(TONES)
        tone = TONES[pick]
        sheet.fill(strip(left, right, start, end), tone)
        plot = (left, right, start, end)
        kind = scatter(rank, number, 6)
        if tone in (inks.RICE, inks.SAGE) and kind < 0.6:
            rows(sheet, plot, inks.FIELD if tone == inks.RICE else inks.MIST)
        elif tone == inks.STRAW and kind < 0.8:
            rows(sheet, plot, inks.CREAM)
        elif tone == inks.FIELD:
            heaps(sheet, plot, inks.LEAF)
    for along, side in BRANCHES:
        sheet.stroke(curve(branch(along, side)), inks.SHELL, 32)
        sheet.stroke(curve(branch(along, side)), inks.CANAL, 17)
    sheet.fill(strip(-56, 56, -REACH, REACH), inks.WHITE)
    sheet.fill(strip(-44, 44, -REACH, REACH), inks.CANAL)
    sheet.fill(strip(-44, -30, -REACH, REACH), inks.DEEP)
    for across, share in ((-8, 0.4), (14, 0.7), (28, 0.5)):
        for step in range(12):
            start = -1400 + 240 * step + 160 * scatter(step, round(across + 50))
            glint = curve(course(across, start, start + 150 * share, 30))
            sheet.stroke(glint, inks.WATER, 3)
    for along, side in BRANCHES:
        gate(sheet, along, side)
    trees(sheet)
    station(sheet, 190, -190)


def outlined(sheet: Sheet) -> None:
    """Draw the courses alone, as lines on deep water."""
    sheet.face([(0, 0), (WIDTH, 0), (WIDTH, HEIGHT), (0, HEIGHT)], inks.CANAL)
    for _, _, left, right, start, end in plots():
        if seen(left, right, start, end):
            sheet.stroke(strip(left, right, start, end), inks.WATER, 3)
    for along, side in BRANCHES:
        sheet.stroke(curve(branch(along, side)), inks.CANAL, 34)
        sheet.stroke(curve(branch(along, side)), inks.SKY, 8)
    sheet.fill(strip(-50, 50, -REACH, REACH), inks.CANAL)
    sheet.fill(strip(-38, 38, -REACH, REACH), inks.SKY)


def main(folder: Path) -> None:
    """Draw both pictures into ``folder``."""
    for name, draw in (("fields", coloured), ("courses", outlined)):
        sheet = Sheet(WIDTH, HEIGHT)
        draw(sheet)
        sheet.save(folder / f"{name}.svg", "渠与田")


if __name__ == "__main__":
    main(Path(__file__).parents[2] / "content/brochure-irrigation/photos")
