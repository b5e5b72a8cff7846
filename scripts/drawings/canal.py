"""Draw "canal": an irrigation canal under works in winter.

The near reach is dry: slabs are carried in and laid on the right slope, an
excavator trims what is still earth.  A gate closes the reach off, a box with
solar panel and antenna measures the water behind it.  Low sun from the left.
"""

from __future__ import annotations

from pathlib import Path

from building import draw_house
from gate import draw_gate
from ground import Ground
from ink import Point, Sheet, ellipse, line, mix, points, scatter
from reach import GATE, HAZE, Reach
from scenery import Fields, cloud, curve_band, draw_range
from traces import draw_traces
from works import draw_works

WIDTH, HEIGHT = 1800, 1200
GROUND = Ground(centre=800.0, horizon=420.0, focal=1250.0, eye=7.2)
FIELDS = -0.9  # level of the fields; the banks of the canal are 0
LOW_GROUND = Ground(GROUND.centre, GROUND.horizon, GROUND.focal, GROUND.eye - FIELDS)

#: The axis of the canal in metres (x, z).
AXIS = points("3,4 1,20 0,40 -5,66 -17,100 -44,150 -96,220 -190,330 -380,520")

DEPTHS = (9, 12, 16, 21, 27, 35, 45, 58, 75, 98, 130, 175, 250, 380, 620)
FIELD_TONES = (
    "#dfca8f", "#d4bd80", "#e6d6a5", "#a9c281", "#dcc588", "#9ab87f", "#cfb77b",
)  # fmt: skip

CLOUDS = ((820, 110, 520), (1380, 190, 460), (60, 150, 380), (480, 236, 300))

#: The ranges from the far one to the near one: tone, tone in shade; ridge.
RANGES = (
    (
        ("#aec6cf", "#a0bac6"),
        points(
            "-20,330 140,300 330,340 520,292 700,336 900,300 1090,262 1280,318"
            " 1480,276 1660,322 1830,298"
        ),
    ),
    (
        ("#95b6b3", "#85a8a7"),
        points(
            "-20,366 200,352 420,376 640,362 860,384 1060,350 1250,372 1440,334"
            " 1640,356 1830,330"
        ),
    ),
    (
        ("#7fa48f", "#6f9580"),
        points(
            "-20,388 240,384 520,402 820,408 1100,402 1330,384 1540,396 1700,372"
            " 1830,366"
        ),
    ),
)

#: Farmhouses and bare poplars of two hamlets (x, z).
HOUSES = points(
    "84,196 98,182 114,190 128,176 142,186 58,230 72,240 150,168"
    " -86,132 -98,140 -76,150 -112,150 -94,158 -126,146 -112,166"
)
POPLARS = points(
    "24,250 30,244 36,238 44,236 78,180 92,176 107,172 121,166 136,168 66,214 50,226"
    " 158,172 -70,136 -80,124 -106,132 -120,134 -64,152 -88,148 -134,160 170,160"
    " 112,204 90,206 14,262"
)


def draw_sky(sheet: Sheet) -> None:
    """Draw a pale winter sky, warm over the hills."""
    sky = sheet.gradient(
        "sky",
        ((0, 0), (0, 430)),
        (0, "#b3cedc", 1),
        (0.55, "#d8e5e6", 1),
        (1, "#f8ebd2", 1),
    )
    sheet.face([(0, 0), (WIDTH, 0), (WIDTH, 440), (0, 440)], sky)
    sun = sheet.glow(
        "sun",
        (330, 330),
        420,
        (0, "#fff6dc", 0.95),
        (0.12, "#fff3d4", 0.75),
        (1, "#fff3d4", 0),
    )
    sheet.fill(ellipse(330, 330, 420, 420), sun)
    for place in (*CLOUDS, (1120, 262, 260)):
        sheet.fill(cloud(*place), "#f6f5ee", 0.8)


def draw_hills(sheet: Sheet) -> None:
    """Draw three low ranges, each with mist over its foot."""
    for rank, (tones, ridge) in enumerate(RANGES):
        draw_range(sheet, ridge, tones, 440)
        top = 350 + 20 * rank
        mist = sheet.gradient(
            f"mist{rank}", ((0, top), (0, 432)), (0, "#f3ead8", 0), (1, "#f3ead8", 0.8)
        )
        sheet.fill(curve_band(ridge, 440), mist)


def draw_plain(sheet: Sheet) -> None:
    """Draw stubble, green winter crops and the ridges between them."""
    ground = sheet.gradient(
        "plain",
        ((0, 420), (0, HEIGHT)),
        (0, "#e6dcbc", 1),
        (0.2, "#d9cb9d", 1),
        (1, "#c9b988", 1),
    )
    sheet.face([(0, 420), (WIDTH, 420), (WIDTH, HEIGHT), (0, HEIGHT)], ground)
    Fields(GROUND, DEPTHS, FIELD_TONES, "#8d7443", 9, FIELDS).draw(sheet)
    haze = sheet.gradient(
        "haze", ((0, 420), (0, 560)), (0, "#f6ecd6", 0.85), (1, "#f6ecd6", 0)
    )
    sheet.face([(0, 420), (WIDTH, 420), (WIDTH, 560), (0, 560)], haze)


def draw_hamlets(sheet: Sheet) -> None:
    """Draw farmhouses on both sides, bare poplars among them."""
    things = [(place, False) for place in HOUSES] + [(place, True) for place in POPLARS]
    for place, bare in sorted(things, key=lambda thing: -thing[0][1]):
        if bare:
            draw_poplar(sheet, place, int(place[0]) + 500)
        else:
            draw_house(sheet, LOW_GROUND, place, int(place[0]) + 3200, stepped=False)


def draw_poplar(sheet: Sheet, place: Point, key: int) -> None:
    """Draw a bare poplar: stem and upright boughs, hazy with distance."""
    (x, z), fade = place, min(0.75, 0.25 + place[1] / 420)
    px, py = LOW_GROUND.spot(x, 0, z)
    up = (9 + 4 * scatter(key, 3)) * GROUND.focal / z
    crown = points("0,1 0.1,0.66 0.085,0.3 0,0.2 -0.085,0.3 -0.1,0.66")
    outline = [(px + u * up, py - v * up) for u, v in crown]
    sheet.face(outline, mix("#b29a78", HAZE, fade), 0.45)
    boughs = [line([(px, py), (px, py - 0.95 * up)])]
    for k in range(5):
        low = py - (0.25 + 0.12 * k) * up
        for side in (-1, 1):
            tip = (px + side * 0.08 * up, low - 0.2 * up)
            boughs.append(line([(px, low), tip]))
    width = max(0.5, 0.11 * GROUND.focal / z)
    sheet.stroke("".join(boughs), mix("#8a745a", HAZE, fade), width)


def main(target: Path) -> None:
    """Draw the picture and write it to ``target``."""
    sheet = Sheet(WIDTH, HEIGHT)
    draw_sky(sheet)
    draw_hills(sheet)
    draw_plain(sheet)
    reach = Reach(GROUND, AXIS, FIELDS)
    reach.draw(sheet, (GATE, 421.0))
    draw_gate(sheet, reach)
    reach.draw(sheet, (2.0, GATE))
    draw_traces(sheet, reach)
    draw_hamlets(sheet)
    draw_works(sheet, reach)
    sheet.save(target, "灌区渠道施工")


if __name__ == "__main__":
    main(Path(__file__).parents[2] / "content/supplement-2023/photos/canal.svg")
