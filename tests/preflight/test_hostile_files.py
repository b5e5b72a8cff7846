"""Strangers' files may be broken or hostile: a finding, never a crash."""

import random
import zlib
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from preflight.factory import MM, make_good
from preflight.mutants import draw
from preflight.planted import box
from preflight.planted_fine import tile
from reform_press.preflight import Expect, check, plates

NO_INK = Expect(ink_dpi=0)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_good(tmp_path_factory.mktemp("hostile") / "good.pdf")


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.6\n", b"\x00" * 1000, b"PK\x03\x04 not a PDF", b"%PDF-1.6\n[" * 999],
    ids=["empty", "header-only", "zeros", "zip", "brackets"],
)
def test_what_is_no_pdf_is_unreadable(tmp_path: Path, data: bytes) -> None:
    """One finding says so, whatever the bytes are."""
    path = tmp_path / "stranger.pdf"
    path.write_bytes(data)

    assert "pdf.unreadable" in {f.code for f in check(path, NO_INK).findings}


def test_missing_file_is_unreadable(tmp_path: Path) -> None:
    """A path that leads nowhere is told like any other unreadable file."""
    report = check(tmp_path / "nowhere.pdf")

    assert [f.code for f in report.findings] == ["pdf.unreadable"]
    assert not report.passed


def test_findings_name_no_folder_of_the_machine(tmp_path: Path) -> None:
    """A report may be sent to the plant; it carries no local path."""
    path = tmp_path / "stranger.pdf"
    path.write_bytes(b"nothing")
    report = check(path)

    assert str(tmp_path) not in report.as_text("en")


@pytest.mark.parametrize("seed", range(40))
def test_flipped_bytes_are_survived(good: Path, tmp_path: Path, seed: int) -> None:
    """Damage of any kind leads to a report, possibly a clean one."""
    chance = random.Random(seed)
    data = bytearray(good.read_bytes())
    for _ in range(60):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path = tmp_path / "damaged.pdf"
    path.write_bytes(data[: chance.randrange(len(data) // 2, len(data))])
    report = check(path, NO_INK)

    assert all(finding.code and finding.message.zh for finding in report.findings)


def test_stream_that_unpacks_to_gigabytes_is_refused(
    good: Path, tmp_path: Path
) -> None:
    """A bomb of 200 KB is told by its size before it is unpacked."""
    packer = zlib.compressobj(9)
    bomb = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(200))
    path = tmp_path / "bomb.pdf"
    with pikepdf.open(good) as pdf:
        stream = pdf.make_stream(b"")
        stream.write(bomb + packer.flush(), filter=Name.FlateDecode)
        pdf.pages[1].obj.Contents = stream
        keep = pikepdf.StreamDecodeLevel.none
        pdf.save(path, compress_streams=False, stream_decode_level=keep)
    report = check(path, NO_INK)

    assert path.stat().st_size < 500_000
    assert ("content.too-much", 2) in {(f.code, f.page) for f in report.findings}


def test_saved_states_without_end_are_refused(good: Path, tmp_path: Path) -> None:
    """A million ``q`` would keep a million states."""
    path = tmp_path / "states.pdf"
    with pikepdf.open(good) as pdf:
        pdf.pages[1].contents_add(pdf.make_stream(b"q " * 100_000))
        pdf.save(path)
    report = check(path, NO_INK)

    assert ("content.too-deep", 2) in {(f.code, f.page) for f in report.findings}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda page: setattr(page, "Resources", Array([])),
        lambda page: setattr(page, "MediaBox", Name.Large),
        lambda page: setattr(page, "UserUnit", Array([])),
        lambda page: setattr(page, "Annots", Dictionary()),
        lambda page: setattr(page, "Contents", Name.Gone),
        lambda page: setattr(page.Resources, "Font", Array([])),
        lambda page: setattr(page.Resources.Font, "F1", 7),
        lambda page: setattr(page.Resources.ExtGState, "Black", Name.Black),
        lambda page: setattr(page.Resources.ColorSpace, "All", Array([Name.Lab])),
        lambda page: setattr(page.Resources.XObject.Photo, "Width", Name.Wide),
        lambda page: setattr(page, "Contents", Array([1, Name.A, Dictionary()])),
    ],
    ids=range(11),
)
def test_values_of_the_wrong_type_are_survived(
    good: Path, tmp_path: Path, spoil: object
) -> None:
    """A file that lies about a type still gets a report on the rest."""
    path = tmp_path / "lies.pdf"
    with pikepdf.open(good) as pdf:
        spoil(pdf.pages[1].obj)
        del pdf.Root.OutputIntents
        pdf.save(path)
    report = check(path, NO_INK)

    assert "intent.missing" in {finding.code for finding in report.findings}


def test_words_of_the_file_cannot_steer_the_terminal(
    good: Path, tmp_path: Path
) -> None:
    """A font named with escape codes is quoted harmlessly, and cut short."""
    path = tmp_path / "escape.pdf"
    with pikepdf.open(good) as pdf:
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name("/\x1b[2J{0.__class__}" + "x" * 500),
        )
        pdf.pages[1].obj.Resources.Font.F9 = font
        pdf.save(path)
    told = check(path, NO_INK).as_text("en")

    assert "\x1b" not in told
    assert "{0.__class__}" in told
    assert max(map(len, told.splitlines())) < 300


def test_a_mask_that_is_masked_by_itself_ends(good: Path, tmp_path: Path) -> None:
    """Its state is no object of its own, so nothing tells that it was met."""
    path = tmp_path / "masks.pdf"
    with pikepdf.open(good) as pdf:
        group = pdf.make_stream(b"/M gs 0 g 0 0 9 9 re f")
        group.Type, group.Subtype = Name.XObject, Name.Form
        group.BBox = Array([0, 0, 9, 9])
        state = Dictionary(SMask=Dictionary(S=Name.Luminosity, G=group))
        group.Resources = Dictionary(ExtGState=Dictionary(M=state))
        pdf.pages[1].Resources.ExtGState.M = state
        pdf.pages[1].contents_add(b"/M gs 0 0 9 9 re f")
        pdf.save(path)
    report = check(path, NO_INK)

    assert ("transparency.used", 2) in {(f.code, f.page) for f in report.findings}


@pytest.mark.parametrize("step", [0.0001, 0])
def test_a_pattern_that_repeats_without_end_is_not_passed(
    good: Path, tmp_path: Path, step: float
) -> None:
    """It is told where it stands, and Ghostscript is not kept busy by it."""
    path = tmp_path / "tiles.pdf"
    with pikepdf.open(good) as pdf:
        tiles = Dictionary(T=tile(pdf, b"0 1 0 0 k 0 0 5 5 re f", step))
        content = b"/Pattern cs /T scn %s re f" % box(40, 20, 20, 20)
        draw(pdf, content, Pattern=tiles)
        pdf.save(path)
    report = check(path)
    told = next(f for f in report.findings if f.code == "content.too-much")

    assert (told.page, told.place) == (2, pytest.approx((40, 20, 20, 20), abs=0.1))
    assert not report.passed


def test_a_fine_screen_is_not_too_much(good: Path, tmp_path: Path) -> None:
    """Tiles a tenth of a millimetre apart are ordinary tints of drawings."""
    path = tmp_path / "screen.pdf"
    with pikepdf.open(good) as pdf:
        tiles = Dictionary(T=tile(pdf, b"0 0.2 0 0 k 0 0 0.1 0.1 re f", 0.1 * MM))
        draw(pdf, b"/Pattern cs /T scn 0 0 500 500 re f", Pattern=tiles)
        pdf.save(path)

    codes = {f.code for f in check(path, NO_INK).findings}
    assert "content.too-much" not in codes


def test_of_very_many_pages_some_are_drawn_and_the_rest_is_told(
    good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All pages are read; time for their plates is bounded, and nobody is misled."""
    path = tmp_path / "many.pdf"
    with pikepdf.open(good) as pdf:
        pdf.pages.extend([pdf.pages[1]] * 58)
        draw_red(pdf)
        pdf.save(path)
    monkeypatch.setattr(plates, "_MOST_PAGES", 16)
    report = check(path, Expect(ink_dpi=18))
    drawn = [page.number for page in report.facts.pages if page.ink]
    told = next(f for f in report.findings if f.code == "ink.sampled")

    assert drawn == [*range(1, 9), *range(57, 61)]
    assert "checked on 12; 48 were not" in told.message.en
    assert told.severity == "warning"
    assert ("colour.rgb", 30) in {(f.code, f.page) for f in report.findings}


def test_the_pages_that_are_drawn_are_spread_evenly() -> None:
    """Up to the limit all of them are; beyond, from the first to the last."""
    assert sum(map(len, plates.chosen(range(1, 401)))) == 400
    some = plates.chosen(range(1, 1501))

    assert sum(map(len, some)) <= 400
    assert (some[0][0], some[-1][-1]) == (1, 1500)
    gaps = [b[0] - a[0] for a, b in pairwise(some)]
    assert max(gaps) - min(gaps) <= 8


def draw_red(pdf: pikepdf.Pdf) -> None:
    """Draw RGB on page 30, which is not drawn."""
    page = pdf.pages[29]
    page.contents_add(pdf.make_stream(b"1 0 0 rg 60 60 9 9 re f"))
