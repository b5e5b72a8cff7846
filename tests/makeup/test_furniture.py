"""Drawings: SVG in, one page of vectors out, nothing fetched."""

import socket
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from reform_press.colour import meant
from reform_press.errors import LayoutError
from reform_press.geometry import Size
from reform_press.makeup.furniture import _drawn, draw_svg, sanitised
from reform_press.store import Store

NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(inside: str, more: str = "") -> bytes:
    return f'<svg {NS} viewBox="0 0 20 10" {more}>{inside}</svg>'.encode()


BOX = '<rect x="10" width="10" height="5" fill="#f00"/>'


def test_drawing_fills_a_page_of_its_size() -> None:
    pdf = draw_svg(svg(BOX), Size(200, 100))
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == 1
        assert document[0].get_size() == (200, 100)
        image = document[0].render().to_pil().convert("RGB")

    assert image.getpixel((150, 25)) == (255, 0, 0)
    assert image.getpixel((50, 25)) == (255, 255, 255)
    assert image.getpixel((150, 75)) == (255, 255, 255)


def test_drawing_stays_vectors() -> None:
    with pikepdf.open(BytesIO(draw_svg(svg(BOX), Size(20, 10)))) as document:
        kinds = {str(o.get("/Subtype")) for o in document.objects if hasattr(o, "get")}

    assert "/Image" not in kinds


def test_gradient_of_inks_is_drawn_in_their_stand_ins() -> None:
    """Else the drawing program would take C, M and Y for red, green and blue."""
    inks = (0.1, 0.2, 0.9, 0.3)
    gradient = (
        '<linearGradient id="g"><stop stop-color="device-cmyk(0.1 0.2 0.9 0.3)"/>'
        '<stop offset="1" stop-color="white"/></linearGradient>'
        '<rect width="9" height="9" fill="url(#g)"/>'
    )
    with pikepdf.open(BytesIO(draw_svg(svg(gradient), Size(20, 10)))) as document:
        (shading,) = (
            thing
            for thing in document.objects
            if isinstance(thing, pikepdf.Dictionary) and "/ShadingType" in thing
        )
        start = shading.Function.Functions[0].C0

        assert meant(*map(float, start)) == inks


def test_same_drawing_gives_the_same_bytes(tmp_path: Path) -> None:
    """With a cache or without one."""
    stores = Store(None), Store(tmp_path)
    drawn = {draw_svg(svg(BOX), Size(20, 10), store) for store in stores}

    assert drawn == {draw_svg(svg(BOX), Size(20, 10), Store(tmp_path))}
    assert any(tmp_path.rglob("*"))


def code_of(data: bytes) -> str:
    with pytest.raises(LayoutError) as caught:
        sanitised(data)
    (remark,) = caught.value.diagnostics
    return remark.code


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<rect onclick="x()" width="1" height="1"/>',
        '<use href="http://example.org/a.svg#x"/>',
        '<use xlink:href="file:///etc/passwd"/>',
        '<use href="other.svg#x"/>',
        '<rect fill="url(http://example.org/#g)" width="1" height="1"/>',
        '<rect style="fill:url( file:///a )" width="1" height="1"/>',
        "<style>@import 'http://example.org/a.css';</style>",
        '<style>@\\69mport "http://example.org/a.css";</style>',
        "<style>rect{fill:url(a.svg)}</style>",
        "<foreignObject/>",
    ],
)
def test_nothing_leads_out_of_a_drawing(inside: str) -> None:
    """T6: no scripts, no references to anything but its own parts."""
    assert code_of(svg(inside)) == "furniture.unsafe"


@pytest.mark.parametrize("name", ["text", "image", "filter", "mask", "animate"])
def test_what_cannot_be_printed_is_refused(name: str) -> None:
    assert code_of(svg(f"<{name}/>")) == "furniture.unsupported"


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0L1 1" stroke-width="1e30"/>',
        '<rect width="1e400" height="1"/>',
        '<path d="M0 0L1 1e999"/>',
        '<path d="M0 0L-9999999,3"/>',
        '<path d="M0 0Lnan 3"/>',
        '<polyline points="0 0 INF 3"/>',
        '<g transform="scale(Infinity)"/>',
        '<rect style="stroke-width:1e30px"/>',
        "<style>.a{stroke-width:1e30}</style>",
        '<svg viewBox="0 0 1e-30 1"/>',
        '<svg viewBox="0 0 a 1"/>',
    ],
)
def test_numbers_that_no_page_holds_are_refused(inside: str) -> None:
    """``1 w`` is PDF, ``inf w`` and thirty digits are not."""
    assert code_of(svg(inside)) == "furniture.number"


def test_digits_of_names_and_colours_are_no_numbers() -> None:
    named = (
        '<g id="a1e999" class="info nan" fill="#1e9999" stroke="url(#b1e99)"/>'
        "<style>.st1e99,#x99999999{fill:#9e9999}</style>"
        '<path d="M1e-9 0L1.5.5-3"/>'
    )

    assert b"#1e9999" in sanitised(svg(named))


@pytest.mark.parametrize("dashes", ["1e-9 1e-9", "0 0", "0,.00001", "3 -1"])
@pytest.mark.parametrize(
    "written",
    [
        '<path d="M0 0L9 9" stroke="red" stroke-dasharray="{}"/>',
        '<path d="M0 0L9 9" style="stroke:red;stroke-dasharray:{}"/>',
        '<style>path{{stroke:red;stroke-dasharray: {}}}</style><path d="M0 0L9 9"/>',
    ],
)
def test_dashes_of_no_length_are_dropped(dashes: str, written: str) -> None:
    """ISO 32000-1, 8.4.3.6: [0 0] is no dash, and some presses never end."""
    cleaned = sanitised(svg(written.format(dashes)))

    assert b"dasharray" not in cleaned
    assert b"red" in cleaned


def test_real_dashes_stay() -> None:
    assert b'="3 0 1"' in sanitised(svg('<path stroke-dasharray="3 0 1"/>'))


def test_what_cannot_be_drawn_is_damaged() -> None:
    """Whatever the drawing program trips over is told of the drawing."""
    with pytest.raises(LayoutError) as caught:
        _drawn(svg(BOX).replace(b"0 0 20", b"a b c"), Size(20, 10))

    assert [d.code for d in caught.value.diagnostics] == ["furniture.damaged"]


@pytest.mark.parametrize(
    "data",
    [
        b"", b"<svg", b"<html/>", b"\xff\xfe\x00",
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg(BOX),
        ('<!DOCTYPE svg [<!ENTITY a "b">]>' + svg(BOX).decode()).encode("utf-16"),
        ('<!DOCTYPE svg SYSTEM "file:///a.dtd">' + svg(BOX).decode()).encode("utf-16"),
        b'<?xml version="1.0" encoding="nonsense"?>' + svg(BOX),
    ],
)  # fmt: skip
def test_what_is_no_plain_svg_is_refused(data: bytes) -> None:
    assert code_of(data) == "furniture.damaged"


def test_chain_of_uses_is_counted_before_it_unfolds() -> None:
    """T6: ten lines that would draw 10^9 shapes are refused at once."""
    lines = ['<g id="a0"><rect width="1" height="1"/></g>']
    for n in range(1, 10):
        uses = f'<use href="#a{n - 1}"/>' * 10
        lines.append(f'<g id="a{n}">{uses}</g>')

    assert code_of(svg(f"<defs>{''.join(lines)}</defs>")) == "furniture.too-complex"


@pytest.mark.parametrize(
    "inside",
    ['<g id="a"><use href="#a"/></g>', "<g>" * 70 + "</g>" * 70],
)
def test_circles_and_depths_are_refused(inside: str) -> None:
    assert code_of(svg(inside)) == "furniture.too-complex"


def test_leavings_of_drawing_programs_are_dropped() -> None:
    """Metadata and foreign elements draw nothing and may stay away."""
    dirty = svg(
        '<metadata>Author</metadata><i:view xmlns:i="urn:inkscape" i:zoom="2"/>' + BOX,
        'xmlns:i="urn:inkscape" i:version="1"',
    )
    cleaned = sanitised(dirty)

    assert b"inkscape" not in cleaned
    assert b"Author" not in cleaned
    assert b"rect" in cleaned


def test_drawing_opens_no_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    """T1: even what slipped through would find no network."""

    def refuse(*_: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    gradient = (
        '<linearGradient id="g"><stop stop-color="red"/></linearGradient>'
        '<rect fill="url(#g)" width="9" height="9"/>'
    )

    assert draw_svg(svg(gradient), Size(20, 10)).startswith(b"%PDF")
