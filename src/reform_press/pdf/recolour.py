"""Colours of a placed PDF turned into inks (置入件转色).

In: a page's form, open in pikepdf.  Out: the same form, its RGB and grey
operators rewritten: greys become black ink alone, colours go through the
press profile.  What cannot be turned that way (RGB pictures, shadings, Lab)
is said, not guessed.

"""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

import pikepdf

from reform_press.errors import Diagnostic, Source, Words

_GREYS = frozenset(("/DeviceGray", "/G", "/CalGray"))
_LIGHTS = frozenset(("/DeviceRGB", "/RGB", "/CalRGB"))
_FOREIGN = frozenset(("/Lab",))
#: Operators that set a colour outright: components, stroking or not.
_SETTERS = {"rg": False, "RG": True, "g": False, "G": True}
_SPACES = {"cs": False, "CS": True}
_COLOURS = {"sc": False, "scn": False, "SC": True, "SCN": True}
_BLACK = (0.0, 0.0, 0.0, 1.0)


#: Turns red, green, blue into four inks, all 0 to 1.
ToPress = Callable[[float, float, float], tuple[float, float, float, float]]


class Recolouring:
    """One pass over all streams of a form."""

    def __init__(self, to_press: ToPress, source: Source | None) -> None:
        self._to_press = to_press
        self._source = source
        self.found: dict[str, Diagnostic] = {}

    def form(self, form: pikepdf.Object) -> None:
        """Recolour a form XObject and whatever it paints with."""
        for stream in _streams(form):
            kind = stream.get("/Subtype")
            if kind == "/Image":
                self._image(stream)
            elif kind == "/Form" or stream.get("/PatternType") == 1:
                self._content(stream)
        for shading in _shadings(form):
            if _kind(shading.get("/ColorSpace")) in ("light", "foreign"):
                self._say("rgb-shading")

    def _content(self, stream: pikepdf.Object) -> None:
        spaces = _resources(stream, "/ColorSpace")
        written = list(self._operators(stream, spaces))
        stream.write(pikepdf.unparse_content_stream(written))
        group = stream.get("/Group")
        if group is not None and _kind(group.get("/CS")) == "light":
            group["/CS"] = pikepdf.Name.DeviceCMYK

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
                yield _ink(self._inks(step.operands), stroke)
            elif operator in _SPACES:
                stroke = _SPACES[operator]
                name = step.operands[0]
                now[stroke] = _kind(spaces.get(str(name), name))
                if now[stroke] == "foreign":
                    self._say("colour-space")
                yield step if now[stroke] == "ink" else _ink(_BLACK, stroke)
            elif operator in _COLOURS and now[_COLOURS[operator]] != "ink":
                yield _ink(self._inks(step.operands), _COLOURS[operator])
            else:
                if operator == "INLINE IMAGE" and self._is_light(step, spaces):
                    self._say("rgb-image")
                yield step

    def _inks(self, operands: Iterable[Any]) -> tuple[float, ...]:
        shares = [min(max(float(v), 0.0), 1.0) for v in operands]
        if len(shares) == 1:
            return (0.0, 0.0, 0.0, 1 - shares[0])
        if len(shares) == 3:
            return self._to_press(*shares)
        return _BLACK

    def _image(self, image: pikepdf.Object) -> None:
        if _kind(image.get("/ColorSpace")) in ("light", "foreign"):
            self._say("rgb-image")

    def _is_light(self, step: Any, spaces: Any) -> bool:
        told = step.iimage.obj
        space = told.get("/CS", told.get("/ColorSpace"))
        return _kind(spaces.get(str(space), space)) in ("light", "foreign")

    def _say(self, code: str) -> None:
        words, hint = _WORDS[code]
        self.found[code] = Diagnostic(
            "error", f"furniture.{code}", words, self._source, hint
        )


_HINT = Words("改用平涂色块，照片单独放", "use flat fills, and place photos apart")
_WORDS = {
    "rgb-shading": (
        Words("置入件里有 RGB 渐变", "a placed PDF has RGB shadings"),
        _HINT,
    ),
    "rgb-image": (Words("置入件里有 RGB 图片", "a placed PDF has RGB pictures"), _HINT),
    "colour-space": (
        Words("置入件里有 Lab 等颜色", "a placed PDF has colours in Lab"),
        Words("改用 RGB 或 CMYK", "use RGB or CMYK"),
    ),
}


def _ink(shares: tuple[float, ...], stroke: bool) -> Any:
    operands = [Decimal(f"{v:.4f}").normalize() + 0 for v in shares]
    operator = pikepdf.Operator("K" if stroke else "k")
    return pikepdf.ContentStreamInstruction(operands, operator)


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


def _streams(root: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Return the form and all forms, patterns and images below it."""
    seen: set[tuple[int, int]] = set()
    waiting = [root]
    while waiting:
        stream = waiting.pop()
        if stream.is_indirect:
            if stream.objgen in seen:
                continue
            seen.add(stream.objgen)
        yield stream
        for kind in ("/XObject", "/Pattern"):
            for _, found in sorted(_resources(stream, kind).items()):
                if isinstance(found, pikepdf.Stream):
                    waiting.append(found)
        for _, state in sorted(_resources(stream, "/ExtGState").items()):
            mask = state.get("/SMask")
            if isinstance(mask, pikepdf.Dictionary) and "/G" in mask:
                waiting.append(mask["/G"])


def _shadings(root: pikepdf.Object) -> Iterator[Any]:
    for stream in _streams(root):
        for _, shading in _resources(stream, "/Shading").items():
            yield shading
        for _, pattern in _resources(stream, "/Pattern").items():
            if "/Shading" in pattern:
                yield pattern["/Shading"]


def _resources(stream: pikepdf.Object, kind: str) -> Any:
    """Return the resources of one kind that a stream names."""
    named: Any = stream.get("/Resources")
    found: Any = named.get(kind) if named is not None else None
    return {} if found is None else found
