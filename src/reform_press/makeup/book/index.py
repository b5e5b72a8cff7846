"""The index of a book (索引): entries in order, under their initials.

In: where the book has each heading, the words of ``index.yaml``.  Out: groups
by initial; in them entries with their places and what they send to.  A place
is a page and a column, 12a; one that goes on over three pages or more is a
range, 12a–14b.

"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from reform_press.content.book.headings import listings, paths_of
from reform_press.content.book.model import Book, Heading, IndexTerm
from reform_press.content.ordering.place import By, Place, place
from reform_press.content.targets import parted
from reform_press.makeup.book.folios import Leaf

_Path = tuple[str, ...]  # a heading below those that it stands under
#: Pages one after the other from which on a range is told, not each of them.
_LONG = 3


class Spot(NamedTuple):
    """A column of a page (页码和栏别), in the order of the book."""

    page: int  # of all pages, from 1
    column: int = -1  # from 0; -1: the page has one only


class Locator(NamedTuple):
    """Where an entry sends to, as printed (出处)."""

    words: str  # 12a, 12a–14b
    page: int  # of all pages, that it begins on


class Entry(NamedTuple):
    """One entry of the index (条)."""

    heading: str
    depth: int = 0  # of headings above it: 1 a subentry 副标目
    locators: tuple[Locator, ...] = ()
    see: tuple[str, ...] = ()  # 见
    also: tuple[str, ...] = ()  # 参见


class Group(NamedTuple):
    """The entries of one initial (字头)."""

    initial: str  # "A", or a count of strokes; "" before the first Han's
    entries: tuple[Entry, ...]


def in_headings(book: Book) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the ids of headings, and the index entries that their words have."""
    for part in book.parts:
        for chapter in part.chapters:
            for block in chapter.blocks:
                if isinstance(block, Heading):
                    both = (parted(run.href) for run in block.paragraph.runs)
                    if listed := tuple(listed for _, listed in both if listed):
                        yield block.id, listed


class Index:
    """An index as it is gathered."""

    def __init__(self, terms: Iterable[IndexTerm], by: By) -> None:
        self._by = by
        self._spots: dict[_Path, set[Spot]] = {}
        self._see: dict[_Path, tuple[str, ...]] = {}
        self._also: dict[_Path, tuple[str, ...]] = {}
        self._readings: dict[str, str] = {}
        terms = tuple(terms)
        lists = listings(terms)
        for term in terms:
            self._term(term, tuple(lists[term.term].split("!")))

    def _term(self, term: IndexTerm, path: _Path) -> None:
        if term.reading:
            self._readings.setdefault(path[-1], term.reading)
        for told, kept in ((term.see, self._see), (term.also, self._also)):
            if told:
                kept[path] = (*kept.get(path, ()), *told)

    def add(self, href: str, spot: Spot) -> None:
        """Note that a run with this ``href`` stands there."""
        for path in paths_of(href):
            self._spots.setdefault(path, set()).add(spot)

    def groups(self, leaves: Mapping[int, Leaf]) -> tuple[Group, ...]:
        """Return all entries in order; ``leaves`` are the pages by number.

        What stands on pages without folios is not listed, nor is what would
        send to such a heading.
        """
        placed = {path: self._locators(path, leaves) for path in self._spots}
        wanted = _above(path for path, some in placed.items() if some)
        known = {one for path in wanted for one in (path[-1], "!".join(path))}
        see, also = (_leading(led, known) for led in (self._see, self._also))
        wanted |= _above(see)
        found: dict[str, list[Entry]] = {}
        for path in sorted(wanted, key=lambda one: tuple(map(self._key, one))):
            group = found.setdefault(self._place(path[0]).initial, [])
            told = placed.get(path, ()), see.get(path, ()), also.get(path, ())
            group.append(Entry(path[-1], len(path) - 1, *told))
        return tuple(Group(initial, tuple(some)) for initial, some in found.items())

    def _key(self, heading: str) -> tuple[object, ...]:
        return self._place(heading).key

    def _place(self, heading: str) -> Place:
        return place(heading, self._by, self._readings.get(heading, ""))

    def _locators(self, path: _Path, leaves: Mapping[int, Leaf]) -> tuple[Locator, ...]:
        spots = sorted(self._spots[path])
        return tuple(_locators([s for s in spots if leaves[s.page].folio], leaves))


def _above(paths: Iterable[_Path]) -> set[_Path]:
    """Return headings, and those that they stand under."""
    return {path[:n] for path in paths for n in range(1, len(path) + 1)}


def _leading(
    led: Mapping[_Path, tuple[str, ...]], known: Collection[str]
) -> dict[_Path, tuple[str, ...]]:
    """Return where headings send to, those left out that send to nothing."""
    found = {
        path: tuple(one for one in dict.fromkeys(some) if one in known)
        for path, some in led.items()
    }
    return {path: some for path, some in found.items() if some}


def _locators(spots: list[Spot], leaves: Mapping[int, Leaf]) -> Iterator[Locator]:
    """Yield single places, and ranges of pages that follow one another."""
    for run in _runs(spots, leaves):
        first, last = run[0], run[-1]
        if last.page - first.page + 1 >= _LONG:
            words = f"{_said(first, leaves)}–{_said(last, leaves)}"
            yield Locator(words, first.page)
        else:
            yield from (Locator(_said(one, leaves), one.page) for one in run)


def _runs(spots: list[Spot], leaves: Mapping[int, Leaf]) -> list[list[Spot]]:
    """Divide places where a page lies between them, or numbers begin again."""
    runs: list[list[Spot]] = []
    for spot in spots:
        if runs and _follows(leaves[runs[-1][-1].page], leaves[spot.page]):
            runs[-1].append(spot)
        else:
            runs.append([spot])
    return runs


def _follows(one: Leaf, other: Leaf) -> bool:
    """Tell whether a page is the same as another or the next of its count."""
    if other.number == one.number:
        return True
    counted = one.folio.isdecimal() and other.folio.isdecimal()
    return (
        counted
        and other.number == one.number + 1
        and int(other.folio) == int(one.folio) + 1
    )


def _said(spot: Spot, leaves: Mapping[int, Leaf]) -> str:
    """Return a place as it is printed: folio and column."""
    column = chr(ord("a") + spot.column) if spot.column >= 0 else ""
    return leaves[spot.page].folio + column
