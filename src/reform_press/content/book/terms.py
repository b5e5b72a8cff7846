"""Words that the index lists wherever the book has them (索引词).

In: ``index.yaml`` and the parts of a book.  Out: chapters in which every
place of a word leads to its entry, by the ``href`` of its run; and complaints
of words that the book does not have, and of 见 and 参见 that lead nowhere.

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
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import Field, StringConstraints

from reform_press.content.book.model import Chapter, IndexTerm
from reform_press.content.book.walk import paragraphs, rewritten
from reform_press.content.forms import Said, Text
from reform_press.content.model import Paragraph, Run
from reform_press.content.targets import INDEX, SAYS, listed_too, parted
from reform_press.errors import SILENT, Diagnostic, Severity, Source, Words
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
    return terms, (*read.diagnostics, *_twice(terms))


def _twice(terms: Iterable[IndexTerm]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for one in terms:
        if one.term in seen:
            words = Words(
                f"索引词“{one.term}”写了两次", f"“{one.term}” is listed twice"
            )
            hint = Words("删去一处", "delete one of the two")
            yield _said("error", "term-twice", words, one, hint)
        seen.add(one.term)


def listed(term: IndexTerm) -> str:
    """Return what a word is listed as: ``马港镇!石溪村`` under another heading."""
    heading = term.heading or term.term
    return f"{term.under}!{heading}" if term.under else heading


class Finder:
    """Finds words of the index.  Nothing of it changes once made."""

    def __init__(self, terms: Iterable[IndexTerm]) -> None:
        self._lists = {one.term: listed(one) for one in terms if not one.see}
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


def idle(terms: Iterable[IndexTerm], found: frozenset[str]) -> Iterator[Diagnostic]:
    """Warn of words that the book does not have."""
    for one in terms:
        if not one.see and one.term not in found:
            words = Words(
                f"正文里没有索引词“{one.term}”", f"the book has no “{one.term}”"
            )
            hint = Words("改成正文的写法，或删去", "write it as the copy does")
            yield _said("warning", "idle-term", words, one, hint)


def astray(terms: Iterable[IndexTerm], headings: Iterable[str]) -> Iterator[Diagnostic]:
    """Complain of 见 and 参见 that lead to no entry of the index."""
    known = {part for one in headings for part in (one, *one.split("!"))}
    for one in terms:
        for target in (*one.see, *one.also):
            if target in known:
                continue
            near = get_close_matches(target, sorted(known), n=1, cutoff=0.5)
            words = Words(f"索引里没有“{target}”", f"the index has no “{target}”")
            hint = SILENT
            if near:
                hint = Words(f"是不是“{near[0]}”？", f"did you mean “{near[0]}”?")
            yield _said("error", "unknown-see", words, one, hint)


def pages_of_see(
    terms: Iterable[IndexTerm], headings: frozenset[str], chapters: Iterable[Chapter]
) -> Iterator[Diagnostic]:
    """Complain of pages under a heading that only leads to others (见).

    ``headings`` are those that chapters have marks of.
    """
    sees = {listed(one): one for one in terms if one.see and listed(one) in headings}
    if not sees:
        return
    runs = (
        run for chapter in chapters for one in paragraphs(chapter) for run in one.runs
    )
    for run in runs:
        _, marked = parted(run.href)
        for heading in marked.removeprefix(INDEX).split("|"):
            if heading in sees:
                led = sees[heading].see
                words = Words(
                    f"索引里“{heading}”见“{led[0]}”，不列页码",
                    f"“{heading}” of the index leads to “{led[0]}”: it has no pages",
                )
                hint = Words(f"标作“{led[0]}”", f"mark it as “{led[0]}”")
                code = "content.see-with-pages"
                yield Diagnostic("error", code, words, run.source, hint)


def _said(
    severity: Severity, code: str, words: Words, term: IndexTerm, hint: Words
) -> Diagnostic:
    return Diagnostic(severity, f"content.{code}", words, term.source, hint)


class Entry(NamedTuple):
    """One entry that a run leads to (标目)."""

    heading: str
    under: str = ""


def entries_of(href: str) -> tuple[Entry, ...]:
    """Return the entries that ``index:马港镇!石溪村|鸡苗`` leads to."""
    parts = (one.rpartition("!") for one in href.removeprefix(INDEX).split("|"))
    return tuple(Entry(heading, under) for under, _, heading in parts)
