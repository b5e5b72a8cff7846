"""What an editor pins stays, whole or in part; the rest is made up round it."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makeup.newsroom import desk, photo
from makeup.test_solve import BUDGET, STORIES, facts_of, made_up, told
from reform_press.makeup.dummy import PINS, Cells, PicturePlan, Slot
from reform_press.makeup.facts import AdFacts, PageFacts, PhotoFacts, StoryFacts
from reform_press.makeup.solve import Budget, Task, solve
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
