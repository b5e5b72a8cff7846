"""Readings above their characters (注音): room for them, and which they are.

In: the pieces of a paragraph and the runs they come from.  Out: a reading for
each piece that has one.  Cells grow where readings would touch: neighbours
stand a quarter of an em apart at least (CLREQ 3.3.4, R67).

"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reform_press.compose import classes as k
from reform_press.compose.lettered import Span, spans_on

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
    pieces: int  # it stands above


def read_above(
    kinds: str, widths: list[float], spans: Sequence[Span]
) -> tuple[dict[int, Reading], dict[int, float]]:
    """Return readings by their first piece, and pieces set apart for them.

    ``widths`` grow where a reading is wider than its characters; told is how
    far into its cell each piece under a reading stands.
    """
    found: dict[int, Reading] = {}
    leeways: dict[int, float] = {}
    for span, start, end in spans_on(spans, 0, len(kinds)):
        for at, count, text in _shared_out(span.run.ruby, start, end, kinds):
            width = span.case.words.sort(text).width * RUBY_SIZE
            found[at] = Reading(text, width, count)
            room = sum(widths[at : at + count])
            more = max(0.0, width + APART - room) / count
            for p in range(at, at + count):
                widths[p] += more
                leeways[p] = more / 2
    return found, leeways


def _shared_out(
    ruby: str, start: int, end: int, kinds: str
) -> Iterator[tuple[int, int, str]]:
    """Yield piece, count of pieces and text of each reading of a span."""
    han = [p for p in range(start, end) if kinds[p] == k.HAN] if ruby else []
    syllables = ruby.split()
    if han and len(han) == len(syllables):
        yield from ((p, 1, text) for p, text in zip(han, syllables, strict=True))
    elif ruby:
        yield start, end - start, ruby
