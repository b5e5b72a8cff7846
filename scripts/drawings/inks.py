"""The inks of the brochures' drawings: named CMYK paints, no RGB among them.

A brochure's drawings are placed as vectors on coated paper, so their colours
are given as the press prints them and never pass through a profile.
"""

from __future__ import annotations


def ink(cyan: float, magenta: float, yellow: float, black: float = 0) -> str:
    """Return the paint of these inks, each in per cent."""
    parts = (f"{part / 100:.3g}" for part in (cyan, magenta, yellow, black))
    return f"device-cmyk({' '.join(parts)})"


WHITE = ink(0, 0, 0)
SHELL = ink(1, 4, 9)  # eggshell
CREAM = ink(2, 7, 17)
STRAW = ink(4, 12, 34)
YOLK = ink(0, 26, 84)
AMBER = ink(4, 42, 90, 4)
COMB = ink(8, 82, 76, 4)  # a hen's comb
BROWN = ink(30, 56, 70, 40)
STONE = ink(8, 9, 14, 12)  # concrete in light
SLATE = ink(22, 16, 20, 36)  # roofs
MIST = ink(14, 2, 14)
SAGE = ink(30, 6, 36, 4)
RICE = ink(40, 4, 66, 4)
FIELD = ink(54, 12, 76, 12)
LEAF = ink(66, 22, 80, 24)
SKY = ink(16, 3, 4)
WATER = ink(44, 10, 8)
CANAL = ink(72, 28, 14, 8)
DEEP = ink(88, 52, 26, 28)
