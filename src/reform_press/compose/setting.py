"""A paragraph laid out as numbers (待断段落).

In: runs, a style and type cases.  Out: ``Setting``: the pieces of a
paragraph with their classes, cells and junctions, and the prefix sums from
which lines are chosen and filled.  Boundaries of runs are invisible to every
rule (R16b).

"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from reform_press.compose import classes as k
from reform_press.compose.hyphenate import cuts, emergency_cuts, may_be_cut
from reform_press.compose.itemize import COMPOUND, PIECE, TypeCase, kept
from reform_press.compose.linebreak import Breakable
from reform_press.compose.spacing import (
    HALF,
    HAN_LATIN,
    LEADING,
    TRAILING,
    Junction,
    junction,
)
from reform_press.content.model import Run
from reform_press.style.model import TextStyle

_SPECIAL = re.compile("[^H]")
_WESTERN = re.compile(f"[{k.LATIN}{k.SPACE}]")
#: Cost of ending a line inside a word with a hyphen, and without.
HYPHEN_COST, CUT_COST = 60.0, 15.0


@dataclass(frozen=True, slots=True)
class Span:
    """Pieces from ``start`` on come from ``run`` and are cast in ``case``."""

    start: int
    case: TypeCase
    run: Run
    offsets: Sequence[int] | None  # of each piece in the run's text


@dataclass(frozen=True, slots=True)
class Setting:
    """A paragraph ready to be broken; indexes count pieces, lengths are em."""

    pieces: Sequence[str]
    kinds: str
    widths: Sequence[float]
    spans: tuple[Span, ...]
    places: tuple[int, ...]  # indexes of junctions that are not plain
    junctions: tuple[Junction, ...]  # those junctions
    hard: tuple[int, ...]  # pieces that the main case does not set by itself
    hyphens: dict[int, float]  # breaks that add a hyphen, and its width
    numbers: Breakable


class Junctions(dict[str, Junction]):
    """The junction table of one style, filled on demand."""

    def __init__(self, style: TextStyle, space: float) -> None:
        self._style = style
        self._space = space

    def __missing__(self, pair: str) -> Junction:
        found = junction(pair[0], pair[1], self._style, self._space)
        value = self[pair] = found
        return value


def lay_out(
    runs: Sequence[tuple[Run, TypeCase]], junctions: Junctions, room: float
) -> Setting:
    """Turn runs into numbers; words wider than ``room`` em may be cut anywhere."""
    pieces, kinds, widths, spans = _gather(runs)
    hyphens: dict[int, float] = {}
    if _WESTERN.search(kinds):
        pieces, kinds, widths, spans, hyphens = _cut_words(
            pieces, kinds, widths, spans, room
        )
    places, found = _find_junctions(kinds, junctions)
    hard = _find_hard(pieces, kinds, spans)
    numbers = _sum_up(kinds, widths, places, found, hyphens, spans)
    return Setting(pieces, kinds, widths, spans, places, found, hard, hyphens, numbers)


def _gather(
    runs: Sequence[tuple[Run, TypeCase]],
) -> tuple[Sequence[str], str, list[float], tuple[Span, ...]]:
    pieces: Sequence[str] = ""
    widths: list[float] = []
    kinds = ""
    spans = []
    for run, case in runs:
        text, where = kept(run.text)
        if not text:
            continue
        found: Sequence[str] = PIECE.findall(text) if COMPOUND.search(text) else text
        offsets: Sequence[int] | None = None
        if len(found) != len(run.text):
            starts = accumulate(map(len, found[:-1]), initial=0)
            offsets = [where[start] for start in starts]
        spans.append(Span(len(widths), case, run, offsets))
        kinds += "".join(map(case.kind.__getitem__, found))
        widths += map(case.width.__getitem__, found)
        pieces = found if not pieces else [*pieces, *found]
    return pieces, kinds, widths, tuple(spans)


def _cut_words(
    pieces: Sequence[str],
    kinds: str,
    widths: list[float],
    spans: tuple[Span, ...],
    room: float,
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
            offset = span.offsets[i - span.start] if span.offsets else i - span.start
            parts: tuple[tuple[str, str, float], ...] = ((word, kind, widths[i]),)
            if kind in k.LATIN and (may_be_cut(word) or widths[i] > room):
                parts = _fragments(word, kind, span.case, room)
            for part, letter, cell in parts:
                if letter == k.HYPHENATED:
                    hyphens[len(out)] = span.case.width["-"]
                out.append(part)
                letters.append(letter)
                cells.append(cell)
                offsets.append(offset)
                offset += len(part)
        moved.append(Span(begin, span.case, span.run, offsets))
    return out, "".join(letters), cells, tuple(moved), hyphens


def _fragments(
    word: str, kind: str, case: TypeCase, room: float
) -> tuple[tuple[str, str, float], ...]:
    """Return the fragments of a word: text, class, width."""
    places = cuts(word, hyphenate=case.style.hyphenate)
    whole = case.width[word]
    if whole > room:
        places = emergency_cuts(word)
    if not places:
        return ((word, kind, whole),)
    bounds = [0, *(cut.offset for cut in places), len(word)]
    edges = [case.word(word[:bound]).width if bound else 0.0 for bound in bounds[:-1]]
    edges.append(whole)
    letters = [kind, *(cut.kind for cut in places)]
    return tuple(
        (word[bounds[i] : bounds[i + 1]], letters[i], edges[i + 1] - edges[i])
        for i in range(len(letters))
    )


def _find_junctions(
    kinds: str, table: Junctions
) -> tuple[tuple[int, ...], tuple[Junction, ...]]:
    """Return the junctions that differ from Han beside Han, in order."""
    places: list[int] = []
    found: list[Junction] = []
    n, done = len(kinds), 0
    for match in _SPECIAL.finditer(kinds):
        i = match.start()
        if i > done:
            places.append(i)
            found.append(table[kinds[i - 1 : i + 1]])
        done = i + 1
        if done < n:
            places.append(done)
            found.append(table[kinds[i : i + 2]])
    return tuple(places), tuple(found)


def _find_hard(
    pieces: Sequence[str], kinds: str, spans: tuple[Span, ...]
) -> tuple[int, ...]:
    """Return the pieces that the main case's sorts alone do not set."""
    if not spans:
        return ()
    main = spans[0].case
    hard = {match.start() for match in _WESTERN.finditer(kinds)}
    for number, span in enumerate(spans):
        end = spans[number + 1].start if number + 1 < len(spans) else len(pieces)
        if span.case is not main:
            hard.update(range(span.start, end))
        elif not span.case.odd.isdisjoint(pieces):
            odd = span.case.odd
            hard.update(i for i in range(span.start, end) if pieces[i] in odd)
    return tuple(sorted(hard))


def _sum_up(
    kinds: str,
    widths: list[float],
    places: tuple[int, ...],
    found: tuple[Junction, ...],
    hyphens: dict[int, float],
    spans: tuple[Span, ...],
) -> Breakable:
    n = len(kinds)
    steps = widths.copy()
    gaps = [1] * n
    legal = [True] * (n + 1)
    legal[0] = False
    cheap, dear, glue = [0.0] * n, [0.0] * n, [0.0] * n
    penalty: dict[int, float] = {}
    stretches = False
    for i, at in zip(places, found, strict=True):
        steps[i] += at.glue
        gaps[i] = at.gap
        legal[i] = at.legal
        if at.tier >= HAN_LATIN:
            dear[i] = at.room
        else:
            cheap[i] = at.room
        if at.stretch:
            glue[i] = at.stretch
            stretches = True
        if kinds[i] == k.BREAKABLE:
            penalty[i] = CUT_COST
    penalty |= dict.fromkeys(hyphens, HYPHEN_COST)
    sums = list(accumulate(steps, initial=0.0))
    begins, ends = sums[:-1], sums
    if places:
        ends = sums.copy()
        _trim(kinds, widths, places, found, begins, ends)
    for i, width in hyphens.items():
        ends[i] += width
    tracking = spans[0].case.style.tracking if spans else 0.0
    if tracking:
        ends = [end - tracking for end in ends]
    return Breakable(
        n,
        begins,
        ends,
        list(accumulate(cheap, initial=0.0)),
        list(accumulate(dear, initial=0.0)),
        list(accumulate(glue, initial=0.0)) if stretches else None,
        list(accumulate(gaps, initial=0)),
        legal,
        penalty,
        _runt_after(kinds),
    )


def _trim(
    kinds: str,
    widths: list[float],
    places: tuple[int, ...],
    found: tuple[Junction, ...],
    begins: list[float],
    ends: list[float],
) -> None:
    """Take the blank of marks at line edges away (R24, R25)."""
    for i, at in zip(places, found, strict=True):
        begins[i] += at.glue + LEADING.get(kinds[i], 0.0)
        before = kinds[i - 1]
        if before == k.SPACE:
            ends[i] -= widths[i - 1]
        else:
            ends[i] -= TRAILING.get(before, 0.0)
    begins[0] += LEADING.get(kinds[0], 0.0)
    ends[-1] -= TRAILING.get(kinds[-1], 0.0)


def _runt_after(kinds: str) -> int:
    """Return the last piece from which two Han are left to the end (R50).

    A paragraph without two Han has no runt.
    """
    last = kinds.rfind(k.HAN)
    before = kinds.rfind(k.HAN, 0, last) if last > 0 else -1
    return before if before >= 0 else len(kinds)


def half_of_opening(kind: str) -> float:
    """Return the blank that an opening mark loses at a line's start."""
    return HALF if kind == k.OPENING else 0.0
