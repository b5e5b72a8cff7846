"""Results kept between builds (缓存): bytes by digest, on disk.

In: a key that names everything a result depends on.  Out: the bytes that were
put under it, or nothing.  Whatever was changed, cut short or cannot be read
counts as never put, and what cannot be written is not kept: with or without
its store, a build writes the same bytes.

"""

import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

_CHECK = 16  # bytes of digest before the data


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
        try:
            kept = self._path(self.folder, kind, key).read_bytes()
        except OSError:
            return None
        check, data = kept[:_CHECK], kept[_CHECK:]
        return data if _digest(data) == check else None

    def put(self, kind: str, key: str, data: bytes) -> None:
        """Keep ``data`` under ``key``; a disk that refuses is no error."""
        if self.folder is None:
            return
        path = self._path(self.folder, kind, key)
        temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
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

    @staticmethod
    def _path(folder: Path, kind: str, key: str) -> Path:
        return folder / kind / key[:2] / key


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_CHECK).digest()
