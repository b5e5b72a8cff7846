"""The copy of an edition as a reader sees it (印出的文字): piece by piece.

In: an edition, or its book.  Out: for each story that stands on a page, and
each chapter, its pieces in order with their roles: what a build is compared by.

"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from reform_press.content.book.model import Block, Chapter, Float, Heading, Table
from reform_press.content.model import Edition, Paragraph, Photo, Story
from reform_press.makeup.book.references import referred

Words = Mapping[str, tuple[tuple[str, str | None], ...]]


class Piece(NamedTuple):
    """A piece of copy that stands by itself: a headline, a paragraph (段)."""

    role: str
    text: str
    id: str = ""


class Copy(NamedTuple):
    """The copy of a story or a chapter (稿件)."""

    id: str
    kind: str
    priority: int
    lang: str
    pieces: tuple[Piece, ...]
    photos: tuple[Photo, ...]


class Written(NamedTuple):
    """A story or a chapter as it was read, and how its copy is told."""

    source: Story | Chapter
    told: Hashable  # kind, language, what its references say
    copy: Callable[[], Copy]


def copy_of(edition: Edition, words: Words) -> Iterator[Written]:
    """Yield the copy of an edition: stories on its pages, chapters of its book.

    ``words`` are what the references of chapters say.
    """
    planned = {id for plan in edition.pages for id in plan.stories}
    for story in edition.stories:
        if story.id in planned:
            yield Written(story, (story.kind, story.lang), partial(_story, story))
    if edition.book:
        for part in edition.book.parts:
            for chapter in part.chapters:
                told = part.kind, edition.lang, words.get(chapter.id, ())
                yield Written(chapter, told, partial(_chapter, chapter, *told))


def _story(story: Story) -> Copy:
    return Copy(
        story.id, story.kind, story.priority, story.lang,
        tuple(_of_story(story)), story.photos,
    )  # fmt: skip


def _chapter(
    chapter: Chapter, kind: str, lang: str, words: Iterable[tuple[str, str | None]]
) -> Copy:
    said = {href: text for href, text in words if text is not None}
    chapter = referred(chapter, said)
    photos = (
        block.holds
        for block in chapter.blocks
        if isinstance(block, Float) and isinstance(block.holds, Photo)
    )
    pieces = tuple(_of_chapter(chapter))
    return Copy(chapter.id, kind, 0, lang, pieces, tuple(photos))


def _of_story(story: Story) -> Iterator[Piece]:
    head = story.headline
    yield Piece("kicker", head.kicker)
    yield Piece("title", head.main)
    yield Piece("deck", head.deck)
    yield Piece("byline", story.byline)
    yield Piece("dateline", story.dateline)
    yield Piece("correspondent", story.correspondent)
    for paragraph in story.body:
        yield Piece(paragraph.role, _written(paragraph), paragraph.id)
    yield Piece("supplier", story.supplier)
    for photo in story.photos:
        yield Piece("caption", photo.caption)
        yield Piece("credit", photo.credit)
    if story.figures:
        yield Piece("figures-title", story.figures.title)
        for figure in story.figures.figures:
            yield Piece("figure", f"{figure.number} {figure.label}")
        yield Piece("figures-note", story.figures.note)


def _of_chapter(chapter: Chapter) -> Iterator[Piece]:
    yield Piece("title", chapter.title)
    for block in chapter.blocks:
        yield from _of_block(block)
    for note in chapter.notes:
        yield Piece("note", _written(note.paragraph), note.name)


def _of_block(block: Block) -> Iterator[Piece]:
    match block:
        case Heading():
            yield Piece("crosshead", block.paragraph.text, block.id)
        case Float():
            caption = block.caption.text if block.caption else ""
            yield Piece("caption", caption, block.id)
            yield Piece("credit", block.credit)
            if isinstance(block.holds, Table):
                yield from _of_table(block.holds)
        case _:
            title = f"【{block.entry.text}】" if block.entry else ""
            text = title + _written(block.paragraph)
            yield Piece(block.paragraph.role, text, block.id)


def _of_table(table: Table) -> Iterator[Piece]:
    yield Piece("table-head", "　".join(one.head.text for one in table.columns))
    for row in table.rows:
        yield Piece("table-row", "　".join(map(_written, row)))
    for note in table.notes:
        yield Piece("note", _written(note))


def _written(paragraph: Paragraph) -> str:
    """Return a paragraph with its label and the readings over its characters."""
    runs = (f"{r.text}({r.ruby})" if r.ruby else r.text for r in paragraph.runs)
    return paragraph.label + "".join(runs)
