"""Trees with leaves at given cells: exact prices, obeyed places, trees made round."""

from math import inf
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from reform_press.makeup.solve.anchored import Anchored
from reform_press.makeup.solve.around import Block
from reform_press.makeup.solve.forest import Forest, Ground
from reform_press.makeup.solve.moves import Mover
from reform_press.makeup.solve.tree import WHEELS, leaves

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
