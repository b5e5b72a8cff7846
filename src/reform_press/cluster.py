"""Jobs on a cluster (集群): the workers of dask.distributed do what forks do here.

In: where its scheduler is, what to call, and the bytes of each job.  Out: the
bytes of each result.  Needs the extra ``cluster``.  The scheduler gives the jobs
of a lost worker to another; what no worker could do comes back as None, and is
done here, all that is not done yet if the scheduler itself is lost.

"""

from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from contextlib import suppress
from logging import CRITICAL, getLogger
from typing import Any

from reform_press.errors import Diagnostic, OutputError, Words
from reform_press.store import key_of

#: Seconds to wait for the scheduler, and from one look at the workers to the next.
_PATIENCE, _BEAT = 10, 2


def remote(
    address: str, call: Callable[[bytes], bytes], loads: Sequence[bytes]
) -> list[bytes | None]:
    """Return ``call(load)`` for every load, in order, as workers did it.

    ``call`` is a function of a module that the workers have as well.  Raises
    OutputError ``cluster.missing`` and ``cluster.unreachable``.
    """
    try:
        from distributed import Client
        from distributed.comm import resolve_address
    except ImportError:
        raise OutputError(_missing()) from None
    getLogger("distributed.client").setLevel(CRITICAL)  # we say it ourselves
    try:
        resolve_address(address)  # a client that has no place takes 20 s to go
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, OverflowError) as error:
        raise OutputError(_unreachable(address)) from error
    with client, client.as_current():
        return _done(client, call, loads)


def _done(
    client: Any, call: Callable[[bytes], bytes], loads: Sequence[bytes]
) -> list[bytes | None]:
    from distributed.client import ClosedClientError, FuturesCancelledError

    # By digest: a job that two builds ask for is done once.
    keys = [f"reform-press-{key_of(call.__qualname__, load.hex())}" for load in loads]
    try:
        pairs = zip(loads, keys, strict=True)
        futures = [client.submit(call, load, key=key) for load, key in pairs]
    except ClosedClientError:  # the scheduler was lost
        return [None] * len(loads)
    with suppress(FuturesCancelledError):  # so it was
        _await(client, futures)
    return [_result(future) for future in futures]


def _await(client: Any, futures: Sequence[Any]) -> None:
    """Wait until all is done, or nobody is left who could do it."""
    from distributed import wait

    pending = set(futures)
    while pending:
        try:
            pending = wait(
                pending, timeout=_BEAT, return_when="FIRST_COMPLETED"
            ).not_done
        except TimeoutError:
            if not client.nthreads():
                return


def _result(future: Any) -> bytes | None:
    """Return what was done, None where nobody did it or who did it is lost."""
    done: bytes | None = None
    with suppress(OSError, CancelledError):
        done = future.result() if future.status == "finished" else None
    return done


def _missing() -> Diagnostic:
    return Diagnostic(
        "error",
        "cluster.missing",
        Words("没有装 dask.distributed", "dask.distributed is not installed"),
        None,
        Words(
            "运行 pip install 'reform-press[cluster]'",
            "run pip install 'reform-press[cluster]'",
        ),
    )


def _unreachable(address: str) -> Diagnostic:
    return Diagnostic(
        "error",
        "cluster.unreachable",
        Words(f"连不上集群 {address}", f"the cluster at {address} does not answer"),
        None,
        Words(
            "核对调度器的地址，如 tcp://host:8786",
            "give the address of its scheduler, as tcp://host:8786",
        ),
    )
