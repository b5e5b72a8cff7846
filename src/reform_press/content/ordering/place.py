"""The place of a heading in an index (标目次序).

In: a heading and its reading.  Out: what to sort by, and the initial under
which it stands.  Headings are compared character by character, as entries of
a dictionary are: numbers by their value, then Latin letters, then other
scripts, then Han (GB/T 13418, 《文字条目通用排序规则》).  By pinyin two Han are
compared by syllable, tone, strokes and code point; by strokes by their count,
the first stroke and the order of 《通用规范汉字表》.  Marks and blanks do not count.

"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from reform_press.content.ordering.read import UNREAD, syllables
from reform_press.content.ordering.tables import strokes
from reform_press.content.pinyin import HANS

By = Literal["pinyin", "strokes"]
#: Kinds of characters in their order.
_NUMBER, _LATIN, _OTHER, _HAN = range(4)
#: A number as one thing, a character of any other kind; the rest is passed over.
_UNIT = re.compile(r"(?P<number>[0-9]+)|(?P<letter>[^\W_])")
#: What no table counts stands after all that is counted.
_UNCOUNTED = 1 << 20


class Place(NamedTuple):
    """Where a heading stands: ``key`` compares with others of the same order."""

    key: tuple[Any, ...]
    #: "A" to "Z", or the number of strokes; "" before the first Han's.
    initial: str


def place(heading: str, by: By = "pinyin", reading: str = "") -> Place:
    """Return the place of a heading; ``reading`` as pinyin with tone numbers."""
    text = unicodedata.normalize("NFKC", heading)
    units = tuple(_units(text, by, reading))
    # What differs in case or in marks alone is told apart by its characters.
    return Place((units, heading), _initial(text, by, reading))


def unread(heading: str, reading: str = "") -> str:
    """Return the Han of a heading that no table reads."""
    text = unicodedata.normalize("NFKC", heading)
    said = zip(text, syllables(text, reading), strict=True)
    return "".join(han for han, one in said if one == UNREAD)


def count(han: str) -> int:
    """Return the strokes of a Han, 0 if they are not known."""
    table = strokes()
    at = table.place.get(han)
    return 0 if at is None else table.counts[bisect_right(table.begins, at) - 1]


def _units(text: str, by: By, reading: str) -> Iterator[tuple[Any, ...]]:
    """Yield what each number and each character is compared by."""
    said = tuple(syllables(text, reading)) if by == "pinyin" else ()
    for found in _UNIT.finditer(text):
        one = found[0]
        if found["number"]:
            yield _NUMBER, int(one)
        elif HANS.match(one):
            before = said[found.start()] if said else ()
            yield _HAN, before, strokes().place.get(one, _UNCOUNTED), one
        else:
            letter = unicodedata.normalize("NFD", one)[0].lower()
            yield _LATIN if letter.isascii() else _OTHER, letter


def _initial(text: str, by: By, reading: str) -> str:
    first = _UNIT.search(text)
    if first is None or not HANS.match(first[0]):
        return ""
    if by == "strokes":
        return str(count(first[0]) or "")
    said = next(one for one in syllables(text, reading) if one)
    return "" if said == UNREAD else said.letters[0].upper()
