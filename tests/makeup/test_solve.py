"""Pages that make themselves up: nothing lost, nothing broken, always the same."""

from dataclasses import replace

import pytest

from makeup.newsroom import desk, paragraph, photo, story
from reform_press.content.model import Headline
from reform_press.makeup.dummy import (
    Cells,
    Dummy,
    HeadPlan,
    PageDummy,
    Slot,
    TextPlan,
)
from reform_press.makeup.facts import AdFacts, PageFacts, PhotoFacts, StoryFacts
from reform_press.makeup.module import make_module
from reform_press.makeup.newspaper import make_up
from reform_press.makeup.solve import Budget, Task, relay, solve
from reform_press.makeup.solve.art import Gallery
from reform_press.makeup.solve.forest import Forest
from reform_press.makeup.solve.outline import outlined
from reform_press.makeup.solve.prove import proven
from reform_press.makeup.solve.rank import Judge, too_many
from reform_press.makeup.solve.refine import refined
from reform_press.makeup.solve.refuse import missed
from reform_press.makeup.solve.search import search, ways_of
from reform_press.makeup.solve.stock import Stock

BUDGET = Budget(evaluations=400, seed=1, ranked=40, polished=40)
COPY = "县里开通新的公交线路，沿途设站十二处，早晚各加两班。"


def told(name, characters, priority=3, **said):
    """Return a story of about so many characters in paragraphs of a hundred."""
    text = COPY * (characters // len(COPY) + 1)
    body = [text[n : n + 99] + "。" for n in range(0, characters, 100)]
    heads = {1: "清淤工程今天完工", 2: "书架搬进了车间", 3: "夜班公交开通"}
    main = heads.get(priority, "新集开市")
    about = {"priority": priority, "headline": Headline(main)} | said
    return story(name, *body, **about)


STORIES = (
    told("lead", 400, 1),
    told("second", 280, 2),
    told("third", 200),
    told("fourth", 150),
)


def facts_of(stories, **said):
    known = tuple(StoryFacts(one.id, one.priority, one.kind) for one in stories)
    return PageFacts(**({"stories": known} | said))


@pytest.fixture
def task(fonts):
    def made(*stories, pins=(), **said):
        table = desk(fonts, *stories)
        return Task(table, table.edition.pages[0], facts_of(stories, **said), pins)

    return made


def made_up(task, solution):
    table = task.desk
    dummy = Dummy((solution.page,))
    return make_up(table.edition, table.layout, table.compositor, dummy)


def area(frames):
    return {
        (column, row)
        for frame in frames
        for column in range(frame.column, frame.column + frame.columns)
        for row in range(frame.row, frame.row + frame.rows)
    }


def test_a_solved_page_holds_all_copy_and_is_full(task):
    asked = task(*STORIES)
    solution = solve(asked, BUDGET)
    made = made_up(asked, solution)
    assert not made.overset
    assert not [d for d in made.diagnostics if d.severity == "error"]
    bare = 4 * 40 - len(area(made.frames[0].frames))
    rules = sum(slot.cells.columns for slot in solution.page.slots)
    assert bare <= rules + 4


def test_the_lead_has_the_largest_head(task):
    asked = task(*STORIES)
    made = made_up(asked, solve(asked, BUDGET))
    sizes = {f.story: f.size for f in made.frames[0].frames if f.role == "head"}
    assert all(sizes["lead"] > size for name, size in sizes.items() if name != "lead")


def test_the_same_task_gives_the_same_page_and_another_seed_may_differ(task):
    once = solve(task(*STORIES), BUDGET)
    again = solve(task(*STORIES), BUDGET)
    assert once == again


def test_it_does_not_matter_whether_a_second_process_helps(task, monkeypatch):
    once = solve(task(*STORIES), BUDGET)
    monkeypatch.setattr("reform_press.jobs.processors", lambda: 1)
    assert solve(task(*STORIES), BUDGET) == once


def test_a_page_too_full_is_refused_with_numbers_and_remedies(task):
    stories = (told("lead", 900, 1), told("second", 800, 2), told("third", 400))
    solution = solve(task(*stories), BUDGET)
    assert solution.page.slots == ()
    assert solution.refusal is not None
    codes = [one.code for one in solution.refusal.diagnostics]
    assert codes[0] == "makeup.page-overfull"
    assert "makeup.remedy" in codes
    assert solution.refusal.rows > 0
    assert (
        f"超 {solution.refusal.rows} 行" in solution.refusal.diagnostics[0].message.zh
    )


def test_a_page_too_empty_is_refused_with_numbers(task):
    solution = solve(task(told("lead", 200, 1), told("second", 100, 2)), BUDGET)
    assert solution.refusal is not None
    assert solution.refusal.diagnostics[0].code == "makeup.page-underfull"
    assert solution.refusal.rows < 0


def test_a_page_of_which_no_tree_fits_is_refused_by_the_least_area(task, monkeypatch):
    monkeypatch.setattr(Forest, "heights", lambda forest, tree: ())
    full = (told("lead", 900, 1), told("second", 800, 2), told("third", 400))
    assert 0 < missed(Stock(task(*full))) < 40
    assert missed(Stock(task(*STORIES))) == 0


def test_the_shortest_head_finds_a_column(task):
    short = told("fourth", 150, 5)._replace(headline=Headline("春"))
    solution = solve(task(*STORIES[:3], short), BUDGET)
    assert solution.refusal is None


def test_of_optional_stories_one_is_kept(task):
    asked = task(told("lead", 2400, 1), told("second", 2400, 2))
    every = tuple(replace(one, optional=True) for one in asked.facts.stories)
    solution = solve(replace(asked, facts=replace(asked.facts, stories=every)), BUDGET)
    assert solution.omitted == ("second",)
    assert solution.refusal is not None
    (told_so,) = solution.refusal.diagnostics
    assert told_so.code == "makeup.story-fits-nowhere"
    assert "正文 241 行" in told_so.message.zh
    assert "版面 4 栏、40 行" in told_so.message.zh


@pytest.mark.parametrize(
    ("characters", "words"),
    [(15, "too short: a leg has 4 lines at least; add 1"), (2400, "cut about 109 ")],
)
def test_a_story_that_fits_no_width_is_told_what_would_mend_it(task, characters, words):
    """Shortening is no remedy for what is too short, nor without a number."""
    asked = task(told("lead", characters, 1), *STORIES[1:])
    (found,) = solve(asked, BUDGET).refusal.diagnostics
    assert found.code == "makeup.story-fits-nowhere"
    assert words in found.hint.en


def test_an_optional_story_is_left_out_where_the_page_is_full(task):
    extra = told("extra", 400, 4)
    asked = task(*STORIES, extra)
    facts = replace(
        asked.facts,
        stories=(
            *asked.facts.stories[:-1],
            StoryFacts("extra", 4, "news", optional=True),
        ),
    )
    solution = solve(replace(asked, facts=facts), BUDGET)
    assert solution.omitted == ("extra",)
    assert {slot.story for slot in solution.page.slots} == {s.id for s in STORIES}


def test_an_advertisement_keeps_its_corner(task):
    stories = (*STORIES[:3], told("fourth", 100))
    asked = task(*stories, ads=(AdFacts("ad", 2, 8, "bottom-right"),))
    solution = solve(asked, BUDGET)
    (ad,) = solution.page.fixed
    assert ad.cells == Cells(3, 33, 2, 8)
    assert not any(slot.cells.overlaps(ad.cells) for slot in solution.page.slots)
    assert not made_up(asked, solution).overset


def test_a_strip_and_a_masthead_leave_the_rest(task):
    stories = (told("lead", 400, 1), told("second", 230, 2), told("third", 150))
    asked = task(
        *stories,
        ads=(AdFacts("ad", 4, 6),),
        reserved=(("masthead", Cells(1, 1, 4, 6)),),
    )
    solution = solve(asked, BUDGET)
    assert all(slot.cells.row > 6 for slot in solution.page.slots)
    assert all(slot.cells.last_row < 34 for slot in solution.page.slots)


def test_a_story_beside_the_masthead_fills_its_place(task):
    stories = (*STORIES[:2], told("third", 100), told("ear", 60, 4))
    asked = task(*stories, reserved=(("masthead", Cells(1, 1, 2, 9)),))
    place = Cells(3, 1, 2, 9)
    facts = [
        replace(f, place=place if f.id == "ear" else None) for f in asked.facts.stories
    ]
    asked = replace(asked, facts=replace(asked.facts, stories=tuple(facts)))
    solution = solve(asked, BUDGET)
    assert {s.story: s.cells for s in solution.page.slots}["ear"] == place


def test_a_page_of_nothing_but_a_seated_story_is_refused_as_empty(task):
    ear = StoryFacts("ear", 4, "news", place=Cells(3, 1, 2, 9))
    mast = ("masthead", Cells(1, 1, 2, 9))
    asked = task(told("ear", 60, 4))
    asked = replace(asked, facts=PageFacts((ear,), reserved=(mast,)))
    for solution in (
        solve(asked, BUDGET),
        relay(asked, PageDummy(1, ()), BUDGET),
    ):
        assert solution.refusal
        assert solution.refusal.rows < 0
        assert solution.refusal.diagnostics[0].code == "makeup.page-underfull"


def test_a_pinned_slot_is_taken_as_it_is(task):
    first = solve(task(*STORIES), BUDGET)
    held = next(slot for slot in first.page.slots if slot.story == "third")
    pin = replace(held, head=replace(held.head, colour="accent"), pinned=("all",))
    solution = solve(
        task(*STORIES, pins=(pin,)), replace(BUDGET, evaluations=4000, seed=9)
    )
    assert pin in solution.page.slots


def test_pictures_are_cropped_within_what_is_allowed(task):
    shown = told("lead", 180, 1, photos=(photo(width=3000, height=2000),))
    asked = task(shown, *STORIES[1:])
    stories = (StoryFacts("lead", 1, "news", ("a",)), *asked.facts.stories[1:])
    pictures = (PhotoFacts("a", "lead", 1.5, 1.4, 1.6, 1, "none", 3000, 2000),)
    asked = replace(asked, facts=PageFacts(stories, pictures))
    made = made_up(asked, solve(asked, BUDGET))
    (picture,) = [f for f in made.frames[0].frames if f.role == "picture"]
    assert 1.4 <= picture.rect.width / picture.rect.height <= 1.6


def test_words_name_the_remedies_used(task):
    solution = solve(task(*STORIES), BUDGET)
    assert [name for name, _ in solution.words]
    assert {name for name, _ in solution.words} == {s.id for s in STORIES}


def test_an_introduction_has_a_block_of_its_own(task):
    lead = told("lead", 330, 1)
    lead = lead._replace(body=(paragraph(COPY * 2, "introduction"), *lead.body))
    asked = task(lead, *STORIES[1:])
    solution = solve(asked, BUDGET)
    slot = next(slot for slot in solution.page.slots if slot.story == "lead")
    assert slot.introduction is not None
    assert not [
        d for d in made_up(asked, solution).diagnostics if d.severity == "error"
    ]


def test_the_outline_of_a_page_is_what_make_up_draws(task):
    asked = task(*STORIES)
    stock = Stock(asked)
    judge = Judge(asked, stock.fixed)
    best = refined(stock, judge, search(stock, BUDGET, judge))[0]
    drawn = made_up(asked, solve(asked, BUDGET)).frames[0].frames
    outline = outlined(ways_of(stock, best), stock.fixed, 1, asked.desk)
    roles = ("head", "picture", "box", "ad")

    def places(frames):
        return {
            (f.role, f.story, f.column, f.columns, f.row, f.rows, f.size, f.words)
            for f in frames
            if f.role in roles
        }

    assert places(outline.frames) == places(drawn)
    legs = {(f.story, f.leg): (f.row, f.rows) for f in drawn if f.role == "text"}
    for frame in outline.frames:
        if frame.role == "text":
            row, rows = legs[frame.story, frame.leg]
            assert row == frame.row
            assert abs(rows - frame.rows) <= frame.slack


def test_a_picture_at_the_foot_of_its_module_keeps_its_shape_too(task):
    shown = told("lead", 180, 1, photos=(photo(width=3000, height=2000),))
    asked = task(shown, *STORIES[1:])
    fact = PhotoFacts("a", "lead", 1.5, 1.4, 1.6, 1, "none", 3000, 2000)
    gallery = Gallery(shown.photos, (fact,), asked.desk)
    for columns in (1, 2, 3, 4):
        for art in gallery.arranged(columns):
            for last in (art.rows, art.rows + 5):
                rows = Cells(1, 1, columns, last)
                plan = replace(art.pieces[0], column=1, row=1)
                slot = Slot("lead", rows, HeadPlan(), pictures=(plan,))
                (frame,) = [
                    one
                    for one in make_module(shown, slot, asked.desk).frames
                    if one.role == "picture"
                ]
                assert 1.4 <= frame.rect.width / frame.rect.height <= 1.6


def test_a_page_that_breaks_a_hard_constraint_when_set_is_not_proven(task):
    asked = task(*STORIES)
    page = solve(asked, BUDGET).page
    assert proven(asked, page)
    lead, *others = page.slots
    small = replace(lead, head=replace(lead.head, size=22.0))
    other = replace(page, slots=(small, *others))
    assert not proven(asked, other)
    assert proven(replace(asked, pins=(small,)), other)


@pytest.mark.parametrize(
    ("rare", "allowed"),
    [
        ({"text": TextPlan(legs=2)}, 1),
        ({"box": "tint"}, 2),
        ({"head": HeadPlan(mode="vertical")}, 1),
    ],
)
def test_what_is_rare_on_a_page_stays_rare(rare, allowed):
    """破栏 and 竖题 once, 花框 twice: a page full of exceptions has no voice."""
    slots = [Slot("s", Cells(1, 1, 3, 20), **rare)] * allowed

    assert too_many([*slots, Slot("t", Cells(1, 1, 3, 20))]) == 0
    assert too_many([*slots, slots[0]]) == 1
