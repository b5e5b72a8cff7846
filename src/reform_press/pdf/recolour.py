"""Colours of a placed PDF turned into inks (置入件转色).

In: a page's form, open in pikepdf.  Out: the same form, its RGB and grey
operators and gradients rewritten: stand-ins (代色) become the inks that they
stand for, greys black ink alone, other colours go through the press profile.
For a screen the stand-ins alone are rewritten, as RGB.  What cannot be turned
that way (RGB pictures, sampled gradients, Lab) is said, not guessed.

"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

import pikepdf

from reform_press.errors import Diagnostic, Source, Words
from reform_press.pdf.colour import Medium
from reform_press.pdf.painted import gradients, masks, resources, shadings, streams

_GREYS = frozenset(("/DeviceGray", "/G", "/CalGray"))
_LIGHTS = frozenset(("/DeviceRGB", "/RGB", "/CalRGB"))
_FOREIGN = frozenset(("/Lab",))
#: Operators that set a colour outright: components, stroking or not.
_SETTERS = {"rg": False, "RG": True, "g": False, "G": True}
_SPACES = {"cs": False, "CS": True}
_COLOURS = {"sc": False, "scn": False, "SC": True, "SCN": True}
_BLACK = (0.0, 0.0, 0.0, 1.0)
#: Operators by the number of components and whether they stroke.
_OPERATORS = {1: ("g", "G"), 3: ("rg", "RG"), 4: ("k", "K")}
#: Components of a colour of each kind of space.
_COMPONENTS = {"grey": 1, "light": 3}

Shares = tuple[float, ...]


class Recolouring:
    """One pass over all streams of a form."""

    def __init__(self, medium: Medium, source: Source | None) -> None:
        self._medium = medium
        self._prints = medium.to_press is not None
        self._source = source
        self.found: dict[str, Diagnostic] = {}

    def form(self, form: pikepdf.Object) -> None:
        """Recolour a form XObject and whatever it paints with."""
        masked = masks(form)
        for stream in streams(form):
            kind = stream.get("/Subtype")
            if kind == "/Image":
                self._image(stream)
            elif self._prints and stream.objgen in masked:
                self._mask(stream)
            elif kind == "/Form" or stream.get("/PatternType") == 1:
                self._content(stream)
        for shading in shadings(form, masked):
            self._shading(shading)

    def _content(self, stream: pikepdf.Object) -> None:
        spaces = resources(stream, "/ColorSpace")
        written = list(self._operators(stream, spaces))
        stream.write(pikepdf.unparse_content_stream(written))
        group = stream.get("/Group")
        if self._prints and group is not None and _kind(group.get("/CS")) == "light":
            group["/CS"] = pikepdf.Name.DeviceCMYK

    def _mask(self, stream: pikepdf.Object) -> None:
        """Write the colours of a luminosity mask as the greys that they are.

        They are no ink: a mask in CMYK is as light as the reader's profile
        makes it.
        """
        lights = Recolouring(Medium(to_press=_darkness), self._source)
        spaces = resources(stream, "/ColorSpace")
        written = [
            _set(_grey(step.operands), str(step.operator) == "K")
            if str(step.operator) in ("k", "K")
            else step
            for step in lights._operators(stream, spaces)
        ]
        stream.write(pikepdf.unparse_content_stream(written))
        for shading in gradients(stream):
            lights._shading(shading, to_grey=True)
        group = stream.get("/Group")
        if group is not None:
            group["/CS"] = pikepdf.Name.DeviceGray
        self.found |= lights.found

    def _operators(self, stream: pikepdf.Object, spaces: Any) -> Iterator[Any]:
        now = ["ink", "ink"]  # kinds of the space for filling and stroking
        saved: list[list[str]] = []
        for step in pikepdf.parse_content_stream(stream):
            operator = str(step.operator)
            if operator == "q":
                saved.append(list(now))
            elif operator == "Q" and saved:
                now = saved.pop()
            if operator in _SETTERS:
                stroke = _SETTERS[operator]
                now[stroke] = "ink"
                yield _set(self._turned(step.operands), stroke)
            elif operator in _SPACES and self._prints:
                stroke = _SPACES[operator]
                name = step.operands[0]
                now[stroke] = _kind(spaces.get(str(name), name))
                if now[stroke] == "foreign":
                    self._say("colour-space")
                yield step if now[stroke] == "ink" else _set(_BLACK, stroke)
            elif operator in _COLOURS and now[_COLOURS[operator]] != "ink":
                yield _set(self._turned(step.operands), _COLOURS[operator])
            else:
                if operator == "INLINE IMAGE" and self._is_light(step, spaces):
                    self._say("rgb-image")
                yield step

    def _turned(self, operands: Iterable[Any]) -> Shares:
        shares = tuple(min(max(float(v), 0.0), 1.0) for v in operands)
        return self._medium.turned(shares)

    def _shading(self, shading: Any, *, to_grey: bool = False) -> None:
        """Turn a gradient from colour to colour (渐变) into one from ink to ink."""
        kind = _kind(shading.get("/ColorSpace"))
        if kind == "ink" or (kind == "grey" and (to_grey or not self._prints)):
            return
        count = _COMPONENTS.get(kind, 0)
        if not count or not _stepped(shading.get("/Function")):
            if self._prints:
                self._say("rgb-shading")
            return
        self._function(shading["/Function"], count, to_grey)
        if self._prints:
            name = "/DeviceGray" if to_grey else "/DeviceCMYK"
            shading["/ColorSpace"] = pikepdf.Name(name)
            if "/Background" in shading:
                shading["/Background"] = self._end(shading["/Background"], to_grey)

    def _function(self, function: Any, count: int, to_grey: bool) -> None:
        for part in function.get("/Functions", ()):
            self._function(part, count, to_grey)
        if function["/FunctionType"] != 2:
            return
        for key, least in (("/C0", 0), ("/C1", 1)):
            end = function.get(key, pikepdf.Array([least]))
            # A function may serve two gradients: it is turned but once.
            if len(end) == count:
                function[key] = self._end(end, to_grey)

    def _end(self, end: Any, to_grey: bool) -> Any:
        """Return the colour at an end of a gradient, turned."""
        turned = self._turned(end)
        if to_grey:
            turned = _grey(turned)
        return pikepdf.Array([_decimal(share) for share in turned])

    def _image(self, image: pikepdf.Object) -> None:
        if self._prints and _kind(image.get("/ColorSpace")) in ("light", "foreign"):
            self._say("rgb-image")

    def _is_light(self, step: Any, spaces: Any) -> bool:
        told = step.iimage.obj
        space = told.get("/CS", told.get("/ColorSpace"))
        kind = _kind(spaces.get(str(space), space))
        return self._prints and kind in ("light", "foreign")

    def _say(self, code: str) -> None:
        words, hint = _WORDS[code]
        self.found[code] = Diagnostic(
            "error", f"furniture.{code}", words, self._source, hint
        )


_HINT = Words("改用平涂色块，照片单独放", "use flat fills, and place photos apart")
_WORDS = {
    "rgb-shading": (
        Words("置入件里有换不成油墨的 RGB 渐变", "a placed PDF has RGB shadings"),
        _HINT,
    ),
    "rgb-image": (Words("置入件里有 RGB 图片", "a placed PDF has RGB pictures"), _HINT),
    "colour-space": (
        Words("置入件里有 Lab 等颜色", "a placed PDF has colours in Lab"),
        Words("改用 RGB 或 CMYK", "use RGB or CMYK"),
    ),
}


def _darkness(
    red: float, green: float, blue: float
) -> tuple[float, float, float, float]:
    """Return the black that is as dark as a colour (ISO 32000-1, 10.3.3)."""
    return (0.0, 0.0, 0.0, 1 - (0.3 * red + 0.59 * green + 0.11 * blue))


def _grey(inks: Iterable[Any]) -> Shares:
    """Return the grey that is as light as four inks (ISO 32000-1, 10.3.5)."""
    c, m, y, k = map(float, inks)
    return (1 - min(1.0, 0.3 * c + 0.59 * m + 0.11 * y + k),)


def _decimal(share: float) -> Decimal:
    return Decimal(f"{share:.4f}").normalize() + 0


def _set(shares: Shares, stroke: bool) -> Any:
    """Return the instruction that sets a grey, an RGB colour or inks."""
    operator = pikepdf.Operator(_OPERATORS[len(shares)][stroke])
    operands = [_decimal(share) for share in shares]
    return pikepdf.ContentStreamInstruction(operands, operator)


def _stepped(function: Any) -> bool:
    """Tell whether a function goes from colour to colour, by ends that we see."""
    if not isinstance(function, pikepdf.Dictionary):
        return False
    if function.get("/FunctionType") == 3:
        return all(_stepped(part) for part in function["/Functions"])
    return bool(function.get("/FunctionType") == 2)


def _kind(space: Any) -> str:
    """Sort a colour space: ink (stays), grey, light (RGB) or foreign (Lab)."""
    if space is None:
        return "ink"
    if isinstance(space, pikepdf.Array) and len(space):
        family = str(space[0])
        if family == "/ICCBased":
            channels = int(space[1].get("/N", 0))
            return {1: "grey", 3: "light"}.get(channels, "ink")
        if family == "/Indexed":
            return _kind(space[1])
    else:
        family = str(space)
    if family in _GREYS:
        return "grey"
    if family in _LIGHTS:
        return "light"
    return "foreign" if family in _FOREIGN else "ink"
