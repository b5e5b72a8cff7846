"""Houses, blocks and a bridge that stand on a ``Ground``; light from the left."""

from __future__ import annotations

import math

from ground import Ground
from ink import Point, Sheet, line, mix, polygon, scatter

Corner = tuple[float, float, float]

LIT, SHADE = "#fbf8ee", "#d7dcd6"
TILE_LIT, TILE_SHADE, RIDGE = "#93a0a2", "#74838a", "#5f6e75"
GLASS, DOOR = "#7e95a0", "#a0714c"


class Box:
    """A box turned about its upright axis, with its faces as functions."""

    def __init__(
        self, ground: Ground, place: Point, size: tuple[float, float], turn: float
    ) -> None:
        self.ground, self.place, self.size = ground, place, size
        self.cos, self.sin = math.cos(turn), math.sin(turn)

    def at(self, u: float, y: float, v: float) -> Point:
        """Return a point of the box: u along its width, v along its depth (-1 to 1)."""
        a, b = u * self.size[0] / 2, v * self.size[1] / 2
        x = self.place[0] + a * self.cos - b * self.sin
        z = self.place[1] + a * self.sin + b * self.cos
        return self.ground.spot(x, y, z)

    def face(self, *corners: Corner) -> str:
        """Return the path of a face."""
        return polygon(self.at(*corner) for corner in corners)


def house(
    sheet: Sheet, ground: Ground, facts: tuple[float, ...], *, stepped: bool = True
) -> None:
    """An old house: white walls, a grey tiled roof, sometimes stepped gables."""
    x, z, row, key = facts
    seed = int(row * 1000 + key)
    wide, deep = 9 + 4 * scatter(seed, 1), 7.5 + 1.5 * scatter(seed, 2)
    wall = 3.4 if scatter(seed, 3) < 0.3 else 6.2
    rise = 2.3 + 0.6 * scatter(seed, 4)
    turn = (0.38 if scatter(seed, 5) < 0.5 else -0.42) + 0.2 * (scatter(seed, 6) - 0.5)
    box = Box(ground, (x, z), (wide, deep), turn)
    scale = ground.focal / z
    gable = 1 if _faces(box, 1) else -1
    lit_front, lit_gable = (SHADE, LIT) if gable < 0 else (LIT, SHADE)
    if gable < 0:
        lit_front = mix(LIT, SHADE, 0.55)
    sheet.fill(
        box.face((-1, 0, -1), (1, 0, -1), (1, wall, -1), (-1, wall, -1)), lit_front
    )
    sheet.fill(
        box.face(
            (gable, 0, -1),
            (gable, 0, 1),
            (gable, wall, 1),
            (gable, wall + rise, 0),
            (gable, wall, -1),
        ),
        lit_gable,
    )
    _windows(sheet, box, wall)
    over = 1.07
    eave = wall - 0.25
    sheet.fill(
        box.face(
            (-over, eave, -1.14),
            (over, eave, -1.14),
            (over, wall + rise, 0),
            (-over, wall + rise, 0),
        ),
        TILE_LIT if gable > 0 else TILE_SHADE,
    )
    if stepped and scatter(seed, 7) < 0.5 and z < 200:
        _stepped_gables(sheet, box, gable, (wall, rise), lit_gable)
    else:
        sheet.stroke(
            line(
                [
                    box.at(gable * over, wall - 0.3, -1.14),
                    box.at(gable * over, wall + rise, 0),
                    box.at(gable * over, wall - 0.3, 1.1),
                ]
            ),
            RIDGE,
            0.34 * scale,
        )
    sheet.stroke(
        line([box.at(-over, wall + rise, 0), box.at(over, wall + rise, 0)]),
        RIDGE,
        0.42 * scale,
    )


def _faces(box: Box, u: float) -> bool:
    """Say whether the gable at ``u`` is turned to the eye."""
    (x1, _), (x2, _) = box.at(u, 0, -1), box.at(u, 0, 1)
    return (x2 > x1) if u > 0 else (x2 < x1)


def _windows(sheet: Sheet, box: Box, wall: float) -> None:
    """A door between two windows, three windows over them."""
    panes = []
    for row, low in enumerate((1.0,) if wall < 4 else (1.0, 4.0)):
        for i, u in enumerate((-0.62, 0.0, 0.62)):
            if row or i != 1:
                panes.append(
                    box.face(
                        (u - 0.13, low, -1),
                        (u + 0.13, low, -1),
                        (u + 0.13, low + 1.35, -1),
                        (u - 0.13, low + 1.35, -1),
                    )
                )
    sheet.fill("".join(panes), GLASS)
    sheet.fill(
        box.face((-0.12, 0, -1), (0.12, 0, -1), (0.12, 2.2, -1), (-0.12, 2.2, -1)), DOOR
    )


def _stepped_gables(
    sheet: Sheet, box: Box, gable: int, heights: tuple[float, float], tone: str
) -> None:
    """The wall that rises above the roof in steps (马头墙)."""
    wall, rise = heights
    for side in (-gable, gable):
        steps: list[Corner] = [(side, wall - 0.2, -1.1)]
        for v, share in (
            (-1.1, 0.35),
            (-0.62, 0.35),
            (-0.62, 0.85),
            (-0.25, 0.85),
            (-0.25, 1.3),
            (0.25, 1.3),
            (0.25, 0.85),
            (0.62, 0.85),
            (0.62, 0.35),
            (1.1, 0.35),
        ):
            steps.append((side, wall + rise * share, v))
        steps.append((side, wall - 0.2, 1.1))
        paint = tone if side == gable else mix(LIT, SHADE, 0.4)
        sheet.fill(box.face(*steps), paint)
        for a, b, share in (
            (-1.2, -0.58, 0.35),
            (-0.7, -0.21, 0.85),
            (-0.33, 0.33, 1.3),
            (0.21, 0.7, 0.85),
            (0.58, 1.2, 0.35),
        ):
            height = wall + rise * share
            sheet.stroke(
                line([box.at(side, height, a), box.at(side, height, b)]),
                RIDGE,
                0.42 * box.ground.focal / box.place[1],
            )


def block(sheet: Sheet, ground: Ground, facts: tuple[float, ...]) -> None:
    """A block of flats: bands of windows, a flat roof with its tank."""
    x, z, wide, deep, floors, number = facts
    box = Box(ground, (x, z), (wide, deep), 0.32 if x < 90 else -0.34)
    gable = 1 if _faces(box, 1) else -1
    tone = ("#f3ead9", "#efdcc6", "#f5efe4", "#e6dfd3")[int(number) % 4]
    front, side = (
        (tone, mix(tone, "#98a5a6", 0.32))
        if gable > 0
        else (mix(tone, "#98a5a6", 0.2), tone)
    )
    top = floors * 3.1 + 1
    sheet.fill(box.face((-1, 0, -1), (1, 0, -1), (1, top, -1), (-1, top, -1)), front)
    sheet.fill(
        box.face((gable, 0, -1), (gable, 0, 1), (gable, top, 1), (gable, top, -1)), side
    )
    panes = []
    for floor in range(int(floors)):
        low = 1.1 + 3.1 * floor
        for i in range(5):
            u = -0.8 + 0.4 * i
            panes.append(
                box.face(
                    (u - 0.12, low, -1),
                    (u + 0.12, low, -1),
                    (u + 0.12, low + 1.6, -1),
                    (u - 0.12, low + 1.6, -1),
                )
            )
    sheet.fill("".join(panes), "#93a9b2")
    sheet.fill(
        box.face(
            (-0.5, top, -0.3),
            (0.1, top, -0.3),
            (0.1, top + 2.6, -0.3),
            (-0.5, top + 2.6, -0.3),
        ),
        mix(front, "#98a5a6", 0.2),
    )
    sheet.stroke(
        line([box.at(-1, top, -1), box.at(1, top, -1)]),
        mix(tone, "#7c8a8c", 0.45),
        0.5 * ground.focal / z,
    )


def bridge(sheet: Sheet, ground: Ground) -> None:
    """A stone bridge of five arches across the river, seen from the front."""
    z, left, right, deck = 139.0, -97.0, -17.0, 6.4
    spans = 5
    pitch = (right - left - 8) / spans
    half, spring, crown = pitch / 2 - 1.3, 0.6, 4.9
    back = z + 8
    for i in range(spans):  # the far side, seen through the arches
        middle = left + 4 + pitch * (i + 0.5)
        inner = [
            ground.spot(
                middle + half * math.cos(t), spring + (crown - spring) * math.sin(t), z
            )
            for t in _turns()
        ]
        sheet.fill(
            polygon(
                [
                    ground.spot(middle + half, 0, z),
                    *inner,
                    ground.spot(middle - half, 0, z),
                ]
            ),
            "#b3a58d",
        )
        outer = [
            ground.spot(
                middle + half * math.cos(t),
                spring + (crown - spring) * math.sin(t),
                back,
            )
            for t in _turns()
        ]
        sheet.fill(
            polygon(
                [
                    ground.spot(middle + half, 0, back),
                    *outer,
                    ground.spot(middle - half, 0, back),
                ]
            ),
            "#a9cfdb",
        )
        sheet.fill(
            polygon(
                [
                    ground.spot(middle + half, 0, z),
                    ground.spot(middle + half, 0, back),
                    ground.spot(middle - half, 0, back),
                    ground.spot(middle - half, 0, z),
                ]
            ),
            "#86b3c2",
        )
    front = [
        ground.spot(left, 0, z),
        ground.spot(left, deck, z),
        ground.spot(right, deck, z),
        ground.spot(right, 0, z),
    ]
    for i in reversed(range(spans)):
        middle = left + 4 + pitch * (i + 0.5)
        front.append(ground.spot(middle + half, 0, z))
        front += [
            ground.spot(
                middle + half * math.cos(t), spring + (crown - spring) * math.sin(t), z
            )
            for t in _turns()
        ]
        front.append(ground.spot(middle - half, 0, z))
    _ramps(sheet, ground, (left, right, deck, z))
    sheet.fill(polygon(front), "#e4d8c2")
    for i in range(spans):
        middle = left + 4 + pitch * (i + 0.5)
        ring = [
            ground.spot(
                middle + (half + 0.35) * math.cos(t),
                spring + (crown - spring + 0.35) * math.sin(t),
                z,
            )
            for t in _turns()
        ]
        sheet.stroke(line(ring), "#c3b395", 0.5 * ground.focal / z)
    _parapet(sheet, ground, (left, right, deck, z))


def _ramps(
    sheet: Sheet, ground: Ground, frame: tuple[float, float, float, float]
) -> None:
    """The banks that carry the road up to the deck on both sides."""
    left, right, deck, z = frame
    for end, foot in ((left, left - 34), (right, right + 34)):
        way = [
            ground.spot(end, deck, z),
            ground.spot(end, deck, z + 8),
            ground.spot(foot, 0, z + 8),
            ground.spot(foot, 0, z),
        ]
        sheet.fill(polygon(way), "#ece4d3")
        sheet.fill(
            polygon(
                [
                    ground.spot(end, deck, z),
                    ground.spot(foot, 0, z),
                    ground.spot(foot + (end - foot) * 0.2, 0, z - 5),
                    ground.spot(end, 0, z - 5),
                ]
            ),
            "#9fbf83",
        )


def _turns() -> list[float]:
    return [math.pi * i / 16 for i in range(17)]


def _parapet(
    sheet: Sheet, ground: Ground, frame: tuple[float, float, float, float]
) -> None:
    left, right, deck, z = frame
    scale = ground.focal / z
    sheet.fill(
        polygon(
            [
                ground.spot(left, deck, z),
                ground.spot(right, deck, z),
                ground.spot(right, deck + 0.5, z),
                ground.spot(left, deck + 0.5, z),
            ]
        ),
        "#c9ba9d",
    )
    parts = []
    x = left + 1
    while x < right:
        parts.append(
            line([ground.spot(x, deck + 0.5, z), ground.spot(x, deck + 1.5, z)])
        )
        x += 2.0
    sheet.stroke("".join(parts), "#d3c6ad", 0.3 * scale)
    sheet.stroke(
        line([ground.spot(left, deck + 1.5, z), ground.spot(right, deck + 1.5, z)]),
        "#f3ebda",
        0.5 * scale,
    )
