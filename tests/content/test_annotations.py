"""Names, titles, readings and note marks, CLREQ 3.1.8 and 3.3.4."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.shown import marked, read
from reform_press.content import inline
from reform_press.content.pinyin import Readings


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("[张三]{.专名}说", "<+n:张三>说"),
        ("[Zhang]{.name}", "<+n:Zhang>"),
        ("读[红楼梦]{.书名}", "读<+t:红楼梦>"),
        ("[红楼梦]{.title}", "<+t:红楼梦>"),
        ("[通城]{.专名 .书名}", "<+n+t:通城>"),
        ("[*张*三]{.专名}", "<e+n:张><n:三>"),
        ("**[张三]{.专名}**", "<+ns:张三>"),
        ("[[张三]{.专名}传]{.书名}", "<+n+t:张三><t:传>"),
        ("[[张三]{.专名}](https://a.b)", "<l+n:张三>"),
        ("[张三]", "[张三]"),
        ("[张三] {专名", "[张三] {专名"),
        ("[张三]{}", "[张三]{}"),
    ],
)
def test_names_and_titles_are_bracketed(text, runs):
    """GB/T 15834 5.1.14: the line belongs to the words, not to a character."""
    assert marked(text) == (runs, [])


def test_two_names_side_by_side_are_two_lines():
    """R64: adjacent names stand visibly apart, so each says where it begins."""
    assert marked("[张三]{.专名}[李四]{.专名}")[0] == "<+n:张三><+n:李四>"


def test_a_name_may_go_over_a_line_of_the_file():
    letters, _ = inline.read([("[欧阳", 1, 1), ("修]{.专名}", 2, 1)], "f")
    kept = [letter for letter in letters if not letter.soft]

    assert [(c.text, c.marks, c.opens) for c in kept] == [
        ("欧阳", ("name",), ("name",)),
        ("修", ("name",), ()),
    ]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("{汉字|hàn zì}", "<汉字 hàn zì>"),
        ("{汉字|hàn|zì}", "<汉字 hàn zì>"),
        ("{汉字｜ hàn  zì }", "<汉字 hàn zì>"),
        ("{北京|Běijīng}人", "<北京 Běijīng>人"),
        ("{山，水|shān shuǐ}", "<山，水 shān shuǐ>"),
        ("{汉|ㄏㄢˋ}", "<汉 ㄏㄢˋ>"),
        ("{汉|hàn}{汉|hàn}", "<汉 hàn><汉 hàn>"),
        ("*{汉字|hàn zì}*", "<e:汉字 hàn zì>"),
        ("[{张三|zhāng sān}]{.专名}", "<+n:张三 zhāng sān>"),
        ("{a|b}", "{a|b}"),
        ("{汉字}", "{汉字}"),
        ("甲|乙", "甲|乙"),
        (r"\{汉字|hàn zì}", "{汉字|hàn zì}"),
    ],
)
def test_a_reading_follows_a_bar(text, runs):
    """R67: a syllable a Han; R68: one for the word."""
    assert marked(text) == (runs, [])


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("完成。^①^下文", "完成。<h:①>下文"),
        ("m^2^", "m<h:2>"),
        ("10^−3^", "10<h:−3>"),
        ("^[1]^", "<h:[1]>"),
        ("^*^注", "<h:*>注"),
        ("^1、2^ ^3–5^", "<h:1、2> <h:3–5>"),
        ("Ca^2+^与Cl^−^", "Ca<h:2+>与Cl<h:−>"),
        ("x^2n^", "x<h:2n>"),
        ("注^(一)^", "注<h:(一)>"),
        ("见[^1]。", "见<h:1>。"),
        ("[^注二]", "<h:注二>"),
        ("**m^2^**", "<s:m><hs:2>"),
        ("^_^", "^_^"),
        ("a^b 与 c^d", "a^b 与 c^d"),
        ("2^10", "2^10"),
        ("x^2+y^2=z^2", "x^2+y^2=z^2"),
        ("x^2y^2", "x^2y^2"),
        ("x^2=y^n", "x^2=y^n"),
        ("^^", "^^"),
        ("^[]^", "^[]^"),
        (r"\^1^", "^1^"),
        ("[^]", "[^]"),
    ],
)
def test_carets_raise_what_stands_between_them(text, runs):
    """R15: note marks are known as such, and so can stay with their host."""
    assert marked(text) == (runs, [])


@pytest.mark.parametrize(
    ("text", "runs", "told"),
    [
        ("[x]{.人名}", "[x]{.人名}", ["1:5 unknown-span"]),
        ("[x]{.专名 .人名}", "<+n:x>", ["1:9 unknown-span"]),
        ("张三{.专名}说", "张三{.专名}说", ["1:3 stray-attribute"]),
        ("{一二三|yī èr}", "<一二三 yī èr>", ["1:6 syllables"]),
        ("{*汉*字|hàn zì}", "{<e:汉>字|hàn zì}", ["1:2 sign-in-reading"]),
    ],
)
def test_what_is_not_understood_is_told_and_stays(text, runs, told):
    assert marked(text) == (runs, told)


def test_a_miscount_tells_both_counts():
    _, (fault,) = read("{一二三|yī èr}")

    assert fault.message.zh == "“一二三”有 3 个汉字，注了 2 个音"
    assert fault.severity == "warning"


def test_an_empty_reading_asks_the_readings():
    readings = Readings.stated({"单": "dān", "单县": "shàn xiàn"})
    letters, found = inline.read([("{单县单|}", 1, 1)], "f", readings)

    assert [letter.ruby for letter in letters] == ["shàn", "xiàn", "dān"]
    assert not found


PIECES = st.sampled_from(
    [
        ("改革", "改革"),
        ("，", "，"),
        ("AB 12", "AB 12"),
        ("**开放**", "开放"),
        ("*开*", "开"),
        ("`a*[`", "a*["),
        ("[张三]{.专名}", "张三"),
        ("[史记]{.title}", "史记"),
        ("{汉字|hàn zì}", "汉字"),
        ("{北京|Běijīng}", "北京"),
        ("^①^", "①"),
        ("[^2]", "2"),
        ("$x^2_{n}$，", "x2n，"),
        ("[通城](https://a.b)", "通城"),
        ("US$5，", "US$5，"),
        (r"\*\$", "*$"),
        ("见[图]", "见[图]"),
        ("\n", "\n"),
    ]
)


@given(st.lists(PIECES, max_size=12))
@settings(max_examples=300, deadline=None)
def test_nothing_but_signs_is_lost(pieces):
    """Characters out are characters in, less the signs of marks."""
    copy = "改".join(text for text, _ in pieces)
    runs, found = read(copy)

    assert "".join(r.text for r in runs) == "改".join(kept for _, kept in pieces)
    assert not found


SIGNS = st.text(st.sampled_from("汉字ab1|{}[]()^$_*`\\.专名 \n"), max_size=40)


@given(SIGNS)
@settings(max_examples=500, deadline=None)
def test_every_character_is_where_its_run_says(text):
    """What a run holds stands in the copy at its place, whatever the signs."""
    lines = text.split("\n")
    runs, _ = read(text)
    for run in runs:
        line, start = lines[run.source.line - 1], run.source.column - 1
        held = run.text.rstrip("\n")

        assert line[start : start + len(held)] == held
    out = "".join(run.text for run in runs)
    kept = iter(text)

    assert all(character in kept for character in out), "out of order, or new"


@pytest.mark.parametrize(
    "text",
    [
        "{汉|" * 9000,
        "{汉" * 9000 + "|a}",
        "[^" * 9000,
        "^a" * 9000,
        "$a" * 9000,
        "$" + "^{" * 9000 + "$",
        "[" * 9000 + "]{.专名}" * 9000,
        "`" * 300 + "``" * 9000,
    ],
)
def test_hostile_signs_cost_no_more_than_their_length(text):
    """F12: the square of the length would be minutes."""
    started = time.process_time()
    read(text)

    assert time.process_time() - started < 5
