"""S13 and S15: what moved, and what copyfitting did (变动、拼版调整).

In: a measured page, and for S13 the page before.  Out: penalties.

"""

from collections.abc import Iterator

from reform_press.makeup.score.places import Place, StoryPlace, View
from reform_press.makeup.score.result import Penalty
from reform_press.style.weights import FitWeights, StabilityWeights


def fit(view: View, weights: FitWeights) -> Iterator[Penalty]:
    """S15: heads squeezed, stretched or narrowed, broken columns, fillers, cuts."""
    for story in view.stories:
        head = story.head.frame if story.head else None
        if head and head.slack and not head.vertical:
            kind = "head-stretched" if head.slack > 0 else "head-squeezed"
            rows = abs(head.slack)
            yield Penalty(kind, weights.row * rows, (story.id,), (rows,))
        if head and head.narrowed < weights.narrow:
            numbers = (100 * head.narrowed,)
            yield Penalty("narrowed", weights.narrowed, (story.id,), numbers)
        if story.broken:
            yield Penalty("fit-broken", weights.broken, (story.id,))
        for part in story.parts:
            if part.frame.role == "filler":
                yield Penalty("filler", weights.filler, (story.id,), (part.rows,))
    for name, share in view.page.cuts:
        if share > 0:
            yield Penalty("cut", weights.cut * 100 * share, (name,), (100 * share,))


def stability(
    view: View, before: View, edited: tuple[str, ...], weights: StabilityWeights
) -> Iterator[Penalty]:
    """S13: cells that changed their story, and heads changed for no reason.

    ``edited`` names the stories whose heads had to change.
    """
    changed = changed_share(view, before)
    if changed:
        yield Penalty("moved", weights.points * changed, (), (100 * changed,))
    known = {story.id: story for story in before.stories}
    for story in view.stories:
        was = known.get(story.id)
        if was and story.id not in edited and _reset(story, was):
            sizes = tuple(s.head.frame.size if s.head else 0.0 for s in (was, story))
            yield Penalty("head-changed", weights.head, (story.id,), sizes)


def _reset(story: StoryPlace, was: StoryPlace) -> bool:
    """Tell whether a head is set in another size or turned elsewhere."""
    if not story.head or not was.head:
        return story.head is not was.head
    now, then = story.head.frame, was.head.frame
    return now.size != then.size or now.words != then.words


def changed_share(view: View, before: View) -> float:
    """Return the share of the page's cells that changed their owner."""
    page, old = view.page, before.page
    if (page.columns, page.rows) != (old.columns, old.rows):
        return 1.0
    now, then = _owners(view), _owners(before)
    differ = sum(
        a != b
        for mine, theirs in zip(now, then, strict=True)
        for a, b in zip(mine, theirs, strict=True)
    )
    return differ / (page.columns * page.rows)


def _owners(view: View) -> list[list[str]]:
    """Return column by column whose each row is, "" for nobody's."""
    rows = view.page.rows
    cells = [[""] * rows for _ in range(view.page.columns)]
    for story in view.stories:
        places = (*story.parts, *((story.box,) if story.box else ()))
        for column, own in enumerate(cells):
            here = [p for p in places if p.left <= column + 0.5 < p.right]
            if here:
                top, foot = min(p.top for p in here), max(p.foot for p in here)
                _own(own, story.id, top, foot)
    for place in (*view.fixed, *view.others):
        _fill(cells, place)
    return cells


def _fill(cells: list[list[str]], place: Place) -> None:
    for column, own in enumerate(cells):
        if place.left <= column + 0.5 < place.right:
            _own(own, place.frame.story, place.top, place.foot)


def _own(column: list[str], name: str, top: float, foot: float) -> None:
    first, last = max(0, round(top)), min(len(column), round(foot))
    column[first:last] = [name] * max(0, last - first)
