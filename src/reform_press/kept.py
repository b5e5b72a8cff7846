"""What is kept between builds (留存): in a process as values, on disk as bytes.

In: what a result depends on, and how to make it.  Out: the result, made only
when nothing kept can stand for it.  A result is a pure function of what its
key names, so that whatever is kept, lost or damaged, a build writes the same
bytes.

"""

import os
from collections.abc import Callable, Hashable, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from stat import S_ISREG
from typing import Any, NamedTuple, TypeVar

from reform_press.store import EMPTY, Store, key_of
from reform_press.values import Packing

T = TypeVar("T")

#: Bytes from which files are known by size and times, and by these within a
#: process.
_LARGE, _SMALL = 8 << 20, 1 << 16
#: Builds between two times that a process forgets.
_BUILDS = 8


class Memory:
    """Values of a resident process (常驻内存).

    It holds what was used in the last eight builds, at most in the last
    sixteen, and nothing else, however long the process lives: whatever an
    editor takes back is still there.  Only a process that ``stays`` puts work
    off to its next rest.
    """

    def __init__(self, *, stays: bool = False) -> None:
        self.stays = stays
        self._now: dict[Any, Any] = {}
        self._before: dict[Any, Any] = {}
        # Objects by their ids; they are held, so that an id is no other's.
        self._names: dict[int, tuple[object, str]] = {}
        self._names_before = self._names
        self._builds = 0
        self._later: list[Callable[[], None]] = []

    def get(self, key: Any) -> Any:
        """Return the value under ``key``, None if there is none."""
        found = self._now.get(key)
        if found is None:
            found = self._before.get(key)
            if found is not None:
                self._now[key] = found
        return found

    def put(self, key: Any, value: Any) -> None:
        """Keep a value, which is not None."""
        self._now[key] = value

    def of(
        self,
        kind: str,
        about: tuple[object, ...],
        told: Hashable,
        make: Callable[[], T],
    ) -> T:
        """Return what ``make`` makes of ``about``: these very objects, no equals.

        ``told`` is what else it depends on.  Objects are told apart by what
        they are, which takes no time however much they hold.
        """
        # They are held beside the value, so that an id is no other's.
        key = (kind, tuple(map(id, about)), told)
        found = self.get(key)
        if found is None:
            found = about, make()
            self.put(key, found)
        made: T = found[1]
        return made

    def same(self, key: Hashable, value: T) -> T:
        """Return what is held under ``key`` if it equals ``value``, else hold this.

        What is made of the one is then known to be made of the other.
        """
        held: T | None = self.get(key)
        if held is not None and held == value:
            return held
        self.put(key, value)
        return value

    def has(self, kind: str, about: tuple[object, ...], told: Hashable) -> bool:
        """Tell whether ``of`` would make nothing."""
        return self.get((kind, tuple(map(id, about)), told)) is not None

    def file(self, kind: str, path: Path, make: Callable[[], T]) -> T:
        """Return what ``make`` reads in the file at ``path``."""
        before = file_digest(path)
        key = (kind, str(path), before)
        found: T | None = self.get(key)
        if found is None:
            found = make()
            if before == file_digest(path):  # not saved while it was read
                self.put(key, found)
        return found

    def later(self, do: Callable[[], None]) -> None:
        """Put off what only later processes need, such as writing to a disk."""
        if self.stays:
            self._later.append(do)
        else:
            do()

    def rest(self) -> None:
        """Do what was put off."""
        waiting, self._later = self._later, []
        for do in waiting:
            do()

    def turn(self) -> None:
        """Begin a build: what was not used for long is forgotten."""
        self.rest()
        self._builds += 1
        if self._builds % _BUILDS == 0:
            self._before, self._now = self._now, {}
            self._names_before, self._names = self._names, {}

    def name(self, value: object) -> str:
        """Return ``key_of(value)``, reckoned but once for an object."""
        found = self._names.get(id(value))
        if found is None:
            found = self._names_before.get(id(value)) or (value, key_of(value))
            self._names[id(value)] = found
        return found[1]


class Kept(NamedTuple):
    """Results kept, and the name of the program that made them."""

    store: Store = EMPTY
    memory: Memory | None = None
    maker: str = ""  # another program, library or font may make other results

    @property
    def keeps(self) -> bool:
        """Whether anything is kept at all."""
        return self.memory is not None or self.store.folder is not None

    def of(self, *more: object) -> "Kept":
        """Return the same, for results that depend on ``more`` as well."""
        return self._replace(maker=key_of(self.maker, *more))

    def result(
        self,
        kind: str,
        told: tuple[object, ...],
        packing: Packing,
        make: Callable[[], T],
    ) -> T:
        """Return what ``make`` makes of that which ``told`` names."""
        if not self.keeps:
            return make()
        names = map(self.memory.name, told) if self.memory else map(key_of, told)
        key = key_of(self.maker, *names)
        found: T | None = self.memory.get((kind, key)) if self.memory else None
        if found is None:
            found = self._from_store(kind, key, packing)
            if found is None:
                found = make()
                self._put(kind, key, packing, found)
            if self.memory:
                self.memory.put((kind, key), found)
        return found

    def _put(self, kind: str, key: str, packing: Packing, found: object) -> None:
        """Keep a result for other processes, once this one has built."""
        if self.store.folder is None:
            return

        def put() -> None:
            self.store.put(kind, key, packing.packed(found))

        if self.memory:
            self.memory.later(put)
        else:
            put()

    def _from_store(self, kind: str, key: str, packing: Packing) -> Any:
        data = self.store.get(kind, key)
        with suppress(ValueError):  # bytes that an intruder put there
            return None if data is None else packing.unpacked(data)
        return None


def file_digest(path: Path, memory: Memory | None = None) -> bytes:
    """Return a digest of a file's bytes, b"" if it cannot be read or is no file.

    Files of 8 MiB and more are known by size and times: photographs, fonts.
    A resident process knows smaller ones by these as well, but the smallest:
    copy is read each time.
    """
    try:
        found = os.stat(path)
        if not S_ISREG(found.st_mode):  # a pipe or a device may have no end
            return b""
        times = found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino
        if found.st_size >= _LARGE:
            return b"%d %d" % times[:2]
        key = ("file", str(path), times)
        known: bytes | None = memory.get(key) if memory else None
        if known is None:
            known = blake2b(path.read_bytes(), digest_size=16).digest()
        if memory and found.st_size >= _SMALL:
            memory.put(key, known)
        return known
    except OSError:
        return b""


def common_ends(before: Sequence[object], now: Sequence[object]) -> tuple[int, int]:
    """Return how many items two sequences share at their heads, and at their tails.

    No item is counted twice.
    """
    most = min(len(before), len(now))
    pairs = enumerate(zip(before, now, strict=False))
    head = next((at for at, (one, two) in pairs if one != two), most)
    backward = zip(reversed(before), reversed(now), range(most - head), strict=False)
    tail = next((at for one, two, at in backward if one != two), most - head)
    return head, tail


#: Nothing is kept.
NOTHING = Kept()
