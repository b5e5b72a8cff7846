"""A font of a PDF: is it inside, how wide are its codes, which are missing.

In: a font dictionary.  Out: a ``Typeface`` (字体).  Widths serve to follow
the pen; a code is called missing only where that is certain.

"""

import re
import struct
from dataclasses import dataclass, field

import pikepdf

from reform_press.preflight.cff import cids
from reform_press.preflight.reading import (
    BROKEN,
    Value,
    elements,
    entry,
    name,
    number,
    numbers,
    unpacked,
)

_SUBSET = re.compile(r"[A-Z]{6}\+.")
_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
#: Codes that a W array may describe one by one: all that two bytes can say.
_CODES = 0x10000


@dataclass(frozen=True, slots=True)
class Typeface:
    """What preflight needs to know of one font."""

    name: str
    kind: str  # Subtype: "Type0", "TrueType", "Type3" ...
    embedded: bool
    subset: bool
    double: bool  # codes of two bytes
    vertical: bool
    usual: float  # advance of a code not listed, in em; down is negative
    widths: dict[int, float] = field(default_factory=dict)  # such advances
    shows: frozenset[int] | None = None  # codes with a glyph; None: not known
    sound: bool = True  # its program can be read
    em: float = 1.0  # height of type set at size 1
    #: Of Type 3: what its codes draw, and how that is placed on the em.
    glyphs: dict[int, Value] = field(default_factory=dict)
    resources: Value | None = None
    matrix: tuple[float, float, float, float, float, float] = (0.001, 0, 0, 0.001, 0, 0)

    @property
    def fault(self) -> str:
        """The code of what is wrong with the font, or ""."""
        if self.kind == "Type3":
            return "font.type3"
        if not self.sound:
            return "font.damaged"
        if not self.embedded:
            return "font.not-embedded"
        return "" if self.subset else "font.not-subset"

    def codes(self, shown: bytes) -> tuple[int, ...]:
        """Cut a string of the content stream into codes."""
        if not self.double:
            return tuple(shown)
        whole = len(shown) // 2
        return struct.unpack(f">{whole}H", shown[: 2 * whole])

    def advance(self, shown: bytes) -> tuple[float, int]:
        """Return the sum of advances in em, and the number of codes."""
        codes = self.codes(shown)
        widths, usual = self.widths, self.usual
        return sum(widths.get(code, usual) for code in codes), len(codes)

    def lacks(self, code: int) -> bool:
        """Tell whether the font can only show its box for ``code``."""
        return self.shows is not None and code not in self.shows

    def alike(self, shown: bytes) -> bool:
        """Tell whether no glyph of a string has to be looked at by itself."""
        return not self.glyphs and not any(map(self.lacks, self.codes(shown)))


def read(font: Value) -> Typeface:
    """Read a font dictionary."""
    kind = name(entry(font, "/Subtype"))
    base = name(entry(font, "/BaseFont")) or name(entry(font, "/Name"))
    if kind == "Type0":
        return _composite(font, base)
    descriptor = entry(font, "/FontDescriptor")
    first = int(number(entry(font, "/FirstChar")))
    if kind == "Type3":
        return _drawn(font, base)
    codes = _differences(font)
    notdef = {code for code, glyph in codes.items() if glyph == ".notdef"}
    widths = {
        first + i: number(width) / 1000
        for i, width in enumerate(elements(entry(font, "/Widths"))[:256])
    }
    return Typeface(
        base,
        kind,
        embedded=_embedded(descriptor),
        subset=bool(_SUBSET.match(base)),
        double=False,
        vertical=False,
        usual=number(entry(descriptor, "/MissingWidth")) / 1000,
        widths=widths,
        shows=frozenset(range(256)) - notdef if notdef else None,
        sound=_sound(descriptor),
    )


def _drawn(font: Value, base: str) -> Typeface:
    """Read a font of Type 3: its glyphs are drawn by operators."""
    matrix = numbers(entry(font, "/FontMatrix"), 6) or (0.001, 0, 0, 0.001, 0, 0)
    procs = entry(font, "/CharProcs")
    bounds = numbers(entry(font, "/FontBBox"), 4) or (0.0,) * 4
    first = int(number(entry(font, "/FirstChar")))
    listed = enumerate(elements(entry(font, "/Widths"))[:256])
    a, b, c, d, e, f = matrix
    return Typeface(
        base,
        "Type3",
        embedded=True,
        subset=True,
        double=False,
        vertical=False,
        usual=0.0,
        widths={first + i: number(width) * a for i, width in listed},
        em=abs((bounds[3] - bounds[1]) * d) or 1.0,
        glyphs={
            code: glyph
            for code, called in _differences(font).items()
            if isinstance(glyph := entry(procs, f"/{called}"), pikepdf.Stream)
        },
        resources=entry(font, "/Resources"),
        matrix=(a, b, c, d, e, f),
    )


def _differences(font: Value) -> dict[int, str]:
    """Return the glyphs that an Encoding names by its Differences."""
    found: dict[int, str] = {}
    code = 0
    for item in elements(entry(entry(font, "/Encoding"), "/Differences")):
        if name(item):
            found[code] = name(item)
            code += 1
        else:
            code = int(number(item))
    return found


def _sound(descriptor: Value | None) -> bool:
    """Tell whether an embedded program begins as one of its kind."""
    try:
        if (cff := entry(descriptor, "/FontFile3")) is not None:
            data = unpacked(cff)
            opened = name(entry(cff, "/Subtype")) == "OpenType"
            table = _table(data, b"CFF ") if opened else data
            return bool(_table(data, b"glyf") if table is None else cids(table))
        if (program := entry(descriptor, "/FontFile2")) is not None:
            data = unpacked(program)
            return all(_table(data, tag) for tag in (b"glyf", b"head", b"maxp"))
        if (program := entry(descriptor, "/FontFile")) is not None:
            return unpacked(program)[:1] in (b"%", b"\x80")
    except (*BROKEN, struct.error):
        return False
    return True


def _embedded(descriptor: Value | None) -> bool:
    return any(entry(descriptor, key) is not None for key in _PROGRAMS)


def _composite(font: Value, base: str) -> Typeface:
    descendants = elements(entry(font, "/DescendantFonts"))
    cid = descendants[0] if descendants else None
    encoding = name(entry(font, "/Encoding"))
    shows = None
    if encoding in ("Identity-H", "Identity-V"):
        try:
            shows = _shown(cid)
        except (*BROKEN, struct.error):
            shows = None
    vertical = _runs_down(entry(font, "/Encoding"))
    usual, widths = _heights(cid) if vertical else _widths(cid)
    return Typeface(
        base,
        "Type0",
        embedded=_embedded(entry(cid, "/FontDescriptor")),
        subset=bool(_SUBSET.match(base)),
        double=True,
        vertical=vertical,
        usual=usual,
        widths=widths,
        shows=shows,
        sound=_sound(entry(cid, "/FontDescriptor")),
    )


def _runs_down(encoding: Value | None) -> bool:
    """Tell whether a CMap, by its name or of the file's own, is for vertical lines."""
    called = name(encoding)
    return called.endswith("-V") or called == "V" or entry(encoding, "/WMode") == 1


def _widths(cid: Value | None) -> tuple[float, dict[int, float]]:
    """Return the usual width and those of the W array (ISO 32000-1 9.7.4.3)."""
    return number(entry(cid, "/DW"), 1000.0) / 1000, _listed(entry(cid, "/W"), 1)


def _heights(cid: Value | None) -> tuple[float, dict[int, float]]:
    """Return the usual advance down and those of the W2 array, negative."""
    usual = elements(entry(cid, "/DW2"))[1:2]
    down = number(usual[0], -1000.0) if usual else -1000.0
    return down / 1000, _listed(entry(cid, "/W2"), 3)


def _listed(array: Value | None, count: int) -> dict[int, float]:
    """Read lists and ranges of ``count`` numbers a code; the first is returned."""
    items = elements(array)
    found: dict[int, float] = {}
    at = 0
    while at + 1 < len(items):
        first = int(number(items[at]))
        listed = elements(items[at + 1])[::count]
        if listed:
            found |= {first + i: number(w) / 1000 for i, w in enumerate(listed)}
            at += 2
        elif at + 2 < len(items):
            last = min(int(number(items[at + 1])), first + _CODES)
            found |= dict.fromkeys(range(first, last + 1), number(items[at + 2]) / 1000)
            at += 2 + count
        else:
            break
    return found


def _shown(cid: Value | None) -> frozenset[int] | None:
    """Return the CIDs that lead to a glyph other than .notdef."""
    descriptor = entry(cid, "/FontDescriptor")
    cff = entry(descriptor, "/FontFile3")
    if cff is not None:
        data = unpacked(cff)
        if name(entry(cff, "/Subtype")) == "OpenType":
            table = _table(data, b"CFF ")
            return None if table is None else cids(table) - {0}
        return cids(data) - {0}
    program = entry(descriptor, "/FontFile2")
    if program is None:
        return None
    maximum = _table(unpacked(program), b"maxp")
    glyphs = struct.unpack_from(">H", maximum, 4)[0] if maximum else _CODES
    mapping = entry(cid, "/CIDToGIDMap")
    if mapping is None or name(mapping) == "Identity":
        return frozenset(range(1, glyphs))
    data = unpacked(mapping)
    gids = struct.unpack(f">{len(data) // 2}H", data[: len(data) // 2 * 2])
    return frozenset(code for code, gid in enumerate(gids) if 0 < gid < glyphs)


def _table(sfnt: bytes, tag: bytes) -> bytes | None:
    """Return one table of an sfnt."""
    for i in range(struct.unpack_from(">H", sfnt, 4)[0]):
        found, _, start, length = struct.unpack_from(">4sIII", sfnt, 12 + 16 * i)
        if found == tag:
            return sfnt[start : start + length]
    return None
