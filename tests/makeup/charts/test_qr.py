"""QR codes: what they say, their white, and modules that can be read."""

import itertools
from io import BytesIO

import pypdfium2
import pytest
import segno
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from weasyprint import HTML

from reform_press.errors import LayoutError
from reform_press.geometry import MM
from reform_press.makeup.charts.look import Look
from reform_press.makeup.charts.qr import outlines, qr

ADDRESS = "https://example.org/dongchong/灌区"


def printed(svg: str, side: float) -> bytes:
    page = f"<style>@page{{size:{side}pt {side}pt;margin:0}}body{{margin:0}}</style>"
    return bytes(HTML(string=page + svg).write_pdf())


@pytest.mark.parametrize(
    "text", [ADDRESS, "通城县东冲灌区", "WIFI:S:石溪;;", "x" * 300]
)
@pytest.mark.parametrize("error", ["L", "H"])
def test_an_outside_reader_reads_the_printed_code(text: str, error: str) -> None:
    """Drawn by WeasyPrint, rendered at 300 dpi, decoded by ZXing."""
    side = 120.0
    svg = qr(text, Look(width=side, error=error))
    with pypdfium2.PdfDocument(BytesIO(printed(svg, side))) as document:
        picture = document[0].render(scale=300 / 72).to_pil()

    (found,) = zxingcpp.read_barcodes(picture)

    assert found.text == text
    assert found.valid


@given(
    st.lists(st.lists(st.booleans(), min_size=7, max_size=7), min_size=7, max_size=7)
)
def test_outlines_hold_the_dark_modules_and_no_others(
    modules: list[list[bool]],
) -> None:
    """Each module's middle is inside by the winding rule that PDF fills by."""
    paths = list(outlines(modules))

    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            assert (_winding(paths, x + 0.5, y + 0.5) != 0) == dark
    for path in paths:  # corners only, and level or upright edges
        assert len(path) >= 4
        for (x, y), (x2, y2) in itertools.pairwise(path):
            assert (x == x2) != (y == y2)


def _winding(paths: list[tuple[tuple[int, int], ...]], x: float, y: float) -> int:
    found = 0
    for path in paths:
        for (x1, y1), (x2, y2) in zip(path, path[1:] + path[:1], strict=True):
            if x1 == x2 and x1 > x and min(y1, y2) < y < max(y1, y2):
                found += 1 if y2 > y1 else -1
    return found


def test_modules_are_those_that_the_text_asks_for_with_four_of_white() -> None:
    side, made = 60.0, segno.make_qr(ADDRESS, error="M")
    svg = qr(ADDRESS, Look(width=side))
    count = len(made.matrix) + 8
    with pypdfium2.PdfDocument(BytesIO(printed(svg, side))) as document:
        picture = document[0].render(scale=count * 8 / side).to_pil().convert("L")
    read = [
        [picture.getpixel((x * 8 + 4, y * 8 + 4)) < 128 for x in range(count)]
        for y in range(count)
    ]

    assert [row[4:-4] for row in read[4:-4]] == [
        [bool(m) for m in row] for row in made.matrix
    ]
    white = read[:4] + read[-4:] + [row[:4] + row[-4:] for row in read]
    assert not any(any(row) for row in white)


def test_a_code_is_one_path_of_black_alone() -> None:
    svg = qr(ADDRESS, Look(width=60))

    assert svg.count("<path") == 1
    assert 'fill="device-cmyk(0 0 0 1)"' in svg
    assert svg.count("device-cmyk") == 2  # and the paper under it


def test_modules_too_small_to_be_read_are_told_with_the_width_they_want() -> None:
    count = len(segno.make_qr(ADDRESS, error="M").matrix) + 8

    qr(ADDRESS, Look(width=count * 0.4 * MM))
    with pytest.raises(LayoutError) as caught:
        qr(ADDRESS, Look(width=count * 0.39 * MM))
    (found,) = caught.value.diagnostics
    assert found.code == "qr.small"
    assert f"{count * 0.4:.1f} mm" in found.hint.en


@pytest.mark.parametrize(
    ("text", "code"), [(" ", "qr.empty"), ("字" * 2000, "qr.long")]
)
def test_what_no_code_can_say_is_told(text: str, code: str) -> None:
    with pytest.raises(LayoutError) as caught:
        qr(text, Look(width=300))

    assert caught.value.diagnostics[0].code == code
