"""The report for a browser shows what a stranger's file says and obeys none of it."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import jsonschema
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from preflight.factory import make_good
from reform_press.formats import schema_of
from reform_press.preflight import Expect, Report, check
from reform_press.signoff.writing import write_report

NO_INK = Expect(ink_dpi=0)
SVG = "{http://www.w3.org/2000/svg}"
HTML = "{http://www.w3.org/1999/xhtml}"
HOSTILE = "</style><script>alert(1)</script>\"'‮"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_good(tmp_path_factory.mktemp("good") / "good.pdf")


@pytest.fixture(scope="module")
def spoilt(good: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file with an RGB rectangle on page 2, and hostile names all over."""
    path = tmp_path_factory.mktemp("spoilt") / "<b>'&\".pdf"
    with pikepdf.open(good) as pdf:
        page = pdf.pages[1]
        left, _, _, top = (float(v) for v in page.obj.TrimBox)
        page.contents_add(f"1 0 0 rg {left + 72} {top - 108} 72 36 re f".encode())
        page.Resources.Font["/F1"].BaseFont = Name(f"/{HOSTILE}")
        tint = Dictionary(
            FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 0, 0], N=1
        )
        ink = Array([Name.Separation, Name(f"/{HOSTILE}"), Name.DeviceCMYK, tint])
        page.Resources.ColorSpace["/Spot"] = ink
        page.contents_add(b"/Spot cs 1 scn 60 60 20 20 re f")
        pdf.docinfo["/Title"] = String(HOSTILE)
        pdf.save(path)
    return path


def written(path: Path, folder: Path) -> tuple[Report, str]:
    report = check(path, NO_INK)
    page, _ = write_report(report, path, folder, "en")
    return report, page.read_text("utf-8")


def test_a_report_is_well_formed_and_fetches_nothing(
    spoilt: Path, tmp_path: Path
) -> None:
    """No script, no link, no source but data; a policy forbids the rest."""
    _, text = written(spoilt, tmp_path)
    every = list(ET.fromstring(text.partition("\n")[2]).iter())
    sources = [one.get("src") for one in every if one.get("src")]

    assert not [one for one in every if one.tag.rpartition("}")[2] in ("script", "a")]
    assert not [k for one in every for k in one.attrib if k.startswith("on")]
    assert sources
    assert all(source.startswith("data:image/jpeg;base64,") for source in sources)
    assert "default-src 'none'" in text
    assert "url(" not in text
    assert "‮" not in text


def test_what_a_file_calls_itself_is_shown_as_text(
    spoilt: Path, tmp_path: Path
) -> None:
    _, text = written(spoilt, tmp_path)
    tree = ET.fromstring(text.partition("\n")[2])
    told = "".join(tree.itertext())

    assert "<script>" not in text
    assert told.count("<script>alert(1)</script>") >= 3  # title, font, spot ink
    assert "<b>'&\".pdf" in told


def test_a_place_is_marked_on_the_picture_of_its_page(
    spoilt: Path, tmp_path: Path
) -> None:
    """One inch from the left of the trim, one from its top; one inch wide."""
    report, text = written(spoilt, tmp_path)
    tree = ET.fromstring(text.partition("\n")[2])
    drawings = tree.findall(f".//{SVG}svg")
    number = next(
        at for at, f in enumerate(report.findings, 1) if f.code == "colour.rgb"
    )
    numbers = [t.text for t in drawings[1].findall(f"{SVG}text")]
    _, *boxes = drawings[1].findall(f"{SVG}rect")  # the first is the trim
    box = boxes[numbers.index(str(number))]
    listed = [one.text for one in tree.findall(f".//{HTML}li/{HTML}span[@class='n']")]

    assert len(drawings) == 2
    assert drawings[1].get("viewBox") == "-10.00 -10.00 120.00 80.00"
    assert float(box.get("x", "")) == pytest.approx(25.4, abs=0.05)
    assert float(box.get("y", "")) == pytest.approx(25.4, abs=0.05)
    assert float(box.get("width", "")) == pytest.approx(25.4, abs=0.05)
    assert set(numbers) == {
        str(at) for at, f in enumerate(report.findings, 1) if f.page == 2 and f.place
    }
    assert listed == [str(n) for n in range(1, len(report.findings) + 1)]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_report_opens_in_the_language_of_whoever_asked(
    good: Path, tmp_path: Path, language: str
) -> None:
    """Both are in it; the switch needs no script."""
    page, _ = write_report(check(good, NO_INK), good, tmp_path, language)
    chosen = re.findall(r'id="(zh|en)" checked', page.read_text("utf-8"))

    assert chosen == [language]


def test_the_record_for_programs_holds_to_its_schema(
    spoilt: Path, tmp_path: Path
) -> None:
    report, _ = written(spoilt, tmp_path)
    told = json.loads((tmp_path / "check.json").read_text("utf-8"))
    checker = jsonschema.Draft202012Validator(schema_of("check"))

    assert [error.message for error in checker.iter_errors(told)] == []
    assert told["facts"]["digest"] == report.facts.digest
    assert len(told["findings"]) == len(report.findings)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.6\nnothing", b"\0" * 2000])
def test_a_file_that_is_none_still_has_a_report(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "torn.pdf"
    path.write_bytes(content)
    report, text = written(path, tmp_path / "report")
    told = json.loads((tmp_path / "report" / "check.json").read_text("utf-8"))

    assert [f.code for f in report.findings] == ["pdf.unreadable"]
    assert "pdf.unreadable" in text
    jsonschema.validate(told, schema_of("check"))


def test_a_locked_file_has_a_report_without_pictures(
    good: Path, tmp_path: Path
) -> None:
    path = tmp_path / "locked.pdf"
    with pikepdf.open(good) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="o", user="u"))
    _, text = written(path, tmp_path / "report")

    assert "<img" not in text
    assert "pdf.encrypted" in text


def test_the_same_file_gives_the_same_report(spoilt: Path, tmp_path: Path) -> None:
    _, first = written(spoilt, tmp_path / "one")
    _, again = written(spoilt, tmp_path / "two")

    assert first == again
