"""Every number of the sample yearbook, read from the PDF, leads where it says.

The finished pages are read glyph by glyph; only what is asked for, the copy,
comes from the edition, and the columns of a page from ``pages.json``.

"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from referees.leaves import Leaf, Row, leaves
from reform_press.content.book.model import (
    Book,
    Chapter,
    Float,
    Heading,
    Table,
    Text,
)
from reform_press.content.book.walk import paragraphs
from reform_press.content.edition import read
from reform_press.content.model import Run

SAMPLE = Path(__file__).parent.parent / "content" / "yearbook-2020-2023"
LISTED = re.compile(r"(.+?)…*(?<=…)([0-9]+|[IVX]+)")
PLACE = re.compile(r"([0-9]+)([a-f]?)(?:–([0-9]+)([a-f]?))?")
#: Characters of copy about a reference by which it is found on its page.
BEFORE, AFTER = 12, 6


@pytest.fixture(scope="session")
def book() -> Book:
    found = read(SAMPLE).book
    assert found
    return found


@pytest.fixture(scope="session")
def pages(built_yearbook: Path) -> list[Leaf]:
    told = json.loads((built_yearbook / "pages.json").read_text("utf-8"))
    return leaves(built_yearbook / "print.pdf", told["pages"])


@pytest.fixture(scope="session")
def by_folio(pages: list[Leaf]) -> dict[str, Leaf]:
    return {leaf.folio: leaf for leaf in pages if leaf.folio}


def squeezed(text: str) -> str:
    return "".join(text.split())


def of_part(pages: list[Leaf], title: str) -> Iterator[Row]:
    """Yield the rows of a part whose title every one of its pages runs."""
    for leaf in pages:
        if leaf.running == title:
            yield from (row for row in leaf.rows if row.text != title)


def listed(pages: list[Leaf], title: str) -> list[tuple[str, str]]:
    """Return the lines of a list: words and folio; long words take two rows."""
    found, before = [], ""
    for row in of_part(pages, title):
        match = LISTED.fullmatch(row.text)
        if match:
            found.append((before + match[1].rstrip("…"), match[2]))
        before = "" if match else before + row.text
    assert not before
    return found


def titles(book: Book) -> list[str]:
    """Return what the contents have to list."""
    found = []
    for part in book.parts:
        if part.listed:
            found.append(part.title)
            for chapter in part.chapters:
                if chapter.title != part.title:
                    found.append(chapter.title)
                found += [
                    block.paragraph.text
                    for block in chapter.blocks
                    if isinstance(block, Heading) and block.level == 2
                ]
    return [squeezed(one) for one in found]


def test_contents_list_every_title_on_its_page(pages, by_folio, book):
    lines = listed(pages, "目录")

    assert [words for words, _ in lines] == titles(book)
    openers = 0
    for words, folio in lines:
        leaf = by_folio.get(folio)
        if leaf:
            assert words in {leaf.running, *(row.text for row in leaf.rows)}, words
            continue
        behind = by_folio[str(int(folio) + 1)]
        opener = pages[behind.number - 2]  # its part's numeral, title, and no folio
        openers += 1
        assert words in {row.text.lstrip("0123456789") for row in opener.rows}, words
    assert openers == 7


def test_lists_have_every_figure_and_table_on_its_page(pages, by_folio, book):
    lines = listed(pages, "图表目录")
    captions = {"figure": [], "table": []}
    for block in (b for p in book.parts for c in p.chapters for b in c.blocks):
        if isinstance(block, Float) and block.caption:
            captions[block.series].append(squeezed(block.caption.text))

    assert [words for words, _ in lines] == [
        f"{sign}{number}{caption}"
        for sign, series in (("图", "figure"), ("表", "table"))
        for number, caption in enumerate(captions[series], 1)
    ]
    for words, folio in lines:
        assert any(row.text.startswith(words) for row in by_folio[folio].rows), words


def called(book: Book) -> Iterator[tuple[tuple[Run, ...], int]]:
    """Yield every reference of the copy: the runs about it, and which it is."""
    for part in book.parts:
        for chapter in part.chapters:
            for runs in copy_of(chapter):
                for at, run in enumerate(runs):
                    if run.href.startswith(("page:", "number:")):
                        yield runs, at


def copy_of(chapter: Chapter) -> Iterator[tuple[Run, ...]]:
    """Yield the runs of each paragraph, of each row of a table."""
    tables = [b.holds for b in chapter.blocks if isinstance(b, Float)]
    rows = [row for t in tables if isinstance(t, Table) for row in t.rows]
    cells = {id(cell) for row in rows for cell in row}
    yield from (p.runs for p in paragraphs(chapter) if id(p) not in cells)
    yield from (tuple(run for cell in row for run in cell.runs) for row in rows)


def pattern(runs: tuple[Run, ...], at: int) -> re.Pattern[str]:
    """Return what finds a reference by the words about it."""
    signs = {"page": r"([0-9]+|[IVX]+)", "number": r"([图表]\|?[0-9]+)"}
    told, here = [], 0
    for number, run in enumerate(runs):
        kind = run.href.partition(":")[0]
        if number == at:
            here = len(told)
            told.append(signs[kind])
        elif kind in signs:
            told.append(signs[kind].replace("(", "(?:"))
        elif kind == "note":
            told.append(r"[①-⑳]")
        else:
            told += map(re.escape, squeezed(run.text))
    # A line may end anywhere, and so does a cell.
    return re.compile(r"\|?".join(told[max(0, here - BEFORE) : here + AFTER + 1]))


def named(book: Book) -> dict[str, str]:
    """Return by id what stands where a reference leads."""
    found: dict[str, str] = {}
    for part in book.parts:
        found[part.id] = part.title
        for chapter in part.chapters:
            found |= {chapter.id: chapter.title, **dict(_named(chapter))}
    return {name: squeezed(words) for name, words in found.items()}


def _named(chapter: Chapter) -> Iterator[tuple[str, str]]:
    for block in chapter.blocks:
        match block:
            case Heading() if block.level > 1:
                yield block.id, block.paragraph.text
            case Float() if block.caption:
                yield block.id, block.caption.text
            case Text() if block.entry:
                yield block.id, f"【{block.entry.text}】"


def test_references_say_where_their_targets_are(pages, by_folio, book):
    streams = defaultdict(str)  # by size: notes and floats stand in between
    for leaf in pages:
        for row in leaf.rows:
            streams[row.size] += f"{row.text}|"
    goals = named(book)
    found = 0
    for runs, at in called(book):
        kind, _, name = runs[at].href.partition(":")
        finder = pattern(runs, at)
        said = {one[1] for text in streams.values() for one in finder.finditer(text)}
        assert len(said) == 1, finder.pattern
        (number,) = (one.replace("|", "") for one in said)
        found += 1
        if kind == "page":
            assert goals[name] in by_folio[number].text(), finder
        else:
            caption = number + goals[name]
            assert any(caption in leaf.text() for leaf in pages), finder
    assert found >= 30


Named = tuple[str, str]  # main heading or "", heading


@pytest.fixture(scope="session")
def headings(book: Book) -> dict[str, Named]:
    """Return what the index lists, by the word that the copy has."""
    found = {}
    for term in book.terms:
        if not term.see:
            found[term.term] = (term.under, term.heading or term.term)
    return found


def entries(pages: list[Leaf], book: Book) -> dict[Named, list[str]]:
    """Return the places of every entry of the index, as they are printed."""
    mains = {t.under or t.heading or t.term for t in book.terms}
    subs = {t.heading or t.term for t in book.terms if t.under}
    known = "|".join(map(re.escape, sorted(mains | subs, key=len, reverse=True)))
    entry = re.compile(
        f"({known})((?:{PLACE.pattern})(?:、(?:{PLACE.pattern}))*)?"
        f"(?:见({known}))?(?:参见((?:{known})(?:、(?:{known}))*))?"
    )
    rows = [
        row.text
        for row in of_part(pages, "索引")
        if not re.fullmatch("[A-Z]", row.text)
    ]
    text, at, main = "".join(rows), 0, ""
    found: dict[Named, list[str]] = {}
    while at < len(text):
        match = entry.match(text, at)
        assert match, text[at : at + 30]
        heading = match[1]
        under = main if (main, heading) in _below(book) else ""
        main = main if under else heading
        assert (under, heading) not in found
        found[under, heading] = (match[2] or "").split("、") if match[2] else []
        at = match.end()
    return found


def _below(book: Book) -> set[Named]:
    return {(t.under, t.heading or t.term) for t in book.terms if t.under}


Spot = tuple[str, str]  # folio, column


def stood(
    pages: list[Leaf],
    headings: dict[str, Named],
    stories: dict[int, set[str]],
    book: Book,
) -> dict[Named, set[Spot]]:
    """Return where the pages show the words of each entry."""
    indexed = {
        chapter.id
        for part in book.parts
        for chapter in part.chapters
        if any(r.href.startswith("index:") for p in paragraphs(chapter) for r in p.runs)
    }
    words = re.compile("|".join(sorted(headings, key=len, reverse=True)))
    streams: dict[bool, list[tuple[str, Spot, bool]]] = defaultdict(list)
    for leaf in pages:
        before = None
        for row in leaf.rows if stories[leaf.number] & indexed else ():
            body = row.size == 10
            if not body and not (before and goes_on(before, row)):
                streams[body].append(("|", ("", ""), True))
            before = row
            for number, glyph in enumerate(row.glyphs):
                column = "abc"[leaf.column(glyph)] if leaf.columns > 1 else ""
                place = (leaf.folio, column), not number
                signs = [(sign, *place) for sign in glyph.text if not sign.isspace()]
                streams[body] += signs
    found: dict[Named, set[Spot]] = defaultdict(set)
    for stream in streams.values():
        text = "".join(sign for sign, _, _ in stream)
        for match in words.finditer(text):
            first, *others = stream[match.start() : match.end()]
            spots = {first[1], *(spot for _, spot, begins in others if begins)}
            found[headings[match[0]]] |= spots
    return found


def goes_on(before: Row, row: Row) -> bool:
    """Tell whether a line goes on in the same cell, or caption, as the one before."""
    one, other = before.glyphs[0], row.glyphs[0]
    apart = other.x - one.x if other.way == "level" else other.y - one.y
    return one.way == other.way and abs(apart) < row.size


def test_index_names_every_place_of_its_words(
    pages, by_folio, headings, book, built_yearbook
):
    told = json.loads((built_yearbook / "pages.json").read_text("utf-8"))["pages"]
    stories = {
        page["page"]: {frame["story"] for frame in page["frames"]} for page in told
    }
    there = stood(pages, headings, stories, book)
    printed = entries(pages, book)

    for entry, places in printed.items():
        named = set()
        for place in places:
            first, column, last, end = PLACE.fullmatch(place).groups()
            if not last:
                named.add((first, column))
                continue
            within = {
                spot for spot in there[entry]
                if int(first) <= int(spot[0]) <= int(last)
            }  # fmt: skip
            assert {(first, column), (last, end)} <= within, entry
            assert len({folio for folio, _ in within}) == int(last) - int(first) + 1
            named |= within
        assert named == there[entry], entry
    assert set(there) <= set(printed)
    assert sum(map(len, printed.values())) > 200


def test_folios_count_and_odd_ones_stand_on_the_right(pages):
    counted = [leaf for leaf in pages if leaf.folio.isdecimal()]
    first = counted[0]

    assert len(counted) > 20
    for leaf in counted:
        assert int(leaf.folio) - int(first.folio) == leaf.number - first.number
        assert int(leaf.folio) % 2 == leaf.number % 2
