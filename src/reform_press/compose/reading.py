"""Readings above their characters (注音): room for them, and which they are.

In: the pieces of a paragraph and the runs they come from.  Out: a reading for
each piece that has one.  Cells grow where readings would touch: neighbours
stand a quarter of an em apart at least (CLREQ 3.3.4, R67).

"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reform_press.compose import classes as k
from reform_press.compose.lettered import Span

#: Size of a reading to that of its base.
RUBY_SIZE = 0.5
#: Em from the baseline, or the middle of a vertical line, to the reading's.
RUBY_RISE = 0.98
#: Em between two readings, at least.
APART = 0.25


class Reading(NamedTuple):
    """What stands above a piece; lengths in em of the line."""

    text: str
    width: float  # of the reading as set
    base: float  # width of the characters under it, before they were set apart
    pieces: int  # it stands above


def read_above(
    pieces: Sequence[str],
    kinds: str,
    widths: list[float],
    spans: Sequence[Span],
) -> tuple[dict[int, Reading], list[int]]:
    """Return readings by their first piece, and pieces that no line parts.

    ``widths`` grow where a reading is wider than its characters.
    """
    found: dict[int, Reading] = {}
    bound: list[int] = []
    for number, span in enumerate(spans):
        if not span.run.ruby:
            continue
        last = number + 1 == len(spans)
        end = len(pieces) if last else spans[number + 1].start
        for at, count, text in _shared_out(span, end, kinds):
            width = span.case.words.sort(text).width * RUBY_SIZE
            base = sum(widths[at : at + count])
            found[at] = Reading(text, width, base, count)
            more = max(0.0, width + APART - base) / count
            for p in range(at, at + count):
                widths[p] += more
            bound += range(at + 1, at + count)
    return found, bound


def _shared_out(span: Span, end: int, kinds: str) -> Iterator[tuple[int, int, str]]:
    """Yield piece, count of pieces and text of each reading of a span."""
    han = [p for p in range(span.start, end) if kinds[p] == k.HAN]
    syllables = span.run.ruby.split()
    if han and len(han) == len(syllables):
        yield from ((p, 1, text) for p, text in zip(han, syllables, strict=True))
    elif end > span.start:
        yield span.start, end - span.start, span.run.ruby


def set_apart(readings: dict[int, Reading]) -> dict[int, float]:
    """Return how far into its cell each piece under a reading stands (em)."""
    found: dict[int, float] = {}
    for at, reading in readings.items():
        more = max(0.0, reading.width + APART - reading.base)
        found |= dict.fromkeys(
            range(at, at + reading.pieces), more / reading.pieces / 2
        )
    return found
