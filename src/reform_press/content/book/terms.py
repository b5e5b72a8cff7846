"""Words that the index lists wherever the book has them (索引词).

In: ``index.yaml`` and the chapters of a book.  Out: chapters in which every
place of a word leads to its entry, by the ``href`` of its run.

    terms:
      - 石溪村
      - {term: 石溪, heading: 石溪村}
      - {term: 马港镇, reading: ma3 gang3 zhen4, under: 通城县}
      - {term: 鸡苗, see: [蛋鸡]}        # 见: no pages of its own
      - {term: 蛋鸡, also: [鸡粪]}       # 参见

The longest word at a place counts.

"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from reform_press.content.book.headings import listings
from reform_press.content.book.model import Chapter, IndexTerm
from reform_press.content.book.term_faults import faults_of
from reform_press.content.book.walk import rewritten
from reform_press.content.forms import Said, Text
from reform_press.content.model import Paragraph, Run
from reform_press.content.targets import INDEX, SAYS, listed_too
from reform_press.errors import Diagnostic, Source
from reform_press.schema import Brief, Form, read_yaml

_SYLLABLES = r"^$|^[a-zü:v]+[1-5]( [a-zü:v]+[1-5])*$"


class TermForm(Brief):
    """A word of the index (索引词)."""

    term: Said
    heading: Text = ""
    under: Text = ""
    reading: Annotated[str, StringConstraints(pattern=_SYLLABLES)] = ""
    see: tuple[Said, ...] = ()
    also: tuple[Said, ...] = ()


class IndexForm(Form):
    """``index.yaml`` (索引词表)."""

    terms: tuple[TermForm, ...] = Field(default=())


def read_terms(
    path: Path, root: Path
) -> tuple[tuple[IndexTerm, ...], tuple[Diagnostic, ...]]:
    """Read the words of an index."""
    read = read_yaml(path, root, IndexForm)
    if read.value is None:
        return (), read.diagnostics
    terms = tuple(
        IndexTerm(
            one.term,
            one.heading,
            one.under,
            one.reading,
            one.see,
            one.also,
            read.source("terms", at),
        )
        for at, one in enumerate(read.value.terms)
    )
    return terms, (*read.diagnostics, *faults_of(terms))


class Finder:
    """Finds words of the index.  Nothing of it changes once made."""

    def __init__(self, terms: Iterable[IndexTerm]) -> None:
        terms = tuple(terms)
        led = {one.term for one in terms if one.see}
        lists = listings(terms).items()
        self._lists = {term: listed for term, listed in lists if term not in led}
        self._by_start = _by_start(self._lists)
        starts = "".join(sorted({term[0] for term in self._lists}))
        self._start = re.compile(f"[{re.escape(starts)}]" if starts else r"(?!)")

    def chapter(self, chapter: Chapter) -> tuple[Chapter, frozenset[str]]:
        """Return the chapter with its words marked, and which words it has."""
        found: set[str] = set()
        marked = rewritten(chapter, lambda one: self._paragraph(one, found))
        return marked, frozenset(found)

    def _paragraph(self, paragraph: Paragraph, found: set[str]) -> Paragraph:
        hits = list(self._hits(paragraph.text))
        if not hits:
            return paragraph
        found.update(term for _, term in hits)
        return paragraph._replace(runs=tuple(self._marked(paragraph.runs, hits)))

    def _hits(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield offsets and words, the longest word at a place."""
        end = 0
        for match in self._start.finditer(text):
            at = match.start()
            if at < end:
                continue
            words = self._by_start
            pair, single = text[at : at + 2], text[at]
            for term in (*words.get(pair, ()), *words.get(single, ())):
                if text.startswith(term, at):
                    yield at, term
                    end = at + len(term)
                    break

    def _marked(
        self, runs: Iterable[Run], hits: list[tuple[int, str]]
    ) -> Iterator[Run]:
        """Part runs where a word begins and ends.

        What an editor has listed, and what says where something stands, is
        left as it is; a link leads on where it did.
        """
        start = 0
        for run in runs:
            end = start + len(run.text)
            inside = [
                (max(at, start), min(at + len(term), end), term)
                for at, term in hits
                if at < end and at + len(term) > start
            ]
            if not inside or INDEX in run.href or run.href.startswith(SAYS):
                yield run
            elif run.ruby:  # a reading stands over all of it
                listed = (self._lists[term] for _, _, term in inside)
                yield run._replace(href=listed_too(run.href, *listed))
            else:
                yield from self._parted(run, start, inside)
            start = end

    def _parted(
        self, run: Run, start: int, inside: list[tuple[int, int, str]]
    ) -> Iterator[Run]:
        at = start
        end = start + len(run.text)
        for first, last, term in inside:
            if at < first:
                yield _piece(run, at - start, first - start, run.href)
            href = listed_too(run.href, self._lists[term])
            yield _piece(run, first - start, last - start, href)
            at = last
        if at < end:
            yield _piece(run, at - start, end - start, run.href)


def _piece(run: Run, first: int, last: int, href: str) -> Run:
    """Return a part of a run; made whole, for a book has a hundred thousand."""
    place = run.source
    if place and first:
        place = Source(place.file, place.line, place.column + first)
    opens = () if first else run.opens
    return Run(run.text[first:last], run.marks, href, place, "", opens)


def _by_start(words: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return words by their first two characters, the longest first."""
    found: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda one: (-len(one), one)):
        found.setdefault(word[:2], []).append(word)
    return {start: tuple(some) for start, some in found.items()}
