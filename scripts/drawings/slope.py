"""The foreground of the county drawing: oil-tea terraces and the old tree."""

from __future__ import annotations

import math

from ink import Point, Sheet, curve, ellipse, mix, number, points, scatter
from scenery import between

WIDTH, HEIGHT = 2200, 1000
TERRACES = 6

#: The crest of the slope; the terraces below follow it.
CREST = points("1290,1010 1420,900 1600,812 1800,742 2000,690 2220,654")

_CROWN = points(
    "-0.95,0.5 -1,-0.1 -0.55,-0.68 0.05,-0.86 0.62,-0.6 0.98,0 0.9,0.52 0,0.66"
)
_CROWN_LIGHT = points("-0.86,0.1 -0.5,-0.55 0.02,-0.72 0.3,-0.52 -0.1,-0.2 -0.4,0.16")


def draw(sheet: Sheet) -> None:
    """Draw the terraces with their rows of bushes in bloom, from the crest down."""
    sheet.fill(f"{curve(CREST)}L2210,1010L1290,1010Z", "#b4c67f")
    fall = 0.0
    for level in range(TERRACES):
        size = 15 + 5.5 * level
        edge = [
            (x + 120 * level, y + fall * (0.86 + 0.24 * (x - 1290) / 930))
            for x, y in CREST
        ]
        edge.insert(0, (edge[0][0] - 120, edge[0][1] + 120))
        edge.append((2700, edge[-1][1] - 40))
        for drop, tone in ((0.75, "#cda877"), (1.5, "#dcc292"), (1.72, "#bccb86")):
            low = [(x, y + size * drop) for x, y in edge]
            path = f"{curve(low)}L2710,1100L{low[0][0]:g},1100Z"
            sheet.fill(path, mix(tone, "#c9b27a", 0.05 * level))
        _draw_row(sheet, edge, size, level)
        fall += size * 3.1


def _draw_row(sheet: Sheet, edge: list[Point], size: float, level: int) -> None:
    """Draw one row of bushes along a terrace."""
    last = -1000.0
    for i, (x, y) in enumerate(between(tuple(edge), 60)):
        if abs(x - last) < size * 1.5 or y > HEIGHT + size or x > WIDTH + size:
            continue
        last = x
        full = size * (0.88 + 0.24 * scatter(i, level, 21))
        _draw_bush(sheet, (x, y + size * 0.35), full, i * 10 + level)


def _draw_bush(sheet: Sheet, place: Point, size: float, key: int) -> None:
    """Draw one oil-tea bush: crown, lit side, white flowers with a yellow heart."""
    x, y = place
    tone = mix("#5d9468", "#6da074", scatter(key, 22))
    shadow = ellipse(x + 0.3 * size, y + 0.62 * size, 1.05 * size, 0.24 * size)
    sheet.fill(shadow, "#93a868")
    for outline, paint in (
        (_CROWN, tone),
        (_CROWN_LIGHT, mix(tone, "#cfe0a0", 0.42)),
    ):
        shape = [(x + dx * size, y + dy * size) for dx, dy in outline]
        sheet.fill(curve(shape, closed=True), paint)
    near = size > 22
    flowers = []
    for flower in range(6 if near else 3):
        turn = 6.283 * scatter(key, flower, 23)
        far = 0.75 * size * math.sqrt(scatter(key, flower, 24))
        fx, fy = x + far * math.cos(turn), y - 0.1 * size + 0.62 * far * math.sin(turn)
        flowers.append(f"M{number(fx)},{number(fy)}h.1")
    sheet.stroke("".join(flowers), "#fffdf4", 0.23 * size)
    if near:
        sheet.stroke("".join(flowers), "#e9b84a", 0.085 * size)


_KNOLL = points("-40,1010 60,950 200,940 330,968 430,1010")
_TRUNK = (
    "M96,985C112,930 116,860 104,790L70,700L96,690L122,750L140,672L168,676L158,770"
    "L210,706L228,720L172,826C166,880 172,940 196,984C160,974 130,974 96,985Z"
)
_TRUNK_SHADE = (
    "M172,826C166,880 172,940 196,984C176,978 160,975 146,975"
    "C150,920 146,860 150,800L158,770L210,706L228,720Z"
)

#: Clumps of leaves, from the lower ones behind to the upper ones in front.
_CLUMPS = (
    (110, 690, 104), (215, 712, 86), (-20, 720, 96), (302, 690, 68), (285, 620, 96),
    (200, 620, 104), (40, 630, 112), (-40, 610, 90), (230, 540, 92), (130, 560, 108),
    (20, 540, 104), (80, 480, 98), (160, 478, 74), (-10, 460, 70),
)  # fmt: skip


def draw_near_tree(sheet: Sheet) -> None:
    """Draw the old camphor tree that closes the picture on the left."""
    sheet.fill(curve(_KNOLL) + "Z", "#9dba78")
    sheet.fill(ellipse(250, 978, 190, 20), "#86a86c")
    sheet.fill(_TRUNK, "#a08063")
    sheet.fill(_TRUNK_SHADE, "#856850")
    for i, (x, y, r) in enumerate(_CLUMPS):
        tone = mix("#598f68", "#6fa676", (720 - y) / 260)
        mid, light = mix(tone, "#8dbb7f", 0.42), mix(tone, "#b9d796", 0.62)
        sheet.fill(_leafage((x, y), r, i), tone)
        sheet.fill(_leafage((x - 0.14 * r, y - 0.16 * r), 0.74 * r, i + 20), mid)
        sheet.fill(_leafage((x - 0.24 * r, y - 0.3 * r), 0.42 * r, i + 40), light)


def _leafage(place: Point, radius: float, key: int) -> str:
    """Return a clump of leaves with a lobed edge."""
    (x, y), lobes = place, 11
    outline = []
    for i in range(2 * lobes):
        turn = math.pi * i / lobes
        swing = 0.97 + 0.06 * scatter(i, key, int(x) + 500)
        reach = radius * (1 if i % 2 else 0.93) * swing
        outline.append((x + reach * math.cos(turn), y + 0.84 * reach * math.sin(turn)))
    return curve(outline, closed=True)
