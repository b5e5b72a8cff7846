"""Faults of a plan are told with names and numbers to mend them by."""

import pytest

from makeup.newsroom import LAYOUT, dummy, edition, slot, story
from reform_press.errors import LayoutError
from reform_press.makeup.dummy import Dummy, PageDummy
from reform_press.makeup.planned import check, told_uncovered


def faults(*slots):
    with pytest.raises(LayoutError) as caught:
        check(edition(story("river"), story("lead")), LAYOUT, dummy(*slots))
    return {d.code.removeprefix("makeup."): d for d in caught.value.diagnostics}


def test_a_story_unknown_to_the_page_brings_the_nearest_name():
    told = faults(slot("rivers", (1, 1, 4, 9)), slot("lead", (1, 20, 4, 9)))

    assert "“river”" in told["unknown-story"].hint.zh


def test_a_name_like_no_other_brings_all_names():
    told = faults(slot("x", (1, 1, 4, 9)))

    assert told["unknown-story"].hint.en == "this page has: river, lead"


def test_a_place_off_the_page_is_told_by_how_much():
    told = faults(slot("river", (2, 30, 4, 20)), slot("lead", (1, 1, 4, 9)))["outside"]

    assert told.message.zh.endswith("多 1 栏、多 9 行")
    assert told.hint.zh == "版心为栏 1-4、行 1-40"


def test_two_stories_in_one_cell_are_told_where():
    told = faults(slot("river", (1, 1, 2, 20)), slot("lead", (2, 15, 2, 9)))

    assert told["overlap"].message.zh.endswith("栏 2-2、行 15-20")
    assert told["overlap"].hint.zh == "移开或缩小其中一个"


def test_a_story_has_one_place_in_the_whole_edition():
    """The same copy is never printed twice."""
    pages = (PageDummy(1, (slot("a"),)), PageDummy(2, (slot("a"),)))
    with pytest.raises(LayoutError) as caught:
        check(edition(story("a")), LAYOUT, Dummy(pages))

    assert [d.code for d in caught.value.diagnostics] == ["makeup.story-twice"]


def test_a_page_planned_twice_is_refused():
    pages = (PageDummy(1, (slot("a"),)), PageDummy(1, (slot("b"),)))
    with pytest.raises(LayoutError) as caught:
        check(edition(story("a")), LAYOUT, Dummy(pages))

    assert "makeup.page-twice" in [d.code for d in caught.value.diagnostics]


def uncovered(*slots):
    return [d.message.zh for d in told_uncovered(dummy(*slots).pages[0], LAYOUT)]


def test_bare_cells_are_told_with_their_number_and_place():
    """More than 2 % of 160 cells."""
    told = uncovered(slot("a", (1, 1, 2, 40)), slot("b", (3, 1, 2, 30)))

    assert told == ["第 1 版有 20 格没有稿件：栏 3-4、行 31-40"]


def test_two_cells_in_a_hundred_are_not_worth_a_word():
    assert uncovered(slot("a", (1, 1, 3, 40)), slot("b", (4, 1, 1, 37))) == []


def test_the_row_of_a_rule_between_stories_is_not_bare():
    assert uncovered(slot("a", (1, 1, 4, 20)), slot("b", (1, 22, 4, 19))) == []


def test_a_plan_of_one_small_story_leaves_the_rest_bare():
    assert uncovered(slot("a", (2, 3, 2, 10))) == [
        "第 1 版有 140 格没有稿件：栏 2-3、行 13-40；栏 1-1、行 1-40；栏 4-4、行 1-40等"
    ]
