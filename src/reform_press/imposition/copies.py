"""Pages to be cut apart (裁切), with nothing folded.

In: how many pages there are, their size, and how many stand on a side.  Out:
the sheets, an odd page on the front and the next one behind it.

"""

from reform_press.errors import Words
from reform_press.geometry import Size
from reform_press.imposition.model import Flat, Gap, Lattice, Slot

#: Columns and rows of a side.
Up = tuple[int, int]


def cut_stack(count: int, size: Size, up: Up, trim: float) -> tuple[Flat, ...]:
    """Return sheets that are cut in a pile (裁叠).

    The piles laid on each other, the first one uppermost, are in order.
    """
    columns, rows = up
    leaves = -(-count // 2)
    sheets = -(-leaves // (columns * rows))
    flats = []
    for sheet in range(sheets):
        numbers = [
            [2 * (at * sheets + sheet) + side for at in range(columns * rows)]
            for side in (1, 2)
        ]
        flats.append(_flat(numbers, count, size, up, trim))
    return _labelled(flats)


def repeated(count: int, size: Size, up: Up, trim: float) -> tuple[Flat, ...]:
    """Return sheets that show one leaf several times (双联、多联)."""
    columns, rows = up
    flats = [
        _flat(
            [[page + side] * columns * rows for side in (0, 1)], count, size, up, trim
        )
        for page in range(1, count + 1, 2)
    ]
    return _labelled(flats)


def _flat(
    numbers: list[list[int]], count: int, size: Size, up: Up, trim: float
) -> Flat:
    """Place pages row by row; those on the back lie behind their fronts."""
    columns, rows = up
    gap = Gap(2 * trim, fold=False, cut=True)
    lattice = Lattice(
        (size.width,) * columns,
        (size.height,) * rows,
        (gap,) * (columns - 1),
        (gap,) * (rows - 1),
    )
    front, back = (
        tuple(
            Slot(
                columns - 1 - at % columns if behind else at % columns,
                at // columns,
                page if page <= count else 0,
            )
            for at, page in enumerate(pages)
        )
        for behind, pages in enumerate(numbers)
    )
    return Flat(lattice, front, back)


def _labelled(flats: list[Flat]) -> tuple[Flat, ...]:
    of = len(flats)
    return tuple(
        flat._replace(label=Words(f"第{at}张，共{of}张", f"sheet {at} of {of}"))
        for at, flat in enumerate(flats, 1)
    )
