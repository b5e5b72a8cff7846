"""The descendant of a Type 0 font (字体程序): program, metrics, widths.

In: a face and the glyph ids used.  Out: a CIDFont that is asked by the glyph
ids of the whole font, while the program inside is cut down.

TrueType subsets are renumbered and mapped back by CIDToGIDMap.  CFF goes in
as a bare table: HarfBuzz keeps the charset of CID-keyed fonts, so that a
renumbered subset still answers to the CIDs of the whole font, which are the
glyph ids in most fonts and told apart in the rest; a name-keyed CFF has no
such charset and keeps its numbering.  Never FontFile3/OpenType, which poppler and
pdfium misread when it is renumbered.

"""

import struct
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reform_press.fonts.face import Face, Subset
from reform_press.kept import Kept
from reform_press.pdf.cff import cids, glyph_starts
from reform_press.pdf.objects import (
    Entries,
    Name,
    PdfFile,
    Ref,
    Value,
    deflated_aside,
    number,
)
from reform_press.pdf.packed import LEVEL, pieces_aside
from reform_press.values import Packing

#: Glyphs of this advance, in 1/1000 em, need no entry among the widths.
_USUAL_WIDTH = 1000
#: Likewise in vertical lines: height of the origin, way of the pen.
_USUAL_HEIGHT = (880, -1000)
#: A program is packed anew from glyphs whose ids are divided by this without
#: a rest: some twenty pieces for a newspaper, whatever glyphs come and go.
_APART = 64
_PACKED = "FlateDecode"
#: Bits of FontDescriptor Flags: symbolic (no standard encoding), italic.
_SYMBOLIC, _ITALIC = 4, 64


#: Where a font is written, and what was kept of builds before.
Shelf = tuple[PdfFile, Kept]


class Descendant(NamedTuple):
    """A CIDFont as written, and the CIDs that codes stand for in it."""

    ref: Ref
    cff: bool
    cids: dict[int, int]  # by code; empty: each code is its own CID


class Program(NamedTuple):
    """A font cut down and packed, and what its CIDFont says of it (字体子集)."""

    packed: bytes
    cff: bool
    length: int  # of the program before it was packed
    head: bytes  # its table of that name
    numbering: bytes  # CIDToGIDMap, packed; none with CFF
    numbers: tuple[tuple[int, int], ...]  # codes and CIDs, where they differ
    widths: bytes
    heights: bytes  # none without vertical lines


PROGRAMS = Packing(Program)


def put_descendant(
    face: Face, used: tuple[int, ...], upright: tuple[int, ...], base: str, stock: Shelf
) -> Descendant:
    """Write the CIDFont with its program, cut down now or by a build before."""
    file, kept = stock
    program = kept.result(
        "fonts", (face.key, used, upright), PROGRAMS,
        lambda: _program(face, used, upright, kept),
    )  # fmt: skip
    font: Entries = {
        "Type": Name("Font"),
        "Subtype": Name("CIDFontType0" if program.cff else "CIDFontType2"),
        "BaseFont": Name(base),
        "CIDSystemInfo": {
            "Registry": "Adobe",
            "Ordering": "Identity",
            "Supplement": 0,
        },
        "DW": _USUAL_WIDTH,
        "W": program.widths,
    }
    if upright:
        font["DW2"] = _USUAL_HEIGHT
        font["W2"] = program.heights
    descriptor = _descriptor(face, base, program.head)
    if not program.cff:
        font["CIDToGIDMap"] = file.put_stream(program.numbering, filtered=_PACKED)
    kind: Entries = (
        {"Subtype": Name("CIDFontType0C")}
        if program.cff
        else {"Length1": program.length}
    )
    put = file.put_stream(program.packed, kind, filtered=_PACKED)
    descriptor["FontFile3" if program.cff else "FontFile2"] = put
    font["FontDescriptor"] = file.put(descriptor)
    return Descendant(file.put(font), program.cff, dict(program.numbers))


def _program(
    face: Face, used: tuple[int, ...], upright: tuple[int, ...], kept: Kept
) -> Program:
    """Cut a font down to the glyphs used."""
    subset, cff, numbers = _cut(face, used)
    packed = pieces_aside(tuple(_pieces(subset, cff)), kept)
    return Program(
        cff=bool(cff),
        length=len(subset.data),
        head=table(subset.data, b"head"),
        numbering=b"" if cff else deflated_aside(_numbering(subset, used), LEVEL)(),
        numbers=tuple(numbers.items()),
        widths=_widths(face, used, numbers),
        heights=_heights(face, upright, numbers) if upright else b"",
        packed=packed(),
    )


def _cut(face: Face, used: Sequence[int]) -> tuple[Subset, bytes, dict[int, int]]:
    """Cut the font down; return it, its CFF, and CIDs that are not the codes."""
    subset = face.subset(frozenset(used))
    if not subset.cff:
        return subset, b"", {}
    cff = table(subset.data, b"CFF ")
    keyed = cids(cff)
    if keyed is None:
        subset = face.subset(frozenset(used), retain=True)
        return subset, table(subset.data, b"CFF "), {}
    numbers = {code: keyed[subset.renumbered[code]] for code in used}
    same = all(code == number for code, number in numbers.items())
    return subset, cff, {} if same else numbers


def _pieces(subset: Subset, cff: bytes) -> Iterator[bytes]:
    """Yield a program in pieces; a glyph more or less changes two or three."""
    data = cff or subset.data
    opening = [new for old, new in subset.renumbered.items() if not old % _APART]
    starts = glyph_starts(cff, opening) if cff else _outlines(data, opening)
    for begin, end in pairwise(sorted({0, *starts, len(data)})):
        yield data[begin:end]


def _outlines(sfnt: bytes, glyphs: Sequence[int]) -> Iterator[int]:
    """Yield where the outlines of some glyphs begin in a TrueType font."""
    long = struct.unpack_from(">h", table(sfnt, b"head"), 50)[0]
    places = table(sfnt, b"loca")
    glyf = _place(sfnt, b"glyf").start
    for glyph in glyphs:
        if long:
            yield glyf + struct.unpack_from(">L", places, 4 * glyph)[0]
        else:
            yield glyf + 2 * struct.unpack_from(">H", places, 2 * glyph)[0]


def table(sfnt: bytes, tag: bytes) -> bytes:
    """Return one table of a font file, nothing if it has none."""
    return sfnt[_place(sfnt, tag)]


def _place(sfnt: bytes, tag: bytes) -> slice:
    """Return where a table stands in a font file, nowhere if it has none."""
    for entry in range(struct.unpack_from(">H", sfnt, 4)[0]):
        found, _, start, length = struct.unpack_from(">4sLLL", sfnt, 12 + 16 * entry)
        if found == tag:
            return slice(start, start + length)
    return slice(0, 0)


def _numbering(subset: Subset, used: Sequence[int]) -> bytes:
    """Return the CIDToGIDMap: the subset's glyph for each original id."""
    pairs = array("H", bytes(2 * (used[-1] + 1)))
    for code in used:
        pairs[code] = subset.renumbered[code]
    if sys.byteorder == "little":
        pairs.byteswap()
    return pairs.tobytes()


def _descriptor(face: Face, base: str, head: bytes) -> Entries:
    k = 1000 / face.em
    box: list[Value] = [round(v * k) for v in struct.unpack_from(">4h", head, 36)]
    ascent, descent = face.extents()
    weight, cap_height, slant = face.traits()
    return {
        "Type": Name("FontDescriptor"),
        "FontName": Name(base),
        "Flags": _SYMBOLIC | (_ITALIC if slant else 0),
        "FontBBox": box,
        "Ascent": round(ascent * 1000),
        "Descent": round(descent * 1000),
        "CapHeight": round(cap_height * 1000),
        "ItalicAngle": round(slant, 2),
        # No font states its stems; this is the usual estimate from weight.
        "StemV": round(50 + (weight / 65) ** 2),
    }


def _widths(face: Face, used: Iterable[int], numbers: dict[int, int]) -> bytes:
    """Return the W array, ``code [width width]``, usual widths left out."""
    parts: list[bytes] = []
    before = -2
    for code in used:
        width = face.advance(code) * 1000
        if width == _USUAL_WIDTH:
            continue
        cid = numbers.get(code, code)
        opened = b" " if cid == before + 1 else b"]%d[" % cid
        parts.append(opened + number(width))
        before = cid
    return b"[%b]]" % b"".join(parts)[1:] if parts else b"[]"


def _heights(face: Face, used: Iterable[int], numbers: dict[int, int]) -> bytes:
    """Return the W2 array: advance down and origin of vertical glyphs.

    Usual ones are left out: readers put the origin above the middle.
    """
    y, step = _USUAL_HEIGHT
    parts = []
    for code in used:
        usual = step, face.advance(code) * 500, y
        told = [number(1000 * value) for value in face.vertical(code)]
        if told != list(map(number, usual)):
            parts.append(b"%d[%b]" % (numbers.get(code, code), b" ".join(told)))
    return b"[%b]" % b"".join(parts)
