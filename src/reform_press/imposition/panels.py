"""Folders and covers (折页、封面): panels side by side on one flat.

In: the sizes of the panels, one page each.  Out: one sheet, printed on both
sides.  Pages are counted as a reader meets them: the cover is 1.

    tri-fold    outside 5 6 1, inside 2 3 4: page 5 folds in over 3 and 4
    gate        outside 2 6 1, inside 3 4 5: 1 and 2 meet on the front
    accordion   front 1 … n, back n+1 … 2n
    cover       outside 4, spine, 1; inside 2, spine, 3; page 5 is the spine

"""

from collections.abc import Sequence

from reform_press.errors import ContentError
from reform_press.geometry import MM, Size
from reform_press.imposition.faults import (
    mixed,
    too_wide,
    wrong_count,
)
from reform_press.imposition.model import Flat, Gap, Lattice, Slot

#: A panel that folds in is narrower by this, or it buckles (trade practice).
TRI_FOLD_ROOM, GATE_ROOM = 0.8 * MM, 1 * MM
#: Boxes are written with few decimals; widths agree within this, in points.
ALIKE = 0.05 * MM


def tri_fold(sizes: Sequence[Size], narrow: float = 0.0) -> tuple[Flat, ...]:
    """Return the flat of a folder whose third panel folds in (三折页、卷折).

    ``narrow`` is cut off the free edge of that panel.  Raises ContentError
    ``imposition.pages``, ``imposition.mixed`` and ``imposition.fold-in``.
    """
    if len(sizes) != 6:
        raise ContentError(wrong_count("tri-fold", "6", len(sizes)))
    same(sizes, ((1, 2, 3, 6), (4, 5)))
    flap, panel = sizes[3].width - narrow, sizes[0].width
    if flap > panel - TRI_FOLD_ROOM + ALIKE:
        raise ContentError(too_wide((4, 5), flap, panel - TRI_FOLD_ROOM))
    widths = (flap, panel, panel)
    return (_flat(widths, sizes, ((5, 6, 1), (2, 3, 4))),)


def gate(sizes: Sequence[Size], narrow: float = 0.0) -> tuple[Flat, ...]:
    """Return the flat of a folder with two doors (关门折、对开门折).

    ``narrow`` is cut off the free edge of each.  Raises ContentError.
    """
    if len(sizes) != 6:
        raise ContentError(wrong_count("gate", "6", len(sizes)))
    same(sizes, ((1, 3), (2, 5), (4, 6)))
    left, right, middle = (sizes[at].width for at in (0, 1, 3))
    left, right = left - narrow, right - narrow
    for pages, door in (((1, 3), left), ((2, 5), right)):
        if door > middle / 2 - GATE_ROOM + ALIKE:
            raise ContentError(too_wide(pages, door, middle / 2 - GATE_ROOM))
    return (_flat((right, middle, left), sizes, ((2, 6, 1), (3, 4, 5))),)


def narrow_already(scheme: str, sizes: Sequence[Size]) -> tuple[int, ...]:
    """Return the pages that would fold in as they are, of a file that fits."""
    pages: tuple[int, ...]
    if scheme == "tri-fold":
        pages, most = (4, 5), sizes[0].width - TRI_FOLD_ROOM
    elif scheme == "gate":
        pages, most = (1, 2, 3, 5), sizes[3].width / 2 - GATE_ROOM
    else:
        return ()
    return tuple(at for at in pages if sizes[at - 1].width <= most + ALIKE)


def accordion(sizes: Sequence[Size]) -> tuple[Flat, ...]:
    """Return the flat of a folder in zigzag (风琴折、经折).

    Raises ContentError ``imposition.pages`` and ``imposition.mixed``.
    """
    count = len(sizes)
    if count < 4 or count % 2:
        raise ContentError(wrong_count("accordion", "4, 6, 8 …", count))
    same(sizes, (tuple(range(1, count + 1)),))
    half = count // 2
    sides = tuple(range(1, half + 1)), tuple(range(half + 1, count + 1))
    return (_flat((sizes[0].width,) * half, sizes, sides),)


def cover(sizes: Sequence[Size], spine: float) -> tuple[Flat, ...]:
    """Return the flat of a cover: back, spine, front (封四、书脊、封一).

    Page 5, the spine, may be left out.  Raises ContentError
    ``imposition.pages`` and ``imposition.mixed``, also where page 5 is not as
    wide as the ``spine``.
    """
    if len(sizes) not in (4, 5):
        raise ContentError(wrong_count("cover", "4, 5", len(sizes)))
    drawn = 5 if len(sizes) == 5 else 0
    strip = Size(spine, sizes[0].height)
    same(sizes, ((1, 2, 3, 4),))
    if drawn and not _alike(sizes[4], strip):
        raise ContentError(mixed(strip, ((5, sizes[4]),)))
    wide = sizes[0].width
    return (_flat((wide, spine, wide), sizes, ((4, drawn, 1), (2, 0, 3))),)


def _flat(
    widths: tuple[float, ...],
    sizes: Sequence[Size],
    sides: tuple[tuple[int, ...], tuple[int, ...]],
) -> Flat:
    """Return a row of panels, given as the front shows them."""
    gaps = (Gap(),) * (len(widths) - 1)
    lattice = Lattice(widths, (sizes[0].height,), gaps)
    front, back = (
        tuple(
            Slot(at, 0, page, shift=_kept_at_fold(at, page, cells, sizes))
            for at, page in enumerate(pages)
        )
        for pages, cells in zip(sides, (lattice, lattice.reversed()), strict=True)
    )
    return Flat(lattice, front, back)


def _kept_at_fold(at: int, page: int, cells: Lattice, sizes: Sequence[Size]) -> float:
    """Return the shift of a page wider than its panel: its free edge is cut.

    The free edge of the first panel is its left one, of the last its right.
    """
    if not page:
        return 0.0
    over = sizes[page - 1].width - cells.widths[at]
    return 0.0 - over / 2 if at == 0 else over / 2


def same(sizes: Sequence[Size], groups: Sequence[tuple[int, ...]]) -> None:
    """Refuse pages of a group that differ, and panels that differ in height."""
    faults = []
    for group in groups:
        like = Size(sizes[group[0] - 1].width, sizes[0].height)
        other = [(p, sizes[p - 1]) for p in group if not _alike(sizes[p - 1], like)]
        if other:
            faults.append(mixed(like, other))
    if faults:
        raise ContentError(*faults)


def _alike(one: Size, other: Size) -> bool:
    wide, high = one.width - other.width, one.height - other.height
    return abs(wide) <= ALIKE and abs(high) <= ALIKE
