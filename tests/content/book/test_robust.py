"""Whatever a chapter holds: nothing is lost, nothing takes for ever."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reform_press.content.book.calls import Call, read_call
from reform_press.content.markdown import Picture, read_chapter
from reform_press.content.normal import Tally
from reform_press.content.pinyin import Readings
from reform_press.errors import Source

LINES = st.sampled_from(
    [
        "", "改革甲", "## 分目乙", "### 子目丙", "#### 条目丁 {#d}", "> 引戊",
        "- 项己", "[^1]: 注庚", "辛[^1]", "![图壬](a.svg){#f 位置=版首}",
        "![图癸](a.svg)子", "![丑](", "[寅]{索引}卯", "[页](#d)辰", "**巳", "　",
    ]
)  # fmt: skip


@given(st.lists(LINES, max_size=12))
def test_every_character_of_copy_is_read_or_told(lines: list[str]) -> None:
    copy = read_chapter("\n".join(lines), "f", 1, Readings())

    read = "".join(one.text for one in copy.paragraphs)
    read += "".join(one.text for one in copy.pictures)
    told = {one.source.line for one in copy.diagnostics if one.source}
    for number, line in enumerate(lines, 1):
        for character in "甲乙丙丁戊己庚辛壬癸子丑寅卯巳":
            if character in line and number not in told:
                assert character in read


HOSTILE = {
    "open pictures": "![" * 40_000 + ")",
    "pictures in pictures": "![](" * 20_000 + ")",
    "brackets in brackets": "[" * 20_000 + "甲" + "]{索引}" * 20_000,
    "references in references": "[" * 20_000 + "甲" + "](#a)" * 20_000,
    "marks of notes": "[^1]" * 20_000,
    "braces": "甲{" * 40_000,
    "a chapter": "开头[石溪村]{索引}见第[页](#a)页，**改革**开放[^1]。" * 2_000,
    "words of braces": "![甲](a.svg){" + "位置=版首 " * 20_000 + "}",
    "half words of braces": "![甲](a.svg){" + "位置 “" * 40_000 + "}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_reading_takes_time_by_length(name: str) -> None:
    begun = perf_counter()
    copy = read_chapter(HOSTILE[name], "f", 1, Readings())
    for picture in copy.pictures:
        read_call(picture, Readings(), Tally("f"))
    assert perf_counter() - begun < 5


@pytest.mark.parametrize(
    ("text", "caption", "file", "at"),
    [
        ("![图注](a.svg)", "图注", "a.svg", 7),
        ("![](a.svg)", "", "a.svg", 5),
        ("![[石溪村]{索引}的鸡](b.csv) {#t}", "石溪村的鸡", "b.csv", 16),
        ("![甲]( <a b.svg> )", "甲", "a b.svg", 8),
        ("![图（1）](图(1).svg)", "图（1）", "图(1).svg", 9),
    ],
)
def test_a_picture_is_its_caption_and_its_file(
    text: str, caption: str, file: str, at: int
) -> None:
    call, found = read_call(Picture(0, text, Source("f", 3, 1)), Readings(), Tally("f"))

    assert isinstance(call, Call)
    assert found == ()
    said = call.caption.text if call.caption else ""
    assert (said, call.file, call.named) == (caption, file, Source("f", 3, at))
