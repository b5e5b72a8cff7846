"""Events on a line of time (大事线).

In: rows with a ``date`` and a name.  Out: SVG.  Dates stand at their true
distances, or at equal ones (``even``); names above and below in turn, as far
from the line as keeps them apart, and no stem runs through a name.  Takes
``width height size colour even``.

"""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from reform_press.colour import BLACK
from reform_press.errors import SILENT, Diagnostic, LayoutError, Words
from reform_press.makeup.charts.data import Label, Record
from reform_press.makeup.charts.easel import Easel, Said
from reform_press.makeup.charts.legend import crowded
from reform_press.makeup.charts.look import Look
from reform_press.makeup.charts.svg import (
    AXIS,
    block,
    dot,
    height_of,
    rule,
    svg,
    width_of,
)

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip
#: Thickness of the line and radius of its points, pt.
_LINE, _POINT = 1.2, 2.6
#: White: line to name, name to name, stem to words (em).
_OFF, _APART, _ASIDE = 1.1, 1.0, 0.35
#: A name takes this room before it is turned (em), and twice its equal part.
_ROOM = 7.0
#: The line has this share of the width at least.
_SHORTEST = 0.4


class _Event(NamedTuple):
    """One date with its name (一件事)."""

    when: float  # 0 to 1 along the line
    lines: tuple[Said, ...]
    level: int = 0  # how far from the line


def timeline(rows: Sequence[Record], look: Look, easel: Easel) -> str:
    """Return a line of time.

    Raises LayoutError ``chart.no-date``, ``chart.crowded``, ``chart.colour``.
    """
    events = _told(rows, look, easel)
    length = min(
        [look.width - 2 * _POINT]
        + [
            (look.width - 2 * _POINT - _wide(event, look)) / event.when
            for event in events
            if event.when
        ]
    )
    if length < look.width * _SHORTEST:
        wanted = max(_wide(event, look) for event in events) / (1 - _SHORTEST)
        raise LayoutError(crowded("width", max(wanted, look.width * 1.1)))
    above, below = (_levelled(events[side::2], length, look.size) for side in (0, 1))
    high = [_reach(events_, look.size) for events_ in (above, below)]
    height = sum(high) + 2 * _POINT
    if look.height and height > look.height:
        raise LayoutError(crowded("height", height))
    line = high[0] + _POINT + max(look.height - height, 0.0) / 2
    ink = easel.ink(look.colour or "accent")
    parts = [rule(0, line, look.width, line, _LINE, ink)]
    for up, events_ in ((True, above), (False, below)):
        pitch = _pitch(events_, look.size)
        for event in events_:
            x = _POINT + event.when * length
            near = _POINT + look.size * _OFF + event.level * pitch
            far = near + height_of(event.lines)
            end, top = (line - far, line - far) if up else (line + far, line + near)
            parts.append(rule(x, line, x, end, AXIS, BLACK))
            parts += block(easel, x + look.size * _ASIDE, top, event.lines)
            parts.append(dot(x, line, _POINT, ink))
    return svg(look.width, look.height or height, parts)


def _told(rows: Sequence[Record], look: Look, easel: Easel) -> tuple[_Event, ...]:
    """Return the events in the order of time."""
    found: list[Diagnostic] = []
    days: list[float] = []
    for row in rows:
        typed = row.text("date")
        day = _day(typed)
        if day is None and not (look.even and typed):
            found.append(_no_date(row, typed))
        days.append(day or 0.0)
    if found:
        raise LayoutError(*found)
    order = list(range(len(rows)))
    if not look.even:
        order.sort(key=lambda n: days[n])
    room = max(look.size * _ROOM, 2 * look.width / (len(rows) + 1) - look.size * _APART)
    first, last = days[order[0]], days[order[-1]]
    events = []
    for at, n in enumerate(order):
        when = at / max(len(order) - 1, 1)
        if not look.even:
            when = (days[n] - first) / ((last - first) or 1)
        dated = rows[n].cell("date")
        stamp = easel.label(
            said_date(dated.words if dated else Label()), look.size, "bold"
        )
        name = easel.label(rows[n].label, look.size, room=room)
        events.append(_Event(when, (*stamp[:1], *name)))
    return tuple(events)


def said_date(typed: Label) -> Label:
    """Return a date in both languages: 2019年5月, May 2019."""
    match = _DATE.fullmatch(typed.zh)
    if not match or typed.zh != typed.en:
        return typed
    year, month, day = match.groups()
    zh, en = f"{year}年", year
    if month:
        zh, en = f"{zh}{int(month)}月", f"{_MONTHS[int(month) - 1]} {year}"
    if day:
        zh, en = f"{zh}{int(day)}日", f"{int(day)} {en}"
    return Label(zh, en)


def _day(typed: str) -> float | None:
    """Return a day's number; a year or month begins with its first day."""
    match = _DATE.fullmatch(typed)
    if not match:
        return None
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        return float(date(year, month, day).toordinal())
    except ValueError:
        return None


def _levelled(
    events: Sequence[_Event], length: float, size: float
) -> tuple[_Event, ...]:
    """Lift names until they are apart, from the last one back.

    A name that reaches over later stems stands above all of their names: so
    its own stem, which is left of them, meets none.
    """
    done: list[_Event] = []
    for event in reversed(events):
        end = event.when * length + (_ASIDE + _APART) * size + width_of(event.lines)
        over = [other.level for other in done if other.when * length < end]
        done.append(event._replace(level=max(over, default=-1) + 1))
    return tuple(reversed(done))


def _pitch(events: Sequence[_Event], size: float) -> float:
    """Return the height of one level of names."""
    held = max((height_of(event.lines) for event in events), default=0.0)
    return held + size * _APART / 2


def _reach(events: Sequence[_Event], size: float) -> float:
    """Return how far the names reach from the line."""
    if not events:
        return _POINT
    pitch = _pitch(events, size)
    return size * _OFF + max(
        event.level * pitch + height_of(event.lines) for event in events
    )


def _wide(event: _Event, look: Look) -> float:
    return width_of(event.lines) + look.size * _ASIDE


def _no_date(row: Record, typed: str) -> Diagnostic:
    cell = row.cell("date")
    source = cell.source if cell else row.source
    return Diagnostic(
        "error",
        "chart.no-date",
        Words(f"“{typed}”不是日期", f"“{typed}” is no date")
        if typed
        else Words("这一行没有 date（日期）", "this row has no date"),
        source,
        Words("写 2019、2019-05 或 2019-05-12", "write 2019, 2019-05 or 2019-05-12")
        if typed
        else SILENT,
    )
