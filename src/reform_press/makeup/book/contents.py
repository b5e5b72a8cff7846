"""What contents and lists of figures say (目录、图表目录), before they are set.

In: a book, and the folio of everything that has an id.  Out: lines: level,
words, where they lead, the number at their end.

"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reform_press.content.book.model import Book, Chapter, Heading, Part, Text
from reform_press.makeup.book.entries import DATED
from reform_press.makeup.book.references import PAGE, UNKNOWN, floats_of, in_line

#: Levels of the contents, and what ``Part.depth`` counts.
PART, CHAPTER, SECTION, ENTRY = 1, 2, 3, 4


class Listed(NamedTuple):
    """One line of a list (目录行)."""

    level: int
    words: str
    id: str  # what it leads to
    number: str = ""  # a figure's or a table's, before the words
    folio: str = ""
    apart: bool = False  # it begins a list of its own


def contents_of(
    book: Book, words: Mapping[str, str], depth: int = SECTION
) -> Iterator[Listed]:
    """Yield the lines of the contents: parts, chapters, sections, entries.

    ``words`` has folios by ``page:ID``.  A part of one chapter of the same
    title is listed once, its sections right below it; one that a designed page
    opens stands where that page is.
    """
    before: Part | None = None
    for part in book.parts:
        if part.listed:
            first = before if before and _opens(before, part) else part
            yield _listed(PART, part.title, first.id, words)
            for chapter in part.chapters if depth > PART else ():
                yield from _chapter(part, chapter, words, depth)
        before = part


def _opens(one: Part, part: Part) -> bool:
    """Tell whether a designed page is the title leaf of the part behind it (篇首页)."""
    shown = bool(one.pages) and one.folios != "none"
    return shown and not one.listed and one.title == part.title


def _chapter(
    part: Part, chapter: Chapter, words: Mapping[str, str], depth: int
) -> Iterator[Listed]:
    alone = chapter.title == part.title
    if not alone:
        yield _listed(CHAPTER, chapter.title, chapter.id, words)
    level = own = CHAPTER if alone else SECTION
    deep = depth >= ENTRY and part.kind not in DATED
    for block in chapter.blocks if depth >= SECTION else ():
        if isinstance(block, Heading) and block.level == 2 and block.id:
            yield _listed(level, in_line(block.paragraph, words), block.id, words)
            own = level + 1  # of the entries below it
        elif deep and isinstance(block, Text) and block.entry:
            yield _listed(own, in_line(block.entry, words), block.id, words)


def figures_of(book: Book, words: Mapping[str, str]) -> Iterator[Listed]:
    """Yield the lines of the list of figures, then of the list of tables."""
    every = [one for _, one in floats_of(book)]
    for series in ("figure", "table"):
        own = (one for one in every if one.series == series)
        for at, one in enumerate(own):
            title = in_line(one.caption, words) if one.caption else ""
            line = _listed(SECTION, title, one.id, words)
            yield line._replace(number=words[f"number:{one.id}"], apart=not at)


def _listed(level: int, title: str, name: str, words: Mapping[str, str]) -> Listed:
    return Listed(level, title, name, folio=words.get(PAGE + name, UNKNOWN))
