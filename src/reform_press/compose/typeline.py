"""Glyphs in place on one line (字粒就位).

In: the pieces of a line, its junctions and its edges.  Out: a ``Line`` whose
runs say by how much each glyph departs from where its font would put it.  A
solid line of Han in one face costs one run without any number; that is the
fast way, and both ways place every glyph alike.

"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from reform_press.compose import classes as k
from reform_press.compose.galley import Line
from reform_press.compose.itemize import Sort, TypeCase
from reform_press.compose.justify import Fill, fill
from reform_press.compose.setting import Setting, Span, half_of_opening
from reform_press.compose.spacing import Junction
from reform_press.errors import Source
from reform_press.geometry import rounded
from reform_press.page import GlyphRun
from reform_press.style.model import TextStyle

#: Shifts smaller than this many em cannot be seen and are not written.
_UNSEEN = 5e-5


class Edges(NamedTuple):
    """Where a line stands and how it ends; lengths in em."""

    style: TextStyle
    start: float
    width: float
    last: bool = False  # ends its paragraph: not justified


class Inside(NamedTuple):
    """What lies inside a line: its junctions that are not plain."""

    first: int  # index of the first of them in the setting's list
    junctions: Sequence[Junction]
    gaps: int
    natural: float


def set_pieces(
    setting: Setting, bounds: tuple[int, int], inside: Inside, edges: Edges
) -> Line:
    """Set the pieces from ``a`` to before ``b`` as one line."""
    a, b = bounds
    style = edges.style
    pieces = setting.pieces[a:b]
    text = pieces if isinstance(pieces, str) else "".join(pieces)
    if a == b:
        return Line((), edges.start * style.size, 0.0, "")
    hard = setting.hard
    simple = not hard or bisect_left(hard, a) == bisect_left(hard, b)
    spare = edges.width - inside.natural
    if not simple:
        spare -= _correction(setting, a, b)
    done = Fill(0.0, {})
    if spare < 0 or (style.align == "justify" and not edges.last):
        done = fill(inside.junctions, inside.gaps, spare)
    start = edges.start
    left = spare if style.align in ("centre", "end") and spare > 0 else 0.0
    start += left / 2 if style.align == "centre" else left
    pen = start - half_of_opening(setting.kinds[a])
    runs: tuple[GlyphRun, ...]
    if simple:
        case = _case_at(setting.spans, a)
        runs = (_solid(setting, (a, b), inside, done, (case, pen)),)
    else:
        runs = _mixed(setting, (a, b), inside, done, (style, pen))
    used = inside.natural
    if done.gap or done.changes:
        used = edges.width - done.left
    width = rounded(used * style.size)
    source = source_at(setting.spans, a)
    return Line(
        runs,
        rounded(start * style.size),
        width,
        text,
        source,
        opened=round(done.gap, 4),
    )


def _solid(
    setting: Setting,
    bounds: tuple[int, int],
    inside: Inside,
    done: Fill,
    at: tuple[TypeCase, float],
) -> GlyphRun:
    """Set a line whose sorts all fill their cells by themselves."""
    a, b = bounds
    case, pen = at
    style = case.style
    size, gap = style.size, done.gap
    codes = b"".join(map(case.code.__getitem__, setting.pieces[a:b]))
    shifts = []
    changes, places, first = done.changes, setting.places, inside.first
    for i, junction in enumerate(inside.junctions):
        move = junction.glue
        if i in changes:
            move += changes[i]
        if gap and not junction.gap:
            move -= gap
        if move:
            shifts.append((places[first + i] - a, round(move * size, 4)))
    return GlyphRun(
        case.face.key,
        size,
        rounded(pen * size),
        codes,
        round((gap + style.tracking) * size, 4),
        tuple(shifts),
        0.0,
        style.colour,
    )


class _Run:
    """A run in the making; lengths in pt."""

    def __init__(self, face: str, size: float, x: float, tracking: float) -> None:
        self.face = face
        self.size = size
        self.x = x
        self.tracking = tracking
        self.pen = x  # where the font leaves the pen
        self.codes: list[bytes] = []
        self.count = 0
        self.shifts: dict[int, float] = {}

    def add(self, sort: Sort, x: float) -> None:
        """Put a sort at ``x``."""
        size = self.size
        glyphs = len(sort.codes) // 2
        self._shift(self.count, x - self.pen)
        moved = 0.0
        for i, by in sort.shifts:
            moved += by
            if i < glyphs:
                self._shift(self.count + i, by * size)
                moved -= by
        for i in range(1, glyphs):
            self._shift(self.count + i, -self.tracking)
        # ``moved`` is left with the shift past the last glyph.
        self.pen = x + (sort.width - moved) * size + self.tracking
        self.codes.append(sort.codes)
        self.count += glyphs

    def _shift(self, index: int, by: float) -> None:
        if abs(by) > _UNSEEN * self.size:
            self.shifts[index] = self.shifts.get(index, 0.0) + by

    def done(self, style: TextStyle) -> GlyphRun:
        """Return the finished run."""
        shifts = tuple((i, round(by, 4)) for i, by in sorted(self.shifts.items()))
        tracking = round(self.tracking, 4)
        codes = b"".join(self.codes)
        x = rounded(self.x)
        return GlyphRun(
            self.face, self.size, x, codes, tracking, shifts, 0.0, style.colour
        )


def _mixed(
    setting: Setting,
    bounds: tuple[int, int],
    inside: Inside,
    done: Fill,
    at: tuple[TextStyle, float],
) -> tuple[GlyphRun, ...]:
    """Set a line of several faces, or with sorts that need a hand."""
    a, b = bounds
    style, pen = at
    size = style.size
    moves = {
        setting.places[inside.first + i]: (
            junction.glue + done.changes.get(i, 0.0) + (done.gap if junction.gap else 0)
        )
        for i, junction in enumerate(inside.junctions)
    }
    runs: list[_Run] = []
    x = pen * size
    for i, sort, latin in _sorts(setting, a, b):
        if i > a:
            x += moves.get(i, done.gap) * size
        tracking = 0.0 if latin else (done.gap + style.tracking) * size
        run = runs[-1] if runs else None
        if run is None or run.face != sort.face or run.tracking != tracking:
            run = _Run(sort.face, size, x, tracking)
            runs.append(run)
        run.add(sort, x)
        x += sort.width * size
    return tuple(run.done(style) for run in runs if run.count)


def _sorts(setting: Setting, a: int, b: int) -> list[tuple[int, Sort, bool]]:
    """Return piece, sort and whether it is Latin; fragments joined to words."""
    found: list[tuple[int, Sort, bool]] = []
    kinds, pieces = setting.kinds, setting.pieces
    spans = setting.spans
    i = a
    end = b - 1 if kinds[b - 1] == k.SPACE else b
    while i < end:
        case = _case_at(spans, i)
        piece, start = pieces[i], i
        latin = kinds[i] in k.LATIN
        i += 1
        if latin:
            while i < end and kinds[i] in "hu" and _case_at(spans, i) is case:
                piece += pieces[i]
                i += 1
            if i == b and b in setting.hyphens:
                piece += "-"
        whole = latin and (i - start > 1 or kinds[start] in "hu" or piece[-1] == "-")
        sort = case.word(piece) if whole else case.sort(piece)
        found.append((start, sort, latin or kinds[start] == k.SPACE))
    return found


def _correction(setting: Setting, a: int, b: int) -> float:
    """Return how much wider, in em, words cut at the edges really are."""
    kinds = setting.kinds
    if (
        kinds[a] not in "hu"
        and b not in setting.hyphens
        and (b >= len(kinds) or kinds[b] not in "hu")
    ):
        return 0.0
    real = sum(sort.width for _, sort, _ in _sorts(setting, a, b))
    cells = sum(setting.widths[a:b]) + setting.hyphens.get(b, 0.0)
    if kinds[b - 1] == k.SPACE:
        cells -= setting.widths[b - 1]
    return real - cells


def _case_at(spans: tuple[Span, ...], piece: int) -> TypeCase:
    if len(spans) == 1:
        return spans[0].case
    return spans[bisect_right(spans, piece, key=_start) - 1].case


def _start(span: Span) -> int:
    return span.start


def source_at(spans: tuple[Span, ...], piece: int) -> Source | None:
    """Return the place in a file of a piece's first character."""
    span = (
        spans[0]
        if len(spans) == 1
        else spans[bisect_right(spans, piece, key=_start) - 1]
    )
    origin = span.run.source
    if origin is None:
        return None
    at = piece - span.start
    offset = span.offsets[at] if span.offsets is not None else at
    return Source(origin.file, origin.line, origin.column + offset)
