"""Pictures, charts and captions share the room that a float may take.

The type area is two columns of ten characters, 10 on 12 pt, twelve rows.
"""

from dataclasses import replace
from itertools import pairwise

import pytest

from makeup.newsroom import BODY, LAYOUT, photo
from makeup.newsroom import desk as desk_of
from reform_press.content.book.model import Chart, Float
from reform_press.content.model import Paragraph, Run
from reform_press.geometry import Rect, Size
from reform_press.makeup.book import floating
from reform_press.makeup.book.breaking import break_pages
from reform_press.makeup.book.charts_in_flow import Drawn
from reform_press.makeup.book.drawn_floats import draw_float
from reform_press.makeup.book.floating import AIR, picture_ready
from reform_press.makeup.book.master import Field
from reform_press.makeup.book.stream import Box, Floating, Shape, stream_of
from reform_press.page import Embed, Picture, TextLine, among
from reform_press.style.model import Grid

GRID = Grid(columns=2, characters=10, gutter=1, size=10, leading=12, rows=12)
FIELD = Field(Rect(20, 40, 210, 144), 2, 100.0, 10.0, 12, 12.0)


@pytest.fixture
def desk(square):
    found = desk_of(square)
    layout = LAYOUT._replace(grid=GRID, styles=(*LAYOUT.styles, ("caption", BODY)))
    return replace(found, layout=layout)


def caption(length):
    return Paragraph("body", (Run("注" * length),))


def placed(one, desk):
    """Return the float as it stands on its area, the area, and what is told."""
    ready, said = picture_ready(one, 0, {}, FIELD, desk)
    rows = ready.float.rows - AIR if ready.float.rows else FIELD.rows
    area = FIELD.area(0, ready.float.columns, 0, rows)
    block = draw_float(ready.float, area, "story", desk)
    return block, area, [one.code for one in said]


@pytest.mark.parametrize("place", ["top", "here", "page"])
@pytest.mark.parametrize("high", [60.0, 110.0, 500.0])
def test_chart_is_scaled_to_the_room_over_its_caption(desk, monkeypatch, place, high):
    chart = Drawn(Size(210.0, high), b"%PDF", "name")
    monkeypatch.setattr(floating, "draw_chart", lambda *_: chart)
    one = Float(Chart("bars", "{}"), caption(5), "", place, 0, "fig")
    block, area, said = placed(one, desk)
    (drawn,) = (item for item in block.items if isinstance(item, Embed))
    (line,) = among(block.items, TextLine)

    assert area.y <= drawn.rect.y
    assert drawn.rect.bottom < line.y < area.bottom
    assert drawn.rect.width / drawn.rect.height == pytest.approx(210 / high, rel=1e-3)
    assert ("makeup.small-chart" in said) == (drawn.rect.height < 0.75 * high)


def test_picture_keeps_rows_over_a_long_caption(desk):
    one = Float(photo(width=300, height=300), caption(80), "", "top", 0, "fig")
    block, area, said = placed(one, desk)
    (picture,) = among(block.items, Picture)

    assert area.bottom <= FIELD.rect.bottom
    assert area.y <= picture.rect.y
    assert picture.rect.height >= 5 * FIELD.leading
    assert picture.rect.bottom < min(one.y for one in among(block.items, TextLine))
    assert not said


@pytest.mark.parametrize("place", ["top", "page", "turned"])
def test_caption_that_leaves_no_room_is_told(desk, place):
    one = Float(photo(width=300, height=300), caption(400), "", place, 0, "fig")

    assert placed(one, desk)[2] == ["makeup.long-caption"]


def test_pictures_in_a_text_that_runs_out_stand_several_to_a_page():
    boxes, floats = [], []
    for _ in range(40):
        boxes += [Box(penalty=price) for price in (0, 400, 0, 0, 0, 600)]
        floats.append(Floating(10, len(boxes), "here", 1))
    pages = break_pages(stream_of(boxes, floats), Shape(42, 3, True, 5))

    assert len(pages) == 6  # as many as their rows fill


@pytest.mark.parametrize("place", ["top", "foot"])
def test_pictures_that_waited_stand_as_many_to_a_page_as_it_holds(place):
    boxes = [Box() for _ in range(40)]
    floats = [Floating(10, 20, place, 1) for _ in range(40)]
    pages = break_pages(stream_of(boxes, floats), Shape(42, 3))
    ends = [page.columns[-1].end.floats for page in pages]
    counts = [end - before for before, end in pairwise([0, *ends])]

    assert sum(counts) == 40
    assert max(counts) == 12  # four in each of three columns
    assert len(pages) == 4


def test_pictures_behind_the_text_fill_pages_wherever_they_were_to_stand():
    places = ("top", "here", "foot") * 8
    floats = [Floating(10, 20, place, 1) for place in places]
    pages = break_pages(stream_of([Box()] * 20, floats), Shape(42, 3))

    assert len(pages) == 3


def test_float_higher_than_a_page_that_ends_early_waits_for_the_next():
    """Columns of eleven rows hold three boxes of three: facing pages have nine."""
    boxes = [Box(3)] * 8
    pages = break_pages(
        stream_of(boxes, [Floating(11, 7, "foot", 1)]), Shape(11, 2, right=False)
    )

    assert [page.bottom for page in pages[:2]] == [9, 9]
    assert [page.columns[-1].end.floats for page in pages] == [0, 0, 1]
