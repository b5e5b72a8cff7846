"""A book laid out (书芯): every page has its number, the text its place on it.

In: an edition with a book at the desk, the folder of its layout.  Out: a
``Volume``: flowing parts on their masters, designed ones by their templates,
both told which part they are of and on which side they stand.

    masters -> settle (chapters, contents, index) -> designed pages

"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from reform_press.content.book.model import Book
from reform_press.content.model import PagePlan
from reform_press.makeup.block import Desk
from reform_press.makeup.book.anchors import anchored
from reform_press.makeup.book.folios import BLANK, Leaf
from reform_press.makeup.book.master import Master
from reform_press.makeup.book.settling import Settled, settle
from reform_press.makeup.brochure import check_frames
from reform_press.makeup.designed import Designed
from reform_press.makeup.designing import Want, designed, page_told


class Volume(NamedTuple):
    """A book as laid out, before its pages are finished."""

    book: Book
    masters: Mapping[int, Master]  # of flowing parts, by their number from 0
    settled: Settled
    desk: Desk  # whose edition has the designed pages, by their numbers
    designed: tuple[Designed, ...]


def laid_out(desk: Desk, house: Path) -> Volume:
    """Lay out the book of an edition.

    Raises LayoutError with the faults of masters and templates.
    """
    assert desk.edition.book is not None
    book = anchored(desk.edition.book, desk.kept.memory)
    masters = _masters(book, desk, house)
    settled = settle(book, masters, desk)
    stand = [leaf for leaf in settled.leaves if _is_designed(leaf, book)]
    plans = tuple(_plan(leaf, book) for leaf in stand)
    desk = replace(desk, edition=desk.edition._replace(pages=plans))
    wants = (
        Want(plan.template, desk.layout.trim, _values(plan, leaf, len(plans), desk))
        for plan, leaf in zip(plans, stand, strict=True)
    )
    pages = designed(wants, desk, house)
    check_frames(desk.edition, pages)
    return Volume(book, masters, settled, desk, pages)


def _masters(book: Book, desk: Desk, house: Path) -> dict[int, Master]:
    """Return the masters of all flowing parts, designed for both their sides."""
    flowing = [at for at, part in enumerate(book.parts) if not part.pages]
    pages = designed(
        (
            Want(
                book.parts[at].master,
                desk.layout.trim,
                {"side": side, "part": _told(at, book)},
            )
            for at in flowing
            for side in ("left", "right")
        ),
        desk,
        house,
    )
    sides = zip(pages[::2], pages[1::2], strict=True)
    return {at: Master(*both) for at, both in zip(flowing, sides, strict=True)}


def _told(at: int, book: Book) -> dict[str, Any]:
    """Return what a template is told of the part that its page is of.

    ``place`` is that of its mark in the thumb index, from 0, of ``places``.
    """
    part = book.parts[at]
    thumbed = [other for other in book.parts if other.thumb]
    return {
        "title": part.title,
        "thumb": part.thumb,
        "place": thumbed.index(part) if part.thumb else 0,
        "places": len(thumbed),
        "number": at + 1,
        "kind": part.kind,
    }


def _is_designed(leaf: Leaf, book: Book) -> bool:
    return leaf.at != BLANK and bool(book.parts[leaf.part].pages)


def _plan(leaf: Leaf, book: Book) -> PagePlan:
    plan = book.parts[leaf.part].pages[leaf.at]
    return plan._replace(number=leaf.number, folio=leaf.label)


def _values(plan: PagePlan, leaf: Leaf, count: int, desk: Desk) -> dict[str, Any]:
    """Return what a designed page is told besides what a brochure's is."""
    book = desk.edition.book
    assert book is not None
    told = page_told(plan, count, desk.edition)
    return {**told, "side": leaf.side, "part": _told(leaf.part, book)}
