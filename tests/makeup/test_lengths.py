"""Paragraphs a line shorter or longer (抽行、加行), and legs that are filled so."""

import pytest

from makeup.newsroom import desk, slot
from makeup.test_flow import lines
from makeup.test_solve import told
from reform_press.makeup.dummy import HeadPlan
from reform_press.makeup.lengths import least_rows, longer, most_rows, shorter
from reform_press.makeup.module import make_module
from reform_press.makeup.units import Choice, rows_of
from reform_press.page import TextLine, among

#: Two paragraphs of three lines: a line more costs the second less.
BOTH = tuple(
    (
        Choice(lines(n, 3)),
        Choice(lines(n, 2), 2.0),
        Choice(lines(n, 4), price),
    )
    for n, price in enumerate((3.0, 2.5))
)


def lengths(paragraphs):
    return [[rows_of(way) for way in one] for one in paragraphs]


def test_paragraphs_know_how_short_and_how_long_they_go():
    assert (least_rows(BOTH), most_rows(BOTH)) == (4, 8)


@pytest.mark.parametrize(
    ("rows", "set_as"),
    [(1, [[3, 2, 4], [4]]), (2, [[4], [4]]), (5, [[4], [4]])],
)
def test_lines_are_won_where_it_costs_least(rows, set_as):
    assert lengths(longer(BOTH, rows)) == set_as


def test_lines_are_saved_in_the_first_of_equals():
    assert lengths(shorter(BOTH, 1)) == [[2], [3, 2, 4]]


def made(fonts, rows):
    """Make up a story under a head of fixed rows, in a module of so many."""
    one = told("a", 460)
    plan = HeadPlan(rows=4, size=22)
    table = desk(fonts, one)
    return make_module(one, slot("a", (1, 1, 4, rows), head=plan), table)


def legs(block):
    return [(f.rows, f.lines) for f in block.frames if f.leg]


def words(block):
    return "".join(one.text for one in among(block.items, TextLine))


def codes(block):
    return [one.code for one in block.diagnostics]


def test_a_row_too_many_is_filled_by_longer_paragraphs(fonts):
    full = next(rows for rows in range(10, 30) if not made(fonts, rows).overset)
    just, more, most = (made(fonts, full + n) for n in (0, 1, 2))
    high = full - 4
    assert {rows for rows, _ in legs(just)} == {high}
    assert {rows for rows, _ in legs(more)} == {high + 1}
    assert sum(n for _, n in legs(more)) - sum(n for _, n in legs(just)) in (1, 2, 3, 4)
    assert [n for _, n in legs(more)][:3] == [high + 1] * 3
    assert words(more) == words(just)
    assert "makeup.white" not in codes(more)
    # No paragraph is set two lines longer: the next row stays white.
    assert {rows for rows, _ in legs(most)} == {high + 1}
