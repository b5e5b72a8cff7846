"""Readings: the editor's word first, then the dictionary's."""

import builtins

import pytest

from content.shown import faults, shown
from reform_press.content import markdown
from reform_press.content.edition import read as stories
from reform_press.content.pinyin import Readings
from reform_press.errors import ContentError


def sounded(text, **stated):
    """Show the first paragraph of ``text``."""
    paragraphs, found = markdown.read(text, "f", readings=Readings.stated(stated))
    return shown(paragraphs[0].runs), faults(found)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("{重庆|}人", "<重庆 chóng qìng>人"),
        ("{旅客，请|}", "<旅客，请 lǚ kè qǐng>"),
        ("山高 {.注音}", "<山高 shān gāo>"),
        ("山，A高 {.pinyin}", "<山 shān>，A<高 gāo>"),
        ("山`高`水 {.注音}", "<山 shān><c:高><水 shuǐ>"),
        ("{山|sān}高水 {.注音}", "<山 sān><高水 gāo shuǐ>"),
        ("**山**高 {.注音}", "<s:山 shān><高 gāo>"),
        ("山\n高 {.注音}", "<山 shān><高 gāo>"),
        ("床前  \n明月 {.诗 .注音}", "<床前 chuáng qián>\n<明月 míng yuè>"),
        ("AB {.注音}", "AB"),
    ],
)
def test_the_dictionary_reads_what_nobody_stated(text, runs):
    """R67: a reading over each Han; marks, Latin and code have none."""
    assert sounded(text) == (runs, [])


@pytest.mark.parametrize(
    ("text", "stated", "runs"),
    [
        ("单县 {.注音}", {"单县": "shàn xiàn"}, "<单县 shàn xiàn>"),
        (
            "单单县 {.注音}",
            {"单": "dān", "单县": "shàn xiàn"},
            "<单单县 dān shàn xiàn>",
        ),
        ("{单县|}", {"单县": "Shàn Xiàn"}, "<单县 Shàn Xiàn>"),
        ("{单县|shàn xiàn}", {"单县": "x y"}, "<单县 shàn xiàn>"),
        ("比尔·盖茨 {.注音}", {"比尔·盖茨": "a b c d"}, "<比尔 a b>·<盖茨 c d>"),
    ],
)
def test_the_longest_stated_word_wins(text, stated, runs):
    assert sounded(text, **stated) == (runs, [])


def test_a_later_table_wins():
    readings = Readings.stated({"行": "háng"}, {"行": "xíng"})

    assert readings.of("行") == ["xíng"]


def test_a_character_without_a_reading_is_told_and_stays():
    """An ideograph that the dictionary lacks splits the group."""
    assert sounded("山\U00031000高 {.注音}") == (
        "<山 shān>\U00031000<高 gāo>",
        ["1:2 no-reading"],
    )


@pytest.fixture
def no_pypinyin(monkeypatch):
    """Make the optional package impossible to import."""
    real = builtins.__import__

    def without(name, *rest, **named):
        if name.partition(".")[0] == "pypinyin":
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)


@pytest.mark.usefixtures("no_pypinyin")
def test_without_the_dictionary_it_is_an_error_with_its_mend():
    paragraphs, (first, second) = markdown.read("{山|}水\n\nA高水 {.注音}", "f")

    assert faults((first, second)) == ["1:2 no-pypinyin", "3:2 no-pypinyin"]
    assert "pip install" in first.hint.en
    assert [p.text for p in paragraphs] == ["山水", "A高水"]


@pytest.mark.usefixtures("no_pypinyin")
def test_stated_readings_need_no_dictionary():
    assert sounded("山水，{山|} {.注音}", 山="shān", 水="shuǐ")[1] == []


COPY = """\
---
title: 单县新事
拼音:
  单县: shàn xiàn
---

单县的乐 {.注音}
"""


@pytest.fixture
def edition(tmp_path):
    """Return the folder of an edition that states readings."""
    folder = tmp_path / "content" / "one"
    folder.mkdir(parents=True)
    (folder / "edition.yaml").write_text(
        "title: 报\ndate: 2023-12-29\nlayout: l\npinyin: {单县: dān xiàn, 乐: lè}\n"
        "pages: [{stories: [lead]}]\n",
        encoding="utf-8",
    )
    (folder / "lead.md").write_text(COPY, encoding="utf-8")
    return folder


def test_a_storys_readings_win_over_its_editions(edition):
    (story,) = stories(edition).stories

    assert shown(story.body[0].runs) == "<单县的乐 shàn xiàn de lè>"


def test_a_reading_of_too_few_syllables_is_an_error_at_its_place(edition):
    for name, old in (("edition.yaml", "dān xiàn"), ("lead.md", "shàn xiàn")):
        path = edition / name
        path.write_text(path.read_text("utf-8").replace(old, "xiàn"), "utf-8")
    with pytest.raises(ContentError) as raised:
        stories(edition)
    told = [f"{d.source} {d.code}" for d in raised.value.diagnostics]

    assert sorted(told) == [
        "content/one/edition.yaml:4:14 content.syllables",
        "content/one/lead.md:4:7 content.syllables",
    ]
