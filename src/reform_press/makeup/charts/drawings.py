"""Charts, tables and codes for templates (图表): one function to each macro.

In: the easel of a brochure.  Out: functions by name, which the macros of
``data/macros/charts.html`` call: plain values of a template in, SVG out.
Documented in ``docs/charts.md``.

"""

from collections.abc import Callable, Sequence
from typing import Any

from reform_press.makeup.charts.barcode import barcode
from reform_press.makeup.charts.bars import bars
from reform_press.makeup.charts.columns import columns
from reform_press.makeup.charts.data import Record, data_of, records
from reform_press.makeup.charts.easel import Easel
from reform_press.makeup.charts.figures import figures
from reform_press.makeup.charts.gauges import gauges
from reform_press.makeup.charts.lines import lines
from reform_press.makeup.charts.look import Chart, Look, looked
from reform_press.makeup.charts.process import process
from reform_press.makeup.charts.qr import qr
from reform_press.makeup.charts.shares import ring, share
from reform_press.makeup.charts.table import table
from reform_press.makeup.charts.timeline import timeline

_COMMON = ("width", "height", "size", "colours", "unit", "grouped")
#: Charts of numbers, and the options that each of them takes.
_CHARTS: dict[str, tuple[Callable[[Chart], str], tuple[str, ...]]] = {
    "reform_bars": (bars, (*_COMMON, "values", "axis", "labels", "low", "high")),
    "reform_columns": (columns, (*_COMMON, "values", "axis", "low", "high")),
    "reform_lines": (lines, (*_COMMON, "values", "low", "high")),
    "reform_share": (share, (*_COMMON, "total")),
    "reform_ring": (ring, (*_COMMON, "total", "centre")),
    "reform_gauges": (gauges, (*_COMMON, "total", "colour", "numerals")),
}
#: What is made of rows as they are.
_ROWS: dict[
    str, tuple[Callable[[Sequence[Record], Look, Easel], str], tuple[str, ...]]
] = {
    "reform_table": (
        table,
        (
            "width",
            "height",
            "size",
            "unit",
            "heavy",
            "head",
            "lined",
            "numbered",
            "widths",
        ),
    ),
    "reform_figures": (
        figures,
        ("width", "height", "size", "columns", "colour", "numerals", "rule"),
    ),
    "reform_process": (process, ("width", "size", "icon", "colour", "before", "after")),
    "reform_timeline": (timeline, ("width", "height", "size", "colour", "even")),
}


def drawings(easel: Easel) -> dict[str, Callable[..., str]]:
    """Return the functions of templates by name.

    Each takes rows, or the name of a file in the edition's folder, and its
    options by name; ``reform_qr`` takes text, ``reform_barcode`` an ISBN.  They
    raise LayoutError.
    """

    def coded(isbn: Any, **options: Any) -> str:
        return barcode(str(isbn), looked(options, ("width",)), easel)

    made: dict[str, Callable[..., str]] = {"reform_qr": _code, "reform_barcode": coded}
    for name, (draw, allowed) in _CHARTS.items():
        made[name] = _chart(draw, allowed, easel)
    for name, (set_, allowed) in _ROWS.items():
        made[name] = _rows(set_, allowed, easel)
    return made


def _chart(
    draw: Callable[[Chart], str], allowed: tuple[str, ...], easel: Easel
) -> Callable[..., str]:
    def drawn(told: Any, **options: Any) -> str:
        look = looked(options, allowed)
        return draw(Chart(data_of(_read(told, easel)), look, easel))

    return drawn


def _rows(
    draw: Callable[[Sequence[Record], Look, Easel], str],
    allowed: tuple[str, ...],
    easel: Easel,
) -> Callable[..., str]:
    def drawn(told: Any, **options: Any) -> str:
        look = looked(options, allowed)
        return draw(_read(told, easel), look, easel)

    return drawn


def _read(told: Any, easel: Easel) -> tuple[Record, ...]:
    if isinstance(told, str):
        easel.opened(told)
    return records(told, easel.folder, easel.converted)


def _code(told: Any, **options: Any) -> str:
    return qr(str(told), looked(options, ("width", "error")))
