"""Words that a line may end in, as fragments (断词成段).

In: the pieces of a paragraph and the room of its lines.  Out: the same with
each word that may be cut replaced by its fragments.

"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from reform_press.compose import classes as k
from reform_press.compose.hyphenate import Cut, cuts, emergency_cuts, may_be_cut
from reform_press.compose.lettered import Lettered, Offsets, Span, is_whole, spans_on


def has_long_words(pieces: Sequence[str], spans: tuple[Span, ...], room: float) -> bool:
    """Tell whether a word might have to be cut."""
    width = spans[0].case.width
    words = {pieces[span.start + i] for span in spans for i in span.offsets.several}
    return any(may_be_cut(p) or width[p] > room for p in words if len(p) > 2)


class Limits(NamedTuple):
    """When a word is cut: em of the narrowest line, and where it may be."""

    room: float
    hyphenate: bool
    last: bool = False  # it ends its paragraph


class Fragment(NamedTuple):
    """A part of a word: its characters, class and width in em."""

    text: str
    kind: str
    width: float
    #: By how much a line that ends before it is longer: a hyphen, and what is
    #: lost of kerning.
    ending: float = 0.0
    torn: bool = False  # cut off where no rule allows it


class Ends(NamedTuple):
    """What lines that end within words need, by the piece after the cut."""

    longer: dict[int, float]
    torn: frozenset[int]


#: A paragraph no word of which is cut.
WHOLE = Ends({}, frozenset())


def cut_words(before: Lettered, limits: Limits) -> tuple[Lettered, Ends]:
    """Replace words that may be cut by their fragments."""
    found = _found(before, limits)
    if not found:
        return before, WHOLE
    pieces: list[str] = []
    kinds: list[str] = []
    widths: list[float] = []
    longer: dict[int, float] = {}
    torn: list[int] = []
    at = 0
    for i, parts in found.items():
        pieces += before.pieces[at:i]
        kinds.append(before.kinds[at:i])
        widths += before.widths[at:i]
        for part in parts:
            if part.kind in k.FRAGMENTS:
                longer[len(pieces)] = part.ending
            if part.torn:
                torn.append(len(pieces))
            pieces.append(part.text)
            kinds.append(part.kind)
            widths.append(part.width)
        at = i + 1
    pieces += before.pieces[at:]
    kinds.append(before.kinds[at:])
    widths += before.widths[at:]
    spans, whole = _moved(before, found)
    after = Lettered(pieces, "".join(kinds), widths, spans, whole)
    return after, Ends(longer, frozenset(torn))


def _found(before: Lettered, limits: Limits) -> dict[int, tuple[Fragment, ...]]:
    """Return the fragments of the words that have some, by their piece."""
    pieces, kinds, widths, spans, _ = before
    last = max(map(kinds.rfind, k.LATIN))
    last = -1 if k.HAN in kinds[last:] else last
    found: dict[int, tuple[Fragment, ...]] = {}
    for span, start, stop in spans_on(spans, 0, len(kinds)):
        for word in _LATIN.finditer(kinds, start, stop):
            i = word.start()
            if may_be_cut(pieces[i]) or widths[i] > limits.room:
                parts = _known(
                    Fragment(pieces[i], kinds[i], widths[i]),
                    span,
                    limits._replace(last=i == last),
                )
                if len(parts) > 1:
                    found[i] = parts
    return found


_LATIN = re.compile(f"[{k.LATIN}]")


def _known(whole: Fragment, span: Span, limits: Limits) -> tuple[Fragment, ...]:
    """Return the fragments of a word, kept with its case unless it is too wide."""
    if whole.width > limits.room or is_whole(span.run):
        return _fragments(whole, span, limits)
    key = (whole, limits.hyphenate, limits.last)
    known = span.case.fragments.get(key)
    if known is None:
        known = span.case.fragments[key] = _fragments(whole, span, limits)
    return known


def _moved(
    before: Lettered, found: dict[int, tuple[Fragment, ...]]
) -> tuple[tuple[Span, ...], list[int]]:
    """Return spans, and the pieces bound to others, where they are now."""
    pieces, _, _, spans, whole = before
    grown = list(accumulate((len(parts) - 1 for parts in found.values()), initial=0))
    words = list(found)

    def now(i: int) -> int:
        return i + grown[bisect_left(words, i)]

    moved = []
    for span, start, stop in spans_on(spans, 0, len(pieces)):
        offsets: list[int] = []
        letter = 0
        for i in range(start, stop):
            first = span.offsets.where[letter]
            if i in found:
                for part in found[i]:
                    offsets.append(first)
                    first += len(part.text)
            else:
                offsets.append(first)
            letter += len(pieces[i])
        told = Offsets((), (0,), offsets)
        moved.append(Span(now(start), span.case, span.run, told))
    return tuple(moved), [now(i) for i in whole]


#: Letters of a word up to which each of its beginnings is shaped by itself.
_SHAPED = 200


def _fragments(whole: Fragment, span: Span, limits: Limits) -> tuple[Fragment, ...]:
    """Return the fragments of a word."""
    word, case = whole.text, span.case
    places: tuple[Cut, ...] = ()
    if not is_whole(span.run):
        places = cuts(word, hyphenate=limits.hyphenate, last=limits.last)
    allowed = {cut.offset for cut in places}
    if whole.width > limits.room:
        places = emergency_cuts(
            word, places, lambda part: case.words.sort(part).width > limits.room
        )
    if not places:
        return (whole,)
    bounds = [0, *(cut.offset for cut in places), len(word)]
    edges = case.words.edges(word, bounds)
    kinds = [whole.kind, *(cut.kind for cut in places)]
    found = []
    for i, kind in enumerate(kinds):
        a, b = bounds[i], bounds[i + 1]
        # A line that ends at a blank ends before what follows it.
        ending, torn = 0.0, a > 0 and a not in allowed and kind != k.SPACE
        if kind in k.FRAGMENTS and not torn and len(word) <= _SHAPED:
            hyphen = "-" if kind == k.HYPHENATED else ""
            ending = case.width[word[:a] + hyphen] - edges[i]
        found.append(Fragment(word[a:b], kind, edges[i + 1] - edges[i], ending, torn))
    return tuple(found)
