"""Files of other programs with faults at known places (外来文件).

Each maker writes a PDF and returns the path; what is wrong with it is listed
beside it: code, page, and the upper left corner in mm of the trim, or None
for what has no place.

"""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image
from reportlab.lib.colors import CMYKColor, CMYKColorSep
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from weasyprint import HTML

from preflight.factory import MM

Fault = tuple[str, int, tuple[float, float] | None]
Maker = Callable[[Path], None]
STRANGERS: list[tuple[str, Maker, tuple[Fault, ...]]] = []


def has(*faults: Fault) -> Callable[[Maker], Maker]:
    """Register a maker with the faults of its file."""

    def register(maker: Maker) -> Maker:
        STRANGERS.append((maker.__name__, maker, faults))
        return maker

    return register


def _y(from_top: float, tall: float = 0.0) -> float:
    """Return points from the foot of a page of A5."""
    return (210 - from_top - tall) * MM


@has(
    ("colour.rgb", 1, (20, 30)),
    ("font.not-embedded", 1, None),
    ("rule.hairline", 1, (20, 60)),
    ("picture.low-resolution", 1, (20, 80)),
    ("interaction.annotation", 1, (20, 120)),
    ("intent.missing", 0, None),
    ("xmp.missing", 0, None),
    ("boxes.no-trim", 1, None),
    ("text.unsafe", 2, (2, 100)),
    ("bleed.short", 2, (0, 0)),
    ("ink.spot", 2, (60, 60)),
    ("ink.spelling", 3, (60, 60)),
    ("page.empty", 4, None),
)
def reportlab_canvas(path: Path) -> None:
    """Draw on a canvas as its manual shows it: no boxes, Helvetica, RGB."""
    canvas = Canvas(str(path), pagesize=(148 * MM, 210 * MM), invariant=1)
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(20 * MM, _y(30, 10), 30 * MM, 10 * MM, stroke=0, fill=1)
    canvas.setFillColor(CMYKColor(0, 0, 0, 1))
    canvas.drawString(20 * MM, _y(50), "Hen house")
    canvas.setStrokeColor(CMYKColor(0, 0, 0, 1))
    canvas.setLineWidth(0.1)
    canvas.line(20 * MM, _y(60), 80 * MM, _y(60))
    canvas.drawImage(_photo(60), 20 * MM, _y(80, 20), 20 * MM, 20 * MM)
    corners = (20 * MM, _y(120, 5), 60 * MM, _y(120))
    canvas.linkURL("https://example.org", corners, relative=0)
    canvas.showPage()

    canvas.setFillColor(CMYKColor(0.3, 0, 0.3, 0))
    canvas.rect(0, 0, 148 * MM, 210 * MM, stroke=0, fill=1)
    canvas.setFillColor(CMYKColorSep(0, 1, 1, 0, spotName="PANTONE 485 C"))
    canvas.rect(60 * MM, _y(60, 10), 10 * MM, 10 * MM, stroke=0, fill=1)
    canvas.setFillColor(CMYKColor(0, 0, 0, 1))
    canvas.setFont("Helvetica", 9)
    canvas.drawString(2 * MM, _y(100) - 0.88 * 9, "At the edge")
    canvas.showPage()

    canvas.setFillColor(CMYKColorSep(0, 1, 1, 0, spotName="Pantone-485C"))
    canvas.rect(60 * MM, _y(60, 10), 10 * MM, 10 * MM, stroke=0, fill=1)
    canvas.showPage()
    canvas.showPage()
    canvas.save()


def _photo(pixels: int) -> ImageReader:
    held = BytesIO()
    Image.new("CMYK", (pixels, pixels), (0, 90, 90, 0)).save(held, "JPEG", quality=90)
    return ImageReader(held)


@has(
    ("colour.rgb", 1, (20, 30)),
    ("text.rich-black", 1, (20, 60)),
    ("bleed.short", 1, (0, 150)),
    ("intent.missing", 0, None),
)
def weasyprint_page(path: Path) -> None:
    """Print HTML with bleed, as the manual of WeasyPrint shows it."""
    HTML(
        string="""<style>
        @page { size: 148mm 210mm; margin: 0; bleed: 3mm; marks: crop }
        div { position: absolute }
        </style>
        <div style="left: 20mm; top: 30mm; width: 30mm; height: 10mm;
            background: #f00"></div>
        <div style="left: 20mm; top: 60mm; font: 9pt/9pt sans-serif;
            color: device-cmyk(0.5 0.4 0.4 1)">Rich and small</div>
        <div style="left: 0; top: 150mm; width: 148mm; height: 60mm;
            background: device-cmyk(0 0.2 0.4 0)"></div>
        """
    ).write_pdf(path)


@has(
    ("colour.rgb", 1, (30, 20)),
    ("colour.rgb", 2, (30, 20)),
    ("boxes.turned", 2, None),
    ("boxes.scaled", 3, None),
    ("rule.hairline", 3, (20, 20)),
    ("boxes.mixed-sizes", 3, None),
)
def by_hand(path: Path) -> None:
    """Write inherited boxes and resources, another origin, split streams."""
    pdf = Pdf.new()
    inner = _form(pdf, b"1 0 0 rg 0 0 %.3f %.3f re f" % (10 * MM, 5 * MM))
    for _ in range(4):
        inner = _form(pdf, b"q /In Do Q", XObject=Dictionary(In=inner))
    for _ in range(3):
        pdf.add_blank_page(page_size=(100 * MM, 60 * MM))
    tree = pdf.Root.Pages
    tree.MediaBox = Array([-10 * MM, -10 * MM, 110 * MM, 70 * MM])
    tree.Resources = Dictionary(XObject=Dictionary(In=inner))
    for page in pdf.pages:
        del page.obj.MediaBox
        del page.obj.Resources
        page.obj.TrimBox = Array([0, 0, 100 * MM, 60 * MM])
        page.obj.BleedBox = Array([-3 * MM, -3 * MM, 103 * MM, 63 * MM])
    first, second, third = pdf.pages
    # The square is 10 by 5 mm; its top is 20 mm below that of the trim.
    halves = b"q 1 0 0 1 %.3f" % (30 * MM), b"%.3f cm /In Do Q" % (35 * MM)
    first.obj.Contents = Array([pdf.make_stream(half) for half in halves])
    # Turned clockwise: what is left of the page is its top.
    second.obj.Rotate = 90
    second.obj.TrimBox = Array([0, 0, 100 * MM, 60 * MM])
    second.contents_add(b"q 1 0 0 1 %.3f %.3f cm /In Do Q" % (20 * MM, 30 * MM))
    third.obj.UserUnit = 2
    line = (10 * MM, 50 * MM, 60 * MM, 50 * MM)
    third.contents_add(b"0 0 0 1 K 0.1 w %.3f %.3f m %.3f %.3f l S" % line)
    pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _form(pdf: Pdf, content: bytes, **resources: object) -> pikepdf.Object:
    stream = pdf.make_stream(content)
    stream.Type, stream.Subtype = Name.XObject, Name.Form
    stream.BBox = Array([-500, -500, 500, 500])
    stream.Resources = Dictionary(**resources)
    return pdf.make_indirect(stream)
