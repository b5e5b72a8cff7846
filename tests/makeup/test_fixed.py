"""Advertisements and reserved places: where they lie, what is printed in them."""

import pytest

from makeup.newsroom import LAYOUT, desk, edition, slot, story
from reform_press.compose.paragraph import Compositor
from reform_press.errors import LayoutError
from reform_press.makeup.dummy import Cells, Dummy, FixedPlan, PageDummy
from reform_press.makeup.facts import AdFacts, PageFacts
from reform_press.makeup.fixed import (
    corner_ads,
    corner_cells,
    fixed_places,
    place_fixed,
)
from reform_press.makeup.newspaper import make_up
from reform_press.makeup.plan import as_plain, read_dummy
from reform_press.makeup.planned import check, told_uncovered
from reform_press.page import Area, TextLine
from reform_press.schema.output import as_yaml

AD = FixedPlan("ad1", Cells(1, 31, 4, 10), "ad", "广告")


def places(*ads, reserved=()):
    facts = PageFacts((), ads=ads, reserved=reserved)
    return [(p.id, p.cells) for p in fixed_places(facts, 4, 40)]


def test_strips_stand_on_the_foot_and_corner_advertisements_on_strips():
    corner = AdFacts("corner", 2, 8, "bottom-right")
    strips = AdFacts("low", 4, 5), AdFacts("high", 4, 3)

    assert places(corner, *strips) == [
        ("low", Cells(1, 36, 4, 5)),
        ("high", Cells(1, 33, 4, 3)),
        ("corner", Cells(3, 25, 2, 8)),
    ]


def test_the_corner_holds_all_advertisements_that_are_not_strips():
    ads = AdFacts("strip", 4, 5), AdFacts("low", 1, 4), AdFacts("high", 2, 8)
    fixed = fixed_places(PageFacts((), ads=ads), 4, 40)

    assert [one.id for one in corner_ads(fixed, 4)] == ["low", "high"]
    assert corner_cells(fixed, 4) == Cells(3, 24, 2, 12)
    assert corner_cells(fixed[:1], 4) is None


def test_reserved_places_lie_where_the_facts_say():
    assert places(reserved=(("masthead", Cells(1, 1, 3, 9)),)) == [
        ("masthead", Cells(1, 1, 3, 9))
    ]


def test_an_advertisement_is_outlined_and_its_label_stands_inside(fonts):
    block = place_fixed((AD,), desk(fonts, story()))
    area, words = block.items
    (frame,) = block.frames

    assert isinstance(area, Area)
    assert isinstance(words, TextLine)
    assert (words.text, frame.role, frame.words) == ("广告", "ad", ("广告",))
    assert area.rect.y < words.y < area.rect.y + 2 * LAYOUT.grid.leading
    assert area.rect.x < words.x < words.x + words.width < area.rect.right
    assert (frame.column, frame.columns, frame.row, frame.rows) == (1, 4, 31, 10)


def test_a_reserved_place_is_drawn_with_air_under_it(fonts):
    plan = FixedPlan("masthead", Cells(1, 1, 3, 9), "fixed", "报头")
    area, _ = place_fixed((plan,), desk(fonts, story())).items

    assert area.rect.height == pytest.approx(8.5 * LAYOUT.grid.leading)


@pytest.mark.parametrize("cells", [Cells(1, 1, 3, 9), Cells(1, 1, 1, 20)])
def test_the_words_of_a_reserved_place_fill_it_and_stay_inside(fonts, cells):
    plan = FixedPlan("masthead", cells, "fixed", "报头")
    block = place_fixed((plan,), desk(fonts, story()))
    area, words = block.items
    rect, size = area.rect, block.frames[0].size

    assert rect.x < words.x < words.x + words.width < rect.right
    assert rect.y < words.y - 0.88 * size < words.y + 0.12 * size < rect.bottom
    assert max(words.width / rect.width, size / rect.height) > 0.55


def test_a_page_is_made_up_about_its_advertisement(fonts):
    page = PageDummy(1, (slot("a", (1, 1, 4, 30)),), fixed=(AD,))
    done = make_up(edition(story()), LAYOUT, Compositor(fonts), Dummy((page,)))

    assert [f.story for f in done.frames[0].frames if f.role == "ad"] == ["ad1"]
    assert "广告" in [i.text for i in done.pages[0].items if isinstance(i, TextLine)]
    assert not told_uncovered(page, LAYOUT)


@pytest.mark.parametrize(
    ("fixed", "code", "zh"),
    [
        ((AD,), "overlap", "稿“a”与广告“ad1”的版位相叠：栏 1-4、行 31-31"),
        (
            (FixedPlan("m", Cells(4, 35, 2, 3), "fixed", "报头"),),
            "outside",
            "固定版位“m”的版位超出版心：多 1 栏",
        ),
        (
            (AD, FixedPlan("m", Cells(2, 40, 1, 1), "fixed", "报头")),
            "overlap",
            "广告“ad1”与固定版位“m”的版位相叠：栏 2-2、行 40-40",
        ),
    ],
)
def test_a_plan_whose_fixed_places_clash_is_refused(fixed, code, zh):
    page = PageDummy(1, (slot("a", (1, 1, 4, 31)),), fixed=fixed)
    with pytest.raises(LayoutError) as caught:
        check(edition(story()), LAYOUT, Dummy((page,)))

    assert (f"makeup.{code}", zh) in [
        (d.code, d.message.zh) for d in caught.value.diagnostics
    ]


def test_a_plan_keeps_its_fixed_places(tmp_path):
    plan = Dummy((PageDummy(1, (slot("a", (1, 1, 4, 30)),), fixed=(AD,)),))
    file = tmp_path / "dummy.yaml"
    file.write_text(as_yaml(as_plain(plan)), "utf-8")
    (fixed,) = read_dummy(file, tmp_path).pages[0].fixed

    assert (fixed.id, fixed.cells, fixed.role, fixed.label) == (
        "ad1", Cells(1, 31, 4, 10), "ad", "广告",
    )  # fmt: skip
    assert fixed.source


def test_an_advertisement_without_a_label_is_refused(tmp_path):
    file = tmp_path / "dummy.yaml"
    file.write_text(
        "dummy: 1\npages:\n- page: 1\n  slots:\n"
        "  - {story: a, cells: {column: 1, row: 1, columns: 4, rows: 30}}\n"
        "  固定版位:\n"
        "  - {id: ad1, 用处: 广告, label: '',\n"
        "     cells: {column: 1, row: 31, columns: 4, rows: 10}}\n",
        "utf-8",
    )
    with pytest.raises(LayoutError) as caught:
        read_dummy(file, tmp_path)

    assert [str(d.source) for d in caught.value.diagnostics] == ["dummy.yaml:7:30"]
