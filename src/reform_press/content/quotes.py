"""Quotation marks of the other script (引号改换), see CLREQ 3.1.1.

In: a text and the script it is to have.  Out: the same text, character for
character, with “ ‘ ’ ” as 「 『 』 」 or the other way round.  What decides is
how deep a mark is nested, not which of the two it was: outside stand 「 」 in
Traditional copy and “ ” in Simplified.  Apostrophes, and quotations within
Latin text, stay as they are.

"""

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
    for pair in _pairs(text, marks):
        if not _western(text, pair):
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
    for at, mark in enumerate(text):
        if mark not in marks or _apostrophe(text, at):
            continue
        if mark in _PARTNER:
            waiting.append(at)
            continue
        partner = next(
            (i for i in reversed(waiting) if _PARTNER[text[i]] == mark), None
        )
        if partner is None:
            depth = len(waiting) if mark in "”」" else max(1, len(waiting))
            found.append(_Pair(-1, at, depth))
            continue
        while waiting[-1] != partner:  # opened inside and never closed
            found.append(_Pair(waiting.pop(), -1, len(waiting)))
        waiting.pop()
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


def _western(text: str, pair: _Pair) -> bool:
    """Tell whether a quotation stands within Latin text, and is itself Latin."""
    start, end = pair.opening, pair.closing
    if start >= 0 and end >= 0 and any(map(_han, text[start + 1 : end])):
        return False
    before = _nearest(text, range(start - 1, -1, -1)) if start >= 0 else ""
    after = _nearest(text, range(end + 1, len(text))) if end >= 0 else ""
    if pair.depth or any(map(_han, text)):
        return _latin(before) and _latin(after)
    return _latin(before) or _latin(after)


def _nearest(text: str, places: range) -> str:
    """Return the first character of ``places`` that is neither blank nor quote."""
    return next((text[i] for i in places if text[i] not in _PASSED), "")


def _letter(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _latin(character: str) -> bool:
    return "" < character < "\u2000"


def _han(character: str) -> bool:
    return character >= "\u2e80"
