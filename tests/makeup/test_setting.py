"""A story's text becomes units of whole rows; nothing of it is left out."""

import pytest

from makeup.newsroom import LAYOUT, desk, paragraph, story
from reform_press.content.model import Paragraph, Run
from reform_press.makeup.characters import pieces_of
from reform_press.makeup.dummy import HeadPlan
from reform_press.makeup.setting import set_text


def units(fonts, one, measure=100.0, *, lead_in_set=False):
    done = set_text(one, HeadPlan(), measure, desk(fonts, one), lead_in_set=lead_in_set)
    return [unit for settings in done.paragraphs for unit in settings[0].units]


def words(units):
    return ["".join(one.line.text for one in unit.lines) for unit in units]


def test_every_line_of_body_takes_a_row(square):
    found = units(square, story("a", "正" * 28))

    assert words(found) == ["正" * 8, "正" * 10, "正" * 10]
    assert {unit.rows for unit in found} == {1}


def test_every_phrase_of_a_crosshead_has_its_own_line(square):
    head = paragraph("学有所教\n老有所依", "crosshead")
    found = units(square, story("a", head, "正文"))
    first = found[0]

    assert [one.line.text for one in first.lines] == ["学有所教", "老有所依"]
    assert first.rows * LAYOUT.grid.leading >= 2 * 12


def test_a_crosshead_stands_in_the_middle_of_its_rows(square):
    """Decision 9: a crosshead fills whole rows of the grid."""
    head = paragraph("学有所教\n老有所依", "crosshead")
    unit = units(square, story("a", head, "正文"))[0]
    top = unit.lines[0].baseline - 0.88 * 12
    foot = unit.rows * 12 - unit.lines[1].baseline - 0.12 * 12

    assert top == pytest.approx(foot)


def test_a_long_crosshead_is_turned_by_meaning(square):
    head = paragraph("开办一家企业只需一个工作日", "crosshead")
    unit = units(square, story("a", head, "正文"))[0]

    assert [one.line.text for one in unit.lines] == ["开办一家企业", "只需一个工作日"]


def test_all_crossheads_of_a_story_have_one_size(square):
    wide = paragraph("十个字的小标题在这里", "crosshead")
    narrow = paragraph("短的", "crosshead")
    found = units(square, story("a", wide, "正文", narrow, "正文"))
    sizes = {
        one.line.runs[0].size for unit in found if unit.holds for one in unit.lines
    }

    assert len(sizes) == 1


def test_the_dateline_runs_into_the_first_paragraph(square):
    found = units(square, story("a", "正文", dateline="本报讯"))

    assert words(found)[0].replace("　", "") == "本报讯正文"


def test_a_correspondent_stands_after_the_dateline(square):
    one = story("a", "正文", dateline="本报讯", correspondent="通讯员某某")

    assert "".join(words(units(square, one))) == "本报讯（通讯员某某）正文"


def test_the_supplier_closes_the_story_on_the_last_line_if_there_is_room(square):
    found = units(square, story("a", "正文", supplier="某局"))

    assert words(found) == ["正文（某局）"]


def test_the_supplier_gets_a_line_where_the_last_one_is_full(square):
    found = units(square, story("a", "正" * 14, supplier="某某局供稿"))

    assert words(found)[-1] == "（某某局供稿）"


def test_an_introduction_in_the_legs_keeps_to_the_grid(square):
    one = story("a", paragraph("导" * 20, "introduction"), "正文")

    assert {unit.rows for unit in units(square, one)} == {1}


def test_an_introduction_set_elsewhere_is_not_set_twice(square):
    one = story("a", paragraph("导语", "introduction"), "正文")

    assert words(units(square, one, lead_in_set=True)) == ["正文"]


def test_other_settings_of_a_paragraph_show_the_same_words(square):
    """加行、抽行: a line more or less, not a character."""
    copy = "正正正，正正正正。" * 13
    one = story("a", copy)
    done = set_text(one, HeadPlan(), 100.0, desk(square, one), lead_in_set=False)
    settings = done.paragraphs[0]

    assert len(settings) > 1
    assert {"".join(words(choice.units)) for choice in settings} == {copy}


@pytest.mark.parametrize("role", ["quote", "verse"])
def test_a_row_stays_white_before_and_after_a_quotation(square, role):
    """CLREQ 3.4.2: space in whole rows, none beside a crosshead (R49)."""
    quote, more = paragraph("引文", role), paragraph("再引", role)
    head = paragraph("小标题", "crosshead")
    found = units(square, story("a", "正文", quote, more, "正文", head, quote, "正文"))

    assert [unit.lead for unit in found] == [0, 1, 0, 1, 0, 0, 1]


def test_a_quotation_begins_at_whole_ems(square):
    found = units(square, story("a", paragraph("引" * 30, "quote")))

    assert {unit.lines[0].line.x % 10 for unit in found} == {0}


def test_a_line_is_spread_evenly_over_its_own_width(square):
    """均排: 李四 in 4 em stand at 0 and 3 (CLREQ 3.4.3, R43)."""
    one = paragraph("李四")._replace(even=4.0)
    (unit,) = units(square, story("a", one))
    line = unit.lines[0].line

    assert (line.x, line.width) == (20, 40)
    assert line.runs[0].x == 20
    assert 10 + line.runs[0].tracking == 30


def test_an_uneven_setting_is_dearer_than_an_even_one(square):
    """What stands out from even colour on the page costs more than a line."""
    copy = "正正正，正正正正。" * 13
    one = story("a", copy)
    done = set_text(one, HeadPlan(), 100.0, desk(square, one), lead_in_set=False)
    plain, *others = done.paragraphs[0]

    def opened(choice):
        lines = [unit.lines[0].line for unit in choice.units]
        return sum((line.opened / 0.125) ** 2 for line in lines)

    assert plain.price == 0
    for other in others:
        assert other.price == pytest.approx(
            max(0.0, 2.0 + 2.0 * (opened(other) - opened(plain)))
        )


@pytest.mark.parametrize(
    ("runs", "run_in"),
    [
        ((Run("题目。", ("strong",)), Run("正" * 30)), [True, False]),
        ((Run("正" * 30), Run("题目。", ("strong",))), [False, False]),
        ((Run("题" * 30, ("strong",)),), [False, False]),
    ],
)
def test_a_run_in_head_begins_its_paragraph(square, runs, run_in):
    """段首标题: strong words before others; only its first line is excused."""
    found = units(square, story("a", Paragraph("body", runs)))

    assert [unit.run_in for unit in found[:2]] == run_in


def test_the_rows_beside_a_drop_cap_are_one_unit(square):
    """首字下沉: no leg ends beside the large character."""
    copy = paragraph("改革潮涌千峰翠，发展花开万户春。" * 3)._replace(drop=3)
    first, second, *_ = units(square, story("a", copy))

    assert (first.rows, second.rows) == (3, 1)
    falls = [one.baseline - first.lines[0].baseline for one in first.lines]
    assert falls == pytest.approx([0, 12, 24])
    assert first.lines[0].line.runs[0].size == 3 * 12 - 2


def test_a_drop_cap_is_proved_in_the_face_that_shows_it(square):
    one = story("a", paragraph("“改革”潮涌" * 9)._replace(drop=2))
    table = desk(square, one)

    assert ("“改", "hei") in {
        (text, role) for text, role, _ in pieces_of(table.edition, table.layout)
    }


def test_a_paragraph_too_short_for_its_drop_cap_says_so(square):
    one = story("a", paragraph("改革")._replace(drop=2))
    done = set_text(one, HeadPlan(), 100.0, desk(square, one), lead_in_set=False)

    assert [d.code for d in done.diagnostics] == ["compose.no-drop-cap"]
