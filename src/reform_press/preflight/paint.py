"""Colour spaces of a PDF and what they put on the plates (颜色空间).

In: a colour space as the file writes it.  Out: its family, its inks, and the
families in it that no plate can print.  ISO 32000-1 8.6.

"""

from typing import NamedTuple

from reform_press.preflight.reading import Value, elements, entry, identity, name
from reform_press.preflight.reading import number as number_of
from reform_press.preflight.reading import text as text_of

#: Inline images shorten the names of spaces (ISO 32000-1 table 93).
_SHORT = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_DEVICES = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}
#: Spaces that only a conversion could bring onto plates.
_FOREIGN = {"DeviceRGB", "CalRGB", "Lab"}
#: From here on a tint counts as full: presses fill it in.
_FULL = 0.85
#: A space in a space in a space: Pattern over Indexed over DeviceN at most.
_DEEPEST = 5


class Space(NamedTuple):
    """A colour space: family, number of components, names of its inks."""

    family: str
    components: int = 1
    inks: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()  # families inside that are not for print
    profile: tuple[int, int] = (0, 0)  # of ICCBased CMYK: the object of the profile


class Paint(NamedTuple):
    """A colour in force (当前色); ``pattern`` is its pattern object, if any."""

    space: Space
    values: tuple[float, ...]
    pattern: Value | None = None

    @property
    def plates(self) -> int:
        """How many inks it prints; 0 for white and for foreign spaces."""
        if self.space.family in ("DeviceCMYK", "DeviceN"):
            return sum(value > 0 for value in self.values)
        if self.space.family in ("DeviceGray", "CalGray"):
            return int(self.values[:1] < (1.0,))
        if self.space.family == "ICCBased" and not self.space.foreign:
            if self.space.components == 1:
                return int(self.values[:1] < (1.0,))
            return sum(value > 0 for value in self.values)
        if self.space.family == "Separation" and any(self.values):
            return {"All": 4, "None": 0}.get(self.space.inks[0], 1)
        return 0

    @property
    def coverage(self) -> float:
        """How much ink it prints, 1.0 a plate; 0 for pictures and foreign spaces."""
        family, values = self.space.family, self.values
        if self.space.foreign or family in ("Indexed", "Pattern"):
            return 0.0
        if family in ("Separation", "DeviceN"):
            return sum(values) if self.space.inks != ("None",) else 0.0
        if self.space.components == 1:
            return 1 - values[0] if values and family else 0.0
        return sum(values)

    @property
    def solid(self) -> float:
        """The densest of its inks; 0 for pictures."""
        if self.space.components == 1:
            return self.coverage
        return max(self.values, default=0.0) if self.coverage else 0.0

    @property
    def black_only(self) -> bool:
        """Whether it is black ink alone (单黑), full or nearly so."""
        if self.coverage < _FULL or self.plates != 1:
            return False
        if self.space.family == "Separation":
            return self.space.inks == ("Black",)
        if self.space.family == "DeviceN":
            inks = dict(zip(self.space.inks, self.values, strict=False))
            return inks.get("Black", 0.0) >= _FULL
        return self.space.components == 1 or self.values[3:4] >= (_FULL,)

    @property
    def coloured(self) -> bool:
        """Whether it prints, or may print, an ink other than black."""
        if self.space.family in ("DeviceGray", "CalGray") or self.white:
            return False
        if self.space.family == "DeviceCMYK" and self.values:
            return any(self.values[:3])
        return self.space.inks != ("Black",)

    @property
    def white(self) -> bool:
        """Whether it is bare paper."""
        if not self.values or self.space.foreign:  # pictures carry no values
            return False
        unknown = self.space.family in ("Pattern", "Indexed", "")
        return not (unknown or self.plates or self.space.inks == ("None",))

    @property
    def registration(self) -> bool:
        """Whether it prints on every plate (套准色); pictures have no values."""
        return "All" in self.space.inks and (not self.values or any(self.values))


BLACK = Paint(Space("DeviceGray"), (0.0,))


def device(family: str, values: tuple[float, ...]) -> Paint:
    """Return the paint that ``g``, ``rg`` or ``k`` sets."""
    return Paint(space_of_name(family), values)


def space_of_name(family: str) -> Space:
    """Return a device space."""
    foreign = (family,) if family in _FOREIGN else ()
    return Space(family, _DEVICES.get(family, 1), (), foreign)


def space(value: Value, resources: Value | None, depth: int = 0) -> Space:
    """Read a colour space, looking its name up in ``resources``."""
    if depth > _DEEPEST:
        return Space("")
    if name(value):
        return _named(name(value), resources, depth)
    array = elements(value)
    family = _SHORT.get(name(array[0]), name(array[0])) if array else ""
    if len(array) < 2:
        return space_of_name(family) if family in _DEVICES else Space(family)
    if family == "ICCBased":
        components = int(number_of(entry(array[1], "/N"), 4))
        foreign = ("ICC RGB",) if components == 3 else ()
        profile = identity(array[1]) if components == 4 else (0, 0)
        return Space(family, components, (), foreign, profile)
    if family in ("Indexed", "Pattern"):
        base = space(array[1], resources, depth + 1)
        return Space(family, 1, base.inks, base.foreign, base.profile)
    if family in ("Separation", "DeviceN") and len(array) >= 3:
        names = [array[1]] if family == "Separation" else elements(array[1])
        inks = tuple(name(ink) for ink in names) or ("",)
        alternate = space(array[2], resources, depth + 1)
        return Space(family, len(inks), inks, alternate.foreign, alternate.profile)
    if family in ("CalRGB", "Lab"):
        return Space(family, 3, (), (family,))
    return Space(family)


def _named(family: str, resources: Value | None, depth: int) -> Space:
    if family in _DEVICES or family == "Pattern":
        return space_of_name(family)
    known = entry(entry(resources, "/ColorSpace"), f"/{family}")
    if known is not None:
        return space(known, resources, depth + 1)
    return space_of_name(_SHORT[family]) if family in _SHORT else Space("")


def initial(of: Space) -> Paint:
    """Return the colour in force after ``cs`` (ISO 32000-1 8.6.3)."""
    if of.family == "DeviceCMYK":
        return Paint(of, (0.0, 0.0, 0.0, 1.0))
    if of.family in ("Separation", "DeviceN"):
        return Paint(of, (1.0,) * of.components)
    return Paint(of, (0.0,) * of.components)


def describe(value: Value) -> str:
    """Name an object of the file for a report: its number, or ""."""
    found, generation = identity(value)
    return f"{found} {generation} R" if found else text_of(value)
