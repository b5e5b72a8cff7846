"""S3, S5, S5b and S6: heads and the rank of stories (标题、轻重、位置).

In: a measured page.  Out: penalties for heads that stand side by side (碰题),
for lesser stories with larger heads or in better places, and for sizes that
step too little or too far from one priority to the next.

"""

from collections.abc import Iterator
from itertools import combinations, pairwise

from reform_press.makeup.score.places import BETWEEN, ROW, StoryPlace, View, common
from reform_press.makeup.score.places import beside as side_by_side
from reform_press.makeup.score.result import Penalty
from reform_press.style.weights import (
    ButtedWeights,
    HierarchyWeights,
    LadderWeights,
    PositionWeights,
)


def butted(view: View, weights: ButtedWeights) -> Iterator[Penalty]:
    """S3: heads across one gutter at the same height (碰题)."""
    with_heads = [story for story in view.stories if story.head]
    for one, other in combinations(with_heads, 2):
        points = weights.points * _meeting(one, other, weights)
        if points:
            yield Penalty(
                "butted", points, (one.id, other.id), (_top(one), _top(other))
            )


def _top(story: StoryPlace) -> float:
    return round(story.head.top) + 1 if story.head else 0.0


def _meeting(one: StoryPlace, other: StoryPlace, weights: ButtedWeights) -> float:
    """Return how badly two heads meet: 0 for not at all, 1 for wholly."""
    a, b = one.head, other.head
    if not a or not b or not side_by_side(a, b):
        return 0.0
    shared = common(a.top, a.foot, b.top, b.foot)
    if shared < weights.overlap * min(a.rows, b.rows):
        return 0.0
    factor = 1.0
    if abs(a.top - b.top) >= weights.stagger - ROW / 2:
        factor *= weights.staggered
    sizes = sorted((a.frame.size, b.frame.size))
    if sizes[0] and sizes[1] / sizes[0] >= weights.ratio:
        factor *= weights.unequal
    if a.frame.vertical or b.frame.vertical or one.box or other.box:
        factor *= weights.apart
    return factor


def _ranked(view: View) -> Iterator[tuple[StoryPlace, StoryPlace, int]]:
    """Return pairs of stories of different priority, and by how much."""
    for one, other in combinations(view.stories, 2):
        gap = other.facts.priority - one.facts.priority
        if gap > 0:
            yield one, other, gap
        elif gap < 0:
            yield other, one, -gap


def hierarchy(view: View, weights: HierarchyWeights) -> Iterator[Penalty]:
    """S5: a lesser story whose head is larger, or wider by size (轻重倒置)."""
    pairs = [(a, b, gap) for a, b, gap in _ranked(view) if a.head and b.head]
    total = sum(gap for _, _, gap in pairs)
    for greater, lesser, gap in pairs:
        a, b = greater.head, lesser.head
        if not a or not b:
            continue
        each = weights.points * gap / total
        stories, sizes = (greater.id, lesser.id), (a.frame.size, b.frame.size)
        if sizes[0] < sizes[1]:
            yield Penalty("head-smaller", each, stories, sizes)
        elif not (a.frame.vertical or b.frame.vertical) and (
            sizes[0] * a.columns < 0.999 * sizes[1] * b.columns
        ):
            numbers = (a.columns, b.columns)
            yield Penalty("head-lighter", weights.width * each, stories, numbers)


def ladder(view: View, weights: LadderWeights) -> Iterator[Penalty]:
    """S5b: largest heads of neighbouring priorities, one to the next (级差)."""
    largest: dict[int, tuple[float, str]] = {}
    for story in view.stories:
        if story.head and story.head.frame.size:
            rank = story.facts.priority
            mine = (story.head.frame.size, story.id)
            largest[rank] = max(largest.get(rank, mine), mine, key=lambda one: one[0])
    for upper, lower in pairwise(sorted(largest)):
        (size, one), (less, other) = largest[upper], largest[lower]
        if not weights.least <= size / less <= weights.most:
            yield Penalty("ladder", weights.points, (one, other), (size, less))


def position(view: View, weights: PositionWeights) -> Iterator[Penalty]:
    """S6: a lesser story nearer to the page's upper left corner (位置倒置).

    A story whose place is given (报眼) takes nobody else's.
    """
    pairs = [
        (one, other, gap)
        for one, other, gap in _ranked(view)
        if not one.facts.place and not other.facts.place
    ]
    total = sum(gap for _, _, gap in pairs)
    for greater, lesser, gap in pairs:
        if _reach(view, greater, weights) > _reach(view, lesser, weights):
            each = weights.points * gap / total
            yield Penalty("position", each, (greater.id, lesser.id))
    leads = [s for s in view.stories if s.facts.priority == view.lead]
    limit = view.top + weights.top * (view.foot - view.top) + BETWEEN
    if leads and min(story.top for story in leads) > limit:
        first = min(leads, key=lambda story: story.top)
        yield Penalty("lead-low", weights.lead, (first.id,), (first.top + 1,))


def _reach(view: View, story: StoryPlace, weights: PositionWeights) -> float:
    """How far a story begins from where a reader does."""
    down = round(story.top, 3) / view.page.rows
    return down + weights.across * round(story.left, 3) / view.page.columns
