"""Marks that annotate (注音、专名号、书名号、注码): braces, brackets, carets.

    [张三]{.专名}         a line under a proper noun; .name
    [红楼梦]{.书名}       a wavy line under a title; .title
    {汉字|hàn zì}         pinyin above: a syllable a Han, or one for the whole
    {汉字|}               pinyin from the dictionary
    ^1^  m^2^  [^1]      raised: a note mark, a power

In: a scan, and the offset of a sign.  Out: the offset to go on from, or None
where the sign is text.

"""

import re

from reform_press.content.model import MarkName
from reform_press.content.pinyin import HANS, miscount, sound
from reform_press.content.scan import LONGEST, Scan
from reform_press.content.targets import INDEX, INDEXED, LEVELS, entries
from reform_press.errors import Source, Words

SPANS: dict[str, MarkName] = {
    ".专名": "name",
    ".name": "name",
    ".书名": "title",
    ".title": "title",
}
#: Braces that are meant to say something of what stands before them.
BRACES = re.compile(r"\{([^{}|｜\n]*)\}")
_READING = re.compile(r"\{([^{}|｜\n]*)[|｜]([^{}\n]*)\}")
_PARTING = re.compile(r"[|｜\s]+")
_SIGNS = re.compile(r"[\\`*\[\]<>^$&]")
#: Numbers, a word or a sign, each perhaps with a charge or in brackets; what
#: stands between the powers of x^2+y^2 is none of these.
_RAISED = re.compile(
    r"\^([\[（(〔]?[+\-−–]?(?:[0-9]+(?:[,，、–—-][0-9]+)*[^\W\d_]*|[^\W\d_][^\W_]*"
    r"|[*†‡§※®™]{1,3}|(?<=[+\-−–]))[+\-−]?[\]）)〕]?)\^(?![0-9])"
)
_NOTE = re.compile(r"\[\^([^\s\[\]^]{1,20})\]")
_OVER_ALL = Words(
    "一字一音，以空格分开；现在注在整组之上",
    "one syllable a Han, parted by blanks; they stand over the whole for now",
)


def span(scan: Scan, at: int, first: int) -> int | None:
    """Read ``{.专名}`` behind the ``]`` at ``at``.

    ``first`` is the letter of the ``[``.
    """
    braces = BRACES.match(scan.copy, at + 1)
    if not braces:
        return None
    names: list[MarkName] = []
    said = braces[1]
    indexed = INDEXED.search(said) if scan.book else None
    if indexed:  # its blanks keep the places of the other words
        said = said.replace(indexed[0], " " * len(indexed[0]))
    for word in re.finditer(r"\S+", said):
        if word[0] in SPANS:
            names.append(SPANS[word[0]])
        else:
            _unknown(scan, word[0], braces.start(1) + word.start())
    if not names and not indexed:  # what was not understood stays, and was told
        kept = scan.copy[at : braces.end()] if braces[1].strip() else "]"
        scan.add(kept, at)
        return at + len(kept)
    scan.blank(first, 1)
    if indexed:
        _listed(scan, entries(scan.words(first), indexed), at, first)
    scan.marks += [(first, len(scan.letters), name) for name in names]
    scan.opens.setdefault(first, []).extend(names)
    return braces.end()


def _listed(scan: Scan, href: str, at: int, first: int) -> None:
    """List the letters from ``first`` on in the index."""
    headings = href.removeprefix(INDEX).split("|")
    deep = next((one for one in headings if one.count("!") >= LEVELS), "")
    if deep:
        words = Words(f"索引标目多于 {LEVELS} 级", f"over {LEVELS} headings in a row")
        hint = Words('写成 {索引="标目!副标目"}', 'write {index="heading!below it"}')
        scan.complain("error", "index-depth", words, at + 1, hint)
        return
    if href and max(map(len, headings)) <= LONGEST:
        scan.hrefs.append((first, len(scan.letters), href))
        return
    words = Words(
        "索引标目是空的，或太长", "a heading of the index is empty, or too long"
    )
    hint = Words('写成 {索引="标目"}', 'write {index="heading"}')
    scan.complain("error", "index-heading", words, at + 1, hint)


def _unknown(scan: Scan, word: str, at: int) -> None:
    listed = "、".join(SPANS)
    words = Words(f"不认识的文字标记 {word}", f"unknown attribute {word} of a span")
    hint = Words(f"可用：{listed}", f"known: {', '.join(SPANS)}")
    scan.complain("error", "unknown-span", words, at, hint)


def braces(scan: Scan, at: int) -> int | None:
    """Read a reading; warn of braces that belong to nothing."""
    match = _READING.match(scan.copy, at)
    if match and HANS.search(match[1]):
        return _reading(scan, match)
    stray = BRACES.match(scan.copy, at)
    if stray and stray[1].startswith((".", "#")):
        words = Words(
            f"{stray[0]} 不知属于哪一段文字", f"{stray[0]} belongs to no text"
        )
        hint = Words(
            "紧跟在 […] 之后，或写在段末",
            "put it right behind […], or at the end of the paragraph",
        )
        scan.complain("warning", "stray-attribute", words, at, hint)
    return None


def _reading(scan: Scan, match: re.Match[str]) -> int | None:
    """Read ``{汉字|hàn zì}``."""
    base, at = match[1], match.start(1)
    sign = _SIGNS.search(base)
    if sign:
        words = Words(
            f"注音的文字里不能有 {sign[0]}", f"{sign[0]} cannot stand under a reading"
        )
        hint = Words(
            "把标记写在花括号外，如 **{汉字|hàn zì}**",
            "put the mark outside the braces, as **{汉字|hàn zì}**",
        )
        scan.complain("warning", "sign-in-reading", words, at + sign.start(), hint)
        return None
    syllables = [part for part in _PARTING.split(match[2]) if part]
    if not syllables:
        _look_up(scan, base, at)
        return match.end()
    miscounted = miscount(base, len(syllables))
    if not miscounted:
        each = iter(syllables)
        said = [next(each) if HANS.match(letter) else "" for letter in base]
    else:
        said = [" ".join(syllables), *[""] * (len(base) - 1)]
        if len(syllables) > 1:
            place = match.start(2)
            scan.complain("warning", "syllables", miscounted, place, _OVER_ALL)
    scan.read(base, said, at)
    return match.end()


def _look_up(scan: Scan, base: str, at: int) -> None:
    """Read ``{汉字|}``: ask the dictionary."""
    said, found = sound(
        base,
        scan.readings,
        lambda offset: Source(scan.file, *scan.place(at + offset)),
    )
    scan.found += found
    scan.read(base, said, at)


def raised(scan: Scan, at: int) -> int | None:
    """Read ``^1^``."""
    match = _RAISED.match(scan.copy, at)
    return _raise(scan, match) if match else None


def note(scan: Scan, at: int) -> int | None:
    """Read ``[^1]``."""
    match = _NOTE.match(scan.copy, at)
    if match and scan.book:
        first = len(scan.letters)
        scan.hrefs.append((first, first + 1, f"note:{match[1]}"))
    return _raise(scan, match) if match else None


def _raise(scan: Scan, match: re.Match[str]) -> int:
    first = len(scan.letters)
    scan.add(match[1], match.start(1))
    scan.marks.append((first, len(scan.letters), "super"))
    return match.end()
