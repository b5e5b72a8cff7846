"""The place of text on a page (文字位置): where each string stands.

In: strings as they are shown, and the pen.  Out: their boxes in user space,
and the glyphs among them that have to be looked at one by one.

"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from reform_press.preflight.reading import Value, elements, number
from reform_press.preflight.state import SAME, Box, Matrix, Pen, around, moved, times
from reform_press.preflight.state import height as height_of
from reform_press.preflight.typeface import Typeface

#: How far type reaches below and above the baseline, in em, about.
_BELOW, _ABOVE = -0.12, 0.88
#: How far it reaches to either side of the middle of a vertical line.
_ASIDE = 0.5


@dataclass(slots=True)
class Shown:
    """What one string comes to on the page (一串文字)."""

    box: Box
    size: float  # of its type
    missing: list[Box] = field(default_factory=list)  # glyphs that are not there
    drawn: list[tuple[Value, Matrix]] = field(default_factory=list)  # of Type 3


class Lettering:
    """The text object: where the next glyph goes (ISO 32000-1 9.4)."""

    def __init__(self) -> None:
        self._glyph = self._line = SAME

    def begin(self, matrix: Matrix = SAME) -> None:
        """Set the text matrix: ``BT`` and ``Tm``."""
        self._glyph = self._line = matrix

    def move(self, x: float, y: float) -> None:
        """Go to another line: ``Td``."""
        self._line = times((1.0, 0.0, 0.0, 1.0, x, y), self._line)
        self._glyph = self._line

    def show(self, pen: Pen, shown: Value) -> Shown | None:
        """Show a string, or an array of strings and shifts (``Tj``, ``TJ``).

        Return None if nothing is shown.
        """
        face = pen.font
        if face is None:
            return None
        start = times(self._glyph, pen.matrix)
        missing: list[Box] = []
        drawn: list[tuple[Value, Matrix]] = []
        codes = 0
        for item in elements(shown) or (shown,):
            if isinstance(item, int | float) or not hasattr(item, "__bytes__"):
                self._shift(-number(item) / 1000 * pen.size, pen, face.vertical)
                continue
            string = bytes(item)
            codes += len(face.codes(string))
            if not face.alike(string):
                missing += self._missing(string, face, pen)
                drawn += self._drawn(string, face, pen)
            self._shift(_length(string, face, pen), pen, face.vertical)
        if not codes:
            return None
        size = abs(pen.size * face.em * height_of(start))
        return Shown(self._box(start, pen), size, missing, drawn)

    def _missing(self, string: bytes, face: Typeface, pen: Pen) -> list[Box]:
        """Return the boxes of glyphs that the font has not."""
        start, found = self._glyph, []
        for code, one in _one_by_one(string, face):
            before = times(self._glyph, pen.matrix)
            self._shift(_length(one, face, pen), pen, face.vertical)
            if face.lacks(code):
                found.append(self._box(before, pen))
        self._glyph = start
        return found

    def _drawn(
        self, string: bytes, face: Typeface, pen: Pen
    ) -> list[tuple[Value, Matrix]]:
        """Return the glyphs of a Type 3 font, each with its place."""
        start, found = self._glyph, []
        across = (pen.size * pen.stretch, 0.0, 0.0, pen.size, 0.0, pen.rise)
        for code, one in _one_by_one(string, face):
            if code in face.glyphs:
                at = times(across, times(self._glyph, pen.matrix))
                found.append((face.glyphs[code], times(face.matrix, at)))
            self._shift(_length(one, face, pen), pen, face.vertical)
        self._glyph = start
        return found

    def _shift(self, length: float, pen: Pen, vertical: bool) -> None:
        x, y = (0.0, length) if vertical else (length * pen.stretch, 0.0)
        self._glyph = times((1.0, 0.0, 0.0, 1.0, x, y), self._glyph)

    def _box(self, start: Matrix, pen: Pen) -> Box:
        """Return the box of what stands between ``start`` and here."""
        end = times(self._glyph, pen.matrix)
        if pen.font and pen.font.vertical:
            aside = _ASIDE * pen.size * pen.stretch
            edges = [(x, pen.rise) for x in (-aside, aside)]
        else:
            em = pen.size * (pen.font.em if pen.font else 1.0)
            edges = [(0.0, pen.rise + em * y) for y in (_BELOW, _ABOVE)]
        return around([moved(at, *edge) for at in (start, end) for edge in edges])


def _length(string: bytes, face: Typeface, pen: Pen) -> float:
    """Return how far a string moves the pen, before it is stretched."""
    ems, count = face.advance(string)
    blanks = 0 if face.double else string.count(b" ")
    gaps = count * pen.between + blanks * pen.words
    return ems * pen.size - gaps if face.vertical else ems * pen.size + gaps


def _one_by_one(string: bytes, face: Typeface) -> Iterator[tuple[int, bytes]]:
    width = 2 if face.double else 1
    for at, code in enumerate(face.codes(string)):
        yield code, string[at * width : (at + 1) * width]
