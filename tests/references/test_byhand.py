"""The instrument itself: pictures by hand obey their notation, and tell apart."""

import pytest
from PIL import Image

from references.byhand import (
    ASCENT,
    AXIS,
    BASELINE,
    DOT,
    DOT_ACROSS,
    LEFT,
    LINE,
    LINE_WEIGHT,
    SIZE,
    TOP,
    sheet,
)
from references.case import ALIKE, APART, FINE, Case, apart, examine, pictures
from reform_press.compose.paragraph import Compositor
from reform_press.fonts.library import FontSet

#: A dot of the picture, in em.
DOT_SIZE = 1 / FINE / SIZE


def picture(line: str, fonts: FontSet, *, vertical: bool) -> Image.Image:
    page = sheet((line,), fonts, "zh-Hans", vertical=vertical)
    return pictures(Compositor(fonts), page)[0]


def ink(line: str, fonts: FontSet, *, vertical: bool) -> tuple[float, ...]:
    """Return the ink along the line and across it, in em from its origin."""
    grey = picture(line, fonts, vertical=vertical).point(lambda v: 255 * (v < 128))
    box = grey.getbbox()
    assert box
    left, top, right, bottom = (edge / FINE / SIZE for edge in box)
    x, y = (AXIS, TOP) if vertical else (LEFT, BASELINE)
    x, y = x / SIZE, y / SIZE
    if vertical:
        return top - y, bottom - y, left - x, right - x
    return left - x, right - x, top - y, bottom - y


#: In the square font Han fill their cell and a letter has 0.4 of its half em.
LEVEL = (-ASCENT, 1 - ASCENT)
NOTATION = (
    ("2 天", False, (2, 3, *LEVEL)),
    ("1.5 天地", False, (1.5, 3.5, *LEVEL)),
    ("0.25/1.5 天地", False, (0.25, 2.75, *LEVEL)),
    ("~2.5 天", False, (2, 3, *LEVEL)),
    ("1 AB +0.25 天", False, (1.05, 3.25, *LEVEL)),
    ("2.5 •", False, (2.5 - DOT_ACROSS / 2, 2.5 + DOT_ACROSS / 2,
                      DOT[False] - DOT_ACROSS / 2, DOT[False] + DOT_ACROSS / 2)),
    ("1:3 ＿", False, (1, 3, LINE[False] - LINE_WEIGHT / 2,
                      LINE[False] + LINE_WEIGHT / 2)),
    ("2 天", True, (2, 3, -0.5, 0.5)),
    ("2> 天", True, (2, 3, -0.5, 0.5)),
    ("2^ 天", True, (2, 3, -0.5, 0.5)),
    ("1> （", True, (1.5, 2, -0.5, 0.5)),
    ("1 AB +0.25 天", True, (1.05, 3.25, -0.5, 0.5)),
    ("1= A", True, (1, 2, -0.2, 0.2)),
    ("1= ABCD", True, (1, 2, -0.475, 0.475)),
    ("2.5 •", True, (2.5 - DOT_ACROSS / 2, 2.5 + DOT_ACROSS / 2,
                     DOT[True] - DOT_ACROSS / 2, DOT[True] + DOT_ACROSS / 2)),
)  # fmt: skip


@pytest.mark.parametrize(("line", "vertical", "box"), NOTATION)
def test_notation(
    line: str, vertical: bool, box: tuple[float, ...], square: FontSet
) -> None:
    assert ink(line, square, vertical=vertical) == pytest.approx(box, abs=DOT_SIZE)


@pytest.mark.parametrize("vertical", [False, True])
def test_what_nobody_sees_is_told_apart(fonts: FontSet, vertical: bool) -> None:
    """A fifth of the 0.02 em that positions may be off shows in the dots."""
    still, near, far = (
        picture(line, fonts, vertical=vertical)
        for line in ("0 天 1 地", "0 天 1.004 地", "0 天 1.02 地")
    )

    assert apart(still, near) > ALIKE
    assert apart(still, far) > APART


def test_wrong_pictures_fail(compositor: Compositor) -> None:
    """One that differs where it must match, one that matches where it must differ."""
    right, wrong = ("0 天。 1.5 ” 2.5 地",), ("0 天。”地",)
    case = Case("pair", "4.1", "天。”地", right, wrong)
    examine(case, compositor)

    with pytest.raises(AssertionError, match=r"differs 1\.5"):
        examine(case._replace(like=wrong), compositor)
    with pytest.raises(AssertionError, match="do not differ"):
        examine(case._replace(unlike=right), compositor)


def test_pages_of_one_file_are_drawn_alike(compositor: Compositor) -> None:
    page = sheet(("0 天地 2.5 玄", "0 km"), compositor.fonts, "zh-Hans", vertical=False)
    first, second = pictures(compositor, page, page)

    assert apart(first, second) == 0
