"""Numbers and titles are said where the copy calls them; lists have every line."""

import pytest

from makeup.book.tables import column
from reform_press.content.book.model import (
    Book,
    Chapter,
    Float,
    Heading,
    Part,
    Table,
    Text,
)
from reform_press.content.model import PagePlan, Paragraph, Photo, Run
from reform_press.makeup.book.anchors import anchored
from reform_press.makeup.book.contents import contents_of, figures_of
from reform_press.makeup.book.references import (
    UNKNOWN,
    called,
    fixed_words,
    referred,
    referring_titles,
    retold,
)


def said(words, href="", role="body"):
    return Paragraph(role, (Run(words, (), href),))


def figure(name, caption="图注"):
    return Float(Photo("a.jpg"), said(caption), id=name)


def table(name, *cells):
    row = tuple(said(*cell) for cell in cells)
    return Float(Table((column("栏"),), (row,)), said("数字"), id=name)


def book(*blocks, title="章", **part):
    first = Heading(1, said(title, role="crosshead"), "c")
    chapter = Chapter("c", title, (first, *blocks))
    told = {"kind": "text", "id": "p", "title": "部", "chapters": (chapter,)}
    return Book((Part(**(told | part)),))


def test_figures_and_tables_count_apart_in_call_order():
    words = fixed_words(book(figure("one"), table("t"), figure("two")), "zh-Hant-TW")

    assert words["number:one"] == "圖1"
    assert words["number:two"] == "圖2"
    assert words["number:t"] == "表1"


def test_titles_are_those_of_headings_entries_and_captions():
    turned = Heading(2, said("上半\n下半", role="crosshead"), "s")
    entry = Text(said("正文"), "e", said("条目"))
    words = fixed_words(book(turned, entry, figure("f", "鸡舍")), "zh-Hans")

    assert words["title:s"] == "上半　下半"
    assert words["title:e"] == "条目"
    assert words["title:f"] == "鸡舍"
    assert words["title:c"] == "章"


def test_titles_say_what_they_refer_to_themselves():
    def named(name, *runs):
        return Heading(2, Paragraph("crosshead", runs, level=2), name)

    page = Run("页", (), "page:far")
    first = named("a", Run("甲见"), Run("题", (), "title:b"))
    second = named("b", Run("乙在"), page)
    whole = book(first, second)
    words = fixed_words(whole, "zh-Hans") | {"page:far": "57"}
    words = retold(words, referring_titles(whole))

    assert (words["title:a"], words["title:b"]) == ("甲见乙在57", "乙在57")
    assert [one.words for one in contents_of(whole, words)] == [
        "部", "章", "甲见乙在57", "乙在57",
    ]  # fmt: skip


def test_runs_say_what_they_refer_to_in_cells_as_well():
    one = book(Text(said("页", "page:s")), table("t", ("图", "number:f")))
    (chapter,) = one.parts[0].chapters
    made = referred(chapter, {"page:s": "12", "number:f": "图3"})

    assert made.blocks[1].paragraph.text == "12"
    assert made.blocks[2].holds.rows[0][0].text == "图3"
    assert called(chapter) == {"page:s", "number:f", "number:t"}


def test_page_that_is_not_known_has_room_for_its_number():
    (chapter,) = book(Text(said("页", "page:s"))).parts[0].chapters

    assert referred(chapter, {}).blocks[1].paragraph.text == UNKNOWN


def test_chapter_without_references_stays_the_same():
    (chapter,) = book(Text(said("正文"))).parts[0].chapters

    assert referred(chapter, {"page:s": "12"}) is chapter


def test_contents_list_parts_chapters_and_sections():
    section = Heading(2, said("分目", role="crosshead"), "s")
    small = Heading(3, said("子目", role="crosshead"), "x")
    words = {"page:p": "1", "page:c": "1", "page:s": "4"}
    lines = tuple(contents_of(book(section, small), words))

    assert [(line.level, line.words, line.folio) for line in lines] == [
        (1, "部", "1"), (2, "章", "1"), (3, "分目", "4"),
    ]  # fmt: skip


def test_sections_of_a_chapter_that_is_its_part_stand_right_below_it():
    section = Heading(2, said("分目", role="crosshead"), "s")
    lines = contents_of(book(section, title="部"), {})

    assert [(line.level, line.words) for line in lines] == [(1, "部"), (2, "分目")]


def test_chapter_of_its_parts_own_title_is_listed_once():
    assert [one.words for one in contents_of(book(title="部"), {})] == ["部"]


@pytest.mark.parametrize(
    ("depth", "listed"),
    [
        (1, [(1, "部")]),
        (2, [(1, "部"), (2, "章")]),
        (3, [(1, "部"), (2, "章"), (3, "分目")]),
        (4, [(1, "部"), (2, "章"), (3, "先"), (3, "分目"), (4, "后")]),
    ],
)
def test_contents_go_as_deep_as_they_are_to(depth, listed):
    entries = [Text(said("文"), "", said(name)) for name in ("先", "后")]
    section = Heading(2, said("分目", role="crosshead"), "s")
    blocks = (entries[0], Text(said("文")), section, entries[1])
    contents = Part("contents", "toc", "目录", depth=depth)
    whole = anchored(book(*blocks)._replace(parts=(contents, *book(*blocks).parts)))
    _, part = whole.parts

    lines = tuple(contents_of(Book((part,)), {}, depth))
    assert [(one.level, one.words) for one in lines] == listed
    assert len({one.id for one in lines}) == len(lines)
    dated = part._replace(kind="chronology")
    assert not any(
        one.words in "先后" for one in contents_of(Book((dated,)), {}, depth)
    )


def test_contents_send_to_the_designed_page_that_opens_a_part():
    (part,) = book(title="部").parts
    plan = (PagePlan(1, "", "", ()),)
    opener = Part("plate", "opener", "部", pages=plan, listed=False)
    words = {"page:opener": "5", "page:p": "6"}

    def told(*parts):
        return [(one.id, one.folio) for one in contents_of(Book(parts), words)]

    assert told(opener, part) == [("opener", "5")]
    assert told(opener._replace(title="他"), part) == [("p", "6")]
    assert told(opener._replace(folios="none"), part) == [("p", "6")]
    assert told(opener._replace(listed=True), part) == [("opener", "5"), ("p", "6")]


def test_part_that_is_not_listed_is_in_no_contents():
    assert not tuple(contents_of(book(listed=False), {}))


def test_figures_are_listed_before_tables():
    words = fixed_words(book(table("t"), figure("f")), "zh-Hans")
    lines = tuple(figures_of(book(table("t"), figure("f")), words))

    assert [(one.number, one.words) for one in lines] == [
        ("图1", "图注"),
        ("表1", "数字"),
    ]


def test_what_lists_lead_to_gets_an_id():
    section = Heading(2, said("分目", role="crosshead"))
    plain = Float(Photo("a.jpg"))
    made = anchored(book(section, figure(""), plain))
    _, first, second, third = made.parts[0].chapters[0].blocks

    assert (first.id, second.id, third.id) == ("c~1", "c~2", "")
    assert "number:c~2" in fixed_words(made, "zh-Hans")
