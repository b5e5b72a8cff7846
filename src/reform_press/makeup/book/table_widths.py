"""How wide the columns of a table are (栏宽).

In: what each column needs, in points, and the measure.  Out: widths that fill
it.  A column has what its longest cell needs; where all together need more
than there is, the widest give first, down to what they can be turned to.

"""

from collections.abc import Sequence
from typing import NamedTuple

from reform_press.geometry import fits


class Need(NamedTuple):
    """What a column needs (栏宽需求)."""

    natural: float  # nothing in it is turned
    least: float
    share: float = 0.0  # beside the other columns, as its author has it


def widths(needs: Sequence[Need], room: float) -> tuple[float, ...] | None:
    """Return widths that fill ``room``; None where the least do not fit.

    Where all have shares these are their widths, so that tables of the same
    shares are alike, if no column wants more.  Else what is to spare goes to all
    by their shares; one without a share counts as 1.  Where there is too little,
    columns with shares divide what the others leave.
    """
    if not fits(sum(need.least for need in needs), room):
        return None
    shares = sum(need.share for need in needs)
    if all(
        need.share and fits(need.natural, room * need.share / shares) for need in needs
    ):
        return tuple(room * need.share / shares for need in needs)
    spare = room - sum(need.natural for need in needs)
    if spare >= 0:
        return _grown([need.natural for need in needs], needs, spare)
    own = sum(need.natural for need in needs if not need.share)
    free = room - own
    wanted = [
        max(need.least, free * need.share / shares) if need.share else need.natural
        for need in needs
    ]
    spare = room - sum(wanted)
    if spare < 0:
        return _levelled(wanted, needs, room)
    return _grown(wanted, needs, spare)


def _grown(
    wanted: Sequence[float], needs: Sequence[Need], spare: float
) -> tuple[float, ...]:
    shares = [need.share or 1.0 for need in needs]
    every = sum(shares)
    pairs = zip(wanted, shares, strict=True)
    return tuple(wide + spare * share / every for wide, share in pairs)


def _levelled(
    wanted: Sequence[float], needs: Sequence[Need], room: float
) -> tuple[float, ...]:
    """Cut the widest columns to one level, none below its least."""
    low, high = 0.0, max(wanted)
    for _ in range(50):  # to less than a millionth of a point
        level = (low + high) / 2
        if sum(_cut(wanted, needs, level)) > room:
            high = level
        else:
            low = level
    return _cut(wanted, needs, low)


def _cut(
    wanted: Sequence[float], needs: Sequence[Need], level: float
) -> tuple[float, ...]:
    pairs = zip(wanted, needs, strict=True)
    return tuple(max(min(wide, level), min(wide, need.least)) for wide, need in pairs)
