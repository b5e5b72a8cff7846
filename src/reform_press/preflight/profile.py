"""How much ink an output profile lays down at most (特性文件的总墨量).

In: the bytes of an ICC profile.  Out: the highest sum of inks that its own
separation holds.  ICC.1, 10.10 and 10.11: tables ``mft1`` and ``mft2``.

"""

import struct

#: Tables from colours to inks: perceptual and relative colorimetric.
_TABLES = (b"B2A1", b"B2A0")
_INPUTS, _INKS = 3, 4
#: A table has 33 steps a side; this is an attack.
_MOST_STEPS = 65


def most_ink(data: bytes) -> float:
    """Return the highest total ink of a CMYK profile, 4.0 at the most.

    Returns 0 where the profile keeps its separation in another form.  Raises
    struct.error or LookupError for a damaged one.
    """
    (count,) = struct.unpack_from(">I", data, 128)
    found = {}
    for at in range(min(count, 100)):
        tag, start, length = struct.unpack_from(">4sII", data, 132 + 12 * at)
        found[tag] = data[start : start + length]
    return max((_highest(found[tag]) for tag in _TABLES if tag in found), default=0.0)


def _highest(table: bytes) -> float:
    kind, inputs, inks, steps = struct.unpack_from(">4s4xBBB", table)
    if (inputs, inks) != (_INPUTS, _INKS) or steps > _MOST_STEPS:
        return 0.0
    points = steps**inputs * inks
    if kind == b"mft2":
        entries, out_entries = struct.unpack_from(">HH", table, 48)
        at, letter, full = 52 + 2 * inputs * entries, "H", 65535
    elif kind == b"mft1":
        entries = out_entries = 256
        at, letter, full = 48 + inputs * entries, "B", 255
    else:
        return 0.0
    values = struct.unpack_from(f">{points}{letter}", table, at)
    at += struct.calcsize(f">{points}{letter}")
    curves = struct.unpack_from(f">{inks * out_entries}{letter}", table, at)
    # Curves are close to straight: the step at or above a value will do.
    last = out_entries - 1
    bent = [
        [curves[ink * out_entries + -(-value * last // full)] for value in plane]
        for ink, plane in enumerate(values[i::inks] for i in range(inks))
    ]
    return max(map(sum, zip(*bent, strict=True))) / full
