"""Titles that refer to titles (题中引题), checked.

In: the chapters of a book, the references of its copy.  Out: complaints of a
title that names itself, straight or by way of others, and of references to the
title of a picture or a table that has none.

"""

from collections.abc import Iterable, Iterator, Mapping

from reform_press.content.book.model import Chapter
from reform_press.content.book.walk import titles_of
from reform_press.content.model import Paragraph, Run
from reform_press.errors import Diagnostic, Words

_TITLE = "title:"


def untold_titles(
    chapters: Iterable[Chapter], references: Iterable[Run]
) -> Iterator[Diagnostic]:
    """Complain of references to titles that say nothing, or never end."""
    titles = {
        f"{_TITLE}{name}": title
        for chapter in chapters
        for name, title in titles_of(chapter)
        if name
    }
    for run in references:
        if run.href in titles and titles[run.href] is None:
            name = run.href.removeprefix(_TITLE)
            words = Words(f"“{name}”没有图注", f"“{name}” has no caption")
            hint = Words(
                "给图表写上图注，或改引 [图](#…)、[页](#…)",
                "give it a caption, or refer to its number or its page",
            )
            yield Diagnostic("error", "content.reference-kind", words, run.source, hint)
    yield from _circles({href: title for href, title in titles.items() if title})


def _circles(titles: Mapping[str, Paragraph]) -> Iterator[Diagnostic]:
    """Complain of each title that leads back to itself, where it does."""
    named = {
        href: tuple(run.href for run in title.runs if run.href in titles)
        for href, title in titles.items()
    }
    for href, title in titles.items():
        for run in title.runs:
            if run.href in titles and href in _reached(run.href, named):
                words = Words("题引来引去，引回了自己", "the title names itself")
                hint = Words("把其中一处改写成文字", "write one of them out in words")
                code = "content.title-circle"
                yield Diagnostic("error", code, words, run.source, hint)


def _reached(first: str, named: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Return the titles that a title leads to, itself among them."""
    seen: set[str] = set()
    left = [first]
    while left:
        href = left.pop()
        if href not in seen:
            seen.add(href)
            left += named[href]
    return seen
