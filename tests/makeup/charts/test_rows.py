"""What is made of rows as they are: tables, figures, timelines, processes."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makeup.charts.drawn import PALETTE, codes, draw, easel_of, faults
from makeup.charts.test_bars import DRAWING
from reform_press.colour import BLACK
from reform_press.fonts.library import FontSet
from reform_press.makeup.charts.data import Label
from reform_press.makeup.charts.drawings import drawings
from reform_press.makeup.charts.easel import Letters
from reform_press.makeup.charts.timeline import said_date

TABLE = [
    {
        "zh": "粮食",
        "en": "Grain",
        "2022年|2022": "1234.5",
        "备注|Note": "含薯类|with tubers",
    },
    {"zh": "油料", "en": "Oil", "2022年|2022": "98.75", "备注|Note": "—"},
    {"zh": "茶叶", "en": "Tea", "2022年|2022": "7", "备注|Note": ""},
    {"zh": "合计", "en": "Total", "2022年|2022": "-1340.25", "备注|Note": ""},
]


def test_numbers_of_a_column_stand_at_their_decimal_points(fonts: FontSet) -> None:
    """A whole number's point is where one would stand."""
    easel = easel_of(fonts)
    done = draw(easel, "table", TABLE, width=300, heavy="合计")
    points = []
    for text in ("1234.5", "98.75", "7", "−1340.25"):
        weight = "-bold" if "1340" in text else ""
        letters = Letters(f"hei{weight}", f"sans{weight}", 8.5)
        whole = text.partition(".")[0]
        points.append(done.find(text).room.x + easel.width(whole, letters))

    assert points == pytest.approx([points[0]] * 4, abs=0.01)


def test_a_table_has_three_rules_and_no_more(fonts: FontSet) -> None:
    done = draw(easel_of(fonts), "table", TABLE, width=300)

    assert [r.height for r in done.filled(BLACK)] == [1.0, 0.5, 1.0]
    assert {r.width for r in done.filled(BLACK)} == {300.0}
    assert done.filled(BLACK)[-1].bottom == pytest.approx(done.height, abs=0.01)
    assert not done.touching()


def test_a_table_fills_the_height_that_is_asked_for(fonts: FontSet) -> None:
    done = draw(easel_of(fonts), "table", TABLE, width=300, height=200)

    assert done.height == pytest.approx(200, abs=0.01)
    assert codes(faults(easel_of(fonts), "table", TABLE, width=300, height=60)) == [
        "crowded"
    ]


def test_rows_of_a_table_are_numbered_and_parted_by_fine_rules(fonts: FontSet) -> None:
    """In black alone: a press would break a grey rule up into dots."""
    rows = [
        {
            "zh": "输配水",
            "en": "Conveyance",
            "value": {"zh": "引水", "en": "brings it"},
        },
        {"zh": "量测", "en": "Metering", "value": {"zh": "记水", "en": "records it"}},
    ]
    done = draw(
        easel_of(fonts), "table", rows, width=300, head=False, lined=True,
        numbered="canal", widths=["180pt", "100pt"],
    )  # fmt: skip
    first, second = done.find("输配水").room, done.find("引水").room

    assert [r.height for r in done.filled(BLACK)] == [1.0, 0.25, 1.0]
    assert done.find("1").room.right < first.x
    assert second.x - first.x == pytest.approx(180, abs=0.01)
    assert done.outside() == []


@pytest.mark.parametrize("widths", ["180pt", "80pt 90pt 400pt", "20pt 100pt"])
def test_widths_that_are_no_columns_of_the_table_are_told(
    fonts: FontSet, widths: str
) -> None:
    rows = [{"zh": "管理及自动化", "en": "Automation", "value": "按账|steers"}]
    found = faults(easel_of(fonts), "table", rows, width=300, widths=widths)

    assert set(codes(found)) <= {"option", "crowded"}
    assert found


def test_words_are_turned_before_a_table_is_refused(fonts: FontSet) -> None:
    rows = [{"zh": "粮食", "数|n": 1, "说明|Note": "渡槽合龙，全线通水到石南镇|x"}]
    wide = draw(easel_of(fonts), "table", rows, width=300)
    narrow = draw(easel_of(fonts), "table", rows, width=130)

    assert "渡槽合龙，全线通水到石南镇" in wide.texts()
    assert {"渡槽合龙，", "全线通水到石南镇"} <= {*narrow.texts()}
    assert codes(faults(easel_of(fonts), "table", rows, width=50)) == ["crowded"]


@given(
    values=st.lists(st.decimals(-(10**6), 10**6, places=2), min_size=1, max_size=12),
    width=st.integers(120, 400),
)
@DRAWING
def test_words_of_tables_never_touch_nor_leave_the_drawing(
    fonts: FontSet, values: list[Decimal], width: int
) -> None:
    rows = [
        {"zh": f"第{n}项", "en": f"Item {n}", "数|n": str(v), "注|Note": "说明|a note"}
        for n, v in enumerate(values)
    ]
    found = faults(easel_of(fonts), "table", rows, width=width)
    if found:
        assert codes(found) == ["crowded"]
        return
    done = draw(easel_of(fonts), "table", rows, width=width)

    assert done.touching() == []
    assert done.outside() == []


FIGURES = [
    {"zh": "存栏蛋鸡", "en": "Laying hens", "value": "30万羽|300,000 hens"},
    {"zh": "日产鲜蛋", "en": "Eggs a day", "value": "12吨|12 t"},
]


def test_numerals_are_one_size_and_their_units_small_and_black(fonts: FontSet) -> None:
    done = draw(easel_of(fonts), "figures", FIGURES, width=300, colour="field")
    numerals = [done.find(text) for text in ("30", "12")]
    units = [done.find(text) for text in ("万羽", "吨")]

    assert {one.size for one in numerals} == {44.0}
    assert all(unit.size < 16 for unit in units)
    assert numerals[0].room.right < units[0].room.x < numerals[1].room.x
    assert done.svg.count("device-cmyk(0.54 0.12 0.76 0.12)") == 4
    assert not done.touching()


def test_english_says_a_figure_whole_whose_value_is_another(fonts: FontSet) -> None:
    """Under Chinese numerals stand that English counts otherwise: 万 is no unit."""
    rows = [
        {"zh": "投资", "en": "invested", "value": "2.1亿元|210 million yuan"},
        {"zh": "鸡舍", "en": "hen houses", "value": "9"},
    ]
    done = draw(easel_of(fonts), "figures", rows, width=300)
    alone = draw(easel_of(fonts, "en"), "figures", rows, width=300)

    assert done.texts() == [
        "2.1", "亿元", "投资", "210 million yuan invested", "9", "鸡舍", "hen houses"
    ]  # fmt: skip
    assert alone.texts() == [
        "210", "million yuan", "invested", "9", "hen houses"
    ]  # fmt: skip


def test_figures_fill_the_height_under_rules_of_a_colour_or_none(
    fonts: FontSet,
) -> None:
    easel = easel_of(fonts)
    done = draw(
        easel, "figures", FIGURES, width=200, height=180, columns=1, rule="yolk"
    )
    bare = draw(easel, "figures", FIGURES, width=200, numerals=24, rule="none")
    tops = [rect.y for rect in done.filled(PALETTE["yolk"])]

    assert done.height == 180
    assert tops == pytest.approx([0, 90], abs=0.01)
    assert bare.areas == []
    assert {bare.find(text).size for text in ("30", "12")} == {24.0}
    assert codes(
        faults(easel, "figures", FIGURES, width=200, height=60, columns=1)
    ) == ["crowded"]


def test_numerals_shrink_together_to_the_widest(fonts: FontSet) -> None:
    done = draw(easel_of(fonts, "en"), "figures", FIGURES, width=300, columns=2)

    assert done.find("300,000").size == done.find("12").size < 44
    assert not done.touching()
    rows = [{"zh": "无", "en": "x", "value": "许多|many"}]
    assert codes(faults(easel_of(fonts), "figures", rows, width=300)) == ["no-number"]


@pytest.mark.parametrize("width", [186, 210, 234, 252, 300])
def test_numerals_have_white_between_them(fonts: FontSet, width: int) -> None:
    """Half an em of theirs, unit included: no two of them read as one."""
    rows = [{"zh": "渠", "en": "Canals", "value": v} for v in ("32.6公里", "118公里")]
    done = draw(easel_of(fonts), "figures", rows, width=width, columns=2)
    before, after = done.find("32.6"), done.find("118")
    unit = min(
        (one for one in done.words if one.text == "公里"), key=lambda one: one.room.x
    )

    assert after.room.x - unit.room.right >= before.size / 2 - 0.01


EVENTS = [
    {"date": "2023-12", "zh": "竣工验收", "en": "Accepted"},
    {"date": "2019-03", "zh": "立项", "en": "Approved"},
    {"date": "2021-06-18", "zh": "平台上线", "en": "Platform live"},
]


def test_dates_stand_at_their_true_distances(fonts: FontSet) -> None:
    done = draw(easel_of(fonts), "timeline", EVENTS, width=400)
    xs = sorted(x for x, _ in done.dots)
    days = [737119, 737959, 738855]  # ordinals of the three days

    assert (xs[1] - xs[0]) / (xs[2] - xs[0]) == pytest.approx(
        (days[1] - days[0]) / (days[2] - days[0]), abs=1e-3
    )
    even = sorted(
        x
        for x, _ in draw(easel_of(fonts), "timeline", EVENTS, width=400, even=True).dots
    )
    assert even[1] - even[0] == pytest.approx(even[2] - even[1], abs=0.01)


@pytest.mark.parametrize(
    ("typed", "zh", "en"),
    [
        ("2019", "2019年", "2019"),
        ("2019-05", "2019年5月", "May 2019"),
        ("2019-05-02", "2019年5月2日", "2 May 2019"),
        ("冬|Winter", "冬", "Winter"),
    ],
)
def test_dates_are_said_in_both_languages(typed: str, zh: str, en: str) -> None:
    assert said_date(Label.of(typed)) == Label(zh, en)


@pytest.mark.parametrize("typed", ["去年", "2019-13", "2019-02-30", ""])
def test_what_is_no_date_is_told(fonts: FontSet, typed: str) -> None:
    rows = [{"date": typed, "zh": "一"}]

    assert codes(faults(easel_of(fonts), "timeline", rows, width=300)) == ["no-date"]


@given(
    days=st.lists(st.dates().map(str), min_size=1, max_size=9),
    width=st.integers(250, 500),
)
@DRAWING
def test_names_of_events_never_touch_and_no_stem_runs_through_one(
    fonts: FontSet, days: list[str], width: int
) -> None:
    rows = [
        {"date": day, "zh": f"第{n}件大事", "en": f"Event {n}"}
        for n, day in enumerate(days)
    ]
    found = faults(easel_of(fonts), "timeline", rows, width=width)
    if found:
        assert codes(found) == ["crowded"]
        return
    done = draw(easel_of(fonts), "timeline", rows, width=width)
    stems = [r for r in done.filled(BLACK) if r.width == 0.5]

    assert len(stems) == len(rows)
    assert done.touching() == []
    assert done.outside() == []
    assert not [w.text for w in done.words for s in stems if w.room.overlaps(s)]


STEPS = [
    {"icon": "icons/feed.svg", "zh": "饲料加工", "en": "Feed is milled"},
    {"icon": 'icons/"><script>.svg', "zh": "喂食", "en": "Fed"},
]


def test_icons_stand_at_equal_distances_and_the_line_between_them(
    fonts: FontSet,
) -> None:
    easel = easel_of(fonts)
    html = drawings(easel)["reform_process"](STEPS, width=300, icon=40, colour="yolk")
    lefts = [float(v) for v in re.findall(r"left: ([\d.]+)pt", html)]

    assert lefts == pytest.approx([55, 205], abs=0.01)
    assert 'src="icons/feed.svg"' in html
    assert "<script" not in html
    line = re.search(r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"', html)
    assert line
    assert [float(v) for v in line.groups()] == pytest.approx([98, 19.1, 98], abs=0.01)
    assert 'd="M196 16.4L202 20L196 23.6Z"' in html  # the head of the arrow
    assert codes(faults(easel, "process", [{"zh": "一"}], width=300)) == ["no-icon"]
    assert codes(faults(easel, "process", STEPS * 6, width=300)) == ["crowded"]


def test_a_process_over_two_panels_comes_from_one_and_goes_on(fonts: FontSet) -> None:
    """The line runs out to the bleed, and an arrow leads to the next icon."""
    easel = easel_of(fonts)
    told = {"width": 280, "icon": 40, "colour": "yolk"}
    html = drawings(easel)["reform_process"](STEPS, **told, before=6, after=14)
    rules = [
        (float(x), float(x) + float(wide))
        for x, wide in re.findall(
            r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', html
        )
    ]

    assert "margin-left: -6pt" in html
    assert rules[0][0] == 0
    assert rules[-1] == pytest.approx((6 + 210 + 23, 300), abs=0.01)
    assert html.count("<path") == 2
