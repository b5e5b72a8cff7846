"""The wheel of five (风车式): five blocks about a middle, no cut from edge to edge.

In: the prices of its five parts and the size of the page.  Out: the cheapest
turn of it and where its cuts lie.  Seen from its broad upper left part::

    a a a b
    a a a b        wide_a, high_a: of the upper left part
    d e e b        wide_d: of the lower left part, narrower than a
    d c c c        high_b: of the upper right part, higher than a

"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf

from reform_press.makeup.dummy import Cells
from reform_press.makeup.solve.tables import Widths


@dataclass(frozen=True, slots=True)
class Turn:
    """The four cuts of a wheel, in columns and rows, and what it costs."""

    price: float
    wide_a: int
    wide_d: int
    high_a: int
    high_b: int

    def parts(self, columns: int, rows: int, *, mirrored: bool) -> tuple[Cells, ...]:
        """Return the cells of the five parts on a page from cell 1, 1."""
        a, d, high, deep = self.wide_a, self.wide_d, self.high_a, self.high_b
        parts = (
            Cells(1, 1, a, high),
            Cells(a + 1, 1, columns - a, deep),
            Cells(d + 1, deep + 1, columns - d, rows - deep),
            Cells(1, high + 1, d, rows - high),
            Cells(d + 1, high + 1, a - d, deep - high),
        )
        if not mirrored:
            return parts
        return tuple(
            Cells(columns - c.last_column + 1, c.row, c.columns, c.rows) for c in parts
        )


def turned(parts: list[Widths], columns: int, rows: int) -> Turn | None:
    """Return the cheapest wheel of five parts; None if none fills the page."""
    first, second, third, fourth, middle = parts
    best: Turn | None = None
    for wide_a in range(2, columns):
        for wide_d in range(1, wide_a):
            inner = middle[wide_a - wide_d]
            left = _completed(first[wide_a], fourth[wide_d], rows)
            right = _completed(second[columns - wide_a], third[columns - wide_d], rows)
            found = _least(left, right, inner, best.price if best else None)
            if found:
                best = Turn(found[0], wide_a, wide_d, found[1], found[2])
    return best


def turned_about(
    parts: Sequence[Widths],
    middles: Iterable[tuple[tuple[int, int, int, int], float]],
    columns: int,
    rows: int,
) -> Turn | None:
    """Return the cheapest wheel of four parts about a middle in given cells.

    ``middles`` are rectangles (column, row, columns, rows) and their prices.
    """
    first, second, third, fourth = parts
    best: Turn | None = None
    for (column, row, wide, high), price in middles:
        wide_a, wide_d, high_a = column - 1 + wide, column - 1, row - 1
        high_b = high_a + high
        if not (wide_d > 0 and wide_a < columns and high_a > 0 and high_b < rows):
            continue
        total = (
            price
            + first[wide_a].get(high_a, inf)
            + second[columns - wide_a].get(high_b, inf)
            + third[columns - wide_d].get(rows - high_b, inf)
            + fourth[wide_d].get(rows - high_a, inf)
        )
        if total < (best.price if best else inf):
            best = Turn(total, wide_a, wide_d, high_a, high_b)
    return best


def _completed(
    upper: dict[int, float], lower: dict[int, float], rows: int
) -> list[tuple[int, float]]:
    """Return the heights of an upper part that a lower one completes, priced."""
    return [
        (high, price + lower[rows - high])
        for high, price in upper.items()
        if rows - high in lower
    ]


def _least(
    left: list[tuple[int, float]],
    right: list[tuple[int, float]],
    middle: dict[int, float],
    most: float | None,
) -> tuple[float, int, int] | None:
    """Return price, height of the left and of the right upper part."""
    best: tuple[float, int, int] | None = None
    if not middle:
        return None
    for high, price in left:
        if most is not None and price >= most:
            continue
        for deep, cost in right:
            between = middle.get(deep - high)
            if between is None:
                continue
            total = price + cost + between
            if most is None or total < most:
                most = total
                best = total, high, deep
    return best
