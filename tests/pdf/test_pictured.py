"""Pages of strangers are pictured in a process that may die alone."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from reform_press.pdf import pictured
from reform_press.pdf.pictured import page_pictures


@pytest.fixture
def leaflet(tmp_path: Path) -> Path:
    """Three pages, 200 by 100 pt, the second turned, each black at its top left."""
    path = tmp_path / "leaflet.pdf"
    with pikepdf.Pdf.new() as pdf:
        for turned in (0, 90, 0):
            page = pdf.add_blank_page(page_size=(200, 100))
            page.contents_add(b"0 g 0 50 100 50 re f")
            page.obj.Rotate = turned
        pdf.save(path)
    return path


def opened(jpeg: bytes) -> Image.Image:
    return Image.open(BytesIO(jpeg)).convert("L")


def test_pages_are_pictured_as_a_reader_shows_them(leaflet: Path) -> None:
    """Turned clockwise, what was at the top left is at the top right."""
    found = page_pictures(leaflet, [1, 2], 400)
    first, second = opened(found[1]), opened(found[2])

    assert list(found) == [1, 2]
    assert (first.size, second.size) == ((400, 200), (200, 400))
    assert [first.getpixel((x, 50)) > 128 for x in (100, 300)] == [False, True]
    assert [second.getpixel((x, 100)) > 128 for x in (50, 150)] == [True, False]


def test_the_same_page_is_the_same_picture(leaflet: Path) -> None:
    assert page_pictures(leaflet, [3], 200) == page_pictures(leaflet, [3], 200)


def test_what_cannot_be_drawn_is_left_out(leaflet: Path, tmp_path: Path) -> None:
    """A page too many, a file that is none, no pages at all."""
    torn = tmp_path / "torn.pdf"
    torn.write_bytes(b"%PDF-1.6\nnothing")

    assert list(page_pictures(leaflet, [1, 9], 100)) == [1]
    assert page_pictures(torn, [1], 100) == {}
    assert page_pictures(leaflet, [], 100) == {}


def test_a_renderer_that_takes_too_long_is_ended(
    leaflet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictured, "_PATIENCE", 0.001)

    assert page_pictures(leaflet, [1, 2, 3], 100) == {}
