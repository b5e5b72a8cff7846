"""Items hang after their labels; label and text read as one line."""

import pytest

from makeup.newsroom import BODY, desk, paragraph, slot, story
from reform_press.compose.galley import Measure
from reform_press.compose.paragraph import Compositor, compose_paragraph
from reform_press.content.model import Paragraph, Run
from reform_press.errors import Source
from reform_press.geometry import Size
from reform_press.makeup.characters import pieces_of
from reform_press.makeup.galley import (
    Copy,
    GalleySheet,
    columns_of,
    compose_galleys,
)
from reform_press.makeup.galley_page import lay_galley
from reform_press.makeup.label import hanging, labelled, unlabelled
from reform_press.makeup.module import make_module
from reform_press.page import TextLine

ITEM = BODY._replace(hang=2.0)


def item(text="正" * 20, label="·"):
    return paragraph(text, "item")._replace(label=label)


def composed(fonts, one, measure=100.0):
    compositor = Compositor(fonts)
    style = hanging(one, ITEM, compositor)
    galley = compose_paragraph(one, style, Measure((measure,)), compositor)
    return labelled(galley, one, style, compositor).lines


def text_begins(line):
    return line.x + (line.runs[1].x - line.runs[0].x)


@pytest.mark.parametrize("label", ["·", "1.", "12."])
def test_all_lines_of_an_item_begin_below_each_other(square, label):
    """凸排: the label stands alone in the blank before its item."""
    first, second, third = composed(square, item(label=label))

    assert second.x == third.x == 20
    assert text_begins(first) == pytest.approx(20)
    assert 0 <= first.x < 20
    assert first.x + first.width == pytest.approx(100)


def test_a_label_does_not_touch_its_text(square):
    for label in ("·", "1.", "12.", "1234."):
        one = item(label=label)
        bare = composed(square, one._replace(label=""))[0]
        first = composed(square, one)[0]
        ends = first.x + composed(square, paragraph(label))[0].width

        assert text_begins(first) - ends >= 2.5 - 1e-6
        assert first.text.startswith(label + "正")
        assert bare.text.startswith("正")


def test_a_wide_label_pushes_its_item_right_by_whole_ems(square):
    first, second, *_ = composed(square, item(label="1234."))

    assert second.x % 10 == 0
    assert second.x > 20
    assert first.x >= 0


def test_a_list_inside_a_list_begins_further_in(square):
    outer = composed(square, item())
    inner = composed(square, item()._replace(level=1))

    assert inner[1].x - outer[1].x == 20
    assert inner[0].x - outer[0].x == 20


def spoken(fonts, text, hang=4.0, marks=()):
    name, colon, rest = text.partition("：")
    source = Source("a.md", 2, 1)
    one = Paragraph(
        "body",
        (
            Run(name + colon, marks, source=source),
            Run(rest, source=source._replace(column=len(name) + 2)),
        ),
        hang=hang,
    )
    compositor = Compositor(fonts)
    style = hanging(one, BODY, compositor)
    galley = compose_paragraph(
        unlabelled(one), style, Measure((150.0,)), compositor
    )  # fmt: skip
    return labelled(galley, one, style, compositor).lines


@pytest.mark.parametrize(
    ("name", "places"),
    [("张三", [0, 20]), ("王小二", [0, 10, 20]), ("李", [0])],
)
def test_a_speakers_name_is_spread_over_the_blank_before_its_colon(
    square, name, places
):
    """CLREQ 3.4.1: three characters and a colon are four (R46)."""
    first, second, *_ = spoken(square, f"{name}：" + "话" * 25)
    run, colon, *_ = first.runs
    step = 10 + run.tracking

    assert [run.x + step * n for n in range(len(name))] == places
    assert colon.x == 30
    assert (first.x, second.x) == (0, 40)
    assert first.text == f"{name}：" + "话" * 11


def test_a_spoken_paragraph_knows_its_places(square):
    first, second, *_ = spoken(square, "张三：" + "话" * 25)

    assert first.source == Source("a.md", 2, 1)
    assert second.source == Source("a.md", 2, 4 + 11)


def test_a_name_in_black_stays_black(fonts):
    plain = spoken(fonts, "张三：" + "话" * 25)[0].runs[0]
    black = spoken(fonts, "张三：" + "话" * 25, marks=("strong",))[0].runs[0]

    assert black.face != plain.face


@pytest.mark.parametrize("text", ["欧阳小明明：", "他说，张三：", "abc："])
def test_what_is_no_name_or_too_long_only_hangs(square, text):
    """凸排: the first line at the edge, the others 4 em in."""
    first, second, *_ = spoken(square, text + "话" * 25)

    assert (first.x, second.x) == (0, 40)
    assert first.runs[0].tracking == 0


def test_paragraphs_without_a_label_stay_as_they_are(square):
    plain = paragraph("正" * 20)
    galley = compose_paragraph(plain, BODY, Measure((100.0,)), Compositor(square))

    assert hanging(plain, BODY, Compositor(square)) is BODY
    assert labelled(galley, plain, BODY, Compositor(square)) is galley


def test_items_of_a_story_come_to_the_page_with_their_labels(square):
    told = story("a", "正文", item("天地", "1."), item("玄黄", "2."))
    block = make_module(told, slot(), desk(square, told))
    said = [i.text for i in block.items if isinstance(i, TextLine)]

    assert said[-2:] == ["1.天地", "2.玄黄"]


def test_items_of_a_galley_come_with_their_labels(square):
    sheet = GalleySheet(Size(200, 100), 10, 1, 10)
    copy = Copy((item("天地"),), sheet.measure, BODY, Compositor(square))
    columns = columns_of(compose_galleys(copy), copy, sheet)
    (page,) = lay_galley(columns, copy, sheet, [])

    assert [i.text for i in page.items if isinstance(i, TextLine)] == ["·天地"]


def test_labels_are_proved_before_the_page_is_made_up(square):
    table = desk(square, story("a", item(label="7.")))

    assert "7." in {text for text, *_ in pieces_of(table.edition, table.layout)}
