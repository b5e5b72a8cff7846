"""From the file of a package to the file that is set with."""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables.TupleVariation import TupleVariation

from reform_press.fonts.check import examine_file
from reform_press.fonts.face import Face
from reform_press.fonts.unpack import unpack


def _variable(path: Path) -> Path:
    """Write a font whose letter A is 500 wide at weight 400, 700 at 900."""
    builder = FontBuilder(1000)
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({0x41: "A"})
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((0, 700))
    pen.lineTo((400, 0))
    pen.closePath()
    glyph = pen.glyph()
    builder.setupGlyf({".notdef": glyph, "A": glyph})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "A": (500, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Vary", "psName": "Vary-Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.setupFvar([("wght", 400, 400, 900, "Weight")], [])
    # Three points of the outline, four of the metrics; the second of those
    # is the end of the advance.
    wider = [(0, 0)] * 4 + [(200, 0)] + [(0, 0)] * 2
    builder.setupGvar({"A": [TupleVariation({"wght": (0, 1, 1)}, wider)]})
    builder.save(path)
    return path


def _width(path: Path) -> float:
    font = examine_file(path).font
    face = Face(path, name=font.name, sha256=font.sha256)
    return face.advance(face.glyph("A"))


def test_variable_font_is_frozen_at_its_weight(tmp_path: Path) -> None:
    """Fonts.md 5a: variable fonts only as a fall-back, made static first."""
    source = _variable(tmp_path / "vary.ttf")
    unpack(source, tmp_path / "bold.ttf", (("wght", 900.0),))

    assert _width(source) == 0.5
    assert _width(tmp_path / "bold.ttf") == 0.7


def test_static_font_is_copied_as_it_is(tmp_path: Path) -> None:
    """The hash of the lock is the hash of the file that is used."""
    source = _variable(tmp_path / "a.ttf")
    unpack(source, tmp_path / "b.ttf", ())

    assert (tmp_path / "b.ttf").read_bytes() == source.read_bytes()
