"""Latin words as sorts (西文排字): shaped, kerned, in as few faces as can be.

In: a word and chains of faces.  Out: its sort, and how far it reaches at each
of its characters.

"""

from collections.abc import Sequence
from itertools import accumulate

from reform_press.compose.hyphenate import SOFT_HYPHEN
from reform_press.compose.sort import SAME, Sort
from reform_press.fonts.face import Face, Glyph

#: Features of Latin words in running text.
_LATIN_FEATURES = {"kern": True, "liga": True}
#: Blanks within a word and their widths in em (U+00A0, U+2000 to U+200A, U+202F).
_BLANKS = {" ": 0.25, "\u2000": 0.5, "\u2001": 1.0, "\u2002": 0.5, "\u2003": 1.0}
_BLANKS |= {"\u2004": 1 / 3, "\u2005": 0.25, "\u2006": 1 / 6, "\u2008": 0.25}
_BLANKS |= {"\u2009": 0.2, "\u200a": 0.1, "\u202f": 0.2}
_BLANK = frozenset([*_BLANKS, "\u00a0", "\u2007"])
_BLANKS_AS_SPACE = str.maketrans(dict.fromkeys(sorted(_BLANK), " "))
#: 〓 stands where no font has the character; ``fonts.doctor`` reports it.
GETA = "〓"


class LatinCase:
    """The Latin of one fount: ``latin`` first, ``han`` for what those lack."""

    def __init__(self, latin: tuple[Face, ...], han: tuple[Face, ...]) -> None:
        self._latin = latin
        self._han = han

    def sort(self, text: str) -> Sort:
        """Shape a Latin word, kerned and with ligatures."""
        sorts = [
            _set_solid(face, part, glyphs)
            for face, part, glyphs in self._shaped(text.replace(SOFT_HYPHEN, ""))
        ]
        if len(sorts) == 1:
            return sorts[0]
        width = sum(sort.width for sort in sorts)
        return sorts[0]._replace(width=width, parts=tuple(sorts))

    def edges(self, text: str, bounds: Sequence[int]) -> list[float]:
        """Return how far a word reaches up to each of its characters ``bounds``.

        The word is shaped once, however many places it may be cut at.  The
        characters of a ligature all begin where it begins.
        """
        plain = text.replace(SOFT_HYPHEN, "")
        steps = [0.0] * (len(plain) + 1)
        at = 0
        for _, part, glyphs in self._shaped(plain):
            ends = [*(glyph.cluster for glyph in glyphs[1:]), len(part)]
            for glyph, end in zip(glyphs, ends, strict=False):
                steps[at + end] += glyph.advance
            at += len(part)
        reach = list(accumulate(steps))
        return [reach[at - text.count(SOFT_HYPHEN, 0, at)] for at in bounds]

    def _shaped(self, text: str) -> list[tuple[Face, str, list[Glyph]]]:
        """Return the glyphs of a word, in as few faces as have all of it.

        A blank within a word is as wide as it is called, whatever the font
        says; one between groups of digits is a quarter em (GB/T 15835).
        """
        shown = text.translate(_BLANKS_AS_SPACE)
        found = []
        for face, start, part in self._faced(shown):
            glyphs = face.shape(
                part, lang="en", script="Latn", features=_LATIN_FEATURES
            )
            if text != " " and " " in part:
                glyphs = tuple(
                    g._replace(advance=_BLANKS.get(text[start + g.cluster], g.advance))
                    for g in glyphs
                )
            own = text[start : start + len(part)] if " " in part else part
            found.append((face, own, list(glyphs)))
        return found

    def _faced(self, text: str) -> list[tuple[Face, int, str]]:
        """Divide a word among faces, 〓 for what none has; mostly one has all."""
        face = covering(self._latin, text) or covering(self._han, text)
        if face is not None:
            return [(face, 0, text)]
        found: list[tuple[Face, int, str]] = []
        for i, character in enumerate(text):
            face = covering(self._latin, character) or covering(self._han, character)
            shown = character if face else GETA
            face = face or self._han[0]
            if found and found[-1][0] is face:
                found[-1] = (face, found[-1][1], found[-1][2] + shown)
            else:
                found.append((face, i, shown))
        return found


def _set_solid(face: Face, text: str, glyphs: Sequence[Glyph]) -> Sort:
    """Return glyphs as shaped, as a sort; blanks are room, and draw nothing."""
    codes: list[bytes] = []
    shifts, owed, width = [], 0.0, 0.0
    for glyph in glyphs:
        width += glyph.advance
        if text[glyph.cluster] in _BLANK:
            owed += glyph.advance
            continue
        if abs(owed + glyph.x) > SAME:
            shifts.append((len(codes), owed + glyph.x))
            owed = -glyph.x
        else:
            owed = 0.0
        owed += glyph.advance - face.advance(glyph.code)
        codes.append(glyph.code.to_bytes(2, "big"))
    if abs(owed) > SAME:
        shifts.append((len(codes), owed))
    return Sort(face.key, b"".join(codes), width, tuple(shifts))


def covering(chain: tuple[Face, ...], text: str) -> Face | None:
    """Return the first face with every character of ``text``."""
    for face in chain:
        if all(face.glyph(c) or c in INVISIBLE for c in text):
            return face
    return None


#: Characters that need no glyph: soft hyphen and variation selectors.
INVISIBLE = frozenset(
    ["\u00ad", *map(chr, range(0xFE00, 0xFE10)), *map(chr, range(0xE0100, 0xE01F0))]
)
