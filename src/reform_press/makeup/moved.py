"""What an edit did to the pages (改动去向): story by story, line by line.

In: the pages before and after.  Out: for each story on each page, how many of
its lines are set anew and how many only stand elsewhere.  A story that is not
told of has every line where it was, to the last glyph.

"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from reform_press.page import Page, TextLine, among


class Moved(NamedTuple):
    """What became of a story's lines on one page (稿件改动)."""

    story: str
    page: int
    fresh: int  # lines with another text, or set in another way
    moved: int  # lines as they were, at another place
    gone: int  # lines that are no more, beyond those replaced
    folio: str = ""  # of the page, as printed


def moved(before: Iterable[Page], after: Iterable[Page]) -> tuple[Moved, ...]:
    """Return what changed, in the order of the new pages."""
    before, after = tuple(before), tuple(after)
    old = {page.number: _stories(page) for page in before}
    new = {page.number: _stories(page) for page in after}
    folios = {page.number: page.label for page in (*before, *after)}
    found = []
    for number in sorted({*old, *new}):
        were, are = old.get(number, {}), new.get(number, {})
        for story in dict.fromkeys((*are, *were)):
            one = _compared(were.get(story, []), are.get(story, []))
            if any(one):
                found.append(Moved(story, number, *one, folios[number]))
    return tuple(found)


#: Where a line stands, and what is drawn of it.
_Line = tuple[tuple[float, float], tuple[object, ...]]


def _compared(before: list[_Line], after: list[_Line]) -> tuple[int, int, int]:
    """Count lines that are fresh, moved and gone."""
    left = Counter(before) - Counter(after)
    come = Counter(after) - Counter(before)
    here = Counter(drawn for (_, drawn), count in left.items() for _ in range(count))
    there = Counter(drawn for (_, drawn), count in come.items() for _ in range(count))
    moved = (here & there).total()
    fresh = there.total() - moved
    return fresh, moved, max(0, here.total() - moved - fresh)


def _stories(page: Page) -> dict[str, list[_Line]]:
    found: dict[str, list[_Line]] = {}
    for line in among(page.items, TextLine):
        if line.role == "marker":  # of overset copy, which is told by itself
            continue
        drawn = (line.text, line.runs, line.width, line.role, line.vertical)
        found.setdefault(line.story, []).append(((line.x, line.y), drawn))
    return found
