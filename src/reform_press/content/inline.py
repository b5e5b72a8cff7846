"""Marks inside a paragraph (行内标记): bold, emphasis, code, links, breaks.

In: the lines of one block and their places.  Out: letters with marks, and
diagnostics.  The rules are CommonMark's, with changes for Chinese: a mark
may stand between punctuation and Han (``**“改革”**的``), as
markdown-cjk-friendly has it, and between Chinese punctuation and letters
or digits (``**一早下田。**3月``); ``_`` is a letter.  Names, titles, readings
and note marks are read by ``annotations``, ``$…$`` by ``formula``.  HTML and
pictures are errors with their mends.  Nothing is lost: what is no mark stays
as text.

"""

import html
import re
from collections.abc import Callable

from reform_press.content import annotations
from reform_press.content.asterisks import asterisks, pair
from reform_press.content.formula import formula
from reform_press.content.letters import Letter, runs, single
from reform_press.content.model import MarkName, Run
from reform_press.content.normal import Tally, put_right
from reform_press.content.pinyin import Readings
from reform_press.content.scan import Scan
from reform_press.content.targets import nested, reference
from reform_press.errors import Diagnostic, Source, Words

_TAG = re.compile(r"</?[A-Za-z][^<>\n]*>|<!--[^\n]*?(?:-->|$)", re.MULTILINE)
_AUTO = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_ENTITY = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
_TARGET = re.compile(r"\([ \t]*<?([^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)>?[ \t]*\)")
_LEADS = re.compile(r"(?:https?://|mailto:|story:|#)\S+")
_TICKS = re.compile(r"`+")
_SPECIAL = re.compile(r"[\\`*\[\]<&!{^$\n]")
_ESCAPABLE = set("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def read(
    lines: list[tuple[str, int, int]],
    file: str,
    readings: Readings | None = None,
    *,
    book: bool = False,
) -> tuple[list[Letter], tuple[Diagnostic, ...]]:
    """Read lines of one block, each with the line and column it begins at.

    A line that ends in two blanks or a backslash ends in a hard break; every
    other line feed is soft.  ``readings`` say how words are read.
    In a ``book`` notes, references and words for its index have an ``href``.
    """
    starts, at = [], 0
    for text, line, column in lines:
        starts.append((at, line, column))
        at += len(text) + 1
    copy = "\n".join(text for text, _, _ in lines).rstrip(" ")
    scan = Scan(file, copy, starts, readings or Readings(), book=book)
    _scan(scan, typed=False)
    return _marked(scan), tuple(scan.found)


def runs_of(
    text: str, source: Source
) -> tuple[tuple[Run, ...], tuple[Diagnostic, ...]]:
    r"""Read the marks of one paragraph that stands nowhere but in ``text``.

    ``source`` is where it begins.  Signs are put right, but for quotes; an
    indent of full blanks goes, for the style says where a paragraph begins.
    What else is no sign of a mark is in the runs, a line feed as "\n".
    """
    starts, at, column = [], 0, source.column
    for number, line in enumerate(text.split("\n"), source.line):
        starts.append((at, number, column))
        at, column = at + len(line) + 1, 1
    scan = Scan(source.file, text, starts, Readings())
    _scan(scan, typed=True)
    tally = Tally(source.file)
    letters = put_right(_marked(scan), tally, quotes=False)
    if letters and letters[0].text.startswith("\u3000"):
        letters = single(letters)
    while letters and letters[0].text == "\u3000":
        letters = letters[1:]
    return runs(letters, source.file), (*scan.found, *tally.diagnostics())


def _scan(scan: Scan, *, typed: bool) -> None:
    """Read the copy, mark by mark; ``typed`` keeps blanks before line feeds."""
    at, copy = 0, scan.copy
    while at < len(copy):
        special = _SPECIAL.search(copy, at)
        end = special.start() if special else len(copy)
        text = copy[at:end]
        if copy[end : end + 1] != "\n":
            scan.add(text, at)
            at = _special(scan, end) if special else end
            continue
        body = text if typed else text.rstrip(" ")
        scan.add(body, at)
        hard = typed or len(text) - len(body) >= 2
        _line_end(scan, at + len(body), hard=hard)
        at = end + 1
    pair(scan)


def _line_end(scan: Scan, at: int, *, hard: bool) -> None:
    line, column = scan.place(at)
    scan.letters.append(Letter("\n", line, column, soft=not hard))


def _special(scan: Scan, at: int) -> int:
    """Read what begins with a special character; return where to go on."""
    sign = scan.copy[at]
    reader = _READERS.get(sign)
    end = reader(scan, at) if reader else None
    if end is None:
        scan.add(sign, at)
        return at + 1
    return end


def _escape(scan: Scan, at: int) -> int | None:
    """Read a backslash: a line break, or a sign that is meant as text."""
    escaped = scan.copy[at + 1 : at + 2]
    if escaped == "\n":
        _line_end(scan, at + 1, hard=True)
    elif escaped in _ESCAPABLE:
        scan.add(escaped, at + 1)
    else:
        return None
    return at + 2


def _entity(scan: Scan, at: int) -> int | None:
    """Read ``&lt;`` and its like."""
    entity = _ENTITY.match(scan.copy, at)
    if not entity or html.unescape(entity[0]) == entity[0]:
        return None
    scan.add(html.unescape(entity[0])[0], at)
    return entity.end()


def _picture(scan: Scan, at: int) -> int | None:
    if scan.copy[at + 1 : at + 2] != "[":
        return None
    words = Words("正文里不能放图片", "a picture cannot stand in the text")
    hint = Words(
        "写进稿件头部的 photos（图片）", "put it into photos in the front matter"
    )
    if scan.book:
        hint = Words("图片独占一段", "let it be a paragraph of its own")
    scan.complain("error", "picture-in-text", words, at, hint)
    scan.add("![", at)
    return at + 2


def _code(scan: Scan, at: int) -> int:
    """Read a code span between equal runs of backticks, kept as it was typed."""
    opening = _TICKS.match(scan.copy, at)
    assert opening is not None
    start, count = opening.end(), len(opening[0])
    if count not in scan.unclosed:
        for closing in _TICKS.finditer(scan.copy, start):
            if len(closing[0]) == count:
                first = len(scan.letters)
                scan.keep(start, closing.start())
                scan.marks.append((first, len(scan.letters), "code"))
                return closing.end()
    # Nor will a later run of as many find a partner.
    scan.unclosed.add(count)
    scan.add(opening[0], at)
    return start


def _bracket(scan: Scan, at: int) -> int | None:
    """Read ``[^1]``; any other bracket is text until its target is found."""
    end = annotations.note(scan, at)
    if end is None:
        scan.brackets.append(len(scan.letters))
    return end


def _closed(scan: Scan, at: int) -> int | None:
    """Read what follows a ``]``: a target, or what the words are."""
    if not scan.brackets:
        return None
    first = scan.brackets.pop()
    target = _TARGET.match(scan.copy, at + 1)
    return _link(scan, target, first) if target else annotations.span(scan, at, first)


def _link(scan: Scan, target: re.Match[str], first: int) -> int:
    """Read ``](target)``."""
    if not _LEADS.fullmatch(target[1]):
        words = Words(f"链接“{target[1]}”无效", f"“{target[1]}” is no link")
        hint = Words("用 https://… 或 story:稿件编号", "use https://… or story:<id>")
        scan.complain("error", "bad-link", words, target.start(), hint)
    scan.blank(first, 1)
    href = target[1]
    if href.startswith("#"):
        said = reference(scan.words(first), href)
        if scan.book:
            href = said
        elif said != href:
            _in_a_story(scan, target.start())
    scan.hrefs.append((first, len(scan.letters), href))
    return target.end()


def _in_a_story(scan: Scan, at: int) -> None:
    """Refuse a reference where no page is known: it would print its word."""
    words = Words(
        "只有书的章里能引用页码、图号、题", "only chapters of a book refer to pages"
    )
    hint = Words(
        "把页码、图号写出来，或把这段文字写进一章",
        "write the number out, or put the text into a chapter",
    )
    scan.complain("error", "reference-in-story", words, at, hint)


def _angle(scan: Scan, at: int) -> int | None:
    """Read ``<https://…>``; refuse HTML; let any other < stand."""
    auto = _AUTO.match(scan.copy, at)
    if auto:
        first = len(scan.letters)
        scan.add(auto[1], at + 1)
        scan.hrefs.append((first, len(scan.letters), auto[1]))
        return auto.end()
    tag = _TAG.match(scan.copy, at)
    if not tag:
        return None
    shown = tag[0] if len(tag[0]) <= 20 else f"{tag[0][:19]}…"
    words = Words(f"不支持 HTML：{shown}", f"HTML is not used here: {shown}")
    hint = Words(
        r"删去标签；加粗写 **…**，着重写 *…*，要印出 < 写 \<",
        r"delete it; write **…** for bold, *…* for emphasis, \< for a plain <",
    )
    scan.complain("error", "html", words, at, hint)
    scan.add(tag[0], at)
    return tag.end()


_READERS: dict[str, Callable[[Scan, int], int | None]] = {
    "\\": _escape,
    "`": _code,
    "*": asterisks,
    "!": _picture,
    "[": _bracket,
    "]": _closed,
    "<": _angle,
    "&": _entity,
    "{": annotations.braces,
    "^": annotations.raised,
    "$": formula,
}


def _marked(scan: Scan) -> list[Letter]:
    """Give every letter its marks, and leave out what became a sign."""
    changes: dict[int, list[tuple[MarkName, int]]] = {}
    links = ((a, b, _LINK) for a, b, href in scan.hrefs if not _CALLS.match(href))
    spans = [*scan.marks, *links]
    for first, end, name in spans:
        changes.setdefault(first, []).append((name, 1))
        changes.setdefault(end, []).append((name, -1))
    hrefs = sorted(scan.hrefs, key=lambda one: (-one[0], one[1]))  # the next is last
    inside: list[tuple[int, str]] = []  # ends and targets, the inner one last
    depth: dict[MarkName, int] = {}
    marks: tuple[MarkName, ...] = ()
    opened: list[MarkName] = []
    done: list[Letter] = []
    for index, letter in enumerate(scan.letters):
        if index in changes:
            for name, step in changes[index]:
                depth[name] = depth.get(name, 0) + step
            marks = tuple(sorted(name for name, count in depth.items() if count))
            opened += scan.opens.get(index, ())
        while hrefs and hrefs[-1][0] == index:
            inside.append(hrefs.pop()[1:])
        while inside and inside[-1][0] <= index:
            inside.pop()
        href = inside[-1][1] if inside else ""
        if len(inside) > 1:
            href = nested(inside[-2][1], href)
        if letter.text and (marks or href):
            opens = tuple(sorted(name for name in opened if name in marks))
            opened = []
            letter = letter._replace(marks=marks, href=href, opens=opens)
        if letter.text:
            done.append(letter)
    return done


_LINK: MarkName = "link"
#: What calls a note or the index leads a reader nowhere.
_CALLS = re.compile(r"note:|index:")
