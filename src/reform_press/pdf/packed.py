"""Streams packed once in a resident process (压缩留用).

In: the bytes of a stream.  Out: the same, deflated in a thread meanwhile, or a
moment ago.

"""

from collections.abc import Callable

from reform_press.kept import Kept
from reform_press.pdf.objects import deflated_aside


def deflated_or_kept(kind: str, data: bytes, kept: Kept) -> Callable[[], bytes]:
    """Return ``deflated_aside(data)``; a resident process packs it but once."""
    if kept.memory is None:
        return deflated_aside(data)
    return kept.memory.of(kind, (), data, lambda: deflated_aside(data))
