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
from reform_press.geometry import Rect
from reform_press.imposition.placing import Side
from reform_press.page import Area, Rule, TextLine
from reform_press.pdf.marks import (
    AWAY,
    CROP,
    CROSS,
    FOLD,
    REGISTRATION,
    SLUG_DROP,
    SLUG_SIZE,
    WEIGHT,
    Letters,
    patches,
    registration_mark,
    slug_line,
)

Mark = Rule | Area | TextLine

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
    outer = side.trim.inset(-bleed - AWAY)
    edges = side.edges
    lines = [
        *_upright(edges.top, outer.y - CROP, outer.y),
        *_upright(edges.bottom, outer.bottom, outer.bottom + CROP),
        *_lying(edges.left, outer.x - CROP, outer.x),
        *_lying(edges.right, outer.right, outer.right + CROP),
        *_upright(edges.down, outer.y - CROP, outer.y, FOLD),
        *_upright(edges.down, outer.bottom, outer.bottom + CROP, FOLD),
        *_lying(edges.across, outer.x - CROP, outer.x, FOLD),
        *_lying(edges.across, outer.right, outer.right + CROP, FOLD),
    ]
    start, end = _rooms((*edges.bottom, *edges.down), side)
    step = [Area(side.step, BLACK)] if side.step else []
    return (
        *lines,
        *_register(side, outer),
        *patches(start, outer.bottom, end - start),
        *_slug(_rooms((*edges.top, *edges.down), side), outer.y, legend),
        *step,
    )


def _upright(
    xs: Iterable[float], top: float, bottom: float, dash: tuple[float, ...] = ()
) -> list[Rule]:
    return [Rule(x, top, x, bottom, WEIGHT, REGISTRATION, dash) for x in xs]


def _lying(
    ys: Iterable[float], left: float, right: float, dash: tuple[float, ...] = ()
) -> list[Rule]:
    return [Rule(left, y, right, y, WEIGHT, REGISTRATION, dash) for y in ys]


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
        (x, outer.y - CROSS),
        (x, outer.bottom + CROSS),
        (outer.x - CROSS, y),
        (outer.right + CROSS, y),
    ):
        found += registration_mark(cx, cy)
    return found


def _rooms(taken: Sequence[float], side: Side) -> tuple[float, float]:
    """Return the widest stretch between marks along an edge: start and end."""
    last = max((place.trimmed for place in side.places), key=lambda r: r.right)
    middle = last.x + last.width / 2
    stops = sorted(
        [(x, x) for x in taken] + [(middle - CROSS, middle + CROSS)],
    )
    rooms = [(before[1] + AWAY, after[0] - AWAY) for before, after in pairwise(stops)]
    return max(rooms, key=lambda room: (round(room[1] - room[0], 3), -room[0]))


def _slug(room: tuple[float, float], bottom: float, legend: Legend) -> list[TextLine]:
    """Return the line, and after it the name of each plate in its own ink."""
    start, end = room
    letters = Letters(legend.chain)
    plates = [slug_line(name, letters, colour=colour) for name, colour in legend.plates]
    names = sum(line.width + SLUG_SIZE / 2 for line in plates)
    told = slug_line(legend.line, letters, end - start - names - SLUG_SIZE)
    found = []
    x, y = start, bottom - SLUG_DROP
    for line in (told, *plates):
        if not line.runs or x + line.width > end:
            continue
        found.append(line._replace(x=x, y=y))
        x += line.width + (SLUG_SIZE if line is told else SLUG_SIZE / 2)
    return found
