"""Legs of text (栏): which rows of which leg text may fill.

In: the legs of a module and what already stands in it.  Out: strips, each a
run of free rows in one leg, in reading order: down a leg, then the next.
Pure arithmetic on cells; nothing here knows lines or fonts.

"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reform_press.makeup.dummy import Cells


@dataclass(frozen=True, slots=True)
class Strip:
    """Free rows of one leg (栏段); ``row`` counts from the module's top."""

    leg: int
    row: int
    rows: int


def strips(field: Cells, taken: Iterable[Cells], least: int = 1) -> tuple[Strip, ...]:
    """Return the rows of ``field`` that nothing covers, leg by leg.

    Strips of fewer than ``least`` rows are left white: two lines squeezed
    between a picture and a head are no text.
    """
    covered = tuple(taken)
    found = []
    for leg in range(field.column, field.last_column + 1):
        free = 0
        for row in range(field.row, field.last_row + 2):
            cell = Cells(leg, row, 1, 1)
            if row <= field.last_row and not any(map(cell.overlaps, covered)):
                free += 1
                continue
            if free >= least:
                found.append(Strip(leg, row - free, free))
            free = 0
    return tuple(found)


def capacity(legs: tuple[Strip, ...]) -> int:
    """Return how many rows of text the strips hold together."""
    return sum(strip.rows for strip in legs)


def level(legs: tuple[Strip, ...], needed: int) -> tuple[tuple[Strip, ...], int]:
    """Cut the feet of the legs so that they end on one row (齐栏).

    As many whole rows are cut from every leg that reaches the lowest row as
    ``needed`` rows of text leave over, so that only the last leg is short.
    Return the legs and the number of rows cut.
    """
    if not legs:
        return legs, 0
    foot = max(strip.row + strip.rows for strip in legs)
    cut = 0
    while True:
        shorter = tuple(
            _ending(strip, foot - cut - 1)
            for strip in legs
            if strip.row < foot - cut - 1
        )
        if not shorter or capacity(shorter) < needed:
            break
        cut += 1
    return tuple(_ending(s, foot - cut) for s in legs if s.row < foot - cut), cut


def _ending(strip: Strip, foot: int) -> Strip:
    return replace(strip, rows=min(strip.rows, foot - strip.row))
