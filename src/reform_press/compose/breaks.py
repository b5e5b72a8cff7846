"""Where a line may end (避头尾).

In: the classes of two adjacent pieces and a level of prohibition.  Out: yes
or no.  The levels are those of CLREQ 3.1.4: none, basic, gb, strict.

"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from reform_press.compose import classes as k
from reform_press.style.model import Prohibition

#: Why a line may not end: it would open or close with a mark that may not, or
#: part what is one.
Rule = Literal["", "unit", "start", "end"]
#: Never open a line: GB/T 15834 5.1.1 to 5.1.7.
NOT_AT_START = frozenset(k.CLOSINGS + k.PAUSES + k.STOPS + "XMN/")
#: Never close a line.
NOT_AT_END = frozenset(k.OPENINGS)
#: Blanks that no line may end at.
_FIRM_BLANKS = "\u00a0\u202f\u2007"
#: The same of half-width signs at the edges of Latin words.
LATIN_NOT_AT_START = frozenset(")]},.;:!?%”—–…·/" + _FIRM_BLANKS)
LATIN_NOT_AT_END = frozenset("([{“‘" + _FIRM_BLANKS)
_BARE = re.compile(f"[{k.LATIN_BARE}]")
_HAN_LATIN = re.compile(f"{k.HAN}[{k.LATIN_LEFT_EDGE}]")
#: Signs that repeat the character before them, or lengthen it (UAX #14, NS).
_REPEATING = "々〻ゝゞヽヾー"
#: Those, and ①: a reference, where it follows what it belongs to.
_GUESTS = frozenset(_REPEATING).union(
    *(
        map(chr, range(a, b))
        for a, b in ((0x2460, 0x2474), (0x24F5, 0x24FF), (0x2776, 0x2780))
    )
)
_HOSTS = k.HAN + k.CLOSINGS + k.STOPS + k.LATIN + k.SUFFIX + k.FULL_DIGIT
#: Signs that a name may begin with.
_OF_NAMES = "./!?"
#: Han whose numbers stay with them: 第12页, 图3, 表2.
_COUNTING = frozenset("第图圖表")
#: Half-width signs that stand for a connector: 中-美, 3~5.
_CONNECTORS = "-~—–"


def may_break(before: str, after: str, level: Prohibition) -> bool:
    """Tell whether a line may end between two pieces of these classes."""
    return rule_against(before, after, level) == ""


def rule_against(before: str, after: str, level: Prohibition) -> Rule:
    """Return the rule that forbids a line to end between two pieces, or ""."""
    if _whole(before, after):
        return "unit"
    if level == "none":
        return ""
    if after in NOT_AT_START:
        return "start"
    if before in NOT_AT_END:
        return "end"
    if level == "basic":
        return ""
    if before == k.SOLIDUS:  # GB/T 15834 5.1.9: neither end of a line
        return "end"
    # strict: CLREQ 3.1.4; a dash may still open a paragraph.
    return "start" if level == "strict" and after in "DE" else ""


def forbidden(pieces: Sequence[str], kinds: str) -> Iterator[int]:
    """Yield the pieces before which no line may end, whatever their class allows."""
    yield from _by_signs(pieces, kinds)
    yield from _bound_to_host(pieces, kinds)
    yield from _bound_to_han(pieces, kinds)


def _by_signs(pieces: Sequence[str], kinds: str) -> Iterator[int]:
    """Yield what a half-width sign forbids.

    A class says that the edge of a word is a sign, not which one.
    """
    for found in _BARE.finditer(kinds):
        i = found.start()
        word = pieces[i]
        if i and (_shut(word) or not word.strip(_CONNECTORS)):
            yield i
        if i + 1 < len(kinds) and word[-1] in LATIN_NOT_AT_END:
            yield i + 1


def _shut(word: str) -> bool:
    """Tell whether a word begins with a sign that opens no line: not .NET, /usr."""
    if word[0] in _OF_NAMES and word[1:2].isalnum():
        return False
    return word[0] in LATIN_NOT_AT_START


def _bound_to_han(pieces: Sequence[str], kinds: str) -> Iterator[int]:
    """Yield the numbers that stay with the Han before them: 歼-20, 第12页, 图3."""
    for found in _HAN_LATIN.finditer(kinds):
        host, number = pieces[found.start()], pieces[found.end() - 1]
        if number[0] == "-" or (host in _COUNTING and number[0].isdecimal()):
            yield found.end() - 1


def _bound_to_host(pieces: Sequence[str], kinds: str) -> Iterator[int]:
    """Yield the pieces that belong to what stands before them (R15).

    A reference ① after a pause numbers what follows, and may open a line.
    """
    if _GUESTS.isdisjoint(pieces):
        return
    for i in range(1, len(kinds)):
        piece = pieces[i]
        if piece in _REPEATING or (piece in _GUESTS and kinds[i - 1] in _HOSTS):
            yield i


def _whole(before: str, after: str) -> bool:
    """Tell whether the two are one unit at every level."""
    if before == k.PREFIX or after in (k.SUFFIX, k.SPACE, k.BOUND):
        return True
    if before == after == k.FULL_DIGIT:
        return True
    if before in k.LATIN and after in k.LATIN:
        return after not in (k.HYPHENATED, k.BREAKABLE)
    return False
