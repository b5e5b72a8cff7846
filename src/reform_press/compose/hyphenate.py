"""Where a Latin word may be cut (西文断词).

In: a word and the widths of its letters.  Out: its fragments.  A fragment of
class ``h`` costs a hyphen when a line ends before it, one of class ``u`` does
not.  Patterns are those of pyphen, loaded with the first word that needs
them.

"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from reform_press.compose import classes as k

#: Letters that stay together at either end of a word.
LEFT_LEAST, RIGHT_LEAST = 2, 3
#: Letters or digits that a cut leaves of a paragraph's last word, at least.
LAST_LEAST = 4
_LETTER = r"[^\W\d_]"
_LETTERS = re.compile(r"[A-Za-z\u00c0-\u024f]{5,}")
_ADDRESS = re.compile(
    r"://|^\W*www\.|@[A-Za-z0-9-]+\.|[A-Za-z0-9-]\.[a-z]{2,}/|^\W*/[\w.-]+/"
)
#: No address is cut between two figures of a number, nor before its last sign.
_AFTER_SIGN = re.compile(r"(?<=[/.?&])(?<![0-9]\.(?=[0-9]))(?=[^\W_]|[~%#+$])")
#: well-known, Rome–Paris, 2018–2023, yes—no, and/or; not 3–5, e-mail, km/h.
_AFTER_JOINT = re.compile(
    rf"(?<={_LETTER}{{2}}[-\u2010])(?={_LETTER}{{2}})|(?<=\w{{2}}–)(?=\w{{2}})"
    r"|(?<=[\w.,!?)”’][—…])(?=[\w(“‘])(?<![0-9].(?=[0-9](?![0-9])))"
    rf"|(?<={_LETTER}{{2}}/)(?={_LETTER}{{3}})|(?<={_LETTER}{{3}}/)(?={_LETTER}{{2}})"
)
#: What tells that a string of letters is no word of a language.
_NO_WORD = re.compile(r"[\d_@\\]")
#: A word that has a hyphen of its own gets no other: e-commerce, well-known.
_JOINED = re.compile(r"(?<=\w)[-\u2010](?=\w)")
#: Where a word too long for its line is cut before anywhere else.
_SOFT = re.compile(r"(?<=\w-)(?=\w)")
_BLANK = re.compile(r"(?<=.) (?=.)")
#: Signs that belong to what comes after them.
_OPENING = frozenset('([{<“‘"$€£¥#@№')
#: No word is longer; what is, has no syllables and is cut where it must be.
LONGEST = 60
SOFT_HYPHEN = "\u00ad"


class Cut(NamedTuple):
    """A place in a word: offset of the letter after it, and what comes then."""

    offset: int
    kind: str  # class of the fragment


def may_be_cut(word: str) -> bool:
    """Tell cheaply whether ``cuts`` could find anything."""
    return len(word) > 4 and not word.isdigit()


def cuts(word: str, *, hyphenate: bool, last: bool = False) -> tuple[Cut, ...]:
    """Return the places where a line may end inside ``word``.

    ``last`` tells that it ends its paragraph: what is left of it then stands
    on a line of its own.
    """
    right = LAST_LEAST if last else LEFT_LEAST
    if _ADDRESS.search(word):  # it has no stumps
        right = LEFT_LEAST
        found = {m.start(): k.BREAKABLE for m in _AFTER_SIGN.finditer(word)}
    else:
        found = {m.start(): k.BREAKABLE for m in _AFTER_JOINT.finditer(word)}
        for i, letter in enumerate(word[:-1]):
            if letter == SOFT_HYPHEN:
                found[i + 1] = k.HYPHENATED
        if hyphenate and SOFT_HYPHEN not in word:
            for place in _syllables(word):
                found.setdefault(place, k.HYPHENATED)
    letters = _letters(word)
    return tuple(
        Cut(offset, found[offset])
        for offset in sorted(found)
        if letters[offset] >= LEFT_LEAST and letters[-1] - letters[offset] >= right
    )


def _letters(text: str) -> list[int]:
    """Return how many letters and digits stand before each place."""
    return list(accumulate(map(str.isalnum, text), initial=0))


def _syllables(word: str) -> Iterator[int]:
    """Yield the places between syllables; names in capitals have none."""
    if len(word) > LONGEST or _NO_WORD.search(word) or _JOINED.search(word):
        return
    for letters in _LETTERS.finditer(word):
        if letters[0][1:].islower():
            for place in _patterns().positions(letters[0]):
                yield letters.start() + place


def emergency_cuts(
    word: str, places: tuple[Cut, ...], too_wide: Callable[[str], bool]
) -> tuple[Cut, ...]:
    """Return more cuts than ``places`` for a word wider than its line.

    A number is parted from its unit first, and the blank between them becomes
    a word space; a fragment that is too wide even with a hyphen is cut between
    any two characters, as if it were Han, but no sign is cut off its letter.
    """
    found = [*places]
    for blank in _BLANK.finditer(word):
        found.append(Cut(blank.start(), k.SPACE))
        found.append(Cut(blank.end(), k.class_of_word(word[blank.end() :])))
    taken = {cut.offset for cut in found}
    joints = (at.start() for at in _SOFT.finditer(word))
    found += [Cut(at, k.BREAKABLE) for at in joints if at not in taken]
    found.sort()
    bounds = [0, *(cut.offset for cut in found), len(word)]
    letters = _letters(word)
    for a, b in pairwise(bounds):
        if too_wide(word[a:b] + "-"):
            inside = _anywhere(word, (a, b), letters)
            found += [Cut(i, k.BREAKABLE) for i in inside]
    return tuple(sorted(found))


def _anywhere(word: str, bounds: tuple[int, int], letters: list[int]) -> Iterator[int]:
    """Yield the places inside a fragment that have a letter on either side.

    A sign goes with the letter after it if it opens something, else with the
    letter before.  Signs alone may be cut between any two.
    """
    a, b = bounds
    places = [
        i
        for i in range(a + 1, b)
        if word[i - 1] not in _OPENING
        and (word[i].isalnum() or word[i] in _OPENING)
        and letters[a] < letters[i] < letters[b]
    ]
    yield from places if letters[a] < letters[b] else range(a + 1, b)


@lru_cache(maxsize=1)
def _patterns() -> Any:
    import pyphen

    return pyphen.Pyphen(lang="en_US", left=LEFT_LEAST, right=RIGHT_LEAST)
