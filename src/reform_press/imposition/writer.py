"""Sheets become a PDF (大版出片).

In: an open file, how its pages lie, and the sides of the sheets.  Out: a PDF
with one page a side.  Each page of the file is a form that sheets show: its
stream stays packed as it was, its fonts and pictures are there once.  What
the file asks of viewers and readers (actions, forms, bookmarks) is left out;
its output intent and its layers stay.

"""

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

import pikepdf
from pikepdf import Array, Dictionary, Name

from reform_press.fonts.face import Face
from reform_press.geometry import Rect, Size
from reform_press.imposition.drawing import form_name, marks_of, pages_of
from reform_press.imposition.identity import identify
from reform_press.imposition.leaves import Leaf, spots
from reform_press.imposition.marks import Mark
from reform_press.imposition.placing import Side
from reform_press.preflight.reading import Value, entry
from reform_press.preflight.state import Box

#: PDF/X-4 is built on it.
_VERSION = "1.6"
#: Entries of the catalogue that change what the pages print.
_KEPT = ("/OutputIntents", "/OCProperties", "/Lang")
#: Bytes read at a time.
_BLOCK = 1 << 20
_REGISTRATION = "/RegistrationAll"


class Sheets:
    """A PDF of sheets, side after side."""

    def __init__(self, source: pikepdf.Pdf, leaves: Sequence[Leaf]) -> None:
        self._source = source
        self._leaves = dict(enumerate(leaves, 1))
        self._pdf = pikepdf.new()
        self._forms: dict[int, Value] = {}
        self._spaces = {"All": (_REGISTRATION, self._registration())}
        for at, (ink, space) in enumerate(spots(source).items(), 1):
            self._spaces[ink] = (f"/Spot{at}", self._copied(space))
        self._labels = Array()

    @property
    def inks(self) -> tuple[str, ...]:
        """The spot inks of the file."""
        return tuple(ink for ink in self._spaces if ink != "All")

    def add(
        self, side: Side, marks: Sequence[Mark], faces: dict[str, Face], bleed: float
    ) -> None:
        """Draw one side."""
        page = self._pdf.add_blank_page(page_size=side.sheet)
        high = side.sheet.height
        names = {ink: resource for ink, (resource, _) in self._spaces.items()}
        drawn = pages_of(side, self._leaves)
        drawn += marks_of(marks, high, faces.__getitem__, names)
        used = sorted({place.page for place in side.places if place.page})
        page.obj.Resources = Dictionary(
            XObject=Dictionary({form_name(at): self._form(at) for at in used}),
            ColorSpace=Dictionary(dict(self._spaces.values())),
        )
        page.obj.Contents = self._pdf.make_stream(drawn)
        page.obj.TrimBox = _corners(side.trim, side.sheet)
        outer = side.trim.inset(-bleed)
        page.obj.BleedBox = _corners(outer, side.sheet)
        self._labels.append(len(self._pdf.pages) - 1)
        face = "front" if side.is_front else "back"
        self._labels.append(Dictionary(P=f"{side.label.en} {face}".strip()))

    def write(self, sink: BinaryIO, title: str, digest: bytes) -> None:
        """Write all of it; ``digest`` is of all that went into it, 32 bytes."""
        for key in _KEPT:
            value = entry(self._source.Root, key)
            if value is not None:
                self._pdf.Root[key] = self._copied(value)
        self._pdf.Root.PageLabels = Dictionary(Nums=self._labels)
        identify(self._pdf, self._source, title, digest)
        version = max(_VERSION, self._source.pdf_version)
        self._pdf.save(sink, min_version=version, deterministic_id=True)

    def _form(self, page: int) -> Value:
        """Return a page of the file as a form, its bleed with it."""
        if page not in self._forms:
            made = self._source.pages[page - 1].as_form_xobject(False)
            form = self._pdf.copy_foreign(made)
            form.BBox = _rectangle(self._leaves[page].bleed)
            self._forms[page] = form
        return self._forms[page]

    def _copied(self, value: Value) -> Value:
        """Copy a value of the file and all it refers to."""
        if not isinstance(value, pikepdf.Object):
            return value
        if isinstance(value, pikepdf.Array | pikepdf.Dictionary):
            held = value if value.is_indirect else self._source.make_indirect(value)
            return self._pdf.copy_foreign(held)
        return pikepdf.Object.parse(value.unparse())

    def _registration(self) -> Value:
        """Return the ink that prints on all plates (套准色)."""
        tint = Dictionary(
            FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1
        )
        space = Array([Name.Separation, Name.All, Name.DeviceCMYK, tint])
        return self._pdf.make_indirect(space)


def digest_of(file: Path, *words: str) -> bytes:
    """Name what goes into the sheets, in 32 bytes: a file and how it is used."""
    digest = blake2b("\0".join(words).encode(), digest_size=32)
    with file.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.digest()


def _corners(rect: Rect, sheet: Size) -> Array:
    return _rectangle(
        Box(rect.x, sheet.height - rect.bottom, rect.right, sheet.height - rect.y)
    )


def _rectangle(box: Box) -> Array:
    return Array([round(edge, 3) for edge in box])
