"""What a page looks like, whatever it says (版面样貌).

In: a finished page.  Out: a name of all that is drawn on it, and of the sizes
and colours of its text: two pages of one name differ in words alone, and in
the places of lines that stand well inside the trim.  And its parts by
themselves, for a page that brings none but those of others.  And of what is
found at a spot of a page, where it is mended.

"""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import Any, NamedTuple

from reform_press.content.book.model import Heading, Part
from reform_press.content.model import Edition
from reform_press.content.place import names_file
from reform_press.errors import Source, Words
from reform_press.geometry import MM, Rect
from reform_press.kept import Memory
from reform_press.makeup.record import extent, size_of
from reform_press.page import (
    Area,
    Embed,
    Group,
    Item,
    Page,
    Picture,
    Rule,
    TextLine,
    among,
)

#: Lines nearer to the trim than this are known by their places: the safe zone
#: of the examiner, and a little for signs that hang.
_NEAR = 4 * MM
#: Decimals of places within a part, in points.
_DECIMALS = 2


class Looks(NamedTuple):
    """How a page looks (样貌)."""

    name: str  # of all of it
    #: Its parts: pictures wherever they stand inside, looks of text.
    parts: frozenset[str]
    placed: frozenset[str]  # parts that reach the trim: furniture, plates


class Alike(NamedTuple):
    """Pages of one look."""

    pages: list[int]  # from 0
    parts: frozenset[str]


def bringing(looks: Mapping[str, Alike]) -> list[str]:
    """Return the names of the looks that have a part which none before them has."""
    found = []
    known: set[str] = set()
    for name, alike in looks.items():
        if not alike.parts <= known:
            found.append(name)
            known |= alike.parts
    return found


def looks_of(page: Page, memory: Memory | None) -> Looks:
    """Tell how a page looks but for its words."""
    make = partial(_looks, page)
    return memory.of("looks", (page,), "", make) if memory else make()


def _looks(page: Page) -> Looks:
    trim = Rect(0.0, 0.0, *page.sheet.trim)
    safe = trim.inset(_NEAR)
    letters = set(_letters(page.items, safe))
    drawn = [item for item in page.items if isinstance(item, Picture | Embed | Group)]
    text = sorted(map(repr, letters))
    name = repr((page.sheet, list(map(_whole, drawn)), text))
    sheet = f"{page.sheet} {'' if _lie_apart(drawn, trim) else name}"
    placed = {repr(_whole(item)) for item in drawn if _is_held(item, safe)}
    inside = (repr(_loose(item)) for item in drawn if not _is_held(item, safe))
    return Looks(name, frozenset((sheet, *inside, *text)), frozenset(placed))


def _lie_apart(drawn: Sequence[Item], trim: Rect) -> bool:
    """Tell whether nothing drawn lies on another, but furniture on the page."""
    places = (extent(item) for item in drawn)
    inside = [one for one in places if one.width < trim.width]
    return not any(
        a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom
        for a, b in combinations(inside, 2)
    )


def _letters(items: Sequence[Item], safe: Rect) -> Iterator[tuple[Any, ...]]:
    """Yield how text, rules and grounds look, those in groups too."""
    for item in items:
        match item:
            case TextLine():
                place = None if _is_inside(item, safe) else _if_near(item, safe)
                for run in item.runs:
                    yield run.size, run.colour, run.condensed, place
            case Rule():
                yield item.weight, item.colour, item.dash, _if_near(item, safe)
            case Area():
                place = _if_near(item, safe)
                yield item.fill, item.stroke, item.weight, place
            case Group():
                yield from _letters(item.items, safe)


def _whole(item: Item) -> Any:
    """Return what is drawn, without the words that tell of it."""
    match item:
        case Picture():
            return item._replace(alt="", source=None)
        case Embed():
            return item.rect, item.digest
        case Group():
            inside = [_whole(one) for one in item.items]
            return item.clip, item.turn, item.at, item.oval, inside
    return None


def _loose(item: Item) -> Any:
    """Return what is drawn, wherever it stands."""
    place = extent(item)
    return _moved(item, -place.x, -place.y)


def _moved(item: Item, x: float, y: float) -> Any:
    match item:
        case Picture():
            return item.digest, item.crop, item.missing, _shifted(item.rect, x, y)
        case Embed():
            return item.digest, _shifted(item.rect, x, y)
        case Group():
            inside = [_moved(one, x, y) for one in item.items]
            return item.clip and _shifted(item.clip, x, y), item.oval, inside
    return None


def _is_held(item: Item, safe: Rect) -> bool:
    """Tell whether a place on the page belongs to what is drawn there."""
    return _is_turned(item) or _if_near(item, safe) is not None


def _is_turned(item: Item) -> bool:
    """Tell whether something in a group is turned: its extent is not its own."""
    return isinstance(item, Group) and (
        bool(item.turn) or any(map(_is_turned, item.items))
    )


def _shifted(rect: Rect, x: float, y: float) -> tuple[float, ...]:
    moved = rect.x + x, rect.y + y, rect.width, rect.height
    return tuple(round(length, _DECIMALS) for length in moved)


def _is_inside(line: TextLine, safe: Rect) -> bool:
    """Tell of most lines at once that they stand well inside."""
    size = size_of(line)
    return (
        not line.vertical
        and safe.x <= line.x
        and line.x + line.width <= safe.right
        and safe.y + size <= line.y <= safe.bottom - size
    )


def _if_near(item: Item, safe: Rect) -> Rect | None:
    """Return where an item that leaves the safe part of a page is, else nothing."""
    rect = extent(item)
    inside = rect.x >= safe.x and rect.right <= safe.right
    return None if inside and safe.y <= rect.y and rect.bottom <= safe.bottom else rect


def _source_at(page: Page, spot: tuple[float, float]) -> Source | None:
    """Return where the topmost thing at a spot was written, if it was.

    ``spot`` is in points from the top left of the trim.
    """
    for item in reversed(page.items):
        if (source := _source(item)) and _holds(item, spot):
            return source
    return None


def _title_at(page: Page, spot: tuple[float, float], edition: Edition) -> Source | None:
    """Return where a title is written that a head of the page runs at a spot."""
    heads = among(page.items, TextLine)
    running = {one.text for one in heads if not one.source and _holds(one, spot)}
    for part in edition.book.parts if edition.book else ():
        for title, source in ((part.title, part.source), *_titles(part)):
            if title in running:
                return source
    return None


def _titles(part: Part) -> Iterator[tuple[str, Source | None]]:
    for chapter in part.chapters:
        for block in chapter.blocks:
            if isinstance(block, Heading):
                yield block.paragraph.text, block.paragraph.source
        yield chapter.title, chapter.source


def _holds(item: Item, spot: tuple[float, float]) -> bool:
    area = extent(item)
    return area.x <= spot[0] <= area.right and area.y <= spot[1] <= area.bottom


def _source(item: Item) -> Source | None:
    match item:
        case TextLine() | Picture() | Embed():
            return item.source
        case Group():
            return next(filter(None, map(_source, item.items)), None)
    return None


class Place(NamedTuple):
    """How remarks call a page, and where it can be mended."""

    name: Words
    source: Source | None


class _Drawn(NamedTuple):
    """What a page of a template is made of, and where that is written."""

    template: str
    data: str  # JSON
    source: Source | None


def place_of(
    page: Page, code: str, spot: tuple[float, float], edition: Edition
) -> Place:
    """Say which page it is, and where what is found there is mended.

    ``code`` is that of the finding, ``spot`` in points from the trim's top left.

    Pages of templates are mended there; of pages that flow, the copy is named
    that stands at the place, or the master that draws the rest.
    """
    cover = edition.book.cover if edition.book else None
    if page.sheet.folds and cover:
        drawn = _Drawn(cover.template, cover.data, cover.source)
        return _drawn(Words("封面", "the cover"), drawn, code, edition)
    for plan in edition.pages:
        if plan.number == page.number:
            drawn = _Drawn(plan.template, plan.data, plan.source)
            return _drawn(_named(plan.folio or str(page.number)), drawn, code, edition)
    at = _source_at(page, spot) or _title_at(page, spot, edition)
    at = at or _master(page, edition) or edition.source
    return Place(_named(page.label or str(page.number)), at)


def _named(folio: str) -> Words:
    return Words(f"第 {folio} 面", f"page {folio}")


def _drawn(name: Words, drawn: _Drawn, code: str, edition: Edition) -> Place:
    """Say where a page of a template is mended.

    What pictures have may be theirs that the data name: those are told as well,
    at the line of the edition that names them.
    """
    template = Source(f"layouts/{edition.layout}/{drawn.template}")
    files = _files(json.loads(drawn.data))
    if not files or code.startswith("text."):
        return Place(name, template)
    listed = ", ".join((drawn.template, *files))
    return Place(Words(f"{name.zh}（{listed}）", f"{name.en} ({listed})"), drawn.source)


def _files(data: Any) -> tuple[str, ...]:
    """Return the names of files in what a template is told."""
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, list):
        return tuple(name for one in data for name in _files(one))
    return (data,) if isinstance(data, str) and names_file(data) else ()


def _master(page: Page, edition: Edition) -> Source | None:
    """Return the master of a page, by the chapter or the list that flows over it."""
    written = {line.source for line in among(page.items, TextLine) if line.source}
    files = {source.file for source in written}
    for part in edition.book.parts if edition.book else ():
        own = any(one.source and one.source.file in files for one in part.chapters)
        if own or part.source in written:
            return Source(f"layouts/{edition.layout}/{part.master}")
    return None
