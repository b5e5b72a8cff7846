"""Chapters flow through the columns of their masters, and nothing is lost.

The type area is two columns of ten characters, 10 on 12 pt, twelve rows.
"""

from dataclasses import replace

import pytest

from makeup.newsroom import BODY, LAYOUT, photo
from makeup.newsroom import desk as desk_of
from reform_press.content.book.model import (
    Chapter,
    Column,
    Float,
    Heading,
    Note,
    Part,
    Table,
    Text,
)
from reform_press.content.model import Paragraph, Run
from reform_press.errors import LayoutError
from reform_press.geometry import Rect, Size
from reform_press.makeup.book.flowing import flow_chapters, flow_part
from reform_press.makeup.book.master import Field, Master, field_of
from reform_press.makeup.designed import Designed, DesignedFrame
from reform_press.page import Group, Link, Picture, TextLine, among
from reform_press.style.model import Grid

GRID = Grid(columns=2, characters=10, gutter=1, size=10, leading=12, rows=12)
NOTE = BODY._replace(size=8, leading=9, indent=0.0)
NUMBERS = {"number:fig": "图1", "page:far": "57"}


@pytest.fixture
def desk(square):
    found = desk_of(square)
    styles = (*LAYOUT.styles, ("note", NOTE), ("cell", NOTE))
    layout = LAYOUT._replace(grid=GRID, styles=styles)
    return replace(found, layout=layout)


def side(x, **said):
    frame = DesignedFrame("flow", "text", Rect(x, 40, 210, 144), columns=2, gutter=10)
    return Designed(Size(260, 240), 9, (frame._replace(**said),))


MASTER = Master(side(30), side(20))


def text(words, name="", entry=None):
    title = Paragraph("crosshead", (Run(entry),), level=4) if entry else None
    return Text(Paragraph("body", (Run(words),)), name, title)


def heading(words, name="", level=2):
    return Heading(level, Paragraph("crosshead", (Run(words),), level=level), name)


def calling(before, name, after):
    runs = (Run(before), Run(name, ("super",), f"note:{name}"), Run(after))
    return Text(Paragraph("body", runs))


def note(name, words):
    return Note(name, Paragraph("note", (Run(words),), label=name))


def flowed(desk, *blocks, notes=(), right=True, counted="page"):
    part = Part("text", "part", "部", notes=counted)
    chapter = Chapter("hens", "养鸡", blocks, tuple(notes))
    return flow_chapters((chapter,), part, MASTER, desk, NUMBERS, right=right)


def lines(page, role="body"):
    found = among(page.block.items, TextLine)
    return [one for one in found if one.role == role]


def target(made, name):
    return [one[1:3] for one in made.landings if one.target == name]


def test_every_character_stands_once_and_in_order(desk):
    words = ["正" * n + "文" for n in (95, 3, 41, 230, 64, 128)]
    made = flowed(desk, *map(text, words))

    said = "".join(line.text for page in made.pages for line in lines(page))
    assert said == "".join(words)


def test_lines_stand_on_the_rows_of_both_pages(desk):
    made = flowed(desk, *[text("正" * 58)] * 12)
    first, second, *_ = made.pages
    baseline = 40 + 1 + 8.8

    assert {line.x for line in lines(first)} <= {20, 40, 130, 150}
    assert {line.x for line in lines(second)} <= {30, 50, 140, 160}
    for page in (first, second):
        assert all((line.y - baseline) % 12 == pytest.approx(0) for line in lines(page))


def test_title_of_a_chapter_stands_over_all_columns(desk):
    made = flowed(desk, heading("养鸡", "hens", level=1), text("正" * 60))
    (page,) = made.pages

    (title,) = lines(page, "heading-1")
    assert title.x == 20
    assert min(line.y for line in lines(page)) > title.y + 24
    assert target(made, "id:hens") == [(0, 0)]


LONG = "关于印发马港镇人民政府机关与各村民委员会联系群众工作制度的通知和说明"
URL = "https://example.org/" + "longword" * 9


@pytest.mark.parametrize("words", [LONG, URL, f"短\n{LONG}"])
@pytest.mark.parametrize("level", [2, 3])
def test_heading_of_any_length_stays_on_its_measure(desk, words, level):
    page = flowed(desk, heading(words, level=level), text("正" * 60)).pages[0]

    found = lines(page, f"heading-{level}")
    assert "".join(line.text for line in found) == words.replace("\n", "")
    assert all(line.width <= 100 for line in found)


def test_title_of_a_chapter_that_no_page_holds_is_refused(desk):
    with pytest.raises(LayoutError) as caught:
        flowed(desk, heading("养鸡" * 200, level=1), text("正" * 60))
    assert [one.code for one in caught.value.diagnostics] == ["makeup.too-high"]


def test_entry_has_its_title_run_in(desk):
    (page,) = flowed(desk, text("鸡苗三千。", "hens", "鸡苗")).pages

    assert lines(page)[0].text == "【鸡苗】鸡苗三千。"


def test_date_of_a_chronology_hangs_before_its_text(desk):
    part = Part("chronology", "part", "大事记")
    chapter = Chapter("c", "大事记", (text("正" * 12, "", "3月"),))
    made = flow_chapters((chapter,), part, MASTER, desk, {}, right=True)
    first, second, *_ = lines(made.pages[0])

    assert first.text == "3月" + "正" * 4
    assert (first.x, second.x) == (20, 75)


def test_date_that_is_too_wide_to_hang_is_run_in(desk):
    part = Part("chronology", "part", "大事记")
    date = "12月25日至31日"
    chapter = Chapter("c", "大事记", (text("正" * 12, "", date),))
    made = flow_chapters((chapter,), part, MASTER, desk, {}, right=True)
    first, second, *_ = lines(made.pages[0])

    assert first.text.startswith(date[:8])
    assert (first.x, second.x) == (20, 75)
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


def test_heading_is_told_for_running_heads(desk):
    made = flowed(
        desk, *[heading("甲"), text("正" * 400), heading("乙"), text("正" * 90)]
    )
    first, second, *_ = made.pages

    assert first.running == "甲"
    assert second.running == "甲"
    assert "乙" in [name for page in made.pages for name in page.headings]


def test_page_stands_under_its_own_heading_where_a_table_ends_before_it(desk):
    one = Float(table(22), None, "", "here", 1, "tab")
    made = flowed(desk, heading("甲"), one, heading("乙"), text("正" * 400))
    (page,) = (page for page in made.pages if "乙" in page.headings)

    assert "甲" not in page.headings
    assert [line.text for line in lines(page, "cell")]
    assert page.running == "乙"


def test_ids_and_index_entries_land_on_their_page_and_column(desk):
    marked = Run("石溪村", (), "index:石溪村|马港镇")
    last = Text(Paragraph("body", (Run("正" * 20), marked)), "far")
    made = flowed(desk, text("正" * 118, "near"), *[text("正" * 118)] * 2, last)

    assert target(made, "id:near") == [(0, 0)]
    (page, column), *_ = target(made, "id:far")
    assert (page, column) == target(made, "index:石溪村|马港镇")[0]
    assert page == 1
    links = [link for one in made.pages for link in among(one.block.items, Link)]
    assert links == []


def test_run_says_the_number_that_it_refers_to_and_leads_there(desk):
    runs = (Run("见第"), Run("？", (), "page:far"), Run("页。"))
    (page,) = flowed(desk, Text(Paragraph("body", runs))).pages

    assert lines(page)[0].text == "见第57页。"
    assert [link.target for link in among(page.block.items, Link)] == ["page:far"]


def test_notes_stand_at_the_foot_of_the_column_that_calls_them(desk):
    blocks = (calling("正" * 5, "a", "文" * 5), text("正" * 210))
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


def test_picture_stands_at_the_head_of_its_columns_over_its_caption(desk):
    one = Float(photo(width=300, height=100), None, "供图", "top", 2, "fig")
    made = flowed(desk, text("正" * 38), one, text("正" * 58))
    (page, *_) = made.pages
    (picture,) = among(page.block.items, Picture)
    (caption,) = lines(page, "caption")

    assert (picture.rect.x, picture.rect.width) == (20, 210)
    assert caption.text == "图1　供图"
    assert min(line.y for line in lines(page)) > caption.y > picture.rect.bottom
    assert target(made, "id:fig") == [(0, 0)]


def test_picture_over_a_spread_is_split_with_bleed(desk):
    one = Float(photo(width=300, height=100), None, "供图", "spread", 0, "fig")
    made = flowed(desk, text("正" * 58), one, *[text("正" * 118)] * 4)
    _, left, right, *_ = made.pages
    halves = [list(among(page.block.items, Picture)) for page in (left, right)]

    assert (left.bare, right.bare) == (True, True)
    assert [half.rect.x for (half,) in halves] == [-9, -269]
    assert halves[0][0].rect.width == 2 * 260 + 2 * 9
    for page in (left, right):
        clips = [one.clip for one in page.block.items if isinstance(one, Group)]
        assert clips == [Rect(-9, -9, 278, 258)]


def test_page_before_a_picture_over_a_spread_at_the_end_is_blank(desk):
    one = Float(photo(width=300, height=100), None, "供图", "spread", 0, "fig")
    made = flowed(desk, text("正" * 58), one, right=False)

    assert [page.bare for page in made.pages] == [False, True, True, True]
    assert made.pages[1].block.items == ()


def test_picture_on_a_page_of_its_own_stands_at_the_optical_middle(desk):
    one = Float(photo(width=300, height=100), None, "供图", "page", 0, "fig")
    made = flowed(desk, text("正" * 58), one)
    page = made.pages[1]
    (picture,), (caption,) = among(page.block.items, Picture), lines(page, "caption")
    above = picture.rect.y - 40
    below = 40 + 144 - caption.y

    assert (picture.rect.width, picture.rect.height) == (210, 70)
    assert picture.rect.bottom < caption.y < picture.rect.bottom + 20
    assert 20 < above < below


def table(rows):
    cells = tuple(
        tuple(Paragraph("body", (Run(word),)) for word in (f"项{n}", str(n)))
        for n in range(rows)
    )
    return Table((Column("项目"), Column("数")), cells)


def test_long_table_goes_on_in_the_next_column_under_its_head(desk):
    one = Float(table(30), None, "", "here", 1, "tab")
    made = flowed(desk, one)
    cells = [line for page in made.pages for line in lines(page, "cell")]

    assert [c.text for c in cells if c.text.startswith("项")] == [
        f"项{n}" for n in range(30)
    ]
    heads = [line.text for page in made.pages for line in lines(page, "caption")]
    assert heads.count("续表") == sum(len(page_columns(p)) for p in made.pages) - 1


@pytest.mark.parametrize("before", range(18, 218, 20))
def test_two_rows_of_a_table_stand_on_either_side_of_a_break(desk, before):
    long = table(16)
    band = (Paragraph("body", (Run("组"),)),)
    long = long._replace(rows=(band, *long.rows))
    made = flowed(desk, text("正" * before), Float(long, None, "", "here", 1, "tab"))
    counts = {}
    for number, page in enumerate(made.pages):
        for line in lines(page, "cell"):
            if line.text.startswith("项"):
                at = number, line.x > 125
                counts[at] = counts.get(at, 0) + 1

    assert len(counts) > 1
    assert min(counts.values()) >= 2


def test_table_over_both_columns_never_stands_in_the_text_of_one(desk):
    one = Float(table(3), None, "", "here", 0, "tab")
    (page,) = flowed(desk, text("正" * 38), one, text("正" * 58)).pages
    lowest = max(line.y for line in lines(page, "cell"))

    assert all(line.y > lowest for line in lines(page))


def test_cells_and_captions_say_the_numbers_that_they_refer_to(desk):
    far = Paragraph("body", (Run("？", (), "page:far"),))
    rows = ((Paragraph("body", (Run("项"),)), far),)
    one = Float(Table((Column("项目"), Column("页")), rows), far, "", "here", 1)
    (page,) = flowed(desk, one).pages

    assert [line.text for line in lines(page, "cell")][-1] == "57"
    assert [line.text for line in lines(page, "caption")] == ["57"]


@pytest.mark.parametrize("place", ["top", "page", "turned"])
def test_table_with_a_row_that_no_page_holds_is_told(desk, place):
    wide = Table((Column("项目"),), ((Paragraph("body", (Run("正" * 900),)),),))
    caption = Paragraph("note", (Run("表"),))
    made = flowed(desk, Float(wide, caption, "", place, 2, "tab"), text("正" * 60))

    said = [one.code for page in made.pages for one in page.block.diagnostics]
    assert said == ["makeup.too-high"]


def test_note_of_a_caption_is_printed_where_there_is_no_text(desk):
    words = (Run("鸡"), Run("a", ("super",), "note:a"))
    one = Float(photo(), Paragraph("note", words), "", "top", 2, "fig")
    made = flowed(desk, heading("养鸡", level=1), one, notes=[note("a", "注文")])

    assert [line.text for page in made.pages for line in lines(page, "note")] == [
        "①注文"
    ]


def page_columns(page):
    return {line.x < 130 for line in lines(page, "cell")}


def test_turned_picture_lies_on_a_page_of_its_own(desk):
    one = Float(photo(width=300, height=100), None, "", "turned", 0, "fig")
    made = flowed(desk, text("正" * 58), one)
    (group,) = (i for i in made.pages[1].block.items if isinstance(i, Group))

    assert group.turn == -90
    assert group.at == (30, 40 + 144)


def test_vertical_text_runs_leftwards_through_bands(desk):
    frame = MASTER.right.frames[0]._replace(rect=Rect(20, 40, 144, 210))
    page = MASTER.right._replace(frames=(frame,))
    part = Part("text", "part", "部", vertical=True)
    chapter = Chapter("poem", "诗", (text("正" * 148),))
    made = flow_chapters((chapter,), part, Master(page, page), desk, {}, right=True)
    found = lines(made.pages[0])

    assert all(line.vertical for line in found)
    assert found[0].x == 20 + 144 - 6
    assert {line.y for line in found} == {40, 60, 150}
    assert [line.x for line in found[:3]] == [158, 146, 134]


def test_chapters_begin_on_pages_of_their_own(desk):
    chapters = tuple(
        Chapter(name, name, (text("正" * 58, name),)) for name in ("a", "b")
    )
    part = Part("text", "part", "部", chapters)
    made = flow_part(part, MASTER, desk, 8, NUMBERS)

    assert made.begins == (0, 1)
    assert [one[1] for one in made.landings] == [0, 1]
    assert [lines(page)[0].x for page in made.pages] == [50, 40]


def chapter(name, *blocks, notes=(), headed=True):
    title = (heading(name, name, level=1),) if headed else ()
    return Chapter(name, name, (*title, *blocks), tuple(notes))


def run_on(desk, *chapters, counted="page"):
    part = Part("text", "part", "部", chapters, run_on=True, notes=counted)
    return flow_part(part, MASTER, desk, 1, NUMBERS)


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


def test_masters_that_differ_are_refused(desk):
    other = Master(side(30), side(20, columns=3))
    part = Part("text", "part", "部")
    with pytest.raises(LayoutError) as told:
        flow_chapters(
            (Chapter("a", "a", (text("正"),)),), part, other, desk, {}, right=True
        )

    assert [one.code for one in told.value.diagnostics] == ["makeup.unlike-masters"]


def test_type_area_has_whole_characters_and_whole_rows():
    field = field_of(side(20), 0, GRID, vertical=False)

    assert field == Field(Rect(20, 40, 210, 144), 2, 100, 10, 12, 12, False)
