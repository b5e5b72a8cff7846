"""Booklets and books in sections (骑马钉、胶订).

In: how many pages there are, and their size.  Out: the sheets.  Sections are
put into each other and stitched through the fold, or laid on each other and
glued.

"""

from collections.abc import Sequence

from reform_press.errors import Words
from reform_press.geometry import Size
from reform_press.imposition.model import Flat, Gap, Lattice, Slot
from reform_press.imposition.signature import SECTIONS, Cell, signature

#: Pages of a sheet that is folded once.
_LEAST = SECTIONS[0]


def saddle(
    count: int, size: Size, section: int, trim: float, creep: float
) -> tuple[Flat, ...]:
    """Return the sheets of a saddle-stitched booklet, the outermost first.

    ``section`` is how many pages a whole sheet has, ``trim`` what is cut off
    at head, foot and fore-edge, ``creep`` how far each leaf inside another
    one is pushed out (爬移): its pages stand so much nearer to the spine.
    """
    total = padded(count)
    rest = list(range(1, total + 1))
    gaps = Gap(), Gap(2 * trim, cut=True)
    sizes = _sizes(total, section)
    flats: list[Flat] = []
    for at, pages in enumerate(sizes, 1):
        half = pages // 2
        taken = rest[:half] + rest[-half:]
        rest = rest[half:-half]
        # The outermost leaf has the first and the last two pages.
        push = [min(page - 1, total - page) // 2 * creep for page in taken]
        flat = _sheet([p if p <= count else 0 for p in taken], size, gaps, push)
        flats.append(flat._replace(label=_label(at, len(sizes))))
    return tuple(flats)


def perfect(
    count: int, size: Size, section: int, trims: tuple[float, float], creep: float
) -> tuple[Flat, ...]:
    """Return the sheets of a perfect-bound book, in the order of gathering.

    ``trims`` is what is cut off at head, foot and fore-edge, and what the
    mill takes at the spine (铣背).  ``creep`` is counted within a section.
    """
    total = padded(count)
    trim, grind = trims
    gaps = Gap(2 * grind), Gap(2 * trim, cut=True)
    sizes = _sizes(total, section)
    if len(sizes) > 1 and sizes[-1] < sizes[0]:
        # A thin section does not lie outermost in a glued block (trade practice).
        whole = sizes.count(sizes[0])
        sizes = [*sizes[: whole - 1], *sizes[whole:], sizes[0]]
    flats: list[Flat] = []
    first = 1
    for at, pages in enumerate(sizes, 1):
        taken = range(first, first + pages)
        push = [min(i, pages - 1 - i) // 2 * creep for i in range(pages)]
        flat = _sheet([p if p <= count else 0 for p in taken], size, gaps, push)
        flats.append(flat._replace(label=_label(at, len(sizes)), step=at))
        first += pages
    return tuple(flats)


def padded(count: int) -> int:
    """Return the pages of whole leaves that hold ``count`` (补白至四的倍数)."""
    return -(-count // _LEAST) * _LEAST


def _sizes(total: int, section: int) -> list[int]:
    """Return how many pages each section has, the large ones first."""
    sizes = [section] * (total // section)
    rest = total % section
    return sizes + [
        size for size in reversed(SECTIONS) if size < section and rest & size
    ]


def _label(at: int, of: int) -> Words:
    return Words(f"第{at}帖，共{of}帖", f"section {at} of {of}")


def _sheet(
    pages: Sequence[int], size: Size, gaps: tuple[Gap, Gap], push: Sequence[float]
) -> Flat:
    """Place the pages of one section; ``gaps`` at a spine and elsewhere."""
    table = signature(len(pages))
    spine, other = gaps
    bound = {cell.column for cell in table.front if cell.spine == "right"}
    lattice = Lattice(
        (size.width,) * table.columns,
        (size.height,) * table.rows,
        tuple(spine if at in bound else other for at in range(table.columns - 1)),
        (other,) * (table.rows - 1),
    )

    def slot(cell: Cell) -> Slot:
        at = cell.page - 1
        shift = push[at] if cell.spine == "right" else 0.0 - push[at]
        return Slot(cell.column, cell.row, pages[at], cell.turned, shift)

    return Flat(lattice, tuple(map(slot, table.front)), tuple(map(slot, table.back)))
