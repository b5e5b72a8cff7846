"""Saved files noticed (守望): when the inputs of an edition change.

In: the folders and files that a build declares as its inputs.  Out: one turn
each time that they changed and have been still for a moment.  A file may be
written in place or renamed into it; what is saved while a build runs makes
the next turn.  Changes that no event tells of (network shares, folders that
come later) are found by looking now and then.

"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

#: Milliseconds: without a change for so long, files are taken as saved; saves
#: that never cease are cut off; how often to look without being told.
_STILL, _CEASELESS, _LOOK = 30, 600, 2000


def turns(inputs: Iterable[Path]) -> Iterator[None]:
    """Yield at once, and again each time that one of ``inputs`` changed.

    Raises KeyboardInterrupt when a signal ends it.
    """
    from watchfiles import watch

    folders = tuple(inputs)
    seen = _state(folders)
    yield
    if (found := _state(folders)) != seen:  # saved before anybody listened
        seen = found
        yield
    watched = [path for path in folders if path.exists()]
    for _ in watch(
        *watched,
        watch_filter=None,
        step=_STILL,
        debounce=_CEASELESS,
        rust_timeout=_LOOK,
        yield_on_timeout=True,
    ):
        found = _state(folders)
        if found != seen:
            seen = found
            yield


def _state(folders: Iterable[Path]) -> list[tuple[str, int, int, int]]:
    """Return what tells whether any file changed: size and times of each.

    Names that begin with a dot or end in ~ are the editor's own.
    """
    found: list[tuple[str, int, int, int]] = []
    waiting = [os.fspath(folder) for folder in folders]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.name.startswith(".") or entry.name.endswith("~"):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                        continue
                    told = entry.stat()
                    times = told.st_mtime_ns, told.st_ctime_ns
                    found.append((entry.path, told.st_size, *times))
        except OSError:  # gone meanwhile: its folder will tell
            continue
    return sorted(found)
