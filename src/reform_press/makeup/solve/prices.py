"""Prices of what a leaf or a cut does to a page, in points of its score.

In: sizes in cells.  Out: points.  They follow the terms of the full score as
far as one story, or two neighbours, can know them.

"""

from math import log

from reform_press.makeup.block import Desk
from reform_press.makeup.columns import Strip

#: A row of head air; tighter paragraphs; broken columns; a box; a head aside.
AIR, TIGHT, BROKEN, BOXED, ASIDE = 0.12, 0.4, 1.0, 0.5, 0.6
#: Share of a white cell's points that is charged: the first per cent is free.
WHITE = 0.6
#: Heads side by side at one height (碰题).
BUTTED = 4.0
#: A cut through the page, in its middle half and outside it (断版、通线).
CUT, CUT_ASIDE = 5.0, 2.0
#: A rank that stands under or right of a lower one, by the ranks between.
BELOW, RIGHT = 1.2, 0.8
#: A picture that looks out of its story.
FACING = 1.5
#: Legs (栏) of fewer or more lines than these.
_SHORT, _LONG = 8, 45
#: Shapes: width to height.
_NARROW, _WIDE = 0.4, 4.0


def white_cell(columns: int, rows: int) -> float:
    """Return what a white cell takes from the score of a page."""
    return 20 / (0.06 * columns * rows)


def leg_price(legs: tuple[Strip, ...]) -> float:
    """Return the price of a story's shortest and longest leg."""
    if not legs:
        return 0.0
    shortest = min(leg.rows for leg in legs)
    longest = max(leg.rows for leg in legs)
    short = max(0.0, (_SHORT - shortest) / _SHORT)
    return 2 * (short + max(0.0, (longest - _LONG) / 40))


def shape_price(columns: int, rows: int, desk: Desk, most: int) -> float:
    """Return the price of a tower (顶天立地) or a ribbon."""
    grid = desk.layout.grid
    shape = grid.span(columns) / (rows * grid.leading)
    price = 2.5 * max(0.0, log(_NARROW / shape), log(shape / _WIDE))
    if columns <= 2 and rows > 0.9 * most:
        price += 2.5
    return price


def cut_price(row: int, rows: int) -> float:
    """Return the price of a cut from edge to edge under a row."""
    return CUT if 0.25 <= row / rows <= 0.75 else CUT_ASIDE
