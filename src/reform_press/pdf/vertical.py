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
from reform_press.pdf.embed_font import PdfFont, glyphs
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
        font = stock.font(last.face)
        runs[-1:] = _parted(last, len(last.codes) // 2 - 1, font)
    first = runs[0]
    level = abs(line.y + first.x - above) < _APART * max(size, first.size)
    if first.vertical and level:
        font = stock.font(first.face)
        head, *rest = _parted(first, 1, font)
        runs[:1] = [_stood(head, font.face), *rest]
    return runs


def _parted(run: GlyphRun, at: int, font: PdfFont) -> list[GlyphRun]:
    """Cut a run before its glyph ``at``, unless nothing would be left of it."""
    if not 0 < at < len(run.codes) // 2:
        return [run]
    gone, left = run.codes[: 2 * at], run.codes[2 * at :]
    size = run.size if run.vertical else run.size * run.condensed
    pen = run.x + font.advance(gone, vertical=run.vertical) * size + at * run.tracking
    before = tuple(shift for shift in run.shifts if shift[0] < at)
    after = tuple((i - at, by) for i, by in run.shifts if i >= at)
    return [
        run._replace(codes=gone, shifts=before),
        run._replace(codes=left, shifts=after, x=pen + sum(by for _, by in before)),
    ]


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
