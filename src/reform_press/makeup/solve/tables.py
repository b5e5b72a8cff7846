"""Tables of sizes and prices (尺寸表), and their sums over cuts (min-plus).

In: for each width in columns, heights in rows and the least price of each.
Out: the table of two of them stacked or side by side.  A table is kept apart
by what stands at its upper corners, a head or not: two heads side by side
are butted (碰题).  A price is missing where a size cannot be had.

"""

from collections.abc import Iterator

from reform_press.makeup.solve.prices import BUTTED

#: Price by height, one for each width; index 0 stays empty.
Widths = tuple[dict[int, float], ...]
#: Whether a head stands at the upper left, and at the upper right corner.
Corners = tuple[bool, bool]
Table = dict[Corners, Widths]

#: Prices so far above the least of their width are dropped.
_SLACK = 16.0


def empty(columns: int) -> Widths:
    """Return prices of no size at all."""
    return tuple({} for _ in range(columns + 1))


def put(widths: Widths, columns: int, rows: int, price: float) -> bool:
    """Enter a price if it is the least of its size; tell whether it was."""
    heights = widths[columns]
    if rows in heights and heights[rows] <= price:
        return False
    heights[rows] = price
    return True


def sizes(table: Table) -> Iterator[tuple[int, int, float]]:
    """Yield columns, rows and price of each size, whatever stands at its corners."""
    for widths in table.values():
        for columns, heights in enumerate(widths):
            for rows, price in heights.items():
                yield columns, rows, price


def merged(table: Table) -> Widths:
    """Return the least prices whatever stands at the corners."""
    every = list(table.values())
    if len(every) == 1:
        return every[0]
    return tuple(_least([widths[k] for widths in every]) for k in range(len(every[0])))


def _least(parts: list[dict[int, float]]) -> dict[int, float]:
    found: dict[int, float] = {}
    for heights in parts:
        for rows, price in heights.items():
            if rows not in found or price < found[rows]:
                found[rows] = price
    return found


def stacked(upper: Table, lower: Table, rows: int, more: float) -> Table:
    """Return the table of one above another; no higher than ``rows``."""
    below = merged(lower)
    return {
        corners: tuple(
            _stack(one, other, rows, more)
            for one, other in zip(widths, below, strict=True)
        )
        for corners, widths in upper.items()
    }


def _stack(
    one: dict[int, float], other: dict[int, float], rows: int, more: float
) -> dict[int, float]:
    found: dict[int, float] = {}
    if not one or not other:
        return found
    get = found.get
    pairs = list(other.items())
    for high, price in one.items():
        room = rows - high
        base = price + more
        for height, cost in pairs:
            if height <= room:
                at = high + height
                total = base + cost
                known = get(at)
                if known is None or total < known:
                    found[at] = total
    return _pruned(found)


def beside(left: Table, right: Table, more: float) -> Table:
    """Return the table of one at the left of another, as high."""
    done: Table = {}
    for (l1, r1), one in left.items():
        for (l2, r2), other in right.items():
            price = more + (BUTTED if r1 and l2 else 0.0)
            corners = l1, r2
            if corners not in done:
                done[corners] = empty(len(one) - 1)
            _side(one, other, price, done[corners])
    return {
        corners: tuple(map(_pruned, widths))
        for corners, widths in done.items()
        if any(widths)
    }


def _side(one: Widths, other: Widths, more: float, into: Widths) -> None:
    columns = len(one) - 1
    for wide in range(1, columns):
        heights = one[wide]
        if not heights:
            continue
        for rest in range(1, columns - wide + 1):
            beyond = other[rest]
            if not beyond:
                continue
            found = into[wide + rest]
            for rows in heights.keys() & beyond.keys():
                total = heights[rows] + beyond[rows] + more
                known = found.get(rows)
                if known is None or total < known:
                    found[rows] = total


def _pruned(found: dict[int, float]) -> dict[int, float]:
    if not found:
        return found
    most = min(found.values()) + _SLACK
    return {rows: price for rows, price in found.items() if price <= most}
