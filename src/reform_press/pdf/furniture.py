"""Placed one-page PDFs as form XObjects (置入件).

In: an ``Embed`` of the page model.  Out: a form in our file: its objects
copied, its colours turned into those of a medium.  The copy is kept in the
store, so that a build without new drawings never opens pikepdf.

"""

import zlib
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from reform_press.errors import Diagnostic, LayoutError, Source, Words
from reform_press.geometry import Rect
from reform_press.page import Embed
from reform_press.pdf.colour import Medium
from reform_press.pdf.objects import Entries, Value
from reform_press.pdf.parcel import Parcel, Piece, packed, unpacked
from reform_press.store import Store, key_of

if TYPE_CHECKING:
    import pikepdf

#: Keys that say where an object came from, not what it shows.
_LEFT_OUT = frozenset(
    ("/Parent", "/Length", "/StructParent", "/StructParents", "/Metadata",
     "/PieceInfo", "/OPI", "/Ref", "/LastModified")
)  # fmt: skip
#: Raised when forms come out otherwise than before.
_VERSION = 3
_PACKING = 6


class Placed(NamedTuple):
    """A form ready to be written, and what is wrong with its colours."""

    parcel: Parcel
    diagnostics: tuple[Diagnostic, ...] = ()


def placed(embed: Embed, medium: Medium, settings: str, store: Store) -> Placed:
    """Return the form of an embed, its colours as ``medium`` shows them.

    ``settings`` names what the medium depends on.  Raises LayoutError
    ``furniture.damaged``.
    """
    key = key_of(_VERSION, settings, embed.pdf.hex())
    found = store.get("forms", key)
    if found is not None:
        return Placed(unpacked(found))
    made = _made(embed.pdf, medium, embed.source)
    if not made.diagnostics:
        store.put("forms", key, packed(made.parcel))
    return made


def placement(parcel: Parcel, rect: Rect) -> tuple[float, ...]:
    """Return the matrix that lays a form into ``rect`` (y down)."""
    entries = parcel[0].value
    assert isinstance(entries, dict)  # a form is a stream
    box = _numbers(entries["BBox"])
    a, b, c, d, e, f = _numbers(entries.get("Matrix", [1, 0, 0, 1, 0, 0]))
    corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    wide = rect.width / ((max(xs) - min(xs)) or 1.0)
    high = rect.height / ((max(ys) - min(ys)) or 1.0)
    return (wide, 0, 0, high, rect.x - min(xs) * wide, -rect.bottom - min(ys) * high)


def _made(pdf: bytes, medium: Medium, source: Source | None) -> Placed:
    import pikepdf  # 0.1 s: only for drawings that are new

    from reform_press.pdf.overprinting import overprint_type
    from reform_press.pdf.recolour import Recolouring

    try:
        with pikepdf.open(BytesIO(pdf)) as document:
            form = document.make_indirect(document.pages[0].as_form_xobject())
            recolouring = Recolouring(medium, source)
            recolouring.form(form)
            if medium.overprints:
                overprint_type(form)
            found = recolouring.found
            parcel = _Copy().of(form)
    except (pikepdf.PdfError, IndexError, RecursionError, ValueError) as error:
        raise LayoutError(_damaged(source)) from error
    return Placed(parcel, tuple(found[code] for code in sorted(found)))


class _Copy:
    """Copies an object and all it refers to."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[int, int], int] = {}
        self._waiting: list[pikepdf.Object] = []

    def of(self, root: "pikepdf.Object") -> Parcel:
        self._reference(root)
        pieces: list[Piece] = []
        # Copying one object makes others wait; the list grows meanwhile.
        for waiting in self._waiting:
            pieces.append(self._piece(waiting))
        return tuple(pieces)

    def _reference(self, thing: "pikepdf.Object") -> Value:
        from reform_press.pdf.objects import Ref

        number = self._numbers.setdefault(thing.objgen, len(self._numbers))
        if number == len(self._waiting):
            self._waiting.append(thing)
        return Ref(number)

    def _piece(self, thing: "pikepdf.Object") -> Piece:
        import pikepdf

        if not isinstance(thing, pikepdf.Stream):
            return Piece(self._value(thing, top=True))
        entries = self._entries(thing)
        data = thing.read_raw_bytes()
        if "Filter" not in entries:
            data = zlib.compress(data, _PACKING)
            entries["Filter"] = b"/FlateDecode"
        return Piece(entries, data)

    def _entries(self, thing: "pikepdf.Object") -> Entries:
        return {
            str(key)[1:]: self._value(value)
            for key, value in sorted(thing.items())
            if key not in _LEFT_OUT
        }

    def _value(self, thing: object, *, top: bool = False) -> Value:
        import pikepdf

        if not isinstance(thing, pikepdf.Object):
            # Numbers and truth come as Python's own.
            return thing if isinstance(thing, bool | int | None) else float(str(thing))
        if thing.is_indirect and not top:
            return self._reference(thing)
        if isinstance(thing, pikepdf.Dictionary):
            return self._entries(thing)
        if isinstance(thing, pikepdf.Array):
            return [self._value(item) for item in thing]
        return thing.unparse()


def _numbers(value: Value) -> tuple[float, ...]:
    assert isinstance(value, list)  # of numbers, by the PDF's own grammar
    return tuple(float(v) for v in value if isinstance(v, int | float))


def _damaged(source: Source | None) -> Diagnostic:
    return Diagnostic(
        "error",
        "furniture.damaged",
        Words("置入的 PDF 已损坏", "a placed PDF is damaged"),
        source,
    )
