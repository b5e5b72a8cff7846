"""A line of YAML that does not mean what was meant, and its mend (YAML 陷阱).

In: one line of text as an editor typed it.  Out: a ``Trap``, which names the
column, says what went wrong in the words of an editor, and holds the line as
it should have been; None when the line is sound.  Nothing here parses YAML;
``repair`` asks when the parser stumbles or when a value looks cut.

The hyphen, the space, the quotation mark and the colon of Chinese input
methods are where YAML hurts people who write Chinese (product.md 0.1).

"""

import re
from dataclasses import dataclass, replace

from reform_press.errors import Words
from reform_press.schema.aliases import known


@dataclass(frozen=True, slots=True)
class Trap:
    """A trap in one line (陷阱)."""

    code: str
    column: int  # from 1
    message: Words
    hint: Words
    mended: str  # the line as it was meant


#: Blanks that Chinese input methods and web pages leave: not indentation.
WIDE_BLANKS = "\u3000\u00a0\u2002\u2003\u2007\u202f"

_INDENT = re.compile(rf"[ \t{WIDE_BLANKS}]*")
_KEY = re.compile(
    r"(?P<lead> *(?:- +)*)(?P<key>[\w\u4e00-\u9fff.\-]+)(?P<colon> *[:：])(?P<gap> *)"
    r"(?P<value>.*)"
)
_ITEM = re.compile(r"(?P<lead> *(?:- +)+)(?P<value>.*)")

_QUOTED = Words("给整个值加引号：{}", "quote the whole value: {}")


def inspect(line: str) -> Trap | None:
    """Return the first trap of a line at which the parser stumbled."""
    return _indentation(line) or unkeyed(line) or _value(line)


def _indentation(line: str) -> Trap | None:
    """Find a tab or a wide blank where only spaces indent."""
    indent = _INDENT.match(line)
    assert indent is not None
    blanks = indent[0]
    odd = next((i for i, c in enumerate(blanks) if c != " "), None)
    if odd is None or len(blanks) == len(line):
        return None
    mended = blanks.replace("\u3000", "  ").replace("\t", "  ")
    mended = re.sub(rf"[{WIDE_BLANKS}]", " ", mended) + line[len(blanks) :]
    hint = Words("请只用半角空格缩进", "indent with plain spaces only")
    if blanks[odd] == "\t":
        words = Words("缩进里有制表符（Tab）", "a tab in the indentation")
        return Trap("tab", odd + 1, words, hint, mended)
    words = Words("缩进里有全角空格或不换行空格", "a wide blank in the indentation")
    return Trap("wide-blank", odd + 1, words, hint, mended)


def unkeyed(line: str) -> Trap | None:
    """Find a full-width colon, or a colon without a space after it.

    Such a line was meant as ``key: value`` but reads as mere text.
    """
    match = _KEY.match(line)
    if not match or not known(match["key"]):
        return None
    at = match.end("colon") - 1
    if match["colon"].endswith("："):
        mended = f"{match['lead']}{match['key']}: {match['value']}"
        words = Words("键的后面是全角冒号“：”", "a full-width colon after the key")
        hint = Words(
            f"改为半角冒号加空格：{match['key']}: …",
            f"use a plain colon and a space: {match['key']}: …",
        )
        return Trap("wide-colon", at + 1, words, hint, mended)
    if match["value"] and not match["gap"]:
        mended = f"{match['lead']}{match['key']}: {match['value']}"
        words = Words("冒号后面没有空格", "there is no space after the colon")
        hint = Words(
            f"在冒号后加一个空格：{match['key']}: …",
            f"put a space after the colon: {match['key']}: …",
        )
        return Trap("colon-space", at + 1, words, hint, mended)
    return None


def continued(line: str, above: str) -> Trap | None:
    """Find a key in a line that reads as more of the value ``above`` it."""
    trap = unkeyed(line)
    match = _KEY.match(above)
    if not trap or not match:
        return None
    return replace(trap, mended=" " * len(match["lead"]) + trap.mended.lstrip())


def cut(line: str, column: int) -> Trap | None:
    """Find a value that ends at ``column`` (from 0) because of `` #``.

    ``# `` with a blank behind it is taken for a comment, as YAML does.
    """
    rest = line[column:]
    match = re.match(r"\s+#(?=[^\s#])", rest)
    if not match:
        return None
    at = column + match.end() - 1
    parts = _KEY.match(line) or _ITEM.match(line)
    if not parts:
        return None
    words = Words(
        "“ #”之后的文字被当作注释丢掉了", "text after “ #” is a comment, it is lost"
    )
    return _quote("cut-value", at + 1, words, line, parts)


_STARTS = {
    "@": "reserved-start",
    "`": "reserved-start",
    "%": "reserved-start",
    "*": "reserved-start",
    "&": "reserved-start",
    "!": "reserved-start",
    "|": "block-start",
    ">": "block-start",
    "-": "list-start",
    "?": "list-start",
    "]": "bracket-start",
    "}": "bracket-start",
    ",": "reserved-start",
}


def _value(line: str) -> Trap | None:
    """Find a value that YAML reads as something else than text."""
    match = _KEY.match(line) or _ITEM.match(line)
    if not match or not match["value"]:
        return None
    value = match["value"].rstrip()
    at = match.start("value") + 1
    first = value[0]
    if first in "\"'":
        return _quotation(line, match, value)
    if first in "[{":
        return _bracket(line, match, value)
    if first in _STARTS and not _harmless(value):
        words = Words(f"值不能以 {first} 开头", f"a value cannot begin with {first}")
        return _quote(_STARTS[first], at, words, line, match)
    colon = re.search(r":(?=\s|$)", value)
    if colon:
        words = Words(
            "值里有冒号加空格，不知道哪个是键", "a colon and a space in a value"
        )
        return _quote("colon-in-value", at + colon.start(), words, line, match)
    return None


def _harmless(value: str) -> bool:
    """Tell whether a block mark or a hyphen really is one."""
    return bool(re.fullmatch(r"[|>][+-]?[1-9]?[+-]?(\s+#.*)?|-[^\s].*", value))


def _quotation(line: str, match: "re.Match[str]", value: str) -> Trap | None:
    """Find a quotation that ends too early or not at all."""
    quote = value[0]
    end = _closing(value)
    at = match.start("value")
    if end < 0:
        words = Words(
            f"引号 {quote} 没有配对", f"the quotation mark {quote} is not closed"
        )
        return _unclosed(value, words, line, at)
    if value[end + 1 :].strip() and not re.match(r"\s+#", value[end + 1 :]):
        words = Words("引号后面还有文字", "there is text behind the quotation")
        return _quote("quote-tail", at + end + 2, words, line, match)
    if quote == '"' and "\\" in value:
        words = Words("双引号里的反斜杠 \\ 有特殊含义", "a backslash in double quotes")
        column = at + value.index("\\") + 1
        inner = value[1:end].replace('\\"', '"').replace("'", "''")
        return Trap(
            "backslash",
            column,
            words,
            Words("请改用单引号", "use single quotes"),
            f"{line[:at]}'{inner}'",
        )
    return None


def _unclosed(value: str, words: Words, line: str, at: int) -> Trap:
    """Make the trap of a lone quotation mark: take it off, or print a pair."""
    inner = value[1:].strip()
    if inner.endswith(("”", "’")) and "“" not in inner and "‘" not in inner:
        inner = inner[:-1]  # closed with the mark that is printed
    text = not _value(f"a: {inner}") and " #" not in inner
    mended = inner if inner and text else _single(inner)
    bare, printed = _cut(mended), _cut(f"“{inner}”")
    hint = Words(
        f"去掉引号：{bare}；要印出引号：{printed}",
        f"leave it out: {bare}; to print quotation marks: {printed}",
    )
    return Trap("unclosed-quote", at + 1, words, hint, line[:at] + mended)


def _cut(text: str) -> str:
    """Shorten a proposal to what a hint may take."""
    return text if len(text) <= 40 else f"{text[:36]}…{text[-1]}"


def _closing(value: str) -> int:
    """Return the index of the mark that closes the one at 0, or -1."""
    quote, at = value[0], 1
    while at < len(value):
        pair = value[at : at + 2]
        if pair == "''" == quote * 2 or (quote == '"' and pair[:1] == "\\"):
            at += 2
        elif value[at] == quote:
            return at
        else:
            at += 1
    return -1


def _bracket(line: str, match: "re.Match[str]", value: str) -> Trap | None:
    """Find a value in brackets that is text, not a list."""
    closing = {"[": "]", "{": "}"}[value[0]]
    if value.endswith(",") or value == value[0]:
        return None  # a list that goes on on the next line
    if value.endswith(closing) and value.count(value[0]) == value.count(closing):
        return None
    at = match.start("value") + 1
    words = Words(
        f"以 {value[0]} 开头的值会被当作列表",
        f"a value beginning with {value[0]} is read as a list",
    )
    return _quote("bracket-start", at, words, line, match)


def _quote(
    code: str, column: int, words: Words, line: str, match: "re.Match[str]"
) -> Trap:
    """Make the trap whose mend is to quote the whole value."""
    value = match["value"].rstrip()
    quoted = f'"{value}"' if not set('"\\') & set(value) else _single(value)
    shown = _cut(quoted)
    hint = Words(_QUOTED.zh.format(shown), _QUOTED.en.format(shown))
    return Trap(code, column, words, hint, line[: match.start("value")] + quoted)


def _single(value: str) -> str:
    """Put a value in single quotes; inner ones are doubled."""
    return "'" + value.replace("'", "''") + "'"
