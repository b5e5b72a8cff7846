"""Draw "way": the way of the water in four stations, across a spread.

From left to right and from step to step: the headworks where water is shared
out, a sluice gate, a measuring station, and fields whose gate is worked from a
box.  The sheet is a band over two A5 pages with their bleed, which is cut in
two; one unit is a tenth of a millimetre.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import inks
from ink import Sheet, box, curve, ellipse, line, points
from scenery import curve_band

WIDTH, HEIGHT = 3020, 960
#: The bed of each reach: from, to, level of its water.
REACHES = ((0, 760, 470), (760, 1540, 540), (1540, 2230, 610), (2230, 3020, 680))
DEPTH = 58


def ground(sheet: Sheet) -> None:
    """Draw sky, hills, the stepped ground and the water on it."""
    sheet.face(box(0, 0, WIDTH, HEIGHT), inks.SKY)
    far = "0,330 260,230 520,300 820,250 1150,360 1500,330 1900,420 2400,400 3020,460"
    near = "0,420 300,360 640,420 980,410 1400,480 1900,500 2500,560 3020,570"
    sheet.fill(curve_band(points(far), HEIGHT), inks.MIST)
    sheet.fill(curve_band(points(near), HEIGHT), inks.SAGE)
    for left, right, level in REACHES:
        sheet.face(box(left, level + 26, right, HEIGHT), inks.STRAW)
        sheet.face(box(left, level + 26, right, level + 26 + 9), inks.RICE)
    for left, right, level in REACHES:
        sheet.face(box(left, level + 35, right, level + 60 + DEPTH + 22), inks.STONE)
        sheet.face(box(left, level + 35, right, level + 41), inks.WHITE)
        sheet.face(box(left, level + 60, right, level + 60 + DEPTH), inks.CANAL)
        sheet.face(box(left, level + 60, right, level + 67), inks.WATER)
    for (_, right, level), (_, _, below) in pairwise(REACHES):
        sheet.face(box(right - 22, level + 60, right + 22, below + 60 + DEPTH),
                   inks.WATER)  # fmt: skip
        sheet.face(box(right - 44, level + 60 + DEPTH, right - 22, below + 140),
                   inks.STONE)  # fmt: skip
        sheet.face(box(right - 44, below + 60 + DEPTH, right + 44, below + 140),
                   inks.STONE)  # fmt: skip
        for x in (-8, 8):
            fall = line([(right + x, level + 74), (right + x, below + 108)])
            sheet.stroke(fall, inks.WHITE, 4)


def tree(sheet: Sheet, x: float, y: float, size: float) -> None:
    """Draw a round tree on its trunk."""
    sheet.face(box(x - 6 * size, y - 60 * size, x + 6 * size, y), inks.BROWN)
    sheet.fill(ellipse(x, y - 96 * size, 56 * size, 60 * size), inks.LEAF)
    sheet.fill(ellipse(x - 14 * size, y - 110 * size, 30 * size, 32 * size), inks.FIELD)


def headworks(sheet: Sheet) -> None:
    """Draw the wall that shares water out through three openings."""
    y = 496
    for x, size in ((60, 1.2), (178, 0.9), (640, 1.0)):
        tree(sheet, x, y, size)
    sheet.face(box(290, 330, 560, y + 34), inks.STONE)
    sheet.face(box(274, 308, 576, 334), inks.WHITE)
    for x in (334, 424, 514):
        sheet.fill(
            f"M{x - 30},{y + 34} L{x - 30},410 C{x - 30},370 {x + 30},370"
            f" {x + 30},410 L{x + 30},{y + 34} Z",
            inks.DEEP,
        )
        sheet.face(box(x - 30, 450, x + 30, y + 34), inks.CANAL)
        sheet.face(box(x - 4, 262, x + 4, 310), inks.SLATE)
        sheet.fill(ellipse(x, 262, 22, 6), inks.SLATE)


def sluice(sheet: Sheet) -> None:
    """Draw a sluice gate in its frame, half raised."""
    y, x = 566, 1150
    for left in (x - 150, x - 14, x + 122):
        sheet.face(box(left, 250, left + 28, y + 92), inks.WHITE)
    sheet.face(box(x - 176, 226, x + 176, 256), inks.STONE)
    for left in (x - 118, x + 18):
        sheet.face(box(left, 400, left + 100, 586), inks.DEEP)
        for rib in (436, 476, 516, 556):
            sheet.face(box(left, rib, left + 100, rib + 7), inks.CANAL)
        sheet.face(box(left + 46, 250, left + 54, 400), inks.SLATE)
        sheet.face(box(left + 30, 186, left + 70, 226), inks.YOLK)
    for post in range(6):
        left = x - 174 + 68 * post
        sheet.face(box(left, 176, left + 6, 228), inks.SLATE)
    sheet.face(box(x - 174, 172, x + 174, 180), inks.SLATE)
    tree(sheet, 1430, y, 0.9)


def station(sheet: Sheet) -> None:
    """Draw the measuring station: hut, staff gauge, solar panel, aerial."""
    y = 636
    sheet.face(box(1790, 470, 1960, y), inks.WHITE)
    sheet.face([(1770, 470), (1980, 470), (1950, 428), (1800, 428)], inks.CANAL)
    sheet.face(box(1815, 540, 1870, y), inks.SLATE)
    sheet.face(box(1895, 520, 1940, 566), inks.WATER)
    sheet.face(box(2060, 372, 2070, y), inks.SLATE)
    sheet.face([(2000, 350), (2110, 318), (2130, 388), (2020, 420)], inks.DEEP)
    for share in (1 / 3, 2 / 3):
        top = (2000 + 110 * share, 350 - 32 * share)
        foot = (2020 + 110 * share, 420 - 32 * share)
        sheet.stroke(line([top, foot]), inks.WATER, 4)
    sheet.stroke(line([(2010, 385), (2120, 353)]), inks.WATER, 4)
    sheet.face(box(1824, 330, 1830, 430), inks.SLATE)
    for rank, width in enumerate((44, 32, 20)):
        rise = 350 + 24 * rank
        sheet.stroke(line([(1827 - width, rise), (1827 + width, rise)]), inks.SLATE, 5)
    sheet.face(box(1690, 560, 1726, 732), inks.WHITE)
    for mark in range(8):
        length = 26 if mark % 2 else 15
        sheet.face(box(1690, 566 + 20 * mark, 1690 + length, 574 + 20 * mark),
                   inks.COMB)  # fmt: skip


def paddies(sheet: Sheet) -> None:
    """Draw the field gate with its box, and rice in rows."""
    y = 706
    sheet.face(box(2330, 470, 2344, y + 100), inks.WHITE)
    sheet.face(box(2416, 470, 2430, y + 100), inks.WHITE)
    sheet.face(box(2316, 452, 2444, 474), inks.STONE)
    sheet.face(box(2344, 640, 2416, y + 60), inks.DEEP)
    sheet.face(box(2376, 474, 2384, 640), inks.SLATE)
    sheet.face(box(2356, 412, 2404, 452), inks.YOLK)
    sheet.face(box(2490, 566, 2560, 660), inks.WHITE)
    sheet.face(box(2490, 566, 2560, 580), inks.CANAL)
    sheet.face(box(2520, 660, 2530, y), inks.SLATE)
    sheet.fill(ellipse(2525, 616, 12, 12), inks.RICE)
    for x in range(2630, 3040, 34):
        for lean, rise in ((-20, 58), (-8, 78), (8, 80), (20, 60)):
            blade = curve([(x, y), (x + lean * 0.4, y - rise * 0.6),
                           (x + lean, y - rise)])  # fmt: skip
            sheet.stroke(blade, inks.FIELD if abs(lean) > 10 else inks.LEAF, 6)


def main(folder: Path) -> None:
    """Draw the band and write its two halves."""
    for name, left in (("way-left", 0), ("way-right", 1480)):
        sheet = Sheet(1540, HEIGHT)
        sheet.open(f'transform="translate({-left} 0)"')
        for draw in (ground, headworks, sluice, station, paddies):
            draw(sheet)
        sheet.close()
        sheet.save(folder / f"{name}.svg", "水程")


if __name__ == "__main__":
    main(Path(__file__).parents[2] / "content/brochure-irrigation/photos")
