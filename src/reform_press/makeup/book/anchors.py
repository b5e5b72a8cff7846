"""Ids of what has none (补编号), so that contents and lists can lead to it.

In: a book.  Out: the same with an id at every heading, and at every float with
a caption: it is numbered.

"""

from collections.abc import Iterator

from reform_press.content.book.model import Block, Book, Chapter, Float, Heading
from reform_press.kept import Memory

#: No author writes such a sign in an id.
_OWN = "~"


def anchored(book: Book, memory: Memory | None = None) -> Book:
    """Return a book whose contents and lists have something to lead to.

    A chapter that stays the same object gives the same one again.
    """
    memory = memory or Memory()

    def named(chapter: Chapter) -> Chapter:
        return memory.of("anchored", (chapter,), (), lambda: _chapter(chapter))

    parts = (
        part._replace(chapters=tuple(map(named, part.chapters))) for part in book.parts
    )
    return book._replace(parts=tuple(parts))


def _chapter(chapter: Chapter) -> Chapter:
    if not any(map(_nameless, chapter.blocks)):
        return chapter
    return chapter._replace(blocks=tuple(_named(chapter)))


def _nameless(block: Block) -> bool:
    """Tell whether a block lacks the id that it is found by."""
    match block:
        case Heading():
            return not block.id
        case Float():
            return block.caption is not None and not block.id
    return False


def _named(chapter: Chapter) -> Iterator[Block]:
    count = 0
    for block in chapter.blocks:
        if _nameless(block):
            count += 1
            yield block._replace(id=f"{chapter.id}{_OWN}{count}")
        else:
            yield block
