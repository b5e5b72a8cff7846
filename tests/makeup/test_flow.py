"""Legs are filled in order, without loss and without taboos."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reform_press.compose.galley import Line
from reform_press.makeup import flow
from reform_press.makeup.columns import Strip
from reform_press.makeup.flow import fill
from reform_press.makeup.units import Choice, Placed, SetLine, Unit, lonely, rows_used

FIVE_BY_THREE = (Strip(1, 1, 5), Strip(2, 1, 5), Strip(3, 1, 5))


def lines(paragraph, count):
    """Return a paragraph of ``count`` lines, a unit each."""
    return tuple(
        Unit(
            1,
            (SetLine(Line((), 0, 0, f"{paragraph}.{n}"), 9, "body"),),
            paragraph,
            first=n == 0,
            last=n == count - 1,
        )
        for n in range(count)
    )


def plain(paragraph, count):
    return (Choice(lines(paragraph, count)),)


def crosshead(paragraph, rows=3):
    head = SetLine(Line((), 0, 0, f"{paragraph}.head"), 9, "crosshead")
    unit = Unit(rows, (head,), paragraph, first=True, last=True, holds=2, give=1)
    return (Choice((unit,)),)


def tops(filled):
    """Return paragraph and line that begin each strip."""
    return {p.strip: p.unit.lines[0].line.text for p in filled.placed if p.row == 0}


def test_lines_fill_one_leg_after_the_other():
    filled = fill((plain(0, 15),), FIVE_BY_THREE)

    assert tops(filled) == {0: "0.0", 1: "0.5", 2: "0.10"}


def test_a_crosshead_goes_to_the_next_leg_with_its_text():
    """背题: a crosshead never stands at the foot of a leg."""
    filled = fill((plain(0, 2), crosshead(1), plain(2, 6)), FIVE_BY_THREE)

    assert tops(filled)[1] == "1.head"


@pytest.mark.parametrize("following", [2, 3, 6])
def test_at_least_two_lines_follow_a_crosshead_in_its_leg(following):
    legs = (Strip(1, 1, 10), Strip(2, 1, 10))
    filled = fill((plain(0, 5), crosshead(1, 4), plain(2, following)), legs)
    head = next(p for p in filled.placed if p.unit.holds)
    after = [p for p in filled.placed if p.unit.paragraph == 2][:2]

    assert {p.strip for p in after} == {head.strip}


def stranded(filled):
    """Tell by hand which crossheads lack two units after them in their leg."""
    found = []
    for at, one in enumerate(filled.placed):
        after = filled.placed[at + 1 : at + 1 + one.unit.holds]
        if any(next_.strip != one.strip for next_ in after):
            found.append(one.unit)
    return tuple(found)


@pytest.mark.parametrize("rows", [3, 5, 9])
def test_no_white_is_too_dear_to_keep_a_crosshead_with_its_text(rows):
    legs = (Strip(1, 1, 6 + rows), Strip(2, 1, 40))
    copy = (plain(0, 5), crosshead(1, rows), plain(2, 12))

    assert stranded(fill(copy, legs)) == ()


def test_a_crosshead_passes_by_a_strip_too_short_for_its_text():
    legs = (Strip(1, 1, 8), Strip(2, 1, 4), Strip(3, 1, 20))
    filled = fill((plain(0, 6), crosshead(1), plain(2, 12)), legs)

    assert stranded(filled) == ()


def test_a_crosshead_that_cannot_be_saved_is_told():
    """Rather a crosshead at the foot than copy left out."""
    legs = (Strip(1, 1, 8), Strip(2, 1, 8))
    filled = fill((plain(0, 5), crosshead(1), plain(2, 8)), legs)

    assert filled.overset == ()
    assert [unit.paragraph for unit in filled.stranded] == [1]


def test_the_shorter_setting_counts_as_it_was_chosen():
    """A crosshead over a one-line paragraph needs a line of the next as well."""
    either = (Choice(lines(2, 2), 50.0), Choice(lines(2, 1)))
    legs = (Strip(1, 1, 12), Strip(2, 1, 20))
    filled = fill((plain(0, 8), crosshead(1), either, plain(3, 6)), legs)

    assert stranded(filled) == ()


def test_a_paragraph_is_set_longer_to_avoid_a_widow():
    """孤行: the last line of a paragraph does not begin a leg if it need not."""
    longer = (Choice(lines(0, 6)), Choice(lines(0, 7), 2.0))
    filled = fill((longer, plain(1, 5)), FIVE_BY_THREE)

    assert tops(filled)[1] == "0.5"
    assert sum(p.unit.paragraph == 0 for p in filled.placed) == 7


def led(paragraph, count):
    first, *others = lines(paragraph, count)
    return (Choice((replace(first, lead=1), *others)),)


def test_the_white_before_a_unit_is_a_row():
    filled = fill((plain(0, 2), led(1, 2)), (Strip(1, 1, 9),))

    assert [p.row for p in filled.placed] == [0, 1, 3, 4]


def test_there_is_no_white_before_a_unit_at_a_legs_top():
    filled = fill((plain(0, 5), led(1, 5)), FIVE_BY_THREE)

    assert [(p.strip, p.row) for p in filled.placed[5:]] == [(1, n) for n in range(5)]


def test_white_and_a_unit_must_both_find_room():
    filled = fill((plain(0, 4), led(1, 2)), FIVE_BY_THREE)

    assert [(p.strip, p.row) for p in filled.placed[4:]] == [(1, 0), (1, 1)]


def test_a_row_stays_white_rather_than_a_widow():
    """CLREQ 3.4.4: a paragraph's last line does not open a column."""
    filled = fill((plain(0, 6), plain(1, 5)), FIVE_BY_THREE)

    assert tops(filled)[1] == "0.4"


def test_a_widow_stays_where_there_is_no_room_for_a_cure():
    filled = fill((plain(0, 6), plain(1, 4)), FIVE_BY_THREE[:2])

    assert tops(filled)[1] == "0.5"
    assert filled.overset == ()


def test_columns_of_six_part_seven_lines_into_five_and_two():
    """R48: 5 + 2, not 6 + 1."""
    filled = fill((plain(0, 7),), (Strip(1, 1, 6), Strip(2, 1, 6)))

    assert tops(filled)[1] == "0.5"


def test_the_first_line_of_a_run_in_head_may_stand_at_a_foot():
    """CLREQ 4.1.5; without one a row of air pushes it over."""
    head = crosshead(0)
    legs = (Strip(1, 1, 12), Strip(2, 1, 12))
    first, *others = lines(2, 6)
    runs_in = (Choice((replace(first, run_in=True), *others)),)
    filled = fill((head, plain(1, 8), runs_in), legs)

    assert tops(filled)[1] == "2.1"
    assert sum(p.air for p in filled.placed) == 0


def test_air_about_a_crosshead_pushes_an_orphan_over():
    """段首孤行: rather a row of air than a first line alone at the foot."""
    legs = (Strip(1, 1, 12), Strip(2, 1, 12))
    filled = fill((crosshead(0), plain(1, 8), plain(2, 6)), legs)

    assert tops(filled)[1] == "2.0"
    assert sum(p.air for p in filled.placed) == 1


def test_what_finds_no_room_is_kept_in_order():
    filled = fill((plain(0, 12), plain(1, 6)), FIVE_BY_THREE)
    rest = [unit.lines[0].line.text for unit in filled.overset]

    assert rest == ["1.3", "1.4", "1.5"]


def test_a_module_without_legs_oversets_everything():
    filled = fill((plain(0, 2),), ())

    assert (len(filled.placed), len(filled.overset)) == (0, 2)


def test_a_unit_skips_a_strip_that_is_too_short_for_it():
    filled = fill((crosshead(0, 4), plain(1, 3)), (Strip(1, 1, 3), Strip(2, 1, 9)))

    assert [p.strip for p in filled.placed] == [1, 1, 1, 1]


@pytest.mark.parametrize("seed", range(30))
def test_no_line_is_lost_doubled_or_out_of_order(seed):
    dice = random.Random(seed)
    copy = tuple(
        crosshead(n) if dice.random() < 0.2 else plain(n, dice.randint(1, 9))
        for n in range(dice.randint(1, 14))
    )
    legs = tuple(Strip(n, 1, dice.randint(4, 20)) for n in range(dice.randint(1, 6)))
    filled = fill(copy, legs)
    units = [unit for settings in copy for unit in settings[0].units]

    assert [p.unit for p in filled.placed] + list(filled.overset) == units
    for number, leg in enumerate(legs):
        here = [p for p in filled.placed if p.strip == number]
        ends = [p.row + p.unit.rows + p.air for p in here]
        assert all(end <= leg.rows for end in ends)
        assert all(end <= after.row for end, after in zip(ends, here[1:], strict=False))


@given(
    counts=st.lists(st.tuples(st.integers(1, 24), st.integers(0, 2)), max_size=8),
    rows=st.lists(st.integers(2, 40), min_size=1, max_size=5),
)
def test_the_short_way_for_lines_finds_what_the_long_way_finds(counts, rows):
    """Lines of a row each are placed by arithmetic, not one by one."""
    paragraphs = tuple(
        tuple(
            Choice(lines(count + more, number), 2.0 * more)
            for more in range(others + 1)
        )
        for number, (count, others) in enumerate(counts)
    )
    legs = tuple(Strip(leg, 1, high) for leg, high in enumerate(rows, 1))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flow, "_rows_on", flow._run)
        long = fill(paragraphs, legs)

    assert fill(paragraphs, legs) == long


def test_single_lines_and_characters_of_a_leg_are_counted():
    def said(words, *, first, last):
        line = SetLine(Line((), 0, 0, words), 9, "body")
        return Unit(1, (line,), 0, first=first, last=last)

    end, begin = (
        said("尾行", first=False, last=True),
        said("首行", first=True, last=False),
    )
    whole, runt = (
        said("一行", first=True, last=True),
        said("字。", first=False, last=True),
    )

    def leg(*units):
        return [Placed(unit, 0, row) for row, unit in enumerate(units)]

    assert lonely(leg(end, whole, begin)) == 2
    assert lonely(leg(begin, runt, whole)) == 1
    assert lonely(leg(runt, whole)) == 2  # alone at the top, and of one character
    assert lonely(leg(whole, begin, end, whole)) == 0
    assert lonely([]) == 0


def test_rows_used_end_with_the_lowest_unit_and_its_air():
    unit = plain(0, 1)[0].units[0]

    assert rows_used([Placed(unit, 0, 0), Placed(unit, 0, 3, air=2)]) == 6
    assert rows_used([]) == 0
