"""Which glyphs a bare CFF font holds, by CID (字库查字).

In: the bytes of a CFF font program.  Out: the CIDs that it can show.  Only
the charset is read: Adobe technical note 5176, sections 4 to 13.

"""

import struct
from itertools import pairwise

#: Operators of a Top DICT.
_CHARSET, _CHARSTRINGS, _ROS = 15, 17, (12 << 8) | 30
#: Real numbers (30) end at a nibble of 15; nothing read here is one.
_REAL = 30
#: Charsets 0 to 2 are predefined ones of name-keyed fonts.
_PREDEFINED = 2


def cids(data: bytes) -> frozenset[int]:
    """Return the CIDs of a CFF font; in a name-keyed one a CID is a glyph id.

    Raises ValueError, IndexError or struct.error for a damaged font.
    """
    _, at = _index(data, data[2])
    tops, at = _index(data, at)
    top = _dictionary(tops[0])
    glyphs = struct.unpack_from(">H", data, top[_CHARSTRINGS])[0]
    if _ROS not in top:
        return frozenset(range(glyphs))
    charset = top.get(_CHARSET, 0)
    if charset <= _PREDEFINED:
        return frozenset(range(glyphs))
    return frozenset(_charset(data, charset, glyphs))


def _index(data: bytes, at: int) -> tuple[list[bytes], int]:
    """Read an INDEX: its items, and where it ends."""
    (count,) = struct.unpack_from(">H", data, at)
    if not count:
        return [], at + 2
    size = data[at + 2]
    first = at + 3
    offsets = [
        int.from_bytes(data[first + size * i : first + size * (i + 1)], "big")
        for i in range(count + 1)
    ]
    base = first + size * (count + 1) - 1
    items = [data[base + start : base + end] for start, end in pairwise(offsets)]
    return items, base + offsets[-1]


def _dictionary(data: bytes) -> dict[int, int]:
    """Read a DICT: operator to its last operand."""
    found: dict[int, int] = {}
    operand = at = 0
    while at < len(data):
        byte = data[at]
        at += 1
        if byte <= 21:
            if byte == 12:
                byte = (12 << 8) | data[at]
                at += 1
            found[byte] = operand
        elif byte == _REAL:
            while data[at] & 15 != 15 and data[at] >> 4 != 15:
                at += 1
            at += 1
        else:
            operand, at = _integer(data, byte, at)
    return found


def _integer(data: bytes, byte: int, at: int) -> tuple[int, int]:
    if byte == 28:
        return int(struct.unpack_from(">h", data, at)[0]), at + 2
    if byte == 29:
        return int(struct.unpack_from(">i", data, at)[0]), at + 4
    if byte <= 246:
        return byte - 139, at
    if byte <= 250:
        return (byte - 247) * 256 + data[at] + 108, at + 1
    return -(byte - 251) * 256 - data[at] - 108, at + 1


def _charset(data: bytes, at: int, glyphs: int) -> list[int]:
    """Return the CID of every glyph; glyph 0 is .notdef, CID 0."""
    kind = data[at]
    at += 1
    if kind == 0:
        return [0, *struct.unpack_from(f">{glyphs - 1}H", data, at)]
    form = ">HB" if kind == 1 else ">HH"
    step = struct.calcsize(form)
    found = [0]
    while len(found) < glyphs:
        first, left = struct.unpack_from(form, data, at)
        found.extend(range(first, first + left + 1))
        at += step
    return found[:glyphs]
