"""The file as a whole: header, trailer, filters, output intent (文件结构).

In: a document.  Out: what is wrong with it before any page is looked at.

"""

import re
from collections.abc import Iterator

import pikepdf

from reform_press.preflight.reading import (
    BROKEN,
    Value,
    elements,
    entry,
    name,
    number,
    text,
    unpacked,
)
from reform_press.preflight.report import Finding
from reform_press.preflight.rules import found

#: PDF/X-4 is built on PDF 1.6.
_NEWEST = (1, 6)
#: An ICC header: class, colour space and signature (ICC.1, 7.2).
_HEADER = 128
_VERSION = re.compile(r"(\d)\.(\d)")


def examine(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    """Yield what is wrong with a document apart from its pages."""
    if pdf.is_encrypted:
        yield found("pdf.encrypted")
    if len(elements(entry(pdf.trailer, "/ID"))) != 2:
        yield found("pdf.no-id")
    match = _VERSION.match(pdf.pdf_version)
    if match and (int(match[1]), int(match[2])) > _NEWEST:
        yield found("pdf.version", pdf.pdf_version)
    if any(_uses_lzw(value) for value in pdf.objects):
        yield found("pdf.lzw")
    yield from _intents(pdf.Root)


def _uses_lzw(value: Value) -> bool:
    if not isinstance(value, pikepdf.Stream):
        return False
    filters = value.get("/Filter")
    return any(
        name(item) in ("LZWDecode", "LZW") for item in elements(filters) or (filters,)
    )


def _intents(root: Value) -> Iterator[Finding]:
    every = elements(entry(root, "/OutputIntents"))
    intents = [each for each in every if name(entry(each, "/S")) == "GTS_PDFX"]
    if not intents:
        yield found("intent.missing")
        return
    if len(intents) > 1:
        yield found("intent.several", len(intents))
    intent = intents[0]
    if not text(entry(intent, "/OutputConditionIdentifier")):
        yield found("intent.no-identifier")
    profile = entry(intent, "/DestOutputProfile")
    if not isinstance(profile, pikepdf.Stream):
        yield found("intent.no-profile")
        return
    for fault in _profile_faults(profile):
        yield found("intent.bad-profile", fault, about=fault)


def _profile_faults(profile: Value) -> Iterator[str]:
    try:
        head = unpacked(profile)[:_HEADER]
    except BROKEN as error:
        yield str(error)
        return
    if len(head) < _HEADER or head[36:40] != b"acsp":
        yield "ICC"
        return
    if head[12:16] != b"prtr":
        yield head[12:16].decode("latin-1")
    if head[16:20] != b"CMYK":
        yield head[16:20].decode("latin-1").strip()
    components = number(entry(profile, "/N"))
    if components != 4:
        yield f"N = {components:g}"
