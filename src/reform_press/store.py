"""Results kept between builds (缓存): bytes by digest, on disk.

In: a key that names everything a result depends on.  Out: the bytes that were
put under it, or nothing.  Whatever was changed, cut short or cannot be read
counts as never put, and what cannot be written is not kept: with or without
its store, a build writes the same bytes.  What nobody asked for the longest is
thrown away first; age is told by the newest entry, never by a clock.

"""

import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

_CHECK = 16  # bytes of digest before the data
#: A store larger than this is cut down to three quarters of it.
MOST_BYTES = 256 << 20
#: Entries that were last used so long before the newest one go as well.
LONGEST = 90 * 24 * 3600.0
#: Seconds that a file may take to be written.
_WRITING = 600.0
#: Ends of names of files that a killed process left half written.
_PART = ".tmp"


def key_of(*parts: object) -> str:
    """Return a key for what ``parts`` print as."""
    told = "\0".join(map(str, parts))
    return blake2b(told.encode("utf-8", "replace"), digest_size=16).hexdigest()


class Store(NamedTuple):
    """A folder of results; ``folder`` None keeps nothing."""

    folder: Path | None

    def get(self, kind: str, key: str) -> bytes | None:
        """Return what was put under ``key``, unless it was damaged since."""
        if self.folder is None:
            return None
        path = self._path(self.folder, kind, key)
        try:
            kept = path.read_bytes()
        except OSError:
            return None
        check, data = kept[:_CHECK], kept[_CHECK:]
        if _digest(data) != check:
            return None
        with suppress(OSError):
            os.utime(path)  # was of use now
        return data

    def put(self, kind: str, key: str, data: bytes) -> None:
        """Keep ``data`` under ``key``; a disk that refuses is no error."""
        if self.folder is None:
            return
        path = self._path(self.folder, kind, key)
        temporary = path.with_name(f"{path.name}.{os.getpid()}{_PART}")
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                with temporary.open("xb") as file:
                    file.write(_digest(data))
                    file.write(data)
                os.replace(temporary, path)
            finally:
                temporary.unlink(missing_ok=True)

    def trim(self, most: int = MOST_BYTES, longest: float = LONGEST) -> None:
        """Throw away what is old, and the oldest while the store is too large."""
        if self.folder is None:
            return
        found = _entries(self.folder)
        newest = max((entry.used for entry in found), default=0.0)
        over = sum(entry.size for entry in found) - most
        spare = over + most // 4 if over > 0 else 0
        for entry in sorted(found):
            part = entry.path.endswith(_PART) and newest - entry.used > _WRITING
            if spare <= 0 and newest - entry.used <= longest and not part:
                continue
            with suppress(OSError):
                os.unlink(entry.path)
                spare -= entry.size

    @staticmethod
    def _path(folder: Path, kind: str, key: str) -> Path:
        return folder / kind / key[:2] / key


#: A store that keeps nothing.
EMPTY = Store(None)


class _Entry(NamedTuple):
    """A file of the store, the one that was used first before all others."""

    used: float  # seconds
    path: str
    size: int


def _entries(folder: Path) -> list[_Entry]:
    """Return every file of a store; what cannot be looked at is left out."""
    found: list[_Entry] = []
    waiting = [str(folder)]
    while waiting:
        with suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif entry.is_file(follow_symlinks=False):
                    told = entry.stat(follow_symlinks=False)
                    found.append(_Entry(told.st_mtime, entry.path, told.st_size))
    return found


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_CHECK).digest()
