"""A book set in the other script: all of its copy, its index, its parts."""

import json
from pathlib import Path

from reform_press.content.book.model import Book, Float, Table
from reform_press.content.book.walk import paragraphs
from reform_press.content.edition import read


def book(folder: Path, *, language: str = "zh-Hant-TW") -> Book:
    path = folder / "edition.yaml"
    text = path.read_text("utf-8")
    path.write_text(f"language: {language}\n{text}", "utf-8")
    found = read(folder).book
    assert found is not None
    return found


def test_all_of_a_book_is_converted(folder: Path) -> None:
    found = book(folder)
    part = found.parts[2]
    (chapter,) = part.chapters

    assert (part.title, chapter.title) == ("綜述", "改革綜述")
    text = "".join(one.text for one in paragraphs(chapter))
    for word in ("開頭一段", "農業", "雞蛋", "主要指標", "屬通城縣"):
        assert word in text
    (table,) = (
        one.holds
        for one in chapter.blocks
        if isinstance(one, Float) and isinstance(one.holds, Table)
    )
    assert (table.unit, table.columns[0].head.text) == ("萬元", "項目")


def test_words_lead_to_the_index_in_its_script(folder: Path) -> None:
    path = folder / "overview.md"
    text = path.read_text("utf-8")
    path.write_text(text.replace("石溪村建成", "[马港镇](#hens)石溪村建成"), "utf-8")
    found = book(folder)
    (chapter,) = found.parts[2].chapters
    hrefs = {run.href for one in paragraphs(chapter) for run in one.runs}

    assert {"index:馬港鎮", "index:養殖!雞舍", "note:1", "page:hens"} <= hrefs
    assert "#hens index:馬港鎮" in hrefs
    assert [one.term for one in found.terms] == ["馬港鎮", "通城縣", "雞舍", "雞苗"]


def test_a_chapter_may_stay_as_it_is_written(folder: Path) -> None:
    path = folder / "overview.md"
    text = path.read_text("utf-8")
    path.write_text(text.replace("title:", "convert: 否\ntitle:"), "utf-8")
    part = book(folder).parts[2]

    assert part.title == "綜述"
    assert part.chapters[0].title == "改革综述"


def test_what_designed_pages_and_the_cover_are_told_is_converted(folder: Path) -> None:
    """A price or a class number ends as a file's name does."""
    path = folder / "edition.yaml"
    path.write_text(
        path.read_text("utf-8")
        .replace(
            "index: i", "imprint: {price: 18.00元, cip: [年鉴 Ⅳ．①Z526.35]}\nindex: i"
        )
        .replace(
            "  - {kind: 目录",
            "  - {kind: 版权页, pages: [{template: i.html}]}\n  - {kind: 目录",
        )
        + "cover: {template: c.html, paper: 0.1,"
        " data: {picture: 鸡.svg, about: 鸡.蛋}}\n",
        "utf-8",
    )
    found = book(folder)
    told = json.loads(found.parts[1].pages[0].data)
    assert found.cover is not None
    cover = json.loads(found.cover.data)

    assert told["fields"] == [{"label": "定價", "value": "18.00元"}]
    assert told["cip"] == ["年鑑 Ⅳ．①Z526.35"]
    assert (cover["picture"], cover["about"]) == ("鸡.svg", "雞.蛋")
