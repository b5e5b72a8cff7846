"""Where everything stands on a sheet (版位): pages, folds, cuts.

In: a sheet of cells, the size of the file's pages, the paper.  Out: for each
side the rectangles of its pages in points from the upper left corner of the
paper, y down, and what is cut and folded where.

"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reform_press.errors import ContentError, Words
from reform_press.geometry import MM, Rect, Size, fits, rounded
from reform_press.imposition.faults import large_sheet, small_sheet
from reform_press.imposition.leaves import LARGEST
from reform_press.imposition.model import Flat, Gap, Lattice, Slot, Turn
from reform_press.pdf.pdfx import SLUG


class Paper(NamedTuple):
    """What is asked of the sheet (用纸)."""

    size: Size | None = None  # None: as small as may be
    bleed: float = 3 * MM
    gripper: float = 0.0  # at the lower edge, never printed on (咬口)
    marks: bool = True

    @property
    def around(self) -> float:
        """What is kept free beside the trim, the gripper edge apart."""
        return self.bleed + (SLUG if self.marks else 0.0)

    def needed(self, flat: Flat) -> Size:
        """Return the smallest sheet for some cells."""
        lattice = flat.lattice
        grippers = 2 if flat.turn == "tumble" else 1
        return Size(
            lattice.width + 2 * self.around,
            lattice.height + 2 * self.around + grippers * self.gripper,
        )


class Place(NamedTuple):
    """A page on a side (页位)."""

    page: int  # of the file, from 1; 0 is blank
    rect: Rect  # of its trim
    trimmed: Rect  # what of it is left after folding and cutting
    clip: Rect  # what of it is printed
    turned: bool


class Edges(NamedTuple):
    """Where paper is cut and folded: x of lines down, y of lines across."""

    top: tuple[float, ...]  # cuts, as the first row shows them
    bottom: tuple[float, ...]
    left: tuple[float, ...]
    right: tuple[float, ...]
    down: tuple[float, ...]  # folds
    across: tuple[float, ...]


class Side(NamedTuple):
    """One side of a sheet, ready to be drawn (一面)."""

    sheet: Size
    trim: Rect  # round all that is left after cutting
    places: tuple[Place, ...]
    edges: Edges
    label: Words
    is_front: bool
    step: Rect | None = None  # the mark on the spine (折标)
    turn: Turn = ""  # both sides of the sheet are printed with it


def sides(flats: Sequence[Flat], sizes: Sequence[Size], paper: Paper) -> list[Side]:
    """Return front and back of each sheet, all of one size of paper.

    Where one forme prints both, it comes once.  ``sizes`` are those of the
    file's pages.  Raises ContentError ``imposition.sheet``.
    """
    wanted = [paper.needed(flat) for flat in flats]
    needed = Size(max(s.width for s in wanted), max(s.height for s in wanted))
    sheet = paper.size or needed
    if max(sheet) > LARGEST:
        raise ContentError(large_sheet(sheet, LARGEST))
    if not (fits(needed.width, sheet.width) and fits(needed.height, sheet.height)):
        raise ContentError(small_sheet(sheet, needed))
    return [
        _side(flat, sizes, paper, sheet, is_front=is_front)
        for flat in flats
        for is_front in ((True,) if flat.turn else (True, False))
    ]


def _side(
    flat: Flat, sizes: Sequence[Size], paper: Paper, sheet: Size, *, is_front: bool
) -> Side:
    lattice = flat.lattice if is_front else flat.lattice.reversed()
    left = (sheet.width - lattice.width) / 2
    gripper = 0.0 if flat.turn == "tumble" else paper.gripper  # or one at each edge
    top = (sheet.height - gripper - lattice.height) / 2
    columns = list(_spans(left, lattice.widths, lattice.across))
    rows = list(_spans(top, lattice.heights, lattice.down))
    slots = flat.front if is_front else flat.back
    places = tuple(
        _place(slot, columns, rows, sizes, _allowed(slot, lattice, paper.bleed))
        for slot in slots
    )
    at = {(s.column, s.row): p for s, p in zip(slots, places, strict=True)}
    trim = _round(
        min(place.trimmed.x for place in places),
        min(place.trimmed.y for place in places),
        max(place.trimmed.right for place in places),
        max(place.trimmed.bottom for place in places),
    )
    folds = _folds(columns, lattice.across), _folds(rows, lattice.down)
    shown = is_front and flat.step
    step = _step(flat, folds[0], columns, rows) if shown else None
    edges = _edges(at, lattice, folds)
    return Side(sheet, trim, places, edges, flat.label, is_front, step, flat.turn)


def _spans(
    start: float, lengths: Iterable[float], gaps: Sequence[Gap]
) -> Iterator[tuple[float, float]]:
    """Yield start and length of each column or row."""
    for at, length in enumerate(lengths):
        yield start, length
        start += length + (gaps[at].width if at < len(gaps) else 0.0)


def _allowed(slot: Slot, lattice: Lattice, bleed: float) -> tuple[float, ...]:
    """Return how far a page may be printed past its cell: left, top, right, bottom.

    Half of what lies between it and its neighbour, and nothing over a fold
    without room.
    """
    told = []
    for gaps, at in ((lattice.across, slot.column), (lattice.down, slot.row)):
        before = gaps[at - 1].width / 2 if at else bleed
        after = gaps[at].width / 2 if at < len(gaps) else bleed
        told.append((min(before, bleed), min(after, bleed)))
    (left, right), (top, bottom) = told
    return left, top, right, bottom


def _place(
    slot: Slot,
    columns: Sequence[tuple[float, float]],
    rows: Sequence[tuple[float, float]],
    sizes: Sequence[Size],
    allowed: tuple[float, ...],
) -> Place:
    """Place a page in its cell, moved as its slot says."""
    (x, width), (y, height) = columns[slot.column], rows[slot.row]
    page = sizes[slot.page - 1] if slot.page else Size(width, height)
    start = x + (width - page.width) / 2 + slot.shift
    rect = _round(start, y, start + page.width, y + page.height)
    trimmed = _round(max(x, rect.x), y, min(x + width, rect.right), y + page.height)
    left, top, right, bottom = allowed
    clip = _round(
        trimmed.x - left, y - top, trimmed.right + right, trimmed.bottom + bottom
    )
    return Place(slot.page, rect, trimmed, clip, slot.turned)


def _round(left: float, top: float, right: float, bottom: float) -> Rect:
    """Return a rectangle by its edges, on the raster of finished pages."""
    x, y = rounded(left), rounded(top)
    return Rect(x, y, rounded(right - x), rounded(bottom - y))


def _folds(
    spans: Sequence[tuple[float, float]], gaps: Sequence[Gap]
) -> tuple[float, ...]:
    return tuple(
        rounded(start + length + gap.width / 2)
        for (start, length), gap in zip(spans, gaps, strict=False)
        if gap.fold
    )


def _edges(
    at: dict[tuple[int, int], Place],
    lattice: Lattice,
    folds: tuple[tuple[float, ...], tuple[float, ...]],
) -> Edges:
    """Find the cuts that show at each edge of the forme."""
    columns, rows = range(len(lattice.widths)), range(len(lattice.heights))
    ends = (
        [at[column, row].trimmed for column in columns] for row in (rows[0], rows[-1])
    )
    top, bottom = (_cuts([(r.x, r.right) for r in row], lattice.across) for row in ends)
    ends = (
        [at[column, row].trimmed for row in rows]
        for column in (columns[0], columns[-1])
    )
    left, right = (_cuts([(r.y, r.bottom) for r in row], lattice.down) for row in ends)
    return Edges(top, bottom, left, right, *folds)


def _cuts(
    spans: Sequence[tuple[float, float]], gaps: Sequence[Gap]
) -> tuple[float, ...]:
    """Return where a row of cells is cut: outside, and in gaps that are."""
    found: list[float] = []
    for at, (start, end) in enumerate(spans):
        if at == 0 or gaps[at - 1].cut:
            found.append(start)
        if at == len(gaps) or gaps[at].cut:
            found.append(end)
    return tuple(found)


#: The mark of a section on the fold that becomes its spine.
_STEP = Size(2 * MM, 6 * MM)


def _step(
    flat: Flat,
    folds: tuple[float, ...],
    columns: Sequence[tuple[float, float]],
    rows: Sequence[tuple[float, float]],
) -> Rect:
    """Return the mark that tells a section's place in the block.

    It stands between its last page and its first, one step lower in each
    section, so that a gathered block shows a stair.  The first and the last
    keep clear of the edges that are trimmed.
    """
    first = min(flat.front, key=lambda slot: slot.page or 1 << 30)
    top, height = rows[first.row]
    start, width = columns[first.column]
    steps = max(1, int(height / _STEP.height) - 1)
    down = ((flat.step - 1) % steps + 0.5) * _STEP.height
    fold = min(folds, key=lambda x: min(abs(x - start), abs(x - start - width)))
    return Rect(
        rounded(fold - _STEP.width / 2), rounded(top + down), *map(rounded, _STEP)
    )
