"""Preflight finds what is wrong, where it stands, and nothing else."""

import json
import shutil
from pathlib import Path

import pikepdf
import pytest

from preflight.factory import make_good, make_photo
from preflight.hidden import MUTANTS
from preflight.mutants import Mutation, draw
from reform_press.preflight import Expect, Report, check

NEEDS_GHOSTSCRIPT = pytest.mark.skipif(
    shutil.which("gs") is None, reason="Ghostscript (gs) is not installed"
)
#: Plates take a second a page; only tests of ink draw them.
NO_INK = Expect(ink_dpi=0)
BY_NAME = {name: mutation for name, _, _, mutation in MUTANTS}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_good(tmp_path_factory.mktemp("preflight") / "good.pdf")


def spoilt(good: Path, folder: Path, mutation: Mutation, **saving: object) -> Path:
    """Return a copy of the good PDF with one mutation."""
    path = folder / "spoilt.pdf"
    with pikepdf.open(good) as pdf:
        mutation(pdf)
        # Otherwise pikepdf would mend the XMP on the way.
        pdf.save(path, fix_metadata_version=False, **saving)
    return path


def codes(report: Report) -> set[tuple[str, int]]:
    return {(finding.code, finding.page) for finding in report.findings}


def test_good_page_has_no_findings(good: Path) -> None:
    """Silence is the reward of a clean file; only a missing tool is noted."""
    report = check(good)

    assert [f for f in report.findings if f.code != "ink.unchecked"] == []
    assert report.passed


@pytest.mark.parametrize(
    ("code", "page", "mutation"),
    [
        pytest.param(
            code,
            page,
            mutation,
            id=name,
            marks=[NEEDS_GHOSTSCRIPT] if code == "ink.total" else [],
        )
        for name, code, page, mutation in MUTANTS
    ],
)
def test_mutant_is_found_on_its_page(
    good: Path, tmp_path: Path, code: str, page: int, mutation: Mutation
) -> None:
    """Each fault has its code and page; the other page stays clean."""
    expect = Expect() if code == "ink.total" else NO_INK
    found = codes(check(spoilt(good, tmp_path, mutation), expect))

    assert (code, page) in found
    assert {page for _, page in found} <= {0, page, 2}


def test_encrypted_file_is_found(good: Path, tmp_path: Path) -> None:
    """A plant cannot print what it must unlock (ISO 15930-7)."""
    locked = pikepdf.Encryption(owner="o", user="")
    path = spoilt(good, tmp_path, lambda _: None, encryption=locked)

    assert ("pdf.encrypted", 0) in codes(check(path, NO_INK))


def test_password_is_not_asked_for(good: Path, tmp_path: Path) -> None:
    """What cannot be opened is told as encrypted, not as broken."""
    locked = pikepdf.Encryption(owner="o", user="secret")
    path = spoilt(good, tmp_path, lambda _: None, encryption=locked)

    assert codes(check(path, NO_INK)) == {("pdf.encrypted", 0)}


def test_newer_version_is_found(good: Path, tmp_path: Path) -> None:
    """PDF/X-4 is built on PDF 1.6."""
    path = spoilt(good, tmp_path, lambda _: None, force_version="2.0")

    assert ("pdf.version", 0) in codes(check(path, NO_INK))


def test_missing_id_is_found(good: Path, tmp_path: Path) -> None:
    """The trailer carries an /ID; qpdf always writes one, so it is cut out."""
    path = tmp_path / "spoilt.pdf"
    path.write_bytes(good.read_bytes().replace(b"/ID [", b"/Id ["))

    assert ("pdf.no-id", 0) in codes(check(path, NO_INK))


def test_lzw_is_found(good: Path, tmp_path: Path) -> None:
    """LZW is forbidden even where nothing refers to the stream."""

    def pack(pdf: pikepdf.Pdf) -> None:
        packed = pdf.make_stream(b"")
        packed.write(b"\x80\x0b\x60\x50", filter=pikepdf.Name.LZWDecode)
        pdf.Root.Packed = packed

    path = spoilt(good, tmp_path, pack, compress_streams=False)

    assert ("pdf.lzw", 0) in codes(check(path, NO_INK))


def test_place_is_measured_from_the_trim(good: Path, tmp_path: Path) -> None:
    """Places are mm from the top left of the trim, as one measures on paper."""
    red = BY_NAME["red_of_a_screen"]
    report = check(spoilt(good, tmp_path, red), NO_INK)
    place = next(f.place for f in report.findings if f.code == "colour.rgb")

    assert place is not None
    assert place.x == pytest.approx(20 * 25.4 / 72, abs=0.01)
    assert place.y == pytest.approx(60 - 29 * 25.4 / 72, abs=0.01)
    assert place.width == pytest.approx(9 * 25.4 / 72, abs=0.01)


@NEEDS_GHOSTSCRIPT
def test_ink_limit_is_that_of_the_plant(good: Path) -> None:
    """The headline has 221 % of ink: fine for 240, too much for 200."""
    strict = check(good, Expect(ink_limit=0.1))

    assert ("ink.total", 1) in codes(strict)


@NEEDS_GHOSTSCRIPT
def test_marks_outside_the_bleed_are_not_counted_as_ink(good: Path) -> None:
    """Crop marks print on every plate; the limit holds inside the bleed."""
    report = check(good, Expect(ink_limit=2.30))

    assert "ink.total" not in {finding.code for finding in report.findings}


def test_missing_ghostscript_is_noted(
    good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was not examined is never passed over in silence."""
    monkeypatch.setattr(shutil, "which", lambda name: None)
    report = check(good)

    assert [(f.code, f.severity) for f in report.findings] == [
        ("ink.unchecked", "note")
    ]
    assert report.passed


@NEEDS_GHOSTSCRIPT
def test_slow_ghostscript_is_stopped(good: Path) -> None:
    """A page that takes too long to draw is not waited for, and not passed."""
    report = check(good, Expect(patience=0.0001))

    assert [(f.code, f.severity) for f in report.findings] == [
        ("ink.unchecked", "error")
    ]
    assert not report.passed


def test_finding_is_counted_once_a_page(good: Path, tmp_path: Path) -> None:
    """A page full of RGB letters says so once, with a number."""

    def repeat(pdf: pikepdf.Pdf) -> None:
        pdf.pages[1].contents_add(pdf.make_stream(b"1 0 0 rg 50 50 9 9 re f " * 50))

    report = check(spoilt(good, tmp_path, repeat), NO_INK)
    found = [f for f in report.findings if f.code == "colour.rgb"]

    assert [f.count for f in found] == [50]


def test_report_reads_in_both_languages(good: Path, tmp_path: Path) -> None:
    """A report is told to editors and to programs."""
    lost = BY_NAME["trim_lost"]
    report = check(spoilt(good, tmp_path, lost), NO_INK)

    assert "第 2 页: 错误: 没有 TrimBox" in report.as_text("zh")
    assert "page 2: error: the page has no TrimBox" in report.as_text("en")
    told = json.loads(json.dumps(report.as_json(), ensure_ascii=False))
    assert told["passed"] is False
    assert ("boxes.no-trim", 2) in {(f["code"], f["page"]) for f in told["findings"]}


def test_a_line_just_too_thin_is_told_apart_from_the_limit(
    good: Path, tmp_path: Path
) -> None:
    path = spoilt(good, tmp_path, lambda pdf: draw(pdf, b"0.247 w 20 40 m 120 40 l S"))
    (told,) = (f for f in check(path, NO_INK).findings if f.code == "rule.hairline")

    assert told.message.en == "a line of 0.247 pt, the finest is 0.250 pt"


@pytest.mark.parametrize(
    ("pixels", "severity", "wanted"), [(40, "error", "100"), (60, "warning", "150")]
)
def test_a_coarse_picture_is_told_the_limit_that_it_breaks(
    good: Path, tmp_path: Path, pixels: int, severity: str, wanted: str
) -> None:
    def coarse(pdf: pikepdf.Pdf) -> None:
        photo = make_photo(pdf, pixels=pixels)
        draw(pdf, b"36 0 0 36 20 20 cm /P Do", XObject=pikepdf.Dictionary(P=photo))

    report = check(spoilt(good, tmp_path, coarse), NO_INK)
    (told,) = (f for f in report.findings if f.code == "picture.low-resolution")

    assert told.severity == severity
    assert told.message.en.endswith(f"at least {wanted} are needed")
