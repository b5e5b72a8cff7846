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
from operator import add, sub

from reform_press.compose import classes as k
from reform_press.compose.hyphenate import cuts, emergency_cuts, may_be_cut
from reform_press.compose.itemize import COMPOUND, PIECE, TypeCase, kept
from reform_press.compose.linebreak import Breakable
from reform_press.compose.spacing import HAN_LATIN, LEADING, Junction, junction
from reform_press.content.model import Run
from reform_press.style.model import TextStyle

#: A piece at either side of which something other than Han stands.
_NEAR_SPECIAL = re.compile("(?<!H).|[^H]")
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
    places: Sequence[int]  # indexes of junctions that are not plain
    junctions: Sequence[Junction]  # those junctions
    moved: Sequence[int]  # of them, those where a glyph is off its solid place
    hard: tuple[int, ...]  # pieces that the main case does not set by itself
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
    hard: tuple[int, ...] = ()
    western = bool(_WESTERN.search(kinds))
    if western and _has_long_words(pieces, spans, room):
        pieces, kinds, widths, spans, hyphens = _cut_words(
            pieces, kinds, widths, spans, room
        )
    if western or len(spans) > 1 or not spans[0].case.odd.isdisjoint(pieces):
        hard = _find_hard(pieces, kinds, spans)
    places, found, numbers = _sum_up(kinds, widths, junctions, hyphens)
    moved = [i for i, at in zip(places, found, strict=True) if at.glue or not at.gap]
    return Setting(
        pieces, kinds, widths, spans, places, found, moved, hard, hyphens, numbers
    )


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
    kinds: str, widths: list[float], table: Junctions, hyphens: dict[int, float]
) -> tuple[list[int], list[Junction], Breakable]:
    """Return the junctions that are not plain, and all prefix sums.

    One walk over the characters that are not Han; the rest is done by
    ``accumulate`` at the speed of C.
    """
    n = len(kinds)
    steps, gaps = widths.copy(), [1] * n
    legal = [True] * (n + 1)
    leads, trails = [0.0] * n, [0.0] * (n + 1)
    cheap, dear, glue = [0.0] * n, [0.0] * n, [0.0] * n
    places: list[int] = []
    found: list[Junction] = []
    for match in _NEAR_SPECIAL.finditer(kinds, 1):
        i = match.start()
        at = table[kinds[i - 1 : i + 1]]
        places.append(i)
        found.append(at)
        space, legal[i], gaps[i], tier, room, glue[i], trails[i], lead = at
        if tier >= HAN_LATIN:
            dear[i] = room
        else:
            cheap[i] = room
        if space:
            steps[i] += space
        leads[i] = space + lead
    legal[0] = False
    legal[n] = True
    leads[0] = LEADING.get(kinds[0], 0.0)
    trails[n] = table[kinds[-1] + "H"].trail
    for i, width in hyphens.items():
        trails[i] = -width
    sums = list(accumulate(steps, initial=0.0))
    least = table.style.tracking
    if least:
        trails = [trail + least for trail in trails]
    plain = [0.0] * (n + 1)
    numbers = Breakable(
        n,
        list(map(add, sums, leads)),
        list(map(sub, sums, trails)),
        list(accumulate(cheap, initial=0.0)) if any(cheap) else plain,
        list(accumulate(dear, initial=0.0)) if any(dear) else plain,
        list(accumulate(glue, initial=0.0)) if any(glue) else None,
        list(accumulate(gaps, initial=0)),
        legal,
        _penalties(kinds, hyphens),
        _runt_after(kinds),
    )
    return places, found, numbers


def _penalties(kinds: str, hyphens: dict[int, float]) -> dict[int, float]:
    """Return what it costs to end a line inside a word."""
    costs = dict.fromkeys(hyphens, HYPHEN_COST)
    if k.BREAKABLE in kinds:
        costs |= {i: CUT_COST for i, kind in enumerate(kinds) if kind == k.BREAKABLE}
    return costs


def _runt_after(kinds: str) -> int:
    """Return the last piece from which two Han are left to the end (R50).

    A paragraph without two Han has no runt.
    """
    last = kinds.rfind(k.HAN)
    before = kinds.rfind(k.HAN, 0, last) if last > 0 else -1
    return before if before >= 0 else len(kinds)
