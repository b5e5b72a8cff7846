"""Every paragraph of a chapter (逐段), read or rewritten.

In: a chapter.  Out: its paragraphs in order, captions, cells and notes among
them; or the chapter with each of them changed.

"""

from collections.abc import Callable, Iterable, Iterator

from reform_press.content.book.model import (
    Block,
    Chapter,
    Float,
    Heading,
    Table,
    Text,
)
from reform_press.content.model import Paragraph

Change = Callable[[Paragraph], Paragraph]


def paragraphs(chapter: Chapter) -> Iterator[Paragraph]:
    """Yield the paragraphs of a chapter, its notes last."""
    for block in chapter.blocks:
        yield from block_paragraphs(block)
    yield from (note.paragraph for note in chapter.notes)


def block_paragraphs(block: Block) -> Iterable[Paragraph]:
    """Yield the paragraphs of a block."""
    match block:
        case Heading():
            return (block.paragraph,)
        case Text():
            return (block.entry, block.paragraph) if block.entry else (block.paragraph,)
        case Float():
            caption = (block.caption,) if block.caption else ()
            if not isinstance(block.holds, Table):
                return (*caption, *block.notes)
            table = block.holds
            cells = (cell for row in table.rows for cell in row)
            return (*caption, *heads_of(table), *cells, *table.notes)


def heads_of(table: Table) -> Iterator[Paragraph]:
    """Yield the names of columns, and those over several as often as they stand."""
    for column in table.columns:
        yield from (column.group, column.head) if column.group else (column.head,)


def titles_of(chapter: Chapter) -> Iterator[tuple[str, Paragraph | None]]:
    """Yield ids of headings, floats and entries, and their titles if they have one."""
    for block in chapter.blocks:
        match block:
            case Heading():
                yield block.id, block.paragraph
            case Float():
                yield block.id, block.caption
            case Text() if block.entry:
                yield block.id, block.entry


def rewritten(chapter: Chapter, change: Change) -> Chapter:
    """Return the chapter with every paragraph changed."""
    return chapter._replace(
        blocks=tuple(_block(block, change) for block in chapter.blocks),
        notes=tuple(
            note._replace(paragraph=change(note.paragraph)) for note in chapter.notes
        ),
    )


def _block(block: Block, change: Change) -> Block:
    match block:
        case Heading():
            return block._replace(paragraph=change(block.paragraph))
        case Text():
            entry, paragraph = block.entry, change(block.paragraph)
            entry = entry and change(entry)
            if paragraph is block.paragraph and entry is block.entry:
                return block
            return block._replace(paragraph=paragraph, entry=entry)
        case Float():
            holds = block.holds
            if isinstance(holds, Table):
                holds = changed_table(holds, change)
            caption = block.caption and change(block.caption)
            notes = tuple(map(change, block.notes))
            return block._replace(holds=holds, caption=caption, notes=notes)


def changed_table(table: Table, change: Change) -> Table:
    """Return a table with every paragraph changed."""
    return table._replace(
        columns=tuple(
            one._replace(head=change(one.head), group=one.group and change(one.group))
            for one in table.columns
        ),
        rows=tuple(tuple(map(change, row)) for row in table.rows),
        notes=tuple(map(change, table.notes)),
    )
