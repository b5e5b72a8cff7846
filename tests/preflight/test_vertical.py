"""Text in vertical lines: preflight finds it where it stands."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array

from pdf.printing import line, page, run, written
from reform_press.fonts.library import FontSet
from reform_press.geometry import Size
from reform_press.page import Item, TextLine
from reform_press.preflight.content import page_marks
from reform_press.preflight.marks import Spent
from reform_press.preflight.state import Box
from reform_press.preflight.typeface import read

SHEET = Size(200, 200)


def boxes(
    fonts: FontSet,
    *items: Item,
    heights: tuple[list[object], list[object]] | None = None,
) -> list[Box]:
    """Return the boxes of the text of a page, y down from its top."""
    data = written(fonts, page(*items, trim=SHEET))
    with pikepdf.open(BytesIO(data)) as pdf:
        shown = pdf.pages[0]
        if heights:
            for font in shown.Resources.Font.values():
                under = font.DescendantFonts[0]
                under.DW2, under.W2 = Array(heights[0]), Array(heights[1])
        everywhere = Box(-1e9, -1e9, 1e9, 1e9)
        marks = list(page_marks(shown, everywhere, Spent()))
    top = SHEET.height
    return [
        Box(*(m.box.left, top - m.box.top, m.box.right, top - m.box.bottom))
        for m in marks
        if m.kind == "text"
    ]


def test_vertical_text_reaches_down_its_axis(square: FontSet) -> None:
    face = square.chain("song")[0]
    first, last = boxes(square, line(face, "农农农", x=50, y=20, vertical=True))

    assert first == pytest.approx((45, 20, 55, 40), abs=0.01)
    assert last == pytest.approx((45, 40, 55, 50), abs=0.01)


def test_turned_text_reaches_down_beside_its_baseline(square: FontSet) -> None:
    face = square.chain("song")[0]
    (first, last) = boxes(
        square, line(face, "农农农", x=50, y=20, turned=True, rise=-3.0)
    )

    assert first == pytest.approx((45.8, 20, 55.8, 40), abs=0.01)
    assert last == pytest.approx((45.8, 40, 55.8, 50), abs=0.01)


def test_condensed_text_is_as_wide_as_it_is_drawn(square: FontSet) -> None:
    face = square.chain("song")[0]
    narrow = run(face, "农农", x=20, rise=-5, condensed=0.5)
    (box,) = boxes(square, TextLine(50, 20, 10, (narrow,), "农农", vertical=True))

    assert box == pytest.approx((45, 31.2, 55, 41.2), abs=0.01)


@pytest.mark.parametrize(
    ("usual", "listed", "length"),
    [
        ([880, -1000], [], 2.0),
        ([880, -2000], [], 4.0),
        ([880, -1000], ["code", [-1500, 500, 880]], 3.0),
        ([880, -1000], [0, 65535, -1500, 500, 880], 3.0),
        ([880, -1000], [0, 0, -1500, 500, 880, "code", [-2500, 500, 880]], 5.0),
        ([], [1], 2.0),
    ],
)
def test_pen_goes_down_by_the_heights_of_the_font(
    square: FontSet, usual: list[object], listed: list[object], length: float
) -> None:
    """ISO 32000-1 9.7.4.3: DW2 for all codes, W2 for lists and ranges."""
    face = square.chain("song")[0]
    code = face.glyph("农")
    told = [
        code if part == "code" else Array(part) if isinstance(part, list) else part
        for part in listed
    ]
    items = [line(face, "农农农", x=50, y=20, vertical=True)]
    first, _ = boxes(square, *items, heights=(usual, told))

    assert first.bottom + first.top == pytest.approx(40 + 10 * length, abs=0.01)


@pytest.mark.parametrize(
    ("name", "mode", "vertical"),
    [
        ("Identity-V", None, True),
        ("UniGB-UTF16-V", None, True),
        ("V", None, True),
        ("Identity-H", None, False),
        ("", 1, True),
        ("", 0, False),
        ("", None, False),
    ],
)
def test_direction_is_told_by_the_encoding(
    name: str, mode: int | None, vertical: bool
) -> None:
    pdf = pikepdf.new()
    encoding: pikepdf.Object = (
        pikepdf.Name(f"/{name}") if name else pdf.make_stream(b"")
    )
    if mode is not None:
        encoding.WMode = mode
    font = pikepdf.Dictionary(Subtype=pikepdf.Name.Type0, Encoding=encoding)

    assert read(font).vertical is vertical
