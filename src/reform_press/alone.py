"""One process at a time in a folder of results (独占).

In: the folder that is written to.  Out: a block that no second build, and no
second watch, runs beside.

"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reform_press.errors import Diagnostic, OutputError, Words
from reform_press.files import unwritable

#: Seconds to wait for another build of the same edition.
_PATIENCE = 60.0


@contextmanager
def built_alone(out: Path) -> Iterator[None]:
    """Keep a second build of the same edition waiting (F5).

    Raises OutputError ``output.busy`` and ``output.unwritable``.
    """
    with _locked(out, ".lock", _PATIENCE, _busy()):
        for part in out.glob(".*.part"):  # of a build that was killed
            part.unlink(missing_ok=True)
        yield


@contextmanager
def watched_alone(out: Path) -> Iterator[None]:
    """Keep a second watch of the same edition away.

    Raises OutputError ``output.watched`` and ``output.unwritable``.
    """
    with _locked(out, ".watch", 0.0, _watched()):
        yield


@contextmanager
def _locked(out: Path, name: str, patience: float, busy: Diagnostic) -> Iterator[None]:
    """Hold a lock in a folder, or say after so many seconds that another does."""
    from filelock import FileLock, Timeout

    lock = FileLock(out / name, timeout=patience)
    try:
        out.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise OutputError(busy) from error
    except OSError as error:
        raise OutputError(unwritable(out, error)) from error
    try:
        yield
    finally:
        lock.release()


def _watched() -> Diagnostic:
    return Diagnostic(
        "error",
        "output.watched",
        Words("另一个进程正在守望这一期", "another process is watching this edition"),
        hint=Words("用它，或先结束它", "use that one, or end it first"),
    )


def _busy() -> Diagnostic:
    return Diagnostic(
        "error",
        "output.busy",
        Words("另一个进程正在排这一期", "another process is building this edition"),
        hint=Words("等它结束后再试", "try again when it has finished"),
    )
