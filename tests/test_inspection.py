"""A brochure is examined before it is print.pdf, and not again for its words."""

import shutil
from pathlib import Path

import pytest

import reform_press.preflight.examine as examiner
from reform_press.build import BuildOptions, build
from reform_press.preflight import check
from reform_press.workshop import Workshop

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.slow

EDITION = """\
product: brochure
title: 蛋鸡
date: 2023-12-29
layout: leaflet
pages:
  - {template: cover.html, label: 封面}
  - {template: inside.html, label: II, stories: [hens]}
"""
LAYOUT = """\
format: sheet
trim: 100x150mm
bleed: 3mm
styles:
  body: {size: 10pt, leading: 16pt, indent: 2}
  note: {size: 9pt, leading: 12pt, colour: leaf}
palette: {yolk: M26 Y84, leaf: C80 M20 Y90 K20}
press: {icc: FOGRA39L_coated.icc, condition: FOGRA39, name: coated, ink_limit: 3.0}
"""
PAGE = "<style>* {{ margin: 0 }} div {{ position: absolute; {} }}</style><div></div>\n"
GROUND = "inset: -3mm; background: var(--yolk)"
INSIDE = """\
<style>body { margin: 0 } div { position: absolute; left: 10mm; top: 10mm;
width: 80mm; height: 60mm }</style><div data-frame="hens:body"></div>
"""
HENS = """\
---
title: 五层笼架
---

笼架分列两侧，上下五层，各层都有食槽、水管和清粪带，鸡蛋由传送带送到前面。
"""


@pytest.fixture
def folder(tmp_path):
    house = tmp_path / "layouts" / "leaflet"
    house.mkdir(parents=True)
    folder = tmp_path / "content" / "one"
    folder.mkdir(parents=True)
    shutil.copytree(ROOT / "fonts", tmp_path / "fonts")
    for path, text in (
        (house / "layout.yaml", LAYOUT), (house / "cover.html", PAGE.format(GROUND)),
        (house / "inside.html", INSIDE), (folder / "edition.yaml", EDITION),
        (folder / "hens.md", HENS),
    ):  # fmt: skip
        path.write_text(text, "utf-8")
    return folder


@pytest.fixture
def examined(monkeypatch):
    """Return a list that grows by a path for every file that is examined."""
    paths = []

    def counted(path, *limits):
        paths.append(path)
        return check(path, *limits)

    monkeypatch.setattr(examiner, "check", counted)
    monkeypatch.setattr("reform_press.preflight.check", counted, raising=False)
    return paths


def layout_file(folder, name):
    return folder.parent.parent / "layouts" / "leaflet" / name


def change(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def built(folder, shop=None, **options):
    return build(folder, BuildOptions(**options), lambda words: None, shop)


def told(done):
    return {(d.code, d.severity): d for d in done.diagnostics}


def test_a_sound_page_goes_to_press_without_a_word(folder):
    done = built(folder)

    assert done.pdf.name == "print.pdf"
    assert {d.severity for d in done.diagnostics} == {"note"}


@pytest.mark.parametrize(
    ("css", "code"),
    [
        ("inset: -3mm; background: device-cmyk(0.9 0.9 0.8 0.8)", "ink.flat"),
        ("inset: -3mm; background: device-cmyk(0.9 0.9 0.8 0.8)", "ink.total"),
        ("left: 50mm; right: 0; top: 20mm; height: 40mm; background: var(--yolk)",
         "bleed.short"),
    ],
)  # fmt: skip
def test_what_no_press_can_print_is_no_print_pdf(folder, css, code):
    last = built(folder).pdf
    good = last.read_bytes()
    layout_file(folder, "cover.html").write_text(PAGE.format(css), "utf-8")
    done = built(folder)

    found = told(done)[code, "error"]
    assert done.pdf.name == "proof.pdf"
    assert not done.fit_to_print
    assert last.read_bytes() == good
    assert found.source.file == "layouts/leaflet/cover.html"
    assert found.message.zh.startswith("第 封面 面（")
    assert " mm): " in found.message.en
    assert found.hint.en
    assert code in {finding.code for finding in check(done.pdf).findings}


def test_type_across_the_trim_and_small_type_in_four_inks_are_errors(folder):
    body = '<p style="position: absolute; left: -2mm; top: 9mm; font: 9pt hei">字体</p>'
    layout_file(folder, "cover.html").write_text(body, "utf-8")
    change(
        layout_file(folder, "inside.html"), "hens:body", 'hens:body" data-style="note'
    )
    done = built(folder)

    found = told(done)
    assert found["text.cut", "error"].source.file.endswith("cover.html")
    assert found["text.rich-black", "error"].source.file.endswith("inside.html")


def test_a_warning_is_told_and_keeps_nothing_from_press(folder):
    change(layout_file(folder, "inside.html"), "left: 10mm", "left: 2mm")
    done = built(folder)

    assert done.pdf.name == "print.pdf"
    assert told(done)["text.unsafe", "warning"].source.file.endswith("inside.html")


def test_the_limits_of_the_layout_count_where_they_are_closer(folder):
    css = "inset: -3mm; background: device-cmyk(0.9 0.9 0.9 0)"
    layout_file(folder, "cover.html").write_text(PAGE.format(css), "utf-8")
    assert built(folder).pdf.name == "print.pdf"

    change(layout_file(folder, "layout.yaml"), "ink_limit: 3.0", "ink_limit: 2.5")
    done = built(folder)
    assert done.pdf.name == "proof.pdf"
    assert "250" in told(done)["ink.flat", "error"].message.en


@pytest.mark.parametrize("stays", [False, True])
def test_other_words_are_not_examined_again(folder, examined, stays):
    shop = Workshop() if stays else None
    built(folder, shop)
    assert len(examined) == 1

    change(folder / "hens.md", "上下五层", "上下六层，前后各一行")
    done = built(folder, shop)

    assert not done.stood
    assert done.pdf.name == "print.pdf"
    assert len(examined) == 1


def test_faults_are_told_again_with_other_words(folder, examined):
    css = "inset: -3mm; background: device-cmyk(0.9 0.9 0.8 0.8)"
    layout_file(folder, "cover.html").write_text(PAGE.format(css), "utf-8")
    first = built(folder)
    change(folder / "hens.md", "五层", "六层")
    again = built(folder)

    assert len(examined) == 1
    assert told(again) == told(first)
    assert ("ink.flat", "error") in told(again)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("cover.html", "inset: -3mm", "inset: -2.9mm"),  # what is drawn
        ("inside.html", "width: 80mm", "width: 80mm; border: 1pt solid"),
        ("layout.yaml", "size: 10pt", "size: 9.5pt"),  # how text looks
        ("layout.yaml", "ink_limit: 3.0", "ink_limit: 2.9"),
    ],
)
def test_another_design_is_examined_again(folder, examined, file, old, new):
    built(folder)
    change(layout_file(folder, file), old, new)
    built(folder)

    assert len(examined) > 1


def test_words_close_to_the_trim_are_examined_again(folder, examined):
    change(layout_file(folder, "inside.html"), "left: 10mm", "left: 2mm")
    built(folder)
    change(folder / "hens.md", "到前面", "到过道前面")
    built(folder)

    assert len(examined) == 2


def test_pages_without_plates_are_examined_the_next_time(folder, examined, monkeypatch):
    def broken(*_):
        raise examiner.ink.DrawingError("no Ghostscript")

    with monkeypatch.context() as without:
        without.setattr(examiner.ink, "drawn", broken)
        assert built(folder).pdf.name == "print.pdf"
    built(folder, fresh=True)
    built(folder, fresh=True)

    assert len(examined) == 2


def test_proofs_show_marks_and_are_not_examined(folder, examined):
    built(folder, proof="一校")

    assert examined == []


def test_panels_of_their_own_widths_and_spines_are_as_the_layout_asks(folder):
    change(
        layout_file(folder, "layout.yaml"),
        "format: sheet",
        "format: cover\nblock: {pages: 128, paper: 157gsm}",
    )
    spine = INSIDE.replace("left: 10mm", "left: 1.5mm").replace("80mm", "5mm")
    layout_file(folder, "spine.html").write_text(
        spine.replace("hens:body", 'hens:head" data-mode="vertical" data-style="body'),
        "utf-8",
    )
    cover = "  - {template: cover.html, label: 封面}\n"
    change(
        folder / "edition.yaml",
        cover,
        cover + cover.replace("封面", "封二") + cover.replace("封面", "封三"),
    )
    with (folder / "edition.yaml").open("a", encoding="utf-8") as edition:
        edition.write("  - {template: spine.html, label: 书脊, stories: [hens]}\n")
    done = built(folder)

    assert done.pdf.name == "print.pdf"
    assert {d.severity for d in done.diagnostics} == {"note"}
    assert {f.code for f in check(done.pdf).findings} >= {
        "boxes.mixed-sizes",
        "text.unsafe",
    }
