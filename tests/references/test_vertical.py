"""Vertical lines (直排) as pictures: marks turned or moved, quotes, Latin.

typesetting.md 2, 4, 6 and 9; CLREQ 2.4.2, 3.1.1, 3.1.6, 3.2.3; GB/T 15834 5.2.
A Han character is drawn as in a row, what turns is a row that is turned.

"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import pytest

from references.byhand import ASCENT, SIZE, sheet, starts
from references.case import (
    ALIKE,
    APART,
    Case,
    apart,
    cases,
    examine,
    pictures,
    set_copy,
)
from reform_press.colour import Colour
from reform_press.compose.paragraph import Compositor
from reform_press.geometry import Rect
from reform_press.page import Area
from reform_press.style.model import Mode, Punctuation, Region
from reform_press.style.region import lang_of

#: An upright number stands in a cell like Han; the gap beside it is no matter here.
SOLID: Mapping[str, Any] = {"autospace": 0.0}

TURNED = (
    Case("han-stands", "9", "天地玄", ("0 天地玄",), ("0> 天地玄",)),
    Case(
        "round-brackets",
        "9: vert for brackets",
        "天（地）玄",
        ("0 天 1> （ 2 地 3> ） 4 玄",),
        ("0 天（地）玄",),
    ),
    Case(
        "title-marks",
        "9",
        "天《地》玄",
        ("0 天 1> 《 2 地 3> 》 4 玄",),
        ("0 天《地》玄",),
    ),
    Case(
        "double-quotes-are-corners",
        "9; GB/T 15834 5.2.3",
        "天“地”玄",
        ("0 天 1^ 『 2 地 3^ 』 4 玄",),
        ("0 天 1> “ 2 地 3> ” 4 玄",),
    ),
    Case(
        "single-quotes-are-corners",
        "9; GB/T 15834 5.2.3",
        "天‘地’玄",
        ("0 天 1^ 「 2 地 3^ 」 4 玄",),
        ("0 天 1^ 『 2 地 3^ 』 4 玄",),
    ),
    Case(
        "dash",
        "9: vert for DA",
        "天——地",
        ("0 天 1 —— 3 地",),
        ("0 天 1.1 —— 3 地",),
    ),
    Case("ellipsis", "9", "天……地", ("0 天 1> …… 3 地",), ("0 天…… 3 地",)),
    Case("wave-dash", "9", "天～地", ("0 天 1^ ～ 2 地",), ("0 天～地",)),
    Case(
        "en-dash",
        "9: rotate 2013; 2: half an em",
        "天–地",
        ("0 天 ~1.25> – 1.5 地",),
        ("0 天 ~1.5> – 2 地",),
    ),
    Case(
        "solidus",
        "9: rotate 002F; 2: half an em",
        "天/地",
        ("0 天 ~1.25> / 1.5 地",),
        ("0 天 ~1.25 / 1.5 地",),
    ),
)

SQUEEZED = (
    Case(
        "closing-opening",
        "4.1",
        "天》《地",
        ("0 天 1> 》 1.5> 《 2.5 地",),
        ("0 天 1> 》 2> 《 3 地",),
    ),
    Case(
        "opening-opening",
        "4.1",
        "天（《地",
        ("0 天 1> （ 1.5> 《 2.5 地",),
        ("0 天 1> （ 2> 《 3 地",),
    ),
    Case(
        "stop-closing",
        "4.1",
        "天。》地",
        ("0 天 1^ 。 1.5> 》 2.5 地",),
        ("0 天 1^ 。 2> 》 3 地",),
    ),
    Case(
        "rigid-marks-lose-nothing",
        "2, 4.1: ！ has no blank",
        "天！》地",
        ("0 天 1^ ！ 2> 》 3 地",),
        ("0 天 1^ ！ 1.5> 》 2.5 地",),
    ),
    Case(
        "opening-at-line-start",
        "4.3",
        "天地玄黄《宇宙》",
        ("0 天地玄黄", "-0.5> 《 0.5 宇宙 2.5> 》"),
        ("0 天地玄黄", "0> 《 1 宇宙 3> 》"),
        4.0,
    ),
    Case(
        "mark-at-line-end",
        "4.2",
        "天地玄黄》宇宙",
        ("0 天地玄黄 4> 》", "0 宇宙"),
        ("0/1.5 天地玄", "0 黄 1> 》 2 宇宙"),
        4.5,
    ),
    Case(
        "gaps-open-alike",
        "6, stretch tier 3",
        "天地玄黄宇宙",
        ("0/1.2 天地玄黄宇宙",),
        ("0 天地玄黄宇宙",),
        7.0,
        {"align": "justify_all"},
    ),
)

LATIN = (
    Case(
        "word-lies",
        "9; 5: 0.25 beside Han",
        "用km写",
        ("0 用 1.25 km +0.25 写",),
        ("0 用 1 km +0 写",),
    ),
    Case(
        "year-lies",
        "9: four digits",
        "至2023年",
        ("0 至 1.25 2023 +0.25 年",),
        ("0 至 1= 2023 2 年",),
    ),
    Case(
        "one-digit-stands",
        "9",
        "共5人",
        ("0 共 1= 5 2 人",),
        ("0 共 1 5 +0 人",),
        style=SOLID,
    ),
    Case(
        "two-digits-in-a-cell",
        "9: scaled if wider",
        "五12日",
        ("0 五 1= 12 2 日",),
        ("0 五 1 12 +0 日",),
        style=SOLID,
    ),
    Case(
        "three-digits-in-a-cell",
        "9: scaled if wider",
        "共100人",
        ("0 共 1= 100 2 人",),
        ("0 共 1 100 +0 人",),
        style=SOLID,
    ),
    Case(
        "capitals-one-by-one",
        "9: acronyms upright",
        "增GDP值",
        ("0 增 1= G 2= D 3= P 4 值",),
        ("0 增 1 GDP +0 值",),
        style=SOLID,
    ),
)


def down(group: Iterable[Case]) -> tuple[Case, ...]:
    """Return cases set from top to bottom."""
    return tuple(
        case._replace(style={**case.style, "mode": "vertical"}) for case in group
    )


@cases(down(TURNED), down(SQUEEZED), down(LATIN))
def test_vertical(case: Case, compositor: Compositor) -> None:
    """What stands, what turns, and where along the line."""
    examine(case, compositor)


class Corner(NamedTuple):
    """The part of its cell in which a mark has its ink, in em from the top left."""

    region: Region
    mode: Mode
    marks: str
    box: Rect

    @property
    def name(self) -> str:
        """What the case is called."""
        return f"{self.region}-{self.mode}-{self.marks}"


#: 2 and 6: lower left in rows of the mainland, upper right in its columns, in
#: the middle elsewhere.  The tail of a comma reaches below its cell.
CORNERS = (
    Corner("CN", "horizontal", "，、。．", Rect(0, 0.5, 0.5, 0.6)),
    Corner("CN", "horizontal", "；：！？”’》）", Rect(0, 0, 0.5, 1.1)),
    Corner("CN", "horizontal", "“‘《（", Rect(0.5, 0, 0.5, 1.1)),
    Corner("CN", "vertical", "，、。", Rect(0.5, 0, 0.5, 0.5)),
    Corner("CN", "vertical", "；：！？", Rect(0.5, 0, 0.5, 1)),
    Corner("CN", "vertical", "“‘《（", Rect(0, 0.5, 1, 0.5)),
    Corner("CN", "vertical", "”’》）", Rect(0, 0, 1, 0.5)),
    Corner("TW", "horizontal", "，、。", Rect(0.25, 0.25, 0.5, 0.5)),
    Corner("TW", "horizontal", "；：！？", Rect(0.25, 0, 0.5, 1)),
    Corner("TW", "vertical", "，、。", Rect(0.25, 0.25, 0.5, 0.5)),
    Corner("TW", "vertical", "；：！？", Rect(0.25, 0, 0.5, 1)),
)


@pytest.mark.parametrize("corner", CORNERS, ids=lambda corner: corner.name)
def test_marks_stand_in_their_corner(corner: Corner, compositor: Compositor) -> None:
    """Cover the corner: nothing of a mark is left between the Han beside it."""
    vertical = corner.mode == "vertical"
    x, y = next(starts(vertical=vertical))
    left, top = (x - SIZE / 2, y + SIZE) if vertical else (x + SIZE, y - ASCENT * SIZE)
    box = Rect(*(SIZE * edge for edge in corner.box))
    cover = Area(box._replace(x=left + box.x, y=top + box.y), Colour())
    lang, fonts = lang_of(corner.region), compositor.fonts
    pages = [sheet(("0 天 2 地",), fonts, lang, vertical=vertical)]
    for mark in corner.marks:
        case = Case(
            mark,
            "2, 6",
            f"天{mark}地",
            (),
            (),
            style={"mode": corner.mode},
            marks=Punctuation(region=corner.region),
        )
        pages += [set_copy(case, compositor, cover), set_copy(case, compositor)]
    bare, *drawn = pictures(compositor, *pages)

    found = zip(corner.marks, drawn[::2], drawn[1::2], strict=True)
    for mark, covered, uncovered in found:
        assert apart(covered, bare) <= ALIKE, mark
        assert apart(uncovered, bare) >= APART, mark
