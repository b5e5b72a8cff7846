"""Pages as pictures (版面小样), by pdfium.

In: a finished PDF.  Out: a PNG a page.  For the eye only: colours are
pdfium's idea of CMYK, not the press's.

"""

from collections.abc import Container, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

#: Pixels to the inch of a preview.
PPI = 110
_QUALITY = 80
#: A contact sheet: how much smaller its pages are, and what they lie on.
_SMALLER = 2
_DESK = (224, 224, 224)


def previews(
    pdf: Path, ppi: float = PPI, numbers: Container[int] | None = None
) -> Iterator[tuple[int, bytes]]:
    """Yield number and PNG of every page of a PDF, or of some, counted from 1."""
    from pypdfium2 import PdfDocument

    with PdfDocument(pdf) as document:
        for number in range(1, len(document) + 1):
            if numbers is not None and number not in numbers:
                continue
            page = document[number - 1]
            image = page.render(scale=ppi / 72).to_pil()
            sink = BytesIO()
            image.save(sink, "PNG", optimize=False)
            page.close()
            yield number, sink.getvalue()


def lighter(png: bytes) -> bytes:
    """Return a picture of a page as JPEG, a quarter of the bytes or less."""
    from PIL import Image

    sink = BytesIO()
    with Image.open(BytesIO(png)) as image:
        # Type keeps its edges where colour is as fine as brightness.
        image.convert("RGB").save(sink, "JPEG", quality=_QUALITY, subsampling=0)
    return sink.getvalue()


def contact_sheet(choices: Sequence[tuple[str, Sequence[bytes]]], across: int) -> bytes:
    """Return pictures of pages on one sheet (看样), as PNG.

    Each choice is a label of Latin letters and figures, and the PNGs of its
    pages, which stay side by side; ``across`` choices stand in a row.
    """
    from PIL import Image, ImageDraw, ImageFont

    cells = [(label, _joined(pages)) for label, pages in choices]
    width = max(image.width for _, image in cells)
    height = max(image.height for _, image in cells)
    size = width // 12
    step = width + size, height + 2 * size
    rows = -(-len(cells) // across)
    wide = min(across, len(cells)) * step[0] + size
    sheet = Image.new("RGB", (wide, rows * step[1] + size), _DESK)
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(size)
    for number, (label, image) in enumerate(cells):
        x = size + number % across * step[0]
        y = number // across * step[1]
        pen.text((x, y + size // 2), label, fill="black", font=font)
        sheet.paste(image, (x, y + 2 * size))
    sink = BytesIO()
    sheet.save(sink, "PNG", optimize=False)
    return sink.getvalue()


def _joined(pages: Sequence[bytes]) -> "Image.Image":
    """Return the pages of a choice side by side, small."""
    from PIL import Image

    shown = []
    for png in pages:
        with Image.open(BytesIO(png)) as page:
            shown.append(page.convert("RGB").reduce(_SMALLER))
    wide = sum(image.width for image in shown)
    done = Image.new("RGB", (wide, max(image.height for image in shown)), "white")
    x = 0
    for image in shown:
        done.paste(image, (x, 0))
        x += image.width
    return done
