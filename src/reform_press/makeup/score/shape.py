"""S4, S7, S8 and S11: cuts, outlines, legs, the grid (断版、稿形、栏、网格).

In: a measured page.  Out: penalties for lines that part the whole page, for
stories too wide, too narrow or bent, for legs too short or too long, and for
edges beside the grid.

"""

from collections.abc import Iterator
from itertools import pairwise
from math import ceil, floor, log

from reform_press.makeup.score.places import (
    BETWEEN,
    COLUMN,
    OFF,
    ROW,
    Place,
    StoryPlace,
    View,
    is_strip,
    off_grid,
)
from reform_press.makeup.score.result import Penalty
from reform_press.style.weights import (
    CutWeights,
    GridWeights,
    LegWeights,
    ShapeWeights,
)

#: Left, top, right, foot.
_Bounds = tuple[float, float, float, float]
#: Edges nearer than this are one edge, columns.
_SAME = 0.05


def cuts(view: View, weights: CutWeights) -> Iterator[Penalty]:
    """S4: lines across the page (断版) or down it (通线) that no story crosses."""
    blocks: list[_Bounds] = [(s.left, s.top, s.right, s.foot) for s in view.stories]
    strips = [
        p for p in view.fixed if p.frame.role == "fixed" or is_strip(view.page, p)
    ]
    blocks += [(p.left, p.top, p.right, p.foot) for p in view.fixed if p not in strips]
    edges = [edge for strip in strips for edge in (strip.top, strip.foot)]
    last = 0.0
    for y in sorted({foot for _, _, _, foot in blocks}):
        near = any(abs(y - edge) <= BETWEEN + ROW for edge in edges)
        if near or y - last <= BETWEEN + ROW or not _parts(blocks, y, 1, ROW):
            continue
        last = y
        share = y / view.page.rows
        middle = weights.middle <= share <= 1 - weights.middle
        points = weights.across * (1.0 if middle else weights.outside)
        yield Penalty("cut-across", points, (), (round(y),))
    within = [b for b in blocks if b[3] > view.top + ROW and b[1] < view.foot - ROW]
    for x in range(1, view.page.columns):
        if _parts(within, x, 0, COLUMN):
            yield Penalty("cut-down", weights.down, (), (x,))


def _parts(blocks: list[_Bounds], at: float, axis: int, slack: float) -> bool:
    """Tell whether a line has blocks on both its sides and crosses none."""
    before = after = False
    for block in blocks:
        near, far = block[axis], block[axis + 2]
        if far <= at + slack:
            before = True
        elif near >= at - slack:
            after = True
        else:
            return False
    return before and after


def shape(view: View, weights: ShapeWeights) -> Iterator[Penalty]:
    """S7: stories too narrow or too wide, towers (顶天立地), dog-legs (曲尺)."""
    page = view.page
    for story in view.stories:
        wide = (story.right - story.left) * page.step - page.gutter
        aspect = wide / ((story.foot - story.top) * page.leading)
        out = max(0.0, log(weights.least / aspect), log(aspect / weights.most))
        if out:
            points = weights.points * min(1.0, out)
            yield Penalty("aspect", points, (story.id,), (aspect,))
        columns = story.right - story.left
        high = (story.foot - story.top) / (view.foot - view.top)
        if high > weights.tower and columns <= weights.tower_columns + COLUMN:
            yield Penalty("tower", weights.points, (story.id,), (columns, 100 * high))
    bends = [(_dog_legs(view, story), story.id) for story in view.stories]
    free = 1
    for count, name in sorted(bends):
        more = max(0, count - free)
        free = max(0, free - count)
        if more:
            yield Penalty("dog-leg", weights.dog_leg * more, (name,), (count,))


def _dog_legs(view: View, story: StoryPlace) -> int:
    """Count the inner corners of a story's outline."""
    mine = (story.left, story.top, story.right, story.foot)
    others = [
        s.parts
        for s in view.stories
        if s is not story and _meets(mine, (s.left, s.top, s.right, s.foot))
    ]
    others += [
        (p,) for p in view.fixed if _meets(mine, (p.left, p.top, p.right, p.foot))
    ]
    foreign = [one for o in others for one in _columns_of(o) if _meets(mine, one)]
    if not foreign:
        return 0
    left, right = floor(story.left + COLUMN), ceil(story.right - COLUMN)
    own = {
        (column, row)
        for column in range(left, right)
        for row in range(round(story.top), round(story.foot))
        if not any(b[0] <= column < b[2] and b[1] <= row < b[3] for b in foreign)
    }
    return sum(
        _turns(own, column, row)
        for column in range(left + 1, right)
        for row in range(round(story.top) + 1, round(story.foot))
    )


def _columns_of(places: tuple[Place, ...]) -> list[_Bounds]:
    """Return what places take of each column, from their top to their foot."""
    reach: dict[int, tuple[float, float]] = {}
    for place in places:
        for column in range(round(place.left), max(round(place.right), 1)):
            top, foot = reach.get(column, (place.top, place.foot))
            reach[column] = min(top, place.top), max(foot, place.foot)
    return [(c, round(top), c + 1, round(foot)) for c, (top, foot) in reach.items()]


def _meets(a: _Bounds, b: _Bounds) -> bool:
    return (
        a[0] + COLUMN < b[2]
        and b[0] + COLUMN < a[2]
        and a[1] + ROW < b[3]
        and b[1] + ROW < a[3]
    )


def _turns(own: set[tuple[int, int]], column: int, row: int) -> int:
    """Tell whether three of the four cells about a point are the story's."""
    about = ((column - 1, row - 1), (column, row - 1), (column - 1, row), (column, row))
    return int(sum(cell in own for cell in about) == 3)


def legs(view: View, weights: LegWeights) -> Iterator[Penalty]:
    """S8: the leg of each story that is farthest from a good length (栏长).

    The text of a picture story is a caption: it may be short.
    """
    for story in view.stories:
        lengths = [leg.filled for leg in story.legs]
        if not lengths:
            continue
        short, long = min(lengths), max(lengths)
        under = (weights.least - short) / weights.least
        if story.facts.kind == "photo":
            under = 0.0
        over = (long - weights.most) / weights.span
        if max(under, over) <= 0:
            continue
        kind, lines = ("leg-short", short) if under >= over else ("leg-long", long)
        yield Penalty(kind, weights.points * max(under, over), (story.id,), (lines,))


def grid(view: View, weights: GridWeights) -> Iterator[Penalty]:
    """S11: broken columns (变栏) beyond one story, edges beside the columns.

    A box moves its text by an em, and the first story of broken columns may
    have the edges it needs; neither counts.
    """
    broken = [story for story in view.stories if story.broken]
    for story in broken[1:]:
        yield Penalty("broken", weights.broken, (story.id,), (len(broken),))
    seen: list[float] = []
    for story in view.stories:
        if story.box or story in broken[:1]:
            continue
        for edge in _edges(story):
            if all(abs(edge - other) > _SAME for other in seen):
                seen.append(edge)
                yield Penalty("edge", weights.edge, (story.id,), (edge + 1,))


def _edges(story: StoryPlace) -> list[float]:
    """Return the sides of a story's frames that lie beside the grid."""
    places = [place for place in _aligned(story) if off_grid(place)]
    sides = [side for place in places for side in (place.left, place.right)]
    off = sorted(side for side in sides if abs(side - round(side)) > OFF)
    return off[:1] + [b for a, b in pairwise(off) if b - a > _SAME]


def _aligned(story: StoryPlace) -> list[Place]:
    heads = [story.head] if story.head else []
    return [*heads, *story.legs, *(place for place, _ in story.pictures)]
