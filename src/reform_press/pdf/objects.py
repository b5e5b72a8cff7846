"""The objects of a PDF file, written as they come (对象层), by ReportLab.

In: plain Python values: ``dict`` (keys without the slash), ``list`` and
``tuple``, ``str`` (text), ``Name``, ``Ref``, numbers, ``bool``, ``None`` and
``bytes`` (PDF syntax, passed on as it is).  Out: the bytes of a file, written
to a sink object by object; nothing but offsets is kept.

This is the only module that knows ReportLab.  It uses the file, the strings and
the tables of ``reportlab.pdfbase.pdfdoc`` and none of its documents: those keep
a whole file in memory, name Helvetica on every page, and drop output intents.

"""

import threading
import zlib
from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b
from types import SimpleNamespace
from typing import BinaryIO, NamedTuple

from reform_press.jobs import processors
from reform_press.later import later

with later({"PIL.Image": ()}):
    from reportlab.pdfbase import pdfdoc

#: 6 packs 1 % looser than 9 and takes two thirds of its time.
_LEVEL = 6
#: Numbers whose syntax is remembered: pages repeat those of their grid.
_NUMBERS = 1 << 14
#: Characters that a name may show as they are (ISO 32000-1, 7.3.5).
_REGULAR = frozenset(
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.+*:,;@!$&'"
)


#: What ReportLab asks of a document whose text is not encrypted.
_UNLOCKED = SimpleNamespace(encrypt=pdfdoc.NoEncryption())


class Name(str):
    """A name object: ``Name("DeviceCMYK")`` prints as ``/DeviceCMYK``."""

    __slots__ = ()


class Ref(NamedTuple):
    """The number of an indirect object."""

    number: int


Value = (
    dict[str, "Value"]
    | list["Value"]
    | tuple["Value", ...]
    | Name
    | str
    | Ref
    | int
    | float
    | bool
    | bytes
    | None
)
Entries = dict[str, Value]


@lru_cache(_NUMBERS)
def number(value: float) -> bytes:
    """Return a number in PDF syntax: four decimals at most, never 1e-5."""
    told = (b"%.4f" % value).rstrip(b"0").rstrip(b".")
    return b"0" if told == b"-0" else told


def literal(data: bytes) -> bytes:
    """Return the inside of a literal string; binary is fine (7.3.4.2)."""
    return (
        data.replace(b"\\", b"\\\\")
        .replace(b"(", b"\\(")
        .replace(b")", b"\\)")
        .replace(b"\r", b"\\r")
    )


@lru_cache(_NUMBERS)
def name(text: str) -> bytes:
    """Return a name in PDF syntax; whatever is not regular is escaped."""
    return b"/" + b"".join(
        b"%c" % byte if byte in _REGULAR else b"#%02X" % byte
        for byte in text.encode("utf-8", "replace")
    )


def deflated_aside(data: bytes, level: int = _LEVEL) -> Callable[[], bytes]:
    """Begin to pack ``data`` in a thread; the result waits for its end."""
    return aside(lambda: zlib.compress(data, level))


def aside(pack: Callable[[], bytes]) -> Callable[[], bytes]:
    """Begin ``pack`` in a thread; the result waits for its end.

    zlib lets other threads run, so that the next page is drawn meanwhile; on
    a single processor that would gain nothing.
    """
    if processors() < 2:
        done = pack()
        return lambda: done
    packed: list[bytes] = []
    thread = threading.Thread(target=lambda: packed.append(pack()), daemon=True)
    thread.start()

    def result() -> bytes:
        thread.join()
        return packed[0]

    return result


class PdfFile:
    """A PDF file in the making.

    Numbers are given out by ``reserve`` and ``put``; an object may be named
    before it is written, and each must be written once before ``finish``.
    """

    def __init__(self, sink: BinaryIO, version: tuple[int, int] = (1, 6)) -> None:
        self._digest = blake2b(digest_size=16)
        self._sink = sink
        self._file = pdfdoc.PDFFile(version)
        for begun in self._file.strings:
            self._write(begun)
        self._file.write = self._write
        # What the classes of ReportLab ask of their document.
        self.encrypt = pdfdoc.NoEncryption()
        self.defaultStreamFilters = None
        self.idToObjectNumberAndVersion: dict[int, tuple[int, int]] = {}
        self.idToOffset: dict[int, int] = {}

    def reserve(self) -> Ref:
        """Give out the number of an object that will be written later."""
        number = len(self.idToObjectNumberAndVersion) + 1
        self.idToObjectNumberAndVersion[number] = (number, 0)
        return Ref(number)

    def put(self, value: Value, ref: Ref | None = None) -> Ref:
        """Write a value as an indirect object."""
        ref = ref or self.reserve()
        return self.put_told(self.told(value, ref), ref)

    def told(self, value: Value, ref: Ref, data: bytes | None = None) -> bytes:
        """Return an indirect object in PDF syntax; with ``data`` it is a stream.

        It is the same in every file that gives it, and what it refers to, the
        same numbers.  ``data`` is filtered as the entries in ``value`` say.
        """
        formed = _formed(value)
        if data is not None:
            # The line end before endstream is asked for by PDF/A, and ReportLab's
            # own streams have none.
            formed = b"".join((formed, b"\nstream\n", data, b"\nendstream\n"))
        end = b"" if formed.endswith(b"\n") else b"\n"
        return b"%d 0 obj\n%b%bendobj\n" % (ref.number, formed, end)

    def put_told(self, told: bytes, ref: Ref) -> Ref:
        """Write an object as ``told`` gave it."""
        self.idToOffset[ref.number] = self._file.offset
        self._file.add(told)
        return ref

    def put_stream(
        self,
        data: bytes,
        entries: Entries | None = None,
        ref: Ref | None = None,
        *,
        filtered: str = "",
    ) -> Ref:
        """Write a stream, deflated unless ``data`` is ``filtered`` already.

        ``filtered`` names its filter, "none" if it shall stay as it is.
        """
        if not filtered:
            data, filtered = zlib.compress(data, _LEVEL), "FlateDecode"
        head: Entries = dict(entries or {})
        if filtered != "none":
            head["Filter"] = Name(filtered)
        head["Length"] = len(data)
        ref = ref or self.reserve()
        return self.put_told(self.told(head, ref, data), ref)

    def digest(self) -> bytes:
        """Return a digest of all that is written until now."""
        return self._digest.digest()

    def finish(self, root: Ref, info: Ref) -> None:
        """Write the cross-reference table and the trailer."""
        numbers = list(self.idToObjectNumberAndVersion)
        missing = [n for n in numbers if n not in self.idToOffset]
        if missing:
            raise AssertionError(f"objects never written: {missing}")
        digest = b"<%s>" % self.digest().hex().encode()
        table = pdfdoc.PDFCrossReferenceTable()
        table.addsection(0, numbers)
        start = self._file.add(pdfdoc.format(table, self))
        trailer = pdfdoc.PDFTrailer(
            startxref=start,
            Size=len(numbers) + 1,
            Root=_formed(root),
            Info=_formed(info),
            ID=_formed([digest, digest]),
        )
        self._file.add(pdfdoc.format(trailer, self))

    def _write(self, data: bytes) -> None:
        self._digest.update(data)
        self._sink.write(data)


def _formed(value: Value) -> bytes:
    """Return a plain value in PDF syntax."""
    match value:
        case bytes():
            return value
        case bool():
            return b"true" if value else b"false"
        case None:
            return b"null"
        case Ref():
            return b"%d 0 R" % value.number
        case int():
            return b"%d" % value
        case float():
            return number(value)
        case Name():
            return name(value)
        case str():
            # Half a surrogate pair cannot be written: it becomes "?".
            text = value.encode("utf-16-be", "replace").decode("utf-16-be")
            words: bytes = pdfdoc.PDFString(text).format(_UNLOCKED)
            return words
        case dict():
            told = _joined(
                [name(k) + b" " + _formed(value[k]) for k in sorted(value)], 6
            )
            return b"<<\n%b\n>>" % told
        case _:
            return b"[ %b ]" % _joined([_formed(item) for item in value], 10)


def _joined(parts: list[bytes], most: int) -> bytes:
    """Join parts by blanks, at most so many on a line."""
    rows = (parts[at : at + most] for at in range(0, len(parts), most))
    return b" \n  ".join(map(b" ".join, rows))
