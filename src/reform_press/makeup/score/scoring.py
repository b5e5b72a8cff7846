"""The score of a page (版面评分): 100 points less what its faults cost.

In: a page of any program, what must stand on it, the house's weights, and for
a re-layout the page before.  Out: the score, every term, every fault, all of
them in words.  Pure: the same page, the same score.

    view_of (places) -> faults (hard) -> terms S1 to S15, a file a group

"""

from collections.abc import Iterable

from reform_press.makeup.facts import PageFacts
from reform_press.makeup.score.balance import balance
from reform_press.makeup.score.fit import fit, stability
from reform_press.makeup.score.hard import faults
from reform_press.makeup.score.heads import butted, hierarchy, ladder, position
from reform_press.makeup.score.model import ScoredPage
from reform_press.makeup.score.photos import photos
from reform_press.makeup.score.places import view_of
from reform_press.makeup.score.reading import order, widows
from reform_press.makeup.score.result import Penalty, Score, Term
from reform_press.makeup.score.shape import cuts, grid, legs, shape
from reform_press.makeup.score.white import white
from reform_press.style.weights import ScoreWeights


def score(
    page: ScoredPage,
    facts: PageFacts,
    weights: ScoreWeights,
    before: ScoredPage | None = None,
    edited: tuple[str, ...] = (),
) -> Score:
    """Score a page; ``before`` is the one it was laid out from, if any.

    ``edited`` names stories whose heads may change: S13 lets them.
    """
    view = view_of(page, facts)
    whites, share = white(view, weights.white)
    moved: Iterable[Penalty] = ()
    if before:
        moved = stability(view, view_of(before, facts), edited, weights.stability)
    w = weights
    terms = (
        Term("S1", w.white.cap, whites),
        Term("S3", w.butted.cap, tuple(butted(view, w.butted))),
        Term("S4", w.cuts.cap, tuple(cuts(view, w.cuts))),
        Term("S5", w.hierarchy.cap, tuple(hierarchy(view, w.hierarchy))),
        Term("S5b", w.ladder.cap, tuple(ladder(view, w.ladder))),
        Term("S6", w.position.cap, tuple(position(view, w.position))),
        Term("S7", w.shape.cap, tuple(shape(view, w.shape))),
        Term("S8", w.legs.cap, tuple(legs(view, w.legs))),
        Term("S9", w.photos.cap, tuple(photos(view, w.photos))),
        Term("S10", w.balance.cap, tuple(balance(view, w.balance))),
        Term("S11", w.grid.cap, tuple(grid(view, w.grid))),
        Term("S12", w.order.cap, tuple(order(view, w.order))),
        Term("S13", w.stability.cap, tuple(moved)),
        Term("S14", w.widows.cap, tuple(widows(view, w.widows))),
        Term("S15", w.fit.cap, tuple(fit(view, w.fit))),
    )
    return Score(faults(view, w.limits), terms, share)
