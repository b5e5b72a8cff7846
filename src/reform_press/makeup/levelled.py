"""Columns of a frame that end level (齐栏).

In: pieces and the bays that they run through.  Out: the pieces as poured, the
columns of the last frame as long as each other, to a row.

"""

from collections.abc import Sequence

from reform_press.makeup.block import Desk
from reform_press.makeup.filling import Piece, Poured, pour
from reform_press.makeup.runaround import Bay


def pour_level(
    pieces: Sequence[Piece], bays: Sequence[Bay], base: float, desk: Desk
) -> Poured:
    """Pour pieces so that the columns of the last frame end level (齐栏)."""
    plain = pour(pieces, bays, base, desk)
    last = plain.stood[-1].bay if plain.stood else 0
    own = [n for n, bay in enumerate(bays) if _frame(bay) == _frame(bays[last])]
    if plain.left or len(own) < 2 or any(bay.hollows for bay in bays):
        return plain
    rows = sum(one.bay in own for one in plain.stood)
    least = -(-rows // len(own))
    most = int(bays[last].depth / base)
    for count in range(least, most):
        depth = count * base
        cut = [_cut(bay, depth) if n in own else bay for n, bay in enumerate(bays)]
        tried = pour(pieces, cut[: own[-1] + 1], base, desk)
        if not tried.left:
            return tried
    return plain


def _frame(bay: Bay) -> tuple[int, int]:
    return bay.page, bay.at


def _cut(bay: Bay, depth: float) -> Bay:
    """Return the head of a bay."""
    if bay.vertical:
        rect = bay.rect._replace(x=bay.rect.right - depth, width=depth)
    else:
        rect = bay.rect._replace(height=depth)
    return bay._replace(rect=rect)
