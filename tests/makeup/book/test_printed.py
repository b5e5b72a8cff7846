"""Whatever a book prints is proven, though most of it is passed over.

The house fonts lack Burmese everywhere.
"""

from dataclasses import replace

import pytest

from makeup.newsroom import BODY, LAYOUT
from makeup.newsroom import desk as desk_of
from reform_press.content.book.model import Book, Chapter, Heading, Part, Text
from reform_press.content.model import Paragraph, Run
from reform_press.errors import Source
from reform_press.fonts.doctor import prove
from reform_press.makeup.book import printed as printed_module
from reform_press.makeup.book.printed import printed


def body(words, line, *, entry="", marks=()):
    place = Source("a.md", line, 1)
    runs = (Run(words, marks, source=place),)
    title = None
    if entry:
        title = Paragraph("crosshead", (Run(entry, source=place),), place, level=4)
    return Text(Paragraph("body", runs, place), "", title)


COPY = (
    "农业，“油茶”AI，2023年。",
    "农业又一年，AI“油茶”。",
    "油“茶”——2023",
    "ကa字",
    "字က",
    "A—B，“AI”",
)


@pytest.fixture
def desk(fonts):
    names = ("index", "note", "caption", "cell", "running")
    styles = (*LAYOUT.styles, *((name, BODY) for name in names))
    found = desk_of(fonts)
    blocks = [
        Heading(2, Paragraph("crosshead", (Run("农业က"),), level=2), "h"),
        *(body(words, 3 * n) for n, words in enumerate(COPY)),
        *(body(words, 50 + n, marks=("strong",)) for n, words in enumerate(COPY)),
        *(body("正文", 90 + n, entry=words) for n, words in enumerate(COPY)),
        body("甲", 120)._replace(
            paragraph=Paragraph("body", (Run("甲", ruby="ကjiǎ"),), label="က")
        ),
    ]
    chapter = Chapter("c", "章", tuple(blocks))
    book = Book((Part("text", "p", "部", (chapter,)),))
    edition = found.edition._replace(book=book)
    layout = LAYOUT._replace(styles=styles)
    return replace(found, edition=edition, layout=layout)


def test_what_is_passed_over_changes_nothing_that_is_told(desk, monkeypatch):
    fonts = desk.compositor.fonts
    quick = list(printed(desk))
    monkeypatch.setattr(printed_module._Proven, "covers", lambda *_: False)
    whole = list(printed(desk))

    assert len(quick) < len(whole)
    assert prove(quick, fonts) == prove(whole, fonts)
    assert {one.code for one in prove(whole, fonts)} == {"fonts.no-glyph"}
