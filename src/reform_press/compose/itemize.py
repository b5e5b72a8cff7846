"""From text to pieces (分词成字): what stands in one cell or is one word.

In: text of a paragraph.  Out: pieces, that is Han characters, signs of several
characters and Latin words.  Pure work on strings; nothing here knows fonts.

"""

import re
from collections.abc import Iterator, Sequence

_LETTER = r"0-9A-Za-z\u00aa\u00b5\u00ba\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff"
_SIGN = r"!-.:-@\[-`{-~\u00a0-\u00a6\u00a8-\u00ac\u00ae\u00af\u00b1-\u00b4"
_SIGN += r"\u00b6\u00b8\u00b9\u00bb-\u00bf\u00d7\u00f7"
_SIGN += r"\u0300-\u036f\u2010-\u2012\u20a0-\u20bf"
#: Signs that belong to Han text unless letters stand on both sides (R02).
_INNER = r"[’·–/]"

#: A piece of several characters, or of Latin; all else is one Han a piece.
#: Order matters: the longer sign before the shorter.
COMPOUND = re.compile(
    rf"——|……|！！！|？？？|[！？]{{2}}"
    rf"|[{_LETTER}{_SIGN}](?:[{_LETTER}{_SIGN}\u00ad°′″]|{_INNER}(?=[{_LETTER}/]))*"
    rf"|.[\ufe00-\ufe0f\U000e0100-\U000e01ef]+",
    re.DOTALL,
)
LATIN_START = re.compile(rf"[{_LETTER}{_SIGN}]")
#: Blank that is not set: around Han the compositor sets its own (R33).
_HAN = (
    r"[^\u0000-\u024f\u0370-\u052f\u1e00-\u1fff\u2010-\u2012\u2018-\u201d\u20a0-\u20bf]"
)
#: Signs without ink or width; a soft hyphen is one unless it parts letters.
_UNSEEN = r"[\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
#: Han that is no mark: a blank typed between two of them parts names (王 李).
_LETTER_OF_HAN = r"[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30fa\u3105-\u312f"
_LETTER_OF_HAN += r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_LOST_BLANK = re.compile(
    rf"(?!(?<={_LETTER_OF_HAN})[ \t]+{_LETTER_OF_HAN})"
    rf"(?:(?<={_HAN}|[“‘])[ \t\n]+|[ \t\n]+(?={_HAN}))|{_UNSEEN}"
    rf"|(?<![{_LETTER}])\u00ad|\u00ad(?![{_LETTER}])"
)
_BLANK = re.compile(r"[ \t\n]+")
_ANY_BLANK = re.compile(rf"[ \t\n\u00ad]|{_UNSEEN}")


def cut(text: str) -> tuple[Sequence[str], Sequence[int]]:
    """Return the pieces of a text, and which of them have several characters."""
    if not COMPOUND.search(text):
        return text, ()
    pieces: list[str] = []
    several: list[int] = []
    at = 0
    for match in COMPOUND.finditer(text):
        start, end = match.span()
        pieces += text[at:start]
        if end - start > 1:
            several.append(len(pieces))
        pieces.append(match[0])
        at = end
    pieces += text[at:]
    return pieces, several


def kept(text: str) -> tuple[str, Sequence[int]]:
    """Return the characters that are set, and where each stood in ``text``.

    Blank between Han and Latin goes, for the compositor sets its own there,
    and so does blank beside a mark; other blank becomes one word space (R33).
    """
    if not _ANY_BLANK.search(text):
        return text, range(len(text))
    places = [True] * len(text)
    for blank in _LOST_BLANK.finditer(text):
        places[blank.start() : blank.end()] = [False] * (blank.end() - blank.start())
    for blank in _BLANK.finditer(text):
        for place in range(blank.start() + 1, blank.end()):
            places[place] = False
    where = [i for i, stays in enumerate(places) if stays]
    return "".join(" " if text[i] in "\t\n" else text[i] for i in where), where


def is_one_sign(text: str, start: int, at: int) -> bool:
    """Tell whether the piece from ``start`` on would change if cut at ``at``.

    A Latin word stays what it is unless a sign within it loses its letters.
    """
    if not LATIN_START.match(text, start):
        return True
    return bool(re.match(_INNER, text[at]) or re.match(_INNER, text[at - 1]))


def by_script(text: str) -> Iterator[tuple[int, str, bool]]:
    """Yield offset, text and whether it is Latin of each stretch of a text.

    The same division that ``TypeCase`` makes: it tells which of a style's two
    faces shows a character.
    """
    at = 0
    for match in COMPOUND.finditer(text):
        if not LATIN_START.match(match[0]):
            continue
        if match.start() > at:
            yield at, text[at : match.start()], False
        at = match.end()
        yield match.start(), match[0], True
    if at < len(text):
        yield at, text[at:], False
