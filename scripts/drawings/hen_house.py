"""The drawing "hen-house": the aisle of a laying-hen house, five tiers a side.

One-point perspective, computed: the world is in metres (x right, y up from the
floor, z into the picture) and the eye stands in the aisle.  The stacks are
painted slice by slice from the far end to the near one, so that a nearer hen
covers a farther one.  Light comes from the lamps over the aisle and from the
bright end wall; distance mixes ``HAZE`` into every colour.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import hen
import worker
from hen import HAZE
from ink import (
    Figure,
    Point,
    Sheet,
    ellipse,
    filled,
    line,
    mix,
    number,
    polygon,
    scatter,
)

WIDTH, HEIGHT = 1800, 1200
CENTRE_X, HORIZON, FOCAL = 870.0, 596.0, 1000.0
EYE = 1.66  # height of the eye over the floor
NEAR, FAR = 1.12, 19.0
SLOTS = 72  # hens in a row; painted one by one near the eye, in threes and sixes beyond
PITCH = 0.24  # length of stack that one hen takes
POST_EVERY = 4  # slices from one upright to the next

AISLE, LIP, BARS, DEEP = (
    1.18,
    1.22,
    1.36,
    2.0,
)  # x of belt edge, trough, grille, cage back
TIERS, BASE, RISE = 5, 0.3, 0.56  # count, first cage floor, tier height
CEILING = 3.75
KEEPER = 5.7  # how far away the keeper stands

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


def flat(
    sheet: Sheet, corners: tuple[tuple[float, float, float], ...], paint: str
) -> None:
    """Fill a face of the house."""
    sheet.fill(polygon(spot(*corner) for corner in corners), paint)


def depth(slot: int) -> float:
    """Return how far away the hen of a place stands."""
    return NEAR + PITCH * (slot + 1)


@dataclass(frozen=True, slots=True)
class Run:
    """A length of stack that is painted at once: its places, far to near."""

    slots: tuple[int, ...]

    @property
    def far(self) -> float:
        """Depth of the far end."""
        return depth(self.slots[0])

    @property
    def near(self) -> float:
        """Depth of the near end, with a hair of overlap that hides the joint."""
        return depth(self.slots[-1]) - PITCH - 0.012


def runs() -> Iterator[Run]:
    """Yield the lengths of stack from far to near; the far ones are longer."""
    slot = SLOTS - 1
    while slot >= 0:
        count = 6 if slot > 47 else 3 if slot > 11 else 1
        yield Run(tuple(range(slot, slot - count, -1)))
        slot -= count


def draw_shell(sheet: Sheet) -> None:
    """Floor, ceiling and the end wall with its fans."""
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
    sheet.fill(polygon([(0, 0), (WIDTH, 0), (WIDTH, HORIZON), (0, HORIZON)]), roof)
    sheet.fill(
        polygon([(0, HORIZON), (WIDTH, HORIZON), (WIDTH, HEIGHT), (0, HEIGHT)]), floor
    )
    z = 1.3
    while z < FAR:  # ribs of the ceiling panels
        flat(
            sheet,
            (
                (-6, CEILING, z),
                (6, CEILING, z),
                (6, CEILING, z + 0.05),
                (-6, CEILING, z + 0.05),
            ),
            ink("#b3bcb7", z),
        )
        z += 0.6
    z = 1.8
    while z < FAR:  # joints of the floor
        sheet.stroke(
            line([spot(-1.3, 0, z), spot(1.3, 0, z)]),
            ink("#a39a88", z),
            max(0.5, 3.4 / z),
        )
        z += 1.5
    draw_end_wall(sheet)


def draw_end_wall(sheet: Sheet) -> None:
    """The bright wall at the far end and the fans in it."""
    flat(
        sheet,
        ((-2.2, 0, FAR), (2.2, 0, FAR), (2.2, CEILING, FAR), (-2.2, CEILING, FAR)),
        "#fdf8ea",
    )
    scale = FOCAL / FAR
    for row, y in enumerate((2.75, 1.6)):
        for column in range(3):
            x, y1 = spot(-1.0 + column, y, FAR)
            half = 0.46 * scale
            sheet.fill(
                polygon(
                    [
                        (x - half, y1 - half),
                        (x + half, y1 - half),
                        (x + half, y1 + half),
                        (x - half, y1 + half),
                    ]
                ),
                "#d9d8cb",
            )
            sheet.fill(ellipse(x, y1, half * 0.9, half * 0.9), "#fffdf5")
            for blade in range(5):
                turn = 2 * math.pi * blade / 5 + 0.5 * row + 0.3 * column
                tip = [
                    (
                        x + half * 0.86 * math.cos(turn + d),
                        y1 + half * 0.86 * math.sin(turn + d),
                    )
                    for d in (-0.1, 0.35)
                ]
                sheet.fill(polygon([(x, y1), *tip]), "#b9c1bd")
            sheet.fill(ellipse(x, y1, half * 0.18, half * 0.18), "#8f9a97")
    half = 0.45
    flat(
        sheet,
        ((-half, 0, FAR), (half, 0, FAR), (half, 0.9, FAR), (-half, 0.9, FAR)),
        "#cdd8d2",
    )


def draw_floor_light(sheet: Sheet) -> None:
    """The end wall mirrored in the smooth floor, soft at its edges."""
    top = HORIZON + 88
    sheet.define(
        f'<radialGradient id="shine" gradientUnits="userSpaceOnUse" cx="0" cy="0" r="1" '
        f'gradientTransform="matrix(300 0 0 520 {number(CENTRE_X)} {number(top)})">'
        '<stop offset="0" stop-color="#fffaf0"/><stop offset="0.35" stop-color="#fffaf0" stop-opacity="0.6"/>'
        '<stop offset="1" stop-color="#fffaf0" stop-opacity="0"/></radialGradient>'
    )
    flat(
        sheet,
        ((-1.2, 0, FAR), (1.2, 0, FAR), (1.2, 0, 1.8), (-1.2, 0, 1.8)),
        "url(#shine)",
    )


def draw_tier(sheet: Sheet, side: int, tier: int, run: Run) -> None:
    """One run of one tier: cage, hens, grille, trough, belt and eggs."""
    y, z, near = BASE + tier * RISE, run.far, run.near
    wall = mix("#a9967f", "#c9b99d", tier / 4)
    flat(
        sheet,
        (
            (side * DEEP, y, z),
            (side * DEEP, y + RISE, z),
            (side * DEEP, y + RISE, near),
            (side * DEEP, y, near),
        ),
        ink(wall, z),
    )
    if y < EYE:
        flat(
            sheet,
            (
                (side * BARS, y, z),
                (side * DEEP, y + 0.03, z),
                (side * DEEP, y + 0.03, near),
                (side * BARS, y, near),
            ),
            ink("#cdbfa2", z),
        )
    if y + RISE > EYE:
        flat(
            sheet,
            (
                (side * BARS, y + RISE - 0.11, z),
                (side * DEEP, y + RISE - 0.11, z),
                (side * DEEP, y + RISE - 0.11, near),
                (side * BARS, y + RISE - 0.11, near),
            ),
            ink(mix(wall, "#6d6154", 0.35), z),
        )
    if y < EYE:
        draw_belt(sheet, side, tier, run)
    for slot in run.slots:
        draw_hen(sheet, side, tier, slot)
    draw_uprights(sheet, side, y, run)
    draw_grille(sheet, side, y, run)
    if y > EYE:
        under = y - 0.05
        flat(
            sheet,
            (
                (side * BARS, y, z),
                (side * BARS, y - 0.11, z),
                (side * BARS, y - 0.11, near),
                (side * BARS, y, near),
            ),
            ink(STEEL_DARK, z),
        )
        flat(
            sheet,
            (
                (side * BARS, under, z),
                (side * AISLE, under, z),
                (side * AISLE, under, near),
                (side * BARS, under, near),
            ),
            ink("#bdb29b", z),
        )
    draw_trough(sheet, side, y, run)
    draw_belt_lip(sheet, side, y, run)


def draw_hen(sheet: Sheet, side: int, tier: int, slot: int) -> None:
    """The hen of this place, if there is one."""
    luck, z = scatter(slot, tier, side, 1), depth(slot)
    if luck < 0.05:
        return
    scale = FOCAL / z / 100
    back = 5.8 + 4 * scatter(slot, tier, side, 4) if luck > 0.16 else 16.0
    place = spot(side * (BARS + back / 100 - 0.02), BASE + tier * RISE + 0.005, z)
    size = scale * (0.95 + 0.1 * scatter(slot, tier, side, 5))
    hen.stamp(sheet, place, (-side * size, size), look(side, tier, slot))


def look(side: int, tier: int, slot: int) -> hen.Look:
    """Return how the hen of a place looks; haze comes in ninths."""
    z = depth(slot)
    detail = 3 if z < 4.6 else 2 if z < 9 else 1
    pose: hen.Pose = "feeding" if scatter(slot, tier, side, 2) < 0.55 else "alert"
    plumage: hen.Plumage = "brown" if scatter(slot, tier, side, 3) < 0.36 else "white"
    return hen.Look(plumage, pose, round(haze(z) * 9) / 9, detail)


def draw_grille(sheet: Sheet, side: int, y: float, run: Run) -> None:
    """The bars in front of the hens."""
    parts = []
    bars = (
        0
        if run.far > 8
        else round((run.far - run.near) / 0.06)
        if run.far < 4.5
        else round((run.far - run.near) / 0.12)
    )
    for i in range(bars):
        z = run.far - (run.far - run.near) * (i + 0.5) / bars
        parts.append(line([spot(side * BARS, y, z), spot(side * BARS, y + 0.45, z)]))
    parts += [
        line([spot(side * BARS, y + h, run.far), spot(side * BARS, y + h, run.near)])
        for h in (0.27, 0.45)
    ]
    sheet.stroke("".join(parts), ink(STEEL_LIGHT, run.far), max(0.45, 4.2 / run.far))


def draw_trough(sheet: Sheet, side: int, y: float, run: Run) -> None:
    """The feed trough outside the bars, feed in it when one looks from above."""
    z, near = run.far, run.near
    rim, keel, foot = y + 0.23, y + 0.12, LIP + 0.05
    if rim < EYE:
        flat(
            sheet,
            (
                (side * BARS, rim - 0.03, z),
                (side * LIP, rim - 0.03, z),
                (side * LIP, rim - 0.03, near),
                (side * BARS, rim - 0.03, near),
            ),
            ink(FEED, z),
        )
    else:
        flat(
            sheet,
            (
                (side * foot, keel, z),
                (side * BARS, keel, z),
                (side * BARS, keel, near),
                (side * foot, keel, near),
            ),
            ink(TROUGH_SHADE, z),
        )
    flat(
        sheet,
        (
            (side * LIP, rim, z),
            (side * foot, keel, z),
            (side * foot, keel, near),
            (side * LIP, rim, near),
        ),
        ink(TROUGH, z),
    )
    if z > 10:
        return
    sheet.stroke(
        line([spot(side * LIP, rim, z), spot(side * LIP, rim, near)]),
        ink("#dcebe4", z),
        max(0.5, 5.5 / z),
    )


def draw_belt(sheet: Sheet, side: int, tier: int, run: Run) -> None:
    """The egg belt at the foot of the cage and the eggs that roll on it."""
    z, near, y = run.far, run.near, BASE + tier * RISE - 0.03
    flat(
        sheet,
        (
            (side * BARS, y, z),
            (side * AISLE, y, z),
            (side * AISLE, y, near),
            (side * BARS, y, near),
        ),
        ink(BELT, z),
    )
    flat(
        sheet,
        (
            (side * BARS, y, z),
            (side * BARS, y + 0.03, z),
            (side * BARS, y + 0.03, near),
            (side * BARS, y, near),
        ),
        ink(BELT_EDGE, z),
    )
    for slot in run.slots:
        for k in range(2):
            if scatter(slot, tier, side, 6, k) < (0.44 if z < 10 else 0.2):
                # A little beyond its slice: the belt before it is not painted yet.
                across = AISLE + 0.045 + 0.085 * scatter(slot, tier, side, 7, k)
                draw_egg(
                    sheet,
                    side * across,
                    y,
                    depth(slot) + PITCH * (0.1 + 0.45 * k),
                    slot + k,
                )


def draw_belt_lip(sheet: Sheet, side: int, floor: float, run: Run) -> None:
    """The steel edge that keeps the eggs on the belt."""
    z, near, y = run.far, run.near, floor - 0.03
    flat(
        sheet,
        (
            (side * AISLE, y + 0.018, z),
            (side * AISLE, y - 0.035, z),
            (side * AISLE, y - 0.035, near),
            (side * AISLE, y + 0.018, near),
        ),
        ink(STEEL, z),
    )
    if z > 10:
        return
    sheet.stroke(
        line([spot(side * AISLE, y + 0.018, z), spot(side * AISLE, y + 0.018, near)]),
        ink(STEEL_LIGHT, z),
        max(0.4, 3.2 / z),
    )


def draw_egg(sheet: Sheet, x: float, y: float, z: float, key: int) -> None:
    """One egg, lying on the belt."""
    px, py = spot(x, y, z)
    lean = 1 if scatter(key, 9) < 0.5 else -1
    shell = "brown" if scatter(key, 8) < 0.62 else "white"
    size = FOCAL / z / 100
    sheet.stamp(f"{shell}-egg{egg_haze(z)}", px, py, lean * size, size)


def egg_haze(z: float) -> int:
    """Return the haze over an egg in eighths."""
    return round(haze(z) * 8)


def define_eggs(sheet: Sheet) -> None:
    """The symbols of the eggs, in centimetres, y up, lying on y = 0."""
    body = Figure(
        "M-3.1,2.2 C-3.2,3.8 -1.6,4.8 0.2,4.7 C2,4.6 3.4,3.4 3.4,2 C3.4,0.8 2,0.1 0,0.1 C-1.8,0.1 -3,0.9 -3.1,2.2 Z"
    )
    under = Figure(
        "M-3.1,2.2 C-3,0.9 -1.8,0.1 0,0.1 C2,0.1 3.4,0.8 3.4,2 C2.6,1.3 1.4,1.1 0,1.2 C-1.4,1.3 -2.4,1.6 -3.1,2.2 Z"
    )
    for eighth in range(8):
        for name, light, shade in (
            ("brown", "#e6b387", "#cf9465"),
            ("white", "#fdf6e8", "#e6d8bf"),
        ):
            parts = (
                filled(ellipse(0.5, 0.2, 3.9, 1.1), mix("#d6c6a6", HAZE, eighth / 8)),
                filled(body.at(0, 0, 1, -1), mix(light, HAZE, eighth / 8)),
                filled(under.at(0, 0, 1, -1), mix(shade, HAZE, eighth / 8)),
                filled(ellipse(-0.7, 3.7, 1, 0.5), mix("#fff7ea", HAZE, eighth / 8)),
            )
            sheet.symbol(f"{name}-egg{eighth}", parts)


def draw_uprights(sheet: Sheet, side: int, y: float, run: Run) -> None:
    """The steel uprights of the stack, as far as they stand in this tier."""
    foot = y if y > BASE else 0
    for slot in run.slots:
        if slot % POST_EVERY:
            continue
        z = depth(slot) - PITCH
        for inner, outer, deep, colour in (
            (BARS, BARS + 0.045, 0.0, STEEL),
            (BARS, BARS, 0.05, STEEL_LIGHT),
        ):
            flat(
                sheet,
                (
                    (side * inner, foot, z),
                    (side * outer, foot, z - deep),
                    (side * outer, y + RISE - 0.05, z - deep),
                    (side * inner, y + RISE - 0.05, z),
                ),
                ink(colour, z),
            )


def draw_stack_ends(sheet: Sheet, side: int, run: Run) -> None:
    """What is below and above the cages: shadow, manure belts, the top."""
    z, near = run.far, run.near
    flat(
        sheet,
        (
            (side * (AISLE + 0.1), 0, z),
            (side * DEEP, 0, z),
            (side * DEEP, 0, near),
            (side * (AISLE + 0.1), 0, near),
        ),
        ink("#a3978a", z),
    )
    flat(
        sheet,
        (
            (side * (BARS + 0.3), 0, z),
            (side * (BARS + 0.3), BASE, z),
            (side * (BARS + 0.3), BASE, near),
            (side * (BARS + 0.3), 0, near),
        ),
        ink("#8f8475", z),
    )
    for tier in (0, 1, 2, TIERS):
        y = BASE + tier * RISE - 0.05
        flat(
            sheet,
            (
                (side * BARS, y, z),
                (side * BARS, y - 0.06, z),
                (side * BARS, y - 0.06, near),
                (side * BARS, y, near),
            ),
            ink(STEEL_DARK, z),
        )


def draw_stacks(sheet: Sheet) -> None:
    """Both sides, from the far end to the near one."""
    looks = {
        look(side, tier, slot)
        for side in (-1, 1)
        for tier in range(TIERS)
        for slot in range(SLOTS)
    }
    for each in sorted(looks, key=lambda item: item.name):
        hen.define(sheet, each)
    define_eggs(sheet)
    order = sorted(
        range(TIERS), key=lambda tier: -abs(BASE + (tier + 0.4) * RISE - EYE)
    )
    for run in runs():
        for side in (-1, 1):
            draw_stack_ends(sheet, side, run)
            for tier in order:
                draw_tier(sheet, side, tier, run)


def draw_ceiling_gear(sheet: Sheet) -> None:
    """Air inlets and lamps over the aisle, far to near."""
    for step in range(8, -1, -1):
        z = 2.9 + 1.9 * step
        draw_inlet(sheet, z + 0.8)
        draw_lamp(sheet, z, step)


def draw_inlet(sheet: Sheet, z: float) -> None:
    """A white air inlet under the ceiling, its louvres open."""
    low, high, half, deep = CEILING - 0.34, CEILING, 0.38, 0.55
    flat(
        sheet,
        (
            (-half, low, z),
            (half, low, z),
            (half, low, z + deep),
            (-half, low, z + deep),
        ),
        ink("#c3cbc6", z),
    )
    flat(
        sheet,
        ((-half, low, z), (half, low, z), (half, high, z), (-half, high, z)),
        ink("#f4f3ea", z),
    )
    for i in range(4):
        y = low + 0.06 + 0.07 * i
        flat(
            sheet,
            (
                (-half + 0.05, y, z),
                (half - 0.05, y, z),
                (half - 0.05, y + 0.028, z),
                (-half + 0.05, y + 0.028, z),
            ),
            ink("#a9b6b3", z),
        )


def draw_lamp(sheet: Sheet, z: float, step: int) -> None:
    """A bulb under a cap on its cord, with the light around it."""
    scale = FOCAL / z
    for row, x in enumerate((-0.62, 0.62)):
        px, py = spot(x, CEILING - 0.62, z)
        _, top = spot(x, CEILING, z)
        paint = sheet.glow(
            f"lamp{step}{row}",
            (px, py),
            0.5 * scale,
            (0, "#fff3c4", 0.95),
            (0.25, "#ffeeb5", 0.5),
            (1, "#fff1c8", 0),
        )
        sheet.fill(ellipse(px, py, 0.5 * scale, 0.5 * scale), paint)
        sheet.stroke(
            line([(px, top), (px, py - 0.12 * scale)]),
            ink("#7d7f78", z),
            max(0.5, 5 / z),
        )
        sheet.fill(ellipse(px, py, 0.052 * scale, 0.06 * scale), "#fffbe6")
        cap = [
            (px - 0.035 * scale, py - 0.13 * scale),
            (px + 0.035 * scale, py - 0.13 * scale),
            (px + 0.11 * scale, py - 0.02 * scale),
            (px - 0.11 * scale, py - 0.02 * scale),
        ]
        sheet.fill(polygon(cap), ink("#6f8f88", z))


def main(target: Path) -> None:
    """Draw the picture and write it to ``target``."""
    sheet = Sheet(WIDTH, HEIGHT)
    draw_shell(sheet)
    draw_floor_light(sheet)
    draw_ceiling_gear(sheet)
    draw_stacks(sheet)
    x, y = spot(0, 1.7, FAR)
    sheet.fill(
        ellipse(x, y, 420, 420),
        sheet.glow(
            "air",
            (x, y),
            420,
            (0, "#fffaec", 0.75),
            (0.35, "#fff8e6", 0.3),
            (1, "#fff8e6", 0),
        ),
    )
    x, y = spot(-0.42, 0, KEEPER)
    worker.draw(sheet, (x, y), FOCAL / KEEPER / 100, 0.12)
    sheet.save(target, "蛋鸡舍")


if __name__ == "__main__":
    main(Path(__file__).parents[2] / "content/supplement-2023/photos/hen-house.svg")
