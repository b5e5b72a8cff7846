"""Names over a chart (图例), and what is said when there is no room.

In: a chart.  Out: the row of its series' names, each with its colour; the
fault of a chart that its place cannot hold.

"""

from collections.abc import Sequence
from typing import NamedTuple

from reform_press.colour import Colour
from reform_press.errors import Diagnostic, LayoutError, Words
from reform_press.geometry import MM, fits
from reform_press.makeup.charts.data import Label
from reform_press.makeup.charts.easel import Easel, Said
from reform_press.makeup.charts.look import Chart
from reform_press.makeup.charts.numbers import SIGNS
from reform_press.makeup.charts.svg import (
    PITCH,
    area,
    height_of,
    middle,
    width_of,
    words,
)

#: A legend's square to its size, and the white after square and name (em).
_SQUARE, _BESIDE, _AFTER = 0.75, 0.4, 1.4
#: White under a legend (em).
_UNDER = 0.6


class Legend(NamedTuple):
    """Names of colours over a chart, and the height that they take (图例)."""

    parts: tuple[str, ...] = ()
    height: float = 0.0


def legend(chart: Chart, *, unit: bool = False) -> Legend:
    """Return the names of a chart's series in rows; a single one needs none.

    ``unit`` has the unit said before them, if it is more than a sign.
    Raises LayoutError ``chart.crowded``.
    """
    look, names = chart.look, chart.data.series
    size, x, y = look.size, 0.0, 0.0
    signs: list[tuple[Colour | None, Label]] = []
    if unit and any(look.unit) and chart.unit() not in SIGNS:
        signs.append((None, _unit(look.unit, chart.easel)))
    if len(names) > 1:
        signs += zip(chart.inks(), names, strict=True)
    parts: list[str] = []
    for ink, name in signs:
        lines = chart.easel.label(name, size)
        square = size * _SQUARE if ink else 0.0
        before = square + size * _BESIDE if ink else 0.0
        width = before + _in_line(lines, size)
        if not fits(width, look.width):
            raise LayoutError(crowded("width", width))
        if x and not fits(x + width, look.width):
            x, y = 0.0, y + size * PITCH * 1.1
        if ink:
            parts.append(area(x, y + (size * PITCH - square) / 2, square, square, ink))
        at, baseline = x + before, y + size * PITCH / 2 + middle(lines[0])
        for line in lines:
            parts.append(words(chart.easel, at, baseline, line))
            at += line.width + size * _BESIDE
        x += width + size * _AFTER
    return Legend(tuple(parts), y + size * (PITCH + _UNDER) if signs else 0.0)


def _unit(unit: Label, easel: Easel) -> Label:
    """Return how a chart says its unit: 单位：万吨, Unit: kt."""
    english = f"Unit: {unit.en}" if unit.en else ""
    return Label(f"{easel.converted('单位：')}{unit.zh}", english)


def _in_line(lines: Sequence[Said], size: float) -> float:
    """Return the width of a label whose languages stand in one line."""
    return sum(line.width for line in lines) + size * _BESIDE * (len(lines) - 1)


def heights(labels: Sequence[Sequence[Said]]) -> float:
    """Return the height of the highest label."""
    return max((height_of(lines) for lines in labels), default=0.0)


def widths(labels: Sequence[Sequence[Said]]) -> float:
    """Return the width of the widest label."""
    return max((width_of(lines) for lines in labels), default=0.0)


def crowded(side: str, wanted: float) -> Diagnostic:
    """Say that a chart has no room, and how much it wants (pt)."""
    zh, en = {"width": ("宽", "wide"), "height": ("高", "high")}[side]
    return Diagnostic(
        "error",
        "chart.crowded",
        Words("图表放不下", "the chart has no room"),
        hint=Words(
            f"{zh}至少要 {wanted / MM:.1f} 毫米；或减少项目、缩短名称",
            f"it must be {wanted / MM:.1f} mm {en}; or take fewer or shorter names",
        ),
    )
