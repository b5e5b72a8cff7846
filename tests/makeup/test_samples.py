"""The sample pages hold the proportions of the trade (page model only)."""

import json
from itertools import combinations
from pathlib import Path

import pytest

from reform_press.build import BuildOptions, build
from reform_press.geometry import Rect

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(params=["supplement", "review"])
def page(request, built_supplement, built_review):
    folder = {"supplement": built_supplement, "review": built_review}[request.param]
    return json.loads((folder / "pages.json").read_text("utf-8"))["pages"][0]


def frames(page, *roles):
    return [frame for frame in page["frames"] if frame["role"] in roles]


def legs(page):
    """Return the legs of text by story and top row, left to right."""
    found = {}
    for frame in frames(page, "text"):
        if frame["leg"]:
            found.setdefault((frame["story"], frame["row"]), []).append(frame)
    return found


def area(page):
    grid = page["grid"]
    wide = grid["columns"] * grid["column_width"]
    wide += (grid["columns"] - 1) * grid["gutter"]
    return Rect(*grid["origin"], wide, grid["rows"] * grid["leading"])


def test_nothing_is_overset(page):
    assert page["overset"] == []


def test_no_two_frames_share_an_area(page):
    placed = frames(page, "head", "text", "picture", "caption")

    for one, other in combinations(placed, 2):
        assert not Rect(*one["rect"]).inset(0.01).overlaps(Rect(*other["rect"]))


def test_every_frame_keeps_to_the_type_area(page):
    whole = area(page)

    for frame in frames(page, "head", "text", "picture", "caption", "box"):
        rect = Rect(*frame["rect"])
        assert rect.x >= whole.x - 0.05
        assert rect.right <= whole.right + 0.05
        assert rect.bottom <= whole.bottom + 0.05


def test_legs_side_by_side_are_equal_to_the_row(page):
    """Text legs of a story are equal, the last leg short."""
    for found in legs(page).values():
        assert len({frame["rows"] for frame in found}) == 1


def test_the_lead_has_the_largest_head_by_a_step(page):
    """The lead is at least 12 pt larger than any other head."""
    sizes = sorted((frame["size"] for frame in frames(page, "head")), reverse=True)

    assert len(sizes) == 1 or sizes[0] >= sizes[1] + 12


def test_no_two_heads_stand_side_by_side(page):
    """碰题: heads of two stories across one gutter, at one height."""
    for one, other in combinations(frames(page, "head"), 2):
        level = (
            one["row"] < other["row"] + other["rows"]
            and other["row"] < one["row"] + one["rows"]
        )
        touching = (
            one["column"] + one["columns"] == other["column"]
            or other["column"] + other["columns"] == one["column"]
        )
        assert not (level and touching), (one["words"], other["words"])


def test_heads_are_told_line_by_line(page):
    """Every head's own lines are words of the copy."""
    for frame in frames(page, "head"):
        assert frame["words"]
        assert frame["lines"] == len(frame["words"])


def middle(grid, column, row):
    """Return the middle of a cell, counted from 0, in mm."""
    left, top = grid["origin"]
    step = grid["column_width"] + grid["gutter"]
    return (
        left + column * step + grid["column_width"] / 2,
        top + (row + 0.5) * grid["leading"],
    )


def within(rect, point):
    return all(
        edge <= at <= edge + length
        for edge, length, at in zip(rect[:2], rect[2:], point, strict=True)
    )


def test_hardly_a_row_of_the_page_stays_white(page):
    """Uncovered cells are at most 2 % of the page, story rules left out."""
    grid = page["grid"]
    covered = {
        (column, row)
        for frame in frames(page, "head", "text", "picture", "caption", "box")
        for column in range(grid["columns"])
        for row in range(grid["rows"])
        if within(frame["rect"], middle(grid, column, row))
    }
    rule_rows = 2 * grid["columns"]  # one across the page, one half of it twice
    white = grid["columns"] * grid["rows"] - len(covered) - rule_rows

    assert white <= 0.02 * grid["columns"] * grid["rows"]


@pytest.mark.parametrize("name", ["brochure-irrigation", "brochure-laying-hens"])
def test_a_brochure_has_room_for_its_english_alone(name, tmp_path):
    """Its heads are longer than the Chinese ones, in whose place they stand."""
    options = BuildOptions(out=tmp_path, draft=True, language="en")
    done = build(CONTENT / name, options, lambda words: None)

    assert [d.said("en") for d in done.diagnostics if d.severity != "note"] == []
