"""Vertical lines in strings that readers keep in order (直排行).

In: a vertical line, and where the string before it begins.  Out: runs that
show the same ink.

pdfium takes strings that begin at one height, half an em more or less, for
parts of one line and sorts them from left to right; columns of vertical lines
come out backwards.  So the last string of a line never begins at its top, nor
the first string of a line where the one before it began.

"""

from reform_press.fonts.face import Face
from reform_press.page import GlyphRun, TextLine
from reform_press.pdf.embed_font import glyphs
from reform_press.pdf.stock import Stock

#: Strings that begin this many em apart are never taken for one line.
_APART = 0.6


def in_order(line: TextLine, above: float, size: float, stock: Stock) -> list[GlyphRun]:
    """Return the runs of a vertical line as they are to be shown.

    ``above`` is the height, in points down, at which the string before it
    begins, ``size`` the size of its type.
    """
    runs = list(line.runs)
    if not runs:
        return runs
    last = runs[-1]
    if last.x - runs[0].x < last.size and (last.vertical or last.turned):
        face = stock.font(last.face).face
        runs[-1:] = _parted(last, len(last.codes) // 2 - 1, face)
    first = runs[0]
    level = abs(line.y + first.x - above) < _APART * max(size, first.size)
    if first.vertical and level:
        face = stock.font(first.face).face
        head, *rest = _parted(first, 1, face)
        runs[:1] = [_stood(head, face), *rest]
    return runs


def _parted(run: GlyphRun, at: int, face: Face) -> list[GlyphRun]:
    """Cut a run before its glyph ``at``, unless nothing would be left of it."""
    count = len(run.codes) // 2
    if not 0 < at < count:
        return [run]
    gone = run.codes[: 2 * at]
    pen = run.x + at * run.tracking
    pen += sum(_advance(run, code, face) for code in glyphs(gone))
    pen += sum(by for i, by in run.shifts if i < at)
    before = tuple((i, by) for i, by in run.shifts if i < at)
    after = tuple((i - at, by) for i, by in run.shifts if i >= at)
    return [
        run._replace(codes=gone, shifts=before),
        run._replace(codes=run.codes[2 * at :], shifts=after, x=pen),
    ]


def _advance(run: GlyphRun, code: int, face: Face) -> float:
    """Return by how much a glyph moves the pen, in points."""
    if run.vertical:
        return -face.vertical(code)[0] * run.size
    return face.advance(code) * run.size * run.condensed


def _stood(run: GlyphRun, face: Face) -> GlyphRun:
    """Return a vertical run of one glyph as an upright one at the same place."""
    _, x, y = face.vertical(glyphs(run.codes)[0])
    shift = sum(by for _, by in run.shifts)
    return run._replace(
        x=run.x + shift + y * run.size,
        rise=run.rise - x * run.size,
        shifts=(),
        tracking=0.0,
        vertical=False,
    )
