"""A folder of house style in, a ``Layout`` out (读版式).

In: ``layouts/<name>``, which holds ``layout.yaml``.  Out: frozen values.
Raises ``LayoutError`` with every fault of the file at its place; nothing of
a faulty layout is used.

"""

import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from reform_press.colour import Colour
from reform_press.errors import SILENT, Diagnostic, LayoutError, Words
from reform_press.geometry import Size, fits
from reform_press.schema import Read, read_yaml
from reform_press.schema.intake import refusal
from reform_press.style.form import LayoutForm, MastheadForm, StyleForm
from reform_press.style.kind import grid_of, kind_faults, spine_of
from reform_press.style.model import (
    Furniture,
    Grid,
    HeadStyle,
    Layout,
    MastheadStyle,
    PressProfile,
    Punctuation,
    TextStyle,
)
from reform_press.style.region import region_of
from reform_press.style.score_form import ScoreForm
from reform_press.style.standard import BANDS, HEADS, LADDER, PALETTE, STYLES

#: Profiles of the package, usable by name (随附 ICC).
SHIPPED = files("reform_press") / "data" / "profiles"


def load(path: Path, lang: str = "zh-Hans", *, book: bool = False) -> Layout:
    """Load a house style; ``path`` is its folder or its ``layout.yaml``.

    ``lang`` is the language of the edition: what the file does not say of
    language and region follows from it.  The masters of a ``book`` draw its
    running heads, and it has no masthead: neither is asked for room.
    """
    file = path if path.suffix in (".yaml", ".yml") else path / "layout.yaml"
    folder = file.parent
    root = folder.parent.parent if folder.parent.name == "layouts" else folder.parent
    read = read_yaml(file, root, LayoutForm, topic="layout")
    if read.value is None:
        raise LayoutError(*read.diagnostics)
    work = _Loading(read, folder, lang)
    wrong = tuple(kind_faults(read, read.value))
    if wrong:
        raise LayoutError(*read.diagnostics, *wrong)
    layout = work.layout(read.value)
    work.check(layout)
    if not (book or layout.format):
        work.check_heads(layout)
    if work.found:
        raise LayoutError(*read.diagnostics, *work.found)
    return layout


def standard_layout(name: str, form: LayoutForm, lang: str = "zh-Hans") -> Layout:
    """Return the house's standard style on the sheet and grid of ``form``."""
    return _Loading(Read(form, (), {}, name), Path(name), lang).layout(form)


def profile(layout: Layout, path: Path) -> Path:
    """Return the file of a layout's ICC profile; ``path`` is what was loaded."""
    folder = path.parent if path.suffix in (".yaml", ".yml") else path
    own = folder / layout.press.icc
    return own if own.is_file() else Path(str(SHIPPED / layout.press.icc))


_INK = re.compile(r"([CMYK])(\d{1,3}(?:\.\d+)?)", re.IGNORECASE)


def colour_of(text: str) -> Colour:
    """Read ``C15 M100 Y100 K5``, per cent of each ink.

    Raises ValueError for anything else.
    """
    parts = [_INK.fullmatch(part) for part in text.replace(",", " ").split()]
    inks: dict[str, float] = {}
    for part in parts:
        if not part or part[1].lower() in inks or float(part[2]) > 100:
            raise ValueError(text)
        inks[part[1].lower()] = float(part[2]) / 100
    if not inks:
        raise ValueError(text)
    c, m, y, k = (inks.get(ink, 0.0) for ink in "cmyk")
    return Colour(c, m, y, k)


class _Loading:
    """One run over a file: what it said and what is wrong with it."""

    def __init__(self, read: Read[LayoutForm], folder: Path, lang: str) -> None:
        self.read = read
        self.folder = folder
        self.lang = lang
        self.found: list[Diagnostic] = []
        self.palette: dict[str, Colour] = {}

    def complain(self, code: str, words: Words, hint: Words, *at: str | int) -> None:
        place = self.read.source(*at)
        self.found.append(Diagnostic("error", f"layout.{code}", words, place, hint))

    def layout(self, form: LayoutForm) -> Layout:
        for name, text in (PALETTE | form.palette).items():
            self.palette[name] = self.ink(text, "palette", name)
        grid = grid_of(form)
        priorities = {int(p): ends for p, ends in form.bands.items()}
        bands = sorted((BANDS | priorities).items())
        return Layout(
            name=form.name or self.folder.name,
            trim=Size(*form.trim),
            bleed=form.bleed,
            top=form.top or 0.0,
            grid=grid,
            styles=self.styles(form, grid),
            heads=self.heads(form),
            ladder=tuple(sorted(set(form.ladder or LADDER))),
            bands=tuple((p, float(a), float(b)) for p, (a, b) in bands),
            palette=tuple(sorted(self.palette.items())),
            furniture=Furniture(**form.furniture.model_dump()),
            press=PressProfile()._replace(**_said(form.press)),
            lang=self.lang,
            score=_weights(form.score),
            masthead=self.masthead(form.masthead),
            format=form.format or "",
            spine=spine_of(form),
        )

    def styles(self, form: LayoutForm, grid: Grid) -> tuple[tuple[str, TextStyle], ...]:
        """Lay the file's styles over the standard ones, body first."""
        marks = Punctuation(region=region_of(self.lang) or "CN")
        base = TextStyle(
            size=grid.size, leading=grid.leading, lang=self.lang, marks=marks
        )
        body = self.style(base, {}, form.styles.get("body", StyleForm()), "body")
        done = {"body": body}
        for role in sorted(STYLES.keys() | form.styles.keys()):
            if role != "body":
                own = form.styles.get(role, StyleForm())
                done[role] = self.style(body, STYLES.get(role, {}), own, role)
        return tuple(done.items())

    def style(
        self, base: TextStyle, standard: Mapping[str, Any], form: StyleForm, role: str
    ) -> TextStyle:
        said = dict(standard) | _said(form)
        if "colour" in said:
            said["colour"] = self.ink(said["colour"], "styles", role, "colour")
        marks = base.marks._replace(**_marks(said))
        return base._replace(marks=marks, **said)

    def heads(self, form: LayoutForm) -> tuple[tuple[str, HeadStyle], ...]:
        """Lay the file's heads over the standard ones; ``common`` is all."""
        common = self.head(HeadStyle(), {}, form, "common")
        done = {"": common}
        for kind in sorted(HEADS.keys() | form.heads.keys()):
            if kind not in ("", "common"):
                done[kind] = self.head(common, HEADS.get(kind, {}), form, kind)
        return tuple(done.items())

    def head(
        self, base: HeadStyle, standard: Mapping[str, Any], form: LayoutForm, kind: str
    ) -> HeadStyle:
        said = dict(standard)
        if kind in form.heads:
            said |= _said(form.heads[kind])
        if "colour" in said:
            said["colour"] = self.ink(said["colour"], "heads", kind, "colour")
        return base._replace(**said)

    def masthead(self, form: MastheadForm) -> MastheadStyle:
        """Return the nameplate; its drawing lies in the layout's folder."""
        said = {key: value for key, value in form.model_dump().items() if value}
        said["colour"] = self.ink(form.colour, "masthead", "colour")
        if form.logo:
            said["logo"] = self.logo(form.logo)
        return MastheadStyle()._replace(**said)

    def logo(self, name: str) -> str:
        """Return the text of a drawing, "" where it cannot be read."""
        file = self.folder / name
        refused = refusal(file, self.folder)
        try:
            if not refused and name.lower().endswith(".svg"):
                return file.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            pass
        words = Words(f"报名图 {name} 不能用", f"the logo {name} cannot be used")
        hint = Words(
            "版式文件夹里的一个 SVG 文件，字已转曲",
            "an SVG file in the layout's folder, its type turned into outlines",
        )
        self.complain("no-logo", words, hint, "masthead", "logo")
        return ""

    def ink(self, text: str, *at: str) -> Colour:
        """Return a colour by its name or its inks; black when it is neither."""
        if text in self.palette:
            return self.palette[text]
        try:
            return colour_of(text)
        except ValueError:
            words = Words(f"“{text}”不是颜色", f"“{text}” is no colour")
            names = ", ".join(sorted(PALETTE.keys() | self.palette.keys()))
            hint = Words(
                f"写油墨百分比，例：C15 M100 Y100 K5；或颜色名：{names}",
                f"write inks, as C15 M100 Y100 K5, or a name: {names}",
            )
            self.complain("bad-colour", words, hint, *at)
            return Colour(k=1.0)

    def check(self, layout: Layout) -> None:
        """Look for values that are right alone but not together."""
        self.check_profile(layout.press)
        if layout.format:
            return
        area = layout.grid.size_of_area
        if not fits(area.width, layout.trim.width):
            words = Words("版心比成品宽", "the type area is wider than the sheet")
            self.complain("too-wide", words, SILENT, "grid")
        if not fits(layout.top + area.height, layout.trim.height):
            words = Words("版心超出成品下边", "the type area runs off the sheet")
            self.complain("too-high", words, SILENT, "grid", "rows")
        for priority, least, most in layout.bands:
            if least > most:
                words = Words("字号范围前大后小", "the band begins above its end")
                self.complain("bad-band", words, SILENT, "bands", str(priority))

    def check_heads(self, layout: Layout) -> None:
        """Look for a newspaper's running head and masthead without room."""
        if not fits(layout.furniture.height + layout.furniture.gap, layout.top):
            words = Words("天头放不下报眉", "no room for the running head above")
            self.complain("no-headroom", words, SILENT, "top")
        if layout.masthead.columns > layout.grid.columns:
            words = Words("报头比版心宽", "the masthead is wider than the type area")
            hint = Words("0 为通栏", "0 takes the whole width")
            self.complain("wide-masthead", words, hint, "masthead", "columns")
        if layout.masthead.rows >= layout.grid.rows:
            words = Words("报头比版心高", "the masthead is higher than the type area")
            self.complain("high-masthead", words, SILENT, "masthead", "rows")

    def check_profile(self, press: PressProfile) -> None:
        """Look for the ICC profile in the package and in the folder."""
        shipped = sorted(p.name for p in SHIPPED.iterdir() if p.name.endswith(".icc"))
        if press.icc in shipped:
            return
        if refusal(self.folder / press.icc, self.folder):
            words = Words(f"找不到 ICC 文件 {press.icc}", f"no ICC profile {press.icc}")
            listed = ", ".join(shipped)
            hint = Words(
                f"放进版式文件夹，或用随附的：{listed}",
                f"put it in the layout's folder or use {listed}",
            )
            self.complain("no-profile", words, hint, "press", "icc")


#: Key of a style: its field in ``Punctuation``, and the word that makes it true.
_MARKS = {
    "region": ("region", ""),
    "punctuation": ("width", ""),
    "adjacent": ("tight", "tight"),
    "line_start": ("half_start", "half"),
    "line_end": ("half_end", "half"),
    "hanging": ("hanging", ""),
    "stops_give": ("stops_give", ""),
}


def _marks(said: dict[str, Any]) -> dict[str, Any]:
    """Take what a style says of its marks out of ``said``."""
    found = {}
    for key, (name, yes) in _MARKS.items():
        if key in said:
            value = said.pop(key)
            found[name] = value == yes if yes else value
    return found


def _weights(form: ScoreForm) -> tuple[tuple[str, str, float], ...]:
    """Return what the file says of the score: term, name and number."""
    return tuple(
        (term, name, number)
        for term, said in _said(form).items()
        for name, number in said.items()
    )


def _said(form: Any) -> dict[str, Any]:
    """Return only what the file itself says."""
    return dict(form.model_dump(exclude_unset=True))
