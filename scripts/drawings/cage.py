"""The stacks of cages on both sides of the aisle.

Painted run by run from the far end to the near one, so that a nearer hen covers
a farther one; within a run the tier farthest from the height of the eye comes
first.  Each tier has its cage, hens, grille, feed trough and egg belt.
"""

from __future__ import annotations

import hen
from aisle import EYE, FOCAL, PITCH, SLOTS, Run, Side, depth, haze, ink, runs, spot
from hen import HAZE
from ink import Figure, Sheet, ellipse, filled, line, mix, scatter

#: x of the belt's edge, the trough's lip, the grille and the back of the cage.
AISLE, LIP, BARS, DEEP = 1.18, 1.22, 1.36, 2.0
TIERS, BASE, RISE = 5, 0.3, 0.56  # count, floor of the lowest cage, height of a tier
POST_EVERY = 4  # places from one upright to the next

STEEL, STEEL_LIGHT, STEEL_DARK = "#aeb9bb", "#dfe5e3", "#7d898c"
TROUGH, TROUGH_SHADE, TROUGH_RIM, FEED = "#8fb0a8", "#66897f", "#dcebe4", "#d9ad62"
BELT, BELT_EDGE, BELT_UNDER = "#f3ead6", "#cfc3a8", "#bdb29b"


def draw_stacks(sheet: Sheet) -> None:
    """Draw both sides, from the far end to the near one."""
    looks = {
        _look(sign, tier, slot)
        for sign in (-1, 1)
        for tier in range(TIERS)
        for slot in range(SLOTS)
    }
    for look in sorted(looks, key=lambda item: item.name):
        hen.define(sheet, look)
    _define_eggs(sheet)
    order = sorted(range(TIERS), key=lambda t: -abs(BASE + (t + 0.4) * RISE - EYE))
    for run in runs():
        for sign in (-1, 1):
            side = Side(sheet, sign)
            _draw_ends(side, run)
            for tier in order:
                _draw_tier(side, tier, run)


def _draw_ends(side: Side, run: Run) -> None:
    """Draw what is below and above the cages: shadow, manure belts, the top."""
    side.along(run, ((AISLE + 0.1, 0), (DEEP, 0)), "#a3978a")
    side.along(run, ((BARS + 0.3, 0), (BARS + 0.3, BASE)), "#8f8475")
    for tier in (0, 1, 2, TIERS) if run.far < 12 else (TIERS,):
        y = BASE + tier * RISE - 0.05
        side.along(run, ((BARS, y), (BARS, y - 0.06)), STEEL_DARK)


def _draw_tier(side: Side, tier: int, run: Run) -> None:
    """Draw one run of one tier: cage, hens, grille, trough, belt and eggs."""
    y = BASE + tier * RISE
    wall, roof = mix("#a9967f", "#c9b99d", tier / 4), y + RISE - 0.11
    side.along(run, ((DEEP, y), (DEEP, y + RISE)), wall)
    if y < EYE:
        side.along(run, ((BARS, y), (DEEP, y + 0.03)), "#cdbfa2")
    if y + RISE > EYE:
        side.along(run, ((BARS, roof), (DEEP, roof)), mix(wall, "#6d6154", 0.35))
    if y < EYE:
        _draw_belt(side, tier, run)
    for slot in run.slots:
        _draw_hen(side, tier, slot)
    _draw_uprights(side, y, run)
    _draw_grille(side, y, run)
    if y > EYE:
        side.along(run, ((BARS, y), (BARS, y - 0.11)), STEEL_DARK)
        side.along(run, ((BARS, y - 0.05), (AISLE, y - 0.05)), BELT_UNDER)
    _draw_trough(side, y, run)
    _draw_belt_lip(side, y - 0.03, run)


def _draw_hen(side: Side, tier: int, slot: int) -> None:
    """Draw the hen of this place, if there is one."""
    sign, z = side.sign, depth(slot)
    luck = scatter(slot, tier, sign, 1)
    if luck < 0.05:
        return
    back = 5.8 + 4 * scatter(slot, tier, sign, 4) if luck > 0.16 else 16.0
    place = spot(sign * (BARS + back / 100 - 0.02), BASE + tier * RISE + 0.005, z)
    size = FOCAL / z / 100 * (0.95 + 0.1 * scatter(slot, tier, sign, 5))
    hen.stamp(side.sheet, place, (-sign * size, size), _look(sign, tier, slot))


def _look(sign: int, tier: int, slot: int) -> hen.Look:
    """Return how the hen of a place looks; haze comes in ninths."""
    z = depth(slot)
    detail = 3 if z < 4.6 else 2 if z < 9 else 1
    pose: hen.Pose = "feeding" if scatter(slot, tier, sign, 2) < 0.55 else "alert"
    plumage: hen.Plumage = "brown" if scatter(slot, tier, sign, 3) < 0.36 else "white"
    return hen.Look(plumage, pose, round(haze(z) * 9) / 9, detail)


def _draw_uprights(side: Side, y: float, run: Run) -> None:
    """Draw the steel uprights of the stack, as far as they stand in this tier."""
    foot, top = y if y > BASE else 0, y + RISE - 0.11
    for slot in run.slots:
        z = depth(slot) - PITCH
        if slot % POST_EVERY or z > 12:
            continue
        for outer, front, colour in (
            (BARS + 0.045, z, STEEL),
            (BARS, z - 0.05, STEEL_LIGHT),
        ):
            corners = (
                (BARS, foot, z),
                (outer, foot, front),
                (outer, top, front),
                (BARS, top, z),
            )
            side.face(corners, ink(colour, z))


def _draw_grille(side: Side, y: float, run: Run) -> None:
    """Draw the bars in front of the hens; from afar they merge and are left out."""
    long, x = run.far - run.near, side.sign * BARS
    bars = 0 if run.far > 8 else round(long / (0.06 if run.far < 4.5 else 0.12))
    parts = []
    for i in range(bars):
        z = run.far - long * (i + 0.5) / bars
        parts.append(line([spot(x, y, z), spot(x, y + 0.45, z)]))
    parts += [side.line(BARS, y + height, run) for height in (0.27, 0.45)]
    colour, width = ink(STEEL_LIGHT, run.far), max(0.45, 4.2 / run.far)
    side.sheet.stroke("".join(parts), colour, width)


def _draw_trough(side: Side, y: float, run: Run) -> None:
    """Draw the feed trough; one sees the feed in it when one looks from above."""
    rim, keel, foot = y + 0.23, y + 0.12, LIP + 0.05
    if rim < EYE:
        side.along(run, ((BARS, rim - 0.03), (LIP + 0.015, rim - 0.03)), FEED)
    else:
        side.along(run, ((foot, keel), (BARS, keel)), TROUGH_SHADE)
    side.along(run, ((LIP, rim), (foot, keel)), TROUGH)
    if run.far <= 10:
        colour, width = ink(TROUGH_RIM, run.far), max(0.5, 5.5 / run.far)
        side.sheet.stroke(side.line(LIP, rim, run), colour, width)


def _draw_belt(side: Side, tier: int, run: Run) -> None:
    """Draw the egg belt at the foot of the cage and the eggs that roll on it."""
    y = BASE + tier * RISE - 0.03
    side.along(run, ((BARS, y), (AISLE, y)), BELT)
    side.along(run, ((BARS, y), (BARS, y + 0.03)), BELT_EDGE)
    for slot in run.slots:
        for k in range(2):
            luck = scatter(slot, tier, side.sign, 6, k)
            if luck < (0.44 if run.far < 10 else 0.2):
                # A little beyond its slice: the belt before it is not painted yet.
                x = AISLE + 0.045 + 0.085 * scatter(slot, tier, side.sign, 7, k)
                z = depth(slot) + PITCH * (0.1 + 0.45 * k)
                _draw_egg(side, (x, y, z), slot + k)


def _draw_belt_lip(side: Side, y: float, run: Run) -> None:
    """Draw the steel edge that keeps the eggs on the belt."""
    side.along(run, ((AISLE, y + 0.018), (AISLE, y - 0.035)), STEEL)
    if run.far <= 10:
        colour, width = ink(STEEL_LIGHT, run.far), max(0.4, 3.2 / run.far)
        side.sheet.stroke(side.line(AISLE, y + 0.018, run), colour, width)


def _draw_egg(side: Side, place: tuple[float, float, float], key: int) -> None:
    """Draw one egg, lying on the belt."""
    x, y, z = place
    px, py = spot(side.sign * x, y, z)
    lean = 1 if scatter(key, 9) < 0.5 else -1
    shell = "brown" if scatter(key, 8) < 0.62 else "white"
    size = FOCAL / z / 100
    side.sheet.stamp(f"{shell}-egg{round(haze(z) * 8)}", px, py, lean * size, size)


_EGG = Figure(
    "M-3.1,2.2 C-3.2,3.8 -1.6,4.8 0.2,4.7 C2,4.6 3.4,3.4 3.4,2"
    " C3.4,0.8 2,0.1 0,0.1 C-1.8,0.1 -3,0.9 -3.1,2.2 Z"
)
_EGG_SHADE = Figure(
    "M-3.1,2.2 C-3,0.9 -1.8,0.1 0,0.1 C2,0.1 3.4,0.8 3.4,2"
    " C2.6,1.3 1.4,1.1 0,1.2 C-1.4,1.3 -2.4,1.6 -3.1,2.2 Z"
)
_SHELLS = (("brown", "#e6b387", "#cf9465"), ("white", "#fdf6e8", "#e6d8bf"))


def _define_eggs(sheet: Sheet) -> None:
    """Define the eggs in centimetres, y up, lying on y = 0; haze in eighths."""
    for eighth in range(8):
        for name, light, shade in _SHELLS:
            shapes = (
                (ellipse(0.4, 0.45, 3.6, 0.5), "#cbb996"),
                (_EGG.at(0, 0, 1, -1), light),
                (_EGG_SHADE.at(0, 0, 1, -1), shade),
                (ellipse(-0.7, 3.7, 1, 0.5), "#fff7ea"),
            )
            parts = [filled(path, mix(tone, HAZE, eighth / 8)) for path, tone in shapes]
            sheet.symbol(f"{name}-egg{eighth}", parts)
