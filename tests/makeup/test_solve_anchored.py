"""Trees with leaves at given cells: exact prices, obeyed places, trees made round."""

from math import inf
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from reform_press.makeup.solve.anchored import Anchored, anchor
from reform_press.makeup.solve.anneal import anneal
from reform_press.makeup.solve.around import Block
from reform_press.makeup.solve.forest import Forest, Ground
from reform_press.makeup.solve.moves import Mover

GROUND = Ground(4, 24, 0, 24)
COUNT = 6


def tables(chance, count=COUNT):
    """Return leaves that take 12 to 20 cells in any width, some with heads."""
    found = []
    for _ in range(count):
        area = chance.randint(12, 20)
        widths = tuple(
            {
                rows: round(chance.random(), 3)
                for rows in range(max(2, area // k - 1), area // k + 3)
            }
            if k
            else {}
            for k in range(GROUND.columns + 1)
        )
        found.append({(chance.random() < 0.5, chance.random() < 0.5): widths})
    return found


def placed_at(forest, tree):
    return {leaf: Block(*_cells(cells)) for leaf, cells, _ in forest.placed(tree)}


def _cells(cells):
    return cells.column, cells.row, cells.columns, cells.rows


def fit_trees(forest, seed, most=400):
    """Return trees that fill the page, of both kinds if there are."""
    mover = Mover(forest.ranks, None, Random(seed))
    found = []
    for _ in range(most):
        tree = mover.anew()
        if forest.price(tree) < inf:
            found.append(tree)
    return found


def anchored_to(forest, places, kept):
    """Return the forest with some leaves at their places, at their own prices."""
    anchors = {}
    for leaf in kept:
        block = places[leaf]
        anchors[leaf] = {
            corners: {block: widths[block.columns][block.rows]}
            for corners, widths in forest._leaves[leaf].items()
        }
    return Anchored(forest._leaves, forest.ranks, GROUND, None, anchors)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.sets(st.integers(0, COUNT - 1), min_size=1))
def test_what_is_anchored_where_it_stands_costs_what_it_did(seed, kept):
    chance = Random(seed)
    forest = Forest(tables(chance), [1 + n % 4 for n in range(COUNT)], GROUND)
    for tree in fit_trees(forest, seed)[:6]:
        places = placed_at(forest, tree)
        held = anchored_to(forest, places, kept)
        assert abs(held.price(tree) - forest.price(tree)) < 1e-6
        assert {n: placed_at(held, tree)[n] for n in kept} == {
            n: places[n] for n in kept
        }
        covered = sum(block.area for block in placed_at(held, tree).values())
        assert covered == GROUND.columns * GROUND.rows


def test_trees_made_round_anchors_fill_the_page():
    """Pins of a page that was full, without its tree: a search finds one again."""
    found = 0
    for seed in range(4):
        forest = Forest(tables(Random(seed)), [1 + n % 4 for n in range(COUNT)], GROUND)
        places = placed_at(forest, fit_trees(forest, seed)[0])
        for kept in ((0,), (3,), (1, 4), (2, 5)):
            held = anchored_to(forest, places, kept)
            pool = anneal(held, Random(7), 1500)
            found += bool(pool)
            for _, tree in pool[:3]:
                assert {n: placed_at(held, tree)[n] for n in kept} == {
                    n: places[n] for n in kept
                }
    assert found >= 14


def test_an_anchor_that_no_cut_reaches_has_no_page():
    forest = Forest(tables(Random(1)), [1] * COUNT, GROUND)
    places = {0: Block(2, 2, 1, 15)}  # a row above it that nothing can fill
    forest._leaves[0][next(iter(forest._leaves[0]))][1][15] = 0.5
    held = anchored_to(forest, places, (0,))
    assert anneal(held, Random(2), 300) == []


@given(st.integers(1, 22), st.integers(1, 3), st.integers(1, 10))
def test_white_may_stay_under_an_anchor_but_never_off_the_page(row, wide, high):
    widths = tuple({high: 1.0} if k == wide else {} for k in range(5))
    found = anchor({(True, True): widths}, GROUND, 2, row, 0.1)
    blocks = found.get((True, True), {})
    assert (Block(2, row, wide, high) in blocks) == (row + high <= 25)
    for block, price in blocks.items():
        more = block.rows - high
        assert price == 1.0 + 0.1 * wide * more
        assert block.row + block.rows <= 25
