"""Figures at work and at rest in the inks of the yearbook, and their stools."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import year_inks as inks
from ink import Point, Sheet, box, curve, ellipse, line
from people import Pose
from year_inks import mixed


@dataclass(frozen=True, slots=True)
class Dress:
    """The paints of a figure; ``hat`` is hair, or a straw hat."""

    coat: str
    trousers: str
    hat: str = inks.INK
    straw: bool = False


SIT = Pose(
    (0, 46),
    (4, 100),
    (8, 116),
    ((34, 48), (30, 44)),
    ((34, 4), (30, 4)),
    ((16, 74), (10, 72)),
    ((36, 66), (30, 62)),
)
SIT_TALK = Pose(
    (0, 46),
    (2, 100),
    (5, 117),
    ((33, 48), (30, 44)),
    ((38, 4), (28, 4)),
    ((20, 80), (8, 72)),
    ((40, 96), (28, 58)),
)
LISTEN = Pose(
    (0, 46),
    (-3, 100),
    (-2, 117),
    ((32, 48), (28, 44)),
    ((30, 4), (26, 4)),
    ((8, 72), (6, 70)),
    ((26, 56), (22, 54)),
)
ROW_POSE = Pose(
    (0, 40),
    (20, 88),
    (28, 102),
    ((30, 44), (26, 42)),
    ((46, 26), (42, 24)),
    ((34, 74), (30, 70)),
    ((54, 52), (50, 48)),
)
RUN = Pose(
    (0, 84),
    (14, 136),
    (20, 152),
    ((26, 60), (-4, 46)),
    ((14, 26), (-34, 30)),
    ((-4, 108), (30, 110)),
    ((-18, 96), (44, 126)),
)


def person(
    sheet: Sheet, place: Point, size: tuple[float, float], pose: Pose, dress: Dress
) -> None:
    """Set a figure down with its feet at ``place``; a negative width mirrors it."""
    across, up = size
    side = 1 if across > 0 else -1

    def at(joint: Point) -> Point:
        return place[0] + joint[0] * across, place[1] - joint[1] * up

    def limb(joints: Sequence[Point], tone: str, width: float) -> None:
        sheet.stroke(line(at(joint) for joint in joints), tone, width * up)

    limb(
        (pose.hip, pose.knees[0], pose.feet[0]),
        mixed(dress.trousers, inks.INK, 0.3),
        13,
    )
    limb(
        (pose.neck, pose.elbows[0], pose.hands[0]),
        mixed(dress.coat, inks.INK, 0.24),
        10,
    )
    limb((pose.hip, pose.knees[1], pose.feet[1]), dress.trousers, 14)
    for foot in pose.feet:
        limb((foot, (foot[0] + 8, foot[1] - 1)), inks.INK, 8)
    sheet.fill(ellipse(*at(pose.hip), 13.5 * up, 12 * up), dress.trousers)
    _trunk(sheet, at, pose, dress.coat)
    x, y = at(pose.head)
    limb((pose.neck, pose.head), mixed(inks.SKIN, inks.EARTH, 0.25), 7)
    sheet.fill(ellipse(x, y, 8.8 * up, 10.6 * up), inks.SKIN)
    if dress.straw:
        sheet.face(
            [(x - 25 * up, y - 4 * up), (x, y - 21 * up), (x + 25 * up, y - 4 * up)],
            dress.hat,
        )
        sheet.face(
            [(x, y - 21 * up), (x + 25 * up, y - 4 * up), (x + 5 * up, y - 4 * up)],
            mixed(dress.hat, inks.EARTH, 0.4),
        )
    else:
        hair = [
            (x - side * 9.6 * up, y + 4 * up),
            (x - side * 10.4 * up, y - 5 * up),
            (x - side * 5 * up, y - 12.5 * up),
            (x + side * 4 * up, y - 12.4 * up),
            (x + side * 9 * up, y - 6.5 * up),
            (x - side * 1 * up, y - 4.6 * up),
            (x - side * 4.6 * up, y + 1 * up),
        ]
        sheet.fill(curve(hair, closed=True), dress.hat)
    limb(
        (pose.neck, pose.elbows[1], pose.hands[1]),
        mixed(dress.coat, inks.WHITE, 0.2),
        10.5,
    )
    for hand in pose.hands:
        sheet.fill(ellipse(*at(hand), 5 * up, 5 * up), inks.SKIN)


def _trunk(sheet: Sheet, at: Callable[[Point], Point], pose: Pose, tone: str) -> None:
    (hx, hy), (nx, ny) = pose.hip, pose.neck
    length = math.hypot(nx - hx, ny - hy)
    ax, ay = (ny - hy) / length, -(nx - hx) / length

    def spot(wide: float, along: float) -> Point:
        """Return a place: right of the back's line, and along it from the hip."""
        return at(
            (hx + wide * ax - along * length * ay, hy + wide * ay + along * length * ax)
        )

    sides = ((14, -0.12), (11.6, 0.36), (13.6, 0.8), (13.2, 0.95), (7, 1.08))
    outline = [spot(-wide, along) for wide, along in sides]
    outline += [spot(wide, along) for wide, along in reversed(sides)]
    sheet.fill(curve(outline) + "Z", tone)


def stool(sheet: Sheet, place: Point, size: float, tone: str) -> None:
    """Draw a stool for a seated figure of that size, ``place`` at its feet."""
    x, y = place
    seat = y - 36 * size
    sheet.face(box(x - 20 * size, seat, x + 20 * size, seat + 6 * size), tone)
    legs = line([(x - 15 * size, seat + 5 * size), (x - 18 * size, y)])
    legs += line([(x + 15 * size, seat + 5 * size), (x + 18 * size, y)])
    sheet.stroke(legs, mixed(tone, inks.INK, 0.35), 4.4 * size)
