"""Heads fill whole rows, keep to their width and keep their proportions."""

import pytest

from makeup.newsroom import desk, story
from reform_press.content.model import Headline
from reform_press.geometry import fits
from reform_press.makeup.dummy import HeadPlan
from reform_press.makeup.headline import fit

COUPLET = Headline("改革潮涌千峰翠\n发展花开万户春", deck="——二〇二三年综述")


def head(square, words, plan, room=430.0, **said):
    one = story(headline=words, **said)
    return fit(one, plan, room, desk(square, one))


def parts(done):
    return [line.part for line in done.lines]


def test_kicker_main_and_deck_stand_one_under_the_other(square):
    words = Headline("主题", kicker="引题", deck="副题")
    done = head(square, words, HeadPlan(size=30))
    baselines = [line.baseline for line in done.lines]

    assert parts(done) == ["kicker", "main", "deck"]
    assert baselines == sorted(baselines)


def test_kicker_and_deck_are_about_half_the_main_line(square):
    """引题、副题 0.4 to 0.55 of 主题, a step of the ladder."""
    done = head(square, Headline("主题", kicker="引题", deck="副题"), HeadPlan(size=36))

    assert [line.size for line in done.lines] == [16, 36, 16]


@pytest.mark.parametrize("size", [22, 26, 30])
def test_a_head_fits_into_its_rows(square, size):
    done = head(square, Headline("标题四字", kicker="引题"), HeadPlan(size=size))
    foot = max(line.baseline + 0.12 * line.size for line in done.lines)

    assert foot <= done.rows * 12
    assert min(line.baseline - 0.88 * line.size for line in done.lines) >= 0


def test_spare_rows_stand_half_above_and_half_below(square):
    plain = head(square, Headline("标题"), HeadPlan(size=30, rows=5))
    high = head(square, Headline("标题"), HeadPlan(size=30, rows=9))

    assert high.lines[0].baseline - plain.lines[0].baseline == pytest.approx(24)


def test_a_couplet_is_shifted_line_to_line(square):
    plan = HeadPlan(size=42, shape="couplet", shift=2)
    done = head(square, COUPLET, plan, priority=1, kind="lead")
    first, second = (line for line in done.lines if line.part == "main")

    assert second.x - first.x == pytest.approx(84)
    assert fits(second.x + second.line.width, 430)


def test_a_couplet_may_stand_on_one_line(square):
    done = head(square, COUPLET, HeadPlan(size=26, lines=1), priority=1)

    assert done.lines[0].line.text == "改革潮涌千峰翠　发展花开万户春"


@pytest.mark.parametrize(
    ("words", "lines", "set_as"),
    [
        ("水利局　今冬明春", 0, ["水利局　今冬明春"]),
        ("水利局　今冬明春", 2, ["水利局", "今冬明春"]),
        ("水利局\n今冬明春", 0, ["水利局", "今冬明春"]),
        ("水利局\n今冬明春", 1, ["水利局　今冬明春"]),
    ],
)
def test_kicker_and_deck_are_turned_as_the_plan_asks(square, words, lines, set_as):
    plan = HeadPlan(size=30, kicker_lines=lines, deck_lines=lines)
    done = head(square, Headline("主题", kicker=words, deck=words), plan)

    for part in ("kicker", "deck"):
        assert [one.line.text for one in done.lines if one.part == part] == set_as
    assert not done.diagnostics


def test_a_deck_with_a_dash_hangs_to_the_right(square):
    done = head(square, COUPLET, HeadPlan(size=36, deck_size=16), priority=1)
    deck = done.lines[-1]

    assert deck.x + deck.line.x > (430 - deck.line.width) / 2


def test_without_a_size_the_largest_that_fits_the_band_is_taken(square):
    done = head(square, Headline("十个字的标题放这里了"), HeadPlan(lines=1))

    assert done.size == 36
    assert done.diagnostics == ()


def test_a_head_too_wide_steps_down_the_ladder_and_says_so(square):
    done = head(
        square, Headline("十二个字的标题放在这里了呢"), HeadPlan(size=36, lines=1)
    )

    assert done.size == 30
    assert [d.code for d in done.diagnostics] == ["makeup.head-stepped"]


def test_a_head_without_room_at_any_size_is_an_error(square):
    done = head(square, Headline("题" * 30), HeadPlan(lines=1), room=100.0)

    assert [d.code for d in done.diagnostics] == ["makeup.head-too-wide"]


@pytest.mark.parametrize("part", ["kicker", "deck"])
def test_a_kicker_or_deck_without_room_is_an_error(square, part):
    """No line leaves its frame in silence."""
    words = Headline("标题", **{part: "说" * 300})
    done = head(square, words, HeadPlan(size=30), room=210.0)

    assert [d.code for d in done.diagnostics] == [f"makeup.{part}-too-wide"]


def test_a_deck_that_two_small_lines_hold_is_none(square):
    """12 pt is the least size: 2 x 17 characters in 210 pt."""
    words = Headline("标题", deck="说" * 33)
    done = head(square, words, HeadPlan(size=30), room=210.0)

    assert done.diagnostics == ()
    assert [line.size for line in done.lines] == [30, 12, 12]


def test_a_plan_with_too_few_rows_is_an_error(square):
    done = head(square, Headline("标题"), HeadPlan(size=36, rows=2))

    assert [d.code for d in done.diagnostics] == ["makeup.head-too-high"]
    assert "rows: 3" in done.diagnostics[0].hint.zh


def test_marks_of_a_main_head_are_drawn_in(square):
    """“蛋” does not fall out of its line: most of the marks' blank goes."""
    plain = head(square, Headline("石溪村蛋生新产业"), HeadPlan(size=30))
    marked = head(square, Headline("石溪村“蛋”生新产业"), HeadPlan(size=30))
    more = marked.lines[0].line.width - plain.lines[0].line.width

    assert more == pytest.approx(1.2 * 30)


def test_a_feature_names_its_author_in_the_head(square):
    done = head(
        square, Headline("标题"), HeadPlan(size=30), kind="feature", byline="某某"
    )

    assert done.lines[-1].line.text == "○某某"


def test_marks_of_a_sans_head_stand_closer_than_those_of_a_serif_head(square):
    """Quotes of 黑体 lean inside their cells: “灯”晃 would fall apart."""
    words = Headline("让“灯”晃眼")
    serif = head(square, words, HeadPlan(size=26, face="title"))
    sans = head(square, words, HeadPlan(size=26, face="hei-bold"))

    assert sans.lines[0].line.width < serif.lines[0].line.width
