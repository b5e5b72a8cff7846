"""Dates of a chronology hang before their text where they have room."""

from makeup.book.chapters import MASTER, desk, lines, note, target, text
from reform_press.content.book.model import Chapter, Part, Text
from reform_press.content.model import Paragraph, Run
from reform_press.makeup.book.flowing import flow_chapters

__all__ = ["desk"]


def test_date_of_a_chronology_hangs_before_its_text(desk):
    part = Part("chronology", "part", "大事记")
    chapter = Chapter("c", "大事记", (text("正" * 12, "", "3月"),))
    made = flow_chapters((chapter,), part, MASTER, desk, {}, right=True)
    first, second, *_ = lines(made.pages[0])

    assert first.text == "3月" + "正" * 4
    assert (first.x, second.x) == (20, 80)


def test_date_that_is_too_wide_to_hang_is_run_in(desk):
    part = Part("chronology", "part", "大事记")
    date = "12月25日至31日"
    chapter = Chapter("c", "大事记", (text("正" * 12, "", date),))
    made = flow_chapters((chapter,), part, MASTER, desk, {}, right=True)
    first, second, *_ = lines(made.pages[0])

    assert first.text.startswith(date[:8])
    assert (first.x, second.x) == (20, 80)
    assert all(line.width <= 100 for line in lines(made.pages[0]))
    assert "".join(map(str, (one.text for one in lines(made.pages[0])))) == (
        date + "　" + "正" * 12
    )


def test_note_called_in_a_date_stands_in_the_column_of_its_mark(desk):
    date = Paragraph("crosshead", (Run("3月"), Run("a", ("super",), "note:a")), level=4)
    own = Text(Paragraph("body", (Run("正" * 12),)), "", date)
    part = Part("chronology", "part", "大事记")
    chapter = Chapter("c", "大事记", (own, text("正" * 900)), (note("a", "注"),))
    made = flow_chapters((chapter,), part, MASTER, desk, {}, right=True)

    (mark,) = target(made, "note:a")
    (below,) = lines(made.pages[0], "note")
    assert mark == (0, 0)
    assert below.x < 100
