"""What is higher than a page is told at its place, and why.

A page has twelve rows of 12 pt, lines of notes are 9 pt high.
"""

import pytest

from makeup.book.chapters import desk, flowed, heading, note, table, text
from reform_press.content.book.model import Float, Heading, Text
from reform_press.content.model import Paragraph, Run
from reform_press.errors import LayoutError, Source

__all__ = ["desk"]


def told(desk, *blocks, notes=()):
    with pytest.raises(LayoutError) as caught:
        flowed(desk, text("正" * 60), *blocks, text("正" * 60), notes=notes)
    (said,) = caught.value.diagnostics
    assert said.code == "makeup.too-high"
    return said.source and said.source.line, said.message.en


def calling(count):
    place = Source("a.md", 9, 1)
    calls = (Run(str(n), ("super",), f"note:{n}", place) for n in range(count))
    runs = (Run("正", source=place), *calls)
    notes = [note(str(n), "注" * 18) for n in range(count)]  # two lines each
    return Text(Paragraph("body", runs, place)), notes


def test_notes_that_a_line_calls_are_told_at_the_line(desk):
    own, notes = calling(9)

    assert told(desk, own, notes=notes) == (
        9,
        "the notes that this line calls are higher than a page",
    )


def test_notes_that_just_find_room_are_not(desk):
    own, notes = calling(7)  # fourteen lines of 9 pt, half a row, one of text

    assert flowed(desk, text("正" * 60), own, notes=notes).pages


def test_heading_is_told_where_it_stands(desk):
    place = Source("a.md", 7, 4)
    runs = (Run("分目" * 90, source=place),)
    own = Heading(2, Paragraph("crosshead", runs, place, level=2))

    assert told(desk, own) == (7, "this heading is higher than a page")


def test_row_of_a_table_is_told_where_it_stands(desk):
    place = Source("t.yaml", 5, 4)
    wide = (Paragraph("body", (Run("正" * 900, source=place),), place),)
    data = table(3)
    one = Float(data._replace(rows=(*data.rows, wide)), None, "", "here", 1, "tab")

    assert told(desk, one) == (5, "this row is higher than a page")


def test_title_of_a_chapter_is_told(desk):
    with pytest.raises(LayoutError) as caught:
        flowed(desk, heading("养鸡" * 200, level=1), text("正" * 60))
    (said,) = caught.value.diagnostics

    assert said.message.en.startswith("the title “养鸡” is so long")
