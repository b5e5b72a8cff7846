"""Text in the other script is OpenCC's, but for the editor's terms.

OpenCC itself is the judge; it is asked for text alone, which is all that it
tells.

"""

from functools import cache
from pathlib import Path

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reform_press.content.convert import Choice, Converter
from reform_press.content.lexicon import load

ROOT = Path(__file__).parent.parent.parent
#: Language, whether its words are wanted, OpenCC's name for both.
WAYS = [
    ("zh-Hant-TW", False, "s2tw"),
    ("zh-Hant-TW", True, "s2twp"),
    ("zh-Hant-HK", False, "s2hk"),
    ("zh-Hant-HK", True, "s2hkp"),
]
_UNQUOTED = str.maketrans("“”‘’「」『』", "________")


@cache
def converter(language="zh-Hant-TW", wording=False):
    lexicon = load(language, wording=wording)
    return Converter(lexicon, {}, traditional=language != "zh-Hans")


@cache
def judge(name):
    return opencc.OpenCC(name, include_tofu_risk_dictionaries=False)


def choices(way, text):
    return list(way.choices(text, way.units(text)))


def same(text, name, way):
    ours = way.text(text)
    return ours.translate(_UNQUOTED) == judge(name).convert(text).translate(_UNQUOTED)


@pytest.mark.parametrize(("language", "wording", "name"), WAYS)
@pytest.mark.parametrize("file", sorted(ROOT.glob("content/*/*.md")), ids=str)
def test_prose_becomes_what_opencc_makes_of_it(file, language, wording, name):
    wrong = [
        line
        for line in file.read_text("utf-8").splitlines()
        if not same(line, name, converter(language, wording))
    ]

    assert wrong == []


@st.composite
def phrases(draw):
    """Draw keys of the dictionaries side by side: the hard part is overlap."""
    keys = known()
    picked = draw(st.lists(st.sampled_from(keys), max_size=6))
    parts = [key[: draw(st.integers(1, len(key)))] for key in picked]
    return "".join(
        part + draw(st.sampled_from(["", "，", "a", "村"])) for part in parts
    )


@cache
def known():
    lexicon = load("zh-Hant-TW", wording=True)
    tables = [*lexicon.words, *(table for step in lexicon.steps for table in step)]
    return sorted({key for table in tables for key in list(table.entries)[::37]})


@pytest.mark.parametrize(("language", "wording", "name"), WAYS)
@settings(max_examples=150, deadline=None)
@given(text=phrases())
def test_any_text_becomes_what_opencc_makes_of_it(text, language, wording, name):
    assert same(text, name, converter(language, wording))


@pytest.mark.parametrize("name", ["s2tw", "s2hk"])
@pytest.mark.parametrize("file", sorted(ROOT.glob("content/*/*.md")), ids=str)
def test_copy_of_either_region_comes_back_in_simplified(file, name):
    text = file.read_text("utf-8").translate(_UNQUOTED)

    assert converter("zh-Hans").text(judge(name).convert(text)) == text


@pytest.mark.parametrize(("language", "wording", "name"), WAYS)
@given(text=st.text("后面里干发软件头出租车，“a”\n", max_size=20))
def test_units_cover_the_text_in_order(text, language, wording, name):
    units = converter(language, wording).units(text)
    ends = [0, *(unit.end for unit in units)]

    assert [unit.start for unit in units] == ends[:-1]
    assert ends[-1] == len(text)
    assert all(unit.text and unit.start < unit.end for unit in units)


@pytest.mark.parametrize(
    ("text", "taiwan", "hong_kong"),
    [
        ("村里的干部", "村裡的幹部", "村裏的幹部"),
        ("头发和发展", "頭髮和發展", "頭髮和發展"),
        ("皇后在后面", "皇后在後面", "皇后在後面"),
        ("吃面、见面", "吃麵、見面", "吃麪、見面"),
        ("看着这本著作", "看著這本著作", "看着這本著作"),
        ("“三里‘五里’”", "「三里『五里』」", "「三里『五里』」"),
    ],
)
def test_characters_of_the_region(text, taiwan, hong_kong):
    assert converter("zh-Hant-TW").text(text) == taiwan
    assert converter("zh-Hant-HK").text(text) == hong_kong


def test_words_of_the_region_only_on_request():
    """信息 of a ministry's name must not become 資訊 by itself."""
    text = "工业和信息化部的软件"

    assert converter("zh-Hant-TW").text(text) == "工業和信息化部的軟件"
    assert converter("zh-Hant-TW", True).text(text).endswith("軟體")


def test_a_term_wins_over_the_dictionaries_and_the_longest_over_others():
    terms = {"后": "后", "后街": "後街", "社区": "社區"}
    way = Converter(load("zh-Hant-TW", wording=True), terms, traditional=True)

    assert way.text("后街社区的后勤") == "後街社區的后勤"


def test_a_name_that_is_kept_stays():
    way = Converter(load("zh-Hant-TW"), {"范仲淹": "范仲淹"}, traditional=True)

    assert way.text("范仲淹的示范") == "范仲淹的示範"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("村民", []),
        ("听县长说", []),
        ("后", [Choice(0, 1, "後", ("后",))]),
        ("村，后", [Choice(2, 3, "後", ("后",))]),
        ("县干部", [Choice(1, 3, "幹部")]),
        # 新干线 is behind this one: an editor sees what was taken for a word.
        ("新干部", [Choice(0, 2, "新幹")]),
    ],
)
def test_a_character_of_several_forms_is_a_choice(text, found):
    assert choices(converter(), text) == found


def test_another_word_is_a_choice():
    assert choices(converter(wording=True), "新软件") == [
        Choice(1, 3, "軟體", reworded=True)
    ]


def test_what_a_term_decided_is_no_choice():
    way = Converter(load("zh-Hant-TW"), {"后街": "后街"}, traditional=True)

    assert choices(way, "后街") == []
