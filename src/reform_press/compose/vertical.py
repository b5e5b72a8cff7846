"""Latin in vertical lines (直排中的西文): upright, side by side, or turned.

In: pieces.  Out: the pieces as a vertical line has them.  Single letters,
numbers of up to three digits and names in capitals stand upright; words and
longer numbers lie on their side (CLREQ 2.4.2 and 3.2.3).

"""

import re
from collections.abc import Sequence

#: Characters that stand side by side in one cell at most (纵中横).
_SIDE_BY_SIDE = 3
#: 12, 3.0, A+, K2, 5%, −5: short, no word, and not too thin side by side.
_SHORT = re.compile(
    r"[0-9]{2,3}|[0-9]\.[0-9]|[A-Z][0-9+-]|[0-9][A-Z%]|[+\-−±][0-9]{1,2}"
)
#: WTO, GDP: every letter has a cell of its own.
_CAPITALS = re.compile(r"[A-Z]{2,6}")
#: Three marks take two cells: two side by side, and one.
_THREE = {"！！！": ("！！", "！"), "？？？": ("？？", "？")}


def is_upright(piece: str) -> bool:
    """Tell whether a Latin piece stands upright in one cell."""
    if len(piece) == 1:
        return piece.isalnum()
    return len(piece) <= _SIDE_BY_SIDE and bool(_SHORT.fullmatch(piece))


def stood_up(
    pieces: Sequence[str], several: Sequence[int]
) -> tuple[Sequence[str], Sequence[int], Sequence[int]]:
    """Return pieces for a vertical line, as ``cut`` does, and bound ones.

    Capitals come one by one; bound are the pieces before which no line ends.
    """
    out: list[str] = []
    long: list[int] = []
    bound: list[int] = []
    at = 0
    for i in several:
        out += pieces[at:i]
        piece = pieces[i]
        parts: tuple[str, ...] = _THREE.get(piece, (piece,))
        if _CAPITALS.fullmatch(piece):
            parts = tuple(piece)
        bound += range(len(out) + 1, len(out) + len(parts))
        long += (len(out) + n for n, part in enumerate(parts) if len(part) > 1)
        out += parts
        at = i + 1
    out += pieces[at:]
    return out, long, bound
