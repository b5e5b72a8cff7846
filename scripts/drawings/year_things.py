"""What the yearbook's drawings share: hills cut as in wood, houses, trees, people."""

from __future__ import annotations

import year_inks as inks
from ink import Point, Sheet, box, ellipse, line, polygon, scatter
from scenery import between, curve_band
from year_inks import mixed

Ridge = list[Point]


def ridge(width: float, level: float, rise: float, key: int, reach: float) -> Ridge:
    """Return a line of hills: peaks ``reach`` apart, up to ``rise`` over ``level``."""
    found, x, number = [], -reach, 0
    while x < width + 2 * reach:
        peak = level - rise * (0.35 + 0.65 * scatter(key, number, 1))
        saddle = level - rise * 0.3 * scatter(key, number, 2)
        lean = 0.5 + 0.24 * (scatter(key, number, 3) - 0.5)
        wide = reach * (0.7 + 0.6 * scatter(key, number, 4))
        found += [(x, saddle), (x + lean * wide, peak)]
        x, number = x + wide, number + 1
    return found


def hills(
    sheet: Sheet, edge: Ridge, tones: tuple[str, str], floor: float, cut: float
) -> None:
    """Draw a range; strokes, ``cut`` wide, run down its shaded flanks."""
    sheet.fill(curve_band(tuple(edge), floor), tones[0])
    path = between(tuple(edge), 26)
    strokes = []
    for i in range(1, len(path) - 1):
        (x0, y0), (x, y), (x1, y1) = path[i - 1 : i + 2]
        slope = (y1 - y0) / max(1.0, x1 - x0)
        if slope < 0.06 or not -60 < x < sheet.width + 60:
            continue
        length = min(
            floor - y - 8, (50 + 210 * scatter(i, int(y), 7)) * min(1.0, slope * 2.2)
        )
        if length > 3 * cut:
            strokes.append(
                _cut((x, y + 0.4 * cut), length, cut * (0.7 + 0.6 * scatter(i, 9)))
            )
    sheet.fill("".join(strokes), tones[1])


def _cut(start: Point, length: float, width: float) -> str:
    """Return one cut of the knife: broad above, pointed below."""
    x, y = start
    tip = (x + 0.3 * length, y + length)
    return polygon([(x - width / 2, y), (x + width / 2, y), tip])


def woods(
    sheet: Sheet, edge: Ridge, tones: tuple[str, str], size: float, key: int
) -> None:
    """Draw crowns along a line, each with its lit side."""
    path = between(tuple(edge), 16)
    dark, light, last = [], [], -1e9
    for i, (x, y) in enumerate(path):
        if x - last < size * 0.85:
            continue
        last = x
        r = size * (0.65 + 0.6 * scatter(i, key, 1))
        dark.append(ellipse(x, y - 0.4 * r, r, r * 0.95))
        light.append(ellipse(x - 0.3 * r, y - 0.62 * r, 0.5 * r, 0.42 * r))
    sheet.fill("".join(dark), tones[0])
    sheet.fill("".join(light), tones[1])


def tree(sheet: Sheet, place: Point, size: float, key: int = 0) -> None:
    """Draw a round tree, ``size`` high."""
    x, y = place
    tone = mixed(inks.PINE, inks.JADE, 0.6 * scatter(key, int(x), 3))
    trunk = [
        (x - 0.035 * size, y),
        (x - 0.018 * size, y - 0.5 * size),
        (x + 0.018 * size, y - 0.5 * size),
        (x + 0.04 * size, y),
    ]
    sheet.face(trunk, inks.BARK)
    crown = (
        (0, -0.72, 0.27),
        (-0.2, -0.55, 0.2),
        (0.2, -0.56, 0.2),
        (0.02, -0.5, 0.24),
    )
    for tint, dx, dy, part in (
        (tone, 0, 0, 1.0),
        (mixed(tone, inks.RICE, 0.42), -0.05, -0.06, 0.5),
    ):
        sheet.fill(
            "".join(
                ellipse(
                    x + (u + dx) * size,
                    y + (v + dy) * size,
                    r * part * size,
                    r * part * 0.92 * size,
                )
                for u, v, r in crown[: 4 if part == 1.0 else 3]
            ),
            tint,
        )


def house(
    sheet: Sheet, place: Point, size: Point, key: int, *, lit: bool = False
) -> None:
    """Draw a house from the front, grey roof, white wall; ``place`` is its foot."""
    (x, y), (wide, tall) = place, size
    wall = mixed(inks.WHITE, inks.STONE, 0.55 * scatter(key, 1))
    roof = mixed(inks.SLATE, inks.INK, 0.35 * scatter(key, 2))
    top = y - tall * 0.62
    sheet.face(box(x, top, x + wide, y), wall)
    sheet.face(box(x + 0.72 * wide, top, x + wide, y), mixed(wall, inks.SLATE, 0.22))
    lean = 0.1 * wide
    sheet.face(
        [
            (x - lean, top + 0.05 * tall),
            (x + 0.5 * lean, y - tall),
            (x + wide - 0.5 * lean, y - tall),
            (x + wide + lean, top + 0.05 * tall),
        ],
        roof,
    )
    tiles = [
        line([(x + wide * u, y - 0.98 * tall), (x + wide * (u + 0.1 * (u - 0.5)), top)])
        for u in (0.12, 0.31, 0.5, 0.69, 0.88)
    ]
    sheet.stroke("".join(tiles), mixed(roof, inks.SHELL, 0.28), max(1.0, 0.012 * wide))
    pane = inks.STRAW if lit else mixed(inks.SLATE, inks.RIVER, 0.4)
    rows = 2 if tall > 0.95 * wide else 1
    for row in range(rows):
        low = y - tall * (0.16 if rows == 1 else 0.34 * row + 0.1)
        for u in (0.14, 0.42, 0.7):
            if row == 0 and u == 0.42:
                sheet.face(
                    box(x + u * wide, y - 0.3 * tall / rows, x + (u + 0.16) * wide, y),
                    inks.EARTH,
                )
                continue
            sheet.face(
                box(x + u * wide, low - 0.2 * tall / rows, x + (u + 0.15) * wide, low),
                pane,
            )


def cluster(
    sheet: Sheet, start: Point, count: tuple[int, int], size: float, key: int
) -> None:
    """Draw rows of houses, the back ones first, ``size`` wide each."""
    (x, y), (rows, across) = start, count
    for row in range(rows):
        for i in range(across):
            luck = scatter(row, i, key)
            spot = (
                x + (i + 0.45 * (row % 2) + 0.2 * luck) * size * 1.16,
                y + row * size * 0.52,
            )
            if luck > 0.86:
                tree(sheet, (spot[0] + 0.4 * size, spot[1]), size * 1.1, i)
            else:
                wide = size * (0.8 + 0.3 * luck)
                house(
                    sheet,
                    spot,
                    (wide, size * (0.78 if luck < 0.6 else 1.05)),
                    row * 31 + i + key,
                )


def ripples(
    sheet: Sheet,
    area: tuple[float, float, float, float],
    count: int,
    tone: str,
    key: int,
) -> None:
    """Draw flat glints on water within left, top, right, bottom; larger near."""
    left, top, right, bottom = area
    for i in range(count):
        share = scatter(key, i, 1) ** 0.8
        y = top + (bottom - top) * share
        x = left + (right - left) * scatter(key, i, 2)
        long = (24 + 130 * share) * (0.5 + scatter(key, i, 3))
        sheet.fill(ellipse(x, y, long, 1.2 + 3.4 * share), tone, 0.85)


def ground(sheet: Sheet, top: float, tone: str) -> None:
    """Fill everything below ``top``."""
    sheet.face(box(0, top, sheet.width, sheet.height), tone)
