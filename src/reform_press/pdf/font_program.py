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
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reform_press.fonts.face import Face, Subset
from reform_press.pdf.cff import cids
from reform_press.pdf.objects import (
    Entries,
    Name,
    PdfFile,
    Ref,
    Value,
    deflated_aside,
    number,
)

#: Glyphs of this advance, in 1/1000 em, need no entry among the widths.
_USUAL_WIDTH = 1000
#: Likewise in vertical lines: height of the origin, way of the pen.
_USUAL_HEIGHT = (880, -1000)
#: Outlines pack badly: 4 gives 2 % more bytes than 9 in half its time.
_LEVEL = 4
#: Bits of FontDescriptor Flags: symbolic (no standard encoding), italic.
_SYMBOLIC, _ITALIC = 4, 64


class Descendant(NamedTuple):
    """A CIDFont as written, and the CIDs that codes stand for in it."""

    ref: Ref
    cff: bool
    cids: dict[int, int]  # by code; empty: each code is its own CID


def put_descendant(
    face: Face, used: Sequence[int], upright: Sequence[int], base: str, file: PdfFile
) -> Descendant:
    """Write the CIDFont with its program."""
    subset, cff, numbers = _cut(face, used)
    packed = deflated_aside(cff or subset.data, _LEVEL)
    font: Entries = {
        "Type": Name("Font"),
        "Subtype": Name("CIDFontType0" if cff else "CIDFontType2"),
        "BaseFont": Name(base),
        "CIDSystemInfo": {
            "Registry": "Adobe",
            "Ordering": "Identity",
            "Supplement": 0,
        },
        "DW": _USUAL_WIDTH,
        "W": _widths(face, used, numbers),
    }
    if upright:
        font["DW2"] = _USUAL_HEIGHT
        font["W2"] = _heights(face, upright, numbers)
    descriptor = _descriptor(face, base, table(subset.data, b"head"))
    if not cff:
        font["CIDToGIDMap"] = file.put_stream(_numbering(subset, used))
    kind: Entries = (
        {"Subtype": Name("CIDFontType0C")} if cff else {"Length1": len(subset.data)}
    )
    program = file.put_stream(packed(), kind, filtered="FlateDecode")
    descriptor["FontFile3" if cff else "FontFile2"] = program
    font["FontDescriptor"] = file.put(descriptor)
    return Descendant(file.put(font), bool(cff), numbers)


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


def table(sfnt: bytes, tag: bytes) -> bytes:
    """Return one table of a font file, nothing if it has none."""
    for entry in range(struct.unpack_from(">H", sfnt, 4)[0]):
        found, _, start, length = struct.unpack_from(">4sLLL", sfnt, 12 + 16 * entry)
        if found == tag:
            return sfnt[start : start + length]
    return b""


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
