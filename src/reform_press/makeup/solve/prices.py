"""Prices of what a leaf or a cut does to a page, in points of its score.

In: sizes in cells.  Out: points.  They follow the terms of the full score as
far as one story, or two neighbours, can know them, by the house's standard:
what a layout says otherwise tells among the pages that are found.

"""

from math import log

from reform_press.makeup.block import Desk
from reform_press.makeup.columns import Strip
from reform_press.style.weights import ScoreWeights

_STANDARD = ScoreWeights()
_WHITE, _CUTS = _STANDARD.white, _STANDARD.cuts
_SHAPE, _LEGS, _FIT = _STANDARD.shape, _STANDARD.legs, _STANDARD.fit

#: A row of head air; tighter paragraphs; broken columns; a box; a head aside.
AIR, TIGHT, BROKEN, BOXED, ASIDE = 0.12, 0.4, 1.0, 0.5, 0.6
#: Paragraphs set longer, beside the row that they fill: while a page is looked
#: for, and once it is found.
LONGER, LONGER_SEEN = 0.5, 0.4
#: A step of a head off the size aimed at; a vertical head.
HEAD_STEP, UPRIGHT = 0.35, 0.8
#: A kicker or a deck in another size, or in another number of lines.
SMALL = 0.2
#: An ornament under a story, and what of that the score does not count.
FILLER, FILLER_SEEN = 3.0, 1.0
#: Share of a white cell's points that is charged: the first per cent is free.
WHITE = 0.6
#: Heads side by side at one height (碰题).
BUTTED = 4.0
#: A cut through the page, in its middle half and outside it (断版、通线).
CUT, CUT_ASIDE = _CUTS.across, _CUTS.across * _CUTS.outside
#: A rank that stands under or right of a lower one, by the ranks between.
BELOW, RIGHT = 1.2, 0.8
#: Share of the points of copy cut that still count where the score's end.
OVER_CAP = 0.1
#: A picture that looks out of its story.
FACING = _STANDARD.photos.scale * _STANDARD.photos.facing


def white_cell(columns: int, rows: int) -> float:
    """Return what a white cell takes from the score of a page."""
    return _WHITE.points / (_WHITE.span * columns * rows)


def leg_price(legs: tuple[Strip, ...]) -> float:
    """Return the price of a story's shortest and longest leg."""
    if not legs:
        return 0.0
    shortest = min(leg.rows for leg in legs)
    longest = max(leg.rows for leg in legs)
    short = max(0.0, (_LEGS.least - shortest) / _LEGS.least)
    return _LEGS.points * (short + max(0.0, (longest - _LEGS.most) / _LEGS.span))


def cut_copy_price(share: float) -> float:
    """Return the price of a share of a story that is cut (删尾)."""
    points = _FIT.cut * 100 * share
    return min(points, _FIT.cap) + OVER_CAP * max(0.0, points - _FIT.cap)


def shape_price(columns: int, rows: int, desk: Desk, most: int) -> float:
    """Return the price of a tower (顶天立地) or a ribbon."""
    grid = desk.layout.grid
    shape = grid.span(columns) / (rows * grid.leading)
    out = max(0.0, log(_SHAPE.least / shape), log(shape / _SHAPE.most))
    tower = columns <= _SHAPE.tower_columns and rows > _SHAPE.tower * most
    return _SHAPE.points * (out + tower)


def cut_price(row: int, rows: int) -> float:
    """Return the price of a cut from edge to edge under a row."""
    return CUT if _CUTS.middle <= row / rows <= 1 - _CUTS.middle else CUT_ASIDE
