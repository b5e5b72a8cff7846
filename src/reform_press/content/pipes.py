"""Tables as Markdown draws them (竖线表格), which no copy has.

In: the lines of a paragraph.  Out: a complaint that says where tables stand.

"""

import re
from collections.abc import Iterator, Sequence

from reform_press.content.headings import Manner
from reform_press.content.lines import Line
from reform_press.errors import Diagnostic, Source, Words

#: ``|---|:--:|`` under the head of a table.
_RULED = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
#: ``| 甲 | 乙 |`` over others without such a line; alone it may be ``|a|+|b|``.
_ROW = re.compile(r"\|[^|]*\|.*\|")


def table_faults(
    lines: Sequence[Line], manner: Manner, file: str
) -> Iterator[Diagnostic]:
    """Complain of a paragraph that is drawn as a table."""
    texts = [text.strip() for text, _, _ in lines]
    ruled = any("|" in text and _RULED.fullmatch(text) for text in texts[1:])
    rows = len(texts) > 1 and all(map(_ROW.fullmatch, texts))
    if not ruled and not rows:
        return
    words = Words("正文里不能用竖线画表格", "a table cannot be drawn with |")
    hint = Words("稿件里没有表格，改写成文字或列表", "write it as text, or as a list")
    if manner == "chapter":
        hint = Words(
            "各行存成 tables/表.csv，这里写 ![表题](tables/表.csv){#编号}",
            "save its rows as tables/a.csv and write ![caption](tables/a.csv){#id}",
        )
    _, line, column = lines[0]
    place = Source(file, line, column)
    yield Diagnostic("error", "content.drawn-table", words, place, hint)
