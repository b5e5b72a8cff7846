"""Ends of runs (标记边界) cannot be seen: R16b, R34.

Bold, emphasis, links and colours change faces and nothing else: every rule
reads the copy as if it had no marks.

"""

import pytest

from rules.case import Case, cases, examine, set_copy

#: Copy without marks, and the same with marks in every awkward place.
TWINS = [
    ("（文字）。又", "**（文字）**。又"),
    ("（文字）。又", "**（文字）。**又"),
    ("（文字）。又", "（**文字**）。又"),
    ("（文字）。又", "（文**字）。**又"),
    ("（文字）。又", "*（文字）*。又"),
    ("（文字）。又", "[（文字）](https://example.com)。又"),
    ("天》《地", "**天》**《地"),
    ("天》《地", "天》**《地**"),
    ("天》、《地", "**天》**、**《地**"),
    ("天。”）地", "天。**”**）地"),
    ("天，“地”", "天，**“地”**"),
    ("“天地”", "**“天地”**"),
    ("列夫·托尔", "**列夫**·托尔"),
    ("青山——那时", "**青山**——那时"),
    ("天！！地", "**天！！**地"),
]


@pytest.mark.parametrize(("plain", "marked"), TWINS)
def test_marks_move_no_character(plain: str, marked: str) -> None:
    """R16b: same characters, same places, same cells."""
    assert set_copy(marked) == set_copy(plain)


@pytest.mark.parametrize(("plain", "marked"), TWINS)
def test_marks_move_no_character_in_vertical(plain: str, marked: str) -> None:
    """R16b, R73."""
    assert set_copy(marked, mode="vertical") == set_copy(plain, mode="vertical")


BROKEN = (
    Case(
        "comma-after-bold-opens-no-line",
        "R16b, R06",
        "天地玄黄宇宙洪**荒**，日月盈昃",
        8,
        ("天地玄黄宇宙洪", "荒，日月盈昃"),
    ),
    Case(
        "quote-before-bold-closes-no-line",
        "R16b, R07",
        "天地玄黄宇宙洪“**日月盈昃**”",
        8,
        ("天地玄黄宇宙洪", "“日月盈昃”"),
    ),
    Case(
        "number-half-in-bold-is-whole",
        "R16b, R13",
        "全市气温升至**28**℃以上停课",
        7,
        ("全市气温升至", ""),
    ),
    Case(
        "line-end-mark-in-a-link",
        "R16b, R24",
        "天地玄黄宇[宙，](https://example.com)洪荒日月盈",
        6.5,
        ("天地玄黄宇宙，", "洪荒日月盈"),
        wide={"，": 0.5},
        ends={0: 6.5},
    ),
    Case(
        "line-start-quote-in-bold",
        "R16b, R25",
        "天地玄黄宇宙**“暖流**洪荒",
        6,
        ("天地玄黄宇宙", "“暖流洪荒"),
        {"暖": 0.5},
    ),
    Case(
        "brackets-in-bold-give-as-much",
        "R16b, R39",
        "校长**（兼）**说，全校已复课，学生到校",
        12,
        ("校长（兼）说，全校已复课，", "学生到校"),
        {"兼": 2.75, "说": 4.5, "全": 6.5},
    ),
    Case(
        "bold-opens-as-much",
        "R16b, R42",
        "天地**玄黄**宇宙",
        7,
        at={"地": 1.2, "玄": 2.4, "黄": 3.6, "宇": 4.8},
        options={"align": "justify_all"},
    ),
)


@cases(BROKEN)
def test_rules_look_through_marks(case: Case, request: pytest.FixtureRequest) -> None:
    """Breaks, edges and adjustment across the ends of runs."""
    examine(case, request)
