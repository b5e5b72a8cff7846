"""Both edges of a line (行首行尾): half an em at the end, and at the start.

GB/T 15834 5.1.10; CLREQ 3.1.6.3, R24 to R26, R31.  Measures are chosen so
that a line fits exactly and nothing is stretched.

"""

import pytest

from rules.case import (
    CLOSING,
    OPENING,
    PAUSES,
    STOPS,
    Case,
    cases,
    examine,
    set_copy,
)

SIX = "天地玄黄宇宙"
REST = "洪荒日月盈"
FULL_START = {"line_start": "full"}
FULL_END = {"line_end": "full"}

END = (
    Case(
        "mark-at-line-end",
        "R24",
        f"{SIX}，{REST}",
        6.5,
        (f"{SIX}，", REST),
        {"宙": 5, "，": 6},
        {"，": 0.5},
        ends={0: 6.5},
    ),
    Case(
        "two-marks-at-line-end",
        "R24, R22",
        f"{SIX}。”{REST}",
        7,
        (f"{SIX}。”", REST),
        {"。": 6, "”": 6.5},
        {"。": 0.5, "”": 0.5},
    ),
    Case(
        "three-marks-at-line-end",
        "R24, R22",
        f"{SIX}）。”{REST}",
        7.5,
        (f"{SIX}）。”", REST),
        {"）": 6, "。": 6.5, "”": 7},
    ),
    Case("last-line", "R24; GB 5.1.10", "天地。", wide={"。": 0.5}, ends={0: 2.5}),
    Case("last-line-of-two-marks", "R24", "天地！”", at={"”": 2.5}, ends={0: 3}),
    Case(
        "every-paragraph-end",
        "R24",
        "天地。\n玄黄？",
        20,
        ("天地。", "玄黄？"),
        wide={"。": 0.5, "？": 0.5},
    ),
    Case(
        "full-line-end-by-option",
        "line_end=full",
        "天地玄黄宇宙，洪荒日月",
        7,
        (f"{SIX}，", "洪荒日月"),
        wide={"，": 1},
        options=FULL_END,
    ),
    Case(
        "dash-at-line-end-stays",
        "GB 5.1.4",
        f"{SIX}——{REST}",
        8,
        (f"{SIX}——", REST),
        wide={"——": 2},
    ),
    Case(
        "middle-dot-at-line-end-stays",
        "GB 5.1.6",
        f"{SIX}·{REST}",
        6.5,
        (f"{SIX}·", REST),
        wide={"·": 0.5},
    ),
)

START = (
    Case(
        "quote-at-line-start",
        "R25",
        f"{SIX}“暖流洪荒",
        6,
        (SIX, "“暖流洪荒"),
        {"“": 0, "暖": 0.5, "流": 1.5},
        {"“": 0.5},
    ),
    Case(
        "quote-at-line-start-by-option",
        "line_start=full",
        f"{SIX}“暖流洪荒。",
        6,
        (SIX, "“暖流洪荒。"),
        {"“": 0, "暖": 1, "流": 2},
        options=FULL_START,
    ),
    Case(
        "two-openings-at-line-start",
        "R25, R22",
        f"{SIX}《“暖流洪荒",
        6,
        (SIX, "《“暖流洪荒"),
        {"《": 0, "“": 0.5, "暖": 1, "流": 2},
    ),
    Case("paragraph-start", "R26", "“守住", at={"“": 0, "守": 0.5, "住": 1.5}),
    Case(
        "paragraph-start-with-indent",
        "R26",
        "“守住底线”",
        at={"“": 2, "守": 2.5, "住": 3.5},
        options={"indent_em": 2},
    ),
    Case(
        "paragraph-start-full-by-option",
        "R26",
        "“守住底线”",
        at={"“": 2, "守": 3, "住": 4},
        options={"indent_em": 2, **FULL_START},
    ),
    Case(
        "two-openings-at-paragraph-start",
        "R26, R22",
        "《“守住”》",
        at={"《": 2, "“": 2.5, "守": 3},
        options={"indent_em": 2},
    ),
    Case("dash-at-line-start-stays", "GB 5.1.4", "——天地", at={"天": 2}),
)

LATIN = (
    Case("latin-at-line-start", "R31", "ERP系统", at={"E": 0}),
    Case("latin-after-indent", "R31", "ERP系统", at={"E": 2}, options={"indent_em": 2}),
    Case(
        "latin-opens-a-line",
        "R31",
        f"{SIX}AB系统",
        6,
        (SIX, "AB系统"),
        {"A": 0, "系": 1.25},
        square=True,
    ),
    Case(
        "latin-ends-a-line",
        "R31",
        f"{SIX}AB系统上线",
        7.25,
        (f"{SIX}AB", "系统上线"),
        {"A": 6.25, "系": 0},
        ends={0: 7.25},
        square=True,
    ),
)


@cases(END, START, LATIN)
def test_edge(case: Case, request: pytest.FixtureRequest) -> None:
    """What stands on an edge, and what is next to it."""
    examine(case, request)


def test_every_closing_mark_is_half_at_a_line_end() -> None:
    """R24: all of CL PA ST, within a paragraph and on its last line."""
    found = {}
    for mark in CLOSING + PAUSES + STOPS:
        copy = set_copy(f"{SIX}{mark}{REST}{mark}", 6.5)
        found[mark] = (copy.wide(mark), copy.wide(f"{mark}#2"), copy.at("洪"))

    assert {m: f for m, f in found.items() if f != pytest.approx((0.5, 0.5, 0))} == {}


def test_every_opening_mark_is_half_at_a_line_start() -> None:
    """R25: all of OP, on the first line and on another."""
    found = {}
    for mark in OPENING:
        copy = set_copy(f"{mark}天地玄黄宇{mark}宙洪荒", 5.5)
        found[mark] = (copy.at("天"), copy.at(f"{mark}#2"), copy.at("宙"))

    assert {m: f for m, f in found.items() if f != pytest.approx((0.5, 0, 0.5))} == {}


@pytest.mark.parametrize(("align", "start"), [("center", 2.75), ("end", 5.5)])
def test_mark_is_half_on_lines_that_are_not_justified(align: str, start: float) -> None:
    """R24, GB 5.1.10: also when a line is centred or set to its end."""
    copy = set_copy("天地玄黄，", 10, align=align)

    assert copy.at("天") == pytest.approx(start, abs=0.02)
    assert copy.wide("，") == pytest.approx(0.5, abs=0.02)
