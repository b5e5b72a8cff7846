"""A process in drawn steps (流程): icons on one line, named below.

In: rows with an ``icon``, a drawing of the layout or the edition, and a name.
Out: HTML: the icons as pictures, line and names as SVG behind them.  Icons
stand at equal distances, the line runs from icon to icon.  Takes ``width size
icon colour``.

"""

from collections.abc import Sequence
from html import escape

from reform_press.errors import Diagnostic, LayoutError, Words
from reform_press.geometry import MM, fits
from reform_press.makeup.charts.data import Record
from reform_press.makeup.charts.easel import Easel
from reform_press.makeup.charts.legend import crowded, heights, widths
from reform_press.makeup.charts.look import Look
from reform_press.makeup.charts.svg import block, rule, short, svg

#: Width of an icon where none is asked for; of the line between them, pt.
_ICON, _LINE = 18 * MM, 1.2
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
    wanted = max(widths(labels) + look.size * _APART, icon + 2 * _OFF + look.size)
    if not fits(wanted, pitch):
        raise LayoutError(crowded("width", wanted * len(rows)))
    ink, under = easel.ink(look.colour or "accent"), icon + look.size * _UNDER
    drawn, pictures = [], []
    for at, (row, label) in enumerate(zip(rows, labels, strict=True)):
        centre = pitch * (at + 0.5)
        if at:
            start, end = centre - pitch + icon / 2 + _OFF, centre - icon / 2 - _OFF
            drawn.append(rule(start, icon / 2, end, icon / 2, _LINE, ink))
        drawn += block(easel, centre, under, label, "middle")
        pictures.append(
            f'<img src="{escape(row.text("icon"))}" alt="" style="position: absolute; '
            f"left: {short(centre - icon / 2)}pt; top: 0; display: block; "
            f'width: {short(icon)}pt; height: {short(icon)}pt">'
        )
    whole = svg(look.width, under + heights(labels), drawn)
    return f'<div style="position: relative">{whole}{"".join(pictures)}</div>'


def _no_icon(row: Record) -> Diagnostic:
    return Diagnostic(
        "error",
        "chart.no-icon",
        Words("这一步没有 icon（图标）", "this step has no icon"),
        row.source,
        Words("写 icon: icons/feed.svg", "write icon: icons/feed.svg"),
    )
