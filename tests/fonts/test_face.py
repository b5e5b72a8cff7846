"""What a face tells of its glyphs."""

import pytest

from reform_press.fonts.library import FontSet


@pytest.mark.parametrize("text", ["——", "…", "～", "（", "“", "，"])
def test_vertical_forms_are_told(fonts: FontSet, text: str) -> None:
    assert fonts.chain("song")[0].has_vertical_form(text)


@pytest.mark.parametrize("text", ["–", "／", "·", "农"])
def test_characters_without_a_vertical_form_are_told(fonts: FontSet, text: str) -> None:
    assert not fonts.chain("song")[0].has_vertical_form(text)


def test_dash_that_only_lies_has_no_vertical_form(fonts: FontSet) -> None:
    """LXGW WenKai turns … and （, but not ——: it must be laid on its side."""
    kai = fonts.chain("kai")[0]

    assert kai.has_vertical_form("……")
    assert not kai.has_vertical_form("——")
