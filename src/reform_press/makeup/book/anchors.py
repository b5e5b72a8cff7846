"""Ids of what has none (补编号), so that contents and lists can lead to it.

In: a book.  Out: the same with an id at every heading, and at every float with
a caption: it is numbered; at every entry where contents list these.

"""

from collections.abc import Iterator
from functools import partial

from reform_press.content.book.model import (
    Block,
    Book,
    Chapter,
    Float,
    Heading,
    Text,
)
from reform_press.kept import Memory
from reform_press.makeup.book.contents import ENTRY

#: No author writes such a sign in an id.
_OWN = "~"


def anchored(book: Book, memory: Memory | None = None) -> Book:
    """Return a book whose contents and lists have something to lead to.

    A chapter that stays the same object gives the same one again.
    """
    memory = memory or Memory()
    deep = any(part.kind == "contents" and part.depth >= ENTRY for part in book.parts)

    def named(chapter: Chapter) -> Chapter:
        make = partial(_chapter, chapter, deep=deep)
        return memory.of("anchored", (chapter,), deep, make)

    parts = (
        part._replace(chapters=tuple(map(named, part.chapters))) for part in book.parts
    )
    return book._replace(parts=tuple(parts))


def _chapter(chapter: Chapter, *, deep: bool) -> Chapter:
    if not any(_nameless(block, deep=deep) for block in chapter.blocks):
        return chapter
    return chapter._replace(blocks=tuple(_named(chapter, deep=deep)))


def _nameless(block: Block, *, deep: bool) -> bool:
    """Tell whether a block lacks the id that it is found by."""
    match block:
        case Heading():
            return not block.id
        case Float():
            return block.caption is not None and not block.id
        case Text():
            return deep and block.entry is not None and not block.id


def _named(chapter: Chapter, *, deep: bool) -> Iterator[Block]:
    count = 0
    for block in chapter.blocks:
        if _nameless(block, deep=deep):
            count += 1
            yield block._replace(id=f"{chapter.id}{_OWN}{count}")
        else:
            yield block
