"""The type case that holds the sorts of a fount (字盘).

In: pieces of text and the fonts of their roles.  Out: for each piece its class,
the width of its cell in em and the glyphs that fill it.

The cell comes from the class, never from the font: some faces draw “ ” on a
third of an em (CLREQ 3.1.6).  A sort whose glyph does not fill its cell by
itself is *odd* and carries shifts; all others cost one look-up.

"""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from reform_press.compose import classes as k
from reform_press.compose.hyphenate import SOFT_HYPHEN
from reform_press.compose.itemize import LATIN_START
from reform_press.fonts.face import Face
from reform_press.fonts.library import FontSet

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
        latin = LATIN_START.match(piece)
        value = self[piece] = k.class_of_word(piece) if latin else k.HAN
        return value
