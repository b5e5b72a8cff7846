"""The figures box of a story (数据框) across the foot of its module.

In: a story and the columns of the box.  Out: the least rows in which its
figures stand at a fair size, and how many of them side by side.  Each width
is set once.

"""

from dataclasses import replace

from reform_press.content.model import Story
from reform_press.geometry import Rect
from reform_press.makeup.block import Desk, Place
from reform_press.makeup.dummy import BlockPlan
from reform_press.makeup.figures import place_figures
from reform_press.makeup.solve.recipe import Recipe

#: Numerals no smaller than this, pt; most rows of a box.
_LEAST, _MOST_ROWS = 22.0, 40


class Figures:
    """The figures box of one story, set once on every width that is asked for."""

    def __init__(self, story: Story, desk: Desk) -> None:
        self._story, self._desk = story, desk
        self._known: dict[int, tuple[int, int]] = {}
        self.there = story.figures is not None

    def under(self, recipe: Recipe) -> Recipe | None:
        """Return a recipe with the figures at its foot; None if they do not fit it."""
        rows, legs = self.rows(recipe.columns)
        if not rows or recipe.box != "none" or recipe.text.legs:
            return None
        plan = BlockPlan(1, recipe.columns, rows, recipe.rows + 1, legs)
        text = replace(recipe.text, rows=recipe.rows - max(0, recipe.text.row - 1))
        return replace(recipe, rows=recipe.rows + rows, text=text, figures=plan)

    def rows(self, columns: int) -> tuple[int, int]:
        """Return the rows of a box, and the figures side by side; 0, 0 for none."""
        if columns not in self._known:
            count = len(self._story.figures.figures) if self._story.figures else 0
            ways = [
                (rows, -(-count // legs), legs)
                for legs in range(1, count + 1)
                if (rows := self._least(columns, legs))
            ]
            rows, _, legs = min(ways, default=(0, 0, 0))
            self._known[columns] = rows, legs
        return self._known[columns]

    def _least(self, columns: int, legs: int) -> int:
        """Return the least rows of so many figures side by side, 0 for none."""
        low, high = 1, _MOST_ROWS
        if not self._fits(columns, high, legs):
            return 0
        while low < high:
            middle = (low + high) // 2
            if self._fits(columns, middle, legs):
                high = middle
            else:
                low = middle + 1
        return low

    def _fits(self, columns: int, rows: int, legs: int) -> bool:
        if self._story.figures is None:
            return False
        grid = self._desk.layout.grid
        rect = Rect(0.0, 0.0, grid.span(columns), rows * grid.leading)
        place = Place(rect, rows, self._story.id, 1, columns, 1)
        block = place_figures(self._story.figures, place, legs, self._desk)
        return not block.diagnostics and block.frames[0].size >= _LEAST
