"""Values as bytes and back (值与字节), to keep them on a disk or send them.

In: a closed list of named tuples and frozen dataclasses.  Out: ``Packing``,
which turns values made of them, of tuples, text, numbers, bytes and dates
into bytes, and these into equal values.  Whoever wrote the bytes, nothing is
run and nothing but the listed classes is made.

The bytes are a length, JSON of that length, and all byte strings one after
the other.  A class is told by its place in the list, so that a new list
needs new keys in a store.  Several values of one class side by side, as the
lines of a page are, are told field by field: that takes half the time.

"""

import json
import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, groupby, islice
from typing import Any

#: What stands first in a JSON list that is no listed class.  Strung is a tuple
#: made of several, one after the other; columns are values of one class.
_TUPLE, _BYTES, _DATE, _STRUNG, _COLUMNS = -1, -2, -3, -4, -5
#: How a column is told: values as they are; one and the same; tuples by their
#: lengths; values of a class by their fields; bytes by their lengths; all but
#: some that are None; each by itself.
_AS_THEY_ARE, _SAME, _TUPLES, _CLASS, _BLOBS, _SOME, _EACH = range(7)
#: So many of a class are told field by field; and no more at once: what an
#: intruder writes makes no more than that.
_FEW, _MOST = 4, 1 << 16
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
        except (
            struct.error, TypeError, IndexError, RecursionError, StopIteration
        ) as error:  # fmt: skip
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
        if kind is tuple:
            return self._tuple(value, blobs)
        if kind not in self._number:
            raise TypeError(f"{kind.__name__} is not among the classes to pack")
        return [self._number[kind], *self._parts(self._fields[kind](value), blobs)]

    def _parts(self, parts: Iterable[Any], blobs: list[bytes]) -> list[Any]:
        told = self._told
        # Most parts are plain: a call for each would take most of the time.
        return [one if type(one) in _PLAIN else told(one, blobs) for one in parts]

    def _tuple(self, values: tuple[Any, ...], blobs: list[bytes]) -> list[Any]:
        if len(values) < _FEW:
            return [_TUPLE, *self._parts(values, blobs)]
        strung: list[list[Any]] = []
        for kind, found in groupby(values, type):
            some = tuple(found)
            if len(some) >= _FEW and kind in self._number and len(some) <= _MOST:
                columns = self._columns(kind, some, blobs)
                strung.append([_COLUMNS, self._number[kind], len(some), *columns])
            elif strung and strung[-1][0] == _TUPLE:
                strung[-1] += self._parts(some, blobs)
            else:
                strung.append([_TUPLE, *self._parts(some, blobs)])
        return strung[0] if len(strung) == 1 else [_STRUNG, *strung]

    def _columns(
        self, kind: type, values: Sequence[Any], blobs: list[bytes]
    ) -> Iterator[list[Any]]:
        fields = zip(*map(self._fields[kind], values), strict=True)
        return (self._column(field, blobs) for field in fields)

    def _column(self, values: Sequence[Any], blobs: list[bytes]) -> list[Any]:
        """Tell one field of many values."""
        if values and len(set(map(id, values))) == 1:
            return [_SAME, self._told(values[0], blobs)]
        kinds = set(map(type, values))
        if kinds <= _PLAIN:
            return [_AS_THEY_ARE, *values]
        if type(None) in kinds:
            there = [one for one in values if one is not None]
            gaps = [at for at, one in enumerate(values) if one is None]
            return [_SOME, gaps, self._column(there, blobs)]
        (kind, *more) = kinds
        if kind is tuple and not more:
            flat = tuple(chain.from_iterable(values))
            if len(flat) <= _MOST:
                return [_TUPLES, list(map(len, values)), self._column(flat, blobs)]
        elif kind is bytes and not more:
            blobs += values
            return [_BLOBS, *map(len, values)]
        elif kind in self._number and not more:
            return [_CLASS, self._number[kind], *self._columns(kind, values, blobs)]
        return [_EACH, *self._parts(values, blobs)]


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
        if kind == _COLUMNS:
            return tuple(self._column([_CLASS, told[1], *told[3:]], _counted(told[2])))
        read = self.value
        parts = [read(one) if type(one) is list else one for one in told[1:]]
        if kind == _STRUNG:
            return tuple(chain.from_iterable(parts))
        return tuple(parts) if kind == _TUPLE else self._classes[kind](*parts)

    def _instances(self, number: int, count: int, columns: list[Any]) -> Iterator[Any]:
        """Make values of a class of their fields."""
        kind = self._classes[number]
        fields = [self._column(column, count) for column in columns]
        if issubclass(kind, tuple):
            return map(kind._make, zip(*fields, strict=True))  # type: ignore[attr-defined]
        return map(kind, *fields)

    def _column(self, told: list[Any], count: int) -> Sequence[Any]:
        """Return so many values of a field."""
        how, *rest = told
        found: Sequence[Any]
        match how:
            case 1:  # same
                found = [self.value(rest[0])] * count
            case 2:  # tuples
                lengths = [_counted(one) for one in rest[0]]
                flat = iter(self._column(rest[1], _counted(sum(lengths))))
                found = [tuple(islice(flat, length)) for length in lengths]
            case 3:  # class
                found = list(self._instances(rest[0], count, rest[1:]))
            case 4:  # blobs
                found = [self.value([_BYTES, length]) for length in rest]
            case 5:  # some
                gaps = set(rest[0])
                there = iter(self._column(rest[1], count - len(gaps)))
                found = [None if at in gaps else next(there) for at in range(count)]
            case 6:  # each
                found = [self.value(one) for one in rest]
            case _:
                found = rest
        if len(found) != count:
            raise ValueError("a column of another length")
        return found


def _counted(count: int) -> int:
    """Return a number of values that may be made at once."""
    if type(count) is not int or not 0 <= count <= _MOST:
        raise ValueError("no number of values")
    return count


def _reader(kind: type) -> Callable[[Any], Iterable[Any]]:
    """Return what lists the fields of a class in the order it is made of them."""
    if issubclass(kind, tuple):
        return iter
    names: tuple[str, ...] = kind.__match_args__  # type: ignore[attr-defined]
    return lambda value: [getattr(value, name) for name in names]
