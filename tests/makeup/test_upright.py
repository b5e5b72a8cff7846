"""Vertical heads stand beside their text, and read from right to left."""

import pytest

from makeup.newsroom import GRID, LAYOUT, desk, dummy, edition, slot, story
from reform_press.compose.paragraph import Compositor
from reform_press.content.model import Headline
from reform_press.geometry import fits
from reform_press.makeup.dummy import HeadPlan, TextPlan
from reform_press.makeup.newspaper import make_up
from reform_press.makeup.upright import fit_upright
from reform_press.page import TextLine

COUPLET = Headline("课堂连着\n母亲河", kicker="开展护河行动", deck="——侧记")
UPRIGHT = HeadPlan(mode="vertical")


def head(square, words, plan, rows=20, width=200.0, **said):
    one = story(headline=words, **said)
    return fit_upright(one, plan, rows, width, desk(square, one))


def made(square, one, *slots):
    return make_up(edition(one), LAYOUT, Compositor(square), dummy(*slots))


def frames(done, role):
    return [frame for frame in done.frames[0].frames if frame.role == role]


def test_lines_stand_from_right_to_left(square):
    """CLREQ 2.4.1: kicker 肩题 at the right, deck at the left."""
    done = head(square, COUPLET, UPRIGHT, kind="feature", byline="某某")

    assert [line.part for line in done.lines] == [
        "kicker", "main", "main", "deck", "byline",
    ]  # fmt: skip
    assert [line.x for line in done.lines] == sorted(
        (line.x for line in done.lines), reverse=True
    )
    assert all(line.line.vertical for line in done.lines)


def test_parts_side_by_side_fill_the_width_told(square):
    done = head(square, COUPLET, UPRIGHT)
    kicker, deck = done.lines[0], done.lines[-1]

    assert kicker.x + kicker.size / 2 == pytest.approx(done.width)
    assert deck.x - deck.size / 2 == pytest.approx(0)


def test_the_kicker_begins_with_the_main_line_and_the_deck_ends_with_it(square):
    done = head(square, Headline("六个字的主题", "引题", "副题"), UPRIGHT)
    kicker, main, deck = done.lines

    assert kicker.baseline == pytest.approx(main.baseline)
    assert deck.baseline + deck.line.width == pytest.approx(
        main.baseline + main.line.width
    )


def test_a_main_line_keeps_a_character_of_blank_at_both_ends(square):
    """题长: one character of the head above and below."""
    done = head(square, Headline("六个字的主题"), UPRIGHT, rows=20)
    main = done.lines[0]

    assert done.size == 30  # 8 x 30 = 240; 8 x 36 would be 288
    assert main.baseline >= 30
    assert main.baseline + main.line.width <= 240 - 30


def test_a_couplet_steps_down_line_by_line(square):
    plan = HeadPlan(mode="vertical", size=30, shape="couplet", shift=2)
    first, second = head(square, Headline("标题四字\n又是四字"), plan).lines

    assert second.baseline - first.baseline == pytest.approx(60)


def test_a_head_is_turned_where_one_line_is_too_long(square):
    plan = HeadPlan(mode="vertical", size=20, lines=2)
    done = head(square, Headline("农贸市场商超肉铺专项清理"), plan, rows=12)

    assert [line.line.text for line in done.lines] == ["农贸市场商超", "肉铺专项清理"]
    assert all(fits(line.baseline + line.line.width, 144) for line in done.lines)


def test_a_head_too_broad_for_its_place_is_set_smaller(square):
    wide = head(square, COUPLET, UPRIGHT, width=300.0)
    narrow = head(square, COUPLET, UPRIGHT, width=90.0)

    assert narrow.size < wide.size
    assert narrow.width <= 90


def test_a_head_too_long_for_any_size_is_an_error(square):
    done = head(square, Headline("题" * 30), HeadPlan(mode="vertical", lines=1))

    assert [d.code for d in done.diagnostics] == ["makeup.head-too-wide"]


def test_a_head_too_broad_for_half_its_module_is_an_error_and_text_goes_on(square):
    words = Headline("标题\n四字\n又是\n四字\n再来\n四字")
    one = story("a", "正" * 40, headline=words)
    done = made(square, one, slot("a", (1, 1, 1, 16), head=UPRIGHT))

    assert "makeup.head-too-wide" in {remark.code for remark in done.diagnostics}
    assert frames(done, "text")[0].rect.width >= 20


@pytest.mark.parametrize("side", ["left", "right"])
def test_text_stands_beside_the_head_from_its_first_row(square, side):
    one = story("a", "正" * 150)
    plan = HeadPlan(mode="vertical", side=side)
    done = made(square, one, slot("a", (1, 1, 2, 12), head=plan))
    (title,), texts = frames(done, "head"), frames(done, "text")

    assert title.mode == "vertical"
    assert (title.row, title.rows) == (1, 12)
    assert {frame.row for frame in texts} == {1}
    for frame in texts:
        assert not frame.rect.overlaps(title.rect)
        assert (frame.rect.x > title.rect.x) == (side == "left")
        assert frame.rect.width % GRID.size == pytest.approx(0)


def test_what_whole_characters_leave_over_stands_about_the_head(square):
    """Head, legs and the white between fill the module to the point."""
    one = story("a", "正" * 150)
    done = made(square, one, slot("a", (1, 1, 2, 12), head=UPRIGHT))
    (title,), texts = frames(done, "head"), frames(done, "text")

    assert title.rect.x == pytest.approx(done.frames[0].origin[0])
    assert max(frame.rect.right for frame in texts) == pytest.approx(
        done.frames[0].origin[0] + 210
    )


def test_a_vertical_head_may_have_cells_of_its_own(square):
    one = story("a", "正" * 300)
    plan = HeadPlan(mode="vertical", columns=1, rows=16)
    done = made(square, one, slot("a", (1, 1, 4, 16), head=plan))
    (title,), texts = frames(done, "head"), frames(done, "text")

    assert (title.column, title.columns, title.rows) == (1, 1, 16)
    assert {frame.column for frame in texts} == {2, 3, 4}


def test_the_legs_beside_a_head_may_be_chosen(square):
    one = story("a", "正" * 150)
    place = slot("a", (1, 1, 3, 12), head=UPRIGHT, text=TextPlan(legs=1))
    done = made(square, one, place)

    assert len(frames(done, "text")) == 1


def test_lines_of_a_vertical_head_stay_in_its_frame(square):
    one = story("a", "正" * 150, headline=COUPLET)
    done = made(square, one, slot("a", (1, 1, 3, 14), head=UPRIGHT))
    (title,) = frames(done, "head")
    lines = [
        item
        for item in done.pages[0].items
        if isinstance(item, TextLine) and item.role in ("kicker", "main", "deck")
    ]

    assert [line.text for line in lines] == [
        "开展护河行动",
        "课堂连着",
        "母亲河",
        "——侧记",
    ]
    for line in lines:
        assert title.rect.x <= line.x <= title.rect.right
        assert title.rect.y <= line.y
        assert fits(line.y + line.width, title.rect.bottom)
