"""Words that a line may end in, as fragments (断词成段).

In: the pieces of a paragraph and the room of its lines.  Out: the same with
each word that may be cut replaced by its fragments.

"""

from collections.abc import Sequence
from typing import NamedTuple

from reform_press.compose import classes as k
from reform_press.compose.hyphenate import Cut, cuts, emergency_cuts, may_be_cut
from reform_press.compose.lettered import Lettered, Offsets, Span, is_whole


def has_long_words(pieces: Sequence[str], spans: tuple[Span, ...], room: float) -> bool:
    """Tell whether a word might have to be cut."""
    width = spans[0].case.width
    return any(may_be_cut(p) or width[p] > room for p in set(pieces) if len(p) > 2)


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


def cut_words(before: Lettered, limits: Limits) -> tuple[Lettered, Ends]:
    """Replace words that may be cut by their fragments."""
    pieces, kinds, widths, spans, whole = before
    out: list[Fragment] = []
    moved = []
    bound = set(whole)
    last = max(map(kinds.rfind, k.LATIN))
    last = -1 if k.HAN in kinds[last:] else last
    kept_whole: list[int] = []
    for number, span in enumerate(spans):
        end = spans[number + 1].start if number + 1 < len(spans) else len(pieces)
        begin, offsets = len(out), []
        for i in range(span.start, end):
            word, kind = pieces[i], kinds[i]
            offset = span.offsets.of(i - span.start)
            if i in bound:
                kept_whole.append(len(out))
            parts: tuple[Fragment, ...] = (Fragment(word, kind, widths[i]),)
            if kind in k.LATIN and (may_be_cut(word) or widths[i] > limits.room):
                parts = _fragments(parts[0], span, limits._replace(last=i == last))
            for part in parts:
                offsets.append(offset)
                offset += len(part.text)
            out += parts
        told = Offsets((), (0,), offsets)
        moved.append(Span(begin, span.case, span.run, told))
    texts, letters, cells, _, _ = zip(*out, strict=True)
    ends = Ends(
        {i: part.ending for i, part in enumerate(out) if part.kind in _CUT},
        frozenset(i for i, part in enumerate(out) if part.torn),
    )
    after = Lettered(texts, "".join(letters), list(cells), tuple(moved), kept_whole)
    return after, ends


#: Classes of the later fragments of a word.
_CUT = k.HYPHENATED + k.BREAKABLE


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
        if kind in _CUT and not torn:
            hyphen = "-" if kind == k.HYPHENATED else ""
            ending = case.width[word[:a] + hyphen] - edges[i]
        found.append(Fragment(word[a:b], kind, edges[i + 1] - edges[i], ending, torn))
    return tuple(found)
