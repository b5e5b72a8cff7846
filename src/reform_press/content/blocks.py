"""Blocks of Markdown (正文分块): headings, paragraphs, quotes, lists.

In: the text of a body.  Out: the tokens of its block structure, as markdown-it
tells them.  Most of a long text is lines that stand between blank ones and say
by themselves what they are, a heading or a paragraph: of these markdown-it is
not asked, which takes a fifth of the time.

"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

#: Quotes and lists may nest this deep; deeper is an accident.
_DEEPEST = 20
#: What may be more than a paragraph of one line: a heading, a quote, an item, a
#: rule, a fence; and what begins or ends with a blank of any kind.
_DOUBTFUL = re.compile(r"[\s#>\-+*_`~]|[0-9]{1,9}[.)]|.*\s$")
_HEADING = re.compile(r"(#{1,6}) ([^\s#](?:.*[^\s#])?)")
#: What in a line may be a mark; wide blanks, and ＃ where # was meant.
MARKS = re.compile(r"[\\`*\[\]<>&!{}^$|｜＃\u00a0\u3000]")
#: Signs of a fence, in which blank lines part nothing.
_FENCES = ("```", "~~~")


class Token(NamedTuple):
    """A token of the block structure, with the names that markdown-it has."""

    type: str
    map: Sequence[int]  # its first line, and the one after its last, from 0
    content: str = ""
    markup: str = ""
    info: str = ""


def blocks(text: str) -> Iterator[Any]:
    """Yield the tokens of a body in order."""
    lines = text.split("\n")
    if any(sign in text for sign in _FENCES):
        yield from _asked(lines, 0)
        return
    first = 0  # of the lines that markdown-it is still to be asked of
    blank = True  # before this line
    count = len(lines)
    for number, line in enumerate(lines):
        heading = _HEADING.fullmatch(line) if line[:1] == "#" else None
        if heading:
            yield from _asked(lines[first:number], first)
            yield from _headed(heading, number)
            first, blank = number + 1, True
            continue
        if not line.strip(" \t"):
            blank = True
            continue
        after = lines[number + 1] if number + 1 < count else ""
        ends = not after.strip(" \t") or _HEADING.fullmatch(after)
        if blank and ends and not _DOUBTFUL.match(line):
            yield from _asked(lines[first:number], first)
            yield Token("inline", (number, number + 1), line)
            first = number + 1
        blank = False
    yield from _asked(lines[first:], first)


def _headed(heading: re.Match[str], number: int) -> Iterator[Token]:
    """Yield what a line is that is a heading."""
    place = number, number + 1
    yield Token("heading_open", place, markup=heading[1])
    yield Token("inline", place, heading[2])
    yield Token("heading_close", place, markup=heading[1])


def _asked(lines: Sequence[str], above: int) -> Iterator[Any]:
    """Let markdown-it find the blocks of lines that have so many above them."""
    if not any(lines):
        return
    parser = _parser()
    tokens: list[Any] = []
    parser.block.parse("\n".join(lines), parser, {}, tokens)
    for token in tokens:
        if token.map:
            token.map = [at + above for at in token.map]
        yield token


@cache
def _parser() -> Any:
    """Return the parser of blocks.

    Off are the rules that read copy as something else: four spaces of indent
    as code, a line over --- as a heading, ``[a]: b`` as nothing at all.
    """
    from markdown_it import MarkdownIt  # of plain lines it is not asked

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 3 * _DEEPEST})
    parser.disable(["code", "lheading", "reference", "html_block"])
    return parser
