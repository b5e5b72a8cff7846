"""A new edition is whole, sound, and never written over another."""

import pytest

from reform_press.content.edition import read
from reform_press.content.scaffold import new
from reform_press.errors import UsageError
from reform_press.style.load import load


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_new_edition_is_read_without_a_word(tmp_path, language):
    files = new(tmp_path / "content", "2026-01", language)
    edition = read(tmp_path / "content" / "2026-01")

    assert edition.diagnostics == ()
    assert [story.id for story in edition.stories] == ["start", "copy", "plan"]
    assert all(file.is_file() for file in files)


def test_a_new_brochure_is_read_without_a_word_in_both_languages(tmp_path):
    files = new(tmp_path / "content", "b", "en", product="brochure")
    edition = read(tmp_path / "content" / "b")

    assert edition.diagnostics == ()  # its translations are confirmed as well
    assert edition.product == "brochure"
    assert sorted(story.id for story in edition.stories) == [
        "design", "design.en", "print", "print.en", "write", "write.en",
    ]  # fmt: skip
    assert all(file.is_file() for file in files)
    assert load(tmp_path / "layouts" / "brochure-leaflet").format == "saddle"


def test_a_new_yearbook_is_read_without_a_word(tmp_path):
    files = new(tmp_path / "content", "y", "zh", product="yearbook")
    edition = read(tmp_path / "content" / "y")

    assert edition.diagnostics == ()
    assert edition.book
    assert edition.book.cover
    assert [part.kind for part in edition.book.parts] == [
        "title", "imprint", "contents", "text", "index",
    ]  # fmt: skip
    assert all(file.is_file() for file in files)
    assert (tmp_path / "layouts" / "yearbook" / "cover.html").is_file()


def test_every_paragraph_has_an_id(tmp_path):
    """Given by ``new``, so that a translation can be paired with it (decision 5)."""
    new(tmp_path / "content", "2026-01", "zh")
    for story in read(tmp_path / "content" / "2026-01").stories:
        ids = [paragraph.id for paragraph in story.body]

        assert ids == [f"p{number}" for number in range(1, len(ids) + 1)]


def test_a_project_without_the_layout_gets_it(tmp_path):
    new(tmp_path / "content", "a", "zh")

    assert load(tmp_path / "layouts" / "newspaper-sikai").grid.columns == 6


def test_the_layout_of_a_project_is_left_alone(tmp_path):
    house = tmp_path / "layouts" / "newspaper-sikai"
    house.mkdir(parents=True)
    new(tmp_path / "content", "a", "zh")

    assert list(house.iterdir()) == []


def test_comments_are_in_the_language_asked_for(tmp_path):
    for language, word in (("zh", "# 版面："), ("en", "# pages:")):
        new(tmp_path, language, language)
        text = (tmp_path / language / "edition.yaml").read_text("utf-8")

        assert word in text
        assert "#zh" not in text
        assert "#en" not in text


def test_the_first_line_points_to_a_schema_that_is_there(tmp_path):
    new(tmp_path, "a", "zh", {"edition": {"title": "edition"}})
    folder = tmp_path / "a"
    first = (folder / "edition.yaml").read_text("utf-8").splitlines()[0]

    assert first == "# yaml-language-server: $schema=.schema/edition.json"
    assert (folder / ".schema" / "edition.json").is_file()


def test_nothing_is_overwritten(tmp_path):
    (tmp_path / "a").mkdir()
    with pytest.raises(UsageError) as raised:
        new(tmp_path, "a", "zh")

    assert raised.value.diagnostics[0].code == "usage.exists"
    assert list((tmp_path / "a").iterdir()) == []


@pytest.mark.parametrize(
    "name", ["", "..", "a/b", "a\\b", ".a", "a:b", "a" * 81, "a\0b"]
)
def test_a_name_that_is_no_folder_everywhere_is_refused(tmp_path, name):
    with pytest.raises(UsageError) as raised:
        new(tmp_path, name, "zh")

    assert raised.value.diagnostics[0].code == "usage.bad-name"
