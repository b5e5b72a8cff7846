"""The descendant of a Type 0 font (字体程序): program, metrics, widths.

In: a face and the glyph ids used.  Out: a CIDFont whose CIDs are the glyph
ids of the whole font, while the program inside is cut down.

TrueType subsets are renumbered and mapped back by CIDToGIDMap.  CFF goes in
as a bare table: HarfBuzz keeps the charset of CID-keyed fonts, so that a
renumbered subset still answers to the old ids; a name-keyed CFF has no such
charset and keeps its numbering.  Never FontFile3/OpenType, which poppler and
pdfium misread when it is renumbered.

"""

import struct
import sys
from array import array
from collections.abc import Iterable, Sequence

from reform_press.fonts.face import Face, Subset
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
#: Outlines pack badly: 4 gives 2 % more bytes than 9 in half its time.
_LEVEL = 4
#: Bits of FontDescriptor Flags: symbolic (no standard encoding), italic.
_SYMBOLIC, _ITALIC = 4, 64


def put_descendant(
    face: Face, used: Sequence[int], upright: Sequence[int], base: str, file: PdfFile
) -> tuple[Ref, bool]:
    """Write the CIDFont; return it, and whether its outlines are CFF."""
    subset = face.subset(frozenset(used))
    cff = table(subset.data, b"CFF ") if subset.cff else b""
    if cff and not is_cid_keyed(cff):
        subset = face.subset(frozenset(used), retain=True)
        cff = table(subset.data, b"CFF ")
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
        "W": _widths(face, used),
    }
    if upright:
        font["DW2"] = [880, -1000]
        font["W2"] = _heights(face, upright)
    descriptor = _descriptor(face, base, table(subset.data, b"head"))
    if not cff:
        font["CIDToGIDMap"] = file.put_stream(_numbering(subset, used))
    kind: Entries = (
        {"Subtype": Name("CIDFontType0C")} if cff else {"Length1": len(subset.data)}
    )
    program = file.put_stream(packed(), kind, filtered="FlateDecode")
    descriptor["FontFile3" if cff else "FontFile2"] = program
    font["FontDescriptor"] = file.put(descriptor)
    return file.put(font), bool(cff)


def table(sfnt: bytes, tag: bytes) -> bytes:
    """Return one table of a font file, nothing if it has none."""
    for entry in range(struct.unpack_from(">H", sfnt, 4)[0]):
        found, _, start, length = struct.unpack_from(">4sLLL", sfnt, 12 + 16 * entry)
        if found == tag:
            return sfnt[start : start + length]
    return b""


def is_cid_keyed(cff: bytes) -> bool:
    """Tell whether a CFF's top dict begins with ROS (Adobe TN 5176, 18)."""
    at = _past_index(cff, cff[2])  # the header, then the names
    count, size = struct.unpack_from(">HB", cff, at)
    at += 3 + (count + 1) * size
    while at < len(cff):
        first = cff[at]
        if first == 28:
            at += 3
        elif first == 29:
            at += 5
        elif 32 <= first <= 246:
            at += 1
        elif 247 <= first <= 254:
            at += 2
        else:
            return cff[at : at + 2] == b"\x0c\x1e"
    return False


def _past_index(cff: bytes, at: int) -> int:
    count = int.from_bytes(cff[at : at + 2], "big")
    if not count:
        return at + 2
    size = cff[at + 2]
    last = at + 3 + count * size
    return last + size - 1 + int.from_bytes(cff[last : last + size], "big")


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


def _widths(face: Face, used: Iterable[int]) -> bytes:
    """Return the W array, ``code [width width]``, usual widths left out."""
    parts: list[bytes] = []
    before = -2
    for code in used:
        width = face.advance(code) * 1000
        if width == _USUAL_WIDTH:
            continue
        opened = b" " if code == before + 1 else b"]%d[" % code
        parts.append(opened + number(width))
        before = code
    return b"[%b]]" % b"".join(parts)[1:] if parts else b"[]"


def _heights(face: Face, used: Iterable[int]) -> bytes:
    """Return the W2 array: advance down and origin of vertical glyphs."""
    parts = []
    for code in used:
        told = (number(1000 * value) for value in face.vertical(code))
        parts.append(b"%d[%b]" % (code, b" ".join(told)))
    return b"[%b]" % b"".join(parts)
