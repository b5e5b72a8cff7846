"""A village of timber houses up a mountain side, with terraces and bamboo."""

from __future__ import annotations

from pathlib import Path

import year_inks as inks
from ink import Point, Sheet, box, curve, ellipse, line, points, scatter
from people import CARRY, WALK
from scenery import between, cloud, curve_band
from year_folk import Dress, person
from year_inks import mixed
from year_things import hills, ridge, tree, woods

WIDTH, HEIGHT = 2160, 2260

#: Steps of the slope, from the back: the edge of each, as points of a line.
STEPS = tuple(
    points(text)
    for text in (
        "-40,1120 400,1050 900,1090 1400,990 1800,1040 2200,960",
        "-40,1270 360,1210 860,1250 1380,1150 1780,1200 2200,1130",
        "-40,1440 420,1390 960,1420 1440,1330 1860,1380 2200,1310",
        "-40,1640 460,1590 940,1630 1460,1540 1900,1590 2200,1520",
        "-40,1870 420,1830 960,1860 1500,1780 1900,1830 2200,1760",
        "-40,2110 460,2080 1000,2110 1540,2040 1940,2080 2200,2020",
    )
)
#: Houses: step, place along it (0 to 1), width.
HOUSES = (
    (0, 0.2, 150),
    (0, 0.31, 160),
    (0, 0.62, 150),
    (1, 0.12, 180),
    (1, 0.27, 200),
    (1, 0.42, 190),
    (1, 0.66, 186),
    (1, 0.8, 190),
    (2, 0.2, 230),
    (2, 0.37, 240),
    (2, 0.55, 230),
    (2, 0.74, 240),
    (3, 0.1, 270),
    (3, 0.3, 290),
    (3, 0.66, 290),
)


def timber(sheet: Sheet, foot: Point, wide: float, key: int) -> None:
    """Draw a house on stilts: gallery, plank walls, a broad grey roof."""
    x, y = foot
    tall = wide * 0.78
    wood = mixed(inks.EARTH, inks.OCHRE, 0.15 + 0.4 * scatter(key, 1))
    dark = mixed(inks.BARK, inks.INK, 0.2)
    floor, eave = y - 0.26 * tall, y - 0.64 * tall
    sheet.face(box(x, floor, x + wide, y), mixed(dark, inks.INK, 0.35))
    for i in range(6):
        post = x + wide * (0.02 + 0.192 * i)
        sheet.face(box(post, floor, post + 0.028 * wide, y + 0.02 * tall), wood)
    sheet.face(box(x, eave, x + wide, floor), wood)
    planks = [
        line([(x + wide * i / 16, eave), (x + wide * i / 16, floor)])
        for i in range(1, 16)
    ]
    sheet.stroke("".join(planks), mixed(wood, inks.BARK, 0.45), 0.007 * wide)
    for u in (0.1, 0.44, 0.76):
        sheet.face(
            box(
                x + u * wide,
                eave + 0.09 * tall,
                x + (u + 0.15) * wide,
                eave + 0.25 * tall,
            ),
            dark,
        )
        cell = [
            line(
                [
                    (x + (u + 0.05 * k) * wide, eave + 0.09 * tall),
                    (x + (u + 0.05 * k) * wide, eave + 0.25 * tall),
                ]
            )
            for k in (1, 2)
        ]
        sheet.stroke("".join(cell), inks.STRAW, 0.008 * wide)
    rail = floor - 0.085 * tall
    sheet.stroke(
        line([(x - 0.03 * wide, rail), (x + 1.03 * wide, rail)]), dark, 0.016 * wide
    )
    bars = [
        line([(x + wide * i / 22, rail), (x + wide * i / 22, floor)]) for i in range(23)
    ]
    sheet.stroke("".join(bars), dark, 0.007 * wide)
    sheet.stroke(
        line([(x - 0.03 * wide, floor), (x + 1.03 * wide, floor)]), dark, 0.022 * wide
    )
    _roof(sheet, (x, eave), (wide, tall), key)
    if key % 3 == 0:
        for u in (0.3, 0.68):
            sheet.fill(
                ellipse(x + u * wide, eave + 0.055 * tall, 0.022 * wide, 0.028 * wide),
                inks.CINNABAR,
            )


def _roof(sheet: Sheet, eave: Point, size: Point, key: int) -> None:
    (x, y), (wide, tall) = eave, size
    tone = mixed(inks.SLATE, inks.INK, 0.2 + 0.3 * scatter(key, 2))
    ridge_y = y - 0.36 * tall
    over = 0.12 * wide
    outline = [
        (x - over, y + 0.03 * tall),
        (x - 0.02 * wide, y - 0.09 * tall),
        (x + 0.14 * wide, ridge_y),
        (x + 0.86 * wide, ridge_y),
        (x + 1.02 * wide, y - 0.09 * tall),
        (x + wide + over, y + 0.03 * tall),
    ]
    sheet.face(outline, tone)
    rows = []
    for i in range(1, 15):
        u = i / 15
        rows.append(
            line(
                [
                    (x + wide * (0.14 + 0.72 * u), ridge_y + 2),
                    (x - over + (wide + 2 * over) * u, y + 0.02 * tall),
                ]
            )
        )
    sheet.stroke("".join(rows), mixed(tone, inks.SHELL, 0.24), 0.008 * wide)
    sheet.stroke(
        line(
            [
                (x + 0.1 * wide, ridge_y - 0.02 * tall),
                (x + 0.9 * wide, ridge_y - 0.02 * tall),
            ]
        ),
        mixed(tone, inks.INK, 0.5),
        0.034 * wide,
    )


def bamboo(sheet: Sheet, foot: Point, size: float, key: int) -> None:
    """Draw a clump of bamboo that leans at its tips."""
    x, y = foot
    for i in range(9):
        lean = (i - 4) * 0.09 + 0.05 * (scatter(key, i) - 0.5)
        tall = size * (0.75 + 0.35 * scatter(key, i, 1))
        stem = [
            (x + (i - 4) * 0.03 * size, y),
            (x + (i - 4) * 0.04 * size + 0.3 * lean * tall, y - 0.55 * tall),
            (x + (i - 4) * 0.05 * size + lean * tall, y - tall),
        ]
        tone = mixed(inks.JADE, inks.PINE, scatter(key, i, 2))
        sheet.stroke(curve(stem), mixed(tone, inks.RICE, 0.3), 0.013 * size)
        for k in range(13):
            t = 0.3 + 0.7 * k / 12
            px = stem[0][0] + (stem[2][0] - stem[0][0]) * t * t
            py = y - tall * t
            side = 1 if (k + i) % 2 else -1
            leaf = [
                (px, py),
                (px + side * 0.06 * size, py - 0.012 * size),
                (px + side * 0.13 * size, py + 0.045 * size),
                (px + side * 0.05 * size, py + 0.022 * size),
            ]
            sheet.fill(curve(leaf, closed=True), mixed(tone, inks.RICE, 0.25 * (k % 3)))


def drawn() -> Sheet:
    """Return the picture."""
    sheet = Sheet(WIDTH, HEIGHT, inks.FINEST)
    sheet.face(box(0, 0, WIDTH, HEIGHT), inks.SKY)
    for edge, tone in (
        ("-20,260 700,300 1500,240 2200,290", mixed(inks.SKY, inks.SHELL, 0.6)),
        ("-20,470 700,440 1500,490 2200,450", inks.CREAM),
    ):
        sheet.fill(curve_band(points(edge), 1400), tone)
    for place in ((240, 190, 520), (1350, 330, 430)):
        sheet.fill(cloud(*place), inks.WHITE)
    for level, rise, key, reach, tone in (
        (760, 420, 5, 760, mixed(inks.SKY, inks.SAGE, 0.5)),
        (900, 360, 15, 620, mixed(inks.SAGE, inks.JADE, 0.3)),
        (1060, 330, 27, 560, mixed(inks.SAGE, inks.JADE, 0.8)),
    ):
        hills(
            sheet,
            ridge(WIDTH, level, rise, key, reach),
            (tone, mixed(tone, inks.DEEP, 0.2)),
            1250,
            8,
        )
    woods(
        sheet,
        [(x, y - 14) for x, y in STEPS[0]],
        (mixed(inks.PINE, inks.DEEP, 0.1), inks.JADE),
        52,
        3,
    )
    for rank, edge in enumerate(STEPS):
        _step(sheet, rank, edge)
    person(sheet, (1130, 2010), (1.0, 1.0), WALK, Dress(inks.CINNABAR, inks.DEEP))
    person(
        sheet,
        (930, 2034),
        (1.05, 1.05),
        CARRY,
        Dress(inks.RIVER, inks.SLATE, inks.OCHRE, straw=True),
    )
    bamboo(sheet, (1900, 2290), 900, 4)
    bamboo(sheet, (130, 2300), 700, 9)
    return sheet


def _step(sheet: Sheet, rank: int, edge: tuple[Point, ...]) -> None:
    """Draw one step of the slope with what stands on it."""
    tone = mixed(inks.SAGE, inks.RICE, 0.3 + 0.12 * rank)
    sheet.fill(curve_band(edge, HEIGHT + 60), mixed(tone, inks.JADE, 0.16))
    wall = [(x, y + 8) for x, y in edge]
    sheet.stroke(curve(wall), mixed(inks.STONE, inks.EARTH, 0.22), 15 + 4 * rank)
    for k in range(1, 4):
        crop = [(x, y + (24 + 8 * rank) * k + 12) for x, y in edge]
        sheet.stroke(curve(crop), mixed(tone, inks.PINE, 0.3), 4 + rank)
    path = between(edge, 40)
    for i, (step, along, wide) in enumerate(HOUSES):
        if step == rank:
            x, y = path[int(along * (len(path) - 1))]
            timber(sheet, (x, y + 20), wide * 1.16, i)
    for i in range(6 if rank < 5 else 0):
        x, y = path[int((0.02 + 0.96 * scatter(rank, i, 6)) * (len(path) - 1))]
        if all(
            not (
                s == rank and -70 < x - path[int(a * (len(path) - 1))][0] < w * 1.2 + 50
            )
            for s, a, w in HOUSES
        ):
            tree(sheet, (x, y + 16), 120 + 34 * rank, i)
    if rank == 4:
        sheet.fill(
            curve_band(tuple((x, y + 60) for x, y in edge), HEIGHT + 60),
            mixed(inks.STONE, inks.CREAM, 0.5),
        )


def main(folder: Path) -> None:
    """Write the picture."""
    drawn().save(folder / "village.svg", "山间村寨（示意图）")


if __name__ == "__main__":
    main(Path(__file__).parents[2] / "content/yearbook-2020-2023/photos")
