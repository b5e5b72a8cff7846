"""Notes that captions call stand under them, whatever page that is."""

import pytest

from makeup.book.chapters import MASTER, calling, desk, lines, note, table, text
from makeup.newsroom import photo
from reform_press.content.book.model import Chapter, Float, Part
from reform_press.content.model import Paragraph, Run
from reform_press.kept import Memory
from reform_press.makeup.book.captions import captioned
from reform_press.makeup.book.flowing import flow_chapters, streams_of

__all__ = ["desk"]


def called(*names):
    marks = (Run(name, ("super",), f"note:{name}") for name in names)
    return Paragraph("note", (Run("鸡"), *marks))


def picture(*names, place="top"):
    return Float(photo(width=300, height=100), called(*names), "", place, 2, "fig")


def poured(desk, *blocks, notes, counted="page"):
    chapter = Chapter("hens", "养鸡", blocks, tuple(note(*one) for one in notes))
    part = Part("text", "part", "部", (chapter,), notes=counted)
    (stream,) = streams_of(part)
    return flow_chapters(stream, part, MASTER, desk, {}, right=True).pages


@pytest.mark.parametrize("place", ["top", "foot", "here", "page", "spread"])
@pytest.mark.parametrize("counted", ["page", "chapter"])
def test_note_of_a_caption_stands_under_it(desk, place, counted):
    blocks = [calling("正" * 5, "a", "文"), picture("c", place=place)]
    blocks += [text("正" * 300), calling("正" * 5, "b", "文")]
    notes = [("a", "甲注"), ("c", "图的注"), ("b", "乙注")]
    pages = poured(desk, *blocks, notes=notes, counted=counted)
    (page,) = (page for page in pages if lines(page, "caption"))
    (caption,) = lines(page, "caption")
    under = [line for line in lines(page, "note") if line.text == "*图的注"]

    assert caption.text == "鸡*"
    assert [line.y - caption.y for line in under] == [pytest.approx(9.5)]
    every = [line.text for one in pages for line in lines(one, "note")]
    last = "②乙注" if counted == "chapter" else "①乙注"
    assert sorted(every) == sorted(["①甲注", "*图的注", last])


def test_note_that_text_calls_as_well_stands_at_the_foot(desk):
    blocks = [calling("正" * 5, "a", "文"), picture("a"), text("正" * 30)]
    page, *_ = poured(desk, *blocks, notes=[("a", "甲注")])
    (caption,), (under,) = lines(page, "caption"), lines(page, "note")

    assert under.text == "①甲注"
    assert under.y > max(line.y for line in lines(page))
    assert caption.text == "鸡①"


def test_note_of_the_caption_of_a_table_is_the_first_of_its_notes():
    own = Paragraph("body", (Run("a", ("super",)), Run("表的注")))
    data = table(3)._replace(notes=(own,))
    one = Float(data, called("c"), "", "top", 2, "tab")
    chapter = captioned(Chapter("hens", "养鸡", (one,), (note("c", "题的注"),)))

    (block,) = chapter.blocks
    assert chapter.notes == ()
    assert [(said.label, said.text) for said in block.holds.notes] == [
        ("*", "题的注"),
        ("", "a表的注"),
    ]
    assert block.caption.text == "鸡*"


def test_note_of_a_caption_has_another_mark_than_the_tables_own():
    own = Paragraph("body", (Run("* 表的注"),))
    one = Float(table(3)._replace(notes=(own,)), called("c"), "", "top", 2, "tab")
    chapter = captioned(Chapter("hens", "养鸡", (one,), (note("c", "题的注"),)))

    (block,) = chapter.blocks
    assert block.caption.text == "鸡†"
    assert [said.label for said in block.holds.notes] == ["†", ""]


@pytest.mark.parametrize("run_on", [True, False])
def test_chapter_that_stays_the_same_is_not_poured_anew_for_its_notes(run_on):
    chapter = Chapter("hens", "养鸡", (picture("c"),), (note("c", "图的注"),))
    part = Part("text", "part", "部", (chapter,), run_on=run_on)
    memory = Memory(stays=True)
    ((first,),), ((again,),) = streams_of(part, memory), streams_of(part, memory)

    assert first is again
    assert first.notes == ()


def test_notes_after_the_text_have_those_of_captions_among_them():
    chapter = Chapter("hens", "养鸡", (picture("c"),), (note("c", "图的注"),))
    part = Part("text", "part", "部", (chapter,), notes="end")

    assert streams_of(part) == ((chapter,),)
