"""A language brings its region, its fonts and its marks."""

from pathlib import Path

import pytest

from reform_press.content.edition_form import EditionForm
from reform_press.fonts.library import common_role
from reform_press.fonts.roles import ROLES
from reform_press.style.load import load
from reform_press.style.model import Layout
from reform_press.style.region import in_language, lang_of, local_role, region_of

LEAST = """\
trim: 390x545mm
top: 37mm
grid: {columns: 8, characters: 13, rows: 113}
"""


def loaded(tmp_path: Path, styles: str = "{}", lang: str = "zh-Hans") -> Layout:
    folder = tmp_path / "layouts" / "a"
    folder.mkdir(parents=True)
    (folder / "layout.yaml").write_text(f"{LEAST}styles: {styles}\n", "utf-8")
    return load(folder, lang)


@pytest.mark.parametrize(
    ("lang", "region", "role"),
    [
        ("zh-Hans", "CN", "song"),
        ("zh-Hant-TW", "TW", "song-tw"),
        ("zh-Hant-HK", "HK", "song-hk"),
        ("en", None, "song"),
    ],
)
def test_a_language_has_a_region_and_roles(lang, region, role):
    assert region_of(lang) == region
    assert local_role("song", lang) == role
    assert region is None or lang_of(region) == lang
    assert common_role(local_role("song", lang)) == "song"
    assert role in {known.name for known in ROLES}


def test_every_language_of_an_edition_is_known():
    schema = EditionForm.model_json_schema()["properties"]["language"]

    assert [one for one in schema["enum"] if not region_of(one)] == ["en"]


@pytest.mark.parametrize(
    ("lang", "region"), [("zh-Hans", "CN"), ("zh-Hant-TW", "TW"), ("zh-Hant-HK", "HK")]
)
def test_styles_follow_the_language_of_the_edition(tmp_path, lang, region):
    layout = loaded(tmp_path, lang=lang)
    found = {(style.lang, style.marks.region) for _, style in layout.styles}

    assert found == {(lang, region)}


@pytest.mark.parametrize(
    ("before", "after"), [("zh-Hans", "zh-Hant-TW"), ("en", "zh-Hant-HK")]
)
def test_a_story_may_be_in_another_language(tmp_path, before, after):
    layout = in_language(loaded(tmp_path, lang=before), after)
    found = {(style.lang, style.marks.region) for _, style in layout.styles}

    assert found == {(after, region_of(after))}
    assert layout.lang == after


def test_an_english_story_keeps_the_marks_of_the_paper(tmp_path):
    layout = in_language(loaded(tmp_path, lang="zh-Hant-TW"), "en")

    assert layout.style("body").lang == "en"
    assert layout.style("body").marks.region == "TW"


def test_there_and_back_is_the_same_layout(tmp_path):
    layout = loaded(tmp_path, "{note: {lang: en}}")

    assert in_language(layout, "zh-Hans") is layout
    assert in_language(in_language(layout, "zh-Hant-TW"), "zh-Hans") == layout


def test_what_the_layout_says_stays(tmp_path):
    """Traditional with the marks of the mainland is a style of its own."""
    said = "{body: {region: CN}, note: {lang: en}}"
    layout = loaded(tmp_path, said, lang="zh-Hant-TW")

    assert layout.style("body").marks.region == "CN"
    assert layout.style("body").lang == "zh-Hant-TW"
    assert layout.style("note").lang == "en"
    assert in_language(layout, "zh-Hant-HK").style("body").marks.region == "CN"
    assert in_language(layout, "zh-Hant-HK").style("note").lang == "en"
