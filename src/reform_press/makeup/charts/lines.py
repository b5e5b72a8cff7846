"""Lines over the years (折线图).

In: a chart, its rows in the order of time.  Out: SVG.  Each line is named at
its end, after its last number; names are moved apart where lines end close
together.  A number that is not there leaves a gap.  Takes
``width height size colours unit values low high``.

"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from reform_press.colour import BLACK, Colour
from reform_press.errors import LayoutError
from reform_press.geometry import fits
from reform_press.makeup.charts import axis
from reform_press.makeup.charts.columns import names_below
from reform_press.makeup.charts.easel import Said
from reform_press.makeup.charts.legend import crowded, heights, unit_over, widths
from reform_press.makeup.charts.look import Chart
from reform_press.makeup.charts.numbers import Scale
from reform_press.makeup.charts.svg import (
    AXIS,
    PITCH,
    block,
    dot,
    height_of,
    path,
    rule,
    short,
    svg,
)

#: Height to width where none is asked for.
_SHAPE = 0.58
#: Thickness of a line and radius of its points, pt.
_LINE, _POINT = 1.4, 2.2
#: Length of the sign of a line before its name, and of the mark of a year, pt.
_KEY, _TICK = 8.0, 2.0
#: White from a line's end to its name, from the ground to the years (pt).
_TO_NAME, _TO_YEARS = 4.0, 4.0
#: White between names of lines that end close together (em).
_BETWEEN = 0.35
#: The drawing's least share of the width, and its least height (em).
_NARROWEST, _LOWEST = 0.35, 4.0


class _Plan(NamedTuple):
    """Where things are (布局)."""

    left: float  # of the axis's rules
    first: float  # x of the first row
    foot: float
    pitch: float  # from year to year
    steps: Scale
    height: float  # of all steps

    def x(self, at: int) -> float:
        """Return where a row stands."""
        return self.first + self.pitch * at

    def y(self, value: Decimal) -> float:
        """Return the y of a number."""
        return self.foot - self.steps.place(value) * self.height


def lines(chart: Chart) -> str:
    """Return lines.  Raises LayoutError ``chart.crowded``, ``chart.colour``."""
    look = chart.look
    height = look.height or look.width * _SHAPE
    # Lines are named at their ends: nothing but the unit is said over them.
    over, bare = unit_over(chart._replace(data=chart.data._replace(series=())))
    chart = bare._replace(data=chart.data)
    ends = [_end(chart, n) for n in range(len(chart.data.series))]
    right = widths(ends) + _TO_NAME + (_KEY + _TO_NAME if len(ends) > 1 else 0.0)
    edge = look.width - right
    plan, years = _planned(chart, edge, over.height, height)
    parts = [*over.parts]
    parts += axis.draw_upwards(chart, plan.steps, (plan.left, edge), plan.y)
    for at, year in enumerate(years):
        x = plan.x(at)
        if year:
            parts.append(rule(x, plan.foot, x, plan.foot + _TICK, AXIS, BLACK))
        parts += block(chart.easel, x, plan.foot + _TO_YEARS, year, "middle")
    middles = []
    for n, ink in enumerate(chart.inks()):
        places = _places(chart, plan, n)
        parts += _drawn(places, ink)
        middles.append(next((p[1] for p in reversed(places) if p), plan.foot))
    # The first line of a name stands level with its line's end.
    wanted = [
        y + (height_of(end) + look.size * _BETWEEN - height_of(end[:1])) / 2
        for y, end in zip(middles, ends, strict=True)
    ]
    held = [height_of(end) + look.size * _BETWEEN for end in ends]
    tops = spread(wanted, held, height + look.size * _BETWEEN)
    for end, top, ink in zip(ends, tops, chart.inks(), strict=True):
        x = edge + _TO_NAME
        if len(ends) > 1:
            y = top + height_of(end[:1]) / 2
            parts.append(rule(x, y, x + _KEY, y, _LINE, ink))
            x += _KEY + _TO_NAME
        parts += block(chart.easel, x, top, end)
    return svg(look.width, height, parts)


def _planned(
    chart: Chart, edge: float, over: float, height: float
) -> tuple[_Plan, tuple[tuple[Said, ...], ...]]:
    """Measure the drawing, and return the names that stand under it."""
    look, count = chart.look, len(chart.data.rows)
    top = over + look.size / 2  # half of the axis's highest number
    guess = height - top - _TO_YEARS - look.size * PITCH
    steps = axis.upwards(chart, max(guess, look.size), zero=False)
    left = axis.before(chart, steps)
    # The first and the last year stand half beyond their points.
    labels = (chart.easel.label(row.label, look.size) for row in chart.data.rows)
    half = min(widths(list(labels)), (edge - left) / count) / 2
    pitch = (edge - left - 2 * half) / max(count - 1, 1)
    if edge - left < look.width * _NARROWEST:
        wanted = (look.width - edge + left) / (1 - _NARROWEST)
        raise LayoutError(crowded("width", wanted))
    years = names_below(chart, pitch)
    foot = height - heights(years) - _TO_YEARS
    if foot - top < _LOWEST * look.size:
        raise LayoutError(crowded("height", height - foot + top + _LOWEST * look.size))
    return _Plan(left, left + half, foot, pitch, steps, foot - top), years


def _end(chart: Chart, n: int) -> tuple[Said, ...]:
    """Return what stands at a line's end: its last number, then its name."""
    values = [v for row in chart.data.rows if (v := row.values[n]) is not None]
    last = (chart.say(values[-1]),) if values and chart.look.values else ()
    name = chart.data.series[n]
    return (*last, *(chart.easel.label(name, chart.look.size) if any(name) else ()))


def _places(chart: Chart, plan: _Plan, n: int) -> list[tuple[float, float] | None]:
    """Return the points of a line, None where there is no number."""
    found: list[tuple[float, float] | None] = []
    for at, row in enumerate(chart.data.rows):
        value = row.values[n]
        found.append(None if value is None else (plan.x(at), plan.y(value)))
    return found


def _drawn(places: Sequence[tuple[float, float] | None], ink: Colour) -> list[str]:
    """Return a line with a dot at its end; where numbers lack it is cut."""
    drawn, before = "", None
    for place in places:
        if place:
            drawn += f"{'L' if before else 'M'}{short(place[0])} {short(place[1])}"
        before = place
    last = next((place for place in reversed(places) if place), None)
    if last is None:
        return []
    alone = [
        place
        for before, place, after in zip(
            (None, *places), places, (*places[1:], None), strict=False
        )
        if place and not before and not after
    ]
    dots = [dot(*place, _POINT, ink) for place in dict.fromkeys((*alone, last))]
    return [path(drawn, None, ink, _LINE), *dots]


def spread(
    middles: Sequence[float], heights: Sequence[float], room: float
) -> tuple[float, ...]:
    """Return tops of labels that do not overlap, each near its middle.

    They keep their order; those that would touch are moved apart together.
    Raises LayoutError ``chart.crowded`` if ``room`` does not hold them.
    """
    if not fits(sum(heights), room):
        raise LayoutError(crowded("height", sum(heights)))
    order = sorted(range(len(middles)), key=lambda n: (middles[n], n))
    # Groups that touch: first member's place in the order, wanted top, height.
    groups: list[tuple[list[int], float, float]] = []
    for n in order:
        group = ([n], middles[n] - heights[n] / 2, heights[n])
        while True:
            members, top, held = group
            top = min(max(top, 0.0), room - held)
            if not groups or fits(groups[-1][1] + groups[-1][2], top):
                groups.append((members, top, held))
                break
            before, above, high = groups.pop()
            wanted = (above * len(before) + (top - high) * len(members)) / (
                len(before) + len(members)
            )
            group = (before + members, wanted, high + held)
    tops = [0.0] * len(middles)
    for members, top, _ in groups:
        for n in members:
            tops[n] = top
            top += heights[n]
    return tuple(tops)
