"""Tables flow with the text, part at a column's foot, or stand beside it."""

import pytest

from makeup.book.chapters import desk, flowed, lines, table, text
from makeup.book.tables import column
from reform_press.content.book.model import Float, Table
from reform_press.content.model import Paragraph, Run
from reform_press.page import Group

__all__ = ["desk"]


def test_long_table_goes_on_in_the_next_column_under_its_head(desk):
    one = Float(table(30), None, "", "here", 1, "tab")
    made = flowed(desk, one)
    cells = [line for page in made.pages for line in lines(page, "cell")]

    assert [c.text for c in cells if c.text.startswith("项")] == [
        f"项{n}" for n in range(30)
    ]
    heads = [line.text for page in made.pages for line in lines(page, "caption")]
    assert heads.count("续表") == sum(len(page_columns(p)) for p in made.pages) - 1


@pytest.mark.parametrize("before", range(18, 218, 20))
def test_two_rows_of_a_table_stand_on_either_side_of_a_break(desk, before):
    long = table(16)
    band = (Paragraph("body", (Run("组"),)),)
    long = long._replace(rows=(band, *long.rows))
    made = flowed(desk, text("正" * before), Float(long, None, "", "here", 1, "tab"))
    counts = {}
    for number, page in enumerate(made.pages):
        for line in lines(page, "cell"):
            if line.text.startswith("项"):
                at = number, line.x > 125
                counts[at] = counts.get(at, 0) + 1

    assert len(counts) > 1
    assert min(counts.values()) >= 2


def test_table_over_both_columns_never_stands_in_the_text_of_one(desk):
    one = Float(table(3), None, "", "here", 0, "tab")
    (page,) = flowed(desk, text("正" * 38), one, text("正" * 58)).pages
    lowest = max(line.y for line in lines(page, "cell"))

    assert all(line.y > lowest for line in lines(page))


def test_cells_and_captions_say_the_numbers_that_they_refer_to(desk):
    far = Paragraph("body", (Run("？", (), "page:far"),))
    rows = ((Paragraph("body", (Run("项"),)), far),)
    one = Float(Table((column("项目"), column("页")), rows), far, "", "here", 1)
    (page,) = flowed(desk, one).pages

    assert [line.text for line in lines(page, "cell")][-1] == "57"
    assert [line.text for line in lines(page, "caption")] == ["57"]


@pytest.mark.parametrize("place", ["top", "page", "turned"])
def test_table_with_a_row_that_no_page_holds_is_told(desk, place):
    wide = Table((column("项目"),), ((Paragraph("body", (Run("正" * 900),)),),))
    caption = Paragraph("note", (Run("表"),))
    made = flowed(desk, Float(wide, caption, "", place, 2, "tab"), text("正" * 60))

    said = [one.code for page in made.pages for one in page.block.diagnostics]
    assert said == ["makeup.too-high"]


def page_columns(page):
    return {line.x < 130 for line in lines(page, "cell")}


@pytest.mark.parametrize(("count", "lefts"), [(3, [90]), (20, [30, 20])])
def test_turned_table_of_one_page_stands_in_its_optical_middle(desk, count, lefts):
    one = Float(table(count), None, "", "turned", 0, "tab")
    pages = flowed(desk, text("正" * 58), one).pages[1:]
    groups = [i for page in pages for i in page.block.items if isinstance(i, Group)]

    assert [round(group.at[0], 1) for group in groups] == lefts
