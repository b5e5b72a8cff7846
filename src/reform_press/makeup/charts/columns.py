"""Upright bars (柱形图): one or several to each name, measured from zero.

In: a chart.  Out: SVG.  Numbers stand over the bars; where they would touch,
an axis tells them instead.  The unit is said once, over all.  Names stand
below; of years only so many as have room, the last always, anything else
must fit.  Takes ``width height size colours unit values axis low high``.

"""

from decimal import Decimal
from math import ceil
from typing import NamedTuple

from reform_press.colour import BLACK
from reform_press.errors import LayoutError
from reform_press.geometry import fits
from reform_press.makeup.charts import axis
from reform_press.makeup.charts.easel import SMALLEST, Said
from reform_press.makeup.charts.legend import crowded, heights, legend, widths
from reform_press.makeup.charts.look import Chart
from reform_press.makeup.charts.numbers import Scale
from reform_press.makeup.charts.svg import (
    AXIS,
    area,
    block,
    rule,
    svg,
    words,
)

#: Height to width where none is asked for.
_SHAPE = 0.58
#: A bar by itself takes this share of its pitch, a group this one.
_ALONE, _GROUP = 0.56, 0.74
#: White between bars of a group (pt), of two numbers, of names (em).
_HAIR, _APART, _BETWEEN = 0.75, 0.35, 0.6
#: White from a bar to its number, and from the ground to the names (pt).
_TO_NUMBER, _TO_NAME = 2.5, 4.0
#: Bars have this height at least (em).
_SHORTEST = 4.0
#: Lines of a name at most, both languages together; height of a numeral (em).
_LINES, _NUMERAL = 4, 0.7


class _Plan(NamedTuple):
    """Where things are (布局)."""

    names: tuple[tuple[Said, ...], ...]
    left: float
    foot: float  # of the bars' room
    pitch: float  # from name to name
    thick: float  # of one bar
    values: bool  # whether numbers stand over the bars
    steps: Scale | None
    low: float
    ground: float  # y of ``low``
    unit: float  # pt of 1

    def at(self, value: Decimal) -> float:
        """Return the y of a number."""
        return self.ground - (float(value) - self.low) * self.unit


def columns(chart: Chart) -> str:
    """Return upright bars.  Raises LayoutError ``chart.crowded``, ``chart.colour``."""
    look, data = chart.look, chart.data
    height = look.height or look.width * _SHAPE
    over = legend(chart, unit=True)
    chart = chart.bare()
    plan = _planned(chart, over.height, height)
    parts = [*over.parts]
    if plan.steps:
        span = (plan.left, look.width)
        parts += axis.draw_upwards(chart, plan.steps, span, plan.at)
    held = plan.thick * len(data.series) + _HAIR * (len(data.series) - 1)
    for at, row in enumerate(data.rows):
        centre = plan.left + plan.pitch * (at + 0.5)
        x = centre - held / 2
        for value, ink in zip(row.values, chart.inks(), strict=True):
            if value is not None:
                own = chart.easel.ink(row.colour) if row.colour else ink
                y, end = sorted((plan.at(Decimal(0)), plan.at(value)))
                parts.append(area(x, y, plan.thick, end - y, own))
            parts += _number(chart, plan, value, x + plan.thick / 2)
            x += plan.thick + _HAIR
        name = plan.names[at]
        parts += block(chart.easel, centre, plan.foot + _TO_NAME, name, "middle")
    zero = plan.at(Decimal(0))
    parts.append(rule(plan.left, zero, look.width, zero, AXIS, BLACK))
    return svg(look.width, height, parts)


def _planned(chart: Chart, top: float, height: float) -> _Plan:
    """Decide whether numbers stand over bars or on an axis, and measure."""
    look, count = chart.look, len(chart.data.rows)
    left, steps, pitch = 0.0, None, look.width / count
    values = look.values and not look.axis and _apart(chart, pitch)
    if not values:
        # The names' height hardly depends on the room of the axis.
        room = height - top - heights(names_below(chart, pitch)) - _TO_NAME
        steps = axis.upwards(chart, room, zero=True)
        left = axis.before(chart, steps)
        pitch = (look.width - left) / count
        if steps.low == 0:  # half of the highest number stands over the axis
            top += look.size / 2
    names = names_below(chart, pitch)
    foot = height - heights(names) - _TO_NAME
    low, high = (steps.low, steps.high) if steps else chart.ends(zero=True)
    number = look.size + _TO_NUMBER if values else 0.0
    under = number if low < 0 else 0.0
    room = foot - top - number - under
    if room < _SHORTEST * look.size:
        raise LayoutError(crowded("height", height - room + _SHORTEST * look.size))
    return _Plan(
        names, left, foot, pitch, _thick(chart, pitch), values, steps,
        float(low), foot - under, room / float((high - low) or 1),
    )  # fmt: skip


def _thick(chart: Chart, pitch: float) -> float:
    """Return the thickness of one bar."""
    bars = len(chart.data.series)
    return pitch * _ALONE if bars == 1 else (pitch * _GROUP + _HAIR) / bars - _HAIR


def _apart(chart: Chart, pitch: float) -> bool:
    """Tell whether numbers over bars stand apart from their neighbours."""
    widest = max((chart.say(value).width for value in chart.data.numbers), default=0)
    alone = len(chart.data.series) == 1
    room = pitch if alone else _thick(chart, pitch) + _HAIR
    return fits(widest + _APART * chart.look.size, room)


def _number(chart: Chart, plan: _Plan, value: Decimal | None, x: float) -> list[str]:
    """Return the number over a bar, under one that hangs; a dash for none."""
    if not plan.values:
        return []
    told, y = chart.say(value), plan.at(value or Decimal(0))
    down = y + _TO_NUMBER + told.letters.size * _NUMERAL
    baseline = down if value is not None and value < 0 else y - _TO_NUMBER
    return [words(chart.easel, x, baseline, told, "middle")]


def names_below(chart: Chart, pitch: float) -> tuple[tuple[Said, ...], ...]:
    """Return the names under an axis; years are thinned out, the last stays.

    Raises LayoutError ``chart.crowded``.
    """
    look, easel = chart.look, chart.easel
    labels = [row.label for row in chart.data.rows]
    room = pitch - look.size * _BETWEEN
    for size in (look.size, (look.size + SMALLEST) / 2, SMALLEST):
        names = tuple(easel.label(label, size, room=room) for label in labels)
        if fits(widths(names), room) and all(len(lines) <= _LINES for lines in names):
            return names
    if not all(label.zh[:1].isdigit() for label in labels):
        wanted = (widths(names) + look.size * _BETWEEN) * len(labels)
        raise LayoutError(crowded("width", max(wanted, look.width * 1.1)))
    names = tuple(easel.label(label, look.size) for label in labels)
    every = ceil((widths(names) + look.size * _BETWEEN) / pitch)
    # The last year is shown, and the first one where equal steps lead there.
    last = len(names) - 1
    every = next((n for n in range(every, 2 * every) if last % n == 0), every)
    return tuple(() if (last - at) % every else it for at, it in enumerate(names))
