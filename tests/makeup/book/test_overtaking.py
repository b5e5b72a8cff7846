"""Tables stand in the order of their numbers, those in the text as well."""

import pytest

from makeup.book.chapters import desk, flowed, lines, table, target, text
from makeup.newsroom import photo
from reform_press.content.book.model import Float

__all__ = ["desk"]

PICTURE = Float(photo(width=300, height=60), None, "", "top", 2, "fig")
WAITS = Float(table(7), None, "", "top", 2, "one")


def stands(made, name):
    ((page, _), *_) = target(made, f"id:{name}")
    return page


def told(made):
    return [one.code for page in made.pages for one in page.block.diagnostics]


@pytest.mark.parametrize("before", range(38, 158, 20))
def test_table_in_the_text_waits_for_one_that_was_called_first(desk, before):
    own = Float(table(2), None, "", "here", 1, "two")
    blocks = [text("正" * before), PICTURE, WAITS, own, text("正" * 600)]
    made = flowed(desk, *blocks)
    cells = [line.text for page in made.pages for line in lines(page, "cell")]

    assert stands(made, "one") <= stands(made, "two")
    assert sum(cell.startswith("项") for cell in cells) == 7 + 2
    assert "makeup.out-of-order" not in told(made)


def test_long_table_in_the_text_goes_on_and_is_told(desk):
    own = Float(table(30), None, "", "here", 1, "two")
    made = flowed(desk, text("正" * 38), PICTURE, WAITS, own, text("正" * 200))

    assert stands(made, "one") > stands(made, "two")
    assert told(made) == ["makeup.out-of-order"]


def test_table_without_a_number_need_not_wait(desk):
    own = Float(table(2), None, "", "here", 1)
    made = flowed(desk, text("正" * 38), PICTURE, WAITS, own, text("正" * 600))

    assert lines(made.pages[0], "cell")
    assert stands(made, "one") > 0


def test_short_table_waits_for_room_rather_than_being_parted(desk):
    own = Float(table(4), None, "", "here", 1, "two")
    made = flowed(desk, text("正" * 58), text("正" * 38), own, text("正" * 600))
    (page,) = (page for page in made.pages if lines(page, "cell"))
    cells = [line for line in lines(page, "cell") if line.text.startswith("项")]

    assert len({line.x for line in cells}) == 1
    assert len(cells) == 4


def test_table_that_no_column_holds_goes_on_beside_its_text(desk):
    own = Float(table(11), None, "", "here", 1, "two")
    made = flowed(desk, text("正" * 58), own, text("正" * 600))

    assert lines(made.pages[0], "body")
    assert stands(made, "two") == 0
    assert lines(made.pages[0], "cell")


@pytest.mark.parametrize("between", [8, 18, 38])
def test_tables_of_one_page_are_read_in_their_order(desk, between):
    first = Float(table(8), None, "", "here", 1, "one")
    second = Float(table(2), None, "", "here", 1, "two")
    blocks = [first, text("正" * between), second, text("正" * 300)]
    made = flowed(desk, text("正" * 18), *blocks)

    assert target(made, "id:one") <= target(made, "id:two")
    assert told(made) == []
