"""The two sample brochures before every referee, as read and as imposed (成品检验).

Both are built and laid out on sheets once a session.  Each test asks one
referee; a program that is not installed skips its test and is named.

"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import yaml

from referees import leaflets, positions, tools
from referees.copies import copy_of, without
from referees.needed import needs
from reform_press.build import BuildOptions, build
from reform_press.content.edition import read
from reform_press.content.model import Edition
from reform_press.preflight import check
from reform_press.style.load import load

ROOT = Path(__file__).parent.parent
#: Fixture that builds a brochure: its edition, pages, sides of its sheets.
SAMPLES = {
    "built_laying_hens": ("brochure-laying-hens", 6, 2),
    "built_irrigation": ("brochure-irrigation", 12, 6),
}
FILES = [(built, file) for built in SAMPLES for file in ("print.pdf", "imposed.pdf")]
SIDES = [
    (built, side) for built, (*_, sides) in SAMPLES.items() for side in range(sides)
]
#: What templates and marks say beside the copy and the data of the edition.
FURNITURE = "◀%0123456789.CMYK"

pytestmark = pytest.mark.slow


@pytest.fixture(params=FILES, ids=[" ".join(one) for one in FILES])
def pdf(request: pytest.FixtureRequest) -> Path:
    """Return one PDF of the samples after the other."""
    built, file = request.param
    return request.getfixturevalue(built) / file


@pytest.fixture(params=SAMPLES)
def built(request: pytest.FixtureRequest) -> Path:
    """Return the folder of one brochure after the other."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def edition(request: pytest.FixtureRequest) -> Edition:
    """Return the copy of the brochure that ``built`` set."""
    return read(ROOT / "content" / SAMPLES[request.node.callspec.params["built"]][0])


def test_own_preflight_has_no_findings(pdf: Path) -> None:
    """What goes to the plant has neither errors nor warnings."""
    report = check(pdf)
    told = [found for found in report.findings if found.severity != "note"]

    assert told == [], report.as_text("en")


@needs("pdftoppm", "gs")
@pytest.mark.parametrize(("built", "side"), SIDES, indirect=["built"])
def test_three_renderers_show_the_same_sheet(
    built: Path, side: int, tmp_path: Path
) -> None:
    """All pages stand on the sheets; the renderers differ by 2 of 255 at most."""
    told = tools.drawing_complaints(built / "imposed.pdf", side + 1, tmp_path)

    assert list(told) == []


@pytest.mark.parametrize("built", SAMPLES, indirect=True)
def test_sheets_and_pages_are_as_many_as_their_folds_ask(
    built: Path, request: pytest.FixtureRequest
) -> None:
    _, pages, sides = SAMPLES[request.node.callspec.params["built"]]
    found = []
    for name in ("print.pdf", "imposed.pdf"):
        with pikepdf.open(built / name) as document:
            found.append(len(document.pages))

    assert found == [pages, sides]


@needs("pdftotext", "mutool")
@pytest.mark.parametrize("by", ["pdftotext", "mutool", "pdfium"])
@pytest.mark.parametrize("name", ["print.pdf", "imposed.pdf"])
def test_extracted_text_is_the_copy(
    built: Path, edition: Edition, name: str, by: str
) -> None:
    """Both languages come out whole; the rest is what templates and marks say."""
    text = tools.extracted(built / name)[by]
    for piece in ("FOGRA39", edition.date.isoformat()):  # of the slug line
        text = text.replace(piece, "|")
    text, lost = without(text, copy_of(edition))
    for piece in said_beside(edition):
        text = text.replace(piece, "|")

    assert set(lost) <= told_once(edition)
    assert set(text) <= set("|" + FURNITURE), text


def said_beside(edition: Edition) -> list[str]:
    """Return what the data of pages says, and the title, longest first."""
    file = Path(edition.folder) / "edition.yaml"
    said = strings(yaml.safe_load(file.read_text("utf-8")))
    return sorted(filter(None, map(tools.normalised, said)), key=len, reverse=True)


def strings(value: Any) -> Iterator[str]:
    match value:
        case dict():
            for inside in value.values():
                yield from strings(inside)
        case list():
            for inside in value:
                yield from strings(inside)
        case _:
            yield str(value)


def told_once(edition: Edition) -> set[str]:
    """Return what stands once for all pictures of a story that share it."""
    found = set()
    for story in edition.stories:
        said = [words for one in story.photos for words in (one.caption, one.credit)]
        found |= {tools.normalised(words) for words in said if said.count(words) > 1}
    return found


def test_glyphs_of_both_languages_stand_as_the_rules_ask(
    built: Path, edition: Edition
) -> None:
    """Counted from the places of glyphs in the PDF, frame by frame."""
    assert audited(built, edition) == []


@pytest.mark.parametrize("name", [name for name, *_ in SAMPLES.values()])
def test_english_alone_stands_as_the_rules_ask(name: str, tmp_path: Path) -> None:
    folder = ROOT / "content" / name
    options = BuildOptions(out=tmp_path / "en", language="en")
    done = build(folder, options, lambda words: None)
    told = [one for one in check(done.pdf).findings if one.severity != "note"]

    assert (done.pdf.name, told) == ("print.pdf", [])
    assert audited(done.folder, read(folder, switched="en")) == []


def audited(built: Path, edition: Edition) -> list[leaflets.Fault]:
    """Return what the audit finds in the frames of a brochure."""
    model = json.loads((built / "pages.json").read_text("utf-8"))
    frames = leaflets.framed(positions.read(built / "print.pdf"), model)
    indent = load(ROOT / "layouts" / edition.layout).style("body").indent
    assert sum(len(frame.glyphs) for frame in frames) > 1000
    return leaflets.complaints(frames, dict(parts_of(edition)), indent)


def parts_of(edition: Edition) -> Iterator[tuple[leaflets.Part, list[str]]]:
    """Yield the copy of each part of a story that a frame may hold."""
    for story in edition.stories:
        if edition.lang == "en" and story.lang != "en":
            continue  # the source of what is set
        yield (story.id, "body"), [paragraph.text for paragraph in story.body]
        yield (story.id, "main"), [story.headline.main.replace("\n", "")]
        yield (story.id, "kicker"), [story.headline.kicker]
        for number, photo in enumerate(story.photos, 1):
            yield (story.id, f"caption-{number}"), [photo.caption + photo.credit]
