"""Which font role sets which text of a book (书稿用字清单).

In: an edition with a book at the desk.  Out: every text that its pages print,
with the role of the face that shows it and its place: what ``fonts.doctor``
proves before a page is made up.

"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import NamedTuple

from reform_press.content.book.headings import heading_of, in_line, paths_of
from reform_press.content.book.model import (
    Block,
    Book,
    Chapter,
    Float,
    Heading,
    Table,
    Text,
)
from reform_press.content.book.walk import heads_of, paragraphs
from reform_press.content.model import Paragraph, Run
from reform_press.content.targets import parted
from reform_press.errors import Source
from reform_press.makeup.block import Desk
from reform_press.makeup.book.contents import ENTRY
from reform_press.makeup.book.entries import RUN_ON, heading_style
from reform_press.makeup.book.listing import contents_style
from reform_press.makeup.book.references import fixed_words
from reform_press.makeup.characters import Piece, faces_of, of_paragraph, strong
from reform_press.style.model import TextStyle
from reform_press.style.region import local_role

#: What is never Latin's.
_NEVER_LATIN = re.compile("[\u2460-\u24ff\u3000-\u9fff\uff01-\uff60]")
#: Signs of numbers, columns, leaders and words that make-up adds itself.
_ADDED = "0123456789IVXLCDMabcdef–…、　表"
#: And its words: see, see also, of a plate, continued.
_SIMPLIFIED, _TRADITIONAL = "见参画续", "見參畫續"
#: And those about the title of an entry.
_AROUND = "【】"
_LEVELS = (1, 2, 3)
#: A text, and the style that it is set in.
_Set = tuple[Paragraph, TextStyle]


class _Of(NamedTuple):
    """What texts are of, and how it is titled."""

    chapter: Chapter
    run_on: bool


#: The characters that texts have in the roles of their faces; None: look closer.
_Letters = dict[tuple[str, str], frozenset[str]] | None


def printed(desk: Desk) -> Iterator[Piece]:
    """Yield text, font role and place of all that flows, and is made of it.

    A process that stays knows the characters of chapters that did not change.
    """
    edition, memory = desk.edition, desk.kept.memory
    assert edition.book is not None
    proven = _Proven(desk)
    for of, stretch in _stretches(edition.book, _Styles(desk), desk):
        if of and memory and memory.stays:
            told = of.run_on, memory.name(desk.layout)
            make = partial(_letters, stretch())
            letters = memory.of("letters", (of.chapter,), told, make)
        else:
            letters = _letters(stretch())
        if letters is not None and proven.has_all(letters):
            continue
        for paragraph, style in stretch():
            if not proven.covers(paragraph, style):
                for text, role, source in of_paragraph(paragraph, style):
                    yield text, local_role(role, edition.lang), source


def _letters(texts: Iterable[_Set]) -> _Letters:
    """Return the characters of many texts by the roles of their faces."""
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for paragraph, style in texts:
        if paragraph.label or paragraph.drop:
            return None
        for run in paragraph.runs:
            if run.ruby:
                return None
            found[faces_of(run, style)].append(run.text)
    return {roles: frozenset("".join(said)) for roles, said in found.items()}


class _Proven:
    """Characters of texts that were yielded, whose faces have them for certain.

    What a book prints is the same few thousand characters again and again.
    A sign that is Han's in one sentence and Latin's in another is certain
    where both faces have it.
    """

    def __init__(self, desk: Desk) -> None:
        self._fonts, self._lang = desk.compositor.fonts, desk.edition.lang
        self._certain: defaultdict[tuple[str, str], set[str]] = defaultdict(set)

    def has_all(self, letters: dict[tuple[str, str], frozenset[str]]) -> bool:
        """Tell whether none of many characters is new."""
        return all(said <= self._certain[roles] for roles, said in letters.items())

    def covers(self, paragraph: Paragraph, style: TextStyle) -> bool:
        """Tell whether nothing of a paragraph is new; if it is, take note of it."""
        if paragraph.label or paragraph.drop:
            return False
        new = [run for run in paragraph.runs if not self._has(run, style)]
        for run in new:
            self._note(run, style)
        return not new

    def _has(self, run: Run, style: TextStyle) -> bool:
        certain = self._certain[faces_of(run, style)]
        return certain.issuperset(run.text) and not run.ruby

    def _note(self, run: Run, style: TextStyle) -> None:
        roles = faces_of(run, style)
        han, latin = (
            self._fonts.chain(local_role(role, self._lang))[0] for role in roles
        )
        self._certain[roles].update(
            one
            for one in run.text
            if han.glyph(one) and (_NEVER_LATIN.match(one) or latin.glyph(one))
        )


class _Styles:
    """The styles of a book, each made once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.of = cache(desk.layout.style)
        self.strong = cache(lambda role: strong(self.of(role)))
        self.heading = cache(partial(heading_style, mode="horizontal", desk=desk))
        #: As contents and running heads have a title.
        self.listed = (
            self.of("running"),
            *(contents_style(level, desk) for level in _LEVELS),
        )
        self.entry = contents_style(ENTRY, desk)


def _stretches(
    book: Book, styles: _Styles, desk: Desk
) -> Iterator[tuple[_Of | None, Callable[[], Iterable[_Set]]]]:
    """Yield what a book prints, a chapter at a time, and what it is of."""
    body, lang = styles.of("body"), desk.edition.lang
    for part in book.parts:
        yield None, partial(_titled, part.title, part.source, styles)
        for chapter in part.chapters:
            make = partial(_chapter, chapter, styles, run_on=part.run_on)
            yield _Of(chapter, part.run_on), make
    if any(part.depth >= ENTRY for part in book.parts):
        yield None, partial(_entries, book, styles)
    yield None, partial(_index, book, styles)
    words = tuple(fixed_words(book, lang, desk.kept.memory).values())
    yield None, lambda: ((_plain(one, None), body) for one in words)
    words_ = _TRADITIONAL if "Hant" in lang else _SIMPLIFIED
    signs = _plain(_ADDED + words_, None)
    added = [(signs, styles.of(one)) for one in ("body", "folio", "index")]
    yield None, lambda: added
    around = [(_plain(_AROUND, None), styles.strong("body"))]
    yield None, lambda: around


def _chapter(chapter: Chapter, styles: _Styles, *, run_on: bool) -> Iterator[_Set]:
    yield from _titled(chapter.title, chapter.source, styles)
    if run_on:
        yield _plain(chapter.title, chapter.source), styles.heading(RUN_ON)
    for block in chapter.blocks:
        yield from _block(block, styles)
    for note in chapter.notes:
        yield note.paragraph, styles.of("note")


def _titled(title: str, source: Source | None, styles: _Styles) -> Iterator[_Set]:
    """Yield a title as contents, running heads and its own page have it."""
    paragraph = _plain(title, source)
    yield paragraph, styles.heading(1)
    yield from _listed(paragraph, styles)


def _listed(paragraph: Paragraph, styles: _Styles) -> Iterator[_Set]:
    plain = _plain(paragraph.text, paragraph.source)
    return ((plain, style) for style in styles.listed)


def _block(block: Block, styles: _Styles) -> Iterator[_Set]:
    match block:
        case Heading():
            yield block.paragraph, styles.heading(block.level)
            yield from _listed(block.paragraph, styles)
        case Float():
            yield from _float(block, styles)
        case _:
            role = block.paragraph.role
            if block.entry:
                yield block.entry, styles.strong(role)
            yield block.paragraph, styles.of(role)


def _float(one: Float, styles: _Styles) -> Iterator[_Set]:
    caption, cell = styles.of("caption"), styles.of("cell")
    if one.caption:
        yield one.caption, caption
        yield from _listed(one.caption, styles)
    yield _plain(one.credit, one.source), caption
    if isinstance(one.holds, Table):
        table = one.holds
        heads = "".join(head.text for head in heads_of(table))
        for text in (heads, table.unit):
            bold = Run(text, ("strong",), source=one.source)
            yield Paragraph("body", (bold,), one.source), cell
        for row in table.rows:
            yield from ((paragraph, cell) for paragraph in row)
        yield from ((note, styles.of("note")) for note in table.notes)


def _entries(book: Book, styles: _Styles) -> Iterator[_Set]:
    """Yield the titles of entries as contents have them."""
    for block in (b for p in book.parts for c in p.chapters for b in c.blocks):
        if isinstance(block, Text) and block.entry:
            yield _plain(block.entry.text, block.entry.source), styles.entry


def _index(book: Book, styles: _Styles) -> Iterator[_Set]:
    """Yield what the index lists: its words, and what marks in the copy ask for."""
    style = styles.of("index")
    for term in book.terms:
        said = (term.under, heading_of(term), *term.see, *term.also)
        yield _plain(in_line("".join(said)), term.source), style
    seen = {""}
    for part in book.parts:
        for run in (r for c in part.chapters for p in paragraphs(c) for r in p.runs):
            _, marked = parted(run.href) if run.href else ("", "")
            if marked not in seen:
                seen.add(marked)
                for path in paths_of(marked):
                    yield _plain("".join(path), run.source), style


def _plain(text: str, source: Source | None) -> Paragraph:
    return Paragraph("body", (Run(text, source=source),), source)
