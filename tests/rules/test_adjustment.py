"""How a line is brought to its measure (行调整), tier by tier.

CLREQ 3.5.1, 3.5.3 and 3.5.4; R38 to R42b.  Each line that must shrink ends in
a mark which may not open the next one, so it is squeezed in (R10); each line
that must stretch is alone in its paragraph and justified with the last.
Letters are half an em wide here, word spaces a quarter.

"""

import pytest

from reform_press import set_text
from rules.case import Case, cases, codes, examine, set_copy

REST = "学生到校"
ALL = {"align": "justify_all"}
TW = {"region": "TW"}

#: 校2（1兼1）1说1，1全校已复课6，½ is 12½ em; and so on.
SHRINK = (
    Case(
        "brackets-give-before-pauses",
        "R39, tier 4",
        f"校长（兼）说，全校已复课，{REST}",
        12,
        ("校长（兼）说，全校已复课，", REST),
        {"（": 2, "兼": 2.75, "说": 4.5, "，": 5.5, "全": 6.5, "，#2": 11.5},
        {"，": 1, "，#2": 0.5},
        ends={0: 12},
    ),
    Case(
        "brackets-give-all-they-have",
        "R39, tier 4 to its limit",
        f"校长（兼）说，全校已复课。”{REST}",
        12,
        ("校长（兼）说，全校已复课。”", REST),
        {"兼": 2.5, "说": 4, "全": 6, "。": 11, "”": 11.5},
        {"（": 0.5, "）": 0.5, "，": 1},
    ),
    Case(
        "pauses-give-when-brackets-are-done",
        "R39, tier 5",
        f"校长（兼）说，全校已复课。”{REST}",
        11.75,
        ("校长（兼）说，全校已复课。”", REST),
        {"兼": 2.5, "说": 4, "，": 5, "全": 5.75},
        {"，": 0.75},
    ),
    Case(
        "pauses-give-equally",
        "R39, R42, tier 5",
        f"天、地；玄：黄，宇宙洪荒日，{REST}",
        13,
        ("天、地；玄：黄，宇宙洪荒日，", REST),
        {"地": 1.875, "玄": 3.75, "黄": 5.625, "宇": 7.5, "日": 11.5},
        {"、": 0.875, "；": 0.875, "：": 0.875, "，": 0.875},
    ),
    Case(
        "brackets-give-equally",
        "R39, R42, tier 4",
        f"天“地”玄《黄》宇宙洪荒日，{REST}",
        13.1,
        ("天“地”玄《黄》宇宙洪荒日，", REST),
        {"地": 1.9, "”": 2.9, "玄": 3.8, "黄": 5.7, "宇": 7.6},
        {"“": 0.9, "”": 0.9, "《": 0.9, "》": 0.9},
    ),
    Case(
        "pauses-give-before-stops",
        "R39, tiers 5 and 7",
        f"天，地。玄黄宇宙洪荒日月，{REST}",
        12,
        ("天，地。玄黄宇宙洪荒日月，", REST),
        {"地": 1.5, "玄": 3.5},
        {"，": 0.5, "。": 1},
    ),
    Case(
        "stops-give-last",
        "R39, tier 7",
        f"天地。玄黄？宇宙洪荒日月，{REST}",
        12,
        ("天地。玄黄？宇宙洪荒日月，", REST),
        {"玄": 2.75, "宇": 5.5},
        {"。": 0.75, "？": 0.75},
    ),
    Case(
        "dot-of-an-em-gives-before-brackets",
        "R39, tier 3; TW",
        "《天·地》玄黄宇宙洪荒日月」寒來暑往",
        12.7,
        ("《天·地》玄黄宇宙洪荒日月」", "寒來暑往"),
        {"天": 0.5, "·": 1.5, "地": 2.2, "》": 3.2, "玄": 4.2},
        {"·": 0.7, "》": 1},
        options=TW,
    ),
    Case(
        "brackets-give-when-the-dot-is-done",
        "R39, tiers 3 and 4; TW",
        "《天·地》玄黄宇宙洪荒日月」寒來暑往",
        12.2,
        ("《天·地》玄黄宇宙洪荒日月」", "寒來暑往"),
        {"地": 2, "》": 3, "玄": 3.7},
        {"·": 0.5, "》": 0.7},
        options=TW,
    ),
)

SHRINK_LATIN = (
    Case(
        "pauses-give-before-han-latin-gaps",
        "R39, tiers 5 and 6",
        f"天，地AB玄黄宇宙洪荒日月，{REST}",
        12.6,
        ("天，地AB玄黄宇宙洪荒日月，", REST),
        {"地": 1.6},
        {"，": 0.6},
        {"地A": 0.25, "B玄": 0.25},
        square=True,
    ),
    Case(
        "han-latin-gaps-give-before-stops",
        "R39, tiers 6 and 7",
        f"天。地AB玄黄宇宙洪荒日月，{REST}",
        12.8,
        ("天。地AB玄黄宇宙洪荒日月，", REST),
        {"地": 2},
        {"。": 1},
        {"地A": 0.15, "B玄": 0.15},
        square=True,
    ),
    Case(
        "stops-give-when-han-latin-gaps-are-done",
        "R39, tiers 6 and 7",
        f"天。地AB玄黄宇宙洪荒日月，{REST}",
        12.5,
        ("天。地AB玄黄宇宙洪荒日月，", REST),
        {"地": 1.75},
        {"。": 0.75},
        {"地A": 0.125, "B玄": 0.125},
        square=True,
    ),
)

STRETCH = (
    Case(
        "gaps-open-equally",
        "R42",
        "天地玄黄宇宙",
        7,
        at={"地": 1.2, "玄": 2.4, "黄": 3.6, "宇": 4.8, "宙": 6},
    ),
    Case(
        "word-spaces-open-first",
        "R40, tier 1",
        "天地AB CD玄黄",
        6.9,
        at={"地": 1, "A": 2.25, "C": 3.65, "玄": 4.9, "黄": 5.9},
        square=True,
    ),
    Case(
        "han-latin-gaps-open-when-word-spaces-are-done",
        "R40, tier 2",
        "天地AB CD玄黄",
        7.3,
        at={"地": 1, "A": 2.4, "C": 3.9, "玄": 5.3, "黄": 6.3},
        square=True,
    ),
    Case(
        "han-latin-gaps-open-before-han",
        "R40, tier 2",
        "天地AB玄黄",
        5.9,
        at={"地": 1, "A": 2.45, "玄": 3.9, "黄": 4.9},
        square=True,
    ),
    Case(
        "han-gaps-open-last",
        "R40, tier 3",
        "天地AB玄黄",
        6.4,
        at={"地": 1.2, "A": 2.7, "玄": 4.2, "黄": 5.4},
        square=True,
    ),
    Case(
        "not-beside-a-middle-dot",
        "R41",
        "列夫·托尔",
        5,
        at={"夫": 1.25, "·": 2.25, "托": 2.75, "尔": 4},
    ),
    Case(
        "not-beside-a-solidus",
        "R41",
        "散文/诗歌",
        5,
        at={"文": 1.25, "/": 2.25, "诗": 2.75, "歌": 4},
    ),
    Case(
        "not-beside-a-connector",
        "R41",
        "北京～天津",
        5.5,
        at={"京": 1.25, "～": 2.25, "天": 3.25, "津": 4.5},
    ),
    Case("not-within-a-dash", "R41", "青山——那时", 7, wide={"——": 2}, ends={0: 7}),
    Case("not-within-an-ellipsis", "R41", "青山……那时", 7, wide={"……": 2}, ends={0: 7}),
    Case("not-within-two-stops", "R41", "青山！！那时", 5.6, wide={"！！": 1}),
    Case("not-within-a-word", "R41", "青山AB那时", 7, gap={"AB": 0}, square=True),
    Case(
        "not-within-a-number",
        "R41",
        "青山12.5那时",
        8,
        gap={"12": 0, "2.": 0, ".5": 0},
        square=True,
    ),
)
STRETCH = tuple(case._replace(options=ALL) for case in STRETCH)

LAST = (
    Case(
        "last-line-stays-natural",
        "R38",
        "天地玄黄宇宙洪荒日月，盈昃",
        8,
        ("天地玄黄宇宙洪荒", "日月，盈昃"),
        {"日": 0, "月": 1, "盈": 3, "昃": 4},
        ends={1: 5},
    ),
    Case(
        "squeeze-first",
        "R10",
        "昨日，全市中小学开学，学生到校",
        10,
        ("昨日，全市中小学开学，", "学生到校"),
        {"，": 2, "全": 2.5, "，#2": 9.5},
        ends={0: 10},
    ),
    Case(
        "only-then-push-down",
        "R10",
        "昨日全市中小学校开学，学生到校",
        10,
        ("昨日全市中小学校开", "学，学生到校"),
        {"日": 1.125, "开": 9},
        ends={0: 10},
    ),
)


@cases(SHRINK, SHRINK_LATIN, STRETCH, LAST)
def test_adjustment(case: Case, request: pytest.FixtureRequest) -> None:
    """Which gaps give or take how much."""
    examine(case, request)


@pytest.mark.parametrize(
    ("text", "unit"),
    [("天地——玄黄", "——"), ("天地……玄黄", "……"), ("天地，玄黄", "，")],
)
def test_han_gaps_of_a_loose_line_are_equal(text: str, unit: str) -> None:
    """R42: whatever stands between, Han on its two sides open alike."""
    copy = set_copy(text, 7, align="justify_all")

    assert copy.gap("天地") == pytest.approx(copy.gap("玄黄"), abs=0.005)
    assert copy.gap("天地") > 0.1


def test_loose_line_is_told() -> None:
    """R42b: a Han gap over a quarter of an em is warned of."""
    assert "compose.loose" in codes(set_text("天地玄黄宇", 6.5, align="justify_all"))


def test_line_of_a_quarter_is_not_loose() -> None:
    """R42b: what the rule allows is no remark."""
    assert codes(set_text("天地玄黄宇", 5.8, align="justify_all")) == set()
