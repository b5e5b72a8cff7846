"""The first face of a chain that has a character sets it."""

from pathlib import Path

import pytest

from fonts.make_square import make_square
from reform_press.fonts.face import Face
from reform_press.fonts.fallback import needs_glyph, pick


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> tuple[Face, Face]:
    """Return a face without 镕, and one with it behind."""
    folder: Path = tmp_path_factory.mktemp("chain")
    poor = make_square(folder / "poor.ttf", without="镕")
    rich = make_square(folder / "rich.ttf")
    return (
        Face(poor, name="Poor", sha256="1" * 64),
        Face(rich, name="Rich", sha256="2" * 64),
    )


@pytest.mark.parametrize(
    ("character", "name"), [("改", "Poor"), ("镕", "Rich"), ("𫖯", None)]
)
def test_first_face_that_has_the_character_sets_it(
    chain: tuple[Face, Face], character: str, name: str | None
) -> None:
    """Fonts.md 5b: every role has a chain of stand-ins."""
    face = pick(chain, character)

    assert (face and face.name) == name


@pytest.mark.parametrize("character", "\n \u00a0\u3000\u00ad\u200b\ufe00\U000e0100")
def test_blanks_and_controls_need_no_glyph(character: str) -> None:
    """What leaves no ink is never missing from a font."""
    assert not needs_glyph(character)


@pytest.mark.parametrize("character", "改，A—镕\ue000\u0301")
def test_ink_needs_a_glyph(character: str) -> None:
    """Marks and private characters are copy like any other."""
    assert needs_glyph(character)
