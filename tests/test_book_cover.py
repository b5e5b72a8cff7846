"""The cover of a small book as a build writes it: a PDF beside the pages."""

import json
import shutil
from pathlib import Path

import pikepdf
import pytest
from jsonschema import validate

from reform_press.build import BuildOptions, build
from reform_press.collation.words import page_said
from reform_press.compare import compare
from reform_press.content.scaffold import new
from reform_press.formats import schema_of
from reform_press.geometry import MM
from reform_press.history import keep
from reform_press.preflight import check

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.slow

LAYOUT = """\
trim: 60x90mm
bleed: 3mm
top: 10mm
grid: {columns: 1, characters: 12, size: 10pt, leading: 16pt, rows: 12}
styles:
  body: {size: 10pt, leading: 16pt, indent: 2}
  spine: {han: title, size: 9pt, leading: 12pt}
press: {icc: FOGRA39L_coated.icc, condition: FOGRA39, name: coated}
"""
EDITION = """\
product: yearbook
title: 改革年鉴
date: 2024-03-01
layout: book
parts:
  - {kind: text, title: 综述, files: [overview.md], master: text.html}
cover: {template: cover.html, paper: 0.9, board: 1.5, flaps: 20}
"""
MASTER = """\
<div data-frame="flow" style="position: absolute; left: 8mm; top: 10mm;
  width: 120pt; height: 192pt"></div>
"""
COVER = """\
<div style="position: absolute; background: device-cmyk(0.3 0 0.2 0); left: -3mm;
  top: -3mm; width: {{ cover.width + 6 }}mm; height: {{ cover.height + 6 }}mm"></div>
<div data-frame="title" data-mode="vertical" data-style="spine" style="
  position: absolute; left: {{ cover.spine.x }}mm; width: {{ cover.spine.width }}mm;
  top: 10mm; height: 60mm"></div>
"""
COPY = "---\ntitle: 综述\n---\n全年列了一百六十五项任务，逐项落到乡镇。\n"


@pytest.fixture
def folder(tmp_path):
    house, folder = tmp_path / "layouts" / "book", tmp_path / "content" / "year"
    for made in (house, folder):
        made.mkdir(parents=True)
    shutil.copytree(ROOT / "fonts", tmp_path / "fonts")
    for path, text in (
        (house / "layout.yaml", LAYOUT), (house / "text.html", MASTER),
        (house / "cover.html", COVER), (folder / "edition.yaml", EDITION),
        (folder / "overview.md", COPY),
    ):  # fmt: skip
        path.write_text(text, "utf-8")
    return folder


def change(folder, old, new):
    path = folder / "edition.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def built(folder):
    return build(folder, BuildOptions(), lambda words: None)


def names(done):
    return sorted(path.name for path in done.folder.glob("*.pdf"))


def test_a_cover_is_written_beside_its_pages_fit_to_print(folder):
    """A leaf of 0.9 mm and a cover of 1.5: 20 + 60 + 3.9 + 60 + 20 mm."""
    done = built(folder)
    assert done.pages == 2
    cover = done.folder / "cover.pdf"
    with pikepdf.open(cover) as pdf:
        (page,) = pdf.pages
        left, _, right, _ = map(float, page.TrimBox)

    assert names(done) == ["cover.pdf", "print.pdf"]
    assert (right - left) / MM == pytest.approx(163.9, abs=0.01)
    assert not [d for d in done.diagnostics if d.severity == "error"]
    report = check(cover)
    assert not [f for f in report.findings if f.severity == "error"]


def test_the_same_build_writes_the_same_cover(folder, tmp_path):
    first = (built(folder).folder / "cover.pdf").read_bytes()
    done = build(folder, BuildOptions(out=tmp_path / "again"), lambda words: None)

    assert (done.folder / "cover.pdf").read_bytes() == first


def test_a_cover_that_is_not_fit_leaves_the_last_good_one(folder):
    done = built(folder)
    good = (done.folder / "cover.pdf").read_bytes()
    change(folder, "title: 改革年鉴", f"title: {'改革年鉴' * 8}")
    done = built(folder)

    assert done.pdf.name == "proof.pdf"
    assert (done.folder / "cover.pdf").read_bytes() == good
    assert "cover-proof.pdf" in names(done)
    assert "makeup.overset" in [one.code for one in done.diagnostics]


def test_a_book_without_a_cover_keeps_no_old_one(folder):
    built(folder)
    change(
        folder, "cover: {template: cover.html, paper: 0.9, board: 1.5, flaps: 20}\n", ""
    )

    assert names(built(folder)) == ["print.pdf"]


def test_a_picture_of_the_cover_stands_beside_those_of_the_pages(folder):
    options = BuildOptions(png=True)
    done = build(folder, options, lambda words: None)
    shown = {path.name: path.read_bytes() for path in done.folder.glob("*.png")}
    change(folder, "title: 改革年鉴", "title: 改革鉴")
    build(folder, options, lambda words: None)

    assert set(shown) == {"cover.png", "page-1.png", "page-2.png"}
    assert (done.folder / "cover.png").read_bytes() != shown["cover.png"]
    change(
        folder, "cover: {template: cover.html, paper: 0.9, board: 1.5, flaps: 20}\n", ""
    )
    build(folder, options, lambda words: None)
    assert not (done.folder / "cover.png").exists()


def test_two_covers_are_compared(folder, tmp_path):
    root = folder.parent.parent
    for name, before, after in (
        ("one", "2024-03-01", "2024-03-02"),
        ("two", "title: 综述", "title: 概述"),
        ("three", "title: 改革年鉴", "title: 改革鉴"),
    ):
        change(folder, before, after)
        done = built(folder)
        keep(done.folder, done.pdf, name, root)

    still = compare("one", "two", root)
    other = compare("two", "three", root)
    covers = [done.collation.pages[0] for done in (still, other)]
    assert [(one.label, one.still) for one in covers] == [
        ("封面", True),
        ("封面", False),
    ]
    assert "封面未动" in page_said(covers[0]).zh
    assert (other.folder / "page-0-after.png").is_file()
    assert len(set(still.streams[0])) == 1
    assert len(set(other.streams[0])) == 2
    told = json.loads((done.folder / "record.json").read_bytes())
    validate(told, schema_of("record"))
    assert [line["text"] for line in told["cover"]["lines"]] == ["改革鉴"]


@pytest.fixture
def examined(monkeypatch):
    """Return a list that grows by the number of pages of each examination."""
    counts = []

    def counted(path, limits, pages):
        counts.append(len(pages))
        return check(path, limits, pages)

    monkeypatch.setattr("reform_press.preflight.check", counted, raising=False)
    return counts


def test_a_cover_that_no_press_can_print_is_a_proof(folder):
    good = (built(folder).folder / "cover.pdf").read_bytes()
    template = folder.parent.parent / "layouts" / "book" / "cover.html"
    text = template.read_text("utf-8")
    template.write_text(text.replace("0.3 0 0.2 0", "0.9 0.9 0.8 0.8"), "utf-8")
    done = built(folder)

    told = {one.code: one for one in done.diagnostics if one.severity == "error"}
    assert names(done) == ["cover-proof.pdf", "cover.pdf", "print.pdf"]
    assert (done.folder / "cover.pdf").read_bytes() == good
    assert told["ink.flat"].source.file == "layouts/book/cover.html"
    assert told["ink.flat"].message.en.startswith("the cover (")


def test_pages_of_text_are_examined_once_and_not_after_an_edit(folder, examined):
    """Many pages look alike: the first with its title, one of text, the last."""
    copy = folder / "overview.md"
    copy.write_text(COPY + "\n全年列了一百六十五项任务，逐项落到乡镇。\n" * 60, "utf-8")
    done = built(folder)
    assert done.pages > 6
    first, cover = examined
    assert (first < 4, cover) == (True, 1)

    text = copy.read_text("utf-8")
    copy.write_text(text.replace("乡镇。\n\n全年", "各乡各镇。\n\n全年", 3), "utf-8")
    again = built(folder)

    assert not again.stood
    assert names(again) == ["cover.pdf", "print.pdf"]
    assert len(examined) == 2


def test_of_too_many_looks_it_is_told_how_many_pages_were_not_examined(
    folder, monkeypatch
):
    monkeypatch.setattr("reform_press.inspection._MOST", 1)
    copy = folder / "overview.md"
    copy.write_text(COPY + "\n全年列了一百六十五项任务，逐项落到乡镇。\n" * 60, "utf-8")
    done = built(folder)

    told = {one.code: one for one in done.diagnostics}
    said = told["output.examined-partly"]
    assert said.severity == "note"
    assert 0 < int(said.message.en.split()[0]) < done.pages


#: 126 by 96 mm: two pages with their bleed; the fold is at 63, the trim at 123.
DRAWN = """\
<svg xmlns="http://www.w3.org/2000/svg" width="126mm" height="96mm"
 viewBox="0 0 126 96"><rect width="126" height="96" fill="#d8c8a0"/>
<rect x="{}" y="40" width="10" height="8" fill="#408050"/></svg>
"""
SPREAD = COPY + "\n![](photos/field.svg){#field place=spread alt=田}\n"


def drawn_over_two_pages(folder, left):
    """Build the book with a picture over two pages; a field of it begins at left."""
    (folder / "photos").mkdir()
    (folder / "photos" / "field.svg").write_text(DRAWN.format(left), "utf-8")
    (folder / "overview.md").write_text(SPREAD, "utf-8")
    return built(folder)


def test_what_ends_at_the_fold_of_a_picture_over_it_needs_no_bleed(folder):
    """Neither to the build, which looks at some pages, nor to the examiner of all."""
    done = drawn_over_two_pages(folder, 53)

    assert done.pdf.name == "print.pdf"
    with pikepdf.open(done.pdf) as pdf:
        assert pdf.Root.PageLayout == "/TwoPageRight"
    assert check(done.pdf).passed


def test_what_ends_at_the_outer_edge_is_told_at_its_picture_line(folder):
    done = drawn_over_two_pages(folder, 113)

    found = {one.code: one for one in done.diagnostics}["bleed.ground"]
    assert done.pdf.name == "proof.pdf"
    assert found.source.file == "content/year/overview.md"
    assert found.source.line == len(SPREAD.splitlines())
    assert not check(done.pdf).passed


@pytest.mark.parametrize("master", ["text.html", "list.html"])
def test_what_a_master_draws_is_told_at_the_master(folder, master):
    """Of chapters, and of what is gathered from them."""
    house = folder.parent.parent / "layouts" / "book" / master
    (house.parent / "list.html").write_text(MASTER, "utf-8")
    change(folder, "parts:\n", "parts:\n  - {kind: contents, master: list.html}\n")
    rule = "position: absolute; left: 9mm; top: 8mm; width: 40mm; height: 0.1mm"
    ground = "background: device-cmyk(0 0.9 0.9 0.2)"
    house.write_text(f'{MASTER}<div style="{rule}; {ground}"></div>', "utf-8")
    done = built(folder)

    told = [one for one in done.diagnostics if one.code == "rule.many-inks"]
    assert [one.source.file for one in told] == [f"layouts/book/{master}"]


def test_a_new_yearbook_is_fit_to_print_at_once(tmp_path):
    """Not a word is said of it: contents, table, note, index and cover."""
    shutil.copytree(ROOT / "fonts", tmp_path / "fonts")
    new(tmp_path / "content", "book", product="yearbook")
    done = built(tmp_path / "content" / "book")

    assert done.diagnostics == ()
    assert names(done) == ["cover.pdf", "print.pdf"]
    assert check(done.folder / "cover.pdf").passed
