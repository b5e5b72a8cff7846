"""What an editor pins stays, whole or in part; the rest is made up round it."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makeup.newsroom import desk, photo
from makeup.test_solve import BUDGET, STORIES, facts_of, made_up, told
from reform_press.content.model import Headline
from reform_press.makeup.dummy import PINS, Cells, HeadPlan, PicturePlan, Slot
from reform_press.makeup.facts import AdFacts, PageFacts, PhotoFacts, StoryFacts
from reform_press.makeup.held import keeps
from reform_press.makeup.solve import Budget, Task, solve
from reform_press.makeup.solve.relay import relay
from reform_press.makeup.solve.stock import Stock

OTHER = replace(BUDGET, seed=9)


def asked(fonts, *stories, **said):
    table = desk(fonts, *stories)
    return Task(table, table.edition.pages[0], facts_of(stories, **said))


@pytest.fixture
def task(fonts):
    return asked(fonts, *STORIES)


def pictured(fonts, characters=180):
    """Return a page whose lead has a picture."""
    lead = told("lead", characters, 1, photos=(photo(width=3000, height=2000),))
    found = asked(fonts, lead, *STORIES[1:])
    stories = (StoryFacts("lead", 1, "news", ("a",)), *found.facts.stories[1:])
    pictures = (PhotoFacts("a", "lead", 1.5, 1.2, 1.8, 1, "none", 3000, 2000),)
    return replace(found, facts=PageFacts(stories, pictures))


def slot_of(solution, story):
    return next(slot for slot in solution.page.slots if slot.story == story)


def held(solution, story, *pins):
    return replace(slot_of(solution, story), pinned=pins)


def sound(task, solution):
    """Tell whether a page holds all copy and every story."""
    assert solution.refusal is None
    made = made_up(task, solution)
    assert not made.overset
    assert not [d for d in made.diagnostics if d.severity == "error"]
    assert {s.story for s in solution.page.slots} == {
        one.id for one in task.facts.stories
    }


def test_a_frame_that_is_pinned_keeps_its_cells_and_nothing_else(task):
    first = solve(task, BUDGET)
    pin = held(first, "second", "frame")
    loud = replace(pin, head=replace(pin.head, size=22.0, colour="accent"))
    found = solve(replace(task, pins=(loud,)), OTHER)
    sound(task, found)
    assert slot_of(found, "second").cells == pin.cells
    assert slot_of(found, "second").head.colour == ""


def test_a_place_that_is_pinned_lets_the_size_go(task):
    first = solve(task, BUDGET)
    pin = held(first, "third", "place")
    found = solve(replace(task, pins=(pin,)), OTHER)
    sound(task, found)
    now = slot_of(found, "third").cells
    assert (now.column, now.row) == (pin.cells.column, pin.cells.row)


@pytest.mark.parametrize(("size", "lines"), [(24.0, 1), (25.5, 0), (20.0, 1)])
def test_a_head_that_is_pinned_keeps_size_lines_and_look(task, size, lines):
    first = solve(task, BUDGET)
    pin = held(first, "second", "head")
    head = replace(pin.head, size=size, lines=lines, colour="accent", tracking=0.05)
    found = solve(replace(task, pins=(replace(pin, head=head),)), OTHER)
    sound(task, found)
    now = slot_of(found, "second").head
    assert (now.size, now.colour, now.tracking) == (size, "accent", 0.05)
    (frame,) = [
        frame
        for frame in made_up(task, found).frames[0].frames
        if frame.role == "head" and frame.story == "second"
    ]
    assert frame.size == size
    assert lines in (0, frame.parts.count("main"))


def test_a_lead_is_set_larger_than_a_pinned_head(fonts):
    task = asked(fonts, told("lead", 340, 1), told("second", 250, 2), *STORIES[2:])
    pin = Slot("second", Cells(1, 1, 2, 9), pinned=("head",))
    pin = replace(pin, head=replace(pin.head, size=36.0))
    found = solve(replace(task, pins=(pin,)), OTHER)
    sound(task, found)
    assert slot_of(found, "lead").head.size > 36


@pytest.mark.parametrize(
    ("columns", "rows", "characters"), [(1, 8, 260), (2, 10, 210), (2, 16, 100)]
)
def test_a_pinned_picture_keeps_its_size_and_crop(fonts, columns, rows, characters):
    task = pictured(fonts, characters)
    crop = (0.1, 0.0, 0.9, 1.0)
    plan = PicturePlan(0, 1, columns, rows, 1, crop)
    pin = Slot("lead", Cells(1, 1, 4, 30), pictures=(plan,), pinned=("picture",))
    free = replace(task.facts, photos=(replace(task.facts.photos[0], least=0, most=9),))
    found = solve(replace(task, facts=free, pins=(pin,)), OTHER)
    sound(task, found)
    (now,) = slot_of(found, "lead").pictures
    assert (now.columns, now.rows, now.crop) == (columns, rows, crop)


@pytest.mark.parametrize("columns", [1, 2])
def test_the_width_of_a_picture_may_be_pinned_alone(fonts, columns):
    task = pictured(fonts)
    plan = PicturePlan(0, 1, columns, 3, 1, (0.0, 0.0, 1.0, 0.5))
    pin = Slot("lead", Cells(1, 1, 4, 30), pictures=(plan,), pinned=("span",))
    found = solve(replace(task, pins=(pin,)), OTHER)
    sound(task, found)
    (now,) = slot_of(found, "lead").pictures
    assert now.columns == columns
    assert now.crop is None


def test_what_is_pinned_is_ranked_as_it_stands(task):
    """A pinned story is no white box: its head and its legs count."""
    first = solve(task, BUDGET)
    pin = held(first, "second", "all")
    stock = Stock(replace(task, pins=(pin,)))
    (way,) = stock._only["second"]
    frames = way.frames(pin.cells, task.desk)
    assert {frame.role for frame in frames} >= {"head", "text"}


def test_a_pin_of_a_story_that_is_gone_is_no_matter(task):
    first = solve(task, BUDGET)
    pin = replace(held(first, "second", "all"), story="killed")
    sound(task, solve(replace(task, pins=(pin,)), BUDGET))


@cache
def solved(page, fonts):
    """Return one of some small pages and its solution."""
    more = told("fifth", 120, 4)
    tasks = (
        asked(fonts, *STORIES),
        asked(fonts, told("lead", 330, 1), told("second", 260, 2), told("third", 180),
              told("fourth", 130), told("fifth", 90, 4)),
        asked(fonts, *STORIES[:3], told("fourth", 100),
              ads=(AdFacts("ad", 2, 8, "bottom-right"),)),
        asked(fonts, told("lead", 260, 1), told("second", 200, 2), told("third", 150),
              told("fourth", 120), more, told("sixth", 100, 4)),
    )  # fmt: skip
    return tasks[page], solve(tasks[page], Budget(1200, 3, 4, 60, 60))


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_any_pins_of_a_solved_page_give_a_page_again(fonts, data):
    task, first = solved(data.draw(st.integers(0, 3)), fonts)
    assert first.refusal is None
    stories = [slot.story for slot in first.page.slots]
    parts = st.sets(st.sampled_from([p for p in PINS if p not in ("picture", "span")]))
    chosen = data.draw(
        st.dictionaries(st.sampled_from(stories), parts, min_size=1, max_size=2)
    )
    pins = tuple(
        held(first, story, *(("all",) if "all" in some else sorted(some)))
        for story, some in chosen.items()
    )
    seed = data.draw(st.integers(0, 99))
    found = solve(replace(task, pins=pins), Budget(1200, seed, 4, 40, 0))
    sound(task, found)
    for pin in pins:
        now = slot_of(found, pin.story)
        if pin.whole:
            assert now == pin
        if pin.holds("frame"):
            assert now.cells == pin.cells
        if pin.holds("place"):
            assert (now.cells.column, now.cells.row) == (
                pin.cells.column,
                pin.cells.row,
            )
        if pin.holds("head"):
            assert now.head.size == pin.head.size


def refused(task, *pins):
    """Return what a page with impossible pins is refused for."""
    found = solve(replace(task, pins=pins), BUDGET)
    assert found.page.slots == ()
    assert found.refusal is not None
    return found.refusal.diagnostics


def test_a_pinned_story_that_oversets_is_named_with_its_lines(task):
    first = solve(task, BUDGET)
    pin = held(first, "second", "all")
    low = replace(pin, cells=replace(pin.cells, rows=pin.cells.rows - 3))
    told = refused(task, low)
    assert [one.code for one in told] == ["makeup.pin-overset"]
    lines = 3 * pin.cells.columns
    assert "second" in told[0].message.en
    assert any(
        f" {n} lines" in told[0].message.en for n in (lines - 2, lines - 1, lines)
    )
    assert str(pin.cells.rows) in told[0].hint.en


@pytest.mark.parametrize(("off", "words"), [(-4, "too few"), (5, "too many")])
def test_a_frame_of_the_wrong_height_is_named_with_the_right_one(task, off, words):
    first = solve(task, BUDGET)
    pin = held(first, "third", "frame")
    rows = {way.rows for way in Stock(task)._shelf.ways("third", pin.cells.columns)}
    wrong = (max(rows) if off > 0 else min(rows)) + off
    told = refused(task, replace(pin, cells=replace(pin.cells, rows=wrong)))
    assert [one.code for one in told] == ["makeup.pin-frame"]
    assert f"{abs(off)} rows {words}" in told[0].message.en
    assert f"make it {wrong - off} rows" in told[0].hint.en


def test_a_head_that_fits_no_width_is_named_with_the_largest_that_would(task):
    pin = Slot("second", Cells(1, 1, 2, 9), pinned=("head",))
    told = refused(task, replace(pin, head=replace(pin.head, size=90.0)))
    assert [one.code for one in told] == ["makeup.pin-head"]
    assert "48 pt is the largest" in told[0].hint.en


def test_a_head_larger_than_the_leads_is_refused_with_the_largest_it_may_have(fonts):
    """Pages are found for it, every one with a hard fault (H10)."""
    task = asked(fonts, told("lead", 340, 1), told("second", 250, 2), *STORIES[2:])
    lead = max(s for s in task.desk.layout.ladder if s <= 48)
    pin = Slot("second", Cells(1, 1, 2, 9), pinned=("head",))
    pin = replace(pin, head=replace(pin.head, size=lead + 6))
    found = refused(task, pin)
    assert [one.code for one in found] == ["makeup.pin-head"]
    assert "larger than that of the lead" in found[0].message.en
    assert found[0].hint.en.startswith("48 pt is the largest")


def test_a_page_that_a_pinned_head_crowds_is_told_a_size_that_fits(fonts):
    task = asked(fonts, told("lead", 340, 1), told("second", 250, 2), *STORIES[2:])
    pin = Slot("second", Cells(1, 1, 2, 9), pinned=("head",))
    pin = replace(pin, head=replace(pin.head, size=48.0))
    found = refused(task, pin)
    assert found[0].code == "makeup.page-overfull"
    (size,) = (
        float(one.message.en.removesuffix(" pt").split()[-1])
        for one in found
        if "or its head is" in one.message.en
    )
    fine = replace(pin, head=replace(pin.head, size=size))
    assert solve(replace(task, pins=(fine,)), BUDGET).refusal is None


def test_a_frame_that_would_run_off_the_page_is_told_where_to_begin(task):
    first = solve(task, BUDGET)
    pin = held(first, "third", "frame")
    ways = Stock(task)._shelf.ways("third", pin.cells.columns)
    least = min(way.rows for way in ways)
    low = replace(pin.cells, row=41 - least + 4, rows=least - 4)
    (told,) = refused(task, replace(pin, cells=low))
    assert told.code == "makeup.pin-frame"
    assert f"{least} rows from row {41 - least} on" in told.hint.en


def test_a_picture_that_leaves_no_room_is_named(fonts):
    task = pictured(fonts)
    plan = PicturePlan(0, 1, 4, 40, 1)
    pin = Slot("lead", Cells(1, 1, 4, 40), pictures=(plan,), pinned=("picture",))
    assert [one.code for one in refused(task, pin)] == ["makeup.pin-picture"]


def test_a_place_off_the_page_is_named_with_what_is_free(task):
    pin = Slot("second", Cells(3, 36, 2, 9), pinned=("place",))
    (told,) = refused(task, pin)
    assert told.code == "makeup.pin-outside"
    assert "rows 1 to 40" in told.hint.en


def test_two_pins_in_the_same_cells_are_named(task):
    first = solve(task, BUDGET)
    pin = held(first, "second", "frame")
    other = replace(held(first, "third", "frame"), cells=pin.cells)
    told = refused(task, pin, other)
    assert {"makeup.pin-overlap", "makeup.pin-frame"} >= {one.code for one in told}
    assert "makeup.pin-overlap" in {one.code for one in told}


def test_a_pin_round_which_nothing_fits_is_named_and_told_where_to(task):
    first = solve(task, BUDGET)
    pin = held(first, "fourth", "frame")
    # No story is three rows high.
    told = refused(task, replace(pin, cells=replace(pin.cells, row=4)))
    assert [one.code for one in told] == ["makeup.pin-strands"]
    assert "fourth" in told[0].message.en
    assert "column rows at least" in told[0].message.en
    assert "move it up by 3 rows" in told[0].hint.en


def test_a_page_that_a_pin_crowds_names_the_pin_among_its_remedies(fonts):
    task = pictured(fonts, 240)
    plan = PicturePlan(0, 1, 4, 22, 1)
    pin = Slot("lead", Cells(1, 1, 4, 40), pictures=(plan,), pinned=("picture",))
    told = refused(task, pin)
    assert told[0].code == "makeup.page-overfull"
    assert any(
        one.code == "makeup.remedy"
        and "lead" in one.message.en
        and "let go" in one.message.en
        for one in told
    )


@pytest.mark.parametrize("part", ["all", "frame", "place", "head"])
def test_a_page_laid_out_again_keeps_what_is_pinned(fonts, part):
    first = solve(asked(fonts, *STORIES), BUDGET)
    pin = held(first, "third", part)
    pinned = tuple(pin if s.story == "third" else s for s in first.page.slots)
    before = replace(first.page, slots=pinned)
    other = STORIES[1]._replace(headline=Headline("书架搬进了大车间"))
    grown = asked(fonts, STORIES[0], other, *STORIES[2:])
    found = relay(
        replace(grown, pins=(pin,), tree=before.tree), before, replace(BUDGET, seed=2)
    )
    sound(grown, found)
    assert keeps(pin, slot_of(found, "third"))


@pytest.mark.parametrize(
    ("part", "field", "value"),
    [
        ("all", "box", "rule"), ("frame", "cells", Cells(1, 1, 2, 8)),
        ("place", "cells", Cells(1, 2, 2, 9)), ("head", "head", HeadPlan(size=20.0)),
        ("picture", "pictures", ()), ("span", "pictures", ()),
    ],
)  # fmt: skip
def test_a_slot_that_differs_in_what_is_held_does_not_keep_it(part, field, value):
    shown = (PicturePlan(0, 1, 2, 9, 1),)
    pin = Slot("a", Cells(1, 1, 2, 9), HeadPlan(size=24.0), pictures=shown)
    pin = replace(pin, pinned=(part,))
    assert keeps(pin, pin)
    assert not keeps(pin, replace(pin, **{field: value}))
    other = {"cells": Cells(2, 5, 1, 7), "box": "rule", "head": HeadPlan(size=30.0)}
    other.pop(field, None)
    assert keeps(pin, replace(pin, **other)) == (part != "all")


def test_a_pinned_story_that_an_edit_oversets_is_refused_by_name(fonts):
    task = asked(fonts, *STORIES)
    first = solve(task, BUDGET)
    pin = held(first, "third", "all")
    grown = asked(fonts, *STORIES[:2], told("third", 320), STORIES[3])
    found = relay(replace(grown, pins=(pin,)), first.page, BUDGET)
    assert found.refusal is not None
    assert [one.code for one in found.refusal.diagnostics] == ["makeup.pin-overset"]
