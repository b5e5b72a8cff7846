"""The body of a story in Markdown, paragraphs out (正文).

In: Markdown text and where it stands in its file.  Out: paragraphs whose
runs know their places, and diagnostics.  Guarantee: every line that holds
copy is in a paragraph or in an error; none is dropped.

    plain text                body 正文
    ## 前半句|后半句           crosshead 小标题, a phrase a line
    **——领题破局。** 正文       run-in head: a strong run
    > text                    quote 引文
    - text  1. text           item 列表项
    [^1]: text                note 注, with its mark; more of it is indented
    text {#id .导语}           id, role and wishes of a paragraph, see ``attributes``

Marks inside a paragraph are read by ``inline``.

"""

import re
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from reform_press.content import attributes, inline
from reform_press.content.blocks import MARKS, Token, blocks
from reform_press.content.continued import continued, goes_on, note_fault
from reform_press.content.headings import (
    Manner,
    bare_fault,
    hash_faults,
    level_faults,
)
from reform_press.content.joins import joined, phrases
from reform_press.content.letters import Letter, runs, single
from reform_press.content.lines import Line, located
from reform_press.content.model import Paragraph, ParagraphRole, Run
from reform_press.content.normal import Tally, is_faulty, put_right
from reform_press.content.pinyin import Readings, sounded
from reform_press.content.pipes import table_faults
from reform_press.errors import SILENT, Diagnostic, Severity, Source, Words

#: A line that looks empty is empty, whatever blanks an input method left.
_WIDE_BLANK = re.compile(r"^[ \t\u3000\u00a0]+$", re.MULTILINE)
#: A line that is nothing but a picture, and what is said of it.
_PICTURE = re.compile(r"!\[.*[)}]\s*")
#: ``[^1]: 注文`` at the beginning of a line (注文).
_NOTE = re.compile(r"\[\^([^\s\[\]^]{1,20})\]:[ \t]*")


class Picture(NamedTuple):
    """A line of a chapter that is a picture (图行), before it is looked at."""

    at: int  # paragraphs above it
    text: str
    place: Source


class Copy(NamedTuple):
    """A body as read (正文): its paragraphs, and pictures among them."""

    paragraphs: tuple[Paragraph, ...]
    pictures: tuple[Picture, ...]
    diagnostics: tuple[Diagnostic, ...]


class Tail(NamedTuple):
    """Where the id of a paragraph is written (段末): in its braces, if it has any."""

    place: Source
    braced: bool


@dataclass(slots=True)
class _Body:
    """One body being read."""

    file: str
    first_line: int
    lines: list[str]
    tally: Tally
    readings: Readings
    manner: Manner = "story"
    pictures: list[Picture] = field(default_factory=list)
    done: list[Paragraph] = field(default_factory=list)
    tails: list[Tail] = field(default_factory=list)  # of those that are done
    ids: dict[str, Source] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)

    def complain(
        self,
        severity: Severity,
        code: str,
        words: Words,
        place: Source,
        hint: Words = SILENT,
    ) -> None:
        self.found.append(Diagnostic(severity, f"content.{code}", words, place, hint))

    def place(self, line: int, column: int = 0) -> Source:
        """Return the place of a line and column counted from 0."""
        return Source(self.file, line + self.first_line, column + 1)


@dataclass(frozen=True, slots=True)
class _Block:
    """Where in lists and quotes a block stands."""

    role: ParagraphRole
    label: str = ""
    level: int = 0


def read(
    text: str, file: str, first_line: int = 1, readings: Readings | None = None
) -> tuple[tuple[Paragraph, ...], tuple[Diagnostic, ...]]:
    """Read a body; ``first_line`` is its first line in ``file``."""
    body = _read(text, file, first_line, readings or Readings())
    return tuple(body.done), (*body.found, *body.tally.diagnostics())


def read_chapter(text: str, file: str, first_line: int, readings: Readings) -> Copy:
    """Read the body of a chapter: crossheads have levels, lines may be pictures.

    The ``level`` of a crosshead counts its signs: 2 分目, 3 子目, 4 条目.
    """
    body = _read(text, file, first_line, readings, "chapter")
    found = (*body.found, *body.tally.diagnostics())
    return Copy(tuple(body.done), tuple(body.pictures), found)


def tails(text: str, file: str, first_line: int = 1) -> tuple[Tail, ...]:
    """Return where the paragraphs that ``read`` returns have their ids."""
    return tuple(_read(text, file, first_line, Readings()).tails)


def _read(
    text: str, file: str, first_line: int, readings: Readings, manner: Manner = "story"
) -> _Body:
    lines = text.split("\n")
    body = _Body(file, first_line, lines, Tally(file), readings, manner)
    covered: set[int] = set()
    stack: list[_Block] = [_Block("body")]
    for token in blocks(_WIDE_BLANK.sub("", text)):
        if token.map and (token.type == "inline" or token.type in ("hr", "fence")):
            covered.update(range(*token.map))
        _token(token, stack, body)
    for number, line in enumerate(body.lines):
        if number not in covered and line.strip(" \t\u3000\u00a0>-+*#.0123456789)"):
            words = Words("这一行没有读进来", "this line was not understood")
            hint = Words(
                "检查列表和引用的层次", "look at the nesting of lists and quotes"
            )
            body.complain("error", "lost-line", words, body.place(number), hint)
    return body


def _token(token: Any, stack: list[_Block], body: _Body) -> None:
    """Take one token of the block structure."""
    kind = token.type
    if kind == "list_item_open":
        label = f"{token.info}{token.markup}" if token.info else "·"
        level = sum(block.role == "item" for block in stack)
        stack.append(_Block("item", label, level))
    elif kind == "blockquote_open":
        stack.append(_Block("quote"))
    elif kind in ("list_item_close", "blockquote_close"):
        stack.pop()
    elif kind == "heading_open":
        body.found += level_faults(token, body.manner, body.place(token.map[0]))
        level = len(token.markup) if body.manner == "chapter" else 0
        stack.append(_Block("crosshead", level=level))
    elif kind == "heading_close":
        stack.pop()
    elif kind == "inline":
        if not (isinstance(token, Token) and _plain(token, stack[-1], body)):
            _paragraph(token, stack[-1], body)
        if stack[-1].label:  # only the first paragraph of an item is labelled
            stack[-1] = replace(stack[-1], label="")
    elif kind == "hr":
        words = Words("正文里不用分隔线", "a rule cannot stand in the text")
        hint = Words("请删去这一行", "delete this line")
        body.complain("error", "rule-in-text", words, body.place(token.map[0]), hint)
    elif kind == "fence":
        words = Words("正文里不用代码块", "a code block cannot stand in the text")
        hint = Words("请删去 ``` 两行", "delete the two lines of ```")
        body.complain("error", "code-block", words, body.place(token.map[0]), hint)


def _plain(token: Token, block: _Block, body: _Body) -> bool:
    """Make a paragraph of a line without a sign that is more than text.

    Most lines of a book are such; whatever is written here would be said of
    them by ``_paragraph`` as well.
    """
    text = token.content
    if MARKS.search(text) or is_faulty(text):
        return False
    number = token.map[0]
    line, column = number + body.first_line, body.lines[number].index(text) + 1
    place = Source(body.file, line, column)
    runs = (Run(text, source=place),)
    level = block.level if block.role == "crosshead" else 0
    body.done.append(Paragraph(block.role, runs, place, level=level))
    body.tails.append(Tail(Source(body.file, line, column + len(text)), False))
    return True


def _paragraph(token: Any, block: _Block, body: _Body) -> None:
    """Make a paragraph of an inline token, or one of each note that it holds."""
    lines = located(token, body.lines, body.first_line)
    if not lines:
        if block.role == "crosshead":
            body.found.append(bare_fault(body.place(token.map[0])))
        return
    if drawn := tuple(table_faults(lines, body.manner, body.file)):
        body.found += drawn
        return
    body.found += hash_faults(token, body.lines, body.place)
    if _pictured(lines, block, body) or _continued(token, lines, block, body):
        return
    if block.role != "body" or not _NOTE.match(lines[0][0]):
        _made(lines, block, body)
        return
    firsts = [at for at, line in enumerate(lines) if _NOTE.match(line[0])]
    for at, end in zip(firsts, [*firsts[1:], len(lines)], strict=True):
        text, line, column = lines[at]
        note = _NOTE.match(text)
        assert note is not None
        begun = (text[note.end() :], line, column + note.end())
        _made([begun, *lines[at + 1 : end]], _Block("note", note[1]), body)


def _continued(token: Any, lines: list[Line], block: _Block, body: _Body) -> bool:
    """Take a paragraph of the note above it, if it is one."""
    drawn = body.pictures and body.pictures[-1].at == len(body.done)
    note = body.done[-1] if body.done and not drawn else None
    if not goes_on(body.lines[token.map[0]], note) or _NOTE.match(lines[0][0]):
        return False
    if block.role != "body":
        body.found.append(note_fault(Source(body.file, *lines[0][1:])))
        return True
    count = len(body.done)
    _made(lines, _Block("note"), body)
    if note and len(body.done) > count:
        body.done[-2:] = [continued(note, body.done[-1])]
        del body.tails[-2]
    return True


def _pictured(lines: list[Line], block: _Block, body: _Body) -> bool:
    """Take the lines of a paragraph that are pictures, all of them or none."""
    if body.manner != "chapter" or block.role != "body":
        return False
    if not all(_PICTURE.fullmatch(text) for text, _, _ in lines):
        return False
    at = len(body.done)
    for text, line, column in lines:
        place = Source(body.file, line, column)
        body.pictures.append(Picture(at, text.rstrip(), place))
    return True


def _made(lines: list[Line], block: _Block, body: _Body) -> None:
    """Make a paragraph of its lines."""
    text, line, column = lines[-1]
    taken = attributes.take(text, Source(body.file, line, column))
    said = taken.attributes
    letters, found = inline.read(
        [*lines[:-1], (taken.line, line, column)],
        body.file,
        body.readings,
        book=body.manner == "chapter",
    )
    body.found += (*taken.found, *found)
    role = said.role or ("verse" if _is_verse(letters, block) else block.role)
    letters = put_right(joined(letters, verse=role == "verse"), body.tally)
    if role == "crosshead":
        letters = phrases(letters)
    if said.pinyin:
        letters, found = sounded(single(letters), body.readings, body.file)
        body.found += found
    place = Source(body.file, lines[0][1], lines[0][2])
    if not letters and role == "crosshead":
        body.found.append(bare_fault(place))
        return
    if not letters:
        words = Words("这一段没有文字", "there is no text in this paragraph")
        body.complain("warning", "empty-paragraph", words, place)
        return
    paragraph = Paragraph(
        role,
        runs(letters, body.file),
        place,
        _named(said.id, taken.place, body),
        block.label,
        block.level,
        said.hang,
        said.even,
        said.drop,
    )
    body.done.append(paragraph)
    braced = taken.line != text
    bare = Source(body.file, line, column + len(text.rstrip()))
    body.tails.append(Tail(taken.place if braced else bare, braced))


def _is_verse(letters: list[Letter], block: _Block) -> bool:
    """Tell whether the writer ended every line of a quote himself."""
    ends = [letter.soft for letter in letters if letter.text == "\n"]
    return block.role == "quote" and bool(ends) and not any(ends)


def _named(name: str, place: Source, body: _Body) -> str:
    """Register the id of a paragraph; it must be the only one of that name."""
    if not name:
        return name
    if name in body.ids:
        first = body.ids[name].line
        words = Words(
            f"段落编号“{name}”重复，第 {first} 行已有",
            f"paragraph id “{name}” is used on line {first} already",
        )
        body.complain("error", "duplicate-id", words, place)
    body.ids.setdefault(name, place)
    return name
