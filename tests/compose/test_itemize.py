"""Pieces of text, their cells, and the sorts that fill them."""

from pathlib import Path

import pytest

from fonts.make_square import make_square
from reform_press.compose.itemize import by_script, cut, is_one_sign, kept
from reform_press.compose.typecase import GETA, Fount, TypeCase
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
    ("text", "pieces"),
    [
        ("春天来了", "春|天|来|了"),
        ("他——她……它", "他|——|她|……|它"),
        ("………", "……|…"),
        ("是？！！！！是", "是|？！|！！！|是"),
        ("共12,345.67元", "共|12,345.67|元"),
        ("约30°C至28℃", "约|30°C|至|28|℃"),
        ("见it’s“it”好", "见|it’s|“|it|”|好"),
        ("2018–2023年", "2018–2023|年"),
        ("和/或km/h", "和|/|或|km/h"),
        ("列夫·托N·m", "列|夫|·|托|N·m"),
        ("https://a.cn/b完", "https://a.cn/b|完"),
        ("葛\U000e0100城", "葛\U000e0100|城"),
        ("a b", "a| |b"),
        ("％12.5%", "％|12.5%"),
    ],
)
def test_text_falls_into_pieces(text: str, pieces: str) -> None:
    """A piece is a character, a sign of several, or a Latin word (R02)."""
    assert "|".join(list(cut(text)[0])) == pieces


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("汉 字", "汉 字"),
        ("汉   字", "汉 字"),
        ("汉 ，字", "汉，字"),
        ("汉 A 字", "汉A字"),
        ("a  b", "a b"),
        ("a\n\tb", "a b"),
        ("汉\n字", "汉字"),
        ("他说 “好” 吗", "他说“好”吗"),
        ("“ A”", "“A”"),
        ("汉\u200b字\ufeffa\u2060b", "汉字ab"),
        ("汉\u00ad字in\u00adto\u00ad字", "汉字in\u00adto字"),
        ("汉\u3000字", "汉\u3000字"),
        ("汉\u00a0字", "汉\u00a0字"),
    ],
)
def test_blank_that_is_not_set_goes(text: str, left: str) -> None:
    """R33: around Han the compositor sets its own; U+00A0 and U+3000 stay."""
    assert kept(text)[0] == left


@pytest.mark.parametrize("text", ["汉 A  b\u200bc", "a\tb", "汉字", "\u00ad汉"])
def test_what_stays_knows_where_it_stood(text: str) -> None:
    """A remark must point at the character in its file."""
    left, where = kept(text)

    assert len(left) == len(where)
    assert [text[i].replace("\t", " ") for i in where] == list(left)


@pytest.mark.parametrize(
    ("text", "start", "at", "whole"),
    [
        ("——", 0, 1, True),
        ("！！", 0, 1, True),
        ("it’s", 0, 2, True),
        ("it’s", 0, 3, True),
        ("word", 0, 2, False),
    ],
)
def test_some_signs_are_not_cut_by_the_end_of_a_run(
    text: str, start: int, at: int, whole: bool
) -> None:
    """R16b: bold must not turn an apostrophe into a quote."""
    assert is_one_sign(text, start, at) is whole


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
    """Only the missing letter becomes 〓."""
    cafe, caf = poor.sort("café"), poor.sort("caf")

    assert cafe.codes.startswith(caf.codes)
    assert len(cafe.codes) == len(caf.codes) + 2


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


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("共ABC项", [(0, "共", False), (1, "ABC", True), (4, "项", False)]),
        ("ABC", [(0, "ABC", True)]),
        ("说“it’s”", [(0, "说“", False), (2, "it’s", True), (6, "”", False)]),
        ("", []),
    ],
)
def test_a_text_is_divided_between_two_faces(
    text: str, stretches: list[tuple[int, str, bool]]
) -> None:
    """The doctor asks the face that will show the character."""
    assert list(by_script(text)) == stretches
