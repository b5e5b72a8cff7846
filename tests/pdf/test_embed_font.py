"""Fonts in the file: TrueType and CFF, subset, mapped, measured."""

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from fontTools.cffLib import FDArrayIndex, FDSelect, FontDict
from fontTools.ttLib import TTFont

from fonts.make_square import make_square
from pdf.printing import drawn, extracted, is_dark, line, opened, page, written
from reform_press.fonts.check import examine_file
from reform_press.fonts.library import FontSet
from reform_press.kept import Kept, Memory
from reform_press.pdf import font_program, packed


def fontset(path: Path) -> FontSet:
    return FontSet({"song": (examine_file(path).font,)})


def keyed(path: Path, step: int) -> Path:
    """Make the CFF of a font CID-keyed; glyph n gets the CID n * step."""
    font = TTFont(path, recalcTimestamp=False)
    top = font["CFF "].cff.topDictIndex[0]
    order = font.getGlyphOrder()
    names = [".notdef", *(f"cid{n * step:05d}" for n in range(1, len(order)))]
    # Tables are read by glyph names, so before these change.
    cmap, metrics = font.getBestCmap(), font["hmtx"].metrics
    renamed = dict(zip(order, names, strict=True))
    strings = top.CharStrings
    strings.charStrings = {renamed[n]: i for n, i in strings.charStrings.items()}
    part = FontDict()
    part.Private, part.FontName = top.Private, "Square-Part"
    top.FDArray = FDArrayIndex()
    top.FDArray.append(part)
    top.FDSelect = FDSelect()
    top.FDSelect.gidArray = [0] * len(order)
    top.FDSelect.format = 3
    for string in strings.values():
        string.fdSelectIndex = 0
    strings.fdArray, strings.fdSelect = top.FDArray, top.FDSelect
    top.charset = names
    top.ROS = ("Adobe", "Identity", 0)
    top.CIDCount = len(order) * step
    top.rawDict.pop("Private", None)
    del top.Private
    font.setGlyphOrder(names)
    for subtable in font["cmap"].tables:
        subtable.cmap = {code: renamed[name] for code, name in cmap.items()}
    for tag in {"GPOS", "GSUB", "GDEF", "vmtx", "vhea"} & set(font.keys()):
        del font[tag]
    font["hmtx"].metrics = {renamed[name]: value for name, value in metrics.items()}
    target = path.with_name(f"keyed{step}.otf")
    font.save(target)
    return target


MAKERS: dict[str, Callable[[Path], Path]] = {
    "truetype": lambda folder: make_square(folder / "square.ttf"),
    "cff": lambda folder: make_square(folder / "square.otf", cff=True),
    "keyed": lambda folder: keyed(make_square(folder / "n.otf", cff=True), 1),
    "keyed otherwise": lambda folder: keyed(make_square(folder / "n.otf", cff=True), 3),
}


@pytest.fixture(params=MAKERS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_kind_of_outline_shows_the_same(kind: str, tmp_path: Path) -> None:
    """Cut, renumbered or not, each code brings its own glyph (print.md 0.3)."""
    fonts = fontset(MAKERS[kind](tmp_path))
    face = fonts.chain("song")[0]
    image = drawn(written(fonts, page(line(face, "农，（A", x=10, y=20))))

    assert [is_dark(image, x, 15) for x in (12, 18, 22, 28, 32, 38, 42, 47)] == [
        True, True, True, False, False, True, True, False,
    ]  # fmt: skip


def test_every_kind_of_outline_is_extracted(kind: str, tmp_path: Path) -> None:
    fonts = fontset(MAKERS[kind](tmp_path))
    face = fonts.chain("song")[0]

    assert extracted(written(fonts, page(line(face, "农，（A")))).strip() == "农，（A"


def test_every_kind_of_outline_is_cut_alike_once_it_is_prepared(
    kind: str, tmp_path: Path
) -> None:
    face = fontset(MAKERS[kind](tmp_path)).chain("song")[0]
    codes = frozenset(map(face.glyph, "农，（A"))
    before = [face.subset(codes, retain=retain) for retain in (False, True)]
    face.prepare()

    assert [face.subset(codes, retain=retain) for retain in (False, True)] == before


def test_a_glyph_more_leaves_the_pieces_of_others_alone(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a piece a glyph: the first is new, the glyph's, and one that it parts."""
    monkeypatch.setattr(font_program, "_APART", 1)
    face = fontset(MAKERS[kind](tmp_path)).chain("song")[0]
    few, more = (
        font_program._cut(face, sorted({0, *map(face.glyph, text)}))[:2]
        for text in ("农（", "农（A")
    )
    before, after = (tuple(font_program._pieces(*one)) for one in (few, more))

    assert b"".join(after) == (more[1] or more[0].data)
    assert len(set(after) - set(before)) <= 3 < len(after)


def test_a_resident_process_packs_few_pieces_for_a_glyph_more(
    fonts: FontSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    face = fonts.chain("song")[0]
    used = [face.glyph(chr(code)) for code in range(0x4E00, 0x5200)]
    subsets = [face.subset(frozenset(used[:count])) for count in (1000, 1001)]
    first, second = (tuple(font_program._pieces(one, b"")) for one in subsets)
    kept = Kept(memory=Memory())
    fresh: list[bytes] = []
    pack = packed._packed
    monkeypatch.setattr(
        packed,
        "_packed",
        lambda piece, before: fresh.append(piece) or pack(piece, before),
    )
    packed.pieces_aside(first, kept)()
    before = len(fresh)
    again = packed.pieces_aside(second, kept)()

    assert before == len(first) > 10
    assert len(fresh) - before <= 3
    assert again == packed.pieces_aside(second, Kept())()
    assert zlib.decompress(again) == subsets[1].data


def descendant(pdf: bytes) -> tuple[pikepdf.Pdf, pikepdf.Object, pikepdf.Object]:
    document = opened(pdf)
    (font,) = document.pages[0].Resources.Font.values()
    return document, font, font.DescendantFonts[0]


@pytest.mark.parametrize(
    ("name", "subtype", "file", "encoding"),
    [
        ("truetype", "/CIDFontType2", "/FontFile2", "/Identity-H"),
        ("cff", "/CIDFontType0", "/FontFile3", "/Identity-H"),
        ("keyed", "/CIDFontType0", "/FontFile3", "/Identity-H"),
    ],
)
def test_program_is_of_the_kind_that_readers_agree_on(
    tmp_path: Path, name: str, subtype: str, file: str, encoding: str
) -> None:
    """Bare CFF as CIDFontType0C, never FontFile3/OpenType (print.md 0.3)."""
    fonts = fontset(MAKERS[name](tmp_path))
    pdf = written(fonts, page(line(fonts.chain("song")[0], "农A")))
    document, font, under = descendant(pdf)
    with document:
        assert (under.Subtype, font.Encoding) == (subtype, encoding)
        program = under.FontDescriptor[file]
        if file == "/FontFile3":
            assert program.Subtype == "/CIDFontType0C"
            assert program.read_bytes()[:1] == b"\x01"
        else:
            assert int(program.Length1) == len(program.read_bytes())


def test_odd_charset_is_told_by_a_cmap(tmp_path: Path) -> None:
    """Where CIDs are not glyph ids, a CMap in the file leads to them."""
    fonts = fontset(MAKERS["keyed otherwise"](tmp_path))
    face = fonts.chain("song")[0]
    document, font, _ = descendant(written(fonts, page(line(face, "农"))))
    glyph = face.glyph("农")
    with document:
        assert font.Encoding.WMode == 0
        assert b"<%04X> %d\n" % (glyph, 3 * glyph) in font.Encoding.read_bytes()


def test_subset_holds_what_is_used_and_no_more(square: FontSet) -> None:
    face = square.chain("song")[0]
    document, _, under = descendant(written(square, page(line(face, "农A"))))
    with document:
        program = under.FontDescriptor.FontFile2.read_bytes()
        count = struct.unpack_from(">H", program, _table(program, b"maxp") + 4)[0]

    assert count == 3  # .notdef, the square, A


def _table(sfnt: bytes, tag: bytes) -> int:
    for entry in range(struct.unpack_from(">H", sfnt, 4)[0]):
        found, _, start, _ = struct.unpack_from(">4sLLL", sfnt, 12 + 16 * entry)
        if found == tag:
            return int(start)
    raise KeyError(tag)


def test_widths_are_those_of_the_font(fonts: FontSet) -> None:
    serif = fonts.chain("serif")[0]
    document, _, under = descendant(written(fonts, page(line(serif, "Wi"))))
    told: dict[int, float] = {}
    with document:
        rows = list(under.W)
        for first, widths in zip(rows[::2], rows[1::2], strict=True):
            for step, width in enumerate(widths):
                told[int(first) + step] = float(width)

    for character in "Wi":
        code = serif.glyph(character)
        assert told[code] == pytest.approx(1000 * serif.advance(code), abs=0.01)


def test_descriptor_states_the_design(fonts: FontSet) -> None:
    italic = fonts.chain("serif-italic")[0]
    document, _, under = descendant(written(fonts, page(line(italic, "Wi"))))
    with document:
        told = under.FontDescriptor
        box = [float(v) for v in told.FontBBox]

        assert str(told.FontName).endswith("SourceSerif4-Italic")
        assert float(told.ItalicAngle) < 0
        assert int(told.Flags) & 64
        assert box[0] < 0 < box[2]
        assert -box[1] < 1500 < box[3] + 1500
        assert 400 < float(told.CapHeight) < float(told.Ascent) < 1500


def test_tag_names_the_set_of_glyphs(square: FontSet) -> None:
    """The same glyphs give the same tag, whatever order they came in."""
    face = square.chain("song")[0]

    def tag(*texts: str) -> str:
        items = [line(face, text, y=10 + i) for i, text in enumerate(texts)]
        document, font, _ = descendant(written(square, page(*items)))
        with document:
            return str(font.BaseFont)[1:7]

    assert tag("AB", "C") == tag("C", "BA") != tag("ABD")
    assert tag("AB").isalpha()
    assert tag("AB").isupper()


def test_both_directions_share_one_program(square: FontSet) -> None:
    face = square.chain("song")[0]
    down = line(face, "农", x=50, y=40, vertical=True)
    with opened(written(square, page(line(face, "农"), down))) as document:
        faces = list(document.pages[0].Resources.Font.values())

        assert {str(font.Encoding) for font in faces} == {"/Identity-H", "/Identity-V"}
        assert len({font.DescendantFonts[0].objgen for font in faces}) == 1
        assert "/W2" in faces[0].DescendantFonts[0]


def test_only_unusual_heights_are_listed(fonts: FontSet) -> None:
    """W2 of a Han font is bare: its cells are those that DW2 tells of."""
    song, serif = fonts.chain("song")[0], fonts.chain("serif")[0]
    items = [line(face, "L", vertical=True) for face in (song, serif)]
    items.append(line(song, "农", vertical=True))
    told = {}
    with opened(written(fonts, page(*items))) as document:
        for font in document.pages[0].Resources.Font.values():
            under = font.DescendantFonts[0]
            told[str(font.BaseFont).split("+")[1]] = list(under.W2)
            assert [int(v) for v in under.DW2] == [880, -1000]

    han, latin = told["NotoSerifSC-Regular"], told["SourceSerif4-Regular"]
    assert [int(code) for code in han[::2]] == [song.glyph("L")]
    assert [float(v) for v in latin[1]] == pytest.approx(
        [1000 * value for value in serif.vertical(serif.glyph("L"))], abs=0.01
    )
