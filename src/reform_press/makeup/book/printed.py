"""Which font role sets which text of a book (书稿用字清单).

In: an edition with a book at the desk.  Out: every text that its pages print,
with the role of the face that shows it and its place: what ``fonts.doctor``
proves before a page is made up.

"""

import re
from collections.abc import Iterator

from reform_press.content.book.model import (
    Block,
    Book,
    Float,
    Heading,
    Table,
)
from reform_press.content.book.terms import entries_of, listed
from reform_press.content.book.walk import paragraphs
from reform_press.content.model import Paragraph, Run
from reform_press.errors import Source
from reform_press.makeup.block import Desk
from reform_press.makeup.book.entries import RUN_ON, heading_style
from reform_press.makeup.book.links import INDEX
from reform_press.makeup.book.listing import contents_style
from reform_press.makeup.book.references import fixed_words
from reform_press.makeup.characters import Piece, faces_of, of_paragraph, strong
from reform_press.style.model import TextStyle
from reform_press.style.region import local_role

#: What is never Latin's.
_NEVER_LATIN = re.compile("[\u3001-\u9fff\uff01-\uff60]")
#: Signs of numbers, columns, leaders and words that make-up adds itself.
_ADDED = "0123456789IVXLCDMabcdef–…、　见參参画畫续續表"
#: And those about the title of an entry.
_AROUND = "【】"
_LEVELS = (1, 2, 3)


def printed(desk: Desk) -> Iterator[Piece]:
    """Yield text, font role and place of all that flows, and is made of it."""
    edition = desk.edition
    assert edition.book is not None
    proven = _Proven(desk)
    for paragraph, style in _paragraphs(edition.book, desk):
        if not proven.covers(paragraph, style):
            for text, role, source in of_paragraph(paragraph, style):
                yield text, local_role(role, edition.lang), source


class _Proven:
    """Characters of texts that were yielded, whose faces have them for certain.

    What a book prints is the same few thousand characters again and again.
    A sign that is Han's in one sentence and Latin's in another is certain
    where both faces have it.
    """

    def __init__(self, desk: Desk) -> None:
        self._fonts, self._lang = desk.compositor.fonts, desk.edition.lang
        self._certain: dict[tuple[str, str], set[str]] = {}

    def covers(self, paragraph: Paragraph, style: TextStyle) -> bool:
        """Tell whether nothing of a paragraph is new; if it is, take note of it."""
        if paragraph.label or paragraph.drop:
            return False
        new = [run for run in paragraph.runs if not self._has(run, style)]
        for run in new:
            self._note(run, style)
        return not new

    def _has(self, run: Run, style: TextStyle) -> bool:
        certain = self._certain.get(faces_of(run, style))
        return certain is not None and certain.issuperset(run.text) and not run.ruby

    def _note(self, run: Run, style: TextStyle) -> None:
        roles = faces_of(run, style)
        han, latin = (
            self._fonts.chain(local_role(role, self._lang))[0] for role in roles
        )
        self._certain.setdefault(roles, set()).update(
            one
            for one in run.text
            if han.glyph(one) and (_NEVER_LATIN.match(one) or latin.glyph(one))
        )


def _paragraphs(book: Book, desk: Desk) -> Iterator[tuple[Paragraph, TextStyle]]:
    for part in book.parts:
        yield from _titled(part.title, part.source, desk)
        for chapter in part.chapters:
            yield from _titled(chapter.title, chapter.source, desk)
            if part.run_on:
                title = _plain(chapter.title, chapter.source)
                yield title, heading_style(RUN_ON, "horizontal", desk)
            for block in chapter.blocks:
                yield from _block(block, desk)
            for note in chapter.notes:
                yield note.paragraph, desk.layout.style("note")
    yield from _index(book, desk)
    for words in fixed_words(book, desk.edition.lang).values():
        yield _plain(words, None), desk.layout.style("body")
    for style in (desk.layout.style(name) for name in ("body", "folio", "index")):
        yield _plain(_ADDED, None), style
    yield _plain(_AROUND, None), strong(desk.layout.style("body"))


def _titled(
    title: str, source: Source | None, desk: Desk
) -> Iterator[tuple[Paragraph, TextStyle]]:
    """Yield a title as contents, running heads and its own page have it."""
    paragraph = _plain(title, source)
    yield paragraph, heading_style(1, "horizontal", desk)
    yield from _listed(paragraph, desk)


def _listed(paragraph: Paragraph, desk: Desk) -> Iterator[tuple[Paragraph, TextStyle]]:
    plain = _plain(paragraph.text, paragraph.source)
    yield plain, desk.layout.style("running")
    for level in _LEVELS:
        yield plain, contents_style(level, desk)


def _block(block: Block, desk: Desk) -> Iterator[tuple[Paragraph, TextStyle]]:
    layout = desk.layout
    match block:
        case Heading():
            yield block.paragraph, heading_style(block.level, "horizontal", desk)
            yield from _listed(block.paragraph, desk)
        case Float():
            yield from _float(block, desk)
        case _:
            style = layout.style(block.paragraph.role)
            if block.entry is None:
                yield block.paragraph, style
            else:
                yield block.entry, strong(style)
                yield block.paragraph, style


def _float(one: Float, desk: Desk) -> Iterator[tuple[Paragraph, TextStyle]]:
    caption, cell = desk.layout.style("caption"), desk.layout.style("cell")
    if one.caption:
        yield one.caption, caption
        yield from _listed(one.caption, desk)
    yield _plain(one.credit, one.source), caption
    if isinstance(one.holds, Table):
        table = one.holds
        heads = "".join(column.head + column.group for column in table.columns)
        for text in (heads, table.unit):
            bold = Run(text, ("strong",), source=one.source)
            yield Paragraph("body", (bold,), one.source), cell
        for row in table.rows:
            yield from ((paragraph, cell) for paragraph in row)
        yield from ((note, desk.layout.style("note")) for note in table.notes)


def _index(book: Book, desk: Desk) -> Iterator[tuple[Paragraph, TextStyle]]:
    """Yield what the index lists: its words, and what marks in the copy ask for."""
    style = desk.layout.style("index")
    for term in book.terms:
        said = (listed(term), *term.see, *term.also)
        yield _plain("".join(said), term.source), style
    seen: set[str] = set()
    for part in book.parts:
        for run in (r for c in part.chapters for p in paragraphs(c) for r in p.runs):
            if run.href.startswith(INDEX) and run.href not in seen:
                seen.add(run.href)
                for heading, under in entries_of(run.href):
                    yield _plain(under + heading, run.source), style


def _plain(text: str, source: Source | None) -> Paragraph:
    return Paragraph("body", (Run(text, source=source),), source)
