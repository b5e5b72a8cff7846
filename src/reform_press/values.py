"""Values as bytes and back (值与字节), to keep them on a disk.

In: a closed list of named tuples and frozen dataclasses.  Out: ``Packing``,
which turns values made of them, of tuples, text, numbers, bytes and dates
into bytes, and these into equal values.  Whoever wrote the bytes, nothing is
run and nothing but the listed classes is made.

The bytes are a length, JSON of that length, and all byte strings one after
the other.  A class is told by its place in the list, so that a new list
needs new keys in a store.

"""

import json
import struct
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

#: What stands first in a JSON list that is no listed class.
_TUPLE, _BYTES, _DATE = -1, -2, -3
_PLAIN = frozenset((str, int, float, bool, type(None)))
_LENGTH = struct.Struct(">L")


class Packing:
    """How values of some classes become bytes (打包)."""

    def __init__(self, *classes: type) -> None:
        self._classes = classes
        self._number = {one: at for at, one in enumerate(classes)}
        self._fields = {one: _reader(one) for one in classes}

    def packed(self, value: Any) -> bytes:
        """Return ``value`` as bytes.  Raises TypeError for any other class."""
        blobs: list[bytes] = []
        told = json.dumps(
            self._told(value, blobs), ensure_ascii=False, separators=(",", ":")
        ).encode("utf-8", "surrogatepass")
        return b"".join((_LENGTH.pack(len(told)), told, *blobs))

    def unpacked(self, data: bytes) -> Any:
        """Return the value that ``packed`` made ``data`` of.

        Raises ValueError when the bytes are no such value.
        """
        try:
            end = 4 + _LENGTH.unpack_from(data)[0]
            told = json.loads(data[4:end].decode("utf-8", "surrogatepass"))
            return _Reading(self._classes, data, end).value(told)
        except (struct.error, TypeError, IndexError, RecursionError) as error:
            raise ValueError(str(error)) from error

    def _told(self, value: Any, blobs: list[bytes]) -> Any:
        kind = type(value)
        if kind in _PLAIN:
            return value
        if kind is bytes:
            blobs.append(value)
            return [_BYTES, len(value)]
        if kind is date:
            return [_DATE, value.toordinal()]
        parts, number = value, _TUPLE
        if kind is not tuple:
            if kind not in self._number:
                raise TypeError(f"{kind.__name__} is not among the classes to pack")
            parts, number = self._fields[kind](value), self._number[kind]
        told = self._told
        # Most parts are plain: a call for each would take most of the time.
        return [
            number,
            *[one if type(one) in _PLAIN else told(one, blobs) for one in parts],
        ]


class _Reading:
    """One value on its way out of its bytes."""

    def __init__(self, classes: tuple[type, ...], data: bytes, end: int) -> None:
        self._classes = classes
        self._data = data
        self._at = end

    def value(self, told: Any) -> Any:
        if type(told) is not list:
            return told
        kind = told[0]
        if kind == _BYTES:
            begin, self._at = self._at, self._at + told[1]
            return self._data[begin : self._at]
        if kind == _DATE:
            return date.fromordinal(told[1])
        read = self.value
        parts = [read(one) if type(one) is list else one for one in told[1:]]
        return tuple(parts) if kind == _TUPLE else self._classes[kind](*parts)


def _reader(kind: type) -> Callable[[Any], Iterable[Any]]:
    """Return what lists the fields of a class in the order it is made of them."""
    if issubclass(kind, tuple):
        return iter
    names: tuple[str, ...] = kind.__match_args__  # type: ignore[attr-defined]
    return lambda value: [getattr(value, name) for name in names]
