"""Where the next floats of a chapter may stand on a page (图表候位).

In: the floats that wait, in the order of their calls, and the shape of a
page.  Out: plans: which of them stand at the head and the foot of which
columns.  A float stands on no page before its call's, and none before one that
was called earlier.

"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reform_press.makeup.book.stream import Floating, Shape

#: Floats of one page up to which all ways to place them are looked at.
_FEW = 4


class Seat(NamedTuple):
    """A float at its place: columns, and rows below the head of the page."""

    float: int  # in the order of calls
    column: int
    columns: int
    row: int
    foot: bool = False  # its rows count to the foot: from its foot upwards


class Plan(NamedTuple):
    """The floats of one page, and the rows that they leave each column."""

    seats: tuple[Seat, ...]
    heads: tuple[int, ...]  # rows at the head of each column
    feet: tuple[int, ...]

    def with_float(self, number: int, one: Floating, column: int) -> "Plan":
        """Return the plan with one more float, from a column on."""
        count = len(self.heads)
        wide = min(one.span or count, count)
        own = range(column, column + wide)
        taken = self.feet if one.place == "foot" else self.heads
        row = max(taken[n] for n in own)
        now = tuple(row + one.rows if n in own else t for n, t in enumerate(taken))
        seat = Seat(number, column, wide, row, one.place == "foot")
        seats = (*self.seats, seat)
        if seat.foot:
            return Plan(seats, self.heads, now)
        return Plan(seats, now, self.feet)

    def near(self, floats: Sequence[Floating]) -> dict[int, list[int]]:
        """Return the calls of floats of a few columns, by the first of these."""
        near: dict[int, list[int]] = {}
        for seat in self.seats:
            if seat.columns < len(self.heads):
                near.setdefault(seat.column, []).append(floats[seat.float].call)
        return near

    def fits(self, rows: int) -> bool:
        """Tell whether a page of so many rows holds them all."""
        pairs = zip(self.heads, self.feet, strict=True)
        return all(head + foot <= rows for head, foot in pairs)


def plans(
    floats: Sequence[Floating], begun: int, seen: int, shape: Shape, opening: int
) -> Iterator[Plan]:
    """Yield the plans of a page: no float first, then one, two and more.

    ``begun`` floats have their places, ``seen`` boxes are set when it is full.
    Of more than a few floats one plan each is yielded, the most level one.
    """
    bare = Plan((), (opening,) * shape.columns, (0,) * shape.columns)
    found = [bare]
    yield bare
    for number in range(begun, len(floats)):
        one = floats[number]
        if one.place not in ("top", "foot") or one.call > seen:
            return
        wide = min(one.span or shape.columns, shape.columns)
        found = [
            plan
            for before in found
            for column in range(shape.columns - wide + 1)
            if (
                plan := before.with_float(number, _below(one, column, shape), column)
            ).fits(shape.rows)
        ]
        if number - begun >= _FEW:
            found = sorted(found, key=_unlevel)[:1]
        yield from found


def _unlevel(plan: Plan) -> tuple[int, ...]:
    """Return the rows that floats take of the columns, most first."""
    both = zip(plan.heads, plan.feet, strict=True)
    return tuple(sorted(map(sum, both), reverse=True))


def _below(one: Floating, column: int, shape: Shape) -> Floating:
    """Return a float that would stand over a title as one of the page's foot."""
    return one if column or not shape.titled else one._replace(place="foot")
