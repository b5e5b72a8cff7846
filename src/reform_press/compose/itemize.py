"""From text to pieces (分词成字): what stands in one cell or is one word.

In: the text of a paragraph, run by run.  Out: its pieces, that is Han
characters, signs of several characters and Latin words.  Where a run ends
decides nothing but which face shows a piece (R16b).  Pure work on strings;
nothing here knows fonts.

"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from reform_press.compose.blanks import kept, tied
from reform_press.compose.script import (
    KEPT_BLANK,
    LATER,
    LATIN,
    UNSEEN,
    spelled,
    spelled_whole,
)

_LATIN = re.compile(rf"[{LATIN}]")
_WORD = re.compile(rf"[{LATIN}][{LATER}]*")
_SELECTOR = r"\ufe00-\ufe0f\U000e0100-\U000e01ef"
_VARIANT = re.compile(rf"[{_SELECTOR}]")
#: A piece of several characters, or of Latin; all else is one Han a piece.
#: It begins with a set, which a search runs through at the speed of C.
_ONE_PIECE = (
    rf"[—…！？{LATIN}](?:(?<=[{LATIN}])[{LATER}]*|(?<=—)—|(?<=…)…"
    r"|(?<=！)(?:！！|[！？])|(?<=？)(?:？？|[！？]))"
)
_COMPOUND = re.compile(_ONE_PIECE)
_COMPOUND_OR_VARIANT = re.compile(rf"[^{LATIN}{_SELECTOR}][{_SELECTOR}]+|{_ONE_PIECE}")
_SOFT_HYPHEN = "\u00ad"
#: What stays whole where a run ends within it; a text has none without one.
_UNPARTED = re.compile(rf"[—…！？{_SELECTOR}{_SOFT_HYPHEN}]")
#: What a text without is Han and single marks all through.
_UNEVEN = re.compile(rf"[—…！？ \t\n{UNSEEN}{_SELECTOR}{LATER}]")


class Western(str):
    """A Latin word without a letter (西文标点), such as a dash between blanks.

    It never equals the Han sign of the same characters, so that tables and
    type cases keep the two apart.
    """

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Western) and str.__eq__(self, other)


class Divided(NamedTuple):
    """The pieces of one run."""

    pieces: Sequence[str]
    several: Sequence[int]  # pieces of several characters
    #: Place of each character in the run's text.  A sign that the end of a run
    #: would cut belongs whole to the first, and its places go on past the end.
    where: Sequence[int]


def divide(
    texts: Sequence[str], *, latin: bool = False, whole: Sequence[bool] = ()
) -> list[Divided]:
    """Return the pieces of each run of a paragraph.

    ``latin`` tells that its language is.  A run that is ``whole`` (code, a
    formula) is Latin whatever surrounds it, and keeps its blanks.  A line
    feed counts as a blank.
    """
    text = "".join(texts)
    alike = len(texts) == 1 or not (latin or any(whole))
    if alike and not _UNEVEN.search(text):
        return [Divided(one, (), range(len(one))) for one in texts]
    shown = _spelled_runs(texts, latin, whole)
    where = kept(shown)
    if len(where) < len(text):
        text = "".join(map(text.__getitem__, where))
        shown = "".join(map(shown.__getitem__, where))
    if "\t" in text or "\n" in text:
        text = text.translate({9: " ", 10: " "})
        shown = shown.translate({9: " ", 10: " "})
    shown = tied(shown)
    if any(whole):
        shown = shown.replace(KEPT_BLANK, " ")
    pattern = _COMPOUND_OR_VARIANT if _VARIANT.search(shown) else _COMPOUND
    if len(texts) == 1:
        return [Divided(*_cut(text, shown, pattern), where)]
    begins = list(accumulate(map(len, texts), initial=0))
    bounds = [bisect_left(where, begin) for begin in begins]
    if _UNPARTED.search(shown):
        bounds = _bounds(bounds, shown, pattern)
    return [
        Divided(*_cut(text[a:b], shown[a:b], pattern), _from(where[a:b], begin))
        for begin, (a, b) in zip(begins, pairwise(bounds), strict=False)
    ]


def _from(where: Sequence[int], begin: int) -> Sequence[int]:
    """Return places counted from ``begin``."""
    if isinstance(where, range):
        return range(where.start - begin, where.stop - begin)
    return [place - begin for place in where]


def _spelled_runs(texts: Sequence[str], latin: bool, whole: Sequence[bool]) -> str:
    """Return the text with stand-ins; to its neighbours code is but letters."""
    if not any(whole):
        return spelled("".join(texts), latin=latin)
    runs = list(zip(texts, whole, strict=True))
    seen = "".join("x" * len(text) if one else text for text, one in runs)
    shown = spelled(seen, latin=latin)
    places = pairwise(accumulate(map(len, texts), initial=0))
    return "".join(
        spelled_whole(text) if one else shown[a:b]
        for (text, one), (a, b) in zip(runs, places, strict=True)
    )


def _bounds(bounds: list[int], shown: str, pattern: re.Pattern[str]) -> list[int]:
    """Return where runs end, moved on past what must not be cut.

    A sign of several characters belongs to the run it begins in, and so does
    a soft hyphen after it.
    """
    for piece in pattern.finditer(shown):
        a, b = piece.span()
        if not _LATIN.match(shown, a):
            bounds = [b if a < at < b else at for at in bounds]
    bounds = [at + shown.startswith(_SOFT_HYPHEN, at) for at in bounds]
    return list(accumulate(bounds, max))  # none goes past the next


def _cut(
    text: str, shown: str, pattern: re.Pattern[str]
) -> tuple[Sequence[str], Sequence[int]]:
    """Return the pieces of a text, and which of them have several characters."""
    pieces: list[str] = []
    several: list[int] = []
    at = 0
    for match in pattern.finditer(shown):
        start, end = match.span()
        pieces += text[at:start]
        if end - start > 1:
            several.append(len(pieces))
        pieces.append(_piece(text[start:end], match[0]))
        at = end
    if not at:
        return text, ()
    pieces += text[at:]
    return pieces, several


def _piece(text: str, shown: str) -> str:
    """Return a piece; a Latin one without a letter says what it is."""
    if text == shown or _LATIN.search(text) or not _LATIN.match(shown):
        return text
    return Western(text)


def is_latin(piece: str) -> bool:
    """Tell whether a piece is a Latin word or sign."""
    return isinstance(piece, Western) or bool(_LATIN.search(piece))


def by_script(text: str, *, latin: bool = False) -> Iterator[tuple[int, str, bool]]:
    """Yield offset, text and whether it is Latin of each stretch of a text.

    The same division that ``divide`` makes of each line: it tells which of a
    style's two faces shows a character.
    """
    shown = "\n".join(spelled(line, latin=latin) for line in text.split("\n"))
    at = 0
    for match in _WORD.finditer(shown):
        start, end = match.span()
        if start > at:
            yield at, text[at:start], False
        at = end
        yield start, text[start:end], True
    if at < len(text):
        yield at, text[at:], False
