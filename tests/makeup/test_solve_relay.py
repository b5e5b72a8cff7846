"""Pages laid out again after an edit: only what must move moves."""

from dataclasses import replace
from pathlib import Path

import pytest

from makeup.newsroom import desk, story
from reform_press.compose.paragraph import Compositor
from reform_press.content.model import Headline
from reform_press.kept import Kept, Memory
from reform_press.makeup.block import Desk
from reform_press.makeup.edits import changed as changed_by
from reform_press.makeup.facts import AdFacts, PageFacts, StoryFacts
from reform_press.makeup.grid import page_grid
from reform_press.makeup.problem import (
    Grow,
    Rehead,
    ReplacePhoto,
    Shrink,
    SwapPriority,
)
from reform_press.makeup.problem_file import read_problem
from reform_press.makeup.promised import edition_of, facts_of, layout_of
from reform_press.makeup.shifts import shift_of
from reform_press.makeup.solve import Budget, Task, relay, solve
from reform_press.makeup.solve.neighbours import arranged, inserted, neighbours
from reform_press.makeup.solve.prove import proven, stand
from reform_press.makeup.solve.stayed import Stayed
from reform_press.makeup.solve.tree import leaves

BUDGET = Budget(evaluations=600, seed=1, ranked=40, polished=40)
COPY = "县里开通新的公交线路，沿途设站十二处，早晚各加两班。"
HEADS = {1: "清淤工程今天完工", 2: "书架搬进了车间", 3: "夜班公交开通"}


def told(name, characters, priority=3, **said):
    text = COPY * (characters // len(COPY) + 1)
    body = [text[n : n + 99] + "。" for n in range(0, characters, 100)]
    head = Headline(HEADS.get(priority, "新集开市"))
    return story(name, *body, **({"priority": priority, "headline": head} | said))


STORIES = (
    told("lead", 400, 1),
    told("second", 280, 2),
    told("third", 200),
    told("fourth", 150),
)


@pytest.fixture
def task(fonts):
    def made(*stories, **said):
        table = desk(fonts, *stories)
        known = tuple(StoryFacts(one.id, one.priority, one.kind) for one in stories)
        facts = PageFacts(**({"stories": known} | said))
        return Task(table, table.edition.pages[0], facts)

    return made


@pytest.fixture
def before(task):
    return solve(task(*STORIES), BUDGET).page


def cells(page):
    return {slot.story: slot.cells for slot in page.slots}


def sound(asked, solution):
    assert solution.refusal is None
    return all(stand(asked, slot).possible for slot in solution.page.slots)


def changed(*stories):
    names = [one.id for one in stories]
    return (*stories, *(one for one in STORIES if one.id not in names))


def in_order(stories):
    order = [one.id for one in STORIES]
    return sorted(stories, key=lambda one: order.index(one.id))


def test_an_unchanged_page_stays_as_it_is(task, before):
    again = relay(task(*STORIES), before, BUDGET)
    assert again.rung == "L0"
    assert again.page == before


def test_a_word_more_moves_no_frame_and_no_other_slot(task, before):
    third = STORIES[2]
    last = third.body[-1]
    run = last.runs[0]._replace(text=last.runs[0].text[:-1] + "，沿线百姓方便了。")
    third = third._replace(body=(*third.body[:-1], last._replace(runs=(run,))))
    asked = task(*in_order(changed(third)))
    again = relay(asked, before, BUDGET)
    assert again.rung in ("L0", "L1")
    if again.rung == "L0":
        assert cells(again.page) == cells(before)
        others = [slot for slot in before.slots if slot.story != "third"]
        assert all(slot in again.page.slots for slot in others)
    assert sound(asked, again)


def test_a_longer_story_pushes_its_neighbours_and_keeps_the_tree(task, before):
    asked = task(*in_order(changed(told("third", 230))))
    again = relay(asked, before, BUDGET)
    assert again.rung in ("L1", "L2", "L3")
    assert sound(asked, again)
    if again.rung == "L1":
        assert again.page.tree == before.tree


def test_a_new_headline_that_fits_moves_nothing(task, before):
    fourth = STORIES[3]._replace(headline=Headline("早班公交开通"))
    again = relay(task(*in_order(changed(fourth))), before, BUDGET)
    assert again.rung == "L0"
    assert cells(again.page) == cells(before)


def test_a_story_killed_leaves_no_hole(task, before):
    kept = STORIES[:3]
    asked = task(*kept)
    again = relay(asked, before, BUDGET)
    if again.refusal is None:
        assert set(cells(again.page)) == {one.id for one in kept}
        assert sound(asked, again)
    else:
        assert again.refusal.rows < 0


def test_a_story_that_no_width_holds_any_more_is_refused(task, before):
    head = Headline("一条长到在任何栏数上都排不下的标题，因为它一直写个没完没了" * 8)
    again = relay(
        task(*in_order(changed(told("third", 200, headline=head)))), before, BUDGET
    )
    assert again.refusal is not None
    codes = [one.code for one in again.refusal.diagnostics]
    assert codes == ["makeup.story-fits-nowhere"]


def test_a_story_added_finds_a_place(task):
    first = (*STORIES[:2], told("third", 260))
    page = solve(task(*first), BUDGET).page
    asked = task(*first, told("extra", 60, 4))
    again = relay(asked, page, BUDGET)
    assert again.rung != "L0"
    assert "extra" in cells(again.page)
    assert sound(asked, again)


def test_a_story_added_finds_a_place_beside_an_advertisement(task):
    corner = (AdFacts("ad", 2, 8, "bottom-right"),)
    old = (told("lead", 340, 1), told("second", 210, 2), told("third", 150))
    page = solve(task(*old, ads=corner), BUDGET).page
    asked = task(told("lead", 240, 1), *old[1:], told("new", 70, 4), ads=corner)
    again = relay(asked, page, BUDGET)
    assert page.slots
    assert again.page.fixed == page.fixed
    assert "new" in cells(again.page)
    assert sound(asked, again)


def test_priorities_swapped_change_the_sizes_of_the_heads(task, before):
    second = STORIES[1]._replace(priority=1)
    lead = STORIES[0]._replace(priority=2)
    asked = task(*in_order(changed(lead, second)))
    again = relay(asked, before, BUDGET)
    sizes = {slot.story: slot.head.size for slot in again.page.slots}
    assert sizes["second"] > sizes["lead"]
    assert sound(asked, again)


def test_an_advertisement_made_smaller_gives_its_cells_back(task):
    stories = (*STORIES[:2], told("third", 90), told("fourth", 60))
    ad = AdFacts("ad", 4, 5)
    page = solve(task(*stories, ads=(ad,)), BUDGET).page
    assert page.slots
    asked = task(*stories, ads=(replace(ad, rows=4),))
    again = relay(asked, page, BUDGET)
    assert again.rung != "L0"
    assert again.page.fixed[0].cells.rows == 4
    assert sound(asked, again)


def test_a_page_laid_out_again_is_the_same_every_time(task, before):
    asked = task(*in_order(changed(told("third", 230))))
    assert relay(asked, before, BUDGET) == relay(asked, before, BUDGET)


def test_neighbours_keep_every_leaf_and_differ_from_their_tree():
    tree = ("W", 0, ("H", 1, 2), 3, 4, 5)
    for other in neighbours(tree):
        assert sorted(leaves(other)) == list(range(6))
        assert other != tree


def test_a_new_leaf_is_tried_at_each_side_of_every_part():
    assert list(inserted(("H", 0, 1), 2)) == [
        ("H", ("H", 0, 1), 2), ("H", 2, ("H", 0, 1)),
        ("V", ("H", 0, 1), 2), ("V", 2, ("H", 0, 1)),
        ("H", ("H", 0, 2), 1), ("H", ("H", 2, 0), 1),
        ("H", ("V", 0, 2), 1), ("H", ("V", 2, 0), 1),
        ("H", 0, ("H", 1, 2)), ("H", 0, ("H", 2, 1)),
        ("H", 0, ("V", 1, 2)), ("H", 0, ("V", 2, 1)),
    ]  # fmt: skip


PRACTICE = Path(__file__).parent.parent / "practice"
#: What an editor does to p05, and how far the ladder may be climbed for it.
EDITS = {
    "grow a little": (Grow("s2", 30), "L0"),
    "grow": (Grow("s4", 120), "L1"),
    "shrink": (Shrink("s1", 60), "L1"),
    "headline": (Rehead("s4", "十二个镇三千户冬修菜窖"), "L1"),
    "photo": (ReplacePhoto("a", 1.4), "L2"),
    "swap": (SwapPriority("s3", "s4"), "L2"),
}


@pytest.fixture(scope="module")
def practice(fonts):
    """Return what solves a practice page, and the page as solved."""
    compositor, kept = Compositor(fonts), Kept(memory=Memory(), maker="test")

    def asked(problem):
        layout = layout_of(problem)
        edition = edition_of(problem, PRACTICE)
        table = Desk(edition, layout, compositor, page_grid(layout), kept)
        return Task(table, edition.pages[0], facts_of(problem))

    problem = read_problem(PRACTICE / "p05.yaml", PRACTICE)
    return asked, problem, solve(asked(problem), Budget(1600, 1)).page


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_moves_little_and_breaks_nothing(practice, name):
    asked, problem, page = practice
    change, most = EDITS[name]
    task = asked(changed_by(problem, change))
    again = relay(task, page, Budget(800, 1))
    grid = task.desk.layout.grid
    assert again.refusal is None
    assert again.rung <= most
    assert shift_of(page, again.page, grid.columns, grid.rows).share <= 0.12
    assert proven(task, again.page)


def test_a_story_left_out_for_lack_of_room_stays_out(task):
    """It is no new story: nothing need move for it."""
    asked = task(*STORIES)
    page = solve(asked, BUDGET).page
    extra = told("extra", 300, 4)
    facts = tuple(
        StoryFacts(one.id, one.priority, one.kind, optional=one is extra)
        for one in (*STORIES, extra)
    )
    again = relay(task(*STORIES, extra, stories=facts), page, BUDGET)
    assert again.rung == "L0"
    assert again.omitted == ("extra",)
    assert again.page == page


def test_every_tree_of_some_leaves_is_told_once():
    """A row of three is one tree, whichever of its cuts is made first."""
    counts = [len(set(arranged(tuple(range(n))))) for n in (1, 2, 3, 4)]
    assert counts == [1, 4, 36, 528]
    assert len(list(arranged((0, 1, 2, 3)))) == 528


def test_a_story_that_stays_is_drawn_where_it_goes(task, before):
    asked = task(*STORIES)
    slot = before.slots[0]
    there = replace(slot, cells=replace(slot.cells, row=slot.cells.row + 3))
    moved = Stayed(slot, stand(asked, slot).frames).frames(there.cells, asked.desk)
    drawn = stand(asked, there).frames
    assert [replace(f, rect=None) for f in moved] == [
        replace(f, rect=None) for f in drawn
    ]
    for one, other in zip(moved, drawn, strict=True):
        assert one.rect == pytest.approx(other.rect, abs=1e-3)
