"""Work spread over two processes (分工).

In: a number of jobs, how to do one, and how to send its result.  Out: the
results in order, the same whether or not a second process could help.  That
process is a fork: it begins with all that is loaded, and its jobs come back
through a pipe.  If it dies, what it owes is done here.

"""

import os
import sys
from collections.abc import Callable, Iterator
from typing import BinaryIO, TypeVar

T = TypeVar("T")

#: Of so many jobs one is done here and the rest by the helper: what is done
#: with the results takes its time here, too.
SHARE = 3
#: Bytes of results that may wait in the pipe.
_PIPE = 1 << 20
_LENGTH = 4  # bytes before each result


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(
    work: Callable[[int], T],
    count: int,
    packed: Callable[[T], bytes],
    unpacked: Callable[[bytes], T],
) -> Iterator[T]:
    """Return ``work(0)``, ``work(1)`` ... ``work(count - 1)``, in order.

    Where there is a second processor, a fork begins at once with two of three
    jobs, whatever is done here meanwhile.  Call it before any thread is started.
    """
    if count < 2 or processors() < 2 or not hasattr(os, "fork"):
        return map(work, range(count))
    source, sink = os.pipe()
    _widen(sink)
    helper = os.fork()
    if not helper:
        os.close(source)
        _help(work, count, packed, sink)
    os.close(sink)
    gathered = _gathered(work, count, unpacked, (helper, source))
    next(gathered)  # from here on its end closes the pipe, whoever ends it
    return gathered


def _gathered(
    work: Callable[[int], T],
    count: int,
    unpacked: Callable[[bytes], T],
    helper: tuple[int, int],
) -> Iterator[T]:
    process, source = helper
    with os.fdopen(source, "rb") as stream:
        try:
            lost = False
            yield None  # type: ignore[misc]  # taken by ``spread``
            for job in range(count):
                data = None if lost or _is_own(job) else _received(stream)
                lost = lost or (data is None and not _is_own(job))
                yield work(job) if data is None else unpacked(data)
        finally:
            stream.close()  # a helper that still writes ends with SIGPIPE
            os.waitpid(process, 0)


def _is_own(job: int) -> bool:
    return job % SHARE == 0


def _help(
    work: Callable[[int], T], count: int, packed: Callable[[T], bytes], sink: int
) -> None:
    """Do the helper's jobs and send their results; never returns."""
    status = 1
    try:
        with os.fdopen(sink, "wb") as stream:
            for job in range(count):
                if _is_own(job):
                    continue
                data = packed(work(job))
                stream.write(len(data).to_bytes(_LENGTH, "big") + data)
        status = 0
    finally:
        # Nothing of the parent's is flushed or closed twice.
        os._exit(status)


def _received(stream: BinaryIO) -> bytes | None:
    """Return the next result, None if the helper is gone."""
    head = stream.read(_LENGTH)
    if len(head) < _LENGTH:
        return None
    size = int.from_bytes(head, "big")
    data = stream.read(size)
    return data if len(data) == size else None


def _widen(pipe: int) -> None:
    """Let a helper run ahead: 64 KiB hold but a page or two."""
    if sys.platform == "linux":
        import fcntl

        try:
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)
        except OSError:
            return
