"""Objects of a PDF as one value (对象包): a form and whatever it refers to.

In: what ``furniture`` took out of another file.  Out: the same objects in
ours; or bytes for the store, and the objects back from them.  Numbers of
references count within the parcel, from 0, its root.

"""

import json
import struct
from typing import Any, NamedTuple

from reform_press.kept import Memory
from reform_press.pdf.objects import Entries, Name, PdfFile, Ref, Value


class Piece(NamedTuple):
    """One indirect object; ``data`` is its stream, packed as ``value`` says."""

    value: Value
    data: bytes | None = None


Parcel = tuple[Piece, ...]


def put_parcel(parcel: Parcel, file: PdfFile, memory: Memory) -> Ref:
    """Write all objects of a parcel; return its root.

    A resident process holds how they were told under the same numbers.
    """
    refs = [file.reserve() for _ in parcel]
    told = memory.of(
        "parcel", (parcel,), refs[0].number, lambda: _all_told(parcel, refs, file)
    )
    for one, ref in zip(told, refs, strict=True):
        file.put_told(one, ref)
    return refs[0]


def _all_told(parcel: Parcel, refs: list[Ref], file: PdfFile) -> tuple[bytes, ...]:
    """Return the objects of a parcel in PDF syntax, numbered by ``refs``."""
    told = []
    for piece, ref in zip(parcel, refs, strict=True):
        value = _moved(piece.value, refs)
        if piece.data is not None:
            assert isinstance(value, dict)  # of a stream
            value["Length"] = len(piece.data)
        told.append(file.told(value, ref, piece.data))
    return tuple(told)


def packed(parcel: Parcel) -> bytes:
    """Return a parcel as bytes: a JSON head, then the streams."""
    told = [
        [_told(piece.value), -1 if piece.data is None else len(piece.data)]
        for piece in parcel
    ]
    head = json.dumps(told, separators=(",", ":")).encode()
    streams = b"".join(piece.data or b"" for piece in parcel)
    return struct.pack(">L", len(head)) + head + streams


def unpacked(data: bytes) -> Parcel:
    """Return the parcel that ``packed`` made these bytes of."""
    at = 4 + struct.unpack_from(">L", data)[0]
    pieces = []
    for told, length in json.loads(data[4:at]):
        stream = None if length < 0 else data[at : at + length]
        at += max(length, 0)
        pieces.append(Piece(_read(told), stream))
    return tuple(pieces)


def _moved(value: Value, refs: list[Ref]) -> Value:
    match value:
        case Ref():
            return refs[value.number]
        case dict():
            return {key: _moved(item, refs) for key, item in value.items()}
        case list():
            return [_moved(item, refs) for item in value]
    return value


def _told(value: Value) -> Any:
    """Return a value as JSON can hold it: odd kinds as one-pair objects."""
    match value:
        case Ref():
            return {"ref": value.number}
        case bytes():
            return {"raw": value.decode("latin-1")}
        case Name():
            return {"name": str(value)}
        case dict():
            return {"dict": {key: _told(item) for key, item in value.items()}}
        case list() | tuple():
            return [_told(item) for item in value]
    return value


def _read(told: Any) -> Value:
    match told:
        case {"ref": int(number)}:
            return Ref(number)
        case {"raw": str(text)}:
            return text.encode("latin-1")
        case {"name": str(text)}:
            return Name(text)
        case {"dict": dict(items)}:
            read: Entries = {key: _read(item) for key, item in items.items()}
            return read
        case list():
            return [_read(item) for item in told]
    return told  # type: ignore[no-any-return]  # a number, text, bool or None
