"""What the words of a book refer to (文内引用): 图3, titles, 见第12页.

In: a book, and where everything landed.  Out: what the runs of each ``href``
say, and chapters whose runs say it.  Numbers of figures and tables follow from
their order, titles from the copy; pages are known when the book is made up.

"""

from collections.abc import Iterator, Mapping
from functools import partial
from operator import is_
from typing import NamedTuple

from reform_press.content.book.model import Book, Chapter, Float, Part
from reform_press.content.book.walk import paragraphs, rewritten, titles_of
from reform_press.content.model import Language, Paragraph, Run
from reform_press.kept import Memory

#: What a page's number reads while no page is known: as wide as most are.
UNKNOWN = "00"
PAGE = "page:"
_NOTE = "note:"
#: Runs that say what they refer to.
_SAYING = (PAGE, "number:", "title:")
_NAMES: dict[str, tuple[str, str]] = {
    "zh-Hans": ("图", "表"),
    "zh-Hant-TW": ("圖", "表"),
    "zh-Hant-HK": ("圖", "表"),
    "en": ("Figure ", "Table "),
}


def floats_of(book: Book) -> Iterator[tuple[Part, Float]]:
    """Yield the numbered pictures, tables and charts of a book, in call order."""
    for part in book.parts:
        for chapter in part.chapters:
            for block in chapter.blocks:
                if isinstance(block, Float) and block.id:
                    yield part, block


class Titles(NamedTuple):
    """The titles of a chapter, by ``href``."""

    words: dict[str, str]  # as they read where they refer to nothing
    referring: dict[str, Paragraph]  # those that refer to something


def fixed_words(
    book: Book, lang: Language, memory: Memory | None = None
) -> dict[str, str]:
    """Return what numbers and titles say, by ``href``, while no page is known."""
    words: dict[str, str] = {}
    counts = {"figure": 0, "table": 0}
    figure, table = _NAMES[lang]
    for _, one in floats_of(book):
        counts[one.series] += 1
        name = figure if one.series == "figure" else table
        words[f"number:{one.id}"] = f"{name}{counts[one.series]}"
    for part in book.parts:
        words[f"title:{part.id}"] = part.title
        for chapter in part.chapters:
            words[f"title:{chapter.id}"] = chapter.title
            words |= _titles(chapter, memory).words
    return retold(words, referring_titles(book, memory))


def referring_titles(book: Book, memory: Memory | None = None) -> dict[str, Paragraph]:
    """Return the titles that refer to something themselves, by ``href``."""
    found: dict[str, Paragraph] = {}
    for part in book.parts:
        for chapter in part.chapters:
            found |= _titles(chapter, memory).referring
    return found


def _titles(chapter: Chapter, memory: Memory | None) -> Titles:
    """Return the titles of a chapter; a process that stays has them already."""
    make = partial(_read, chapter)
    return memory.of("titles", (chapter,), (), make) if memory else make()


def _read(chapter: Chapter) -> Titles:
    words: dict[str, str] = {}
    referring: dict[str, Paragraph] = {}
    for name, title in titles_of(chapter):
        words[f"title:{name}"] = in_line(title, {}) if title else ""
        if title and any(run.href.startswith(_SAYING) for run in title.runs):
            referring[f"title:{name}"] = title
    return Titles(words, referring)


def retold(words: Mapping[str, str], titles: Mapping[str, Paragraph]) -> dict[str, str]:
    """Return words whose ``referring_titles`` say what they refer to.

    One may name another that names a third; none names itself, which was refused.
    """
    told = dict(words)
    for _ in titles:
        now = {href: in_line(title, told) for href, title in titles.items()}
        if now.items() <= told.items():
            break
        told |= now
    return told


def in_line(paragraph: Paragraph, words: Mapping[str, str]) -> str:
    """Return a title as one line: where it turns there is a blank.

    It says what it refers to, and has no marks of notes.
    """
    text = "".join(
        words.get(run.href, run.text)
        for run in paragraph.runs
        if not run.href.startswith(_NOTE)
    )
    return text.replace("\n", "　")


def called(chapter: Chapter) -> frozenset[str]:
    """Return the hrefs whose words a chapter shows: others do not move it."""
    own = (
        f"number:{block.id}"
        for block in chapter.blocks
        if isinstance(block, Float) and block.id
    )
    runs = (run for paragraph in paragraphs(chapter) for run in paragraph.runs)
    return frozenset((*own, *(run.href for run in runs if run.href)))


def referred(chapter: Chapter, words: Mapping[str, str]) -> Chapter:
    """Return a chapter whose runs say what they refer to, in its tables as well.

    A page that is not known yet says ``UNKNOWN``.
    """
    if not any(run.href for one in paragraphs(chapter) for run in one.runs):
        return chapter
    return rewritten(chapter, partial(_told, words=words))


def _told(paragraph: Paragraph, words: Mapping[str, str]) -> Paragraph:
    if not any(run.href for run in paragraph.runs):
        return paragraph
    runs = tuple(_said(run, words) for run in paragraph.runs)
    if all(map(is_, runs, paragraph.runs)):  # they only lead somewhere, or are listed
        return paragraph
    return paragraph._replace(runs=runs)


def _said(run: Run, words: Mapping[str, str]) -> Run:
    unknown = UNKNOWN if run.href.startswith(PAGE) else run.text
    text = words.get(run.href, unknown)
    return run if text == run.text else run._replace(text=text)
