"""A table as set, in whole rows of the page's grid (排好的表).

In: nothing.  Out: values between the setting of tables and the pages that
they stand on.  Lengths are points from the upper left corner of the block.

"""

from collections.abc import Iterable
from typing import NamedTuple

from reform_press.compose.galley import Line
from reform_press.errors import Diagnostic
from reform_press.geometry import rounded
from reform_press.page import Rule


class CellLine(NamedTuple):
    """A line of a cell: where its measure begins, and its baseline."""

    line: Line
    x: float
    y: float
    role: str = "cell"


class SetRow(NamedTuple):
    """Lines and rules on whole rows of the grid: a row of a table, or several."""

    rows: int
    lines: tuple[CellLine, ...] = ()
    rules: tuple[Rule, ...] = ()
    held: bool = False  # the row after it stands on its page
    band: "SetRow | None" = None  # that it is under, as it stands again 续组头


class SetTable(NamedTuple):
    """A table as set on one measure (排好的表)."""

    measure: float
    leading: float  # of the grid
    head: SetRow  # caption, unit, names of columns
    again: SetRow  # the same on the pages after 续表
    body: tuple[SetRow, ...]
    notes: SetRow
    diagnostics: tuple[Diagnostic, ...] = ()

    def again_over(self, number: int) -> SetRow:
        """Return what stands over a row that begins a page: its band, too."""
        band = self.body[number].band
        return stacked((self.again, band), self.leading) if band else self.again

    @property
    def rows(self) -> int:
        """The rows of the whole table, where it stands in one place."""
        body = sum(row.rows for row in self.body)
        return self.head.rows + body + self.notes.rows


def stacked(blocks: Iterable[SetRow], leading: float) -> SetRow:
    """Return blocks one under the other as one."""
    lines: list[CellLine] = []
    rules: list[Rule] = []
    rows = 0
    for block in blocks:
        down = rows * leading
        lines += [one._replace(y=rounded(one.y + down)) for one in block.lines]
        rules += [
            rule._replace(y1=rounded(rule.y1 + down), y2=rounded(rule.y2 + down))
            for rule in block.rules
        ]
        rows += block.rows
    return SetRow(rows, tuple(lines), tuple(rules))
