"""Level bars (条形图): one or several to each name, measured from zero.

In: a chart.  Out: SVG.  Names stand beside their bars, or above them where
they are long; numbers at the ends, or on an axis.  Takes ``width height size
colours unit values axis labels low high``.

"""

from decimal import Decimal
from typing import NamedTuple

from reform_press.colour import BLACK
from reform_press.errors import LayoutError
from reform_press.geometry import fits
from reform_press.makeup.charts import axis
from reform_press.makeup.charts.easel import Said
from reform_press.makeup.charts.legend import crowded, heights, unit_over, widths
from reform_press.makeup.charts.look import Chart, Look
from reform_press.makeup.charts.numbers import Scale
from reform_press.makeup.charts.svg import (
    AXIS,
    area,
    block,
    height_of,
    middle,
    rule,
    svg,
    words,
)

#: Names beside bars take this share of the width at most.
_BESIDE = 0.36
#: Thickness of a bar: by itself, and one of several, to the size of labels.
_ALONE, _GROUPED, _THINNEST, _THICKEST = 1.5, 1.05, 0.6, 2.4
#: White: between bars of a name (pt), between names, to a number, to a name (em).
_HAIR, _BETWEEN, _TO_NUMBER, _TO_NAME = 0.75, 0.85, 0.4, 0.9
#: White from a name to the bars under it (pt).
_UNDER = 1.5
#: Numbers are left away where bars follow each other closer than this (em).
_NUMBER_PITCH = 0.9
#: Height of an axis's numbers (em); bars have this share of the width at least.
_AXIS_FOOT, _SHORTEST = 1.6, 0.25


class _Plan(NamedTuple):
    """Where things are (布局)."""

    labels: tuple[tuple[Said, ...], ...]
    beside: bool
    left: float  # where bars and their numbers may begin
    top: float  # of the first name's room
    pitch: float  # from name to name
    thick: float  # of one bar
    values: bool  # whether numbers stand at the bars
    steps: Scale | None = None
    low: float = 0.0  # number at ``zero``
    zero: float = 0.0
    unit: float = 1.0  # pt of 1

    def at(self, value: Decimal) -> float:
        """Return the x of a number."""
        return self.zero + (float(value) - self.low) * self.unit

    def first(self, row: int, bars: int) -> float:
        """Return the top of a row's first bar."""
        held = _pile(bars, self.thick)
        name = 0.0 if self.beside else height_of(self.labels[row]) + _UNDER
        return self.top + self.pitch * row + (self.pitch - held - name) / 2 + name


def bars(chart: Chart) -> str:
    """Return level bars.  Raises LayoutError ``chart.crowded``, ``chart.colour``."""
    names, chart = unit_over(chart)
    plan = _measured(chart, _placed(chart, names.height))
    foot = plan.top + plan.pitch * len(chart.data.rows)
    parts, spans = [*names.parts], _spans(chart, plan, foot)
    if plan.steps:
        parts += axis.draw_across(chart, plan.steps, spans, plan.at)
    for number, row in enumerate(chart.data.rows):
        parts += _name(chart, plan, number)
        y = plan.first(number, len(row.values))
        for value, ink in zip(row.values, chart.inks(), strict=True):
            if value is not None:
                own = chart.easel.ink(row.colour) if row.colour else ink
                x, end = sorted((plan.at(Decimal(0)), plan.at(value)))
                parts.append(area(x, y, end - x, plan.thick, own))
            parts += _number(chart, plan, value, y)
            y += plan.thick + _HAIR
    if plan.low < 0:
        zero = plan.at(Decimal(0))
        parts += [rule(zero, y, zero, y2, AXIS, BLACK) for y, y2 in spans]
    return svg(chart.look.width, foot + _foot(chart.look), parts)


def _placed(chart: Chart, top: float) -> _Plan:
    """Return the heights of names and bars, and where bars may begin."""
    data, look = chart.data, chart.look
    count = len(data.series)
    size, room = look.size, look.width * _BESIDE - look.size * _TO_NAME
    labels = [chart.easel.label(row.label, size, room=room) for row in data.rows]
    beside = look.labels == "beside" or (
        look.labels != "above"
        and fits(widths(labels), room)
        and all(len(lines) <= 2 for lines in labels)
    )
    if not beside:
        labels = [
            chart.easel.label(row.label, size, room=look.width) for row in data.rows
        ]
    if not fits(widths(labels), room if beside else look.width):
        raise LayoutError(crowded("width", look.width * widths(labels) / room))
    thick = size * (_ALONE if count == 1 else _GROUPED)
    air, name = size * _BETWEEN, heights(labels)

    def pitch(bar: float) -> float:
        held = _pile(count, bar)
        return (max(held, name) if beside else held + name + _UNDER) + air

    wanted = pitch(thick)
    if look.height:
        wanted = (look.height - top - _foot(look)) / len(data.rows)
        least = pitch(size * _THINNEST)
        if not fits(least, wanted):
            least = least * len(data.rows) + top + _foot(look)
            raise LayoutError(crowded("height", least))
        held = wanted - air - (0.0 if beside else name + _UNDER)
        thick = min((held - _HAIR * (count - 1)) / count, size * _THICKEST)
    left = widths(labels) + size * _TO_NAME if beside else 0.0
    values = look.values and thick + _HAIR >= size * _NUMBER_PITCH and not look.axis
    return _Plan(tuple(labels), beside, left, top, wanted, thick, values)


def _measured(chart: Chart, plan: _Plan) -> _Plan:
    """Return the plan with the scale of its bars.

    Numbers beyond the ends of bars take from the room that bars have.
    """
    look, room = chart.look, chart.look.width - plan.left
    steps = axis.across(chart, room) if look.axis else None
    low, high = (steps.low, steps.high) if steps else chart.ends(zero=True)
    gap = look.size * _TO_NUMBER
    # Each number with what must stay free beyond it.
    ends = [
        (value, chart.say(value).width + gap if plan.values else 0.0)
        for value in chart.data.numbers
    ]
    # The rule at zero stands half on either side of it.
    edge = AXIS / 2 if steps else 0.0
    before = max((free for value, free in ends if value < 0), default=edge)
    ends.append((high, axis.tick(chart, steps, high).width / 2 if steps else 0.0))
    unit = (
        min(
            (room - before - free) / float(value - low)
            for value, free in ends
            if value > low
        )
        if high > low
        else 1.0
    )
    length = unit * float(high - low)
    if length < look.width * _SHORTEST:
        raise LayoutError(crowded("width", look.width * (1 + _SHORTEST) - length))
    return plan._replace(
        steps=steps, low=float(low), zero=plan.left + before, unit=unit
    )


def _spans(chart: Chart, plan: _Plan, foot: float) -> list[tuple[float, float]]:
    """Return the heights over which the axis is drawn: not through names."""
    if plan.beside:
        return [(plan.top, foot)]
    bars = len(chart.data.series)
    tops = [plan.first(n, bars) for n in range(len(chart.data.rows))]
    return [(top, top + _pile(bars, plan.thick)) for top in tops[:-1]] + [
        (tops[-1], foot)
    ]


def _name(chart: Chart, plan: _Plan, number: int) -> list[str]:
    """Return the name of a row: before its bars, or over them."""
    lines = plan.labels[number]
    top = plan.top + plan.pitch * number
    if plan.beside:
        top += (plan.pitch - height_of(lines)) / 2
    else:
        bars = len(chart.data.series)
        top = plan.first(number, bars) - _UNDER - height_of(lines)
    return block(chart.easel, 0, top, lines)


def _number(chart: Chart, plan: _Plan, value: Decimal | None, y: float) -> list[str]:
    """Return the number at the end of a bar; a dash where there is none."""
    if not plan.values:
        return []
    told, gap = chart.say(value), chart.look.size * _TO_NUMBER
    baseline, end = y + plan.thick / 2 + middle(told), plan.at(value or Decimal(0))
    if value is not None and value < 0:
        return [words(chart.easel, end - gap, baseline, told, "end")]
    return [words(chart.easel, end + gap, baseline, told)]


def _pile(bars: int, thick: float) -> float:
    """Return the height of a row's bars."""
    return bars * thick + (bars - 1) * _HAIR


def _foot(look: Look) -> float:
    """Return the height of the axis below the bars."""
    return look.size * _AXIS_FOOT if look.axis else 0.0
