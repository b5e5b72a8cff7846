"""Notes after the text stand evenly, under a short rule."""

from dataclasses import replace
from itertools import pairwise

from makeup.book.chapters import calling, desk, flowed, lines, note
from reform_press.page import Rule

__all__ = ["desk"]


def test_end_notes_stand_evenly_under_a_short_rule(desk):
    styles = dict(desk.layout.styles)
    small = styles["note"]._replace(size=8, leading=9)  # four on three rows of 12
    layout = desk.layout._replace(styles=(*(styles | {"note": small}).items(),))
    blocks = [calling("正", name, "文") for name in "abcde"]
    notes = [note(name, "甲") for name in "abcde"]
    (page,) = flowed(
        replace(desk, layout=layout), *blocks, notes=notes, counted="end"
    ).pages
    found = lines(page, "note")
    (rule,) = (one for one in page.block.items if isinstance(one, Rule))

    assert [line.text[1:] for line in found] == ["甲"] * 5
    steps = [low.y - high.y for high, low in pairwise(found[:4])]
    assert [round(step, 3) for step in steps] == [9, 9, 9]
    below = found[0].y - 0.88 * 8 - rule.y1
    assert 2 < below < 12 / 2  # the rest of its row is white above it
