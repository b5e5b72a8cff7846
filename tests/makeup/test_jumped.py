"""A story that jumps: two parts on two pages, no character lost or doubled."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makeup.newsroom import GRID, LAYOUT, edition, paragraph, photo, slot, story
from reform_press.compose.paragraph import Compositor
from reform_press.content.jumps import page_name
from reform_press.content.model import Headline, Jump, PagePlan, Paragraph, Run
from reform_press.errors import LayoutError, Source, errors_among
from reform_press.makeup.block import Desk
from reform_press.makeup.dummy import Dummy, JumpPlan, PageDummy
from reform_press.makeup.grid import page_grid
from reform_press.makeup.jumped import divided, part_of
from reform_press.makeup.newspaper import make_up
from reform_press.makeup.plan import as_plain, read_dummy
from reform_press.makeup.planned import check
from reform_press.makeup.sections import recorded, with_cuts
from reform_press.makeup.solve.assign import assigned
from reform_press.makeup.solve.cuts import cuts_of
from reform_press.makeup.solve.edition import made_plan
from reform_press.makeup.solve.pages import facts_of, task_of
from reform_press.makeup.solve.task import Budget
from reform_press.makeup.ways import jumping_in, way_of
from reform_press.page import TextLine
from reform_press.schema.output import as_yaml

JUMP = Jump("a", 1, 2, "第一版", "第二版", source=Source("edition.yaml", 7))
WORDS = "渠水入田秧苗返青村里的人都说今年的水来得早管水的人沿渠走了一遍把闸门逐个看过"


def lead(paragraphs=8, length=95, **said):
    """Return a lead whose every passage is another."""
    texts = [(WORDS * 9)[n : n + length] for n in range(paragraphs)]
    said = {"priority": 1, "kind": "lead", "headline": Headline("渠水\n入田")} | said
    return story("a", *texts, **said)


def paper(*stories, after=0):
    """Return an edition of two pages; the first story jumps, the last is on 2."""
    jump = JUMP._replace(after=after)
    *here, there = (one.id for one in stories)
    pages = (
        PagePlan(1, "要闻", "1", tuple(here), jump=jump),
        PagePlan(2, "综合", "2", (there, "a"), continues=jump),
    )
    return edition(*stories)._replace(pages=pages)


def text(paragraphs):
    return "".join(one.text for one in paragraphs)


RUNS = st.lists(st.text("甲乙丙 a", min_size=1, max_size=9), min_size=1, max_size=4)


@given(st.lists(RUNS, min_size=1, max_size=5), st.data())
def test_no_cut_loses_or_doubles_a_character(paragraphs, data):
    body = tuple(Paragraph("body", tuple(map(Run, runs))) for runs in paragraphs)
    whole = text(body)
    after = data.draw(st.integers(0, len(whole)))
    front, rest = divided(body, after)

    assert text(front) == whole[:after]
    assert text(rest) == whole[after:]
    assert all(one.text for one in (*front, *rest))
    assert [one.open for one in front if one.open] == [True] * (
        len(front) + len(rest) > len(body)
    )


def test_the_parts_tell_where_to_go_and_where_it_came_from():
    signed = lead(byline="本报记者", supplier="县委办", photos=(photo(),))
    jump = JUMP._replace(after=120)
    front, rest = (part_of(signed, jump, part) for part in ("front", "rest"))

    assert (front.supplier, front.byline, len(front.photos)) == (
        "下转第二版",
        "本报记者",
        1,
    )
    assert rest.body[0].runs[0] == Run("（上接第一版）", ("voice",))
    assert (rest.supplier, rest.byline, rest.photos) == ("县委办", "", ())
    assert (rest.headline.main, rest.priority, rest.kind) == ("渠水　入田", 4, "news")


def test_a_byline_that_closes_its_story_closes_the_rest():
    news = lead(kind="news", byline="据公开资料整理", dateline="本报讯")
    front, rest = (
        part_of(news, JUMP._replace(after=120), part) for part in ("front", "rest")
    )

    assert (front.byline, front.dateline) == ("", "本报讯")
    assert (rest.byline, rest.dateline) == ("据公开资料整理", "")


@pytest.mark.parametrize(
    ("folio", "name"),
    [
        ("1", "第一版"), ("03", "第三版"), ("10", "第十版"), ("12", "第十二版"),
        ("20", "第二十版"), ("A4", "A4版"), ("100", "100版"),
    ],
)  # fmt: skip
def test_pages_are_named_as_readers_are_sent_to_them(folio, name):
    assert page_name(folio) == name


def desk(fonts, issue, layout=LAYOUT):
    return Desk(issue, layout, Compositor(fonts), page_grid(layout))


def test_cuts_are_ends_of_lines_inside_paragraphs_with_enough_before_and_after(square):
    issue = paper(lead(), story("b"))
    found = cuts_of(issue.stories[0], desk(square, issue))
    every = 8 * 95

    # 2 em of indent and ten characters a line: 8, 18, 28 ... 88, 95.
    assert found.rows == 80
    assert {cut.after % 95 for cut in found.cuts} == {18, 28, 38, 48, 58, 68, 78}
    assert min(cut.after for cut in found.cuts) >= every / 3
    assert all(10 <= cut.rows <= 70 for cut in found.cuts)
    assert (
        found.cuts[0].rows
        == 10 * (found.cuts[0].after // 95) + 1 + (found.cuts[0].after % 95 - 8) // 10
    )


def test_no_cut_parts_a_reading_or_what_is_set_as_typed(square):
    reading = Paragraph("body", (Run("读" * 95, ruby="du"),))
    code = Paragraph("body", (Run("码" * 95, ("code",)),))
    one = story("a", paragraph("正" * 5), reading, code)
    assert cuts_of(one, desk(square, paper(one, story("b")))).cuts == ()


def test_a_story_too_short_to_jump_is_refused(square):
    issue = paper(lead(2), story("b"))
    with pytest.raises(LayoutError) as caught:
        assigned(desk(square, issue), Dummy(()))

    (told,) = caught.value.diagnostics
    assert (told.code, told.source) == ("makeup.jump-short", JUMP.source)
    assert "只有 20 行" in told.message.zh


def test_the_rest_is_judged_by_its_lower_rank():
    issue = paper(lead(photos=(photo(),)), story("b"), after=300)
    front, rest = (facts_of(plan, issue).story("a") for plan in issue.pages)

    assert (front.priority, front.kind, len(front.photos)) == (1, "lead", 1)
    assert (rest.priority, rest.kind, rest.photos) == (4, "news", ())


def planned(after=248, *, rest_after=None, **said):
    """Return a plan of two pages for ``paper``."""
    front = slot("a", (1, 1, 4, 24), jump=JumpPlan("front", after, 2))
    rest = slot(
        "a", (1, 18, 4, 23), jump=JumpPlan("rest", rest_after or after, 1)
    )  # fmt: skip
    b = slot("b", (1, 1, 4, 16))
    return Dummy((PageDummy(1, (front,)), PageDummy(2, (b, rest)))), said


def lines_of(page, role):
    return [
        item.text
        for item in page.items
        if isinstance(item, TextLine) and item.story == "a" and item.role == role
    ]


def test_both_pages_together_print_the_whole_text_once(square):
    issue = paper(lead(5), story("b"), after=248)
    plan, _ = planned()
    done = make_up(issue, LAYOUT, Compositor(square), plan)
    front, rest = (lines_of(page, "body") for page in done.pages)

    assert not errors_among(done.diagnostics)
    assert lines_of(done.pages[0], "source") == ["（下转第二版）"]
    assert rest[0].startswith("（上接第一版）")
    printed = "".join(front) + "".join(rest).removeprefix("（上接第一版）")
    assert printed == text(issue.stories[0].body)
    assert lines_of(done.pages[1], "main") == ["渠水　入田"]


def test_the_last_line_before_a_jump_is_full(square):
    issue = paper(lead(5), story("b"), after=248)
    done = make_up(issue, LAYOUT, Compositor(square), planned()[0])
    body = [
        item
        for item in done.pages[0].items
        if isinstance(item, TextLine) and item.role == "body"
    ]

    assert body[-1].width == pytest.approx(GRID.column_width)
    assert len(body[-1].text) == 10


def test_a_plan_with_a_jump_is_read_back_as_it_was_written(tmp_path):
    plan, _ = planned()
    file = tmp_path / "dummy.yaml"
    file.write_bytes(as_yaml(as_plain(plan)).encode())
    again = read_dummy(file, tmp_path)

    assert [one.jump for page in again.pages for one in page.slots] == [
        JumpPlan("front", 248, 2), None, JumpPlan("rest", 248, 1),
    ]  # fmt: skip


def told(issue, plan):
    with pytest.raises(LayoutError) as caught:
        check(issue, LAYOUT, plan)
    return {d.code: d for d in caught.value.diagnostics}


def test_parts_that_are_cut_differently_are_told():
    found = told(paper(lead(5), story("b")), planned(rest_after=258)[0])
    assert "前后断点不同：248 字、258 字" in found["makeup.jump-parted"].message.zh


@pytest.mark.parametrize("after", [100, 475, 900])
def test_a_cut_before_a_third_of_the_text_or_behind_it_is_told(after):
    found = told(paper(lead(5), story("b")), planned(after)[0])
    assert f"断在第 {after} 字，全文 475 字" in found["makeup.jump-cut"].message.zh


def test_a_plan_that_does_not_follow_a_jump_is_told_what_to_write():
    plan = Dummy(
        (
            PageDummy(1, (slot("a", (1, 1, 4, 24)),)),
            PageDummy(2, (slot("b", (1, 1, 4, 16)), slot("a", (1, 18, 4, 23)))),
        )
    )
    found = told(paper(lead(5), story("b")), plan)

    assert set(found) == {"makeup.jump-unplanned", "makeup.story-twice"}
    hint = found["makeup.jump-unplanned"].hint.zh
    assert hint == "写 jump: {part: rest, after: …, page: 1}"


def test_a_plan_that_lets_a_story_jump_unasked_is_told():
    issue = paper(lead(5), story("b"))
    pages = tuple(p._replace(jump=None, continues=None) for p in issue.pages)
    found = told(issue._replace(pages=pages), planned()[0])
    assert "makeup.jump-unasked" in found


def headed(name, words, paragraphs, priority):
    texts = ["文" * 95] * paragraphs
    return story(name, *texts, priority=priority, headline=Headline(words))


def full_paper():
    """Return an edition whose lead fills a page and jumps, and its layout."""
    issue = paper(
        lead(14, headline=Headline("渠水入田村里\n秧苗返青田间")),
        headed("c", "村里新修水渠", 3, 2),
        headed("d", "管水有人", 1, 3),
        headed("b", "今年的水来得早", 3, 2),
    )
    return issue, LAYOUT._replace(bands=(*LAYOUT.bands, (4, 14.0, 22.0)))


def test_a_page_made_up_in_another_way_fills_its_last_leg_before_the_jump(square):
    """Candidates: the cut follows the layout, and the rest is laid out near it."""
    issue, layout = full_paper()
    compositor = Compositor(square)
    plan = made_plan(issue, layout, compositor)
    cut = plan.pages[0].slots[0].jump.after
    desk = Desk(issue, layout, compositor, page_grid(layout))
    earlier = max(
        c.after for c in cuts_of(issue.stories[0], desk).cuts if c.after < cut
    )
    desk = replace(desk, edition=with_cuts(recorded(issue, plan), {"a": earlier}))
    ways = {}
    for number, page in zip(desk.edition.pages, plan.pages, strict=True):
        task = task_of(number, desk)
        page = replace(page, slots=tuple(map(task.marked, page.slots)))
        ways[number] = way_of(task, page)
    assert {s.jump.after for w in ways.values() for s in w.page.slots if s.jump} == {
        earlier
    }
    done = jumping_in(desk, ways, Budget(400, 1, 4, 40, 40))
    pages = tuple(way.page for way in done.values())
    made = make_up(recorded(issue, Dummy(pages)), layout, compositor, Dummy(pages))

    cuts = {slot.jump.after for page in pages for slot in page.slots if slot.jump}
    assert cuts == {cut}
    assert [plan.number for plan in done] == [1, 2]
    assert not errors_among(made.diagnostics)
    assert [(s.story, s.cells) for s in pages[0].slots] == [
        (s.story, s.cells) for s in plan.pages[0].slots
    ]


def test_an_edition_with_a_jump_makes_itself_up_and_both_pages_are_full(square):
    issue, layout = full_paper()
    compositor = Compositor(square)
    plan = made_plan(issue, layout, compositor)
    done = recorded(issue, plan)
    made = make_up(done, layout, compositor, plan)
    front, rest = (lines_of(page, "body") for page in made.pages)
    sizes = [
        {f.story: f.size for f in page.frames if f.role == "head"}
        for page in made.frames
    ]

    assert not errors_among(made.diagnostics)
    assert done.pages[0].jump.after == plan.pages[0].slots[0].jump.after
    printed = "".join(front) + "".join(rest).removeprefix("（上接第一版）")
    assert printed == text(issue.stories[0].body)
    assert min(len(front), len(rest)) >= 10
    legs = [f for f in made.frames[0].frames if f.story == "a" and f.leg]
    # Two lines at a paragraph's end and one at its beginning are no cuts.
    assert sum(leg.slack for leg in legs) <= 3
    assert sizes[0]["a"] > sizes[0]["c"]
    assert sizes[1]["a"] <= 22 < sizes[1]["b"]
    for page in plan.pages:
        assert max(one.cells.last_row for one in page.slots) == GRID.rows


def test_a_page_alone_holds_its_part_once(square):
    issue = paper(lead(5), story("b"), after=248)
    compositor = Compositor(square)
    for number, page in enumerate(planned()[0].pages):
        task = task_of(issue.pages[number], desk(square, issue))
        alone = task.desk.edition._replace(pages=(task.plan,))
        both = make_up(issue, LAYOUT, compositor, planned()[0])
        one = make_up(alone, LAYOUT, compositor, Dummy((page,)))

        assert one.pages[0].items == both.pages[number].items
        assert not errors_among(one.diagnostics)


def test_the_plan_of_a_jump_is_kept_when_its_edition_is_made_up_again(square):
    issue = paper(lead(5), story("b"))
    done = assigned(desk(square, issue), planned()[0])
    task = task_of(done.pages[0], desk(square, done))

    assert {plan.jump.after for plan in done.pages[:1]} == {248}
    assert text(task.story("a").body) == text(issue.stories[0].body)[:248]
    assert task.marked(slot("a")).jump == JumpPlan("front", 248, 2)


@pytest.mark.parametrize(
    ("paragraphs", "after", "words"),
    [(2, 78, "转版前只有 8 行"), (2, 128, "转版后只有 8 行")],
)
def test_a_part_of_less_than_ten_lines_is_told(square, paragraphs, after, words):
    issue = paper(lead(paragraphs), story("b"), after=after)
    done = make_up(issue, LAYOUT, Compositor(square), planned(after)[0])
    found = [d.message.zh for d in done.diagnostics if d.code == "makeup.jump-lines"]

    assert found == [f"稿“a”{words}"]
