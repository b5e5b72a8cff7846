"""Drawings as one-page PDFs (线条图), laid out by WeasyPrint.

In: the bytes of an SVG and the size it takes on the page.  Out: a PDF of one
page of that size, which the PDF writer places as vectors; inks stand in it as
their stand-ins (代色), so that gradients keep them.

Guarantees: nothing is fetched from disk or network; an SVG with scripts, with
references to anything outside itself, too deep, or that unfolds into too many
shapes is refused before it is drawn (T1, T6).  Same drawing, same bytes.

"""

import re
import sys
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from typing import Any
from xml.etree.ElementTree import (
    Element,
    ParseError,
    TreeBuilder,
    XMLParser,
    fromstring,
    tostring,
)

from reform_press.errors import Diagnostic, LayoutError, Words
from reform_press.geometry import Size
from reform_press.makeup import svg_numbers
from reform_press.makeup.apart import made_apart
from reform_press.makeup.browser import browser, configuration, load
from reform_press.makeup.webcolours import with_stand_ins
from reform_press.store import EMPTY, Store, key_of

#: Elements that draw or hold what is drawn.  Text wants fonts, and images
#: want colour management: both come to the page by their own ways.
_DRAWN = frozenset(
    ("svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse",
     "line", "polyline", "polygon", "clipPath", "linearGradient", "radialGradient",
     "stop", "title", "desc", "style")
)  # fmt: skip
#: What drawing programs leave behind; it draws nothing.
_DROPPED = frozenset(("metadata", "title", "desc"))
_SVG = "{http://www.w3.org/2000/svg}"
HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_DEPTH = 64
_SHAPES = 200_000
_BYTES = 16 << 20
#: Anything that leads out of the drawing; url(#id) stays inside.
OUTSIDE = re.compile(r"@import|url\(\s*(?![\"']?#)|expression\(|javascript:", re.I)
#: What is drawn again wherever it is named: a marker at each corner of a line.
_REPEATED = frozenset(("marker", "pattern", "mask"))
_PAINTED = re.compile(r"url\(\s*[\"']?#([^\"')\s]+)")
_CORNER = re.compile(r"[\d.]+[\s,]+-?[\d.]+")
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|([^\n]))", re.I)
#: What WeasyPrint and Jinja2 raise on what they cannot make sense of.
FAILURES = (
    ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError,
)  # fmt: skip
#: Raised when drawings come out otherwise than before.
_VERSION = 3


def draw_svg(svg: bytes, size: Size, kept: Store = EMPTY) -> bytes:
    """Return ``svg`` as a PDF page of ``size`` points.

    Raises LayoutError: ``furniture.damaged`` (no SVG, or too large),
    ``furniture.unsafe`` (scripts, outside references), ``furniture.unsupported``
    (text, images, filters), ``furniture.number`` (no number of a page),
    ``furniture.too-complex``, ``furniture.network``.
    """
    key = key_of(_VERSION, weasyprint_version(), svg.hex(), size.width, size.height)
    found = kept.get("furniture", key)
    if found is not None:
        return found
    cleaned = sanitised(svg).decode("utf-8")
    drawn = _drawn(with_stand_ins(cleaned).encode(), size)
    kept.put("furniture", key, drawn)
    return drawn


def sanitised(svg: bytes) -> bytes:
    """Return the drawing with nothing in it but what draws.

    Raises LayoutError as ``draw_svg`` does.
    """
    if len(svg) > _BYTES:
        raise LayoutError(_refused("damaged", "文件过大", "it is too large"))
    try:
        root = fromstring(svg, XMLParser(target=_Undeclared(), encoding=None))
    except (ParseError, ValueError, LookupError) as error:
        raise LayoutError(_refused("damaged", "不是完整的 XML", str(error))) from error
    if root.tag != f"{_SVG}svg":
        raise LayoutError(_refused("damaged", "根元素不是 svg", "the root is no svg"))
    _clean(root, 1)
    count_shapes(root)
    cleaned: bytes = tostring(root, encoding="utf-8")
    return cleaned


class _Undeclared(TreeBuilder):
    """A tree without a DOCTYPE, in whatever encoding one is written (T1)."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        """Refuse it before any entity that it declares is read."""
        raise LayoutError(_refused("damaged", "带 DOCTYPE", "it has a DOCTYPE"))


def unescaped(css: str) -> str:
    """Return CSS as whoever reads it understands it, escapes written out."""
    return _ESCAPE.sub(_written, css)


def _written(escape: re.Match[str]) -> str:
    if not escape[1]:
        return escape[2]
    code = int(escape[1], 16)
    return chr(code) if 0 < code < sys.maxunicode else "\ufffd"


def _clean(element: Element, depth: int) -> None:
    """Check an element and drop what draws nothing from its children."""
    if depth > _DEPTH:
        raise LayoutError(_complex(f"{_DEPTH} 层", f"{_DEPTH} levels"))
    for name, value in list(element.attrib.items()):
        if name.startswith("{") and name not in HREFS:
            del element.attrib[name]
        elif name.lower().startswith("on") or OUTSIDE.search(unescaped(value)):
            raise LayoutError(_unsafe(f"{name}={value[:40]}"))
        elif name in HREFS and not value.startswith("#"):
            raise LayoutError(_unsafe(value[:40]))
    if element.tag == f"{_SVG}style" and OUTSIDE.search(unescaped(element.text or "")):
        raise LayoutError(_unsafe("<style>"))
    absurd = svg_numbers.absurd(element)
    if absurd:
        raise LayoutError(_number(absurd))
    svg_numbers.drop_dashes(element)
    for child in list(element):
        tag = child.tag if isinstance(child.tag, str) else ""
        name = tag.removeprefix(_SVG)
        if not tag.startswith(_SVG) or name in _DROPPED:
            element.remove(child)
        elif name in _DRAWN:
            _clean(child, depth + 1)
        elif name in ("script", "foreignObject", "iframe", "handler"):
            raise LayoutError(_unsafe(f"<{name}>"))
        else:
            raise LayoutError(_unsupported(name))


def count_shapes(root: Element) -> None:
    """Refuse chains of ``use`` that unfold without end (billion laughs).

    Raises LayoutError ``furniture.too-complex``.
    """
    named = {e.get("id"): e for e in root.iter() if e.get("id")}
    sizes: dict[Element, int] = {}

    def size(element: Element, above: tuple[Element, ...]) -> int:
        if element in above or len(above) > 4 * _DEPTH:
            raise LayoutError(_complex("循环引用", "references in a circle"))
        if element not in sizes:
            inside = (*above, element)
            sizes[element] = 1 + sum(size(e, inside) for e in _inside(element, named))
        if sizes[element] > _SHAPES:
            raise LayoutError(_complex(f"{_SHAPES} 个图形", f"{_SHAPES} shapes"))
        return sizes[element]

    size(root, ())


def _inside(element: Element, named: dict[str | None, Element]) -> Iterator[Element]:
    yield from element
    for value in element.attrib.values():
        for name in _PAINTED.findall(str(value)):
            target = named.get(name)
            tag = "" if target is None else str(target.tag).removeprefix(_SVG)
            if target is not None and tag in _REPEATED:
                points = element.get("d") or element.get("points") or ""
                corners = len(_CORNER.findall(points)) if tag == "marker" else 1
                yield from [target] * max(1, corners)
    for name in HREFS:
        target = named.get(element.get(name, "")[1:])
        if target is not None:
            yield target


def _drawn(svg: bytes, size: Size) -> bytes:
    load()  # only when there is something to draw
    (made,) = made_apart([(lambda: (_page_of(svg, size),), None)], [])
    if isinstance(made, LayoutError):
        raise made
    drawn: bytes = made[0]
    return drawn


def _page_of(svg: bytes, size: Size) -> bytes:
    engine = browser()
    from weasyprint.urls import FatalURLFetchingError, URLFetcher

    class Nothing(URLFetcher):  # type: ignore[misc]  # WeasyPrint is untyped
        """Fetches nothing: the drawing itself stands in the page."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if not url.startswith("data:image/svg+xml;base64,"):
                raise FatalURLFetchingError(url)
            return super().fetch(url, headers)

    width, height = f"{size.width:.3f}pt", f"{size.height:.3f}pt"
    source = b64encode(svg).decode()
    page = (
        f"<style>@page{{size:{width} {height};margin:0}}"
        f"body{{margin:0}}img{{display:block;width:{width};height:{height}}}</style>"
        f'<body><img src="data:image/svg+xml;base64,{source}">'
    )
    try:
        html = engine.HTML(string=page, url_fetcher=Nothing())
        drawn = html.write_pdf(
            font_config=configuration(), pdf_identifier=b"reform-press"
        )
    except FatalURLFetchingError as error:
        raise LayoutError(_network(str(error))) from error
    except FAILURES as error:
        reason = type(error).__name__
        raise LayoutError(
            _refused("damaged", f"画不出来（{reason}）", reason)
        ) from error
    return bytes(drawn)


@cache
def weasyprint_version() -> str:
    """Return the version without loading WeasyPrint, for keys of the cache."""
    if "weasyprint" in sys.modules:
        return str(sys.modules["weasyprint"].__version__)
    from importlib.metadata import version

    return version("weasyprint")


def _unsafe(what: str) -> Diagnostic:
    return Diagnostic(
        "error",
        "furniture.unsafe",
        Words(f"SVG 引用了图外的东西：{what}", f"the SVG reaches outside: {what}"),
        hint=Words(
            '只用 url(#id) 和 href="#id"，不带脚本',
            'only url(#id) and href="#id", no scripts',
        ),
    )


def _unsupported(name: str) -> Diagnostic:
    return Diagnostic(
        "error",
        "furniture.unsupported",
        Words(f"SVG 元素 <{name}> 不能用于印刷", f"<{name}> cannot be printed"),
        hint=Words(
            "文字转曲线，滤镜和蒙版改画图形，照片单独放",
            "turn text into outlines, masks into shapes, and place photos apart",
        ),
    )


def _number(what: str) -> Diagnostic:
    return Diagnostic(
        "error",
        "furniture.number",
        Words(
            f"SVG 里有不能用的数值：{what[:40]}", f"no number of a page: {what[:40]}"
        ),
        hint=Words("数值不超过一百万", "numbers up to a million can be drawn"),
    )


def _complex(zh: str, en: str) -> Diagnostic:
    return Diagnostic(
        "error",
        "furniture.too-complex",
        Words(f"SVG 过于复杂：{zh}", f"the SVG is too complex: {en}"),
    )


def _refused(code: str, zh: str, en: str) -> Diagnostic:
    return Diagnostic(
        "error",
        f"furniture.{code}",
        Words(f"SVG 读不懂：{zh}", f"the SVG cannot be read: {en}"),
    )


def _network(url: str) -> Diagnostic:
    return Diagnostic(
        "error",
        "furniture.network",
        Words(f"图中要求联网或读盘：{url[:60]}", f"the drawing asks for {url[:60]}"),
    )
