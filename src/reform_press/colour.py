"""Colour values (颜色): process CMYK and spot inks.  No conversion here.

Components are shares of full ink, 0 to 1.

A renderer that knows no CMYK gets *stand-ins* (代色): sRGB colours, each of
which tells the inks that it stands for, to one part in a thousand.  Whoever
prints its file asks every colour what it means.

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

#: Steps of a channel that survive in a PDF, levels of an ink, and proofs: as
#: many of these as the three channels have room for.
_STEPS, _LEVELS, _PROOFS = 1_000_000, 1001, 990_001


def stand_in(inks: tuple[float, float, float, float]) -> tuple[float, float, float]:
    """Return the sRGB colour that stands for four inks (代色).

    Two thirds of its decimals tell the inks, the others prove it: of a million
    other colours one is taken for a stand-in.
    """
    told = 0
    for share in inks:
        told = told * _LEVELS + round(min(max(share, 0.0), 1.0) * (_LEVELS - 1))
    told = told * _PROOFS + _proof(told)
    rest, blue = divmod(told, _STEPS)
    red, green = divmod(rest, _STEPS)
    return red / _STEPS, green / _STEPS, blue / _STEPS


def meant(
    red: float, green: float, blue: float
) -> tuple[float, float, float, float] | None:
    """Return the inks that an sRGB colour stands for, None if it is no stand-in."""
    told = 0
    for channel in (red, green, blue):
        told = told * _STEPS + round(channel * _STEPS)
    told, proof = divmod(told, _PROOFS)
    if proof != _proof(told):
        return None
    shares = []
    for _ in range(4):
        told, level = divmod(told, _LEVELS)
        shares.append(level / (_LEVELS - 1))
    k, y, m, c = shares
    return None if told else (c, m, y, k)


def _proof(told: int) -> int:
    return (told * 7919 + 271_828) % _PROOFS
