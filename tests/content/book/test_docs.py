"""What the documents say of books is what is read."""

import re
from pathlib import Path

import pytest

from reform_press.content.book.model import Chart, Float, Table
from reform_press.content.edition import read
from reform_press.content.markdown import read_chapter
from reform_press.content.pinyin import Readings

DOCS = Path(__file__).parent.parent.parent.parent / "docs"
NAMES = ("books.md", "books.zh.md")


def blocks(name: str) -> list[str]:
    text = (DOCS / name).read_text("utf-8")
    return re.findall(r"```(?:yaml|markdown|md)\n(.*?)```", text, re.DOTALL)


@pytest.mark.parametrize("name", NAMES)
def test_the_files_of_the_documents_make_a_book(folder: Path, name: str) -> None:
    edition, imprint, chapter, index, table, chart = blocks(name)
    imprint = re.sub(r"  isbn.*\n", "", imprint)
    chapter += "\n![图](tables/chart.yaml){credit=制图}\n"
    (folder / "overview.md").unlink()
    (folder / "text").mkdir()
    for path, text in (
        ("edition.yaml", edition + imprint),
        ("text/farming.md", chapter),
        ("index.yaml", index),
        ("tables/main.yaml", table),
        ("tables/chart.yaml", chart),
    ):
        (folder / path).write_text(text, "utf-8")

    found = read(folder)

    assert {one.code for one in found.diagnostics} == {
        "content.idle-term",
        "content.idle-see",
    }
    assert found.book is not None
    (farming,) = found.book.parts[3].chapters
    kinds = [type(one.holds) for one in farming.blocks if isinstance(one, Float)]
    assert kinds[1:] == [Table, Chart]
    assert '"编著者"' in found.book.parts[1].pages[0].data


def rows(name: str) -> list[tuple[str, str]]:
    """Return the first and second cells of rows that begin with code."""
    text = (DOCS / name).read_text("utf-8")
    return re.findall(r"^\| (`[^|]*`.*?) \| (.*?) \|$", text, re.MULTILINE)


@pytest.mark.parametrize("name", NAMES)
def test_every_reference_of_the_documents_leads_somewhere(name: str) -> None:
    codes = [one for cell, _ in rows(name) for one in re.findall(r"`([^`]+)`", cell)]
    calls = [one for one in codes if "](#" in one or "]{" in one]
    assert len(calls) >= 8
    for call in calls:
        copy = read_chapter(call, "f", 1, Readings())
        assert copy.diagnostics == ()
        assert any(run.href for one in copy.paragraphs for run in one.runs)
