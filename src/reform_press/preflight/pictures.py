"""Pictures as their streams are packed (图片压缩): JPEG, JPEG 2000, depth.

In: a picture.  Out: its colours where only its data tell them, and what was
lost or is risky.  ITU-T T.81 annex K (JPEG), ISO 15444-1 annex I (JPX).

"""

import struct
from collections.abc import Iterator
from math import hypot

import pikepdf

from reform_press.preflight.paint import Space, space_of_name
from reform_press.preflight.reading import (
    BROKEN,
    CEILING,
    Value,
    elements,
    entry,
    name,
    number,
)
from reform_press.preflight.state import Matrix

#: A picture of two pixels or fewer across is a tint; it has no resolution.
_FLAT = 2
#: Sum of the luminance table of annex K, which is quality 50 of most writers.
_MIDDLE = 3688
#: Colour spaces of a JPX file by number.
_NUMBERED = {12: "DeviceCMYK", 16: "DeviceRGB", 17: "DeviceGray", 18: "DeviceRGB"}
#: Boxes of a JPX file that hold others: ``jp2h``.
_HOLDER = b"jp2h"
#: Markers of a JPEG that stand alone, and the one that begins the pixels.
_ALONE, _SCAN, _TABLES = (0x01, *range(0xD0, 0xDA)), 0xDA, 0xDB
#: Boxes and segments before the pixels; files have some dozens.
_MOST = 1000


def packed(picture: Value | None) -> tuple[str, ...]:
    """Return the filters of a picture."""
    filters = entry(picture, "/Filter")
    return tuple(map(name, elements(filters) or (filters,)))


def own_space(picture: Value) -> Space:
    """Return the colours that a JPX picture tells itself; unknown for others."""
    if not isinstance(picture, pikepdf.Stream) or "JPXDecode" not in packed(picture):
        return Space("")
    try:
        family = _NUMBERED.get(_enumerated(_raw(picture)), "")
    except (*BROKEN, struct.error):
        family = ""
    return space_of_name(family) if family else Space("")


def quality(picture: Value) -> float:
    """Return the quality of a JPEG, 1 to 100 as most writers count; 0 if unknown."""
    try:
        total = _coarseness(_raw(picture))
    except (*BROKEN, struct.error):
        return 0.0
    if not total:
        return 0.0
    share = 100 * total / _MIDDLE
    return max(1.0, (200 - share) / 2 if share <= 100 else 5000 / share)


def either(picture: Value, long: str, short: str) -> Value | None:
    """Return an entry of a picture; inline ones shorten the key."""
    value = entry(picture, long)
    return entry(picture, short) if value is None else value


def depth(picture: Value) -> int:
    """Return the bits of a component; 8 where a JPEG tells them itself."""
    return int(number(either(picture, "/BitsPerComponent", "/BPC"), 8.0))


def resolution(picture: Value, placed: Matrix) -> float:
    """Return the lower ppi of both axes (有效分辨率); 0 for a mere tint."""
    across = number(either(picture, "/Width", "/W"))
    down = number(either(picture, "/Height", "/H"))
    a, b, c, d = placed[:4]
    wide, tall = hypot(a, b), hypot(c, d)
    if min(across, down) <= _FLAT or not (wide and tall):
        return 0.0
    return min(across * 72 / wide, down * 72 / tall)


def edge(picture: Value, placed: Matrix) -> float:
    """Return the ppi of the mask that cuts a picture out (蒙版); 0 without one."""
    masks = (entry(picture, key) for key in ("/SMask", "/Mask"))
    found = [resolution(m, placed) for m in masks if isinstance(m, pikepdf.Stream)]
    return min(filter(None, found), default=0.0)


def _raw(picture: Value) -> bytes:
    data = bytes(picture.read_raw_bytes())
    return data if len(data) <= CEILING else b""


def _coarseness(data: bytes) -> int:
    """Return the sum of the first table of quantisation of a JPEG."""
    at = 2
    for _ in range(_MOST):
        start, marker = data[at], data[at + 1]
        if start != 0xFF or marker == _SCAN:
            break
        if marker in _ALONE:
            at += 2
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        if marker == _TABLES:
            wide = data[at + 4] >> 4
            form = ">64H" if wide else ">64B"
            return int(sum(struct.unpack_from(form, data, at + 5)))
        at += 2 + length
    return 0


def _enumerated(data: bytes) -> int:
    """Return the number of the colour space in a JPX file; 0 if it has none."""
    for kind, content in _boxes(data):
        if kind == _HOLDER:
            return _enumerated(content)
        if kind == b"colr" and content[:1] == b"\x01":
            return int(struct.unpack_from(">I", content, 3)[0])
    return 0


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    for _ in range(_MOST):
        if at + 8 > len(data):
            return
        length, kind = struct.unpack_from(">I4s", data, at)
        size = int(length) or len(data) - at
        if size < 8:
            return
        yield kind, data[at + 8 : at + size]
        at += size
