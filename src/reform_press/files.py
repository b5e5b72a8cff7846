"""Files written whole or not at all (原子写盘).

In: a path.  Out: a stream whose bytes appear under that path only when all
of them are on the disk; until then, and after any failure, what stood there
stays as it was.

"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from reform_press.errors import Diagnostic, OutputError, Words


@contextmanager
def written_whole(path: Path, *, lasting: bool = True) -> Iterator[BinaryIO]:
    """Open ``path`` for writing; it changes when the block ends well.

    The bytes go to a file beside it, which takes its place after ``fsync``;
    without that, when not ``lasting``: a power cut may then tear it.
    Raises OutputError ``output.unwritable``.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with part.open("wb") as stream:
                yield stream
                stream.flush()
                if lasting:
                    os.fsync(stream.fileno())
            os.replace(part, path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        if lasting:
            _settle(path.parent)
    except OSError as error:
        raise OutputError(unwritable(path, error)) from error


def write_whole(path: Path, data: bytes, *, lasting: bool = True) -> None:
    """Write ``data`` to ``path``, whole or not at all."""
    with written_whole(path, lasting=lasting) as stream:
        stream.write(data)


def _settle(folder: Path) -> None:
    """Make the new name itself last through a power cut (POSIX)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def unwritable(path: Path, error: OSError) -> Diagnostic:
    """Say that nothing can be written there, and why."""
    reason = error.strerror or type(error).__name__
    return Diagnostic(
        "error",
        "output.unwritable",
        Words(f"无法写入 {path}：{reason}", f"cannot write {path}: {reason}"),
        hint=Words(
            "检查目录权限与磁盘空间，或用 --out 另选目录",
            "check permissions and free space, or choose another place with --out",
        ),
    )
