"""Pieces of a paragraph with their classes and cells (成字).

In: nothing.  Out: the values between itemising and setting: what stands in a
paragraph, and where in the copy each piece comes from.

"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from reform_press.compose.typecase import TypeCase
from reform_press.content.model import Run


class Offsets(NamedTuple):
    """Where the pieces of a span stood in the text of its run."""

    several: Sequence[int]  # pieces of several characters
    extra: Sequence[int]  # characters beyond one in the first 0, 1, 2 ... of them
    where: Sequence[int]  # each kept character's place in the text of the run

    def of(self, piece: int) -> int:
        """Return the offset of a piece, counted from the start of its span."""
        return self.where[piece + self.extra[bisect_left(self.several, piece)]]


class Span(NamedTuple):
    """Pieces from ``start`` on come from ``run`` and are cast in ``case``."""

    start: int
    case: TypeCase
    run: Run
    offsets: Offsets


class Lettered(NamedTuple):
    """Pieces of a paragraph with their classes and cells."""

    pieces: Sequence[str]
    kinds: str
    widths: list[float]
    spans: tuple[Span, ...]
    whole: Sequence[int]  # pieces bound to the one before them


def is_whole(run: Run) -> bool:
    """Tell whether a run is set as it is typed: code, or a formula (R34)."""
    return "code" in run.marks or "formula" in run.marks
