"""The numbers of a book settled (页码定稿): chapters, contents, index in turn.

In: a book, its masters.  Out: every part on its pages, and what each reference
says.  What a page's number changes is set again, and nothing else: a chapter
that names other pages, the contents, the index.  That ends when a pass changes
nothing, as it soon does; at the latest after ``PASSES``, with a remark.

"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

from reform_press.content.book.model import Book, Chapter, Part
from reform_press.content.targets import INDEX
from reform_press.errors import Diagnostic, LayoutError
from reform_press.kept import Memory
from reform_press.makeup.block import Desk, remark
from reform_press.makeup.book.apart import Others, Wanted
from reform_press.makeup.book.contents import SECTION, contents_of, figures_of
from reform_press.makeup.book.elements import SetChapter
from reform_press.makeup.book.flowing import (
    fields_of,
    flow_chapters,
    flow_set,
    streams_of,
)
from reform_press.makeup.book.folios import Leaf, first_of, leaves_of
from reform_press.makeup.book.index import Index, Spot, in_headings
from reform_press.makeup.book.keeping import is_kept, poured_or_kept
from reform_press.makeup.book.landed import (
    FlowedChapter,
    FlowedPage,
    FlowedPart,
    Landing,
)
from reform_press.makeup.book.links import told_apart
from reform_press.makeup.book.listing import contents_style, set_index, set_list
from reform_press.makeup.book.master import Field, Master
from reform_press.makeup.book.references import (
    PAGE,
    called,
    fixed_words,
    referred,
    referring_titles,
    retold,
)

#: How often a book is looked through before its numbers are given up.
PASSES = 5
#: What landings say of an id.
ID = "id:"
#: Kinds of parts that are made of the rest of the book.
MADE = ("contents", "figures", "index")
#: What runs refer to, and what they say.
Words = tuple[tuple[str, str | None], ...]


class Settled(NamedTuple):
    """A book whose parts have their pages."""

    parts: tuple[FlowedPart, ...]  # without pages where they are designed
    leaves: tuple[Leaf, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    words: Mapping[str, Words] = {}  # what references say, by the ids of chapters


def settle(book: Book, masters: Mapping[int, Master], desk: Desk) -> Settled:
    """Put all parts of a book on pages; ``masters`` by the number of the part.

    ``makeup.unsettled`` where numbers still change after the last pass.  Raises
    LayoutError with the faults of all parts.
    """
    work = _Settling(book, masters, desk)
    for _ in range(PASSES):
        if not work.passed():
            return work.done()
    return work.done(unsettled=True)


class _Settling:
    """A book between two passes."""

    def __init__(self, book: Book, masters: Mapping[int, Master], desk: Desk) -> None:
        self._book, self._masters, self._desk = book, masters, desk
        self._others = Others(desk)
        self._fixed = fixed_words(book, desk.edition.lang, desk.kept.memory)
        self._referring = referring_titles(book, desk.kept.memory)
        self._words: dict[str, str] = self._fixed
        memory = desk.kept.memory
        self._streams = tuple(streams_of(part, memory) for part in book.parts)
        self._entries = dict(in_headings(book))
        self._made: dict[tuple[int, int], tuple[Any, FlowedChapter]] = {}
        self._parts: list[FlowedPart] = []
        self._leaves: tuple[Leaf, ...] = ()
        self._places: dict[tuple[int, int], Leaf] = {}
        self._fresh: list[Part] = []  # parts of which this pass set something anew
        self._wrong: list[Diagnostic] = []  # what kept parts from being set
        #: Chapters that others have laid out, by their number and side.
        self._ahead: dict[tuple[tuple[int, int], bool], FlowedChapter] = {}

    def passed(self) -> bool:
        """Look through the whole book; tell whether anything was set anew."""
        self._fresh, self._wrong = [], []
        streams = tuple(zip(self._book.parts, self._streams, strict=True))
        self._ahead = self._others.laid_ahead(
            streams, self._masters, self._words, self._wanted
        )
        parts: list[FlowedPart] = []
        before = 0
        for at, part in enumerate(self._book.parts):
            first = first_of(part, before)
            flowed = self._part(at, part, first)
            parts.append(flowed)
            count = _count(part, flowed)
            before = first - 1 + count if count else before
        if self._wrong:
            raise LayoutError(*dict.fromkeys(self._wrong))
        self._parts = parts
        self._leaves = leaves_of(self._book.parts, map(_count, self._book.parts, parts))
        self._places = {(leaf.part, leaf.at): leaf for leaf in self._leaves}
        self._words = retold(self._fixed | dict(self._folios()), self._referring)
        return bool(self._fresh)

    def done(self, *, unsettled: bool = False) -> Settled:
        """Return the book as it is."""
        said = self._others.diagnostics
        if unsettled:
            said += tuple(_unsettled(part) for part in self._fresh)
        return Settled(tuple(self._parts), self._leaves, said, dict(self._printed()))

    def _printed(self) -> Iterator[tuple[str, Words]]:
        """Yield what the references of each chapter were set as."""
        for (at, stream), ((_, asked), _) in self._made.items():
            if self._book.parts[at].kind not in MADE:
                for chapter in self._streams[at][stream]:
                    yield chapter.id, asked

    def _part(self, at: int, part: Part, first: int) -> FlowedPart:
        """Return a part whose first page is the book's number ``first``."""
        if part.pages:
            return FlowedPart((), (), ())
        pages: list[FlowedPage] = []
        landings: list[Landing] = []
        begins: list[int] = []
        for number in range(1 if part.kind in MADE else len(self._streams[at])):
            count = len(pages)
            right = (first + count) % 2 == 1
            try:
                one = self._flowed((at, number), part, right=right)
            except LayoutError as error:  # what is wrong elsewhere is told as well
                self._wrong += error.diagnostics
                continue
            pages += one.pages
            begins += (count + page for page in one.begins)
            landings += (each._replace(page=count + each.page) for each in one.landings)
        return FlowedPart(tuple(pages), tuple(landings), tuple(begins))

    def _flowed(self, at: tuple[int, int], part: Part, *, right: bool) -> FlowedChapter:
        """Return chapters, or what is made in their place, as made for the same."""
        asked = self._asked(at, part)
        key = right, asked
        known, found = self._made.get(at, (None, FlowedChapter((), ())))
        if known == key:
            return found
        self._fresh.append(part)
        master = self._masters[at[0]]
        chapters = () if part.kind in MADE else self._streams[at[0]][at[1]]
        make = partial(self._poured, chapters, asked, part, master, right=right)
        ahead = self._ahead.pop((at, right), None)
        if ahead:
            make = partial(FlowedChapter, *ahead)
        told = self._told(at, asked, right=right)
        flowed = poured_or_kept(chapters, told, desk_of(part, self._desk), make)
        self._made[at] = key, flowed
        return flowed

    def _told(
        self, at: tuple[int, int], asked: tuple[Any, ...], *, right: bool
    ) -> tuple[Any, ...]:
        """Return what poured chapters depend on besides themselves."""
        master, part = self._masters[at[0]], self._book.parts[at[0]]
        own = part._replace(chapters=(), pages=())
        return right, asked, own, master.left.digest, master.right.digest

    def _wanted(self, at: tuple[int, int]) -> Wanted:
        """Tell whether a stream is to be set, and on which sides it may begin."""
        part, desk = self._book.parts[at[0]], self._desk
        asked, known = self._asked(at, part), self._made.get(at)
        if known:
            (right, before), _ = known
            return Wanted(() if before == asked else (right,), asked)
        first = part.opens == "recto" and not at[1]
        chapters = self._streams[at[0]][at[1]]
        sides = (
            right
            for right in ((True,) if first else (True, False))
            if not is_kept(chapters, self._told(at, asked, right=right), desk)
        )
        return Wanted(tuple(sides), asked)

    def _poured(
        self,
        chapters: Sequence[Chapter],
        asked: tuple[Any, ...],
        part: Part,
        master: Master,
        *,
        right: bool,
    ) -> FlowedChapter:
        """Pour chapters that say what they refer to, or what is made of them."""
        desk, words = desk_of(part, self._desk), self._words
        fields = fields_of(part, master, desk)
        if part.kind in MADE:
            made = _listing(part, asked, fields[0], desk)
            return flow_set(made, part, master, desk, right=right)
        said = [referred(one, words) for one in chapters]
        flowed = flow_chapters(said, part, master, desk, words, right=right)
        return told_apart(flowed, fields, right=right)

    def _asked(self, at: tuple[int, int], part: Part) -> tuple[Any, ...]:
        """Return all that numbers have to do with chapters, a list, the index."""
        words = self._words
        if part.kind == "contents":
            return tuple(contents_of(self._book, words, part.depth))
        if part.kind == "figures":
            return tuple(figures_of(self._book, words))
        if part.kind == "index":
            return self._index().groups({leaf.number: leaf for leaf in self._leaves})
        found = map(self._called, self._streams[at[0]][at[1]])
        return tuple((href, words.get(href)) for href in chain.from_iterable(found))

    def _called(self, chapter: Chapter) -> tuple[str, ...]:
        """Return the hrefs whose words a chapter shows, in order."""
        memory = self._desk.kept.memory or Memory()
        return memory.of(
            "called", (chapter,), (), lambda: tuple(sorted(called(chapter)))
        )

    def _index(self) -> Index:
        """Return the index as far as the book is known."""
        index = Index(self._book.terms, self._book.sort)
        for at, flowed in enumerate(self._parts):
            if flowed.pages:
                sides = fields_of(self._book.parts[at], self._masters[at], self._desk)
                single = sides[0].columns == 1
            for one in flowed.landings:
                name = one.target.removeprefix(ID)
                for href in self._entries.get(name, (one.target,)):
                    if href.startswith(INDEX):
                        page = self._places[at, one.page].number
                        index.add(href, Spot(page, -1 if single else one.column))
        return index

    def _folios(self) -> Iterator[tuple[str, str]]:
        """Yield the folio of everything that has an id, by ``page:ID``."""
        for at, flowed in enumerate(self._parts):
            part = self._book.parts[at]
            if (at, 0) in self._places:
                yield PAGE + part.id, self._places[at, 0].folio
            for chapter, begin in zip(part.chapters, flowed.begins, strict=False):
                yield PAGE + chapter.id, self._places[at, begin].folio
            for one in flowed.landings:
                if one.target.startswith(ID):
                    name = one.target.removeprefix(ID)
                    yield PAGE + name, self._places[at, one.page].folio


def _count(part: Part, flowed: FlowedPart) -> int:
    """Return how many pages a part takes."""
    return len(part.pages) or len(flowed.pages)


def desk_of(part: Part, desk: Desk) -> Desk:
    """Return the desk at which a part is set: rows of lists are their own lines."""
    if part.kind not in MADE:
        return desk
    indexed = part.kind == "index"
    style = desk.layout.style("index") if indexed else contents_style(SECTION, desk)
    grid = desk.layout.grid._replace(size=style.size, leading=style.leading)
    return replace(desk, layout=desk.layout._replace(grid=grid))


def _listing(
    part: Part, asked: tuple[Any, ...], field: Field, desk: Desk
) -> SetChapter:
    make = set_index if part.kind == "index" else set_list
    return make(part, asked, field, desk)


def _unsettled(part: Part) -> Diagnostic:
    """Say that the pages of a part go on changing numbers, and these the pages."""
    return remark(
        "unsettled",
        f"“{part.title}”的页码排了 {PASSES} 遍还在变",
        f"numbers of pages in “{part.title}” still change after {PASSES} passes",
        part.source,
        hint=(
            "改写提到页码的一句，使它长短不在一行的边上",
            "reword what names a page, so that its length does not turn a line",
        ),
    )
