"""How the Han of a heading are read (标目读音).

In: a heading, and what its editor says of its reading.  Out: a syllable for
each Han, by the longest word that stands about it, or as it is read most.
pypinyin is not asked: what is optional may not change the order of an index.

"""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from reform_press.content.ordering.tables import (
    Reading,
    readings,
    several,
    simple_forms,
)
from reform_press.content.pinyin import HANS

#: Characters of a name, surname and all.
_NAME = (2, 3)
_TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
#: The tone of what has none 轻声, after all others.
_LIGHT = 5


class Syllable(NamedTuple):
    """A syllable as it is compared: ü after u of the same letters, then tones."""

    letters: str  # ü written u
    umlaut: bool = False
    tone: int = _LIGHT


#: What no table reads stands after all that is read.
UNREAD = Syllable("~")


def syllable(said: str) -> Syllable:
    """Return a syllable written with a number or with its mark: lv3, lǚ."""
    marks = unicodedata.normalize("NFD", said.lower())
    tone = next((_TONES[mark] for mark in marks if mark in _TONES), _LIGHT)
    tone = next((int(mark) for mark in marks if mark in "1234"), tone)
    letters = "".join(mark for mark in marks if mark.isascii() and mark.isalpha())
    umlaut = "v" in letters or "\u0308" in marks
    return Syllable(letters.replace("v", "u"), umlaut, tone)


def syllables(heading: str, reading: str = "") -> Iterator[Syllable | None]:
    """Yield a syllable for each character of a heading, None for what is no Han.

    ``reading`` has a syllable a Han, parted by blanks; it goes before tables.
    """
    stated = iter(reading.split())
    plain = heading.translate(simple_forms())
    for at, han in enumerate(heading):
        if not HANS.match(han):
            yield None
            continue
        said = next(stated, "") or _told(plain, at) or readings().get(han, "")
        yield syllable(said) if said else UNREAD


def _told(text: str, at: int) -> str:
    """Return how a Han of several readings is read here, "" for any other."""
    choices = several().get(text[at])
    if choices is None:
        return ""
    best, longest = choices[0].said, 0
    for choice in choices:
        length = _length(choice, text, at)
        if length > longest:
            best, longest = choice.said, length
    return best


def _length(choice: Reading, text: str, at: int) -> int:
    """Return the length of the longest word that has a Han at this place.

    A name's first character counts as a word of itself alone.
    """
    if choice.surname:
        return int(at == 0 and len(text) in _NAME and HANS.fullmatch(text) is not None)
    return max(
        (len(word) for word in choice.words if _stands(word, text, at)), default=0
    )


def _stands(word: str, text: str, at: int) -> bool:
    """Tell whether a word stands about this place of a text."""
    return any(
        letter == text[at] and text.startswith(word, at - n)
        for n, letter in enumerate(word)
        if n <= at
    )
