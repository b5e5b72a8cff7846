"""The town of the county drawing: old houses by the water, new blocks behind."""

from __future__ import annotations

from building import Block, draw_block, draw_house
from ground import Ground
from ink import Point, Sheet, curve, points, scatter
from scenery import draw_tree

#: The paved ground under the old town, in metres (x, z).
PAVING = points("-34,190 -14,150 4,139 112,136 136,150 170,200 185,300 40,310 -10,262")

#: Blocks of flats: x, z, width, depth, floors.
BLOCKS = (
    (60, 330, 18, 14, 7), (92, 352, 16, 14, 10), (128, 338, 20, 14, 8),
    (30, 352, 22, 14, 6), (165, 360, 18, 14, 9), (-40, 372, 20, 14, 6),
    (-78, 352, 18, 14, 7), (205, 350, 22, 14, 6), (150, 290, 24, 14, 5),
    (-8, 392, 18, 14, 9), (190, 290, 20, 14, 6),
)  # fmt: skip

#: Rows of old houses: z, first x, last x, step.
ROWS = (
    (262, 8, 160, 17), (232, 22, 150, 16), (206, 12, 138, 15),
    (184, -18, 128, 14.5), (164, -8, 118, 13.5), (147, 2, 104, 13),
    (262, -150, -70, 19), (236, -160, -92, 17), (208, -168, -118, 16),
)  # fmt: skip

#: Trees by the water, in the streets and on the far bank.
TREES = points(
    "-30,200 -22,214 -38,222 20,138 48,137 66,138 84,139 -112,196 -100,244 -60,262"
    " 120,150 136,160 150,176 160,196 172,226 30,286 70,282 110,284 -120,270 -20,300"
    " 10,298 -108,150 -120,158 -138,166 -152,166 -170,176 -190,184 8,139 98,142"
)
#: Trees at the feet of the blocks.
FAR_TREES = points(
    "-90,344 -66,340 -52,362 -28,362 -18,380 14,342 22,334 46,320 74,322 80,342"
    " 106,342 116,328 142,328 136,278 164,280 180,282 206,284 182,352 220,342"
    " 236,330 250,318"
)

Item = tuple[float, int, tuple[float, ...]]
BLOCK, HOUSE, TREE = range(3)


def draw(sheet: Sheet, ground: Ground) -> None:
    """Draw the town, the far things first."""
    paving = [ground.spot(x, 0, z) for x, z in PAVING]
    sheet.fill(curve(paving, closed=True), "#dedbc0")
    for _, kind, facts in sorted(_items(), key=lambda item: (-item[0], *item[1:])):
        if kind == BLOCK:
            x, z, wide, deep, floors, number = facts
            draw_block(
                sheet, ground, Block((x, z), (wide, deep), int(floors), int(number))
            )
        elif kind == HOUSE:
            x, z, key = facts
            draw_house(sheet, ground, (x, z), int(key))
        else:
            x, z, radius = facts
            draw_tree(sheet, ground, (x, z, radius))


def _items() -> list[Item]:
    """Return everything that stands in the town with its distance."""
    items: list[Item] = [
        (facts[1], BLOCK, (*facts, number)) for number, facts in enumerate(BLOCKS)
    ]
    for row, (z, first, last, step) in enumerate(ROWS):
        x = float(first)
        while x < last:
            luck = scatter(row, int(x), 11)
            if luck > 0.12:
                place = (x + 3 * luck, z + 6 * luck)
                items.append((place[1], HOUSE, (*place, int(row * 1000 + x))))
            else:
                items.append((z, TREE, (x, z, 3.4 + 2 * scatter(row, int(x), 12))))
            x += step
    return items + _trees(TREES, (3, 2.2), 13) + _trees(FAR_TREES, (3.5, 2.5), 14)


def _trees(places: tuple[Point, ...], sizes: Point, key: int) -> list[Item]:
    least, more = sizes
    return [(z, TREE, (x, z, least + more * scatter(int(x), key))) for x, z in places]
