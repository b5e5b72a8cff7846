"""Vertical setting (直排): the inline axis runs down; x is told from the top.

CLREQ 2.4.2, 3.1.1, 3.1.6, 3.2.3; GB/T 15834 5.2; R03, R21, R73 to R77.

"""

from collections.abc import Iterable

import pytest

from rules.case import (
    CLOSING,
    HAN,
    OPENING,
    Case,
    cases,
    examine,
    set_copy,
)

SIX = "天地玄黄宇宙"
SEVEN = SIX + "洪"
REST = "日月盈昃"
#: Whether an upright cell has a gap before Han is no matter of these cases.
SOLID = {"autospace_em": 0.0}

WIDTHS = (
    Case("han", "R73", "天地玄", at={"地": 1, "玄": 2}),
    Case("comma", "R17", "天，地", at={"，": 1, "地": 2}),
    Case("colon", "R21", "天：地", wide={"：": 1}, at={"地": 2}),
    Case("exclamation", "R21", "天！地", wide={"！": 1}, at={"地": 2}),
    Case("two-exclamations", "R19", "天！！地", wide={"！！": 1}, at={"地": 2}),
    Case("middle-dot", "R18, R74", "列夫·托尔", wide={"·": 0.5}, at={"托": 2.5}),
    Case("en-dash", "R18", "北京–天津", wide={"–": 0.5}, at={"天": 2.5}),
    Case("em-dash", "R18", "北京—天津", wide={"—": 1}, at={"天": 3}),
    Case("wave-dash", "R18", "北京～天津", at={"天": 3}),
    Case("dash", "R17", "青山——那时", wide={"——": 2}, at={"那": 4}),
    Case("ellipsis", "R17", "青山……那时", wide={"……": 2}, at={"那": 4}),
)

PAIRS = (
    Case("stop-closing", "R22", "天。”地", at={"。": 1, "”": 1.5, "地": 2.5}),
    Case("comma-opening", "R22", "天，“地", at={"，": 1, "地": 2.5}),
    Case("closing-opening", "R22", "天》《地", at={"》": 1, "《": 2, "地": 2.5}),
    Case("closing-comma", "R22", "天”，地", at={"，": 1.5, "地": 2.5}),
    Case("opening-opening", "R22", "天《“地", at={"“": 2, "地": 2.5}),
    Case("colon-opening", "2.3a, vertical", "天：“地", at={"：": 1, "地": 2.5}),
    Case("exclamation-opening", "2.3a, vertical", "天！“地", at={"！": 1, "地": 2.5}),
    Case("exclamation-closing", "2.3a, vertical", "天！”地", at={"”": 2, "地": 3}),
    Case("question-closing", "2.3a, vertical", "天？”地", at={"”": 2, "地": 3}),
    Case("colon-closing", "2.3a, vertical", "天：”地", at={"”": 2, "地": 3}),
    Case("semicolon-closing", "2.3a, vertical", "天；”地", at={"”": 2, "地": 3}),
)

EDGES = (
    Case(
        "comma-at-line-end",
        "R24",
        f"{SIX}，{REST}",
        6.5,
        (f"{SIX}，", REST),
        wide={"，": 0.5},
        ends={0: 6.5},
    ),
    Case(
        "rigid-mark-at-line-end",
        "R21, R24",
        f"{SEVEN}！{REST}",
        8,
        (f"{SEVEN}！", REST),
        {"！": 7},
        {"！": 1},
        ends={0: 8},
    ),
    Case(
        "rigid-mark-without-room-goes-down",
        "R21, R24",
        f"{SEVEN}！{REST}",
        7.5,
        (SIX, f"洪！{REST}"),
        {"地": 1.3, "宙": 6.5, "洪": 0},
    ),
    Case(
        "opening-at-line-start",
        "R25",
        f"{SIX}“暖流{REST}",
        6.5,
        ("", f"“暖流{REST}"),
        {"“": 0, "暖": 0.5},
    ),
    Case(
        "paragraph-start",
        "R26",
        "“守住”",
        at={"“": 2, "守": 2.5},
        options={"indent_em": 2},
    ),
    Case("comma-goes-down", "R06", f"{SEVEN}荒，{REST}", 8, (SEVEN, f"荒，{REST}")),
    Case("quote-goes-down", "R07", f"{SEVEN}“{REST}", 8, (SEVEN, f"“{REST}")),
    Case("dash-is-whole", "R11", f"{SEVEN}——{REST}", 8, (SEVEN, f"——{REST}")),
    Case(
        "gaps-open-equally",
        "R42",
        SIX,
        7,
        at={"地": 1.2, "玄": 2.4, "宙": 6},
        options={"align": "justify_all"},
    ),
    Case("no-runt", "R47", f"{SEVEN}荒。", 7, (SIX, "洪荒。")),
    Case("solid-lines", "R38", HAN[:20], 8, (HAN[:8], HAN[8:16], HAN[16:20])),
)

SHRINK = (
    Case(
        "brackets-give",
        "R39, tier 4",
        "校长（兼）说，全校已复课，学生到校",
        12,
        ("校长（兼）说，全校已复课，", "学生到校"),
        {"兼": 2.75, "说": 4.5, "全": 6.5, "，#2": 11.5},
    ),
    Case(
        "colon-gives-nothing",
        "R21, R39",
        "天气，晴：风力三级宇宙，学生到校",
        11,
        ("天气，晴：风力三级宇宙，", "学生到校"),
        {"晴": 2.5, "：": 3.5, "风": 4.5},
        {"，": 0.5, "：": 1},
        ends={0: 11},
    ),
    Case(
        "semicolon-gives-nothing",
        "R21, R39",
        "天气，晴；风力三级宇宙，学生到校",
        11,
        ("天气，晴；风力三级宇宙，", "学生到校"),
        {"晴": 2.5, "风": 4.5},
        {"；": 1},
    ),
)

UPRIGHT = (
    Case("two-digits", "R76", "五12日", wide={"12": 1}, at={"1": 1, "2": 1, "日": 2}),
    Case("three-digits", "R76", "共100人", wide={"100": 1}, at={"0": 1, "人": 2}),
    Case("one-letter", "R76", "甲A股", wide={"A": 1}, at={"A": 1, "股": 2}),
    Case("one-digit", "R76", "共5人", wide={"5": 1}, at={"5": 1, "人": 2}),
    Case(
        "acronym",
        "R76",
        "增GDP值",
        wide={"G": 1, "D": 1, "P": 1},
        at={"G": 1, "D": 2, "P": 3, "值": 4},
    ),
)
UPRIGHT = tuple(case._replace(options=SOLID) for case in UPRIGHT)

ROTATED = (
    Case("gap-before-a-word", "R30", "用Word写", gap={"用W": 0.25, "d写": 0.25}),
    Case("gap-beside-a-year", "R30", "至2023年", gap={"至2": 0.25, "3年": 0.25}),
    Case("no-gap-beside-marks", "R32", "好，Word。", gap={"，W": 0, "d。": 0}),
    Case("word-opens-a-line-at-the-top", "R31", "Word写", at={"W": 0}),
)


def vertical(group: Iterable[Case]) -> tuple[Case, ...]:
    """Return cases set from top to bottom."""
    return tuple(
        case._replace(options={**case.options, "mode": "vertical"}) for case in group
    )


@cases(vertical(WIDTHS + PAIRS), vertical(EDGES + SHRINK), vertical(UPRIGHT + ROTATED))
def test_vertical(case: Case, request: pytest.FixtureRequest) -> None:
    """Cells, pairs, edges and Latin, from top to bottom."""
    examine(case, request)


@pytest.mark.parametrize("word", ["Word", "2023", "12345", "reform"])
def test_words_and_long_numbers_lie_on_their_side(word: str) -> None:
    """R76: rotated, so each letter keeps the advance that it has in a row."""
    standing = set_copy(f"用{word}写", mode="vertical")
    lying = set_copy(f"用{word}写")

    assert standing.x == pytest.approx(lying.x, abs=0.02)


def test_text_keeps_its_quotes() -> None:
    """R03, R79: 『』 are drawn, “” are kept."""
    text = "他说：“早。‘春’来了！”于2023年5月12日——完……"

    assert set_copy(text, mode="vertical").text == text


@pytest.mark.parametrize("region", ["TW", "HK"])
@pytest.mark.parametrize("mark", "：；！？")
def test_rigid_marks_elsewhere(region: str, mark: str) -> None:
    """Table 1: with centred marks these four have no blank to give."""
    copy = set_copy(f"天地{mark}", mode="vertical", region=region)

    assert copy.wide(mark) == pytest.approx(1)


def test_every_bracket_is_squeezed_and_trimmed_alike() -> None:
    """R22, R24, R25: each of OP and CL does in vertical what it does in a row."""
    for mark in OPENING + CLOSING:
        text = f"{mark}天《{mark}地" if mark in OPENING else f"天{mark}）{mark}"
        assert set_copy(text, mode="vertical").x == pytest.approx(
            set_copy(text).x, abs=0.02
        ), mark
