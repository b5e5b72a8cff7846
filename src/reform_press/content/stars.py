"""Which asterisks open a mark, and which close it (星号配对).

In: the runs of asterisks of one paragraph.  Out: pairs.  The algorithm is
CommonMark's (0.31, "process emphasis"), on numbers alone; the flanking rule
is markdown-cjk-friendly's, because Chinese has no spaces between words, and
goes one step further: a Chinese mark counts as a Han on the inner side too.
Costs grow with the number of asterisks, whatever a hostile text does.

"""

import unicodedata
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(slots=True)
class Stars:
    """A run of asterisks that may open or close marks (定界符)."""

    start: int  # index among the letters of the first that is still literal
    end: int
    line: int
    column: int
    opens: bool
    closes: bool
    whole: int  # as many as there were
    tight: tuple[bool, bool] = (True, True)  # no blank before it, none behind

    @property
    def count(self) -> int:
        """How many are still literal."""
        return self.end - self.start


class Pair(NamedTuple):
    """Letters ``first`` to ``end`` between ``used`` asterisks on both sides."""

    first: int
    end: int
    used: int


def stars_at(text: str, at: int, index: int, place: tuple[int, int]) -> Stars:
    """Measure the run at ``at``; ``index`` is that of its first letter.

    ``place`` is the line and column it stands at.
    """
    end = at
    while end < len(text) and text[end] == "*":
        end += 1
    before = text[at - 1] if at else " "
    after = text[end] if end < len(text) else " "
    opens = _flanks(before, after)
    closes = _flanks(after, before)
    count = end - at
    tight = (not before.isspace(), not after.isspace())
    return Stars(index, index + count, *place, opens, closes, count, tight)


def _flanks(outer: str, inner: str) -> bool:
    """Tell whether a run belongs to the text on its ``inner`` side."""
    if inner.isspace():
        return False
    return (
        not _punctuation(inner)
        # A full stop is as wide as a Han, and no space follows it:
        # ``**一早下田。**3月`` is how newspapers begin a paragraph.
        or _unspaced(inner)
        or outer.isspace()
        or _punctuation(outer)
        or _unspaced(outer)
    )


def _punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _unspaced(character: str) -> bool:
    """Tell whether a character is written without spaces around it."""
    return unicodedata.east_asian_width(character) in "WF" or character in "“”‘’…—·"


def match(runs: list[Stars]) -> list[Pair]:
    """Pair each closer with the nearest opener; runs keep what is left.

    ``bottom`` remembers below which opener a search found nothing, or hostile
    text would cost the square of its length.
    """
    pairs: list[Pair] = []
    open_: list[Stars] = []
    bottom: dict[tuple[bool, int], int] = {}
    for run in runs:
        while run.closes and run.count:
            kind = (run.opens, run.whole % 3)
            at = _opener(open_, run, bottom.get(kind, 0))
            if at < 0:
                bottom[kind] = len(open_)
                break
            # Whatever opened in between and found no closer stays literal.
            del open_[at + 1 :]
            bottom = {k: min(v, at) for k, v in bottom.items()}
            opener = open_[at]
            used = 2 if opener.count >= 2 and run.count >= 2 else 1
            pairs.append(Pair(opener.end, run.start, used))
            opener.end -= used
            run.start += used
            if not opener.count:
                open_.pop()
        if run.opens and run.count:
            open_.append(run)
    return pairs


def _opener(open_: list[Stars], closer: Stars, bottom: int) -> int:
    """Return the index of the nearest opener that ``closer`` may close, or -1."""
    for at in range(len(open_) - 1, bottom - 1, -1):
        if _fit(open_[at], closer):
            return at
    return -1


def _fit(opener: Stars, closer: Stars) -> bool:
    """Apply CommonMark's rule of three to two runs of asterisks."""
    if not (opener.closes or closer.opens):
        return True
    odd = (opener.whole + closer.whole) % 3 == 0
    return not odd or (opener.whole % 3 == 0 and closer.whole % 3 == 0)
