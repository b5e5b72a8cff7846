"""The running head: folio, date, section, name, all on one strip."""

import pytest

from makeup.newsroom import LAYOUT, desk, edition, story
from reform_press.geometry import fits
from reform_press.makeup.running import running_head
from reform_press.page import Rule, TextLine


@pytest.fixture
def strip(square):
    return running_head(edition(story()).pages[0], desk(square, story()))


def texts(strip):
    return {item.text: item for item in strip.items if isinstance(item, TextLine)}


def test_it_says_folio_date_weekday_section_and_name(strip):
    """每版报眉: the page number in a fixed place, the date, the section."""
    assert set(texts(strip)) == {
        "A4", "2023年12月29日", "星期五", "专版", "小报", "样刊"
    }  # fmt: skip


def test_it_stands_above_the_grid_and_within_its_width(strip):
    for item in texts(strip).values():
        assert item.y < LAYOUT.top - LAYOUT.furniture.gap
        assert fits(35, item.x)
        assert fits(item.x + item.width, 465)


def test_a_heavy_and_a_light_rule_close_it(strip):
    """文武线: a heavy rule over a light one, as wide as the type area."""
    rules = [item for item in strip.items if isinstance(item, Rule)]

    assert [rule.weight for rule in rules] == [2.0, 0.5]
    assert {(rule.x1, rule.x2) for rule in rules} == {(35, 465)}
    assert rules[0].y1 < rules[1].y1 < LAYOUT.top


def test_folio_and_name_hang_from_one_baseline(strip):
    found = texts(strip)

    assert abs(found["A4"].y - found["小报"].y) <= 1.0
