"""Pages laid out again after an edit: only what must move moves."""

from dataclasses import replace

import pytest

from makeup.newsroom import desk, story
from reform_press.content.model import Headline
from reform_press.makeup.facts import AdFacts, PageFacts, StoryFacts
from reform_press.makeup.solve import Budget, Task, relay, solve
from reform_press.makeup.solve.neighbours import inserted, neighbours
from reform_press.makeup.solve.prove import stand
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


def test_a_story_added_finds_a_place(task):
    first = (*STORIES[:2], told("third", 260))
    page = solve(task(*first), BUDGET).page
    asked = task(*first, told("extra", 60, 4))
    again = relay(asked, page, BUDGET)
    assert again.rung != "L0"
    assert "extra" in cells(again.page)
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
