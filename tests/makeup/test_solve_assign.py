"""Stories come to pages by section, then by rank, until a page is full."""

import pytest

from makeup.newsroom import LAYOUT, edition, slot, story
from reform_press.compose.paragraph import Compositor
from reform_press.content.model import PagePlan
from reform_press.errors import LayoutError, Source
from reform_press.makeup.block import Desk
from reform_press.makeup.dummy import Cells, Dummy, FixedPlan, PageDummy
from reform_press.makeup.grid import page_grid
from reform_press.makeup.newspaper import make_up
from reform_press.makeup.sections import recorded
from reform_press.makeup.solve.assign import assigned, relieved
from reform_press.makeup.solve.edition import made_plan

NOTHING = Dummy(())


def paper(*stories, pages):
    """Return an edition whose pages take sections, or name stories."""
    plans = tuple(
        PagePlan(
            number,
            "版",
            str(number),
            tuple(one.get("stories", ())),
            sections=tuple(one.get("sections", ())),
        )
        for number, one in enumerate(pages, 1)
    )
    return edition(*stories)._replace(pages=plans)


def of(name, section, priority=3, length=95, times=1):
    texts = ["正" * length] * times
    return story(name, *texts, section=section, priority=priority)


def desk(fonts, issue, layout=LAYOUT):
    return Desk(issue, layout, Compositor(fonts), page_grid(layout))


def on_pages(issue):
    return [plan.stories for plan in issue.pages]


def test_stories_stand_where_their_section_is_taken_the_first_rank_first(fonts):
    issue = paper(
        of("a", "民生", 3), of("b", "要闻", 2), of("c", "要闻", 1), of("d", "民生", 2),
        pages=[{"sections": ["要闻"]}, {"sections": ["民生", "农业"]}],
    )  # fmt: skip
    done = assigned(desk(fonts, issue), NOTHING)

    assert on_pages(done) == [("c", "b"), ("d", "a")]
    assert [plan.taken for plan in done.pages] == [("c", "b"), ("d", "a")]


def test_what_an_editor_names_wins(fonts):
    issue = paper(
        of("a", "要闻", 1), of("b", "要闻", 2),
        pages=[{"sections": ["要闻"]}, {"stories": ["a"]}],
    )  # fmt: skip
    done = assigned(desk(fonts, issue), NOTHING)

    assert on_pages(done) == [("b",), ("a",)]
    assert done.pages[1].taken == ()


def test_a_full_page_leaves_the_last_rank_to_the_next_one(fonts):
    issue = paper(
        of("a", "要闻", 3, times=6), of("b", "要闻", 1, times=6),
        of("c", "要闻", 2, times=7), of("d", "要闻", 4),
        pages=[{"sections": ["要闻"]}, {"sections": ["要闻"]}],
    )  # fmt: skip
    done = assigned(desk(fonts, issue), NOTHING)

    assert on_pages(done) == [("b", "c"), ("a", "d")]


def test_a_place_that_the_plan_has_given_is_kept(fonts):
    issue = paper(
        of("a", "要闻", 1), of("b", "要闻", 2), of("c", "要闻", 3),
        pages=[{"sections": ["要闻"]}, {"sections": ["要闻"]}],
    )  # fmt: skip
    before = Dummy(
        (PageDummy(1, (slot("b"), slot("gone"))), PageDummy(2, (slot("a"),)))
    )
    done = assigned(desk(fonts, issue), before)

    assert on_pages(done) == [("b", "c"), ("a",)]
    assert on_pages(recorded(issue, before)) == [("b", "c"), ("a",)]


def test_a_story_leaves_a_page_that_no_longer_takes_its_section(fonts):
    issue = paper(
        of("a", "要闻", 1), pages=[{"sections": ["民生"]}, {"sections": ["要闻"]}]
    )
    before = Dummy((PageDummy(1, (slot("a"),)),))
    assert on_pages(assigned(desk(fonts, issue), before)) == [(), ("a",)]


def test_an_advertisement_takes_room_from_stories(fonts):
    issue = paper(
        of("a", "要闻", 1, times=6), of("b", "要闻", 2, times=3),
        pages=[{"sections": ["要闻"]}, {"sections": ["要闻"]}],
    )  # fmt: skip
    ad = FixedPlan("ad", Cells(1, 26, 4, 15), "ad", "广告")
    before = Dummy((PageDummy(1, (), fixed=(ad,)),))

    assert on_pages(assigned(desk(fonts, issue), NOTHING)) == [("a", "b"), ()]
    assert on_pages(assigned(desk(fonts, issue), before)) == [("a",), ("b",)]


def test_stories_that_fit_no_page_are_told_together_with_numbers(fonts):
    issue = paper(
        of("a", "要闻", 1, times=9), of("b", "要闻", 2, times=9),
        of("c", "要闻", 3, times=12),
        pages=[{"sections": ["要闻"]}, {"sections": ["要闻"]}],
    )  # fmt: skip
    layout = LAYOUT._replace(grid=LAYOUT.grid._replace(rows=30))
    with pytest.raises(LayoutError) as caught:
        assigned(desk(fonts, issue, layout), NOTHING)
    (told,) = caught.value.diagnostics

    assert (told.code, told.source) == ("makeup.no-page", Source("c.md"))
    assert told.message.zh.startswith("稿“c”无版可上：第 1 版超 ")
    over = [int(part.split()[0]) for part in told.message.zh.split("超")[1:]]
    assert len(over) == 2
    assert f"删去 {min(over)} 行" in told.hint.zh


def test_the_last_story_taken_goes_on_where_a_later_page_has_room(fonts):
    issue = paper(
        of("a", "要闻", 1, times=8), of("b", "要闻", 2, times=3), of("c", "民生", 3),
        pages=[{"sections": ["要闻", "民生"]}, {"sections": ["要闻"]}],
    )  # fmt: skip
    full = assigned(desk(fonts, issue), NOTHING)
    eased = relieved(desk(fonts, full), 1)

    assert on_pages(full) == [("a", "b", "c"), ()]
    assert on_pages(eased) == [("a", "c"), ("b",)]
    assert relieved(desk(fonts, eased), 1) is None
    assert relieved(desk(fonts, eased), 2) is None


def crowd(prefix, section, lengths):
    return [
        of(f"{prefix}{rank}", section, rank, times=times)
        for rank, times in enumerate(lengths, 1)
    ]


def test_an_edition_by_sections_makes_itself_up_and_its_plan_records_the_pages(fonts):
    stories = *crowd("a", "要闻", (4, 3, 2)), *crowd("b", "民生", (5, 3, 3))
    issue = paper(*stories, pages=[{"sections": ["要闻"]}, {"sections": ["民生"]}])
    plan = made_plan(issue, LAYOUT, Compositor(fonts))
    done = recorded(issue, plan)
    made = make_up(done, LAYOUT, Compositor(fonts), plan)

    assert on_pages(done) == [("a1", "a2", "a3"), ("b1", "b2", "b3")]
    assert not made.overset


def test_a_story_goes_on_when_the_solver_finds_its_page_too_full(fonts):
    pages = [{"sections": ["要闻"]}, {"sections": ["要闻", "民生"]}]
    # By their least cells all four have room on page 1; as a page they have not.
    stories = *crowd("a", "要闻", (6, 4, 2, 1)), *crowd("b", "民生", (4, 3, 2))
    issue = paper(*stories, pages=pages)
    first = assigned(desk(fonts, issue), NOTHING)
    done = recorded(issue, made_plan(issue, LAYOUT, Compositor(fonts)))

    assert on_pages(first)[0] == ("a1", "a2", "a3", "a4")
    assert on_pages(done) == [("a1", "a2", "a3"), ("b1", "b2", "b3", "a4")]
