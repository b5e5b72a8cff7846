"""What patterns come to (图案、渐变): how often one repeats, its inks.

In: a pattern or a shading.  Out: numbers that rules judge by.  ISO 32000-1
8.7 and 7.10.

"""

from collections.abc import Iterable

import pikepdf

from reform_press.preflight.paint import space
from reform_press.preflight.reading import Value, elements, entry, identity, number
from reform_press.preflight.setting import matrix
from reform_press.preflight.state import Box, Matrix, times

#: Tiles over one area: a screen of 1 pt over a sheet has a million.
MOST_TILES = 10_000_000
#: Functions that are looked at for one gradient; real ones have a dozen.
_MOST_FUNCTIONS = 256
#: Types of function that tell their colours plainly (7.10.3, 7.10.4).
_STRAIGHT, _STITCHED = 2, 3


def tiles(pattern: Value, base: Matrix, box: Box) -> float:
    """Return how often a tiling pattern is drawn over a box of the page.

    ``base`` is the matrix of the content that the pattern is used in.
    """
    a, b, c, d = times(matrix(elements(entry(pattern, "/Matrix"))), base)[:4]
    step = number(entry(pattern, "/XStep")) * number(entry(pattern, "/YStep"))
    tile = abs(step * (a * d - b * c))
    area = (box.right - box.left) * (box.top - box.bottom)
    return area / tile if tile else float("inf") if area else 0.0


def gradient_inks(shading: Value | None) -> int:
    """Return how many inks a gradient mixes at most in one place (渐变).

    0 if it is foreign to print, or if its colours are calculated or sampled.
    """
    of = space(entry(shading, "/ColorSpace"), None)
    if of.foreign:
        return 0
    inks = _inks(entry(shading, "/Function"), set())
    return sum(at < of.components for at in inks)


def _inks(function: Value | None, seen: set[tuple[int, int]]) -> set[int]:
    """Return the components that a function gives a value other than 0."""
    if (key := identity(function)) != (0, 0):
        if key in seen or len(seen) >= _MOST_FUNCTIONS:
            return set()
        seen.add(key)
    if isinstance(function, pikepdf.Array):  # one function for each component
        each = list(elements(function))[:_MOST_FUNCTIONS]
        return {at for at, one in enumerate(each) if _inks(one, seen)}
    kind = number(entry(function, "/FunctionType"), -1)
    if kind == _STRAIGHT:
        return _printed(entry(function, "/C0")) | _printed(
            entry(function, "/C1"), usual=(1.0,)
        )
    if kind == _STITCHED:
        parts = elements(entry(function, "/Functions"))[:_MOST_FUNCTIONS]
        return max((_inks(part, seen) for part in parts), key=len, default=set())
    return set()


def _printed(colour: Value | None, usual: Iterable[float] = (0.0,)) -> set[int]:
    values = elements(colour) or usual
    return {at for at, value in enumerate(values) if number(value) > 0}
