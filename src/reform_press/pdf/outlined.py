"""Lines that are no text, drawn as shapes (转曲).

In: lines of a page that tell nothing, such as the line numbers of a galley; and
glyphs one by one, for the marks of printing sheets.  Out: filled paths.  No
reader finds them by searching, none copies them: what is not copy is not in the
text layer, whatever a program makes of ActualText.

"""

from collections.abc import Iterable

from reform_press.fonts.face import Face
from reform_press.fonts.outline import Segment
from reform_press.page import TextLine
from reform_press.pdf.content import Content
from reform_press.pdf.objects import number

_OPERATORS = {"move": b"m", "line": b"l", "curve": b"c", "close": b"h"}


def draw_outlined(lines: Iterable[TextLine], content: Content) -> None:
    """Draw upright lines as shapes; glyphs stand where text would have them."""
    shapes: dict[tuple[str, int], bytes] = {}
    for line in lines:
        for run in line.runs:
            face = content.stock.fonts.face(run.face)
            content.fill(run.colour, overprint=content.stock.overprints)
            x = line.x + run.x
            for at in range(0, len(run.codes), 2):
                x += sum(by for index, by in run.shifts if 2 * index == at)
                code = int.from_bytes(run.codes[at : at + 2], "big")
                shape = shapes.get((run.face, code))
                if shape is None:
                    shape = shapes[run.face, code] = shape_of(code, face)
                content.save()
                content.numbers(run.size, 0, 0, run.size, x, -line.y)
                content.add(b"cm\n", shape)
                content.restore()
                x += face.advance(code) * run.size + run.tracking


def shape_of(code: int, face: Face) -> bytes:
    """Return a glyph as a filled path on an em of 1; a blank has none."""
    path = b"".join(map(_operator, face.outline(code)))
    return path + b"f\n" if path else b""


def _operator(segment: Segment) -> bytes:
    points = b" ".join(map(number, segment.points))
    return points + b" " * bool(points) + _OPERATORS[segment.kind] + b"\n"
