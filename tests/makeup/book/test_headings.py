"""White about headings is the same everywhere, and no float is over a title."""

import pytest

from makeup.book.chapters import (
    chapter,
    desk,
    flowed,
    heading,
    lines,
    run_on,
    text,
)
from makeup.newsroom import photo
from reform_press.content.book.model import Float
from reform_press.makeup.book.breaking import break_pages
from reform_press.makeup.book.stream import Box, Floating, Shape, stream_of

__all__ = ["desk"]


def white(made):
    """Return, for each section, the points from its line to the lines about it.

    None where it stands at the head of its column.
    """
    for page in made.pages:
        for head in lines(page, "heading-2"):
            own = [
                round(line.y - head.y, 3)
                for line in lines(page)
                if line.x // 125 == head.x // 125
            ]
            above = max((y for y in own if y < 0), default=None)
            yield above, min(y for y in own if y > 0)


@pytest.mark.parametrize("before", range(98, 398, 40))
def test_white_about_sections_is_always_the_same(desk, before):
    blocks = [text("正" * before), heading("甲"), text("正" * 218)]
    blocks += [heading("乙"), text("正" * 158), heading("丙"), text("正" * 318)]
    found = list(white(flowed(desk, *blocks)))

    assert len(found) == 3
    assert len({below for _, below in found}) == 1
    assert len({above for above, _ in found if above is not None}) <= 1


def test_no_float_stands_over_a_title_at_the_head_of_its_column():
    boxes = [Box() for _ in range(40)]
    for span, seats in ((0, [(0, 0, 2, 0, True)]), (1, [(0, 0, 1, 0, True)])):
        stream = stream_of(boxes, [Floating(4, 3, span=span)])
        (page, *_) = break_pages(stream, Shape(12, 2, titled=True))

        assert list(page.seats) == seats

    later = stream_of(boxes, [Floating(4, 30, span=0)])
    _, page, *_ = break_pages(later, Shape(12, 2, titled=True))

    assert page.seats == ((0, 0, 2, 0, False),)  # other pages have none


def test_picture_called_under_the_title_of_a_chapter_that_runs_on_stands_below_it(desk):
    one = Float(photo(width=300, height=30), None, "供图", "top", 2, "fig")
    made = run_on(desk, chapter("甲", text("正" * 38), one, text("正" * 58)))
    (page, *_) = made.pages
    (head,) = lines(page, "heading-1")
    (caption,) = lines(page, "caption")

    assert caption.y > lines(page)[0].y > head.y
    (_, top, _, _), *_ = (f.rect for f in page.block.frames if f.role == "picture")
    texts = [f.rect for f in page.block.frames if f.role == "text"]
    assert all(y + high <= top for _, y, _, high in texts)
