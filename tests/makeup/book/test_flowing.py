"""Chapters flow through the columns of their masters, and nothing is lost."""

import pytest

from makeup.book.chapters import (
    GRID,
    MASTER,
    NUMBERS,
    desk,
    flowed,
    heading,
    lines,
    side,
    table,
    target,
    text,
)
from reform_press.content.book.model import Chapter, Float, Part, Text
from reform_press.content.model import Paragraph, Run
from reform_press.errors import LayoutError
from reform_press.geometry import Rect
from reform_press.makeup.book.flowing import flow_chapters, streams_of
from reform_press.makeup.book.master import Field, Master, field_of
from reform_press.page import Link, among

__all__ = ["desk"]


def test_every_character_stands_once_and_in_order(desk):
    words = ["正" * n + "文" for n in (95, 3, 41, 230, 64, 128)]
    made = flowed(desk, *map(text, words))

    said = "".join(line.text for page in made.pages for line in lines(page))
    assert said == "".join(words)


def test_lines_stand_on_the_rows_of_both_pages(desk):
    made = flowed(desk, *[text("正" * 58)] * 12)
    first, second, *_ = made.pages
    baseline = 40 + 1 + 8.8

    assert {line.x for line in lines(first)} <= {20, 40, 130, 150}
    assert {line.x for line in lines(second)} <= {30, 50, 140, 160}
    for page in (first, second):
        assert all((line.y - baseline) % 12 == pytest.approx(0) for line in lines(page))


def test_title_of_a_chapter_stands_over_all_columns(desk):
    made = flowed(desk, heading("养鸡", "hens", level=1), text("正" * 60))
    (page,) = made.pages

    (title,) = lines(page, "heading-1")
    assert title.x == 20
    assert min(line.y for line in lines(page)) > title.y + 24
    assert target(made, "id:hens") == [(0, 0)]


LONG = "关于印发马港镇人民政府机关与各村民委员会联系群众工作制度的通知和说明"
URL = "https://example.org/" + "longword" * 9


@pytest.mark.parametrize("words", [LONG, URL, f"短\n{LONG}"])
@pytest.mark.parametrize("level", [2, 3])
def test_heading_of_any_length_stays_on_its_measure(desk, words, level):
    page = flowed(desk, heading(words, level=level), text("正" * 60)).pages[0]

    found = lines(page, f"heading-{level}")
    assert "".join(line.text for line in found) == words.replace("\n", "")
    assert all(line.width <= 100 for line in found)


def test_title_of_a_chapter_that_no_page_holds_is_refused(desk):
    with pytest.raises(LayoutError) as caught:
        flowed(desk, heading("养鸡" * 200, level=1), text("正" * 60))
    assert [one.code for one in caught.value.diagnostics] == ["makeup.too-high"]


def test_entry_has_its_title_run_in(desk):
    (page,) = flowed(desk, text("鸡苗三千。", "hens", "鸡苗")).pages

    assert lines(page)[0].text == "【鸡苗】鸡苗三千。"


def test_heading_is_told_for_running_heads(desk):
    made = flowed(
        desk, *[heading("甲"), text("正" * 400), heading("乙"), text("正" * 90)]
    )
    first, second, *_ = made.pages

    assert first.running == "甲"
    assert second.running == "甲"
    assert "乙" in [name for page in made.pages for name in page.headings]


def test_page_stands_under_its_own_heading_where_a_table_ends_before_it(desk):
    one = Float(table(22), None, "", "here", 1, "tab")
    made = flowed(desk, heading("甲"), one, heading("乙"), text("正" * 400))
    (page,) = (page for page in made.pages if "乙" in page.headings)

    assert "甲" not in page.headings
    assert [line.text for line in lines(page, "cell")]
    assert page.running == "乙"


def test_ids_and_index_entries_land_on_their_page_and_column(desk):
    marked = Run("石溪村", (), "index:石溪村|马港镇")
    last = Text(Paragraph("body", (Run("正" * 20), marked)), "far")
    made = flowed(desk, text("正" * 118, "near"), *[text("正" * 118)] * 2, last)

    assert target(made, "id:near") == [(0, 0)]
    (page, column), *_ = target(made, "id:far")
    assert (page, column) == target(made, "index:石溪村|马港镇")[0]
    assert page == 1
    links = [link for one in made.pages for link in among(one.block.items, Link)]
    assert links == []


def test_run_says_the_number_that_it_refers_to_and_leads_there(desk):
    runs = (Run("见第"), Run("？", (), "page:far"), Run("页。"))
    (page,) = flowed(desk, Text(Paragraph("body", runs))).pages

    assert lines(page)[0].text == "见第57页。"
    assert [link.target for link in among(page.block.items, Link)] == ["page:far"]


def test_chapters_are_streams_of_their_own_unless_they_run_on():
    chapters = tuple(
        Chapter(name, name, (text("正" * 58, name),)) for name in ("a", "b")
    )
    part = Part("text", "part", "部", chapters)

    assert streams_of(part) == ((chapters[0],), (chapters[1],))
    assert streams_of(part._replace(run_on=True)) == (chapters,)


def test_chapter_stands_on_the_side_where_it_begins(desk):
    chapter = Chapter("a", "a", (text("正" * 58, "a"),))
    part = Part("text", "part", "部", (chapter,))

    for right, x in ((False, 50), (True, 40)):
        made = flow_chapters((chapter,), part, MASTER, desk, NUMBERS, right=right)

        assert [lines(page)[0].x for page in made.pages] == [x]


def test_masters_that_differ_are_refused(desk):
    other = Master(side(30), side(20, columns=3))
    part = Part("text", "part", "部")
    with pytest.raises(LayoutError) as told:
        flow_chapters(
            (Chapter("a", "a", (text("正"),)),), part, other, desk, {}, right=True
        )

    assert [one.code for one in told.value.diagnostics] == ["makeup.unlike-masters"]


def test_type_area_has_whole_characters_and_whole_rows():
    field = field_of(side(20), 0, GRID, vertical=False)

    assert field == Field(Rect(20, 40, 210, 144), 2, 100, 10, 12, 12, False)
