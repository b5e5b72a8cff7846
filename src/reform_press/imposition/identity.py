"""Who an imposed file is (文件身份): Info and XMP.

In: what the file that was read says of itself.  Out: the same said of the
sheets.  They claim PDF/X-4 where that file does; dates are its own, so that
no clock is asked.

"""

import xml.etree.ElementTree as ET

import pikepdf

from reform_press.pdf.pdfx import clean, escaped, packet, uuid
from reform_press.preflight.metadata import properties
from reform_press.preflight.reading import BROKEN, entry, name, text, unpacked

PRODUCER = "Reform Press (pikepdf)"
STANDARD = "PDF/X-4"
#: Properties that stand as they were, where they were told.
_KEPT = (
    "xmp:CreatorTool",
    "xmp:CreateDate",
    "xmp:ModifyDate",
    "xmp:MetadataDate",
    "pdf:Trapped",
)
_SAID = ("/Title", "/Author", "/Creator", "/CreationDate", "/ModDate")


def said_by(pdf: pikepdf.Pdf) -> dict[str, str]:
    """Return the XMP properties of a file; none where they cannot be read."""
    xmp = entry(pdf.Root, "/Metadata")
    if not isinstance(xmp, pikepdf.Stream):
        return {}
    try:
        return properties(unpacked(xmp))
    except (ET.ParseError, *BROKEN):
        return {}


def identify(
    sheets: pikepdf.Pdf, source: pikepdf.Pdf, title: str, digest: bytes
) -> None:
    """Write Info and XMP of the sheets.

    ``title`` stands where the file told none; ``digest`` is of all that went
    into the sheets, 32 bytes.
    """
    said = said_by(source)
    claims = said.get("pdfxid:GTS_PDFXVersion") == STANDARD
    told = entry(source.trailer, "/Info")
    info = pikepdf.Dictionary()
    for key in _SAID:
        if value := clean(text(entry(told, key))):
            info[key] = pikepdf.String(value)
    if trapped := name(entry(told, "/Trapped")):
        info["/Trapped"] = pikepdf.Name(f"/{trapped}")
    title = clean(said.get("dc:title", "")) or text(entry(told, "/Title")) or title
    info["/Title"] = pikepdf.String(clean(title))
    info["/Producer"] = pikepdf.String(PRODUCER)
    if claims:
        info["/GTS_PDFXVersion"] = pikepdf.String(STANDARD)
    sheets.trailer.Info = sheets.make_indirect(info)
    xmp = packet(title, _properties(said, digest, claims=claims))
    stream = sheets.make_stream(xmp.encode())
    stream.Type, stream.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
    sheets.Root.Metadata = stream


def _properties(said: dict[str, str], digest: bytes, *, claims: bool) -> str:
    kept = [(key, said[key]) for key in _KEPT if said.get(key)]
    rest = [
        ("pdf:Producer", PRODUCER),
        ("xmpMM:DocumentID", uuid(digest)),
        ("xmpMM:InstanceID", uuid(digest[16:])),
        ("xmpMM:VersionID", "1"),
        ("xmpMM:RenditionClass", "default"),
    ]
    if claims:
        rest.append(("pdfxid:GTS_PDFXVersion", STANDARD))
    return "".join(
        f"<{key}>{escaped(value)}</{key}>\n" for key, value in (*kept, *rest)
    )
