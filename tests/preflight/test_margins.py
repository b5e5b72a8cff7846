"""Bleed that is bare is seen on the plates, whatever drew what stops there."""

import shutil
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from preflight.factory import make_good
from preflight.mutants import Mutation, draw, form
from preflight.planted import at, box
from reform_press.preflight import Finding, check

pytestmark = pytest.mark.skipif(
    shutil.which("gs") is None, reason="Ghostscript (gs) is not installed"
)


def told(
    folder: Path,
    code: str,
    *contents: bytes,
    spoil: Mutation | None = None,
) -> list[Finding]:
    """Return what is said under ``code`` of a page with ``contents``."""
    with pikepdf.open(make_good(folder / "good.pdf")) as pdf:
        for content in contents:
            draw(pdf, content)
        if spoil:
            spoil(pdf)
        pdf.save(folder / "drawn.pdf", fix_metadata_version=False)
    report = check(folder / "drawn.pdf")
    return [f for f in report.findings if f.code == code]


def test_a_shape_that_ends_at_the_trim_is_seen(tmp_path: Path) -> None:
    """A trapezium, whose box says nothing certain."""
    corners = (at(70, 20), at(100, 25), at(100, 45), at(70, 50))
    shape = b"0 0.5 0 0 k %s m %s l %s l %s l h f" % corners
    [finding] = told(tmp_path, "bleed.short", shape)

    assert (finding.about, finding.page) == ("right", 2)
    assert finding.place is not None
    assert finding.place.x == pytest.approx(100, abs=1)
    assert finding.place.y == pytest.approx(25, abs=1)
    assert finding.place.bottom == pytest.approx(45, abs=1)


def test_a_shape_that_fills_the_bleed_is_well(tmp_path: Path) -> None:
    corners = (at(70, 20), at(104, 25), at(104, 45), at(70, 50))
    shape = b"0 0.5 0 0 k %s m %s l %s l %s l h f" % corners

    assert told(tmp_path, "bleed.short", shape) == []


def test_a_white_line_in_the_bleed_is_no_bare_bleed(tmp_path: Path) -> None:
    """Of a drawing that goes on beyond it."""
    corners = (at(70, 20), at(104, 25), at(104, 45), at(70, 50))
    shape = b"0 0.5 0 0 k %s m %s l %s l %s l h f" % corners
    line = b" 0 0 0 0 k %s re f" % box(102.2, 20, 0.4, 30)

    assert told(tmp_path, "bleed.short", shape + line) == []


def test_a_picture_cropped_by_a_shape_is_seen(tmp_path: Path) -> None:
    """A clip of three corners along the foot of the page, inside a form."""
    corners = (at(30, 60), at(70, 60), at(50, 30))
    ground = box(0, 0, 100, 70)
    clipped = b"%s m %s l %s l h W n 0.5 0 0 0 k %s re f" % (*corners, ground)

    def hold(pdf: Pdf) -> None:
        held = form(pdf, clipped, BBox=Array([-99, -99, 999, 999]))
        draw(pdf, b"/In Do", XObject=Dictionary(In=held))

    found = told(tmp_path, "bleed.short", spoil=hold)

    assert [f.about for f in found] == ["bottom"]


def test_a_shape_that_ends_at_the_fold_is_told_as_that(tmp_path: Path) -> None:
    """Page 2 faces page 3 on its right; at its head bleed is lacking."""
    right = (at(70, 45), at(100, 45), at(100, 55), at(70, 50))
    head = (at(60, 20), at(60, 0), at(75, 0), at(65, 20))
    shapes = [
        b"0 0.5 0 0 k %s m %s l %s l %s l h f" % corners for corners in (right, head)
    ]

    def face(pdf: Pdf) -> None:
        pdf.Root.PageLayout = Name.TwoPageRight

    by = {
        code: [f.about for f in told(tmp_path, code, *shapes, spoil=face)]
        for code in ("bleed.fold", "bleed.short")
    }

    assert by == {"bleed.fold": ["right"], "bleed.short": ["top"]}


@pytest.mark.parametrize(
    ("turned", "side"), [(0, "right"), (90, "bottom"), (180, "left"), (270, "top")]
)
def test_the_side_is_told_as_it_is_seen(tmp_path: Path, turned: int, side: str) -> None:
    """By the box of a panel, and on the plate of a shape."""
    panel = b"0 0.5 0 0 k %s re f" % box(80, 20, 20, 20)
    corners = (at(70, 45), at(100, 45), at(100, 55), at(70, 50))
    shape = b"0 0.5 0 0 k %s m %s l %s l %s l h f" % corners

    def turn(pdf: Pdf) -> None:
        pdf.pages[1].obj.Rotate = turned

    found = told(tmp_path, "bleed.short", panel, shape, spoil=turn)

    assert [f.about for f in found] == [side]


def test_a_page_without_bleed_box_is_drawn_whole(tmp_path: Path) -> None:
    """Places on its plates are told from the corner of its trim all the same."""

    def crop(pdf: Pdf) -> None:
        del pdf.pages[1].obj.BleedBox

    heavy = b"1 1 1 0.5 k %s re f" % box(40, 20, 12, 12)
    [finding] = told(tmp_path, "ink.total", heavy, spoil=crop)

    assert finding.page == 2
    assert finding.place == pytest.approx((40, 20, 12, 12), abs=1)


def test_two_heavy_areas_are_told_apart(tmp_path: Path) -> None:
    areas = [
        b"1 1 1 %.1f k %s re f" % (black, box(x, 20, 12, 12))
        for x, black in ((20, 0.2), (60, 0.9))
    ]
    found = told(tmp_path, "ink.total", *areas)
    places = sorted(f.place.x for f in found if f.place)

    assert places == pytest.approx([20, 60], abs=1)
    assert {f.message.en.split(" %")[0] for f in found} == {
        "total ink of 320",
        "total ink of 390",
    }


def test_the_bleed_of_a_narrow_page_is_found_where_it_is(tmp_path: Path) -> None:
    """A spine has so few pixels across that these do not tell their size."""

    def narrow(pdf: Pdf) -> None:
        page, mm = pdf.pages[1], 72 / 25.4
        left, bottom, _, top = map(float, page.TrimBox)
        right, top = left + 21.647, top + 150 * mm
        page.MediaBox = Array([0, 0, right + 10 * mm, top + 10 * mm])
        page.TrimBox = Array([left, bottom, right, top])
        out = 3 * mm
        page.BleedBox = Array([left - out, bottom - out, right + out, top + out])

    corners = at(-4, -160), at(12, -160), at(12, 64), at(-4, 64)
    ground = b"0 0.5 0 0 k %s m %s l %s l %s l h f" % corners

    assert told(tmp_path, "bleed.short", ground, spoil=narrow) == []
