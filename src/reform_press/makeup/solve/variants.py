"""All ways to set a story (稿件变体): for each width, heights and prices.

In: a story with its heads and pictures.  Out: recipes.  Each is a step of the
copyfitting ladder: head air, picture crop, another head, tighter paragraphs,
broken columns, a box.  Body size and leading never change.

"""

from collections.abc import Iterator
from dataclasses import replace

from reform_press.makeup.dummy import Cells, TextPlan
from reform_press.makeup.grid import legs_across
from reform_press.makeup.solve.copy import Need, legs_under
from reform_press.makeup.solve.drafts import (
    HEAD_AIR,
    Draft,
    Top,
    aside_of,
    head_at,
    is_short,
    tops_over,
)
from reform_press.makeup.solve.leaf import Leaf
from reform_press.makeup.solve.pictured import with_pictures
from reform_press.makeup.solve.pinned import obeying
from reform_press.makeup.solve.prices import (
    AIR,
    BOXED,
    BROKEN,
    FILLER,
    FILLER_SEEN,
    LONGER,
    LONGER_SEEN,
    TIGHT,
    WHITE,
    leg_price,
    shape_price,
)
from reform_press.makeup.solve.recipe import Recipe
from reform_press.makeup.solve.upright import with_upright_head

#: Rows of white that a module may have beyond what its recipe asks for.
_MOST_WHITE = 3
#: Rows that an ornament under a story may have.
_FILLERS = (3, 4, 5)
#: Text of fewer rows is not set in broken columns; the measures they may have, em.
_BROKEN_ROWS = 36
_MEASURES = (8.0, 24.0)
_MOST_BROKEN = 5


def recipes(leaf: Leaf, columns: int) -> Iterator[Recipe]:
    """Yield the ways to set a story in so many columns, as far as it is free."""
    for recipe in _every(leaf, columns):
        kept = obeying(recipe, leaf.pin) if leaf.pin else recipe
        if kept:
            yield kept


def _every(leaf: Leaf, columns: int) -> Iterator[Recipe]:
    """Yield the ways to set a story with its figures."""
    for recipe in _with_white(leaf, columns):
        whole = leaf.figures.under(recipe) if leaf.figures.there else recipe
        if whole and whole.rows <= leaf.rows:
            yield whole


def _with_white(leaf: Leaf, columns: int) -> Iterator[Recipe]:
    """Yield the ways to set a story also with white at the foot."""
    for recipe in _with_cuts(leaf, columns):
        yield recipe
        if not recipe.legs or recipe.legs[0].leg > 1 or recipe.opens:
            continue
        for white in range(1, _MOST_WHITE + 1):
            yield replace(
                recipe,
                rows=recipe.rows + white,
                white=recipe.white + white * columns,
                cost=recipe.cost + WHITE * leaf.cell * columns * white,
            )
        yield from _with_filler(leaf, recipe)


def _with_filler(leaf: Leaf, recipe: Recipe) -> Iterator[Recipe]:
    """Yield a way with an ornament at its foot (补白), where nothing else is done."""
    done = recipe.white, recipe.air, recipe.cut, recipe.tight, recipe.text.legs
    if not leaf.fillers or any(done) or leaf.figures.there:
        return
    for rows in _FILLERS:
        yield replace(
            recipe,
            rows=recipe.rows + rows,
            filler=rows,
            cost=recipe.cost + FILLER,
            beside=recipe.beside + FILLER_SEEN,
        )


def filling(leaf: Leaf, cells: Cells) -> list[Recipe]:
    """Return the ways to set a story in just these cells."""
    return [one for one in recipes(leaf, cells.columns) if one.rows == cells.rows]


def _with_cuts(leaf: Leaf, columns: int) -> Iterator[Recipe]:
    """Yield the ways to set all of a story, and what is left of it when it is cut."""
    yield from _tight(leaf, columns)
    for less in leaf.shorter:
        for recipe in _tight(replace(leaf, copy=less.copy), columns):
            yield replace(recipe, cut=less.cut, cost=recipe.cost + less.cost)


def _tight(leaf: Leaf, columns: int) -> Iterator[Recipe]:
    if leaf.facts.box != "required":
        for draft in _drafts(leaf, columns):
            yield from _set(leaf, draft)
    if leaf.facts.box != "no" and not len(leaf.gallery):
        for draft in _boxed(leaf, columns):
            yield from _set(leaf, draft)


def _drafts(leaf: Leaf, columns: int) -> Iterator[Draft]:
    measure = leaf.desk.layout.grid.column_width
    if len(leaf.gallery):
        yield from with_pictures(leaf, columns)
        return
    for top in tops_over(leaf, columns):
        yield Draft(columns, top, (top.rows,) * columns, measure)
    yield from _broken(leaf, columns)
    if is_short(leaf):
        for aside in range(1, columns // 2 + 1):
            yield from aside_of(leaf, columns, aside, 0, ())
        yield from with_upright_head(leaf, columns)


def _broken(leaf: Leaf, columns: int) -> Iterator[Draft]:
    """Yield broken columns (破栏): a leg fewer than the module has columns."""
    grid = leaf.desk.layout.grid
    if not 3 <= columns <= _MOST_BROKEN:
        return
    legs = columns - 1
    measure = legs_across(0.0, grid.span(columns), legs, grid).measure
    long = leaf.copy.text(grid.column_width, lead_in_set=False).rows >= _BROKEN_ROWS
    if not long or not _MEASURES[0] <= measure / grid.size <= _MEASURES[1]:
        return
    for top in tops_over(leaf, columns):
        # Inside broken columns everything counts in legs.
        head = replace(top.head, columns=0)
        if top.introduction is None:
            yield Draft(
                columns, replace(top, head=head), (top.rows,) * legs, measure,
                BROKEN, TextPlan(legs=legs),
            )  # fmt: skip


def _boxed(leaf: Leaf, columns: int) -> Iterator[Draft]:
    """Yield boxes (花框): a character less at each side, a row above and below."""
    grid = leaf.desk.layout.grid
    inside = legs_across(0.0, grid.span(columns) - 2 * grid.size, columns, grid)
    if inside.measure < _MEASURES[0] * grid.size or leaf.introduction.there:
        return
    for choice in leaf.heads.across(inside.span(columns)):
        for air in HEAD_AIR:
            rows = choice.rows + air
            cost = choice.cost + AIR * abs(air)
            head = head_at(choice, 1, 1, columns, rows)
            top = Top(head, rows, cost, air, choice)
            yield Draft(
                columns, top, (rows,) * columns, inside.measure, BOXED,
                box="rule", corners=(False, False),
            )  # fmt: skip


def _set(leaf: Leaf, draft: Draft) -> Iterator[Recipe]:
    """Yield the recipes of a draft: its rows by its text."""
    tops = draft.tops[draft.first - 1 :]
    foot = max(draft.tops[: draft.first - 1], default=0)
    intro = draft.top.introduction is not None
    needs = leaf.copy.needs(draft.measure, tops, lead_in_set=intro)
    for need in needs:
        if foot and need.rows > foot:  # what stands at the left reaches the foot
            continue
        if need.rows < foot and need.opens:  # then it is set longer
            continue
        yield from _finished(leaf, draft, need, max(foot, need.rows))


def _finished(leaf: Leaf, draft: Draft, need: Need, rows: int) -> Iterator[Recipe]:
    frame = 2 if draft.box != "none" else 0
    legs = legs_under(draft.tops, rows)
    if not legs or rows + frame > leaf.rows:
        return
    legs = tuple(leg for leg in legs if leg.leg >= draft.first)
    spare = need.spare + (rows - need.rows) * len(legs)
    white = max(0, spare - len(legs) + 1)
    # What fills a row is priced above a row left white: the last resort of the two.
    row = LONGER + WHITE * leaf.cell * draft.columns if need.longer else 0.0
    cost = (
        draft.cost
        + draft.top.cost
        + (TIGHT if need.tight else 0.0)
        + row
        + WHITE * leaf.cell * white
        + leg_price(legs)
        + shape_price(draft.columns, rows + frame, leaf.desk, leaf.rows)
    )
    yield Recipe(
        leaf.story.id, draft.columns, rows + frame, cost, draft.top.head, draft.text,
        draft.pictures, draft.areas, draft.top.introduction, draft.box, legs, white,
        draft.top.air, need.tight, *draft.corners,
        draft.top.choice.words, draft.top.choice.parts, spare,
        longer=need.longer, opens=need.opens and rows == need.rows,
        beside=draft.top.choice.beside + (LONGER_SEEN if need.longer else 0.0),
        steps=draft.top.choice.steps,
    )  # fmt: skip
