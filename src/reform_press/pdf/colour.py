"""Colour operators (颜色算符): process inks, spot inks, and RGB for screens.

In: colours of pages.  Out: PDF operators.  Print pages keep their CMYK values
as they are; on screens they are shown through the press profile, except that
black and its tints stay neutral.

"""

from collections.abc import Callable
from typing import NamedTuple

from reform_press.colour import Colour, meant
from reform_press.pdf.objects import Entries, Name, PdfFile, Ref, Value, name, number

#: Turns ink shares into red, green, blue, each 0 to 1.
ToScreen = Callable[[float, float, float, float], tuple[float, float, float]]
#: Turns red, green, blue into four inks, all 0 to 1.
ToPress = Callable[[float, float, float], tuple[float, float, float, float]]


class Medium(NamedTuple):
    """Where a placed PDF is to be seen (介质): on paper, or on a screen."""

    to_press: ToPress | None = None
    to_screen: ToScreen | None = None  # where there is no press
    overprints: bool = False  # black type prints over what is under it

    def turned(self, shares: tuple[float, ...]) -> tuple[float, ...]:
        """Return a grey or an RGB colour as this medium shows it.

        On paper these are four inks; on a screen all but stand-ins stay.
        """
        inks = meant(*shares) if len(shares) == 3 else None
        if self.to_press is None:
            return self.to_screen(*inks) if inks and self.to_screen else shares
        if inks is not None:
            return inks
        if len(shares) == 3:
            return self.to_press(*shares)
        return (0.0, 0.0, 0.0, 1 - shares[0] if shares else 1.0)


def is_black(colour: Colour) -> bool:
    """Tell whether a colour is full black ink alone (单黑)."""
    return colour.k == 1 and colour.total == 1 and not colour.spot


def space_name(colour: Colour) -> str:
    """Return the resource name of a spot ink's colour space."""
    return f"S{colour.spot}"


def operator(colour: Colour, *, stroke: bool) -> bytes:
    """Return the operator that sets a print colour."""
    if colour.spot:
        space = name(space_name(colour))
        form = b"%b CS %b SCN\n" if stroke else b"%b cs %b scn\n"
        return form % (space, number(colour.tint))
    inks = b" ".join(number(v) for v in (colour.c, colour.m, colour.y, colour.k))
    return inks + (b" K\n" if stroke else b" k\n")


def screen_operator(colour: Colour, to_screen: ToScreen, *, stroke: bool) -> bytes:
    """Return the operator that sets a colour of the screen PDF."""
    share = colour.tint if colour.spot else 1.0
    inks = (colour.c * share, colour.m * share, colour.y * share, colour.k * share)
    if not any(inks[:3]):
        return number(1 - inks[3]) + (b" G\n" if stroke else b" g\n")
    rgb = b" ".join(number(v) for v in to_screen(*inks))
    return rgb + (b" RG\n" if stroke else b" rg\n")


def separation(colour: Colour, file: PdfFile) -> Ref:
    """Write the colour space of a spot ink (专色), CMYK as its alternate."""
    none: Value = [0, 0, 0, 0]
    tint: Entries = {
        "FunctionType": 2,
        "Domain": [0, 1],
        "C0": none,
        "C1": [colour.c, colour.m, colour.y, colour.k],
        "N": 1,
    }
    function = file.put(tint)
    return file.put(
        [Name("Separation"), Name(colour.spot), Name("DeviceCMYK"), function]
    )
