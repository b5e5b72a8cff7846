"""Rows that an introduction takes in a block of its own (提要题、导语).

In: a story and the columns of the block.  Out: rows, one of air below
included, and in how many legs it is set.  Each width is set once.

"""

from math import ceil

from reform_press.content.model import Story
from reform_press.geometry import Rect
from reform_press.makeup.block import Desk, Place
from reform_press.makeup.grid import rows_for
from reform_press.makeup.introduction import place_introduction

#: Characters of a line of introduction, at most.
_WIDEST = 32.0


class Introduction:
    """The introduction of one story, set on every width that is asked for."""

    def __init__(self, story: Story, desk: Desk) -> None:
        self._story, self._desk = story, desk
        self._known: dict[tuple[int, int], tuple[int, int]] = {}
        self.there = any(one.role == "introduction" for one in story.body)

    def rows(self, columns: int, legs: int = 0) -> tuple[int, int]:
        """Return the rows of a block so many columns wide, and its legs."""
        key = columns, legs
        if key not in self._known:
            self._known[key] = _rows(self._story, columns, legs, self._desk)
        return self._known[key]


def _rows(story: Story, columns: int, legs: int, desk: Desk) -> tuple[int, int]:
    grid = desk.layout.grid
    style = desk.layout.style("introduction")
    wide = grid.span(columns)
    legs = legs or max(1, ceil(wide / style.size / _WIDEST))
    rect = Rect(0.0, 0.0, wide, grid.rows * grid.leading)
    place = Place(rect, grid.rows, story.id, 1, columns, 1)
    block = place_introduction(story, place, legs, desk, ruled=False)
    lines = ceil(block.frames[0].lines / legs)
    height = (lines - 1) * style.leading + style.size
    return rows_for(height, grid) + 1, legs
