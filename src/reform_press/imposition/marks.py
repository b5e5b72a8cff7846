"""Marks on a sheet (大版标记): cuts, folds, register, colour bar, slug.

In: a side and the line that names it.  Out: items of the page model, all of
them off the bleed and off the gripper edge, but the mark on a book's spine.
Crop, fold and register marks stand on every plate.

"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from reform_press.colour import BLACK, Colour
from reform_press.fonts.face import Face
from reform_press.fonts.fallback import pick
from reform_press.geometry import MM, Rect
from reform_press.imposition.placing import Side
from reform_press.page import Area, GlyphRun, Rule, TextLine

Mark = Rule | Area | TextLine

#: Prints on all plates (套准色).
REGISTRATION = Colour(1.0, 1.0, 1.0, 1.0, spot="All")
_WEIGHT = 0.25
_AWAY = 1 * MM  # from the bleed to anything drawn here
_LENGTH = 6 * MM  # of a crop or fold mark
_DASH = (1 * MM, 0.7 * MM)
_RADIUS = 1.6 * MM  # of a register mark
_CROSS = 2.6 * MM  # half a register mark
_PATCH = 5 * MM
_SIZE = 7.0  # of the slug line

#: Full inks, their halves, overprints of two, and grey of three beside black.
BAR = (
    *(Colour(c=1.0), Colour(m=1.0), Colour(y=1.0), Colour(k=1.0)),
    *(Colour(c=0.5), Colour(m=0.5), Colour(y=0.5), Colour(k=0.5)),
    *(Colour(m=1.0, y=1.0), Colour(c=1.0, y=1.0), Colour(c=1.0, m=1.0)),
    *(Colour(c=0.5, m=0.4, y=0.4), Colour(k=0.5)),
)
#: The four plates, each named in its own ink (版别).
PLATES = (
    ("C", Colour(c=1.0)),
    ("M", Colour(m=1.0)),
    ("Y", Colour(y=1.0)),
    ("K", BLACK),
)


class Legend(NamedTuple):
    """What a sheet says of itself (标识)."""

    line: str
    plates: tuple[tuple[str, Colour], ...]
    chain: tuple[Face, ...]  # faces of the line, the first one first


def marks(side: Side, bleed: float, legend: Legend) -> tuple[Mark, ...]:
    """Return all marks of a side; ``bleed`` is how far pages are printed out."""
    outer = side.trim.inset(-bleed - _AWAY)
    edges = side.edges
    lines = [
        *_upright(edges.top, outer.y - _LENGTH, outer.y),
        *_upright(edges.bottom, outer.bottom, outer.bottom + _LENGTH),
        *_lying(edges.left, outer.x - _LENGTH, outer.x),
        *_lying(edges.right, outer.right, outer.right + _LENGTH),
        *_upright(edges.down, outer.y - _LENGTH, outer.y, _DASH),
        *_upright(edges.down, outer.bottom, outer.bottom + _LENGTH, _DASH),
        *_lying(edges.across, outer.x - _LENGTH, outer.x, _DASH),
        *_lying(edges.across, outer.right, outer.right + _LENGTH, _DASH),
    ]
    step = [Area(side.step, BLACK)] if side.step else []
    return (
        *lines,
        *_register(side, outer),
        *_bar(_rooms((*edges.bottom, *edges.down), side), outer.bottom),
        *_slug(_rooms((*edges.top, *edges.down), side), outer.y, legend),
        *step,
    )


def _upright(
    xs: Iterable[float], top: float, bottom: float, dash: tuple[float, ...] = ()
) -> list[Rule]:
    return [Rule(x, top, x, bottom, _WEIGHT, REGISTRATION, dash) for x in xs]


def _lying(
    ys: Iterable[float], left: float, right: float, dash: tuple[float, ...] = ()
) -> list[Rule]:
    return [Rule(left, y, right, y, _WEIGHT, REGISTRATION, dash) for y in ys]


def _register(side: Side, outer: Rect) -> list[Mark]:
    """Return a cross in a circle at each side of the sheet (套准线).

    It stands in the middle of the last column and of the first row, where no
    fold mark does.
    """
    rows = [place.trimmed for place in side.places]
    last = max(rows, key=lambda rect: rect.right)
    first = min(rows, key=lambda rect: rect.y)
    x, y = last.x + last.width / 2, first.y + first.height / 2
    found: list[Mark] = []
    for cx, cy in (
        (x, outer.y - _CROSS),
        (x, outer.bottom + _CROSS),
        (outer.x - _CROSS, y),
        (outer.right + _CROSS, y),
    ):
        ring = Rect(cx - _RADIUS, cy - _RADIUS, 2 * _RADIUS, 2 * _RADIUS)
        found += [
            Rule(cx - _CROSS, cy, cx + _CROSS, cy, _WEIGHT, REGISTRATION),
            Rule(cx, cy - _CROSS, cx, cy + _CROSS, _WEIGHT, REGISTRATION),
            Area(ring, None, REGISTRATION, _WEIGHT, _RADIUS),
        ]
    return found


def _rooms(taken: Sequence[float], side: Side) -> tuple[float, float]:
    """Return the widest stretch between marks along an edge: start and end."""
    last = max((place.trimmed for place in side.places), key=lambda r: r.right)
    middle = last.x + last.width / 2
    stops = sorted(
        [(x, x) for x in taken] + [(middle - _CROSS, middle + _CROSS)],
    )
    rooms = [(before[1] + _AWAY, after[0] - _AWAY) for before, after in pairwise(stops)]
    return max(rooms, key=lambda room: (round(room[1] - room[0], 3), -room[0]))


def _bar(room: tuple[float, float], top: float) -> list[Area]:
    """Return as many patches as there is room for (色标)."""
    start, end = room
    count = max(0, min(len(BAR), int((end - start) / _PATCH)))
    return [
        Area(Rect(start + at * _PATCH, top, _PATCH, _PATCH), BAR[at])
        for at in range(count)
    ]


def _slug(room: tuple[float, float], bottom: float, legend: Legend) -> list[TextLine]:
    """Return the line, and after it the name of each plate in its own ink."""
    start, end = room
    plates = [_set(name, legend.chain, colour) for name, colour in legend.plates]
    names = sum(line.width + _SIZE / 2 for line in plates)
    told = _set(legend.line, legend.chain, BLACK, end - start - names - _SIZE)
    found = []
    x, y = start, bottom - 2.0
    for line in (told, *plates):
        if not line.runs or x + line.width > end:
            continue
        found.append(line._replace(x=x, y=y))
        x += line.width + (_SIZE if line is told else _SIZE / 2)
    return found


def _set(
    text: str, chain: Sequence[Face], colour: Colour, room: float = 1e9
) -> TextLine:
    """Set a line from the left; what has no room or no glyph is left out."""
    runs: list[GlyphRun] = []
    x = 0.0
    shown = ""
    for character in text:
        face = pick(chain, character)
        if face is None:
            continue
        glyph = face.glyph(character)
        advance = face.advance(glyph) * _SIZE
        if x + advance > room:
            break
        code = glyph.to_bytes(2, "big")
        runs.append(GlyphRun(face.key, _SIZE, x, code, colour=colour))
        x += advance
        shown += character
    return TextLine(0.0, 0.0, x, tuple(runs), shown, role="slug")
