"""A line of a chapter that is a picture, a table or a chart (图行).

In: ``![图注](photos/hens.svg){#fig-hens 位置=版首 跨栏=2 署名=制图}`` and its
place.  Out: a ``Call``, which names a file and says how it is to stand.

    位置 place     文中 here · 版首 top · 版尾 foot · 整版 page · 跨页 spread
                   · 整版横排 turned
    跨栏 span      columns that it takes; 通栏 all (0)
    署名 credit    替代 alt

"""

import re
from typing import Any, NamedTuple

from reform_press.content import inline
from reform_press.content.book.model import FloatPlace
from reform_press.content.book.plain_words import marked
from reform_press.content.joins import joined
from reform_press.content.letters import runs
from reform_press.content.markdown import Picture
from reform_press.content.model import Paragraph
from reform_press.content.normal import Tally, put_right, put_text_right
from reform_press.content.pinyin import Readings
from reform_press.errors import SILENT, Diagnostic, Source, Words

_WORD = re.compile(
    r"#(?P<id>[\w.\-]+)(?!\S)"
    r"|(?P<key>[^\s=＝#\"“]+)[=＝](?:\"(?P<q>[^\"]*)\"|“(?P<c>[^”]*)”|(?P<v>[^\s\"“]+))"
)
_KEYS = {
    "place": "place", "位置": "place",
    "span": "span", "跨栏": "span",
    "credit": "credit", "署名": "credit", "摄影": "credit", "制图": "credit",
    "alt": "alt", "替代": "alt",
}  # fmt: skip
_PLACES: dict[str, FloatPlace] = {
    "here": "here", "文中": "here",
    "top": "top", "版首": "top",
    "foot": "foot", "版尾": "foot",
    "page": "page", "整版": "page",
    "spread": "spread", "跨页": "spread",
    "turned": "turned", "整版横排": "turned",
}  # fmt: skip
_WHOLE = ("通栏", "all", "0")
_MOST_COLUMNS = 6


class Call(NamedTuple):
    """Where a picture, a table or a chart is called, and how it stands (图行)."""

    file: str
    caption: Paragraph | None = None
    credit: str = ""
    alt: str = ""
    place: FloatPlace = "top"
    span: int = 0
    id: str = ""
    source: Source | None = None  # of the line
    named: Source | None = None  # of the name of the file


class _Line(NamedTuple):
    """Where the parts of a line stand in it: offsets of both ends."""

    caption: tuple[int, int]
    file: tuple[int, int]
    braces: tuple[int, int]


def _line(text: str) -> _Line | None:
    """Part a line from its end, so that brackets may stand in the caption."""
    end = begin = len(text)
    if text.endswith("}"):
        begin, end = text.rfind("{") + 1, len(text) - 1
    shown = text[: begin - 1].rstrip() if begin <= end < len(text) else text
    middle = shown.rfind("](")
    if middle < 2 or not text.startswith("![") or not shown.endswith(")"):
        return None
    first, last = middle + 2, len(shown) - 1
    file = shown[first:last]
    name = file.strip(" \t<>")
    first += file.find(name) if name else 0
    return _Line((2, middle), (first, first + len(name)), (begin, end))


def read_call(
    picture: Picture, readings: Readings, tally: Tally
) -> tuple[Call | None, tuple[Diagnostic, ...]]:
    """Read a line that begins as a picture does."""
    place, text = picture.place, picture.text
    line = _line(text)
    if line is None or line.file[0] == line.file[1]:
        words = Words("图行写得不全", "this is no whole picture")
        hint = Words(
            "写成 ![图注](photos/图.svg){#编号}", "write ![caption](photos/a.svg){#id}"
        )
        return None, (_wrong("bad-float", words, place, hint),)
    there = _at(place, line.caption[0])
    caption, found = _caption(text[slice(*line.caption)], there, readings, tally)
    file = text[slice(*line.file)]
    call = Call(file, caption, source=place, named=_at(place, line.file[0]))
    said_of_it = _words(text[slice(*line.braces)], _at(place, line.braces[0]))
    for said, _ in said_of_it:
        call = call._replace(**said)
    credit = put_text_right(call.credit, tally, place)
    wrong = (one for _, some in said_of_it for one in some)
    return call._replace(credit=credit), (*found, *wrong, *marked(credit, place))


def _at(place: Source, offset: int) -> Source:
    return place._replace(column=place.column + offset)


def _caption(
    text: str, place: Source, readings: Readings, tally: Tally
) -> tuple[Paragraph | None, tuple[Diagnostic, ...]]:
    """Read the words between the brackets, None if there are none."""
    lines = [(text, place.line, place.column)]
    letters, found = inline.read(lines, place.file, readings, book=True)
    letters = put_right(joined(letters, verse=False), tally)
    if not letters:
        return None, found
    return Paragraph("body", runs(letters, place.file), place), found


def _words(
    text: str, place: Source
) -> list[tuple[dict[str, Any], tuple[Diagnostic, ...]]]:
    """Read what the braces say, a word after the other."""
    done: list[tuple[dict[str, Any], tuple[Diagnostic, ...]]] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        word = _WORD.match(text, at)
        there = _at(place, at)
        if word is None:
            end = next(
                (n for n in range(at, len(text)) if text[n].isspace()), len(text)
            )
            done.append(({}, (_unknown(text[at:end], there),)))
            at = end
            continue
        done.append(_word(word, there))
        at = word.end()
    return done


def _word(
    word: re.Match[str], place: Source
) -> tuple[dict[str, Any], tuple[Diagnostic, ...]]:
    if word["id"]:
        return {"id": word["id"]}, ()
    key = _KEYS.get(word["key"], "")
    said = next(one for one in (word["q"], word["c"], word["v"]) if one is not None)
    if not key:
        return {}, (_unknown(word[0], place),)
    if key == "place":
        if said in _PLACES:
            return {"place": _PLACES[said]}, ()
        words = Words(f"没有这种位置：{said}", f"no place is called {said}")
        hint = Words(
            "可用：文中、版首、版尾、整版、跨页、整版横排",
            "choose here, top, foot, page, spread or turned",
        )
        return {}, (_wrong("float-place", words, place, hint),)
    if key == "span":
        if said in _WHOLE:
            return {"span": 0}, ()
        if said.isascii() and said.isdigit() and int(said) <= _MOST_COLUMNS:
            return {"span": int(said)}, ()
        words = Words(
            f"跨栏要一个数，这里是“{said}”", f"span is a number, not “{said}”"
        )
        hint = Words("写 1、2 或“通栏”", "write 1, 2 or all")
        return {}, (_wrong("float-span", words, place, hint),)
    return {key: said}, ()


def _unknown(word: str, place: Source) -> Diagnostic:
    words = Words(f"不认识的图标记 {word}", f"a picture has no {word}")
    hint = Words(
        "可用：#编号、位置=、跨栏=、署名=、替代=",
        "known: #id, place=, span=, credit=, alt=",
    )
    return _wrong("unknown-attribute", words, place, hint)


def _wrong(code: str, words: Words, place: Source, hint: Words = SILENT) -> Diagnostic:
    return Diagnostic("error", f"content.{code}", words, place, hint)
