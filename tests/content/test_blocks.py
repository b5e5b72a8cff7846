"""Lines that say by themselves what they are mean what markdown-it says."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reform_press.content import blocks as blocks_module
from reform_press.content import markdown
from reform_press.content.blocks import blocks
from reform_press.content.pinyin import Readings

#: What reading a body goes by.
TOLD = (
    "inline", "heading_open", "heading_close", "hr", "fence", "blockquote_open",
    "blockquote_close", "list_item_open", "list_item_close",
)  # fmt: skip
#: Those whose lines count.
PLACED = ("inline", "heading_open", "hr", "fence")
LINES = (
    "", "", "", " ", "\t", "\u3000", "一段正文。", "\u3000\u3000缩进两字。",
    "  两个空格", "    四个空格", "## 小标题", "## 小标题 ##", "##没有空格",
    "#### 条目 {#id}", "###", "＃ 全角", "# #", "> 引文", ">", "- 一项",
    "  一项的下文", "* 又一项", "+ 三", "1. 第一", "1986年", "12) 二", "---", "===",
    "***", "___", "```", "~~~ yaml", "`代码`开头", "**粗**开头", "_a_", "[^1]: 注文",
    "[链接](https://a.b)", "![图](a.svg){#a}", "<b>", "&lt;", "|甲|乙|",
    "末尾空格  ", "末尾反斜杠\\", "一段，价格3.5元", "“引号”", "破折——号", "省略……",
    "a-b", "A股", "\u3000", "前|后", "[石溪村]{索引}和马港镇[^1]",
    "段落 {#hens .导语}", "x\x0cy", "\x0c",
)  # fmt: skip


def told(tokens):
    return [
        (one.type, one.type in PLACED and tuple(one.map), *said_by(one))
        for one in tokens
        if one.type in TOLD
    ]


def said_by(token):
    return token.content, token.markup, token.info


def whole(text):
    """Ask markdown-it of the whole text."""
    return blocks_module._asked(text.split("\n"), 0)


bodies = st.lists(st.sampled_from(LINES), max_size=14).map("\n".join)


@given(bodies)
@example("- 一项\n\n## 题\n\n  下文\n\n正文")
@example("> 引文\n\n正文\n\n> 又引")
@example("```\n\n正文\n\n```\n\n正文")
def test_blocks_are_those_of_markdown_it(text):
    kept = markdown._WIDE_BLANK.sub("", text)

    assert told(blocks(kept)) == told(whole(kept))


@given(bodies)
@pytest.mark.parametrize("manner", ["story", "chapter"])
def test_short_ways_read_what_the_long_one_does(manner, text):
    fast = markdown._read(text, "a.md", 7, Readings(), manner)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown, "blocks", whole)
        slow = markdown._read(text, "a.md", 7, Readings(), manner)

    assert fast.done == slow.done
    assert fast.tails == slow.tails
    assert fast.pictures == slow.pictures
    assert fast.found == slow.found
    assert fast.tally == slow.tally
