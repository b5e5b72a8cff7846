"""Two kinds of layout (版式种类): a newspaper's has a grid, a brochure's a format.

In: ``layout.yaml`` as read.  Out: complaints about what a kind lacks or has
no use for, and the grid that the rest of the house asks for.

"""

from collections.abc import Iterator

from reform_press.errors import Diagnostic, Words
from reform_press.schema import Read
from reform_press.style.form import LayoutForm, StyleForm
from reform_press.style.model import Grid

#: What says where things stand on a page that no template designs.
_OF_NEWSPAPERS = ("grid", "top")


def kind_faults(read: Read[LayoutForm], form: LayoutForm) -> Iterator[Diagnostic]:
    """Tell of what a layout must say, and of what a brochure's may not."""
    for key in _OF_NEWSPAPERS:
        if form.format and read.has(key):
            words = Words(f"小册子的版式没有 {key}", f"a brochure has no {key}")
            hint = Words("各面由模板安排；请删去", "templates do this: take it out")
            place = read.source(key)
            yield Diagnostic("error", "layout.idle-key", words, place, hint)
        if not form.format and getattr(form, key) is None:
            words = Words(f"缺少“{key}”", f"“{key}” is missing")
            hint = Words(
                f"加一行 {key}: …；小册子写 format（折法）",
                f"add a line {key}: …; of a brochure, its format",
            )
            place = read.source()
            yield Diagnostic("error", "layout.missing-key", words, place, hint)


def grid_of(form: LayoutForm) -> Grid:
    """Return the grid; a designed page has none but the size and leading of text."""
    if form.grid:
        return Grid(**form.grid.model_dump())
    body = form.styles.get("body", StyleForm())
    return Grid(1, form.trim[0] / body.size, 0.0, body.size, body.leading, 1)
