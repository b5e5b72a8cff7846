"""The running head: folio, date, section, name, all on one strip."""

from dataclasses import replace

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


@pytest.mark.parametrize(
    ("said", "wide"),
    [
        ({"section": "版名" * 3}, False),
        ({"section": "版名" * 6}, True),
        ({"section": "版名" * 600}, True),
        ({"folio": "A1234567890"}, True),
        ({"staff": "责任编辑某某" * 3}, True),
    ],
)
def test_parts_that_run_into_each_other_are_an_error(square, said, wide):
    """The strip is 430 pt wide; nothing overprints in silence."""
    plan = edition(story()).pages[0]._replace(**said)
    told = running_head(plan, desk(square, story())).diagnostics

    assert [d.code for d in told] == ["makeup.running-too-wide"] * wide


def test_the_name_of_the_paper_is_measured_too(square):
    table = desk(square, story())
    long = replace(table, edition=table.edition._replace(title="报名" * 8))
    told = running_head(table.edition.pages[0], long).diagnostics

    assert [d.code for d in told] == ["makeup.running-too-wide"]
