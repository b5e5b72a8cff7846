"""Work spread over several processes (分工).

In: a number of jobs, how to do one, and how to send its result.  Out: the
results in order, the same whether or not other processes could help.  These
are forks: they begin with all that is loaded, and their jobs come back through
pipes.  What a process owes that dies is done here.

Many small jobs of one length are dealt out beforehand (``spread``); of a few
long ones each process takes the next when it is free (``pooled``).

"""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import BinaryIO, NamedTuple, TypeVar

T = TypeVar("T")

#: Of so many jobs one is done here and the rest by the helper: what is done
#: with the results takes its time here, too.
SHARE = 3
#: Bytes of results that may wait in the pipe.
_PIPE = 1 << 20
_LENGTH = 4  # bytes before each result, and of a job's number
#: Jobs of a pool, at most: their numbers wait in one pipe of 64 KiB.
_TICKETS = 16_000


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


def pooled(
    work: Callable[[int], T],
    count: int,
    packed: Callable[[T], bytes],
    unpacked: Callable[[bytes], T],
) -> list[T]:
    """Return ``work(0)`` ... ``work(count - 1)``, done by all processors (进程池).

    Whatever goes wrong elsewhere is done again here, in order: what is raised
    is what the first job raises that fails.
    """
    others = min(processors() - 1, count - 1, _TICKETS // max(1, count))
    if others < 1 or not hasattr(os, "fork") or threading.active_count() > 1:
        return [work(job) for job in range(count)]
    source, sink = os.pipe()
    os.write(sink, b"".join(job.to_bytes(_LENGTH, "big") for job in range(count)))
    os.close(sink)
    helpers = [_hired(work, packed, source) for _ in range(others)]
    readers = [_Reader(helper) for helper in helpers]
    found: dict[int, T] = {}
    try:
        for job in _tickets(source):
            with suppress(Exception):  # it will be raised below
                found[job] = work(job)
        for reader in readers:
            for job, data in reader.done():
                found[job] = unpacked(data)
    finally:
        os.close(source)
        for helper, reader in zip(helpers, readers, strict=True):
            reader.dismiss()
            os.waitpid(helper.process, 0)
    return [found[job] if job in found else work(job) for job in range(count)]


class _Helper(NamedTuple):
    """A process that takes jobs, and where it sends their results."""

    process: int
    source: int


def _hired(
    work: Callable[[int], T], packed: Callable[[T], bytes], tickets: int
) -> _Helper:
    """Fork a process that takes tickets as long as there are any."""
    source, sink = os.pipe()
    _widen(sink)
    process = os.fork()
    if process:
        os.close(sink)
        return _Helper(process, source)
    status = 1
    try:
        os.close(source)
        with os.fdopen(sink, "wb") as stream:
            for job in _tickets(tickets):
                data = packed(work(job))
                stream.write(job.to_bytes(_LENGTH, "big"))
                stream.write(len(data).to_bytes(_LENGTH, "big") + data)
                stream.flush()
        status = 0
    finally:
        # Nothing of the parent's is flushed or closed twice.
        os._exit(status)


def _tickets(source: int) -> Iterator[int]:
    """Yield jobs that nobody else has taken: a read takes a whole ticket."""
    while ticket := os.read(source, _LENGTH):
        yield int.from_bytes(ticket, "big")


class _Reader:
    """Takes what a helper sends, so that it never waits to go on."""

    def __init__(self, helper: _Helper) -> None:
        self._results: list[tuple[int, bytes]] = []
        self._helper = helper
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def done(self) -> list[tuple[int, bytes]]:
        """Wait until the helper has ended; return what it did."""
        self._thread.join()
        return self._results

    def dismiss(self) -> None:
        """Let a helper end that has nobody to work for."""
        if self._thread.is_alive():
            with suppress(OSError):
                os.kill(self._helper.process, signal.SIGTERM)
        self._thread.join()

    def _read(self) -> None:
        with os.fdopen(self._helper.source, "rb") as stream:
            while len(head := stream.read(_LENGTH)) == _LENGTH:
                data = _received(stream)
                if data is None:
                    return
                self._results.append((int.from_bytes(head, "big"), data))


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
