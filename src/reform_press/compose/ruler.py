"""Where every piece of a line stands (量行).

In: a paragraph as numbers, the bounds of a line and how it is filled.  Out:
pens and cells along the line, in em from the left edge of the measure (from
its top in vertical setting).  All that is drawn and all that is told of a
line is measured here, so that both agree.

"""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from reform_press.compose.justify import Fill
from reform_press.compose.setting import Setting
from reform_press.compose.spacing import divided


class Cell(NamedTuple):
    """The room that a piece has on its line; em along the line."""

    x: float
    width: float

    @property
    def end(self) -> float:
        """Where the next cell may begin."""
        return self.x + self.width


class Ruler:
    """A line laid beside a ruler: ``start`` is where its first cell begins."""

    __slots__ = (
        "_begins", "_gap", "_gaps", "_moved", "_origin",
        "bounds", "done", "setting", "start",
    )  # fmt: skip

    def __init__(
        self, setting: Setting, bounds: tuple[int, int], start: float, done: Fill
    ) -> None:
        self.setting = setting
        self.bounds = bounds
        self.start = start
        self.done = done
        a, b = bounds
        numbers, self._gap = setting.numbers, done.gap
        self._begins, self._gaps = numbers.begins, numbers.gaps
        self._origin = start - numbers.begins[a] - done.gap * numbers.gaps[a + 1]
        self._moved: Sequence[float] = ()
        if done.changes:
            steps = [done.changes.get(i, 0.0) for i in range(b - a)]
            self._moved = list(accumulate(steps, initial=0.0))

    def pen(self, p: int) -> float:
        """Return where the pen is before it draws piece ``p``."""
        at = self.setting.junctions[p]
        x = self._origin + self._begins[p] - at.lead + at.glue
        x += self._gap * self._gaps[p + 1]
        return x + self._moved[p - self.bounds[0]] if self._moved else x

    def cell(self, p: int) -> Cell:
        """Return the cell of piece ``p``, less what was squeezed out of it."""
        a, b = self.bounds
        setting = self.setting
        pen = self.pen(p)
        x = self.start if p == a else pen + self._taken(p)[1]
        end = setting.junctions[b].trail if p == b - 1 else self._taken(p + 1)[0]
        return Cell(x, pen + setting.widths[p] - end - x)

    def change(self, p: int) -> float:
        """Return what the junction before piece ``p`` gave or took by itself."""
        return self.done.changes.get(p - self.bounds[0] - 1, 0.0)

    def _taken(self, p: int) -> tuple[float, float]:
        """Return the blank taken at a junction from the pieces before and after."""
        setting = self.setting
        taken = -(setting.junctions[p].glue + self.change(p))
        if taken <= 0:
            return 0.0, 0.0
        before, after = setting.kinds[p - 1], setting.kinds[p]
        trail = setting.cells.trailing.get(before, 0.0)
        return divided(taken, trail, setting.cells.leading.get(after, 0.0), after)
