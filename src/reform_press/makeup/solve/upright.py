"""Vertical heads at the left of their text (竖题), in a column of their own.

In: a short story and the columns of its module.  Out: drafts of modules.  The
head is as high as the text; in one or two lines it fills a fair part of its
column, so that it does not stand lost.

"""

from collections.abc import Iterator

from reform_press.makeup.dummy import HeadPlan, TextPlan
from reform_press.makeup.headline import Head
from reform_press.makeup.solve.drafts import Draft, Top, is_short
from reform_press.makeup.solve.heads import HeadChoice
from reform_press.makeup.solve.leaf import Leaf
from reform_press.makeup.solve.prices import HEAD_STEP, UPRIGHT
from reform_press.makeup.upright import fit_upright

#: Lines of a vertical head; shares of its column and of its height that it fills.
_LINES = (1, 2)
_WIDE, _LEAST, _MOST = 0.38, 0.45, 0.92
#: Heads no larger than this stand upright.
_LARGEST = 36.0


def with_upright_head(leaf: Leaf, columns: int) -> Iterator[Draft]:
    """Yield modules whose first column holds a vertical head."""
    grid = leaf.desk.layout.grid
    if columns < 2 or leaf.facts.priority == 1 or not is_short(leaf):
        return
    rest = columns - 1
    for need in leaf.copy.needs(grid.column_width, (0,) * rest, lead_in_set=False):
        for choice in _upright(leaf, need.rows):
            head = HeadPlan(
                size=choice.size, columns=1, row=1, rows=need.rows,
                lines=choice.lines, mode="vertical",
            )  # fmt: skip
            top = Top(head, need.rows, choice.cost, 0, choice)
            yield Draft(
                columns, top, (need.rows, *(0,) * rest), grid.column_width, UPRIGHT,
                TextPlan(column=2, row=1), corners=(False, False), first=2,
            )  # fmt: skip


def _upright(leaf: Leaf, rows: int) -> Iterator[HeadChoice]:
    """Yield the vertical heads of a height, one of each size."""
    grid = leaf.desk.layout.grid
    high = rows * grid.leading
    own = leaf.story.headline.main.split("\n")
    turns = (len(own),) if len(own) > 1 else _LINES
    for size in leaf.heads.ladder:
        for lines in turns:
            longest = max(map(len, own)) * len(own) / lines
            if size <= _LARGEST and _LEAST < longest * size / high < _MOST:
                plan = HeadPlan(size=size, lines=lines, mode="vertical")
                head = fit_upright(leaf.story, plan, rows, grid.column_width, leaf.desk)
                if head.size == size and _stands(head, high, grid.column_width):
                    yield _choice(leaf, head, lines)
                    break


def _stands(head: Head, high: float, wide: float) -> bool:
    """Tell whether a head fits its column and fills a fair part of it."""
    longest = max(one.line.width for one in head.lines if one.part == "main")
    fair = _LEAST < longest / high < _MOST and head.width > _WIDE * wide
    return fair and not head.diagnostics


def _choice(leaf: Leaf, head: Head, lines: int) -> HeadChoice:
    steps = leaf.heads.sizes.steps(head.size, leaf.desk)
    words = tuple(one.line.text for one in head.lines)
    parts = tuple(one.part for one in head.lines)
    cost = HEAD_STEP * abs(steps)
    return HeadChoice(head.size, lines, head.rows, cost, words, parts, steps=steps)
