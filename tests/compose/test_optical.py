"""How far Latin may stand outside the margin."""

import pytest

from reform_press.compose.optical import overhang
from reform_press.fonts.library import FontSet

SIGNS = "“”‘’\"'-–—().,:;!?"
LETTERS = "TYVWArvwy"


@pytest.mark.parametrize(
    ("word", "start", "end"),
    [
        ("“Yes,”", 0.2, 0.2),
        ("word.", 0.0, 0.14),
        ("news-", 0.0, 0.18),
        (".5", 0.0, 0.0),
        ("Tony", 0.04, 0.03),
        ("men", 0.0, 0.0),
        ("", 0.0, 0.0),
    ],
)
def test_the_outermost_sign_hangs(word: str, start: float, end: float) -> None:
    """A stop hangs at the end of a line alone."""
    assert overhang(word, start=True) == start
    assert overhang(word, start=False) == end


@pytest.mark.parametrize("role", ["serif", "sans", "serif-black"])
def test_a_sign_hangs_with_less_than_its_width(fonts: FontSet, role: str) -> None:
    """And with a third of it at least, if it is of one stroke; letters barely."""
    face = fonts.chain(role)[0]
    for sign in SIGNS + LETTERS:
        width = face.advance(face.glyph(sign))
        share = max(overhang(sign, start=True), overhang(sign, start=False)) / width

        assert share < 0.8, sign
        if sign in "“”‘’-.,":
            assert share > 1 / 3, sign
        if sign in LETTERS:
            assert share < 0.1, sign
