"""A paragraph laid out as numbers (待断段落).

In: runs, a style and type cases.  Out: ``Setting``: the pieces of a
paragraph with their classes, cells and junctions, and the prefix sums from
which lines are chosen and filled.  Boundaries of runs are invisible to every
rule (R16b).

"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, pairwise
from operator import add, sub
from typing import NamedTuple

from reform_press.compose import classes as k
from reform_press.compose.breaks import forbidden_by_signs
from reform_press.compose.hyphenate import cuts, emergency_cuts, may_be_cut
from reform_press.compose.itemize import COMPOUND, cut, is_one_sign, kept
from reform_press.compose.linebreak import Breakable
from reform_press.compose.spacing import END, START, TRAILING, Junction, junction
from reform_press.compose.typecase import TypeCase
from reform_press.content.model import Run
from reform_press.style.model import TextStyle

_UNTRACKED = k.LATIN + k.SPACE
_WESTERN = re.compile(f"[{_UNTRACKED}]")
#: Pieces that may stand closer or wider than Han does, or never open.
_UNEVEN = re.compile(f"[{k.LATIN}{k.SPACE}MNDE/RT]|[OCPS][OCPS]")
#: A sign other than Han, whose blank stays, before a word space.
_BLANK_AFTER_SIGN = re.compile(f"[^{_UNTRACKED}]{k.SPACE}")
#: Cost of ending a line inside a word with a hyphen, and without.
HYPHEN_COST, CUT_COST = 60.0, 15.0


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


class Setting(NamedTuple):
    """A paragraph ready to be broken; indexes count pieces, lengths are em."""

    pieces: Sequence[str]
    kinds: str
    widths: Sequence[float]
    spans: tuple[Span, ...]
    junctions: Sequence[Junction]  # n + 1: junction i stands before piece i
    moved: Sequence[int]  # junctions at which a glyph is off its solid place
    hard: Sequence[int]  # pieces that are not simply a glyph in its cell
    hyphens: dict[int, float]  # breaks that add a hyphen, and its width
    numbers: Breakable


#: A paragraph without a character.
NOTHING = Setting(
    "",
    "",
    (),
    (),
    (),
    (),
    (),
    {},
    Breakable(0, (0.0,), (0.0,), (0.0,), (0.0,), None, (0,), (True,), {}, 0),
)


class Junctions(dict[str, Junction]):
    """The junction table of one style, filled on demand."""

    def __init__(self, style: TextStyle, space: float) -> None:
        self.style = style
        self._space = space

    def __missing__(self, pair: str) -> Junction:
        value = self[pair] = junction(pair[0], pair[1], self.style, self._space)
        return value


def lay_out(
    runs: Sequence[tuple[Run, TypeCase]], junctions: Junctions, room: float
) -> Setting:
    """Turn runs into numbers; words wider than ``room`` em may be cut anywhere."""
    pieces, kinds, widths, spans = _gather(runs)
    if not kinds:
        return NOTHING
    hyphens: dict[int, float] = {}
    hard: Sequence[int] = ()
    western = bool(_WESTERN.search(kinds))
    if western and _has_long_words(pieces, spans, room):
        pieces, kinds, widths, spans, hyphens = _cut_words(
            pieces, kinds, widths, spans, room, junctions.style.hyphenate
        )
    if western or not all(span.case.odd.isdisjoint(pieces) for span in spans):
        hard = _find_hard(pieces, kinds, spans)
    edged = START + kinds + END
    found = list(map(junctions.__getitem__, map(add, edged, edged[1:])))
    if western and junctions.style.prohibition != "none":
        for i in forbidden_by_signs(pieces, kinds):
            found[i] = found[i]._replace(legal=False)
    numbers = _sum_up(kinds, widths, found, hyphens, junctions.style.tracking)
    moved = _find_moved(found) if _UNEVEN.search(kinds) else ()
    return Setting(pieces, kinds, widths, spans, found, moved, hard, hyphens, numbers)


def _gather(
    runs: Sequence[tuple[Run, TypeCase]],
) -> tuple[Sequence[str], str, list[float], tuple[Span, ...]]:
    pieces: Sequence[str] = ""
    widths: list[float] = []
    kinds = ""
    spans = []
    texts = _kept_apart(runs) if len(runs) > 1 else [kept(run.text) for run, _ in runs]
    for (run, case), (text, where) in zip(runs, texts, strict=True):
        if not text:
            continue
        found, several = cut(text)
        extra = list(accumulate((len(found[i]) - 1 for i in several), initial=0))
        spans.append(Span(len(widths), case, run, Offsets(several, extra, where)))
        kinds += "".join(map(case.kind.__getitem__, found))
        widths += map(case.width.__getitem__, found)
        pieces = found if not pieces else [*pieces, *found]
    return pieces, kinds, widths, tuple(spans)


def _kept_apart(
    runs: Sequence[tuple[Run, TypeCase]],
) -> list[tuple[str, Sequence[int]]]:
    """Return what ``kept`` leaves of each run, its neighbours being seen.

    A sign of several characters is not cut by the end of a run, nor a sign
    within a word from the letters around it: all of it goes to the first run.
    """
    text, where = kept("".join(run.text for run, _ in runs))
    begins = list(accumulate((len(run.text) for run, _ in runs), initial=0))
    bounds = [bisect_left(where, begin) for begin in begins]
    for piece in COMPOUND.finditer(text):
        a, b = piece.span()
        bounds = [b if a < at < b and is_one_sign(text, a, at) else at for at in bounds]
    bounds = list(accumulate(bounds, max))  # none goes past the next
    return [
        (text[a:b], [where[i] - begin for i in range(a, b)])
        for begin, (a, b) in zip(begins, pairwise(bounds), strict=False)
    ]


def _has_long_words(
    pieces: Sequence[str], spans: tuple[Span, ...], room: float
) -> bool:
    """Tell whether a word might have to be cut."""
    width = spans[0].case.width
    return any(may_be_cut(p) or width[p] > room for p in set(pieces) if len(p) > 2)


def _cut_words(
    pieces: Sequence[str],
    kinds: str,
    widths: list[float],
    spans: tuple[Span, ...],
    room: float,
    hyphenate: bool,
) -> tuple[Sequence[str], str, list[float], tuple[Span, ...], dict[int, float]]:
    """Replace words that may be cut by their fragments."""
    out: list[str] = []
    letters: list[str] = []
    cells: list[float] = []
    hyphens: dict[int, float] = {}
    moved = []
    for number, span in enumerate(spans):
        end = spans[number + 1].start if number + 1 < len(spans) else len(pieces)
        begin, offsets = len(out), []
        for i in range(span.start, end):
            word, kind = pieces[i], kinds[i]
            offset = span.offsets.of(i - span.start)
            parts: tuple[tuple[str, str, float], ...] = ((word, kind, widths[i]),)
            if kind in k.LATIN and (may_be_cut(word) or widths[i] > room):
                parts = _fragments(word, kind, span.case, room, hyphenate)
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
    return out, "".join(letters), cells, tuple(moved), hyphens


def _fragments(
    word: str, kind: str, case: TypeCase, room: float, hyphenate: bool
) -> tuple[tuple[str, str, float], ...]:
    """Return the fragments of a word: text, class, width."""
    places = cuts(word, hyphenate=hyphenate)
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


def _find_hard(pieces: Sequence[str], kinds: str, spans: tuple[Span, ...]) -> list[int]:
    """Return the pieces that are not simply one glyph in its cell."""
    hard = {match.start() for match in _WESTERN.finditer(kinds)}
    for number, span in enumerate(spans):
        end = spans[number + 1].start if number + 1 < len(spans) else len(pieces)
        if not span.case.odd.isdisjoint(pieces[span.start : end]):
            odd = span.case.odd
            hard.update(i for i in range(span.start, end) if pieces[i] in odd)
    return sorted(hard)


def _find_moved(junctions: Sequence[Junction]) -> list[int]:
    """Return the junctions at which a glyph is off its solid place."""
    return [i for i, at in enumerate(junctions) if at.glue or not at.gap]


def _sum_up(
    kinds: str,
    widths: list[float],
    junctions: Sequence[Junction],
    hyphens: dict[int, float],
    tracking: float,
) -> Breakable:
    """Return the prefix sums of a paragraph, column by column at C's speed."""
    n = len(kinds)
    glue, legal, gaps, cheap, dear, stretch, trails, leads, _ = zip(
        *junctions, strict=True
    )
    if hyphens or tracking or _BLANK_AFTER_SIGN.search(kinds):
        trails = _lost_at_ends(kinds, trails, hyphens, tracking)
    steps = map(add, widths, glue) if any(glue) else widths
    sums = list(accumulate(steps, initial=0.0))
    plain = [0.0] * (n + 2)
    return Breakable(
        n,
        list(map(add, sums, leads)),
        list(map(sub, sums, trails)),
        list(accumulate(cheap, initial=0.0)) if any(cheap) else plain,
        list(accumulate(dear, initial=0.0)) if any(dear) else plain,
        list(accumulate(stretch, initial=0.0)) if any(stretch) else None,
        list(accumulate(gaps, initial=0)),
        legal,
        _penalties(kinds, hyphens),
        _runt_after(kinds),
    )


def _lost_at_ends(
    kinds: str, trails: Sequence[float], hyphens: dict[int, float], tracking: float
) -> tuple[float, ...]:
    """Return the blank that a line end loses, where pairs do not tell it all.

    A hyphen takes room instead; tracking ends with the line, and Latin has
    none; before a blank, the sign in front of it is the end of the line.
    """
    lost = list(trails)
    for i, width in hyphens.items():
        lost[i] = -width
    if tracking:
        for i, kind in enumerate(kinds, 1):
            lost[i] += 0.0 if kind in _UNTRACKED else tracking
    for found in _BLANK_AFTER_SIGN.finditer(kinds):
        sign, i = kinds[found.start()], found.end()
        lost[i] += TRAILING.get(sign, 0.0) + tracking
    return tuple(lost)


def _penalties(kinds: str, hyphens: dict[int, float]) -> dict[int, float]:
    """Return what it costs to end a line inside a word."""
    costs = dict.fromkeys(hyphens, HYPHEN_COST)
    if k.BREAKABLE in kinds:
        costs |= {i: CUT_COST for i, kind in enumerate(kinds) if kind == k.BREAKABLE}
    return costs


def _runt_after(kinds: str) -> int:
    """Return the last piece from which two Han are left to the end (R50)."""
    last = kinds.rfind(k.HAN)
    before = kinds.rfind(k.HAN, 0, last) if last > 0 else -1
    return before if before >= 0 else len(kinds)
