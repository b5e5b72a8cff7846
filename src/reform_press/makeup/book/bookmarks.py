"""Marks on the pages of a book (书签): bookmarks, and what links lead to.

In: a book on its pages.  Out: marks by the number of the page.  Parts,
chapters and sections are bookmarks, one below the other, and entries where the
contents list them; everything else that has an id, and every page, is a mark
without a title.

"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain

from reform_press.content.book.model import Book
from reform_press.makeup.book.contents import PART, SECTION, contents_of
from reform_press.makeup.book.folios import Leaf
from reform_press.makeup.book.links import LEAF
from reform_press.makeup.book.settling import ID, MADE, Settled
from reform_press.page import Mark


def marks_of(book: Book, settled: Settled) -> Mapping[int, tuple[Mark, ...]]:
    """Return the marks of every page, in the order in which they are read."""
    found: dict[int, list[Mark]] = defaultdict(list)
    places = {(leaf.part, leaf.at): leaf for leaf in settled.leaves}
    told = chain.from_iterable(settled.words.values())
    words = {href: said for href, said in told if said}
    depth = max(SECTION, *(p.depth for p in book.parts if p.kind == "contents"), 0)
    listed = contents_of(book, words, depth)
    titles = {line.id: (line.words, line.level) for line in listed}
    titles |= {p.id: (p.title, PART) for p in book.parts if p.kind in MADE}
    seen: set[str] = set()
    for leaf, y, name in _places(book, settled, places):
        if name not in seen:
            seen.add(name)
            title, level = titles.get(name, ("", PART))
            found[leaf.number].append(Mark(title, y, name, level))
    return {
        leaf.number: (Mark("", 0.0, f"{LEAF}{leaf.number}"), *found[leaf.number])
        for leaf in settled.leaves
    }


def _places(
    book: Book, settled: Settled, places: Mapping[tuple[int, int], Leaf]
) -> Iterator[tuple[Leaf, float, str]]:
    """Yield page, height and name of all that links lead to, as it is read."""
    for at, (part, flowed) in enumerate(zip(book.parts, settled.parts, strict=True)):
        if (at, 0) not in places:
            continue
        yield places[at, 0], 0.0, part.id
        heads = {landing.target for landing in flowed.landings}
        for chapter, begin in zip(part.chapters, flowed.begins, strict=False):
            if ID + chapter.id not in heads:  # it is set without its title
                yield places[at, begin], 0.0, chapter.id
        for one in flowed.landings:
            if one.target.startswith(ID):
                yield places[at, one.page], one.y, one.target.removeprefix(ID)
