"""The cuts of a page that an editor drew (手画版的切分), as the solver tells them.

In: the cells of each part of a page.  Out: the words of a tree, or none: a
page may be drawn that no row of cuts divides.

"""

from collections.abc import Iterator, Mapping
from itertools import combinations

from reform_press.makeup.dummy import Cells
from reform_press.makeup.solve.wheel import Turn

Places = Mapping[str, Cells]


def divided(places: Places, columns: int, rows: int) -> str:
    """Return the tree of a page as ``tree.parsed`` reads it, "" if it has none.

    A page of ``columns`` by ``rows`` cells is cut across or down wherever no
    part is in the way; a page that cannot be cut may still be a wheel of five.
    """
    return _told(places, [*_cuts(places), *_wheels(places, columns, rows)])


_Way = tuple[str, tuple[Places, ...]]  # H, V, W or M; parts in the order of a node


def _told(places: Places, ways: list[_Way]) -> str:
    if len(places) < 2:
        return "".join(places)
    for way, parts in ways:
        told = [_told(part, list(_cuts(part))) for part in parts]
        if all(told):
            return f"{way}({', '.join(told)})"
    return ""


def _cuts(places: Places) -> Iterator[_Way]:
    for row in sorted({cells.last_row for cells in places.values()}):
        upper = {name: c for name, c in places.items() if c.last_row <= row}
        lower = {name: c for name, c in places.items() if c.row > row}
        if lower and len(upper) + len(lower) == len(places):
            yield "H", (upper, lower)
    for column in sorted({cells.last_column for cells in places.values()}):
        left = {name: c for name, c in places.items() if c.last_column <= column}
        right = {name: c for name, c in places.items() if c.column > column}
        if right and len(left) + len(right) == len(places):
            yield "V", (left, right)


def _wheels(places: Places, columns: int, rows: int) -> Iterator[_Way]:
    """Yield the wheels whose cuts no part crosses."""
    edges = sorted({cells.last_row for cells in places.values()})
    for (narrow, wide), (high, deep), mirrored in (
        (across, down, mirrored)
        for across in combinations(range(1, columns), 2)
        for down in combinations(edges, 2)
        for mirrored in (False, True)
    ):
        ends = Turn(0.0, wide, narrow, high, deep).parts(
            columns, rows, mirrored=mirrored
        )
        parts = tuple(
            {name: c for name, c in places.items() if c.within(end)} for end in ends
        )
        if all(parts) and sum(map(len, parts)) == len(places):
            yield "M" if mirrored else "W", parts
