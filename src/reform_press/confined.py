"""Work that may never end, or eat the machine, done apart (隔离).

In: pieces of work that give bytes.  Out: these bytes in order, made in a
process of its own under limits of time and memory (T6).  That process is a
fork, as in ``jobs``: it begins with all that is loaded.  When one piece breaks
a limit its process ends, and the next begins in a new one; no file that it
left behind stays.

"""

import gc
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from select import select
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Literal, NamedTuple

if sys.platform != "win32":
    import resource

Work = Callable[[], bytes]
#: What became of work that gave nothing: it took too long, asked for too much
#: memory, failed, or its process was ended.
Why = Literal["time", "memory", "failed", "ended"]
_DONE, _MEMORY, _FAILED = b"D", b"M", b"F"
_LENGTH = 8  # bytes before what is told
_CHUNK = 1 << 20


class Limits(NamedTuple):
    """What one piece of work may take (限额)."""

    seconds: float
    memory: int  # bytes, besides what this process holds already


class Unfinished(NamedTuple):
    """Work that gave nothing, and why."""

    why: Why
    reason: str = ""  # of what failed, in English


class NotApartError(OSError):
    """No process can be had to do the work in."""


def confined(works: Sequence[Work], limits: Limits) -> Iterator[bytes | Unfinished]:
    """Yield what each piece of work gives, done in a process of its own.

    Raises NotApartError where this machine has no fork to give.  Load what
    they need before: else every new process loads it.
    """
    done = 0
    while done < len(works):
        with TemporaryDirectory(prefix="reform-press-") as folder:
            worker, source = _forked(works[done:], folder, limits)
            try:
                while done < len(works):
                    told = _told(source, limits.seconds)
                    done += 1
                    yield told
                    if isinstance(told, Unfinished) and told.why != "failed":
                        break  # and begin anew after it
            finally:
                os.close(source)
                with suppress(ProcessLookupError):
                    os.kill(worker, signal.SIGKILL)
                os.waitpid(worker, 0)


def _forked(works: Sequence[Work], folder: str, limits: Limits) -> tuple[int, int]:
    """Return a process that does its work, and the pipe through which it tells."""
    if not hasattr(os, "fork"):
        raise NotApartError
    source, sink = os.pipe()
    try:
        worker = os.fork()
    except OSError as error:
        os.close(source)
        os.close(sink)
        raise NotApartError from error
    if not worker:
        os.close(source)
        _do(works, sink, folder, limits)
    os.close(sink)
    return worker, source


def _told(source: int, seconds: float) -> bytes | Unfinished:
    """Return what the next piece of work gave, if it gives it in time."""
    end = monotonic() + seconds
    try:
        head = _read(source, 1 + _LENGTH, end)
        data = _read(source, int.from_bytes(head[1:], "big"), end)
    except TimeoutError:
        return Unfinished("time")
    except EOFError:
        return Unfinished("ended")
    if head[:1] == _MEMORY:
        return Unfinished("memory")
    if head[:1] == _FAILED:
        return Unfinished("failed", data.decode("utf-8", "replace"))
    return data


def _read(source: int, count: int, end: float) -> bytes:
    parts: list[bytes] = []
    while count:
        ready, _, _ = select([source], [], [], max(0.0, end - monotonic()))
        if not ready:
            raise TimeoutError
        part = os.read(source, min(count, _CHUNK))
        if not part:
            raise EOFError
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def _do(works: Sequence[Work], sink: int, folder: str, limits: Limits) -> None:
    """Do the work and send what it gives; never returns."""
    try:
        gc.freeze()  # what was there before is never looked through, nor copied
        tempfile.tempdir = folder  # swept up by whoever waits for the result
        memory = _held() + limits.memory
        with os.fdopen(sink, "wb") as stream:
            for work in works:
                _bound(limits.seconds, memory)
                kind, data = _outcome(work)
                stream.write(kind + len(data).to_bytes(_LENGTH, "big"))
                stream.write(data)
                stream.flush()
    finally:
        # Nothing of the parent's is flushed or closed twice.
        os._exit(0)


def _outcome(work: Work) -> tuple[bytes, bytes]:
    try:
        return _DONE, work()
    except MemoryError:
        return _MEMORY, b""
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        return _FAILED, reason.encode("utf-8", "replace")


def _bound(seconds: float, memory: int) -> None:
    """Let this process take no more than its limits, whoever waits for it."""
    if sys.platform == "win32":
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    end = int(used.ru_utime + used.ru_stime + seconds) + 2
    most = {resource.RLIMIT_CPU: end, resource.RLIMIT_DATA: memory}
    for kind, limit in {**most, resource.RLIMIT_CORE: 0}.items():
        with suppress(ValueError, OSError):  # a lower limit is set already
            resource.setrlimit(kind, (limit, resource.getrlimit(kind)[1]))


def _held() -> int:
    """Return the bytes of data that this process holds, 0 if nobody tells."""
    try:
        with open("/proc/self/statm", "rb") as told:
            return int(told.read().split()[5]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0
