"""Copy cut from its end, by so many characters."""

import pytest

from makeup.newsroom import LAYOUT, dummy, edition, paragraph, slot, story
from reform_press.compose.paragraph import Compositor
from reform_press.content.model import Paragraph, Run
from reform_press.makeup.newspaper import make_up
from reform_press.makeup.plan import as_plain, read_dummy
from reform_press.makeup.shortened import cuts_at_sentences, shortened
from reform_press.page import TextLine
from reform_press.schema.output import as_yaml


def text(one):
    return [p.text for p in one.body]


COPY = story("a", "首段一句。首段二句。", "次段“话。”次段末句！")


@pytest.mark.parametrize(
    ("characters", "left"),
    [
        (0, ["首段一句。首段二句。", "次段“话。”次段末句！"]),
        (5, ["首段一句。首段二句。", "次段“话。”"]),
        (11, ["首段一句。首段二句。"]),
        (16, ["首段一句。"]),
    ],
)
def test_so_many_characters_go_from_the_end(characters, left):
    assert text(shortened(COPY, characters)) == left


def test_a_story_may_be_cut_where_its_sentences_end():
    assert cuts_at_sentences(COPY, 12) == (5, 11)
    assert cuts_at_sentences(COPY, 99) == (5, 11, 16)
    assert cuts_at_sentences(COPY, 4) == ()


def test_a_crosshead_left_without_text_goes_as_well():
    copy = story("a", "一段。", paragraph("小标题", "crosshead"), "二段。")

    assert text(shortened(copy, 2)) == ["一段。", "小标题", "二"]
    assert text(shortened(copy, 3)) == ["一段。"]


def test_closing_lines_and_introduction_stay():
    copy = story(
        "a",
        paragraph("导语。", "introduction"),
        "正文。",
        paragraph("（甲）", "source"),
    )

    assert text(shortened(copy, 3)) == ["导语。", "（甲）"]


def test_marks_of_what_is_left_stay_as_they_were():
    runs = (Run("甲乙", ("strong",)), Run("丙丁"), Run("戊", ("emphasis",)))
    copy = story("a", Paragraph("body", runs))

    assert shortened(copy, 2).body[0].runs == (runs[0], Run("丙"))


def test_a_page_holds_what_its_plan_leaves_of_a_story_and_says_so(fonts):
    copy = story("a", "正" * 90 + "。", "尾" * 40 + "。")
    plan = dummy(slot("a", (1, 1, 4, 40), cut=41))
    done = make_up(edition(copy), LAYOUT, Compositor(fonts), plan)
    said = "".join(i.text for i in done.pages[0].items if isinstance(i, TextLine))

    assert "尾" not in said
    assert said.count("正") == 90
    assert "稿“a”按版样删去末尾 41 字" in [d.message.zh for d in done.diagnostics]


def test_a_plan_keeps_its_cuts(tmp_path):
    file = tmp_path / "dummy.yaml"
    file.write_text(as_yaml(as_plain(dummy(slot("a", (1, 1, 4, 40), cut=41)))), "utf-8")

    assert read_dummy(file, tmp_path).pages[0].slots[0].cut == 41
