"""The canal of an irrigation district: lined banks, a gate, a measuring station."""

from __future__ import annotations

from pathlib import Path

import year_inks as inks
from ground import Ground
from ink import Point, Sheet, box, ellipse, line, points, polygon, scatter
from people import POINT, STAND
from scenery import between, cloud, curve_band
from year_folk import Dress, person
from year_inks import mixed
from year_things import hills, ridge, tree

WIDTH, HEIGHT = 2160, 1820
VIEW = Ground(centre=1010, horizon=700, focal=1500, eye=9.0)
#: The middle of the canal, x and z in metres.
AXIS = points("1.6,10 1,20 0,34 1,56 5,90 12,150 16,240 4,420")
BED, TOP, BERM, WATER = 3.4, 6.4, 9.2, -1.7


def at(run: int, off: float, height: float, path: list[Point]) -> Point:
    """Return a place beside the canal on the sheet."""
    x, z = path[run]
    return VIEW.spot(x + off, height, z)


def band(path: list[Point], low: tuple[float, float], high: tuple[float, float]) -> str:
    """Return the strip between two lines along the canal (offset, height)."""
    runs = range(len(path))
    return polygon(
        [at(i, *low, path) for i in runs] + [at(i, *high, path) for i in reversed(runs)]
    )


def draw_land(sheet: Sheet) -> None:
    """Draw sky, hills and the fields on both sides, in rows towards the eye."""
    sheet.face(box(0, 0, WIDTH, 760), inks.SKY)
    for edge, tone in (
        ("-20,200 800,240 1500,190 2200,230", mixed(inks.SKY, inks.SHELL, 0.6)),
        ("-20,390 800,360 1500,410 2200,380", inks.CREAM),
    ):
        sheet.fill(curve_band(points(edge), 760), tone)
    for place in ((180, 130, 460), (1450, 190, 520)):
        sheet.fill(cloud(*place), inks.WHITE)
    for level, rise, key, reach, tone in (
        (560, 250, 104, 760, mixed(inks.SKY, inks.SAGE, 0.6)),
        (630, 210, 111, 620, mixed(inks.SAGE, inks.JADE, 0.5)),
        (690, 130, 117, 480, inks.JADE),
    ):
        hills(
            sheet,
            ridge(WIDTH, level, rise, key, reach),
            (tone, mixed(tone, inks.DEEP, 0.2)),
            740,
            8,
        )
    sheet.face(box(0, 706, WIDTH, HEIGHT), mixed(inks.RICE, inks.SAGE, 0.5))
    tones = (
        inks.RICE,
        inks.STRAW,
        inks.SAGE,
        mixed(inks.JADE, inks.RICE, 0.5),
        mixed(inks.RICE, inks.STRAW, 0.5),
    )
    depths = (9, 13, 18, 25, 34, 47, 66, 95, 140, 220, 420, 1400)
    for row in reversed(range(len(depths) - 1)):
        near, far = depths[row], depths[row + 1]
        x, number = -1.2 * far, 0
        while x < 1.2 * far:
            wide = (far - near) * (0.8 + 1.2 * scatter(row, number, 5))
            tone = tones[int(scatter(row, number, 6) * len(tones))]
            _field(
                sheet,
                (x, x + wide),
                (near, far),
                tone,
                scatter(row, number, 7) < 0.6 and row < 8,
            )
            x, number = x + wide, number + 1


def _field(sheet: Sheet, across: Point, away: Point, tone: str, lined: bool) -> None:
    (left, right), (near, far) = across, away
    gap = 0.03 * (far - near)
    spots = [
        VIEW.spot(x, 0, z)
        for x, z in (
            (left + gap, near + gap),
            (right - gap, near + gap),
            (right - gap, far - gap),
            (left + gap, far - gap),
        )
    ]
    if max(x for x, _ in spots) < 0 or min(x for x, _ in spots) > WIDTH:
        return
    sheet.face(spots, tone)
    if lined:
        rows = "".join(
            line(
                [
                    VIEW.spot(left + (right - left) * k / 12, 0, near + 2 * gap),
                    VIEW.spot(left + (right - left) * k / 12, 0, far - 2 * gap),
                ]
            )
            for k in range(1, 12)
        )
        sheet.stroke(rows, mixed(tone, inks.PINE, 0.3), max(1.2, 26 / near))


def draw_canal(sheet: Sheet) -> None:
    """Draw the banks, the slopes with their slabs, the water."""
    path = between(AXIS, 14)
    sheet.fill(
        band(path, (-BERM - 1.6, 0.05), (BERM + 1.6, 0.05)),
        mixed(inks.JADE, inks.RICE, 0.35),
    )
    sheet.fill(band(path, (-BERM, 0.1), (BERM, 0.1)), inks.CREAM)
    sheet.fill(band(path, (-TOP - 0.5, 0.12), (TOP + 0.5, 0.12)), inks.WHITE)
    sheet.fill(band(path, (-TOP, 0.1), (0, -3)), mixed(inks.STONE, inks.SLATE, 0.3))
    sheet.fill(band(path, (TOP, 0.1), (0, -3)), mixed(inks.STONE, inks.WHITE, 0.4))
    half = BED + (TOP - BED) * 0.34
    for side, tone in (
        (-1, mixed(inks.STONE, inks.SLATE, 0.55)),
        (1, mixed(inks.STONE, inks.SLATE, 0.18)),
    ):
        seams = []
        for i in range(0, len(path) - 30, 2):
            seams.append(
                line([at(i, side * TOP, 0.1, path), at(i, side * half, WATER, path)])
            )
        for share in (0.33, 0.66):
            off, high = TOP + (half - TOP) * share, 0.1 + (WATER - 0.1) * share
            seams.append(
                line([at(i, side * off, high, path) for i in range(len(path) - 20)])
            )
        sheet.stroke("".join(seams), tone, 2.2)
    sheet.fill(band(path, (-half, WATER), (half, WATER)), inks.WATER)
    sheet.fill(
        band(path, (-half, WATER), (-half + 1.5, WATER)),
        mixed(inks.WATER, inks.RIVER, 0.5),
    )
    for i in range(40):
        run = int(len(path) * 0.62 * scatter(i, 3) ** 1.4)
        x, y = at(run, (scatter(i, 4) - 0.42) * 1.5 * half, WATER, path)
        long = 1500 / path[run][1] * (0.5 + scatter(i, 5))
        sheet.fill(ellipse(x, y, long, 0.05 * long), inks.WHITE, 0.85)


def draw_gate(sheet: Sheet) -> None:
    """Draw the gate across the canal, its gear on a bridge."""
    z, middle = 44.0, 0.4

    def spot(x: float, y: float, deep: float = z) -> Point:
        return VIEW.spot(middle + x, y, deep)

    def panel(left: float, low: float, right: float, high: float, tone: str) -> None:
        sheet.face(
            [spot(left, low), spot(right, low), spot(right, high), spot(left, high)],
            tone,
        )

    for left in (-5.4, -1.2, 3.0):
        panel(left + 0.5, -1.5, left + 3.0, 1.3, mixed(inks.RIVER, inks.DEEP, 0.45))
        for k in range(1, 4):
            bar = line(
                [spot(left + 0.5, -1.5 + 0.7 * k), spot(left + 3.0, -1.5 + 0.7 * k)]
            )
            sheet.stroke(bar, inks.RIVER, 4)
    for left in (-7.2, -2.2, 1.9, 6.4):
        panel(left, -2.6, left + 0.9, 4.4, mixed(inks.STONE, inks.WHITE, 0.3))
        panel(left + 0.62, -2.6, left + 0.9, 4.4, mixed(inks.STONE, inks.SLATE, 0.35))
    panel(-8.2, 4.2, 8.2, 5.0, mixed(inks.STONE, inks.SLATE, 0.2))
    panel(-8.2, 4.75, 8.2, 5.0, inks.WHITE)
    for left in (-4.3, -0.1, 4.2):
        panel(left - 0.6, 5.0, left + 0.6, 6.3, inks.CINNABAR)
        sheet.stroke(line([spot(left, 1.3), spot(left, 7.2)]), inks.SLATE, 6)
    rail = line([spot(-8.2, 6.1), spot(8.2, 6.1)])
    rail += "".join(
        line([spot(x * 1.17, 5.0), spot(x * 1.17, 6.1)]) for x in range(-7, 8)
    )
    sheet.stroke(rail, inks.SLATE, 3)


def draw_station(sheet: Sheet) -> None:
    """Draw the station on the bank: hut, mast, solar panel, gauge in the water."""

    def spot(x: float, y: float, z: float = 21.0) -> Point:
        return VIEW.spot(x, y, z)

    sheet.face(
        [spot(9.4, 0), spot(12.4, 0), spot(12.4, 2.9), spot(9.4, 2.9)], inks.WHITE
    )
    sheet.face(
        [spot(11.6, 0), spot(12.4, 0), spot(12.4, 2.9), spot(11.6, 2.9)], inks.STONE
    )
    sheet.face(
        [spot(9.1, 2.9), spot(12.7, 2.9), spot(12.3, 3.6), spot(9.5, 3.6)], inks.SLATE
    )
    sheet.face(
        [spot(9.8, 0), spot(10.6, 0), spot(10.6, 2.0), spot(9.8, 2.0)], inks.PINE
    )
    sheet.face(
        [spot(10.9, 1.1), spot(11.4, 1.1), spot(11.4, 1.9), spot(10.9, 1.9)],
        mixed(inks.RIVER, inks.WHITE, 0.3),
    )
    sheet.stroke(line([spot(13.6, 0), spot(13.6, 6.4)]), inks.SLATE, 9)
    corners = [(12.5, 4.3), (14.5, 4.9), (14.9, 6.3), (12.9, 5.7)]
    sheet.face(
        [spot(*corner) for corner in corners], mixed(inks.DEEP, inks.RIVER, 0.35)
    )
    for t in (0.25, 0.5, 0.75):
        (x1, y1), (x2, y2), (x3, y3), (x4, y4) = corners
        sheet.stroke(
            line(
                [
                    spot(x1 + (x2 - x1) * t, y1 + (y2 - y1) * t),
                    spot(x4 + (x3 - x4) * t, y4 + (y3 - y4) * t),
                ]
            ),
            inks.WATER,
            2.4,
        )
    sheet.stroke(line([spot(13.6, 6.4), spot(13.6, 7.3)]), inks.SLATE, 4)
    sheet.fill(ellipse(*spot(13.6, 7.4), 9, 9), inks.CINNABAR)
    for k in range(7):
        low = -1.6 + 0.32 * k
        tone = inks.CINNABAR if k % 2 else inks.WHITE
        sheet.face(
            [
                spot(5.4, low),
                spot(5.8, low),
                spot(5.8, low + 0.32),
                spot(5.4, low + 0.32),
            ],
            tone,
        )


def drawn() -> Sheet:
    """Return the picture."""
    sheet = Sheet(WIDTH, HEIGHT)
    draw_land(sheet)
    for x, z in (
        (-60, 190),
        (-44, 160),
        (-75, 210),
        (58, 180),
        (80, 220),
        (-22, 130),
        (40, 140),
        (-34, 92),
        (34, 78),
        (-24, 52),
    ):
        px, py = VIEW.spot(x, 0, z)
        tree(sheet, (px, py), 9 * VIEW.focal / z, x)
    draw_canal(sheet)
    draw_gate(sheet)
    draw_station(sheet)
    px, py = VIEW.spot(-8.0, 0, 19)
    person(
        sheet,
        (px, py),
        (0.95, 0.95),
        POINT,
        Dress(inks.CINNABAR, inks.DEEP, inks.STRAW, straw=True),
    )
    person(sheet, (px - 80, py + 6), (0.95, 0.95), STAND, Dress(inks.RIVER, inks.SLATE))
    return sheet


def main(folder: Path) -> None:
    """Write the picture."""
    drawn().save(folder / "canal.svg", "灌区渠道（示意图）")


if __name__ == "__main__":
    main(Path(__file__).parents[2] / "content/yearbook-2020-2023/photos")
