"""A translation under each paragraph of its source, in one frame (上下对照).

In: the pieces of a story and of its twin by pairs, and the bays that both run
through.  Out: both as poured.  A pair stands in one bay, a head with the pair
that it is over, where half a bay of white at most makes that good; where
frames are too short for it, pairs are parted like any copy, and none is lost.

"""

from collections.abc import Sequence

from reform_press.makeup.block import Desk
from reform_press.makeup.filling import Piece, Poured, pour
from reform_press.makeup.parallel import Twins
from reform_press.makeup.runaround import Bay

#: White under a translation, to the leading of its source.
_UNDER = 0.4


def pour_over(
    pairs: Sequence[Twins], bays: Sequence[Bay], base: float, desk: Desk
) -> Poured:
    """Pour pairs, each translation under its source."""
    pieces = woven(pairs)
    poured = pour(pieces, bays, base, desk)
    if not poured.left:
        return poured
    parted = pour([piece._replace(joined=0) for piece in pieces], bays, base, desk)
    return min(poured, parted, key=_over)


def _over(poured: Poured) -> int:
    """Return how many lines found no room."""
    return sum(len(lines) for _, lines in poured.left)


def _flush(piece: Piece) -> Piece:
    """Return a paragraph of English without its indent: it follows no other."""
    if piece.role != "body" or not piece.style.lang.startswith("en"):
        return piece
    return piece._replace(style=piece.style._replace(indent=0.0))


def woven(pairs: Sequence[Twins]) -> tuple[Piece, ...]:
    """Return each paragraph and then its translation, white between pairs."""
    done: list[Piece] = []
    head = 0  # where a head stands whose text has not come yet
    waits = False
    for number, pair in enumerate(pairs):
        first, *others = (_flush(piece) for piece in pair if piece)
        white = _UNDER * first.style.leading if number else 0.0
        begin = head if waits else len(done)
        done.append(first._replace(white=max(white, first.white)))
        done += (piece._replace(white=0.0) for piece in others)
        done[begin] = done[begin]._replace(joined=len(done) - begin - 1)
        waits, head = first.held > 0, begin
    return tuple(done)
