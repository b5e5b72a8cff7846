"""Pieces of a paragraph with their classes and cells (成字).

In: nothing.  Out: the values between itemising and setting: what stands in a
paragraph, and where in the copy each piece comes from.

"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reform_press.compose.typecase import TypeCase
from reform_press.content.model import AS_TYPED, Run


class Offsets(NamedTuple):
    """Where the pieces of a span stood in the text of its run."""

    several: Sequence[int]  # pieces of several characters
    extra: Sequence[int]  # characters beyond one in the first 0, 1, 2 ... of them
    where: Sequence[int]  # each kept character's place in the text of the run

    def of(self, piece: int) -> int:
        """Return the offset of a piece, counted from the start of its span."""
        if self.several:
            piece += self.extra[bisect_left(self.several, piece)]
        return self.where[piece]


class Span(NamedTuple):
    """Pieces from ``start`` on come from ``run`` and are cast in ``case``."""

    start: int
    case: TypeCase
    run: Run
    offsets: Offsets


def start_of(span: Span) -> int:
    """Return the first piece of a span."""
    return span.start


def spans_on(spans: Sequence[Span], a: int, b: int) -> Iterator[tuple[Span, int, int]]:
    """Yield the spans that pieces ``a`` to before ``b`` come from, cut to them."""
    last = len(spans) - 1
    at = bisect_right(spans, a, key=start_of) - 1 if last else 0
    while at <= last and spans[at].start < b:
        span = spans[at]
        at += 1
        stop = spans[at].start if at <= last else b
        if max(a, span.start) < min(b, stop):
            yield span, max(a, span.start), min(b, stop)


class Lettered(NamedTuple):
    """Pieces of a paragraph with their classes and cells."""

    pieces: Sequence[str]
    kinds: str
    widths: list[float]
    spans: tuple[Span, ...]
    whole: Sequence[int]  # pieces bound to the one before them


def is_whole(run: Run) -> bool:
    """Tell whether a run is set as it is typed: code, or a formula (R34)."""
    return not AS_TYPED.isdisjoint(run.marks)
