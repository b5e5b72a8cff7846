"""What stands and moves about the canal: machine, people, slabs, sand."""

from __future__ import annotations

import people
from excavator import SOIL, draw_excavator
from gate import draw_gauge
from ink import Figure, Point, Sheet, ellipse, line, scatter
from reach import DEEP, Reach

#: Coat, trousers and helmet of the three kinds of people on the site.
DRESSES = (
    people.Dress("#e98a3c", "#5d7488", "#f0b93a"),
    people.Dress("#47788f", "#6c7273", "#d9543f"),
    people.Dress("#e98a3c", "#5d7488", "#f4f1e6"),
)
MASON, FITTER, FOREMAN = range(3)


def draw_works(sheet: Sheet, reach: Reach) -> None:
    """Draw everything on the banks and in the canal, far to near."""

    def worker(place: Point, pose: people.Pose, dress: int, side: int) -> None:
        _draw_worker(sheet, reach, place, (pose, DRESSES[dress], side))

    _draw_sand(sheet, reach, (50.0, 11.4))
    draw_gauge(sheet, reach, 37.0)
    worker((39.0, 8.2), people.STAND, MASON, -1)
    worker((38.0, 7.0), people.POINT, FOREMAN, -1)
    _draw_stack(sheet, reach, (30.0, -7.6), 5)
    worker((34.4, 3.0), people.SQUAT, MASON, -1)
    worker((31.2, 4.1), people.BEND, FITTER, -1)
    _draw_slab(sheet, reach, 26.0, (-0.45, 1.15))
    worker((26.2, -0.85), people.CARRY, MASON, 1)
    worker((25.8, 1.6), people.CARRY, FITTER, -1)
    place, scale = (21.5, 10.6), reach.scale(21.5, 10.6) / 100
    draw_excavator(sheet, reach.at(*place, 0), (-scale, scale))
    _draw_level(sheet, reach, (20.4, -6.9))
    worker((20.3, -7.7), people.REACH, FITTER, 1)
    for place, count in (
        ((17.2, -8.1), 6),
        ((15.0, -7.9), 4),
        ((12.2, 8.4), 7),
        ((11.0, 10.4), 5),
    ):
        _draw_stack(sheet, reach, place, count)


def _draw_worker(
    sheet: Sheet,
    reach: Reach,
    place: Point,
    look: tuple[people.Pose, people.Dress, int],
) -> None:
    """Draw someone at work; ``look`` is pose, dress and the side faced."""
    (run, off), (pose, dress, side) = place, look
    x, y = reach.at(run, off, reach.height(off))
    size = reach.scale(run, off) / 100
    shadow = ellipse(x + 26 * size, y + 2 * size, 46 * size, 7 * size)
    sheet.fill(shadow, SOIL, 0.28)
    people.draw(sheet, (x, y), (side * size, size), pose, dress)


def _draw_slab(sheet: Sheet, reach: Reach, run: float, ends: Point) -> None:
    """Draw a slab between two bearers in the bed."""
    (left, right), low = ends, -DEEP + 0.72
    top, back = low + 0.1, run + 0.8
    _draw_quad(
        sheet,
        reach,
        "#f2eee3",
        (run, left, top),
        (run, right, top),
        (back, right, top),
        (back, left, top),
    )
    _draw_quad(
        sheet,
        reach,
        "#c4c0b2",
        (run, left, low),
        (run, right, low),
        (run, right, top),
        (run, left, top),
    )


def _draw_quad(
    sheet: Sheet, reach: Reach, paint: str, *corners: tuple[float, float, float]
) -> None:
    sheet.face([reach.at(*corner) for corner in corners], paint)


def _draw_stack(sheet: Sheet, reach: Reach, place: Point, count: int) -> None:
    """Draw precast slabs, one on the other, on two bearers."""
    (run, off), back = place, place[0] + 1.1
    left, right = off - 0.8, off + 0.8
    shadow = ((run, left), (run, right + 0.7), (back, right + 0.7), (back, left))
    sheet.face([reach.at(r, o, 0) for r, o in shadow], SOIL, 0.3)
    for i in range(count):
        shift = 0.05 * (scatter(i, int(run)) - 0.5)
        a, b, low = left + shift, right + shift, 0.1 + 0.13 * i
        top = low + 0.1
        open_left = reach.at(back, a, low)[0] < reach.at(run, a, low)[0]
        side, tone = (a, "#c6c2b4") if open_left else (b, "#b2aea1")
        for paint, corners in (
            (
                tone,
                (
                    (run, side, low),
                    (back, side, low),
                    (back, side, top),
                    (run, side, top),
                ),
            ),
            ("#d6d2c4", ((run, a, low), (run, b, low), (run, b, top), (run, a, top))),
            ("#f0ece1", ((run, a, top), (run, b, top), (back, b, top), (back, a, top))),
        ):
            _draw_quad(sheet, reach, paint, *corners)


_HEAP = Figure(
    "M-2,0 C-1.4,0.3 -0.7,1.3 0,1.35 C0.7,1.3 1.5,0.4 2.2,0 C1.2,-0.2 -1.2,-0.2 -2,0 Z"
)
_HEAP_SHADE = Figure(
    "M0,1.35 C0.7,1.3 1.5,0.4 2.2,0 C1.6,-0.12 0.9,-0.16 0.3,-0.16"
    " C0.6,0.4 0.5,0.9 0,1.35 Z"
)


def _draw_sand(sheet: Sheet, reach: Reach, place: Point) -> None:
    """Draw a heap of sand."""
    (x, y), scale = reach.at(*place, 0), reach.scale(*place)
    sheet.fill(_HEAP.at(x, y, scale, scale), "#e8cf9d")
    sheet.fill(_HEAP_SHADE.at(x, y, scale, scale), "#c9ad78")


def _draw_level(sheet: Sheet, reach: Reach, place: Point) -> None:
    """Draw a surveyor's level on its tripod."""
    (x, y), scale = reach.at(*place, 0), reach.scale(*place) / 100
    head = (x, y - 128 * scale)
    feet = ((-34, 0), (36, 2), (6, 14))
    legs = "".join(line([head, (x + dx * scale, y - dy * scale)]) for dx, dy in feet)
    sheet.stroke(legs, "#c98f3a", 4.2 * scale)
    body = ((-11, 128), (11, 128), (11, 142), (-11, 142))
    sheet.face([(x + dx * scale, y - dy * scale) for dx, dy in body], "#47788f")
    tube = [(x + dx * scale, y - 136 * scale) for dx in (-15, 17)]
    sheet.stroke(line(tube), "#3f5d6b", 6 * scale)
