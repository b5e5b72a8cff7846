"""Designed pages (设计页): HTML and CSS in, frames and furniture out.

In: a template of the layout, the values that it shows, the trim.  Out:
``Designed``: the frames that the compositor fills, and a PDF of all the rest
in stand-ins of inks (代色), for ``pdf/recolour``.

    template -> HTML -> (kept?) -> WeasyPrint -> frames, furniture

Nothing is fetched but what ``webassets`` opens, and both libraries work in a
process of their own, under limits (``apart``).  Pages are kept by their HTML,
where it is written, and the files that it uses, so that an edit of text that a
page does not show itself loads neither Jinja2 nor WeasyPrint.

"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from reform_press.colour import Colour
from reform_press.errors import Diagnostic, LayoutError, Severity, Source, Words
from reform_press.fonts.library import FontSet
from reform_press.fonts.roles import ROLES
from reform_press.geometry import Rect, Size
from reform_press.kept import Kept, Memory
from reform_press.makeup.apart import made_apart
from reform_press.makeup.designed import Designed, DesignedFrame, Insets
from reform_press.makeup.furniture import weasyprint_version
from reform_press.makeup.templates import Rendered, render, source_of, told_as
from reform_press.makeup.webassets import Assets, digest_of, digest_within
from reform_press.makeup.webcolours import css_of, lights_of_markup
from reform_press.store import Store, key_of
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


class _Task(NamedTuple):
    """Something to make that is kept (留存的一步)."""

    key: str
    place: Source
    load: Callable[[], None]  # what ``make`` needs
    #: Returns the result, packed, and the files that it was made of.
    make: Callable[[], tuple[bytes, tuple[Any, ...]]]
    digests: Callable[[Any], list[str]]

    def named(self, files: Any) -> str:
        """Return a key for the result of these files."""
        return key_of(self.key, self.digests(files))


def design(ask: Ask, fonts: FontSet, kept: Kept) -> Designed:
    """Return a page as its template designs it.

    Raises LayoutError as ``design_each`` gives it.
    """
    (made,) = design_each([ask], fonts, kept)
    if isinstance(made, LayoutError):
        raise made
    return made


def design_each(
    asks: Sequence[Ask], fonts: FontSet, kept: Kept
) -> list[Designed | LayoutError]:
    """Return pages as their templates design them, or what is wrong with one.

    That is every fault of the page: those of ``templates``, of ``charts``,
    ``webassets`` and ``apart``, ``furniture.unsafe`` (scripts and the like),
    ``furniture.overflow`` (a second page), ``furniture.font``,
    ``furniture.glyph``, ``furniture.damaged``, and those of its frames.
    """
    said: list[Diagnostic] = []
    fillings = [_filling(ask, fonts, kept.maker) for ask in asks]
    filled = _kept(kept, fillings, _RENDERED, said)
    tasks = [
        _laying(ask, rendered, fonts, kept.maker)
        for ask, rendered in zip(asks, filled, strict=True)
        if not isinstance(rendered, LayoutError)
    ]
    laid = _kept(kept, tasks, _DESIGNED, said)
    pages = iter([_saying(page, said) for page in laid])
    return [one if isinstance(one, LayoutError) else next(pages) for one in filled]


def _laying(ask: Ask, rendered: Rendered, fonts: FontSet, maker: str) -> _Task:
    """Return how the HTML of a page is laid out."""
    folders = ask.house, ask.edition
    made_of = (
        maker, weasyprint_version(), fonts.digest, ask.lang, ask.size, ask.bleed,
        ask.palette, ask.strict, rendered.digest, ask.edition.name,
    )  # fmt: skip

    def load() -> None:
        import reform_press.makeup.weblayout  # noqa: F401
        from reform_press.makeup import browser

        browser.load()

    def lay() -> tuple[bytes, tuple[Any, ...]]:
        from reform_press.makeup.weblayout import lay_out

        assets = Assets(folders, fonts, dict(rendered.sources), ask.lang)
        assets.lights += [("", light) for light in lights_of_markup(rendered.html)]
        page = lay_out(rendered.html, ask.size, ask.bleed, _palette(ask), assets)
        remarks = (*page.diagnostics, *_lights(assets, ask.strict))
        faults = (*assets.found, *remarks)
        if any(remark.severity == "error" for remark in faults):
            raise LayoutError(*faults)
        digest = digest_of(_DESIGNED.packed(page))
        page = page._replace(digest=digest, diagnostics=remarks)
        return _DESIGNED.packed(page), tuple(sorted(assets.opened))

    def digests(files: list[Any]) -> list[str]:
        return [digest_within(folders[number], inside) for number, inside in files]

    place = Source(told_as(ask.template, ask.house))
    return _Task(key_of("designed", *made_of), place, load, lay, digests)


def _filling(ask: Ask, fonts: FontSet, maker: str) -> _Task:
    """Return how a template is filled in.

    Charts measure their words: other fonts give another page.
    """
    inks = {name: css_of(colour) for name, colour in ask.palette}
    values = {**ask.values, "palette": inks}

    def load() -> None:
        import jinja2.sandbox  # noqa: F401

        import reform_press.makeup.charts.drawings  # noqa: F401

    def fill() -> tuple[bytes, tuple[Any, ...]]:
        from reform_press.makeup.charts.drawings import drawings
        from reform_press.makeup.charts.easel import Easel

        read: list[str] = []  # files of data
        easel = Easel(
            dict(ask.palette), ask.lang, fonts, ask.edition, ask.rewrite, read.append
        )
        tools = drawings(easel)
        names = {*inks, *values.get("stories", ()), *(role.chinese for role in ROLES)}
        made = render(ask.template, ask.house, values, tools, ask.rewrite, names)
        files = [(name, True) for name in made.templates]
        files += [(name, False) for name in read]
        return _RENDERED.packed(made), tuple(files)

    def digests(files: list[Any]) -> list[str]:
        return [
            digest_of(source_of(name, ask.house).encode())
            if template
            else digest_within(ask.edition, name)
            for name, template in files
        ]

    told = json.dumps(values, ensure_ascii=False)  # columns have an order
    place = Source(told_as(ask.template, ask.house))
    key = key_of("rendered", maker, fonts.digest, place.file, ask.lang, told)
    return _Task(key, place, load, fill, digests)


def _saying(
    page: Designed | LayoutError, said: list[Diagnostic]
) -> Designed | LayoutError:
    """Return a page with what is said of this run alone, and is not kept."""
    if isinstance(page, LayoutError) or not said:
        return page
    return page._replace(diagnostics=(*page.diagnostics, *dict.fromkeys(said)))


def _kept(
    kept: Kept, tasks: Sequence[_Task], packing: Packing, said: list[Diagnostic]
) -> list[Any]:
    """Return what tasks make, or the LayoutError of one.

    The store holds the names of the files that a result was made of by its
    key, and the result by what stands in them; a resident process holds both.
    Tasks of one key, as masters of several parts are, are made once.
    """
    memory = kept.memory or Memory()
    every = {task.key: task for task in tasks}
    found = {key: _found(kept.store, memory, every[key], packing) for key in every}
    lacking = [task for key, task in every.items() if found[key] is None]
    for task in lacking:
        task.load()  # here, once for all processes
    makes = [(task.make, task.place) for task in lacking]
    for task, made in zip(lacking, made_apart(makes, said), strict=True):
        if isinstance(made, LayoutError):
            found[task.key] = made
            continue
        data, files = made
        names, whole = json.dumps(files).encode(), task.named(files)
        kept.store.put("page-files", task.key, names)
        kept.store.put("pages", whole, data)
        found[task.key] = packing.unpacked(data)
        memory.put(("page-files", task.key), names)
        memory.put(("pages", whole), found[task.key])
    return [found[task.key] for task in tasks]


def _found(store: Store, memory: Memory, task: _Task, packing: Packing) -> Any:
    """Return what was kept of a task, None if its files are not as they were."""
    names = memory.get(("page-files", task.key)) or store.get("page-files", task.key)
    if names is None:
        return None
    whole = task.named(json.loads(names))
    found = memory.get(("pages", whole))
    if found is None:
        data = store.get("pages", whole)
        if data is None:
            return None
        found = packing.unpacked(data)
        memory.put(("page-files", task.key), names)
        memory.put(("pages", whole), found)
    return found


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
