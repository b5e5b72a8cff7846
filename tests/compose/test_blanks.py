"""Which typed blanks are set."""

import pytest

from reform_press.compose.blanks import NO_BREAK, kept, tied
from reform_press.compose.script import spelled
from reform_press.typeset import set_text


def left(text: str) -> str:
    return "".join(text[i] for i in kept(spelled(text)))


@pytest.mark.parametrize(
    ("text", "set_so"),
    [
        ("汉 A 字", "汉A字"),
        ("汉 -5 字", "汉-5字"),
        ("学 C++ 和 C# 吧", "学C++和C#吧"),
        ("占 100% 了", "占100%了"),
        ("汉\nA", "汉A"),
    ],
)
def test_the_gap_takes_the_place_of_a_blank(text: str, set_so: str) -> None:
    """R33: beside Han the compositor sets its own."""
    assert left(text) == set_so


@pytest.mark.parametrize(
    "text",
    ["word, 汉", "汉 (AB) 字", "No. 汉", "甲 - 乙", "汉 字", "28℃ and", "pay ￥5"],
)
def test_a_blank_stays_where_no_gap_is_set(text: str) -> None:
    """R32: beside a half-width mark there is none, nor between two names."""
    assert left(text) == text


@pytest.mark.parametrize(
    ("text", "set_so"),
    [
        ("汉 ，字", "汉，字"),
        ("他说 “好” 吗", "他说“好”吗"),
        ("OK “好” OK", "OK“好”OK"),
        ("“ A ”", "“A”"),
        ("he said “ A ” and", "he said “A” and"),
        ("rock ’n’ roll", "rock ’n’ roll"),
        ("28 ℃", "28℃"),
        ("￥ 5", "￥5"),
        (" ab 汉 ", "ab汉"),
    ],
)
def test_blank_beside_a_mark_goes(text: str, set_so: str) -> None:
    """A mark has its own; quotation marks hold what they quote."""
    assert left(text) == set_so


@pytest.mark.parametrize(
    ("text", "set_so"),
    [
        ("汉   字", "汉 字"),
        ("a  b", "a b"),
        ("a \n b", "a b"),
        ("word,  汉", "word, 汉"),
        ("汉\n字", "汉字"),
        ("汉 \n 字", "汉字"),
    ],
)
def test_several_blanks_are_one(text: str, set_so: str) -> None:
    """A line feed between two Han parts nothing."""
    assert left(text) == set_so


@pytest.mark.parametrize("blank", "\u00a0\u2005\u200a\u202f\u3000")
def test_a_fixed_blank_stays(blank: str) -> None:
    """R33: it was typed to stand."""
    assert left(f"汉{blank}字{blank}A") == f"汉{blank}字{blank}A"


@pytest.mark.parametrize(
    ("text", "set_so"),
    [
        ("汉\u200b字\ufeffa\u2060b", "汉字ab"),
        ("a\u200b b", "a b"),
        ("汉\u00ad字in\u00adto\u00ad字", "汉字in\u00adto字"),
    ],
)
def test_what_has_no_ink_goes(text: str, set_so: str) -> None:
    """A soft hyphen stays between letters."""
    assert left(text) == set_so


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("12 345 678", "12~345~678"),
        ("6.022 140 76 and", "6.022~140~76 and"),
        ("1 024 KB", "1~024~KB"),
        ("in 2023 300 people", "in 2023 300 people"),
        ("5 km, 20 MW, 100 kg/m³", "5~km, 20~MW, 100~kg/m³"),
        ("5 kilometres in 2020 in May", "5 kilometres in 2020 in May"),
        ("3.5 % and 20 °C", "3.5~% and 20~°C"),
        ("US$ 300, € 5, No. 5", "US$~300, €~5, No.~5"),
        ("by GB/T 15834 and ISO 9001", "by GB/T~15834 and ISO~9001"),
    ],
)
def test_a_number_is_bound_to_its_unit(text: str, bound: str) -> None:
    """R13, R36."""
    found = tied(spelled(text))
    marked = [
        "~" if sign == NO_BREAK else plain
        for plain, sign in zip(text, found, strict=True)
    ]

    assert "".join(marked) == bound


@pytest.mark.parametrize(
    ("blank", "em"),
    [("\u2002", 0.5), ("\u2003", 1.0), ("\u2005", 0.25), ("\u2009", 0.2)],
)
def test_a_fixed_blank_is_as_wide_as_it_is_called(blank: str, em: float) -> None:
    """Alone between Han as well, where the font's own blank was set."""
    (line,) = set_text(f"甲{blank}乙", 20)
    assert line.advance_em[1] == pytest.approx(em)
