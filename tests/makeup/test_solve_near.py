"""What stays of a page's cuts after an edit, and how its stories slide in them."""

import pytest

from reform_press.makeup.dummy import Cells
from reform_press.makeup.solve.letgo import about, at_edges, varied
from reform_press.makeup.solve.remnant import remnant
from reform_press.makeup.solve.slide import Old, Slide
from reform_press.makeup.solve.tree import leaves

#: A wheel of six columns by ten rows, as W and in a mirror.
WHEEL = {
    "a": Cells(1, 1, 4, 3),
    "b": Cells(5, 1, 2, 6),
    "c": Cells(3, 7, 4, 4),
    "d": Cells(1, 4, 2, 7),
    "e": Cells(3, 4, 2, 3),
}
MIRROR = {
    name: Cells(7 - at.last_column, at.row, at.columns, at.rows)
    for name, at in WHEEL.items()
}
NUMBERS = {"a": 0, "b": 1, "c": 2, "d": 3, "e": 4}


def left(words, places, gone, columns=6):
    numbers = {name: n for name, n in NUMBERS.items() if name not in gone}
    return remnant(words, places, numbers, columns)


def test_a_tree_of_which_nothing_went_is_as_it_was():
    found = left("W(a, b, c, d, e)", WHEEL, "")
    assert found.tree == ("W", 0, 1, 2, 3, 4)
    assert found.spans == {0: (1, 4), 1: (5, 6), 2: (3, 6), 3: (1, 2), 4: (3, 4)}
    assert not found.beside


def test_what_stood_beside_a_story_takes_its_columns():
    places = {"a": Cells(1, 1, 2, 9), "b": Cells(3, 1, 1, 9), "c": Cells(4, 1, 3, 9)}
    found = left("V(V(a, b), c)", places, "b")
    assert found.tree == ("V", 0, 2)
    assert found.spans == {0: (1, 3), 2: (4, 6)}
    assert found.beside == {0}


def test_what_stood_under_a_story_keeps_its_columns():
    places = {"a": Cells(1, 1, 6, 4), "b": Cells(1, 5, 2, 5), "c": Cells(3, 5, 4, 5)}
    found = left("H(a, V(b, c))", places, "a")
    assert found.tree == ("V", 1, 2)
    assert found.spans == {1: (1, 2), 2: (3, 6)}
    assert found.beside == {1, 2}


@pytest.mark.parametrize(
    ("gone", "wider"), [("a", ""), ("b", "ae"), ("c", ""), ("d", "ce"), ("e", "")]
)
@pytest.mark.parametrize(("way", "places"), [("W", WHEEL), ("M", MIRROR)])
def test_a_wheel_that_lost_a_part_is_cut_where_its_parts_met(way, places, gone, wider):
    """Its neighbours grow up and down, or sideways where they must."""
    found = left(f"{way}(a, b, c, d, e)", places, gone)
    stayed = {name: n for name, n in NUMBERS.items() if name != gone}
    other = {
        name
        for name, n in stayed.items()
        if found.spans[n] != (places[name].column, places[name].last_column)
    }
    assert sorted(leaves(found.tree)) == sorted(stayed.values())
    assert other == set(wider)
    assert found.beside == set(stayed.values())


def test_a_page_without_a_tree_leaves_none():
    assert left("", WHEEL, "").tree is None


def slid(heights, tree, rows, price=1.0):
    old = {0: Old(0, 4, price), 1: Old(4, 4, price), 2: Old(8, 4, price)}
    return Slide(heights, old).found(tree, rows)


def test_the_story_next_to_a_change_takes_what_it_gives():
    """The first lost two rows; the second could stay high and push the third."""
    heights = {0: {2: 0.0}, 1: {4: 0.0, 6: 0.0}, 2: {4: 0.0, 6: 0.0}}
    found = slid(heights, ("H", 0, ("H", 1, 2)), 12)
    assert found == {0: (0, 2), 1: (2, 6), 2: (8, 4)}


def test_what_moves_is_weighed_against_what_it_costs():
    heights = {0: {2: 0.0}, 1: {4: 0.0, 6: 3.0}, 2: {4: 0.0, 6: 0.0}}
    tree = ("H", 0, ("H", 1, 2))
    assert slid(heights, tree, 12, price=0.1)[2] == (6, 6)
    assert slid(heights, tree, 12, price=9.0)[2] == (8, 4)


def test_stories_side_by_side_are_as_high():
    heights = {0: {4: 0.0, 5: 0.0}, 1: {5: 0.0, 6: 0.0}, 2: {7: 0.0}}
    found = slid(heights, ("H", ("V", 0, 1), 2), 12)
    assert found == {0: (0, 5), 1: (0, 5), 2: (5, 7)}


@pytest.mark.parametrize("way", "WM")
def test_a_wheel_slides_about_its_middle(way):
    heights = {0: {3: 0.0}, 1: {6: 0.0, 7: 0.0}, 2: {3: 0.0}, 3: {7: 0.0}, 4: {4: 0.0}}
    found = Slide(heights, {}).found((way, 0, 1, 2, 3, 4), 10)
    assert found == {0: (0, 3), 1: (0, 7), 2: (7, 3), 3: (3, 7), 4: (3, 4)}


def test_heights_that_fill_no_page_give_none():
    assert slid({0: {4: 0.0}, 1: {4: 0.0}}, ("H", 0, 1), 9) is None


def test_the_part_about_an_edit_is_let_go_first():
    tree = ("H", ("V", 0, ("H", 1, 2)), 3)
    assert list(about(tree, {1})) == [{1}, {1, 2}, {0, 1, 2}]


def test_stories_at_the_foot_are_let_go_for_a_strip():
    places = {0: Cells(1, 1, 4, 3), 1: Cells(1, 4, 2, 3), 2: Cells(3, 4, 2, 3)}
    found = list(at_edges(places, 4))
    assert found[0] == {1, 2}
    assert {0, 1, 2} in found
    assert {0} in found


def test_any_one_or_two_others_are_let_go():
    assert list(varied(frozenset({0}), (0, 1, 2))) == [{0, 1}, {0, 2}, {0, 1, 2}]
