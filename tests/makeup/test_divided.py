"""The cuts of a drawn page: what the solver told is found again from its cells."""

import pytest

from reform_press.makeup.dummy import Cells
from reform_press.makeup.solve.divided import divided
from reform_press.makeup.solve.wheel import Turn

COLUMNS, ROWS = 6, 40


def wheel(mirrored):
    parts = Turn(0.0, 4, 2, 12, 25).parts(COLUMNS, ROWS, mirrored=mirrored)
    return {
        name: Cells(cells.column, cells.row, cells.columns, cells.rows - 1)
        for name, cells in zip("abcde", parts, strict=True)
    }


@pytest.mark.parametrize(("mirrored", "way"), [(False, "W"), (True, "M")])
def test_a_wheel_is_no_row_of_cuts(mirrored, way):
    assert divided(wheel(mirrored), COLUMNS, ROWS) == f"{way}(a, b, c, d, e)"


def test_a_page_is_cut_across_and_down():
    places = {
        "lead": Cells(1, 1, 6, 20),
        "left": Cells(1, 22, 2, 19),
        "high": Cells(3, 22, 4, 8),
        "low": Cells(3, 31, 4, 10),
    }
    assert divided(places, COLUMNS, ROWS) == "H(lead, V(left, H(high, low)))"


def test_a_part_of_a_wheel_may_be_cut_again():
    places = wheel(False)
    whole = places.pop("c")
    left = Cells(whole.column, whole.row, 1, whole.rows)
    places["c1"] = left
    places["c2"] = Cells(left.column + 1, left.row, whole.columns - 1, whole.rows)
    assert divided(places, COLUMNS, ROWS) == "W(a, b, V(c1, c2), d, e)"


def test_one_part_is_its_own_tree_and_none_is_none():
    assert divided({"lead": Cells(1, 1, 6, 40)}, COLUMNS, ROWS) == "lead"
    assert divided({}, COLUMNS, ROWS) == ""


def test_a_page_that_no_cut_divides_has_no_tree():
    """A wheel in the middle of a wheel: the solver knows but the outer one."""
    outer = Turn(0.0, 6, 2, 12, 25).parts(8, ROWS, mirrored=False)
    inner = Turn(0.0, 3, 1, 4, 8).parts(4, 13, mirrored=False)
    places = dict(zip("abcd", outer, strict=False))
    for name, one in zip("efghi", inner, strict=True):
        places[name] = Cells(one.column + 2, one.row + 12, one.columns, one.rows)
    assert divided(places, 8, ROWS) == ""
