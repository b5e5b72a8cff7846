"""Small floats that a page of their own would hold (孤图) find company.

In: a chapter as set, and its pages.  Out: the same where a small float would
stand alone behind one that has its page to itself.  It stands under that one,
if both have room on a page, or before it, if that saves a page: never before
one of its own series (图、表), whose numbers stand in order.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reform_press.errors import Diagnostic
from reform_press.makeup.block import Desk, advice
from reform_press.makeup.book.breaking import PageCut
from reform_press.makeup.book.elements import SetChapter, SetText
from reform_press.makeup.book.floating import rows_upright
from reform_press.makeup.book.master import Field
from reform_press.makeup.book.waiting import Seat


class _Alone(NamedTuple):
    """A page without text, behind a float that has its page to itself."""

    page: int
    first: int  # of its floats
    end: int


class Move(NamedTuple):
    """A small float that stands before large ones that were called first."""

    small: int
    large: int  # the first of these


def ahead(made: SetChapter, cuts: Sequence[PageCut]) -> Move | None:
    """Return what would give the first float that stands alone another page."""
    for alone in _alone(made, cuts):
        small = alone.first
        large = small
        while large and _passes(made, small, large - 1):
            large -= 1
        between = any(large < table.floats <= small for table in made.tables)
        if large < small and not between:
            return Move(small, large)
    return None


def moved(made: SetChapter, moves: Iterable[Move]) -> SetChapter:
    """Return a chapter with its floats in another order, large ones waiting."""
    for small, large in moves:
        numbers, floats = list(made.stream.floats), list(made.floats)
        own = numbers.pop(small)
        waiting = (one._replace(call=own.call) for one in numbers[large:small])
        numbers[large:small] = [own, *waiting]
        floats.insert(large, floats.pop(small))
        stream = made.stream._replace(floats=tuple(numbers))
        made = made._replace(stream=stream, floats=tuple(floats))
    return made


def together(
    made: SetChapter, cuts: Sequence[PageCut], field: Field, desk: Desk
) -> tuple[SetChapter, tuple[PageCut, ...]]:
    """Put small floats under the large one before them, where both have room."""
    for alone in reversed(tuple(_alone(made, cuts))):
        large = alone.first - 1
        one, under = made.floats[large], cuts[alone.page]
        later = cuts[alone.page + 1 :]
        if one.float.place != "page" or any(cut.half for cut in later):
            continue  # those over a spread would stand on the wrong side
        rows = rows_upright(one, field, desk)
        if rows + _deep(made, under) > field.rows:
            continue
        floats = list(made.floats)
        floats[large] = one._replace(rows=rows)
        made = made._replace(floats=tuple(floats))
        cut = _under(under, Seat(large, 0, field.columns, 0), rows, field.rows)
        cuts = (*cuts[: alone.page - 1], cut, *later)
    return made, tuple(cuts)


def left_alone(made: SetChapter, cuts: Sequence[PageCut]) -> Iterator[Diagnostic]:
    """Tell the small floats that have found no company, but among floats alone."""
    if not any(isinstance(one, SetText) for one in made.elements):
        return
    for alone in _alone(made, cuts):
        yield advice(
            "alone",
            "这张图表排在整版图表之后，独占一面",
            "this float is alone on its page, behind one that has a page to itself",
            made.floats[alone.first].float.source,
            hint=(
                "把它的图行移到整版图表之前，或让后者不写 place=page、turned",
                "call it before that one, or give that one another place",
            ),
        )


def _alone(made: SetChapter, cuts: Sequence[PageCut]) -> Iterator[_Alone]:
    for page, cut in enumerate(cuts):
        begin, end = cut.columns[0].begin, cut.columns[-1].end
        if not page or cuts[page - 1].whole < 0 or cuts[page - 1].half:
            continue
        first = cuts[page - 1].whole + 1
        if cut.whole < 0 and begin.box == end.box and first < end.floats:
            yield _Alone(page, first, end.floats)


def _passes(made: SetChapter, small: int, large: int) -> bool:
    """Tell whether a float may stand before one that was called first."""
    one, other = made.floats[small], made.floats[large]
    begun = made.begun
    return (
        made.stream.floats[large].place == "page"
        and one.float.series != other.float.series
        and begun.of_float(small) == begun.of_float(large)
    )


def _deep(made: SetChapter, cut: PageCut) -> int:
    """Return the rows that the floats of a page take of its fullest column."""
    return max(
        own.head
        + own.foot
        + sum(one.rows for one in made.floats[own.begin.floats : own.end.floats])
        for own in cut.columns
    )


def _under(cut: PageCut, seat: Seat, rows: int, bottom: int) -> PageCut:
    """Return a page with a float above all that it holds."""
    seats = (one if one.foot else one._replace(row=one.row + rows) for one in cut.seats)
    columns = tuple(one._replace(head=one.head + rows) for one in cut.columns)
    return cut._replace(
        depth=bottom, bottom=bottom, columns=columns, seats=(seat, *seats)
    )
