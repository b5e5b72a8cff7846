"""Modules before their rows are known (稿区草案): heads, and what legs begin under.

In: a story.  Out: heads over a width with their introduction, and drafts of
modules.  The rows follow from the text that is poured into them.

"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from reform_press.makeup.dummy import BlockPlan, Box, HeadPlan, PicturePlan, TextPlan
from reform_press.makeup.solve.heads import HeadChoice
from reform_press.makeup.solve.leaf import Leaf
from reform_press.makeup.solve.prices import AIR, ASIDE

#: Rows of air that a head may gain or lose (题空).
HEAD_AIR = (0, 1, -1, 2)
#: Rows of text up to which a story is short: its head may stand beside it.
_SHORT = 60
_MOST_ASIDE_AIR = 3
#: Columns that an introduction beside the head takes.
_BESIDE = 3


@dataclass(frozen=True, slots=True)
class Top:
    """A head over some columns, with its introduction, and the rows of both."""

    head: HeadPlan
    rows: int
    cost: float
    air: int
    choice: HeadChoice
    introduction: BlockPlan | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A module before its rows are known: what stands at the top of each leg."""

    columns: int
    top: Top
    tops: tuple[int, ...]
    measure: float
    cost: float = 0.0
    text: TextPlan = field(default_factory=TextPlan)
    pictures: tuple[PicturePlan, ...] = ()
    areas: tuple[float, ...] = ()
    box: Box = "none"
    corners: tuple[bool, bool] = (True, True)  # a head stands there
    first: int = 1  # first leg that holds text


def is_short(leaf: Leaf) -> bool:
    """Tell whether a head may stand beside the text of a story."""
    measure = leaf.desk.layout.grid.column_width
    intro = leaf.introduction.there
    return not intro and leaf.copy.text(measure, lead_in_set=False).rows <= _SHORT


def tops_over(leaf: Leaf, columns: int, column: int = 1, row: int = 1) -> Iterator[Top]:
    """Yield heads over ``columns``, from a cell of the module on."""
    room = leaf.desk.layout.grid.span(columns)
    intro = leaf.introduction.there
    for choice in leaf.heads.across(room):
        for air in HEAD_AIR:
            rows = choice.rows + air
            plan = head_at(choice, column, row, columns, rows)
            cost = choice.cost + AIR * abs(air)
            if not intro:
                yield Top(plan, rows, cost, air, choice)
                continue
            under, legs = leaf.introduction.rows(columns)
            block = BlockPlan(column, columns, under, row + rows, legs)
            yield Top(plan, rows + under, cost, air, choice, block)
    if intro and columns > _BESIDE + 1:
        yield from _introduced_aside(leaf, columns, column, row)


def _introduced_aside(leaf: Leaf, columns: int, column: int, row: int) -> Iterator[Top]:
    """Yield heads with the introduction at their right."""
    rest = columns - _BESIDE
    needed, _ = leaf.introduction.rows(_BESIDE, legs=1)
    for choice in leaf.heads.across(leaf.desk.layout.grid.span(rest)):
        rows = max(choice.rows, needed)
        air = rows - choice.rows
        if air <= _MOST_ASIDE_AIR:
            plan = head_at(choice, column, row, rest, rows)
            block = BlockPlan(column + rest, _BESIDE, rows, row)
            yield Top(plan, rows, choice.cost + AIR * air, air, choice, block)


def head_at(
    choice: HeadChoice, column: int, row: int, columns: int, rows: int
) -> HeadPlan:
    """Return the plan of a head at its cells."""
    small = choice.small
    return HeadPlan(
        size=choice.size, column=column, columns=columns, row=row, rows=rows,
        lines=choice.lines, kicker_size=small.kicker_size,
        kicker_lines=small.kicker_lines, deck_size=small.deck_size,
        deck_lines=small.deck_lines,
    )  # fmt: skip


def aside_of(
    leaf: Leaf, columns: int, aside: int, above: int,
    pictures: tuple[PicturePlan, ...],
) -> Iterator[Draft]:  # fmt: skip
    """Yield heads at the left of their text, under ``above`` rows of pictures."""
    grid = leaf.desk.layout.grid
    rest = columns - aside
    needs = leaf.copy.needs(grid.column_width, (0,) * rest, lead_in_set=False)
    for choice in leaf.heads.across(grid.span(aside)):
        for need in needs:
            air = need.rows - choice.rows
            if not -1 <= air <= _MOST_ASIDE_AIR:
                continue
            head = head_at(choice, 1, above + 1, aside, need.rows)
            cost = choice.cost + AIR * abs(air)
            top = Top(head, need.rows, cost, air, choice)
            tops = (above + need.rows,) * aside + (above,) * rest
            yield Draft(
                columns, top, tops, grid.column_width, ASIDE,
                TextPlan(column=aside + 1, row=above + 1), pictures,
                corners=(not above, False), first=aside + 1,
            )  # fmt: skip
