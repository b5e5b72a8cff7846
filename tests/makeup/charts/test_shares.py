"""Shares of a whole: one bar, a ring."""

import re
from itertools import pairwise
from math import atan2, hypot, pi

import pytest

from makeup.charts.drawn import PALETTE, SHARES, codes, draw, easel_of, faults
from reform_press.colour import Colour
from reform_press.fonts.library import FontSet

LAND = [
    {"zh": "水田", "en": "Paddy", "value": "50", "colour": "canal"},
    {"zh": "旱地", "en": "Dry fields", "value": "30", "colour": "field"},
    {"zh": "园地", "en": "Orchards", "value": "20", "colour": "yolk"},
]


def test_parts_of_a_bar_are_in_the_ratio_of_their_numbers(fonts: FontSet) -> None:
    done = draw(easel_of(fonts), "share", LAND, width=300, unit="%")
    parts = [done.filled(PALETTE[n])[0] for n in ("canal", "field", "yolk")]

    assert [p.x for p in parts] == pytest.approx([0, 150, 240], abs=0.01)
    # White of a hair parts them.
    assert [p.width for p in parts] == pytest.approx([149.25, 89.25, 59.25], abs=0.01)
    assert done.texts() == [
        "50%", "水田", "Paddy", "30%", "旱地", "Dry fields", "20%", "园地", "Orchards",
    ]  # fmt: skip
    assert not done.touching()


def test_what_lacks_to_the_whole_stays_bare(fonts: FontSet) -> None:
    done = draw(easel_of(fonts), "share", LAND[:1], width=300, total=200)

    assert done.filled(PALETTE["canal"])[0].width == pytest.approx(75 - 0.75, abs=0.01)
    assert done.filled(Colour(k=0.1))[0].width == 300


def test_a_ring_turns_by_the_shares_from_the_top(fonts: FontSet) -> None:
    done = draw(easel_of(fonts), "ring", LAND, width=300, unit="%", centre="田|Land")
    across = 300 * 0.46
    ends = []
    for path in done.paths:
        d = path["d"]
        numbers = [float(v) for v in re.findall(r"-?[\d.]+", d)]
        x, y = numbers[0] - across / 2, numbers[1] - across / 2
        assert hypot(x, y) == pytest.approx(across / 2, abs=0.02)
        ends.append((atan2(x, -y) / (2 * pi)) % 1)

    assert ends == pytest.approx([0, 0.5, 0.8], abs=0.002)
    middle = done.find("田").room
    assert middle.x + middle.width / 2 == pytest.approx(across / 2, abs=0.01)
    assert not done.touching()


def test_a_whole_ring_is_closed(fonts: FontSet) -> None:
    done = draw(easel_of(fonts), "ring", LAND[:1], width=300)

    assert len(done.paths) == 1
    assert done.paths[0]["d"].count("A") == 8


@pytest.mark.parametrize(
    ("rows", "options"),
    [
        ([{"zh": "一", "value": 60}, {"zh": "二", "value": 60}], {"total": 100}),
        ([{"zh": "一", "value": -1}, {"zh": "二", "value": 2}], {}),
        ([{"zh": "一", "value": 0}], {}),
        ([{"zh": "一", "a": 1, "b": 2}], {}),
    ],
)
def test_what_is_no_part_of_a_whole_is_told(
    fonts: FontSet, rows: list[dict[str, object]], options: dict[str, int]
) -> None:
    for kind in ("share", "ring"):
        assert codes(faults(easel_of(fonts), kind, rows, width=300, **options)) == [
            "whole"
        ]


def test_rounded_shares_may_come_to_a_little_more_than_all(fonts: FontSet) -> None:
    rows = [
        {"zh": n, "value": v}
        for n, v in (("一", "33.4"), ("二", "33.4"), ("三", "33.4"))
    ]

    assert not faults(easel_of(fonts), "share", rows, width=300, total=100)


def test_each_gauge_is_of_a_whole_of_its_own(fonts: FontSet) -> None:
    easel = easel_of(fonts)
    done = draw(easel, "gauges", SHARES, width=300, unit="%", colours="field")
    bars = done.filled(PALETTE["field"])

    assert [b.width for b in bars] == pytest.approx([300, 284.1, 162.21], abs=0.01)
    assert done.find("54.07").size == 30
    right = done.find("水质达标").room.right
    assert right == pytest.approx(300, abs=0.01)
    assert done.touching() == done.outside() == []


@pytest.mark.parametrize("value", ["-1", "101"])
def test_what_is_no_share_of_its_whole_is_told(fonts: FontSet, value: str) -> None:
    rows = [{"zh": "一", "en": "One", "value": value}]

    assert codes(faults(easel_of(fonts), "gauges", rows, width=300)) == ["whole"]


def test_gauges_fill_their_height_or_say_what_they_want(fonts: FontSet) -> None:
    easel = easel_of(fonts)
    done = draw(easel, "gauges", SHARES, width=300, height=360)
    bars = done.filled(PALETTE["accent"])

    assert [b.y - a.y for a, b in pairwise(bars)] == pytest.approx([120, 120], abs=0.01)
    for size in ({"height": 90}, {"width": 90}):
        said = {"width": 300, **size}
        assert codes(faults(easel, "gauges", SHARES, **said)) == ["crowded"]
