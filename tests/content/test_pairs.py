"""Twins are known by their files' names, their parts by ids."""

from pathlib import Path

import pytest

from content.bilingual import bilingual, change
from reform_press.content import story
from reform_press.content.edition import read
from reform_press.content.model import Edition, Story
from reform_press.content.pairs import Couple, Pair, couples, pairs_of
from reform_press.errors import ContentError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return bilingual(tmp_path)


def pairs(edition: Edition) -> dict[str, Pair]:
    (couple,) = couples(edition.stories)
    return {pair.id: pair for pair in pairs_of(couple)}


def stories(folder: Path) -> list[Story]:
    """Return the two as their files have them, whatever is wrong with them."""
    root = folder.parent.parent
    names = "hens.zh.md", "hens.en.md"
    found = [story.read(folder / name, folder, root).story for name in names]
    return [one for one in found if one]


def digests(folder: Path) -> dict[str, str]:
    """Return the digests of all that the Chinese story says."""
    return {
        name: pair.source.digest
        for name, pair in pairs(read(folder)).items()
        if pair.source
    }


def test_twins_share_an_id_and_stand_together(folder: Path) -> None:
    told = [(story.id, story.twin, story.lang) for story in read(folder).stories]

    assert told == [("hens", "hens.en", "zh-Hans"), ("hens.en", "hens", "en")]


def test_an_id_in_the_front_matter_names_both(folder: Path) -> None:
    for name in ("hens.zh.md", "hens.en.md"):
        change(folder, name, "---\nkind", "---\nid: eggs\nkind")
    change(folder, "edition.yaml", "[hens]", "[eggs]")

    assert [one.id for one in read(folder).stories] == ["eggs", "eggs.en"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh-Hant-TW", ["zh-Hant-TW", "en"]),
        ("en", ["zh-Hans", "en"]),
    ],
)
def test_the_language_of_a_twin_is_in_its_name(
    folder: Path, language: str, expected: list[str]
) -> None:
    change(folder, "edition.yaml", "pages:", f"language: {language}\npages:")

    assert [story.lang for story in read(folder).stories] == expected


def test_a_name_and_a_language_that_differ_are_refused(folder: Path) -> None:
    change(folder, "hens.en.md", "kind:", "lang: zh-Hans\nkind:")
    with pytest.raises(ContentError) as caught:
        read(folder)

    told = [f"{one.source} {one.code}" for one in caught.value.diagnostics]
    assert told == ["content/two/hens.en.md:2:7 content.twin-language"]


def test_a_twin_stands_with_its_source_on_a_page(folder: Path) -> None:
    codes = {one.code for one in read(folder).diagnostics}

    assert "content.unplaced-story" not in codes


def test_every_part_has_its_counterpart(folder: Path) -> None:
    found = pairs(read(folder))

    assert {name: (p.source.text, p.twin.text) for name, p in found.items()} == {
        "hens/title": ("一枚蛋的六道工序", "Six steps of an egg"),
        "hens/kicker": ("蛋鸡基地", "The laying-hen base"),
        "hens/a.svg": ("鸡舍。（示意图）", "A hen house."),
        "hens/a.svg/credit": ("制图", "Drawing"),
        "hens/figures": ("数说", "In figures"),
        "hens/figures/1": ("12栋 鸡舍", "12 hen houses"),
        "hens#p1": ("鸡舍建在村东。", "The hen houses stand east of the village."),
        "hens#p2": ("六道工序\n一条线", "Six steps, one line"),
        "hens#p3": (
            "蛋下到传送带上，一路送到车间。",
            "Eggs drop on a belt that takes them to the shop.",
        ),
    }


def test_what_has_no_counterpart_stands_alone(folder: Path) -> None:
    change(folder, "hens.zh.md", "{#p1}", "")
    change(folder, "hens.en.md", "{#p3}", "{#p4}")
    alone = [
        (pair.key, pair.source is None, pair.twin is None)
        for pair in pairs_of(Couple(*stories(folder)))
        if pair.source is None or pair.twin is None
    ]

    assert alone == [
        ("", False, True),
        ("p3", False, True),
        ("p1", True, False),
        ("p4", True, False),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("上，\n一路", "上，一路"),
        ("一枚蛋的|六道工序", "一枚蛋的六道工序"),
        ("六道工序|一条线", "六道工序一条线"),
        ("鸡舍建在村东。", "鸡舍建在{村东|cūn dōng}。"),
        ("{#p1}", "{#p1 .首字}"),
    ],
)
def test_how_copy_is_set_is_no_matter_for_a_translator(
    folder: Path, old: str, new: str
) -> None:
    before = digests(folder)
    change(folder, "hens.zh.md", old, new)

    assert digests(folder) == before


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("一枚蛋的|", "一枚鸡蛋的|", "hens/title"),
        ("鸡舍。（示意图）", "鸡舍内。（示意图）", "hens/a.svg"),
        ("制图", "绘图", "hens/a.svg/credit"),
        ("12栋", "14栋", "hens/figures/1"),
        ("村东", "村西", "hens#p1"),
        ("**传送带**", "传送带", "hens#p3"),
        ("{#p1}", "{#p1 .引文}", "hens#p1"),
    ],
)
def test_what_copy_says_is_known_by_its_digest(
    folder: Path, old: str, new: str, part: str
) -> None:
    before = digests(folder)
    change(folder, "hens.zh.md", old, new)
    now = digests(folder)

    assert {name for name in now if now[name] != before[name]} == {part}


def test_who_wrote_and_who_sent_a_story_has_its_counterpart(folder: Path) -> None:
    change(folder, "hens.zh.md", "图片:", "署名: 王小明\n供稿单位: 县里\n图片:")
    change(folder, "hens.en.md", "photos:", "byline: Wang Xiaoming\nphotos:")
    couple = Couple(*stories(folder))
    found = {pair.id: pair for pair in pairs_of(couple)}
    byline, supplier = found["hens/byline"], found["hens/supplier"]

    assert (byline.source.text, byline.twin.text) == ("王小明", "Wang Xiaoming")
    assert (supplier.source.text, supplier.twin) == ("县里", None)
