"""Every character that a book prints is proven in the face that shows it."""

from dataclasses import replace

import pytest

from makeup.book.tables import column
from makeup.newsroom import LAYOUT
from makeup.newsroom import desk as desk_of
from reform_press.content.book.model import (
    Book,
    Chapter,
    Float,
    Heading,
    IndexTerm,
    Note,
    Part,
    Table,
    Text,
)
from reform_press.content.model import Paragraph, Run
from reform_press.errors import Source
from reform_press.fonts.doctor import prove
from reform_press.makeup.book.printed import printed

HERE = Source("one.md", 3)


def said(words, *, href="", role="body"):
    return Paragraph(role, (Run(words, (), href, HERE),), HERE)


TABLE = Table((column("栏", group="组"),), ((said("格"),),), "元", (said("附"),))
BLOCKS = (
    Heading(1, said("章", role="crosshead"), "c"),
    Heading(2, said("节", role="crosshead")),
    Text(said("文"), "", said("条")),
    Text(said("见", href="index:纲!目")),
    Float(TABLE, said("题"), "署", id="t"),
)
CHAPTER = Chapter("c", "章", BLOCKS, (Note("1", said("注")),))
BOOK = Book(
    (Part("text", "p", "部", (CHAPTER,)),), (IndexTerm("词", see=("他",), under="上"),)
)


@pytest.fixture
def desk(square):
    found = desk_of(square)
    styles = (*LAYOUT.styles, *((n, LAYOUT.style("body")) for n in ("note", "cell")))
    edition = found.edition._replace(book=BOOK)
    return replace(found, edition=edition, layout=LAYOUT._replace(styles=styles))


def test_everything_that_a_book_prints_is_told(desk):
    texts = "".join(text for text, _, _ in printed(desk))

    assert set("部章节条文见目纲栏组格元附题署注词他上表、…–【】0123456789") <= set(
        texts
    )


@pytest.mark.parametrize(
    ("lang", "words", "others"),
    [("zh-Hans", "见参画续", "見參畫續"), ("zh-Hant-HK", "見參畫續", "见参画续")],
)
def test_words_of_make_up_are_those_of_the_script(desk, lang, words, others):
    plain = Book((Part("text", "p", "部", ()),))
    edition = desk.edition._replace(book=plain, lang=lang)
    texts = {*"".join(text for text, _, _ in printed(replace(desk, edition=edition)))}

    assert set(words) <= texts
    assert not texts & set(others)


def test_character_without_a_glyph_is_told_where_it_stands(desk):
    book = BOOK._replace(
        parts=(
            Part(
                "text",
                "p",
                "部",
                (CHAPTER._replace(blocks=(Text(said("\U0002b740")),)),),
            ),
        )
    )
    desk = replace(desk, edition=desk.edition._replace(book=book))
    found = prove(printed(desk), desk.compositor.fonts)

    assert [(one.severity, one.source) for one in found] == [("error", HERE)]
