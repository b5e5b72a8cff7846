"""The two sample editions before every referee we could find (成品检验).

The pages are built once a session.  Each test asks one referee; a program
that is not installed skips its test with the name of the package.

"""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from referees import lines, positions, tools
from referees.copies import copy_of, without
from referees.needed import needs
from reform_press.content.edition import read
from reform_press.content.model import Edition
from reform_press.preflight import check

CONTENT = Path(__file__).parent.parent / "content"
#: Fixture that builds the edition, and the edition's folder.
EDITIONS = {"built_supplement": "supplement-2023", "built_review": "review-2020"}
WEEKDAYS = "一二三四五六日"


@pytest.fixture(params=EDITIONS)
def built(request: pytest.FixtureRequest) -> Path:
    """Return the output folder of one edition after the other."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def edition(request: pytest.FixtureRequest) -> Edition:
    """Return the copy of the edition that ``built`` set."""
    name = request.node.callspec.params["built"]
    return read(CONTENT / EDITIONS[name])


def test_own_preflight_has_no_findings(built: Path) -> None:
    """What goes to the plant has neither errors nor warnings."""
    report = check(built / "print.pdf")
    told = [f for f in report.findings if f.code != "ink.unchecked"]

    assert told == [], report.as_text("en")


@pytest.mark.slow
@needs("pdftoppm", "gs")
def test_three_renderers_show_the_same_page(built: Path, tmp_path: Path) -> None:
    """Poppler, Ghostscript and pdfium differ by 2 of 255 at most."""
    assert list(tools.drawing_complaints(built / "print.pdf", 1, tmp_path)) == []


@needs("pdftotext", "mutool")
@pytest.mark.parametrize("by", ["pdftotext", "mutool", "pdfium"])
def test_extracted_text_is_the_copy(built: Path, edition: Edition, by: str) -> None:
    """Every piece of copy comes out whole and once; nothing else does.

    What is left over is furniture and the slug line (decisions 12).
    """
    text = tools.extracted(built / "print.pdf")[by]
    text, lost = without(text, copy_of(edition))
    for piece in furniture_of(edition):
        text = text.replace(piece, "")

    assert lost == []
    assert set(text) <= set("|（）"), text


def furniture_of(edition: Edition) -> list[str]:
    """Return what furniture and slug line may say, longest first."""
    day: date = edition.date
    said = {
        edition.title,
        f"{day.year}年{day.month}月{day.day}日",
        f"星期{WEEKDAYS[day.weekday()]}",
        day.isoformat(),
        "CGATS TR 002",
    }
    for page in edition.pages:
        said |= {page.section, page.folio, page.staff, f"{edition.title}{page.folio}"}
    return sorted(filter(None, map(tools.normalised, said)), key=len, reverse=True)


def test_glyphs_stand_as_the_rules_ask(built: Path) -> None:
    """No forbidden start or end, every line flush and on the grid, no hole.

    Counted from the places of glyphs in the PDF: CLREQ 3.1.4, 3.1.9, 4.2.
    """
    glyphs = positions.read(built / "print.pdf")
    model = json.loads((built / "pages.json").read_text("utf-8"))
    body = [line for line in lines.lines_of(glyphs, model) if line.body]

    assert len(body) > 200
    assert lines.complaints(glyphs, model) == []


def test_every_line_of_the_page_model_is_on_the_page(built: Path) -> None:
    """The examiner misses no line: it finds as many as make-up says it set.

    A closing source line may share the row of the story's last line.
    """
    glyphs = positions.read(built / "print.pdf")
    model = json.loads((built / "pages.json").read_text("utf-8"))
    missed: Counter[str] = Counter()
    for page in model["pages"]:
        for frame in page["frames"]:
            if frame["role"] == "text":
                missed[frame["story"]] += frame["lines"]
    for line in lines.lines_of(glyphs, model):
        missed[line.story] -= 1

    assert missed
    assert set(missed.values()) <= {0, 1}, missed


def test_nothing_is_overset(built: Path) -> None:
    """All copy of the samples stands on their pages."""
    model = json.loads((built / "pages.json").read_text("utf-8"))

    assert [page["overset"] for page in model["pages"]] == [[] for _ in model["pages"]]
