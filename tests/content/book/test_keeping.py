"""Chapters and tables kept from build to build."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reform_press.content.book import chapter, tables
from reform_press.content.book.model import Book, Float, Table
from reform_press.content.book.walk import paragraphs
from reform_press.content.edition import read
from reform_press.kept import Kept, Memory
from reform_press.store import Store


@pytest.fixture(params=["memory", "disk"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Kept:
    if request.param == "memory":
        return Kept(memory=Memory())
    return Kept(Store(tmp_path / "cache"))


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that are really read."""
    names: list[str] = []

    def noting(really: Callable[..., object]) -> Callable[..., object]:
        def noted(path: Path, *more: object) -> object:
            names.append(path.name)
            return really(path, *more)

        return noted

    for module in (chapter, tables):
        monkeypatch.setattr(module, "read", noting(module.read))
    return names


def book(folder: Path, kept: Kept) -> Book:
    found = read(folder, kept).book
    assert found is not None
    assert found == read(folder).book
    return found


def hrefs(book: Book) -> set[str]:
    (chapter,) = book.parts[2].chapters
    return {run.href for one in paragraphs(chapter) for run in one.runs}


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


def test_what_did_not_change_is_read_once(
    folder: Path, kept: Kept, reads: list[str]
) -> None:
    read(folder, kept)
    read(folder, kept)
    again = [] if kept.memory else ["overview.md"]
    assert reads == ["overview.md", "main.yaml", *again]


def test_an_edited_table_alone_is_read_again(
    folder: Path, kept: Kept, reads: list[str]
) -> None:
    read(folder, kept)
    change(folder / "tables" / "main.yaml", "12.3", "12.4")
    read(folder, kept)
    again = [] if kept.memory else ["overview.md"]
    assert reads == ["overview.md", "main.yaml", *again, "main.yaml"]
    (chapter,) = book(folder, kept).parts[2].chapters
    (table,) = (
        one for one in chapter.blocks if isinstance(one, Float) and one.span < 2
    )
    assert isinstance(table.holds, Table)
    assert table.holds.rows[1][1].text == "12.4"


def test_rows_in_a_csv_are_read_again_when_it_changes(folder: Path, kept: Kept) -> None:
    table = folder / "tables" / "main.yaml"
    table.write_text("file: tables/rows.csv\n", "utf-8")
    rows = folder / "tables" / "rows.csv"
    rows.write_text("项目,2020年\n鸡蛋,12\n", "utf-8")
    first = book(folder, kept)
    rows.write_text("项目,2020年\n鸡蛋,13\n", "utf-8")
    assert book(folder, kept) != first


def test_another_list_of_words_marks_the_chapter_anew(folder: Path, kept: Kept) -> None:
    first = book(folder, kept)
    change(folder / "index.yaml", "- 马港镇", "- 石溪")
    second = book(folder, kept)
    assert "index:马港镇" in hrefs(first) - hrefs(second)


def test_a_resident_process_has_the_very_same_chapter(folder: Path) -> None:
    """What is made of a chapter is kept by the chapter itself."""
    kept = Kept(memory=Memory())
    one, two = book(folder, kept), book(folder, kept)
    assert one.parts[2].chapters[0] is two.parts[2].chapters[0]


def test_a_picture_that_goes_is_told(folder: Path, kept: Kept) -> None:
    read(folder, kept)
    (folder / "photos" / "hens.svg").unlink()
    codes = [one.code for one in read(folder, kept).diagnostics]
    assert codes == ["content.missing-picture"]
