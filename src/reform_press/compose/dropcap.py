"""Drop caps (首字下沉): the first character of a paragraph over several rows.

In: a paragraph that asks for one (``Paragraph.drop``), its style and measure.
Out: galleys whose first line holds the large character, and lines beside it
that begin after it.  A Han character over n rows is n pitches less one line
gap square, so that it stands level with the type of the first and the last
row; a Latin letter stands on the last row's baseline, as high as the capitals
of the first, its ink at the edge.  An opening mark before it is set with it,
trimmed as at any line's beginning.

See CSS Inline 3, ``initial-letter``; CLREQ has no rule.

"""

import re
from math import ceil
from typing import NamedTuple

from reform_press.compose.galley import Galley, Line, Measure
from reform_press.compose.lengths import compose_lengths
from reform_press.compose.paragraph import Compositor, set_line
from reform_press.content.model import Paragraph
from reform_press.errors import SILENT, Diagnostic, Source, Words
from reform_press.geometry import ASCENT, SLACK, rounded
from reform_press.page import GlyphRun
from reform_press.style.model import TextStyle

#: Least white between the large character and the text, and between a Latin
#: letter and its text (em of the text).
_GAP, _LATIN_GAP = 0.25, 0.2
#: Text beside a large character has at least this many em of its line.
_NARROWEST = 4.0
#: An opening mark, and a number, a Latin letter or any character but a mark.
_FIRST = re.compile(r"[“‘《〈「『（【]?(?:[0-9]{1,4}(?![0-9])|[A-Za-z]|[一-鿿])")
#: What cannot stand first beside the large character.
_CLOSING = frozenset("，。、；：！？”’》〉」』）】…—·～％%,.;:!?")


class Dropped(NamedTuple):
    """A paragraph as set, and the rows of its large character; 0: it has none."""

    galleys: tuple[Galley, ...]  # the best first, then other lengths
    rows: int


class _Initial(NamedTuple):
    """The large character before it is set: what it is, and what it stands by."""

    text: str
    style: TextStyle  # of the paragraph, in the strong faces
    rows: int
    on_grid: bool  # the text beside it is Han, which keeps to whole characters

    @property
    def fall(self) -> float:
        """From the first baseline to that of the last row, in pt."""
        return (self.rows - 1) * self.style.leading

    def sized(self, size: float) -> TextStyle:
        """Return the style of the character set in ``size``."""
        return self.style._replace(size=size, indent=0.0, hang=0.0, align="start")


def initial_of(text: str) -> str:
    """Return what of ``text`` a drop cap would show; "" where none can stand."""
    found = _FIRST.match(text)
    return found[0] if found and text[found.end() :][:1] not in _CLOSING else ""


def compose_dropped(
    paragraph: Paragraph, style: TextStyle, measure: Measure, compositor: Compositor
) -> Dropped:
    """Set a paragraph with a drop cap, in each length that ``compose_lengths`` has.

    Where it cannot stand (a mark or a word is first, the column is too narrow,
    the text too short) the paragraph is set plain, with a warning.
    """
    parted = _parted(paragraph, style)
    if parted:
        initial, rest = parted
        cap, taken = _large(initial, compositor)
        beside = _beside(measure, taken, initial.rows)
        if min(beside.widths[: initial.rows]) >= _NARROWEST * style.size:
            body = style._replace(indent=0.0, hang=0.0)
            galleys = compose_lengths(rest, body, beside, compositor)
            if len(galleys[0].lines) >= initial.rows:
                whole = (one for one in galleys if len(one.lines) >= initial.rows)
                return Dropped(tuple(_joined(one, cap) for one in whole), initial.rows)
    first, *others = compose_lengths(paragraph, style, measure, compositor)
    if paragraph.drop:
        told = (_undropped(paragraph.source), *first.diagnostics)
        first = first._replace(diagnostics=told)
    return Dropped((first, *others), 0)


def _parted(
    paragraph: Paragraph, style: TextStyle
) -> tuple[_Initial, Paragraph] | None:
    """Part the large character from its paragraph; None where it cannot stand."""
    text = paragraph.text
    end = len(initial_of(text))
    if not end or paragraph.drop < 2:
        return None
    first, *others = paragraph.runs
    while len(first.text) < end:  # an opening mark of another face
        following = others.pop(0)
        first = following._replace(
            text=first.text + following.text, source=first.source
        )
    if first.ruby:
        return None
    source = first.source
    if source:
        source = Source(source.file, source.line, source.column + end)
    rest = first._replace(text=first.text[end:], source=source, opens=())
    # The faces of text are too light for a large character among small ones.
    style = style._replace(han=style.strong_han, latin=style.strong_latin)
    on_grid = any("一" <= character <= "鿿" for character in text[end:])
    return (
        _Initial(text[:end], style, paragraph.drop, on_grid),
        paragraph._replace(runs=(rest, *others) if rest.text else tuple(others)),
    )


def _large(initial: _Initial, compositor: Compositor) -> tuple[Line, float]:
    """Set the large character; return its line and the width it takes, in pt."""
    size = initial.style.size
    if initial.text[-1].isascii() and initial.style.mode == "horizontal":
        return _latin(initial, compositor)
    square = initial.fall + size
    line = set_line(initial.text, initial.sized(square), 0.0, compositor)
    # Level are the upper edges; in vertical lines, the right ones.
    level = 0.5 if initial.style.mode == "vertical" else ASCENT
    moved = _moved(line, 0.0, -level * (square - size))
    return moved, _whole(line.width + _GAP * size, size)


def _latin(initial: _Initial, compositor: Compositor) -> tuple[Line, float]:
    """Set a Latin initial by eye: as high as its capitals, its ink at the edge."""
    style, fall = initial.style, initial.fall
    line = set_line(initial.text, initial.sized(style.size), 0.0, compositor)
    face = compositor.fonts.face(line.runs[-1].face)
    high = face.traits().cap_height
    size = rounded(fall / high + style.size)
    line = set_line(initial.text, initial.sized(size), 0.0, compositor)
    ink = face.ink(int.from_bytes(line.runs[0].codes[:2], "big"))
    left = ink.left * size if ink and len(line.runs) == 1 else 0.0
    taken = line.width - left + _LATIN_GAP * style.size
    if initial.on_grid:
        taken = _whole(taken, style.size)
    return _moved(line, -left, -fall), taken


def _whole(length: float, size: float) -> float:
    """Return the least number of whole characters that hold ``length``, in pt."""
    return ceil((length - SLACK) / size) * size


def _moved(line: Line, by: float, rise: float) -> Line:
    """Move the runs of a line along it, and from its baseline."""

    def moved(run: GlyphRun) -> GlyphRun:
        return run._replace(x=rounded(run.x + by), rise=rounded(run.rise + rise))

    return line._replace(runs=tuple(map(moved, line.runs)))


def _beside(measure: Measure, taken: float, rows: int) -> Measure:
    """Return the measure of the text: its first ``rows`` lines begin later."""
    count = max(rows + 1, len(measure.widths), len(measure.starts))
    taken_of = [taken if line < rows else 0.0 for line in range(count)]
    return Measure(
        tuple(measure.width(line) - by for line, by in enumerate(taken_of)),
        tuple(measure.start(line) + by for line, by in enumerate(taken_of)),
    )


def _joined(galley: Galley, cap: Line) -> Galley:
    """Put the large character before the first line, as part of it."""
    first, *others = galley.lines
    whole = first._replace(
        runs=(*cap.runs, *first.runs),
        x=cap.x,
        width=rounded(first.x + first.width - cap.x),
        text=cap.text + first.text,
    )
    return galley._replace(lines=(whole, *others))


def _undropped(source: Source | None) -> Diagnostic:
    return Diagnostic(
        "warning",
        "compose.no-drop-cap",
        Words("此段首字不能下沉", "no drop cap can stand in this paragraph"),
        source,
        SILENT,
    )
