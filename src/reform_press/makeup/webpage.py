"""Designed pages (设计页): HTML and CSS in, frames and furniture out.

In: a template of the layout, the values that it shows, the trim.  Out:
``Designed``: the frames that the compositor fills, and a PDF of all the rest
in stand-ins of inks (代色), for ``pdf/recolour``.

    template -> HTML -> (kept?) -> WeasyPrint -> frames, furniture

Nothing is fetched but what ``webassets`` opens.  Pages are kept by their HTML
and the files that it uses, so that an edit of text that a page does not show
itself loads neither Jinja2 nor WeasyPrint.

"""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from reform_press.colour import Colour
from reform_press.errors import Diagnostic, LayoutError, Severity, Source, Words
from reform_press.fonts.library import FontSet
from reform_press.fonts.roles import ROLES
from reform_press.geometry import Rect, Size
from reform_press.kept import Kept, Memory
from reform_press.makeup.designed import Designed, DesignedFrame, Insets
from reform_press.makeup.furniture import weasyprint_version
from reform_press.makeup.templates import Rendered, render, source_of, told_as
from reform_press.makeup.webassets import Assets, digest_of
from reform_press.makeup.webcolours import css_of, lights_of_markup
from reform_press.store import key_of
from reform_press.values import Packing

_DESIGNED = Packing(
    Designed, DesignedFrame, Diagnostic, Insets, Rect, Size, Source, Words
)
_RENDERED = Packing(Rendered)
#: Colours of one file that are told by name.
_SHOWN = 6
_INKS = Words(
    "写 device-cmyk(0 0.8 0.7 0) 或色板里的 var(--accent)",
    "write device-cmyk(0 0.8 0.7 0), or var(--accent) of the palette",
)


class Ask(NamedTuple):
    """One page to design (页面单)."""

    template: str  # file in the layout's folder
    house: Path  # the layout's folder
    edition: Path  # the edition's folder
    size: Size  # trimmed
    bleed: float
    palette: tuple[tuple[str, Colour], ...]
    #: What the template shows: plain data, see ``templates.render``.
    values: Mapping[str, Any]
    strict: bool = False  # colours that are no inks are errors, not warnings
    lang: str = "zh-Hans"  # of the edition
    #: Chinese of data files and templates into the edition's script.
    rewrite: Callable[[str], str] = str


def design(ask: Ask, fonts: FontSet, kept: Kept) -> Designed:
    """Return a page as its template designs it.

    Raises LayoutError with every fault of the page: those of ``templates``, of
    ``charts`` and ``webassets``, ``furniture.unsafe`` (scripts and the like),
    ``furniture.overflow`` (a second page), ``furniture.font``,
    ``furniture.glyph``, ``furniture.damaged``, and those of its frames.
    """
    rendered = _rendered(ask, fonts, kept)
    made_of = (
        kept.maker, weasyprint_version(), fonts.digest, ask.lang, ask.size, ask.bleed,
        ask.palette, ask.strict, digest_of(rendered.html.encode("utf-8", "replace")),
    )  # fmt: skip

    def laid_out() -> tuple[bytes, list[Any]]:
        from reform_press.makeup.weblayout import lay_out  # brings WeasyPrint

        folders = ask.house, ask.edition
        assets = Assets(folders, fonts, _sources(ask, rendered), ask.lang)
        assets.lights += [("", light) for light in lights_of_markup(rendered.html)]
        page = lay_out(rendered.html, ask.size, ask.bleed, _palette(ask), assets)
        remarks = (*page.diagnostics, *_lights(assets, ask.strict))
        faults = (*assets.found, *remarks)
        if any(remark.severity == "error" for remark in faults):
            raise LayoutError(*faults)
        digest = digest_of(_DESIGNED.packed(page))
        page = page._replace(digest=digest, diagnostics=remarks)
        return _DESIGNED.packed(page), sorted(assets.opened)

    def digests(files: list[Any]) -> list[str]:
        folders = (ask.house, ask.edition)
        return [_digest(folders[number] / inside) for number, inside in files]

    key = key_of("designed", *made_of)
    made: Designed = _kept(kept, key, digests, laid_out, _DESIGNED)
    return made


def _rendered(ask: Ask, fonts: FontSet, kept: Kept) -> Rendered:
    """Return the filled-in template, from the store where nothing has changed.

    Charts measure their words: other fonts give another page.
    """
    inks = {name: css_of(colour) for name, colour in ask.palette}
    values = {**ask.values, "palette": inks}

    def filled() -> tuple[bytes, list[Any]]:
        from reform_press.makeup.charts.drawings import drawings
        from reform_press.makeup.charts.easel import Easel

        read: list[str] = []  # files of data
        easel = Easel(
            dict(ask.palette), ask.lang, fonts, ask.edition, ask.rewrite, read.append
        )
        tools = drawings(easel)
        names = {*inks, *values.get("stories", ()), *(role.chinese for role in ROLES)}
        made = render(ask.template, ask.house, values, tools, ask.rewrite, names)
        files = [[name, True] for name in made.templates]
        return _RENDERED.packed(made), files + [[name, False] for name in read]

    def digests(files: list[Any]) -> list[str]:
        return [
            digest_of(source_of(name, ask.house).encode())
            if template
            else _digest(ask.edition / name)
            for name, template in files
        ]

    told = json.dumps(values, ensure_ascii=False)  # columns have an order
    key = key_of("rendered", kept.maker, fonts.digest, ask.template, ask.lang, told)
    made: Rendered = _kept(kept, key, digests, filled, _RENDERED)
    return made


def _kept(
    kept: Kept,
    key: str,
    digests: Callable[[list[Any]], list[str]],
    make: Callable[[], tuple[bytes, list[Any]]],
    packing: Packing,
) -> Any:
    """Return what ``make`` makes, which tells the files that it was made of.

    The store holds the names of these by ``key``, and the result by what
    stands in them; a resident process holds both.
    """
    memory, store = kept.memory or Memory(), kept.store
    names = memory.get(("page-files", key)) or store.get("page-files", key)
    made = None
    if names is not None:
        whole = key_of(key, digests(json.loads(names)))
        found = memory.get(("pages", whole))
        if found is not None:
            return found
        made = store.get("pages", whole)
    if made is None:
        made, files = make()
        names, whole = json.dumps(files).encode(), key_of(key, digests(files))
        store.put("page-files", key, names)
        store.put("pages", whole, made)
    found = packing.unpacked(made)
    memory.put(("page-files", key), names)
    memory.put(("pages", whole), found)
    return found


def _digest(path: Path) -> str:
    """Return the digest of a file, "" if it is not there."""
    try:
        return digest_of(path.read_bytes())
    except OSError:
        return ""


def _sources(ask: Ask, rendered: Rendered) -> dict[str, str]:
    """Return the templates of a page by the names that messages give them."""
    return {
        told_as(name, ask.house): source_of(name, ask.house)
        for name in rendered.templates
    }


def _palette(ask: Ask) -> str:
    """Return the colours of the layout as variables of CSS."""
    told = "".join(f"--{name}:{css_of(colour)};" for name, colour in ask.palette)
    return f":root{{{told}}}"


def _lights(assets: Assets, strict: bool) -> Iterator[Diagnostic]:
    """Tell the colours that go through the press profile: once for each file."""
    files: dict[str, dict[str, Source]] = {}
    for name, (written, line, column) in assets.lights:
        place = Source(name, line, column) if name else assets.place_of(written)
        if place:
            files.setdefault(place.file, {}).setdefault(written, place)
    severity: Severity = "error" if strict else "warning"
    for colours in files.values():
        words = _said(colours)
        place = min(colours.values(), key=lambda one: (one.line, one.column))
        yield Diagnostic(severity, "furniture.rgb", words, place, _INKS)


def _said(colours: Mapping[str, Source]) -> Words:
    """Say which colours of a file are no inks, and on which lines they first stand."""
    first = list(colours.items())[:_SHOWN]
    more = len(colours) - len(first)
    if len(colours) == 1:
        return Words(
            f"颜色 {first[0][0]} 不是油墨，按印刷特性文件换算",
            f"{first[0][0]} is no ink and is converted by the press profile",
        )
    zh = "、".join(f"{written}（第 {place.line} 行）" for written, place in first)
    en = ", ".join(f"{written} (line {place.line})" for written, place in first)
    return Words(
        f"{len(colours)} 种颜色不是油墨，按印刷特性文件换算：{zh}{' 等' * bool(more)}",
        f"{len(colours)} colours are no inks and are converted by the press profile: "
        f"{en}{f' and {more} more' * bool(more)}",
    )
