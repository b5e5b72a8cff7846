"""Paragraphs that read alike are set once, and each tells its own place."""

from dataclasses import replace

import pytest

from makeup.newsroom import desk as desk_of
from reform_press.content.book.model import Heading, Text
from reform_press.content.model import Paragraph, Run
from reform_press.errors import Source
from reform_press.kept import Kept, Memory
from reform_press.makeup.book import paragraphs
from reform_press.makeup.book.entries import set_heading
from reform_press.makeup.book.paragraphs import (
    Setter,
    in_lines,
    line_at,
    places_of,
    told_at,
)


@pytest.fixture
def desk(square):
    return replace(desk_of(square), kept=Kept(memory=Memory()))


def text(words, line, *, entry="", column=1):
    parted = [words[at : at + 7] for at in range(0, len(words), 7)]
    runs = tuple(
        Run(one, source=Source("a.md", line + number, column))
        for number, one in enumerate(parted)
    )
    title = None
    if entry:
        place = Source("a.md", line - 2, 6)
        title = Paragraph("crosshead", (Run(entry, source=place),), place, level=4)
    return Text(Paragraph("body", runs, runs[0].source), "", title)


def sources(setter, one):
    galley = setter.set(one).galley
    return [line_at(line, places_of(one)).source for line in galley.lines]


def test_second_one_is_the_first_at_its_own_place(desk, monkeypatch):
    setter = Setter("text", 100.0, "horizontal", desk)
    near, far = text("正" * 21, 3), text("正" * 21, 80, column=5)
    first = setter.set(near)
    monkeypatch.setattr(paragraphs, "compose_foreseeing", None)

    assert setter.set(far) is first
    assert sources(setter, near)[0] == Source("a.md", 3, 1)
    assert sources(setter, far)[0] == Source("a.md", 80, 5)
    # The second line begins with the ninth character, in the second run.
    assert sources(setter, near)[1] == Source("a.md", 4, 2)
    assert sources(setter, far)[1] == Source("a.md", 81, 6)


def test_title_of_an_entry_tells_its_place(desk):
    setter = Setter("text", 100.0, "horizontal", desk)
    titled = text("正" * 21, 12, entry="鸡苗")

    assert sources(setter, titled)[0] == Source("a.md", 10, 6)
    assert sources(setter, titled)[1].line == 12


@pytest.mark.parametrize(
    "other",
    [
        text("文" * 21, 3),
        text("正" * 21, 3, entry="鸡苗"),
        Text(text("正" * 21, 3).paragraph._replace(role="quote")),
        Text(text("正" * 21, 3).paragraph._replace(open=True)),
        Text(text("正" * 21, 3).paragraph._replace(drop=2)),
    ],
)
def test_what_shows_otherwise_is_set_by_itself(desk, other):
    setter = Setter("text", 100.0, "horizontal", desk)

    assert setter.set(text("正" * 21, 3)) is not setter.set(other)


def test_measure_kind_and_direction_tell_settings_apart(desk):
    one = text("正" * 21, 3, entry="3月")
    made = [
        Setter(*how, desk).set(one)
        for how in (
            ("text", 100.0, "horizontal"),
            ("text", 110.0, "horizontal"),
            ("text", 100.0, "vertical"),
            ("chronology", 100.0, "horizontal"),
        )
    ]

    assert len({id(found) for found in made}) == 4


def test_remarks_are_told_at_the_place_of_each(desk):
    setter = Setter("text", 25.0, "horizontal", desk)
    words = "正（正）（正）（正）"
    told = [
        told_at(setter.set(one).galley, places_of(one))
        for one in (text(words, 3), text(words, 30))
    ]

    assert told[0]
    assert [one.code for one in told[0]] == [one.code for one in told[1]]
    assert all(one.source.line < 10 for one in told[0])
    assert all(one.source.line >= 30 for one in told[1])


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("text", {}),
        ("text", {"drop": 2}),
        ("text", {"role": "item", "label": "1."}),
        ("chronology", {}),
    ],
)
def test_another_length_is_set_where_it_is_wanted(desk, kind, said):
    setter = Setter(kind, 250.0, "horizontal", desk)
    plain = text("正正正，正正（正）正。" * 13 + "正正", 12, entry="3月")
    one = plain._replace(paragraph=plain.paragraph._replace(**said))
    found = setter.set(one)
    made = [in_lines(found.task, lines, desk) for _, lines in found.others]

    assert made
    assert [len(one.lines) for one in made] == [lines for _, lines in found.others]
    assert len(found.galley.lines) not in [len(one.lines) for one in made]
    words = {"".join(line.text for line in one.lines) for one in (found.galley, *made)}
    assert len(words) == 1


def heading(words, line, level=2):
    place = Source("a.md", line, 4)
    runs = (Run(words, source=place),)
    return Heading(level, Paragraph("crosshead", runs, place), f"at-{line}")


def test_heading_that_reads_alike_is_itself_at_its_place(desk):
    made = [
        set_heading(heading("养鸡", *at), 100.0, "horizontal", desk, opening=False)
        for at in ((3,), (80,), (90, 3))
    ]
    first, second, lower = (one.row.lines[0] for one in made)

    assert [one.ids for one in made] == [("at-3",), ("at-80",), ("at-90",)]
    assert first.line.source == Source("a.md", 3, 4)
    assert second.line.source == Source("a.md", 80, 4)
    assert first.line.runs is second.line.runs
    assert lower.line.runs != first.line.runs


@pytest.mark.parametrize("count", [9, 10, 11])  # ten need a squeezed line
def test_text_stands_equally_far_behind_the_titles_of_entries(desk, count):
    setter = Setter("text", 200.0, "horizontal", desk)
    one = text("2020" + "正" * count + "，" + "正" * 30, 3, entry="东冲灌区")
    first, *_ = setter.set(one).galley.lines
    *_, closing, year = first.runs[:4]

    assert year.x - closing.x >= 10
