"""Marks of notes in headings, and notes that are called more than once."""

from dataclasses import replace

import pytest

from makeup.newsroom import BODY, LAYOUT
from makeup.newsroom import desk as desk_of
from reform_press.content.book.model import Book, Chapter, Heading, Note, Part, Text
from reform_press.content.model import Paragraph, Run
from reform_press.errors import Source
from reform_press.geometry import Rect, Size
from reform_press.makeup.book.contents import contents_of
from reform_press.makeup.book.flowing import flow_chapters
from reform_press.makeup.book.master import Master
from reform_press.makeup.designed import Designed, DesignedFrame
from reform_press.page import TextLine, among
from reform_press.style.model import Grid

GRID = Grid(columns=2, characters=10, gutter=1, size=10, leading=12, rows=12)
NOTE = BODY._replace(size=8, leading=9, indent=0.0)
FRAME = DesignedFrame("flow", "text", Rect(20, 40, 210, 144), columns=2, gutter=10)
SIDE = Designed(Size(260, 240), 9, (FRAME,))
NOTES = (
    Note("x", Paragraph("note", (Run("甲注"),), label="x")),
    Note("y", Paragraph("note", (Run("乙注"),), label="y")),
)


@pytest.fixture
def desk(square):
    found = desk_of(square)
    layout = LAYOUT._replace(grid=GRID, styles=(*LAYOUT.styles, ("note", NOTE)))
    return replace(found, layout=layout)


def call(name, line=1):
    return Run(name, ("super",), f"note:{name}", Source("a.md", line, 3))


def text(count, *calls):
    return Text(Paragraph("body", (Run("正" * count), *calls)))


def flowed(desk, blocks, notes, counted="page"):
    chapter = Chapter("a", "章", blocks, notes)
    part = Part("text", "p", "部", (chapter,), notes=counted)
    master = Master(SIDE, SIDE)
    return flow_chapters((chapter,), part, master, desk, {}, right=True)


def told(made):
    said = (one for page in made.pages for one in page.block.diagnostics)
    return [one for one in said if one.code == "makeup.note-again"]


@pytest.mark.parametrize(("counted", "lines"), [("page", [9]), ("chapter", [])])
def test_note_that_another_page_calls_again_is_told_there(desk, counted, lines):
    blocks = (text(38, call("x", 7)), text(238), text(38, call("y"), call("x", 9)))
    said = told(flowed(desk, blocks, NOTES, counted))

    assert [one.source.line for one in said] == lines


def test_note_that_its_own_page_calls_again_has_one_mark(desk):
    made = flowed(desk, (text(8, call("x")), text(8, call("x"))), NOTES[:1])
    lines = among(made.pages[0].block.items, TextLine)
    text_of = "".join(line.text for line in lines if line.role == "body")

    assert text_of.count("①") == 2
    assert not told(made)


def test_heading_has_its_notes_mark_but_running_heads_and_contents_have_none(desk):
    runs = (Run("分目"), call("x"), Run("\n见第"), Run("页", (), "page:far"))
    title = Heading(2, Paragraph("crosshead", runs, level=2), "sec")
    again = Heading(2, Paragraph("crosshead", (Run("分目"), call("y")), level=2))
    made = flowed(desk, (title, text(28), again, text(28)), NOTES)
    lines = among(made.pages[0].block.items, TextLine)
    heads = [line.text for line in lines if line.role == "heading-2"]
    chapter = Chapter("a", "部", (title,))
    book = Book((Part("text", "p", "部", (chapter,)),))

    assert heads[0] == "分目①"
    assert heads[-1] == "分目②"
    assert made.pages[0].headings[-1] == "分目"
    listed = [one.words for one in contents_of(book, {"page:far": "57"})]
    assert listed == ["部", "分目　见第57"]
