"""A report tells what a file is, besides what is wrong with it."""

import hashlib
import shutil
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from preflight.factory import make_good
from reform_press.preflight import Expect, Facts, check

NO_INK = Expect(ink_dpi=0)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_good(tmp_path_factory.mktemp("facts") / "good.pdf")


@pytest.fixture(scope="module")
def facts(good: Path) -> Facts:
    return check(good, NO_INK).facts


def test_a_file_is_named_by_its_digest(good: Path, facts: Facts) -> None:
    """The sheet that is signed belongs to these bytes and no others."""
    assert facts.name == "good.pdf"
    assert facts.digest == hashlib.sha256(good.read_bytes()).hexdigest()
    assert facts.size == good.stat().st_size


def test_boxes_are_told_in_millimetres(facts: Facts) -> None:
    page = facts.pages[1]

    assert [page.number, len(facts.pages)] == [2, 2]
    assert page.trim == pytest.approx((100, 60), abs=0.01)
    assert page.bleed == pytest.approx((3, 3, 3, 3), abs=0.01)
    assert page.shown == pytest.approx((-10, -10, 120, 80), abs=0.01)


def test_the_coarsest_picture_is_told_with_its_place(facts: Facts) -> None:
    """Its lower left corner stands 150 and 60 pt from that of the trim."""
    coarsest = facts.ppi

    assert coarsest is not None
    assert coarsest.value == pytest.approx(200, abs=0.5)
    assert coarsest.place.x == pytest.approx(150 / 72 * 25.4, abs=0.1)
    assert coarsest.place.bottom == pytest.approx(60 - 60 / 72 * 25.4, abs=0.1)


def test_fonts_and_claims_are_told(facts: Facts) -> None:
    assert [font.embedded for font in facts.fonts] == [True]
    assert (facts.version, facts.standard) == ("1.6", "PDF/X-4")
    assert facts.title == "样张"


@pytest.mark.parametrize("turned", [90, 180, 270, 450, -90])
def test_a_turned_page_is_told_as_it_is_seen(
    good: Path, tmp_path: Path, turned: int
) -> None:
    """What a reader shows at the top left is at the top left."""
    path = tmp_path / "turned.pdf"
    with pikepdf.open(good) as pdf:
        page = pdf.pages[0]
        page.obj.Rotate = turned
        left, bottom, right, top = (float(v) for v in page.obj.TrimBox)
        seen = {
            90: (left, bottom),
            180: (right - 72, bottom),
            270: (right - 72, top - 36),
        }
        x, y = seen[turned % 360]
        # A red rectangle, 72 by 36, in the corner that is seen first.
        page.contents_add(f"0 1 0 rg {x} {y} 72 36 re f".encode())
        pdf.save(path)
    report = check(path, NO_INK)
    [place] = [f.place for f in report.findings if f.code == "colour.rgb"]
    lying = turned % 180 != 0
    inch = 25.4

    assert place is not None
    assert (place.x, place.y) == pytest.approx((0, 0), abs=0.01)
    assert (place.width, place.height) == pytest.approx(
        (inch / 2, inch) if lying else (inch, inch / 2), abs=0.01
    )
    assert report.facts.pages[0].trim == pytest.approx(
        (60, 100) if lying else (100, 60), abs=0.01
    )


@pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is not installed")
def test_plates_are_told_in_the_order_of_the_press(good: Path) -> None:
    """The tint to the bleed has cyan and yellow, the headline magenta."""
    facts = check(good).facts

    assert [plate.name for plate in facts.plates] == [
        "Cyan",
        "Magenta",
        "Yellow",
        "Black",
    ]
    assert all(0 < plate.coverage < 0.5 for plate in facts.plates)
    assert facts.ink is not None
    assert 0.2 < facts.ink.value < 2.4


def test_a_spot_ink_inside_the_bleed_is_told(good: Path, tmp_path: Path) -> None:
    path = tmp_path / "spot.pdf"
    with pikepdf.open(good) as pdf:
        tint = Dictionary(
            FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 0, 0], N=1
        )
        space = Array([Name.Separation, Name("/朱红"), Name.DeviceCMYK, tint])
        page = pdf.pages[0]
        page.Resources["/ColorSpace"]["/Spot"] = space
        page.contents_add(b"/Spot cs 1 scn 60 60 20 20 re f")
        pdf.save(path)

    assert check(path, NO_INK).facts.spots == ("朱红",)


def test_what_only_masks_is_no_ink(good: Path, tmp_path: Path) -> None:
    """A coarse picture in a soft mask is not the lowest resolution."""
    path = tmp_path / "masked.pdf"
    with pikepdf.open(good) as pdf:
        picture = pdf.make_stream(b"\x80" * 16)
        picture.Type, picture.Subtype = Name.XObject, Name.Image
        picture.Width = picture.Height = 4
        picture.BitsPerComponent, picture.ColorSpace = 8, Name.DeviceGray
        group = pdf.make_stream(b"q 100 0 0 100 60 60 cm /Grey Do Q")
        group.Type, group.Subtype = Name.XObject, Name.Form
        group.BBox = Array([0, 0, 400, 400])
        group.Resources = Dictionary(XObject=Dictionary(Grey=picture))
        group.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
        page = pdf.pages[0]
        mask = Dictionary(S=Name.Luminosity, G=group)
        page.Resources["/ExtGState"]["/Soft"] = Dictionary(SMask=mask)
        page.contents_add(b"q /Soft gs 0 0 0 1 k 60 60 100 100 re f Q")
        pdf.save(path)
    coarsest = check(path, NO_INK).facts.ppi

    assert coarsest is not None
    assert coarsest.value == pytest.approx(200, abs=0.5)


def test_a_file_that_cannot_be_read_still_has_its_digest(tmp_path: Path) -> None:
    path = tmp_path / "torn.pdf"
    path.write_bytes(b"%PDF-1.6\nnothing")
    facts = check(path).facts

    assert facts.digest == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (facts.pages, facts.ink, facts.ppi) == ((), None, None)


def test_names_of_a_stranger_cannot_command_a_terminal(
    good: Path, tmp_path: Path
) -> None:
    path = tmp_path / "loud.pdf"
    with pikepdf.open(good) as pdf:
        pdf.docinfo["/Title"] = "\x1b[2J‮evil" + "x" * 500
        pdf.docinfo["/Producer"] = "<script>\n"
        pdf.save(path)
    told = check(path, NO_INK).facts

    assert told.title.startswith("�[2J�evil")
    assert len(told.title) < 100
    assert told.producer == "<script>�"
