"""Small figures at work, built on joints in centimetres (y up, feet at 0)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ink import Point, Sheet, curve, ellipse, line, mix, polygon


@dataclass(frozen=True, slots=True)
class Pose:
    """Where the joints of a figure are; the first of a pair is the far limb."""

    hip: Point
    neck: Point
    head: Point
    knees: tuple[Point, Point]
    feet: tuple[Point, Point]
    elbows: tuple[Point, Point]
    hands: tuple[Point, Point]


@dataclass(frozen=True, slots=True)
class Dress:
    """The colours of a figure and what it wears on its head."""

    coat: str
    trousers: str
    hat: str
    straw: bool = False


STAND = Pose(
    (0, 86),
    (1, 140),
    (3, 156),
    ((5, 46), (-4, 46)),
    ((8, 4), (-7, 4)),
    ((9, 116), (-9, 114)),
    ((19, 100), (-3, 92)),
)
WALK = Pose(
    (0, 86),
    (4, 140),
    (7, 156),
    ((12, 48), (-4, 46)),
    ((20, 4), (-18, 7)),
    ((-4, 114), (16, 116)),
    ((-12, 96), (27, 104)),
)
BEND = Pose(
    (-12, 80),
    (24, 112),
    (37, 122),
    ((6, 48), (-6, 44)),
    ((4, 4), (-14, 4)),
    ((34, 84), (26, 82)),
    ((42, 58), (36, 54)),
)
REACH = Pose(
    (0, 86),
    (5, 140),
    (8, 156),
    ((6, 46), (-4, 46)),
    ((8, 4), (-8, 4)),
    ((22, 126), (16, 116)),
    ((40, 132), (34, 124)),
)
POINT = Pose(
    (0, 86),
    (0, 140),
    (3, 156),
    ((6, 46), (-5, 46)),
    ((9, 4), (-8, 4)),
    ((24, 138), (-8, 113)),
    ((50, 146), (8, 102)),
)
CARRY = Pose(
    (-4, 84),
    (4, 136),
    (9, 152),
    ((10, 46), (-6, 46)),
    ((12, 4), (-10, 4)),
    ((12, 104), (12, 104)),
    ((36, 84), (34, 80)),
)
SQUAT = Pose(
    (-14, 40),
    (6, 84),
    (16, 98),
    ((20, 42), (14, 40)),
    ((8, 4), (-2, 4)),
    ((24, 58), (20, 56)),
    ((38, 34), (34, 30)),
)


def draw(
    sheet: Sheet, place: Point, size: tuple[float, float], pose: Pose, dress: Dress
) -> None:
    """Set a figure down with its feet at ``place``; a negative width mirrors it."""
    across, up = size

    def at(joint: Point) -> Point:
        return place[0] + joint[0] * across, place[1] - joint[1] * up

    def limb(joints: tuple[Point, ...], tone: str, width: float) -> None:
        sheet.stroke(line(at(joint) for joint in joints), tone, width * up)

    far = mix(dress.trousers, "#3f4a4d", 0.22)
    limb((pose.hip, pose.knees[0], pose.feet[0]), far, 13)
    limb(
        (pose.neck, pose.elbows[0], pose.hands[0]),
        mix(dress.coat, "#5c4a35", 0.22),
        9.5,
    )
    limb((pose.hip, pose.knees[1], pose.feet[1]), dress.trousers, 13.5)
    for foot in pose.feet:
        limb((foot, (foot[0] + 8, foot[1] - 1)), "#5b5750", 8)
    sheet.fill(ellipse(*at(pose.hip), 13 * up, 13 * up), dress.trousers)
    _trunk(sheet, at, pose, dress.coat)
    x, y = at(pose.head)
    sheet.fill(ellipse(x, y, 8.6 * up, 10.4 * up), "#e6b48e")
    _hat(sheet, (x, y), (across, up), dress)
    limb(
        (pose.neck, pose.elbows[1], pose.hands[1]), mix(dress.coat, "#ffffff", 0.14), 10
    )
    for hand in pose.hands:
        sheet.fill(ellipse(*at(hand), 5 * up, 5 * up), "#e6b48e")


def _trunk(sheet: Sheet, at: Callable[[Point], Point], pose: Pose, tone: str) -> None:
    """Draw the coat, from the shoulders to the hip."""
    (hx, hy), (nx, ny) = pose.hip, pose.neck
    length = ((nx - hx) ** 2 + (ny - hy) ** 2) ** 0.5
    ax, ay = (ny - hy) / length, -(nx - hx) / length
    corners = [
        (hx - 14 * ax, hy - 14 * ay),
        (nx - 15 * ax, ny - 15 * ay),
        (nx - 8 * ax + 6 * -ay, ny - 8 * ay + 6 * ax),
        (nx + 8 * ax + 6 * -ay, ny + 8 * ay + 6 * ax),
        (nx + 14 * ax, ny + 14 * ay),
        (hx + 13 * ax, hy + 13 * ay),
    ]
    sheet.fill(curve([at(corner) for corner in corners], closed=True), tone)


def _hat(sheet: Sheet, head: Point, size: tuple[float, float], dress: Dress) -> None:
    """Draw a helmet, or the pointed straw hat of the fields."""
    (x, y), (across, up) = head, size
    side = 1 if across > 0 else -1
    if dress.straw:
        sheet.fill(
            polygon(
                [(x - 24 * up, y - 5 * up), (x, y - 22 * up), (x + 24 * up, y - 5 * up)]
            ),
            dress.hat,
        )
        sheet.fill(
            polygon(
                [(x, y - 22 * up), (x + 24 * up, y - 5 * up), (x + 4 * up, y - 4 * up)]
            ),
            mix(dress.hat, "#8a6a35", 0.25),
        )
        return
    dome = [
        (x - 11 * up, y - 2 * up),
        (x - 10 * up, y - 10 * up),
        (x - 4 * up, y - 15.5 * up),
        (x + 4 * up, y - 15.5 * up),
        (x + 10 * up, y - 10 * up),
        (x + 11 * up, y - 2 * up),
    ]
    sheet.fill(polygon(dome), dress.hat)
    sheet.stroke(
        line([(x - 11 * up, y - 2.5 * up), (x + side * 16 * up, y - 2.5 * up)]),
        mix(dress.hat, "#7a5a20", 0.25),
        2.8 * up,
    )
