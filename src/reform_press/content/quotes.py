"""Quotation marks of the other script (引号改换), see CLREQ 3.1.1.

In: a text and the script it is to have.  Out: the same text, character for
character, with “ ‘ ’ ” as 「 『 』 」 or the other way round.  What decides is
how deep a mark is nested, not which of the two it was: outside stand 「 」 in
Traditional copy and “ ” in Simplified.  Apostrophes, and quotations within
Latin text, stay as they are.

"""

from collections import Counter
from itertools import accumulate
from typing import NamedTuple

_CURLED, _CORNERED = "“”‘’", "「」『』"
#: What is not looked at for what stands beside a mark.
_PASSED = frozenset(f" \n{_CURLED}{_CORNERED}")
#: Opening mark: what closes it.
_PARTNER = {"“": "”", "‘": "’", "「": "」", "『": "』"}
#: By depth, outside first: what opens and closes there.
_NESTED = {
    True: (("「", "」"), ("『", "』")),
    False: (("“", "”"), ("‘", "’")),
}


class _Pair(NamedTuple):
    """Places of two marks that belong together; -1 for one that is missing."""

    opening: int
    closing: int
    depth: int


def turn_quotes(text: str, *, traditional: bool) -> str:
    """Return ``text`` with the quotation marks of a script."""
    marks = _CURLED if traditional else _CORNERED
    if not any(mark in text for mark in marks):
        return text
    done = list(text)
    around = _Around(text)
    for pair in _pairs(text, marks):
        if not around.western(pair):
            opening, closing = _NESTED[traditional][pair.depth % 2]
            if pair.opening >= 0:
                done[pair.opening] = opening
            if pair.closing >= 0:
                done[pair.closing] = closing
    return "".join(done)


def _pairs(text: str, marks: str) -> list[_Pair]:
    """Pair the marks of a paragraph, each with its depth.

    A quotation may begin in the paragraph before or go on in the next: then
    its other mark is missing here.
    """
    found: list[_Pair] = []
    waiting: list[int] = []
    wanted: Counter[str] = Counter()  # what would close those that wait
    for at, mark in enumerate(text):
        if mark not in marks or _apostrophe(text, at):
            continue
        if mark in _PARTNER:
            waiting.append(at)
            wanted[_PARTNER[mark]] += 1
            continue
        if not wanted[mark]:
            depth = len(waiting) if mark in "”」" else max(1, len(waiting))
            found.append(_Pair(-1, at, depth))
            continue
        partner = waiting.pop()
        while _PARTNER[text[partner]] != mark:  # opened inside and never closed
            wanted[_PARTNER[text[partner]]] -= 1
            found.append(_Pair(partner, -1, len(waiting)))
            partner = waiting.pop()
        wanted[mark] -= 1
        found.append(_Pair(partner, at, len(waiting)))
    found += [_Pair(at, -1, depth) for depth, at in enumerate(waiting)]
    return found


def _apostrophe(text: str, at: int) -> bool:
    """Tell whether ’ or ‘ belongs to a Latin word: don’t, the ’90s, Xi’an."""
    if text[at] not in "‘’":
        return False
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] == "’":
        if _letter(after) and (_letter(before) or before in ("", " ")):
            return True
        # A plural's: nothing was opened that it could close.
        return _letter(before) and text.rfind("‘", 0, at) <= text.rfind("’", 0, at)
    return after.isdigit() and "’" not in text[at:]


class _Around:
    """What stands about each mark, told in one pass: copy may be hostile."""

    def __init__(self, text: str) -> None:
        han = (_han(character) for character in text)
        self._hans = list(accumulate(han, initial=0))  # before each place
        self._before = _nearest(text)
        self._after = _nearest(text[::-1])[::-1]

    def western(self, pair: _Pair) -> bool:
        """Tell whether a quotation stands within Latin text, and is itself Latin."""
        start, end = pair.opening, pair.closing
        if start >= 0 and end >= 0 and self._hans[start + 1] < self._hans[end]:
            return False
        before = self._before[start] if start >= 0 else ""
        after = self._after[end] if end >= 0 else ""
        if pair.depth or self._hans[-1]:
            return _latin(before) and _latin(after)
        return _latin(before) or _latin(after)


def _nearest(text: str) -> list[str]:
    """Return, for each place, the last character before it that is not passed."""
    found = [""]
    for character in text[:-1]:
        found.append(found[-1] if character in _PASSED else character)
    return found


def _letter(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _latin(character: str) -> bool:
    return "" < character < "\u2000"


def _han(character: str) -> bool:
    return character >= "\u2e80"
