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
    share: float = 0.0  # of what the others leave, as its author has it


def widths(needs: Sequence[Need], room: float) -> tuple[float, ...] | None:
    """Return widths that fill ``room``; None where the least do not fit."""
    if not fits(sum(need.least for need in needs), room):
        return None
    if any(need.share for need in needs):
        return _shared(needs, room)
    return _filled([need.natural for need in needs], needs, room)


def _shared(needs: Sequence[Need], room: float) -> tuple[float, ...]:
    """Divide what columns without a share leave, by shares."""
    whole = sum(need.share for need in needs)
    own = sum(need.least if need.share else need.natural for need in needs)
    if not fits(own, room):
        return _filled([need.natural for need in needs], needs, room)
    free = room - sum(need.natural for need in needs if not need.share)
    wanted = [
        max(need.least, free * need.share / whole) if need.share else need.natural
        for need in needs
    ]
    return _filled(wanted, needs, room)


def _filled(
    wanted: Sequence[float], needs: Sequence[Need], room: float
) -> tuple[float, ...]:
    """Give all columns the same more, or cut the widest to one level."""
    spare = room - sum(wanted)
    if spare >= 0:
        return tuple(wide + spare / len(wanted) for wide in wanted)
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
