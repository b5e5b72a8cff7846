"""Charts in the text of a book (图表): as designed pages draw them, on a measure.

In: a chart as data, the measure.  Out: a drawing in vectors and inks, as high
as it takes.  It goes through ``webpage.design`` as a page of its own, whose
template is ``data/macros/chart.html``: so it is kept from build to build, and
one that has not changed loads no WeasyPrint.

"""

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

from reform_press.content.book.model import Chart
from reform_press.content.conversion import rewriting
from reform_press.content.place import root_of
from reform_press.errors import Diagnostic, LayoutError, Source
from reform_press.geometry import Rect, Size
from reform_press.makeup.block import Desk, placed_rect
from reform_press.makeup.charts.drawings import drawings
from reform_press.makeup.charts.easel import Easel
from reform_press.makeup.webpage import Ask, design
from reform_press.page import Embed, Group, Item

_TEMPLATE = "reform/chart.html"
_HEIGHT = re.compile(r'height="([0-9.]+)pt"')


class Drawn(NamedTuple):
    """A chart as drawn, not yet on a page (画好的图表)."""

    size: Size
    pdf: bytes = b""
    digest: str = ""
    alt: str = ""
    source: Source | None = None
    diagnostics: tuple[Diagnostic, ...] = ()

    def at(self, x: float, y: float) -> Item:
        """Return the chart with its upper left corner at ``x``, ``y``."""
        return self.over(Rect(x, y, self.size.width, self.size.height))

    def over(self, rect: Rect) -> Item:
        """Return the chart scaled into a rectangle of its own shape.

        One that cannot be drawn was told: it is nothing.
        """
        if not self.pdf:
            return Group(())
        return Embed(placed_rect(rect), self.pdf, self.digest, self.alt, self.source)

    def fitted(self, room: Size) -> Size:
        """Return its size in a room: its own, or as much smaller as it must be."""
        wide, high = self.size
        scale = min(1.0, room.width / wide, room.height / high if high else 1.0)
        return Size(wide * scale, high * scale)


def draw_chart(
    chart: Chart, measure: float, desk: Desk, source: Source | None, alt: str = ""
) -> Drawn:
    """Draw a chart as wide as a measure.

    Faults stand in its diagnostics, at its values, or at ``source`` where it
    is called; then it has no height and draws nothing.
    """
    told = json.loads(chart.values)
    # What the author says of the width yields to the columns of the page.
    options = {**told["options"], "width": measure}
    edition, layout = desk.edition, desk.layout
    folder = Path(edition.folder)
    root = root_of(folder)
    rewrite = rewriting(edition, root)
    palette = dict(layout.palette)
    easel = Easel(palette, edition.lang, desk.compositor.fonts, folder, rewrite)
    try:
        height = _height(chart.macro, told["rows"], options, easel)
        size = Size(measure, height)
        values = {
            "macro": chart.macro,
            "rows": told["rows"],
            "options": options,
            "lang": edition.lang,
        }
        ask = Ask(
            _TEMPLATE, root / "layouts" / edition.layout, folder, size, 0.0,
            layout.palette, values, lang=edition.lang, rewrite=rewrite,
            strict=layout.press.rgb == "refuse",
        )  # fmt: skip
        page = design(ask, desk.compositor.fonts, desk.kept)
    except LayoutError as error:
        told_at = chart.source or source
        found = tuple(
            one._replace(source=one.source or told_at) for one in error.diagnostics
        )
        return Drawn(Size(measure, 0.0), source=source, diagnostics=found)
    found = tuple(one._replace(source=source) for one in page.diagnostics)
    return Drawn(size, page.under, page.digest, alt, source, found)


def _height(macro: str, rows: Any, options: dict[str, Any], easel: Easel) -> float:
    """Return how high a chart is, before a page is made of that height."""
    svg = drawings(easel)[f"reform_{macro}"](rows, **options)
    found = _HEIGHT.search(svg)
    return float(found[1]) if found else 0.0
