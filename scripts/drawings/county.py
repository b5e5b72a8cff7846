"""Draw "county": a valley with its town, river, fields and oil-tea hills.

Flat fills only, because this one is placed on the page as CMYK vectors: no
gradient, no opacity.  Town, river and fields stand on a plane in metres, seen
from 26 metres above it; the hills behind and the slope in front are drawn by
hand.  Light falls from the left.
"""

from __future__ import annotations

from pathlib import Path

import people
import slope
import town
from bridge import draw_bridge
from ground import Ground
from ink import Figure, Sheet, ellipse, line, points
from scenery import Fields, band, cloud, curve_band, draw_range, draw_woods

WIDTH, HEIGHT = 2200, 1000
GROUND = Ground(centre=1100.0, horizon=336.0, focal=1000.0, eye=26.0)
FARMER = people.Dress("#7d97b0", "#67747c", "#e3c784", straw=True)
PICKER = people.Dress("#cf7a63", "#67747c", "#e9d197", straw=True)
#: Finest line: 0.27 pt where the drawing is placed 459 pt wide; no press
#: holds less than 0.25 pt.
FINEST = 1.3

#: Courses on the plain, in metres (x, z).
RIVER = points("230,1400 150,700 160,430 95,300 -22,232 -72,172 -52,122 -78,84 -125,58")
ROAD = points("14,34 15,52 27,72 40,92 42,112 32,132 17,143")
ROAD_BEYOND = points("-131,143 -150,152 -190,176 -300,200")

#: Where the ridges between the rows of fields run, in metres.
DEPTHS = (33, 40, 48, 57, 68, 81, 97, 117, 142, 176, 222, 290, 390, 560, 900)
FIELD_TONES = ("#c9d891", "#aecb86", "#e6d583", "#bcd49b", "#d8dfa4", "#9fc388")

CLOUDS = ((180, 92, 300), (860, 62, 380), (1560, 104, 340), (1980, 60, 240))

#: The ranges from the far one to the near one: tone, tone in shade; ridge.
RANGES = (
    (
        ("#c4d9da", "#b7cfd2"),
        points(
            "-20,262 150,214 300,240 470,168 640,226 800,190 980,244 1180,176"
            " 1330,150 1500,214 1680,172 1850,226 2010,184 2220,236"
        ),
    ),
    (
        ("#a8cac6", "#99bdbb"),
        points(
            "-20,214 140,250 330,214 520,262 700,246 900,286 1120,268 1330,236"
            " 1520,262 1720,216 1900,250 2060,222 2220,196"
        ),
    ),
    (
        ("#8fbba6", "#7fad9b"),
        points(
            "-20,262 180,236 360,276 560,298 780,322 1020,330 1240,322 1450,296"
            " 1640,268 1800,284 1990,250 2220,276"
        ),
    ),
)
MISTS = (
    ("#cfdfdb", points("-20,306 500,318 1000,310 1600,304 2220,300")),
    ("#b9d3c8", points("-20,318 500,328 1000,324 1600,320 2220,312")),
)
WOODS = (
    ("#86b394", points("-20,296 160,282 330,326 480,352 560,374")),
    ("#86b394", points("1560,374 1700,338 1860,314 2040,282 2220,258")),
    ("#79a985", points("-20,340 120,334 280,362 380,384")),
    ("#79a985", points("1800,384 1930,352 2080,338 2220,318")),
)


def draw_sky(sheet: Sheet) -> None:
    """Draw a flat sky in three tones, a low sun and long clouds."""
    sheet.face([(0, 0), (WIDTH, 0), (WIDTH, 400), (0, 400)], "#d6e6ea")
    for edge, tone in (
        ("0,118 500,132 1000,104 1600,126 2200,100", "#e3edec"),
        ("0,210 600,190 1200,214 1800,188 2200,204", "#f2efe2"),
    ):
        sheet.fill(curve_band(points(edge), 420), tone)
    sheet.fill(ellipse(520, 168, 46, 46), "#fbf1d2")
    for place in (*CLOUDS, (640, 150, 200)):
        sheet.fill(cloud(*place), "#f8f8f2")


def draw_hills(sheet: Sheet) -> None:
    """Draw three ranges with mist at their feet, and wooded knolls before them."""
    for rank, (tones, ridge) in enumerate(RANGES):
        draw_range(sheet, ridge, tones, 400)
        if rank < len(MISTS):
            tone, edge = MISTS[rank]
            sheet.fill(curve_band(edge, 400), tone)
    for rank, (tone, edge) in enumerate(WOODS):
        draw_woods(sheet, edge, tone, 388, 41 + rank)


def draw_plain(sheet: Sheet) -> None:
    """Draw the valley floor, its fields, the river and the road."""
    sheet.face([(0, 366), (WIDTH, 366), (WIDTH, HEIGHT), (0, HEIGHT)], "#b9cf97")
    fields = Fields(GROUND, DEPTHS, FIELD_TONES, "#5c8a5a", 7, finest=FINEST)
    fields.draw(sheet)
    for width, tone in ((48, "#d9c9a0"), (42, "#9cc5d3")):
        sheet.fill(band(GROUND, RIVER, width), tone)
    for shift, width in ((-13, 2.2), (-4, 1.2), (7, 2.6), (14, 1.2)):
        sheet.fill(band(GROUND, RIVER, width, shift), "#b9d9e1")
    for path in (ROAD, ROAD_BEYOND):
        sheet.fill(band(GROUND, path, 6.6), "#cdbf9f")
        sheet.fill(band(GROUND, path, 5.6), "#ece4d3")


def draw_boat(sheet: Sheet) -> None:
    """Draw a covered boat on the river with its boatman."""
    x, y, size = 452.0, 622.0, 1.2
    sheet.fill(ellipse(x + 4, y + 9, 62 * size, 6 * size), "#84b1c2")
    hull = Figure("M-58,12 C-40,2 36,2 58,14 C48,-4 34,-9 0,-9 C-32,-9 -48,-4 -58,12 Z")
    awning = Figure("M-24,2 C-22,26 18,26 20,2 Z")
    people.draw(sheet, (x + 38 * size, y - 2), (-0.3, 0.3), people.REACH, FARMER)
    pole = line([(x + 20 * size, y - 58), (x + 66 * size, y + 22)])
    sheet.stroke(pole, "#8a6f55", 2.4)
    sheet.fill(awning.at(x, y, size, size), "#c9a873")
    sheet.fill(hull.at(x, y, size, size), "#8d6f55")


def draw_people(sheet: Sheet) -> None:
    """Draw pickers among the oil-tea rows and farmers in the fields."""
    for x, y, size, pose, dress, side in (
        (1530, 900, 0.44, people.REACH, PICKER, 1),
        (1905, 770, 0.36, people.REACH, FARMER, -1),
        (2006, 905, 0.5, people.WALK, FARMER, -1),
        (850, 832, 0.42, people.BEND, FARMER, 1),
        (960, 822, 0.4, people.BEND, PICKER, -1),
        (700, 716, 0.28, people.BEND, FARMER, 1),
    ):
        sheet.fill(ellipse(x + 12 * size, y, 34 * size, 5 * size), "#93a868")
        people.draw(sheet, (x, y), (side * size, size), pose, dress)


def drawn() -> Sheet:
    """Return the picture."""
    sheet = Sheet(WIDTH, HEIGHT)
    draw_sky(sheet)
    draw_hills(sheet)
    draw_plain(sheet)
    town.draw(sheet, GROUND)
    draw_bridge(sheet, GROUND)
    draw_boat(sheet)
    slope.draw(sheet)
    draw_people(sheet)
    slope.draw_near_tree(sheet)
    return sheet


def main(target: Path) -> None:
    """Draw the picture and write it to ``target``."""
    drawn().save(target, "县域风光")


if __name__ == "__main__":
    main(Path(__file__).parents[2] / "content/review-2020/photos/county.svg")
