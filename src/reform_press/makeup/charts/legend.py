"""Names over a chart (图例), and what is said when there is no room.

In: a chart.  Out: the row of its series' names, each with its colour; the
fault of a chart that its place cannot hold.

"""

from collections.abc import Sequence
from typing import NamedTuple

from reform_press.colour import Colour
from reform_press.content.pinyin import HANS
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


class _Sign(NamedTuple):
    """A name of a legend with its colour, or the unit (图例项)."""

    ink: Colour | None
    lines: tuple[Said, ...]  # its languages, in one line
    before: float  # room of the colour
    width: float


def legend(chart: Chart, *, unit: bool = False) -> Legend:
    """Return the names of a chart's series in rows; a single one needs none.

    ``unit`` has the unit said before them, if it is more than a sign: on a row
    of its own where one row does not hold all.
    Raises LayoutError ``chart.crowded``.
    """
    size, names = chart.look.size, chart.data.series
    signs = []
    if unit and any(chart.look.unit) and chart.unit() not in SIGNS:
        signs.append(_sign(None, _unit(chart.look.unit, chart.easel), chart))
    if len(names) > 1:
        pairs = zip(chart.inks(), names, strict=True)
        signs += (_sign(ink, name, chart) for ink, name in pairs)
    widest = max((sign.width for sign in signs), default=0.0)
    if not fits(widest, chart.look.width):
        raise LayoutError(crowded("width", widest))
    parts: list[str] = []
    rows = _rows(signs, size * _AFTER, chart.look.width)
    for number, row in enumerate(rows):
        x, y = 0.0, number * size * PITCH * 1.1
        for sign in row:
            parts += _drawn(sign, x, y, chart)
            x += sign.width + size * _AFTER
    lowest = (len(rows) - 1) * size * PITCH * 1.1
    return Legend(tuple(parts), lowest + size * (PITCH + _UNDER) if rows else 0.0)


def unit_over(chart: Chart) -> tuple[Legend, Chart]:
    """Return a legend, and the chart as it stands under it.

    A unit of two languages is said in both once, over all: numbers have room
    for one only.
    """
    unit = chart.look.unit
    both = chart.easel.lang != "en" and unit.en not in ("", unit.zh)
    return legend(chart, unit=both), chart.bare() if both else chart


def _sign(ink: Colour | None, name: Label, chart: Chart) -> _Sign:
    """Return a name with its colour; the unit has none."""
    size, lines = chart.look.size, chart.easel.label(name, chart.look.size)
    before = size * (_SQUARE + _BESIDE) if ink else 0.0
    return _Sign(ink, lines, before, before + _in_line(lines, size))


def _rows(
    signs: Sequence[_Sign], gap: float, room: float
) -> tuple[tuple[_Sign, ...], ...]:
    """Divide signs into as few rows as may be, the unit by itself, names evenly."""
    whole = _greedy(signs, gap, room)
    if len(whole) < 2:
        return whole
    unit, names = (signs[:1], signs[1:]) if not signs[0].ink else ((), signs)
    count = len(_greedy(names, gap, room))
    if unit and count + 1 > len(whole):
        return whole
    # The narrowest measure that takes no more rows.
    spans = (
        names[a:b] for a in range(len(names)) for b in range(a + 1, len(names) + 1)
    )
    measures = sorted(_wide(span, gap) for span in spans)
    tried = (_greedy(names, gap, m) for m in measures if fits(m, room))
    even = next(rows for rows in tried if len(rows) == count)
    return (tuple(unit), *even) if unit else even


def _greedy(
    signs: Sequence[_Sign], gap: float, room: float
) -> tuple[tuple[_Sign, ...], ...]:
    rows: list[tuple[_Sign, ...]] = []
    for sign in signs:
        if rows and fits(_wide((*rows[-1], sign), gap), room):
            rows[-1] += (sign,)
        else:
            rows.append((sign,))
    return tuple(rows)


def _wide(signs: Sequence[_Sign], gap: float) -> float:
    return sum(sign.width for sign in signs) + gap * (len(signs) - 1)


def _drawn(sign: _Sign, x: float, y: float, chart: Chart) -> list[str]:
    """Return a sign in its row, whose top is ``y``."""
    size, parts = chart.look.size, []
    if sign.ink:
        square = size * _SQUARE
        parts.append(area(x, y + (size * PITCH - square) / 2, square, square, sign.ink))
    at, baseline = x + sign.before, y + size * PITCH / 2 + middle(sign.lines[0])
    for line in sign.lines:
        parts.append(words(chart.easel, at, baseline, line))
        at += line.width + size * _BESIDE
    return parts


def _unit(unit: Label, easel: Easel) -> Label:
    """Return how a chart says its unit: 单位：万吨, Unit: kt.

    One in Han alone is in no English.
    """
    alone = unit.en == unit.zh and HANS.search(unit.en)
    english = f"Unit: {unit.en}" if unit.en and not alone else ""
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
