"""As much of CFF as a CIDFont must know (CFF 字体): is it keyed by CID, how.

In: a bare CFF table, as HarfBuzz made it.  Out: the CID of every glyph of a
CID-keyed font, nothing for a name-keyed one.  See Adobe TN 5176.

"""

import struct
from collections.abc import Iterator, Sequence

#: Operators of the top dict: two-byte ones are 12 and a second byte.
_CHARSET, _CHAR_STRINGS, _ROS = 15, 17, 0x0C1E


def cids(cff: bytes) -> list[int] | None:
    """Return the CID of each glyph in order, None if the font has no CIDs."""
    told = _top_dict(cff)
    if _ROS not in told:
        return None
    count = int.from_bytes(cff[told[_CHAR_STRINGS] :][:2], "big")
    at = told.get(_CHARSET, 0)
    if at <= 2:  # predefined charsets are not for CID fonts: taken as identity
        return list(range(count))
    return _charset(cff, at, count)


def glyph_starts(cff: bytes, glyphs: Sequence[int]) -> Iterator[int]:
    """Yield where the outlines of some glyphs begin, counted by their ids."""
    at = _top_dict(cff)[_CHAR_STRINGS]
    count, size = struct.unpack_from(">HB", cff, at)
    first = at + 3
    before = first + (count + 1) * size - 1  # offsets count from 1
    for glyph in glyphs:
        place = first + glyph * size
        yield before + int.from_bytes(cff[place : place + size], "big")


def _charset(cff: bytes, at: int, count: int) -> list[int]:
    form = cff[at]
    if form == 0:
        return [0, *struct.unpack_from(f">{count - 1}H", cff, at + 1)]
    step, width = (">HB", 3) if form == 1 else (">HH", 4)
    found = [0]
    at += 1
    while len(found) < count:
        first, left = struct.unpack_from(step, cff, at)
        found += range(first, first + left + 1)
        at += width
    return found[:count]


def _top_dict(cff: bytes) -> dict[int, int]:
    """Return the last operand of each operator of the top dict."""
    at = _past_index(cff, cff[2])  # the header, then the names
    count, size = struct.unpack_from(">HB", cff, at)
    offsets = at + 3
    start = offsets + (count + 1) * size - 1
    second = offsets + size
    end = start + int.from_bytes(cff[second : second + size], "big")
    at = start + 1
    told: dict[int, int] = {}
    operand = 0
    while at < end:
        first = cff[at]
        if first <= 21:
            wide = first == 12
            told[first << 8 | cff[at + 1] if wide else first] = operand
            at += 2 if wide else 1
        else:
            operand, at = _operand(cff, at)
    return told


def _operand(cff: bytes, at: int) -> tuple[int, int]:
    """Return a number and where the next one begins; reals count as 0."""
    first = cff[at]
    if first == 28:
        return int.from_bytes(cff[at + 1 : at + 3], "big", signed=True), at + 3
    if first == 29:
        return int.from_bytes(cff[at + 1 : at + 5], "big", signed=True), at + 5
    if first == 30:
        while cff[at] & 0x0F != 0x0F:  # its last nibble ends a real
            at += 1
        return 0, at + 1
    if first <= 246:
        return first - 139, at + 1
    if first <= 250:
        return (first - 247) * 256 + cff[at + 1] + 108, at + 2
    return -(first - 251) * 256 - cff[at + 1] - 108, at + 2


def _past_index(cff: bytes, at: int) -> int:
    count = int.from_bytes(cff[at : at + 2], "big")
    if not count:
        return at + 2
    size = cff[at + 2]
    last = at + 3 + count * size
    return last + size - 1 + int.from_bytes(cff[last : last + size], "big")
