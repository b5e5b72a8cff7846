"""Tables stand on whole rows, and their columns line up."""

from makeup.book.tables import CELL, MEASURE, begins, cell, column, ends, laid, table
from reform_press.content.book.model import Table
from reform_press.content.model import Paragraph, Run
from reform_press.errors import Source
from reform_press.makeup.book.table_heads import FINE, STRONG, Title
from reform_press.makeup.book.table_parts import whole


def test_a_row_of_one_line_is_a_row_of_the_grid(square):
    done = laid(square, table(("甲", "乙"), ("丙", "丁")))

    assert [row.rows for row in done.body] == [1, 1]


def test_first_lines_of_a_row_are_level_and_rows_stay_whole(square):
    columns = (column("名"), column("说明", "justify"))
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


def test_a_word_among_numbers_leaves_them_at_their_points(square):
    """As 过千 among yields: it stands in their middle."""
    done = laid(square, table(("甲", "1.25"), ("乙", "104"), ("丙", "过千")))
    (_, x), (_, wide), (_, word) = (begins(row)[1] for row in done.body)

    assert abs((x + 4) - (wide + 12)) < 0.01
    assert abs((wide + x + 16) / 2 - (word + 8)) < 0.01


def test_names_are_spread_to_the_widest(square):
    columns = (column("名", "even"), column("数"))
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
    columns = (column("项"), column("前", group="年"), column("后", group="年"))
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


def test_names_stand_closer_where_that_saves_a_row(square):
    columns = (column("项"), column("前", group="年"), column("后", group="年"))
    data, style = table(("甲", "1", "2"), columns=columns), CELL._replace(leading=14)
    done = laid(square, data, style=style)

    assert done.head.rows == 3  # two lines of 14 pt, 2 pt less of air, on rows of 12
    assert done.head.rules[-1].y1 == 36


def test_note_stands_apart_from_its_mark(square):
    raised = Paragraph("body", (Run("a", ("super",)), Run("面积")))
    data = table(("甲", "1"), notes=(cell("①两年"), cell("① 2020年"), raised))
    first, second, third = (one.line for one in laid(square, data).notes.lines)

    assert [first.text, second.text] == ["①两年", "①2020年"]
    assert first.runs[1].x == second.runs[1].x >= 1.25 * 8
    assert third.runs[-1].x > sum(run.size for run in third.runs[:1]) / 2 + 1


def test_a_band_takes_the_whole_width_and_holds_the_row_below(square):
    data = Table(
        (column("项"), column("数")),
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
