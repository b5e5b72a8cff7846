"""Shares of wholes of their own (达标图): each number large, its bar under it.

In: a chart with one number to each name.  Out: SVG.  What lacks to the whole,
``total`` or 100, stays bare in a tint.  Names stand at the right, level with
their numbers.  Takes ``width height size
colours unit total colour numerals``.

"""

from decimal import Decimal
from typing import NamedTuple

from reform_press.colour import Colour
from reform_press.errors import Diagnostic, LayoutError, Words
from reform_press.geometry import fits
from reform_press.makeup.charts.data import Row
from reform_press.makeup.charts.easel import Said
from reform_press.makeup.charts.legend import crowded
from reform_press.makeup.charts.look import Chart
from reform_press.makeup.charts.numbers import NONE, said
from reform_press.makeup.charts.svg import area, block, height_of, svg, width_of, words

_WHOLE = Decimal(100)
#: Ground of what is lacking to the whole.
_REST = Colour(k=0.12)
#: Height of a bar (em); size of numerals where none is asked for, pt.
_BAR, _NUMERALS = 2.4, 30.0
#: A unit's size to its numeral's, the white before it, the height of numerals.
_UNIT, _BESIDE, _HEIGHT = 0.44, 0.08, 0.72
#: White over a bar, between number and name, and under a bar (em).
_OVER, _APART, _UNDER = 1.0, 1.6, 2.2


class _Gauge(NamedTuple):
    """One share with its number and name (一项)."""

    share: float  # of its whole
    number: tuple[Said, ...]  # numeral and unit
    name: tuple[Said, ...]
    ink: Colour


def gauges(chart: Chart) -> str:
    """Return bars, each of a whole of its own.

    Raises LayoutError ``chart.whole``, ``chart.crowded``, ``chart.colour``.
    """
    look, every = chart.look, _told(chart)
    size = look.size
    numeral = (look.numerals or _NUMERALS) * _HEIGHT
    head = max(numeral, *(height_of(gauge.name) for gauge in every))
    held = head + size * (_OVER + _BAR)
    pitch = held + size * _UNDER
    if look.height:
        pitch = look.height / len(every)
        if not fits(held + size, pitch):
            raise LayoutError(crowded("height", (held + size) * len(every)))
    parts: list[str] = []
    for at, gauge in enumerate(every):
        parts += _drawn(chart, gauge, pitch * at + head)
    return svg(look.width, look.height or pitch * len(every) - size * _UNDER, parts)


def _drawn(chart: Chart, gauge: _Gauge, foot: float) -> list[str]:
    """Return number and name, which stand on ``foot``, and the bar under them."""
    easel, look = chart.easel, chart.look
    ink = easel.ink(look.colour or "accent")
    parts: list[str] = []
    x = 0.0
    for said_ in gauge.number:
        parts.append(words(easel, x, foot, said_, colour=ink))
        x += said_.width + said_.letters.size * _BESIDE
    top = foot - height_of(gauge.name)
    parts += block(easel, look.width, top, gauge.name, "end")
    top, high = foot + look.size * _OVER, look.size * _BAR
    parts.append(area(0, top, look.width, high, _REST))
    if gauge.share:
        parts.append(area(0, top, look.width * gauge.share, high, gauge.ink))
    return parts


def _told(chart: Chart) -> tuple[_Gauge, ...]:
    look, rows = chart.look, chart.data.rows
    whole = look.total or _WHOLE
    inks = chart.easel.inks(look.colours or ("accent",), len(rows))
    found = []
    for row, ink in zip(rows, inks, strict=True):
        value = row.values[0] or Decimal(0)
        if len(row.values) != 1 or not 0 <= value <= whole:
            raise LayoutError(_no_share(row, whole))
        own = chart.easel.ink(row.colour) if row.colour else ink
        number = _number(chart, row.values[0])
        name = _name(chart, row, number)
        found.append(_Gauge(float(value / whole), number, name, own))
    return tuple(found)


def _number(chart: Chart, value: Decimal | None) -> tuple[Said, ...]:
    """Return a number large, and its unit smaller beside it."""
    look, easel = chart.look, chart.easel
    size = look.numerals or _NUMERALS
    grouped = chart.groups(chart.data.numbers)
    text = NONE if value is None else said(value, grouped=grouped)
    parts = [(text, easel.letters(size, "black"))]
    if chart.unit() and value is not None:
        parts.append((chart.unit(), easel.letters(size * _UNIT, "bold")))
    return tuple(
        Said(text, letters, easel.width(text, letters)) for text, letters in parts
    )


def _name(chart: Chart, row: Row, number: tuple[Said, ...]) -> tuple[Said, ...]:
    """Return the name beside a number, turned to the room that is left."""
    look = chart.look
    taken = sum(one.width + one.letters.size * _BESIDE for one in number)
    room = look.width - taken - look.size * _APART
    lines = chart.easel.label(row.label, look.size, room=max(room, look.size))
    if not fits(width_of(lines), room):
        raise LayoutError(crowded("width", look.width + width_of(lines) - room))
    return lines


def _no_share(row: Row, whole: Decimal) -> Diagnostic:
    return Diagnostic(
        "error",
        "chart.whole",
        Words(
            f"每行要一个数，从 0 到 {whole}", f"one number to each row, 0 to {whole}"
        ),
        row.source,
    )
