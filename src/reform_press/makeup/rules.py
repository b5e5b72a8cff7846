"""Rules between stories (栏线、文线) from the cells of their modules.

In: the slots of a page.  Out: a hairline in the middle of a gutter where two
stories stand side by side, and a story rule in the middle of the row that the
plan left free between two stories one over the other.  A boxed story has an
edge of its own, so no rule runs along it.  Inside a story gutters are bare.

"""

from collections.abc import Iterable

from reform_press.geometry import Rect, rounded
from reform_press.makeup.block import Block, Desk
from reform_press.makeup.dummy import Slot
from reform_press.makeup.frame import Frame
from reform_press.page import Rule

Interval = tuple[int, int]  # first and last column, or row


def rules_between(slots: tuple[Slot, ...], desk: Desk) -> Block:
    """Draw the rules of one page."""
    furniture = desk.layout.furniture
    drawn: list[Rule] = []
    if furniture.column_rule:
        drawn += [
            _upright(column, rows, desk)
            for column, met in sorted(_gutters(slots).items())
            for rows in _merged(met, 1)
        ]
    if furniture.story_rule:
        drawn += [
            _level(row, columns, desk)
            for row, met in sorted(_rows(slots).items())
            for columns in _merged(met, 0)
        ]
    frames = tuple(
        Frame("rule", Rect(r.x1, r.y1, r.x2 - r.x1, r.y2 - r.y1), size=r.weight)
        for r in drawn
    )
    return Block(tuple(drawn), frames)


def _gutters(slots: tuple[Slot, ...]) -> dict[int, list[Interval]]:
    """Return, by the column left of a gutter, the rows where two stories meet."""
    found: dict[int, list[Interval]] = {}
    for left in slots:
        for right in slots:
            a, b = left.cells, right.cells
            if a.last_column + 1 != b.column or "none" not in (left.box, right.box):
                continue
            if left.box != "none" or right.box != "none":
                continue
            rows = (max(a.row, b.row), min(a.last_row, b.last_row))
            if rows[0] <= rows[1]:
                found.setdefault(a.last_column, []).append(rows)
    return found


def _rows(slots: tuple[Slot, ...]) -> dict[int, list[Interval]]:
    """Return, by the free row between stories, the columns where they meet."""
    found: dict[int, list[Interval]] = {}
    for upper in slots:
        for lower in slots:
            a, b = upper.cells, lower.cells
            if a.last_row + 2 != b.row or lower.box != "none" or upper.box != "none":
                continue
            columns = (
                max(a.column, b.column),
                min(a.last_column, b.last_column),
            )
            if columns[0] <= columns[1]:
                found.setdefault(a.last_row + 1, []).append(columns)
    return found


def _merged(intervals: Iterable[Interval], gap: int) -> list[Interval]:
    """Join intervals that touch, or that ``gap`` cells part."""
    joined: list[Interval] = []
    for first, last in sorted(intervals):
        if joined and first <= joined[-1][1] + 1 + gap:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined


def _upright(column: int, rows: Interval, desk: Desk) -> Rule:
    grid = desk.grid
    x = grid.left(column + 1) - grid.grid.gutter_width / 2
    top, foot = grid.top(rows[0]), grid.top(rows[1] + 1)
    weight = desk.layout.furniture.column_rule
    return Rule(rounded(x), rounded(top), rounded(x), rounded(foot), weight)


def _level(row: int, columns: Interval, desk: Desk) -> Rule:
    grid = desk.grid
    y = grid.top(row) + grid.grid.leading / 2
    left = grid.left(columns[0])
    right = grid.left(columns[1]) + grid.grid.column_width
    weight = desk.layout.furniture.story_rule
    return Rule(rounded(left), rounded(y), rounded(right), rounded(y), weight)
