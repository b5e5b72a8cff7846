"""The file as a whole: header, trailer, filters, what is hidden in it (文件结构).

In: a document.  Out: what is wrong with it before any page is looked at.

"""

import re
from collections.abc import Iterator

import pikepdf

from reform_press.preflight.layers import read
from reform_press.preflight.paint import describe
from reform_press.preflight.reading import Value, elements, entry, name
from reform_press.preflight.report import Finding
from reform_press.preflight.rules import found

#: PDF/X-4 is built on PDF 1.6.
_NEWEST = (1, 6)
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
    for what in _attachments(pdf):
        yield found("object.attachment", what, about=what)
    for value in pdf.objects:
        if isinstance(value, pikepdf.Stream) and "/F" in value:
            yield found("object.reference", about=describe(value))
    layers = read(pdf.Root).names
    if layers:
        yield found("layers.used", ", ".join(layers))


def fold(pdf: pikepdf.Pdf, at: int) -> int | None:
    """Return the side at which page ``at`` faces another (订口): 0 left, 2 right.

    A file says so by its layout of two pages (ISO 32000-1, 7.7.2); of one that
    does not, nobody knows.
    """
    layout = name(entry(pdf.Root, "/PageLayout"))
    first = {
        "TwoPageRight": 0, "TwoColumnRight": 0, "TwoPageLeft": 2, "TwoColumnLeft": 2
    }.get(layout)  # fmt: skip
    if first is None:
        return None
    direction = name(entry(entry(pdf.Root, "/ViewerPreferences"), "/Direction"))
    turns = (at + 1 + (direction == "R2L")) % 2
    return 2 - first if turns else first


def _attachments(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield the ways in which other files are carried along (附件)."""
    if entry(entry(pdf.Root, "/Names"), "/EmbeddedFiles") is not None:
        yield "EmbeddedFiles"
    if entry(pdf.Root, "/Collection") is not None:
        yield "Collection"
    if entry(pdf.Root, "/AF") is not None or any(map(_associated, pdf.objects)):
        yield "AF"


def _associated(value: Value) -> bool:
    """Tell whether an object, a page or a picture, brings a file (关联文件)."""
    files = entry(value, "/AF")
    return any(entry(file, "/EF") is not None for file in elements(files) or (files,))


def _uses_lzw(value: Value) -> bool:
    if not isinstance(value, pikepdf.Stream):
        return False
    filters = value.get("/Filter")
    return any(
        name(item) in ("LZWDecode", "LZW") for item in elements(filters) or (filters,)
    )
