"""Cells of pieces, and the sorts that fill them."""

from pathlib import Path

import pytest

from fonts.make_square import make_square
from reform_press.compose.latin import GETA
from reform_press.compose.typecase import Fount, TypeCase
from reform_press.fonts.check import examine_file
from reform_press.fonts.library import FontSet

SQUARE = Fount("song", "serif")
HAN = "国家统计局，。（）“”·——……！？；：、"


@pytest.fixture(scope="module")
def case(square: FontSet) -> TypeCase:
    return TypeCase(square, SQUARE)


@pytest.fixture(scope="module")
def poor(tmp_path_factory: pytest.TempPathFactory) -> TypeCase:
    """Return a case whose faces miss 镕 and è, with a face behind that has 镕."""
    folder: Path = tmp_path_factory.mktemp("poor")
    first = examine_file(make_square(folder / "first.ttf", without="镕é")).font
    second = examine_file(make_square(folder / "second.ttf", without="é")).font
    latin = examine_file(make_square(folder / "latin.ttf", without="é")).font
    chains = {"song": (first._replace(name="First"), second), "serif": (latin,)}
    return TypeCase(FontSet(chains), SQUARE)


@pytest.mark.parametrize(
    ("piece", "width"),
    [
        *[(char, 1.0) for char in "国，。！？；：、（）“”‘’《》—～／％℃"],
        *[(char, 0.5) for char in "·‧・–/"],
        *[(pair, 1.0) for pair in ("！！", "？？", "！？", "？！")],
        *[(unit, 2.0) for unit in ("——", "……", "！！！", "？？？")],
        ("AB", 1.0),
        ("AV", 0.9),
        (" ", 0.25),
    ],
)
def test_the_class_decides_the_cell(case: TypeCase, piece: str, width: float) -> None:
    """CLREQ 3.1.6; R17 to R19."""
    assert case.width[piece] == pytest.approx(width)


@pytest.mark.parametrize("role", ["song", "hei", "kai", "title"])
@pytest.mark.parametrize("piece", [*"国，。“”（）·…–/—℃", "——", "……", "！？", "！！！"])
def test_real_fonts_fill_the_same_cells(
    fonts: FontSet, square: FontSet, role: str, piece: str
) -> None:
    """R28: fonts lie about widths; glyph and shifts make up the cell."""
    real = TypeCase(fonts, Fount(role, "serif"))
    sort = real.sort(piece)
    face = fonts.face(sort.face)
    glyphs = [sort.codes[i : i + 2] for i in range(0, len(sort.codes), 2)]
    filled = sum(face.advance(int.from_bytes(code, "big")) for code in glyphs)

    assert sort.width == TypeCase(square, SQUARE).width[piece]
    assert filled + sum(by for _, by in sort.shifts) == pytest.approx(sort.width)


@pytest.mark.parametrize(
    ("piece", "side"), [("“", "right"), ("”", "left"), ("·", "centre")]
)
def test_ink_stands_on_its_side_of_the_cell(
    fonts: FontSet, piece: str, side: str
) -> None:
    """R28: LXGW draws quotes and the middle dot on 0.35 em."""
    kai = TypeCase(fonts, Fount("kai", "serif"))
    sort = kai.sort(piece)
    face = fonts.face(sort.face)
    code = int.from_bytes(sort.codes, "big")
    ink = face.ink(code)
    assert ink is not None
    left = dict(sort.shifts)[0] + ink.left
    right = dict(sort.shifts)[0] + ink.right

    if side == "right":
        assert left > sort.width / 2
    elif side == "left":
        assert right < sort.width / 2
    else:
        assert left + right == pytest.approx(sort.width, abs=0.05)


def test_dash_in_one_glyph_or_two_is_2_em(fonts: FontSet, case: TypeCase) -> None:
    """R11: Noto shapes —— as one glyph, the square font as two."""
    noto = TypeCase(fonts, Fount("song", "serif")).sort("——")

    assert (len(noto.codes), noto.width) == (2, 2.0)
    assert (len(case.sort("——").codes), case.sort("——").width) == (4, 2.0)


def test_a_face_that_lacks_a_character_has_its_stand_in(poor: TypeCase) -> None:
    """Fonts.md 5b: the first face of the chain that has it."""
    assert poor.sort("镕").face != poor.sort("改").face
    assert poor.sort("镕").width == 1.0


def test_what_no_face_has_is_shown_as_geta(poor: TypeCase) -> None:
    """〓 fills the cell, so that the proof has the length of the page."""
    assert poor.sort("𫖯").codes == poor.sort(GETA).codes
    assert poor.sort("𫖯").width == 1.0


def test_a_word_that_no_face_has_whole_keeps_its_letters(poor: TypeCase) -> None:
    """Only the missing letter becomes 〓; the others stay in their face."""
    cafe, caf = poor.sort("café"), poor.sort("caf")

    assert cafe.parts[0] == caf
    assert cafe.parts[1].codes == poor.sort("〓").codes
    assert cafe.width == caf.width + cafe.parts[1].width


def test_a_soft_hyphen_leaves_no_glyph(case: TypeCase) -> None:
    """It says where a word may be cut, and nothing else."""
    assert case.sort("in\u00adto").codes == case.sort("into").codes


def test_a_variation_selector_leaves_its_character_in_place(case: TypeCase) -> None:
    """A font without the sequence shows the plain character."""
    assert case.sort("葛\U000e0100") == case.sort("葛")


@pytest.mark.parametrize("where", ["square", "fonts"])
def test_casting_ahead_changes_no_sort(
    where: str, request: pytest.FixtureRequest
) -> None:
    """Cast in one go or one by one: the same glyphs in the same cells."""
    found: FontSet = request.getfixturevalue(where)
    ahead, slow = TypeCase(found, SQUARE), TypeCase(found, SQUARE)
    ahead.cast(set(HAN + "ABC 123镕\u200b\ufe00"))
    pieces = [*HAN, "镕", "A", " "]

    assert [ahead.sort(p) for p in pieces] == [slow.sort(p) for p in pieces]
    assert ahead.odd == slow.odd
