"""Tables in the text that had better be in one piece (表序、整表), and wait for room.

In: a chapter as set, and its pages.  Out: tables that stand in the text while
one with a smaller number waits for a later column or page, and short ones that
a column's foot parts.  They may wait as well, each in one piece; a table that
no column holds in one piece goes on, and is told if it stands before its turn.

"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reform_press.errors import Diagnostic
from reform_press.makeup.block import advice
from reform_press.makeup.book.breaking import PageCut
from reform_press.makeup.book.elements import InText, SetChapter

#: Rows of a table that a reader wants to see together (整表).
_FEW = 12


def overtaking(made: SetChapter, cuts: Sequence[PageCut]) -> Iterator[InText]:
    """Yield the numbered tables in the text that are read before their turn."""
    numbered = [table for table in made.tables if table.float.id]
    if not numbered or not made.floats:
        return
    ends = _ends(cuts)
    places = _places(cuts)
    columns = [(page, n) for page, cut in enumerate(cuts) for n in _columns(cut)]
    for table in numbered:
        own = columns[bisect_right(ends, table.box)]
        for number in range(table.floats):
            one = made.floats[number].float
            if one.id and one.series == "table" and places[number] > own:
                yield table
                break


def parted(made: SetChapter, cuts: Sequence[PageCut]) -> Iterator[InText]:
    """Yield the numbered tables of a few rows that a column's foot parts."""
    ends = _ends(cuts)
    for table in made.tables:
        after = bisect_right(ends, table.box)
        over = after < len(ends) and ends[after] < table.box + table.boxes
        if over and table.float.id and table.boxes - 1 <= _FEW:
            yield table


def _ends(cuts: Sequence[PageCut]) -> list[int]:
    """Return the box before which each column ends."""
    return [column.end.box for cut in cuts for column in cut.columns]


def _columns(cut: PageCut) -> range:
    return range(len(cut.columns))


def _places(cuts: Sequence[PageCut]) -> dict[int, tuple[int, int]]:
    """Return the page and the column of every float, by its number."""
    places: dict[int, tuple[int, int]] = {}
    for page, cut in enumerate(cuts):
        if cut.whole >= 0:
            places[cut.whole] = page, 0
        for seat in cut.seats:
            places[seat.float] = page, seat.column
        for column, own in enumerate(cut.columns):
            inside = range(own.begin.floats, own.end.floats)
            places |= dict.fromkeys(inside, (page, column))
    return places


def out_of_order(table: InText) -> Diagnostic:
    """Say that a table stands before one that was called first."""
    return advice(
        "out-of-order",
        "这张表排到了前一张表的前面",
        "this table stands before the one that was called first",
        table.float.source,
        hint=(
            "前一张表写 place=here span=1，或把这张表的图行移后",
            "give the other place=here span=1, or call this one further down",
        ),
    )
