"""Tables are parted over pages, and stand on them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makeup.book.tables import cell, column, laid, long_table, table, texts
from reform_press.content.book.model import Table
from reform_press.content.model import Paragraph, Run
from reform_press.geometry import Rect
from reform_press.makeup.book.table_heads import FINE, STRONG, Title
from reform_press.makeup.book.table_parts import divided, part, turned, upright, whole
from reform_press.page import Group, Link, TextLine


def test_pages_after_the_first_say_so_and_repeat_the_head(square):
    first, *others = divided(long_table(square), 12)

    assert texts(first)[0] == "表2　收入"
    assert all(texts(block)[0] == "续表2" for block in others)
    assert all("栏" in texts(block) for block in (first, *others))


def test_only_the_last_part_has_the_notes_and_the_strong_rule(square):
    *others, last = divided(long_table(square), 12)

    assert "注：年报。" in texts(last)
    assert all("注：年报。" not in texts(block) for block in others)
    assert all(block.rules[-1].weight == FINE for block in others)
    assert last.rules[-1].weight == STRONG


def test_what_goes_on_is_said_in_the_script_and_tongue_of_the_book():
    assert Title("表2", None, "", "zh-Hant-TW").again().label == "續表2"
    assert Title("Table 2", None, "", "en").again().label == "Table 2 (continued)"


@given(
    count=st.integers(2, 40),
    room=st.integers(9, 30),
    held=st.sets(st.integers(0, 39)),
)
def test_no_row_is_lost_or_doubled_and_no_page_is_too_full(square, count, room, held):
    done = long_table(square, count)
    body = tuple(row._replace(held=n in held) for n, row in enumerate(done.body))
    done = done._replace(body=body)
    parts = divided(done, room)

    names = [text for block in parts for text in texts(block) if text.startswith("第")]
    assert names == [f"第{n}项" for n in range(count)]
    assert all(block.rows <= room for block in parts)


@pytest.mark.parametrize(
    ("count", "rows"), [(13, [8, 5]), (9, [4, 5]), (20, [10, 5, 5])]
)
def test_few_rows_do_not_end_a_table_by_themselves(square, count, rows):
    done = long_table(square, count)
    room = done.head.rows + 10
    parts = divided(done, room)

    assert [sum(t.startswith("第") for t in texts(part)) for part in parts] == rows


def test_a_part_ends_before_a_band(square):
    done = long_table(square)
    body = tuple(row._replace(held=n == 6) for n, row in enumerate(done.body))
    head = done.head.rows
    first, *_ = divided(done._replace(body=body), head + 7)

    assert texts(first)[-2:] == ["第5项", "5"]


def test_a_table_of_bands_alone_fills_its_pages(square):
    done = long_table(square)
    body = tuple(row._replace(held=True) for row in done.body)
    *others, _ = divided(done._replace(body=body), 12)

    assert {block.rows for block in others} == {12}


def test_a_band_that_a_page_parts_stands_again(square):
    rows = [
        ("甲组",),
        *((f"第{n}项", str(n)) for n in range(8)),
        ("乙组",),
        ("末", "9"),
    ]
    columns = (column("名"), column("数"))
    rows.append(("合计", "37"))
    data = table(*rows, columns=columns, total=1)
    done = laid(square, data, Title("表2", cell("收入"), "", "zh-Hant-TW"))
    room = done.head.rows + 5
    first, second, *_ = divided(done, room)

    assert texts(first)[3:5] == ["甲组", "第0项"]
    assert texts(second)[3:5] == ["甲组（續）", "第4项"]
    assert first.rows <= room >= second.rows
    assert done.body[-1].band is None  # a sum is of no group
    assert done.body[9].band is None


def test_a_row_taller_than_a_page_is_a_part_of_its_own(square):
    done = long_table(square, 5)
    body = (done.body[0], done.body[1]._replace(rows=99), *done.body[2:])
    parts = divided(done._replace(body=body), 12)

    names = [text for block in parts for text in texts(block) if text.startswith("第")]
    assert names == [f"第{n}项" for n in range(5)]


def test_a_turned_table_has_its_head_to_the_left(square):
    done = laid(square, table(("甲", "1")), measure=300.0)
    area = Rect(40, 60, 200, 300)
    (group,) = turned(whole(done), area).items

    assert isinstance(group, Group)
    assert group.turn == -90.0
    assert group.at == (40, 360)  # its upper left corner comes to the foot


def test_links_of_a_turned_table_are_where_it_is_drawn(square):
    data = Table((column("项"),), ((cell("甲", "page:hens"),),))
    block = whole(laid(square, data, measure=300.0))
    flat = next(i for i in upright(block, 0, 0).items if isinstance(i, Link)).rect
    area = Rect(40, 60, 200, 300)
    link = next(one for one in turned(block, area).items if isinstance(one, Link))

    assert link.target == "page:hens"
    assert abs(link.rect.x - (40 + flat.y)) < 0.01
    assert abs(link.rect.bottom - (360 - flat.x)) < 0.01
    assert abs(link.rect.width - flat.height) < 0.01


def test_names_of_columns_have_marks_and_lead_on_where_they_first_stand(square):
    runs = (Run("面"), Run("a", ("super",)), Run("某", href="index:某"))
    columns = [column("项")._replace(head=Paragraph("body", runs))]
    done = laid(square, table(("甲",), ("乙",), columns=columns))

    (first,), (_, again) = done.head.lines, done.again.lines
    sizes = {run.size for run in first.line.runs}
    assert first.line.text == again.line.text == "面a某"
    assert len(sizes) == 2  # its mark is small
    assert [link[2] for link in first.line.links] == ["index:某"]
    assert not again.line.links


def test_lines_are_placed_with_their_role(square):
    block = part(laid(square, table(("甲", "1"))), 0, 1)
    items = upright(block, 100, 50, "t").items
    lines = [one for one in items if isinstance(one, TextLine)]

    assert {one.role for one in lines} == {"cell", "cell-head"}
    assert all(one.x >= 100 and one.y > 50 and one.story == "t" for one in lines)


def test_caption_stands_in_the_first_row_of_a_head(square):
    grouped = (column("项"), column("前", group="年"), column("后", group="年"))
    data = table(*((f"第{n}项", "1", "2") for n in range(20)), columns=grouped)
    done = laid(square, data, Title("表2", cell("收入"), "", "zh-Hans"))

    for head in (done.head, done.again, long_table(square).again):
        *_, foot = head.rules
        assert head.lines[0].y < 12
        assert abs(foot.y1 - head.rows * 12) < 0.01
