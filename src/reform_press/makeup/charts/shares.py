"""Shares of a whole (构成图): one bar cut into parts, or a ring.

In: a chart with one number to each name.  Out: SVG.  Every part is listed
with its colour, number and name, so that labels never stand on colours nor on
each other.  What is lacking to ``total`` stays bare in a tint.  Takes ``width
height size colours unit total``, a ring ``centre`` as well.

"""

from decimal import Decimal
from math import cos, pi, sin
from typing import NamedTuple

from reform_press.colour import Colour
from reform_press.errors import Diagnostic, LayoutError, Words
from reform_press.geometry import fits
from reform_press.makeup.charts.easel import Said
from reform_press.makeup.charts.legend import crowded
from reform_press.makeup.charts.look import Chart
from reform_press.makeup.charts.svg import (
    area,
    block,
    height_of,
    path,
    short,
    svg,
    width_of,
)

#: Ground of what is lacking to the whole.
_REST = Colour(k=0.1)
#: Height of the bar (em), white between parts (pt).
_BAR, _HAIR = 2.6, 0.75
#: White under the bar and between columns and rows of the list (em).
_UNDER, _ASIDE, _BETWEEN = 0.8, 1.6, 0.5
#: A colour's square, and the white after it (em).
_SQUARE, _BESIDE = 0.75, 0.5
#: Width of a ring's band to its radius; a ring's share of the width at most.
_BAND, _RING = 0.36, 0.46
#: Pieces of a ring are drawn by curves of at most this angle.
_ARC = pi / 2
#: Rounded shares may come to a little more than their whole.
_SLACK = Decimal("1.005")


class _Part(NamedTuple):
    """One part of the whole (一份)."""

    share: float  # of the whole
    ink: Colour
    lines: tuple[Said, ...]  # number, then name


def share(chart: Chart) -> str:
    """Return one bar cut into parts.

    Raises LayoutError ``chart.whole``, ``chart.crowded``, ``chart.colour``.
    """
    look, parts = chart.look, _parts(chart)
    size, high = look.size, look.size * _BAR
    drawn, x = [area(0, 0, look.width, high, _REST)], 0.0
    for part in parts:
        wide = part.share * look.width
        drawn.append(area(x, 0, max(wide - _HAIR, 0.25), high, part.ink))
        x += wide
    place = (0.0, high + size * _UNDER, look.width)
    listed, foot = _listed(chart, parts, place, len(parts))
    if look.height and not fits(foot, look.height):
        raise LayoutError(crowded("height", foot))
    return svg(look.width, look.height or foot, drawn + listed)


def ring(chart: Chart) -> str:
    """Return a ring cut into parts, its list beside it.

    Raises LayoutError as ``share`` does.
    """
    look, parts = chart.look, _parts(chart)
    across = min(look.height or look.width, look.width * _RING)
    left = across + look.size * _ASIDE
    columns = 0
    for columns in range(1, len(parts) + 1):  # one under another, if there is room
        _, held = _listed(chart, parts, (left, 0.0, look.width), columns)
        if fits(held, across):
            break
    high = look.height or max(across, held)
    if not fits(max(held, across), high):
        raise LayoutError(crowded("height", max(held, across)))
    place = (left, (high - held) / 2, look.width)
    listed, _ = _listed(chart, parts, place, columns)
    centre, radius = (across / 2, high / 2), across / 2
    drawn, turned = [], 0.0
    rest = 1 - sum(part.share for part in parts)
    for ink, part in [*((p.ink, p.share) for p in parts), (_REST, rest)]:
        if part > 1e-6:
            ends = (turned * 2 * pi, (turned + part) * 2 * pi)
            drawn.append(path(_sector(centre, radius, ends), ink))
            turned += part
    drawn += _middle(chart, centre, radius * (1 - _BAND))
    return svg(look.width, high, drawn + listed)


def _parts(chart: Chart) -> tuple[_Part, ...]:
    """Return each row's share of the whole."""
    look, rows = chart.look, chart.data.rows
    if len(chart.data.series) != 1:
        raise LayoutError(_whole("每行要一个数", "one number to each row"))
    values = [row.values[0] or Decimal(0) for row in rows]
    every, total = sum(values), look.total or sum(values)
    if min(values) < 0 or every <= 0:
        raise LayoutError(_whole("各份应是正数", "shares are greater than nothing"))
    if every > total * _SLACK:
        raise LayoutError(
            _whole(f"各份相加得 {every}，超过 {total}", f"{every} is over {total}")
        )
    inks = chart.easel.inks(look.colours, len(rows))
    room = look.width * (1 - _RING) - look.size * (_ASIDE + _SQUARE + _BESIDE)
    parts = []
    for row, value, ink in zip(rows, values, inks, strict=True):
        own = chart.easel.ink(row.colour) if row.colour else ink
        name = chart.easel.label(row.label, look.size, room=room)
        part = float(value / max(every, total))
        parts.append(_Part(part, own, (chart.say(value), *name)))
    return tuple(parts)


def _listed(
    chart: Chart,
    parts: tuple[_Part, ...],
    place: tuple[float, float, float],
    columns: int,
) -> tuple[list[str], float]:
    """List the parts from left and top to a right edge; return its foot as well.

    In ``columns``, or in as many as there is room for.
    """
    (left, top, right), size = place, chart.look.size
    sign = size * (_SQUARE + _BESIDE)
    wide = [sign + width_of(part.lines) for part in parts]
    for columns_ in range(columns, 0, -1):
        held = [max(wide[n::columns_]) for n in range(columns_)]
        if fits(sum(held) + size * _ASIDE * (columns_ - 1), right - left):
            break
    else:
        raise LayoutError(crowded("width", chart.look.width + max(wide) - right + left))
    drawn: list[str] = []
    for start in range(0, len(parts), columns_):
        line, x = parts[start : start + columns_], left
        for part, room in zip(line, held, strict=False):
            square, middle = size * _SQUARE, top + height_of(part.lines[:1]) / 2
            drawn.append(area(x, middle - square / 2, square, square, part.ink))
            drawn += block(chart.easel, x + sign, top, part.lines)
            x += room + size * _ASIDE
        top += max(height_of(part.lines) for part in line) + size * _BETWEEN
    return drawn, top - size * _BETWEEN


def _sector(
    centre: tuple[float, float], radius: float, ends: tuple[float, float]
) -> str:
    """Return a piece of the ring from one angle to another, from the top on."""
    inner = radius * (1 - _BAND)
    slit = _HAIR / 2 if ends[1] - ends[0] < 2 * pi - 1e-6 else 0.0
    turns = max(1, -int(-(ends[1] - ends[0]) // _ARC))
    drawn = ""
    for length, there in ((radius, True), (inner, False)):
        cut = slit / length
        first, last = ends[0] + cut, max(ends[1] - cut, ends[0] + cut)
        angles = [first + (last - first) * n / turns for n in range(turns + 1)]
        for n, angle in enumerate(angles if there else reversed(angles)):
            x, y = centre[0] + length * sin(angle), centre[1] - length * cos(angle)
            if n == 0:
                drawn += f"{'M' if there else 'L'}{short(x)} {short(y)}"
            else:
                reach = f"{short(length)} {short(length)} 0 0 {int(there)}"
                drawn += f"A{reach} {short(x)} {short(y)}"
    return drawn + "Z"


def _middle(chart: Chart, centre: tuple[float, float], radius: float) -> list[str]:
    """Return the words within a ring."""
    if not any(chart.look.centre):
        return []
    lines = chart.easel.label(chart.look.centre, chart.look.size * 1.2, "bold")
    if not fits(width_of(lines), 2 * radius * 0.9):
        raise LayoutError(crowded("width", chart.look.width * width_of(lines) / radius))
    top = centre[1] - height_of(lines) / 2
    return block(chart.easel, centre[0], top, lines, "middle")


def _whole(zh: str, en: str) -> Diagnostic:
    return Diagnostic(
        "error",
        "chart.whole",
        Words(f"不成一个整体：{zh}", f"no parts of a whole: {en}"),
    )
