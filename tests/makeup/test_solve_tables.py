"""Tables of sizes: sums over cuts against every way tried by hand."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reform_press.makeup.solve.prices import BUTTED
from reform_press.makeup.solve.tables import beside, merged, stacked

COLUMNS, ROWS = 4, 9

prices = st.integers(0, 12).map(float)
widths = st.lists(
    st.dictionaries(st.integers(1, ROWS), prices, max_size=4),
    min_size=COLUMNS,
    max_size=COLUMNS,
).map(lambda found: ({}, *found))
tables = st.dictionaries(
    st.tuples(st.booleans(), st.booleans()), widths, min_size=1, max_size=3
)


def entries(table):
    return [
        (corners, columns, rows, price)
        for corners, one in table.items()
        for columns, heights in enumerate(one)
        for rows, price in heights.items()
    ]


def least(found):
    best = {}
    for key, price in found:
        best[key] = min(price, best.get(key, price))
    return best


def as_known(table):
    return {(c, k, h): price for c, k, h, price in entries(table)}


def assert_same(table, expected):
    """Compare prices; those far above the least of their width may be missing."""
    known = as_known(table)
    for key, price in known.items():
        assert price == pytest.approx(expected[key])
    for (corners, columns, rows), price in expected.items():
        if (corners, columns, rows) not in known:
            same = [
                p for (c, k, _), p in expected.items() if (c, k) == (corners, columns)
            ]
            assert price > min(same) + 16


@given(tables, tables)
def test_stacked_tables_hold_the_least_of_all_heights(upper, lower):
    expected = least(
        ((c1, k1, h1 + h2), p1 + p2 + 1.5)
        for (c1, k1, h1, p1), (_, k2, h2, p2) in product(entries(upper), entries(lower))
        if k1 == k2 and h1 + h2 <= ROWS
    )
    assert_same(stacked(upper, lower, ROWS, 1.5), expected)


@given(tables, tables)
def test_tables_side_by_side_hold_the_least_of_all_widths(left, right):
    expected = least(
        (
            ((c1[0], c2[1]), k1 + k2, h1),
            p1 + p2 + 0.5 + (BUTTED if c1[1] and c2[0] else 0),
        )
        for (c1, k1, h1, p1), (c2, k2, h2, p2) in product(entries(left), entries(right))
        if h1 == h2 and k1 + k2 <= COLUMNS
    )
    assert_same(beside(left, right, 0.5), expected)


def test_two_heads_side_by_side_cost_more_than_a_head_beside_a_picture():
    headed = {(True, True): ({}, {5: 0.0}, {})}
    pictured = {(False, False): ({}, {5: 0.0}, {})}
    assert merged(beside(headed, headed, 0.0))[2] == {5: BUTTED}
    assert merged(beside(headed, pictured, 0.0))[2] == {5: 0.0}


@given(tables)
def test_merged_prices_are_the_least_whatever_the_corners(table):
    expected = least(((k, h), p) for _, k, h, p in entries(table))
    found = merged(table)
    assert {(k, h): p for k, w in enumerate(found) for h, p in w.items()} == expected
