"""The type case that holds the sorts of a fount (字盘).

In: pieces of text and the fonts of their roles.  Out: for each piece its class,
the width of its cell in em and the glyphs that fill it.

The cell comes from the class, never from the font: some faces draw “ ” on a
third of an em (CLREQ 3.1.6).  A sort whose glyph does not fill its cell by
itself is *odd* and carries shifts, and so does a Latin word, which its class
tells; all others cost one look-up.

"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from reform_press.compose import classes as k
from reform_press.compose.itemize import is_latin
from reform_press.compose.latin import GETA, INVISIBLE, LatinCase, covering
from reform_press.compose.sort import SAME, Sort
from reform_press.compose.vertical import is_upright
from reform_press.fonts.face import Face
from reform_press.fonts.library import FontSet
from reform_press.geometry import MIDDLE
from reform_press.style.model import Mode, Punctuation
from reform_press.style.region import local_role

#: Classes set in the Latin face.
_WESTERN = k.LATIN + k.SPACE
#: Em from the edge of its cell at which the ink of a pause or stop is not to the
#: left but in the middle, and at which it then is put.
_CENTRED, _LEFT = 0.28, 0.08
#: Em by which a mark's ink may miss the middle of its cell.
_SEEN = 0.004
#: What stands for “ ” ‘ ’ in vertical text: on the mainland (GB/T 15834 5.2.3), and
#: elsewhere.
_VERTICAL_QUOTES = {
    True: {"“": "『", "”": "』", "‘": "「", "’": "」"},
    False: {"“": "「", "”": "」", "‘": "『", "’": "』"},
}
#: Marks that turn with the line where a font has no vertical form of them.
_TURNING = k.OPENINGS + k.CLOSINGS + "DEN/"


class Fount(NamedTuple):
    """What decides a glyph and its cell, whatever its size (一副字)."""

    han: str  # font roles
    latin: str
    lang: str = "zh-Hans"
    tracking: float = 0.0  # em after every character but Latin
    marks: Punctuation = Punctuation()
    mode: Mode = "horizontal"
    scale: float = 1.0  # size to that of the line; other than 1: note marks
    rise: float = 0.0  # of its baseline, in em of the line
    lying: bool = False  # code, formulas: nothing in them stands up


class TypeCase:
    """All sorts of one fount, cast when first asked for (字盘).

    ``width``, ``kind`` and ``code`` are mappings from piece to the width of
    its cell, its class letter and its glyph codes; they grow on demand.
    """

    def __init__(self, fonts: FontSet, fount: Fount) -> None:
        self.fount = fount
        self.han = fonts.chain(local_role(fount.han, fount.lang))
        self.latin = fonts.chain(local_role(fount.latin, fount.lang))
        self.face = self.han[0]
        self.words = LatinCase(self.latin, self.han)
        self.cells = k.cells_of(fount.marks, fount.mode)
        standing = fount.mode == "vertical" and not fount.lying and fount.scale == 1
        self.letters: dict[str, str] = _Kinds(self.cells, standing)
        self.kind: dict[str, str] = self.letters if fount.scale == 1 else _Bound()
        self.width: dict[str, float] = _Widths(self)
        self.code: dict[str, bytes] = _Codes(self)
        self.odd: set[str] = set()  # none of them is set in the Latin face
        self._sorts: dict[str, Sort] = {}
        #: Words cut before, kept for ``fragments``.
        self.fragments: dict[Any, Any] = {}

    def sort(self, piece: str) -> Sort:
        """Return the sort of a piece, casting it if need be."""
        found = self._sorts.get(piece)
        if found is None:
            found = self._cast(piece)
            self._sorts[piece] = found
            plain = found.face == self.face.key and len(found.codes) == 2
            plain = plain and not (found.shifts or found.way or found.parts)
            if not plain and not self.is_latin(piece):
                self.odd.add(piece)
        return found

    def _cast(self, piece: str) -> Sort:
        vertical = self.fount.mode == "vertical"
        if self.is_latin(piece):
            return self.fragment(piece)
        if vertical and is_latin(piece):
            return _upright(self.words.sort(piece))
        if vertical:
            return self._vertical(piece)
        return self._han(piece)

    def cast(self, characters: Iterable[str]) -> None:
        """Cast many single characters in one go, before they are asked for.

        Shaping costs by the call: a page's thousand characters one by one
        take as long as setting it.
        """
        sorts, marks = self._sorts, self.letters.keys()
        new = [c for c in characters if c not in sorts and c not in marks]
        new = sorted(c for c in new if self.face.glyph(c) and not is_latin(c))
        if not new:
            return
        vertical = self.fount.mode == "vertical"
        lang = self.fount.lang
        # A space parts them, so that no glyph depends on its neighbour.
        shaped = self.face.shape(" ".join(new), lang=lang, vertical=vertical)
        for glyph in shaped[::2]:
            code, face = glyph.code, self.face
            own = -face.vertical(code)[0] if vertical else face.advance(code)
            if abs(glyph.advance - 1.0) < SAME and own == 1:
                piece = new[glyph.cluster // 2]
                self._sorts[piece] = Sort(face.key, code.to_bytes(2, "big"), 1.0)

    def is_latin(self, piece: str) -> bool:
        """Tell whether a piece is set in the Latin face."""
        return self.letters[piece] in _WESTERN

    def fragment(self, text: str) -> Sort:
        """Shape a part of a Latin word as it stands in its line."""
        sort = self.words.sort(text)
        return _turned(sort) if self.fount.mode == "vertical" else sort

    def _chosen(self, piece: str) -> tuple[Face, str]:
        """Return the face that sets a piece, and what it sets: 〓 if none has it."""
        face = covering(self.han, piece) or covering(self.latin, piece)
        return (face, piece) if face else (self.face, GETA)

    def _han(self, piece: str) -> Sort:
        cell = self.cells.width.get(piece, 1.0)
        face, shown = self._chosen(piece)
        glyphs = face.shape(shown, lang=self.fount.lang)
        if piece[-1] in INVISIBLE:  # the font shows the selector as a blank
            glyphs = glyphs[:1]
        codes = b"".join(glyph.code.to_bytes(2, "big") for glyph in glyphs)
        kind = self.letters[piece]
        if len(glyphs) > 1:
            inks = tuple(face.advance(glyph.code) for glyph in glyphs)
            return Sort(face.key, codes, cell, _shared_out(kind, inks, cell))
        code = glyphs[0].code
        advance = face.advance(code)
        lead = self._lead(kind, face, code, cell - advance)
        rise = 0.0
        if self._centred(kind):
            ink = face.ink(code)
            rise = _still(MIDDLE - (ink.bottom + ink.top) / 2) if ink else 0.0
        if abs(advance - cell) < SAME and abs(lead) < SAME and not rise:
            return Sort(face.key, codes, cell)
        shifts = ((0, lead), (1, cell - advance - lead))
        return Sort(face.key, codes, cell, shifts, rise=rise)

    def _centred(self, kind: str) -> bool:
        """Tell whether a mark stands in the middle of its cell (台湾、香港)."""
        return self.fount.marks.region != "CN" and kind in k.PAUSES + k.STOPS

    def _lead(self, kind: str, face: Face, code: int, blank: float) -> float:
        """Return where in its cell a glyph begins, ``blank`` being left over (R28).

        A mark stands on its side of the cell whatever the font thinks; fonts
        of other regions centre what the mainland sets to the left.
        """
        if kind in k.OPENINGS:
            return blank
        if kind in k.CLOSINGS:
            return 0.0
        if kind not in k.PAUSES + k.STOPS:
            return blank / 2
        ink, cell = face.ink(code), blank + face.advance(code)
        if ink is None:
            return 0.0
        if self._centred(kind):
            return _still((cell - ink.left - ink.right) / 2)
        return 0.0 if ink.left < _CENTRED else _LEFT - ink.left

    def _vertical(self, piece: str) -> Sort:
        """Set Han or a mark in a vertical line (直排), rotated if need be (R73)."""
        kind = self.letters[piece]
        if kind == k.COMBINED:  # two marks side by side in one cell
            return _upright(self._han(piece))
        quotes = _VERTICAL_QUOTES[self.fount.marks.region == "CN"]
        piece = quotes.get(piece, piece)
        cell = self.cells.width.get(piece, 1.0)
        face, shown = self._chosen(piece)
        glyphs = face.shape(shown, lang=self.fount.lang, vertical=True)
        if piece[-1] in INVISIBLE:
            glyphs = glyphs[:1]
        lang = self.fount.lang
        if kind in _TURNING and not face.has_vertical_form(shown, lang=lang):
            return self._han(piece)._replace(way="turned")
        codes = b"".join(glyph.code.to_bytes(2, "big") for glyph in glyphs)
        if self._centred(kind):
            return _in_the_middle(face, glyphs[0].code, cell)
        steps = tuple(-face.vertical(glyph.code)[0] for glyph in glyphs)
        if len(glyphs) == 1 and abs(steps[0] - cell) < SAME:
            return Sort(face.key, codes, cell)
        if len(glyphs) > 1:
            return Sort(face.key, codes, cell, _shared_out(kind, steps, cell))
        blank = cell - steps[0]
        lead = blank / 2
        if kind in k.OPENINGS:
            lead = blank
        elif kind in k.HALVES or kind in k.CLOSINGS:
            lead = 0.0
        return Sort(face.key, codes, cell, ((0, lead), (1, blank - lead)))


def _in_the_middle(face: Face, code: int, cell: float) -> Sort:
    """Return a mark whose ink is in the middle of a cell of a vertical line."""
    down, x, y = face.vertical(code)
    ink, blank = face.ink(code), cell + down
    lead, rise = blank / 2, 0.0
    if ink is not None:
        lead = _still(cell / 2 - (y - (ink.bottom + ink.top) / 2))
        rise = _still(x - (ink.left + ink.right) / 2)
    shifts = ((0, lead), (1, blank - lead)) if lead or blank else ()
    return Sort(face.key, code.to_bytes(2, "big"), cell, shifts, rise=rise)


def _still(by: float) -> float:
    """Return a move, or none where nobody would see it."""
    return by if abs(by) > _SEEN else 0.0


def _turned(sort: Sort) -> Sort:
    """Return a sort that lies on its right side in a vertical line (横转)."""
    return sort._replace(way="turned", parts=tuple(map(_turned, sort.parts)))


def _upright(sort: Sort) -> Sort:
    """Return a sort that stands upright in one cell of a vertical line (纵中横)."""
    if sort.parts:  # a sign that the face of the figures lacks
        return _turned(sort)
    condensed = min(1.0, 1.0 / sort.width) if sort.width else 1.0
    drawn = min(1.0, sort.width)
    shifts = tuple((i, by * condensed) for i, by in sort.shifts)
    return Sort(
        sort.face, sort.codes, 1.0, shifts, "upright", condensed=condensed, drawn=drawn
    )


def _shared_out(
    kind: str, advances: tuple[float, ...], cell: float
) -> tuple[tuple[int, float], ...]:
    """Give each of several glyphs an equal share of the cell (R19): ！？ or ——."""
    share = cell / len(advances)
    centred = kind != k.COMBINED
    shifts, owed = [], 0.0
    for i, advance in enumerate(advances):
        lead = (share - advance) / 2 if centred else 0.0
        shifts.append((i, owed + lead))
        owed = share - advance - lead
    return (*shifts, (len(advances), owed))


class _Widths(dict[str, float]):
    """The column of cell widths, filled on demand."""

    def __init__(self, case: TypeCase) -> None:
        self._case = case

    def __missing__(self, piece: str) -> float:
        case = self._case
        tracking = 0.0 if case.is_latin(piece) else case.fount.tracking
        value = self[piece] = (case.sort(piece).width + tracking) * case.fount.scale
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

    def __init__(self, cells: k.Cells, standing: bool) -> None:
        super().__init__(cells.kind)
        self._standing = standing  # whether short Latin stands upright

    def __missing__(self, piece: str) -> str:
        if is_latin(piece) and not (self._standing and is_upright(piece)):
            value = k.class_of_word(piece)
        else:
            value = k.HAN
        self[piece] = value
        return value


class _Bound(dict[str, str]):
    """Every raised or lowered piece is bound to what stands before it (R15)."""

    def __missing__(self, piece: str) -> str:
        return k.BOUND
