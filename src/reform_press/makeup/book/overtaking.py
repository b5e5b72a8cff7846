"""Tables in the text before those that were called first (表序).

In: a chapter as set, and its pages.  Out: tables that stand in the text while
one with a smaller number waits for a later page.  They may wait as well, each
in one piece; a table that no column holds in one piece goes on, and is told.

"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reform_press.errors import Diagnostic
from reform_press.makeup.block import advice
from reform_press.makeup.book.breaking import PageCut
from reform_press.makeup.book.elements import InText, SetChapter


def overtaking(made: SetChapter, cuts: Sequence[PageCut]) -> Iterator[InText]:
    """Yield the numbered tables in the text that stand before their turn."""
    numbered = [table for table in made.tables if table.float.id]
    if not numbered or not made.floats:
        return
    ends = [cut.columns[-1].end.box for cut in cuts]
    pages = _pages(cuts)
    for table in numbered:
        page = bisect_right(ends, table.box)
        for number in range(table.floats):
            one = made.floats[number].float
            if one.id and one.series == "table" and pages[number] > page:
                yield table
                break


def _pages(cuts: Sequence[PageCut]) -> dict[int, int]:
    """Return the page of every float, by its number."""
    pages: dict[int, int] = {}
    for page, cut in enumerate(cuts):
        beside = [cut.whole] if cut.whole >= 0 else [seat.float for seat in cut.seats]
        inside = (
            number
            for column in cut.columns
            for number in range(column.begin.floats, column.end.floats)
        )
        pages |= dict.fromkeys((*beside, *inside), page)
    return pages


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
