"""Vertical lines in strings that readers keep in order (直排行).

In: a vertical line, and where the strings before and after it begin.  Out:
runs that show the same ink.

pdfium takes strings that begin at one height, half an em more or less, for
parts of one line and sorts them from left to right; columns of vertical lines
come out backwards.  So the last string of a line never begins level with the
next line, nor the first string of a line with the one before it.  Only lines
that show nothing but an upright number may still meet.

"""

from reform_press.fonts.face import Face
from reform_press.page import GlyphRun, TextLine
from reform_press.pdf.embed_font import PdfFont, glyphs
from reform_press.pdf.stock import Stock

#: Strings that begin this many em apart are never taken for one line.
_APART = 0.6


def in_order(
    line: TextLine, above: float, size: float, after: TextLine | None, stock: Stock
) -> list[GlyphRun]:
    """Return the runs of a vertical line as they are to be shown.

    ``above`` is the height, y down, at which the string before it begins,
    ``size`` the size of its type; ``after`` is the next line, if it is known.
    """
    runs = list(line.runs)
    if not runs:
        return runs
    first = runs[0]
    if first.vertical and _level(line.y + first.x, above, max(size, first.size)):
        font = stock.font(first.face)
        head, *rest = _parted(first, 1, font)
        runs[:1] = [_stood(head, font.face), *rest]
    # What is not known may well be another line from the same height.
    return _ended(runs, line.y, after or line, stock)


def _ended(
    runs: list[GlyphRun], top: float, after: TextLine, stock: Stock
) -> list[GlyphRun]:
    """Let the last string begin at another height than the next line."""
    last = runs[-1]
    below = _begins(after)
    if not _level(top + last.x, below, last.size) or _upright(last):
        return runs
    font = stock.font(last.face)
    *head, tail = _parted(last, len(last.codes) // 2 - 1, font)
    # A line that begins with Han can give way itself, and will.
    yields = bool(after.runs) and after.runs[0].vertical
    if tail.vertical and not yields and _level(top + tail.x, below, last.size):
        tail = _stood(tail, font.face)
    return [*runs[:-1], *head, tail]


def _begins(line: TextLine) -> float:
    """Return the height at which the first string of a line begins, y down."""
    return line.y + line.runs[0].x if line.vertical and line.runs else line.y


def _upright(run: GlyphRun) -> bool:
    """Tell whether a run stands across its line: it begins where it ends."""
    return not (run.vertical or run.turned)


def _level(one: float, other: float, size: float) -> bool:
    return abs(one - other) < _APART * size


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
