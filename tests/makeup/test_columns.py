"""Text gets the rows that head, pictures and boxes leave free."""

from reform_press.makeup.columns import Strip, capacity, level, strips
from reform_press.makeup.dummy import Cells

FIELD = Cells(1, 1, 3, 20)


def test_strips_run_down_a_leg_and_then_to_the_next():
    assert strips(FIELD, [Cells(1, 1, 3, 4)]) == (
        Strip(1, 5, 16),
        Strip(2, 5, 16),
        Strip(3, 5, 16),
    )


def test_a_picture_parts_its_legs():
    found = strips(FIELD, [Cells(2, 8, 1, 6)])

    assert found == (Strip(1, 1, 20), Strip(2, 1, 7), Strip(2, 14, 7), Strip(3, 1, 20))


def test_a_strip_too_short_for_text_stays_white():
    found = strips(FIELD, [Cells(1, 2, 3, 10)], least=2)

    assert [strip.row for strip in found] == [12, 12, 12]


def test_legs_are_cut_level_so_that_only_the_last_is_short():
    """Balanced legs are as long as the copy needs (齐栏)."""
    legs, cut = level(strips(FIELD, ()), 47)

    assert (cut, [leg.rows for leg in legs]) == (4, [16, 16, 16])
    assert capacity(legs) >= 47


def test_ten_lines_stand_in_three_columns_as_four_four_and_two():
    """CLREQ 2.4.2: as many lines as lines by columns, the last one short (R53)."""
    legs, _ = level(strips(FIELD, ()), 10)
    left = 10 - legs[0].rows - legs[1].rows

    assert [legs[0].rows, legs[1].rows, left] == [4, 4, 2]


def test_legs_of_different_heads_end_on_one_row():
    legs, _ = level(strips(FIELD, [Cells(1, 1, 1, 8)]), 40)

    assert len({leg.row + leg.rows for leg in legs}) == 1


def test_copy_that_fills_everything_cuts_nothing():
    legs, cut = level(strips(FIELD, ()), 60)

    assert (cut, capacity(legs)) == (0, 60)


def test_a_module_without_free_rows_has_no_strips():
    assert strips(FIELD, [FIELD]) == ()
    assert level((), 3) == ((), 0)
