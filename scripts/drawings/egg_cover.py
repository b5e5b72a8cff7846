"""Draw "egg": the base as seen in an egg, for the cover of the tri-fold.

Nine long hen houses stand in three rows before low hills; a hen looks out of
the picture.  One unit is a tenth of a millimetre; the sheet is the panel with
its bleed.
"""

from __future__ import annotations

from math import cos, pi, sin
from pathlib import Path

import inks
from hen import portrait
from ink import Point, Sheet, curve, ellipse, points
from scenery import curve_band

WIDTH, HEIGHT = 1060, 2160
#: The egg: middle of its widest part, half its width, height above and below.
MIDDLE, HALF, ABOVE, BELOW = (530.0, 1420.0), 415.0, 640.0, 480.0

RANGES = (
    (inks.MIST, "80,1160 220,1096 360,1132 520,1060 680,1120 820,1080 980,1140"),
    (inks.SAGE, "80,1236 240,1180 400,1226 560,1190 740,1232 880,1190 980,1226"),
)
#: Rows of houses from the back: height of the ground line, scale, left ends.
ROWS = (
    (1340.0, 0.66, (252.0, 442.0, 632.0)),
    (1430.0, 0.82, (196.0, 430.0, 664.0)),
    (1536.0, 0.95, (160.0, 418.0, 676.0)),
)


def egg(middle: Point, half: float, above: float, below: float) -> list[Point]:
    """Return the outline of an egg whose point is up."""
    outline = []
    for step in range(64):
        turn = 2 * pi * step / 64
        rise = cos(turn)
        # The pointed half is drawn in a little towards its end.
        pinch = 1 - 0.16 * max(rise, 0.0) ** 2
        outline.append(
            (
                middle[0] + half * pinch * sin(turn),
                middle[1] - (above if rise > 0 else below) * rise,
            )
        )
    return outline


def house(sheet: Sheet, x: float, y: float, size: float) -> None:
    """Draw one long house: its gable end in front, its roof going back."""

    def at(across: float, up: float) -> Point:
        return x + across * size, y - up * size

    wall = [at(0, 0), at(92, 0), at(92, 52), at(46, 80), at(0, 52)]
    side = [at(92, 0), at(216, 44), at(216, 92), at(92, 52)]
    roof = [at(46, 80), at(178, 122), at(222, 92), at(92, 50)]
    eave = [at(-6, 49), at(46, 81), at(50, 87), at(46, 89), at(-9, 55)]
    sheet.face([at(92, 0), at(216, 44), at(240, 44), at(116, -6)], inks.FIELD)
    sheet.face(side, inks.STONE)
    sheet.face(wall, inks.WHITE)
    sheet.face(roof, inks.SLATE)
    sheet.face(eave, inks.SLATE)
    for across in (112, 136, 160, 184):
        sheet.face(
            [
                at(across, 22 + 0.33 * (across - 92)),
                at(across + 12, 26 + 0.33 * (across - 92)),
                at(across + 12, 40 + 0.33 * (across - 92)),
                at(across, 36 + 0.33 * (across - 92)),
            ],
            inks.WATER,
        )
    sheet.fill(ellipse(*at(24, 30), 13 * size, 13 * size), inks.SLATE)
    sheet.fill(ellipse(*at(24, 30), 9 * size, 9 * size), inks.STONE)
    sheet.face([at(54, 0), at(76, 0), at(76, 36), at(54, 36)], inks.AMBER)


def draw(sheet: Sheet) -> None:
    """Draw the ground, the egg and what stands in it."""
    sheet.face([(0, 0), (WIDTH, 0), (WIDTH, HEIGHT), (0, HEIGHT)], inks.YOLK)
    outline = egg(MIDDLE, HALF, ABOVE, BELOW)
    sheet.fill(ellipse(MIDDLE[0], 1886, 300, 34), inks.AMBER)
    shell = curve(outline, closed=True)
    sheet.define(f'<clipPath id="shell"><path d="{shell}"/></clipPath>')
    sheet.fill(shell, inks.SHELL)
    sheet.open('clip-path="url(#shell)"')
    for tone, ridge in RANGES:
        sheet.fill(curve_band(points(ridge), 1300), tone)
    meadow = points("80,1290 300,1272 520,1284 760,1268 980,1290")
    sheet.fill(curve_band(meadow, 2000), inks.RICE)
    for y, size, lefts in ROWS:
        for left in lefts:
            house(sheet, left, y, size)
    near = points("80,1640 300,1600 560,1622 800,1590 980,1616")
    sheet.fill(curve_band(near, 2000), inks.FIELD)
    portrait(sheet, (600, 1852), 6.4)
    sheet.close()
    sheet.stroke(shell, inks.SHELL, 7)


def main(target: Path) -> None:
    """Draw the picture and write it to ``target``."""
    sheet = Sheet(WIDTH, HEIGHT)
    draw(sheet)
    sheet.save(target, "蛋里的鸡场")


if __name__ == "__main__":
    main(Path(__file__).parents[2] / "content/brochure-laying-hens/photos/egg.svg")
