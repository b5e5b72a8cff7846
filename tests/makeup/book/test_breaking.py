"""Pages of a chapter are broken as a reader would have them."""

import pytest

from reform_press.makeup.book.breaking import break_pages
from reform_press.makeup.book.stream import (
    Box,
    Floating,
    Give,
    Shape,
    note_lines,
    stream_of,
)
from reform_press.makeup.book.waiting import Seat
from streams import text


def broken(boxes, shape, floats=(), **said):
    return break_pages(stream_of(boxes, floats, **said), shape)


def ends(pages):
    """Return the boxes before which columns end, page by page."""
    return [[column.end.box for column in page.columns] for page in pages]


def test_columns_are_filled_and_facing_pages_end_level():
    pages = broken(text(*[4] * 20), Shape(10, 2))

    assert ends(pages)[0] == [10, 20]
    assert [page.depth for page in pages[:3]] == [10, 10, 10]


def test_spread_ends_a_row_early_on_both_pages_rather_than_with_an_orphan():
    pages = broken(text(*[5] * 8), Shape(11, 1, right=False))

    assert ends(pages) == [[10], [20], [30], [40]]
    assert [page.depth for page in pages] == [10, 10, 10, 10]


def test_paragraph_a_line_longer_fills_the_column():
    boxes = text(5, 4, 6, 6)  # five and four leave one row of ten white
    longer = [Give(0, 4, 3.0)]
    first, *_ = broken(boxes, Shape(10, 1), longer=longer)

    assert first.columns[0].end.box == 9
    assert first.columns[0].won == 1


def test_paragraph_a_line_shorter_brings_a_widow_back():
    boxes = text(5, 6, 8)
    first, *_ = broken(boxes, Shape(10, 1), shorter=[Give(0, 4, 3.0)])

    assert first.columns[0].end.box == 11
    assert first.columns[0].won == -1


def test_columns_of_the_last_page_end_level():
    (page,) = broken(text(12), Shape(40, 3))

    assert ends([page]) == [[4, 8, 12]]
    assert (page.depth, page.bottom) == (4, 40)


def test_last_column_takes_a_longer_paragraph_to_end_level():
    (page,) = broken(text(5, 4), Shape(40, 2), longer=[Give(5, 8, 2.0)])

    assert ends([page]) == [[5, 9]]
    assert [column.won for column in page.columns] == [0, 1]


def test_last_page_leaves_no_column_empty_where_two_may_end_level():
    (page,) = broken(text(6, 3), Shape(40, 2))

    assert ends([page]) == [[4, 9]]


def test_table_is_not_parted_for_columns_of_the_last_page_to_end_level():
    table = [Box(2), *[Box(1, again=2, penalty=460.0)] * 18]
    (page,) = broken(table, Shape(40, 2))

    assert ends([page]) == [[19, 19]]


def test_columns_end_level_four_rows_early_rather_than_unlevel():
    whole = [Box(16), Box(16), Box(9), Box(9)]
    first, _ = broken(whole, Shape(20, 2, right=False))

    assert ends([first]) == [[1, 2]]
    assert first.depth == 16


def test_table_is_parted_rather_than_all_columns_end_far_too_early():
    table = [Box(7), Box(6, penalty=480.0)]
    boxes = [Box(13), *table, Box(14), *[Box()] * 20]
    first, _ = broken(boxes, Shape(20, 2, right=False))

    assert ends([first]) == [[2, 4]]


def test_white_before_a_heading_is_dropped_at_a_column_head():
    boxes = [*text(10), Box(2, lead=3), *text(8)]
    pages = broken(boxes, Shape(10, 1))

    assert ends(pages) == [[10], [19]]


def test_head_of_a_table_stands_again_over_its_rows_in_the_next_column():
    table = [Box(2), *[Box(1, again=2)] * 20]
    pages = broken(table, Shape(10, 1))

    assert ends(pages) == [[9], [17], [21]]


def test_notes_stand_in_the_column_that_calls_them():
    """Six lines and two of notes (2 x 0.75 + 0.5 rows) make eight rows."""
    boxes = text(12)
    boxes[1] = boxes[1]._replace(notes=2)
    first, *_ = broken(boxes, Shape(8, 1), notes=note_lines([2], 0.75, 0.5))

    assert first.columns[0].end == (6, 0, 2)


def test_note_that_finds_no_room_is_parted_two_lines_on_either_side():
    """Six rows, then four lines of eight: 4 x 0.75 + 0.5 rows."""
    boxes = text(12, 10, 10)
    boxes[5] = boxes[5]._replace(notes=8)
    pages = broken(boxes, Shape(10, 1), notes=note_lines([8], 0.75, 0.5))

    assert [page.columns[0].end.noted for page in pages[:2]] == [4, 8]
    assert pages[0].columns[0].end.box == 6


def test_note_is_not_parted_where_the_column_may_end_a_row_early():
    boxes = text(7, 10, 10)
    boxes[7] = boxes[7]._replace(notes=6)
    pages = broken(boxes, Shape(8, 1), notes=note_lines([6], 0.75, 0.5))

    assert [page.columns[0].end.noted for page in pages[:2]] == [0, 6]


def test_float_stands_at_the_head_of_the_page_that_calls_it():
    (page, *_) = broken(text(4, 6, 6, 6), Shape(10, 1), [Floating(4, 4)])

    assert page.seats == ((0, 0, 1, 0, False),)
    assert page.columns[0].head == 4


def test_float_over_two_columns_lowers_both():
    (page, *_) = broken(text(*[5] * 8), Shape(10, 3), [Floating(4, 3, span=2)])

    assert [column.head for column in page.columns] == [4, 4, 0]


@pytest.mark.parametrize(("call", "column"), [(4, 0), (20, 1), (28, 2)])
def test_float_of_a_column_stands_in_that_of_its_call(call, column):
    (page, *_) = broken(text(*[4] * 9), Shape(12, 3), [Floating(3, call, span=1)])

    assert page.seats == (Seat(0, column, 1, 0),)


def test_float_called_on_the_page_before_stands_in_the_first_column():
    pages = broken(text(*[6] * 10), Shape(12, 2), [Floating(6, 24, span=1)])

    assert pages[0].seats == ()
    assert pages[1].seats == (Seat(0, 0, 1, 0),)


def test_float_that_finds_no_room_waits_for_the_facing_page():
    floats = [Floating(6, 2), Floating(6, 4)]
    pages = broken(text(*[5] * 6), Shape(10, 1, right=False), floats)

    assert [[seat.float for seat in page.seats] for page in pages[:2]] == [[0], [1]]


def test_picture_over_a_spread_begins_on_a_left_page():
    pages = broken(text(*[5] * 8), Shape(10, 1), [Floating(0, 5, "spread")])

    assert [(page.whole, page.half) for page in pages] == [
        (-1, 0),
        (0, 1),
        (0, 2),
        (-1, 0),
        (-1, 0),
        (-1, 0),
    ]


@pytest.mark.parametrize("right", [True, False])
def test_picture_over_a_spread_at_the_end_has_both_pages(right):
    pages = broken(text(5), Shape(10, 1, right), [Floating(0, 5, "spread")])

    assert [(page.whole, page.half) for page in pages[-2:]] == [(0, 1), (0, 2)]
    assert len(pages) == (3 if right else 4)


@pytest.mark.parametrize("place", ["top", "foot"])
def test_float_before_a_spread_stands_on_the_page_of_its_call(place):
    floats = [Floating(4, 12, place, 1), Floating(0, 14, "spread")]
    pages = broken(text(5, 5, 5, 5), Shape(16, 2, right=False), floats)

    assert [seat.float for seat in pages[0].seats] == [0]
    assert [page.whole for page in pages] == [-1, -1, 1, 1]
    assert pages[1].seats == ()


def test_float_in_its_text_stands_where_it_is_called_if_there_is_room():
    (page,) = broken(text(4, 4), Shape(20, 1), [Floating(5, 4, "here")])

    assert page.columns[0].end == (8, 1, 0)
    assert page.depth == 13


def test_float_in_its_text_slips_rather_than_leave_a_hole():
    pages = broken(text(6, 6, 6, 6), Shape(10, 1), [Floating(6, 6, "here")])

    assert pages[0].columns[0].end.floats == 0
    assert pages[0].depth == 10
    assert pages[1].columns[0].end.floats == 1


def test_chapter_without_text_has_no_page():
    assert broken([], Shape(10, 1)) == ()


def test_box_higher_than_a_page_is_refused():
    with pytest.raises(ValueError, match="higher"):
        broken([Box(11)], Shape(10, 1))


def test_title_takes_rows_of_the_first_page_only():
    pages = broken(text(*[5] * 5), Shape(10, 2, opening=5))

    assert [[column.head for column in page.columns] for page in pages] == [
        [5, 5],
        [0, 0],
    ]
