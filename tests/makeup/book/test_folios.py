"""Parts open on the right, blanks are counted, numbers begin where they must."""

import pytest

from reform_press.content.book.forms import PartForm
from reform_press.content.book.model import Part
from reform_press.content.book.parts import restarted
from reform_press.makeup.book.folios import (
    BLANK,
    first_of,
    leaves_of,
    roman,
    told_sides,
    told_twice,
)


def part(**said):
    return Part(**({"kind": "text", "id": "p", "title": "部"} | said))


def test_part_opens_on_the_right_behind_a_blank_that_counts():
    leaves = leaves_of([part(), part()], [3, 2])

    assert [(one.number, one.at, one.folio) for one in leaves] == [
        (1, 0, "1"), (2, 1, "2"), (3, 2, "3"), (4, BLANK, "4"), (5, 0, "5"),
        (6, 1, "6"),
    ]  # fmt: skip
    assert [one.part for one in leaves] == [0, 0, 0, 0, 1, 1]


def test_part_that_may_open_anywhere_follows_at_once():
    leaves = leaves_of([part(), part(opens="any")], [3, 1])

    assert [one.part for one in leaves] == [0, 0, 0, 1]


def test_pages_without_folios_are_not_counted():
    parts = [
        part(folios="none"), part(folios="roman"), part(folios="none"),
        part(folios="roman", opens="any"), part(restart=True),
    ]  # fmt: skip
    leaves = leaves_of(parts, [1, 1, 2, 1, 2])

    assert [one.folio for one in leaves] == [
        "", "", "I", "II", "", "", "III", "IV", "1", "2",
    ]  # fmt: skip
    assert leaves[0].label == "[1]"


def test_book_ends_with_a_leaf():
    leaves = leaves_of([part()], [3])

    assert len(leaves) == 4
    assert leaves[-1].at == BLANK


def test_part_without_pages_takes_no_place():
    leaves = leaves_of([part(), part(), part()], [2, 0, 2])

    assert [one.part for one in leaves] == [0, 0, 2, 2]


@pytest.mark.parametrize(("before", "first"), [(0, 1), (1, 3), (2, 3), (5, 7)])
def test_first_page_is_where_the_leaves_have_it(before, first):
    assert first_of(part(), before) == first
    assert leaves_of([part(), part()], [before, 1])[-1 - first % 2].number == first


def test_numbers_in_roman():
    assert [roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994)] == [
        "I", "IV", "IX", "XIV", "XL", "XC", "CD", "MCMXCIV",
    ]  # fmt: skip


@pytest.mark.parametrize("folios", ["arabic", "roman"])
def test_odd_numbers_on_the_left_are_told_once_a_part(folios):
    numbered = part(opens="any", restart=True, title="正文", folios=folios)
    parts = (part(folios="none"), numbered)
    (said,) = told_sides(leaves_of(parts, [1, 5]), parts)

    assert said.code == "makeup.folio-side"
    assert "正文" in said.message.zh
    right = (part(folios=folios),)
    assert not tuple(told_sides(leaves_of(right, [20]), right))


def test_a_folio_that_two_parts_have_is_told_with_both():
    text, more = part(title="正文"), part(title="附录", restart=True, opens="any")
    (said,) = told_twice(leaves_of([text, more], [4, 6]), (text, more))

    assert said.code == "makeup.folio-twice"
    assert "“正文”和“附录”都有第 1 页" in said.message.zh
    apart = (part(folios="none"), part(folios="roman"), part(restart=True), part())
    assert not tuple(told_twice(leaves_of(apart, [3, 4, 5, 6]), apart))


@pytest.mark.parametrize(
    ("folios", "wanted"),
    [
        (("roman", "arabic", "arabic"), [False, True, False]),
        (("arabic", "roman", "arabic"), [True, False, False]),
        (("none", "roman", "none", "arabic", "roman", "arabic"),
         [False, False, False, True, False, False]),
    ],
)  # fmt: skip
def test_figures_begin_at_one_but_once(folios, wanted):
    forms = [PartForm(kind="text", folios=one) for one in folios]
    parts = restarted([part(folios=one) for one in folios], forms)

    assert [one.restart for one in parts] == wanted
