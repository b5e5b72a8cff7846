"""A bound book read as a reader does (书页): folios, running heads, columns.

In: a PDF and the places of the columns of its pages.  Out: its leaves with
their lines in drawing order, read from the glyphs alone.

"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from referees.positions import Glyph, read

MM = 72 / 25.4
#: Glyphs of one line stand on one baseline, raised ones within this (pt), and
#: no farther apart than this (em).
_NEAR, _APART = 5.0, 2.0


@dataclass(frozen=True, slots=True)
class Row:
    """A line as it stands."""

    text: str  # blanks left out
    glyphs: tuple[Glyph, ...]
    column: int

    @property
    def size(self) -> float:
        return self.glyphs[0].size


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as a reader holds it."""

    number: int  # of all pages, from 1
    folio: str  # as printed, "" where there is none
    running: str
    columns: int
    left: float  # of the type area, pt
    step: float  # from a column to the next
    rows: tuple[Row, ...]  # of the type area

    def column(self, glyph: Glyph) -> int:
        """Return the column of a letter, -1 outside of all."""
        return _column(glyph, self.left, self.step, self.columns)

    def text(self, column: int | None = None) -> str:
        """Return what stands on it, or in one of its columns."""
        rows = (r.text for r in self.rows if column is None or r.column == column)
        return "".join(rows)


def leaves(pdf: Path, pages: list[dict[str, Any]]) -> list[Leaf]:
    """Return the pages of a book; ``pages`` are those of ``pages.json``."""
    found = []
    glyphs = {number: list(own) for number, own in groupby(read(pdf), lambda g: g.page)}
    for page in pages:
        inside = [g for g in glyphs.get(page["page"], []) if _printed(g, page)]
        grid = page["grid"]
        left, columns = grid["origin"][0] * MM, max(1, grid["columns"])
        step = (grid["column_width"] + grid["gutter"]) * MM or page["trim"][0] * MM
        rows = [
            Row(_text(line), tuple(line), _column(line[0], left, step, columns))
            for line in _lines(inside)
        ]
        top, foot = _area(page)
        area = tuple(
            row
            for row in rows
            if row.column >= 0 and top <= row.glyphs[0].y <= foot
            if not _in_picture(row.glyphs[0], page)
        )
        above = "".join(r.text for r in rows if r.glyphs[0].y < top)
        below = "".join(r.text for r in rows if r.glyphs[0].y > foot)
        found.append(Leaf(page["page"], below, above, columns, left, step, area))
    return found


def _printed(glyph: Glyph, page: dict[str, Any]) -> bool:
    wide, high = (MM * length for length in page["trim"])
    return 0 <= glyph.x <= wide and 0 <= glyph.y <= high


def _in_picture(glyph: Glyph, page: dict[str, Any]) -> bool:
    """Tell whether a letter belongs to a drawing: a chart has words of its own."""
    rects = [f["rect"] for f in page["frames"] if f["role"] == "picture"]
    x, y = glyph.x / MM + 0.01, glyph.y / MM + 0.01
    return any(a <= x <= a + w and b <= y <= b + h for a, b, w, h in rects)


def _area(page: dict[str, Any]) -> tuple[float, float]:
    grid = page["grid"]
    if not grid["columns"]:  # a designed page
        return 0.0, page["trim"][1] * MM
    top = grid["origin"][1] * MM
    # The blank of an opening mark stands out of a line that is turned upright.
    return top, top + grid["rows"] * grid["leading"] * MM + 6


def _text(glyphs: list[Glyph]) -> str:
    return "".join(g.text for g in glyphs if not g.text.isspace())


def _column(glyph: Glyph, left: float, step: float, columns: int) -> int:
    """Return the column of a letter, -1 left of all.

    The blank of an opening mark may stand before its column; a line that runs up
    the page has its letters to the left of the pen.
    """
    x = glyph.x + (0.5 if glyph.way == "level" else -0.88) * glyph.size - left
    return min(int(x / step), columns - 1) if x >= 0 else -1


def _lines(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """Divide glyphs where the pen leaves a line."""
    line: list[Glyph] = []
    for glyph in glyphs:
        if line and not _follows(line[-1], glyph):
            yield line
            line = []
        line.append(glyph)
    if line:
        yield line


def _follows(before: Glyph, glyph: Glyph) -> bool:
    across, down = glyph.x - before.x, glyph.y - before.y
    if before.way == "level" and glyph.way == "level":
        far = before.advance + _APART * before.size
        return abs(down) < _NEAR and -0.5 < across < far
    return abs(across) < _NEAR and abs(down) < _APART * before.size
