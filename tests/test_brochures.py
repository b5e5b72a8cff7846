"""A brochure built from its files: what is written, kept, told and compared."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from reform_press.build import BuildOptions, build
from reform_press.compare import compare
from reform_press.errors import LayoutError
from reform_press.geometry import MM
from reform_press.imposition.imposing import impose
from reform_press.imposition.schemes import Options
from reform_press.paper import read_paper
from reform_press.products import CopyGlyphError
from reform_press.style.papers import read_caliper
from reform_press.workshop import Workshop

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.slow

EDITION = """\
product: brochure
title: 蛋鸡
date: 2023-12-29
layout: leaflet
pages:
  - template: cover.html
    label: I
    data: {english: Hens}
  - template: inside.html
    label: II
    stories: [hens]
"""
LAYOUT = """\
format: sheet
trim: 100x150mm
bleed: 3mm
styles:
  body: {size: 10pt, leading: 16pt, indent: 2}
palette: {yolk: M26 Y84}
press: {icc: FOGRA39L_coated.icc, condition: FOGRA39, name: coated}
"""
CSS = """\
* { margin: 0 }
.ground { position: absolute; inset: -3mm; background: var(--yolk) }
h1 { position: absolute; top: 20mm; left: 10mm; font: 24pt/30pt title; }
[data-frame] { position: absolute; left: 10mm; width: 80mm }
.zh.head { top: 10mm; height: 10mm } .en.head { top: 20mm; height: 10mm }
.zh.body { top: 32mm; height: 50mm } .en.body { top: 90mm; height: 40mm }
"""
COVER = """\
<link rel="stylesheet" href="leaflet.css">
<div class="ground"></div>
<h1>{{ data.english if lang == "en" else edition.title }}</h1>
"""
INSIDE = """\
<link rel="stylesheet" href="leaflet.css">
{% for part in ("head", "body") %}
{% if lang != "en" %}<div class="zh {{ part }}" data-frame="hens:{{ part }}"></div>
{% endif %}<div class="en {{ part }}" data-frame="hens.en:{{ part }}"></div>
{% endfor %}
"""
COVERS = """\
product: brochure
title: 蛋鸡
date: 2023-12-29
layout: leaflet
pages:
  - {template: cover.html, data: {english: Hens}}
  - {template: cover.html, data: {english: Hens}}
  - {template: cover.html, data: {english: Hens}}
  - {template: back.html, stories: [hens]}
  - {template: spine.html, stories: [hens]}
"""
BACK = """\
<link rel="stylesheet" href="leaflet.css">
<div class="ground"></div><div class="zh body" data-frame="hens:body"></div>
"""
SPINE = """\
<style>body { margin: 0; background: var(--yolk) } div { position: absolute;
left: 1.3mm; top: 12mm; width: 5mm; height: 60mm }</style>
<div data-frame="hens:head" data-mode="vertical" data-style="body"></div>
"""
ZH = """\
---
title: 五层笼架
---

笼架分列两侧，上下五层。{#p1}

鸡蛋沿着传送带离开。{#p2}
"""
EN = """\
---
title: Five tiers
---

The cages stand along both sides.{#p1}

Eggs ride the belt.{#p2}
"""


@pytest.fixture
def folder(tmp_path):
    house = tmp_path / "layouts" / "leaflet"
    house.mkdir(parents=True)
    folder = tmp_path / "content" / "one"
    folder.mkdir(parents=True)
    shutil.copytree(ROOT / "fonts", tmp_path / "fonts")
    for path, text in (
        (house / "layout.yaml", LAYOUT), (house / "leaflet.css", CSS),
        (house / "cover.html", COVER), (house / "inside.html", INSIDE),
        (folder / "edition.yaml", EDITION),
        (folder / "hens.zh.md", ZH), (folder / "hens.en.md", EN),
    ):  # fmt: skip
        path.write_text(text, "utf-8")
    return folder


def change(folder, name, old, new):
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def built(folder, **options):
    return build(folder, BuildOptions(**options), lambda words: None)


def said(done):
    """Return the text of all lines by story."""
    record = json.loads((done.folder / "record.json").read_text("utf-8"))
    found = {}
    for page in record["pages"]:
        for line in page["lines"]:
            found[line["story"]] = found.get(line["story"], "") + line["text"]
    return found


def test_a_brochure_is_built_from_its_files(folder):
    done = built(folder)

    assert done.pdf.name == "print.pdf"
    assert done.pages == 2
    assert not [d for d in done.diagnostics if d.severity != "note"]
    assert said(done) == {
        "hens": "五层笼架笼架分列两侧，上下五层。鸡蛋沿着传送带离开。",
        "hens.en": "Five tiersThe cages stand along both sides.Eggs ride the belt.",
    }
    pages = json.loads((done.folder / "pages.json").read_text("utf-8"))["pages"]
    assert [page["label"] for page in pages] == ["I", "II"]
    assert [frame["story"] for frame in pages[1]["frames"]] == [
        "hens", "hens.en", "hens", "hens.en",
    ]  # fmt: skip
    assert not (done.folder / "dummy.yaml").exists()


def test_the_same_files_give_the_same_bytes(folder):
    first = built(folder).pdf.read_bytes()
    shutil.rmtree(folder.parent.parent / "build")

    assert built(folder).pdf.read_bytes() == first


def test_an_edit_of_text_loads_no_weasyprint_and_moves_no_other_frame(folder):
    before = built(folder)
    told = json.loads((before.folder / "record.json").read_text("utf-8"))
    change(folder, "hens.zh.md", "五层。{", "五层，整齐。{")
    code = (
        "import sys; from pathlib import Path;"
        "from reform_press.build import BuildOptions, build;"
        f"done = build(Path({str(folder)!r}), BuildOptions(), lambda words: None);"
        "print(done.stood, [m for m in ('weasyprint', 'jinja2', 'pikepdf')"
        " if m in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )

    assert ran.stdout.strip() == "False []"
    after = json.loads((before.folder / "record.json").read_text("utf-8"))
    moved = [
        (page["page"], frame["story"], frame["role"])
        for old, page in zip(told["pages"], after["pages"], strict=True)
        for was, frame in zip(old["frames"], page["frames"], strict=True)
        if was["digest"] != frame["digest"]
    ]
    assert moved == [(2, "hens", "text")]
    clean = built(folder, out=folder / "clean").pdf.read_bytes()
    assert (before.folder / "print.pdf").read_bytes() == clean


def test_a_process_that_stays_draws_the_edited_page_alone(folder):
    """Bytes are as if built anew: also when the furniture before it is as it was."""
    house = folder.parent.parent / "layouts" / "leaflet"
    shop = Workshop()

    def pages():
        done = build(folder, BuildOptions(), lambda words: None, shop)
        clean = built(folder, out=folder / "clean").pdf.read_bytes()
        shutil.rmtree(folder / "clean")
        assert done.pdf.read_bytes() == clean
        return shop.pages

    def held(before, now):
        return [one is other for one, other in zip(before, now, strict=True)]

    first = pages()
    change(folder, "hens.zh.md", "五层。{", "五层，整齐。{")
    text = pages()
    change(house, "leaflet.css", "inset: -3mm", "inset: 20mm")
    ground = pages()
    change(house, "leaflet.css", "inset: 20mm", "inset: -3mm")

    assert held(first, text) == [True, False]
    assert held(text, ground) == [False, True]
    assert pages() == text


def test_a_character_that_no_font_has_is_refused_until_it_is_gone(folder):
    """It is told once, wherever it stands, in a process that stays as well."""
    shop = Workshop()
    build(folder, BuildOptions(), lambda words: None, shop)
    change(folder, "hens.zh.md", "传送带离开", "传送带\ua000离开\ua000")
    change(folder, "hens.en.md", "Eggs ride", "Eggs\ua000 ride")
    told = []
    for again in (shop, Workshop()):
        with pytest.raises(CopyGlyphError) as refused:
            build(folder, BuildOptions(), lambda words: None, again)
        told.append(
            [str(d) for d in refused.value.diagnostics if d.severity == "error"]
        )
    change(folder, "hens.zh.md", "传送带\ua000离开\ua000", "传送带离开")
    change(folder, "hens.en.md", "Eggs\ua000 ride", "Eggs ride")

    assert told[0] == told[1]
    assert len(told[0]) == 1
    assert "共 3 处" in told[0][0]
    assert build(folder, BuildOptions(), lambda words: None, shop).pdf


def test_one_switch_builds_it_in_english_alone(folder):
    change(folder, "edition.yaml", "layout:", "language: en\nlayout:")
    done = built(folder)

    assert said(done) == {
        "hens.en": "Five tiersThe cages stand along both sides.Eggs ride the belt."
    }
    assert not [d for d in done.diagnostics if d.severity != "note"]


def test_it_is_built_in_english_beside_its_build_in_both(folder):
    both = built(folder)
    alone = built(folder, language="en")

    assert alone.folder == both.folder.with_name("one-en")
    assert list(said(alone)) == ["hens.en"]
    assert list(said(both)) == ["hens", "hens.en"]


def test_two_builds_are_compared(folder, tmp_path):
    root = folder.parent.parent
    before = built(folder, out=tmp_path / "before").folder
    change(folder, "hens.en.md", "Eggs ride", "The eggs ride")
    after = built(folder, out=tmp_path / "after").folder
    done = compare(str(before), str(after), root, tmp_path / "diff").collation

    assert [story.id for story in done.stories if story.changed] == ["hens.en"]
    assert [page.page for page in done.pages if not page.still] == [2]


def test_a_brochure_has_no_plan(folder):
    built(folder)
    with pytest.raises(LayoutError) as refused:
        read_paper(folder)

    assert [d.code for d in refused.value.diagnostics] == ["makeup.designed"]


def test_charts_read_the_tables_of_the_edition_anew_and_in_its_script(folder):
    table = folder / "eggs.csv"
    table.write_text("zh,value\n鸡蛋,3\n养鸡,5\n", "utf-8")
    house = folder.parent.parent / "layouts" / "leaflet"
    chart = """{% import "reform/charts.html" as charts %}
<section style="position: absolute; top: 60mm; left: 10mm">
{{ charts.bars("eggs.csv", width="80mm") }}
{{ charts.columns("eggs.csv", width="80mm", unit="万枚|thousands") }}</section>"""
    change(house, "cover.html", "<h1>", f"{chart}<h1>")

    def cover(language=None):
        done = built(folder, language=language)
        record = json.loads((done.folder / "record.json").read_text("utf-8"))
        with pdfium.PdfDocument(done.pdf) as document:
            text = document[0].get_textpage().get_text_range()
        return record["pages"][0]["digest"], text

    before, simplified = cover()
    change(folder, "eggs.csv", "养鸡,5", "养鸡,9")

    assert cover()[0] != before
    assert "养鸡" in simplified
    assert "单位：万枚" in simplified
    traditional = cover("zh-Hant-TW")[1]
    assert "養雞" in traditional
    assert "單位：萬枚" in traditional


def test_words_of_pages_are_converted_by_the_terms_of_the_edition(folder):
    """Those of a template's data and its own, like those of the stories."""
    house = folder.parent.parent / "layouts" / "leaflet"
    change(house, "cover.html", "</h1>", "<br>{{ data.step }}<br>制肥</h1>")
    change(folder, "edition.yaml", "{english: Hens}", "{english: Hens, step: 喂水}")
    change(folder, "hens.zh.md", "上下五层", "制肥、喂水")
    terms = "terms: {喂水: 餵水, 制肥: 製肥}\n"
    (folder / "terms-hant.yaml").write_text(terms, "utf-8")
    done = built(folder, language="zh-Hant-TW")
    with pdfium.PdfDocument(done.pdf) as document:
        cover = document[0].get_textpage().get_text_range()

    assert "餵水" in cover
    assert "製肥" in cover
    assert "製肥、餵水" in said(done)["hens"]


def test_a_glued_book_is_two_editions_its_block_and_its_cover(folder):
    """The cover's spine comes of the block's pages and paper, as imposed (胶订)."""
    house = folder.parent.parent / "layouts" / "leaflet"
    change(house, "layout.yaml", "sheet", "cover\nblock: {pages: 128, paper: 157gsm}")
    (house / "back.html").write_text(BACK, "utf-8")
    (house / "spine.html").write_text(SPINE, "utf-8")
    (folder / "edition.yaml").write_text(COVERS, "utf-8")
    (folder / "hens.zh.md").rename(folder / "hens.md")
    (folder / "hens.en.md").unlink()
    done = built(folder)
    options = Options("cover", block=128, caliper=read_caliper("157gsm"))
    flat = impose(done.pdf, done.folder / "flat.pdf", options, None)
    with pikepdf.open(done.pdf) as pages, pikepdf.open(flat.path) as sheets:
        widths = [wide_of(page) for page in pages.pages]
        sides = [wide_of(page) for page in sheets.pages]

    assert done.pdf.name == "print.pdf"
    assert [round(wide / MM, 2) for wide in widths] == [100, 100, 100, 100, 7.64]
    assert [wide / MM for wide in sides] == pytest.approx([207.64] * 2, abs=0.01)
    assert flat.diagnostics == ()


def wide_of(page):
    left, _, right, _ = (float(value) for value in page.trimbox)
    return right - left


def test_overset_copy_makes_a_proof(folder):
    change(folder, "hens.zh.md", "鸡蛋", "鸡蛋" * 200)
    done = built(folder)

    assert done.pdf.name == "proof.pdf"
    report = json.loads((done.folder / "report.json").read_text("utf-8"))
    (rest,) = report["overset"]
    assert rest["story"] == "hens"
    assert rest["lines"] > 1


def test_a_layout_may_refuse_colours_that_are_no_inks(folder):
    """They are converted otherwise, and warned of at their place."""
    house = folder.parent.parent / "layouts" / "leaflet"
    change(house, "leaflet.css", "var(--yolk)", "orange")
    (warning,) = (d for d in built(folder).diagnostics if d.severity != "note")
    change(house, "layout.yaml", "press: {", "press: {rgb: refuse, ")
    with pytest.raises(LayoutError) as refused:
        built(folder)

    assert str(warning.source) == "layouts/leaflet/leaflet.css:2:56"
    assert [d.source for d in refused.value.diagnostics] == [warning.source]


def test_a_frame_for_nothing_is_refused_with_its_template(folder):
    house = folder.parent.parent / "layouts" / "leaflet"
    change(house, "inside.html", '"hens:{{ part }}"', '"cocks:{{ part }}"')
    with pytest.raises(LayoutError) as refused:
        built(folder)

    told = {d.code: d.source for d in refused.value.diagnostics}
    assert list(told) == ["makeup.frame-story"]
    assert told["makeup.frame-story"].file == "layouts/leaflet/inside.html"


def test_a_proof_numbers_lines_and_tells_frames(folder):
    done = built(folder, proof="一校")

    assert done.pdf.name == "proof.pdf"
    assert done.pages == 2
