"""Heads within a text (小标题) as they are written, and their faults.

In: a token of markdown-it for a head or a paragraph.  Out: complaints.

"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal

from reform_press.errors import Diagnostic, Source, Words

#: What is being read: a story 稿件, or a chapter of a book 书稿.
Manner = Literal["story", "chapter"]
#: Signs that a head may have.
_LEVELS: dict[Manner, tuple[str, ...]] = {
    "story": ("##",),
    "chapter": ("##", "###", "####"),
}
_HASHES = re.compile(r" {0,3}(#{1,6}|＃+)(?=[^#\s])")


def level_faults(token: Any, manner: Manner, place: Source) -> Iterator[Diagnostic]:
    """Complain of a head with too few signs, or too many."""
    if token.markup in _LEVELS[manner]:
        return
    words = Words(f"小标题只用两个井号，这里是 {token.markup}", "crossheads have two #")
    hint = Words(
        "写成“## 小标题”；大标题写在稿件头部的 title（标题）",
        "write “## …”; the headline stands in the front matter as title",
    )
    if manner == "chapter":
        words = Words(
            f"标题用两到四个井号，这里是 {token.markup}", "headings have two to four #"
        )
        hint = Words(
            "## 分目、### 子目、#### 条目；章题写在头部的 title（标题）",
            "write ##, ### or ####; the title stands in the front matter",
        )
    yield Diagnostic("error", "content.heading-level", words, place, hint)


def bare_fault(place: Source) -> Diagnostic:
    """Complain of a head without a word."""
    words = Words("标题没有文字", "a heading has no words")
    hint = Words("写上标题，或删去井号", "write it, or take the # out")
    return Diagnostic("error", "content.empty-heading", words, place, hint)


def hash_faults(
    token: Any, lines: Sequence[str], place: Callable[[int, int], Source]
) -> Iterator[Diagnostic]:
    """Find ``##小标题``: without a space it is no head but text.

    ``place`` tells the place of a line and column counted from 0.
    """
    for number in range(*token.map):
        match = _HASHES.match(lines[number])
        if match:
            words = Words("井号后面没有空格，不会成为小标题", "no space after #")
            hint = Words("写成“## 小标题”", "write “## …”")
            there = place(number, match.start(1))
            yield Diagnostic("error", "content.hash-space", words, there, hint)
