"""Fonts draw a character as the region of the reader writes it (字形).

The fonts of Taiwan in these tests are those of the basic set, which the
development set-up brings.

"""

from importlib.metadata import distribution
from pathlib import Path

import pytest

from reform_press.fonts.check import examine_file
from reform_press.fonts.face import Face
from reform_press.fonts.installed import file_hash
from reform_press.fonts.library import FontSet
from reform_press.fonts.lock import PIP, LockedFont, locked_fonts

LOCAL = [font for font in locked_fonts(PIP) if font.package.traditional]


def path_of(locked: LockedFont) -> Path:
    return Path(str(distribution(locked.package.name).locate_file(locked.path)))


@pytest.fixture(scope="module")
def taiwan() -> Face:
    """Return the song face of Taiwan."""
    locked = next(font for font in LOCAL if font.name == "pylopdf-song-tw-400")
    return FontSet({"song-tw": (examine_file(path_of(locked)).font,)}).chain("song-tw")[
        0
    ]


@pytest.mark.parametrize("locked", LOCAL, ids=lambda font: font.name)
def test_the_basic_fonts_of_taiwan_are_those_of_the_lock(locked: LockedFont) -> None:
    assert file_hash(path_of(locked)) == locked.sha256


def ink(face: Face, character: str, lang: str) -> tuple[float, ...]:
    (glyph,) = face.shape(character, lang=lang)
    bounds = face.ink(glyph.code)
    assert bounds
    return tuple(bounds)


@pytest.mark.parametrize("mark", "，。、")
def test_marks_stand_in_the_middle_in_taiwan(
    mark: str, fonts: FontSet, taiwan: Face
) -> None:
    """CLREQ 3.1.2: and at the lower left on the mainland."""
    left, _, right, _ = ink(taiwan, mark, "zh-Hant-TW")
    mainland = ink(fonts.chain("song")[0], mark, "zh-Hans")

    assert (left + right) / 2 == pytest.approx(0.5, abs=0.05)
    assert mainland[2] < 0.5


@pytest.mark.parametrize("character", "骨角遍次令")
def test_characters_are_drawn_as_the_region_writes_them(
    character: str, fonts: FontSet, taiwan: Face
) -> None:
    mainland = fonts.chain("song")[0]

    assert ink(taiwan, character, "zh-Hant-TW") != ink(mainland, character, "zh-Hans")


def test_the_common_font_has_no_forms_of_other_regions(fonts: FontSet) -> None:
    """Which is why those of Taiwan and Hong Kong are fonts of their own."""
    face = fonts.chain("song")[0]

    assert ink(face, "骨", "zh-Hant-TW") == ink(face, "骨", "zh-Hans")


def test_every_character_of_big5_is_there(taiwan: Face) -> None:
    """The 13,053 characters that a Traditional edition is written in."""
    codes = (bytes((row, cell)) for row in range(0xA4, 0xFA) for cell in range(256))
    characters = {one for code in codes if (one := code.decode("big5", "ignore"))}
    han = [one for one in characters if len(one) == 1 and one > "\u2e80"]

    assert len(han) > 13_000
    assert [one for one in han if not taiwan.glyph(one)] == []
