"""Marks inside a paragraph (行内标记): bold, emphasis, code, links, breaks.

In: the lines of one block and their places.  Out: letters with marks, and
diagnostics.  The rules are CommonMark's, with changes for Chinese: a mark
may stand between punctuation and Han (``**“改革”**的``), as
markdown-cjk-friendly has it, and between Chinese punctuation and letters
or digits (``**一早下田。**3月``); ``_`` is a letter.  HTML and pictures are
errors with their mends.  Nothing is lost: what is no mark stays as text.

"""

import html
import re
from dataclasses import dataclass, field

from reform_press.content.letters import Letter, runs
from reform_press.content.model import MarkName, Run
from reform_press.content.stars import Stars, match, stars_at
from reform_press.errors import SILENT, Diagnostic, Severity, Source, Words

_TAG = re.compile(r"</?[A-Za-z][^<>\n]*>|<!--.*?(?:-->|$)")
_AUTO = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_ENTITY = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
_TARGET = re.compile(r"\(\s*<?([^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)>?\s*\)")
_LEADS = re.compile(r"(?:https?://|mailto:|story:|#)\S+")
_TICKS = re.compile(r"`+")
_SPECIAL = re.compile(r"[\\`*\[\]<&!]")


@dataclass(slots=True)
class _Scan:
    """One paragraph being read."""

    file: str
    letters: list[Letter] = field(default_factory=list)
    stars: list[Stars] = field(default_factory=list)
    brackets: list[int] = field(default_factory=list)
    marks: list[tuple[int, int, MarkName]] = field(default_factory=list)
    hrefs: list[tuple[int, int, str]] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)

    def add(self, text: str, line: int, column: int) -> None:
        for offset, character in enumerate(text):
            self.letters.append(Letter(character, line, column + offset))

    def complain(
        self,
        severity: Severity,
        code: str,
        words: Words,
        at: tuple[int, int],
        hint: Words = SILENT,
    ) -> None:
        place = Source(self.file, *at)
        self.found.append(Diagnostic(severity, f"content.{code}", words, place, hint))


def read(
    lines: list[tuple[str, int, int]], file: str
) -> tuple[list[Letter], tuple[Diagnostic, ...]]:
    """Read lines of one block, each with the line and column it begins at."""
    scan = _Scan(file)
    for number, (text, line, column) in enumerate(lines):
        last = number == len(lines) - 1
        body = text.rstrip(" ")
        hard = not last and (len(text) - len(body) >= 2 or _ends_in_backslash(body))
        if hard and body.endswith("\\"):
            body = body[:-1]
        _line(scan, body, line, column)
        if not last:
            scan.letters.append(Letter("\n", line, column + len(body), soft=not hard))
    _match_stars(scan)
    return _marked(scan), tuple(scan.found)


def runs_of(
    text: str, source: Source
) -> tuple[tuple[Run, ...], tuple[Diagnostic, ...]]:
    r"""Read the marks of one paragraph that stands nowhere but in ``text``.

    ``source`` is where it begins.  No character is mended, no blank stripped:
    what is no sign of a mark is in the runs, a line feed as "\n".
    """
    scan = _Scan(source.file)
    number, column = source.line, source.column
    for at, line in enumerate(text.split("\n")):
        if at:
            scan.add("\n", number, column)
            number, column = number + 1, 1
        _line(scan, line, number, column)
        column += len(line)
    _match_stars(scan)
    return runs(_marked(scan), source.file), tuple(scan.found)


def _ends_in_backslash(text: str) -> bool:
    """Tell whether a line ends in a backslash that escapes its end."""
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


def _line(scan: _Scan, text: str, line: int, column: int) -> None:
    """Read one line, mark by mark."""
    at = 0
    while at < len(text):
        special = _SPECIAL.search(text, at)
        end = special.start() if special else len(text)
        scan.add(text[at:end], line, column + at)
        if special is None:
            return
        at = _special(scan, text, end, (line, column))


def _special(scan: _Scan, text: str, at: int, origin: tuple[int, int]) -> int:
    """Read what begins with a special character; return where to go on."""
    line, column = origin[0], origin[1] + at
    character = text[at]
    if character == "\\" and at + 1 < len(text) and text[at + 1] in _ESCAPABLE:
        scan.add(text[at + 1], line, column + 1)
        return at + 2
    if character == "`":
        return _code(scan, text, at, origin)
    if character == "*":
        return _asterisks(scan, text, at, origin)
    if character == "!" and text[at + 1 : at + 2] == "[":
        words = Words("正文里不能放图片", "a picture cannot stand in the text")
        hint = Words(
            "写进稿件头部的 photos（图片）", "put it into photos in the front matter"
        )
        scan.complain("error", "picture-in-text", words, (line, column), hint)
        scan.add("![", line, column)
        return at + 2
    if character == "[":
        scan.brackets.append(len(scan.letters))
    if character == "]" and scan.brackets:
        return _link(scan, text, at, origin)
    if character == "<":
        return _angle(scan, text, at, origin)
    entity = _ENTITY.match(text, at) if character == "&" else None
    if entity and html.unescape(entity[0]) != entity[0]:
        scan.letters.append(Letter(html.unescape(entity[0])[0], line, column))
        return entity.end()
    scan.add(character, line, column)
    return at + 1


_ESCAPABLE = set("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def _code(scan: _Scan, text: str, at: int, origin: tuple[int, int]) -> int:
    """Read a code span: equal runs of backticks on one line."""
    opening = _TICKS.match(text, at)
    assert opening is not None
    line, column = origin
    start = opening.end()
    for closing in _TICKS.finditer(text, start):
        if len(closing[0]) == len(opening[0]):
            first = len(scan.letters)
            scan.add(text[start : closing.start()], line, column + start)
            scan.marks.append((first, len(scan.letters), "code"))
            return closing.end()
    scan.add(opening[0], line, column + at)
    return start


def _asterisks(scan: _Scan, text: str, at: int, origin: tuple[int, int]) -> int:
    """Note a run of asterisks; they stay as text until a partner is found."""
    stars = stars_at(text, at, len(scan.letters), origin)
    scan.stars.append(stars)
    scan.add("*" * stars.whole, origin[0], origin[1] + at)
    return at + stars.whole


def _link(scan: _Scan, text: str, at: int, origin: tuple[int, int]) -> int:
    """Read ``](target)``; a bracket without a target is text."""
    first = scan.brackets.pop()
    line, column = origin[0], origin[1] + at
    target = _TARGET.match(text, at + 1)
    if not target:
        scan.add("]", line, column)
        return at + 1
    if not _LEADS.fullmatch(target[1]):
        words = Words(f"链接“{target[1]}”无效", f"“{target[1]}” is no link")
        hint = Words("用 https://… 或 story:稿件编号", "use https://… or story:<id>")
        scan.complain("error", "bad-link", words, (line, column + 1), hint)
    _consume(scan, first, 1)  # the opening bracket
    scan.hrefs.append((first, len(scan.letters), target[1]))
    scan.brackets = [b for b in scan.brackets if b < first]
    return target.end()


def _angle(scan: _Scan, text: str, at: int, origin: tuple[int, int]) -> int:
    """Read ``<https://…>``; refuse HTML; let any other < stand."""
    line, column = origin[0], origin[1] + at
    auto = _AUTO.match(text, at)
    if auto:
        first = len(scan.letters)
        scan.add(auto[1], line, column + 1)
        scan.hrefs.append((first, len(scan.letters), auto[1]))
        return auto.end()
    tag = _TAG.match(text, at)
    if tag:
        shown = tag[0] if len(tag[0]) <= 20 else f"{tag[0][:19]}…"
        words = Words(f"不支持 HTML：{shown}", f"HTML is not used here: {shown}")
        hint = Words(
            r"删去标签；加粗写 **…**，着重写 *…*，要印出 < 写 \<",
            r"delete it; write **…** for bold, *…* for emphasis, \< for a plain <",
        )
        scan.complain("error", "html", words, (line, column), hint)
        scan.add(tag[0], line, column)
        return tag.end()
    scan.add("<", line, column)
    return at + 1


def _match_stars(scan: _Scan) -> None:
    """Turn pairs of asterisks into marks; warn of a whole ``**`` without one."""
    pairs = match(scan.stars)
    for pair in pairs:
        name: MarkName = "strong" if pair.used == 2 else "emphasis"
        scan.marks.append((pair.first, pair.end, name))
        _consume(scan, pair.first - pair.used, pair.used)
        _consume(scan, pair.end, pair.used)
    _unpaired(scan)


def _unpaired(scan: _Scan) -> None:
    """Warn of a ``**`` without a partner, or of two that could not be one pair."""
    alone: Stars | None = None
    for stars in scan.stars:
        if not stars.whole == stars.count >= 2:
            continue
        if alone:
            _complain_of_stars(scan, *_parted(alone, stars))
            alone = None
        else:
            alone = stars
    if alone and (alone.opens or alone.closes):
        _complain_of_stars(scan, alone, _ADD)


_ADD = Words(r"补上另一个 **，或写 \*\*", r"add the other **, or write \*\*")
_OUTSIDE = Words(
    "标点与字母之间的 ** 不起作用：把标点移到 ** 之外，或改用全角标点",
    "a ** between a mark and a letter is none: put the mark outside, or a space",
)


def _parted(first: Stars, second: Stars) -> tuple[Stars, Words]:
    """Return which of two ``**`` is no partner to the other, and its mend."""
    if not first.opens:
        if not first.tight[1]:
            hint = Words("删去 ** 后面的空格", "delete the blank behind **")
            return first, hint
        return first, _OUTSIDE
    if not second.tight[0]:
        return second, Words("删去 ** 前面的空格", "delete the blank before **")
    return second, _ADD if second.closes else _OUTSIDE


def _complain_of_stars(scan: _Scan, stars: Stars, hint: Words) -> None:
    words = Words("** 没有配对", "there is no second ** to this one")
    place = (stars.line, stars.column)
    scan.complain("warning", "unpaired-mark", words, place, hint)


def _consume(scan: _Scan, at: int, count: int) -> None:
    """Blank characters that became marks."""
    for index in range(at, at + count):
        scan.letters[index] = scan.letters[index]._replace(text="")


def _marked(scan: _Scan) -> list[Letter]:
    """Give every letter its marks, and leave out consumed asterisks."""
    changes: dict[int, list[tuple[MarkName, int]]] = {}
    spans = [*scan.marks, *((a, b, _LINK) for a, b, _ in scan.hrefs)]
    for first, end, name in spans:
        changes.setdefault(first, []).append((name, 1))
        changes.setdefault(end, []).append((name, -1))
    hrefs = {first: (end, href) for first, end, href in scan.hrefs}
    depth: dict[MarkName, int] = {}
    marks: tuple[MarkName, ...] = ()
    href, until = "", 0
    done: list[Letter] = []
    for index, letter in enumerate(scan.letters):
        if index in changes:
            for name, step in changes[index]:
                depth[name] = depth.get(name, 0) + step
            marks = tuple(sorted(name for name, count in depth.items() if count))
        if index in hrefs:
            until, href = hrefs[index]
        if letter.text:
            inside = href if index < until else ""
            marked = letter._replace(marks=marks, href=inside) if marks else letter
            done.append(marked)
    return done


_LINK: MarkName = "link"
