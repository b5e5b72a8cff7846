"""A stone bridge of five arches across the river, seen from the front."""

from __future__ import annotations

import math

from ground import Ground
from ink import Point, Sheet, line

LEFT, RIGHT, DECK, DEPTH = -97.0, -17.0, 6.4, 139.0  # ends, height, distance: metres
WIDE = 8.0  # across the roadway
SPANS, ABUTMENT = 5, 4.0
SPAN = (RIGHT - LEFT - 2 * ABUTMENT) / SPANS
HALF, SPRING, CROWN = SPAN / 2 - 1.3, 0.6, 4.9  # of the opening of an arch
RAMP = 34.0  # length of the banks that carry the road up to the deck


def draw_bridge(sheet: Sheet, ground: Ground) -> None:
    """Draw the bridge: inside of the arches, banks, front, parapet."""
    middles = [LEFT + ABUTMENT + SPAN * (i + 0.5) for i in range(SPANS)]
    for middle in middles:
        _draw_vault(sheet, ground, middle)
    _draw_ramps(sheet, ground)
    front = [
        ground.spot(x, y, DEPTH)
        for x, y in ((LEFT, 0), (LEFT, DECK), (RIGHT, DECK), (RIGHT, 0))
    ]
    for middle in reversed(middles):
        front += _opening(ground, middle, DEPTH)
    sheet.face(front, "#e4d8c2")
    for middle in middles:
        ring = _arch(ground, (middle, 0.35), DEPTH)
        sheet.stroke(line(ring), "#c3b395", 0.5 * ground.focal / DEPTH)
    _draw_parapet(sheet, ground)


def _arch(ground: Ground, place: tuple[float, float], z: float) -> list[Point]:
    """Return the curve of an arch about ``place`` = middle and ring, right to left."""
    middle, ring = place
    turns = (math.pi * i / 16 for i in range(17))
    return [
        ground.spot(
            middle + (HALF + ring) * math.cos(t),
            SPRING + (CROWN - SPRING + ring) * math.sin(t),
            z,
        )
        for t in turns
    ]


def _opening(ground: Ground, middle: float, z: float) -> list[Point]:
    """Return the outline of an opening down to the water."""
    right, left = ground.spot(middle + HALF, 0, z), ground.spot(middle - HALF, 0, z)
    return [right, *_arch(ground, (middle, 0), z), left]


def _draw_vault(sheet: Sheet, ground: Ground, middle: float) -> None:
    """Draw what one sees through an arch: its inside, the river behind, the water."""
    back = DEPTH + WIDE
    sheet.face(_opening(ground, middle, DEPTH), "#b3a58d")
    sheet.face(_opening(ground, middle, back), "#a9cfdb")
    corners = ((HALF, DEPTH), (HALF, back), (-HALF, back), (-HALF, DEPTH))
    sheet.face((ground.spot(middle + x, 0, z) for x, z in corners), "#86b3c2")


def _draw_ramps(sheet: Sheet, ground: Ground) -> None:
    """Draw the banks on both sides, the road on them."""
    for end, foot in ((LEFT, LEFT - RAMP), (RIGHT, RIGHT + RAMP)):
        back, front = DEPTH + WIDE, DEPTH - 5
        road = (
            (end, DECK, DEPTH),
            (end, DECK, back),
            (foot, 0, back),
            (foot, 0, DEPTH),
        )
        bank = (
            (end, DECK, DEPTH),
            (foot, 0, DEPTH),
            (foot + (end - foot) * 0.2, 0, front),
            (end, 0, front),
        )
        sheet.face((ground.spot(*corner) for corner in road), "#ece4d3")
        sheet.face((ground.spot(*corner) for corner in bank), "#9fbf83")


def _draw_parapet(sheet: Sheet, ground: Ground) -> None:
    """Draw the cornice, the posts and the rail."""
    scale, low, high = ground.focal / DEPTH, DECK + 0.5, DECK + 1.5
    corners = ((LEFT, DECK), (RIGHT, DECK), (RIGHT, low), (LEFT, low))
    sheet.face((ground.spot(x, y, DEPTH) for x, y in corners), "#c9ba9d")
    posts = "".join(
        line([ground.spot(LEFT + x, low, DEPTH), ground.spot(LEFT + x, high, DEPTH)])
        for x in range(1, int(RIGHT - LEFT), 2)
    )
    sheet.stroke(posts, "#d3c6ad", 0.3 * scale)
    rail = line([ground.spot(LEFT, high, DEPTH), ground.spot(RIGHT, high, DEPTH)])
    sheet.stroke(rail, "#f3ebda", 0.5 * scale)
