"""What is noted down while a PDF is examined (登记).

In: a document, its pages, marks and plates as the examiner comes by them.
Out: ``Facts``.  Every name of the file is cut and made fit to be shown; a
value that cannot be read is left out.

"""

import xml.etree.ElementTree as ET
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import file_digest
from pathlib import Path

import pikepdf

from reform_press.geometry import Rect
from reform_press.preflight.boxes import Sheet, box
from reform_press.preflight.facts import Extreme, Facts, FontFact, PageFacts, Plate
from reform_press.preflight.marks import Mark
from reform_press.preflight.metadata import properties
from reform_press.preflight.reading import (
    BROKEN,
    elements,
    entry,
    inherited,
    name,
    text,
    unpacked,
)
from reform_press.preflight.rules import quoted

#: Inks that are no plate of their own.
_NO_SPOT = {"All", "None", "Cyan", "Magenta", "Yellow", "Black", ""}
#: Process plates in the order of the press; spot inks follow by name.
_ORDER = ("Cyan", "Magenta", "Yellow", "Black")
#: Fonts and spot inks that are told by name: a page of a stranger's file can
#: name thousands.
_MOST_NAMES = 200


@dataclass(slots=True)
class Notes:
    """The notes of one examination; ``facts`` is what they come to."""

    path: Path
    _pages: list[PageFacts] = field(default_factory=list)
    _fonts: dict[str, FontFact] = field(default_factory=dict)
    _spots: dict[str, None] = field(default_factory=dict)
    _said: dict[str, str] = field(default_factory=dict)

    def document(self, pdf: pikepdf.Pdf) -> None:
        """Note what the file says of itself."""
        with suppress(*BROKEN):
            self._said = {key: quoted(value) for key, value in _said(pdf).items()}

    def page(self, page: pikepdf.Page, at: int, sheet: Sheet) -> None:
        """Note the boxes of page ``at``."""
        crop = box(inherited(page.obj, "/CropBox")) or sheet.media
        shown = sheet.place(crop.within(sheet.media) or sheet.media)
        trim, bleed = sheet.place(sheet.trim), sheet.place(sheet.bleed)
        sides = (
            -bleed.x,
            -bleed.y,
            bleed.right - trim.width,
            bleed.bottom - trim.height,
        )
        self._pages.append(PageFacts(at, (trim.width, trim.height), sides, shown))

    def mark(self, mark: Mark, sheet: Sheet) -> None:
        """Note font, spot inks and resolution of a mark that will be printed."""
        if mark.mask or mark.box.within(sheet.bleed) is None:
            return
        for ink in mark.paint.space.inks:
            if ink not in _NO_SPOT and len(self._spots) < _MOST_NAMES:
                self._spots.setdefault(quoted(ink))
        face = mark.face
        if face and len(self._fonts) < _MOST_NAMES:
            known = FontFact(quoted(face.name), face.kind, face.embedded, face.subset)
            self._fonts.setdefault(face.name, known)
        if mark.kind == "image" and mark.size and not mark.one_bit:
            self._resolution(mark.size / sheet.unit, sheet.place(mark.box))

    def _resolution(self, ppi: float, place: Rect) -> None:
        page = self._pages[-1]
        if page.ppi is None or ppi < page.ppi.value:
            self._pages[-1] = page._replace(ppi=Extreme(ppi, page.number, place))

    def plates(self, at: int, plates: tuple[Plate, ...], highest: Extreme) -> None:
        """Note the plates of page ``at`` as they were drawn."""
        inked = tuple(
            Plate(quoted(plate.name), plate.coverage)
            for plate in sorted(plates, key=_in_order)
            if plate.coverage
        )
        self._pages[at - 1] = self._pages[at - 1]._replace(plates=inked, ink=highest)

    def facts(self) -> Facts:
        """Return what has been noted, and the digest of the file."""
        digest, size = "", 0
        with suppress(OSError), self.path.open("rb") as file:  # else it is a finding
            digest = file_digest(file, "sha256").hexdigest()
            size = file.tell()
        return Facts(
            quoted(self.path.name),
            digest,
            size,
            **self._said,
            fonts=tuple(sorted(self._fonts.values())),
            spots=tuple(self._spots),
            pages=tuple(self._pages),
        )


def _in_order(plate: Plate) -> tuple[int, str]:
    known = plate.name in _ORDER
    return _ORDER.index(plate.name) if known else len(_ORDER), plate.name


def _said(pdf: pikepdf.Pdf) -> dict[str, str]:
    """Return what the file says of itself."""
    info = entry(pdf.trailer, "/Info")
    said = _claims(pdf)
    return {
        "version": pdf.pdf_version,
        "standard": said.get("pdfxid:GTS_PDFXVersion")
        or text(entry(info, "/GTS_PDFXVersion")),
        "condition": _condition(pdf),
        "title": text(entry(info, "/Title")) or said.get("dc:title", ""),
        "producer": text(entry(info, "/Producer")),
        "created": text(entry(info, "/CreationDate")),
        "modified": text(entry(info, "/ModDate")),
    }


def _claims(pdf: pikepdf.Pdf) -> dict[str, str]:
    """Return the XMP; what is wrong with it is a finding."""
    stream = entry(pdf.Root, "/Metadata")
    if not isinstance(stream, pikepdf.Stream):
        return {}
    try:
        return properties(unpacked(stream))
    except (ET.ParseError, *BROKEN):
        return {}


def _condition(pdf: pikepdf.Pdf) -> str:
    """Return the printing condition that the PDF/X output intent names."""
    for intent in elements(entry(pdf.Root, "/OutputIntents")):
        if name(entry(intent, "/S")) == "GTS_PDFX":
            return text(entry(intent, "/OutputConditionIdentifier"))
    return ""
