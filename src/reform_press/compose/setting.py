"""A paragraph laid out as numbers (待断段落).

In: runs, a style and type cases.  Out: ``Setting``: the pieces of a
paragraph with their classes, cells and junctions, and the prefix sums from
which lines are chosen and filled.  Boundaries of runs are invisible to every
rule (R16b).

"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, chain
from operator import add, sub
from typing import NamedTuple

from reform_press.compose import classes as k
from reform_press.compose.breaks import forbidden
from reform_press.compose.classes import Cells, cells_of
from reform_press.compose.fragments import (
    WHOLE,
    Ends,
    Limits,
    cut_words,
    has_long_words,
)
from reform_press.compose.itemize import divide
from reform_press.compose.lettered import (
    Lettered,
    Offsets,
    Span,
    is_whole,
    spans_on,
    start_of,
)
from reform_press.compose.linebreak import Breakable
from reform_press.compose.optical import hang
from reform_press.compose.reading import Reading, read_above
from reform_press.compose.spacing import END, START, Junction, junction
from reform_press.compose.squeeze import bind, narrow
from reform_press.compose.typecase import TypeCase
from reform_press.compose.vertical import stood_up
from reform_press.content.model import Run
from reform_press.style.model import TextStyle

_UNTRACKED = k.LATIN + k.SPACE
_WESTERN = re.compile(f"[{_UNTRACKED}{k.BOUND}]")
#: Pieces that may stand closer or wider than Han does, or never open.
_MARKS = re.escape(k.OPENINGS + k.CLOSINGS + k.PAUSES + k.STOPS)
_UNEVEN = re.compile(f"[{_UNTRACKED}{k.BOUND}MNDE/RT]|[{_MARKS}][{_MARKS}X]")
#: A sign other than Han, whose blank stays, before a word space.
_BLANK_AFTER_SIGN = re.compile(f"[^{_UNTRACKED}]{k.SPACE}")
#: Cost of ending a line inside a word with a hyphen, and without.
HYPHEN_COST, CUT_COST = 60.0, 15.0


class Setting(NamedTuple):
    """A paragraph ready to be broken; indexes count pieces, lengths are em."""

    pieces: Sequence[str]
    kinds: str
    widths: Sequence[float]
    spans: tuple[Span, ...]
    junctions: Sequence[Junction]  # n + 1: junction i stands before piece i
    moved: Sequence[int]  # junctions at which a glyph is off its solid place
    hard: Sequence[int]  # pieces that are not simply a glyph in its cell
    ends: Ends  # of lines that end within a word
    numbers: Breakable
    cells: Cells
    readings: dict[int, Reading]  # by the first piece under each (注音)
    leeways: dict[int, float]  # how far into its cell a piece under one stands

    def span_of(self, p: int) -> Span:
        """Return the span that a piece comes from."""
        return self.spans[bisect_right(self.spans, p, key=start_of) - 1]


#: A paragraph without a character.
NOTHING = Setting(
    "",
    "",
    (),
    (),
    (),
    (),
    (),
    WHOLE,
    Breakable(0, (0.0,), (0.0,), (0.0,), (0.0,), None, (0,), (True,), {}, 0, 0),
    Cells({}, {}, {}, {}),
    {},
    {},
)


class Junctions(dict[str, Junction]):
    """The junction table of one style, filled on demand."""

    def __init__(self, style: TextStyle, space: float) -> None:
        self.style = style
        self.space = space

    def __missing__(self, pair: str) -> Junction:
        value = self[pair] = junction(pair[0], pair[1], self.style, self.space)
        return value


def lay_out(
    runs: Sequence[tuple[Run, TypeCase]], junctions: Junctions, room: float
) -> Setting:
    """Turn runs into numbers; words wider than ``room`` em may be cut anywhere."""
    style = junctions.style
    letters, ends = _gather(runs, junctions), WHOLE
    if not letters.kinds:
        return NOTHING
    western = bool(_WESTERN.search(letters.kinds))
    if western and has_long_words(letters.pieces, letters.spans, room):
        letters, ends = cut_words(letters, Limits(room, style.hyphenate))
    readings: dict[int, Reading] = {}
    leeways: dict[int, float] = {}
    if any(run.ruby for run, _ in runs):
        readings, leeways = read_above(letters.kinds, letters.widths, letters.spans)
        bound = leeways.keys() - readings.keys()
        letters = letters._replace(whole=sorted({*letters.whole, *bound}))
    pieces, kinds, widths, spans, _ = letters
    hard = _find_hard(pieces, kinds, spans)
    if leeways:
        hard = sorted({*hard, *leeways})
    found = _junctions_of(letters, junctions)
    if style.optical:
        hang(found, pieces, kinds)
    numbers = _sum_up(kinds, widths, found, ends, style)
    if style.marks.hanging:
        numbers = numbers._replace(hang=_hanging(letters, found, style))
    moved = _find_moved(found) if _UNEVEN.search(kinds) else ()
    return Setting(
        pieces,
        kinds,
        widths,
        spans,
        found,
        moved,
        hard,
        ends,
        numbers,
        cells_of(style.marks, style.mode),
        readings,
        leeways,
    )


def _junctions_of(letters: Lettered, table: Junctions) -> list[Junction]:
    """Return the junctions of a paragraph."""
    style, kinds = table.style, letters.kinds
    edged = START + kinds + END
    found = list(map(table.__getitem__, map(add, edged, edged[1:])))
    if k.BOUND in kinds:
        bind(found, kinds, table, style)
    if style.marks.tight or style.marks.region != "CN":
        narrow(found, kinds, style)
    for i in letters.whole:  # parts of one thing: nothing opens between them
        found[i] = found[i]._replace(legal=False, gap=0)
    if style.prohibition != "none":
        for i in forbidden(letters.pieces, kinds):
            found[i] = found[i]._replace(legal=False)
    return found


#: Figures that are raised by themselves: note marks, where Han is before them.
_RAISED = frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹")


def _with_notes(found: Sequence[str], before: str, letters: str) -> str:
    """Return the classes of pieces, note marks in raised figures bound (R15)."""
    shown = list(letters)
    for i, piece in enumerate(found):
        host = shown[i - 1] if i else before[-1:]
        if _RAISED.issuperset(piece) and host and host not in k.LATIN:
            shown[i] = k.BOUND
    return "".join(shown)


#: Code and formulas show a letter to either neighbour, whatever they begin with.
_AS_LETTERS = str.maketrans(dict.fromkeys(k.LATIN_BARE, "A"))


def _gather(runs: Sequence[tuple[Run, TypeCase]], table: Junctions) -> Lettered:
    style = table.style
    parts: list[Sequence[str]] = []
    widths: list[float] = []
    kinds = ""
    spans = []
    whole: list[int] = []
    wholes = [is_whole(run) for run, _ in runs]
    latin = style.lang.startswith("en")
    divided = divide([run.text for run, _ in runs], latin=latin, whole=wholes)
    for (run, case), (found, several, where), typed in zip(
        runs, divided, wholes, strict=True
    ):
        if not found:
            continue
        start = len(widths)
        if style.mode == "vertical":
            found, several, bound = stood_up(found, several)
            whole += (start + i for i in bound)
        extra: Sequence[int] = ()
        if several:
            extra = list(accumulate([len(found[i]) - 1 for i in several], initial=0))
        spans.append(Span(start, case, run, Offsets(several, extra, where)))
        letters = "".join(map(case.kind.__getitem__, found))
        if not _RAISED.isdisjoint(run.text):
            letters = _with_notes(found, kinds, letters)
        kinds += letters.translate(_AS_LETTERS) if typed else letters
        widths += map(case.width.__getitem__, found)
        parts.append(found)
    pieces = parts[0] if len(parts) == 1 else list(chain.from_iterable(parts))
    if len(spans) > 1 and k.SPACE in kinds:  # one word space in every face
        for space in re.finditer(k.SPACE, kinds):
            widths[space.start()] = table.space
    return Lettered(pieces, kinds, widths, tuple(spans), whole)


def _find_hard(pieces: Sequence[str], kinds: str, spans: tuple[Span, ...]) -> list[int]:
    """Return the pieces that are not simply one glyph in its cell."""
    hard = [match.start() for match in _WESTERN.finditer(kinds)]
    odd_ones: list[int] = []
    for span, start, end in spans_on(spans, 0, len(kinds)):
        odd, part = span.case.odd, pieces[start:end]
        if not odd.isdisjoint(part):
            odd_ones += [i for i, piece in enumerate(part, start) if piece in odd]
    return sorted({*hard, *odd_ones}) if odd_ones else hard


def _find_moved(junctions: Sequence[Junction]) -> list[int]:
    """Return the junctions at which a glyph is off its solid place."""
    return [i for i, at in enumerate(junctions) if at.glue or not at.gap]


def _sum_up(
    kinds: str,
    widths: list[float],
    junctions: Sequence[Junction],
    ends: Ends,
    style: TextStyle,
) -> Breakable:
    """Return the prefix sums of a paragraph, column by column at C's speed."""
    n = len(kinds)
    glue, legal, gaps, cheap, dear, stretch, trails, leads, _ = zip(
        *junctions, strict=True
    )
    if ends.longer or style.tracking or _BLANK_AFTER_SIGN.search(kinds):
        trails = _lost_at_ends(kinds, trails, ends, style)
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
        _penalties(kinds),
        *_thin_after(kinds, widths, style.runt),
    )


def _lost_at_ends(
    kinds: str, trails: Sequence[float], ends: Ends, style: TextStyle
) -> tuple[float, ...]:
    """Return the blank that a line end loses, where pairs do not tell it all.

    A word cut there is longer by its hyphen; tracking ends with the line, and
    Latin has none; before a blank, the sign in front of it ends the line.
    """
    lost = list(trails)
    tracking = style.tracking
    for i, width in ends.longer.items():
        lost[i] -= width
    if tracking:
        for i, kind in enumerate(kinds, 1):
            lost[i] += 0.0 if kind in _UNTRACKED else tracking
    for found in _BLANK_AFTER_SIGN.finditer(kinds):
        sign, i = kinds[found.start()], found.end()
        lost[i] += junction(sign, END, style, 0.0).trail + tracking
    return tuple(lost)


def _penalties(kinds: str) -> dict[int, float]:
    """Return what it costs to end a line inside a word."""
    return {m.start(): _COST_OF[m[0]] for m in _FRAGMENT.finditer(kinds)}


_COST_OF = {k.HYPHENATED: HYPHEN_COST, k.BREAKABLE: CUT_COST}
_FRAGMENT = re.compile(f"[{k.FRAGMENTS}]")


def _thin_after(kinds: str, widths: Sequence[float], least: int) -> tuple[int, int]:
    """Return the last pieces from which a last line has enough to stand (R47).

    From the first on it has ``least`` Han, words and numbers counted as what they
    take; from the second enough Han or a word.  A paragraph of fewer Han has none.
    """
    at = len(kinds)
    for _ in range(least):
        at = kinds.rfind(k.HAN, 0, at)
        if at < 0:
            return len(kinds), len(kinds)
    word = max(kinds.rfind(letter) for letter in k.LATIN)
    if word < at:
        return at, at
    taken, enough = 0.0, len(kinds)
    while enough > at and taken < least:
        enough -= 1
        if kinds[enough] == k.HAN:
            taken += 1.0
        elif kinds[enough] in k.LATIN:
            taken += widths[enough]
    return enough, max(enough, word)


def _hanging(
    letters: Lettered, found: Sequence[Junction], style: TextStyle
) -> Sequence[float] | None:
    """Return how far a line ending before each piece may reach out (R27)."""
    pieces, kinds, widths, _, _ = letters
    marks = style.marks
    allowed = marks.region == "CN" or style.mode == "vertical"
    if not marks.hanging or not allowed or not _POINT.search(kinds):
        return None
    reach = [0.0] * len(found)
    for match in _POINT.finditer(kinds):
        i = match.start()
        if pieces[i] in marks.hanging:
            reach[i + 1] = widths[i] - found[i + 1].trail
    return reach


#: A mark that may hang outside the measure has a cell of its own: full or half.
_POINT = re.compile(f"[{re.escape(k.PAUSES + k.STOPS)}]")
