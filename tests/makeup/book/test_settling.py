"""References, contents and index say the pages on which things stand at last.

Pages have two columns of ten characters, twelve rows; the index three.
"""

from dataclasses import replace
from itertools import pairwise

import pytest

from makeup.book.tables import column
from makeup.newsroom import BODY, LAYOUT, photo
from makeup.newsroom import desk as desk_of
from reform_press.content.book.model import (
    Book,
    Chapter,
    Float,
    Heading,
    IndexTerm,
    Part,
    Table,
    Text,
)
from reform_press.content.model import PagePlan, Paragraph, Run
from reform_press.errors import LayoutError, Source
from reform_press.geometry import Rect, Size
from reform_press.makeup.book import settling
from reform_press.makeup.book.anchors import anchored
from reform_press.makeup.book.bookmarks import marks_of
from reform_press.makeup.book.master import Master
from reform_press.makeup.book.settling import settle
from reform_press.makeup.book.volume import Volume
from reform_press.makeup.book.yearbook import make_up_yearbook
from reform_press.makeup.copy_told import copy_of
from reform_press.makeup.designed import Designed, DesignedFrame
from reform_press.page import Link, TextLine, among
from reform_press.style.model import Grid

GRID = Grid(columns=2, characters=10, gutter=1, size=10, leading=12, rows=12)
NOTE = BODY._replace(size=8, leading=9, indent=0.0)
PLAIN = BODY._replace(indent=0.0, align="start")


@pytest.fixture
def desk(square):
    found = desk_of(square)
    styles = (*LAYOUT.styles, ("note", NOTE), ("index", NOTE), ("running", PLAIN))
    layout = LAYOUT._replace(grid=GRID, styles=styles)
    return replace(found, layout=layout)


def side(x, columns=2):
    size = Size(260, 240)
    frames = (
        DesignedFrame(
            "flow", "text", Rect(x, 40, 210, 144), columns=columns, gutter=10
        ),
        DesignedFrame("folio", "text", Rect(x, 200, 60, 12)),
        DesignedFrame("running", "text", Rect(x, 10, 200, 12)),
    )
    return Designed(size, 9, frames)


MASTER = Master(side(30), side(20))
WIDE = Master(side(30, 1), side(20, 1))


def runs(*words):
    return tuple(
        Run(one) if isinstance(one, str) else Run(one[0], (), one[1]) for one in words
    )


def text(*words, name=""):
    return Text(Paragraph("body", runs(*words)), name)


def heading(*words, name="", level=2):
    return Heading(level, Paragraph("crosshead", runs(*words), level=level), name)


def chapter(name, *blocks):
    title = f"章{name}"
    return Chapter(name, title, (heading(title, name=name, level=1), *blocks))


def part(name, *chapters, **said):
    told = {"kind": "text", "id": name, "title": f"部{name}", "chapters": chapters}
    return Part(**(told | said))


CONTENTS = part("toc", kind="contents", folios="roman", listed=False)
INDEX = part("idx", kind="index", title="索引", columns=2)


def settled(desk, *parts, terms=()):
    book = anchored(Book(parts, terms))
    masters = {n: WIDE if p.kind == "contents" else MASTER for n, p in enumerate(parts)}
    return book, masters, settle(book, masters, desk)


def finished(desk, *parts, terms=()):
    book, masters, made = settled(desk, *parts, terms=terms)
    at = replace(desk, edition=desk.edition._replace(pages=(), book=book))
    return make_up_yearbook(Volume(book, masters, made, at, ()))


def said(page, role=""):
    found = among(page.items, TextLine)
    return [one.text for one in found if role in ("", one.role)]


def test_what_is_no_han_has_a_head_of_its_own_in_the_index(desk):
    words = [("3D打印", "index:3D打印"), ("鸡苗", "index:鸡苗")]
    made = finished(desk, part("p", chapter("one", text(*words))), INDEX)

    heads = [one for page in made.pages for one in said(page, "initial")]
    assert heads == ["数字、字母", "J"]


def test_blank_before_a_place_is_as_wide_after_a_closing_mark(desk):
    """The ink of 玄（黄） ends half an em before its last cell does."""
    words = [("天地", "index:天地"), ("玄黄", "index:玄（黄）")]
    index = INDEX._replace(columns=1)
    made = finished(desk, part("p", chapter("one", text(*words))), index)

    found = (one for page in made.pages for one in among(page.items, TextLine))
    ends = [one.x + one.width for one in found if one.role == "index"]
    assert ends[1] - ends[0] == pytest.approx(1.5 * NOTE.size, abs=0.01)


def test_index_is_set_three_deep(desk):
    words = [("一组", "index:马港镇!石溪村!一组")]
    made = finished(desk, part("p", chapter("one", text(*words))), INDEX)

    found = (one for page in made.pages for one in among(page.items, TextLine))
    begins = [one.x for one in found if one.role == "index"]
    assert [round(x - begins[0], 3) for x in begins] == [0, NOTE.size, 2 * NOTE.size]


def test_reference_says_the_page_that_its_target_is_on(desk):
    made = finished(
        desk,
        part("a", chapter("one", text("见第", ("页", "page:far"), "页"))),
        part("b", chapter("two", text("正" * 500), text("在此", name="far"))),
    )
    (leaf,) = [one for one in made.pages if "在此" in said(one)]

    assert f"见第{leaf.label}页" in said(made.pages[0])
    assert leaf.number > 3


def test_copy_is_told_with_the_pages_that_it_names(desk):
    """Two builds are compared by it."""
    refers = chapter("one", text("见第", ("页", "page:far"), "页"))
    parts = part("a", refers), part("b", chapter("two", text("在此", name="far")))
    made = finished(desk, *parts)
    edition = desk.edition._replace(pages=(), book=Book(parts))

    (one, _) = (written.copy() for written in copy_of(edition, made.words))
    assert one.pieces[-1].text == f"见第{made.pages[2].label}页"


def test_reference_to_its_own_page_is_told(desk):
    near = Run("页", (), "page:near", Source("a.md", 5, 9))
    refers = Text(Paragraph("body", (Run("见第"), near, Run("页"))))
    made = finished(desk, part("p", chapter("one", text("在此", name="near"), refers)))
    far = chapter("one", text("在此", name="near"), text("正" * 500), refers)
    other = finished(desk, part("p", far))

    (own,) = made.diagnostics
    assert (own.code, own.severity, str(own.source)) == (
        "makeup.own-page", "warning", "a.md:5:9",
    )  # fmt: skip
    assert other.diagnostics == ()


def test_only_what_names_another_page_is_set_again(desk, monkeypatch):
    made = []
    flow = settling.flow_chapters

    def told(chapters, *rest, **more):
        made.extend(one.id for one in chapters)
        return flow(chapters, *rest, **more)

    monkeypatch.setattr(settling, "flow_chapters", told)
    refers = text("见第", ("页", "page:b"), "页")
    settled(desk, part("p", chapter("a", refers), chapter("b"), chapter("c")))

    assert made == ["a", "b", "c", "a"]


def test_contents_lead_to_pages(desk):
    section = heading("分目", name="s")
    made = finished(
        desk, CONTENTS, part("p", chapter("one", text("正" * 500), section, text("文")))
    )
    toc, _, *pages = made.pages
    (leaf,) = [one for one in pages if "分目" in said(one)]

    lines = [one.replace("…", "") for one in said(toc, "contents")]
    assert lines == ["部p3", "章one3", f"分目{leaf.label}"]
    assert toc.label == "I"


def test_contents_lead_to_entries_where_they_go_so_deep(desk):
    title = Paragraph("crosshead", (Run("条目"),), level=4)
    entry = text("文")._replace(entry=title)
    long = chapter("one", text("正" * 500), heading("分目", name="s"), entry)
    made = finished(desk, CONTENTS._replace(depth=4), part("p", long))
    toc, _, *pages = made.pages
    (leaf,) = [one for one in pages if "【条目】文" in said(one)]

    lines = [one.replace("…", "") for one in said(toc, "contents")]
    assert lines[-1] == f"条目{leaf.label}"


def test_leaders_of_all_lines_stand_on_one_raster(desk):
    parts = [part(n * "甲", chapter(f"c{n}", text("文"))) for n in (1, 2, 5)]
    toc = finished(desk, CONTENTS, *parts).pages[0]
    ends = {
        round(line.x + run.x + len(run.codes) / 2 * run.size, 3)
        for line in among(toc.items, TextLine) if "…" in line.text
        for run in line.runs if line.text.count("…") == len(run.codes) // 2
    }  # fmt: skip

    assert len(ends) == 1


def test_rows_of_contents_are_as_high_as_their_lines(desk):
    small = PLAIN._replace(size=8, leading=9)
    styles = (*desk.layout.styles, ("contents-3", small), ("contents-2", small))
    desk = replace(desk, layout=desk.layout._replace(styles=styles))
    sections = [heading(f"节{n}", name=f"s{n}") for n in range(6)]
    toc = finished(desk, CONTENTS, part("p", chapter("one", *sections))).pages[0]
    lows = [one.y for one in among(toc.items, TextLine) if one.text[0] in "章节"]

    assert len(lows) == 7
    assert {round(b - a, 3) for a, b in pairwise(lows)} == {9}


def figure(name):
    caption = Paragraph("note", runs(f"题{name}"))
    holds = Table((column("甲"),), ((caption,),)) if name[0] == "t" else photo()
    return Float(holds, caption, "", "here", 1, name)


def test_lists_of_figures_and_of_tables_stand_apart(desk):
    floats = [figure(name) for name in ("f1", "t1", "f2", "t2")]
    figures = part("fig", kind="figures", title="图表目录", columns=1)
    _, _, made = settled(desk, figures, part("p", chapter("one", *floats)))
    ((page, *_), _) = (flowed.pages for flowed in made.parts)
    rows = [(one.text[:2], one.y) for one in among(page.block.items, TextLine)][1:]

    assert [text for text, _ in rows] == ["图1", "图2", "表1", "表2"]
    assert [round((b - a) / 12) for (_, a), (_, b) in pairwise(rows)] == [1, 2, 1]


def test_index_names_page_and_column(desk):
    words = ("鸡苗", "index:鸡苗")
    made = finished(
        desk,
        part("p", chapter("one", text(words), text("正" * 190), text(words))),
        INDEX,
    )

    assert "鸡苗　1a、2b" in [one.replace("，", "、") for one in said(made.pages[2])]


def test_heading_of_a_section_is_indexed(desk):
    made = finished(
        desk,
        part("p", chapter("one", heading(("鸡苗", "index:鸡苗")), text("文"))),
        INDEX,
    )

    assert "鸡苗　1a" in said(made.pages[2])


def test_entry_that_only_sends_on_is_there(desk):
    terms = (IndexTerm("雏鸡", see=("鸡苗",)),)
    made = finished(
        desk,
        part("p", chapter("one", text(("鸡苗", "index:鸡苗")))),
        INDEX,
        terms=terms,
    )

    assert "雏鸡　见　鸡苗" in said(made.pages[2])


def test_running_head_has_part_on_the_left_and_section_on_the_right(desk):
    made = finished(desk, part("p", chapter("one", heading("分目"), text("正" * 800))))

    assert said(made.pages[1], "running") == ["部p"]
    assert said(made.pages[2], "running") == ["分目"]
    assert said(made.pages[2], "folio") == ["3"]


def test_blank_page_has_nothing_on_it(desk):
    made = finished(
        desk, part("a", chapter("one", text("文"))), part("b", chapter("two"))
    )

    assert [page.label for page in made.pages] == ["1", "2", "3", "4"]
    assert not made.pages[1].items
    assert not made.frames[1].frames


def test_links_lead_to_marks(desk):
    made = finished(
        desk,
        CONTENTS,
        part(
            "p",
            chapter(
                "one", text("见", ("页", "page:far"), "页"), text("在", name="far")
            ),
        ),
    )
    known = {mark.story for page in made.pages for mark in page.marks}
    found = {one.target for page in made.pages for one in among(page.items, Link)}

    assert found == {"story:far", "story:one", "story:p"}
    assert {one.removeprefix("story:") for one in found} <= known


def test_bookmarks_stand_below_one_another(desk):
    book, _, made = settled(
        desk, part("p", chapter("one", heading("分目"), text("文")))
    )
    marks = [mark for some in marks_of(book, made).values() for mark in some]

    assert [(mark.title, mark.level) for mark in marks if mark.title] == [
        ("部p", 1), ("章one", 2), ("分目", 3),
    ]  # fmt: skip


def test_chapters_that_run_on_are_found_where_they_begin(desk):
    chapters = [chapter(n, text("正" * 180), text("文", name=n * 2)) for n in "abc"]
    more = chapters[1]._replace(id="d", title="章d", blocks=(text("无题" * 60),))
    refers = text("见第", ("页", "page:c"), "页")
    one = part("p", *chapters, more, chapter("e", refers), run_on=True)
    book, _, made = settled(desk, CONTENTS, one)
    every = finished(desk, CONTENTS, one).pages
    toc, pages = every[0], every[2:]
    begins = {
        name: next(leaf for leaf in pages if any(words in line for line in said(leaf)))
        for name, words in (("章b", "章b"), ("章c", "章c"), ("章d", "无题"))
    }
    marked = {
        mark.title: number
        for number, marks in marks_of(book, made).items()
        for mark in marks if mark.level == 2
    }  # fmt: skip

    lines = [line.replace("…", "") for line in said(toc, "contents")]
    assert len(pages) > 2
    for name, leaf in begins.items():
        assert f"{name}{leaf.label}" in lines
        assert marked[name] == leaf.number
    assert f"见第{begins['章c'].label}页" in [x for leaf in pages for x in said(leaf)]


def test_designed_part_has_its_pages_counted(desk):
    plate = part("plate", pages=(PagePlan(1, "", "1", ()),) * 3)
    _, _, made = settled(desk, plate, part("p", chapter("one", text("文"))))

    assert [leaf.folio for leaf in made.leaves if leaf.part == 1] == ["5", "6"]


def test_numbers_that_never_settle_are_told(desk, monkeypatch):
    monkeypatch.setattr(settling, "PASSES", 1)
    _, _, made = settled(desk, part("p", chapter("one", text("文"))))

    assert [one.code for one in made.diagnostics] == ["makeup.unsettled"]


def test_places_of_an_entry_fill_a_line_before_the_next(desk):
    words = ("鸡苗", "index:鸡苗")
    blocks = [text(words), text("正" * 450)] * 20
    made = finished(desk, part("p", chapter("one", *blocks)), INDEX)
    lines = [one for page in made.pages for one in said(page, "index")]

    assert len(lines) > 2
    assert lines[0].startswith("鸡苗　1a、")
    assert all(one.endswith("、") for one in lines[:-1])


def test_faults_of_all_parts_are_told_at_once(desk):
    unlike = Master(side(30), side(20, 1))
    parts = part("a", chapter("one")), part("b", chapter("two")), CONTENTS
    book = anchored(Book(parts))

    with pytest.raises(LayoutError) as caught:
        settle(book, {0: unlike, 1: unlike, 2: WIDE}, desk)
    assert len(caught.value.diagnostics) == 2
