"""S10: where the ink lies (版面均衡).

In: a measured page.  Out: penalties for a page whose weight lies off its
middle, and for one half much darker than the other (阴阳脸).

"""

from collections.abc import Iterator
from math import hypot

from reform_press.makeup.score.places import Place, View
from reform_press.makeup.score.result import Penalty
from reform_press.style.weights import BalanceWeights


def balance(view: View, weights: BalanceWeights) -> Iterator[Penalty]:
    """S10: weigh every frame by its ink."""
    weighed = list(_weighed(view, weights))
    total = sum(ink for _, ink in weighed)
    if not total:
        return
    wide, high = view.page.columns, view.page.rows
    x = sum(ink * (p.left + p.right) for p, ink in weighed) / (2 * total * wide)
    y = sum(ink * (p.top + p.foot) for p, ink in weighed) / (2 * total * high)
    off = hypot(x - weights.x, y - weights.y) - weights.free
    if off > 0:
        yield Penalty("off-balance", weights.points * off, (), (100 * x, 100 * y))
    left = sum(ink * _before(p.left, p.right, wide / 2) for p, ink in weighed)
    over = sum(ink * _before(p.top, p.foot, high / 2) for p, ink in weighed)
    for kinds, part in (
        (("dark-left", "dark-right"), left / total),
        (("dark-top", "dark-foot"), over / total),
    ):
        more = abs(2 * part - 1) - weights.halves_free
        if more > 0:
            kind = kinds[0] if part > 0.5 else kinds[1]
            numbers = (100 * max(part, 1 - part),)
            yield Penalty(kind, weights.halves * more, (), numbers)


def _weighed(view: View, weights: BalanceWeights) -> Iterator[tuple[Place, float]]:
    """Return every frame and its ink, in inked cells."""
    inks = {
        "head": weights.head,
        "picture": weights.picture,
        "ad": weights.ad,
        "fixed": weights.ad,
    }
    parts = (part for story in view.stories for part in story.parts)
    for place in (*parts, *view.fixed, *view.others):
        ink = inks.get(place.frame.role, weights.text)
        yield place, ink * place.columns * place.rows


def _before(start: float, end: float, at: float) -> float:
    """Return the share of an interval that lies before a point."""
    if end <= start:
        return 0.5
    return min(1.0, max(0.0, (at - start) / (end - start)))
