"""Which lines on the page hold a change (改动所在的行), for change bars.

In: the pages of two records.  Out: for either of them the lines whose copy
differs, as positions on their page.  What is compared is the text as it was
set, so that a line which only turned elsewhere counts as unchanged.

"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reform_press.collation.matching import Piece, paired
from reform_press.collation.wording import stretches
from reform_press.makeup.record_form import LineRecord, PageRecord


class ChangedLines(NamedTuple):
    """Lines with changed copy: page number, position on the page."""

    before: frozenset[tuple[int, int]]
    after: frozenset[tuple[int, int]]


class _SetLine(NamedTuple):
    page: int
    at: int
    text: str


#: Of each of these a story has one on a page, on as many lines as it takes.
_HEAD = frozenset(("kicker", "main", "deck"))
#: A paragraph as set: its role, its lines.
_Paragraph = tuple[str, list[_SetLine]]


def changed_lines(
    before: tuple[PageRecord, ...], after: tuple[PageRecord, ...]
) -> ChangedLines:
    """Compare all lines that belong to stories, and those of the running heads."""
    old, new = _by_story(before), _by_story(after)
    gone: set[tuple[int, int]] = set()
    come: set[tuple[int, int]] = set()
    for story in dict.fromkeys((*old, *new)):
        _compare(old.get(story, []), new.get(story, []), gone, come)
    return ChangedLines(frozenset(gone), frozenset(come))


def _by_story(pages: tuple[PageRecord, ...]) -> dict[str, list[_Paragraph]]:
    """Return the paragraphs of each story as they were set, in reading order."""
    found: dict[str, list[_Paragraph]] = {}
    for page in pages:
        open_: dict[tuple[str, str], list[_SetLine]] = {}
        for at, line in enumerate(page.lines):
            if not line.text:
                continue
            # A running head belongs to its page as a story's line to the story.
            story = line.story or f"\0{page.page}"
            lines = open_.get((story, line.role))
            if lines is None:
                lines = open_[story, line.role] = []
                found.setdefault(story, []).append((line.role, lines))
            head = line.role in _HEAD
            # A head has a blank or a turn at the same place: neither is copy.
            text = "".join(line.text.split()) if head else line.text
            lines.append(_SetLine(page.page, at, text))
            if line.ends and not head:
                del open_[story, line.role]
    return found


def _compare(
    before: list[_Paragraph],
    after: list[_Paragraph],
    gone: set[tuple[int, int]],
    come: set[tuple[int, int]],
) -> None:
    old, new = _pieces(before), _pieces(after)
    pairs = paired(old, new)
    for pair in pairs:
        if old[pair.before].text != new[pair.after].text:
            lost, won = _ranges(old[pair.before].text, new[pair.after].text)
            gone.update(_touched(before[pair.before][1], lost))
            come.update(_touched(after[pair.after][1], won))
        elif pair.moved:
            gone.update(_all(before[pair.before]))
            come.update(_all(after[pair.after]))
    for at in set(range(len(old))) - {pair.before for pair in pairs}:
        gone.update(_all(before[at]))
    for at in set(range(len(new))) - {pair.after for pair in pairs}:
        come.update(_all(after[at]))


def _pieces(paragraphs: Iterable[_Paragraph]) -> tuple[Piece, ...]:
    return tuple(
        Piece(role, "", "".join(line.text for line in lines))
        for role, lines in paragraphs
    )


def _ranges(
    before: str, after: str
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the changed ranges of two texts; one end of a gap is no range."""
    lost, won = [], []
    old = new = 0
    for stretch in stretches(before, after):
        if stretch.changed:
            lost.append((old, old + len(stretch.before)))
            won.append((new, new + len(stretch.after)))
        old += len(stretch.before)
        new += len(stretch.after)
    return lost, won


def _touched(
    lines: list[_SetLine], ranges: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the lines that hold a changed character, or a place where one was."""
    start = 0
    for number, line in enumerate(lines):
        end = start + len(line.text)
        last = number == len(lines) - 1
        for first, stop in ranges:
            # Nothing is left of what was cut: the line that has the place.
            here = start <= first < end or (last and first == end)
            if (first < end and start < stop) or (first == stop and here):
                yield line.page, line.at
                break
        start = end


def _all(paragraph: _Paragraph) -> Iterator[tuple[int, int]]:
    return ((line.page, line.at) for line in paragraph[1])


def text_of(lines: Iterable[LineRecord]) -> str:
    """Return what lines say, one after the other."""
    return "\n".join(line.text for line in lines)
