"""A line of a galley and how it came about (逐行说明).

In: the columns of a galley as they pass, and the line that is asked for.  Out:
the line, where it stands, and all that the compositor knew of it.

"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reform_press.compose.explain import Explained, explained
from reform_press.makeup.galley import Copy, PlacedColumn

#: A line by its number, or by page, column and line, all from 1.
LinePlace = tuple[int, ...]


class ToldLine(NamedTuple):
    """A line of the galley; its place counts from 1."""

    page: int
    column: int
    row: int  # in its column
    number: int  # in the whole galley
    explained: Explained


class Watch:
    """Columns looked through for one line, while they pass."""

    def __init__(self, asked: LinePlace) -> None:
        self._asked = asked
        self._found: tuple[PlacedColumn, int] | None = None

    def passing(self, placed: Iterable[PlacedColumn]) -> Iterator[PlacedColumn]:
        """Pass columns on; keep the one that has the line."""
        *place, line = self._asked
        for column in placed:
            row = line - (1 if place else column.first)
            here = place in ([], [column.page, column.number])
            if here and 0 <= row < len(list(column.lines)):
                self._found = column, row
            yield column

    def told(self, copy: Copy) -> ToldLine | None:
        """Explain the line, None if the galley has no such line."""
        if not self._found:
            return None
        column, row = self._found
        line = _explained(column, row, copy)
        return ToldLine(column.page, column.number, row + 1, column.first + row, line)


def _explained(column: PlacedColumn, row: int, copy: Copy) -> Explained:
    for part in column.parts:
        if row < part.end - part.begin:
            break
        row -= part.end - part.begin
    whole = part.paragraph.paragraph
    paragraph, style, shape = copy.task(whole)
    lines = len(part.paragraph.galley.lines)
    if lines == len(copy.galley(whole).lines):
        lines = 0  # as it is best set
    found, _ = explained(paragraph, style, shape, copy.compositor, lines)
    return found[part.begin + row]
