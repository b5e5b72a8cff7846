"""Stories kept from build to build: read anew when anything about them changes."""

from pathlib import Path

import pytest

from reform_press.content import story
from reform_press.content.edition import read
from reform_press.content.model import Edition
from reform_press.kept import Kept, Memory
from reform_press.store import Store

EDITION = """product: newspaper
title: 改革专版
date: 2024-03-01
layout: newspaper-sikai
pages: [{section: 专版, stories: [one, two]}]
"""
STORY = """---
title: 清渠入户
photos: [{{file: a.svg, caption: 渠, credit: 制图}}]
---
{text}
"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"/>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "content" / "small"
    folder.mkdir(parents=True)
    (folder / "edition.yaml").write_text(EDITION, "utf-8")
    (folder / "a.svg").write_text(DRAWING, "utf-8")
    write(folder, "one")
    write(folder, "two")
    return folder


def write(folder: Path, name: str, text: str = "渠水入田。") -> None:
    (folder / f"{name}.md").write_text(STORY.format(text=text), "utf-8")


@pytest.fixture(params=["memory", "disk"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Kept:
    if request.param == "memory":
        return Kept(memory=Memory())
    return Kept(Store(tmp_path / "cache"))


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that are really read."""
    names: list[str] = []
    really = story.read

    def noted(path: Path, *more: object) -> story.Told:
        names.append(path.name)
        return really(path, *more)

    monkeypatch.setattr(story, "read", noted)
    return names


def same(kept_one: Edition, folder: Path) -> bool:
    return repr(kept_one) == repr(read(folder))


def test_an_unchanged_story_is_read_once(
    folder: Path, kept: Kept, reads: list[str]
) -> None:
    first, second = read(folder, kept), read(folder, kept)

    assert reads == ["one.md", "two.md"]
    assert first == second
    assert same(second, folder)


def test_an_edited_story_alone_is_read_again(
    folder: Path, kept: Kept, reads: list[str]
) -> None:
    read(folder, kept)
    write(folder, "two", "秧苗返青。")
    edition = read(folder, kept)

    assert reads == ["one.md", "two.md", "two.md"]
    assert same(edition, folder)


def test_a_story_with_complaints_is_told_of_again(folder: Path, kept: Kept) -> None:
    write(folder, "one", "渠水入田...秧苗返青。")
    told = [read(folder, kept).diagnostics for _ in range(2)]

    assert {d.code for d in told[0]} >= {"content.normalised"}
    assert told[0] == told[1]


@pytest.mark.parametrize("change", ["gone", "other", "torn"])
def test_a_picture_that_changes_is_looked_at_again(
    folder: Path, kept: Kept, change: str
) -> None:
    read(folder, kept)
    picture = folder / "a.svg"
    match change:
        case "gone":
            picture.unlink()
        case "other":
            picture.write_text(DRAWING.replace("3 2", "2 3"), "utf-8")
        case "torn":
            picture.write_bytes(b"")

    assert same(read(folder, kept), folder)


def test_the_edition_s_language_and_readings_count(folder: Path, kept: Kept) -> None:
    read(folder, kept)
    with (folder / "edition.yaml").open("a", encoding="utf-8") as file:
        file.write("language: zh-Hant-TW\npinyin: {渠水: qú shuǐ}\n")
    edition = read(folder, kept)

    assert {one.lang for one in edition.stories} == {"zh-Hant-TW"}
    assert same(edition, folder)


def test_a_story_saved_while_it_is_read_is_not_kept(
    folder: Path, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F8: what was read may be the old text or the new one, its key is neither."""
    really = story.read
    before = (folder / "one.md").read_bytes()

    def saved_meanwhile(path: Path, *more: object) -> story.Told:
        write(folder, "one", "这一句存得正巧。")
        return really(path, *more)

    monkeypatch.setattr(story, "read", saved_meanwhile)
    assert "正巧" in read(folder, kept).stories[0].body[0].text
    monkeypatch.setattr(story, "read", really)
    (folder / "one.md").write_bytes(before)

    assert same(read(folder, kept), folder)
