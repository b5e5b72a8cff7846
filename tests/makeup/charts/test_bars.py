"""Level and upright bars: lengths, numbers, names, what has no room."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from makeup.charts.drawn import (
    CROPS,
    PALETTE,
    SHARES,
    Drawn,
    codes,
    draw,
    easel_of,
    faults,
)
from reform_press.colour import BLACK
from reform_press.fonts.library import FontSet

MM = 72 / 25.4
NAMES = st.text("粮食油料茶叶蛋鸡水渠", min_size=1, max_size=9)
VALUES = st.decimals(-99999, 99999, places=1).map(str)
ROWS = st.lists(
    st.fixed_dictionaries({"zh": NAMES, "value": VALUES}), min_size=1, max_size=9
)
DRAWING = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def test_lengths_of_level_bars_are_in_the_ratio_of_their_numbers(
    fonts: FontSet,
) -> None:
    done = draw(easel_of(fonts), "bars", SHARES, width="104mm", unit="%")
    bars = done.filled(PALETTE["accent"])

    assert [bar.width / bars[0].width for bar in bars] == pytest.approx(
        [1, 0.947, 0.5407], abs=1e-4
    )
    assert len({bar.x for bar in bars}) == 1
    assert done.texts() == [
        "水质达标", "Water up to standard", "100%",
        "空气优良", "Days of good air", "94.7%",
        "森林覆盖", "Forest cover", "54.07%",
    ]  # fmt: skip


def test_a_number_stands_right_behind_its_bar_and_the_widest_ends_the_drawing(
    fonts: FontSet,
) -> None:
    done = draw(easel_of(fonts), "bars", SHARES, width="104mm", unit="%")
    ends = [bar.right for bar in done.filled(PALETTE["accent"])]
    numbers = [done.find(text).room for text in ("100%", "94.7%", "54.07%")]

    assert [n.x - end for n, end in zip(numbers, ends, strict=True)] == pytest.approx(
        [0.4 * 8.5] * 3, abs=0.01
    )
    assert max(n.right for n in numbers) == pytest.approx(104 * MM, abs=0.01)


@pytest.mark.parametrize("macro", ["bars", "columns", "lines", "share", "gauges"])
@pytest.mark.parametrize(("grouped", "shown"), [("true", "18,200"), ("false", "18200")])
def test_long_numbers_are_grouped_unless_they_are_asked_not_to_be(
    fonts: FontSet, macro: str, grouped: str, shown: str
) -> None:
    rows = [{"name": "甲", "value": 9300}, {"name": "乙", "value": 18200}]
    more = {"total": 30000} if macro == "gauges" else {}
    done = draw(easel_of(fonts), macro, rows, width=300, grouped=grouped, **more)

    assert any(shown in text for text in done.texts())


@pytest.mark.parametrize("grouped", ["true", "false"])
def test_numbers_of_an_axis_are_grouped_as_others(fonts: FontSet, grouped: str) -> None:
    rows = [{"name": "甲", "value": 18200}, {"name": "乙", "value": 9300}]
    easel = easel_of(fonts)
    done = draw(easel, "bars", rows, width=300, axis="true", grouped=grouped)

    assert any("," in text for text in done.texts()) is (grouped == "true")


@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
def test_an_english_edition_shows_english_alone(fonts: FontSet, lang: str) -> None:
    done = draw(
        easel_of(fonts, lang), "bars", CROPS, width=300, unit={"zh": "万吨", "en": "kt"}
    )
    shown = "".join(done.texts())

    assert ("粮食" in shown) is (lang != "en")
    assert ("万吨" in shown) is (lang != "en")
    assert "Grain" in shown


def test_chinese_without_english_is_a_fault_of_an_english_edition(
    fonts: FontSet,
) -> None:
    rows = [{"zh": "粮食", "value": 1}]

    assert codes(faults(easel_of(fonts, "en"), "bars", rows, width=300)) == [
        "no-english"
    ]
    assert not faults(easel_of(fonts), "bars", rows, width=300)


def test_negative_numbers_run_the_other_way_from_a_common_zero(fonts: FontSet) -> None:
    rows = [
        {"zh": "旱", "value": -12},
        {"zh": "常", "value": 4.5},
        {"zh": "丰", "value": 20},
    ]
    level = draw(easel_of(fonts), "bars", rows, width=300)
    upright = draw(easel_of(fonts), "columns", rows, width=300, height=200)
    bars, posts = level.filled(PALETTE["accent"]), upright.filled(PALETTE["accent"])

    assert bars[0].right == pytest.approx(bars[1].x, abs=0.01)
    assert bars[1].x == pytest.approx(bars[2].x, abs=0.01)
    assert posts[0].y == pytest.approx(posts[1].bottom, abs=0.01)
    assert [b.width for b in bars] == pytest.approx(
        [bars[2].width * 0.6, bars[2].width * 0.225, bars[2].width], abs=0.01
    )
    assert level.find("−12").room.right < bars[0].x
    assert upright.find("−12").room.y > posts[0].bottom


def test_series_have_a_legend_and_their_colours(fonts: FontSet) -> None:
    done = draw(
        easel_of(fonts), "columns", CROPS, width=300, height=200,
        colours=["field", "yolk"], unit="万吨|kt",
    )  # fmt: skip
    grain, oil = done.filled(PALETTE["field"]), done.filled(PALETTE["yolk"])

    assert done.texts()[:6] == [
        "单位：万吨",
        "Unit: kt",
        "粮食",
        "Grain",
        "油料",
        "Oil seeds",
    ]
    # The first of each is the legend's square.
    assert [bar.height / grain[1].height for bar in grain[1:]] == pytest.approx(
        [1, 13.9 / 12.3, 16.25 / 12.3], abs=1e-3
    )
    assert [o.height / g.height for g, o in zip(grain[1:], oil[1:], strict=True)] == (
        pytest.approx([3.4 / 12.3, 4.4 / 13.9, 6.1 / 16.25], abs=1e-3)
    )
    assert all(o.x > g.right for g, o in zip(grain[1:], oil[1:], strict=True))


def test_a_unit_in_chinese_alone_is_said_once(fonts: FontSet) -> None:
    done = draw(easel_of(fonts), "columns", CROPS, width=300, height=200, unit="万吨")

    assert [text for text in done.texts() if "万吨" in text] == ["单位：万吨"]
    assert not [text for text in done.texts() if "Unit" in text]


def _rows(done: Drawn) -> list[list[str]]:
    found: dict[float, list[str]] = {}
    for one in done.words:
        found.setdefault(round(one.room.bottom), []).append(one.text)
    return list(found.values())


def test_names_that_one_row_does_not_hold_stand_evenly_under_the_unit(
    fonts: FontSet,
) -> None:
    rows = [{"name": "2023", **{f"第{n}类作物|Crop {n}": "3" for n in range(1, 5)}}]

    def legend(width: int, unit: str = "万吨|kt") -> list[list[str]]:
        done = draw(
            easel_of(fonts), "columns", rows, width=width, height=160, axis=True,
            unit=unit,
        )  # fmt: skip
        told = {"单位：万吨", *(f"Crop {n}" for n in range(1, 5))}
        return [row for row in _rows(done) if told & {*row}]

    unit = ["单位：万吨", "Unit: kt"]
    names = [[f"第{n}类作物", f"Crop {n}"] for n in range(1, 5)]

    assert legend(480) == [[*unit, *names[0], *names[1], *names[2], *names[3]]]
    assert legend(360) == [unit, [*names[0], *names[1], *names[2], *names[3]]]
    # Three would stand in a row, and one alone below.
    assert legend(300, "") == [names[0] + names[1], names[2] + names[3]]


@pytest.mark.parametrize("kind", ["bars", "lines"])
@pytest.mark.parametrize("axis", [False, True])
def test_a_unit_of_two_languages_is_said_in_both_once(
    fonts: FontSet, kind: str, axis: bool
) -> None:
    options = {"axis": axis} if kind == "bars" else {}
    easel, english = easel_of(fonts), easel_of(fonts, "en")
    done = draw(easel, kind, CROPS, width=300, unit="万吨|kt", **options)
    alone = draw(english, kind, CROPS, width=300, unit="万吨|kt", **options)

    assert [text for text in done.texts() if "万吨" in text or "kt" in text] == [
        "单位：万吨", "Unit: kt",
    ]  # fmt: skip
    assert not done.touching()
    assert not done.outside()
    assert "单位：万吨" not in alone.texts()
    assert any(text.endswith("kt") and text[0].isdigit() for text in alone.texts())


def test_numbers_that_would_touch_give_way_to_an_axis(fonts: FontSet) -> None:
    """The same chart on a third of the width."""
    wide = draw(easel_of(fonts), "columns", CROPS, width=300, height=150)
    narrow = draw(easel_of(fonts), "columns", CROPS, width=110, height=150)

    assert "16.25" in wide.texts()
    assert "16.25" not in narrow.texts()
    assert [t for t in narrow.texts() if t.isdigit() and len(t) < 4] == [
        "0", "5", "10", "15", "20",
    ]  # fmt: skip


def test_an_axis_has_round_steps_and_rules_of_the_house(fonts: FontSet) -> None:
    done = draw(easel_of(fonts), "bars", SHARES, width=300, unit="%", axis=True)
    rules = [rect for rect, _ in done.areas if rect.width in (0.25, 0.5)]
    labels = [done.find(f"{v}%").room for v in (20, 40, 60, 80, 100)]
    bars = done.filled(PALETTE["accent"])

    assert len(rules) == 6
    centres = [r.x + r.width / 2 for r in rules]
    assert [label.x + label.width / 2 for label in labels] == pytest.approx(
        centres[1:], abs=0.01
    )
    assert bars[0].right == pytest.approx(centres[-1], abs=0.01)
    assert bars[2].width == pytest.approx(0.5407 * (centres[-1] - centres[0]), abs=0.01)
    assert done.filled(BLACK)[0].x == pytest.approx(bars[0].x - 0.25, abs=0.01)


def test_rules_of_an_axis_do_not_run_through_names(fonts: FontSet) -> None:
    done = draw(
        easel_of(fonts), "bars", SHARES, width=300, unit="%", axis=True, labels="above"
    )
    rules = [rect for rect, _ in done.areas if rect.width in (0.25, 0.5)]

    assert not [w.text for w in done.words for r in rules if w.room.overlaps(r)]


def test_a_number_that_is_not_there_is_a_dash(fonts: FontSet) -> None:
    rows = [{"zh": "一", "value": "—"}, {"zh": "二", "value": "2"}]

    for kind in ("bars", "columns"):
        done = draw(easel_of(fonts), kind, rows, width=200)
        assert "—" in done.texts()
        assert len(done.filled(PALETTE["accent"])) == 1


def test_years_are_thinned_out_and_the_last_one_stays(fonts: FontSet) -> None:
    rows = [{"name": str(year), "value": year % 7 + 1} for year in range(2000, 2024)]
    done = draw(easel_of(fonts), "columns", rows, width=240)
    years = [text for text in done.texts() if text.startswith("20")]

    assert years[-1] == "2023"
    assert 3 <= len(years) < 24
    assert not done.touching()


@given(rows=ROWS, width=st.integers(150, 420), axis=st.booleans())
@DRAWING
def test_words_of_bars_never_touch_nor_leave_the_drawing(
    fonts: FontSet, rows: list[dict[str, str]], width: int, axis: bool
) -> None:
    """Either the chart has room for all, or it says what it wants."""
    easel = easel_of(fonts)
    for kind in ("bars", "columns"):
        options = {"width": width, "unit": "吨", "axis": axis}
        found = faults(easel, kind, rows, **options)
        if found:
            assert codes(found) == ["crowded"]
            continue
        done = draw(easel, kind, rows, **options)
        assert done.touching() == []
        assert done.outside() == []


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        ({"width": 20}, "mm wide"),
        ({"width": 300, "height": 40}, "mm high"),
    ],
)
def test_a_chart_without_room_says_how_much_it_wants(
    fonts: FontSet, options: dict[str, int], hint: str
) -> None:
    (found,) = faults(easel_of(fonts), "bars", SHARES, **options)

    assert found.code == "chart.crowded"
    assert hint in found.hint.en


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        ({}, 'write width="104mm"'),
        ({"widht": "104mm"}, "did you mean “width”?"),
        ({"width": "wide"}, 'write "104mm", or points'),
        ({"width": "104mm", "size": 5}, "6.5 pt at least"),
        ({"width": "104mm", "colours": "cannal"}, "did you mean “canal”?"),
        ({"width": "104mm", "total": 3}, "width, height, size"),
        ({"width": "104mm", "unit": {"zh": "吨"}}, "write 中文|English"),
    ],
)
def test_options_are_checked_and_the_nearest_one_is_named(
    fonts: FontSet, options: dict[str, object], hint: str
) -> None:
    (found,) = faults(easel_of(fonts), "bars", SHARES, **options)

    assert hint in found.hint.en


def test_words_of_copy_are_no_markup(fonts: FontSet) -> None:
    rows = [{"name": '</text><script x="1">', "value": 1}]
    done = draw(easel_of(fonts), "bars", rows, width=400)

    assert "<script" not in done.svg
    assert '</text><script x="1">' in done.texts()


def test_the_same_chart_has_the_same_bytes(fonts: FontSet) -> None:
    one, other = (
        draw(easel_of(fonts), "columns", CROPS, width=300).svg for _ in range(2)
    )

    assert one == other
