"""The drawing "canal": an irrigation canal under works in winter.

The canal is a trapezoid that follows a curve on the plain (``AXIS``); its slopes
and its bed are painted face by face from the far end to the near one.  The near
reach is dry: the left slope is lined, on the right one the slabs are being laid.
A gate closes it off; behind the gate stands water.  Low sun from the left.
"""

from __future__ import annotations

from pathlib import Path

import works
from building import house
from ground import Ground
from ink import Sheet, ellipse, polygon
from reach import Reach
from scenery import Fields, cloud, curve_band, draw_range

WIDTH, HEIGHT = 1800, 1200
GROUND = Ground(centre=800.0, horizon=420.0, focal=1250.0, eye=7.2)
AXIS = (
    (3, 4),
    (1, 20),
    (0, 40),
    (-5, 66),
    (-17, 100),
    (-44, 150),
    (-96, 220),
    (-190, 330),
    (-380, 520),
)
FIELDS = -0.9  # level of the fields; the banks of the canal are 0
DEPTHS = (9, 12, 16, 21, 27, 35, 45, 58, 75, 98, 130, 175, 250, 380, 620)


def draw_sky(sheet: Sheet) -> None:
    """A pale winter sky, warm over the hills."""
    sky = sheet.gradient(
        "sky",
        ((0, 0), (0, 430)),
        (0, "#bcd3df", 1),
        (0.55, "#dbe6e6", 1),
        (1, "#f8ebd2", 1),
    )
    sheet.fill(polygon([(0, 0), (WIDTH, 0), (WIDTH, 440), (0, 440)]), sky)
    sun = sheet.glow(
        "sun",
        (330, 330),
        420,
        (0, "#fff6dc", 0.95),
        (0.12, "#fff3d4", 0.75),
        (1, "#fff3d4", 0),
    )
    sheet.fill(ellipse(330, 330, 420, 420), sun)
    for x, y, w in (
        (820, 110, 520),
        (1380, 190, 460),
        (60, 150, 380),
        (480, 236, 300),
        (1120, 262, 260),
    ):
        sheet.fill(cloud(x, y, w), "#f6f5ee", 0.8)


RANGES = (
    (
        ("#b9cdd4", "#aec4cd"),
        (
            (-20, 330),
            (140, 300),
            (330, 340),
            (520, 292),
            (700, 336),
            (900, 300),
            (1090, 262),
            (1280, 318),
            (1480, 276),
            (1660, 322),
            (1830, 298),
        ),
    ),
    (
        ("#a3bfbd", "#95b3b2"),
        (
            (-20, 366),
            (200, 352),
            (420, 376),
            (640, 362),
            (860, 384),
            (1060, 350),
            (1250, 372),
            (1440, 334),
            (1640, 356),
            (1830, 330),
        ),
    ),
    (
        ("#8fae9c", "#80a08e"),
        (
            (-20, 388),
            (240, 384),
            (520, 402),
            (820, 408),
            (1100, 402),
            (1330, 384),
            (1540, 396),
            (1700, 372),
            (1830, 366),
        ),
    ),
)


def draw_hills(sheet: Sheet) -> None:
    """Three low ranges and the mist before them."""
    for rank, (tones, ridge) in enumerate(RANGES):
        draw_range(sheet, ridge, tones, 440)
        mist = sheet.gradient(
            f"mist{rank}",
            ((0, 350 + 20 * rank), (0, 432)),
            (0, "#f3ead8", 0),
            (1, "#f3ead8", 0.8),
        )
        sheet.fill(curve_band(ridge, 440), mist)


def draw_plain(sheet: Sheet) -> None:
    """Stubble, green winter crops and the ridges between them."""
    ground = sheet.gradient(
        "plain",
        ((0, 420), (0, HEIGHT)),
        (0, "#e6dcbc", 1),
        (0.2, "#d9cb9d", 1),
        (1, "#c9b988", 1),
    )
    sheet.fill(polygon([(0, 420), (WIDTH, 420), (WIDTH, HEIGHT), (0, HEIGHT)]), ground)
    tones = (
        "#e2cf98",
        "#d9c48a",
        "#e8d9ab",
        "#b9c98d",
        "#e0cb92",
        "#a9c08a",
        "#d4be86",
    )
    Fields(GROUND, DEPTHS, tones, "#8d7443", 9, FIELDS).draw(sheet)
    haze = sheet.gradient(
        "haze", ((0, 420), (0, 560)), (0, "#f6ecd6", 0.85), (1, "#f6ecd6", 0)
    )
    sheet.fill(polygon([(0, 420), (WIDTH, 420), (WIDTH, 560), (0, 560)]), haze)


def draw_villages(sheet: Sheet) -> None:
    """Farmhouses on both sides, rows of bare poplars among them."""
    low = Ground(GROUND.centre, GROUND.horizon, GROUND.focal, GROUND.eye - FIELDS)
    things = [
        (x, z, 0)
        for x, z in (
            (84, 196),
            (98, 182),
            (114, 190),
            (128, 176),
            (142, 186),
            (58, 230),
            (72, 240),
            (150, 168),
            (-86, 132),
            (-98, 140),
            (-76, 150),
            (-112, 150),
            (-94, 158),
            (-126, 146),
            (-112, 166),
        )
    ]
    things += [
        (x, z, 1)
        for x, z in (
            (24, 250),
            (30, 244),
            (36, 238),
            (44, 236),
            (78, 180),
            (92, 176),
            (107, 172),
            (121, 166),
            (136, 168),
            (66, 214),
            (50, 226),
            (158, 172),
            (-70, 136),
            (-80, 124),
            (-106, 132),
            (-120, 134),
            (-64, 152),
            (-88, 148),
            (-134, 160),
            (170, 160),
            (112, 204),
            (90, 206),
            (14, 262),
        )
    ]
    for x, z, kind in sorted(things, key=lambda thing: -thing[1]):
        if kind:
            works.poplar(sheet, GROUND, (x, z, x + 500))
        else:
            house(sheet, low, (x, z, 3, x + 200), stepped=False)


def main(target: Path) -> None:
    """Draw the picture and write it to ``target``."""
    sheet = Sheet(WIDTH, HEIGHT)
    draw_sky(sheet)
    draw_hills(sheet)
    draw_plain(sheet)
    reach = Reach(GROUND, AXIS, FIELDS)
    reach.draw(sheet)
    reach.draw_traces(sheet)
    draw_villages(sheet)
    works.draw(sheet, reach)
    sheet.save(target, "灌区渠道施工")


if __name__ == "__main__":
    main(Path(__file__).parents[2] / "content/supplement-2023/photos/canal.svg")
