"""Fonts as a PDF uses them (字体嵌入): which glyphs, standing for what.

In: the codes that lines show, and their characters.  Out: the Type 0 fonts of
a file, and the answer whether codes alone give their text back.

Codes in page streams are the glyph ids of the whole font, so that a page's
bytes never depend on what other pages need.

"""

import sys
from array import array
from collections.abc import Callable, Iterable
from functools import partial
from hashlib import blake2b
from typing import NamedTuple

from reform_press.fonts.face import Face
from reform_press.kept import NOTHING, Kept
from reform_press.pdf.font_program import put_descendant
from reform_press.pdf.objects import Entries, Name, PdfFile, Ref, Value
from reform_press.pdf.packed import deflated_or_kept

#: Strings that fonts like to draw with one glyph.
_LIGATURES = ("——", "……", "⸺", "ffi", "ffl", "ff", "fi", "fl", "ft", "Th", "tt")
_SOFT_HYPHEN = "\u00ad"
_CMAP = (
    b"%%!PS-Adobe-3.0 Resource-CMap\n/CIDInit /ProcSet findresource begin\n"
    b"12 dict begin\nbegincmap\n/CMapName /%b def\n/CMapType 1 def\n"
    b"/CIDSystemInfo 3 dict dup begin /Registry (Adobe) def /Ordering (Identity) def "
    b"/Supplement 0 def end def\n/WMode %d def\n"
    b"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n%b"
    b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
)
_TO_UNICODE = (
    b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
    b"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    b"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n%s"
    b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
)


def glyphs(codes: bytes) -> "array[int]":
    """Return the glyph ids that codes stand for, two bytes each."""
    ids = array("H", codes)
    if sys.byteorder == "little":
        ids.byteswap()
    return ids


class Used(NamedTuple):
    """What pages show of one face (用字)."""

    pairs: frozenset[int] = frozenset()  # see ``pairs_of``: of lines for codes to tell
    glyphs: frozenset[int] = frozenset()  # of lines told beside their codes
    upright: frozenset[int] = frozenset()  # those of them in vertical runs
    characters: frozenset[str] = frozenset()  # of all these lines

    def __or__(self, other: object) -> "Used":
        """Return what either shows."""
        if not isinstance(other, Used):
            return NotImplemented
        return Used(
            self.pairs | other.pairs,
            self.glyphs | other.glyphs,
            self.upright | other.upright,
            self.characters | other.characters,
        )

    def __le__(self, other: object) -> bool:
        """Tell whether the other shows all that this does."""
        if not isinstance(other, Used):
            return NotImplemented
        return all(mine <= its for mine, its in zip(self, other, strict=True))

    @property
    def codes(self) -> tuple[int, ...]:
        """All glyphs in their order, and the one for missing ones (.notdef)."""
        return tuple(sorted({0, *self.glyphs, *(pair & 0xFFFF for pair in self.pairs)}))


class _Lettering(NamedTuple):
    """The glyphs of a font as it is written, and what they stand for (字表)."""

    codes: tuple[int, ...]
    upright: tuple[int, ...]
    tag: str
    told: bytes  # ToUnicode


class PdfFont:
    """One face as this file uses it: its glyphs and what they stand for."""

    def __init__(self, face: Face, file: PdfFile, kept: Kept = NOTHING) -> None:
        self.face = face
        self._file = file
        self._kept = kept
        self._name = "F" + blake2b(face.key.encode(), digest_size=4).hexdigest()
        self._refs: dict[bool, Ref] = {}
        self._used = Used()
        # Of glyphs that tell their text, which character.
        self._shown: dict[int, str] = {}
        self._advances = _Advances(face.advance), _Advances(face.depth)
        # Pairs whose glyph stands for another character already.
        self._clashes: set[int] = set()

    def name(self, vertical: bool) -> str:
        """Return the name that pages call the font by (资源名)."""
        return self._name + "v" if vertical else self._name

    def ref(self, vertical: bool) -> Ref:
        """Return the object of the font for one direction of setting."""
        if vertical not in self._refs:
            self._refs[vertical] = self._file.reserve()
        return self._refs[vertical]

    def foresee(self, used: Used) -> bool:
        """Note what all pages show; tell whether glyphs tell every text.

        If so, pages need not be noted one by one; if not, nothing is noted.
        """
        shown = _told_apart(used)
        if shown is None:
            return False
        self._used, self._shown = used, shown
        return True

    def tells(self, seen: frozenset[int]) -> bool:
        """Tell whether glyphs tell the text of these pairs and of all seen before.

        A glyph stands for the first character that it is seen to show.
        """
        # Pages add few pairs to those of the pages before: this is quick.
        for pair in sorted(seen - self._used.pairs):
            glyph, character = pair & 0xFFFF, chr(pair >> 16)
            if not glyph or self._shown.setdefault(glyph, character) != character:
                self._clashes.add(pair)
        return self._clashes.isdisjoint(seen)

    def use(self, used: Used) -> None:
        """Note what a page shows; its pairs have been asked about."""
        if not used <= self._used:  # most pages show nothing new
            self._used |= used

    def advance(self, codes: bytes, *, vertical: bool) -> float:
        """Return how far glyphs move the pen, in em to the right or down."""
        return sum(map(self._advances[vertical].__getitem__, glyphs(codes)))

    def write(self) -> None:
        """Write all objects of the font; it may not be used after."""
        used, face, kept = self._used, self.face, self._kept
        make = partial(_lettering, face, used, self._shown)
        found = (
            kept.memory.of("letters", (used,), face.key, make)
            if kept.memory
            else make()
        )
        base = f"{found.tag}+{face.name}"
        # Packed while the font is cut down.
        packed = deflated_or_kept("told", found.told, kept)
        shelf = self._file, kept
        descendant = put_descendant(face, found.codes, found.upright, base, shelf)
        mapped = self._file.put_stream(packed(), filtered="FlateDecode")
        for vertical, ref in sorted(self._refs.items()):
            encoding = "Identity-V" if vertical else "Identity-H"
            font: Entries = {
                "Type": Name("Font"),
                "Subtype": Name("Type0"),
                "BaseFont": Name(f"{base}-{encoding}" if descendant.cff else base),
                "Encoding": self._encoding(descendant.cids, vertical),
                "DescendantFonts": [descendant.ref],
                "ToUnicode": mapped,
            }
            self._file.put(font, ref)

    def _encoding(self, cids: dict[int, int], vertical: bool) -> Value:
        """Return the CMap from codes to CIDs: one of our own only if need be."""
        if not cids:
            return Name("Identity-V" if vertical else "Identity-H")
        called = f"ReformPress-{'V' if vertical else 'H'}"
        pairs = [b"<%04X> %d\n" % pair for pair in sorted(cids.items())]
        told = _CMAP % (called.encode(), vertical, _blocks(pairs, b"cidchar"))
        kind: Entries = {
            "Type": Name("CMap"),
            "CMapName": Name(called),
            "CIDSystemInfo": {
                "Registry": "Adobe",
                "Ordering": "Identity",
                "Supplement": 0,
            },
            "WMode": int(vertical),
        }
        return self._file.put_stream(told, kind)


def _told_apart(used: Used) -> dict[int, str] | None:
    """Return characters by their glyphs, None if a glyph has two, or none."""
    shown = {pair & 0xFFFF: chr(pair >> 16) for pair in used.pairs}
    return shown if len(shown) == len(used.pairs) and 0 not in shown else None


def _lettering(face: Face, used: Used, shown: dict[int, str]) -> _Lettering:
    """Find what every glyph stands for; ``shown`` are those that tell it."""
    codes = used.codes
    missing = frozenset(codes[1:]).difference(shown)  # .notdef stands for nothing
    told = _guessed(face, used, missing) | shown if missing else shown
    return _Lettering(
        codes, tuple(sorted(used.upright)), _tag(codes), _to_unicode(codes, told)
    )


def _guessed(face: Face, used: Used, missing: frozenset[int]) -> dict[int, str]:
    """Find what glyphs stand for that have their text beside them.

    It is the first character of those texts that the font draws so; then a sign
    whose form beside Han it is; then a character whose form for vertical lines it
    is; then what no text names.
    """
    found: dict[int, str] = {}
    characters = sorted(used.characters)
    for character in characters:
        found.setdefault(face.glyph(character), character)
    for sign in (one for one in characters if not one.isalnum()):
        shaped = face.shape(sign)
        if len(shaped) == 1:
            found.setdefault(shaped[0].code, sign)
    if used.upright:
        for character in characters:
            found.setdefault(face.form(character), character)
    hyphen = face.glyph("-")  # of a divided word
    found.setdefault(hyphen, _SOFT_HYPHEN)
    for text in _LIGATURES:
        for down in (False, True) if used.upright else (False,):
            shaped = face.shape(text, vertical=down)
            if len(shaped) == 1:
                found.setdefault(shaped[0].code, text)
    return {code: found[code] for code in missing if code in found}


class _Advances(dict[int, float]):
    """What a face tells of its glyphs, asked once for each."""

    def __init__(self, ask: Callable[[int], float]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, code: int) -> float:
        value = self[code] = self._ask(code)
        return value


def pairs_of(codes: bytes, text: str) -> frozenset[int]:
    """Return the pairs of glyph (low 16 bits) and character (above them).

    The bytes of both are laid into one array: no loop of Python's own, as
    this looks at every character of a newspaper.
    """
    points = text.encode("utf-32-le", "surrogatepass")
    laid = bytearray(8 * len(text))
    laid[0::8], laid[1::8] = codes[1::2], codes[0::2]
    laid[2::8], laid[3::8], laid[4::8] = points[0::4], points[1::4], points[2::4]
    pairs = array("Q", laid)
    if sys.byteorder == "big":
        pairs.byteswap()
    return frozenset(pairs)


def _tag(used: Iterable[int]) -> str:
    """Return six letters that name this set of glyphs and no other."""
    told = b"".join(code.to_bytes(2, "big") for code in used)
    digest = blake2b(told, digest_size=6).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest)


def _to_unicode(used: Iterable[int], shown: dict[int, str]) -> bytes:
    pairs = [
        b"<%04X> <%b>\n" % (code, shown[code].encode("utf-16-be").hex().encode())
        for code in used
        if code in shown
    ]
    return _TO_UNICODE % _blocks(pairs, b"bfchar")


def _blocks(pairs: list[bytes], kind: bytes) -> bytes:
    """Return the entries of a CMap, at most 100 to a block (TN 5014)."""
    return b"".join(
        b"%d begin%b\n%bend%b\n" % (len(block), kind, b"".join(block), kind)
        for block in (pairs[at : at + 100] for at in range(0, len(pairs), 100))
    )
