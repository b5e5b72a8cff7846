"""Where a Latin word may be cut (西文断词).

In: a word and the widths of its letters.  Out: its fragments.  A fragment of
class ``h`` costs a hyphen when a line ends before it, one of class ``u`` does
not.  Patterns are those of pyphen, loaded with the first word that needs
them.

"""

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from reform_press.compose import classes as k

#: Letters that stay together at either end of a word.
LEFT_LEAST, RIGHT_LEAST = 2, 3
_LETTERS = re.compile(r"[A-Za-z\u00c0-\u024f]{5,}")
_ADDRESS = re.compile(r"://|^www\.|@[A-Za-z0-9-]+\.")
_AFTER_SIGN = re.compile(r"(?<=[/.?&=_])(?=[^/.?&=_])")
_AFTER_HYPHEN = re.compile(r"(?<=[A-Za-z]-)(?=[A-Za-z])")
#: No word is longer; what is, has no syllables and is cut where it must be.
LONGEST = 60
SOFT_HYPHEN = "\u00ad"


class Cut(NamedTuple):
    """A place in a word: offset of the letter after it, and its class."""

    offset: int
    kind: str


def may_be_cut(word: str) -> bool:
    """Tell cheaply whether ``cuts`` could find anything."""
    return len(word) > 4 and not word.isdigit()


def cuts(word: str, *, hyphenate: bool) -> tuple[Cut, ...]:
    """Return the places where a line may end inside ``word``."""
    if _ADDRESS.search(word):
        return tuple(Cut(m.start(), k.BREAKABLE) for m in _AFTER_SIGN.finditer(word))
    found = {m.start(): k.BREAKABLE for m in _AFTER_HYPHEN.finditer(word)}
    for i, letter in enumerate(word[:-1]):
        if letter == SOFT_HYPHEN:
            found[i + 1] = k.HYPHENATED
    if hyphenate and SOFT_HYPHEN not in word and len(word) <= LONGEST:
        for letters in _LETTERS.finditer(word):
            for place in _patterns().positions(letters[0]):
                found.setdefault(letters.start() + place, k.HYPHENATED)
    return tuple(Cut(offset, found[offset]) for offset in sorted(found))


def emergency_cuts(
    word: str, places: tuple[Cut, ...], too_wide: Callable[[str], bool]
) -> tuple[Cut, ...]:
    """Return more cuts than ``places`` for a word wider than its line.

    A fragment that is too wide even with a hyphen is cut between any two
    characters, as if it were Han, but no sign is cut off a letter before it.
    """
    found = list(places)
    bounds = [0, *(cut.offset for cut in places), len(word)]
    for a, b in pairwise(bounds):
        if too_wide(word[a:b] + "-"):
            found += [
                Cut(i, k.BREAKABLE)
                for i in range(a + 1, b)
                if word[i].isalnum() or not word[i - 1].isalnum()
            ]
    return tuple(sorted(found))


@lru_cache(maxsize=1)
def _patterns() -> Any:
    import pyphen

    return pyphen.Pyphen(lang="en_US", left=LEFT_LEAST, right=RIGHT_LEAST)
