"""A book written out in another script (书稿繁简转换).

In: a book as read, a ``Scribe``, and which chapters are to be converted.
Out: the same book in the other script; ids, names of files and readings stay.
Parts, cover and index go with the edition.

"""

import json

from reform_press.content.book.model import (
    Book,
    Chapter,
    Chart,
    Cover,
    Float,
    IndexTerm,
    Part,
    Table,
)
from reform_press.content.book.walk import rewritten
from reform_press.content.leaves import as_json
from reform_press.content.model import Paragraph, Photo
from reform_press.content.scribe import Scribe
from reform_press.content.targets import INDEX, listed_too, parted


def convert_book(
    book: Book, scribe: Scribe, chapters: frozenset[str], *, whole: bool
) -> Book:
    """Return the book with those chapters converted, the ``whole`` or not."""
    parts = tuple(_part(part, scribe, chapters, whole=whole) for part in book.parts)
    if not whole:
        return book._replace(parts=parts)
    terms = tuple(_term(term, scribe) for term in book.terms)
    cover = book.cover and _cover(book.cover, scribe)
    return book._replace(parts=parts, terms=terms, cover=cover)


def _part(part: Part, scribe: Scribe, chapters: frozenset[str], *, whole: bool) -> Part:
    part = part._replace(
        chapters=tuple(
            _chapter(one, scribe) if one.id in chapters else one
            for one in part.chapters
        )
    )
    if not whole:
        return part
    return part._replace(
        title=scribe.line(part.title, part.source),
        thumb=scribe.line(part.thumb, part.source),
        pages=tuple(map(scribe.page, part.pages)),
    )


def _chapter(chapter: Chapter, scribe: Scribe) -> Chapter:
    def change(paragraph: Paragraph) -> Paragraph:
        return _led(scribe.paragraph(paragraph), scribe)

    chapter = rewritten(chapter, change)
    blocks = tuple(
        _float(block, scribe) if isinstance(block, Float) else block
        for block in chapter.blocks
    )
    title = scribe.converter.text(chapter.title)  # it stands in its heading too
    return chapter._replace(title=title, blocks=blocks)


def _led(paragraph: Paragraph, scribe: Scribe) -> Paragraph:
    """Return a paragraph whose words lead to the index in its new script."""
    if not any(INDEX in run.href for run in paragraph.runs):
        return paragraph
    return paragraph._replace(
        runs=tuple(run._replace(href=_told(run.href, scribe)) for run in paragraph.runs)
    )


def _told(href: str, scribe: Scribe) -> str:
    link, listed = parted(href)
    if not listed:
        return href
    return listed_too(link, scribe.converter.text(listed.removeprefix(INDEX)))


def _float(block: Float, scribe: Scribe) -> Float:
    """Return what a float says besides its paragraphs."""
    at = block.source
    holds = block.holds
    match holds:
        case Photo():
            holds = holds._replace(
                caption=block.caption.text if block.caption else "",
                credit=scribe.line(holds.credit, at),
                alt=scribe.line(holds.alt, at),
            )
        case Table():
            holds = holds._replace(unit=scribe.line(holds.unit, at))
        case Chart():
            told = scribe.data(json.loads(holds.values), at)
            holds = holds._replace(values=as_json(told))
    return block._replace(holds=holds, credit=scribe.line(block.credit, at))


def _term(term: IndexTerm, scribe: Scribe) -> IndexTerm:
    text = scribe.converter.text
    return term._replace(
        term=text(term.term),
        heading=text(term.heading),
        under=text(term.under),
        see=tuple(map(text, term.see)),
        also=tuple(map(text, term.also)),
    )


def _cover(cover: Cover, scribe: Scribe) -> Cover:
    told = scribe.data(json.loads(cover.data), cover.source)
    return cover._replace(data=as_json(told))
