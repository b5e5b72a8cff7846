"""Pages of a brochure: templates, data for them, stories on many pages."""

import json

import pytest

from reform_press.content.edition import read
from reform_press.errors import ContentError

EDITION = """\
product: brochure
title: 小册子
date: 2023-12-29
layout: leaflet
pages:
  - {template: cover.html, label: I, data: {at: 24.75, number: "1", wide: true}}
  - {template: inside.html, stories: [hens]}
  - {template: inside.html, stories: [hens], data: {zh: 里面, file: photos/里.svg}}
"""
STORY = "---\ntitle: 题\n---\n\n正文。{#p1}\n"


@pytest.fixture
def folder(tmp_path):
    house = tmp_path / "layouts" / "leaflet"
    house.mkdir(parents=True)
    (house / "layout.yaml").write_text("format: sheet\ntrim: 9x9cm\n", "utf-8")
    for name in ("cover", "inside"):
        (house / f"{name}.html").write_text("<p>", "utf-8")
    folder = tmp_path / "content" / "one"
    folder.mkdir(parents=True)
    (folder / "hens.zh.md").write_text(STORY, "utf-8")
    twin = STORY.replace("题", "Hens").replace("正文。", "Text.")
    (folder / "hens.en.md").write_text(twin, "utf-8")
    return folder


def reading(folder, *changes):
    text = EDITION
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / "edition.yaml").write_text(text, "utf-8")
    return read(folder)


def test_a_story_stands_on_many_pages_and_its_twin_goes_with_it(folder):
    edition = reading(folder)

    assert [plan.stories for plan in edition.pages] == [
        (), ("hens", "hens.en"), ("hens", "hens.en"),
    ]  # fmt: skip
    assert [plan.folio for plan in edition.pages] == ["I", "2", "3"]
    assert not [d for d in edition.diagnostics if d.code.startswith("content.story")]


def test_in_english_alone_the_source_is_left_out(folder):
    edition = reading(folder, ("layout:", "language: en\nlayout:"))

    assert edition.pages[1].stories == ("hens.en",)


def test_data_of_a_template_keeps_numbers_and_quoted_words(folder):
    data = json.loads(reading(folder).pages[0].data)

    assert data == {"at": 24.75, "number": "1", "wide": True}


def test_one_switch_makes_a_brochure_traditional(folder):
    edition = reading(folder, ("layout:", "language: zh-Hant-TW\nlayout:"))

    assert json.loads(edition.pages[2].data) == {"zh": "裡面", "file": "photos/里.svg"}
    assert edition.title == "小冊子"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("cover.html", "covr.html", "6:16 content.unknown-template"),
        ("template: cover.html, ", "", "6:5 content.no-template"),
        ("label: I", "ear: hens", "6:33 content.other-product"),
        ("product: brochure", "product: newspaper", "7:16 content.other-product"),
    ],
)
def test_what_a_page_may_not_say_is_told_at_its_place(folder, old, new, told):
    text = EDITION.replace(old, new, 1)
    (folder / "edition.yaml").write_text(text, "utf-8")

    with pytest.raises(ContentError) as refused:
        read(folder)

    found = [f"{d.source} {d.code}" for d in refused.value.diagnostics]
    assert f"content/one/edition.yaml:{told}" in found
