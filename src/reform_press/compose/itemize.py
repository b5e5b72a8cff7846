"""From text to pieces, and the type case that holds their sorts (字盘).

In: text of one style and the fonts of its roles.  Out: pieces, that is Han
characters, signs of several characters and Latin words, each with its class,
the width of its cell in em and the glyphs that fill it.

The cell comes from the class, never from the font: some faces draw “ ” on a
third of an em (CLREQ 3.1.6).  A sort whose glyph does not fill its cell by
itself is *odd* and carries shifts; all others cost one look-up.

"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from reform_press.compose import classes as k
from reform_press.compose.hyphenate import SOFT_HYPHEN
from reform_press.fonts.face import Face
from reform_press.fonts.library import FontSet

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
_LATIN_START = re.compile(rf"[{_LETTER}{_SIGN}]")
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

#: Classes set in the Latin face.
_WESTERN = k.LATIN + k.SPACE
#: Features of Latin words in running text.
_LATIN_FEATURES = {"kern": True, "liga": True}
#: Em by which two lengths may differ and still be the same.
_SAME = 1e-4
#: 〓 stands where no font has the character; ``fonts.doctor`` reports it.
GETA = "〓"


class Sort(NamedTuple):
    """The glyphs of one piece (字粒), lengths in em."""

    face: str
    codes: bytes
    width: float  # of the cell
    #: (glyph index, em) before that glyph; one entry past the last glyph
    #: moves the pen on to the end of the cell.
    shifts: tuple[tuple[int, float], ...] = ()


class Fount(NamedTuple):
    """What decides a glyph and its cell, whatever its size (一副字)."""

    han: str  # font roles
    latin: str
    lang: str = "zh-Hans"
    tracking: float = 0.0  # em after every character but Latin


class TypeCase:
    """All sorts of one fount, cast when first asked for (字盘).

    ``width``, ``kind`` and ``code`` are mappings from piece to the width of
    its cell, its class letter and its glyph codes; they grow on demand.
    """

    def __init__(self, fonts: FontSet, fount: Fount) -> None:
        self.fount = fount
        self.han = fonts.chain(fount.han)
        self.latin = fonts.chain(fount.latin)
        self.face = self.han[0]
        self.kind: dict[str, str] = _Kinds()
        self.width: dict[str, float] = _Widths(self)
        self.code: dict[str, bytes] = _Codes(self)
        self.odd: set[str] = set()
        self._sorts: dict[str, Sort] = {}

    def sort(self, piece: str) -> Sort:
        """Return the sort of a piece, casting it if need be."""
        found = self._sorts.get(piece)
        if found is None:
            found = self.word(piece) if self.is_latin(piece) else self._han(piece)
            self._sorts[piece] = found
            if found.face != self.face.key or found.shifts or len(found.codes) != 2:
                self.odd.add(piece)
        return found

    def cast(self, characters: Iterable[str]) -> None:
        """Cast many single characters in one go, before they are asked for.

        Shaping costs by the call: a page's thousand characters one by one
        take as long as setting it.
        """
        new = [c for c in characters if c not in self._sorts and not self.is_latin(c)]
        new = sorted(c for c in new if self.face.glyph(c) and c not in k.CELL_OF)
        if not new:
            return
        # A space parts them, so that no glyph depends on its neighbour.
        for glyph in self.face.shape(" ".join(new), lang=self.fount.lang)[::2]:
            piece = new[glyph.cluster // 2]
            code = glyph.code.to_bytes(2, "big")
            if abs(glyph.advance - 1.0) < _SAME and self.face.advance(glyph.code) == 1:
                self._sorts[piece] = Sort(self.face.key, code, 1.0)

    def is_latin(self, piece: str) -> bool:
        """Tell whether a piece is set in the Latin face."""
        return self.kind[piece] in _WESTERN

    def word(self, text: str) -> Sort:
        """Shape a Latin word, kerned and with ligatures."""
        text = text.replace(SOFT_HYPHEN, "")
        face = _covering(self.latin, text) or _covering(self.han, text)
        if face is None:
            return self._pieced(text)
        glyphs = face.shape(text, lang="en", script="Latn", features=_LATIN_FEATURES)
        shifts, owed, width = [], 0.0, 0.0
        for i, glyph in enumerate(glyphs):
            if abs(owed + glyph.x) > 1e-4:
                shifts.append((i, owed + glyph.x))
                owed = -glyph.x
            else:
                owed = 0.0
            owed += glyph.advance - face.advance(glyph.code)
            width += glyph.advance
        if abs(owed) > 1e-4:
            shifts.append((len(glyphs), owed))
        codes = b"".join(glyph.code.to_bytes(2, "big") for glyph in glyphs)
        return Sort(face.key, codes, width, tuple(shifts))

    def edges(self, text: str, bounds: Sequence[int]) -> list[float]:
        """Return how far a word reaches up to each of its characters ``bounds``.

        The word is shaped once, however many places it may be cut at.
        """
        plain = text.replace(SOFT_HYPHEN, "")
        face = _covering(self.latin, plain) or _covering(self.han, plain) or self.face
        steps = [0.0] * (len(plain) + 1)
        for glyph in face.shape(
            plain, lang="en", script="Latn", features=_LATIN_FEATURES
        ):
            steps[glyph.cluster + 1] += glyph.advance
        reach = list(accumulate(steps))
        return [reach[at - text.count(SOFT_HYPHEN, 0, at)] for at in bounds]

    def _pieced(self, text: str) -> Sort:
        """Set a word that no single face covers: 〓 for what is missing."""
        face = self.face
        codes = [face.glyph(c) or face.glyph(GETA) for c in text]
        width = sum(face.advance(code) for code in codes)
        return Sort(face.key, b"".join(c.to_bytes(2, "big") for c in codes), width)

    def _han(self, piece: str) -> Sort:
        cell = k.CELL_OF.get(piece, 1.0)
        face = _covering(self.han, piece) or _covering(self.latin, piece)
        if face is None:
            face, piece = self.face, GETA
        glyphs = face.shape(piece, lang=self.fount.lang)
        if piece[-1] in _INVISIBLE:  # the font shows the selector as a blank
            glyphs = glyphs[:1]
        codes = b"".join(glyph.code.to_bytes(2, "big") for glyph in glyphs)
        if len(glyphs) == 1 and abs(face.advance(glyphs[0].code) - cell) < _SAME:
            return Sort(face.key, codes, cell)
        inks = tuple(face.advance(glyph.code) for glyph in glyphs)
        return Sort(face.key, codes, cell, _reboxed(piece, inks, cell))


def _reboxed(
    piece: str, advances: tuple[float, ...], cell: float
) -> tuple[tuple[int, float], ...]:
    """Place glyphs whose advances are not their cell's (R19, R28)."""
    if len(advances) > 1:  # each in its equal share: ！？, or a dash in two parts
        share = cell / len(advances)
        centred = k.CLASS_OF.get(piece) != k.COMBINED
        shifts, owed = [], 0.0
        for i, advance in enumerate(advances):
            lead = (share - advance) / 2 if centred else 0.0
            shifts.append((i, owed + lead))
            owed = share - advance - lead
        return (*shifts, (len(advances), owed))
    blank = cell - advances[0]
    kind = k.CLASS_OF.get(piece, k.HAN)
    if kind == k.OPENING:
        lead = blank
    elif kind in (k.CLOSING, k.PAUSE, k.STOP):
        lead = 0.0
    else:
        lead = blank / 2
    return ((0, lead), (1, blank - lead))


def _covering(chain: tuple[Face, ...], text: str) -> Face | None:
    """Return the first face with every character of ``text``."""
    for face in chain:
        if all(face.glyph(c) or c in _INVISIBLE for c in text):
            return face
    return None


#: Characters that need no glyph: soft hyphen and variation selectors.
_INVISIBLE = frozenset(
    ["\u00ad", *map(chr, range(0xFE00, 0xFE10)), *map(chr, range(0xE0100, 0xE01F0))]
)


class _Widths(dict[str, float]):
    """The column of cell widths, filled on demand."""

    def __init__(self, case: TypeCase) -> None:
        self._case = case

    def __missing__(self, piece: str) -> float:
        sort = self._case.sort(piece)
        tracking = 0.0 if self._case.is_latin(piece) else self._case.fount.tracking
        value = self[piece] = sort.width + tracking
        return value


class _Codes(dict[str, bytes]):
    """The column of glyph codes, filled on demand."""

    def __init__(self, case: TypeCase) -> None:
        self._case = case

    def __missing__(self, piece: str) -> bytes:
        value = self[piece] = self._case.sort(piece).codes
        return value


class _Kinds(dict[str, str]):
    """Class letters of pieces; the table first, then by what they are."""

    def __init__(self) -> None:
        super().__init__(k.CLASS_OF)

    def __missing__(self, piece: str) -> str:
        latin = _LATIN_START.match(piece)
        value = self[piece] = k.class_of_word(piece) if latin else k.HAN
        return value


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
    if not _LATIN_START.match(text, start):
        return True
    return bool(re.match(_INNER, text[at]) or re.match(_INNER, text[at - 1]))


def by_script(text: str) -> Iterator[tuple[int, str, bool]]:
    """Yield offset, text and whether it is Latin of each stretch of a text.

    The same division that ``TypeCase`` makes: it tells which of a style's two
    faces shows a character.
    """
    at = 0
    for match in COMPOUND.finditer(text):
        if not _LATIN_START.match(match[0]):
            continue
        if match.start() > at:
            yield at, text[at : match.start()], False
        at = match.end()
        yield match.start(), match[0], True
    if at < len(text):
        yield at, text[at:], False
