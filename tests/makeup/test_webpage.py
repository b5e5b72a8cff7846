"""Designed pages: geometry, inks, fonts, what is kept, and hostile HTML."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from time import monotonic
from typing import Any

import pikepdf
import pypdfium2
import pytest

from pdf.printing import PLAIN, inked, opened
from reform_press.colour import Colour, meant
from reform_press.errors import Diagnostic, LayoutError
from reform_press.fonts.library import FontSet
from reform_press.geometry import MM, Rect, Size
from reform_press.kept import NOTHING, Kept
from reform_press.makeup.designed import Designed, Insets
from reform_press.makeup.webpage import Ask, design, design_each
from reform_press.page import Embed, Page, Sheet
from reform_press.pdf.writer import write_pdf
from reform_press.store import Store

TRIM, BLEED = Size(200.0, 300.0), 9.0
CANAL = Colour(c=0.72, m=0.28, y=0.14, k=0.08)
RESET = "<style>*{margin:0;padding:0;box-sizing:border-box}</style>"


class Studio:
    """A layout and an edition in which pages are designed."""

    def __init__(self, folder: Path, fonts: FontSet) -> None:
        self.house = folder / "layouts" / "plain"
        self.edition = folder / "content" / "sample"
        self.fonts = fonts
        for made in (self.house, self.edition / "photos"):
            made.mkdir(parents=True)

    def put(self, name: str, text: str) -> None:
        file = self.house / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")

    def page(self, html: str = "", kept: Kept = NOTHING, **more: Any) -> Designed:
        if html:
            self.put("page.html", html)
        return design(self.ask(**more), self.fonts, kept)

    def ask(self, **more: Any) -> Ask:
        palette = (("canal", CANAL), ("black", Colour(k=1)))
        values = {"title": "油菜", **more.pop("values", {})}
        ask = Ask("page.html", self.house, self.edition, TRIM, BLEED, palette, values)
        return ask._replace(**more)

    def faults(self, html: str) -> tuple[Diagnostic, ...]:
        with pytest.raises(LayoutError) as caught:
            self.page(html)
        return caught.value.diagnostics

    def codes(self, html: str) -> set[str]:
        return {f.code.removeprefix("furniture.") for f in self.faults(html)}

    def printed(self, html: str) -> bytes:
        """Return a page's furniture, trim and bleed, as it goes to press."""
        made = self.page(html)
        whole = Size(TRIM.width + 2 * BLEED, TRIM.height + 2 * BLEED)
        embed = Embed(Rect(0, 0, *whole), made.under, "")
        sink = BytesIO()
        told = write_pdf([Page(1, Sheet(whole), (embed,))], sink, self.fonts, PLAIN)
        assert told == ()
        return sink.getvalue()


@pytest.fixture
def studio(tmp_path: Path, fonts: FontSet) -> Studio:
    return Studio(tmp_path, fonts)


# Geometry


@pytest.mark.parametrize(
    ("css", "rect"),
    [
        (
            "position:absolute;left:10mm;top:20mm;width:30mm;height:40mm",
            (10, 20, 30, 40),
        ),
        ("margin:5mm 6mm;height:10mm", (6, 5, TRIM.width / MM - 12, 10)),
        (
            "margin:2mm;padding:3mm;border:1mm solid;width:40mm;height:20mm",
            (6, 6, 32, 12),
        ),
    ],
)
def test_frame_is_the_content_box_from_the_corner_of_the_trim(
    studio: Studio, css: str, rect: tuple[float, ...]
) -> None:
    """To a hundredth of a point, whatever the bleed."""
    made = studio.page(f'{RESET}<div data-frame="hens:body" style="{css}"></div>')
    (frame,) = made.frames

    assert (made.size, made.bleed) == (TRIM, BLEED)
    assert frame.name == "hens:body"
    assert [*frame.rect] == pytest.approx([v * MM for v in rect], abs=0.01)


def test_flex_and_grid_place_frames(studio: Studio) -> None:
    made = studio.page(
        f"""{RESET}<body style="width:200pt">
        <div style="display:flex;gap:10pt;height:60pt">
          <div data-frame="a:head" style="flex:1"></div>
          <div data-frame="a:body" style="flex:2"></div></div>
        <div style="display:grid;grid-template:30pt / 1fr 3fr;gap:8pt">
          <div data-frame="b:body"></div>
          <div data-frame="b:photo-2"></div></div></body>"""
    )
    rects = {frame.name: frame.rect for frame in made.frames}
    wide = (200 - 10) / 3

    assert [f.name for f in made.frames] == ["a:head", "a:body", "b:body", "b:photo-2"]
    assert [f.role for f in made.frames] == ["text", "text", "text", "picture"]
    assert rects["a:head"] == pytest.approx((0, 0, wide, 60), abs=0.01)
    assert rects["a:body"] == pytest.approx((wide + 10, 0, 2 * wide, 60), abs=0.01)
    assert rects["b:body"] == pytest.approx((0, 60, 48, 30), abs=0.01)
    assert rects["b:photo-2"] == pytest.approx((56, 60, 144, 30), abs=0.01)


def test_frames_come_in_the_order_of_the_document(studio: Studio) -> None:
    """Not in that of drawing: what is placed absolutely is drawn later."""
    made = studio.page(
        '<div data-frame="a:head" style="position:absolute;width:9pt;height:9pt"></div>'
        '<div data-frame="b:body" style="height:9pt"></div>'
    )

    assert [frame.name for frame in made.frames] == ["a:head", "b:body"]


def test_attributes_of_a_frame(studio: Studio) -> None:
    made = studio.page(
        f"""{RESET}<div data-frame="a.en:body" data-columns="2" data-gutter="4mm"
        data-mode="vertical" data-order="3" data-flow="level" data-style="small"
        data-exclude="ellipse"
        style="width:90pt;height:80pt;margin:1pt 2pt 3pt 4pt;padding:5pt"></div>"""
    )
    (frame,) = made.frames

    assert frame.insets == Insets(6, 7, 8, 9)
    assert (frame.columns, frame.order, frame.style) == (2, 3, "small")
    assert frame.gutter == pytest.approx(4 * MM, abs=0.001)
    assert (frame.mode, frame.flow, frame.exclusion) == ("vertical", "level", "ellipse")


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ('<div data-frame="a:body" data-mode="sideways" style="height:9pt">', "frame"),
        ('<div data-frame="a:body" data-columns="two" style="height:9pt">', "frame"),
        ('<div data-frame="a:body" data-gutter="wide" style="height:9pt">', "frame"),
        ('<div data-frame="a:body">', "flat-frame"),
        ('<div data-frame="a:body" style="display:none">', "flat-frame"),
        ('<p data-frame="a:body" style="height:9pt">copy', "filled-frame"),
        (
            '<div style="transform:rotate(3deg)">'
            '<p data-frame="a:body" style="height:9pt"></div>',
            "turned-frame",
        ),
        ('<p style="height:200pt"><p style="height:200pt">', "overflow"),
    ],
)
def test_what_is_no_frame_is_told(studio: Studio, html: str, code: str) -> None:
    faults = studio.faults(f"{RESET}\n{html}")

    assert [fault.code for fault in faults] == [f"furniture.{code}"]
    assert str(faults[0].source).startswith("layouts/plain/page.html:")


@pytest.mark.parametrize("name", ["columns", "order", "gutter", "mode", "flow"])
def test_a_wrong_attribute_of_a_frame_is_named(studio: Studio, name: str) -> None:
    (fault,) = studio.faults(
        f'{RESET}\n<div data-frame="a:body" data-{name}="odd" style="height:9pt">'
    )

    assert fault.message.en == f"data-{name} cannot be “odd”"


# Inks


@pytest.mark.parametrize(
    ("css", "inks"),
    [
        ("device-cmyk(0 0.8 0.4 0)", (0, 204, 102, 0)),
        ("DEVICE-CMYK(10% 20% 30% 40%)", (26, 51, 77, 102)),
        ("device-cmyk(1,0,0,0)", (255, 0, 0, 0)),
        ("var(--canal)", (184, 71, 36, 20)),
        ("black", (0, 0, 0, 255)),
        ("#808080", (0, 0, 0, 127)),
        ("device-cmyk(0 1 0 0 / 50%)", (0, 127, 0, 0)),
        ("linear-gradient(var(--canal), var(--canal))", (184, 71, 36, 20)),
    ],
)
def test_plates_show_the_inks_of_css(
    studio: Studio, tmp_path: Path, css: str, inks: tuple[int, ...]
) -> None:
    plates = inked(studio.printed(_ground(css)), tmp_path)

    assert [plate.getpixel((100, 150)) for plate in plates] == pytest.approx(
        inks, abs=2
    )


def _ground(css: str) -> str:
    place = "position:absolute;left:-9pt;top:-9pt;width:218pt;height:318pt"
    return f'{RESET}<div style="{place};background:{css}"></div>'


MAGENTA, CYAN = "device-cmyk(0 1 0 0)", "device-cmyk(1 0 0 0)"


@pytest.mark.parametrize(
    ("css", "probes"),
    [
        # place: cyan, magenta
        (
            f"linear-gradient(90deg, {MAGENTA}, {CYAN})",
            {(1, 150): (0, 255), (109, 150): (127, 127), (216, 150): (255, 0)},
        ),
        (
            f"linear-gradient({MAGENTA}, transparent)",
            {(100, 1): (0, 255), (100, 159): (0, 127), (100, 316): (0, 0)},
        ),
        (
            f"linear-gradient(90deg, {MAGENTA} 25%, white 25%, white 75%, {CYAN} 75%)",
            {(20, 9): (0, 255), (109, 9): (0, 0), (200, 9): (255, 0)},
        ),
        (
            f"repeating-linear-gradient(90deg, {MAGENTA} 0, {MAGENTA} 20pt,"
            f" {CYAN} 20pt, {CYAN} 40pt)",
            {
                (10, 9): (0, 255),
                (30, 9): (255, 0),
                (50, 9): (0, 255),
                (70, 9): (255, 0),
            },
        ),
        (
            f"radial-gradient(circle 100pt at center, {CYAN}, {MAGENTA})",
            {(109, 159): (255, 0), (159, 159): (127, 127), (5, 5): (0, 255)},
        ),
        (
            f"repeating-radial-gradient(circle at center, {CYAN} 0, {CYAN} 20pt,"
            f" {MAGENTA} 20pt, {MAGENTA} 40pt)",
            {(119, 159): (255, 0), (139, 159): (0, 255), (159, 159): (255, 0)},
        ),
        (
            f"repeating-radial-gradient(circle at center, {CYAN} 10pt, {MAGENTA} 30pt)",
            {(109, 159): (127, 127), (118, 159): (10, 245)},
        ),
        (
            f"radial-gradient(circle at center, {CYAN} -50pt, {MAGENTA} 50pt)",
            {(109, 159): (127, 127), (180, 159): (0, 255)},
        ),
        (f"repeating-linear-gradient({CYAN} 0, {MAGENTA} 0)", {(9, 9): (127, 127)}),
    ],
)
def test_gradients_run_from_ink_to_ink_on_the_plates(
    studio: Studio,
    tmp_path: Path,
    css: str,
    probes: dict[tuple[int, int], tuple[int, int]],
) -> None:
    """Linear, radial, repeating, and those that fade; no other ink joins in."""
    cyan, magenta, yellow, black = inked(studio.printed(_ground(css)), tmp_path)
    seen = {at: (cyan.getpixel(at), magenta.getpixel(at)) for at in probes}

    assert [v for at in probes for v in seen[at]] == pytest.approx(
        [v for pair in probes.values() for v in pair], abs=14
    )
    assert max(yellow.getextrema()[1], black.getextrema()[1]) <= 1


def test_gradient_of_a_drawing_keeps_its_inks(studio: Studio, tmp_path: Path) -> None:
    """WeasyPrint would take cyan, magenta and yellow for red, green and blue."""
    studio.put(
        "bar.svg",
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
        f'<linearGradient id="g"><stop stop-color="{MAGENTA}"/>'
        f'<stop offset="1" stop-color="{CYAN}"/></linearGradient>'
        '<rect width="10" height="10" fill="url(#g)"/></svg>',
    )
    html = f'{RESET}<img src="bar.svg" style="display:block;width:200pt;height:200pt">'
    cyan, magenta, *others = inked(studio.printed(html), tmp_path)

    assert (cyan.getpixel((12, 100)), magenta.getpixel((12, 100))) == pytest.approx(
        (0, 255), abs=8
    )
    assert cyan.getpixel((109, 100)) == pytest.approx(127, abs=8)
    assert all(plate.getextrema()[1] <= 1 for plate in others)


EVERYTHING = f"""{RESET}<style>
h1 {{ color: var(--canal); text-shadow: 1pt 1pt 0 {MAGENTA}; font: 20pt title }}
.a {{ width: 80pt; height: 40pt; border: 3pt groove {CYAN}; opacity: .5;
  background: repeating-linear-gradient(45deg, {CYAN}, {MAGENTA} 10pt);
  box-shadow: 2pt 2pt 4pt {MAGENTA}; border-radius: 4pt; outline: 1pt dashed #333 }}
hr {{ border-style: inset }}
.b {{ mask-border: linear-gradient(black, transparent) 1 }}
</style><h1>{{{{ title }}}}</h1><div class="a"></div><hr>
<p style="font: 9pt serif">plain black</p>
<svg viewBox="0 0 9 9" width="40" height="40"><mask id="m"><rect width="9" height="9"
fill="white"/></mask><rect mask="url(#m)" width="9" height="9" fill="{CYAN}"/>
<radialGradient id="r"><stop stop-color="{CYAN}" stop-opacity=".3"/>
<stop offset="1" stop-color="white"/></radialGradient>
<pattern id="p" width="3" height="3"><rect width="2" height="2" fill="{MAGENTA}"/>
</pattern>
<circle r="3" fill="url(#r)"/><rect width="4" height="4" fill="url(#p)"/></svg>"""


def test_no_colour_but_inks_is_left_in_the_file(studio: Studio) -> None:
    """Every stream, resource and group of the PDF is walked."""
    with opened(studio.printed(EVERYTHING)) as document:
        told = [_spaces(thing) for thing in document.objects]
        found = {name for names in told for name in names}
        operators = {
            str(step.operator)
            for thing in document.objects
            if isinstance(thing, pikepdf.Stream) and _draws(thing)
            for step in pikepdf.parse_content_stream(thing)
        }

    assert not found & {"/DeviceRGB", "/CalRGB", "/Lab", "/ICCBased"}
    assert not operators & {"rg", "RG", "g", "G", "sc", "SC"}
    assert {"k", "sh"} <= operators


def _draws(thing: pikepdf.Object) -> bool:
    """Tell whether a stream lays ink on paper: masks, read by light, do not."""
    if thing.get("/Group", {}).get("/CS") == "/DeviceGray":
        return False
    return thing.get("/Subtype") == "/Form" or thing.get("/PatternType") == 1


def _spaces(thing: Any) -> set[str]:
    """Return the colour spaces that an object paints in, not those it only lists."""
    if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        return set()
    named = [thing.get("/ColorSpace"), thing.get("/CS")]
    group = thing.get("/Group")
    if isinstance(group, pikepdf.Dictionary):
        named.append(group.get("/CS"))
    return {
        str(one[0] if isinstance(one, pikepdf.Array) else one)
        for one in named
        if isinstance(one, pikepdf.Array | pikepdf.Name)
    }


def test_ground_of_the_body_fills_the_bleed(studio: Studio, tmp_path: Path) -> None:
    """On all four sides, to the edge."""
    html = f'{RESET}<body style="background:{CYAN}"><p style="font:9pt sans">a</p>'
    cyan = inked(studio.printed(html), tmp_path)[0]
    width, height = cyan.size

    edges = [(0, 0), (width - 1, 0), (0, height - 1), (width - 1, height - 1)]
    assert [cyan.getpixel(at) for at in edges] == [255] * 4


BARE = "device-cmyk(0 0 0 0)"


@pytest.mark.parametrize(
    "ground",
    [
        f"linear-gradient({CYAN}, {BARE})",
        f"linear-gradient({CYAN}, {BARE}) center/cover no-repeat",
        "url(fade.svg) center/cover",
    ],
)
def test_gradient_of_the_body_does_not_begin_again_in_the_bleed(
    studio: Studio, tmp_path: Path, ground: str
) -> None:
    """Dark at the head of the sheet and light at its foot, bleed and all."""
    studio.put(
        "fade.svg",
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 218 318">'
        '<linearGradient id="g" x2="0" y2="1">'
        f'<stop stop-color="{CYAN}"/><stop offset="1" stop-color="{BARE}"/>'
        '</linearGradient><rect width="218" height="318" fill="url(#g)"/></svg>',
    )
    html = f'{RESET}<body style="background:{ground}"><p style="font:9pt sans">a</p>'
    cyan = inked(studio.printed(html), tmp_path)[0]
    width, height = cyan.size

    for x in (1, width // 2, width - 2):
        column = [cyan.getpixel((x, y)) for y in range(1, height - 1)]
        assert column[0] > 200
        assert column[-1] < 55
        assert all(above >= below for above, below in pairwise(column))


def test_bleed_and_sheet_are_not_for_css_to_change(studio: Studio) -> None:
    made = studio.page(
        "<style>@page{size:A4!important;margin:40pt;bleed:1mm;marks:crop}</style>"
        '<div data-frame="a:body" style="position:absolute;left:0;top:0;width:9pt;'
        'height:9pt"></div>'
    )
    with pypdfium2.PdfDocument(made.under) as document:
        size = document[0].get_size()

    assert size == pytest.approx((218, 318), abs=0.01)
    assert made.frames[0].rect == (0, 0, 9, 9)


def test_colours_that_are_no_inks_are_told_at_their_place(studio: Studio) -> None:
    studio.put("a.css", f"/* red */\np {{ color: #c00; background: {CYAN} }}\n")
    html = (
        '<link rel="stylesheet" href="a.css"><p style="border:1pt solid teal">'
        '<i style="color:#888">a</i>'
    )
    made = studio.page(html)
    told = [(d.severity, d.code, str(d.source)) for d in made.diagnostics]

    assert told == [
        ("warning", "furniture.rgb", "layouts/plain/page.html:1:64"),
        ("warning", "furniture.rgb", "layouts/plain/a.css:2:12"),
    ]
    with pytest.raises(LayoutError) as caught:
        studio.page(html, strict=True)
    assert [d.code for d in caught.value.diagnostics] == ["furniture.rgb"] * 2


def test_drawing_of_many_colours_is_one_warning_at_the_line_of_its_file(
    studio: Studio,
) -> None:
    """Whatever is dropped from it before it is drawn, comments as well."""
    shapes = "".join(
        f'<rect fill="#{n}0{n}" width="9" height="9"/>\n' for n in range(9)
    )
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n'
        f'<!-- fill="#123456"\n\n -->\n<metadata/>\n{shapes}{shapes}</svg>'
    )
    studio.put("river.svg", svg)
    (told,) = studio.page('<img src="river.svg" width=9>').diagnostics

    assert (told.severity, told.code) == ("warning", "furniture.rgb")
    assert str(told.source) == "layouts/plain/river.svg:7:13"
    assert "8 colours are no inks" in told.message.en
    assert "#101 (line 7), #202 (line 8)" in told.message.en
    assert told.message.en.endswith("and 2 more")


# Over and under


def test_what_is_over_the_text_is_drawn_apart(studio: Studio) -> None:
    made = studio.page(
        f'{RESET}<body style="background:{CYAN}">'
        f'<div style="height:20pt;background:{MAGENTA}"></div>'
        f'<div data-over style="height:20pt;background:var(--canal)"><p></p></div>'
    )
    under, over = (_inks_of(pdf) for pdf in (made.under, made.over))

    assert under == {(1.0, 0.0, 0.0, 0.0), (0.0, 1.0, 0.0, 0.0)}
    assert over == {tuple(CANAL[:4])}


def test_page_without_overlay_has_none(studio: Studio) -> None:
    assert studio.page("<p>").over == b""


def _inks_of(pdf: bytes) -> set[Any]:
    with opened(pdf) as document:
        steps = pikepdf.parse_content_stream(document.pages[0])
        return {
            meant(*map(float, step.operands))
            for step in steps
            if str(step.operator) == "rg"
        }


# Fonts


def test_text_of_a_page_is_set_in_roles_and_embedded(studio: Studio) -> None:
    """By English and Chinese names; a character that one lacks comes from the next."""
    made = studio.page(
        '<p style="font:9pt sans, hei">Rice 稻</p><p style="font:9pt 标题宋">油菜</p>'
    )
    with opened(made.under) as document:
        fonts = [
            thing
            for thing in document.objects
            if isinstance(thing, pikepdf.Dictionary)
            and thing.get("/Type") == "/FontDescriptor"
        ]
        names = {str(font.FontFamily) for font in fonts}

        assert names == {"sans-serif", "hei", "标题宋"}
        assert all("/FontFile2" in f or "/FontFile3" in f for f in fonts)


def test_role_has_the_forms_of_the_editions_region(studio: Studio) -> None:
    """In Taiwan a comma stands in the middle of its cell, in CSS as in frames."""

    def drawn(role: str, lang: str) -> bytes:
        made = studio.page(f'<p style="font:60pt {role}">，骨', lang=lang)
        with pypdfium2.PdfDocument(made.under) as document:
            return bytes(document[0].render().buffer)

    taiwan = drawn("hei", "zh-Hant-TW")

    assert taiwan == drawn("hei-tw", "zh-Hant-TW") == drawn("hei-tw", "zh-Hans")
    assert taiwan != drawn("hei", "zh-Hans")


@pytest.mark.parametrize(
    "html",
    [
        '<style>p::before{content:"通城"}</style><p></p>',
        "<style>li{list-style:cjk-decimal}</style><ol><li></li></ol>",
        '<p><svg viewBox="0 0 9 9" width="20pt"><text y="8">城</text></svg></p>',
    ],
)
def test_words_that_no_element_has_are_set_in_roles_as_well(
    studio: Studio, html: str
) -> None:
    made = studio.page(f"{RESET}<style>body{{font-family:hei}}</style>{html}")
    with opened(made.under) as document:
        fonts = [
            str(font.BaseFont) for font in document.pages[0].Resources.Font.values()
        ]

    assert [name.partition("+")[2] for name in fonts] == ["hei-Medium"]


def test_page_without_words_reads_no_font(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A style sheet of a layout names a dozen, of fifteen megabytes each."""
    monkeypatch.setattr("reform_press.makeup.webassets.Assets._font", None)
    html = (
        '<style>p{font-family:hei}</style><p data-frame="flow" style="height:9pt"></p>'
    )
    (frame,) = studio.page(RESET + html).frames

    assert frame.rect.height == pytest.approx(9)


def test_fonts_of_the_machine_are_not_there(studio: Studio) -> None:
    faults = studio.faults('\n<p style="font-family:DejaVu Sans, Arial">x</p>')

    assert {f.code for f in faults} == {"furniture.font"}
    assert {str(f.source) for f in faults} == {
        "layouts/plain/page.html:2:23", "layouts/plain/page.html:2:36",
    }  # fmt: skip


def test_character_that_no_font_has_is_told(studio: Studio) -> None:
    (fault,) = studio.faults(
        '<p style="font:9pt sans">ok</p>\n<p style="font:9pt sans">稻'
    )

    assert fault.code == "furniture.glyph"
    assert "U+7A3B" in fault.message.en
    assert str(fault.source) == "layouts/plain/page.html:2:26"


# Kept


def test_page_is_kept_until_something_it_is_made_of_changes(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Kept(Store(tmp_path / "store"))
    studio.put("a.css", "@import 'b.css';")
    studio.put("b.css", f"p {{ background: {CYAN} }}")
    html = '<link rel=stylesheet href="a.css"><p>{{ title }}</p>'
    first = studio.page(html, kept)
    runs = tmp_path / "runs"  # counted where they are made: in another process
    _count_runs(monkeypatch, runs)

    assert studio.page("", kept) == first
    assert studio.page("", kept, values={"head": "改了题"}) == first  # not shown
    assert not runs.exists()

    changed = []
    for change in (
        lambda: studio.put("b.css", f"p {{ background: {MAGENTA} }}"),
        lambda: studio.put("page.html", f"{html}<p>x"),
    ):
        change()
        changed.append(studio.page("", kept))
    changed.append(studio.page("", kept, values={"title": "稻"}))
    assert len({first, *changed}) == 4
    assert runs.read_text() == "xxx"


def test_pages_that_come_to_the_same_are_made_once(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Masters of a book's parts, told apart by numbers that none of them shows."""
    runs = tmp_path / "runs"
    _count_runs(monkeypatch, runs)
    studio.put("page.html", "<p>{{ side }}")
    values = [
        {"side": side, "part": part} for part in (1, 2, 3) for side in ("left", "right")
    ]
    asks = [studio.ask(values=value) for value in values]
    made = design_each(asks, studio.fonts, Kept(Store(tmp_path / "store")))

    assert made == made[:2] * 3
    assert made[0] != made[1]
    assert runs.read_text() == "xx"


def _count_runs(monkeypatch: pytest.MonkeyPatch, runs: Path) -> None:
    from reform_press.makeup import weblayout

    real: Callable[..., Designed] = weblayout.lay_out

    def counted(*given: Any) -> Designed:
        with runs.open("a") as told:
            told.write("x")
        return real(*given)

    monkeypatch.setattr(weblayout, "lay_out", counted)


def test_places_in_a_kept_page_are_those_of_its_own_layout(
    studio: Studio, tmp_path: Path
) -> None:
    """The same page of a copied layout, or below one more line, is another."""
    kept = Kept(Store(tmp_path / "store"))
    html = '{# one #}\n<div data-frame="a" style="width:9mm;height:9mm"></div>'
    first = studio.page(html, kept)
    moved = studio.page(f"{{# none #}}\n{html}", kept)
    studio.house = studio.house.rename(studio.house.parent / "mine")
    copied = studio.page("", kept)

    places = [str(page.frames[0].source) for page in (first, moved, copied)]
    assert [place.partition(":")[0] for place in places] == [
        "layouts/plain/page.html", "layouts/plain/page.html", "layouts/mine/page.html",
    ]  # fmt: skip
    assert [place.split(":")[1] for place in places] == ["2", "3", "3"]


@pytest.mark.parametrize("what", ["link", "device", "pipe"])
def test_kept_page_opens_nothing_that_a_new_one_would_not(
    studio: Studio, tmp_path: Path, what: str
) -> None:
    kept = Kept(Store(tmp_path / "store"))
    sheet = studio.house / "a.css"
    studio.put("a.css", f"p {{ color: {CYAN} }}")
    (tmp_path / "outside.css").write_bytes(sheet.read_bytes())
    studio.page('<link rel=stylesheet href="a.css"><p>x', kept)
    sheet.unlink()
    if what == "pipe":
        os.mkfifo(sheet)
    else:
        sheet.symlink_to("/dev/zero" if what == "device" else tmp_path / "outside.css")

    with pytest.raises(LayoutError) as caught:
        studio.page("", kept)
    assert caught.value.diagnostics[0].code == "furniture.outside"


_AGAIN = """
import sys
from itertools import pairwise
from pathlib import Path
from makeup.test_webpage import Studio, EVERYTHING, Kept, Store
from reform_press.fonts.library import load_fonts
folder = Path(sys.argv[1])
studio = Studio.__new__(Studio)
studio.house, studio.edition = folder / "layouts/plain", folder / "content/sample"
studio.fonts = load_fonts()
made = studio.page("", Kept(Store(Path(sys.argv[2]))))
print(made.digest, "weasyprint" in sys.modules, "jinja2" in sys.modules)
"""


@pytest.mark.slow
def test_kept_page_loads_neither_library_and_a_new_one_has_the_same_bytes(
    studio: Studio, tmp_path: Path
) -> None:
    """Bench of the issue: a second build costs no WeasyPrint run."""
    store = tmp_path / "store"
    digest = studio.page(EVERYTHING, Kept(Store(store))).digest

    def told(seed: str, kept: Path) -> list[str]:
        done = subprocess.run(
            [sys.executable, "-c", _AGAIN, str(tmp_path), str(kept)],
            env={**os.environ, "PYTHONHASHSEED": seed,
                 "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout.split()

    assert told("1", store) == [digest, "False", "False"]
    assert told("2", tmp_path / "empty")[0] == digest


# Hostile pages (T1, T2, T6)


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Fail when a socket is used, in whatever process and whoever hides it."""
    used = tmp_path / "sockets"

    def refuse(*_: object, **__: object) -> None:
        used.touch()
        raise AssertionError("a socket was opened")

    for name in ("connect", "connect_ex", "sendto", "bind"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    yield
    assert not used.exists()


HOSTILE = """<link rel="stylesheet" href="http://evil.example/a.css">
<link rel="stylesheet" href="chain.css">
<link rel="attachment" href="file:///etc/passwd">
<style>@import url(https://evil.example/i.css);
@font-face { font-family: title; src: url(http://evil.example/f.woff) }
@font-face { font-family: own; src: url(own.ttf), local("DejaVu Sans") }
p { background: url(ftp://evil.example/p.png); }
li { list-style-image: url(//evil.example/l.png) }
p::before { content: url(file:///etc/hostname) }</style>
<img src="http://evil.example/i.png"><img src="file:///etc/passwd">
<img src="../../../../etc/passwd"><img src="..%2f..%2fsecret.svg">
<img src="file://server/share/x.svg"><img src="C:\\\\secret.svg">
<img src="photos\\\\..\\\\secret.svg"><img src="link.svg"><img src="device.svg">
<img src="loop.svg"><img src="a%00b.svg"><img src="data:image/png;base64,AAAA">
<img src="drawing.svg"><img src="photo.jpg"><img src="LONG.svg">
<svg viewBox="0 0 9 9"><image href="http://evil.example/x.svg"/>
<use href="http://evil.example/u.svg#a"/><style>@import "http://evil.example/s.css";</style>
</svg>
<a rel="attachment" href="http://evil.example/b">a</a>
<object data="http://evil.example/o"></object><embed src="http://evil.example/e">
<iframe src="http://evil.example/f"></iframe><script src="http://evil.example/s"></script>
<li>x</li><p onclick="x()">leak</p><a href="javascript:alert(1)">b</a>
""".replace("LONG", "x" * 400)


def test_hostile_page_leaks_nothing_and_opens_no_socket(
    studio: Studio, tmp_path: Path, no_network: None
) -> None:
    """Every attempt is an error of the page, with file and line."""
    secret = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    (tmp_path / "secret.svg").write_text(secret)
    (studio.house.parent / "secret.svg").write_text(secret)
    (studio.house / "link.svg").symlink_to(tmp_path / "secret.svg")
    (studio.house / "device.svg").symlink_to("/dev/zero")
    (studio.house / "loop.svg").symlink_to("loop.svg")
    studio.put(
        "drawing.svg", f'{secret[:-2]}><image href="http://evil.example"/></svg>'
    )
    studio.put("chain.css", '@import "deeper.css";')
    studio.put("deeper.css", '\n@import "http://evil.example/deep.css";')
    faults = studio.faults(HOSTILE)
    told = {(f.code.removeprefix("furniture."), f.message.en) for f in faults}

    def refused(code: str, what: str) -> bool:
        return any(c == code and what in words for c, words in told)

    assert refused("link", "evil.example/b")
    for what in ("a.css", "i.css", "f.woff", "p.png", "l.png", "i.png", "x.svg"):
        assert refused("network", what) or refused("outside", what), what
    assert refused("network", "deep.css")
    for what in ("etc/passwd", "etc/hostname", "secret.svg", "server", "x" * 60):
        assert refused("outside", what), what
    for what in ("link.svg", "device.svg", "loop.svg", "a%00b.svg"):
        assert refused("outside", what), what
    for what in (
        "script",
        "iframe",
        "object",
        "embed",
        "onclick",
        "javascript",
    ):
        assert refused("unsafe", what), what
    assert refused("unsafe", "@import")
    assert refused("unsafe", "u.svg#a")
    assert refused("picture", "photo.jpg")
    assert refused("font", "own.ttf")
    assert refused("picture", "data:image/png")
    assert refused("unsupported", "<image>") or refused("unsafe", "evil")
    assert all(f.source for f in faults if f.severity == "error")
    assert any(str(f.source).endswith("plain/deeper.css:2:10") for f in faults)


@pytest.mark.parametrize(
    "html",
    [
        '<body background="http://evil.example/x">',
        '<img srcset="a.svg 1x, http://evil.example/x 2x">',
        '<picture><source srcset="http://evil.example/x"></picture>',
        '<input type=image src="http://evil.example/x">',
        '<link rel=preload href="http://evil.example/x">',
        '<link rel=icon href="http://evil.example/x">',
        '<link rel=manifest href="http://evil.example/x">',
        '<svg><rect fill="url(http://evil.example/x#a)"/></svg>',
        '<svg><rect mask="url(http://evil.example/x#a)"/></svg>',
        '<svg><rect filter="url(http://evil.example/x#a)"/></svg>',
        '<svg><filter><feImage href="http://evil.example/x"/></filter></svg>',
        "<style>p { cursor: url(http://evil.example/x), auto }</style>",
        "<style>p { shape-outside: url( 'http://evil.example/x' ) }</style>",
        '<style>p { mask: image-set("http://evil.example/x" 1x) }</style>',
        "<style>p { cursor: u\\72l(http://evil.example/x) }</style>",
        '<style>@\\69mport "http://evil.example/x";</style>',
        '<style>.none { background: src("http://evil.example/x") }</style>',
        '<style>@color-profile device-cmyk{src:url("http://evil.example/x")}</style>',
        "<style>@color-profile --own { src: url(http://evil.example/x) }</style>",
        "<p style=\"cursor: url('http://evil.example/x')\">",
    ],
)
def test_every_address_is_an_attempt_though_nobody_goes_there(
    studio: Studio, no_network: None, html: str
) -> None:
    studio.put("a.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    faults = [f for f in studio.faults(f"<p>\n{html}") if f.severity == "error"]

    (fault,) = [fault for fault in faults if fault.code == "furniture.network"]
    assert "evil.example/x" in fault.message.en
    assert fault.source
    assert fault.source.line == 2 or "u\\72l" in html


def test_address_in_a_style_sheet_is_told_where_it_stands(studio: Studio) -> None:
    studio.put("deep/a.css", "@color-profile --x {\n src: url(http://evil.example/x) }")
    faults = studio.faults('<link rel=stylesheet href="deep/a.css"><p>x')

    assert [f.code for f in faults if f.severity == "error"] == ["furniture.network"]
    assert str(faults[0].source) == "layouts/plain/deep/a.css:2:11"


def test_page_without_its_style_sheet_is_one_error(studio: Studio) -> None:
    """Its frames would have no width, for no fault of theirs."""
    html = '<link rel=stylesheet href="none.css"><div data-frame="a"></div>'

    assert [f.code for f in studio.faults(html)] == ["furniture.missing-file"]


def test_words_of_a_page_are_no_addresses(studio: Studio) -> None:
    words = "<p>Styles stand in missing.css, says url(http://a.example)"

    assert studio.page(words).diagnostics == ()


def test_escaped_import_in_a_drawing_of_the_page_is_refused(studio: Studio) -> None:
    html = '<svg><style>@\\69mport "file:///etc/passwd";</style></svg>'

    assert {"unsafe", "outside"} <= studio.codes(html)


def test_nobody_learns_whether_a_file_outside_is_there(
    studio: Studio, tmp_path: Path
) -> None:
    there = tmp_path / "there.svg"
    there.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')

    for path in (there, tmp_path / "not.svg"):
        assert studio.codes(f'<img src="file:///page/{path}">') == {"outside"}


@pytest.mark.parametrize("count", [0, 1, 30])
def test_style_sheets_without_end_are_refused_at_once(
    studio: Studio, count: int
) -> None:
    for number in range(count + 1):
        name = f"a{min(number + 1, count)}.css"
        studio.put(f"a{number}.css", f'@import "{name}";\n@import "{name}" print;')
    begun = monotonic()

    assert "too-many" in studio.codes('<link rel=stylesheet href="a0.css"><p>x')
    assert monotonic() - begun < 20


def test_base_leads_no_address_elsewhere(studio: Studio, no_network: None) -> None:
    studio.put("a.css", "p { color: black }")
    html = '<base href="http://evil.example/"><link rel=stylesheet href="a.css">'
    faults = studio.faults(html)

    assert {f.code for f in faults} == {"furniture.network", "furniture.unsafe"}


@pytest.mark.parametrize(
    "svg",
    [
        '<g id="a"><use href="#a"/></g>',
        "".join(
            f'<g id="a{n}">{f"<use href=#a{n - 1} />" * 10}</g>'.replace("=#", "='#")
            .replace(" />", "'/>")
            for n in range(1, 10)
        ) + '<g id="a0"><rect width="1" height="1"/></g>',
        "".join(
            f'<marker id="m{n}"><path d="M0 0 1 1 2 2 3 3 4 4 5 5 6 6 7 7 8 8" '
            f'style="marker-mid:url(#m{n + 1})"/></marker>'
            for n in range(9)
        ) + '<path d="M0 0 1 1 2 2" style="marker-mid:url(#m0)"/>',
        '<pattern id="a"><rect fill="url(#a)"/></pattern><rect fill="url(#a)"/>',
    ],
)  # fmt: skip
def test_drawing_without_end_in_a_page_is_refused(studio: Studio, svg: str) -> None:
    """T6: before it is drawn."""
    assert "too-complex" in studio.codes(f'<svg viewBox="0 0 9 9">{svg}</svg>')


def test_file_that_is_not_there_is_told(studio: Studio) -> None:
    (fault,) = studio.faults('<p>\n<img src="photos/none.svg">')

    assert fault.code == "furniture.missing-file"
    assert str(fault.source) == "layouts/plain/page.html:2:11"


def test_files_come_from_the_layout_before_the_edition(studio: Studio) -> None:
    for folder, colour in ((studio.house, CYAN), (studio.edition, MAGENTA)):
        drawing = (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
            f'<rect width="9" height="9" fill="{colour}"/></svg>'
        )
        (folder / "photos").mkdir(exist_ok=True)
        (folder / "photos" / "a.svg").write_text(drawing)
    (studio.edition / "photos" / "b.svg").write_text(drawing)

    def inks(name: str) -> set[Any]:
        return _inks_of(studio.page(f'<img src="photos/{name}.svg" width=9>').under)

    assert inks("a") == {(1.0, 0.0, 0.0, 0.0)}
    assert inks("b") == {(0.0, 1.0, 0.0, 0.0)}


def test_remark_on_a_style_sheet_is_handed_on_with_its_place(
    studio: Studio, capsys: pytest.CaptureFixture[str]
) -> None:
    studio.put("a.css", "p { color: black;\n  no-such: 3pt }")
    (remark,) = studio.page('<link rel=stylesheet href="a.css"><p>').diagnostics

    assert (remark.severity, remark.code) == ("warning", "furniture.css")
    assert str(remark.source) == "layouts/plain/a.css:2:3"
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("html", "place", "message"),
    [
        ("<style>\np { colour: red }</style>", "2:5", "colour"),
        ('<p>\n<i style="top: 0; bor: 3">', "2:19", "bor"),
        ("<style>\n\np:worse(a) { top: 0 }</style>", "3:1", "p:worse"),
    ],
)
def test_remark_on_a_style_within_a_page_is_told_at_its_line(
    studio: Studio, html: str, place: str, message: str
) -> None:
    (remark,) = studio.page(html).diagnostics

    assert (remark.severity, remark.code) == ("warning", "furniture.css")
    assert str(remark.source) == f"layouts/plain/page.html:{place}"
    assert message in remark.message.en
    assert " at " not in remark.message.en


def test_variable_that_nobody_declared_is_named_at_its_place(studio: Studio) -> None:
    studio.put(
        "a.css", "/* var(--no) */ :root { --mine: 3pt }\np { top: var(--canel) }"
    )
    (remark,) = studio.page(
        '<link rel=stylesheet href="a.css"><p style="left: var(--mine)">'
        '<i style="color: var(--canal); right: var(--none, 3pt)">'
    ).diagnostics

    assert (remark.severity, remark.code) == ("warning", "furniture.variable")
    assert str(remark.source) == "layouts/plain/a.css:2:10"
    assert remark.message.en == "there is no variable --canel"
    assert remark.hint.en == "did you mean “--canal”?"


@pytest.mark.parametrize("address", ["https://example.org/a", "#top", "mailto:a@b.c"])
def test_link_on_a_page_is_refused(studio: Studio, address: str) -> None:
    """Links stand in the copy: nobody clicks on paper."""
    (fault,) = studio.faults(f'<p>\n<a class="x" href="{address}">a</a>')

    assert (fault.severity, fault.code) == ("error", "furniture.link")
    assert str(fault.source) == "layouts/plain/page.html:2:14"
    assert address in fault.message.en


def test_what_cannot_be_drawn_is_told_at_its_place(studio: Studio) -> None:
    studio.put("page.css", 'p::after { content: target-counter("#gone", page) }')
    (fault,) = studio.faults('<link rel=stylesheet href="page.css"><p>a')

    assert fault.code == "furniture.failed"
    assert str(fault.source) == "layouts/plain/page.css:1:37"


TWINS = '{% import "reform/twins.html" as twins with context %}'


@pytest.mark.parametrize(
    ("lang", "more", "told"),
    [
        ("zh-Hans", "", [("hens:body", "b", 1, 0, "free", 0.0),
                         ("hens.en:body", "b-english", 1, 0, "free", 0.0)]),
        ("zh-Hans", ', columns=2, gutter="4mm", order=3, flow="level"',
         [("hens:body", "b", 2, 3, "level", 4 * MM),
          ("hens.en:body", "b-english", 2, 3, "level", 4 * MM)]),
        ("zh-Hans", ', flow="over"', [("hens:body", "b", 1, 0, "over", 0.0)]),
        ("en", ', columns=2, flow="over"',
         [("hens.en:body", "b-alone", 2, 0, "free", 0.0)]),
    ],
)  # fmt: skip
def test_frames_of_a_pair_go_together_as_they_are_asked(
    studio: Studio, lang: str, more: str, told: list[tuple[Any, ...]]
) -> None:
    pair = f'{{{{ twins.pair("hens", "body", "b"{more}) }}}}'
    made = studio.page(
        f"{TWINS}<style>div {{ height: 9pt }}</style>{pair}", values={"lang": lang}
    )

    assert [
        (f.name, f.style, f.columns, f.order, f.flow, pytest.approx(f.gutter, abs=0.01))
        for f in made.frames
    ] == told
