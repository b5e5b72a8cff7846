"""Sheets as operators of a page stream (绘制).

In: a side, its marks, and how the file's pages lie.  Out: bytes.  Numbers
are rounded (to four decimals), so the same sheet is the same bytes.

"""

from collections.abc import Callable, Iterable, Mapping

from reform_press.colour import Colour
from reform_press.fonts.face import Face
from reform_press.geometry import Rect
from reform_press.imposition.leaves import Leaf
from reform_press.imposition.marks import Mark
from reform_press.imposition.placing import Place, Side
from reform_press.page import Area, Rule, TextLine
from reform_press.pdf.embed_font import glyphs
from reform_press.pdf.objects import number
from reform_press.pdf.outlined import shape_of

#: Handles of a quarter of a circle, in radii.
_QUARTER = 0.5523
#: A page turned by this many degrees clockwise: its matrix but for the move.
_TURNS = {
    0: (1.0, 0.0, 0.0, 1.0),
    90: (0.0, -1.0, 1.0, 0.0),
    180: (-1.0, 0.0, 0.0, -1.0),
    270: (0.0, 1.0, -1.0, 0.0),
}


def form_name(page: int) -> str:
    """Name a page of the file among the resources of a sheet."""
    return f"/P{page}"


def pages_of(side: Side, leaves: Mapping[int, Leaf]) -> bytes:
    """Draw the pages of a side, each within what of it is printed."""
    high = side.sheet.height
    return b"".join(
        _page(place, leaves[place.page], high) for place in side.places if place.page
    )


def _page(place: Place, leaf: Leaf, high: float) -> bytes:
    clip = place.clip
    matrix = _matrix(place, leaf, high)
    return (
        f"q {_numbers(clip.x, high - clip.bottom, clip.width, clip.height)} re W n "
        f"{_numbers(*matrix)} cm {form_name(place.page)} Do Q\n"
    ).encode()


def _matrix(place: Place, leaf: Leaf, high: float) -> tuple[float, ...]:
    """Return the matrix that brings a page's trim into its place."""
    turn = (leaf.turn + (180 if place.turned else 0)) % 360
    a, b, c, d = (leaf.unit * part for part in _TURNS[turn])
    trim = leaf.trim
    # The corner of the trim that comes to stand lowest and leftmost.
    x = min(a * at + c * up for at in trim[::2] for up in trim[1::2])
    y = min(b * at + d * up for at in trim[::2] for up in trim[1::2])
    return a, b, c, d, place.rect.x - x, high - place.rect.bottom - y


def marks_of(
    marks: Iterable[Mark],
    high: float,
    face: Callable[[str], Face],
    spaces: Mapping[str, str],
) -> bytes:
    """Draw marks; ``spaces`` are the resource names of spot inks."""
    drawn: list[str] = []
    for mark in marks:
        match mark:
            case Rule():
                drawn.append(_rule(mark, high, spaces))
            case Area():
                drawn.append(_area(mark, high, spaces))
            case TextLine():
                drawn.append(_line(mark, high, face, spaces))
    return "".join(drawn).encode()


def _rule(rule: Rule, high: float, spaces: Mapping[str, str]) -> str:
    dash = f"[{_numbers(*rule.dash)}] 0 d " if rule.dash else ""
    return (
        f"q {_inks(rule.colour, spaces, stroke=True)}{_numbers(rule.weight)} w {dash}"
        f"{_numbers(rule.x1, high - rule.y1)} m "
        f"{_numbers(rule.x2, high - rule.y2)} l S Q\n"
    )


def _area(area: Area, high: float, spaces: Mapping[str, str]) -> str:
    rect = area.rect
    if area.fill is not None:
        box = _numbers(rect.x, high - rect.bottom, rect.width, rect.height)
        return f"q {_inks(area.fill, spaces)}{box} re f Q\n"
    stroke = _inks(area.stroke or Colour(), spaces, stroke=True)
    return f"q {stroke}{_numbers(area.weight)} w {_ring(rect, high)} S Q\n"


def _ring(rect: Rect, high: float) -> str:
    """Return the path of a circle in a square."""
    r = rect.width / 2
    x, y, h = rect.x + r, high - rect.y - r, r * _QUARTER
    return (
        f"{_numbers(x + r, y)} m "
        f"{_numbers(x + r, y + h, x + h, y + r, x, y + r)} c "
        f"{_numbers(x - h, y + r, x - r, y + h, x - r, y)} c "
        f"{_numbers(x - r, y - h, x - h, y - r, x, y - r)} c "
        f"{_numbers(x + h, y - r, x + r, y - h, x + r, y)} c h"
    )


def _line(
    line: TextLine,
    high: float,
    face: Callable[[str], Face],
    spaces: Mapping[str, str],
) -> str:
    """Draw a line as shapes: it needs no font in the file (转曲)."""
    drawn: list[str] = []
    for run in line.runs:
        inks = _inks(run.colour, spaces)
        x = line.x + run.x
        outlines = face(run.face)
        for code in glyphs(run.codes):
            shape = shape_of(code, outlines).decode()
            if shape:
                place = _numbers(run.size, 0, 0, run.size, x, high - line.y)
                drawn.append(f"q {inks}{place} cm {shape}Q\n")
            x += outlines.advance(code) * run.size
    return "".join(drawn)


def _inks(colour: Colour, spaces: Mapping[str, str], *, stroke: bool = False) -> str:
    if colour.spot:
        space = spaces[colour.spot]
        told = f"{_numbers(colour.tint)} "
        return f"{space} CS {told}SCN " if stroke else f"{space} cs {told}scn "
    return f"{_numbers(*colour[:4])} {'K' if stroke else 'k'} "


def _numbers(*values: float) -> str:
    return b" ".join(map(number, values)).decode()
