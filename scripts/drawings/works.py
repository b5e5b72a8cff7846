"""What stands and moves about the canal: machine, people, slabs, station."""

from __future__ import annotations

import people
from ground import Ground
from ink import Figure, Point, Sheet, ellipse, line, mix, polygon, scatter
from reach import HAZE, LEFT_BERM, Reach

HELMETS = ("#f0b93a", "#d9543f", "#f4f1e6")
VEST, NAVY, GREY = "#e98a3c", "#5d7488", "#6c7273"


def poplar(sheet: Sheet, ground: Ground, facts: tuple[float, float, int]) -> None:
    """A bare poplar: stem and upright boughs, hazy with distance."""
    x, z, key = facts
    tall = 9 + 4 * scatter(key, 3)
    fade = min(0.75, 0.25 + z / 420)
    (px, py), scale = ground.spot(x, -0.9, z), ground.focal / z
    up = tall * scale
    crown = [
        (px, py - up),
        (px + 0.1 * up, py - 0.66 * up),
        (px + 0.085 * up, py - 0.3 * up),
        (px, py - 0.2 * up),
        (px - 0.085 * up, py - 0.3 * up),
        (px - 0.1 * up, py - 0.66 * up),
    ]
    sheet.fill(polygon(crown), mix("#b29a78", HAZE, fade), 0.45)
    boughs = line([(px, py), (px, py - 0.95 * up)])
    for k in range(5):
        low = py - (0.25 + 0.12 * k) * up
        for side in (-1, 1):
            boughs += line([(px, low), (px + side * 0.08 * up, low - 0.2 * up)])
    sheet.stroke(boughs, mix("#8a745a", HAZE, fade), max(0.5, 0.11 * scale))


def draw(sheet: Sheet, reach: Reach) -> None:
    """Everything on the banks and in the canal, far to near."""
    sand(sheet, reach, (50.0, 11.4))
    measuring_station(sheet, reach, 37.0)
    worker(sheet, reach, (39.0, 8.2), people.STAND, (0, -1))
    worker(sheet, reach, (38.0, 7.0), people.POINT, (2, -1))
    slab_stack(sheet, reach, (30.0, -7.6), 5)
    worker(sheet, reach, (34.4, 3.0), people.SQUAT, (0, -1))
    worker(sheet, reach, (31.2, 4.1), people.BEND, (1, -1))
    slab(sheet, reach, (26.0, -0.45, 1.15))
    worker(sheet, reach, (26.2, -0.85), people.CARRY, (0, 1))
    worker(sheet, reach, (25.8, 1.6), people.CARRY, (1, -1))
    excavator(sheet, reach, (21.5, 10.6))
    tripod(sheet, reach, (20.4, -6.9))
    worker(sheet, reach, (20.3, -7.7), people.REACH, (1, 1))
    slab_stack(sheet, reach, (17.2, -8.1), 6)
    slab_stack(sheet, reach, (15.0, -7.9), 4)
    slab_stack(sheet, reach, (12.2, 8.4), 7)
    slab_stack(sheet, reach, (11.0, 10.4), 5)


def slab(sheet: Sheet, reach: Reach, place: tuple[float, float, float]) -> None:
    """A slab between two bearers in the bed."""
    run, left, right = place
    y = -2.6 + 0.72
    top = [
        reach.at(run, left, y + 0.1),
        reach.at(run, right, y + 0.1),
        reach.at(run + 0.8, right, y + 0.1),
        reach.at(run + 0.8, left, y + 0.1),
    ]
    edge = [
        reach.at(run, left, y),
        reach.at(run, right, y),
        reach.at(run, right, y + 0.1),
        reach.at(run, left, y + 0.1),
    ]
    sheet.fill(polygon(top), "#f2eee3")
    sheet.fill(polygon(edge), "#cbc7ba")


def height(off: float) -> float:
    """Return how high the ground is ``off`` metres right of the axis."""
    side = abs(off)
    if side <= 1.9:
        return -2.6
    return min(0.0, -2.6 + (side - 1.9) * 2.6 / 3.7)


def worker(
    sheet: Sheet,
    reach: Reach,
    place: tuple[float, float],
    pose: people.Pose,
    look: tuple[int, int],
) -> None:
    """Someone at work with a helmet; ``look`` is the helmet's colour and the side faced."""
    run, off = place
    x, y = reach.at(run, off, height(off))
    size = reach.ground.focal / reach.place(run, off)[1] / 100
    dress = people.Dress(
        (VEST, "#4f7f96", VEST)[look[0]], (NAVY, GREY, NAVY)[look[0]], HELMETS[look[0]]
    )
    sheet.fill(
        ellipse(x + 26 * size, y + 2 * size, 46 * size, 7 * size), "#6d5a3c", 0.28
    )
    people.draw(sheet, (x, y), (look[1] * size, size), pose, dress)


def slab_stack(
    sheet: Sheet, reach: Reach, place: tuple[float, float], count: int
) -> None:
    """Precast slabs, one on the other, on two bearers."""
    run, off = place
    for i in range(count):
        y = 0.1 + 0.13 * i
        shift = 0.05 * (scatter(i, int(run)) - 0.5)
        ends = (off - 0.8 + shift, off + 0.8 + shift)
        front = [
            reach.at(run, ends[0], y),
            reach.at(run, ends[1], y),
            reach.at(run, ends[1], y + 0.1),
            reach.at(run, ends[0], y + 0.1),
        ]
        flank = (
            ends[0]
            if reach.at(run + 1.1, ends[0], y)[0] < reach.at(run, ends[0], y)[0]
            else ends[1]
        )
        side = [
            reach.at(run, flank, y),
            reach.at(run + 1.1, flank, y),
            reach.at(run + 1.1, flank, y + 0.1),
            reach.at(run, flank, y + 0.1),
        ]
        top = [
            reach.at(run, ends[0], y + 0.1),
            reach.at(run, ends[1], y + 0.1),
            reach.at(run + 1.1, ends[1], y + 0.1),
            reach.at(run + 1.1, ends[0], y + 0.1),
        ]
        if i == 0:
            shadow = [
                reach.at(run, ends[0], 0),
                reach.at(run, ends[1] + 0.7, 0),
                reach.at(run + 1.1, ends[1] + 0.7, 0),
                reach.at(run + 1.1, ends[0], 0),
            ]
            sheet.fill(polygon(shadow), "#6d5a3c", 0.3)
        sheet.fill(polygon(side), "#c9c5b8" if flank == ends[0] else "#b9b5a8")
        sheet.fill(polygon(front), "#d9d5c8")
        sheet.fill(polygon(top), "#f0ece1")


def sand(sheet: Sheet, reach: Reach, place: tuple[float, float]) -> None:
    """A heap of sand."""
    x, y = reach.at(*place, 0)
    s = reach.ground.focal / reach.place(*place)[1]
    heap = Figure(
        "M-2,0 C-1.4,0.3 -0.7,1.3 0,1.35 C0.7,1.3 1.5,0.4 2.2,0 C1.2,-0.2 -1.2,-0.2 -2,0 Z"
    )
    shade = Figure(
        "M0,1.35 C0.7,1.3 1.5,0.4 2.2,0 C1.6,-0.12 0.9,-0.16 0.3,-0.16 C0.6,0.4 0.5,0.9 0,1.35 Z"
    )
    sheet.fill(heap.at(x, y, s, s), "#e8cf9d")
    sheet.fill(shade.at(x, y, s, s), "#cdb27e")


def tripod(sheet: Sheet, reach: Reach, place: tuple[float, float]) -> None:
    """A surveyor's level on its tripod."""
    x, y = reach.at(*place, 0)
    s = reach.ground.focal / reach.place(*place)[1] / 100
    legs = (
        line([(x, y - 128 * s), (x - 34 * s, y)])
        + line([(x, y - 128 * s), (x + 36 * s, y - 2 * s)])
        + line([(x, y - 128 * s), (x + 6 * s, y - 14 * s)])
    )
    sheet.stroke(legs, "#c98f3a", 4.2 * s)
    sheet.fill(
        polygon(
            [
                (x - 11 * s, y - 128 * s),
                (x + 11 * s, y - 128 * s),
                (x + 11 * s, y - 142 * s),
                (x - 11 * s, y - 142 * s),
            ]
        ),
        "#4f7f96",
    )
    sheet.stroke(
        line([(x - 15 * s, y - 136 * s), (x + 17 * s, y - 136 * s)]), "#3f5d6b", 6 * s
    )


def measuring_station(sheet: Sheet, reach: Reach, run: float) -> None:
    """The box of the water gauge: solar panel, antenna, staff on the slope."""

    def at(off: float, y: float, back: float = 0.0) -> Point:
        return reach.at(run + back, off, y)

    def quad(paint: str, *corners: tuple[float, float, float]) -> None:
        sheet.fill(polygon(at(*corner) for corner in corners), paint)

    left, right, tall, deep = LEFT_BERM + 1.0, LEFT_BERM + 3.0, 2.7, 2.0
    eaves, top = (left - 0.2, right + 0.2), tall + 0.26
    scale = reach.ground.focal / reach.place(run, left)[1]
    sheet.fill(
        polygon(
            [
                at(left, 0),
                at(right + 1.8, 0),
                at(right + 1.6, 0, deep),
                at(left, 0, deep),
            ]
        ),
        "#6d5a3c",
        0.25,
    )
    for off, out, tone in ((left, -1, "#ffffff"), (right, 1, "#cfd3cb")):
        if (at(off, 0, deep)[0] - at(off, 0)[0]) * out > 0:
            quad(tone, (off, 0, 0), (off, 0, deep), (off, tall, deep), (off, tall, 0))
    quad("#f3efe3", (left, 0, 0), (right, 0, 0), (right, tall, 0), (left, tall, 0))
    quad("#8fb0b8", (left, 0, 0), (right, 0, 0), (right, 0.4, 0), (left, 0.4, 0))
    quad(
        "#7b8f98",
        (left + 0.35, 0, 0),
        (left + 1.0, 0, 0),
        (left + 1.0, 1.9, 0),
        (left + 0.35, 1.9, 0),
    )
    quad(
        "#93b3c4",
        (left + 1.3, 1.1, 0),
        (left + 1.8, 1.1, 0),
        (left + 1.8, 1.8, 0),
        (left + 1.3, 1.8, 0),
    )
    quad(
        "#7fa3bb",
        (eaves[0], top, -0.2),
        (eaves[1], top, -0.2),
        (eaves[1], top, deep + 0.2),
        (eaves[0], top, deep + 0.2),
    )
    quad(
        "#5f87a3",
        (eaves[0], tall, -0.2),
        (eaves[1], tall, -0.2),
        (eaves[1], top, -0.2),
        (eaves[0], top, -0.2),
    )
    mast = left - 0.75
    sheet.stroke(line([at(mast, 0), at(mast, 5.4)]), "#7d8789", 0.1 * scale)
    sheet.fill(
        polygon(
            [
                at(mast - 0.75, 3.5),
                at(mast + 0.7, 3.8),
                at(mast + 0.55, 4.9),
                at(mast - 0.9, 4.6),
            ]
        ),
        "#3f6487",
    )
    grid = (
        line([at(mast - 0.82, 4.05), at(mast + 0.62, 4.35)])
        + line([at(mast - 0.27, 3.6), at(mast - 0.42, 4.7)])
        + line([at(mast + 0.22, 3.7), at(mast + 0.07, 4.8)])
    )
    sheet.stroke(grid, "#8fb0cb", 0.04 * scale)
    whip = right - 0.3
    sheet.stroke(line([at(whip, top, 1), at(whip, 6.2, 1)]), "#7d8789", 0.08 * scale)
    sheet.stroke(
        "".join(
            line([at(whip - w, y, 1), at(whip + w, y, 1)])
            for w, y in ((0.5, 5.0), (0.42, 5.4), (0.34, 5.8))
        ),
        "#7d8789",
        0.06 * scale,
    )
    low, high = reach.slope(0.1), reach.slope(0.98)
    staff = [
        reach.at(run + d, -o, y + 0.02)
        for d, (o, y) in ((0, low), (0, high), (0.5, high), (0.5, low))
    ]
    sheet.fill(polygon(staff), "#fbf8ee")
    marks = "".join(
        line([reach.at(run, -o, y + 0.03), reach.at(run + 0.5, -o, y + 0.03)])
        for o, y in (reach.slope(0.12 + 0.12 * k) for k in range(8))
    )
    sheet.stroke(marks, "#c9452f", 0.07 * scale)


_TRACK = Figure(
    "M-150,0 L150,0 C185,0 200,20 200,42 C200,66 182,84 150,84 L-150,84 C-182,84 -200,66 -200,42 C-200,20 -185,0 -150,0 Z"
)
_TRACK_IN = Figure(
    "M-150,12 L150,12 C176,12 187,26 187,42 C187,60 174,72 150,72 L-150,72 C-174,72 -187,60 -187,42 C-187,26 -176,12 -150,12 Z"
)
_FRAME = Figure("M-130,34 L130,34 L118,56 L-118,56 Z")
_TURNTABLE = Figure("M-66,82 L66,82 L66,104 L-66,104 Z")
_HOUSE = Figure(
    "M-206,104 L162,104 L162,140 L52,150 L52,206 C20,216 -60,222 -180,222 C-208,218 -222,186 -222,146 C-222,124 -216,104 -206,104 Z"
)
_WEIGHT = Figure(
    "M-206,104 L-118,104 L-118,222 C-140,222.6 -160,222.6 -180,222 C-208,218 -222,186 -222,146 C-222,124 -216,104 -206,104 Z"
)
_SKIRT = Figure("M-206,104 L162,104 L162,118 L-212,118 Z")
_CAB = Figure(
    "M44,118 L44,292 C44,302 50,308 60,308 L122,308 C134,308 140,302 143,292 L164,196 L164,118 Z"
)
_GLASS = Figure("M56,196 L56,292 L92,292 L92,196 Z")
_GLASS_2 = Figure(
    "M100,150 L100,292 L120,292 C127,292 130,290 132,284 L150,196 L150,150 Z"
)
_GLARE = Figure("M104,292 L118,292 L108,200 L100,200 Z")
_BOOM = Figure(
    "M84,134 L122,160 L214,352 C228,380 246,390 272,388 L478,330 L492,362 L292,424 C246,434 216,420 196,386 L74,170 Z"
)
_BOOM_SHADE = Figure(
    "M84,134 L122,160 L214,352 C228,380 246,390 272,388 L478,330 L482,342 L274,402 C240,406 218,394 204,366 L98,158 Z"
)
_STICK = Figure("M446,398 L470,416 L508,352 L560,70 L534,62 L478,326 Z")
_STICK_SHADE = Figure("M470,416 L508,352 L560,70 L549,67 L494,344 L462,410 Z")
_BUCKET = Figure(
    "M530,78 L574,70 C596,30 590,-24 548,-46 L486,-50 L480,-36 C508,-28 522,-8 520,24 Z"
)
_BUCKET_IN = Figure(
    "M486,-50 L480,-36 C508,-28 522,-8 520,24 L532,20 C536,-14 520,-40 486,-50 Z"
)
_TEETH = Figure("M486,-50 L466,-46 L480,-36 Z")
_CYLINDERS = (
    (Figure("M150,132 L184,264"), 15.0, "#8d9496"),
    (Figure("M184,264 L206,349"), 9.0, "#dfe3e2"),
    (Figure("M262,436 L370,424"), 15.0, "#8d9496"),
    (Figure("M370,424 L452,404"), 8.0, "#dfe3e2"),
    (Figure("M500,330 L552,200"), 12.0, "#8d9496"),
    (Figure("M552,200 L571,80"), 7.0, "#dfe3e2"),
)


def excavator(sheet: Sheet, reach: Reach, place: tuple[float, float]) -> None:
    """An excavator on the works road; its bucket trims the slope."""
    x, y = reach.at(*place, 0)
    s = reach.ground.focal / reach.place(*place)[1] / 100
    yellow, dark = "#efb73e", "#c88f2b"

    def set_down(figure: Figure, tone: str) -> None:
        sheet.fill(figure.at(x, y, -s, s), tone)

    sheet.fill(ellipse(x + 40 * s, y, 270 * s, 20 * s), "#6d5a3c", 0.35)
    for figure, width, tone in _CYLINDERS[2:4]:
        sheet.stroke(figure.at(x, y, -s, s), tone, width * s)
    for figure, tone in (
        (_BOOM, yellow),
        (_BOOM_SHADE, dark),
        (_STICK, yellow),
        (_STICK_SHADE, dark),
    ):
        set_down(figure, tone)
    for figure, width, tone in (*_CYLINDERS[:2], *_CYLINDERS[4:]):
        sheet.stroke(figure.at(x, y, -s, s), tone, width * s)
    for figure, tone in (
        (_BUCKET, "#7a7f80"),
        (_BUCKET_IN, "#9aa0a0"),
        (_TEETH, "#c9cbc7"),
    ):
        set_down(figure, tone)
    for px, py, r in ((480, 352, 12), (464, 404, 9), (548, 72, 9), (90, 152, 13)):
        sheet.fill(ellipse(x - px * s, y - py * s, r * s, r * s), "#6d6a60")
    for figure, tone in (
        (_TRACK, "#5d6365"),
        (_TRACK_IN, "#848b8d"),
        (_FRAME, "#6d7476"),
        (_TURNTABLE, "#6d7476"),
        (_HOUSE, yellow),
        (_WEIGHT, dark),
        (_SKIRT, "#a87a2a"),
        (_CAB, "#f4c658"),
        (_GLASS, "#b9d6df"),
        (_GLASS_2, "#a6c8d4"),
        (_GLARE, "#d9ebef"),
    ):
        set_down(figure, tone)
    for px, r in ((-150, 24), (150, 24)):
        sheet.fill(ellipse(x - px * s, y - 42 * s, r * s, r * s), "#5d6365")
        sheet.fill(
            ellipse(x - px * s, y - 42 * s, 0.45 * r * s, 0.45 * r * s), "#aab0b0"
        )
    for px in (-92, -46, 0, 46, 92):
        sheet.fill(ellipse(x - px * s, y - 20 * s, 9 * s, 9 * s), "#5d6365")
    vents = "".join(
        line(
            [
                (x + (60 + 0 * k) * s, y - (150 + 14 * k) * s),
                (x + 104 * s, y - (150 + 14 * k) * s),
            ]
        )
        for k in range(4)
    )
    sheet.stroke(vents, "#a87a2a", 4 * s)
    sheet.stroke(
        line([(x + 30 * s, y - 220 * s), (x + 30 * s, y - 252 * s)]), "#6d7476", 10 * s
    )
