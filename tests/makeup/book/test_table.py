"""Tables stand on whole rows, and their columns line up."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from makeup.newsroom import BODY, LAYOUT, desk
from reform_press.content.book.model import Column, Table
from reform_press.content.model import Paragraph, Run
from reform_press.errors import Source
from reform_press.geometry import Rect
from reform_press.makeup.book.table import set_table
from reform_press.makeup.book.table_heads import FINE, STRONG, Title
from reform_press.makeup.book.table_parts import divided, part, turned, upright, whole
from reform_press.makeup.book.table_widths import Need, widths
from reform_press.page import Group, Link, TextLine

CELL = BODY._replace(size=8, leading=10, indent=0.0, align="start")
STYLES = (*LAYOUT.styles, ("cell", CELL), ("note", CELL))
MEASURE = 200.0


def cell(text, href=""):
    return Paragraph("body", (Run(text, href=href),))


def table(*rows, columns=None, **said):
    count = max(map(len, rows))
    columns = columns or tuple(Column("栏" * (n + 1)) for n in range(count))
    return Table(columns, tuple(tuple(map(cell, row)) for row in rows), **said)


def laid(square, data, title=None, measure=MEASURE):
    at = replace(desk(square), layout=LAYOUT._replace(styles=STYLES))
    title = title or Title("", None, data.unit, "zh-Hans")
    return set_table(data, title, measure, at, Source("a.md", 3, 1))


def ends(row):
    """Return the text of each line of a row and the x at which its ink ends."""
    return [(o.line.text, o.x + o.line.x + o.line.width) for o in row.lines]


def begins(row):
    return [(o.line.text, round(o.x + o.line.x, 3)) for o in row.lines]


def test_a_row_of_one_line_is_a_row_of_the_grid(square):
    done = laid(square, table(("甲", "乙"), ("丙", "丁")))

    assert [row.rows for row in done.body] == [1, 1]


def test_first_lines_of_a_row_are_level_and_rows_stay_whole(square):
    columns = (Column("名"), Column("说明", "justify"))
    done = laid(square, table(("甲", "字" * 60), columns=columns))
    (row,) = done.body

    assert row.rows == 3  # 3 lines of 10 pt and 4 pt of air on rows of 12
    tops = [one.y for one in row.lines if one.line.text == "甲" or one.line.first]
    assert len(set(tops)) == 1
    assert len(row.lines) == 4


def test_numbers_hang_from_their_points(square):
    rows = [("甲", "1.25"), ("乙", "104"), ("丙", "37.5%"), ("丁", "—")]
    done = laid(square, table(*rows))
    points = []
    for row, (_, number) in zip(done.body, rows[:3], strict=False):
        _, x = begins(row)[1]
        points.append(x + len(number.split(".")[0]) * 4)  # figures are half an em

    assert len(set(points)) == 1


def test_words_hang_before_a_number_that_they_qualify(square):
    done = laid(square, table(("甲", "104"), ("乙", "过 10"), ("丙", "不足3")))
    ends_ = [ends(row)[1][1] for row in done.body]

    assert max(ends_) - min(ends_) < 0.01


def test_what_is_no_number_stands_in_the_middle_of_numbers(square):
    done = laid(square, table(("甲", "1.25"), ("乙", "—")))
    (_, x), (_, dash) = begins(done.body[0])[1], begins(done.body[1])[1]

    assert abs((x + 8) - (dash + 4)) < 0.01  # 4 figures of 4 pt, a dash of 8


def test_a_column_of_words_and_numbers_keeps_its_start(square):
    done = laid(square, table(("甲", "第1组"), ("乙", "22")))

    assert begins(done.body[0])[1][1] == begins(done.body[1])[1][1]


def test_names_are_spread_to_the_widest(square):
    columns = (Column("名", "even"), Column("数"))
    done = laid(square, table(("欧阳修文", "1"), ("张三", "2"), columns=columns))

    (wide, _), (short, _) = (row.lines[:2] for row in done.body)
    assert short.line.width == wide.line.width == 32
    assert not done.diagnostics


def test_the_unit_stands_beside_the_caption_if_there_is_room(square):
    data = table(("甲", "1"), unit="万元")
    short = laid(square, data, Title("表2", cell("收入"), "万元", "zh-Hans"))
    long = laid(square, data, Title("表2", cell("长" * 21), "万元", "zh-Hans"))

    said = {one.line.text: one.y for one in short.head.lines}
    assert said["单位：万元"] == said["表2　收入"]
    said = {one.line.text: one.y for one in long.head.lines}
    assert said["单位：万元"] > max(y for text, y in said.items() if "长" in text)


def test_three_rules_none_upright(square):
    block = whole(laid(square, table(("甲", "1"), ("乙", "2"))))

    assert [rule.weight for rule in block.rules] == [STRONG, FINE, STRONG]
    assert all(rule.y1 == rule.y2 for rule in block.rules)
    assert block.rules[-1].y1 == block.rows * 12
    assert all((rule.x1, rule.x2) == (0, MEASURE) for rule in block.rules)


def test_sums_are_ruled_off(square):
    done = laid(square, table(("甲", "1"), ("合计", "1"), total=1))

    assert not done.body[0].rules
    assert [rule.weight for rule in done.body[1].rules] == [FINE]
    assert done.body[0].held  # a sum does not stand alone on a page


def test_a_name_over_several_columns_has_a_rule_of_their_width(square):
    columns = (Column("项"), Column("前", group="年"), Column("后", group="年"))
    done = laid(square, table(("甲", "1", "2"), columns=columns))
    top, under, foot = done.head.rules
    over = next(one for one in done.head.lines if one.line.text == "年")
    below = [one for one in done.head.lines if one.line.text in "前后"]

    assert top.weight == STRONG
    assert under.x1 > 0
    assert foot.y1 > under.y1
    assert over.y < under.y1 < min(one.y for one in below)
    middle = over.x + over.line.x + over.line.width / 2
    assert abs(middle - (under.x1 + under.x2) / 2) < 0.01


def test_a_band_takes_the_whole_width_and_holds_the_row_below(square):
    data = Table(
        (Column("项"), Column("数")),
        ((cell("分组" * 10),), (cell("甲"), cell("1"))),
    )
    done = laid(square, data)

    assert len(done.body[0].lines) == 1
    assert done.body[0].held
    assert not done.body[1].held


def test_type_gets_smaller_where_columns_do_not_fit(square):
    rows = [tuple("12345678.12" for _ in range(5))]
    done = laid(square, table(*rows), measure=252.0)

    sizes = {run.size for one in done.body[0].lines for run in one.line.runs}
    assert sizes == {7.5}
    assert not done.diagnostics


def test_a_table_that_is_too_wide_is_told_where_it_is_called(square):
    done = laid(square, table(tuple("12345678.12" for _ in range(9))))

    (told,) = (one for one in done.diagnostics if one.code == "makeup.wide-table")
    assert told.source == Source("a.md", 3, 1)


def long_table(square, count=20):
    rows = [(f"第{n}项", str(n)) for n in range(count)]
    data = table(*rows, notes=(cell("注：年报。"),))
    return laid(square, data, Title("表2", cell("收入"), "", "zh-Hans"))


def texts(block):
    return [one.line.text for one in block.lines]


def test_pages_after_the_first_say_so_and_repeat_the_head(square):
    first, *others = divided(long_table(square), 10, 12)

    assert texts(first)[0] == "表2　收入"
    assert all(texts(block)[0] == "续表2" for block in others)
    assert all("栏" in texts(block) for block in (first, *others))


def test_only_the_last_part_has_the_notes_and_the_strong_rule(square):
    *others, last = divided(long_table(square), 10, 12)

    assert "注：年报。" in texts(last)
    assert all("注：年报。" not in texts(block) for block in others)
    assert all(block.rules[-1].weight == FINE for block in others)
    assert last.rules[-1].weight == STRONG


def test_what_goes_on_is_said_in_the_script_and_tongue_of_the_book():
    assert Title("表2", None, "", "zh-Hant-TW").again().label == "續表2"
    assert Title("Table 2", None, "", "en").again().label == "Table 2 (continued)"


@given(
    count=st.integers(2, 40),
    first=st.integers(0, 30),
    room=st.integers(9, 30),
    held=st.sets(st.integers(0, 39)),
)
def test_no_row_is_lost_or_doubled_and_no_page_is_too_full(
    square, count, first, room, held
):
    done = long_table(square, count)
    body = tuple(row._replace(held=n in held) for n, row in enumerate(done.body))
    done = done._replace(body=body)
    parts = divided(done, min(first, room), room)

    names = [text for block in parts for text in texts(block) if text.startswith("第")]
    assert names == [f"第{n}项" for n in range(count)]
    assert all(block.rows <= room for block in parts)


def test_a_part_ends_before_a_band(square):
    done = long_table(square)
    body = tuple(row._replace(held=n == 6) for n, row in enumerate(done.body))
    head = done.head.rows
    first, *_ = divided(done._replace(body=body), head + 7, head + 7)

    assert texts(first)[-2:] == ["第5项", "5"]


def test_a_table_of_bands_alone_fills_its_pages(square):
    done = long_table(square)
    body = tuple(row._replace(held=True) for row in done.body)
    *others, _ = divided(done._replace(body=body), 12, 12)

    assert {block.rows for block in others} == {12}


def test_a_band_that_a_page_parts_stands_again(square):
    rows = [
        ("甲组",),
        *((f"第{n}项", str(n)) for n in range(8)),
        ("乙组",),
        ("末", "9"),
    ]
    columns = (Column("名"), Column("数"))
    rows.append(("合计", "37"))
    data = table(*rows, columns=columns, total=1)
    done = laid(square, data, Title("表2", cell("收入"), "", "zh-Hant-TW"))
    room = done.head.rows + 5
    first, second, *_ = divided(done, room, room)

    assert texts(first)[3:5] == ["甲组", "第0项"]
    assert texts(second)[3:5] == ["甲组（續）", "第4项"]
    assert first.rows <= room >= second.rows
    assert done.body[-1].band is None  # a sum is of no group
    assert done.body[9].band is None


def test_a_row_taller_than_a_page_is_a_part_of_its_own(square):
    done = long_table(square, 5)
    body = (done.body[0], done.body[1]._replace(rows=99), *done.body[2:])
    parts = divided(done._replace(body=body), 12, 12)

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
    data = Table((Column("项"),), ((cell("甲", "page:hens"),),))
    block = whole(laid(square, data, measure=300.0))
    flat = next(i for i in upright(block, 0, 0).items if isinstance(i, Link)).rect
    area = Rect(40, 60, 200, 300)
    link = next(one for one in turned(block, area).items if isinstance(one, Link))

    assert link.target == "page:hens"
    assert abs(link.rect.x - (40 + flat.y)) < 0.01
    assert abs(link.rect.bottom - (360 - flat.x)) < 0.01
    assert abs(link.rect.width - flat.height) < 0.01


def test_lines_are_placed_with_their_role(square):
    block = part(laid(square, table(("甲", "1"))), 0, 1)
    items = upright(block, 100, 50, "t").items
    lines = [one for one in items if isinstance(one, TextLine)]

    assert {one.role for one in lines} == {"cell", "cell-head"}
    assert all(one.x >= 100 and one.y > 50 and one.story == "t" for one in lines)


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
    columns = (Column("名", width=3), Column("说明", "justify", 1))
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
