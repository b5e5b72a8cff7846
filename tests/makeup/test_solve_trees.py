"""Trees, wheels and the forest: geometry, and prices against every way tried."""

from itertools import product
from math import inf
from random import Random

import pytest

from reform_press.makeup.solve.anneal import anneal
from reform_press.makeup.solve.forest import Forest, Ground
from reform_press.makeup.solve.moves import Mover
from reform_press.makeup.solve.prices import BELOW, CUT, CUT_ASIDE
from reform_press.makeup.solve.tree import in_corner, leaves, parsed, told, without
from reform_press.makeup.solve.wheel import turned

PLAIN = (False, False)


def block(*sizes, columns=4):
    """Return the table of a block that may have these sizes and prices."""
    widths = tuple({} for _ in range(columns + 1))
    for wide, high, *price in sizes:
        widths[wide][high] = float(price[0] if price else 0)
    return {PLAIN: widths}


def covered(placed):
    return sorted(
        (column, row)
        for _, cells, _ in placed
        for column in range(cells.column, cells.last_column + 1)
        for row in range(cells.row, cells.last_row + 1)
    )


def every_cell(columns, rows):
    return [(c, r) for c in range(1, columns + 1) for r in range(1, rows + 1)]


def forest(*tables, ranks=None, columns=4, rows=8, corner=None):
    ground = Ground(columns, rows, 0, rows)
    return Forest(tables, ranks or [3] * len(tables), ground, corner)


def test_a_stack_fills_the_page_and_pays_for_its_cut():
    woods = forest(block((4, 3, 1.0), (4, 4, 0.0)), block((4, 5, 0.5)))
    assert woods.price(("H", 0, 1)) == 1.5 + CUT  # a cut at 3 of 8
    assert covered(woods.placed(("H", 0, 1))) == every_cell(4, 8)
    assert woods.price(("V", 0, 1)) == inf


def test_a_cut_near_the_top_costs_less():
    woods = forest(block((4, 1)), block((4, 7)))
    assert woods.price(("H", 0, 1)) == CUT_ASIDE


def test_a_better_rank_under_a_worse_one_is_paid_for():
    woods = forest(block((4, 4)), block((4, 4)), ranks=(4, 1))
    assert woods.price(("H", 0, 1)) == CUT + 3 * BELOW
    assert woods.price(("H", 1, 0)) == CUT


@pytest.mark.parametrize("way", ["W", "M"])
def test_a_wheel_covers_every_cell_once_and_has_no_cut(way):
    woods = forest(
        block((3, 3)), block((1, 6)), block((3, 2)), block((1, 5)), block((2, 3))
    )
    tree = (way, 0, 1, 2, 3, 4)
    placed = woods.placed(tree)
    assert covered(placed) == every_cell(4, 8)
    assert woods.price(tree) == 0.0
    edges = {cells.last_column for _, cells, _ in placed}
    for edge in edges - {4}:
        crossing = [c for _, c, _ in placed if c.column <= edge < c.last_column]
        assert crossing
    corners = {leaf: cells for leaf, cells, _ in placed}
    assert corners[0].column == (1 if way == "W" else 2)


def test_the_cheapest_wheel_is_the_best_of_all():
    chance = Random(7)
    parts = [
        tuple(
            {
                h: float(chance.randrange(9))
                for h in range(1, 7)
                if chance.random() < 0.7
            }
            for _ in range(5)
        )
        for _ in range(5)
    ]
    columns, rows = 4, 7
    a, b, c, d, e = parts
    ways = [
        a[wa][ha] + b[columns - wa][hb] + c[columns - wd][rows - hb]
        + d[wd][rows - ha] + e[wa - wd][hb - ha]
        for wa, wd, ha, hb in product((2, 3), (1, 2), range(1, 7), range(1, 7))
        if wd < wa and ha < hb and ha in a[wa] and hb in b[columns - wa]
        and rows - hb in c[columns - wd] and rows - ha in d[wd]
        and hb - ha in e[wa - wd]
    ]  # fmt: skip
    found = turned(parts, columns, rows)
    assert found is not None
    assert found.price == min(ways)


def test_an_advertisement_must_stand_in_the_corner():
    tables = block((4, 4)), block((2, 4)), block((2, 4))
    woods = forest(*tables, corner=2)
    assert woods.price(("H", 0, ("V", 1, 2))) < inf
    assert woods.price(("H", 0, ("V", 2, 1))) == inf


def test_every_tree_a_mover_makes_has_all_leaves_once():
    mover = Mover((1, 2, 3, 3, 4, 5, 6), 6, Random(3))
    tree = mover.anew()
    for _ in range(300):
        tree = mover.moved(tree)
        assert sorted(leaves(tree)) == list(range(7))
        assert in_corner(tree, 6)


def test_a_search_finds_the_best_of_all_trees_of_three():
    tables = [
        block((4, 3, 2), (2, 8, 1), (2, 4, 0)),
        block((2, 5, 0), (4, 2, 3), (2, 4, 1)),
        block((2, 3, 0), (4, 3, 0), (2, 4, 2)),
    ]
    woods = forest(*tables)
    shapes = [
        (first, a, (second, b, c))
        for first, second in product("HV", repeat=2)
        for a, b, c in (
            (0, 1, 2),
            (0, 2, 1),
            (1, 0, 2),
            (1, 2, 0),
            (2, 0, 1),
            (2, 1, 0),
        )
    ]
    shapes += [(way, rest, leaf) for way, leaf, rest in shapes]
    best = min(map(woods.price, shapes))
    found = anneal(woods, Random(1), 400)
    assert best < inf
    assert found[0][0] == pytest.approx(best)


def test_a_search_repeats_itself_and_forgets_nothing_of_its_seed():
    tables = [block((2, 4), (4, 2), (1, 8), (2, 3, 1), (2, 5, 1)) for _ in range(4)]
    once = anneal(forest(*tables), Random(5), 200)
    again = anneal(forest(*tables), Random(5), 200)
    assert once == again


def test_a_tree_is_told_and_read_back():
    tree = ("W", 0, ("H", 1, 2), 3, ("V", 4, 5), 6)
    names = "abcdefg"
    words = told(tree, names.__getitem__)
    assert words == "W(a, H(b, c), d, V(e, f), g)"
    assert parsed(words, names.index) == tree


def test_a_tree_read_back_leaves_out_what_is_gone():
    names = {"a": 0, "c": 1}
    assert parsed("H(a, V(b, c))", names.get) == ("H", 0, 1)
    assert parsed("H(b, V(d, e))", names.get) is None
    assert parsed("H(a,", names.get) is None
    assert parsed("X(a, c)", names.get) is None


def test_a_wheel_that_loses_a_part_becomes_a_stack():
    assert without(("W", 0, 1, 2, 3, 4), 2) == ("H", ("H", ("H", 0, 1), 3), 4)
    assert without(("H", 0, ("V", 1, 2)), 1) == ("H", 0, 2)
    assert without(3, 3) is None


def test_parts_without_a_size_are_counted_where_they_begin():
    woods = forest(block((1, 3)), block((1, 4)), block((4, 1)), block((4, 2)))
    assert woods.unfit(("H", ("V", 0, 1), 2)) == 1  # 3 and 4 rows stand not level
    assert woods.unfit(("H", ("V", 0, 1), ("V", 2, 3))) == 2
    assert woods.unfit(("H", 2, 3)) == 0


def sizes_of(area):
    """Return the sizes of a block of so many cells, up to three rows of air more."""
    rows = [(wide, -(-area // wide)) for wide in range(1, 6)]
    return [
        (wide, high + air, air / 2)
        for wide, high in rows
        for air in range(4)
        if 6 <= high <= 40
    ]


def test_searches_find_a_full_page_about_a_corner_though_few_trees_fit():
    areas = (70, 44, 38, 36, 30, 28, 24, 20, 16)
    stories = [block(*sizes_of(area), columns=6) for area in areas]
    ad = block((2, 20), columns=6)
    woods = forest(*stories, ad, columns=6, rows=64, corner=9)
    found = [bool(anneal(woods, Random(seed), 1000)) for seed in range(6)]
    assert sum(found) >= 2
