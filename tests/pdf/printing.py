"""Small pages for tests of the writer, and what can be read back from them."""

import datetime
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from reform_press.colour import Colour
from reform_press.fonts.face import Face
from reform_press.fonts.library import FontSet
from reform_press.geometry import Size
from reform_press.page import GlyphRun, Item, Page, Sheet, TextLine
from reform_press.pdf.job import Job
from reform_press.pdf.writer import write_pdf

DAY = datetime.date(2023, 12, 29)
TRIM = Size(100, 80)
PLAIN = Job("样", DAY, marks=False)
SCREEN = Job("样", DAY, screen=True)


def codes(face: Face, text: str) -> bytes:
    return b"".join(face.glyph(c).to_bytes(2, "big") for c in text)


def run(face: Face, text: str, size: float = 10, x: float = 0, **more: Any) -> GlyphRun:
    return GlyphRun(face.key, size, x, codes(face, text), **more)


def line(face: Face, text: str, x: float = 10, y: float = 20, **more: Any) -> TextLine:
    shown = run(face, text, **more)
    down = shown.vertical or shown.turned
    return TextLine(x, y, len(text) * shown.size, (shown,), text, vertical=down)


def page(*items: Item, trim: Size = TRIM, bleed: float = 0, **more: Any) -> Page:
    return Page(1, Sheet(trim, bleed), items, **more)


def written(fonts: FontSet, *pages: Page, job: Job = PLAIN) -> bytes:
    """Write pages; a diagnostic that nobody expected is a fault."""
    sink = BytesIO()
    remarks = write_pdf(pages, sink, fonts, job)

    assert remarks == ()
    return sink.getvalue()


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf))


def stream(pdf: bytes, number: int = 0) -> bytes:
    """Return the operators of a page."""
    with opened(pdf) as document:
        return document.pages[number].Contents.read_bytes()


def operators(pdf: bytes) -> list[str]:
    """Return the operators of the first page, each after its operands."""
    with opened(pdf) as document:
        steps = pikepdf.parse_content_stream(document.pages[0])
        return [
            " ".join([*(str(o) for o in s.operands), str(s.operator)]) for s in steps
        ]


def extracted(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(
            found.get_textpage().get_text_range() for found in document
        ).replace("\r", "")


def drawn(pdf: bytes, scale: float = 1, number: int = 0) -> Image.Image:
    """Draw a page, its whole media box, at 72 dots an inch."""
    with pypdfium2.PdfDocument(pdf) as document:
        image = document[number].render(scale=scale, may_draw_forms=False).to_pil()
    return image.convert("RGB")


def is_dark(image: Image.Image, x: float, y: float) -> bool:
    """Tell whether there is ink in the dot at ``x``, ``y``."""
    pixel = image.getpixel((int(x), int(y)))

    assert isinstance(pixel, tuple)
    return min(pixel) < 128


WHITE = Colour()
RED = Colour(m=1.0, y=1.0)


def inked(pdf: bytes, folder: Path) -> list[Image.Image]:
    """Return the plates of the first page, C M Y K, 255 for full ink, by Ghostscript.

    One pixel a point.
    """
    ghostscript = shutil.which("gs")
    if not ghostscript:
        pytest.skip("Ghostscript is not installed")
    source, plates = folder / "page.pdf", folder / "page.tif"
    source.write_bytes(pdf)
    asked = ("-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=tiff32nc", "-r72")
    subprocess.run(
        [ghostscript, *asked, "-dLastPage=1", f"-sOutputFile={plates}", str(source)],
        check=True,
        capture_output=True,
    )
    with Image.open(plates) as image:
        assert image.mode == "CMYK"
        return list(image.split())
