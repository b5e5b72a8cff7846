"""A yearbook is read whole, or refused with every fault over all files."""

from pathlib import Path

import pytest

from reform_press.content.book.model import Book, Float, Heading, Table, Text
from reform_press.content.edition import read
from reform_press.content.model import Photo


def book_in(folder: Path) -> Book:
    edition = read(folder)
    assert edition.diagnostics == ()
    assert edition.book is not None
    return edition.book


def test_parts_have_what_their_kinds_leave_unsaid(folder: Path) -> None:
    parts = book_in(folder).parts

    told = [(p.kind, p.id, p.title, p.folios, p.restart, p.listed) for p in parts]
    assert told == [
        ("title", "title", "书名页", "none", False, False),
        ("contents", "contents", "目录", "roman", False, False),
        ("text", "text", "综述", "arabic", True, True),
        ("index", "index", "索引", "arabic", False, True),
    ]
    assert [page.template for page in parts[0].pages] == ["title.html"]
    assert parts[2].columns == 2


def test_a_chapter_is_its_headings_entries_floats_and_notes(folder: Path) -> None:
    (chapter,) = book_in(folder).parts[2].chapters

    assert (chapter.id, chapter.title) == ("overview", "改革综述")
    told: list[tuple[object, str, str]] = []
    for block in chapter.blocks:
        match block:
            case Heading():
                told.append((block.level, block.paragraph.text, block.id))
            case Text():
                entry = block.entry.text if block.entry else ""
                told.append((entry, block.paragraph.text[:4], block.id))
            case Float():
                assert block.caption is not None
                told.append((type(block.holds), block.caption.text, block.id))
    assert told == [
        (1, "改革综述", "overview"),
        ("", "开头一段", ""),
        (2, "农业", ""),
        (3, "养殖", ""),
        ("蛋鸡基地建成", "石溪村建", "hens"),
        (Photo, "鸡舍剖面", "fig-hens"),
        (Table, "主要指标", "tab-x"),
    ]
    assert [(n.name, n.paragraph.text) for n in chapter.notes] == [
        ("1", "今属通城县。")
    ]


def test_runs_lead_to_notes_pages_numbers_titles_and_the_index(folder: Path) -> None:
    (chapter,) = book_in(folder).parts[2].chapters

    hrefs = [
        (run.text, run.href, run.marks)
        for block in chapter.blocks
        if isinstance(block, Text)
        for run in block.paragraph.runs
        if run.href
    ]
    assert hrefs == [
        ("石溪村", "index:石溪村", ()),
        ("马港镇", "index:马港镇", ()),
        ("1", "note:1", ("super",)),
        ("通城县", "index:通城县", ()),
        ("图", "number:fig-hens", ("link",)),
        ("表", "number:tab-x", ("link",)),
        ("页", "page:hens", ("link",)),
        ("题", "title:hens", ("link",)),
    ]


@pytest.mark.parametrize(
    "words", ["[[石溪村]{索引}](#hens)", "[[石溪村](#hens)]{索引}"]
)
def test_words_in_two_brackets_are_a_link_and_listed(folder: Path, words: str) -> None:
    overview = folder / "overview.md"
    copy = overview.read_text("utf-8").replace("[石溪村]{索引}", words)
    overview.write_text(copy, "utf-8")
    text = book_in(folder).parts[2].chapters[0].blocks[1]

    assert isinstance(text, Text)
    assert text.paragraph.runs[1].href == "#hens index:石溪村"


def test_a_float_says_how_it_stands(folder: Path) -> None:
    (chapter,) = book_in(folder).parts[2].chapters
    picture, table = (b for b in chapter.blocks if isinstance(b, Float))

    assert (picture.place, picture.span, picture.credit) == ("foot", 2, "制图")
    assert (table.place, table.span, table.series) == ("top", 0, "table")
    assert isinstance(table.holds, Table)
    columns = table.holds.columns
    assert [(c.head.text, c.align, c.group and c.group.text) for c in columns] == [
        ("项目", "start", None),
        ("2020年", "decimal", None),
        ("2023年", "start", "近年"),
    ]
    assert [[cell.text for cell in row] for row in table.holds.rows] == [
        ["农业"],
        ["鸡蛋", "12.3", "14.5"],
        ["合计a", "1", "2"],
    ]
    assert (table.holds.unit, table.holds.total, table.holds.stub) == ("万元", 1, 1)
