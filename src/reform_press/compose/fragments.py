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


def cut_words(before: Lettered, limits: Limits) -> tuple[Lettered, dict[int, float]]:
    """Replace words that may be cut by their fragments; tell where hyphens go."""
    pieces, kinds, widths, spans, whole = before
    out: list[str] = []
    letters: list[str] = []
    cells: list[float] = []
    hyphens: dict[int, float] = {}
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
            parts: tuple[tuple[str, str, float], ...] = ((word, kind, widths[i]),)
            if kind in k.LATIN and (may_be_cut(word) or widths[i] > limits.room):
                here = limits._replace(last=i == last)
                parts = _fragments(word, kind, span, here)
            for part, letter, cell in parts:
                if letter == k.HYPHENATED:
                    hyphens[len(out)] = span.case.width["-"]
                out.append(part)
                letters.append(letter)
                cells.append(cell)
                offsets.append(offset)
                offset += len(part)
        told = Offsets((), (0,), offsets)
        moved.append(Span(begin, span.case, span.run, told))
    after = Lettered(out, "".join(letters), cells, tuple(moved), kept_whole)
    return after, hyphens


def _fragments(
    word: str, kind: str, span: Span, limits: Limits
) -> tuple[tuple[str, str, float], ...]:
    """Return the fragments of a word: text, class, width."""
    room, hyphenate, last = limits
    case = span.case
    places: tuple[Cut, ...] = ()
    if not is_whole(span.run):
        places = cuts(word, hyphenate=hyphenate, last=last)
    whole = case.width[word]
    if whole > room:
        places = emergency_cuts(word, places, lambda part: case.word(part).width > room)
    if not places:
        return ((word, kind, whole),)
    bounds = [0, *(cut.offset for cut in places), len(word)]
    edges = case.edges(word, bounds)
    letters = [kind, *(cut.kind for cut in places)]
    return tuple(
        (word[bounds[i] : bounds[i + 1]], letters[i], edges[i + 1] - edges[i])
        for i in range(len(letters))
    )
