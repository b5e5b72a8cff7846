"""A chapter looked through once (通览一章): what it names, calls and lists.

In: a chapter, and the finder of the words of the index where they are looked
for in it.  Out: a ``Survey``, of which the book's checks are made.

"""

from typing import NamedTuple

from reform_press.content.book.model import Chapter
from reform_press.content.book.references import Named, ids_of
from reform_press.content.book.terms import Finder
from reform_press.content.book.walk import paragraphs
from reform_press.content.model import Run
from reform_press.content.targets import INDEX, parted

_REFERS = ("page:", "number:", "title:", "#")


class Survey(NamedTuple):
    """What was found in a chapter (通览)."""

    chapter: Chapter  # with the words of the index marked
    ids: tuple[Named, ...]
    references: tuple[Run, ...]
    headings: frozenset[str]  # that the index lists it under
    terms: frozenset[str]  # words of the index that it has


def survey(chapter: Chapter, finder: Finder | None) -> Survey:
    """Look through a chapter."""
    terms: frozenset[str] = frozenset()
    if finder:
        chapter, terms = finder.chapter(chapter)
    references: list[Run] = []
    headings: set[str] = set()
    for paragraph in paragraphs(chapter):
        for run in paragraph.runs:
            if not run.href:
                continue
            link, listed = parted(run.href)
            if listed:
                headings.update(listed[len(INDEX) :].split("|"))
            if link.startswith(_REFERS):
                references.append(run._replace(href=link) if listed else run)
    ids = tuple(ids_of(chapter))
    return Survey(chapter, ids, tuple(references), frozenset(headings), terms)
