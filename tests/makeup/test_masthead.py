"""Front pages: the nameplate, what stands under it, the ear beside it."""

from itertools import pairwise

import pytest

from makeup.newsroom import ACCENT, LAYOUT, edition, slot, story
from reform_press.compose.paragraph import Compositor
from reform_press.content.model import Headline, Masthead
from reform_press.errors import LayoutError, Source, errors_among
from reform_press.makeup.block import Desk
from reform_press.makeup.characters import pieces_of
from reform_press.makeup.dummy import Cells, Dummy, FixedPlan, PageDummy
from reform_press.makeup.grid import page_grid
from reform_press.makeup.masthead import (
    MASTHEAD,
    ear_cells,
    masthead_cells,
    name_size,
    place_masthead,
)
from reform_press.makeup.newspaper import make_up
from reform_press.makeup.solve.edition import made_plan
from reform_press.makeup.solve.pages import task_of
from reform_press.page import Embed, Rule, TextLine
from reform_press.style.model import MastheadStyle

SAID = Masthead(
    lunar="农历十一月十七",
    issue="第12期",
    organizer="编辑部主办",
    registration="内部资料",
    url="www.example.org",
    pages=4,
    source=Source("edition.yaml", 5),
)
PLATE = MastheadStyle(columns=3, rows=10, colour=ACCENT)
FRONT = LAYOUT._replace(masthead=PLATE)
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} 10">{}</svg>'


def front(*stories, said=SAID, **more):
    issue = edition(*stories)
    page = issue.pages[0]._replace(masthead=said, **more)
    return issue._replace(pages=(page,))


def at_desk(fonts, issue, layout=FRONT):
    return Desk(issue, layout, Compositor(fonts), page_grid(layout))


def plated(fonts, issue=None, layout=FRONT):
    """Return the nameplate as set, and its lines by their words."""
    desk = at_desk(fonts, issue or front(story()), layout)
    block = place_masthead(desk.edition.pages[0], masthead_cells(layout), desk)
    lines = {item.text: item for item in block.items if isinstance(item, TextLine)}
    return block, lines, desk.grid.rect(masthead_cells(layout))


def fixed(cells=(1, 1, 3, 10)):
    return FixedPlan(MASTHEAD, Cells(*cells), "fixed", "报头")


def test_everything_that_was_given_stands_under_the_name_and_nothing_else(fonts):
    block, lines, rect = plated(fonts)
    name, *others = lines

    assert name == "小报"
    assert others == [
        "2023年12月29日", "星期五", "农历十一月十七", "第12期", "本期4版",
        "编辑部主办", "内部资料", "www.example.org",
    ]  # fmt: skip
    assert block.frames[0].words == tuple(lines)
    for line in lines.values():
        assert rect.x - 0.01 <= line.x
        assert line.x + line.width <= rect.right + 0.01
        assert rect.y < line.y < rect.bottom


def test_what_was_not_given_is_not_made_up(fonts):
    issue = front(story(), said=Masthead(source=SAID.source))
    assert list(plated(fonts, issue)[1]) == [
        "小报", "2023年12月29日", "星期五", "本期1版",
    ]  # fmt: skip


def test_the_name_stands_in_the_middle_in_the_colour_of_the_house(fonts):
    block, lines, rect = plated(fonts)
    name = lines["小报"]
    (frame,) = block.frames

    assert name.runs[0].colour == ACCENT
    assert name.runs[0].size == frame.size
    left, right = name.x - rect.x, rect.right - name.x - name.width
    assert left == pytest.approx(right, abs=0.01)


def test_statements_fill_their_lines_from_edge_to_edge(fonts):
    _, lines, rect = plated(fonts)
    by_line = {}
    for line in list(lines.values())[1:]:
        by_line.setdefault(line.y, []).append(line)

    assert len(by_line) > 1
    for those in by_line.values():
        assert those[0].x == pytest.approx(rect.x, abs=0.01)
        end = those[-1].x + those[-1].width
        assert end == pytest.approx(rect.right, abs=0.01)
        for one, other in pairwise(those):
            assert other.x - one.x - one.width >= 1.5 * 8 - 0.01


def test_a_double_rule_a_rule_at_the_foot_and_one_before_the_ear(fonts):
    block, _, rect = plated(fonts)
    rules = [item for item in block.items if isinstance(item, Rule)]
    level = [rule for rule in rules if rule.y1 == rule.y2]

    assert [rule.weight for rule in level] == [2.0, 0.5, 0.5]
    assert level[-1].y1 == rect.bottom - LAYOUT.grid.leading / 2
    assert [rule.x1 for rule in rules if rule.x1 == rule.x2] == [rect.right + 5]


def test_a_masthead_across_the_page_has_no_ear_and_no_rule_beside_it(fonts):
    wide = FRONT._replace(masthead=PLATE._replace(columns=0))
    block, _, _ = plated(fonts, layout=wide)

    assert masthead_cells(wide) == Cells(1, 1, 4, 10)
    assert ear_cells(masthead_cells(wide), wide) is None
    assert not [i for i in block.items if isinstance(i, Rule) and i.x1 == i.x2]


def test_a_drawn_name_keeps_its_shape_and_takes_the_place_of_the_set_one(fonts):
    logo = SQUARE.format(40, '<rect width="40" height="10"/>')
    layout = FRONT._replace(masthead=PLATE._replace(logo=logo))
    block, lines, rect = plated(fonts, layout=layout)
    (drawn,) = [item for item in block.items if isinstance(item, Embed)]

    assert "小报" not in lines
    assert drawn.rect.width == pytest.approx(4 * drawn.rect.height, abs=0.01)
    assert rect.x < drawn.rect.x
    assert drawn.rect.right < rect.right
    assert (drawn.alt, block.frames[0].size) == ("小报", drawn.rect.height)


def test_a_drawing_with_a_script_is_told_where_the_masthead_is_asked_for(fonts):
    layout = FRONT._replace(
        masthead=PLATE._replace(logo=SQUARE.format(40, "<script/>"))
    )
    block, _, _ = plated(fonts, layout=layout)

    assert [(d.code, d.source) for d in block.diagnostics] == [
        ("furniture.unsafe", SAID.source)
    ]


def test_a_statement_wider_than_the_masthead_is_told_with_numbers(fonts):
    said = SAID._replace(organizer="主办" * 40)
    block, _, _ = plated(fonts, front(story(), said=said))
    (told,) = block.diagnostics

    assert (told.code, told.source) == ("makeup.masthead-too-wide", SAID.source)
    assert "比报头宽 320 点" in told.message.zh


def test_every_character_of_the_masthead_is_proven(square):
    issue = front(story())
    text = "".join(part for part, _, _ in pieces_of(issue, FRONT))
    for words in ("小报", "农历十一月十七", "第", "期", "编辑部主办", "example"):
        assert words in text


def made(fonts, page, issue):
    return make_up(issue, FRONT, Compositor(fonts), Dummy((page,)))


def test_the_running_head_of_a_front_page_leaves_date_and_name_to_the_masthead(fonts):
    page = PageDummy(1, (slot("a", (1, 12, 4, 29)),), fixed=(fixed(),))
    done = made(fonts, page, front(story()))
    heads = [i.text for i in done.pages[0].items if getattr(i, "role", "") == "folio"]

    assert heads == ["A4", "专版", "样刊"]


def test_a_plan_without_a_place_for_the_masthead_is_told_what_to_add(fonts):
    page = PageDummy(1, (slot("a", (1, 1, 4, 40)),), source=Source("dummy.yaml", 3))
    done = made(fonts, page, front(story()))
    (told,) = errors_among(done.diagnostics)

    assert (told.code, told.source) == ("makeup.no-masthead", page.source)
    assert "{column: 1, row: 1, columns: 3, rows: 10}" in told.hint.en


def test_a_head_as_large_as_the_name_is_an_error_with_both_sizes(fonts):
    low = fixed((1, 1, 3, 5))
    page = PageDummy(1, (slot("a", (1, 7, 4, 34)),), fixed=(low,))
    issue = front(story("a", headline=Headline("大题"), priority=1))
    size = name_size(issue.pages[0], low.cells, at_desk(fonts, issue))
    done = made(fonts, page, issue)
    told = [d for d in done.diagnostics if d.code == "makeup.nameplate-small"]

    assert size < 48
    assert told[0].source == SAID.source
    assert f"报名 {size:g} 磅，不大于版上“大题”的 48 磅" in told[0].message.zh


def test_the_solver_keeps_heads_under_the_name_and_the_ear_in_its_place(fonts):
    issue = front(
        story("a", *["正" * 95] * 9, priority=1),
        story("b", "短" * 34, priority=5),
        story("c", *["文" * 80] * 6, priority=3),
        ear="b",
    )
    low = FRONT._replace(masthead=PLATE._replace(rows=7))
    task = task_of(issue.pages[0], at_desk(fonts, issue, low))
    places = {one.id: one.place for one in task.facts.stories}
    size = name_size(issue.pages[0], Cells(1, 1, 3, 7), task.desk)

    assert places == {"a": None, "b": Cells(4, 1, 1, 6), "c": None}
    assert dict(task.facts.reserved) == {MASTHEAD: Cells(1, 1, 3, 7)}
    assert max(most for _, _, most in task.desk.layout.bands) < size < 48


def test_a_front_page_makes_itself_up_under_its_masthead(fonts):
    issue = front(
        story("a", *["正" * 95] * 7, priority=1),
        story("b", "短" * 34, priority=5, headline=Headline("报眼")),
        story("c", *["文" * 80] * 3, priority=3),
        ear="b",
    )
    layout = FRONT._replace(grid=FRONT.grid._replace(rows=46))
    plan = made_plan(issue, layout, Compositor(fonts))
    done = make_up(issue, layout, Compositor(fonts), plan)
    cells = {one.story: one.cells for one in plan.pages[0].slots}

    assert plan.pages[0].fixed == (fixed(),)
    assert cells["b"] == Cells(4, 1, 1, 9)
    assert min(cells["a"].row, cells["c"].row) == 11
    assert not errors_among(done.diagnostics)


def test_a_story_too_long_for_the_ear_is_refused_with_numbers(fonts):
    place = Source("edition.yaml", 9, 10)
    issue = front(
        story("a", *["正" * 95] * 7, priority=1),
        story("b", "短" * 84, priority=5, headline=Headline("报眼")),
        ear="b", ear_source=place,
    )  # fmt: skip
    with pytest.raises(LayoutError) as caught:
        made_plan(issue, FRONT, Compositor(fonts))
    told = caught.value.diagnostics[0]

    assert told.code == "makeup.story-fits-not-its-place"
    assert told.message.zh == "报眼的稿“b”排不进指定的 1 栏 9 行"
    assert told.message.en == (
        "story “b”, the ear, does not fit its place of 1 column and 9 rows"
    )
    assert told.source == place
    # Nine lines under a head of two rows at least.
    assert told.hint.zh == "最接近的排法多 2 行：删去约 2 行，或改版位"


def test_an_ear_beside_a_masthead_across_the_page_is_refused(fonts):
    place = Source("edition.yaml", 9, 10)
    issue = front(story("a"), story("b"), ear="b", ear_source=place)
    wide = FRONT._replace(masthead=PLATE._replace(columns=0))
    with pytest.raises(LayoutError) as caught:
        task_of(issue.pages[0], at_desk(fonts, issue, wide))

    (told,) = caught.value.diagnostics
    assert (told.code, told.source) == ("makeup.no-ear", place)


def test_a_plan_that_moved_the_masthead_is_followed(fonts):
    issue = front(story("a"), story("b"), ear="b")
    before = PageDummy(1, (), fixed=(fixed((1, 1, 2, 12)),))
    task = task_of(issue.pages[0], at_desk(fonts, issue), before)

    assert dict(task.facts.reserved) == {MASTHEAD: Cells(1, 1, 2, 12)}
    assert task.facts.stories[1].place == Cells(3, 1, 2, 11)
    assert task.facts.stories[0].place is None
