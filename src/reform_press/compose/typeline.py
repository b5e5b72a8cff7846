"""Glyphs in place on one line (字粒就位).

In: the pieces of a line, its junctions and its edges.  Out: a ``Line`` whose
runs say by how much each glyph departs from where its font would put it.  A
solid line of Han in one face costs one run without any number; that is the
fast way, and both ways place every glyph alike.

"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reform_press.compose import classes as k
from reform_press.compose.galley import Line
from reform_press.compose.justify import NO_CHANGES, SOLID, Fill, fill
from reform_press.compose.lettered import spans_on
from reform_press.compose.links import links_on
from reform_press.compose.marks import MARKED, marks_on, readings_on
from reform_press.compose.reading import RUBY_RISE, RUBY_SIZE
from reform_press.compose.ruler import Ruler
from reform_press.compose.setting import Setting
from reform_press.compose.sort import UNSEEN, Sort, Way
from reform_press.compose.sorts import RunOfSorts
from reform_press.compose.typecase import TypeCase
from reform_press.errors import Source
from reform_press.geometry import rounded
from reform_press.page import GlyphRun
from reform_press.style.model import TextStyle


class Shape(NamedTuple):
    """Where lines start and how wide they are, in em; the last repeats."""

    style: TextStyle
    starts: Sequence[float]
    widths: Sequence[float]


class Fit(NamedTuple):
    """How a line is set: all that its runs have in common."""

    style: TextStyle
    done: Fill
    inside: int  # its first junction, from which changes are counted
    tracking: float  # pt after every glyph


#: A line whose gaps are decided: first piece, end; em where its first cell
#: begins, and from there to the end of its last; how it is filled; whether
#: every piece is one glyph in its cell.  Not named: one is made for every line.
Fitted = tuple[int, int, float, float, Fill, bool]


def fit_lines(
    setting: Setting, ends: Sequence[int], shape: Shape, *, ragged: bool = True
) -> Iterator[Fitted]:
    """Decide the gaps of lines that end before the pieces ``ends``.

    The last line is not justified unless ``ragged`` is False.
    """
    align = shape.style.align
    numbers, hard = setting.numbers, setting.hard
    begins, line_ends, n = numbers.begins, numbers.ends, numbers.n
    gaps, glue, hang, cut = numbers.gaps, numbers.glue, numbers.hang, numbers.penalty
    justified, loose = align in ("justify", "justify_all"), align in ("centre", "end")
    single = len(setting.spans) == 1
    repeated = len(shape.widths) - 1
    a = 0
    for number, b in enumerate(ends):
        at = number if number < repeated else repeated
        start, room = shape.starts[at], shape.widths[at]
        natural = line_ends[b] - begins[a]
        simple = single and (not hard or bisect_left(hard, a) == bisect_left(hard, b))
        if cut and not simple:
            natural += _correction(setting, a, b)
        spare = room - natural
        if hang is not None and spare < 0 < hang[b]:
            natural -= hang[b] if -spare > numbers.room(a, b) + UNSEEN else 0.0
            spare = room - natural
        done = SOLID
        if spare < -UNSEEN or (justified and spare > UNSEEN and (b < n or not ragged)):
            holes = gaps[b] - gaps[a + 1]
            if spare > 0 and holes and (glue is None or glue[b] == glue[a + 1]):
                done = Fill(spare / holes, NO_CHANGES)  # the common case, in short
            else:
                done = fill(setting.junctions[a + 1 : b], holes, spare)
            natural = room - done.left
        elif loose and spare > 0:
            start += spare / 2 if align == "centre" else spare
        yield a, b, start, natural, done, simple
        a = b


def set_lines(
    setting: Setting, ends: Sequence[int], shape: Shape, *, ragged: bool = True
) -> list[Line]:
    """Set a paragraph whose lines end before the pieces ``ends``.

    Its last line is not justified unless ``ragged`` is False.
    """
    style = shape.style
    size, spans, n = style.size, setting.spans, setting.numbers.n
    vertical = style.mode == "vertical"
    told = setting.readings or any(
        span.run.href or not MARKED.isdisjoint(span.run.marks) for span in spans
    )
    lines = []
    for a, b, start, natural, done, simple in fit_lines(
        setting, ends, shape, ragged=ragged
    ):
        fit = Fit(style, done, a + 1, round((done.gap + style.tracking) * size, 4))
        pen = start - setting.junctions[a].pulled
        if simple:
            case = spans[0].case
            runs: tuple[GlyphRun, ...] = (_solid(setting, case, (a, b), pen, fit),)
        else:
            runs = _mixed(setting, (a, b), pen, fit)
        ruler = Ruler(setting, (a, b), start, done) if told else None
        pieces = setting.pieces[a:b]
        lines.append(
            Line(
                runs,
                round(start * size, 3),
                round(natural * size, 3),
                pieces if isinstance(pieces, str) else "".join(pieces),
                source_at(setting, a),
                a == 0,
                b == n,
                round(done.opened, 4),
                links_on(ruler, size) if ruler else (),
                marks_on(ruler, style) if ruler else (),
                readings_on(ruler, size) if ruler else (),
                vertical,
            )
        )
    return lines


def _solid(
    setting: Setting, case: TypeCase, bounds: tuple[int, int], pen: float, fit: Fit
) -> GlyphRun:
    """Set pieces of one case whose sorts all fill their cells by themselves.

    ``pen`` (em) is where they begin.
    """
    a, b = bounds
    style, (gap, changes, _, _), inside, tracking = fit
    size, moved = style.size, setting.moved
    if moved:
        moved = moved[bisect_left(moved, a + 1) : bisect_left(moved, b)]
    if changes:
        here = [i + inside for i in changes if a < i + inside < b]
        moved = sorted({*moved, *here}) if here else moved
    shifts: tuple[tuple[int, float], ...] = ()
    if moved:
        junctions = setting.junctions
        moves = [
            (j - a, at.glue + changes.get(j - inside, 0.0) - (0.0 if at.gap else gap))
            for j, at in [(j, junctions[j]) for j in moved]
        ]
        shifts = tuple([(i, round(move * size, 4)) for i, move in moves if move])
    return GlyphRun(
        case.face.key,
        size,
        rounded(pen * size),
        b"".join(map(case.code.__getitem__, setting.pieces[a:b])),
        tracking,
        shifts,
        0.0,
        style.colour,
        style.mode == "vertical",
    )


def _mixed(
    setting: Setting, bounds: tuple[int, int], pen: float, fit: Fit
) -> tuple[GlyphRun, ...]:
    """Set a line of several faces, or with sorts that need a hand.

    Stretches of Han are set like a line of their own; a Latin word follows
    the one before in the same run.
    """
    style, done = fit.style, fit.done
    size = style.size
    a, b = bounds
    ruler = Ruler(setting, bounds, pen + setting.junctions[a].pulled, done)
    runs: list[GlyphRun | RunOfSorts] = []
    shift = 0.0  # by how much cut words are wider than the numbers say
    for p, q, case, sort, cells in _segments(setting, a, b):
        x = ruler.pen(p) + shift
        if sort is None:
            runs.append(_solid(setting, case, (p, q), x, fit))
            continue
        if setting.readings:
            x += setting.leeways.get(p, 0.0)
        for part in sort.parts or (sort,):
            run = runs[-1] if runs else None
            if not isinstance(run, RunOfSorts) or not run.takes(part, case.fount):
                run = RunOfSorts(part, case.fount, style, x * size)
                runs.append(run)
            run.add(part, x * size)
            x += part.width * case.fount.scale
        shift += sort.width - cells
    done_runs = [run.done() if isinstance(run, RunOfSorts) else run for run in runs]
    if setting.readings:
        done_runs += _readings(setting, ruler, style)
    return tuple(done_runs)


def _readings(setting: Setting, ruler: Ruler, style: TextStyle) -> Iterator[GlyphRun]:
    """Yield the runs of the readings above a line."""
    a, b = ruler.bounds
    for p, ruby in zip(
        (p for p in range(a, b) if p in setting.readings),
        readings_on(ruler, style.size),
        strict=True,
    ):
        case = setting.span_of(p).case
        way: Way = "turned" if style.mode == "vertical" else ""
        sort = case.words.sort(ruby.text)._replace(way=way)
        fount = case.fount._replace(scale=RUBY_SIZE, rise=RUBY_RISE)
        run = RunOfSorts(sort, fount, style, ruby.x)
        run.add(sort, ruby.x)
        yield run.done()


def _segments(
    setting: Setting, a: int, b: int
) -> Iterator[tuple[int, int, TypeCase, Sort | None, float]]:
    """Yield first piece, end, case, sort and cells of each stretch of a line.

    Solid Han has no sort.  Fragments of a word come joined; word spaces show
    nothing and are left out.
    """
    kinds, hard = setting.kinds, setting.hard
    for span, start, end in spans_on(setting.spans, a, b):
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
            while p < end and kinds[p] in k.FRAGMENTS:
                p += 1
            yield h, p, span.case, *_word(setting, span.case, h, p)
        if p < end:
            yield p, end, span.case, None, 0.0


def _word(setting: Setting, case: TypeCase, p: int, q: int) -> tuple[Sort, float]:
    """Return the sort of the fragments ``p`` to ``q``, and their cells in em."""
    pieces, kinds = setting.pieces, setting.kinds
    cut = kinds[q : q + 1]
    if (
        q - p == 1
        and kinds[p] not in k.FRAGMENTS
        and (not cut or cut not in k.FRAGMENTS)
    ):
        sort = case.sort(pieces[p])
        return sort, sort.width
    hyphen = "-" if cut == k.HYPHENATED else ""
    text = "".join(pieces[p:q]) + hyphen
    cells = sum(setting.widths[p:q]) + setting.ends.longer.get(q, 0.0)
    return case.fragment(text), cells


def _correction(setting: Setting, a: int, b: int) -> float:
    """Return how much wider, in em, words cut at the edges really are."""
    kinds = setting.kinds
    if kinds[a] not in k.FRAGMENTS and (b >= len(kinds) or kinds[b] not in k.FRAGMENTS):
        return 0.0
    return sum(
        sort.width - cells
        for _, _, _, sort, cells in _segments(setting, a, b)
        if sort is not None
    )


def source_at(setting: Setting, piece: int) -> Source | None:
    """Return the place in a file of a piece's first character."""
    spans = setting.spans
    span = spans[0] if len(spans) == 1 else setting.span_of(piece)
    origin = span.run.source
    if origin is None:
        return None
    file, line, column = origin
    return Source(file, line, column + span.offsets.of(piece - span.start))
