"""Hard constraints: one small page for each, with just that fault."""

from dataclasses import replace

import pytest

from makeup.score_pages import (
    SOUND,
    broken,
    facts,
    frame,
    head,
    judged,
    page,
    photo,
    rect,
    sound,
    story,
    text,
)
from reform_press.geometry import Rect
from reform_press.makeup.dummy import Cells
from reform_press.makeup.facts import AdFacts, PageFacts


def test_a_hard_fault_takes_all_points_but_the_soft_ones_are_told():
    made = sound()._replace(overset=(("b", 38),))
    done = judged(made, SOUND)

    assert (done.total, done.soft) == (0, pytest.approx(100))
    assert [fault.id for fault in done.faults] == ["H3"]
    assert done.remarks(0)[0].zh == "b 余稿 38 行"


def test_h1_frames_do_not_overlap():
    made = page(story("a", (1, 1, 3, 30)), story("b", (3, 1, 3, 30)))

    assert ("H1", "overlap") in broken(made, facts(1, 2))


def test_h1_a_tenth_of_a_millimetre_and_a_box_are_no_overlap():
    leg = text("a", (1, 5, 1, 20))[0]
    wide = leg._replace(rect=leg.rect._replace(width=4.1 + leg.rect.width))
    made = page(
        frame("box", (1, 1, 2, 60), "a"), head("a", (1, 1, 2, 4)),
        text("a", (2, 5, 1, 20), 2), wide,
    )  # fmt: skip

    assert "H1" not in [id for id, _ in broken(made, facts(1))]


def test_h2_nothing_leaves_the_type_area():
    assert (
        broken(page(story("a", (1, 1, 6, 61))), facts(1)).count(("H2", "outside")) == 6
    )


def advertised(cells, **said):
    """Return the faults of a page with one advertisement."""
    ad = frame("ad", cells, "x", words=said.pop("words", ("广告",)))
    told = facts(1, ads=(AdFacts("x", 3, 10, **said),))
    return broken(page(story("a", (1, 1, 6, 49)), ad), told)


def test_h2_advertisements_keep_size_and_place():
    assert advertised((4, 51, 3, 10), anchor="bottom-right") == []
    assert advertised((1, 51, 3, 10)) == []
    assert advertised((1, 51, 3, 10), anchor="bottom-right") == [("H2", "ad-moved")]
    assert advertised((4, 50, 3, 10)) == [("H2", "ad-moved")]
    assert advertised((4, 52, 3, 9)) == [("H2", "ad-size")]
    assert broken(
        page(story("a", (1, 1, 6, 60))), facts(1, ads=(AdFacts("x", 3, 10),))
    ) == [("H2", "ad-missing")]


def test_h2_an_advertisement_may_stand_on_a_strip():
    strip = frame("ad", (1, 55, 6, 6), "y", words=("广告",))
    corner = frame("ad", (4, 45, 3, 10), "x", words=("广告",))
    told = facts(1, ads=(AdFacts("x", 3, 10, "bottom-right"), AdFacts("y", 6, 6)))

    assert broken(page(story("a", (1, 1, 6, 43)), corner, strip), told) == []


def test_h2_reserved_and_given_places_are_kept():
    told = facts(1, reserved=(("masthead", Cells(1, 1, 4, 10)),))
    given = PageFacts((replace(told.stories[0], place=Cells(5, 1, 2, 20)),))

    assert broken(page(story("a", (1, 1, 6, 60))), told) == [("H2", "reserved")]
    assert broken(page(story("a", (1, 12, 6, 49))), told) == []
    assert broken(page(story("a", (5, 1, 2, 20))), given) == []
    assert broken(page(story("a", (5, 1, 2, 22))), given) == [("H2", "place")]


def test_h3_every_story_stands_there_unless_it_may_be_left_out():
    made = page(story("a", (1, 1, 6, 60)))
    told = facts(1, 2)
    optional = PageFacts((told.stories[0], replace(told.stories[1], optional=True)))

    assert broken(made, told) == [("H3", "missing")]
    assert broken(made, optional) == []
    assert broken(made, PageFacts(())) == [("H3", "unknown")]


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("县里新修水渠", "通水"), None),
        (("县里新修", "的水渠"), "head-break"),
        (("别让“生鲜", "灯”晃眼"), "head-break"),
        (("别让“生鲜灯”", "晃了眼"), None),
        (("新签十二个", "项目"), None),
        (("新签12", "个项目"), "head-break"),
        (("全县冬季用水保供有序一切如常运转平稳",), "head-wide"),
    ],
)
def test_h4_heads_fit_and_turn_by_meaning(words, fault):
    """At 30 pt a line has room for 17.7 characters."""
    made = page(
        story("a", (1, 1, 6, 60), 30.0, words=words, parts=("main",) * len(words))
    )

    assert broken(made, facts(1)) == ([("H4", fault)] if fault else [])


def test_h4_kickers_are_no_lines_of_the_main_head():
    words = ("今年已签12", "个个落地")
    made = page(story("a", (1, 1, 6, 60), words=words, parts=("kicker", "main")))
    unknown = page(story("a", (1, 1, 6, 60), words=words))

    assert broken(made, facts(1)) == broken(unknown, facts(1)) == []


def test_h5_legs_stand_on_the_rows_and_are_equal():
    legs = text("a", (1, 5, 3, 40))
    beside = legs[2]._replace(rect=legs[2].rect._replace(y=legs[2].rect.y + 0.1))
    narrow = legs[2]._replace(rect=legs[2].rect._replace(width=27.0))

    def found(third):
        return broken(page(head("a", (1, 1, 3, 4)), *legs[:2], third), facts(1))

    assert found(legs[2]) == []
    assert found(beside) == [("H5", "off-rows")]
    assert found(narrow) == [("H5", "unequal")]


def test_h6_a_leg_has_four_lines():
    def found(rows, slack=0):
        legs = text("a", (1, 5, 6, rows), slack=slack)
        return broken(page(head("a", (1, 1, 6, 4)), legs), facts(1))

    assert found(4) == []
    assert set(found(3)) == set(found(5, slack=2)) == {("H6", "leg-least")}
    photo_news = PageFacts((replace(facts(1).stories[0], kind="photo"),))
    short = page(head("a", (1, 1, 6, 4)), text("a", (1, 5, 6, 3)))
    assert broken(short, photo_news) == []


@pytest.mark.parametrize(("size", "fault"), [(9.0, False), (10.0, True), (2.6, True)])
def test_h6_a_measure_has_eight_to_thirty_characters(size, fault):
    """28 mm are 79.4 pt: 8.8 characters of 9 pt, 7.9 of 10, 30.5 of 2.6."""
    legs = [leg._replace(size=size) for leg in text("a", (1, 5, 1, 20))]
    found = broken(page(head("a", (1, 1, 1, 4)), *legs), facts(1))

    assert found == ([("H6", "measure")] if fault else [])


def test_h7_a_head_adjoins_its_text():
    legs = text("a", (1, 8, 6, 53))
    apart = page(head("a", (1, 1, 6, 4)), legs)
    own = page(head("a", (1, 1, 6, 4)), frame("text", (1, 5, 6, 3), "a", lines=3), legs)
    left = page(head("a", (1, 1, 1, 30), vertical=True), text("a", (2, 1, 5, 30)))

    assert broken(apart, facts(1)) == [("H7", "head-apart")]
    assert broken(own, facts(1)) == []
    assert broken(left, facts(1)) == []


def test_h7_legs_follow_each_other():
    parted = page(
        story("a", (1, 1, 2, 60)),
        text("a", (5, 5, 2, 56), 3),
        story("b", (3, 1, 2, 60)),
    )
    found = broken(parted, facts(1, 2))

    assert ("H7", "legs-apart") in found
    assert ("H7", "legs-parted") in found


def pictured(cells=(1, 1, 3, 10), caption=(1, 11, 3, 1), **said):
    """Return the faults of a story with one picture of 92 x 40 mm over it."""
    parts = [frame("picture", cells, "a"), story("a", (1, 12, 3, 30))]
    if caption:
        parts.insert(1, frame("caption", caption, "a", lines=1))
    return broken(page(*parts), facts(1, photos=(photo("p", "a", **said),)))


def test_h8_a_picture_keeps_its_crop_and_resolution():
    """92 mm of 543 pixels are 150 to the inch."""
    assert pictured(least=2.2, most=2.4) == []
    assert pictured(least=2.32, most=2.4) == [("H8", "crop")]
    assert pictured(least=1.0, most=2.29) == [("H8", "crop")]
    assert pictured(width=545, height=400) == []
    assert pictured(width=540, height=400) == [("H8", "resolution")]
    assert pictured(width=3000, height=230) == [("H8", "resolution")]


def test_h8_a_caption_stands_under_its_picture_as_wide_as_that():
    assert pictured() == []
    assert pictured(caption=(1, 11, 2, 1)) == [("H8", "caption")]


def test_h8_a_picture_of_nobody_is_told():
    made = page(frame("picture", (1, 1, 3, 10), "a"), story("a", (1, 11, 3, 30)))

    assert broken(made, facts(1)) == [("H8", "photo-unknown")]


def test_h9_a_picture_stands_with_its_story():
    far = page(frame("picture", (4, 40, 3, 10), "a"), story("a", (1, 1, 3, 30)))

    assert broken(far, facts(1, photos=(photo("p", "a"),))) == [("H9", "photo-apart")]


def test_h10_no_head_is_larger_than_the_leads():
    made = page(story("a", (1, 1, 6, 29), 20.0), story("b", (1, 31, 6, 30), 22.0))

    assert broken(made, facts(1, 2)) == [("H10", "lead-smaller")]
    assert broken(made, facts(1, 1)) == []
    assert broken(made, facts(2, 1)) == []


def test_h11_folio_and_labels_are_there():
    bare = sound()._replace(frames=sound().frames[1:])

    assert broken(bare, SOUND) == [("H11", "no-folio")]
    assert advertised((4, 51, 3, 10), words=()) == [("H11", "no-label")]
    assert advertised((4, 51, 3, 10), words=("广告",), label="公益广告") == [
        ("H11", "no-label")
    ]


def test_h12_the_masthead_is_larger_than_every_head():
    def found(size):
        paper = frame("fixed", (1, 1, 6, 10), "masthead", size=60.0)
        return broken(page(paper, story("a", (1, 12, 6, 49), size)), facts(1))

    assert found(54.0) == []
    assert found(60.0) == [("H12", "masthead")]


def test_a_running_head_may_stand_outside_the_type_area():
    assert rect(1, 1, 6, 60) == Rect(20, 30, 188, 240)
    assert broken(sound(), SOUND) == []
