"""Pages have the faces that they name, each by the names that they use."""

import pytest

from reform_press.fonts.library import FontSet
from reform_press.makeup.webfonts import face_rules, families_in

CSS = {
    "b{font-family:hei,kai}": {"hei": "hei", "kai": "kai", "serif": "serif"},
    "b{font-family:黑体}": {"黑体": "hei", "serif": "serif"},
    "b{font-family:sans-serif}": {"sans-serif": "sans", "serif": "serif"},
    # Pango asks for the generic family where a page names the role.
    "b{font-family:sans}": {"sans": "sans", "sans-serif": "sans", "serif": "serif"},
    "b{font-family:Arial}": {"serif": "serif"},
    "": {"serif": "serif"},
}


@pytest.mark.parametrize("css", CSS)
def test_families_are_those_that_a_page_names(fonts: FontSet, css: str) -> None:
    assert dict(families_in((css, "<b>字</b>"), fonts)) == CSS[css]


def test_each_name_has_a_rule_of_its_own() -> None:
    rules = face_rules((("serif", "serif"), ("黑体", "hei")))

    assert [line.split('"')[1] for line in rules.splitlines()] == ["serif", "黑体"]
