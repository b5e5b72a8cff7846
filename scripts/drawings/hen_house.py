"""The drawing "hen-house": the aisle of a laying-hen house, five tiers a side.

One-point perspective, computed: the world is in metres (x right, y up from the
floor, z into the picture) and the eye stands in the aisle.  The stacks are
painted slice by slice from the far end to the near one, so that a nearer hen
covers a farther one.  Light comes from the lamps over the aisle and from the
bright end wall; distance mixes ``HAZE`` into every colour.
"""

from __future__ import annotations

import math
from pathlib import Path

import hen
from hen import HAZE
from ink import Point, Sheet, ellipse, line, mix, polygon, scatter

WIDTH, HEIGHT = 1800, 1200
CENTRE_X, HORIZON, FOCAL = 870.0, 596.0, 1000.0
EYE = 1.66  # height of the eye over the floor
NEAR, FAR = 1.12, 19.0
PITCH = 0.24  # length of stack that one hen takes
POST_EVERY = 4  # slices from one upright to the next

AISLE, LIP, BARS, DEEP = 1.18, 1.22, 1.36, 2.0  # x of belt edge, trough, grille, cage back
TIERS, BASE, RISE = 5, 0.3, 0.56  # count, first cage floor, tier height
CEILING = 3.75

STEEL, STEEL_LIGHT, STEEL_DARK = "#aeb9bb", "#dfe5e3", "#7d898c"
TROUGH, TROUGH_SHADE, FEED = "#8fb0a8", "#66897f", "#d9ad62"
BELT, BELT_EDGE = "#f3ead6", "#cfc3a8"


def spot(x: float, y: float, z: float) -> Point:
    """Return where a point of the house falls on the sheet."""
    return CENTRE_X + FOCAL * x / z, HORIZON - FOCAL * (y - EYE) / z


def haze(z: float) -> float:
    """Return how much of a colour the light in the air has taken."""
    return 0.86 * (1 - math.exp(-max(0.0, z - 1.6) / 7.5))


def ink(colour: str, z: float) -> str:
    """Return ``colour`` as it looks at depth ``z``."""
    return mix(colour, HAZE, haze(z))


def flat(sheet: Sheet, corners: tuple[tuple[float, float, float], ...], paint: str) -> None:
    """Fill a face of the house."""
    sheet.fill(polygon(spot(*corner) for corner in corners), paint)


def draw_shell(sheet: Sheet) -> None:
    """Floor, ceiling and the end wall with its fans."""
    floor = sheet.gradient(
        "floor", ((0, HORIZON + 60), (0, HEIGHT)),
        (0, "#fbf3e2", 1), (0.25, "#e9dfcb", 1), (1, "#bdb5a4", 1),
    )
    roof = sheet.gradient(
        "roof", ((0, 0), (0, HORIZON - 60)),
        (0, "#d5dbd6", 1), (0.6, "#ece9dc", 1), (1, "#fbf4e4", 1),
    )
    sheet.fill(polygon([(0, 0), (WIDTH, 0), (WIDTH, HORIZON), (0, HORIZON)]), roof)
    sheet.fill(polygon([(0, HORIZON), (WIDTH, HORIZON), (WIDTH, HEIGHT), (0, HEIGHT)]), floor)
    z = 1.3
    while z < FAR:  # ribs of the ceiling panels
        flat(sheet, ((-6, CEILING, z), (6, CEILING, z), (6, CEILING, z + 0.05), (-6, CEILING, z + 0.05)),
             ink("#b3bcb7", z))
        z += 0.6
    z = 1.8
    while z < FAR:  # joints of the floor
        sheet.stroke(line([spot(-1.3, 0, z), spot(1.3, 0, z)]), ink("#a39a88", z), max(0.5, 3.4 / z))
        z += 1.5
    draw_end_wall(sheet)


def draw_end_wall(sheet: Sheet) -> None:
    """The bright wall at the far end and the fans in it."""
    flat(sheet, ((-2.2, 0, FAR), (2.2, 0, FAR), (2.2, CEILING, FAR), (-2.2, CEILING, FAR)), "#fdf8ea")
    scale = FOCAL / FAR
    for row, y in enumerate((2.75, 1.6)):
        for column in range(3):
            x, y1 = spot(-1.0 + column, y, FAR)
            half = 0.46 * scale
            sheet.fill(polygon([(x - half, y1 - half), (x + half, y1 - half), (x + half, y1 + half), (x - half, y1 + half)]), "#d9d8cb")
            sheet.fill(ellipse(x, y1, half * 0.9, half * 0.9), "#fffdf5")
            for blade in range(5):
                turn = 2 * math.pi * blade / 5 + 0.5 * row + 0.3 * column
                tip = [(x + half * 0.86 * math.cos(turn + d), y1 + half * 0.86 * math.sin(turn + d)) for d in (-0.1, 0.35)]
                sheet.fill(polygon([(x, y1), *tip]), "#b9c1bd")
            sheet.fill(ellipse(x, y1, half * 0.18, half * 0.18), "#8f9a97")
    half = 0.45
    flat(sheet, ((-half, 0, FAR), (half, 0, FAR), (half, 0.9, FAR), (-half, 0.9, FAR)), "#cdd8d2")


def draw_floor_light(sheet: Sheet) -> None:
    """The end wall mirrored in the smooth floor, and the gutters."""
    shine = sheet.gradient(
        "shine", ((0, HORIZON + 70), (0, HEIGHT)), (0, "#fffaf0", 0.95), (0.4, "#fffaf0", 0.5), (1, "#fffaf0", 0),
    )
    flat(sheet, ((-0.42, 0, FAR), (0.42, 0, FAR), (0.42, 0, 2.2), (-0.42, 0, 2.2)), shine)


def draw_tier(sheet: Sheet, side: int, tier: int, slot: int, z: float) -> None:
    """One slice of one tier: cage, hen, grille, trough, belt and eggs."""
    y, near = BASE + tier * RISE, z - PITCH
    dim = mix("#a3907a", "#c2b196", min(1.0, tier / 4))
    flat(sheet, ((side * BARS, y - 0.06, z), (side * DEEP, y - 0.06, z), (side * DEEP, y + RISE, z), (side * BARS, y + RISE, z)),
         ink(dim, z))
    if y < EYE:
        flat(sheet, ((side * BARS, y, z), (side * DEEP, y + 0.03, z), (side * DEEP, y + 0.03, near), (side * BARS, y, near)),
             ink("#cbbd9f", z))
    draw_hen(sheet, side, tier, slot, z)
    draw_grille(sheet, side, y, z)
    draw_trough(sheet, side, y, z)
    draw_belt(sheet, side, tier, slot, z)


def draw_hen(sheet: Sheet, side: int, tier: int, slot: int, z: float) -> None:
    """The hen of this place, if there is one."""
    luck = scatter(slot, tier, side, 1)
    if luck < 0.07:
        return
    scale = FOCAL / z / 100
    detail = 3 if scale > 2.1 else 2 if scale > 0.85 else 1
    pose = "feeding" if scatter(slot, tier, side, 2) < 0.55 else "alert"
    plumage = "brown" if scatter(slot, tier, side, 3) < 0.36 else "white"
    back = -1.5 - 5.5 * scatter(slot, tier, side, 4) if luck > 0.2 else -15.0
    x, y = spot(side * (BARS + (-back) / 100 - 0.02), BASE + tier * RISE + 0.005, z)
    size = scale * (0.95 + 0.1 * scatter(slot, tier, side, 5))
    look = hen.Look(plumage, pose, haze(z), detail)
    hen.draw(sheet, x, y, -side * size, size, look)


def draw_grille(sheet: Sheet, side: int, y: float, z: float) -> None:
    """The bars in front of the hen."""
    near, parts = z - PITCH, []
    bars = 4 if z < 5 else 2 if z < 9 else 0
    for i in range(bars):
        depth = z - PITCH * (i + 0.5) / bars
        parts.append(line([spot(side * BARS, y, depth), spot(side * BARS, y + 0.47, depth)]))
    parts += [line([spot(side * BARS, y + h, z), spot(side * BARS, y + h, near)]) for h in (0.27, 0.47)]
    sheet.stroke("".join(parts), ink(STEEL_LIGHT, z), max(0.45, 4.2 / z))


def draw_trough(sheet: Sheet, side: int, y: float, z: float) -> None:
    """The feed trough outside the bars, feed in it when one looks from above."""
    near = z - PITCH
    rim, keel = y + 0.23, y + 0.12
    if rim < EYE:
        flat(sheet, ((side * BARS, rim - 0.03, z), (side * LIP, rim - 0.03, z), (side * LIP, rim - 0.03, near), (side * BARS, rim - 0.03, near)),
             ink(FEED, z))
    else:
        flat(sheet, ((side * (LIP + 0.05), keel, z), (side * BARS, keel, z), (side * BARS, keel, near), (side * (LIP + 0.05), keel, near)),
             ink(TROUGH_SHADE, z))
    flat(sheet, ((side * LIP, rim, z), (side * (LIP + 0.05), keel, z), (side * (LIP + 0.05), keel, near), (side * LIP, rim, near)),
         ink(TROUGH, z))
    sheet.stroke(line([spot(side * LIP, rim, z), spot(side * LIP, rim, near)]), ink("#dcebe4", z), max(0.5, 5.5 / z))


def draw_belt(sheet: Sheet, side: int, tier: int, slot: int, z: float) -> None:
    """The egg belt at the foot of the cage and the eggs that roll on it."""
    near, y = z - PITCH, BASE + tier * RISE - 0.03
    above = y < EYE
    if above:
        flat(sheet, ((side * BARS, y, z), (side * AISLE, y, z), (side * AISLE, y, near), (side * BARS, y, near)), ink(BELT, z))
        for k in range(2):
            if scatter(slot, tier, side, 6, k) < 0.42:
                depth = z - PITCH * (0.25 + 0.5 * k)
                across = AISLE + 0.04 + 0.09 * scatter(slot, tier, side, 7, k)
                draw_egg(sheet, side * across, y, depth, slot + k)
    else:
        flat(sheet, ((side * BARS, y - 0.02, z), (side * AISLE, y - 0.02, z), (side * AISLE, y - 0.02, near), (side * BARS, y - 0.02, near)),
             ink("#b6ab93", z))
    flat(sheet, ((side * AISLE, y + 0.018, z), (side * AISLE, y - 0.035, z), (side * AISLE, y - 0.035, near), (side * AISLE, y + 0.018, near)),
         ink(STEEL, z))
    sheet.stroke(line([spot(side * AISLE, y + 0.018, z), spot(side * AISLE, y + 0.018, near)]), ink(STEEL_LIGHT, z), max(0.4, 3.2 / z))


def draw_egg(sheet: Sheet, x: float, y: float, z: float, key: int) -> None:
    """One egg, lying."""
    scale = FOCAL / z
    px, py = spot(x, y + 0.024, z)
    shell = "#e3b083" if scatter(key, 8) < 0.6 else "#fbf1df"
    sheet.fill(ellipse(px, py + 0.012 * scale, 0.033 * scale, 0.016 * scale), ink("#cbbb9b", z))
    sheet.fill(ellipse(px, py, 0.031 * scale, 0.024 * scale), ink(shell, z))
    if z < 6:
        sheet.fill(ellipse(px - 0.008 * scale, py - 0.009 * scale, 0.011 * scale, 0.006 * scale), ink("#fff6e6", z))


def draw_frame(sheet: Sheet, side: int, z: float) -> None:
    """An upright of the stack, its foot on the floor."""
    top = BASE + TIERS * RISE
    flat(sheet, ((side * (BARS - 0.02), 0, z), (side * (BARS + 0.03), 0, z), (side * (BARS + 0.03), top, z), (side * (BARS - 0.02), top, z)),
         ink(STEEL, z))
    flat(sheet, ((side * (BARS - 0.02), 0, z), (side * (BARS - 0.02), 0, z - 0.05), (side * (BARS - 0.02), top, z - 0.05), (side * (BARS - 0.02), top, z)),
         ink(STEEL_LIGHT, z))


def draw_stack_ends(sheet: Sheet, side: int, z: float) -> None:
    """What is below and above the cages of one slice: shadow, manure belts, top."""
    near = z - PITCH
    flat(sheet, ((side * AISLE, 0, z), (side * DEEP, 0, z), (side * DEEP, 0, near), (side * AISLE, 0, near)), ink("#a89d89", z))
    flat(sheet, ((side * (BARS + 0.06), 0, z), (side * DEEP, 0, z), (side * DEEP, BASE - 0.09, z), (side * (BARS + 0.06), BASE - 0.09, z)), ink("#8d8272", z))
    for tier in range(TIERS + 1):
        y = BASE + tier * RISE - 0.05
        flat(sheet, ((side * BARS, y, z), (side * BARS, y - 0.06, z), (side * BARS, y - 0.06, near), (side * BARS, y, near)), ink(STEEL_DARK, z))


def draw_stacks(sheet: Sheet) -> None:
    """Both sides, from the far end to the near one."""
    for slot in range(int((FAR - NEAR) / PITCH), -1, -1):
        z = NEAR + PITCH * (slot + 1)
        order = sorted(range(TIERS), key=lambda t: -abs(BASE + (t + 0.4) * RISE - EYE))
        for side in (-1, 1):
            draw_stack_ends(sheet, side, z)
            for tier in order:
                draw_tier(sheet, side, tier, slot, z)
            if slot % POST_EVERY == 0:
                draw_frame(sheet, side, z - PITCH)


def draw_ceiling_gear(sheet: Sheet) -> None:
    """Air inlets and lamps over the aisle, far to near."""
    for step in range(8, -1, -1):
        z = 2.35 + 1.9 * step
        draw_inlet(sheet, z + 0.95)
        draw_lamp(sheet, z, step)


def draw_inlet(sheet: Sheet, z: float) -> None:
    """A white air inlet under the ceiling, its louvres open."""
    low, high, half, deep = CEILING - 0.34, CEILING, 0.38, 0.55
    flat(sheet, ((-half, low, z), (half, low, z), (half, low, z + deep), (-half, low, z + deep)), ink("#c3cbc6", z))
    flat(sheet, ((-half, low, z), (half, low, z), (half, high, z), (-half, high, z)), ink("#f4f3ea", z))
    for i in range(4):
        y = low + 0.06 + 0.07 * i
        flat(sheet, ((-half + 0.05, y, z), (half - 0.05, y, z), (half - 0.05, y + 0.028, z), (-half + 0.05, y + 0.028, z)), ink("#a9b6b3", z))


def draw_lamp(sheet: Sheet, z: float, step: int) -> None:
    """A bulb under a cap on its cord, with the light around it."""
    scale = FOCAL / z
    for row, x in enumerate((-0.62, 0.62)):
        px, py = spot(x, CEILING - 0.62, z)
        _, top = spot(x, CEILING, z)
        paint = sheet.glow(f"lamp{step}{row}", (px, py), 0.5 * scale, (0, "#fff3c4", 0.95), (0.25, "#ffeeb5", 0.5), (1, "#fff1c8", 0))
        sheet.fill(ellipse(px, py, 0.5 * scale, 0.5 * scale), paint)
        sheet.stroke(line([(px, top), (px, py - 0.12 * scale)]), ink("#7d7f78", z), max(0.5, 5 / z))
        sheet.fill(ellipse(px, py, 0.052 * scale, 0.06 * scale), "#fffbe6")
        cap = [(px - 0.035 * scale, py - 0.13 * scale), (px + 0.035 * scale, py - 0.13 * scale), (px + 0.11 * scale, py - 0.02 * scale), (px - 0.11 * scale, py - 0.02 * scale)]
        sheet.fill(polygon(cap), ink("#6f8f88", z))


def main(target: Path) -> None:
    """Draw the picture and write it to ``target``."""
    sheet = Sheet(WIDTH, HEIGHT)
    draw_shell(sheet)
    draw_floor_light(sheet)
    draw_ceiling_gear(sheet)
    draw_stacks(sheet)
    x, y = spot(0, 1.7, FAR)
    sheet.fill(ellipse(x, y, 420, 420), sheet.glow("air", (x, y), 420, (0, "#fffaec", 0.75), (0.35, "#fff8e6", 0.3), (1, "#fff8e6", 0)))
    sheet.save(target, "蛋鸡舍")


if __name__ == "__main__":
    main(Path(__file__).parents[2] / "content/supplement-2023/photos/hen-house.svg")
