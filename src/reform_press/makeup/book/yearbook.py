"""The pages of a yearbook (年鉴组版): what was laid out, finished page by page.

In: a ``Volume``.  Out: ``MadeUp`` as of every product: on each page what its
master draws, the text, folio and running head; blanks; the designed pages.
Right-hand pages run the section that they begin in, left-hand ones the part.

"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import NamedTuple

from reform_press.content.book.model import Part
from reform_press.errors import Diagnostic
from reform_press.makeup.block import Desk
from reform_press.makeup.book.bookmarks import marks_of
from reform_press.makeup.book.flowing import fields_of
from reform_press.makeup.book.folios import BLANK, Leaf, told_sides, told_twice
from reform_press.makeup.book.keeping import finished_or_kept
from reform_press.makeup.book.landed import FlowedPart
from reform_press.makeup.book.links import leading, targets
from reform_press.makeup.book.master import furniture, worded
from reform_press.makeup.book.own_pages import told_own_pages
from reform_press.makeup.book.settling import desk_of
from reform_press.makeup.book.volume import Volume
from reform_press.makeup.brochure import make_up_brochure
from reform_press.makeup.dummy import Dummy
from reform_press.makeup.frame import PageFrames
from reform_press.makeup.made_up import MadeUp
from reform_press.page import Mark, Page, Sheet


class _Finished(NamedTuple):
    """A page, and its frames."""

    page: Page
    frames: PageFrames


def make_up_yearbook(volume: Volume) -> MadeUp:
    """Finish every page of a book."""
    settled, book = volume.settled, volume.book
    designed = make_up_brochure(volume.designed, volume.desk)
    plates = iter(zip(designed.pages, designed.frames, strict=True))
    marks = marks_of(book, settled)
    known = frozenset(mark.story for some in marks.values() for mark in some)
    done: list[_Finished] = []
    for leaf in settled.leaves:
        if leaf.at == BLANK:
            made = _blank(leaf, volume.desk)
        elif book.parts[leaf.part].pages:
            made = _numbered(_Finished(*next(plates)), leaf)
        else:
            done.append(_flowed(leaf, volume, known, marks[leaf.number]))
            continue
        own = (*made.page.marks, *marks[leaf.number])
        done.append(made._replace(page=made.page._replace(marks=own)))
    return MadeUp(
        tuple(one.page for one in done),
        tuple(one.frames for one in done),
        (*_said(volume), *designed.diagnostics),
        Dummy(()),
        designed.overset,
        words=settled.words,
    )


def _said(volume: Volume) -> Iterator[Diagnostic]:
    """Yield what is to be said of masters, chapters and numbers."""
    settled = volume.settled
    pages = (page for master in volume.masters.values() for page in master)
    yield from dict.fromkeys(one for page in pages for one in page.diagnostics)
    for part in settled.parts:
        for page in part.pages:
            yield from page.block.diagnostics
    yield from settled.diagnostics
    yield from told_own_pages(volume.book, settled)
    yield from told_sides(settled.leaves, volume.book.parts)
    yield from told_twice(settled.leaves, volume.book.parts)


def _blank(leaf: Leaf, desk: Desk) -> _Finished:
    """Return a page on which nothing stands."""
    layout = desk.layout
    page = Page(leaf.number, Sheet(layout.trim, layout.bleed), (), leaf.label)
    frames = PageFrames(
        leaf.number, leaf.label, layout.trim.width, layout.trim.height,
        (0.0, 0.0), 0, 0.0, 0.0, 0, 0.0, (),
    )  # fmt: skip
    return _Finished(page, frames)


def _numbered(made: _Finished, leaf: Leaf) -> _Finished:
    """Return a designed page at its place in the book.

    Its stories' titles are no bookmarks: those of a book are its parts'.
    """
    page, frames = made
    marks = tuple(mark._replace(title="") for mark in page.marks)
    return _Finished(
        page._replace(number=leaf.number, label=leaf.label, marks=marks),
        replace(frames, number=leaf.number, label=leaf.label),
    )


def _flowed(
    leaf: Leaf, volume: Volume, known: frozenset[str], marks: tuple[Mark, ...]
) -> _Finished:
    """Return a page of a flowing part, as it was finished for the same."""
    part, flowed = volume.book.parts[leaf.part], volume.settled.parts[leaf.part]
    page, master = flowed.pages[leaf.at], volume.masters[leaf.part]
    running = _running(part, flowed, leaf)
    own = known & targets(page.block.items)

    def make() -> _Finished:
        made = _flowing(leaf, volume, own, running)
        return made._replace(page=made.page._replace(marks=marks))

    house = master.left.digest, master.right.digest, part.columns, part.vertical
    told = leaf, part.kind, part.thumb, house, running, own, marks
    return finished_or_kept(page, told, volume.desk, make)


def _flowing(
    leaf: Leaf, volume: Volume, known: Collection[str], running: str
) -> _Finished:
    """Return a page of a flowing part, on its master."""
    part, flowed = volume.book.parts[leaf.part], volume.settled.parts[leaf.part]
    master, page = volume.masters[leaf.part], flowed.pages[leaf.at]
    side = master.side(leaf.right)
    under, over = furniture(side)
    words = {"folio": leaf.folio, "running": running, "thumb": part.thumb}
    placed = tuple(worded(side, words, volume.desk))
    if page.bare:
        under = over = placed = ()
    desk = desk_of(part, volume.desk)
    field = fields_of(part, master, desk)[leaf.right]
    items = (
        *under,
        *leading(page.block.items, known),
        *(item for item, _ in placed),
        *over,
    )
    frames = PageFrames(
        leaf.number, leaf.label, *side.size, (field.rect.x, field.rect.y),
        field.columns, field.measure, field.gutter, field.rows, field.leading,
        (*page.block.frames, *(frame for _, frame in placed)),
    )  # fmt: skip
    sheet = Sheet(side.size, side.bleed)
    return _Finished(Page(leaf.number, sheet, items, leaf.label), frames)


def _running(part: Part, flowed: FlowedPart, leaf: Leaf) -> str:
    """Return the running head of a page (书眉)."""
    page = flowed.pages[leaf.at]
    if not leaf.right or not part.chapters:
        return part.title
    begun = sum(begin <= leaf.at for begin in flowed.begins)
    chapter = part.chapters[max(0, begun - 1)].title
    return page.running or next(iter(page.headings), chapter)
