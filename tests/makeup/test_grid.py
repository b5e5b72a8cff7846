"""Cells, legs and baselines lie where the grid of the layout says."""

import pytest

from makeup.newsroom import GRID, LAYOUT
from reform_press.geometry import Rect
from reform_press.makeup.dummy import Cells
from reform_press.makeup.grid import legs_across, page_grid, rows_for


def test_the_type_area_stands_in_the_middle_of_the_sheet():
    grid = page_grid(LAYOUT)

    assert grid.area == Rect(35, 60, 430, 480)


def test_cells_take_whole_columns_gutters_and_rows():
    grid = page_grid(LAYOUT)

    assert grid.rect(Cells(2, 3, 2, 5)) == Rect(145, 84, 210, 60)


def test_a_line_of_body_stands_in_the_middle_of_its_row():
    """The body of a Han glyph reaches from 0.88 em above to 0.12 em below."""
    grid = page_grid(LAYOUT)

    assert grid.baseline(2) == pytest.approx(72 + 1 + 8.8)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_legs_are_whole_ems_wide_and_end_at_the_edges(count):
    """Decision 8: measures snap to whole ems, the rest goes to the gutters."""
    legs = legs_across(20, 410, count, GRID)

    assert legs.measure % GRID.size == 0
    assert legs.gutter >= GRID.gutter_width
    if count > 1:
        assert legs.left(count) + legs.measure == pytest.approx(430)


@pytest.mark.parametrize(("height", "rows"), [(0, 0), (12, 1), (12.0005, 1), (12.1, 2)])
def test_heights_are_counted_in_whole_rows(height, rows):
    assert rows_for(height, GRID) == rows
