"""Marks on a page (版面痕迹): what reading its content yields.

In: nothing.  Out: the value that every rule judges, and the limits within
which a page is read at all.

"""

from dataclasses import dataclass, field
from typing import Literal

from reform_press.preflight.layers import NO_LAYERS, Layers
from reform_press.preflight.paint import Paint
from reform_press.preflight.reading import OversizeError, Value, identity, unpacked
from reform_press.preflight.state import Box, Pen
from reform_press.preflight.typeface import Typeface, read

#: Forms in forms: real pages need three or four.
DEEPEST = 16
#: Operators carried out for one page, those of repeated forms included.
MOST_OPERATORS = 1_000_000
#: White space, brackets and slashes in one stream: about its tokens.
MOST_TOKENS = 4_000_000

#: Fonts by their object numbers.
Faces = dict[tuple[int, int], Typeface]
Kind = Literal["text", "fill", "stroke", "image", "shading"]


class NestingError(ValueError):
    """Objects are nested too deep, or contain themselves (嵌套过深)."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing painted, in user space units.

    ``size`` is the type size, the line width, or the effective ppi of a
    picture; of a fill that is one rectangle its smaller side, else 0.
    """

    kind: Kind
    box: Box
    paint: Paint
    size: float = 0.0
    overprint: bool = False
    over_mode: int = 0
    face: Typeface | None = None
    missing: tuple[Box, ...] = ()  # glyphs that show only the box of the font
    one_bit: bool = False  # line art
    about: str = ""  # the picture, as the file numbers it
    picture: Value | None = None
    edge: float = 0.0  # effective ppi of the mask of a picture
    outline: float | None = None  # width of the line, of type that has only that
    letter: float = 0.0  # size of the type of Type 3 that it is a part of
    ruled: bool = False  # a rule: lines that are upright or level
    exact: bool = False  # the box is what is seen, not just around it
    solid: bool = True  # nothing below shines through
    tiled: bool = False  # drawn again and again over the box, by a pattern
    blend: str = ""  # mode of blending, if it is not Normal
    layer: str = ""  # the layer that is not printed, which holds it
    mask: bool = False  # no ink: it says where something else is seen


@dataclass(slots=True)
class Spent:
    """What one walk over a page has spent, and the fonts it has read."""

    faces: Faces = field(default_factory=dict)
    layers: Layers = NO_LAYERS
    operators: int = 0
    #: Marked content that is open: the layer that hides it, or "".
    marked: list[str] = field(default_factory=list)
    #: Soft masks (蒙版) that were set, with the pen that they were set by.
    masks: dict[tuple[int, int], tuple[Value, Pen]] = field(default_factory=dict)
    #: Glyphs of Type 3 that were looked into, and at what size.
    glyphs: set[tuple[int, int, float]] = field(default_factory=set)
    #: The first area that a pattern fills with too many tiles, and how many.
    crowded: tuple[Box, float] | None = None
    #: Operators that are none, or with wrong operands, in the order met.
    unsound: dict[str, None] = field(default_factory=dict)

    @property
    def layer(self) -> str:
        """The layer that hides what is drawn now, or ""."""
        return next(filter(None, self.marked), "")

    def face(self, font: Value) -> Typeface:
        """Return a font, read once if it is an object of its own."""
        key = identity(font)
        if key == (0, 0):
            return read(font)
        if key not in self.faces:
            self.faces[key] = read(font)
        return self.faces[key]


def weigh(stream: Value) -> None:
    """Refuse a stream that would unpack to more than a page can need.

    Raises OversizeError.
    """
    data = unpacked(stream)
    if sum(map(data.count, (b" ", b"\n", b"\r", b"\t", b"[", b"/"))) > MOST_TOKENS:
        raise OversizeError(str(len(data)))
