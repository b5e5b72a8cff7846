"""The barcode of a book (书号条码): EAN-13 of its ISBN, in black alone.

In: an ISBN as it is written, and the width of the code with its quiet zones.
Out: SVG: bars on bare paper with their digits under them, and ISBN above.
Lengths are those of GB/T 12906 and GS1: a module is 0.33 mm and may be from
0.8 to twice that.

"""

import re
from itertools import groupby

from reform_press.colour import BLACK, PAPER
from reform_press.errors import Diagnostic, LayoutError, Words
from reform_press.geometry import MM, fits
from reform_press.makeup.charts.easel import Easel, Said
from reform_press.makeup.charts.look import Look
from reform_press.makeup.charts.svg import area, svg, words

#: White left and right of the bars; the bars; in modules.
_LEFT, _BARS, _RIGHT = 11, 95, 7
_WIDE = _LEFT + _BARS + _RIGHT
#: Least and greatest width of a module, pt.
_LEAST, _MOST = 0.264 * MM, 0.66 * MM
#: Height of a bar, and what guards are longer, in modules.
_HIGH, _LONGER = 69, 5
#: Room above and below the bars; size of type, and where its lines stand, from
#: the upper edge and from the foot of the bars; in modules.
_ABOVE, _BELOW = 13, 11
_SIZE, _OVER, _UNDER = 10, 8.5, 9.5
_NAMED = re.compile(r"^\s*ISBN[\s:：]*", re.IGNORECASE)


def barcode(isbn: str, look: Look, easel: Easel) -> str:
    """Return the barcode of an ISBN.

    Raises LayoutError: ``barcode.isbn`` (13 digits that agree), ``barcode.width``.
    """
    number = _NAMED.sub("", isbn).strip()
    digits = re.sub(r"[\s-]", "", number)
    bars = _bars(digits)
    if bars is None:
        raise LayoutError(_no_isbn(isbn))
    module = look.width / _WIDE
    if not fits(_LEAST, module) or not fits(module, _MOST):
        raise LayoutError(_misfit(module))
    top, high = _ABOVE * module, _HIGH * module
    whole = (_ABOVE + _HIGH + _BELOW) * module
    drawn = [area(0, 0, look.width, whole, PAPER)]
    at = _LEFT
    for kind, run in groupby(bars):
        wide = len(list(run))
        if kind != "0":
            longer = _LONGER * module if kind == "G" else 0.0
            drawn.append(area(at * module, top, wide * module, high + longer, BLACK))
        at += wide
    # The first digit stands before the bars, six under each half of them.
    under = top + (_HIGH + _UNDER) * module
    lines = (
        (f"ISBN {number}", _BARS / 2, _OVER * module),
        (digits[0], -6, under),
        (digits[1:7], 24, under),
        (digits[7:], 71, under),
    )
    letters = easel.letters(_SIZE * module)
    for text, middle, y in lines:
        said = Said(text, letters, easel.width(text, letters))
        drawn.append(words(easel, (_LEFT + middle) * module, y, said, "middle"))
    return svg(look.width, whole, drawn)


def _bars(digits: str) -> str | None:
    """Return 95 modules: 0 white, 1 black, G of a guard; None of no ISBN."""
    from barcode.ean import EAN13  # 0.1 s: only for books with an ISBN

    if not re.fullmatch(r"97[89][0-9]{10}", digits):
        return None
    made = EAN13(digits, guardbar=True)
    return str(made.build()[0]) if made.ean == digits else None


def _no_isbn(isbn: str) -> Diagnostic:
    return Diagnostic(
        "error",
        "barcode.isbn",
        Words(f"“{isbn}”不是书号", f"“{isbn}” is no ISBN"),
        hint=Words(
            "13位数字，最后一位是校验码；没有书号就不排条码",
            "13 digits, the last of which checks the others; without one, no barcode",
        ),
    )


def _misfit(module: float) -> Diagnostic:
    least, most = (_WIDE * one / MM for one in (_LEAST, _MOST))
    return Diagnostic(
        "error",
        "barcode.width",
        Words(
            f"条码的一个模块宽 {module / MM:.3f} 毫米，读码器认不出",
            f"modules of {module / MM:.3f} mm are not read",
        ),
        hint=Words(
            f"宽 {least:.1f} 到 {most:.1f} 毫米（含两侧空白）",
            f"from {least:.1f} to {most:.1f} mm wide, with the white at its sides",
        ),
    )
