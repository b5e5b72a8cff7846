"""Every character of the copy is proved to have a glyph."""

import os
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from fonts.make_square import make_square
from reform_press.errors import Source
from reform_press.fonts.check import examine_file
from reform_press.fonts.doctor import examine, gb2312, list_fonts, prove
from reform_press.fonts.library import FontSet


@pytest.fixture(scope="module")
def poor(tmp_path_factory: pytest.TempPathFactory) -> FontSet:
    """Return a body face without 镕 and 堃, one behind that has 镕 only."""
    folder: Path = tmp_path_factory.mktemp("poor")
    body = make_square(folder / "body.ttf", without="镕堃")
    rest = make_square(folder / "rest.ttf", without="堃")
    return FontSet(
        {
            "song": (
                examine_file(body).font._replace(name="Body"),
                examine_file(rest).font._replace(name="Rest"),
            )
        }
    )


def test_copy_that_the_font_has_is_silent(poor: FontSet) -> None:
    """No remark without a cause."""
    assert prove([("改革开放，AV。", "song", None)], poor) == ()


def test_stand_in_is_told_with_character_code_face_and_place(poor: FontSet) -> None:
    """Reliability F9: character, code point, file:line:column."""
    (told,) = prove([("朱镕", "song", Source("lead.md", 3, 7))], poor)

    assert (told.severity, told.code) == ("warning", "fonts.fallback")
    assert told.source == Source("lead.md", 3, 8)
    assert "镕" in told.message.zh
    assert "U+9555" in told.message.zh
    assert "Rest" in told.message.zh


def test_character_that_no_font_has_is_an_error(poor: FontSet) -> None:
    """Reliability F9: never .notdef in a PDF."""
    (told,) = prove([("堃", "song", Source("lead.md"))], poor)

    assert (told.severity, told.code) == ("error", "fonts.no-glyph")
    assert "U+5803" in told.message.en


def test_forms_of_the_mainland_in_other_regions_are_told_once(poor: FontSet) -> None:
    """An edition of Taiwan can be set, but a reader will see it."""
    pieces = [("骨角", "song-tw", None), ("直", "song-tw", None)]
    (told,) = prove(pieces, poor)

    assert (told.severity, told.code) == ("warning", "fonts.foreign-forms")
    assert "Taiwan" in told.message.en
    assert "--traditional" in told.hint.en


def test_forms_of_their_own_region_are_silent(square: FontSet) -> None:
    """No remark without a cause."""
    assert prove([("骨角", "song-tw", None), ("AV", "serif-hk", None)], square) == ()


def test_each_character_of_a_role_is_told_once_with_its_count(poor: FontSet) -> None:
    """A name that stands forty times is one thing to mend."""
    pieces = [("镕镕", "song", Source("a.md", 2, 1)), ("镕", "song", Source("b.md"))]
    (told,) = prove(pieces, poor)

    assert told.source == Source("a.md", 2, 1)
    assert "3 times" in told.message.en


def test_place_after_a_line_break_is_on_the_next_line(poor: FontSet) -> None:
    """Lines of a piece are lines of its file."""
    (told,) = prove([("改革\n开放镕", "song", Source("a.md", 4, 9))], poor)

    assert told.source == Source("a.md", 5, 3)


def test_blanks_and_variation_selectors_are_not_missing(poor: FontSet) -> None:
    """They are set with their neighbours, or not at all."""
    copy = "改\u00ad\u200b\u3000革\U000e0100\n"

    assert prove([(copy, "song", None)], poor) == ()


def test_order_of_remarks_is_the_order_of_the_copy(poor: FontSet) -> None:
    """Same input, same report."""
    told = prove([("堃镕", "song", None)], poor)

    assert [one.code for one in told] == ["fonts.no-glyph", "fonts.fallback"]


def test_gb2312_has_6763_characters() -> None:
    """GB/T 2312-1980: 3,755 of level 1 and 3,008 of level 2."""
    assert len(gb2312()) == 6763


def test_sound_fonts_are_silent(square: FontSet) -> None:
    """The square font has every character of GB 2312."""
    assert examine(square) == ()


def test_replaced_font_is_told_by_the_doctor(tmp_path: Path) -> None:
    """Reliability F10: same size, same time, other contents."""
    path = make_square(tmp_path / "a.ttf")
    font = examine_file(path).font
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    os.utime(path, ns=(font.mtime_ns, font.mtime_ns))
    told = examine(FontSet({"song": (font,)}))

    assert "fonts.changed-file" in {one.code for one in told}


def test_common_characters_that_a_chain_lacks_are_counted(tmp_path: Path) -> None:
    """GB/T 2312 is the least that a paper needs."""
    path = make_square(tmp_path / "a.ttf", without="改革")
    (told,) = examine(FontSet({"song": (examine_file(path).font,)}))

    assert told.code == "fonts.gb2312"
    assert "2 characters" in told.message.en


def test_restricted_font_in_use_is_remarked(tmp_path: Path) -> None:
    """What was allowed by the project stays visible."""
    path = make_square(tmp_path / "closed.ttf")
    with TTFont(path) as font:
        font["OS/2"].fsType = 2
        font.save(tmp_path / "bits.ttf")
    allowed = examine_file(tmp_path / "bits.ttf", allow_restricted=True).font
    (told,) = examine(FontSet({"song": (allowed,)}))

    assert (told.severity, told.code) == ("warning", "fonts.restricted-used")


def test_stand_in_for_a_role_of_the_house_is_noted(square: FontSet) -> None:
    """Fonts.md 5c: where heads are set in 黑, doctor says so."""
    font = square.fonts("title")[0]._replace(known_as="pylopdf-hei-400")
    (told,) = examine(FontSet({"title": (font,)}))

    assert (told.severity, told.code) == ("note", "fonts.stand-in")
    assert "标题宋" in told.message.zh


def test_light_kai_in_place_of_fang_is_explained(square: FontSet) -> None:
    """Fonts.md 5b: an alias with an info message."""
    font = square.fonts("fang")[0]._replace(known_as="lxgw-wenkai-300")
    (told,) = examine(FontSet({"fang": (font,)}))

    assert told.severity == "note"
    assert "仿宋" in told.message.zh


def test_list_shows_roles_in_the_order_of_the_trade(square: FontSet) -> None:
    """正文宋 first, Latin last."""
    listed = list_fonts(square)

    assert listed[0].role == "song"
    assert listed[0].chinese == "正文宋"
    assert listed[0].gb2312 == 6763
    assert len(listed) == len(square.roles())
