"""The width of every character (字符宽度): its class decides, not its font.

CLREQ 3.1.1, 3.1.2 and appendix A; GB/T 15834 5.1.  Every mark stands between
two Han on a line that is not justified, so nothing but its class has a say.

"""

import pytest

from reform_press import set_text
from rules.case import (
    CLOSING,
    OPENING,
    PAUSES,
    STOPS,
    Case,
    cases,
    examine,
    joined,
    set_copy,
)


@pytest.mark.parametrize(
    "marks",
    [OPENING, CLOSING, PAUSES, STOPS],
    ids=["opening", "closing", "pause", "stop"],
)
def test_every_mark_of_a_full_em_class_is_one_em(marks: str) -> None:
    """R01, R17: 1 em between Han, each member of the class."""
    seen = {mark: _cell(mark) for mark in marks}

    assert {mark: cell for mark, cell in seen.items() if cell != (1.0, 1.0)} == {}


def test_han_and_what_counts_as_han_is_one_em() -> None:
    """R01: Han, 々 〇, bopomofo, kana; also Han of the supplementary plane."""
    seen = {sign: _cell(sign) for sign in "的々〇〡〩ㄅㆠあアー國𠀀"}

    assert {sign: cell for sign, cell in seen.items() if cell != (1.0, 1.0)} == {}


def _cell(sign: str) -> tuple[float, float]:
    """Return step to the next character, and width of the cell."""
    copy = set_copy(f"天{sign}地")
    return round(copy.at("地") - copy.at("天") - 1, 2), round(copy.wide(sign), 2)


MARKS = (
    Case("middle-dot", "R18; GB 5.1.6", "列夫·托尔", at={"·": 2, "托": 2.5}),
    Case("two-middle-dots", "R18", "车尔·尼雪·夫斯", at={"尼": 2.5, "夫": 5}),
    Case("en-dash", "R18; GB 5.1.7", "北京–天津", wide={"–": 0.5}, at={"天": 2.5}),
    Case("en-dash-in-years", "R18", "自2018–2023年", wide={"–": 0.5}),
    Case("single-em-dash", "R18; GB 5.1.7", "北京—天津", at={"—": 2, "天": 3}),
    Case("wave-dash", "R18; GB 5.1.7", "北京～天津", at={"～": 2, "天": 3}),
    Case("solidus-between-han", "R18; GB 5.1.9", "散文/诗歌", at={"/": 2, "诗": 2.5}),
    Case("full-width-solidus", "table 1, SO", "散文／诗歌", at={"／": 2, "诗": 3}),
    Case("dash", "R17; GB 5.1.4", "青山——那时", wide={"——": 2}, at={"那": 4}),
    Case("two-em-dash", "R17; 2E3A", "青山⸺那时", wide={"⸺": 2}, at={"那": 4}),
    Case("ellipsis", "R17; GB 5.1.5", "青山……那时", wide={"……": 2}, at={"那": 4}),
    Case("centred-ellipsis", "R17; 22EF", "青山⋯⋯那时", wide={"⋯⋯": 2}, at={"那": 4}),
    Case("double-ellipsis", "R12; GB 5.1.5", "青山…………", wide={"…………": 4}),
    Case("double-dash", "R11", "青山————那时", wide={"————": 4}, at={"那": 6}),
    Case("dash-beside-pause", "R17", "青山——，那时", at={"，": 4, "那": 5}),
    Case("ellipsis-beside-stop", "R17", "青山……。那时", at={"。": 4, "那": 5}),
    Case("ideographic-space", "table 1, ID", "天　地", at={"地": 2}),
)

DOUBLED = (
    Case(
        "two-exclamations", "R19; GB 5.1.2", "天！！地", wide={"！！": 1}, at={"地": 2}
    ),
    Case("two-questions", "R19", "天？？地", wide={"？？": 1}, at={"地": 2}),
    Case("question-exclamation", "R19", "天？！地", wide={"？！": 1}, at={"地": 2}),
    Case("exclamation-question", "R19", "天！？地", wide={"！？": 1}, at={"地": 2}),
    Case("three-exclamations", "R19", "天！！！地", wide={"！！！": 2}, at={"地": 3}),
    Case("three-questions", "R19", "天？？？地", wide={"？？？": 2}, at={"地": 3}),
    Case("double-exclamation-sign", "R19; 203C", "天‼地", wide={"‼": 1}, at={"地": 2}),
    Case("double-question-sign", "R19; 2047", "天⁇地", wide={"⁇": 1}, at={"地": 2}),
    Case("question-exclamation-sign", "R19; 2048", "天⁈地", at={"地": 2}),
    Case("exclamation-question-sign", "R19; 2049", "天⁉地", at={"地": 2}),
)

#: What is typed, and the width of the right mark in its place (R05b).
NORMALISED = (
    Case("katakana-dot-is-middle-dot", "R05b; 30FB", "尔・盖茨", at={"盖": 1.5}),
    Case("hyphenation-point-is-middle-dot", "R05b; 2027", "尔‧盖茨", at={"盖": 1.5}),
    Case("bullet-is-middle-dot", "R05b; 2022", "尔•盖茨", at={"盖": 1.5}),
    Case("two-hyphens-are-a-dash", "R05b", "青山--那时", at={"那": 4}),
    Case("bars-are-a-dash", "R05b; 2015", "青山――那时", at={"那": 4}),
    Case("three-points-are-an-ellipsis", "R05b", "青山...那时", at={"那": 4}),
    Case("three-stops-are-an-ellipsis", "R05b", "青山。。。那时", at={"那": 4}),
    Case("blank-indent-is-taken-away", "R44", "　　天地", at={"天": 0, "地": 1}),
)

#: Fonts that lie about widths: bold, 楷 of LXGW, code (R28).
LIARS = (
    Case("bold-quote", "R28", "天**“地”**玄", at={"“": 1, "地": 2, "”": 3, "玄": 4}),
    Case("emphasised-quote", "R28", "天*“地”*玄", at={"地": 2, "玄": 4}),
    Case("bold-dash", "R28", "天**——**玄", wide={"——": 2}, at={"玄": 3}),
    Case("emphasised-dash", "R28", "天*——*玄", wide={"——": 2}, at={"玄": 3}),
    Case("bold-middle-dot", "R28", "**列夫·托尔**", at={"托": 2.5}),
    Case("emphasised-middle-dot", "R28", "*列夫·托尔*", at={"托": 2.5}),
)


@cases(MARKS, DOUBLED, NORMALISED, LIARS)
def test_width(case: Case, request: pytest.FixtureRequest) -> None:
    """Marks narrower and wider than one em; marks that were typed wrong."""
    examine(case, request)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [("天１２地", "天12地"), ("天ＡＢ地", "天AB地"), ("尔・盖", "尔·盖")],
    ids=["digits", "letters", "interpunct"],
)
def test_full_width_letters_and_digits_become_plain(typed: str, wanted: str) -> None:
    """R05b: input is normalised before it is set."""
    assert set_copy(typed).text == wanted


@pytest.mark.parametrize("mark", ["——", "……"])
def test_dash_and_ellipsis_stay_two_characters(mark: str) -> None:
    """R79: the text layer keeps what was typed, however it is drawn."""
    assert joined(set_text(f"青山{mark}那时", 20)).text == f"青山{mark}那时"
