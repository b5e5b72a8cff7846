"""Rules run between stories and nowhere else."""

from makeup.newsroom import desk, slot, story
from reform_press.makeup.rules import rules_between


def drawn(square, *slots):
    items = rules_between(tuple(slots), desk(square, story())).items
    return [(r.x1, r.y1, r.x2, r.y2) for r in items]


def test_a_hairline_runs_in_the_middle_of_the_gutter(square):
    left, right = slot("a", (1, 1, 2, 10)), slot("b", (3, 1, 2, 10))

    assert drawn(square, left, right) == [(250, 60, 250, 180)]


def test_it_is_as_long_as_both_stories_stand_side_by_side(square):
    left, right = slot("a", (1, 1, 2, 10)), slot("b", (3, 4, 2, 20))

    assert drawn(square, left, right) == [(250, 96, 250, 180)]


def test_a_story_rule_runs_in_the_middle_of_the_free_row(square):
    upper, lower = slot("a", (1, 1, 4, 10)), slot("b", (1, 12, 4, 10))

    assert drawn(square, upper, lower) == [(35, 186, 465, 186)]


def test_rules_of_neighbours_join_to_one(square):
    upper = slot("a", (1, 1, 4, 10))
    lower = slot("b", (1, 12, 2, 10)), slot("c", (3, 12, 2, 10))

    assert (35, 186, 465, 186) in drawn(square, upper, *lower)


def test_no_rule_runs_along_a_box(square):
    left, right = slot("a", (1, 1, 2, 10)), slot("b", (3, 1, 2, 10), box="tint")
    lower = slot("c", (3, 12, 2, 10))

    assert drawn(square, left, right, lower) == []


def test_one_story_has_no_rules(square):
    assert drawn(square, slot()) == []
