"""An ornament that fills the rows under a story's end (补白).

In: the cells of the ornament.  Out: a rule broken by three lozenges, drawn in
black alone, and the frame of it.  It holds no words.

"""

from reform_press.colour import BLACK
from reform_press.geometry import Rect, rounded
from reform_press.makeup.block import Block, Desk, Place, placed_rect
from reform_press.makeup.frame import Frame
from reform_press.page import Area, Group, Item, Rule

#: Lozenges; the large one to the height of the ornament, the others to it.
_LARGE, _SMALL = 0.24, 0.6
#: From lozenge to lozenge and on to the rule, in sides of the large one; how
#: far the rule stands off the edges, in widths of the ornament.
_APART, _EDGE = 1.6, 0.1
#: A row at its top is air.
_AIR = 1


def place_filler(place: Place, desk: Desk) -> Block:
    """Draw the ornament of a module (补白)."""
    rect, leading = place.rect, desk.layout.grid.leading
    top = rect.y + _AIR * leading
    x, y = rect.x + rect.width / 2, (top + rect.bottom) / 2
    side = _LARGE * (rect.bottom - top)
    apart = _APART * side
    weight = desk.layout.furniture.story_rule
    edge = _EDGE * rect.width
    items: list[Item] = [
        Rule(rounded(x1), rounded(y), rounded(x2), rounded(y), weight, BLACK)
        for x1, x2 in (
            (rect.x + edge, x - 2 * apart),
            (x + 2 * apart, rect.right - edge),
        )
        if x2 > x1
    ]
    items += [
        _lozenge(x + at * apart, y, side * (1.0 if not at else _SMALL))
        for at in (-1, 0, 1)
    ]
    frame = Frame(
        "filler", rect, place.story, column=place.column, columns=place.columns,
        row=place.row, rows=place.rows,
    )  # fmt: skip
    return Block(tuple(items), (frame,))


def _lozenge(x: float, y: float, side: float) -> Group:
    rect = placed_rect(Rect(x - side / 2, y - side / 2, side, side))
    return Group((Area(rect, fill=BLACK),), turn=45.0, at=(rounded(x), rounded(y)))
