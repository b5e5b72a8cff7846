"""Glyphs in place on one line (字粒就位).

In: the pieces of a line, its junctions and its edges.  Out: a ``Line`` whose
runs say by how much each glyph departs from where its font would put it.  A
solid line of Han in one face costs one run without any number; that is the
fast way, and both ways place every glyph alike.

"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from reform_press.compose import classes as k
from reform_press.compose.galley import Line
from reform_press.compose.justify import NO_CHANGES, SOLID, Fill, fill
from reform_press.compose.links import links_on
from reform_press.compose.setting import Setting, Span
from reform_press.compose.spacing import LEADING
from reform_press.compose.typecase import Sort, TypeCase
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


class Fit(NamedTuple):
    """How a line is set: its style, where the pen starts (em), its gaps."""

    style: TextStyle
    pen: float
    done: Fill


def set_lines(
    setting: Setting, ends: Sequence[int], shape: Shape, *, ragged: bool = True
) -> list[Line]:
    """Set a paragraph whose lines end before the pieces ``ends``.

    Its last line is not justified unless ``ragged`` is False.
    """
    style = shape.style
    size, align = style.size, style.align
    numbers, hard, spans = setting.numbers, setting.hard, setting.spans
    begins, line_ends, n = numbers.begins, numbers.ends, numbers.n
    gaps, glue = numbers.gaps, numbers.glue
    justified, loose = align == "justify", align in ("centre", "end")
    single = len(spans) == 1
    linked = any(span.run.href for span in spans)
    repeated = len(shape.widths) - 1
    lines = []
    a = 0
    for number, b in enumerate(ends):
        at = number if number < repeated else repeated
        start, room = shape.starts[at], shape.widths[at]
        natural = line_ends[b] - begins[a]
        simple = single and (not hard or bisect_left(hard, a) == bisect_left(hard, b))
        if not simple:
            natural += _correction(setting, a, b)
        spare = room - natural
        done = SOLID
        if spare < -_UNSEEN or (
            justified and spare > _UNSEEN and (b < n or not ragged)
        ):
            holes = gaps[b] - gaps[a + 1]
            if spare > 0 and holes and (glue is None or glue[b] == glue[a + 1]):
                done = Fill(spare / holes, NO_CHANGES)  # the common case, in short
            else:
                done = fill(setting.junctions[a + 1 : b], holes, spare)
            natural = room - done.left
        elif loose and spare > 0:
            start += spare / 2 if align == "centre" else spare
        pen = start - LEADING.get(setting.kinds[a], 0.0)
        if simple:
            runs: tuple[GlyphRun, ...] = (
                _solid(setting, spans[0].case, (a, b), Fit(style, pen, done)),
            )
        else:
            runs = _mixed(setting, (a, b), Fit(style, pen, done))
        pieces = setting.pieces[a:b]
        lines.append(
            Line(
                runs,
                round(start * size, 3),
                round(natural * size, 3),
                pieces if isinstance(pieces, str) else "".join(pieces),
                source_at(spans, a),
                number == 0,
                b == n,
                round(done.gap, 4),
                links_on(setting, (a, b), start, done, size) if linked else (),
            )
        )
        a = b
    return lines


def _solid(
    setting: Setting, case: TypeCase, bounds: tuple[int, int], fit: Fit
) -> GlyphRun:
    """Set pieces of one case whose sorts all fill their cells by themselves."""
    a, b = bounds
    style, pen, (gap, changes, _) = fit
    size = style.size
    shifts: list[tuple[int, float]] = []
    if changes:
        for i, at in enumerate(setting.junctions[a + 1 : b]):
            move = at.glue + changes.get(i, 0.0) - (0.0 if at.gap else gap)
            if move:
                shifts.append((i + 1, round(move * size, 4)))
    elif setting.moved:
        moved = setting.moved
        for i in moved[bisect_left(moved, a + 1) : bisect_left(moved, b)]:
            at = setting.junctions[i]
            move = at.glue if at.gap else at.glue - gap
            if move:
                shifts.append((i - a, round(move * size, 4)))
    return GlyphRun(
        case.face.key,
        size,
        rounded(pen * size),
        b"".join(map(case.code.__getitem__, setting.pieces[a:b])),
        round((gap + style.tracking) * size, 4),
        tuple(shifts),
        0.0,
        style.colour,
    )


def _mixed(setting: Setting, bounds: tuple[int, int], fit: Fit) -> tuple[GlyphRun, ...]:
    """Set a line of several faces, or with sorts that need a hand.

    Stretches of Han are set like a line of their own; a Latin word follows
    the one before in the same run.
    """
    a, b = bounds
    style, pen, done = fit
    numbers, kinds = setting.numbers, setting.kinds
    begins, gaps = numbers.begins, numbers.gaps
    size, gap, changes = style.size, done.gap, done.changes
    origin = pen - begins[a] + LEADING.get(kinds[a], 0.0) - gap * gaps[a + 1]
    moved: Sequence[float] = ()
    if changes:
        moved = list(
            accumulate((changes.get(i, 0.0) for i in range(b - a)), initial=0.0)
        )
    runs: list[GlyphRun | _Run] = []
    shift = 0.0  # by how much cut words are wider than the numbers say
    for p, q, case, sort, cells in _segments(setting, a, b):
        x = origin + begins[p] - LEADING.get(kinds[p], 0.0) + gap * gaps[p + 1] + shift
        if moved:
            x += moved[p - a]
        if sort is None:
            here = done
            if changes:
                off = p - a
                here = Fill(gap, {i - off: by for i, by in changes.items() if i >= off})
            runs.append(_solid(setting, case, (p, q), Fit(style, x, here)))
            continue
        run = runs[-1] if runs else None
        if not isinstance(run, _Run) or run.face != sort.face:
            run = _Run(sort.face, size, x * size)
            runs.append(run)
        run.add(sort, x * size)
        shift += sort.width - cells
    return tuple(run.done(style) if isinstance(run, _Run) else run for run in runs)


class _Run:
    """A run of words in the making; lengths in pt."""

    def __init__(self, face: str, size: float, x: float) -> None:
        self.face = face
        self.size = size
        self.x = x
        self._pen = x  # where the font leaves the pen
        self._codes: list[bytes] = []
        self._count = 0
        self._shifts: list[tuple[int, float]] = []

    def add(self, sort: Sort, x: float) -> None:
        """Put a sort at ``x``."""
        size, count = self.size, self._count
        glyphs = len(sort.codes) // 2
        off = x - self._pen
        owed = 0.0  # left with the shift past the last glyph
        for i, by in sort.shifts:
            if i == glyphs:
                owed = by
            elif i == 0:
                off += by * size
            else:
                self._shifts.append((count + i, round(by * size, 4)))
        if abs(off) > _UNSEEN * size:
            self._shifts.append((count, round(off, 4)))
        self._pen = x + (sort.width - owed) * size
        self._codes.append(sort.codes)
        self._count += glyphs

    def done(self, style: TextStyle) -> GlyphRun:
        """Return the finished run."""
        self._shifts.sort()
        return GlyphRun(
            self.face,
            self.size,
            rounded(self.x),
            b"".join(self._codes),
            0.0,
            tuple(self._shifts),
            0.0,
            style.colour,
        )


def _segments(
    setting: Setting, a: int, b: int
) -> Iterator[tuple[int, int, TypeCase, Sort | None, float]]:
    """Yield first piece, end, case, sort and cells of each stretch of a line.

    Solid Han has no sort.  Fragments of a word come joined; word spaces show
    nothing and are left out.
    """
    kinds, hard, spans = setting.kinds, setting.hard, setting.spans
    for number, span in enumerate(spans):
        start = max(a, span.start)
        end = min(b, spans[number + 1].start if number + 1 < len(spans) else b)
        if start >= end:
            continue
        p = start
        for h in hard[bisect_left(hard, start) : bisect_left(hard, end)]:
            if h < p:
                continue
            if h > p:
                yield p, h, span.case, None, 0.0
            p = h + 1
            if kinds[h] == k.SPACE:
                continue
            if kinds[h] not in k.LATIN:
                sort = span.case.sort(setting.pieces[h])
                yield h, p, span.case, sort, sort.width
                continue
            while p < end and kinds[p] in _JOINED:
                p += 1
            yield h, p, span.case, *_word(setting, span.case, h, p)
        if p < end:
            yield p, end, span.case, None, 0.0


#: Classes of a word's later fragments.
_JOINED = k.HYPHENATED + k.BREAKABLE


def _word(setting: Setting, case: TypeCase, p: int, q: int) -> tuple[Sort, float]:
    """Return the sort of the fragments ``p`` to ``q``, and their cells in em."""
    pieces, kinds = setting.pieces, setting.kinds
    if q - p == 1 and kinds[p] not in _JOINED and q not in setting.hyphens:
        sort = case.sort(pieces[p])
        return sort, sort.width
    hyphen = setting.hyphens.get(q, 0.0)
    text = "".join(pieces[p:q]) + ("-" if hyphen else "")
    return case.word(text), sum(setting.widths[p:q]) + hyphen


def _correction(setting: Setting, a: int, b: int) -> float:
    """Return how much wider, in em, words cut at the edges really are."""
    kinds = setting.kinds
    if kinds[a] not in _JOINED and (b >= len(kinds) or kinds[b] not in _JOINED):
        return 0.0
    return sum(
        sort.width - cells
        for _, _, _, sort, cells in _segments(setting, a, b)
        if sort is not None
    )


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
    offset = span.offsets.of(piece - span.start)
    return Source(origin.file, origin.line, origin.column + offset)
