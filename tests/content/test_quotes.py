"""Quotation marks follow the script, by how deep they stand (R03, R04)."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reform_press.content.quotes import turn_quotes

#: Copy in Simplified, the same with the marks of Traditional copy.
ROWS = [
    ("“a‘b’”", "「a『b』」"),
    ("“早”", "「早」"),
    (
        "他说：“村里人都叫它‘幸福桥’，走惯了。”",
        "他说：「村里人都叫它『幸福桥』，走惯了。」",
    ),
    ("“一网通办”“一窗通办”两头推", "「一网通办」「一窗通办」两头推"),
    # Heads of the mainland often have single marks alone: outside is outside.
    ("‘最多跑一次’怎么跑", "「最多跑一次」怎么跑"),
    ("“外‘中“内”’”", "「外『中「内」』」"),
    # A quotation of several paragraphs is closed in the last one only.
    ("“第一段还没有说完。", "「第一段还没有说完。"),
    ("第二段说完了。”", "第二段说完了。」"),
    ("里面的一层说完了。’”", "里面的一层说完了。』」"),
    ("“他只说了‘等等”", "「他只说了『等等」"),
]
#: Latin words and sentences keep their marks.
LATIN = [
    "don’t",
    "Xi’an 站",
    "the ’90s",
    "the farmers’ market",
    "He wrote “no” on it.",
    "see “A” and “B”",
]


@pytest.mark.parametrize(("simplified", "traditional"), ROWS)
def test_marks_become_those_of_traditional_copy(simplified, traditional):
    assert turn_quotes(simplified, traditional=True) == traditional


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [(s, t) for s, t in ROWS if not s.startswith("‘")],
)
def test_marks_become_those_of_simplified_copy(simplified, traditional):
    assert turn_quotes(traditional, traditional=False) == simplified


@pytest.mark.parametrize("text", LATIN)
def test_latin_keeps_its_marks(text):
    assert turn_quotes(text, traditional=True) == text


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("他们说“it’s OK”就走了", "他们说「it’s OK」就走了"),
        ("the students’ union 办的“早市”", "the students’ union 办的「早市」"),
        ("标牌写着“OPEN”", "标牌写着「OPEN」"),
        ("用 the word “green” here 一句", "用 the word “green” here 一句"),
    ],
)
def test_latin_and_han_side_by_side(text, turned):
    assert turn_quotes(text, traditional=True) == turned


@given(st.text("“”‘’「」『』村a 1，\n", max_size=12), st.booleans())
def test_every_character_keeps_its_place(text, traditional):
    turned = turn_quotes(text, traditional=traditional)
    marks = "“”‘’「」『』"

    assert len(turned) == len(text)
    pairs = zip(text, turned, strict=True)
    assert all(a == b or (a in marks and b in marks) for a, b in pairs)


@pytest.mark.parametrize("text", ["“”" * 9000, "a“b”" * 9000, "“" * 9000 + "’" * 9000])
def test_hostile_marks_cost_no_more_than_their_length(text):
    """F12: the square of the length would be half a minute."""
    started = time.process_time()
    turn_quotes(text, traditional=True)

    assert time.process_time() - started < 2
