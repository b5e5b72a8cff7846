"""S12 and S14: reading from leg to leg, single lines (阅读顺序、孤行).

In: a measured page.  Out: penalties where a reader at the foot of a leg may
go astray, and for single lines and characters.

"""

from collections.abc import Iterator
from itertools import pairwise

from reform_press.makeup.score.places import (
    BETWEEN,
    COLUMN,
    ROW,
    Place,
    StoryPlace,
    View,
    common,
    filled_over,
    under,
)
from reform_press.makeup.score.result import Penalty
from reform_press.style.weights import OrderWeights, WidowWeights


def order(view: View, weights: OrderWeights) -> Iterator[Penalty]:
    """S12: the share of steps from leg to leg that are not plain.

    The next leg stands directly to the right with its top level; where it
    begins lower, its own head or picture must fill the rows above it.  Text
    of another story directly under a leg leads astray, unless a rule, a box
    or a head parts them.
    """
    steps = [(s, a, b) for s in view.stories for a, b in pairwise(s.legs)]
    feet = _feet(view)
    for story, leg, after in steps:
        each = weights.points / len(steps)
        if not _plain(story, leg, after):
            numbers = (leg.frame.leg, after.frame.leg)
            yield Penalty("order", each, (story.id,), numbers)
        elif other := _astray(view, story, leg, feet):
            yield Penalty("astray", each, (story.id, other), (leg.frame.leg,))


def _plain(story: StoryPlace, leg: Place, after: Place) -> bool:
    if leg.frame.leg == after.frame.leg:  # goes on under a picture of its own
        return after.top >= leg.foot - ROW and filled_over(story, after, leg.foot)
    if abs(after.left - leg.right) > COLUMN:
        return False
    if abs(after.top - leg.top) <= ROW:
        return True
    if after.top > leg.top:
        return filled_over(story, after, leg.top)
    return filled_over(story, leg, after.top)


def _feet(view: View) -> list[tuple[StoryPlace, Place]]:
    """Return the legs of all stories that another story's text might precede."""
    return [(s, leg) for s in view.stories if not s.box for leg in s.legs]


def _astray(
    view: View, story: StoryPlace, leg: Place, legs: list[tuple[StoryPlace, Place]]
) -> str:
    """Return the story whose text follows directly under a leg, if any."""
    if story.box:
        return ""
    for other, below in legs:
        if other is story or not under(leg, below, BETWEEN + ROW):
            continue
        ruled = any(
            leg.foot - ROW <= rule.top <= below.top + ROW
            and common(rule.left, rule.right, leg.left, leg.right) > COLUMN
            for rule in view.rules
        )
        if not ruled:
            return other.id
    return ""


def widows(view: View, weights: WidowWeights) -> Iterator[Penalty]:
    """S14: single lines and characters (孤行、孤字), story by story."""
    for story in view.stories:
        count = sum(leg.frame.widows for leg in story.legs)
        if count:
            yield Penalty("widows", weights.points * count, (story.id,), (count,))
