"""Rows of the bays that copy runs through (行位): where each line may stand.

In: a spot in a bay, the bays, and the style of what is to stand there.  Out:
rows from there on, each with where it begins and how long it may be.

"""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple

from reform_press.geometry import SLACK
from reform_press.makeup.runaround import Bay
from reform_press.style.model import TextStyle


class Row(NamedTuple):
    """Room for one line: its bay, how far down, where it begins, how long it is."""

    bay: int
    down: float  # to the upper edge of its leading
    begin: float
    length: float


class Spot(NamedTuple):
    """Where the next line may stand: bay, and how far down."""

    bay: int
    down: float


def rows_from(spot: Spot, bays: Sequence[Bay], style: TextStyle) -> tuple[Row, ...]:
    """Return all rows from a spot on, through every bay that follows."""
    return tuple(_rows(spot, bays, style))


def _rows(spot: Spot, bays: Sequence[Bay], style: TextStyle) -> Iterator[Row]:
    whole = style.align == "justify" and not style.lang.startswith("en")
    above = (style.leading - style.size) / 2
    down = spot.down
    for number in range(spot.bay, len(bays)):
        bay = bays[number]
        while down + above + style.size <= bay.depth + SLACK:
            begin, length = bay.room(down + above, style.size, whole=whole)
            if length:
                yield Row(number, down, begin, length)
            down += style.leading
        down = 0.0


def shared(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return rows of one bay cut to what all of them have room for."""
    begin = max(row.begin for row in rows)
    end = min(row.begin + row.length for row in rows)
    return tuple(row._replace(begin=begin, length=end - begin) for row in rows)


def on_rows(down: float, base: float) -> float:
    """Return the first row's edge that is no higher."""
    return ceil(down / base - SLACK) * base
