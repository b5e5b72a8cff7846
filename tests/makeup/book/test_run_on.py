"""Chapters that run on share columns, and keep their own notes and places."""

import pytest

from makeup.book.chapters import (
    calling,
    chapter,
    desk,
    lines,
    note,
    run_on,
    target,
    text,
)
from reform_press.page import TextLine, among

__all__ = ["desk"]


def rows_of(page, role="body"):
    return [round((line.y - 49.8) / 12, 3) for line in lines(page, role)]


def test_chapters_run_on_in_one_column_under_their_titles(desk):
    made = run_on(desk, *[chapter(name, text("正" * 18)) for name in "甲乙丙"])
    (page,) = made.pages
    titles = lines(page, "heading-1")

    assert [line.text for line in titles] == ["甲", "乙", "丙"]
    assert {line.x for line in titles} <= {20, 130}
    assert made.begins == (0, 0, 0)
    assert [one.target for one in made.landings] == ["id:甲", "id:乙", "id:丙"]
    assert page.headings == ("甲", "乙", "丙")


def test_white_stands_above_a_chapter_that_runs_on_but_not_at_a_head(desk):
    made = run_on(desk, chapter("甲", text("正" * 38)), chapter("乙", text("正" * 38)))
    (page,) = made.pages
    first, second = lines(page, "heading-1")
    body = lines(page)

    assert first.y - body[0].y < -18
    if second.x == first.x:
        above = max(line.y for line in body if line.y < second.y)
        assert second.y - 18 - above > 24
    else:
        assert second.y == first.y


def test_title_at_a_columns_head_stands_as_high_as_the_first_line_of_text(desk):
    made = run_on(desk, chapter("甲", text("正" * 700)), chapter("乙", text("正" * 90)))
    heads = [
        (line.y - 0.88 * line.runs[0].size, page)
        for page in made.pages
        for line in lines(page, "heading-1")
    ]
    assert heads[0][0] == pytest.approx(40 + 1)


@pytest.mark.parametrize("before", range(60, 460, 20))
def test_title_of_a_chapter_never_stands_at_a_columns_foot(desk, before):
    made = run_on(
        desk, chapter("甲", text("正" * before)), chapter("乙", text("文" * 200))
    )
    (title, page), *_ = [
        (line, page)
        for page in made.pages
        for line in lines(page, "heading-1")
        if line.text == "乙"
    ]
    below = [
        line
        for line in lines(page)
        if line.text[0] == "文" and abs(line.x - title.x) < 25 and line.y > title.y
    ]
    assert len(below) >= 2


def test_facing_columns_of_chapters_that_run_on_end_level(desk):
    made = run_on(desk, *[chapter(name, text("正" * 150)) for name in "甲乙丙丁"])
    for page in made.pages[:-1]:
        ends = {
            column: max(line.y for line in lines(page) if (line.x > 120) == column)
            for column in (False, True)
        }
        assert abs(ends[True] - ends[False]) <= 12


@pytest.mark.parametrize(("counted", "marks"), [("page", "①②"), ("chapter", "①①")])
def test_notes_of_chapters_that_run_on_are_told_apart(desk, counted, marks):
    made = run_on(
        desk,
        chapter("甲", calling("正", "1", "文"), notes=[note("1", "甲注")]),
        chapter("乙", calling("正", "1", "文"), notes=[note("1", "乙注")]),
        counted=counted,
    )
    (page,) = made.pages
    found = lines(page, "note")

    assert [line.text for line in found] == [f"{marks[0]}甲注", f"{marks[1]}乙注"]
    assert [line.story for line in found] == ["甲", "乙"]
    assert [line.text for line in lines(page)] == [f"正{one}文" for one in marks]


def test_endnotes_of_chapters_that_run_on_stand_after_each(desk):
    made = run_on(
        desk,
        chapter("甲", calling("正", "1", "文"), notes=[note("1", "甲注")]),
        chapter("乙", calling("正", "1", "文")),
        counted="end",
    )
    (page,) = made.pages
    order = [line.text for line in among(page.block.items, TextLine)]

    assert order.index("①甲注") < order.index("乙")


def test_lines_and_frames_tell_the_chapter_that_they_are_of(desk):
    made = run_on(desk, *[chapter(name, text(name * 60)) for name in "甲乙"])
    told = [
        (frame.story, frame.lines)
        for page in made.pages
        for frame in page.block.frames
        if frame.role == "text"
    ]
    every = [line for page in made.pages for line in lines(page)]

    assert {line.story for line in every if "甲" in line.text} == {"甲"}
    assert {line.story for line in every if "乙" in line.text} == {"乙"}
    assert sum(count for _, count in told) == len(every) + 2
    assert {story for story, _ in told} == {"甲", "乙"}


def test_chapter_without_a_title_begins_where_its_text_does(desk):
    made = run_on(
        desk,
        chapter("甲", text("正" * 420), headed=False),
        chapter("乙", text("文" * 20, "here"), headed=False),
    )
    (page, _), *_ = target(made, "id:here")

    assert made.begins == (0, page)
    assert page > 0
