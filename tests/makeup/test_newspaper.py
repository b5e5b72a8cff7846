"""Whole pages: stories in their cells, nothing lost, faults of plans told."""

import json

import pytest

from makeup.newsroom import LAYOUT, dummy, edition, paragraph, photo, slot, story
from reform_press.compose.paragraph import Compositor
from reform_press.content.model import Paragraph, Run
from reform_press.errors import LayoutError
from reform_press.geometry import fits
from reform_press.makeup.dummy import BlockPlan, HeadPlan, PicturePlan, TextPlan
from reform_press.makeup.frame import as_json
from reform_press.makeup.newspaper import make_up
from reform_press.makeup.pages_form import PagesForm
from reform_press.page import Area, Link, TextLine

HEAD = HeadPlan(size=26)


def made(square, stories, slots):
    return make_up(edition(*stories), LAYOUT, Compositor(square), dummy(*slots))


def body(page, name="a"):
    return [
        item
        for item in page.items
        if isinstance(item, TextLine) and item.story == name and item.role == "body"
    ]


def frames(done, role):
    return [frame for frame in done.frames[0].frames if frame.role == role]


def codes(done):
    return [remark.code for remark in done.diagnostics]


def test_all_copy_stands_on_the_page_in_order(square):
    one = story("a", "甲" * 300, "乙" * 200, "丙" * 90)
    done = made(square, [one], [slot(head=HEAD)])

    assert "".join(line.text for line in body(done.pages[0])) == "".join(
        p.text for p in one.body
    )


def test_body_lines_stand_on_the_baseline_grid(square):
    done = made(square, [story("a", "甲" * 700)], [slot(head=HEAD)])

    for line in body(done.pages[0]):
        row = (line.y - 60 - 1 - 8.8) / 12
        assert row == pytest.approx(round(row), abs=1e-3)


def test_legs_are_equal_and_only_the_last_is_short(square):
    done = made(square, [story("a", "甲" * 995)], [slot(head=HEAD)])
    lines = [frame.lines for frame in frames(done, "text")]

    assert len(set(lines[:-1])) == 1
    assert lines[-1] <= lines[0]


def test_spare_rows_go_to_the_air_below_the_head(square):
    """The module's spare rows go to air below the head first."""
    copy = [story("a", "甲" * 1000)]
    head = frames(made(square, copy, [slot(head=HEAD)]), "head")[0]
    tight = frames(made(square, copy, [slot(cells=(1, 1, 4, 29), head=HEAD)]), "head")[
        0
    ]

    assert head.rows == tight.rows + 2


def test_frames_tell_what_their_content_leaves_over(square):
    one = story("a", "甲" * 995, photos=(photo(),))
    plan = PicturePlan(photo=0, column=1, columns=4, rows=10)
    tight = slot(cells=(1, 1, 4, 40), head=HEAD, pictures=(plan,))
    airy = slot(cells=(1, 1, 4, 40), head=HeadPlan(size=26, rows=7), pictures=(plan,))
    asked = frames(made(square, [one], [tight]), "head")[0]
    done = made(square, [one], [airy])
    head = frames(done, "head")[0]

    assert head.parts == ("main",)
    assert head.slack - asked.slack == 7 - asked.rows
    assert frames(done, "picture")[0].photo == 1
    for leg in frames(done, "text"):
        assert leg.slack == leg.rows - leg.lines


def test_rows_left_white_are_remarked_with_numbers(square):
    done = made(square, [story("a", "甲" * 300)], [slot(head=HEAD)])
    white = next(d for d in done.diagnostics if d.code == "makeup.white")

    assert white.severity == "warning"
    assert "栏行" in white.message.zh


def test_overset_is_counted_and_its_words_are_kept(square):
    one = story("a", "甲" * 900, "乙" * 1000)
    done = made(square, [one], [slot(head=HEAD)])
    (rest,) = done.overset
    shown = "".join(line.text for line in body(done.pages[0]))

    assert shown + rest.text.replace("\n", "") == "".join(p.text for p in one.body)
    assert rest.characters == len(rest.text)
    assert rest.paragraph.line == 2
    assert rest.millimetres == pytest.approx(rest.lines * 12 / 72 * 25.4, abs=0.05)
    assert "makeup.overset" in codes(done)


def test_an_overset_says_how_many_rows_are_lacking(square):
    """Lines by legs, rounded up: what an editor writes into the plan."""
    done = made(square, [story("a", "甲" * 2000)], [slot(head=HEAD)])
    (rest,) = done.overset
    told = next(d for d in done.diagnostics if d.code == "makeup.overset")

    assert f"再给 {-(-rest.lines // 4)} 行" in told.hint.zh


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        ({"pictures": (PicturePlan(0, 1, 2, 9), PicturePlan(0, 2, 2, 9))},
         "blocks-overlap"),
        ({"pictures": (PicturePlan(0, 1, 2, 9, row=1),)}, "blocks-overlap"),
        ({"pictures": (PicturePlan(0, 1, 2, 9),), "introduction": BlockPlan(2, 2, 5)},
         "blocks-overlap"),
        ({"pictures": (PicturePlan(0, 4, 2, 9),)}, "outside-module"),
        ({"pictures": (PicturePlan(0, 1, 2, 9, row=33),)}, "outside-module"),
        ({"pictures": (PicturePlan(0, 1, 2, 39),)}, "outside-module"),
        ({"introduction": BlockPlan(3, 3, 9)}, "outside-module"),
        ({"head": HeadPlan(size=26, columns=5)}, "outside-module"),
        ({"head": HeadPlan(size=26, column=5)}, "outside-module"),
        ({"head": HeadPlan(size=26, row=40)}, "outside-module"),
        ({"text": TextPlan(columns=5)}, "outside-module"),
        ({"text": TextPlan(column=5)}, "outside-module"),
        ({"text": TextPlan(row=30, rows=12)}, "outside-module"),
        ({"box": "rule", "text": TextPlan(rows=39)}, "outside-module"),
    ],
)  # fmt: skip
def test_parts_that_share_cells_or_leave_their_place_are_errors(square, plan, code):
    body = (paragraph("导" * 20, "introduction"), "甲" * 300)
    one = story("a", *body, photos=(photo(),))
    done = made(square, [one], [slot(**({"head": HEAD} | plan))])
    wrong = [d.code for d in done.diagnostics if d.severity == "error"]

    assert f"makeup.{code}" in wrong


def test_a_head_takes_no_air_where_a_picture_stands_under_it(square):
    """The plan's row is kept: spare rows do not push the head into a picture."""
    one = story("a", "甲" * 700, photos=(photo(),))
    row = frames(made(square, [one], [slot(cells=(1, 1, 4, 29), head=HEAD)]), "head")
    pictures = (PicturePlan(0, 1, 4, 9, row=row[0].rows + 1),)
    done = made(square, [one], [slot(head=HEAD, pictures=pictures)])

    assert "makeup.blocks-overlap" not in codes(done)


def test_an_overset_proof_carries_a_marker(square):
    done = made(square, [story("a", "甲" * 3000)], [slot(head=HEAD)])
    (rest,) = done.overset
    marks = [i for i in done.pages[0].items if getattr(i, "role", "") == "marker"]

    assert [mark.text for mark in marks] == [f"余{rest.lines}行"]
    # Under the last leg: over it, it would hide the last words.
    assert marks[0].y - marks[0].runs[0].size > max(
        leg.rect.bottom for leg in frames(done, "text")
    )


def test_removing_the_overset_characters_makes_the_story_fit(square):
    words = "甲" * 2000
    (rest,) = made(square, [story("a", words)], [slot(head=HEAD)]).overset
    done = made(square, [story("a", words[: -rest.characters])], [slot(head=HEAD)])

    assert done.overset == ()


def test_text_keeps_clear_of_pictures(square):
    one = story("a", "甲" * 900, photos=(photo(),))
    pictures = (PicturePlan(0, column=3, columns=2, rows=14),)
    done = made(square, [one], [slot(head=HEAD, pictures=pictures)])
    (picture,), (caption,) = frames(done, "picture"), frames(done, "caption")

    for text in frames(done, "text"):
        assert not text.rect.overlaps(picture.rect)
        assert not text.rect.overlaps(caption.rect)


def test_a_picture_stands_directly_under_the_head(square):
    one = story("a", "甲" * 900, photos=(photo(),))
    pictures = (PicturePlan(0, column=1, columns=2, rows=14),)
    done = made(square, [one], [slot(head=HEAD, pictures=pictures)])
    (head,), (picture,) = frames(done, "head"), frames(done, "picture")

    assert picture.row == head.row + head.rows


def test_a_box_keeps_its_text_a_character_from_its_edge(square):
    done = made(square, [story("a", "甲" * 700)], [slot(head=HEAD, box="tint")])
    (area,) = [i for i in done.pages[0].items if isinstance(i, Area) and i.weight]

    for line in body(done.pages[0]):
        assert fits(area.rect.x + 10, line.x)
        assert fits(line.x + line.width, area.rect.right - 10)


def test_broken_columns_give_one_leg_fewer(square):
    """破栏: four columns set in three legs."""
    plan = slot(head=HEAD, text=TextPlan(legs=3))
    done = made(square, [story("a", "甲" * 900)], [plan])
    texts = frames(done, "text")

    assert len(texts) == 3
    assert texts[0].rect.width == 130


def test_an_introduction_has_a_block_of_its_own(square):
    one = story("a", paragraph("导" * 60, "introduction"), "甲" * 600)
    block = BlockPlan(column=3, columns=2, row=1, rows=6)
    plan = slot(head=HeadPlan(size=26, columns=2, rows=6), introduction=block)
    done = made(square, [one], [plan])
    lines = [i for i in done.pages[0].items if getattr(i, "role", "") == "introduction"]

    assert "".join(line.text for line in lines) == "导" * 60
    assert min(line.x for line in lines) >= 255


def test_an_introduction_without_room_is_an_error(square):
    one = story("a", paragraph("导" * 300, "introduction"), "甲" * 300)
    plan = slot(head=HEAD, introduction=BlockPlan(column=1, columns=4, rows=3))

    assert "makeup.introduction-overset" in codes(made(square, [one], [plan]))


def test_frames_of_different_stories_share_nothing(square):
    stories = [story("a", "甲" * 400), story("b", "乙" * 380)]
    slots = [
        slot("a", (1, 1, 2, 40), head=HEAD),
        slot("b", (3, 1, 2, 40), head=HEAD),
    ]
    done = made(square, stories, slots)
    mine = [f for f in done.frames[0].frames if f.story == "a"]
    yours = [f for f in done.frames[0].frames if f.story == "b"]

    assert not any(a.rect.overlaps(b.rect) for a in mine for b in yours)


def test_every_story_has_a_bookmark(square):
    done = made(square, [story("a", "甲" * 900)], [slot(head=HEAD)])
    (mark,) = done.pages[0].marks

    assert (mark.title, mark.story) == ("标题四字", "a")


def test_the_page_model_keeps_to_its_schema(square):
    done = made(square, [story("a", "甲" * 2000)], [slot(head=HEAD)])
    told = json.loads(json.dumps(as_json(done.frames)))

    assert PagesForm.model_validate(told).pages[0].overset


def test_the_same_copy_makes_the_same_pages(square):
    one, plan = [story("a", "甲" * 900)], [slot(head=HEAD)]

    assert made(square, one, plan).pages == made(square, one, plan).pages


@pytest.mark.parametrize(
    ("slots", "code"),
    [
        ([slot("a"), slot("x")], "makeup.unknown-story"),
        ([slot("a", (1, 1, 5, 40))], "makeup.outside"),
        ([slot("a", (1, 1, 4, 41))], "makeup.outside"),
        ([slot("a", (1, 1, 2, 40)), slot("b", (2, 1, 2, 40))], "makeup.overlap"),
        ([slot("a", (1, 1, 2, 40))], "makeup.story-unplanned"),
        ([slot("a", pictures=(PicturePlan(0, 1, 1, 5),))], "makeup.no-such-photo"),
        ([slot("a", (1, 1, 4, 9)), slot("a", (1, 20, 4, 9))], "makeup.story-twice"),
    ],
)
def test_a_plan_that_cannot_be_followed_is_refused(square, slots, code):
    with pytest.raises(LayoutError) as caught:
        made(square, [story("a"), story("b")], slots)

    assert code in [remark.code for remark in caught.value.diagnostics]


def test_a_page_without_a_plan_is_refused(square):
    issue = edition(story("a"))
    empty = dummy(slot("a"))
    plan = type(empty)((empty.pages[0].__class__(2, empty.pages[0].slots),))
    with pytest.raises(LayoutError) as caught:
        make_up(issue, LAYOUT, Compositor(square), plan)

    assert [d.code for d in caught.value.diagnostics] == ["makeup.page-unplanned"]


def test_links_lie_over_their_words(square):
    """Screen PDFs lead on from a story; print ignores links."""
    href = "https://example.org"
    words = (Run("甲" * 7), Run("乙" * 4, href=href), Run("丙" * 20))
    one = story("a", Paragraph("body", words))
    page = made(square, [one], [slot(head=HEAD)]).pages[0]
    links = [item for item in page.items if isinstance(item, Link)]
    lines = body(page)

    assert [link.target for link in links] == [href, href]
    assert [link.rect.width for link in links] == [10, 30]
    assert links[0].rect.x == lines[0].x + 70
    assert links[1].rect.x == lines[1].x
    for line, link in zip(lines, links, strict=False):
        assert link.rect.y == pytest.approx(line.y - 8.8)
        assert link.rect.height == 10


@pytest.mark.parametrize(("rows", "lines"), [(10, [7, 5]), (9, [6, 6])])
def test_a_spare_row_goes_to_the_legs_rather_than_a_widow_stays(square, rows, lines):
    """R48 before R53: seven lines and five, not six and a widow with five."""
    one = story("a", "正" * 68, "文" * 48)
    place = slot("a", (1, 1, 2, rows), head=HeadPlan(rows=3))
    done = made(square, [one], [place])

    assert [frame.lines for frame in frames(done, "text")] == lines
