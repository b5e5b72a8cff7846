"""The rooms of the yearbook's scenes: wall, floor, shadows."""

from __future__ import annotations

import year_inks as inks
from ink import Point, Sheet, box, ellipse, line
from year_inks import mixed

WIDTH, HEIGHT = 1640, 860


def room(sheet: Sheet, wall: str, floor: str, foot: float) -> None:
    """Draw a wall, its skirting and the boards of a floor."""
    sheet.face(box(0, 0, WIDTH, foot), wall)
    sheet.face(box(0, foot, WIDTH, HEIGHT), floor)
    sheet.face(box(0, foot - 12, WIDTH, foot), mixed(wall, inks.SLATE, 0.28))
    boards = "".join(
        line([(820 + (x - 820) * 0.8, foot), (820 + (x - 820) * 1.35, HEIGHT)])
        for x in range(-300, 2000, 120)
    )
    sheet.stroke(boards, mixed(floor, inks.EARTH, 0.22), 2)


def shadow(sheet: Sheet, place: Point, wide: float) -> None:
    """Draw a flat shadow under something."""
    sheet.fill(
        ellipse(place[0], place[1], wide, 0.12 * wide),
        mixed(inks.EARTH, inks.INK, 0.4),
        0.35,
    )
