"""A small float stands alone on no page where another has room for it."""

import pytest

from makeup.book.chapters import desk, flowed, table, target, text
from makeup.newsroom import photo
from reform_press.content.book.model import Float
from reform_press.page import Picture, among

__all__ = ["desk"]

LARGE = Float(photo(width=300, height=100), None, "", "page", 0, "large")
HIGH = Float(photo(width=300, height=300), None, "", "page", 0, "large")


def small(place, span=1):
    return Float(photo(width=300, height=60), None, "", place, span, "small")


def told(made):
    return [one.code for page in made.pages for one in page.block.diagnostics]


def on(made, name):
    ((page, _),) = target(made, f"id:{name}")
    return page


@pytest.mark.parametrize("place", ["top", "foot", "here"])
def test_small_picture_stands_under_one_that_leaves_it_room(desk, place):
    made = flowed(desk, text("正" * 58), LARGE, small(place))
    _, page = made.pages
    upper, lower = sorted(among(page.block.items, Picture), key=lambda one: one.rect.y)

    assert (on(made, "large"), on(made, "small")) == (1, 1)
    assert upper.rect.width == 210
    assert upper.rect.bottom < lower.rect.y
    assert lower.rect.bottom <= 40 + 144
    assert told(made) == []


def test_picture_of_the_foot_stands_at_the_foot_of_a_page_without_text(desk):
    made = flowed(desk, text("正" * 58), HIGH, small("foot"))
    (picture,) = among(made.pages[2].block.items, Picture)

    assert picture.rect.bottom == 40 + 144


def test_table_stands_beside_the_text_rather_than_behind_a_whole_page(desk):
    own = Float(table(2), None, "", "top", 1, "tab")
    made = flowed(desk, text("正" * 58), HIGH, own)

    assert (on(made, "tab"), on(made, "large")) == (0, 1)
    assert len(made.pages) == 2
    assert told(made) == []


def test_picture_never_stands_before_one_with_a_smaller_number(desk):
    made = flowed(desk, text("正" * 58), HIGH, small("top"))

    assert (on(made, "large"), on(made, "small")) == (1, 2)
    assert told(made) == ["makeup.alone"]


def test_large_float_stays_before_the_small_one_where_text_goes_on(desk):
    own = Float(table(2), None, "", "top", 1, "tab")
    made = flowed(desk, text("正" * 58), HIGH, own, text("正" * 600))

    assert on(made, "large") == 1
    assert len(made.pages) > 3
    assert told(made) == []
