"""Colour values (颜色): process CMYK and spot inks.  No conversion here.

Components are shares of full ink, 0 to 1.

"""

from typing import NamedTuple


class Colour(NamedTuple):
    """A process colour (印刷四色), or a tint of a spot ink (专色)."""

    c: float = 0.0
    m: float = 0.0
    y: float = 0.0
    k: float = 0.0
    spot: str = ""  # name of the separation; c m y k is then its alternate
    tint: float = 1.0

    @property
    def total(self) -> float:
        """Sum of the inks (总墨量), 0 to 4."""
        return self.c + self.m + self.y + self.k


#: Text black: one ink, overprinted (单黑叠印).
BLACK = Colour(k=1.0)
#: Bare paper (纸白).
PAPER = Colour()
