"""One page laid out and drawn by WeasyPrint (网页排版): its only caller for HTML.

In: HTML, the trim and bleed, the palette, and what the page may open.  Out:
frames and furniture, with all that is wrong told at once.

"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import urljoin

from reform_press.errors import Diagnostic, LayoutError, Words
from reform_press.geometry import Size
from reform_press.makeup.autospace import space_out
from reform_press.makeup.browser import browser, configuration
from reform_press.makeup.designed import Designed
from reform_press.makeup.furniture import FAILURES
from reform_press.makeup.gradients import reckoned_in_inks
from reform_press.makeup.webaddresses import in_page, in_sheet
from reform_press.makeup.webassets import ROOT, Assets, RefusedError
from reform_press.makeup.webchecks import ENDLESS, element_faults
from reform_press.makeup.webcolours import with_stand_ins
from reform_press.makeup.webfonts import face_rules, families_in, strangers
from reform_press.makeup.webframes import frames_of
from reform_press.makeup.webground import fill_bleed
from reform_press.makeup.webremarks import listening, remarks, variable_faults

#: What is drawn over the text, what under it.
_UNDER = "[data-over],[data-over] *{visibility:hidden!important}"
_OVER = (
    "html,body,body *{visibility:hidden!important}"
    "[data-over],[data-over] *{visibility:visible!important}"
)
#: Drawings, which may have words, and lengths that a font tells.
_NEEDS_FONTS = re.compile(r"<svg|<img|url\(|\d(?:ch|ex|ic|cap|r?lh|rch|rex|rcap|ric)\b")


def lay_out(
    html: str, size: Size, bleed: float, palette: str, assets: Assets
) -> Designed:
    """Return a page with its furniture; faults stand in its diagnostics.

    Raises LayoutError ``furniture.damaged`` where nothing can be drawn.
    """
    page = _Page(html, size, bleed, palette, assets)
    try:
        with reckoned_in_inks(), listening() as records:
            page.lay_out()
            under = page.drawn(_UNDER) if "data-over" in html else page.drawn("")
            over = page.drawn(_OVER) if "data-over" in html else b""
    except (*FAILURES, OSError) as error:  # refusals are OSErrors of theirs
        raise LayoutError(
            *assets.found, *page.found, _damaged(error, assets)
        ) from error
    page.found += variable_faults(html, palette, assets)
    page.found += dict.fromkeys(remarks(records, assets, page.found))
    return Designed(
        size, bleed, page.frames, under, over, diagnostics=tuple(page.found)
    )


class _Page:
    """One page on its way through WeasyPrint."""

    def __init__(
        self, html: str, size: Size, bleed: float, palette: str, assets: Assets
    ) -> None:
        self._html = html
        self._size = size
        self._bleed = bleed
        self._palette = palette
        self._assets = assets
        self.found: list[Diagnostic] = []
        self.frames: tuple[Any, ...] = ()
        self._rules = ""
        self._fonts: Any = None
        self._worded = True  # whether it has words that WeasyPrint sets
        self._plain: Any = None  # the document with all that it shows
        self._fetcher = _guarded(assets)

    def lay_out(self) -> None:
        """Lay the page out, and read its frames."""
        root = self._parsed().etree_element
        self._open(ROOT, in_page(root))
        self._worded = _may_have_words(root, self._texts())
        for fault in element_faults(root, self._assets.place_of):
            self._say(fault)
        # Without its style every frame of a page would be told as well.
        if self._assets.lacks_sheet or any(f.code in ENDLESS for f in self.found):
            raise LayoutError(*self._assets.found, *self.found)
        document, parsed = self._rendered("")
        self._plain = document
        if len(document.pages) > 1:
            self.found.append(_overflow(self._assets))
        self.frames, found = frames_of(
            document, parsed.etree_element, self._bleed, self._assets.place_of
        )
        self.found += found
        self._families(document)

    def _open(self, base: str, addresses: Iterable[str]) -> None:
        """Open all that a page names, and what its style sheets name in turn."""
        from weasyprint.urls import iri_to_uri

        waiting = [(base, list(dict.fromkeys(addresses)))]
        seen = set(self._assets.sheets)
        while waiting:
            base, addresses = waiting.pop()
            for address in addresses:
                with suppress(RefusedError):  # told by the assets
                    self._assets.open(iri_to_uri(urljoin(base, address)))
            for url in [url for url in self._assets.sheets if url not in seen]:
                seen.add(url)
                waiting.append((url, list(in_sheet(self._assets.sheets[url]))))

    def drawn(self, more: str) -> bytes:
        """Return the page as a PDF of its trim and bleed."""
        document = self._rendered(more)[0] if more else self._plain
        first = document.copy(document.pages[:1])
        drawn: bytes = first.write_pdf(pdf_identifier=b"reform-press")
        for font in first.fonts.values():
            for code in sorted(font.missing):
                fault = _glyph(chr(code), self._assets)
                if fault not in self.found:
                    self.found.append(fault)
        return drawn

    def _rendered(self, more: str) -> tuple[Any, Any]:
        """Return the document and its HTML, with the fonts that it names."""
        from weasyprint import CSS

        while True:
            rules = self._faces()
            if rules != self._rules or self._fonts is None:
                self._rules, self._fonts = rules, configuration()
            parsed = self._parsed()
            sheets = [
                CSS(string=text, font_config=self._fonts, url_fetcher=self._fetcher)
                for text in (rules, with_stand_ins(self._palette), self._sheet(), more)
            ]
            document = parsed.render(font_config=self._fonts, stylesheets=sheets)
            self._worded |= _has_words(document)
            if self._faces() == rules:
                break  # no style sheet came in that names another role
        fill_bleed(document)
        return document, parsed

    def _faces(self) -> str:
        """Return the faces that the page may show; none where it has no words."""
        if not self._worded:
            return ""
        return face_rules(families_in(self._texts(), self._assets.fonts))

    def _texts(self) -> tuple[str, ...]:
        return self._html, *self._assets.texts.values()

    def _parsed(self) -> Any:
        from weasyprint import HTML

        parsed = HTML(
            string=with_stand_ins(self._html),
            base_url=f"{ROOT}page.html",
            url_fetcher=self._fetcher,
        )
        space_out(parsed.etree_element)
        return parsed

    def _sheet(self) -> str:
        """Return the rule of the sheet: bleed is its margin, whatever CSS says."""
        width = self._size.width + 2 * self._bleed
        height = self._size.height + 2 * self._bleed
        return (
            f"@page{{size:{width:.4f}pt {height:.4f}pt!important;"
            f"margin:{self._bleed:.4f}pt!important;bleed:0!important;"
            "marks:none!important;padding:0!important;border:none!important}"
            "html{orphans:1;widows:1}"
        )

    def _families(self, document: Any) -> None:
        """Tell every family that is no role of the house."""
        families = {
            family
            for box in _boxes_of_words(document.pages[:1])
            for family in box.style["font_family"]
        }
        for family in strangers(families):
            self._say(_font(family)._replace(source=self._assets.place_of(family)))

    def _say(self, fault: Diagnostic) -> None:
        if fault not in self.found:
            self.found.append(fault)


def _may_have_words(root: Any, texts: Iterable[str]) -> bool:
    """Tell whether a page needs fonts, as far as that is seen before.

    Masters are mostly frames and rules: no font is read for them, of which
    their style sheets may name a dozen.
    """
    said = (
        (element.text or "") + (element.tail or "")
        for element in root.iter()
        if element.tag not in ("style", "title")
    )
    return any(map(str.strip, said)) or any(map(_NEEDS_FONTS.search, texts))


def _has_words(document: Any) -> bool:
    return any(True for _ in _boxes_of_words(document.pages))


def _boxes_of_words(pages: Iterable[Any]) -> Iterator[Any]:
    for page in pages:
        for box in page._page_box.descendants():
            if getattr(box, "text", ""):
                yield box


def _guarded(assets: Assets) -> Any:
    browser()
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Guarded(URLFetcher):  # type: ignore[misc]  # WeasyPrint is untyped
        """Opens what the page may open, and knows no network at all."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            asset = assets.open(url)
            kind = {"Content-Type": asset.kind}
            return URLFetcherResponse(url, asset.data, kind)

    return Guarded()


def _font(family: str) -> Diagnostic:
    return Diagnostic(
        "error",
        "furniture.font",
        Words(f"字体“{family}”不是字体角色", f"“{family}” is no font role"),
        hint=Words(
            "写角色名，例：title、hei、sans；reform-press fonts list 列出全部",
            "name a role, as title, hei, sans; `reform-press fonts list` shows them",
        ),
    )


def _glyph(character: str, assets: Assets) -> Diagnostic:
    point = f"U+{ord(character):04X}"
    return Diagnostic(
        "error",
        "furniture.glyph",
        Words(
            f"页面的字体都没有“{character}”（{point}）",
            f"no font of the page has “{character}” ({point})",
        ),
        assets.place_of(character),
        Words("在 font-family 里再加一个角色", "add another role to font-family"),
    )


def _overflow(assets: Assets) -> Diagnostic:
    return Diagnostic(
        "error",
        "furniture.overflow",
        Words("内容超出一页", "the page runs over onto a second one"),
        assets.place_of(""),
        Words(
            "缩小内容，或用 position: absolute",
            "make less of it, or place it absolutely",
        ),
    )


def _damaged(error: Exception, assets: Assets) -> Diagnostic:
    reason = f"{type(error).__name__}: {error}"[:120]
    return Diagnostic(
        "error",
        "furniture.damaged",
        Words(f"页面画不出来（{reason}）", f"the page cannot be drawn ({reason})"),
        assets.place_of(""),
    )
