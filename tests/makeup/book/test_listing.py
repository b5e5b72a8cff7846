"""Places of an index fill their lines: none that had room begins the next."""

from dataclasses import replace
from itertools import pairwise

import pytest

from makeup.newsroom import BODY, LAYOUT
from makeup.newsroom import desk as desk_of
from reform_press.compose.paragraph import natural_width
from reform_press.content.book.model import Part
from reform_press.geometry import Rect, fits
from reform_press.makeup.book.breaking import break_pages
from reform_press.makeup.book.contents import SECTION, Listed
from reform_press.makeup.book.index import Entry, Group, Locator
from reform_press.makeup.book.listing import set_index, set_list
from reform_press.makeup.book.master import Field
from reform_press.makeup.book.stream import Shape

STYLE = BODY._replace(size=8, leading=10, indent=0.0, align="start")
PART = Part("index", "索引", "index")


@pytest.fixture
def desk(fonts):
    layout = LAYOUT._replace(styles=(*LAYOUT.styles, ("index", STYLE)))
    return replace(desk_of(fonts), layout=layout)


def set_places(desk, heading, words, measure):
    """Return the lines of an entry with these places."""
    places = tuple(Locator(one, number) for number, one in enumerate(words, 1))
    field = Field(Rect(0, 0, measure, 500), 1, measure, 0.0, 50, 10)
    made = set_index(PART, [Group("", (Entry(heading, 0, places),))], field, desk)
    *_, element = made.elements
    return [line.text for line in element.galley.lines]


def test_leaders_begin_as_far_behind_all_words_their_dots_below_each_other(square):
    """Within a third of an em, by which dots are apart."""
    em, wide = BODY.size, {"会上的群众（图）": 7.5, "会上的群众": 5, "群众（图）": 4.5}
    lines = tuple(Listed(SECTION, one, "it", folio="7") for one in wide)
    field = Field(Rect(0, 0, 200, 500), 1, 200, 0.0, 50, 10)
    elements = set_list(PART, lines, field, desk_of(square)).elements[-3:]
    begins = [one.galley.lines[0].runs[1].x for one in elements]  # behind the words

    for begin, width in zip(begins, wide.values(), strict=True):
        assert 0.5 <= (begin - 2 * em) / em - width < 0.5 + 1 / 3 + 0.01
        dots = 3 * (begin - begins[0]) / em
        assert dots == pytest.approx(round(dots), abs=0.01)


def test_entry_of_many_places_is_parted_two_lines_on_either_side(desk):
    places = tuple(Locator(f"{page}a", page) for page in range(100, 160))
    groups = [Group("", tuple(Entry("石溪村", 0, places) for _ in range(4)))]
    field = Field(Rect(0, 0, 100, 500), 1, 100, 0.0, 50, 10)
    made = set_index(PART, groups, field, desk)
    (first, *_) = break_pages(made.stream, Shape(50, 1, opening=2))
    entry = made.element_at(first.columns[0].end.box)
    above = first.columns[0].end.box - made.starts[entry]
    below = len(made.elements[entry].galley.lines) - above

    assert first.columns[0].end.box + 2 == 50
    assert above >= 2 <= below


@pytest.mark.parametrize("measure", range(100, 180, 9))
@pytest.mark.parametrize("heading", ["石溪村", "《农业年报》", "GDP"])
def test_places_fill_their_lines(desk, heading, measure):
    words = [f"{page}{'ab'[page % 2]}" for page in range(3, 1_400, 29)]
    words[5:8] = ["148a–152b", "153a–160a", "161b"]
    lines = set_places(desk, heading, words, measure)
    hang = STYLE.size

    told = "".join(lines).replace(heading, "").strip("　\u2002\u2005")
    assert told.split("、") == words
    for number, (line, after) in enumerate(pairwise(lines)):
        x = hang * bool(number)
        first = after.partition("、")[0]
        mark = "、" if number + 2 < len(lines) or "、" in after else ""
        longer = natural_width(line + first + mark, STYLE, desk.compositor)
        assert fits(x + natural_width(line, STYLE, desk.compositor), measure)
        assert not fits(x + longer, measure), (line, first)
