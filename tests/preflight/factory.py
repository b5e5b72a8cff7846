"""A small PDF/X-4 of two pages with nothing wrong, to be spoilt in tests.

Each page has type in K 100 and a red headline, a picture, a rule, a form, a
tint to the bleed, and crop marks in Registration outside it.  The trim is
100 by 60 mm, the bleed 3 mm, the sheet 10 mm larger all round.

"""

from pathlib import Path

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf, String

import reform_press
from fonts.make_square import make_square

MM = 72 / 25.4
WIDTH, HEIGHT, ROOM, BLEED = 100 * MM, 60 * MM, 10 * MM, 3 * MM
#: Pixels of the picture, and its side on paper in points: 200 ppi.
PIXELS, SIDE = 100, 36
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 xmpMM:VersionID="1" xmpMM:RenditionClass="default">
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
<pdf:Trapped>False</pdf:Trapped>
<xmp:CreateDate>2023-12-29T00:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>2023-12-29T00:00:00Z</xmp:ModifyDate>
<xmp:MetadataDate>2023-12-29T00:00:00Z</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:1</xmpMM:DocumentID>
<xmpMM:InstanceID>uuid:2</xmpMM:InstanceID>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">样张</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
CONTENT = b"""
q /Pressed gs 0.1 0 0.1 0 k 0 0 40 %(tall).3f re f Q
q 1 0 0 1 %(room).3f %(room).3f cm
q /Black gs 0 0 0 1 k BT /F1 9 Tf 20 100 Td <000300030004> Tj ET Q
q 0.15 1 1 0.05 k BT /F1 24 Tf 20 60 Td [<0003> -100 <0003>] TJ ET Q
q 0 0 0 1 K 0.3 w 20 40 m 120 40 l S Q
q 0 0 0 1 k 20 38 100 0.5 re f Q
q %(side)d 0 0 %(side)d 150 60 cm /Photo Do Q
q 1 0 0 1 200 20 cm /Stamp Do Q
Q
q /All CS 1 SCN 0.25 w 5 %(room).3f m 15 %(room).3f l S Q
"""


def make_good(path: Path) -> Path:
    """Write the PDF and return its path."""
    pdf = Pdf.new()
    font = _font(pdf, path.with_suffix(".ttf"))
    for _ in range(2):
        _page(pdf, font)
    _document(pdf)
    pdf.save(
        path,
        deterministic_id=True,
        force_version="1.6",
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    return path


def _page(pdf: Pdf, font: pikepdf.Object) -> None:
    page = pdf.add_blank_page(page_size=(WIDTH + 2 * ROOM, HEIGHT + 2 * ROOM))
    room, edge = ROOM, ROOM - BLEED
    page.obj.TrimBox = Array([room, room, room + WIDTH, room + HEIGHT])
    page.obj.BleedBox = Array([edge, edge, room + WIDTH + BLEED, room + HEIGHT + BLEED])
    stamp = pdf.make_stream(b"0 1 0 0 k 0 0 20 20 re f")
    stamp.Type, stamp.Subtype = Name.XObject, Name.Form
    stamp.BBox = Array([0, 0, 20, 20])
    stamp.Resources = Dictionary()
    page.obj.Resources = Dictionary(
        Font=Dictionary(F1=font),
        XObject=Dictionary(Photo=make_photo(pdf), Stamp=pdf.make_indirect(stamp)),
        ExtGState=Dictionary(
            Black=Dictionary(Type=Name.ExtGState, OP=True, op=True, OPM=1),
            Pressed=Dictionary(Type=Name.ExtGState, OP=False, op=False, OPM=1),
        ),
        ColorSpace=Dictionary(All=_registration(pdf)),
    )
    numbers = {
        b"tall": HEIGHT + 2 * ROOM,
        b"room": ROOM,
        b"side": SIDE,
    }
    page.obj.Contents = pdf.make_stream(CONTENT % numbers)


def make_photo(
    pdf: Pdf, space: pikepdf.Object = Name.DeviceCMYK, pixels: int = PIXELS
) -> pikepdf.Object:
    """Return a picture of one colour in ``space``."""
    components = {"/DeviceRGB": 3, "/DeviceGray": 1}.get(str(space), 4)
    photo = pdf.make_stream(bytes([80]) * components * pixels * pixels)
    photo.Type, photo.Subtype = Name.XObject, Name.Image
    photo.Width = photo.Height = pixels
    photo.BitsPerComponent = 8
    photo.ColorSpace = space
    return pdf.make_indirect(photo)


def _registration(pdf: Pdf) -> pikepdf.Object:
    tint = Dictionary(
        FunctionType=2, Domain=[0, 1], N=1, C0=[0, 0, 0, 0], C1=[1, 1, 1, 1]
    )
    return pdf.make_indirect(Array([Name.Separation, Name.All, Name.DeviceCMYK, tint]))


def _font(pdf: Pdf, scratch: Path) -> pikepdf.Object:
    """Embed the square font as CID Type 0C, code = glyph id."""
    scratch = make_square(scratch, cff=True)
    with TTFont(scratch) as square:
        program = pdf.make_stream(square.getTableData("CFF "))
        widths = [square["hmtx"][glyph][0] for glyph in square.getGlyphOrder()]
    scratch.unlink()
    program.Subtype = Name.CIDFontType0C
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/ABCDEF+SquareCFF"),
        Flags=4,
        FontBBox=[0, -120, 1000, 880],
        ItalicAngle=0,
        Ascent=880,
        Descent=-120,
        CapHeight=700,
        StemV=80,
        FontFile3=program,
    )
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType0,
        BaseFont=Name("/ABCDEF+SquareCFF"),
        CIDSystemInfo=Dictionary(
            Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
        ),
        FontDescriptor=pdf.make_indirect(descriptor),
        DW=1000,
        W=[0, widths],
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name("/ABCDEF+SquareCFF"),
            Encoding=Name("/Identity-H"),
            DescendantFonts=[pdf.make_indirect(descendant)],
        )
    )


def make_profile(pdf: Pdf, *, kind: bytes = b"") -> pikepdf.Object:
    """Return the newsprint profile, of another class if ``kind`` is given."""
    folder = Path(reform_press.__file__).parent / "data" / "profiles"
    data = (folder / "newsprint-tr002-240.icc").read_bytes()
    if kind:
        data = data[:12] + kind + data[16:]
    profile = pdf.make_stream(data)
    profile.N = 4
    return pdf.make_indirect(profile)


def _document(pdf: Pdf) -> None:
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFX,
                OutputConditionIdentifier=String("CGATS TR 002"),
                RegistryName=String("http://www.color.org"),
                Info=String("newsprint"),
                DestOutputProfile=make_profile(pdf),
            )
        ]
    )
    set_xmp(pdf, XMP)
    info = pdf.make_indirect(
        Dictionary(
            Title=String("样张"),
            CreationDate=String("D:20231229000000Z"),
            ModDate=String("D:20231229000000Z"),
            Trapped=Name("/False"),
            GTS_PDFXVersion=String("PDF/X-4"),
        )
    )
    pdf.trailer.Info = info


def set_xmp(pdf: Pdf, packet: str) -> None:
    """Put an XMP packet into the catalog."""
    stream = pdf.make_stream(packet.encode("utf-8"))
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = stream
