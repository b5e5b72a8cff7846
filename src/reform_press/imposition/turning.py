"""Small sections printed with one forme (自翻版、滚翻版).

In: the sheet of a section.  Out: a sheet twice as large: the front of the
section on one half, the back on the other.  Printed, turned and printed again
with the same plates, and cut in two, it gives the section twice.

    work and turn    halves side by side; turned over like a leaf
    work and tumble  halves one below the other; turned over head and foot, so
                     that both edges go under the gripper

"""

from reform_press.imposition.model import Flat, Gap, Slot


def small_turned(flats: tuple[Flat, ...], trim: float) -> tuple[Flat, ...]:
    """Return the sheets of a book; those smaller than the largest with one forme.

    ``trim`` is what is cut off on either side of the cut between the halves.
    """
    whole = max(flats, key=lambda flat: len(flat.front))
    return tuple(
        _turned(flat, len(whole.lattice.widths), Gap(2 * trim, fold=False, cut=True))
        if len(flat.front) < len(whole.front)
        else flat
        for flat in flats
    )


def _turned(flat: Flat, most: int, between: Gap) -> Flat:
    """Return a sheet with both its sides on one, side by side where that fits."""
    cells = flat.lattice
    wide, high = len(cells.widths), len(cells.heights)
    if 2 * wide <= most:
        lattice = cells._replace(
            widths=2 * cells.widths,
            across=(*cells.across, between, *cells.across),
        )
        other = (slot._replace(column=slot.column + wide) for slot in flat.back)
        forme = (*flat.front, *other)
        return flat._replace(lattice=lattice, front=forme, back=forme, turn="turn")
    lattice = cells._replace(
        heights=2 * cells.heights, down=(*cells.down, between, *cells.down)
    )
    forme = (*flat.front, *(_headlong(slot, wide, high) for slot in flat.back))
    return flat._replace(lattice=lattice, front=forme, back=forme, turn="tumble")


def _headlong(slot: Slot, wide: int, high: int) -> Slot:
    """Return a place of the back in the lower half, heads to the foot."""
    return slot._replace(
        column=wide - 1 - slot.column,
        row=2 * high - 1 - slot.row,
        turned=not slot.turned,
        shift=0.0 - slot.shift,
    )
