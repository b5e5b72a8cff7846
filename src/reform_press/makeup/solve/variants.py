"""All ways to set a story (稿件变体): for each width, heights and prices.

In: a story with its heads and pictures.  Out: recipes.  Each is a step of the
copyfitting ladder: head air, picture crop, another head, tighter paragraphs,
broken columns, a box.  Body size and leading never change.

"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from reform_press.makeup.dummy import BlockPlan, Box, HeadPlan, PicturePlan, TextPlan
from reform_press.makeup.grid import legs_across
from reform_press.makeup.solve.copy import Need, legs_under
from reform_press.makeup.solve.heads import HeadChoice
from reform_press.makeup.solve.intro import has_introduction, introduction_rows
from reform_press.makeup.solve.leaf import Leaf
from reform_press.makeup.solve.prices import (
    AIR,
    ASIDE,
    BOXED,
    BROKEN,
    TIGHT,
    WHITE,
    facing_price,
    leg_price,
    shape_price,
)  # fmt: skip
from reform_press.makeup.solve.recipe import Recipe

#: Rows of air that a head may gain or lose (题空).
_AIR = (0, 1, -1, 2)
#: Rows of white that a module may have beyond what its recipe asks for.
_MOST_WHITE = 3
#: Text of fewer rows is not set in broken columns; the measures they may have, em.
_BROKEN_ROWS = 36
_MEASURES = (8.0, 24.0)
_MOST_BROKEN = 5
#: Rows of text up to which a story is short: its head may stand beside it.
_SHORT = 60
_MOST_ASIDE_AIR = 3
#: Columns that an introduction beside the head takes.
_BESIDE = 3


@dataclass(frozen=True, slots=True)
class _Top:
    """A head over some columns, with its introduction, and the rows of both."""

    head: HeadPlan
    rows: int
    cost: float
    air: int
    choice: HeadChoice
    introduction: BlockPlan | None = None


@dataclass(frozen=True, slots=True)
class _Draft:
    """A module before its rows are known: what stands at the top of each leg."""

    columns: int
    top: _Top
    tops: tuple[int, ...]
    measure: float
    cost: float = 0.0
    text: TextPlan = field(default_factory=TextPlan)
    pictures: tuple[PicturePlan, ...] = ()
    box: Box = "none"
    corners: tuple[bool, bool] = (True, True)  # a head stands there
    first: int = 1  # first leg that holds text


def recipes(leaf: Leaf, columns: int) -> Iterator[Recipe]:
    """Yield the ways to set a story in so many columns."""
    if leaf.facts.box != "required":
        for draft in _drafts(leaf, columns):
            yield from _set(leaf, draft)
    if leaf.facts.box != "no" and not len(leaf.gallery):
        for draft in _boxed(leaf, columns):
            yield from _set(leaf, draft)


def stretched(leaf: Leaf, columns: int, rows: int = 0) -> Iterator[Recipe]:
    """Yield recipes of a width, also with white at the foot; all up to ``rows``."""
    cell = WHITE * leaf.cell
    for recipe in recipes(leaf, columns):
        yield recipe
        if not recipe.legs or recipe.legs[0].leg > 1:
            continue
        more = rows - recipe.rows if rows else _MOST_WHITE
        for white in range(1, min(more, _MOST_WHITE) + 1):
            yield replace(
                recipe,
                rows=recipe.rows + white,
                white=recipe.white + white * columns,
                cost=recipe.cost + cell * columns * white,
            )


def _drafts(leaf: Leaf, columns: int) -> Iterator[_Draft]:
    measure = leaf.desk.layout.grid.column_width
    if len(leaf.gallery):
        yield from _with_art(leaf, columns)
        return
    for top in _tops(leaf, columns):
        yield _Draft(columns, top, (top.rows,) * columns, measure)
    yield from _broken(leaf, columns)
    if _is_short(leaf):
        for aside in range(1, columns // 2 + 1):
            yield from _aside(leaf, columns, aside, 0, ())


def _is_short(leaf: Leaf) -> bool:
    measure = leaf.desk.layout.grid.column_width
    intro = has_introduction(leaf.story)
    return not intro and leaf.copy.text(measure, lead_in_set=False).rows <= _SHORT


def _tops(leaf: Leaf, columns: int, column: int = 1, row: int = 1) -> Iterator[_Top]:
    """Yield heads over ``columns``, from a cell of the module on."""
    room = leaf.desk.layout.grid.span(columns)
    intro = has_introduction(leaf.story)
    for choice in leaf.heads.across(room):
        for air in _AIR:
            rows = choice.rows + air
            plan = _head(choice, column, row, columns, rows)
            cost = choice.cost + AIR * abs(air)
            if not intro:
                yield _Top(plan, rows, cost, air, choice)
                continue
            under, legs = introduction_rows(leaf.story, columns, leaf.desk)
            block = BlockPlan(column, columns, under, row + rows, legs)
            yield _Top(plan, rows + under, cost, air, choice, block)
    if intro and columns > _BESIDE + 1:
        yield from _introduced_aside(leaf, columns, column, row)


def _introduced_aside(
    leaf: Leaf, columns: int, column: int, row: int
) -> Iterator[_Top]:
    """Yield heads with the introduction at their right."""
    rest = columns - _BESIDE
    needed, _ = introduction_rows(leaf.story, _BESIDE, leaf.desk, legs=1)
    for choice in leaf.heads.across(leaf.desk.layout.grid.span(rest)):
        rows = max(choice.rows, needed)
        air = rows - choice.rows
        if air <= _MOST_ASIDE_AIR:
            plan = _head(choice, column, row, rest, rows)
            block = BlockPlan(column + rest, _BESIDE, rows, row)
            yield _Top(plan, rows, choice.cost + AIR * air, air, choice, block)


def _head(
    choice: HeadChoice, column: int, row: int, columns: int, rows: int
) -> HeadPlan:
    return HeadPlan(
        size=choice.size, column=column, columns=columns, row=row, rows=rows,
        lines=choice.lines,
    )  # fmt: skip


def _broken(leaf: Leaf, columns: int) -> Iterator[_Draft]:
    """Yield broken columns (破栏): a leg fewer than the module has columns."""
    grid = leaf.desk.layout.grid
    if not 3 <= columns <= _MOST_BROKEN:
        return
    legs = columns - 1
    measure = legs_across(0.0, grid.span(columns), legs, grid).measure
    long = leaf.copy.text(grid.column_width, lead_in_set=False).rows >= _BROKEN_ROWS
    if not long or not _MEASURES[0] <= measure / grid.size <= _MEASURES[1]:
        return
    for top in _tops(leaf, columns):
        # Inside broken columns everything counts in legs.
        head = replace(top.head, columns=0)
        if top.introduction is None:
            yield _Draft(
                columns, replace(top, head=head), (top.rows,) * legs, measure,
                BROKEN, TextPlan(legs=legs),
            )  # fmt: skip


def _boxed(leaf: Leaf, columns: int) -> Iterator[_Draft]:
    """Yield boxes (花框): a character less at each side, a row above and below."""
    grid = leaf.desk.layout.grid
    inside = legs_across(0.0, grid.span(columns) - 2 * grid.size, columns, grid)
    if inside.measure < _MEASURES[0] * grid.size or has_introduction(leaf.story):
        return
    for choice in leaf.heads.across(inside.span(columns)):
        for air in _AIR:
            rows = choice.rows + air
            cost = choice.cost + AIR * abs(air)
            head = _head(choice, 1, 1, columns, rows)
            top = _Top(head, rows, cost, air, choice)
            yield _Draft(
                columns, top, (rows,) * columns, inside.measure, BOXED,
                box="rule", corners=(False, False),
            )  # fmt: skip


def _with_art(leaf: Leaf, columns: int) -> Iterator[_Draft]:
    """Yield the places of the pictures: top, under the head, beside it."""
    measure = leaf.desk.layout.grid.column_width
    for art in leaf.gallery.arranged(columns):
        pictures = _placed(art.pieces, 1, 1)
        for top in _tops(leaf, columns, 1, art.rows + 1):
            yield _Draft(
                columns, top, (art.rows + top.rows,) * columns, measure, art.cost,
                pictures=pictures, corners=(False, False),
            )  # fmt: skip
        for aside in range(1, columns // 2 + 1) if _is_short(leaf) else ():
            for draft in _aside(leaf, columns, aside, art.rows, pictures):
                yield replace(draft, cost=draft.cost + art.cost)
    for wide in range(1, columns):
        rest = columns - wide
        for art in leaf.gallery.arranged(wide):
            cost = art.cost + facing_price(leaf.gallery.facings, "right")
            for top in _tops(leaf, columns):  # under the head, at its right
                tops = (top.rows,) * rest + (top.rows + art.rows,) * wide
                pictures = _placed(art.pieces, rest + 1, top.rows + 1)
                yield _Draft(columns, top, tops, measure, cost, pictures=pictures)
            for top in _tops(leaf, rest):  # beside the head, at its right
                tops = (top.rows,) * rest + (art.rows,) * wide
                pictures = _placed(art.pieces, rest + 1, 1)
                yield _Draft(
                    columns, top, tops, measure, cost, pictures=pictures,
                    corners=(True, False),
                )  # fmt: skip
            cost = art.cost + facing_price(leaf.gallery.facings, "left")
            for top in _tops(leaf, rest, wide + 1):  # down the whole left side
                tops = (art.rows,) * wide + (top.rows,) * rest
                yield _Draft(
                    columns, top, tops, measure, cost, TextPlan(column=wide + 1),
                    _placed(art.pieces, 1, 1), corners=(False, True), first=wide + 1,
                )  # fmt: skip


def _aside(
    leaf: Leaf, columns: int, aside: int, above: int,
    pictures: tuple[PicturePlan, ...],
) -> Iterator[_Draft]:  # fmt: skip
    """Yield heads at the left of their text, under ``above`` rows of pictures."""
    grid = leaf.desk.layout.grid
    rest = columns - aside
    needs = leaf.copy.needs(grid.column_width, (0,) * rest, lead_in_set=False)
    for choice in leaf.heads.across(grid.span(aside)):
        for need in needs:
            air = need.rows - choice.rows
            if not -1 <= air <= _MOST_ASIDE_AIR:
                continue
            head = _head(choice, 1, above + 1, aside, need.rows)
            cost = choice.cost + AIR * abs(air)
            top = _Top(head, need.rows, cost, air, choice)
            tops = (above + need.rows,) * aside + (above,) * rest
            yield _Draft(
                columns, top, tops, grid.column_width, ASIDE,
                TextPlan(column=aside + 1, row=above + 1), pictures,
                corners=(not above, False), first=aside + 1,
            )  # fmt: skip


def _placed(
    pieces: tuple[PicturePlan, ...], column: int, row: int
) -> tuple[PicturePlan, ...]:
    return tuple(
        replace(one, column=one.column + column, row=one.row + row) for one in pieces
    )


def _set(leaf: Leaf, draft: _Draft) -> Iterator[Recipe]:
    """Yield the recipes of a draft: its rows by its text."""
    tops = draft.tops[draft.first - 1 :]
    foot = max(draft.tops[: draft.first - 1], default=0)
    intro = draft.top.introduction is not None
    needs = leaf.copy.needs(draft.measure, tops, lead_in_set=intro)
    for need in needs:
        if foot and need.rows > foot:  # what stands at the left reaches the foot
            continue
        yield from _finished(leaf, draft, need, max(foot, need.rows))


def _finished(leaf: Leaf, draft: _Draft, need: Need, rows: int) -> Iterator[Recipe]:
    frame = 2 if draft.box != "none" else 0
    legs = legs_under(draft.tops, rows)
    if not legs or rows + frame > leaf.rows:
        return
    legs = tuple(leg for leg in legs if leg.leg >= draft.first)
    spare = need.spare + (rows - need.rows) * len(legs)
    white = max(0, spare - len(legs) + 1)
    cost = (
        draft.cost
        + draft.top.cost
        + (TIGHT if need.tight else 0.0)
        + WHITE * leaf.cell * white
        + leg_price(legs)
        + shape_price(draft.columns, rows + frame, leaf.desk, leaf.rows)
    )
    yield Recipe(
        leaf.story.id, draft.columns, rows + frame, cost, draft.top.head, draft.text,
        draft.pictures, draft.top.introduction, draft.box, legs, white,
        draft.top.air, need.tight, *draft.corners,
        draft.top.choice.words, draft.top.choice.parts, spare,
    )  # fmt: skip
