"""Axes with round steps (坐标轴): the numbers that bars and lines are read off by.

In: the numbers of a chart and the length of its axis.  Out: a ``Scale`` whose
labels stand apart, and the rules and numbers of it as SVG.

"""

from collections.abc import Callable, Sequence
from decimal import Decimal

from reform_press.colour import BLACK
from reform_press.makeup.charts.easel import SMALLEST, Said
from reform_press.makeup.charts.look import Chart
from reform_press.makeup.charts.numbers import Scale, said, scale
from reform_press.makeup.charts.svg import AXIS, GRID, HAIRLINE, middle, rule, words

#: Steps of an axis, at most; white between its numbers (em).
_MOST, _APART = 6, 1.2
#: Pitch of numbers of an upright axis, and the height of a numeral (em).
_PITCH, _NUMERAL = 2.4, 0.7
#: White from an axis to its numbers (pt).
BESIDE = 4.0

#: Where a number stands along an axis.
Place = Callable[[Decimal], float]


def across(chart: Chart, length: float) -> Scale:
    """Return the steps of a level axis whose numbers do not touch."""
    low, high = chart.ends(zero=True)
    for most in range(_MOST, 1, -1):
        steps = scale(low, high, most)
        widest = max(tick(chart, steps, value).width for value in steps.ticks)
        if (widest + _APART * chart.look.size) * steps.steps <= length:
            return steps
    return scale(low, high, 1)


def upwards(chart: Chart, height: float, *, zero: bool) -> Scale:
    """Return the steps of an upright axis whose numbers do not touch."""
    low, high = chart.ends(zero=zero)
    most = int(height / (chart.look.size * _PITCH))
    return scale(low, high, min(max(most, 1), _MOST))


def tick(chart: Chart, steps: Scale, value: Decimal) -> Said:
    """Return the number of a step; the last one says the unit."""
    unit = chart.unit()
    shown = unit if value == steps.high or unit == "%" else ""
    text = said(value, shown, grouped=chart.groups(steps.ticks))
    letters = chart.easel.letters(max(SMALLEST, chart.look.size - 1))
    return Said(text, letters, chart.easel.width(text, letters))


def draw_across(
    chart: Chart, steps: Scale, spans: Sequence[tuple[float, float]], at: Place
) -> list[str]:
    """Draw upright rules over each span from top to foot, numbers below the last."""
    foot = spans[-1][1]
    parts = []
    for value in steps.ticks:
        number = tick(chart, steps, value)
        x = at(value)
        wide, ink = (AXIS, BLACK) if value == 0 else (HAIRLINE, GRID)
        parts += [rule(x, top, x, end, wide, ink) for top, end in spans]
        baseline = foot + BESIDE + number.letters.size * _NUMERAL
        # A number at the very edge stands inside it.
        middle_ = max(x, number.width / 2)
        parts.append(words(chart.easel, middle_, baseline, number, "middle"))
    return parts


def draw_upwards(
    chart: Chart, steps: Scale, span: tuple[float, float], at: Place
) -> list[str]:
    """Draw level rules from ``span``'s left to its right, numbers before them."""
    left, right = span
    ground = Decimal(0) if steps.low <= 0 <= steps.high else steps.low
    parts = []
    for value in steps.ticks:
        number = tick(chart, steps, value)
        y = at(value)
        wide, ink = (AXIS, BLACK) if value == ground else (HAIRLINE, GRID)
        parts.append(rule(left, y, right, y, wide, ink))
        baseline = y + middle(number)
        parts.append(words(chart.easel, left - BESIDE, baseline, number, "end"))
    return parts


def before(chart: Chart, steps: Scale) -> float:
    """Return the room of the numbers before an upright axis."""
    return max(tick(chart, steps, value).width for value in steps.ticks) + BESIDE
