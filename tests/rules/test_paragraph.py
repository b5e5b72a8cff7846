"""Paragraphs (段落): indent, last lines, 凸排, alignment, the measure itself.

CLREQ 3.4.1, 3.4.3, 3.4.4, 3.5.1; GB/T 15834 5.1.11; R38, R43 to R47, R50.

"""

import pytest

from rules.case import HAN, Case, cases, examine, set_copy

SIX = "天地玄黄宇宙"
INDENT = {"indent_em": 2}
ALL = {"align": "justify_all"}

INDENTS = (
    Case(
        "two-em",
        "R44",
        HAN[:22],
        10,
        (HAN[:8], HAN[8:18], HAN[18:22]),
        {"天": 2, "地": 3, HAN[8]: 0},
        ends={0: 10, 1: 10, 2: 4},
        options=INDENT,
    ),
    Case(
        "one-em",
        "R44",
        HAN[:13],
        10,
        (HAN[:9], HAN[9:13]),
        {"天": 1},
        options={"indent_em": 1},
    ),
    Case(
        "every-paragraph",
        "R44",
        "天地玄黄\n宇宙洪荒",
        10,
        ("天地玄黄", "宇宙洪荒"),
        {"天": 2, "宇": 2},
        options=INDENT,
    ),
    Case("none", "R44", "天地玄黄\n宇宙洪荒", 10, ("", ""), {"天": 0, "宇": 0}),
    Case("typed-indent", "R44", "　　天地玄黄", 10, at={"天": 2}, options=INDENT),
    Case(
        "hanging-lines",
        "R46",
        HAN[:22],
        10,
        (HAN[:10], HAN[10:16], HAN[16:22]),
        {"天": 0, HAN[10]: 4, HAN[15]: 9, HAN[16]: 4},
        ends={0: 10, 1: 10, 2: 10},
        options={"hanging_indent_em": 4},
    ),
    Case(
        "hanging-line-opens-with-a-quote",
        "R46, R25",
        f"{HAN[:10]}“{HAN[10:15]}",
        10,
        ("", f"“{HAN[10:15]}"),
        {"“": 4, HAN[10]: 4.5},
        options={"hanging_indent_em": 4},
    ),
)

RUNTS = (
    Case(
        "one-han-and-a-stop",
        "R47",
        "天地玄黄宇宙洪荒。",
        7,
        (SIX, "洪荒。"),
        {"地": 1.2, "宙": 6, "洪": 0, "荒": 1},
        ends={0: 7},
    ),
    Case("one-han", "R47", "天地玄黄宇宙洪荒", 7, (SIX, "洪荒")),
    Case("one-han-and-two-marks", "R47", "天地玄黄宇宙洪荒。”", 7, (SIX, "洪荒。”")),
    Case(
        "allowed-by-option",
        "R47",
        "天地玄黄宇宙洪荒。",
        7,
        (f"{SIX}洪", "荒。"),
        ends={0: 7},
        options={"orphan_min": 1},
    ),
    Case(
        "three-by-option",
        "R47",
        "天地玄黄宇宙洪荒日。",
        7,
        (SIX, "洪荒日。"),
        options={"orphan_min": 3},
    ),
    Case("two-are-enough", "R47", "天地玄黄宇宙洪荒日。", 7, (f"{SIX}洪", "荒日。")),
    Case("after-several-lines", "R47", HAN[:15], 7, ("", "", HAN[13:15])),
    Case("short-paragraph", "R47", "天。", 7, ("天。",)),
    Case("a-number-as-wide", "R47", f"{HAN[:7]}101个。", 7, ("", "101个。")),
    Case("a-word-as-wide", "R47", f"{HAN[:7]}Python。", 7, ("", "Python。")),
    Case("a-short-number", "R47", f"{HAN[:7]}5个。", 7, (SIX, "洪5个。")),
    Case(
        "rather-squeezed-up",
        "R47; GB 5.1.11",
        "校长（兼）说，全校已复课。",
        12,
        ("校长（兼）说，全校已复课。",),
        {"兼": 2.75, "说": 4.5, "。": 11.5},
        ends={0: 12},
    ),
)

SINGLE = (
    Case("start", "R43", "李四", 4, at={"李": 0, "四": 1}, options={"align": "start"}),
    Case(
        "centre", "R43", "李四", 4, at={"李": 1, "四": 2}, options={"align": "center"}
    ),
    Case("end", "R43", "李四", 4, at={"李": 2, "四": 3}, options={"align": "end"}),
    Case("even-two", "R43", "李四", 4, at={"李": 0, "四": 3}, options=ALL),
    Case("even-three", "R43", "欧阳海", 4, at={"阳": 1.5, "海": 3}, options=ALL),
    Case("even-four", "R43", "司马相如", 4, at={"马": 1, "如": 3}, options=ALL),
    Case("even-names", "R59", "张三\n王二小", 3, at={"三": 2, "王": 0}, options=ALL),
    Case(
        "centred-latin",
        "R31, R43",
        "ERP",
        4,
        at={"E": 1.25},
        options={"align": "center"},
        square=True,
    ),
    Case(
        "centred-word-at-an-edge",
        "R31, R43",
        "进ERP",
        5,
        at={"进": 1.125, "E": 2.375},
        options={"align": "center"},
        square=True,
    ),
    Case(
        "not-justified-stays-solid",
        "R38",
        "天地玄黄宇宙洪荒日月盈昃",
        7.5,
        ("天地玄黄宇宙洪", "荒日月盈昃"),
        {"洪": 6},
        ends={0: 7},
        options={"align": "start"},
    ),
)

MEASURE = (
    Case(
        "measure-snaps-to-whole-ems",
        "R50",
        HAN[:22],
        10.4,
        (HAN[:10], HAN[10:20], HAN[20:22]),
        {HAN[9]: 9},
        ends={0: 10, 1: 10},
        options={"snap_measure": True},
    ),
    Case(
        "measure-is-kept-otherwise",
        "decision 8",
        HAN[:22],
        10.4,
        (HAN[:10], HAN[10:20], HAN[20:22]),
        {HAN[9]: 9.4},
        ends={0: 10.4, 1: 10.4},
    ),
)


@cases(INDENTS, RUNTS, SINGLE, MEASURE)
def test_paragraph(case: Case, request: pytest.FixtureRequest) -> None:
    """Where lines begin and end, and how many characters stand on the last."""
    examine(case, request)


@pytest.mark.parametrize("size", [9.0, 10.5, 14.0, 42.0])
def test_places_in_em_do_not_depend_on_the_size(size: float) -> None:
    """All rules are in em of the text."""
    text = "校长（兼）说，全校已于5月12日复课，学生“全部”到校。"

    assert set_copy(text, 12, size=size).x == pytest.approx(
        set_copy(text, 12).x, abs=0.002
    )


def test_first_line_and_hanging_lines_share_one_measure() -> None:
    """R46: both end on the same edge."""
    copy = set_copy(HAN[:20], 10.5, hanging_indent_em=2)

    assert copy.at(HAN[9]) == pytest.approx(9.5, abs=0.02)
