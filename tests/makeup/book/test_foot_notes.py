"""Notes stand where they are called, under the marks that call them."""

import pytest

from makeup.book.chapters import calling, desk, flowed, lines, note, text

__all__ = ["desk"]


def test_notes_stand_at_the_foot_of_the_column_that_calls_them(desk):
    blocks = (calling("正" * 5, "a", "文" * 5), text("正" * 420))
    (page, *_) = flowed(desk, *blocks, notes=[note("a", "注" * 20)]).pages
    found = lines(page, "note")

    assert found[0].text.startswith("①注")
    assert found[-1].y < 40 + 144
    assert found[-1].y > 40 + 144 - 9
    assert all(line.x < 130 for line in found)
    assert lines(page)[0].text == "正" * 5 + "①文文"


@pytest.mark.parametrize(("counted", "marks"), [("page", "①①"), ("chapter", "①②")])
def test_notes_are_counted_by_page_or_by_chapter(desk, counted, marks):
    blocks = (
        calling("正", "a", "文"),
        *[text("正" * 118)] * 4,
        calling("正", "b", "文"),
    )
    notes = [note("a", "甲"), note("b", "乙")]
    made = flowed(desk, *blocks, notes=notes, counted=counted)
    found = [line for page in made.pages for line in lines(page, "note")]

    assert "".join(line.text[0] for line in found) == marks
    said = [line.text for page in made.pages for line in lines(page)]
    assert f"正{marks[1]}文" in said


def test_endnotes_stand_after_the_text(desk):
    blocks = (calling("正", "a", "文"), text("正" * 58))
    (page,) = flowed(desk, *blocks, notes=[note("a", "甲")], counted="end").pages

    assert [line.text for line in lines(page, "note")] == ["①甲"]
