"""A path under construction and the place of text (路径、文字位置).

In: operands.  Out: boxes in user space.  Curves are held by their control
points, which contain them.

"""

from reform_press.preflight.reading import Value, elements, number
from reform_press.preflight.state import (
    SAME,
    Box,
    Matrix,
    Pen,
    around,
    height,
    moved,
    placed,
    times,
)

#: Nothing can be seen in an empty clip: it is put far off the sheet.
NOWHERE = Box(-1e9, -1e9, -1e9, -1e9)
#: How far type reaches below and above the baseline, in em, about.
_BELOW, _ABOVE = -0.12, 0.88
#: How far it reaches to either side of the middle of a vertical line.
_ASIDE = 0.5


class Path:
    """The current path: its corners, and the rectangles among them."""

    def __init__(self) -> None:
        self.clipping = False
        self._points: list[tuple[float, float]] = []
        self._rectangles: list[Box] = []

    def add(self, matrix: Matrix, operands: list[Value]) -> None:
        """Take up the points of ``m l c v y``."""
        for i in range(0, len(operands) - 1, 2):
            x, y = number(operands[i]), number(operands[i + 1])
            self._points.append(moved(matrix, x, y))

    def add_rectangle(self, matrix: Matrix, operands: list[Value]) -> None:
        """Take up the rectangle of ``re``."""
        if len(operands) >= 4:
            x, y, wide, tall = (number(operand) for operand in operands[:4])
            self._rectangles.append(placed(matrix, Box(x, y, x + wide, y + tall)))

    def box(self) -> Box | None:
        """Return the box around the path, None if there is nothing."""
        corners = [(box.left, box.bottom) for box in self._rectangles]
        corners += [(box.right, box.top) for box in self._rectangles]
        corners += self._points
        return around(corners) if corners else None

    def thickness(self) -> float:
        """Return the smaller side of a path that is one rectangle, or 0."""
        if self._points or len(self._rectangles) != 1:
            return 0.0
        box = self._rectangles[0]
        return min(box.right - box.left, box.top - box.bottom)

    def close(self, pen: Pen) -> None:
        """End the path; a clip asked for takes effect now."""
        box = self.box()
        if self.clipping and box:
            pen.clip = box.within(pen.clip) or NOWHERE
        self.clipping = False
        self._points, self._rectangles = [], []


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

    def show(self, pen: Pen, shown: Value) -> tuple[Box, float, int] | None:
        """Show a string, or an array of strings and shifts (``Tj``, ``TJ``).

        Return its box, the size of its type and the number of missing
        glyphs; None if nothing is shown.
        """
        face, missing, codes = pen.font, 0, 0
        if face is None:
            return None
        start = times(self._glyph, pen.matrix)
        for item in elements(shown) or (shown,):
            if isinstance(item, int | float) or not hasattr(item, "__bytes__"):
                self._shift(-number(item) / 1000 * pen.size, pen, face.vertical)
                continue
            string = bytes(item)
            ems, count = face.advance(string)
            blanks = 0 if face.double else string.count(b" ")
            gaps = count * pen.between + blanks * pen.words
            length = ems * pen.size - gaps if face.vertical else ems * pen.size + gaps
            self._shift(length, pen, face.vertical)
            missing += face.missing(string)
            codes += count
        if not codes:
            return None
        size = pen.size * height(start)
        return self._box(start, pen), abs(size), missing

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
            edges = [(0.0, pen.rise + pen.size * y) for y in (_BELOW, _ABOVE)]
        return around([moved(at, *edge) for at in (start, end) for edge in edges])
