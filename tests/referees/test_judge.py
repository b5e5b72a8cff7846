"""The referees accept a good PDF and see what is wrong with a bad one."""

import shutil
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from preflight.factory import make_good
from preflight.mutants import MUTANTS
from referees import judge, positions, tools, verapdf
from referees.needed import needs, needs_verapdf

BY_NAME = {name: mutation for name, _, _, mutation in MUTANTS}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_good(tmp_path_factory.mktemp("referees") / "good.pdf")


def spoilt(good: Path, folder: Path, name: str) -> Path:
    path = folder / "spoilt.pdf"
    with pikepdf.open(good) as pdf:
        BY_NAME[name](pdf)
        pdf.save(path, fix_metadata_version=False)
    return path


def test_fullbleed_accepts_the_good_page(good: Path) -> None:
    """Its contract for X-4 is met by what our own preflight calls good."""
    assert list(judge.fullbleed_complaints(good)) == []


def test_fullbleed_sees_a_lost_trim_box(good: Path, tmp_path: Path) -> None:
    bad = spoilt(good, tmp_path, "trim_lost")

    assert list(judge.fullbleed_complaints(bad))


@needs_verapdf()
def test_verapdf_accepts_the_good_page(good: Path, tmp_path: Path) -> None:
    assert list(verapdf.complaints(good, tmp_path)) == []


@needs_verapdf()
@pytest.mark.parametrize("mutant", ["intent_for_archives", "rgb_photo", "program_lost"])
def test_verapdf_sees_a_mutant(good: Path, tmp_path: Path, mutant: str) -> None:
    """Rules that PDF/A-2b and PDF/X-4 share are in the derived profile."""
    bad = spoilt(good, tmp_path, mutant)

    assert list(verapdf.complaints(bad, tmp_path))


@needs("qpdf")
def test_qpdf_sees_broken_syntax(good: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(good.read_bytes().replace(b"endobj", b"endobx", 3))

    assert list(tools.qpdf_complaints(good)) == []
    assert list(tools.qpdf_complaints(bad))


@needs("pdffonts")
def test_pdffonts_sees_a_font_that_is_not_inside(good: Path, tmp_path: Path) -> None:
    bad = spoilt(good, tmp_path, "program_lost")
    told = list(tools.font_complaints(bad))

    assert any("SquareCFF" in row for row in told)


@needs("pdftoppm", "gs")
def test_renderers_draw_the_good_page_alike(good: Path, tmp_path: Path) -> None:
    assert list(tools.drawing_complaints(good, 1, tmp_path)) == []


def test_a_line_moved_by_a_point_is_a_difference() -> None:
    """What the blur forgives is smaller than what an editor would see."""
    side = 100 * tools.FINER
    page, moved = Image.new("RGB", (side, side), "white"), None
    for top in range(0, side, 10 * tools.FINER):
        page.paste("black", (0, top, side, top + 3 * tools.FINER))
    moved = page.transform(
        page.size, Image.Transform.AFFINE, (1, 0, 0, 0, 1, -tools.FINER)
    )

    assert tools.difference(page, page) == 0.0
    assert tools.difference(page, moved) > tools.ALIKE


def test_positions_are_those_that_were_drawn(good: Path) -> None:
    """The good page has a word at (20, 100) pt from the foot of the trim."""
    glyphs = [g for g in positions.read(good) if g.page == 1]
    first, height = glyphs[0], 60 * 72 / 25.4

    assert (first.x, first.y) == pytest.approx((20, height - 100), abs=0.001)
    assert (first.size, first.advance, first.code) == (9.0, 9.0, 3)
    assert glyphs[1].x - first.x == pytest.approx(9.0)
    # The headline moves its second letter by 100/1000 of 24 pt.
    assert glyphs[4].x - glyphs[3].x == pytest.approx(24 + 2.4)
    assert all(glyph.present for glyph in glyphs)


def test_copy_is_compared_without_white_space_and_soft_hyphens() -> None:
    assert tools.normalised("改革　开\u00ad放\n 45\u00a0年\f") == "改革开放45年"


def test_what_is_missing_is_named_with_its_package() -> None:
    lost = tools.missing("qpdf") if shutil.which("qpdf") is None else ""

    assert lost in ("", "qpdf (apt: qpdf)")
