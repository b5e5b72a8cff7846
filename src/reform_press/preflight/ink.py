"""Total ink on the sheet (总墨量), summed over the plates.

In: the plates of a page and the limit of the plant.  Out: where too much ink
lies; plates and highest ink of every page are noted.  The sum is averaged
over squares of about 15 mm², as prepress does, so that single pixels do not
count; places are then told to the pixel.

"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import starmap
from typing import NamedTuple

from reform_press.geometry import Rect
from reform_press.preflight import margins
from reform_press.preflight.boxes import Sheet
from reform_press.preflight.expect import Expect
from reform_press.preflight.facts import Extreme, Plate
from reform_press.preflight.noting import Notes
from reform_press.preflight.plates import (
    DrawingError,
    Plates,
    Rows,
    UnfinishedError,
    chosen,
    drawn,
)
from reform_press.preflight.report import Finding
from reform_press.preflight.rules import found

#: Side of the square over which ink is averaged, in mm (3.9² is 15 mm²).
_SQUARE = 3.9
#: Steps of 8 bits on four plates, and the noise of JPEG.
_TOLERANCE = 0.02
#: Areas of one page that are told by themselves, the heaviest first.
_MOST_AREAS = 8

Square = tuple[int, int]  # column and row


def examine(
    notes: Notes, sheets: Mapping[int, Sheet], expect: Expect
) -> Iterator[Finding]:
    """Yield the places with more ink than the limit, and bleed that is bare.

    ``sheets`` are those of the pages whose plates are to be looked at.
    """
    try:
        for plates in drawn(notes.path, sheets, expect):
            yield from _judge(plates, expect, notes)
            yield from margins.unfilled(plates, sheets[plates.page], expect)
    except UnfinishedError as reason:
        # Nobody knows what the rest would have shown: it is not fit for press.
        yield replace(found("ink.unchecked", reason), severity="error")
        return
    except DrawingError as reason:
        yield found("ink.unchecked", reason)
        return
    looked = sum(map(len, chosen(tuple(sheets))))
    if looked < len(sheets):
        yield found("ink.sampled", looked, len(sheets) - looked)


def _judge(plates: Plates, expect: Expect, notes: Notes) -> Iterator[Finding]:
    side = max(1, round(_SQUARE / plates.step))
    squares = dict(_squares(plates.rows, side))
    heaviest = max(squares, key=lambda at: (squares[at], -at[1]), default=(0, 0))
    ink = squares.get(heaviest, 0.0)
    named = zip(plates.inks, map(_coverage, plates.rows), strict=True)
    place = _place(plates, _Pixels.of(heaviest, side))
    told = Extreme(ink, plates.page, place)
    notes.plates(plates.page, tuple(starmap(Plate, named)), told)
    limit = expect.ink_limit + _TOLERANCE
    over = {at: ink for at, ink in squares.items() if ink > limit}
    for area in _areas(over)[:_MOST_AREAS]:
        most = max(over[at] for at in area)
        size = len(area) * (side * plates.step) ** 2
        seen = (most * 100, expect.ink_limit * 100, size)
        place = _place(plates, _narrowed(plates.rows, area, (side, limit)))
        about = f"{place.x:.0f}, {place.y:.0f} mm"
        words = (f"{value:.0f}" for value in seen)
        yield found("ink.total", *words, page=plates.page, place=place, about=about)


class _Pixels(NamedTuple):
    """A rectangle of pixels; right and bottom are outside."""

    left: int
    top: int
    right: int
    bottom: int

    @classmethod
    def of(cls, at: Square, side: int) -> "_Pixels":
        """Return the pixels of a square."""
        column, row = at[0] * side, at[1] * side
        return cls(column, row, column + side, row + side)


def _place(plates: Plates, pixels: _Pixels) -> Rect:
    step, area = plates.step, plates.area
    return Rect(
        area.x + pixels.left * step,
        area.y + pixels.top * step,
        (pixels.right - pixels.left) * step,
        (pixels.bottom - pixels.top) * step,
    )


def _coverage(plate: Rows) -> float:
    """Return the mean ink of a plate."""
    pixels = sum(map(len, plate))
    bare = sum(255 * len(line) - sum(line) for line in plate if not _is_bare(line))
    return bare / (255 * pixels) if pixels else 0.0


def _is_bare(line: bytes) -> bool:
    """Tell whether a line of pixels has no ink: most lines of most plates."""
    return not line.strip(b"\xff")


def _squares(plates: Sequence[Rows], side: int) -> Iterator[tuple[Square, float]]:
    """Yield every square of pixels with its mean ink, but bands of bare paper."""
    rows = min((len(plate) for plate in plates), default=0)
    for top in range(0, rows, side):
        band = (line for plate in plates for line in plate[top : top + side])
        lines = [line for line in band if not _is_bare(line)]
        paper = 255 * len(lines)
        deep = min(side, rows - top)
        # Columns are summed before they are cut into squares: one sum a column.
        columns = [paper - sum(column) for column in zip(*lines, strict=False)]
        for left in range(0, len(columns), side):
            square = columns[left : left + side]
            mean = sum(square) / (255 * deep * len(square))
            yield (left // side, top // side), mean


def _areas(over: dict[Square, float]) -> list[set[Square]]:
    """Return the squares that hang together, the heaviest of them first."""
    left, areas = set(over), []
    for start in sorted(over, key=lambda at: (-over[at], at)):
        if start not in left:
            continue
        left.discard(start)
        area, waiting = {start}, [start]
        while waiting:
            column, row = waiting.pop()
            around = {(column + x, row + y) for x in (-1, 0, 1) for y in (-1, 0, 1)}
            waiting += sorted(around & left)
            area |= around & left
            left -= around
        areas.append(area)
    return areas


def _narrowed(
    plates: Sequence[Rows], area: set[Square], measure: tuple[int, float]
) -> _Pixels:
    """Return the pixels over the limit in an area and in the squares around it."""
    side, limit = measure
    columns = [column for column, _ in area]
    rows = [row for _, row in area]
    left, right = max(0, (min(columns) - 1) * side), (max(columns) + 2) * side
    top, bottom = max(0, (min(rows) - 1) * side), (max(rows) + 2) * side
    most = len(plates) * 255 - limit * 255
    lines = zip(*(plate[top:bottom] for plate in plates), strict=False)
    dark = [
        (left + x, top + y)
        for y, line in enumerate(lines)
        for x, pixel in enumerate(zip(*(p[left:right] for p in line), strict=False))
        if sum(pixel) < most
    ]
    xs, ys = [x for x, _ in dark], [y for _, y in dark]
    if not dark:  # no pixel alone, but their mean
        return _Pixels(left + side, top + side, right - side, bottom - side)
    return _Pixels(min(xs), min(ys), max(xs) + 1, max(ys) + 1)
