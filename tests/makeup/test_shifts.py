"""Two plans of a page compared: what moved, and how much of the page."""

from dataclasses import replace

import pytest

from makeup.newsroom import slot
from reform_press.makeup.dummy import (
    Cells,
    FixedPlan,
    HeadPlan,
    PageDummy,
    PicturePlan,
)
from reform_press.makeup.shifts import shift_of

UPPER = slot("a", (1, 1, 4, 19))
LEFT = slot("b", (1, 21, 2, 20))
RIGHT = slot("c", (3, 21, 2, 20))


def told(before, after, fixed=()):
    done = shift_of(
        PageDummy(1, before), PageDummy(1, after, fixed=fixed), columns=4, rows=40
    )
    return done.share, {name: words.zh for name, words in done.stories}


def test_nothing_moved_is_nothing_told():
    page = (UPPER, LEFT, RIGHT)

    assert told(page, page) == (0.0, {})


def test_two_stories_of_a_size_change_places():
    """A quarter of the page each."""
    after = (UPPER, slot("b", (3, 21, 2, 20)), slot("c", (1, 21, 2, 20)))

    assert told((UPPER, LEFT, RIGHT), after) == (
        0.5,
        {"b": "移到栏 3-4、行 21-40", "c": "移到栏 1-2、行 21-40"},
    )


def test_a_story_grows_at_anothers_cost():
    """Row 20 was free and 21 was the others'; now 22 is free."""
    after = (
        slot("a", (1, 1, 4, 21)), slot("b", (1, 23, 2, 18)), slot("c", (3, 23, 2, 18))
    )  # fmt: skip
    share, words = told((UPPER, LEFT, RIGHT), after)

    assert words["a"] == "由 4 栏 19 行改为 4 栏 21 行，在栏 1-4、行 1-21"
    assert words["b"] == "由 2 栏 20 行改为 2 栏 18 行，在栏 1-2、行 23-40"
    assert share == pytest.approx(3 * 4 / 160)


def test_what_came_and_what_has_gone():
    share, words = told((UPPER, LEFT), (UPPER, slot("d", (1, 21, 2, 20))))

    assert words == {"b": "撤下", "d": "补在栏 1-2、行 21-40"}
    assert share == 0.25


def test_a_place_that_an_advertisement_took_has_another_owner():
    ad = FixedPlan("b", Cells(1, 21, 2, 20), "ad", "广告")

    assert told((UPPER, LEFT), (UPPER,), (ad,))[0] == 0.25


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"head": HeadPlan(size=30)}, "改了标题规格"),
        ({"pictures": (PicturePlan(0, 1, 2, 9),)}, "图片改裁"),
        ({"cut": 12}, "删字不同"),
        ({"box": "rule"}, "改了分栏"),
        ({"head": HeadPlan(size=30), "cut": 12}, "改了标题规格、删字不同"),
    ],
)
def test_changes_within_the_same_cells_are_named(change, words):
    assert told((UPPER,), (replace(UPPER, **change),)) == (0.0, {"a": words})


def test_more_air_about_a_head_is_no_change():
    after = replace(UPPER, head=HeadPlan(rows=7, above=1.0))

    assert told((UPPER,), (after,)) == (0.0, {})
