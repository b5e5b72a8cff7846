"""Tea on a hill side: bands of bushes along the slope, pickers between them."""

from __future__ import annotations

from math import sin
from pathlib import Path

import year_inks as inks
from ink import Point, Sheet, box, curve, ellipse, points, scatter
from people import BEND, REACH, WALK
from scenery import between, cloud, curve_band
from year_folk import Dress, person
from year_inks import mixed
from year_things import cluster, hills, ridge, tree

WIDTH, HEIGHT = 2160, 1820
ROWS = 15


def edge(row: int) -> tuple[Point, ...]:
    """Return the upper line of a band: two knolls that flatten towards the eye."""
    base = 700 + 17 * row + 4.6 * row * row
    return tuple(
        (
            x,
            base
            - 150 * (1 - row / 26) * sin((x + 46 * row) / 470)
            - 56 * sin((x - 90 * row) / 210) * (1 - row / 18)
            - 0.06 * (x - 1080),
        )
        for x in range(-120, WIDTH + 240, 90)
    )


def draw_row(sheet: Sheet, row: int) -> None:
    """Draw a band: earth between, bushes with lit tops, cut lines for leaves."""
    top = edge(row)
    size = 24 + 5.6 * row
    sheet.fill(
        curve_band(top, HEIGHT + 300),
        mixed(mixed(inks.EARTH, inks.STRAW, 0.5), inks.RICE, 0.35),
    )
    tone = mixed(inks.JADE, inks.PINE, 0.3 + 0.04 * row)
    body = [(x, y + 0.5 * size) for x, y in top]
    foot = [(x, y + 1.62 * size) for x, y in top]
    sheet.fill(
        curve(body) + curve(foot[::-1]).replace("M", "L", 1) + "Z",
        mixed(tone, inks.DEEP, 0.3),
    )
    crowns, lights, leaves, last = [], [], [], -1e9
    for i, (x, y) in enumerate(between(top, 12)):
        if x - last < size * 1.02 or not -size < x < WIDTH + size:
            continue
        last = x
        r = size * (0.62 + 0.22 * scatter(row, i, 1))
        crowns.append(ellipse(x, y + 0.74 * size, r, r * 0.82))
        lights.append(ellipse(x - 0.12 * r, y + 0.5 * size, r * 0.7, r * 0.42))
        for k in range(2):
            leaves.append(
                ellipse(
                    x + r * (scatter(row, i, k, 2) - 0.5),
                    y + size * (0.34 + 0.34 * scatter(row, i, k, 3)),
                    0.1 * size,
                    0.045 * size,
                )
            )
    sheet.fill("".join(crowns), tone)
    sheet.fill("".join(lights), mixed(tone, inks.RICE, 0.55))
    sheet.fill("".join(leaves), mixed(tone, inks.STRAW, 0.6))


#: Pickers: row behind which they stand, x, pose, side.
PICKERS = (
    (4, 620, BEND, 1, 0),
    (5, 1490, REACH, -1, 1),
    (6, 930, BEND, -1, 2),
    (8, 1780, BEND, 1, 0),
    (9, 420, REACH, 1, 3),
    (10, 1230, BEND, 1, 1),
    (12, 760, WALK, 1, 2),
    (12, 1620, REACH, -1, 3),
)
COATS = (inks.CINNABAR, inks.RIVER, inks.WHITE, inks.OCHRE)


def draw_pickers(sheet: Sheet, row: int) -> None:
    """Draw the pickers whose feet the next band of bushes hides."""
    for place, x, pose, side, coat in PICKERS:
        if place != row:
            continue
        line_of = between(edge(row), 12)
        y = min(line_of, key=lambda spot: abs(spot[0] - x))[1]
        size = 0.62 + 0.1 * row
        foot = y + 2.3 * (24 + 5.6 * row)
        person(
            sheet,
            (x, foot),
            (side * size, size),
            pose,
            Dress(COATS[coat], inks.SLATE, inks.STRAW, straw=True),
        )
        bx, by = x - side * 24 * size, foot - 74 * size
        sheet.face(
            [
                (bx - 22 * size, by - 24 * size),
                (bx + 20 * size, by - 24 * size),
                (bx + 15 * size, by + 24 * size),
                (bx - 17 * size, by + 24 * size),
            ],
            inks.OCHRE,
        )
        sheet.fill(ellipse(bx - size, by - 24 * size, 21 * size, 7 * size), inks.RICE)


def drawn() -> Sheet:
    """Return the picture."""
    sheet = Sheet(WIDTH, HEIGHT)
    sheet.face(box(0, 0, WIDTH, 900), inks.SKY)
    for line_of, tone in (
        ("-20,170 800,210 1500,150 2200,190", mixed(inks.SKY, inks.SHELL, 0.6)),
        ("-20,340 800,310 1500,360 2200,330", inks.CREAM),
    ):
        sheet.fill(curve_band(points(line_of), 900), tone)
    sheet.fill(ellipse(1640, 300, 92, 92), mixed(inks.CINNABAR, inks.STRAW, 0.5))
    for place in ((260, 130, 480), (1180, 200, 420)):
        sheet.fill(cloud(*place), inks.WHITE)
    for level, rise, key, reach, tone in (
        (560, 280, 205, 780, mixed(inks.SKY, inks.SAGE, 0.55)),
        (640, 240, 211, 600, mixed(inks.SAGE, inks.JADE, 0.45)),
        (720, 170, 218, 520, mixed(inks.SAGE, inks.JADE, 0.95)),
    ):
        hills(
            sheet,
            ridge(WIDTH, level, rise, key, reach),
            (tone, mixed(tone, inks.DEEP, 0.2)),
            900,
            8,
        )
    cluster(sheet, (1000, 640), (2, 5), 84, 6)
    for i in range(9):
        tree(sheet, (900 + 80 * i + 30 * scatter(i), 720), 110, i)
    for row in range(ROWS):
        draw_row(sheet, row)
        draw_pickers(sheet, row)
    return sheet


def main(folder: Path) -> None:
    """Write the picture."""
    drawn().save(folder / "tea.svg", "坡地上的茶园（示意图）")


if __name__ == "__main__":
    main(Path(__file__).parents[2] / "content/yearbook-2020-2023/photos")
