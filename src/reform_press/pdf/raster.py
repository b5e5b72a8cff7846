"""Pages as pictures (版面小样), by pdfium.

In: a finished PDF.  Out: a PNG a page.  For the eye only: colours are
pdfium's idea of CMYK, not the press's.

"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

#: Pixels to the inch of a preview.
PPI = 110
_QUALITY = 80


def previews(pdf: Path, ppi: float = PPI) -> Iterator[tuple[int, bytes]]:
    """Yield number and PNG of every page of a PDF, counted from 1."""
    from pypdfium2 import PdfDocument

    with PdfDocument(pdf) as document:
        for number, page in enumerate(document, 1):
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
