"""The structures of the canal: the sluice gate and the box of the water gauge."""

from __future__ import annotations

from ink import Point, Sheet, line
from reach import BED, COPING, DEEP, GATE, LEFT_BERM, Reach

WHITE, STONE, STONE_SHADE, WING = "#efe9db", "#e6e0d2", "#c4beb0", "#c6c1b3"
LEAF, LEAF_RIB, HOIST, IRON, RAIL = (
    "#6f919d",
    "#577884",
    "#4f827a",
    "#6f7273",
    "#83908f",
)
DECK, HALF_DECK = 3.4, 4.2  # height of the hoist deck, half its length


class _Frame:
    """An upright plane across the canal: faces and lines as (offset, height)."""

    def __init__(self, sheet: Sheet, reach: Reach, run: float) -> None:
        self.sheet, self.reach, self.run = sheet, reach, run
        self.scale = reach.scale(run, 0)

    def at(self, off: float, y: float, back: float = 0.0) -> Point:
        return self.reach.at(self.run + back, off, y)

    def block(self, low: Point, high: Point, tone: str) -> None:
        (o1, y1), (o2, y2) = low, high
        corners = ((o1, y1), (o2, y1), (o2, y2), (o1, y2))
        paint = self.reach.ink(tone, self.run)
        self.sheet.face([self.at(*corner) for corner in corners], paint)

    def lines(self, tone: str, width: float, *paths: tuple[Point, ...]) -> None:
        parts = (line(self.at(*corner) for corner in path) for path in paths)
        self.sheet.stroke("".join(parts), tone, width * self.scale)


def draw_gate(sheet: Sheet, reach: Reach) -> None:
    """Draw the gate: wings, three leaves, piers, the hoist deck, stairs."""
    frame = _Frame(sheet, reach, GATE)
    wide, narrow = COPING + 0.6, BED + 0.4
    wings = ((-wide, 0.5), (wide, 0.5), (narrow, -DEEP), (-narrow, -DEEP))
    sheet.face([frame.at(*corner) for corner in wings], WING)
    for i in range(3):
        off = -3.1 + 2.2 * i
        frame.block((off, -DEEP if i == 1 else -1.7), (off + 1.8, 0.2), LEAF)
        ribs = [-1.5 + 0.6 * k for k in range(3)]
        frame.lines(LEAF_RIB, 0.09, *(((off, y), (off + 1.8, y)) for y in ribs))
    frame.block((-0.9, -DEEP), (0.9, -DEEP + 0.5), LEAF_RIB)
    for off in (-3.5, -1.3, 0.9, 3.1):
        foot = -DEEP if abs(off + 0.2) < 2 else -1.7
        frame.block((off, foot), (off + 0.4, DECK), STONE)
        frame.block((off + 0.26, foot), (off + 0.4, DECK), STONE_SHADE)
    _draw_deck(frame)
    _draw_stairs(frame)


def _draw_deck(frame: _Frame) -> None:
    """Draw the deck with its hoists, screws and rail."""
    end, rail = HALF_DECK, 4.8
    under = ((-end, DECK, 0.0), (end, DECK, 0.0), (end, DECK, 1.6), (-end, DECK, 1.6))
    frame.sheet.face([frame.at(*corner) for corner in under], "#b0ab9e")
    frame.block((-end, DECK), (end, DECK + 0.4), WHITE)
    for off in (-2.2, 0.0, 2.2):
        frame.block((off - 0.28, 3.8), (off + 0.28, 4.7), HOIST)
        frame.lines(IRON, 0.1, ((off, 4.7), (off, 6.0)))
        frame.lines(IRON, 0.09, ((off, 0.2), (off, DECK)))
    posts = [((-end + 0.7 * k, 3.8), (-end + 0.7 * k, rail)) for k in range(13)]
    bars = [((-end, y), (end, y)) for y in (rail, 4.3)]
    frame.lines(RAIL, 0.06, *posts, *bars)


def _draw_stairs(frame: _Frame) -> None:
    """Draw the landing and the stairs down to the right bank."""
    top, foot = COPING + 2.2, COPING + 4.6
    frame.block((HALF_DECK, DECK), (top, DECK + 0.2), WHITE)
    frame.block((top - 0.3, 0), (top, DECK), STONE_SHADE)
    flight = ((top, DECK + 0.1), (foot, 0.0))
    hand = ((HALF_DECK, 4.6), (top, 4.6), (foot, 1.1), (foot, 0.0))
    frame.lines(RAIL, 0.1, flight, hand)


def draw_gauge(sheet: Sheet, reach: Reach, run: float) -> None:
    """Draw the box of the water gauge, its solar panel, antenna and staff."""
    frame = _Frame(sheet, reach, run)
    left, right, tall, deep = LEFT_BERM + 1.0, LEFT_BERM + 3.0, 2.7, 2.0

    def quad(paint: str, *corners: tuple[float, float, float]) -> None:
        sheet.face([frame.at(*corner) for corner in corners], paint)

    shadow = ((left, 0), (right + 1.8, 0), (right + 1.6, 0, deep), (left, 0, deep))
    sheet.face([frame.at(*corner) for corner in shadow], "#6d5a3c", 0.25)
    for off, out, tone in ((left, -1, "#ffffff"), (right, 1, "#cfd3cb")):
        if (frame.at(off, 0, deep)[0] - frame.at(off, 0)[0]) * out > 0:
            quad(tone, (off, 0, 0), (off, 0, deep), (off, tall, deep), (off, tall, 0))
    for (o1, y1), (o2, y2), tone in (
        ((0, 0), (2.0, tall), "#f3efe3"),
        ((0, 0), (2.0, 0.4), "#7fa5ae"),
        ((0.35, 0), (1.0, 1.9), "#6f848d"),
        ((1.3, 1.1), (1.8, 1.8), "#86a9bb"),
    ):
        a, b = left + o1, left + o2
        quad(tone, (a, y1, 0), (b, y1, 0), (b, y2, 0), (a, y2, 0))
    a, b, top, back = left - 0.2, right + 0.2, tall + 0.26, deep + 0.2
    quad("#7fa3bb", (a, top, -0.2), (b, top, -0.2), (b, top, back), (a, top, back))
    quad("#5f87a3", (a, tall, -0.2), (b, tall, -0.2), (b, top, -0.2), (a, top, -0.2))
    _draw_masts(frame, (left - 0.75, right - 0.3), top)
    _draw_staff(sheet, reach, run)


def _draw_masts(frame: _Frame, places: Point, roof: float) -> None:
    """Draw the solar panel on its mast and the antenna on the roof."""
    mast, whip = places
    frame.lines(IRON, 0.1, ((mast, 0.0), (mast, 5.4)))
    panel = ((-0.75, 3.5), (0.7, 3.8), (0.55, 4.9), (-0.9, 4.6))
    frame.sheet.face([frame.at(mast + o, y) for o, y in panel], "#35597d")
    for (o1, y1), (o2, y2) in (
        ((-0.82, 4.05), (0.62, 4.35)),
        ((-0.27, 3.6), (-0.42, 4.7)),
        ((0.22, 3.7), (0.07, 4.8)),
    ):
        frame.lines("#8fb0cb", 0.04, ((mast + o1, y1), (mast + o2, y2)))
    frame.lines(IRON, 0.08, ((whip, roof), (whip, 6.2)))
    rods = ((0.5, 5.0), (0.42, 5.4), (0.34, 5.8))
    frame.lines(IRON, 0.06, *(((whip - w, y), (whip + w, y)) for w, y in rods))


def _draw_staff(sheet: Sheet, reach: Reach, run: float) -> None:
    """Draw the gauging staff on the left slope."""
    low, high = reach.slope(0.1), reach.slope(0.98)
    outline = ((0, low), (0, high), (0.5, high), (0.5, low))
    corners = [reach.at(run + d, -o, y + 0.02) for d, (o, y) in outline]
    sheet.face(corners, "#fbf8ee")
    marks = []
    for k in range(8):
        o, y = reach.slope(0.12 + 0.12 * k)
        ends = (reach.at(run, -o, y + 0.03), reach.at(run + 0.5, -o, y + 0.03))
        marks.append(line(ends))
    sheet.stroke("".join(marks), "#c9452f", 0.07 * reach.scale(run, 0))
