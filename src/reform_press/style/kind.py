"""Two kinds of layout (版式种类): a newspaper's has a grid, a brochure's a format.

In: ``layout.yaml`` as read.  Out: complaints about what a kind lacks or has
no use for, and the grid that the rest of the house asks for.

"""

from collections.abc import Iterator

from reform_press.errors import Diagnostic, Words
from reform_press.schema import Read
from reform_press.style.form import LayoutForm, StyleForm
from reform_press.style.model import Grid
from reform_press.style.papers import spine_width

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
    yield from _spine_faults(read, form)


def _spine_faults(read: Read[LayoutForm], form: LayoutForm) -> Iterator[Diagnostic]:
    """Tell of a cover whose spine is not known, and of spines of nothing."""
    given = [key for key in ("spine", "block") if getattr(form, key) is not None]
    if form.format == "cover" and len(given) != 1:
        words = Words(
            "封面要写 spine（书脊宽）或 block（书芯），二者取一",
            "a cover wants its spine or its block, one of the two",
        )
        hint = Words(
            "例：block: {pages: 128, paper: 80gsm-offset}",
            "as block: {pages: 128, paper: 80gsm-offset}",
        )
        yield Diagnostic("error", "layout.no-spine", words, read.source(), hint)
    if form.format != "cover":
        for key in given:
            words = Words(f"只有封面有 {key}", f"a cover alone has a {key}")
            place = read.source(key)
            yield Diagnostic("error", "layout.idle-key", words, place)


def spine_of(form: LayoutForm) -> float:
    """Return the width of a cover's spine (书脊宽), measured or worked out, points."""
    if form.block:
        return spine_width(form.block.pages, form.block.paper)
    return form.spine or 0.0


def grid_of(form: LayoutForm) -> Grid:
    """Return the grid; a designed page has none but the size and leading of text."""
    if form.grid:
        return Grid(**form.grid.model_dump())
    body = form.styles.get("body", StyleForm())
    return Grid(1, form.trim[0] / body.size, 0.0, body.size, body.leading, 1)
