"""Whose a shared sign is (R02)."""

import pytest

from reform_press.compose.script import BARE, CLOSE, FIRM, OPEN, spelled

#: How a Latin sign is shown here: an opening quote, a closing one, the others.
SHOWN = str.maketrans({OPEN: "<", CLOSE: ">", BARE: "_", FIRM: "+"})


def shown(text: str, *, latin: bool = False) -> str:
    return spelled(text, latin=latin).translate(SHOWN)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("他说“A”", "他说“A”"),
        ("他说“Hello world”。", "他说“Hello world”。"),
        ("他说“好”and", "他说“好”and"),
        ("“A”和“B”", "“A”和“B”"),
        ("“A”“B”两项", "“A”“B”两项"),
        ("深化API“放管服”改革", "深化API“放管服”改革"),
        ("iPhone “Pro” 手机", "iPhone “Pro” 手机"),
        ("The word “改革” is old", "The word “改革” is old"),
        ("the “A” team 改", "the <A> team 改"),
        ("“Yes,” he said. 改", "<Yes,> he said. 改"),
        ("改 API“GET”POST 改", "改 API<GET>POST 改"),
        ("“the ‘A’ team” won 改", "<the <A> team> won 改"),
        ("他说“the ‘A’ team”", "他说“the <A> team”"),
        ("改 the ‘’ mark", "改 the <> mark"),
        ("改 the “A team", "改 the <A team"),
        ("说‘A’12", "说‘A’12"),
    ],
)
def test_a_quotation_is_latin_where_latin_surrounds_it(text: str, told: str) -> None:
    """CLREQ 3.2.1, R37: Chinese text quotes Latin with its own marks."""
    assert shown(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("改it’s革", "改it_s革"),
        ("他说“it’s ‘A’ day”了", "他说“it_s <A> day”了"),
        ("改 rock ’n’ roll", "改 rock _n_ roll"),
        ("改 the ’90s and", "改 the _90s and"),
        ("改 workers’ union", "改 workers_ union"),
    ],
)
def test_an_apostrophe_is_no_quotation_mark(text: str, told: str) -> None:
    """Before, in and after its word."""
    assert shown(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("列夫·托尔斯泰", "列夫·托尔斯泰"),
        ("列夫·N·托", "列夫·N·托"),
        ("力N·m矩", "力N_m矩"),
        ("中–A", "中–A"),
        ("3–5天2019—2020年", "3_5天2019_2020年"),
        ("3日—5日", "3日—5日"),
        ("改 word — word… next", "改 word _ word_ next"),
        ("OK——OK改OK……OK", "OK——OK改OK……OK"),
        ("和/或and/or", "和/或and_or"),
        ("见https://a.cn/b/完", "见https:__a.cn_b_完"),
        ("成本≤5万，−5℃", "成本+5万，+5℃"),
        ("甲≤乙", "甲≤乙"),
        ("见№5，Nr № 7", "见№5，Nr + 7"),
        ("39°—40°改", "39°_40°改"),
    ],
)
def test_a_sign_is_latin_with_latin_on_both_sides(text: str, told: str) -> None:
    """CLREQ 3.1.1: one code point, two signs."""
    assert shown(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("“What…” he—“no”—", "<What_> he_<no>_"),
        ("— Lincoln", "_ Lincoln"),
        ("It’s rock ’n’ roll", "It_s rock _n> roll"),
        ("“12”", "“12”"),
    ],
)
def test_a_paragraph_without_han_is_latin(text: str, told: str) -> None:
    """It has a letter; figures alone are nobody's."""
    assert shown(text) == told


def test_a_paragraph_may_be_latin_by_its_language() -> None:
    """English copy may hold a word of Han."""
    assert shown("The word “改革” — means", latin=True) == "The word <改革> _ means"
