"""Links and places in a book (链接、落点): what leads where on its pages.

In: pages as they were poured.  Out: the same without links that only tell
where something stands, and these as landings; then the links of a reader,
which lead to marks of the finished pages.

"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from math import floor

from reform_press.content.targets import INDEX
from reform_press.makeup.book.landed import FlowedChapter, FlowedPage, Landing
from reform_press.makeup.book.master import Field
from reform_press.page import Item, Link

#: What begins the ``href`` of what leads to a page by its number in the book.
LEAF = "leaf:"
#: Targets within the book: what they lead to stands behind the colon.
_INSIDE = ("page", "number", "title")
_SILENT = (INDEX, "note:")


def told_apart(
    flowed: FlowedChapter, fields: tuple[Field, Field], *, right: bool
) -> FlowedChapter:
    """Return a chapter whose captions and tables tell by landings, not by links.

    ``right`` is the side that it begins on.
    """
    pages: list[FlowedPage] = []
    landings = list(flowed.landings)
    for number, page in enumerate(flowed.pages):
        field = fields[right == (number % 2 == 0)]
        items: list[Item] = []
        for item in page.block.items:
            if isinstance(item, Link) and item.target.startswith(_SILENT):
                column = _column(item, field)
                landings.append(Landing(item.target, number, column, item.rect.y))
            else:
                items.append(item)
        pages.append(page._replace(block=replace(page.block, items=tuple(items))))
    return flowed._replace(pages=tuple(pages), landings=tuple(landings))


def _column(link: Link, field: Field) -> int:
    """Return the column that a link begins in, from 0."""
    along = link.rect.y - field.rect.y if field.vertical else link.rect.x - field.rect.x
    column = floor(along / (field.measure + field.gutter))
    return min(max(column, 0), field.columns - 1)


def leading(items: Iterable[Item], known: Collection[str]) -> Iterator[Item]:
    """Yield items whose links within the book lead to marks; others are dropped."""
    for item in items:
        if not isinstance(item, Link):
            yield item
            continue
        name = _name(item.target)
        if not name:
            yield item
        elif name in known:
            yield item._replace(target=f"story:{name}")


def targets(items: Iterable[Item]) -> frozenset[str]:
    """Return the names that links of items lead to within the book."""
    return frozenset(_name(item.target) for item in items if isinstance(item, Link))


def _name(target: str) -> str:
    """Return the mark that a target within the book leads to, "" for any other."""
    kind, _, name = target.partition(":")
    if kind in _INSIDE:
        return name
    if target.startswith(LEAF):
        return target
    return target[1:] if target.startswith("#") else ""
