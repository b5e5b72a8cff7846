"""What a page looks like, whatever it says (版面样貌).

In: a finished page.  Out: a name of all that is drawn on it, and of the sizes
and colours of its text.  Two pages of one name differ in words alone, and in
the places of lines that stand well inside the trim.  And of a spot on a page,
where in the copy it was written what stands there.

"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from reform_press.errors import Source
from reform_press.geometry import MM, Rect
from reform_press.kept import Memory
from reform_press.makeup.record import extent
from reform_press.page import Area, Embed, Group, Item, Page, Picture, Rule, TextLine

#: Lines nearer to the trim than this are known by their places: the safe zone
#: of the examiner, and a little for signs that hang.
_NEAR = 4 * MM


def looks_of(page: Page, memory: Memory | None) -> str:
    """Name all of a page but its words."""
    make = partial(_look, page)
    return memory.of("looks", (page,), "", make) if memory else make()


def _look(page: Page) -> str:
    trim = Rect(0.0, 0.0, *page.sheet.trim)
    parts = list(_parts(page.items, trim.inset(_NEAR)))
    drawn = [part for part in parts if part[0] == "drawn"]
    text = sorted({repr(part) for part in parts if part[0] == "text"})
    return repr((page.sheet, drawn, text))


def _parts(items: tuple[Item, ...], safe: Rect) -> Iterator[tuple[Any, ...]]:
    """Yield what is drawn in its order, and how text looks."""
    for item in items:
        match item:
            case TextLine():
                place = _if_near(extent(item), safe)
                for run in item.runs:
                    yield "text", run.size, run.colour, run.condensed, place
            case Rule():
                place = _if_near(extent(item), safe)
                yield "text", item.weight, item.colour, item.dash, place
            case Area():
                place = _if_near(extent(item), safe)
                yield "text", item.fill, item.stroke, item.weight, place
            case Picture():
                yield "drawn", item._replace(alt="", source=None)
            case Embed():
                yield "drawn", item.rect, item.digest
            case Group():
                yield "drawn", item.clip, item.turn, item.at, item.oval
                yield from _parts(item.items, safe)


def _if_near(rect: Rect, safe: Rect) -> Rect | None:
    """Return a rectangle that leaves the safe part of a page, else nothing."""
    inside = rect.x >= safe.x and rect.right <= safe.right
    return None if inside and safe.y <= rect.y and rect.bottom <= safe.bottom else rect


def source_at(page: Page, spot: tuple[float, float]) -> Source | None:
    """Return where the topmost thing at a spot was written, if it was.

    ``spot`` is in points from the top left of the trim.
    """
    for item in reversed(page.items):
        if source := _source(item):
            area = extent(item)
            if area.x <= spot[0] <= area.right and area.y <= spot[1] <= area.bottom:
                return source
    return None


def _source(item: Item) -> Source | None:
    match item:
        case TextLine() | Picture() | Embed():
            return item.source
        case Group():
            return next(filter(None, map(_source, item.items)), None)
    return None
