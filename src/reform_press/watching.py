"""Saved files noticed (守望): when the inputs of an edition change.

In: the folders and files that a build declares as its inputs.  Out: one turn
each time that they changed and have been still for a moment.  A file may be
written in place or renamed into its place; what is saved while a build runs
makes the next turn.  Changes that no event tells of (network shares, folders that
come later) are found by looking now and then.

"""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

#: Milliseconds: without a change for so long, files are taken as saved; saves
#: that never cease are cut off; how often to look without being told.
_STILL, _CEASELESS, _LOOK = 30, 600, 2000


def turns(inputs: Iterable[Path]) -> Iterator[None]:
    """Yield at once, and again each time that one of ``inputs`` changed.

    Raises KeyboardInterrupt when a signal ends it.
    """
    from watchfiles import watch

    watched = tuple(inputs)
    seen = _state(watched)
    yield
    if (found := _state(watched)) != seen:  # saved before anybody listened
        seen = found
        yield
    there = [path for path in watched if path.is_dir()]
    # A file that is renamed into its place is news of its folder.
    around = [path.absolute().parent for path in watched if path.is_file()]
    for _ in watch(
        *there,
        *around,
        watch_filter=None,
        recursive=bool(there),
        step=_STILL,
        debounce=_CEASELESS,
        rust_timeout=_LOOK,
        yield_on_timeout=True,
    ):
        found = _state(watched)
        if found != seen:
            seen = found
            yield


def _state(watched: Iterable[Path]) -> list[tuple[str, int, int, int]]:
    """Return what tells whether any file changed: size and times of each.

    Names that begin with a dot or end in ~ are the editor's own.
    """
    found: list[tuple[str, int, int, int]] = []
    waiting = [os.fspath(path) for path in watched]
    while waiting:
        path = waiting.pop()
        try:
            with os.scandir(path) as entries:
                for entry in entries:
                    if entry.name.startswith(".") or entry.name.endswith("~"):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                        continue
                    with suppress(OSError):  # a link to nowhere
                        found.append(_told(entry.path, entry.stat()))
        except NotADirectoryError:
            with suppress(OSError):
                found.append(_told(path, os.stat(path)))
        except OSError:  # gone meanwhile: its folder will tell
            continue
    return sorted(found)


def _told(path: str, of: os.stat_result) -> tuple[str, int, int, int]:
    return path, of.st_size, of.st_mtime_ns, of.st_ctime_ns
