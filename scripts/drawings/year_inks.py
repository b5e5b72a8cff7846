"""The inks of the yearbook's drawings, and how two of them are mixed.

Greens, a warm paper and one vermilion: the palette of ``layouts/yearbook``,
named here in per cent so that no colour passes through a profile.
"""

from __future__ import annotations

import re

from inks import ink

_PARTS = re.compile(r"device-cmyk\(([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)\)")

#: Lines in several inks are no finer: half a point, in tenths of a millimetre.
FINEST = 1.8

WHITE = ink(0, 0, 0)
SHELL = ink(2, 3, 8)
CREAM = ink(3, 6, 16)
STRAW = ink(6, 13, 38)
OCHRE = ink(14, 40, 80, 4)
EARTH = ink(28, 46, 64, 24)
BARK = ink(44, 54, 60, 46)
CINNABAR = ink(10, 90, 84, 6)
SKIN = ink(4, 27, 36, 4)
MIST = ink(15, 3, 13)
SAGE = ink(36, 8, 36, 4)
RICE = ink(36, 4, 62, 2)
JADE = ink(60, 16, 52, 12)
PINE = ink(74, 34, 60, 28)
DEEP = ink(84, 58, 50, 46)
INK = ink(70, 55, 56, 62)
SKY = ink(14, 3, 6)
WATER = ink(34, 8, 6)
RIVER = ink(62, 24, 14, 8)
STONE = ink(6, 8, 14, 14)
SLATE = ink(38, 26, 26, 36)


def mixed(first: str, second: str, share: float) -> str:
    """Return the paint that lies ``share`` (0 to 1) of the way to ``second``."""
    share = min(1.0, max(0.0, share))
    ends = [
        [float(part) for part in _PARTS.fullmatch(one).groups()]  # type: ignore[union-attr]
        for one in (first, second)
    ]
    parts = (100 * (a + (b - a) * share) for a, b in zip(*ends, strict=True))
    return ink(*(round(part) for part in parts))
