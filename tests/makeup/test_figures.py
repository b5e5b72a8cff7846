"""Figures stand in columns, those of a line on one baseline."""

from makeup.newsroom import ACCENT, desk, story
from reform_press.colour import BLACK
from reform_press.content.model import Figure, FigureBox
from reform_press.geometry import Rect, fits
from reform_press.makeup.block import Place
from reform_press.makeup.figures import place_figures
from reform_press.page import TextLine

BOX = FigureBox(
    "数说",
    (
        Figure("837家", "复工企业"),
        Figure("2568万元", "这一项的说明要占两行才放得下"),
        Figure("63亿元", "签约金额"),
        Figure("1373项", "事项"),
    ),
    "据公开资料整理",
)


def placed(square, height=200.0):
    place = Place(Rect(35, 60, 210, height), int(height // 12), "a", 1, 2, 1)
    return place_figures(BOX, place, 2, desk(square, story()))


def lines(block):
    return {i.text: i for i in block.items if isinstance(i, TextLine)}


def test_figures_of_a_line_stand_on_one_baseline(square):
    found = lines(placed(square))

    assert found["837"].y == found["2568"].y
    assert found["63"].y == found["1373"].y > found["837"].y


def test_the_unit_stands_small_beside_its_numeral(square):
    found = lines(placed(square))
    numeral, unit = found["2568"], found["万元"]

    assert unit.y == numeral.y
    assert unit.x > numeral.x + numeral.width
    assert unit.runs[0].size < numeral.runs[0].size / 2


def test_small_type_is_black(square):
    """Inks out of register would blur type below 12 pt set in several."""
    runs = [run for line in lines(placed(square)).values() for run in line.runs]
    small = {run.colour for run in runs if run.size < 12}

    assert small == {BLACK}
    assert {run.colour for run in runs if run.size >= 12} == {ACCENT}


def test_everything_stands_inside_the_box(square):
    for line in lines(placed(square)).values():
        assert fits(35, line.x)
        assert fits(line.x + line.width, 245)
        assert 60 < line.y < 260


def test_a_lower_box_takes_smaller_numerals(square):
    high, low = lines(placed(square, 200))["837"], lines(placed(square, 120))["837"]

    assert low.runs[0].size < high.runs[0].size


def test_figures_without_room_are_an_error(square):
    remarks = placed(square, 60).diagnostics

    assert [d.code for d in remarks] == ["makeup.figures-too-many"]
