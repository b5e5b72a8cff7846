"""S9: pictures (图片): one that rules the page, size, company, where they look.

In: a measured page.  Out: penalties.  How much of the page a picture should
take follows from its priority and the size of the sheet.

"""

from collections.abc import Iterator
from itertools import combinations
from math import log
from typing import NamedTuple

from reform_press.makeup.facts import PhotoFacts
from reform_press.makeup.score.places import (
    BETWEEN,
    COLUMN,
    ROW,
    Place,
    StoryPlace,
    View,
    beside,
    under,
)
from reform_press.makeup.score.result import Penalty
from reform_press.style.weights import PhotoWeights

#: A picture counts as no smaller than this part of its aim.
_LEAST = 0.2


class _Shown(NamedTuple):
    place: Place
    facts: PhotoFacts | None
    story: StoryPlace

    @property
    def name(self) -> str:
        """What people call it: its id, or its story's."""
        return self.facts.id if self.facts else self.story.id

    @property
    def area(self) -> float:
        """Square mm."""
        return self.place.frame.rect.width * self.place.frame.rect.height


def photos(view: View, weights: PhotoWeights) -> Iterator[Penalty]:
    """S9: every fault of the pictures, scaled."""
    shown = [
        _Shown(place, facts, story)
        for story in view.stories
        for place, facts in story.pictures
    ]
    for penalty in (
        *_dominant(shown, weights),
        *_touching(shown, weights),
        *_sized(view, shown, weights),
        *_facing(view, shown, weights),
        *_gathered(view, shown, weights),
    ):
        yield penalty._replace(points=weights.scale * penalty.points)


def _dominant(shown: list[_Shown], weights: PhotoWeights) -> Iterator[Penalty]:
    """Look for a picture that is clearly the largest (主图)."""
    ordered = sorted(shown, key=lambda one: -one.area)
    if len(ordered) < 2:
        return
    first, second = ordered[:2]
    if first.area < weights.dominance * second.area:
        numbers = (first.area / second.area, weights.dominance)
        stories = tuple(sorted({first.story.id, second.story.id}))
        yield Penalty("no-dominant", weights.dominant, stories, numbers)


def _touching(shown: list[_Shown], weights: PhotoWeights) -> Iterator[Penalty]:
    """Look for pictures of two stories that do not stand apart."""
    for one, other in combinations(shown, 2):
        if one.story is other.story:
            continue
        a, b = _with_caption(one), _with_caption(other)
        gap = BETWEEN + ROW
        if beside(a, b) or under(a, b, gap) or under(b, a, gap):
            stories = (one.story.id, other.story.id)
            yield Penalty("photos-touch", weights.touching, stories)


def _with_caption(one: _Shown) -> Place:
    captions = [c for c in one.story.captions if under(one.place, c)]
    return one.place._replace(
        foot=max([one.place.foot, *(caption.foot for caption in captions)])
    )


def _sized(view: View, shown: list[_Shown], weights: PhotoWeights) -> Iterator[Penalty]:
    """Compare what pictures take of the page with what their priority asks for."""
    wide, high = view.page.area
    for one in shown:
        if not one.facts:
            continue
        aim = weights.aim(one.facts.priority, view.page.trim[0])
        share = one.area / (wide * high)
        ratio = max(_LEAST, share / aim)
        if not weights.least < ratio < weights.most:
            points = weights.area * abs(log(ratio))
            numbers = (100 * share, 100 * aim)
            yield Penalty("photo-size", points, (one.story.id,), numbers, one.name)


def _facing(
    view: View, shown: list[_Shown], weights: PhotoWeights
) -> Iterator[Penalty]:
    """Look for faces that turn from their story, or from the page if as wide as it."""
    for one in shown:
        facing = one.facts.facing if one.facts else "none"
        if facing == "none":
            continue
        story, place = one.story, one.place
        left = place.left <= story.left + COLUMN
        right = place.right >= story.right - COLUMN
        if left and right:
            left = place.left <= COLUMN
            right = place.right >= view.page.columns - COLUMN
        if left != right and facing == ("left" if left else "right"):
            yield Penalty("facing-out", weights.facing, (story.id,), (), one.name)


def _gathered(
    view: View, shown: list[_Shown], weights: PhotoWeights
) -> Iterator[Penalty]:
    """Look for pictures of several stories all in one half of the page."""
    stories = sorted({one.story.id for one in shown})
    if len(stories) < 2:
        return
    across, down = view.page.columns / 2, (view.top + view.foot) / 2
    places = [one.place for one in shown]
    for kind, gathered in (
        ("photos-top", all(p.foot <= down for p in places)),
        ("photos-foot", all(p.top >= down for p in places)),
        ("photos-left", all(p.right <= across for p in places)),
        ("photos-right", all(p.left >= across for p in places)),
    ):
        if gathered:
            yield Penalty(kind, weights.half, tuple(stories))
            return
