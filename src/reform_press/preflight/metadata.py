"""XMP and Info of a PDF: who it says it is (元数据).

In: a document.  Out: its properties as text, and where XMP is missing,
incomplete or at odds with the Info dictionary (ISO 15930-7, 6.7 and 6.8).

"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pikepdf

from reform_press.preflight.expect import Expect
from reform_press.preflight.reading import BROKEN, Value, entry, name, text, unpacked
from reform_press.preflight.report import Finding
from reform_press.preflight.rules import found

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_SPACES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://www.npes.org/pdfx/ns/id/": "pdfxid",
}
#: What PDF/X-4 wants to find in XMP.
_WANTED = (
    "dc:title",
    "xmp:CreateDate",
    "xmp:ModifyDate",
    "xmp:MetadataDate",
    "xmpMM:DocumentID",
    "xmpMM:InstanceID",
    "xmpMM:VersionID",
    "xmpMM:RenditionClass",
)
#: Entries of Info, and the properties that must say the same.
_PAIRS = {
    "/Title": "dc:title",
    "/Creator": "xmp:CreatorTool",
    "/Producer": "pdf:Producer",
    "/CreationDate": "xmp:CreateDate",
    "/ModDate": "xmp:ModifyDate",
    "/Trapped": "pdf:Trapped",
    "/GTS_PDFXVersion": "pdfxid:GTS_PDFXVersion",
}
#: XMP of a document takes some kilobytes.
_LARGEST = 4 << 20
_DATE = re.compile(
    r"(?:D:)?(\d{4})-?(\d\d)?-?(\d\d)?T?(\d\d)?:?(\d\d)?:?(\d\d)?(?:\.\d+)?"
    r"(Z|[+-]\d\d)?'?:?(\d\d)?'?"
)


def examine(pdf: pikepdf.Pdf, expect: Expect) -> Iterator[Finding]:
    """Yield what is wrong with the metadata of a document."""
    info = entry(pdf.trailer, "/Info")
    missing = [k[1:] for k in ("/CreationDate", "/ModDate") if not text(entry(info, k))]
    if missing:
        yield found("info.no-dates", ", ".join(missing))
    stream = entry(pdf.Root, "/Metadata")
    if not isinstance(stream, pikepdf.Stream):
        yield found("xmp.missing")
        yield found("xmp.no-claim", expect.standard)
        return
    try:
        said = properties(unpacked(stream))
    except (ET.ParseError, *BROKEN):
        yield found("xmp.unreadable")
        return
    yield from _claim(said, expect)
    lacking = [key for key in _WANTED if not said.get(key)]
    if lacking:
        yield found("xmp.incomplete", ", ".join(lacking))
    trapped = said.get("pdf:Trapped") or name(entry(info, "/Trapped"))
    if trapped not in ("True", "False"):
        yield found("info.trapped")
    for key, twin in _PAIRS.items():
        value = _plain(entry(info, key))
        if value and said.get(twin) and not _same(value, said[twin]):
            yield found("xmp.disagrees", key[1:], about=key[1:])


def _claim(said: dict[str, str], expect: Expect) -> Iterator[Finding]:
    claim = said.get("pdfxid:GTS_PDFXVersion", "")
    if not claim:
        yield found("xmp.no-claim", expect.standard)
    elif claim != expect.standard:
        yield found("xmp.other-claim", claim, expect.standard)


def properties(packet: bytes) -> dict[str, str]:
    """Read an XMP packet: ``prefix:name`` to its text.

    Of alternatives and lists the first item counts.  Raises ParseError for
    broken XML, and for any DOCTYPE: entities are an attack, never XMP.
    """
    if len(packet) > _LARGEST:
        raise ET.ParseError("too large")
    wide = packet[:2] in (b"\xff\xfe", b"\xfe\xff")
    words = packet.decode("utf-16" if wide else "utf-8-sig")
    if "<!DOCTYPE" in words or "<!ENTITY" in words:
        raise ET.ParseError("document type")
    if words.lstrip().startswith("<?xml "):
        words = words[words.index("?>") + 2 :]  # its encoding is done with
    said: dict[str, str] = {}
    for description in ET.fromstring(words).iter(f"{{{_RDF}}}Description"):
        for tag, value in description.attrib.items():
            said.setdefault(_short(tag), value)
        for child in description:
            item = child.find(f"*/{{{_RDF}}}li")
            value = (child if item is None else item).text or ""
            said.setdefault(_short(child.tag), value.strip())
    return said


def _short(tag: str) -> str:
    space, _, local = tag[1:].partition("}")
    return f"{_SPACES.get(space, '?')}:{local}"


def _plain(value: Value | None) -> str:
    return name(value) or text(value)


def _same(one: str, other: str) -> bool:
    if one == other:
        return True
    first, second = _moment(one), _moment(other)
    return first is not None and first == second


def _moment(words: str) -> datetime | None:
    """Read a date of Info (``D:...``) or of XMP (ISO 8601)."""
    match = _DATE.fullmatch(words.strip())
    if not match:
        return None
    year, month, day, hour, minute, second = (
        int(part) if part else None for part in match.groups()[:6]
    )
    try:
        local = datetime(
            year or 1,
            month or 1,
            day or 1,
            hour or 0,
            minute or 0,
            second or 0,
            tzinfo=UTC,
        )
        return local - _offset(match[7], match[8])
    except (ValueError, OverflowError):
        return None


def _offset(hours: str | None, minutes: str | None) -> timedelta:
    if not hours or hours == "Z":
        return timedelta()
    sign = -1 if hours[0] == "-" else 1
    return sign * timedelta(hours=int(hours[1:]), minutes=int(minutes or 0))
