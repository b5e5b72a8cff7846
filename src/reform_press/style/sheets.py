"""The size of each page of a brochure (各面尺寸), by the way that it is folded.

In: a layout with a format, and the number of pages.  Out: the trimmed size of
every page in reading order, the cover first; a panel that folds in is
narrower, so that it does not buckle.  Trade practice: a third panel 3 mm,
doors 1 mm each.

"""

from reform_press.geometry import MM, Size
from reform_press.style.model import Format, Layout

#: A panel that folds in is narrower than the others by this; each of two
#: doors is narrower than half of the middle panel by this.
_FLAP, _DOOR = 3 * MM, 1 * MM

#: Formats: what a printer calls them, and the pages that they may have, as a
#: number and whether its multiples will do.
FORMATS: dict[Format, tuple[str, int, bool]] = {
    "tri-fold": ("三折页", 6, False),
    "gate": ("关门折", 6, False),
    "accordion": ("风琴折", 2, True),
    "saddle": ("骑马钉", 4, True),
    "perfect": ("胶订", 2, True),
    "cover": ("封面", 5, False),
    "sheet": ("单页", 1, True),
}


def page_count_fits(form: Format, count: int) -> bool:
    """Tell whether a brochure of that format may have so many pages."""
    _, number, multiples = FORMATS[form]
    return count % number == 0 if multiples else count == number


def sizes_of(layout: Layout, count: int) -> tuple[Size, ...]:
    """Return the sizes of ``count`` pages, which the format allows.

    The layout's trim is that of the flat where panels are folded, else that
    of a page; a cover's spine is as wide as its block is thick.
    """
    wide, high = layout.trim
    widths: tuple[float, ...]
    match layout.format:
        case "tri-fold":
            panel = (wide + _FLAP) / 3
            widths = (panel, panel, panel, panel - _FLAP, panel - _FLAP, panel)
        case "gate":
            middle = (wide + 2 * _DOOR) / 2
            door = middle / 2 - _DOOR
            widths = (door, door, door, middle, door, middle)
        case "accordion":
            widths = (wide / max(1, count // 2),) * count
        case "cover":  # front, inside front, inside back, back, spine
            widths = (wide, wide, wide, wide, layout.spine)
        case _:
            widths = (wide,) * count
    return tuple(Size(width, high) for width in widths)
