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
from reform_press.compose.justify import NO_CHANGES, SOLID, Fill, fill
from reform_press.compose.setting import Setting, Span
from reform_press.compose.spacing import LEADING
from reform_press.errors import Source
from reform_press.geometry import rounded
from reform_press.page import GlyphRun
from reform_press.style.model import TextStyle

#: Shifts smaller than this many em cannot be seen and are not written.
_UNSEEN = 5e-5


class Shape(NamedTuple):
    """Where lines start and how wide they are, in em; the last repeats."""

    style: TextStyle
    starts: Sequence[float]
    widths: Sequence[float]


class _Cut(NamedTuple):
    """The piece of a paragraph that one line holds, and how it is filled."""

    a: int
    b: int
    pen: float  # em, before the first glyph
    done: Fill
    low: int  # first of its junctions in the setting's list
    high: int


def set_lines(
    setting: Setting, ends: Sequence[int], shape: Shape, *, ragged: bool = True
) -> list[Line]:
    """Set a paragraph whose lines end before the pieces ``ends``.

    Its last line is not justified unless ``ragged`` is False.
    """
    style = shape.style
    size, align = style.size, style.align
    numbers, hard, kinds = setting.numbers, setting.hard, setting.kinds
    begins, line_ends, n = numbers.begins, numbers.ends, numbers.n
    justified, loose = align == "justify", align in ("centre", "end")
    repeated = len(shape.widths) - 1
    lines = []
    a = 0
    for number, b in enumerate(ends):
        at = number if number < repeated else repeated
        start, room = shape.starts[at], shape.widths[at]
        natural = line_ends[b] - begins[a]
        simple = not hard or bisect_left(hard, a) == bisect_left(hard, b)
        if not simple:
            natural += _correction(setting, a, b)
        spare = room - natural
        last = b == n and ragged
        done, low, high = SOLID, 0, 0
        if spare < -_UNSEEN or (justified and not last and spare > _UNSEEN):
            if numbers.glue is None and spare > 0 and simple:
                gaps = numbers.gaps[b] - numbers.gaps[a + 1]
                done = Fill(spare / gaps, NO_CHANGES) if gaps else SOLID
            else:
                low = bisect_left(setting.places, a + 1)
                high = bisect_left(setting.places, b)
                gaps = numbers.gaps[b] - numbers.gaps[a + 1]
                done = fill(setting.junctions[low:high], gaps, spare)
            if done is not SOLID:
                natural = room - done.left
        elif loose and spare > 0:
            start += spare / 2 if align == "centre" else spare
        pen = start - LEADING.get(kinds[a], 0.0)
        cut = _Cut(a, b, pen, done, low, high)
        pieces = setting.pieces[a:b]
        lines.append(
            Line(
                (_solid(setting, cut),) if simple else _mixed(setting, cut, style),
                round(start * size, 3),
                round(natural * size, 3),
                pieces if isinstance(pieces, str) else "".join(pieces),
                source_at(setting.spans, a),
                number == 0,
                b == n,
                round(done.gap, 4),
            )
        )
        a = b
    return lines


def _solid(setting: Setting, cut: _Cut) -> GlyphRun:
    """Set a line whose sorts all fill their cells by themselves."""
    a, b, pen, done, low, high = cut
    case = _case_at(setting.spans, a)
    style = case.style
    size, gap = style.size, done.gap
    shifts: list[tuple[int, float]] = []
    if done.changes:
        for i in range(low, high):
            at = setting.junctions[i]
            move = at.glue + done.changes.get(i - low, 0.0)
            if gap and not at.gap:
                move -= gap
            if move:
                shifts.append((setting.places[i] - a, round(move * size, 4)))
    elif setting.moved:
        moved = setting.moved
        for i in range(bisect_left(moved, a + 1), bisect_left(moved, b)):
            at = setting.junctions[bisect_left(setting.places, moved[i])]
            move = at.glue if at.gap else at.glue - gap
            if move:
                shifts.append((moved[i] - a, round(move * size, 4)))
    return GlyphRun(
        case.face.key,
        size,
        round(pen * size, 3),
        b"".join(map(case.code.__getitem__, setting.pieces[a:b])),
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


def _mixed(setting: Setting, cut: _Cut, style: TextStyle) -> tuple[GlyphRun, ...]:
    """Set a line of several faces, or with sorts that need a hand."""
    a, b, pen, done, low, high = cut
    size = style.size
    if not high:
        low = bisect_left(setting.places, a + 1)
        high = bisect_left(setting.places, b)
    moves = {}
    for i in range(low, high):
        at = setting.junctions[i]
        opened = done.gap if at.gap else 0.0
        moves[setting.places[i]] = at.glue + done.changes.get(i - low, 0.0) + opened
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
        if not latin:
            x += style.tracking * size
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
