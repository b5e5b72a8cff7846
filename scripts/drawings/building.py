"""Old houses and blocks of flats that stand on a ``Ground``; light from the left."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ground import Ground
from ink import Point, Sheet, line, mix, points, polygon, scatter

Corner = tuple[float, float, float]

LIT, SHADE, COOL = "#fbf8ee", "#d7dcd6", "#98a5a6"
TILE_LIT, TILE_SHADE, RIDGE = "#93a0a2", "#74838a", "#5f6e75"
GLASS, PANE, DOOR = "#7e95a0", "#93a9b2", "#a0714c"
FLOOR = 3.1  # height of a floor of a block, metres


class Box:
    """A box turned about its upright axis, with its faces as functions."""

    def __init__(self, ground: Ground, place: Point, size: Point, turn: float) -> None:
        self.place, self.size = place, size
        self._ground = ground
        self._cos, self._sin = math.cos(turn), math.sin(turn)

    @property
    def scale(self) -> float:
        """Return sheet units per metre at the middle of the box."""
        return self._ground.focal / self.place[1]

    def at(self, u: float, y: float, v: float) -> Point:
        """Return a point: u along the width, v along the depth, both -1 to 1."""
        a, b = u * self.size[0] / 2, v * self.size[1] / 2
        x = self.place[0] + a * self._cos - b * self._sin
        z = self.place[1] + a * self._sin + b * self._cos
        return self._ground.spot(x, y, z)

    def face(self, *corners: Corner) -> str:
        """Return the path of a face."""
        return polygon(self.at(*corner) for corner in corners)

    def upright(self, low: Point, high: Point, v: float = -1) -> str:
        """Return the path of a rectangle (u, y) in the front or parallel to it."""
        (u1, y1), (u2, y2) = low, high
        return self.face((u1, y1, v), (u2, y1, v), (u2, y2, v), (u1, y2, v))

    def gable(self) -> int:
        """Return the end, -1 or 1, that is turned to the eye."""
        (x1, _), (x2, _) = self.at(1, 0, -1), self.at(1, 0, 1)
        return 1 if x2 > x1 else -1


@dataclass(frozen=True, slots=True)
class _Roof:
    """The measures of a house's roof and the end of it that one sees."""

    wall: float
    rise: float
    gable: int


def draw_house(
    sheet: Sheet, ground: Ground, place: Point, key: int, *, stepped: bool = True
) -> None:
    """Draw an old house: white walls, grey tiles, sometimes stepped gables (马头墙)."""
    turn = (0.38 if scatter(key, 5) < 0.5 else -0.42) + 0.2 * (scatter(key, 6) - 0.5)
    size = (9 + 4 * scatter(key, 1), 7.5 + 1.5 * scatter(key, 2))
    box = Box(ground, place, size, turn)
    wall = 3.4 if scatter(key, 3) < 0.3 else 6.2
    roof = _Roof(wall, 2.3 + 0.6 * scatter(key, 4), box.gable())
    end, top = roof.gable, wall + roof.rise
    front, side = (LIT, SHADE) if end > 0 else (mix(LIT, SHADE, 0.55), LIT)
    sheet.fill(box.upright((-1, 0), (1, wall)), front)
    corners = (
        (end, 0, -1),
        (end, 0, 1),
        (end, wall, 1),
        (end, top, 0),
        (end, wall, -1),
    )
    sheet.fill(box.face(*corners), side)
    _draw_windows(sheet, box, wall)
    over, eave = 1.07, wall - 0.25
    tiles = ((-over, eave, -1.14), (over, eave, -1.14), (over, top, 0), (-over, top, 0))
    sheet.fill(box.face(*tiles), TILE_LIT if end > 0 else TILE_SHADE)
    if stepped and scatter(key, 7) < 0.5 and place[1] < 200:
        _draw_steps(sheet, box, roof, side)
    else:
        low, out = wall - 0.3, end * over
        verge = ((out, low, -1.14), (out, top, 0), (out, low, 1.1))
        sheet.stroke(line(box.at(*corner) for corner in verge), RIDGE, 0.34 * box.scale)
    ridge = line([box.at(-over, top, 0), box.at(over, top, 0)])
    sheet.stroke(ridge, RIDGE, 0.42 * box.scale)


def _draw_windows(sheet: Sheet, box: Box, wall: float) -> None:
    """Draw a door between two windows, three windows over them."""
    panes = []
    for row, low in enumerate((1.0,) if wall < 4 else (1.0, 4.0)):
        for i, u in enumerate((-0.62, 0.0, 0.62)):
            if row or i != 1:
                panes.append(box.upright((u - 0.13, low), (u + 0.13, low + 1.35)))
    sheet.fill("".join(panes), GLASS)
    sheet.fill(box.upright((-0.12, 0), (0.12, 2.2)), DOOR)


#: The outline of a stepped gable: v along the depth, share of the roof's rise.
_STEPS = points(
    "-1.1,0.35 -0.62,0.35 -0.62,0.85 -0.25,0.85 -0.25,1.3"
    " 0.25,1.3 0.25,0.85 0.62,0.85 0.62,0.35 1.1,0.35"
)
#: The tiles on its steps: from v, to v, share of the roof's rise.
_COPINGS = (
    (-1.2, -0.58, 0.35), (-0.7, -0.21, 0.85), (-0.33, 0.33, 1.3),
    (0.21, 0.7, 0.85), (0.58, 1.2, 0.35),
)  # fmt: skip


def _draw_steps(sheet: Sheet, box: Box, roof: _Roof, tone: str) -> None:
    """Draw the walls that rise above the roof in steps."""
    low = roof.wall - 0.2
    for end in (-roof.gable, roof.gable):
        outline: list[Corner] = [(end, low, -1.1)]
        outline += [(end, roof.wall + roof.rise * share, v) for v, share in _STEPS]
        outline.append((end, low, 1.1))
        paint = tone if end == roof.gable else mix(LIT, SHADE, 0.4)
        sheet.fill(box.face(*outline), paint)
        for a, b, share in _COPINGS:
            height = roof.wall + roof.rise * share
            coping = line([box.at(end, height, a), box.at(end, height, b)])
            sheet.stroke(coping, RIDGE, 0.42 * box.scale)


@dataclass(frozen=True, slots=True)
class Block:
    """A block of flats: place and size in metres, floors, number in the town."""

    place: Point
    size: Point
    floors: int
    number: int


def draw_block(sheet: Sheet, ground: Ground, block: Block) -> None:
    """Draw a block of flats: rows of windows, a flat roof with its tank."""
    box = Box(ground, block.place, block.size, 0.32 if block.place[0] < 90 else -0.34)
    end, top = box.gable(), block.floors * FLOOR + 1
    tone = ("#f3ead9", "#efdcc6", "#f5efe4", "#e6dfd3")[block.number % 4]
    front, side = tone, mix(tone, COOL, 0.32)
    if end < 0:
        front, side = mix(tone, COOL, 0.2), tone
    sheet.fill(box.upright((-1, 0), (1, top)), front)
    sheet.fill(box.face((end, 0, -1), (end, 0, 1), (end, top, 1), (end, top, -1)), side)
    panes = []
    for floor in range(block.floors):
        low = 1.1 + FLOOR * floor
        for i in range(5):
            u = -0.8 + 0.4 * i
            panes.append(box.upright((u - 0.12, low), (u + 0.12, low + 1.6)))
    sheet.fill("".join(panes), PANE)
    tank = box.upright((-0.5, top), (0.1, top + 2.6), -0.3)
    sheet.fill(tank, mix(front, COOL, 0.2))
    edge = line([box.at(-1, top, -1), box.at(1, top, -1)])
    sheet.stroke(edge, mix(tone, "#7c8a8c", 0.45), 0.5 * box.scale)
