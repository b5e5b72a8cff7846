"""A line read back from its glyphs (读行): what a ruler would measure.

In: a ``Line`` and the fonts it was set in.  Out: where the cell of every
character stands, in em from the left edge of the column, and the line in the
notation of ``tests/suite``.  The cells are told here anew, from the clauses,
so that nothing of the compositor vouches for itself.

"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reform_press.compose.galley import Line
from reform_press.fonts.face import Face
from reform_press.fonts.library import FontSet

#: Positions agree within this many em (typesetting.md 10).
SLACK = 0.02
#: Departures smaller than this many em are rounding.
UNSEEN = 0.004
#: Kerning of letters that the notation passes over, in em.
KERNED = 0.05
OPENING = "“‘（《〈「『【〖〔［｛"
CLOSING = "”’）》〉」』】〗〕］｝"
PAUSES = "，、；："
STOPS = "。．！？"
#: Marks whose right half is blank: half an em at the end of a line.
TRIMMED = CLOSING + PAUSES + STOPS
#: Cells of half an em (GB/T 15834 5.1.6, 5.1.7, 5.1.9).
NARROW = "·‧・–/"
#: Blank in a Latin line; never a glyph.
SPACE = " "
#: Characters that a glyph never shows: blank, soft hyphen, variation selectors.
INKLESS = frozenset([SPACE, "\u00ad", "\ufe00", "\ufe0f", "\U000e0100"])
_UNIT = re.compile(r"——|……|！！！|？？？|[！？]{2}|[!-~\u00ad]+(?:[·–’°′″][!-~]+)*")
_LATIN = re.compile(r"[!-.0-~\u00a0-\u00b6\u00b8-\u024f\u0370-\u052f]")
#: A sign between letters is a letter (R02).
_WITHIN_WORD = re.compile(rf"{_LATIN.pattern}[·–/’°′″]{_LATIN.pattern}")
_FRACTIONS = {0.125: "⅛", 0.25: "¼", 0.375: "⅜", 0.5: "½", 0.75: "¾"}


class Cell(NamedTuple):
    """A character where it stands: lengths in em."""

    text: str
    x: float  # from the left edge of the column to its cell
    width: float  # of the cell by its clause, or of the letter by its font
    face: str

    @property
    def end(self) -> float:
        """Where the cell ends if a line ends with it."""
        if self.text in TRIMMED and self.width == 1.0:  # not a letter's apostrophe
            return self.x + 0.5
        return self.x + self.width

    @property
    def start(self) -> float:
        """Where the cell begins if a line begins with it."""
        return self.x + 0.5 if self.text in OPENING else self.x


class _Glyph(NamedTuple):
    face: Face
    code: int
    x: float
    advance: float


def read(line: Line, fonts: FontSet) -> list[Cell]:
    """Return the cells of a line in reading order; blank has none.

    A hyphen that the compositor added comes last, as a character "-".
    """
    glyphs = list(_glyphs(line, fonts))
    text = line.text
    cells: list[Cell] = []
    at = 0
    for glyph in glyphs:
        if glyph.code == glyph.face.glyph(SPACE):  # within a number and its unit
            continue
        while at < len(text) and text[at] in INKLESS:
            at += 1
        taken = _taken(glyph, text, at)
        shown = text[at : at + taken] or "-"
        width = _width(text, at, taken, glyph)
        cells.append(Cell(shown, _origin(shown, glyph, width), width, glyph.face.key))
        at += taken
    return cells


def notation(line: Line, fonts: FontSet, width: float | None) -> str:
    """Return a line as ``tests/suite/README.md`` writes it.

    ``width`` in em is where a justified line has to end; None: anywhere.
    """
    size = line.runs[0].size if line.runs else 1.0
    cells = read(line, fonts)
    if not cells:
        return "||"
    start, end = line.x / size, (line.x + line.width) / size
    space = _space(cells, fonts)
    steps = list(_steps(line.text, cells, space, (start, end)))
    gap = _common([step.by for step in steps if step.kind == "han"])
    out = ["|", _indent(start)]
    for step in steps:
        opened = gap if step.kind == "han" else 0.0
        out += [step.text, _said(step, opened)]
    off = 0.0 if width is None else end - width
    flush = abs(off) < SLACK or (line.last and off < 0)
    tail = "" if flush else f" {'>' if off > 0 else '<'}{abs(off):.2f}"
    return "".join(out) + "|" + (f" +{_number(gap)}" if gap else "") + tail


def _glyphs(line: Line, fonts: FontSet) -> Iterator[_Glyph]:
    for run in line.runs:
        face = fonts.face(run.face)
        shifts: dict[int, float] = {}
        for i, by in run.shifts:
            shifts[i] = shifts.get(i, 0.0) + by
        pen = run.x
        for i in range(len(run.codes) // 2):
            code = int.from_bytes(run.codes[2 * i : 2 * i + 2], "big")
            pen += shifts.get(i, 0.0)
            advance = face.advance(code)
            yield _Glyph(face, code, pen / run.size, advance)
            pen += advance * run.size + run.tracking


def _taken(glyph: _Glyph, text: str, at: int) -> int:
    """Return how many characters of the text a glyph shows."""
    for length in (1, 2, 3):
        part = text[at : at + length]
        if len(part) < length:
            break
        if glyph.code in _codes(glyph.face, part):
            return length
    return 1 if at < len(text) else 0


@cache
def _codes(face: Face, part: str) -> tuple[int, ...]:
    """Return the glyphs that show all of ``part`` alone, as Han and as Latin."""
    found = (
        face.shape(part, lang="zh-Hans", script="Hani"),
        face.shape(part, lang="en", script="Latn"),
    )
    return tuple(glyphs[0].code for glyphs in found if len(glyphs) == 1)


def _width(text: str, at: int, taken: int, glyph: _Glyph) -> float:
    shown = text[at : at + taken]
    lettered = _LATIN.match(shown) or _WITHIN_WORD.match(text, max(at - 1, 0))
    if taken == 0 or lettered or not glyph.face.glyph("国"):
        return glyph.advance
    for unit in _UNIT.finditer(text):
        if unit.start() <= at < unit.end() and unit[0][0] in "！？":
            return (2.0 if len(unit[0]) == 3 else 1.0) / len(unit[0])
    return sum(0.5 if c in NARROW else 1.0 for c in shown)


def _origin(shown: str, glyph: _Glyph, width: float) -> float:
    """Return where the cell begins, from where the glyph stands (R28)."""
    blank = width - glyph.advance if glyph.face.glyph("国") else 0.0
    if abs(blank) < 1e-4 or shown in TRIMMED:
        return glyph.x
    return glyph.x - (blank if shown in OPENING else blank / 2)


def _space(cells: list[Cell], fonts: FontSet) -> float:
    """Return the width of a word space in the Latin face of the line."""
    for cell in cells:
        if _LATIN.match(cell.text):
            face = fonts.face(cell.face)
            return face.advance(face.glyph(SPACE))
    return 0.25


class _Step(NamedTuple):
    """From one cell to the next: what it shows, and how far it is off, in em."""

    text: str
    by: float
    kind: str  # "unit": never opens; "latin"; "end"; "han": opens with the rest


def _steps(
    text: str, cells: list[Cell], space: float, edges: tuple[float, float]
) -> Iterator[_Step]:
    units = {
        place
        for unit in _UNIT.finditer(text)
        for place in range(unit.start(), unit.end() - 1)
    }
    at = 0
    for number, cell in enumerate(cells):
        found = text.find(cell.text, at)
        at = (found if found >= 0 else len(text)) + len(cell.text)
        blank = len(text[at:]) - len(text[at:].lstrip(SPACE))
        x = max(cell.x, edges[0]) if number == 0 else cell.x
        if number == len(cells) - 1:
            yield _Step(cell.text, edges[1] - x - cell.width, "end")
            continue
        after = cells[number + 1]
        by = after.x - x - cell.width - space * blank
        kind = "latin" if _LATIN.match(cell.text[-1] + after.text) else "han"
        if _LATIN.match(after.text):
            kind = "latin"
        if at - 1 in units and not blank:
            kind = "unit"
        yield _Step(cell.text + SPACE * blank, by, kind)


def _common(gaps: list[float]) -> float:
    """Return by how much most gaps open, 0 if most do not."""
    opened = [round(by, 2) for by in gaps if by > UNSEEN]
    if len(opened) < 2:
        return 0.0
    best = max(sorted(set(opened)), key=opened.count)
    near = [by for by in gaps if abs(by - best) < 0.01]
    return sum(near) / len(near) if 2 * len(near) >= len(gaps) else 0.0


def _said(step: _Step, gap: float) -> str:
    by = step.by - gap
    if abs(by) < (KERNED if step.kind == "unit" else UNSEEN):
        return ""
    if abs(by + 0.5) < UNSEEN:
        return "½"
    if gap and abs(by + gap) < UNSEEN:
        return "="
    return ("+" if by > 0 else "−") + _number(abs(by))


def _number(length: float) -> str:
    for value, sign in _FRACTIONS.items():
        if abs(length - value) < UNSEEN:
            return sign
    return f"{length:.2f}"


def _indent(start: float) -> str:
    whole = int(start + UNSEEN)
    rest = start - whole
    return "　" * whole + (f"+{_number(rest)} " if rest > UNSEEN else "")
