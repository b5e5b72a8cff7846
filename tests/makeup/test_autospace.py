"""The blank between Han and Latin in templates and charts is the compositor's."""

import itertools

import pytest
from weasyprint import HTML

from makeup.charts.drawn import easel_of
from reform_press.compose import classes as k
from reform_press.compose.spacing import junction
from reform_press.fonts.library import FontSet
from reform_press.makeup.autospace import GAP, gaps, space_out
from reform_press.style.model import TextStyle

#: Han, Latin, signs of both, and what no blank belongs to.
SIGNS = "年あ々〇2Aé，。《》（“·—…℃／(),.-:; "


def class_of(sign: str) -> str:
    if sign in k.CLASS_OF:
        return k.CLASS_OF[sign]
    return k.class_of_word(sign) if sign < "\u2e80" else k.HAN


def test_a_blank_stands_where_the_compositor_sets_one() -> None:
    style = TextStyle()
    other = [
        before + after
        for before, after in itertools.product(SIGNS, repeat=2)
        if (junction(class_of(before), class_of(after), style, 0.25).glue == GAP)
        != (list(gaps(before + after)) == [1])
    ]

    assert style.autospace == GAP
    assert other == []


def test_a_percent_sign_ends_its_number() -> None:
    assert list(gaps("达54.07%的林")) == [1, 7]


def test_text_of_a_page_is_spaced_and_nothing_else() -> None:
    """Drawings lay their letters one by one; names and styles are no text."""
    page = (
        "<title>第1页</title><style>.年1 {}</style><p lang='年1'>大16开<b>2020年</b>"
        "综述</p><pre>第1页</pre><svg><text>第1页</text></svg>共3页<!--第1页-->"
    )
    root = HTML(string=page).etree_element
    space_out(root)
    named = (one for one in root.iter() if isinstance(one.tag, str))
    told = {one.tag.rpartition("}")[2]: one for one in named}

    assert told["title"].text == "第1页"
    assert told["style"].text == ".年1 {}"
    assert (told["p"].text, told["b"].text, told["b"].tail) == (
        "大 16 开", "2020 年", "综述"
    )  # fmt: skip
    assert told["p"].attrib["lang"] == "年1"
    assert (told["pre"].text, told["text"].text) == ("第1页", "第1页")
    assert told["svg"].tail == "共 3 页"


def test_space_that_is_there_is_enough() -> None:
    root = HTML(string="<p>大 16 开</p>").etree_element
    space_out(root)

    assert "".join(root.itertext()).strip() == "大 16 开"


def test_labels_of_charts_are_as_wide_as_they_are_set(square: FontSet) -> None:
    easel = easel_of(square)
    letters = easel.letters(10)
    parts = easel.width("2022", letters) + easel.width("年", letters)

    assert easel.width("2022年", letters) == pytest.approx(parts + 10 * GAP)
    assert easel.places("2022年", letters)[4] == pytest.approx(
        easel.width("2022", letters) + 10 * GAP
    )
