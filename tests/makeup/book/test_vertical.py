"""Vertical parts: lines run down, rows to the left; tables and captions run across.

The type area is twelve rows wide, two bands of ten characters high.
"""

import pytest

from makeup.book.chapters import (
    MASTER,
    calling,
    desk,
    lines,
    note,
    table,
    text,
)
from makeup.newsroom import photo
from reform_press.content.book.model import Chapter, Float, Part
from reform_press.content.model import Paragraph, Run
from reform_press.geometry import Rect
from reform_press.makeup.book.flowing import flow_chapters
from reform_press.makeup.book.master import Master
from reform_press.page import Picture, Rule, among

__all__ = ["desk"]

AREA = Rect(20, 40, 144, 210)


def poured(desk, *blocks, notes=()):
    frame = MASTER.right.frames[0]._replace(rect=AREA)
    page = MASTER.right._replace(frames=(frame,))
    part = Part("text", "part", "部", vertical=True)
    chapter = Chapter("poem", "诗", blocks, tuple(notes))
    master = Master(page, page)
    return flow_chapters((chapter,), part, master, desk, {}, right=True).pages


def within(x, y):
    return AREA.x <= x <= AREA.right and AREA.y <= y <= AREA.bottom


def test_vertical_text_runs_leftwards_through_bands(desk):
    found = lines(poured(desk, text("正" * 148))[0])

    assert all(line.vertical for line in found)
    assert found[0].x == 20 + 144 - 6
    assert {line.y for line in found} == {40, 60, 150}
    assert [line.x for line in found[:3]] == [158, 146, 134]


def test_rule_over_notes_runs_down_beside_them(desk):
    first, *_ = poured(
        desk, calling("正", "a", "文"), text("正" * 300), notes=[note("a", "注" * 9)]
    )
    (rule,) = (one for one in first.block.items if isinstance(one, Rule))
    under = lines(first, "note")

    assert rule.x1 == rule.x2
    assert rule.y1 == 40
    assert max(line.x for line in under) < rule.x1
    assert rule.x1 < min(line.x for line in lines(first) if line.y < 150)
    assert all(within(line.x, line.y) for line in under)


@pytest.mark.parametrize("place", ["here", "top", "page", "turned"])
def test_table_has_pages_of_its_own_and_stays_on_them(desk, place):
    one = Float(table(30), None, "", place, 0, "tab")
    pages = poured(desk, text("正" * 38), one, text("文" * 38))
    own = [page for page in pages if lines(page, "cell")]
    cells = [line for page in own for line in lines(page, "cell")]

    assert [c.text for c in cells if c.text.startswith("项")] == [
        f"项{n}" for n in range(30)
    ]
    assert not any(lines(page) for page in own)
    assert not any(line.vertical for line in cells)
    if place != "turned":  # the same measure from here to the frame's left edge
        assert all(within(line.x, line.y) for line in cells)
        rules = [one for page in own for one in among(page.block.items, Rule)]
        assert {(rule.x1, rule.x2) for rule in rules} == {(20, 164)}


@pytest.mark.parametrize("words", [9, 60])
@pytest.mark.parametrize(("wide", "high"), [(300, 100), (100, 300), (100, 900)])
def test_picture_keeps_its_shape_over_its_caption(desk, wide, high, words):
    caption = Paragraph("note", (Run("图注" * words),))
    one = Float(photo(width=wide, height=high), caption, "", "top", 0, "fig")
    pages = poured(desk, text("正" * 38), one, text("文" * 38))
    (page,) = (page for page in pages if lines(page, "caption"))
    (rect,) = (one.rect for one in among(page.block.items, Picture))
    under = lines(page, "caption")

    assert rect.width / rect.height == pytest.approx(wide / high, rel=1e-3)
    assert min(line.y for line in under) > rect.bottom
    assert all(line.x + line.width <= AREA.right + 0.01 for line in under)
    assert all(within(line.x, line.y) for line in under)
    assert within(rect.x, rect.y)
    assert within(rect.x + rect.width, rect.bottom)
