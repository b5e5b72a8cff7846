"""Marks between the lines (行间标记): 着重号, 专名号 and 书名号 as items.

In: a line as composed, and where it is put.  Out: dots, rules and wavy rules.
A horizontal line has them below (GB/T 15834 5.1.8); a vertical one has dots
to its right, lines to its left (5.2.4, 5.2.5).  Where both are below, the line
comes first (CLREQ 3.1.8).  All stay inside a gap of a third of an em, so that
no leading changes for them.

"""

from reform_press.colour import Colour
from reform_press.compose.galley import Line
from reform_press.geometry import Rect, rounded
from reform_press.page import Area, Rule

#: Em from the baseline to the lower edge of the cells, and from the axis of a
#: vertical line to either edge.
_BELOW, _ASIDE = 0.12, 0.5
#: Em from the edge of the cells to the middle of a mark: a dot by itself, one
#: below a line or a wave.
_DOT, _DOT_BELOW = 0.115, {"name": 0.17, "title": 0.225}
_LINE, _WAVE = 0.035, 0.065
#: Em across a dot, and from the middle of a wave to its crest.
_ACROSS, _SWING = 0.17, 0.03
#: Em of a line's thickness; the thinnest that every press holds, in points.
_WEIGHT, _THINNEST = 0.036, 0.25


def placed_marks(line: Line, x: float, y: float) -> tuple[Area | Rule, ...]:
    """Return the marks of a line put at ``x``, ``y`` as ``placed_line`` puts it.

    Best drawn after all lines of a block: text costs least in one piece.
    """
    if not line.marks:
        return ()
    # The size of its text, not of a drop cap or a note mark in it.
    size = max(line.runs, key=lambda run: len(run.codes)).size
    colour = line.runs[0].colour
    dots = _dots_stand(line)
    marks: list[Area | Rule] = []
    for mark in line.marks:
        if mark.kind == "dot":
            middle = mark.x + mark.width / 2
            at = _point(line, middle, dots * size)
            marks.append(_dot(x + at[0], y + at[1], _ACROSS * size, colour))
        else:
            start, end = (
                _point(line, along, _lines_stand(line, mark.kind) * size)
                for along in (mark.x, mark.x + mark.width)
            )
            ends = (x + start[0], y + start[1], x + end[0], y + end[1])
            swing = _SWING * size if mark.kind == "title" else 0.0
            marks.append(_rule(ends, _WEIGHT * size, swing, colour))
    return tuple(marks)


def _dots_stand(line: Line) -> float:
    """Return em from baseline or axis to the dots: down, or to the right.

    All dots of a line are level, even where one alone has a line above it.
    """
    if line.vertical:
        return _ASIDE + _DOT
    middles = [mark.x + mark.width / 2 for mark in line.marks if mark.kind == "dot"]
    met = [
        _DOT_BELOW[mark.kind]
        for mark in line.marks
        if mark.kind != "dot"
        and any(mark.x < middle < mark.x + mark.width for middle in middles)
    ]
    return _BELOW + max(met, default=_DOT)


def _lines_stand(line: Line, kind: str) -> float:
    """Return em from baseline or axis to a line or wave: down, or to the left."""
    away = _WAVE if kind == "title" else _LINE
    return -_ASIDE - away if line.vertical else _BELOW + away


def _point(line: Line, along: float, away: float) -> tuple[float, float]:
    """Return a place from the line's origin, x to the right and y down."""
    return (away, along) if line.vertical else (along, away)


def _dot(x: float, y: float, across: float, colour: Colour) -> Area:
    """Return a full circle about a point."""
    rect = Rect(x - across / 2, y - across / 2, across, across)
    return Area(Rect(*map(rounded, rect)), colour, radius=rounded(across / 2))


def _rule(
    ends: tuple[float, float, float, float],
    weight: float,
    swing: float,
    colour: Colour,
) -> Rule:
    x1, y1, x2, y2 = map(rounded, ends)
    weight = rounded(max(_THINNEST, weight))
    return Rule(x1, y1, x2, y2, weight, colour, wave=rounded(swing))
