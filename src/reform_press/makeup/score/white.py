"""S1: white (留白) that no story, picture or advertisement fills.

In: a measured page.  Out: a penalty for every place that is white, and the
share of all of it.

A row between two stories is air, not white.  Otherwise every cell counts that
nothing covers; so do the rows that a head was stretched beyond two, and the
empty rows at the feet of a story's legs beyond what whole rows make
unavoidable: one less than its legs.  White that frames close in counts twice.

"""

from collections.abc import Iterator
from typing import NamedTuple

from reform_press.makeup.score.places import BETWEEN, ROW, Place, StoryPlace, View
from reform_press.makeup.score.result import Penalty
from reform_press.style.weights import WhiteWeights

#: Rows over the air between two stories that are still the insets of frames.
_INSET = 0.35


class _Run(NamedTuple):
    """White rows of one column."""

    column: int
    top: float
    foot: float
    cells: float  # without the air between stories
    over: str  # the story above
    edge: bool  # touches the top or foot of the page


class _White(NamedTuple):
    kind: str
    story: str
    cells: float
    weight: float


def white(view: View, weights: WhiteWeights) -> tuple[tuple[Penalty, ...], float]:
    """Return the penalties of S1 and the share of the page that is white."""
    short: dict[str, float] = {}
    runs = [
        run for column in range(view.page.columns) for run in _runs(view, column, short)
    ]
    found = [*_uncovered(runs, view.page.columns, weights)]
    for story in view.stories:
        found += _inside(story, short.get(story.id, 0.0), weights)
    cells = view.page.columns * view.page.rows
    counted = sum(one.cells * one.weight for one in found) / cells
    points = weights.points * max(0.0, counted - weights.free) / weights.span
    share = sum(one.cells for one in found) / cells
    if not points:
        return (), share
    each = points / (counted * cells)
    return tuple(
        Penalty(
            one.kind,
            each * one.cells * one.weight,
            (one.story,) if one.story else (),
            (one.cells, 100 * one.cells / cells),
        )
        for one in found
    ), share


def _runs(view: View, column: int, short: dict[str, float]) -> Iterator[_Run]:
    """Find the white of a column; rows under short legs go to their stories."""
    last, before, leg = 0.0, "", False
    end = float(view.page.rows)
    feet = {s.id: s.foot - (1.0 if s.box else 0.0) for s in view.stories}
    for top, foot, story, of_leg in (*_covered(view, column), (end, end, "", False)):
        own = min(top, feet[before]) - last if leg and before in feet else 0.0
        if own > 0:
            short[before] = short.get(before, 0.0) + own
            last += own
        gap = top - last
        inside = before and before == story
        if gap > (ROW if inside else BETWEEN + _INSET):
            edge = last <= 0 or top >= end
            cells = gap if inside else gap - BETWEEN
            yield _Run(column, last, top, cells, before, edge)
        if foot > last:
            last, before, leg = foot, story, of_leg


def _covered(view: View, column: int) -> list[tuple[float, float, str, bool]]:
    """Return what covers the middle of a column, from the top down."""
    middle = column + 0.5
    found = [
        (p.top, p.foot, p.frame.story, bool(p.frame.leg))
        for story in view.stories
        for p in _covering(story)
        if p.left <= middle < p.right
    ]
    found += [
        (p.top, p.foot, p.frame.story, False)
        for p in (*view.fixed, *view.others)
        if p.left <= middle < p.right
    ]
    return sorted(found)


def _covering(story: StoryPlace) -> tuple[Place, ...]:
    """Return what covers cells; of a box, only the row at its top and foot."""
    box = story.box
    if not box:
        return story.parts
    return (
        *story.parts,
        box._replace(foot=min(box.foot, box.top + 1)),
        box._replace(top=max(box.top, box.foot - 1)),
    )


def _uncovered(
    runs: list[_Run], columns: int, weights: WhiteWeights
) -> Iterator[_White]:
    """Tell white that lies open to the page's edge from white closed in."""
    last = columns - 1
    pending = [run for run in runs if run.edge or run.column in (0, last)]
    is_open = set(pending)
    while pending:
        one = pending.pop()
        for run in runs:
            near = abs(run.column - one.column) == 1
            if (
                near
                and run not in is_open
                and run.top < one.foot
                and one.top < run.foot
            ):
                is_open.add(run)
                pending.append(run)
    for run in runs:
        trapped = run not in is_open
        kind = "white-trapped" if trapped else "white-open"
        yield _White(kind, run.over, run.cells, weights.trapped if trapped else 1.0)


def _inside(story: StoryPlace, short: float, weights: WhiteWeights) -> Iterator[_White]:
    """Return the stretch of a story's head and the empty rows of its legs."""
    if story.head and not story.head.frame.vertical:
        stretch = story.head.frame.slack - weights.stretch
        if stretch > 0:
            cells = stretch * story.head.columns
            yield _White("white-head", story.id, cells, 1.0)
    empty = short + sum(leg.frame.slack for leg in story.legs)
    unavoidable = len({leg.frame.leg for leg in story.legs}) - 1
    if empty > unavoidable + _INSET:
        yield _White("white-legs", story.id, empty - unavoidable, 1.0)
