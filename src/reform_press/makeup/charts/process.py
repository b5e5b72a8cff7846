"""A process in drawn steps (流程): icons on one line, named below.

In: rows with an ``icon``, a drawing of the layout or the edition, and a name.
Out: HTML: the icons as pictures, arrows and names as SVG behind them.  Icons
stand at equal distances, an arrow runs from each to the next.  A process that
goes over several panels comes from ``before`` its width and goes on ``after``
it.  Takes ``width size icon colour before after``.

"""

from collections.abc import Sequence
from html import escape

from reform_press.colour import Colour
from reform_press.errors import Diagnostic, LayoutError, Words
from reform_press.geometry import MM, fits
from reform_press.makeup.charts.data import Record
from reform_press.makeup.charts.easel import Easel
from reform_press.makeup.charts.legend import crowded, heights, widths
from reform_press.makeup.charts.look import Look
from reform_press.makeup.charts.svg import block, path, rule, short, svg

#: Width of an icon where none is asked for; of the line between them, pt.
_ICON, _LINE = 18 * MM, 1.8
#: Length of an arrow's head, and half its width, pt.
_HEAD, _HALF = 6.0, 3.6
#: White: icon to line (pt), icon to name, name to name (em).
_OFF, _UNDER, _APART = 3.0, 0.6, 0.8


def process(rows: Sequence[Record], look: Look, easel: Easel) -> str:
    """Return steps in a row.

    Raises LayoutError ``chart.no-icon``, ``chart.crowded``, ``chart.colour``.
    """
    found = [_no_icon(row) for row in rows if not row.text("icon")]
    if found:
        raise LayoutError(*found)
    icon, pitch = look.icon or _ICON, look.width / len(rows)
    room = pitch - look.size * _APART
    labels = [easel.label(row.label, look.size, room=room) for row in rows]
    least = icon + 2 * (_OFF + _HEAD)
    wanted = max(widths(labels) + look.size * _APART, least)
    if not fits(wanted, pitch):
        raise LayoutError(crowded("width", wanted * len(rows)))
    ink, under = easel.ink(look.colour or "accent"), icon + look.size * _UNDER
    drawn: list[str] = []
    pictures: list[str] = []
    for at, (row, label) in enumerate(zip(rows, labels, strict=True)):
        centre = look.before + pitch * (at + 0.5)
        if at or look.before:
            start = centre - pitch + icon / 2 + _OFF if at else 0.0
            drawn += _arrow(start, centre - icon / 2 - _OFF, icon / 2, ink)
        drawn += block(easel, centre, under, label, "middle")
        pictures.append(
            f'<img src="{escape(row.text("icon"))}" alt="" style="position: absolute; '
            f"left: {short(centre - icon / 2)}pt; top: 0; display: block; "
            f'width: {short(icon)}pt; height: {short(icon)}pt">'
        )
    wide = look.before + look.width + look.after
    if look.after:
        start = centre + icon / 2 + _OFF
        drawn.append(rule(start, icon / 2, wide, icon / 2, _LINE, ink))
    whole = svg(wide, under + heights(labels), drawn)
    return (
        f'<div style="position: relative; margin-left: -{short(look.before)}pt; '
        f'width: {short(wide)}pt">{whole}{"".join(pictures)}</div>'
    )


def _arrow(start: float, end: float, y: float, ink: Colour) -> tuple[str, str]:
    """Return a level arrow: its shaft, and its head."""
    foot = end - _HEAD
    head = (
        f"M{short(foot)} {short(y - _HALF)}L{short(end)} {short(y)}"
        f"L{short(foot)} {short(y + _HALF)}Z"
    )
    return rule(start, y, foot, y, _LINE, ink), path(head, ink)


def _no_icon(row: Record) -> Diagnostic:
    return Diagnostic(
        "error",
        "chart.no-icon",
        Words("这一步没有 icon（图标）", "this step has no icon"),
        row.source,
        Words("写 icon: icons/feed.svg", "write icon: icons/feed.svg"),
    )
