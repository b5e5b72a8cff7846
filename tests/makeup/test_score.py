"""The score: one small page for every term, with just that fault."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makeup.score_pages import (
    ROWS,
    SOUND,
    STANDARD,
    facts,
    frame,
    head,
    judged,
    kinds,
    page,
    photo,
    points,
    sound,
    story,
    text,
)
from reform_press.geometry import Rect
from reform_press.makeup.dummy import Cells
from reform_press.makeup.facts import AdFacts
from reform_press.makeup.score.model import ScoredFrame
from reform_press.makeup.score.words import SENTENCES, sentence

TERMS = ["S1", "S3", "S4", "S5", "S5b", *(f"S{n}" for n in range(6, 16))]


def changed(made, name, role, **said):
    """Return a page one frame of which says something else."""
    done = []
    for one in made.frames:
        if said and one.story == name and one.role == role:
            one, said = one._replace(**said), {}
        done.append(one)
    return made._replace(frames=tuple(done))


def without(made, *names):
    return made._replace(frames=tuple(f for f in made.frames if f.story not in names))


def test_a_page_without_fault_has_all_points():
    done = judged(sound(), SOUND)

    assert done.total == pytest.approx(100)
    assert (done.faults, done.white) == ((), 0)
    assert [term.id for term in done.terms] == TERMS
    assert done.remarks() == ()


# S1


def test_white_over_one_per_cent_costs_by_its_share():
    """Two rows less in six legs: 12 of 360 cells are white at the foot."""
    made = page(story("a", (1, 1, 6, 57)))
    done = judged(made, facts(1))

    assert done.white == pytest.approx(12 / 360)
    assert done.term("S1").points == pytest.approx(20 * (12 / 360 - 0.01) / 0.06)
    assert done.term("S1").penalties[0].words.zh.startswith("a下方留白 2 格")


def test_a_row_between_stories_and_at_the_foot_is_air():
    made = page(story("a", (1, 1, 6, 30)), story("b", (1, 32, 6, 28)))

    assert judged(made, facts(1, 2)).white == 0


def test_white_closed_in_counts_twice():
    """Six free rows in column 3, one of them air, ringed by four stories."""

    def ringed(column):
        above, below = (column, 1, 2, 26), (column, 33, 2, 28)
        left, right = (1, 1, column - 1, 60), (column + 2, 1, 5 - column, 60)
        around = [story("c", left)] if column > 1 else []
        return page(story("a", above), story("b", below), *around, story("d", right))

    closed, opened = (
        judged(ringed(3), facts(1, 2, 3, 4)),
        judged(ringed(1), facts(1, 2, 3, 4)),
    )

    assert closed.white == opened.white == pytest.approx(10 / 360)
    assert closed.term("S1").points == pytest.approx(20 * (20 / 360 - 0.01) / 0.06)
    assert opened.term("S1").points == pytest.approx(20 * (10 / 360 - 0.01) / 0.06)


def test_a_head_may_be_stretched_two_rows():
    made = page(story("a", (1, 1, 6, 60), slack=2))
    more = page(story("a", (1, 1, 6, 60), slack=5))

    assert points(made, facts(1), "S1") == 0
    assert judged(more, facts(1)).white == pytest.approx(3 * 6 / 360)
    assert kinds(more, facts(1), "S1") == ["white-head"]


def test_legs_may_leave_one_row_less_than_there_are_of_them():
    def left(rows):
        legs = text("a", (1, 5, 6, 56))
        return page(head("a", (1, 1, 6, 4)), *legs[:5], legs[5]._replace(slack=rows))

    assert judged(left(5), facts(1)).white == 0
    assert judged(left(25), facts(1)).white == pytest.approx(20 / 360)


def test_a_last_leg_whose_frame_ends_with_its_text_is_as_short():
    legs = text("a", (1, 5, 6, 56))
    short = legs[5]._replace(rect=legs[5].rect._replace(height=4.0 * 31))
    made = page(head("a", (1, 1, 6, 4)), *legs[:5], short)

    assert judged(made, facts(1)).white == pytest.approx(20 / 360)
    assert kinds(made, facts(1), "S1") == ["white-legs"]


def test_a_box_covers_its_edge_but_not_what_it_leaves_empty():
    box = frame("box", (1, 1, 6, 60), "a")
    full = page(box, story("a", (1, 2, 6, 58)))
    idle = page(box, story("a", (1, 2, 6, 48)))

    assert judged(full, facts(1)).white == 0
    assert judged(idle, facts(1)).white == pytest.approx((10 * 6 - 5) / 360)


# S3


@pytest.mark.parametrize(
    ("cells", "size", "said", "factor"),
    [
        ((4, 1, 3, 60), 20.0, {}, 1.0),
        ((4, 3, 3, 58), 20.0, {}, 0.5),  # staggered by two rows
        ((4, 4, 3, 57), 20.0, {}, 0.0),  # by three: no half of it meets
        ((4, 1, 3, 60), 25.0, {}, 0.6),  # 1.25 times as large
        ((4, 1, 3, 60), 24.0, {}, 1.0),
        ((4, 1, 3, 60), 20.0, {"vertical": True}, 0.3),
        ((4, 3, 3, 58), 25.0, {"vertical": True}, 0.5 * 0.6 * 0.3),
    ],
)
def test_heads_side_by_side_butt(cells, size, said, factor):
    made = page(story("a", (1, 1, 3, 60)), story("b", cells, size, **said))

    assert points(made, facts(1, 1), "S3") == pytest.approx(6 * factor)


def test_a_box_parts_heads_and_a_column_between_them_more_so():
    box = frame("box", (4, 1, 3, 60), "b")
    boxed = page(story("a", (1, 1, 3, 60)), box, story("b", (4, 2, 3, 58)))
    apart = page(story("a", (1, 1, 2, 60)), story("b", (4, 1, 3, 60)))

    assert points(boxed, facts(1, 1), "S3") == pytest.approx(6 * 0.3)
    assert points(apart, facts(1, 1), "S3") == 0


def test_butted_heads_are_named():
    made = page(story("a", (1, 1, 3, 60)), story("b", (4, 1, 3, 60)))
    (found,) = judged(made, facts(1, 1)).term("S3").penalties

    assert found.words.zh == "a 与 b 碰题：题头在第 1、1 行"
    assert found.words.en == "the heads of a and b butt, from rows 1 and 1"


# S4


@pytest.mark.parametrize(("rows", "cost"), [(29, 5.0), (9, 2.0), (49, 2.0)])
def test_a_cut_across_hurts_most_in_the_middle(rows, cost):
    made = page(story("a", (1, 1, 6, rows)), story("b", (1, rows + 2, 6, 59 - rows)))

    assert points(made, facts(1, 2), "S4") == pytest.approx(cost)


def test_a_story_over_the_line_heals_a_cut():
    made = page(
        story("a", (1, 1, 5, 29)), story("b", (1, 31, 5, 30)), story("c", (6, 1, 1, 60))
    )

    assert kinds(made, facts(1, 2, 3), "S4") == ["cut-down"]


def test_each_gutter_from_top_to_foot_costs():
    made = page(
        *(story(name, (n, 1, 2, 60)) for name, n in zip("abc", (1, 3, 5), strict=True))
    )

    assert points(made, facts(1, 2, 3), "S4") == pytest.approx(10)


def test_masthead_and_strips_cut_nothing():
    made = page(
        frame("fixed", (1, 1, 6, 10), "masthead"),
        story("a", (1, 12, 6, 38)),
        frame("ad", (1, 51, 6, 10), "ad", words=("广告",)),
    )

    assert points(made, facts(1, ads=(AdFacts("ad", 6, 10),)), "S4") == 0


# S5, S5b, S6


def test_a_lesser_story_with_a_larger_head_costs_by_rank():
    """Three pairs with gaps 1, 2, 1; b's head is larger than a's (gap 1)."""
    made = page(
        story("a", (1, 1, 6, 19), 30.0),
        story("b", (1, 21, 6, 19), 32.0),
        story("c", (1, 41, 6, 20), 20.0),
    )

    assert points(made, facts(1, 2, 3), "S5") == pytest.approx(30 * 1 / 4)


def test_a_lesser_story_with_a_wider_head_costs_less():
    made = page(story("a", (1, 1, 2, 60), 30.0), story("b", (3, 1, 4, 60), 24.0))
    upright = page(
        story("a", (1, 1, 2, 60), 30.0), story("b", (3, 1, 4, 60), 24.0, vertical=True)
    )

    assert points(made, facts(1, 2), "S5") == pytest.approx(12)
    assert points(upright, facts(1, 2), "S5") == 0


@pytest.mark.parametrize(
    ("size", "cost"), [(40.0, 0.0), (24.0, 0.0), (38.0, 0.0), (22.0, 1.0), (41.0, 1.0)]
)
def test_sizes_step_from_priority_to_priority(size, cost):
    made = page(story("a", (1, 1, 6, 29), size), story("b", (1, 31, 6, 30), 20.0))
    weights = STANDARD._replace(ladder=STANDARD.ladder._replace(most=2.0))

    assert points(made, facts(1, 2), "S5b", weights=weights) == cost


def test_a_lesser_story_nearer_the_upper_left_costs_by_rank():
    """Gaps 1, 3 and 2 of 6: c stands before a and b."""
    made = page(
        story("c", (1, 1, 6, 10)),
        story("a", (1, 12, 6, 20)),
        story("b", (1, 33, 6, 28)),
    )

    assert points(made, facts(1, 2, 4), "S6") == pytest.approx(8 * 5 / 6)


def test_width_counts_for_position_less_than_height():
    """0.35 of the page's width is 21 of 60 rows down."""
    left = page(story("a", (4, 1, 3, 60)), story("b", (1, 10, 3, 51)))

    assert points(left, facts(1, 2), "S6") == pytest.approx(8)
    assert points(left, facts(2, 1), "S6") == 0


def test_a_story_whose_place_is_given_takes_nobody_elses():
    """The 报眼 stands over the lead by the house's will, not by the page's."""
    made = page(story("b", (2, 1, 3, 9)), story("a", (1, 11, 6, 50)))
    known = facts(1, 2)
    lead, ear = known.stories
    seated = replace(known, stories=(lead, replace(ear, place=Cells(2, 1, 3, 9))))

    assert kinds(made, known, "S6") == ["position"]
    assert kinds(made, seated, "S6") == []


def test_the_lead_begins_in_the_top_third():
    made = page(story("b", (1, 1, 6, 29)), story("a", (1, 31, 6, 30)))

    assert kinds(made, facts(1, 2), "S6") == ["position", "lead-low"]
    assert points(made, facts(1, 2), "S6") == pytest.approx(8 + 6)


# S7, S8, S11


def test_towers_and_strips_are_out_of_shape():
    """28 mm wide, 240 high: 2.5 for its aspect, 2.5 more for a tower."""
    tower = page(story("a", (1, 1, 1, 60)))
    strip = page(story("a", (1, 1, 6, 10)))

    assert kinds(tower, facts(1), "S7") == ["aspect", "tower"]
    assert points(tower, facts(1), "S7") == pytest.approx(5)
    assert points(strip, facts(1), "S7") == pytest.approx(2.5 * 0.161, abs=0.001)


def test_one_dog_leg_is_free():
    bent = [
        head("a", (1, 1, 4, 4)),
        *text("a", (1, 5, 2, 56)),
        *text("a", (3, 5, 2, 20), 3),
    ]
    other = [story("b", (3, 26, 2, 35)), story("c", (5, 1, 2, 60))]
    twice = [
        head("a", (1, 1, 6, 4)), *text("a", (1, 5, 2, 20)),
        *text("a", (3, 5, 2, 56), 3),
        *text("a", (5, 5, 2, 20), 5),
    ]  # fmt: skip
    both = [story("b", (1, 26, 2, 35)), story("c", (5, 26, 2, 35))]

    assert "dog-leg" not in kinds(page(bent, *other), facts(1, 2, 3), "S7")
    assert points(page(twice, *both), facts(1, 2, 3), "S7") == pytest.approx(1.5)


@pytest.mark.parametrize(
    ("rows", "cost"), [(4, 1.0), (6, 0.5), (8, 0.0), (45, 0.0), (55, 0.5)]
)
def test_legs_of_eight_to_forty_five_lines_are_good(rows, cost):
    made = page(head("a", (1, 1, 6, 4)), text("a", (1, 5, 6, rows)))

    assert points(made, facts(1), "S8") == pytest.approx(cost)


def test_one_story_of_broken_columns_is_free():
    def split(name, left, row):
        """Return a story of two legs over three columns."""
        x, wide = 20 + 32 * (left - 1), (32 * 3 - 4 - 4) / 2
        legs = [
            ScoredFrame(
                "text", Rect(x + n * (wide + 4), 30 + 4 * (row + 3), wide, 4 * 20),
                name, leg=n + 1, lines=20, size=9.0,
            )
            for n in range(2)
        ]  # fmt: skip
        return [head(name, (left, row, 3, 4)), *legs]

    one = page(split("a", 1, 1))
    two = page(split("a", 1, 1), split("b", 4, 1))

    assert points(one, facts(1, 2), "S11") == 0
    assert kinds(two, facts(1, 2), "S11") == ["broken", "edge"]
    assert points(one, facts(1, 2), "S15") == pytest.approx(0.4)


def test_edges_off_the_grid_count_once_each():
    made = page(story("a", (1, 1, 6, 60)))
    shifted = [
        f._replace(rect=f.rect._replace(x=f.rect.x + 3, width=f.rect.width - 3))
        if f.role == "head"
        else f
        for f in made.frames
    ]

    assert kinds(made._replace(frames=tuple(shifted)), facts(1), "S11") == ["edge"]


# S9


def shown(*cells, about):
    """Return a page of picture stories, and the facts of them."""
    names = "abcdefgh"
    parts = []
    for name, (column, row, columns, rows) in zip(names, cells, strict=False):
        parts.append(frame("picture", (column, row, columns, rows), name))
        parts.append(text(name, (column, row + rows, columns, 10)))
    made = page(*parts)
    return made, facts(*range(1, len(cells) + 1), photos=about)


def test_one_picture_rules_the_page():
    about = (photo("p", "a", priority=1), photo("q", "b", priority=1))
    made, told = shown((1, 1, 3, 10), (4, 40, 3, 7), about=about)

    assert "no-dominant" in kinds(made, told, "S9")
    made, told = shown((1, 1, 3, 10), (4, 40, 3, 6), about=about)
    assert "no-dominant" not in kinds(made, told, "S9")


def test_a_picture_takes_the_share_of_its_priority():
    """92 x 40 mm of 188 x 240: 0.0816, 0.96 of its aim; 60 x 40: 0.63."""
    good, told = shown((1, 1, 3, 10), about=(photo("p", "a"),))
    small, _ = shown((1, 1, 2, 10), about=(photo("p", "a"),))
    ratio = 60 * 40 / (188 * 240) / 0.085

    assert points(good, told, "S9") == 0
    assert points(small, told, "S9") == pytest.approx(1.5 * 0.8 * 0.469, abs=0.01)
    assert ratio == pytest.approx(0.626, abs=0.001)


def test_small_sheets_ask_for_larger_shares():
    made, told = shown((1, 1, 3, 10), about=(photo("p", "a"),))
    small = made._replace(trim=(275.0, 390.0))

    assert points(made, told, "S9") == 0
    assert kinds(small, told, "S9") == []
    assert kinds(shown((1, 1, 3, 9), about=(photo("p", "a"),))[0], told, "S9") == []
    tight = shown((1, 1, 3, 9), about=(photo("p", "a"),))[0]._replace(
        trim=(275.0, 390.0)
    )
    assert kinds(tight, told, "S9") == ["photo-size"]


def test_pictures_of_two_stories_stand_apart():
    about = (photo("p", "a"), photo("q", "b", priority=2))
    made, told = shown((1, 1, 3, 10), (4, 1, 2, 8), about=about)

    assert "photos-touch" in kinds(made, told, "S9")
    made, told = shown((1, 1, 3, 10), (5, 35, 2, 8), about=about)
    assert "photos-touch" not in kinds(made, told, "S9")


@pytest.mark.parametrize(("facing", "out"), [("left", 1), ("right", 0), ("none", 0)])
def test_faces_look_into_the_page(facing, out):
    made, told = shown((1, 1, 3, 10), about=(photo("p", "a", facing=facing),))

    assert kinds(made, told, "S9").count("facing-out") == out


@pytest.mark.parametrize(("facing", "out"), [("left", 1), ("right", 0)])
def test_faces_look_into_their_story(facing, out):
    made = page(
        frame("picture", (1, 1, 2, 10), "a"), head("a", (3, 1, 2, 4)),
        text("a", (3, 5, 2, 20)), text("a", (1, 11, 2, 14), 3),
    )  # fmt: skip
    told = facts(1, photos=(photo("p", "a", facing=facing),))

    assert kinds(made, told, "S9").count("facing-out") == out


def test_pictures_of_two_stories_are_not_all_in_one_half():
    about = (photo("p", "a"), photo("q", "b", priority=2))

    assert "photos-top" in kinds(
        *shown((1, 1, 3, 10), (5, 12, 2, 8), about=about), "S9"
    )
    assert "photos-foot" in kinds(
        *shown((1, 31, 3, 9), (5, 42, 2, 8), about=about), "S9"
    )
    assert "photos-left" in kinds(
        *shown((1, 1, 3, 10), (2, 40, 2, 8), about=about), "S9"
    )
    assert "photos-top" not in kinds(
        *shown((1, 1, 3, 10), (5, 40, 2, 8), about=about), "S9"
    )


# S10, S12, S14, S15


def test_ink_lies_about_the_optical_middle():
    """Text alone in the upper half: its middle is 0.21 above 0.46."""
    made = page(text("a", (1, 1, 6, 30)))
    done = judged(made, facts(1)).term("S10")

    assert done.penalties[0].points == pytest.approx(60 * (0.21 - 0.03))
    assert done.penalties[1].points == pytest.approx(10 * (1.0 - 0.15))
    assert [p.kind for p in done.penalties] == ["off-balance", "dark-top"]
    assert done.points == 5


def test_one_dark_half_is_told():
    made = page(story("a", (1, 1, 3, 60)), frame("picture", (4, 1, 3, 60), "b"))

    assert "dark-right" in kinds(made, facts(1, 2), "S10")


def test_the_next_leg_stands_to_the_right_at_the_same_top():
    legs = text("a", (1, 5, 4, 20))
    astray = legs[2]._replace(rect=legs[2].rect._replace(y=legs[2].rect.y + 20))
    apart = [legs[0], legs[1], *text("a", (4, 5, 2, 20), 3)]

    assert kinds(page(legs), facts(1), "S12") == []
    assert points(page(legs[:2], astray, legs[3]), facts(1), "S12") == pytest.approx(4)
    assert points(page(apart), facts(1), "S12") == pytest.approx(2)


def test_a_picture_of_its_own_may_stand_over_the_next_leg():
    made = page(
        head("a", (1, 1, 4, 4)), text("a", (1, 5, 2, 30)),
        frame("picture", (3, 5, 2, 12), "a"), text("a", (3, 17, 2, 18), 3),
    )  # fmt: skip

    assert kinds(made, facts(1), "S12") == []


def test_text_of_another_story_under_a_leg_leads_astray():
    upper, lower = story("a", (1, 1, 2, 30)), text("b", (1, 32, 2, 20))
    rule = ScoredFrame("rule", Rect(20, 30 + 4 * 30.5, 60, 0))

    assert points(page(upper, lower), facts(1, 2), "S12") == pytest.approx(3)
    assert points(page(upper, rule, lower), facts(1, 2), "S12") == 0


def test_single_lines_and_characters_cost_each():
    made = changed(sound(), "a", "text", widows=3)

    assert points(made, SOUND, "S14") == pytest.approx(0.9)


def test_copyfitting_costs_row_by_row():
    assert points(changed(sound(), "a", "head", slack=-1), SOUND, "S15") == 0.12
    assert points(changed(sound(), "a", "head", narrowed=0.94), SOUND, "S15") == 0.3
    assert points(changed(sound(), "a", "head", narrowed=0.95), SOUND, "S15") == 0
    under = page(story("a", (1, 1, 3, 30)), frame("filler", (1, 31, 3, 4), "a"))
    assert points(under, SOUND, "S15") == 1
    cut = sound()._replace(cuts=(("a", 0.025),))
    assert points(cut, SOUND, "S15") == pytest.approx(2.5)


# S13


def test_a_page_that_stays_costs_nothing():
    assert points(sound(), SOUND, "S13", before=sound()) == 0


def test_what_moved_costs_by_its_area():
    """Ten rows of three columns change hands: 30 of 360 cells."""
    was = page(story("a", (1, 1, 3, 30)), story("b", (1, 31, 3, 30)))
    now = page(story("a", (1, 1, 3, 40)), story("b", (1, 41, 3, 20)))

    assert points(now, facts(1, 2), "S13", before=was) == pytest.approx(25 * 30 / 360)


def test_heads_reset_for_no_reason_cost_one_each():
    larger = changed(sound(), "a", "head", size=41.0)
    turned = changed(larger, "b", "head", words=("题", "二"))

    assert points(turned, SOUND, "S13", before=sound()) == 2
    assert points(turned, SOUND, "S13", before=sound(), edited=("a",)) == 1


# All of them


def test_caps_hold():
    heads = [story(name, (n, 1, 1, 60)) for n, name in enumerate("abcdef", 1)]
    done = judged(page(*heads), facts(6, 5, 4, 3, 2, 1))

    assert done.term("S3").raw == pytest.approx(30)
    assert done.term("S3").points == 18
    assert done.term("S4").points == 15
    assert done.term("S7").points == 6
    for term in done.terms:
        assert term.points <= term.cap


def test_a_term_without_cap_counts_for_nothing():
    made = page(story("a", (1, 1, 6, 29)), story("b", (1, 31, 6, 30)))
    modular = STANDARD._replace(cuts=STANDARD.cuts._replace(cap=0.0))
    done = judged(made, facts(1, 2), weights=modular)

    assert done.soft == pytest.approx(judged(made, facts(1, 2)).soft + 5)
    assert all("断版" not in words.zh for words in done.remarks(99))


def test_the_dearest_is_said_first_and_by_story():
    made = page(story("a", (1, 1, 3, 60)), story("b", (4, 1, 3, 60)))
    done = judged(made, facts(1, 1))
    all_points = [p.points for p in done.of_story("a")]

    assert done.remarks(1)[0].zh.startswith("a 与 b 碰题")
    assert all_points == sorted(all_points, reverse=True)


@given(st.integers(2, 57))
def test_more_white_never_costs_less(rows):
    def at(high):
        return points(page(story("a", (1, 1, 6, high))), facts(1), "S1")

    costs = [at(high) for high in (ROWS, rows + 2, rows + 1)]

    assert all(a <= b for a, b in pairwise(costs))


@given(st.permutations(range(14)))
def test_the_order_of_frames_changes_nothing(order):
    made = sound()
    first = [made.frames[i] for i in order if i < len(made.frames)]
    rest = [f for f in made.frames if f not in first]
    shuffled = made._replace(frames=tuple(first + rest))

    assert judged(shuffled, SOUND).total == pytest.approx(judged(made, SOUND).total)


@pytest.mark.parametrize("kind", SENTENCES)
def test_every_sentence_can_be_said(kind):
    chinese, english = sentence(kind, ("a", "b"), (1.0, 2.0, 3.0), "p")

    assert chinese != english
    assert "{" not in chinese + english
