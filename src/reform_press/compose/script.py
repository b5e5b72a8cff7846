"""Whose a shared sign is (共用标点归属): of Han text or of Latin text (R02).

In: text of a paragraph.  Out: the same text in which every shared sign that is
Latin is written as a stand-in, so that what is left of “ ” ‘ ’ — … · – / is
Han.  See CLREQ 3.1.1 and 3.2.1.

"""

import re
from typing import Literal

#: Letters, digits and the marks on them that are Latin to a compositor.
_ALPHABET = r"A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_ALPHABET += r"\u0370-\u052f\u1e00-\u1fff\u2126"
LETTER = rf"0-9{_ALPHABET}"
#: Noncharacters, which no copy holds: a Latin opening quote, a closing one,
#: another Latin sign that is bare at the edge of a word, and one that is not.
OPEN, CLOSE, BARE, FIRM = "\ufdd0\ufdd1\ufdd2\ufdd3"
#: And a blank of code, which is kept whatever stands beside it.
KEPT_BLANK = "\ufdd4"
#: Blank that is typed to stand (R33).
FIXED_BLANK = r"\u00a0\u2000-\u200a\u202f"
#: Signs at the edge of a word that part it from Han without a gap.
BARE_SIGN = rf"!\"'(),.:;?\[\]{{}}{FIXED_BLANK}{OPEN}{CLOSE}{BARE}"
#: Signs that count as letters there: $ + % and their like.
FIRM_SIGN = rf"#$%&*+\-<=>@\\\^_`|~{FIRM}\u00a1-\u00a6\u00a8-\u00ac\u00ae\u00af"
FIRM_SIGN += r"\u00b1-\u00b4\u00b6\u00b8\u00b9\u00bb-\u00bf\u00d7\u00f7"
FIRM_SIGN += r"\u0300-\u036f\u2010-\u2012\u2070-\u209c\u20a0-\u20bf\u2236"
#: All that opens a Latin word; °′″ are Latin where they follow it.
LATIN = rf"{LETTER}{BARE_SIGN}{FIRM_SIGN}"
LATER = rf"{LATIN}\u00ad°′″"

#: Signs without ink or width.
UNSEEN = r"\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
#: What nobody sees as a neighbour.
_PASSED = rf" \t\n\u00ad{UNSEEN}"
_QUOTE = "“”‘’"
_SIGN = "—–…·/№−≈≠≤≥"
_STAND_INS = (
    dict.fromkeys("“‘", OPEN)
    | dict.fromkeys("”’", CLOSE)
    | dict.fromkeys("—–…·/", BARE)
    | dict.fromkeys("№−≈≠≤≥", FIRM)
)
_AS_LATIN = str.maketrans(_STAND_INS)
_AS_WHOLE = str.maketrans(
    dict.fromkeys(_STAND_INS, BARE) | dict.fromkeys(" \t\n", KEPT_BLANK)
)
_OPENING, _CLOSING = "“‘", "”’"

_QUOTES = re.compile(rf"[{_QUOTE}]")
_SHARED = re.compile(rf"[{_QUOTE}{_SIGN}]")
_WORD = re.compile(rf"[{_ALPHABET}]")
_HAN = re.compile(rf"[^{LATER}{_PASSED}{_QUOTE}{_SIGN}]")
_SEEN = re.compile(rf"[^{_PASSED}]")
_LATIN = re.compile(rf"[{LATER}]")
#: A sign beside Latin: where there is none, no sign is Latin.
_NEAR = re.compile(
    rf"[{_QUOTE}{_SIGN}]"
    rf"(?:(?<=[{LATER}].)|(?<=[{LATER}][ \t\n].)|(?=[{_PASSED}]*[{LATIN}]))"
)
_ADDRESS = re.compile(r"(?:[A-Za-z]{2,}://|www\.)[!-~]+")
#: it’s; also ’90s and ’n’, where nothing stands before it.
_APOSTROPHE = re.compile(
    rf"(?<=[{LETTER}])’(?=[{LETTER}])(?![0-9])|(?<![^ \t\n(\[“])’(?=[{LETTER}])"
)
#: −5, ≤3: the sign of a number.
_OF_NUMBER = re.compile(rf"(?<![{LATIN}])[−≈≠≤≥](?=[{LETTER}.$])")
_BETWEEN = re.compile(rf"[{_SIGN}{_PASSED}]*[{_SIGN}][{_SIGN}{_PASSED}]*")
#: Signs that Han text alone doubles.
_DOUBLED = re.compile("——|……")

_Side = Literal["han", "latin", "edge"]


def spelled(text: str, *, latin: bool = False) -> str:
    """Return ``text`` with a stand-in for each shared sign that is Latin.

    Latin is a sign with Latin on both sides, a quotation without Han that
    Latin surrounds, and every sign of a paragraph without Han, or of one that
    is ``latin`` by its language.
    """
    if not _SHARED.search(text):
        return text
    if latin or (not _HAN.search(text) and _WORD.search(text)):
        return _APOSTROPHE.sub(BARE, text).translate(_AS_LATIN)
    if not _NEAR.search(text):
        return text
    text = _APOSTROPHE.sub(BARE, _ADDRESS.sub(_written_latin, text))
    text = _with_quotations(text)
    text = _OF_NUMBER.sub(_written_latin, text)
    return _BETWEEN.sub(_latin_between_latin, text)


def spelled_whole(text: str) -> str:
    """Return code or a formula with stand-ins for all its shared signs."""
    return text.translate(_AS_WHOLE)


def _written_latin(found: re.Match[str]) -> str:
    return found[0].translate(_AS_LATIN)


def _latin_between_latin(found: re.Match[str]) -> str:
    """Write signs as Latin if Latin stands on both sides of them."""
    text, (a, b) = found.string, found.span()
    beside = a and _LATIN.match(text, a - 1) and _LATIN.match(text, b)
    if beside and not _DOUBLED.search(found[0]):
        return _written_latin(found)
    return found[0]


def _with_quotations(text: str) -> str:
    """Write the quotation marks of Latin as Latin."""
    marks = [found.start() for found in _QUOTES.finditer(text)]
    if not marks:
        return text
    partner = _partners(text, marks)
    shown = list(text)
    for at in marks:
        a, b = sorted((at, partner.get(at, at)))
        sides = {_beside(text, a, -1, partner), _beside(text, b, 1, partner)}
        if a == b:  # an apostrophe, or the other mark is in another paragraph
            if sides == {"latin"}:
                shown[at] = BARE if text[at] == "’" else _STAND_INS[text[at]]
        elif "latin" in sides and "han" not in sides and not _HAN.search(text, a, b):
            shown[at] = _STAND_INS[text[at]]
    return "".join(shown)


def _partners(text: str, marks: list[int]) -> dict[int, int]:
    """Return for each quotation mark of a pair the place of the other."""
    partner: dict[int, int] = {}
    opened: list[int] = []
    for at in marks:
        if text[at] in _OPENING:
            opened.append(at)
            continue
        wanted = _OPENING[_CLOSING.index(text[at])]
        last = next((i for i in reversed(opened) if text[i] == wanted), None)
        if last is not None:
            partner[last], partner[at] = at, last
            del opened[opened.index(last) :]
    return partner


def _beside(text: str, at: int, step: int, partner: dict[int, int]) -> _Side:
    """Tell what stands beside a mark: blank, signs and quotations passed over."""
    inward = _CLOSING if step < 0 else _OPENING
    at += step
    while 0 <= at < len(text):
        mark = text[at]
        if mark in inward and at in partner:
            at = partner[at]
        elif mark not in _QUOTE and _SEEN.match(mark):
            if mark not in _SIGN:
                return "latin" if _LATIN.match(mark) else "han"
            if text[at + step : at + step + 1] == mark and mark in "—…":
                return "han"
        at += step
    return "edge"
