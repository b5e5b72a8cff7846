"""Colours in HTML, CSS and SVG (网页颜色): inks kept, other colours told.

In: the text of a file.  Out: the same text with every ``device-cmyk()`` as
its stand-in (代色), line for line, so that gradients and drawings keep their
inks all through; and the places of colours that are neither inks nor greys.

"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reform_press.colour import Colour, stand_in

_INKS = re.compile(r"device-cmyk\(([^()]*)\)", re.I)
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?", re.I)
#: What is no value: comments, strings, addresses.
_SILENT = re.compile(r"/\*.*?\*/|<!--.*?-->|\"[^\"\n]*\"|'[^'\n]*'|url\([^)]*\)", re.S)
_DECLARED = re.compile(r"(?<![\w-])(-{0,2}[a-z][\w-]*)\s*:\s*([^;{}]+)", re.I)
#: Properties whose words may be colours.
_COLOURED = re.compile(
    r"--|.*color$|background|border|outline|fill$|stroke$|.*shadow$|column-rule"
    r"|text-decoration|text-emphasis|list-style|mask"
)
_COLOUR = re.compile(
    r"#[0-9a-f]{3,8}(?![\w-])|(?<![\w-])(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)"
    r"\([^()]*\)|(?<![\w-])[a-z]{3,}(?![\w(-])",
    re.I,
)
_REMARK = re.compile(r"<!--.*?-->", re.S)
_STYLE = re.compile(r"<style[^>]*>(.*?)</style>|\sstyle=\"([^\"]*)\"", re.S | re.I)
_PAINT = re.compile(r"\s(fill|stroke|stop-color|color|flood-color)=\"([^\"]*)\"", re.I)
#: Names of CSS; those of greys are no fault.
_NAMES = """
    aliceblue antiquewhite aqua aquamarine azure beige bisque blanchedalmond blue
    blueviolet brown burlywood cadetblue chartreuse chocolate coral cornflowerblue
    cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgreen darkkhaki
    darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen
    darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink
    deepskyblue dodgerblue firebrick floralwhite forestgreen fuchsia ghostwhite gold
    goldenrod green greenyellow honeydew hotpink indianred indigo ivory khaki lavender
    lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan
    lightgoldenrodyellow lightgreen lightpink lightsalmon lightseagreen lightskyblue
    lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen
    magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple
    mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred
    midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab
    orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred
    papayawhip peachpuff peru pink plum powderblue purple rebeccapurple red rosybrown
    royalblue saddlebrown salmon sandybrown seagreen seashell sienna skyblue slateblue
    slategray slategrey snow springgreen steelblue tan teal thistle tomato turquoise
    violet wheat yellow yellowgreen
"""
_NAMED = frozenset(_NAMES.split())


class Light(NamedTuple):
    """A colour that is no ink (非油墨颜色), and where it is written."""

    written: str
    line: int
    column: int


def css_of(colour: Colour) -> str:
    """Return a colour of the palette as CSS."""
    inks = " ".join(f"{share:g}" for share in colour[:4])
    return f"device-cmyk({inks})"


def with_stand_ins(text: str) -> str:
    """Return ``text`` with its inks as sRGB colours that stand for them.

    What is no well-formed ``device-cmyk()`` stays, to be refused as CSS.
    """
    return _INKS.sub(_stood_in, text)


def _stood_in(found: re.Match[str]) -> str:
    colour, slash, alpha = found[1].partition("/")
    parts = colour.replace(",", " ").split()
    shares = [_share(part) for part in parts]
    if len(shares) != 4 or None in shares:
        return found[0]
    c, m, y, k = (share or 0.0 for share in shares)
    told = " ".join(f"{channel:f}" for channel in stand_in((c, m, y, k)))
    lines = "\n" * found[0].count("\n")
    return f"color(srgb {told}{f' / {alpha.strip()}' if slash else ''}{lines})"


def _share(text: str) -> float | None:
    number = text.removesuffix("%")
    if not _NUMBER.fullmatch(number):
        return None
    return float(number) / (100 if text.endswith("%") else 1)


def lights_of_css(text: str) -> Iterator[Light]:
    """Yield the colours of a style sheet that are neither inks nor greys."""
    plain = _SILENT.sub(_blank, text)
    for declared in _DECLARED.finditer(plain):
        if _COLOURED.match(declared[1].lower()):
            yield from _lights(declared[2], declared.start(2), plain)


def lights_of_markup(text: str) -> Iterator[Light]:
    """Yield those of HTML or SVG: of its styles and of what paints shapes."""
    text = _REMARK.sub(_blank, text)
    for style in _STYLE.finditer(text):
        at = 1 if style[1] is not None else 2
        before = re.sub(r"[^\n]", " ", text[: style.start(at)])
        inside = style[at] if at == 1 else style[at].replace("'", " ")
        yield from lights_of_css(before + inside)
    for paint in _PAINT.finditer(text):
        yield from _lights(paint[2], paint.start(2), text)


def _lights(value: str, at: int, text: str) -> Iterator[Light]:
    for found in _COLOUR.finditer(value):
        if _is_light(found[0].lower()):
            start = at + found.start()
            line = text.count("\n", 0, start) + 1
            yield Light(found[0], line, start - text.rfind("\n", 0, start))


def _is_light(written: str) -> bool:
    """Tell whether a colour is neither a grey nor a word of other meaning."""
    if written.startswith("#"):
        digits = written[1:]
        if len(digits) in (3, 4):
            return len(set(digits[:3])) > 1
        return len(digits) in (6, 8) and len({digits[i : i + 2] for i in (0, 2, 4)}) > 1
    name, _, inside = written.partition("(")
    if not inside:
        return name in _NAMED
    numbers = [float(number) for number in _NUMBER.findall(inside.partition("/")[0])]
    if name in ("rgb", "rgba") or (name == "color" and "srgb" in inside):
        return len(set(numbers[:3])) > 1
    if name in ("hsl", "hsla"):
        return len(numbers) > 1 and numbers[1] != 0
    return True  # lab, oklch and the like are never exactly grey


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
