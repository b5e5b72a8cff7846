"""What annotations show (注释外观), and where on the page.

In: a page.  Out: the streams of their appearances, each with the matrix that
puts it there.  ISO 32000-1 12.5.5.

"""

from collections.abc import Iterator
from typing import NamedTuple

import pikepdf

from reform_press.preflight.reading import Value, elements, entries, entry, numbers
from reform_press.preflight.state import SAME, Box, Matrix, placed


class Appearance(NamedTuple):
    """One look of an annotation."""

    form: Value
    matrix: Matrix  # of the form, as it is placed on the page
    layer: Value | None = None  # the layer that it belongs to


def appearances(page: pikepdf.Page) -> Iterator[Appearance]:
    """Yield what the annotations of a page show, in every state."""
    for annotation in elements(page.obj.get("/Annots")):
        layer = entry(annotation, "/OC")
        normal = entry(entry(annotation, "/AP"), "/N")
        one = isinstance(normal, pikepdf.Stream)
        for form in (normal,) if one else [state for _, state in entries(normal)]:
            if isinstance(form, pikepdf.Stream):
                yield Appearance(form, _placed(form, annotation), layer)


def _placed(form: Value, annotation: Value) -> Matrix:
    """Return the matrix that fits the box of a form into its annotation."""
    corners = numbers(entry(annotation, "/Rect"), 4)
    bounds = numbers(entry(form, "/BBox"), 4)
    if corners is None or bounds is None:
        return SAME
    own = numbers(entry(form, "/Matrix"), 6)
    a, b, c, d, e, f = own or SAME
    box = placed((a, b, c, d, e, f), Box(*bounds))
    left, right = sorted(corners[::2])
    low, high = sorted(corners[1::2])
    wide, tall = box.right - box.left, box.top - box.bottom
    across = (right - left) / wide if wide else 1.0
    up = (high - low) / tall if tall else 1.0
    return across, 0.0, 0.0, up, left - box.left * across, low - box.bottom * up
