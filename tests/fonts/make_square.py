"""The font made for testing (方块字体): what is set can be told by its ink.

Han characters fill their em.  Closing marks have ink in the left half of
their cell only, opening marks in the right half, so that a squeeze shows.
Letters and figures are half an em wide, each with a glyph of its own, and A
before V is kerned by -0.1 em.  Lengths are in thousandths of an em.

"""

import io
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

EM = 1000
TOP, BOTTOM = 880, -120
CLOSING = "，。、；：？！）》〉】〕」』”’％"
OPENING = "（《〈【〔「『“‘"
MIDDLE = "·・／"
WHOLE = "—…―⸺々〇○■□●△▲※→←℃①②③④⑤⑥⑦⑧⑨⑩"
HAN = (
    *range(0x4E00, 0x9FA6),
    *range(0x3041, 0x30FB),
    *range(0xFF10, 0xFF1A),
    *range(0xFF21, 0xFF3B),
    *range(0xFF41, 0xFF5B),
)
LATIN = "".join(map(chr, range(0x21, 0x7F))) + "éüñ°±×§–"
_KERN = "feature kern { pos A V -100; } kern;"

#: Glyph name -> advance, and the ink from left to right (None: blank).
_CELLS: dict[str, tuple[int, tuple[int, int] | None]] = {
    ".notdef": (EM, (100, 900)),
    "space": (250, None),
    "ideographicspace": (EM, None),
    "han": (EM, (0, EM)),
    "closing": (EM, (0, 500)),
    "opening": (EM, (500, EM)),
    "middle": (EM, (250, 750)),
    "whole": (EM, (0, EM)),
}


def make_square(path: Path, *, cff: bool = False, without: str = "") -> Path:
    """Write the font to ``path``, ``without`` some characters, and return it."""
    cells = _CELLS | {_latin_name(c): (EM // 2, (50, 450)) for c in LATIN}
    builder = FontBuilder(EM, isTTF=not cff)
    builder.setupGlyphOrder(list(cells))
    lost = set(map(ord, without))
    builder.setupCharacterMap(
        {code: name for code, name in _cmap().items() if code not in lost}
    )
    if cff:
        outlines = {name: _cff(*cell) for name, cell in cells.items()}
        builder.setupCFF("SquareCFF", {}, outlines, {})
    else:
        builder.setupGlyf({name: _glyf(*cell) for name, cell in cells.items()})
    starts = {name: ink[0] if ink else 0 for name, (_, ink) in cells.items()}
    builder.setupHorizontalMetrics(
        {name: (advance, starts[name]) for name, (advance, _) in cells.items()}
    )
    builder.setupHorizontalHeader(ascent=TOP, descent=BOTTOM)
    builder.setupVerticalHeader(ascent=EM // 2, descent=-EM // 2)
    builder.setupVerticalMetrics(dict.fromkeys(cells, (EM, 0)))
    name = "SquareCFF" if cff else "Square"
    builder.setupNameTable(
        {"familyName": name, "styleName": "Regular", "psName": name, "version": "1.0"}
    )
    builder.setupOS2(sTypoAscender=TOP, sTypoDescender=BOTTOM, fsType=0)
    builder.setupPost()
    builder.addOpenTypeFeatures(_KERN)
    # A fixed date (2024): the font has the same bytes on every run.
    builder.updateHead(created=3_800_000_000, modified=3_800_000_000)
    builder.font.recalcTimestamp = False
    builder.save(path)
    return path


def make_collection(path: Path, *faces: Path) -> Path:
    """Bundle font files into one TTC."""
    from fontTools.ttLib import TTCollection, TTFont

    bundle = TTCollection()
    bundle.fonts = [
        TTFont(io.BytesIO(face.read_bytes()), recalcTimestamp=False) for face in faces
    ]
    bundle.save(path)
    return path


def _cmap() -> dict[int, str]:
    told = dict.fromkeys(HAN, "han") | {0x20: "space", 0xA0: "space"}
    told[0x3000] = "ideographicspace"
    for marks, name in (
        (WHOLE, "whole"),
        (CLOSING, "closing"),
        (OPENING, "opening"),
        (MIDDLE, "middle"),
    ):
        told |= {ord(mark): name for mark in marks}
    return told | {ord(c): _latin_name(c) for c in LATIN}


def _latin_name(character: str) -> str:
    plain = character.isascii() and character.isalpha()
    return character if plain else f"uni{ord(character):04X}"


def _glyf(_: int, ink: tuple[int, int] | None) -> object:
    pen = TTGlyphPen(None)
    _draw(pen, ink)
    return pen.glyph()


def _cff(advance: int, ink: tuple[int, int] | None) -> object:
    pen = T2CharStringPen(advance, None)
    _draw(pen, ink)
    return pen.getCharString()


def _draw(pen: TTGlyphPen | T2CharStringPen, ink: tuple[int, int] | None) -> None:
    if ink:
        left, right = ink
        pen.moveTo((left, BOTTOM))
        pen.lineTo((left, TOP))
        pen.lineTo((right, TOP))
        pen.lineTo((right, BOTTOM))
        pen.closePath()
