"""Reading values of a stranger's PDF without trusting their types (取值).

In: pikepdf objects of any kind.  Out: plain numbers, names and text, or the
answer "not there".  A file that lies about a type is thereby incomplete, not
a reason to stop.

"""

import zlib
from collections.abc import Iterator
from typing import Any

import pikepdf

#: What pikepdf and plain arithmetic raise on broken input.
BROKEN = (
    pikepdf.PdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RuntimeError,
    TypeError,
    ValueError,
)
#: A page's content or a font program is never larger unless it is an attack.
CEILING = 64 << 20

#: Parents of a page that are asked for what it inherits.
_GENERATIONS = 32

#: pikepdf hands numbers, names and containers out as one dynamic type.
Value = Any


class OversizeError(ValueError):
    """A stream unpacks to more than a page can need (解压炸弹)."""


def entry(container: Value, key: str) -> Value | None:
    """Return ``container[key]`` of a dictionary or stream, None if absent."""
    if isinstance(container, pikepdf.Dictionary | pikepdf.Stream):
        return container.get(key)
    return None


def entries(container: Value | None) -> Iterator[tuple[str, Value]]:
    """Yield the pairs of a dictionary in the order of their names."""
    if isinstance(container, pikepdf.Dictionary | pikepdf.Stream):
        for key in sorted(container.keys()):
            yield key, container[key]


def inherited(page: Value, key: str) -> Value | None:
    """Return an entry of a page, or of the nearest parent that has it."""
    for _ in range(_GENERATIONS):
        if key in page:
            return page.get(key)
        page = page.get("/Parent")
        if not isinstance(page, pikepdf.Dictionary):
            break
    return None


def elements(value: Value | None) -> tuple[Value, ...]:
    """Return the elements of an array; nothing for anything else."""
    return tuple(value) if isinstance(value, pikepdf.Array) else ()


def name(value: Value | None) -> str:
    """Return a name without its slash; "" for anything else."""
    return str(value)[1:] if isinstance(value, pikepdf.Name) else ""


def text(value: Value | None) -> str:
    """Return a text string; "" for anything else."""
    return str(value) if isinstance(value, pikepdf.String) else ""


def number(value: Value | None, default: float = 0.0) -> float:
    """Return a number as float; ``default`` for anything else."""
    if value is None or isinstance(value, pikepdf.Object | bool | str | bytes):
        return default
    try:
        return float(value)
    except BROKEN:
        return default


def numbers(value: Value | None, count: int) -> tuple[float, ...] | None:
    """Return an array of exactly ``count`` numbers, or None."""
    found = elements(value)
    if len(found) != count or any(isinstance(x, pikepdf.Object) for x in found):
        return None
    return tuple(number(item) for item in found)


def identity(value: Value) -> tuple[int, int]:
    """Return object and generation number; (0, 0) for a direct object."""
    if isinstance(value, pikepdf.Object):
        number, generation = value.objgen
        return int(number), int(generation)
    return 0, 0


def unpacked(stream: Value) -> bytes:
    """Return a stream's bytes, decoded.

    Raises OversizeError above ``CEILING``: a Flate stream of a few kilobytes may
    unpack to gigabytes, and qpdf would do it.
    """
    filters = stream.get("/Filter")
    names = [name(filters)] if name(filters) else [name(f) for f in elements(filters)]
    raw = stream.read_raw_bytes() if names else b""
    if len(raw) > CEILING:
        raise OversizeError(str(len(raw)))
    if names == ["FlateDecode"]:
        inflater = zlib.decompressobj()
        try:
            start = inflater.decompress(raw, CEILING)
        except zlib.error as error:
            raise ValueError(str(error)) from error
        if inflater.unconsumed_tail:
            raise OversizeError(str(CEILING))
        if "/DecodeParms" not in stream:
            return start
    data = bytes(stream.read_bytes())
    if len(data) > CEILING:
        raise OversizeError(str(len(data)))
    return data
