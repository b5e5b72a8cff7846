"""Draw "hen-house": the aisle of a laying-hen house, five tiers of cages a side.

One-point perspective.  Light comes from the lamps over the aisle and from the
bright end wall with its fans; a keeper looks after the hens.
"""

from __future__ import annotations

import math
from pathlib import Path

import keeper
from aisle import (
    CEILING,
    CENTRE_X,
    FAR,
    FOCAL,
    HEIGHT,
    HORIZON,
    WIDTH,
    across,
    ink,
    spot,
)
from cage import draw_stacks
from ink import Sheet, ellipse, line, number

KEEPER = 5.7  # how far away the keeper stands


def draw_shell(sheet: Sheet) -> None:
    """Draw floor, ceiling and the end wall."""
    floor = sheet.gradient(
        "floor",
        ((0, HORIZON + 60), (0, HEIGHT)),
        (0, "#fbf3e2", 1),
        (0.25, "#e9dfcb", 1),
        (1, "#bdb5a4", 1),
    )
    roof = sheet.gradient(
        "roof",
        ((0, 0), (0, HORIZON - 60)),
        (0, "#d5dbd6", 1),
        (0.6, "#ece9dc", 1),
        (1, "#fbf4e4", 1),
    )
    sheet.face([(0, 0), (WIDTH, 0), (WIDTH, HORIZON), (0, HORIZON)], roof)
    sheet.face([(0, HORIZON), (WIDTH, HORIZON), (WIDTH, HEIGHT), (0, HEIGHT)], floor)
    z = 1.3
    while z < FAR:  # ribs of the ceiling panels
        corners = ((-6, z), (6, z), (6, z + 0.05), (-6, z + 0.05))
        sheet.face((spot(x, CEILING, deep) for x, deep in corners), ink("#b3bcb7", z))
        z += 0.6
    z = 1.8
    while z < FAR:  # joints of the floor
        joint = line([spot(-1.3, 0, z), spot(1.3, 0, z)])
        sheet.stroke(joint, ink("#a39a88", z), max(0.5, 3.4 / z))
        z += 1.5
    draw_end_wall(sheet)


def draw_end_wall(sheet: Sheet) -> None:
    """Draw the bright wall at the far end, the fans and the door in it."""
    across(sheet, (-2.2, 0), (2.2, CEILING), FAR, "#fdf8ea")
    for row, y in enumerate((2.75, 1.6)):
        for column in range(3):
            draw_fan(sheet, (-1.0 + column, y), 0.5 * row + 0.3 * column)
    across(sheet, (-0.45, 0), (0.45, 0.9), FAR, "#cdd8d2")


def draw_fan(sheet: Sheet, place: tuple[float, float], turn: float) -> None:
    """Draw one fan of five blades in its square frame."""
    (x, y), half = spot(*place, FAR), 0.46 * FOCAL / FAR
    frame = ((-half, -half), (half, -half), (half, half), (-half, half))
    sheet.face([(x + dx, y + dy) for dx, dy in frame], "#d9d8cb")
    sheet.fill(ellipse(x, y, half * 0.9, half * 0.9), "#fffdf5")
    for blade in range(5):
        start = 2 * math.pi * blade / 5 + turn
        reach = half * 0.86
        tip = [
            (x + reach * math.cos(start + d), y + reach * math.sin(start + d))
            for d in (-0.1, 0.35)
        ]
        sheet.face([(x, y), *tip], "#b9c1bd")
    sheet.fill(ellipse(x, y, half * 0.18, half * 0.18), "#8f9a97")


def draw_floor_light(sheet: Sheet) -> None:
    """Draw the end wall mirrored in the smooth floor, soft at its edges."""
    place = f"{number(CENTRE_X)} {number(HORIZON + 88)}"
    sheet.define(
        '<radialGradient id="shine" gradientUnits="userSpaceOnUse" cx="0" cy="0" r="1" '
        f'gradientTransform="matrix(300 0 0 520 {place})">'
        '<stop offset="0" stop-color="#fffaf0"/>'
        '<stop offset="0.35" stop-color="#fffaf0" stop-opacity="0.6"/>'
        '<stop offset="1" stop-color="#fffaf0" stop-opacity="0"/></radialGradient>'
    )
    corners = ((-1.2, FAR), (1.2, FAR), (1.2, 1.8), (-1.2, 1.8))
    sheet.face((spot(x, 0, z) for x, z in corners), "url(#shine)")


def draw_ceiling_gear(sheet: Sheet) -> None:
    """Draw air inlets and lamps over the aisle, far to near."""
    for step in range(8, -1, -1):
        z = 2.9 + 1.9 * step
        draw_inlet(sheet, z + 0.8)
        for row, x in enumerate((-0.62, 0.62)):
            draw_lamp(sheet, (x, z), f"lamp{step}{row}")


def draw_inlet(sheet: Sheet, z: float) -> None:
    """Draw a white air inlet under the ceiling, its louvres open."""
    low, half, back = CEILING - 0.34, 0.38, z + 0.55
    corners = ((-half, z), (half, z), (half, back), (-half, back))
    sheet.face((spot(x, low, deep) for x, deep in corners), ink("#c3cbc6", z))
    across(sheet, (-half, low), (half, CEILING), z, ink("#f4f3ea", z))
    for i in range(4):
        y = low + 0.06 + 0.07 * i
        left, right = (-half + 0.05, y), (half - 0.05, y + 0.028)
        across(sheet, left, right, z, ink("#a9b6b3", z))


def draw_lamp(sheet: Sheet, place: tuple[float, float], name: str) -> None:
    """Draw a bulb under a cap on its cord, with the light around it."""
    x, z = place
    scale = FOCAL / z
    px, py = spot(x, CEILING - 0.62, z)
    _, top = spot(x, CEILING, z)
    light = sheet.glow(
        name,
        (px, py),
        0.5 * scale,
        (0, "#fff3c4", 0.95),
        (0.25, "#ffeeb5", 0.5),
        (1, "#fff1c8", 0),
    )
    sheet.fill(ellipse(px, py, 0.5 * scale, 0.5 * scale), light)
    cord = line([(px, top), (px, py - 0.12 * scale)])
    sheet.stroke(cord, ink("#7d7f78", z), max(0.5, 5 / z))
    sheet.fill(ellipse(px, py, 0.052 * scale, 0.06 * scale), "#fffbe6")
    cap = ((-0.035, -0.13), (0.035, -0.13), (0.11, -0.02), (-0.11, -0.02))
    outline = [(px + dx * scale, py + dy * scale) for dx, dy in cap]
    sheet.face(outline, ink("#6f8f88", z))


def draw_air(sheet: Sheet) -> None:
    """Draw the brightness in the air before the end wall."""
    place = spot(0, 1.7, FAR)
    light = sheet.glow(
        "air",
        place,
        420,
        (0, "#fffaec", 0.75),
        (0.35, "#fff8e6", 0.3),
        (1, "#fff8e6", 0),
    )
    sheet.fill(ellipse(*place, 420, 420), light)


def main(target: Path) -> None:
    """Draw the picture and write it to ``target``."""
    sheet = Sheet(WIDTH, HEIGHT)
    draw_shell(sheet)
    draw_floor_light(sheet)
    draw_ceiling_gear(sheet)
    draw_stacks(sheet)
    draw_air(sheet)
    keeper.draw(sheet, spot(-0.42, 0, KEEPER), FOCAL / KEEPER / 100, 0.12)
    sheet.save(target, "蛋鸡舍")


if __name__ == "__main__":
    main(Path(__file__).parents[2] / "content/supplement-2023/photos/hen-house.svg")
