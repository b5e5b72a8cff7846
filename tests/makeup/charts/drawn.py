"""What is read back from a chart: areas, rules, words with the room they take."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, fromstring

from reform_press.colour import Colour
from reform_press.errors import Diagnostic, LayoutError
from reform_press.fonts.library import FontSet
from reform_press.geometry import Rect
from reform_press.makeup.charts.drawings import drawings
from reform_press.makeup.charts.easel import Easel, Letters

PALETTE = {
    "accent": Colour(0.88, 0.52, 0.26, 0.28),
    "canal": Colour(0.72, 0.28, 0.14, 0.08),
    "field": Colour(0.54, 0.12, 0.76, 0.12),
    "yolk": Colour(m=0.26, y=0.84),
}
SHARES = [
    {"zh": "水质达标", "en": "Water up to standard", "value": "100"},
    {"zh": "空气优良", "en": "Days of good air", "value": "94.7"},
    {"zh": "森林覆盖", "en": "Forest cover", "value": "54.07"},
]
CROPS = [
    {"name": "2021", "粮食|Grain": "12.3", "油料|Oil seeds": "3.4"},
    {"name": "2022", "粮食|Grain": "13.9", "油料|Oil seeds": "4.4"},
    {"name": "2023", "粮食|Grain": "16.25", "油料|Oil seeds": "6.1"},
]


class Words(NamedTuple):
    """A line of text: what it says, and the room of its ink."""

    text: str
    room: Rect
    size: float


class Drawn:
    """One chart, read back."""

    def __init__(self, svg: str, easel: Easel) -> None:
        root = fromstring(svg)
        self.svg = svg
        box = root.attrib["viewBox"].split()
        self.width, self.height = float(box[2]), float(box[3])
        self.areas = [
            (
                Rect(*(float(e.get(k, "")) for k in ("x", "y", "width", "height"))),
                _ink(e),
            )
            for e in _all(root, "rect")
        ]
        self.words = [_words(e, easel) for e in _all(root, "text")]
        self.paths = [e.attrib for e in _all(root, "path")]
        self.dots = [
            (float(e.get("cx", "")), float(e.get("cy", "")))
            for e in _all(root, "circle")
        ]

    def texts(self) -> list[str]:
        return [one.text for one in self.words]

    def find(self, text: str) -> Words:
        (found,) = (one for one in self.words if one.text == text)
        return found

    def filled(self, colour: Colour) -> list[Rect]:
        return [rect for rect, ink in self.areas if ink == colour[:4]]

    def touching(self) -> list[tuple[str, str]]:
        """Return the pairs of words that stand on each other."""
        return [
            (one.text, other.text)
            for n, one in enumerate(self.words)
            for other in self.words[n + 1 :]
            if one.room.overlaps(other.room)
        ]

    def outside(self) -> list[str]:
        """Return the words that stand beyond the drawing's edges."""
        whole = Rect(-0.01, -0.01, self.width + 0.02, self.height + 0.02)
        return [
            one.text
            for one in self.words
            if one.room.x < whole.x
            or one.room.y < whole.y
            or one.room.right > whole.right
            or one.room.bottom > whole.bottom
        ]


def easel_of(fonts: FontSet, lang: str = "zh-Hans", **more: Any) -> Easel:
    return Easel(PALETTE, lang, fonts, **more)


def draw(easel: Easel, kind: str, told: object, **options: Any) -> Drawn:
    return Drawn(drawings(easel)[f"reform_{kind}"](told, **options), easel)


def faults(
    easel: Easel, kind: str, told: object, **options: Any
) -> tuple[Diagnostic, ...]:
    try:
        drawings(easel)[f"reform_{kind}"](told, **options)
    except LayoutError as error:
        return error.diagnostics
    return ()


def codes(found: tuple[Diagnostic, ...]) -> list[str]:
    return [one.code.removeprefix("chart.") for one in found]


def _all(root: Element, name: str) -> Iterator[Element]:
    return root.iter(f"{{http://www.w3.org/2000/svg}}{name}")


def _ink(element: Element) -> tuple[float, ...]:
    found = re.fullmatch(r"device-cmyk\((.*)\)", element.get("fill", ""))
    assert found, element.attrib
    return tuple(float(v) for v in found[1].split())


def _words(element: Element, easel: Easel) -> Words:
    """Return a line with the height of its numerals and Han: no descenders."""
    latin, _, han = element.get("font-family", "").partition(", ")
    text, size = element.text or "", float(element.get("font-size", ""))
    x, y = float(element.get("x", "").split()[0]), float(element.get("y", ""))
    width = easel.width(text, Letters(han, latin, size))
    return Words(text, Rect(x, y - 0.72 * size, width, 0.78 * size), size)
