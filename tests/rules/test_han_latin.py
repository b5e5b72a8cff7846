"""Between Han and Latin (中西间距): a quarter of an em, or nothing.

CLREQ 3.2.2 to 3.2.4; R30 to R34.  Gaps are told by relation, since the widths
of letters are the font's.

"""

import pytest

from rules.case import Case, cases, examine, set_copy

GAPS = (
    Case("word", "R30", "进ERP系", gap={"进E": 0.25, "P系": 0.25}),
    Case("number", "R30", "共12个", gap={"共1": 0.25, "2个": 0.25}),
    Case("greek", "R30", "用α波", gap={"用α": 0.25, "α波": 0.25}),
    Case("accented", "R30", "在Zürich开", gap={"在Z": 0.25, "h开": 0.25}),
    Case("letter-and-number", "R30", "号A4纸", gap={"号A": 0.25, "4纸": 0.25}),
    Case("none-by-option", "R30", "进ERP系", gap={"进E": 0, "P系": 0}),
    Case("less-by-option", "R30", "进ERP系", gap={"进E": 0.125, "P系": 0.125}),
    Case("typed-blank-is-replaced", "R33", "进 ERP 系", gap={"进E": 0.25, "P系": 0.25}),
    Case("typed-blanks-are-replaced", "R33", "进  ERP系", gap={"进E": 0.25}),
    Case("blank-before-a-number", "R33", "共 12 个", gap={"共1": 0.25, "2个": 0.25}),
    Case("code", "R34", "用`ls`看", gap={"用l": 0.25, "s看": 0.25}),
    Case(
        "link", "R34", "见[ERP](https://example.com)表", gap={"见E": 0.25, "P表": 0.25}
    ),
    Case("bold-word", "R34, R16b", "进**ERP**系", gap={"进E": 0.25, "P系": 0.25}),
    Case("bold-han", "R34, R16b", "**进**ERP**系**", gap={"进E": 0.25, "P系": 0.25}),
    Case(
        "blank-around-bold",
        "R33, R16b",
        "进 **ERP** 系",
        gap={"进E": 0.25, "P系": 0.25},
    ),
)
_BY_OPTION = {"none-by-option": 0.0, "less-by-option": 0.125}
GAPS = tuple(
    case._replace(options={"autospace_em": _BY_OPTION[case.name]})
    if case.name in _BY_OPTION
    else case
    for case in GAPS
)

NO_GAPS = (
    Case("after-comma", "R32", "好，OK", gap={"，O": 0}, wide={"，": 1}),
    Case("before-comma", "R32", "OK，好", gap={"K，": 0}, wide={"，": 1}),
    Case("before-stop", "R32", "用OK。好", gap={"K。": 0}, wide={"。": 1}),
    Case("within-brackets", "R32", "好（OK）吧", gap={"（O": 0, "K）": 0}),
    Case("brackets-keep-their-em", "R32", "好（OK）吧", wide={"（": 1, "）": 1}),
    Case("within-titles", "R32", "看《A》吧", gap={"《A": 0, "A》": 0}),
    Case("outside-brackets", "R32", "用OK（好）OK", gap={"K（": 0, "）O": 0}),
    Case("beside-dash", "R32", "好——OK——好", gap={"—O": 0, "K—": 0}),
    Case("beside-ellipsis", "R32", "好……OK……好", gap={"…O": 0, "K…": 0}),
    Case("beside-middle-dot", "R32", "约翰·F·肯", gap={"·F": 0, "F·": 0}),
    Case("superscript", "R34", "完成^1^下文", gap={"成1": 0, "1下": 0}),
    Case("han-beside-han", "R30", "进**出**口", gap={"进出": 0, "出口": 0}),
)

QUOTES = (
    Case(
        "quotes-around-a-word-are-chinese",
        "R02",
        "他说“OK”了",
        at={"“": 2, "O": 3},
        wide={"“": 1, "”": 1},
        gap={"“O": 0, "K”": 0, "”了": 0},
    ),
    Case(
        "quotes-around-a-letter-are-chinese",
        "R02",
        "他说“A”字",
        at={"A": 3},
        wide={"“": 1, "”": 1},
    ),
    Case("quote-before-a-comma", "R02, R22", "说“OK”，好", wide={"”": 0.5, "，": 1}),
    Case("quotes-at-a-line-start", "R02, R25", "“OK”了", at={"O": 0.5}),
    Case("quotes-at-a-line-end", "R02, R24", "说“OK”", wide={"”": 0.5}),
    Case("number-in-quotes", "R02", "于“12”日", wide={"“": 1, "”": 1}),
)


@cases(GAPS, NO_GAPS, QUOTES)
def test_han_latin(case: Case, request: pytest.FixtureRequest) -> None:
    """Where the gap stands, and where it does not."""
    examine(case, request)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("进 ERP 系", "进ERP系"), ("共 12 个", "共12个"), ("进ERP系", "进ERP系")],
)
def test_gap_is_no_character(typed: str, kept: str) -> None:
    """R33, R79: neither a typed blank nor ours is in the text."""
    assert set_copy(typed).text == kept


def test_typed_and_untyped_gap_are_one_geometry() -> None:
    """R33: `汉 A` is set as `汉A`."""
    assert set_copy("进 ERP 系统，共 12 个") == set_copy("进ERP系统，共12个")


def test_no_break_blank_is_kept() -> None:
    """R33: who typed U+00A0 meant it."""
    assert "\u00a0" in set_copy("进\u00a0ERP系").text


def test_apostrophe_within_a_word_is_latin() -> None:
    """R02: ’ between two letters is of their font, and narrow."""
    copy = set_copy("歌名it’s好")

    assert copy.wide("’") < 0.5
    assert copy.gap("t’") == pytest.approx(0, abs=0.02)
    assert copy.gap("’s") == pytest.approx(0, abs=0.02)
    assert copy.gap("名i") == pytest.approx(0.25, abs=0.02)
