"""The sample yearbook, its pages and its cover, before every referee (成品检验).

Built once a session.  Each test asks one referee; a program that is not
installed skips its test and is named.

"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from referees import lines, positions, tools
from referees.needed import needs
from reform_press.content.edition import read
from reform_press.preflight import check

SAMPLE = Path(__file__).parent.parent / "content" / "yearbook-2020-2023"
FILES = ("print.pdf", "cover.pdf")
#: A picture over the fold and its other half, text with notes and tables,
#: the cover: what renderers may draw differently.
DRAWN = [("print.pdf", 8), ("print.pdf", 9), ("print.pdf", 18), ("print.pdf", 23),
         ("print.pdf", 43), ("cover.pdf", 1)]  # fmt: skip

pytestmark = pytest.mark.slow


@pytest.fixture(params=FILES)
def pdf(request: pytest.FixtureRequest, built_yearbook: Path) -> Path:
    """Return one PDF of the book after the other."""
    return built_yearbook / request.param


@pytest.fixture
def model(built_yearbook: Path) -> dict[str, Any]:
    """Return the pages of text whose lines lie level."""
    told = json.loads((built_yearbook / "pages.json").read_text("utf-8"))
    told["pages"] = [
        page
        for page in told["pages"]
        if page["grid"]["columns"]
        if all(frame["mode"] == "horizontal" for frame in texts(page))
    ]
    return told


def texts(page: dict[str, Any]) -> list[dict[str, Any]]:
    return [frame for frame in page["frames"] if frame["role"] == "text"]


def test_own_preflight_finds_blank_pages_alone(pdf: Path, built_yearbook: Path) -> None:
    """Pages that a book leaves white are no fault; nothing else is found."""
    told = json.loads((built_yearbook / "pages.json").read_text("utf-8"))
    white = {page["page"] for page in told["pages"] if not page["frames"]}
    report = check(pdf)
    graver = [
        found
        for found in report.findings
        if found.severity != "note"
        if not (found.code == "page.empty" and found.page in white)
    ]

    assert graver == [], report.as_text("en")


@needs("pdftoppm", "gs")
@pytest.mark.parametrize(("name", "page"), DRAWN)
def test_three_renderers_show_the_same_page(
    built_yearbook: Path, name: str, page: int, tmp_path: Path
) -> None:
    """Poppler, Ghostscript and pdfium differ by 2 of 255 at most."""
    assert list(tools.drawing_complaints(built_yearbook / name, page, tmp_path)) == []


@needs("pdftotext", "mutool")
def test_every_program_extracts_the_same_characters(pdf: Path) -> None:
    by = {name: Counter(text) for name, text in tools.extracted(pdf).items()}
    first, *others = by.values()

    assert first.total() > 50
    assert all(other == first for other in others)


def test_glyphs_of_the_chapters_stand_as_the_rules_ask(
    built_yearbook: Path, model: dict[str, Any]
) -> None:
    """No forbidden start or end, every line flush and on the grid, no hole.

    Counted from the places of glyphs in the PDF: CLREQ 3.1.4, 3.1.9, 4.2.
    """
    book = read(SAMPLE).book
    assert book
    flush = {
        chapter.id for part in book.parts if part.kind == "text"
        for chapter in part.chapters
    }  # fmt: skip
    for page in model["pages"]:
        page["frames"] = [one for one in texts(page) if one["story"] in flush]
    glyphs = positions.read(built_yearbook / "print.pdf")
    body = [line for line in lines.lines_of(glyphs, model) if line.body]

    assert len(body) > 350
    assert lines.complaints(glyphs, model) == []


def test_no_line_of_the_body_opens_or_ends_with_what_may_not(
    built_yearbook: Path, model: dict[str, Any]
) -> None:
    """Of all parts: chronology, lists, notes, index."""
    found = lines.lines_of(positions.read(built_yearbook / "print.pdf"), model)
    body = [line for line in found if line.body]

    assert len(body) > 700
    assert list(lines.forbidden(body)) == []
