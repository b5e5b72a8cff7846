"""Columns of a table are as wide as they need, and fill the measure."""

from hypothesis import given
from hypothesis import strategies as st

from makeup.book.tables import column, laid, table
from reform_press.makeup.book.table_widths import Need, widths

NEEDS = st.lists(
    st.tuples(st.floats(1, 300), st.floats(0, 1), st.sampled_from([0.0, 1.0, 2.5])),
    min_size=1,
    max_size=8,
)


@given(needs=NEEDS, room=st.floats(20, 900))
def test_columns_fill_the_room_and_none_is_less_than_its_least(needs, room):
    wanted = [Need(wide, wide * least, share) for wide, least, share in needs]
    found = widths(wanted, room)

    if found is None:
        assert sum(need.least for need in wanted) > room
        return
    assert abs(sum(found) - room) < 0.01
    for width, need in zip(found, wanted, strict=True):
        assert width >= need.least - 0.01


def test_columns_with_shares_divide_what_the_others_leave():
    needs = [Need(40, 40), Need(90, 10, 1.0), Need(90, 10, 2.0)]

    assert widths(needs, 130) == (40.0, 30.0, 60.0)


def test_what_is_to_spare_goes_by_shares_too():
    needs = [Need(40, 40, 3.0), Need(20, 20), Need(20, 20)]

    assert widths(needs, 130) == (70.0, 30.0, 30.0)


def test_tables_whose_columns_all_have_shares_are_alike():
    one = [Need(40, 40, 2.0), Need(20, 20, 1.0)]
    other = [Need(75, 20, 2.0), Need(10, 10, 1.0)]

    assert widths(one, 120) == widths(other, 120) == (80.0, 40.0)


def test_a_column_that_wants_more_than_its_share_gets_more():
    needs = [Need(40, 40, 1.0), Need(20, 20, 3.0)]

    assert widths(needs, 120) == (55.0, 65.0)


def test_a_narrow_column_of_text_is_not_justified(square):
    text = "字2字字字字字字字字字字字字"
    columns = (column("名", width=3), column("说明", "justify", 1))
    wide, narrow = (
        laid(square, table(("甲" * 4, text), columns=columns), measure=measure)
        for measure in (200.0, 80.0)
    )

    assert len(narrow.body[0].lines) > len(wide.body[0].lines)
    assert all(one.line.opened == 0 for one in narrow.body[0].lines)
    assert not narrow.diagnostics


def test_the_widest_columns_give_first():
    needs = [Need(20, 10), Need(100, 30), Need(200, 30)]

    narrow, one, other = widths(needs, 180)
    assert narrow == 20
    assert abs(one - 80) < 0.01
    assert abs(other - 80) < 0.01
