"""Barcodes of books: what they say, how wide they may be, and no false ones."""

from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from weasyprint import HTML

from makeup.charts.drawn import Drawn, easel_of
from reform_press.errors import LayoutError
from reform_press.fonts.library import FontSet
from reform_press.geometry import MM
from reform_press.makeup.charts.barcode import barcode
from reform_press.makeup.charts.look import Look

#: Numbers of no publisher: the prefix 978-7-000000 is given to none.
SPELT, DIGITS = "978-7-000000-01-8", "9787000000018"


def drawn(fonts: FontSet, isbn: str, width: float) -> Drawn:
    easel = easel_of(fonts)
    return Drawn(barcode(isbn, Look(width=width * MM), easel), easel)


@pytest.mark.parametrize("width", [29.9, 37.3, 70.0])
def test_an_outside_reader_reads_the_code(square: FontSet, width: float) -> None:
    """Drawn by WeasyPrint, rendered at 600 dpi, decoded by ZXing."""
    svg = barcode(SPELT, Look(width=width * MM), easel_of(square))
    page = "<style>@page{size:90mm 70mm;margin:5mm}body{margin:0}</style>"
    made = bytes(HTML(string=page + svg).write_pdf())
    with pypdfium2.PdfDocument(BytesIO(made)) as document:
        picture = document[0].render(scale=600 / 72).to_pil()

    (found,) = zxingcpp.read_barcodes(picture)

    assert found.text == DIGITS
    assert found.valid


def test_digits_stand_under_the_bars_and_the_number_over_them(square: FontSet) -> None:
    made = drawn(square, f"ISBN {SPELT}", 37.3)

    assert [one.text for one in made.words] == [
        f"ISBN {SPELT}", "9", "787000", "000018"
    ]  # fmt: skip
    ground, *bars = (rect for rect, _ in made.areas)
    over, *under = (one.room for one in made.words)
    assert ground.width == pytest.approx(37.3 * MM, abs=0.01)
    assert over.bottom < min(bar.y for bar in bars)
    assert max(bar.bottom for bar in bars) < ground.bottom
    assert all(bar.bottom <= min(one.y for one in under) + 4 for bar in bars)
    # White of 11 modules of 113 on the left, of 7 on the right.
    assert min(bar.x for bar in bars) == pytest.approx(
        ground.width * 11 / 113, abs=0.01
    )
    assert max(bar.right for bar in bars) == pytest.approx(
        ground.width * 106 / 113, abs=0.01
    )


@pytest.mark.parametrize(
    ("isbn", "width", "code"),
    [
        ("978-7-000000-01-6", 37.3, "barcode.isbn"),  # the check digit is wrong
        ("7-000000-01-8", 37.3, "barcode.isbn"),
        ("由出版单位填写", 37.3, "barcode.isbn"),
        (SPELT, 29.0, "barcode.width"),
        (SPELT, 90.0, "barcode.width"),
    ],
)
def test_what_no_shop_can_read_is_refused(
    square: FontSet, isbn: str, width: float, code: str
) -> None:
    with pytest.raises(LayoutError) as caught:
        drawn(square, isbn, width)

    (told,) = caught.value.diagnostics
    assert told.code == code
    assert told.hint.zh
