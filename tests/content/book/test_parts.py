"""What the parts of a book have where their forms say nothing."""

import json
from pathlib import Path

import pytest

from reform_press.content.book.model import Book, Float, Part, Table
from reform_press.content.edition import read

HEAD = """\
product: yearbook
title: 年鉴
date: 2024-03-01
layout: yearbook
"""


def parts(folder: Path, *written: str, more: str = "") -> tuple[Part, ...]:
    listed = "".join(f"  - {{{one}}}\n" for one in written)
    (folder / "edition.yaml").write_text(f"{HEAD}{more}parts:\n{listed}", "utf-8")
    book = read(folder).book
    assert isinstance(book, Book)
    return book.parts


MASTER = "master: text.html"


@pytest.mark.parametrize(
    ("restart", "expected"),
    [("", [False, False, True, False]), (", restart: 否", [False] * 4)],
)
def test_numbers_begin_anew_after_roman_ones(
    folder: Path, restart: str, expected: list[bool]
) -> None:
    found = parts(
        folder,
        "kind: title, pages: [{template: a.html}]",
        f"kind: contents, {MASTER}",
        f"kind: text, title: 甲, files: [overview.md], {MASTER}{restart}",
        f"kind: index, {MASTER}",
    )
    assert [one.restart for one in found] == expected


def test_ids_that_are_lacking_are_those_of_kinds_counted(folder: Path) -> None:
    plate = "kind: plate, pages: [{template: a.html}]"
    found = parts(folder, plate, f"{plate}, id: plate-2", plate)
    assert [one.id for one in found] == ["plate", "plate-2", "plate-3"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [("", False), (", 接排: 是", True), (", run_on: 否", False)],
)
def test_chapters_run_on_where_the_part_says_so(
    folder: Path, written: str, expected: bool
) -> None:
    (part,) = parts(
        folder, f"kind: text, title: 甲, files: [overview.md], {MASTER}{written}"
    )
    assert part.run_on is expected


def test_designed_pages_count_through_the_book(folder: Path) -> None:
    plate = "kind: plate, pages: [{template: a.html}, {template: b.html}]"
    found = parts(folder, plate, plate)
    assert [page.number for one in found for page in one.pages] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("kind", "more", "marked"),
    [
        ("text", "", True),
        ("chronology", "", False),
        ("chronology", ", indexed: 是", True),
        ("text", ", indexed: 否", False),
    ],
)
def test_words_are_looked_for_where_they_are_wanted(
    folder: Path, kind: str, more: str, marked: bool
) -> None:
    (part, _) = parts(
        folder,
        f"kind: {kind}, title: 甲, files: [overview.md], {MASTER}{more}",
        f"kind: index, {MASTER}",
        more="index: index.yaml\n",
    )
    first = part.chapters[0].blocks[1]
    assert not isinstance(first, Float)
    hrefs = {run.href for run in first.paragraph.runs}
    assert ("index:马港镇" in hrefs) == marked
    assert "index:石溪村" in hrefs  # what the copy itself says


def test_a_title_page_is_told_the_imprint_only_where_it_is_one(folder: Path) -> None:
    found = parts(
        folder,
        "kind: title, pages: [{template: a.html}]",
        "kind: imprint, pages: [{template: b.html, data: {note: 自有}}]",
        more="imprint: {isbn: 978-7-301-04815-3, more: {开: 十六}, rights: 甲}\n",
    )
    assert found[0].pages[0].data == "{}"
    assert found[1].pages[0].data == (
        '{"fields": [{"label": "书号", "value": "ISBN 978-7-301-04815-3"}, '
        '{"label": "开", "value": "十六"}], "cip": [], "note": "自有"}'
    )


@pytest.mark.parametrize("isbn", ["978-7-301-04815-3", "ISBN 978-7-301-04815-3"])
def test_a_cover_is_told_of_the_imprint_what_covers_print(
    folder: Path, isbn: str
) -> None:
    """What it says itself holds; what nobody said is not there."""
    imprint = f"imprint: {{isbn: {isbn}, publisher: 甲社, price: 98元, words: 三万}}\n"
    cover = "cover: {template: cover.html, data: {price: 48元}}\n"
    kinds = f"kind: text, title: 甲, files: [overview.md], {MASTER}"
    parts(folder, kinds, more=imprint + cover)
    told = read(folder).book
    parts(folder, kinds, more=cover)
    bare = read(folder).book

    assert told is not None
    assert told.cover is not None
    assert bare is not None
    assert bare.cover is not None
    assert json.loads(told.cover.data) == {
        "isbn": isbn, "publisher": "甲社", "price": "48元"
    }  # fmt: skip
    assert json.loads(bare.cover.data) == {"price": "48元"}


def test_a_csv_is_a_table(folder: Path) -> None:
    (folder / "tables" / "rows.csv").write_text("项目,2020年\n鸡蛋,12.5\n", "utf-8")
    path = folder / "overview.md"
    path.write_text(path.read_text("utf-8").replace("main.yaml", "rows.csv"), "utf-8")
    (part,) = parts(folder, f"kind: text, title: 甲, files: [overview.md], {MASTER}")

    table = part.chapters[0].blocks[-1]
    assert isinstance(table, Float)
    assert isinstance(table.holds, Table)
    assert [one.head.text for one in table.holds.columns] == ["项目", "2020年"]
    assert [[c.text for c in row] for row in table.holds.rows] == [["鸡蛋", "12.5"]]


@pytest.mark.parametrize(
    ("folios", "listed", "told"),
    [("none", "", True), ("none", ", listed: false", False), ("roman", "", False)],
)
def test_what_contents_list_has_numbers(
    folder: Path, folios: str, listed: str, *, told: bool
) -> None:
    text = f"kind: text, title: 卷首语, files: [overview.md], {MASTER}"
    parts(folder, f"{text}, folios: {folios}{listed}", f"kind: contents, {MASTER}")
    codes = [one.code for one in read(folder).diagnostics]

    assert ("content.listed-unnumbered" in codes) is told
