"""What may not stand on a designed page (页面禁忌): what acts, what never ends.

In: the elements of a page, and where its text is written.  Out: a fault for
each that does more than stand on paper, and for what would be drawn without
end (T6): too many elements, numbers of no page, drawings that unfold.

"""

import re
from collections.abc import Iterator
from typing import Any

from reform_press.errors import Diagnostic, LayoutError, Words
from reform_press.makeup import svg_numbers
from reform_press.makeup.furniture import HREFS, OUTSIDE, count_shapes, unescaped
from reform_press.makeup.webframes import PlaceOf

_SVG = "{http://www.w3.org/2000/svg}"
#: Elements that do something, bring something, or change where things lie.
_ACTIVE = frozenset(
    ("script", "iframe", "frame", "object", "embed", "applet", "base", "meta", "form",
     "audio", "video", "portal", "foreignobject", "handler")
)  # fmt: skip
_SCRIPTED = re.compile(r"\s*(javascript|vbscript):", re.I)
#: More elements than this are no page.
_MOST = 20_000
#: Faults of what would never be drawn to its end.
ENDLESS = ("furniture.too-complex", "furniture.number")


def element_faults(root: Any, place_of: PlaceOf) -> Iterator[Diagnostic]:
    """Yield what is wrong with the elements of a page, before it is laid out."""
    elements = list(root.iter())
    if len(elements) > _MOST:
        yield _complex(f"{_MOST} 个元素", f"{_MOST} elements")
    for element in elements:
        for what in _acting(element):
            yield _unsafe(what)._replace(source=place_of(what, what.strip("<>")))
        for address in _leading(element):
            yield _link(address)._replace(source=place_of(f'href="{address}', address))
        absurd = str(element.tag).startswith(_SVG) and svg_numbers.absurd(element)
        if absurd:
            yield _number(absurd)
    for element in elements:
        if element.tag == f"{_SVG}svg":
            try:
                count_shapes(element)
            except LayoutError as error:
                yield from error.diagnostics


def _acting(element: Any) -> Iterator[str]:
    """Yield what an element does besides standing on paper."""
    tag = str(element.tag).rpartition("}")[2].lower()
    charset = tag == "meta" and "charset" in element.attrib
    if tag in _ACTIVE and not charset:
        yield f"<{tag}"
    if tag == "style" and str(element.tag).startswith(_SVG):
        outside = OUTSIDE.search(unescaped(element.text or ""))
        if outside:
            yield outside[0]
    if tag == "use":
        yield from (
            element.get(name)
            for name in HREFS
            if not element.get(name, "#").startswith("#")
        )
    for name, value in element.attrib.items():
        plain = str(name).lower()
        if plain.startswith("on"):
            yield f"{name}="
        elif plain == "rel" and "attachment" in str(value).lower():
            yield "attachment"
        elif _SCRIPTED.match(str(value)):
            yield str(value).strip()[:40]


def _leading(element: Any) -> Iterator[str]:
    """Yield where an element leads whoever clicks on it: nobody does, on paper."""
    if str(element.tag).rpartition("}")[2].lower() in ("a", "area"):
        found = (element.get(name, "") for name in HREFS)
        yield from (one for one in found if one and not _SCRIPTED.match(one))


def _link(address: str) -> Diagnostic:
    return Diagnostic(
        "error",
        "furniture.link",
        Words(f"页面里有链接：{address[:60]}", f"a link on the page: {address[:60]}"),
        hint=Words(
            "印出来点不了：写成文字，或用宏 charts.qr 画成二维码",
            "paper cannot be clicked: write the address out, or as a code by charts.qr",
        ),
    )


def _unsafe(what: str) -> Diagnostic:
    return Diagnostic(
        "error",
        "furniture.unsafe",
        Words(f"页面里不能有 {what}", f"not on a printed page: {what}"),
        hint=Words("页面只用来排印", "a page is only printed"),
    )


def _complex(zh: str, en: str) -> Diagnostic:
    words = Words(f"页面过于复杂：{zh}", f"the page is too complex: {en}")
    return Diagnostic("error", "furniture.too-complex", words)


def _number(what: str) -> Diagnostic:
    words = Words(
        f"图里有不能用的数值：{what[:40]}", f"no number of a page: {what[:40]}"
    )
    return Diagnostic("error", "furniture.number", words)
