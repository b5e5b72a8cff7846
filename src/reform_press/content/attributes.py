"""What a paragraph says of itself (段落标记): ``{#id .role .凸排=4}``.

In: the last line of a paragraph and its place.  Out: the line without its
braces, what they say, and complaints.  Braces right behind a ``]`` that name
the words in the brackets (``[张三]{.专名}``) are not the paragraph's.

    {#编号}               its id
    {.导语}  {.诗} …      its role
    {.凸排=4}             every line but the first begins 4 em in; .hang
    {.均排=4}             the line is spread over 4 em; .even
    {.首字}  {.首字=3}    the first character stands in 2 or 3 rows; .dropcap
    {.注音}               every Han has its pinyin; .pinyin

"""

import re
from typing import Any, NamedTuple

from reform_press.content.annotations import SPANS
from reform_press.content.model import ParagraphRole
from reform_press.content.targets import INDEXED
from reform_press.errors import SILENT, Diagnostic, Source, Words

_BRACES = re.compile(r"\s*\{([#.][^{}\n]*)\}\s*$")
_ID = re.compile(r"#([\w.\-]+)")
_CLASS = re.compile(r"\.([^\s=＝]+)(?:[=＝](\S*))?")
_NUMBER = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})?")

ROLES: dict[str, ParagraphRole] = {
    "introduction": "introduction",
    "导语": "introduction",
    "提要": "introduction",
    "quote": "quote",
    "引文": "quote",
    "verse": "verse",
    "诗": "verse",
    "source": "source",
    "供稿": "source",
    "note": "note",
    "注": "note",
    "body": "body",
    "正文": "body",
}


class _Amount(NamedTuple):
    """A class that takes a number (带数值的标记)."""

    field: str
    least: float
    most: float
    standard: float = 0.0  # where no number is written, 0: one must be

    @property
    def whole(self) -> bool:
        return self.field == "drop"


_AMOUNTS = {
    "hang": _Amount("hang", 0.5, 20),
    "凸排": _Amount("hang", 0.5, 20),
    "even": _Amount("even", 1, 40),
    "均排": _Amount("even", 1, 40),
    "dropcap": _Amount("drop", 2, 6, 2),
    "首字": _Amount("drop", 2, 6, 2),
}
_SOUNDED = ("pinyin", "注音")
_KNOWN = (*ROLES, *_AMOUNTS, *_SOUNDED)


class Attributes(NamedTuple):
    """What the braces say; 0 and "" where they say nothing."""

    id: str = ""
    role: ParagraphRole | None = None
    hang: float = 0.0
    even: float = 0.0
    drop: int = 0
    pinyin: bool = False


class Taken(NamedTuple):
    """A line without its braces."""

    line: str
    attributes: Attributes
    place: Source  # of the braces
    found: tuple[Diagnostic, ...] = ()


def take(line: str, place: Source) -> Taken:
    """Take the braces off the end of ``line``, which stands at ``place``."""
    match = _BRACES.search(line)
    if not match or _of_span(line, match):
        return Taken(line, Attributes(), place)
    said = Attributes()
    found: list[Diagnostic] = []
    for word in re.finditer(r"\S+", match[1]):
        at = place.column + match.start(1) + word.start()
        there = place._replace(column=at)
        read = _word(word[0], there)
        if isinstance(read, Diagnostic):
            found.append(read)
        else:
            said = said._replace(**read)
    there = place._replace(column=place.column + match.start(1))
    return Taken(line[: match.start()], said, there, tuple(found))


def _of_span(line: str, match: re.Match[str]) -> bool:
    """Tell whether the braces belong to the brackets before them."""
    behind = line[: match.start()].endswith("]") and line[match.start()] == "{"
    words = INDEXED.sub("", match[1]).split()
    return behind and all(word in SPANS for word in words)


def _word(word: str, place: Source) -> dict[str, Any] | Diagnostic:
    """Read one word of the braces: the fields that it sets, or a complaint."""
    named = _ID.fullmatch(word)
    if named:
        return {"id": named[1]}
    match = _CLASS.fullmatch(word)
    name = match[1] if match else ""
    amount = _AMOUNTS.get(name)
    if match and amount:
        return _measured(amount, name, match[2], place)
    if not match or name not in _KNOWN:
        return _unknown(word, place)
    if match[2] is not None:
        words = Words(f".{name} 后面没有数", f".{name} takes no number")
        return _complaint("attribute-number", words, place)
    return {"pinyin": True} if name in _SOUNDED else {"role": ROLES[name]}


def _measured(
    amount: _Amount, name: str, text: str | None, place: Source
) -> dict[str, Any] | Diagnostic:
    """Read the number of a class."""
    if text is None and amount.standard:
        text = str(int(amount.standard))
    if text and _NUMBER.fullmatch(text):
        value = float(text)
        whole = not amount.whole or value == int(value)
        if whole and amount.least <= value <= amount.most:
            return {amount.field: int(value) if amount.whole else value}
    span = f"{amount.least:g}–{amount.most:g}"
    unit = Words("行", "rows") if amount.whole else Words("字", "em")
    words = Words(f".{name} 要一个数", f".{name} needs a number")
    hint = Words(
        f"写成 .{name}=4，{span} {unit.zh}",
        f"write .{name}=4, from {span} {unit.en}",
    )
    return _complaint("attribute-number", words, place, hint)


def _unknown(word: str, place: Source) -> Diagnostic:
    if word in SPANS:
        words = Words(f"{word} 要紧跟在 […] 之后", f"{word} stands right behind […]")
        hint = Words(f"写成 [文字]{{{word}}}", f"write [words]{{{word}}}")
        return _complaint("unknown-attribute", words, place, hint)
    words = Words(f"不认识的段落标记 {word}", f"unknown attribute {word}")
    listed = "、".join(f".{known}" for known in _KNOWN)
    hint = Words(f"可用：#编号、{listed}", f"known: #id, {listed.replace('、', ', ')}")
    return _complaint("unknown-attribute", words, place, hint)


def _complaint(
    code: str, words: Words, place: Source, hint: Words = SILENT
) -> Diagnostic:
    return Diagnostic("error", f"content.{code}", words, place, hint)
