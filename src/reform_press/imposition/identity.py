"""Who an imposed file is (文件身份): Info and XMP.

In: what the file that was read says of itself.  Out: the same said of the
sheets.  They claim PDF/X-4 where that file does; dates are its own, so that
no clock is asked.

"""

import xml.etree.ElementTree as ET
from html import escape

import pikepdf

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
    packet = entry(pdf.Root, "/Metadata")
    if not isinstance(packet, pikepdf.Stream):
        return {}
    try:
        return properties(unpacked(packet))
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
        if value := _plain(text(entry(told, key))):
            info[key] = pikepdf.String(value)
    if trapped := name(entry(told, "/Trapped")):
        info["/Trapped"] = pikepdf.Name(f"/{trapped}")
    title = _plain(said.get("dc:title", "")) or text(entry(told, "/Title")) or title
    info["/Title"] = pikepdf.String(_plain(title))
    info["/Producer"] = pikepdf.String(PRODUCER)
    if claims:
        info["/GTS_PDFXVersion"] = pikepdf.String(STANDARD)
    sheets.trailer.Info = sheets.make_indirect(info)
    packet = _packet(said, title, digest, claims=claims).encode()
    stream = sheets.make_stream(packet)
    stream.Type, stream.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
    sheets.Root.Metadata = stream


def _packet(said: dict[str, str], title: str, digest: bytes, *, claims: bool) -> str:
    kept = [(key, said[key]) for key in _KEPT if said.get(key)]
    rest = [
        ("pdf:Producer", PRODUCER),
        ("xmpMM:DocumentID", _uuid(digest[:16])),
        ("xmpMM:InstanceID", _uuid(digest[16:32])),
        ("xmpMM:VersionID", "1"),
        ("xmpMM:RenditionClass", "default"),
    ]
    if claims:
        rest.append(("pdfxid:GTS_PDFXVersion", STANDARD))
    lines = [f"<{key}>{_escaped(value)}</{key}>" for key, value in (*kept, *rest)]
    return _PACKET.format(title=_escaped(title), lines="\n".join(lines))


def _plain(words: str) -> str:
    """Drop what XML cannot hold."""
    whole = words.encode("utf-8", "replace").decode()
    return "".join(c for c in whole if c >= " " and c not in "\x7f\ufffe\uffff")


def _escaped(words: str) -> str:
    return escape(_plain(words))


def _uuid(half: bytes) -> str:
    h = half.hex()
    return f"uuid:{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{lines}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""
