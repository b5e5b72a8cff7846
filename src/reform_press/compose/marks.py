"""Marks between the lines and readings (着重号、专名号、书名号、注音).

In: a line beside its ruler.  Out: where each mark and reading stands.  Asked
only of paragraphs that have some.  How marks are drawn is said by make-up.

"""

from collections.abc import Iterator
from typing import Literal

from reform_press.compose import classes as k
from reform_press.compose.galley import Marked, Ruby
from reform_press.compose.lettered import spans_on
from reform_press.compose.ruler import Ruler
from reform_press.style.model import TextStyle

_LINES: tuple[Literal["name", "title"], ...] = ("name", "title")
#: Em between the lines under two names side by side (R64).
_APART = 0.12
#: Marks on a run that put something between the lines.
MARKED = frozenset(("emphasis", "name", "title"))


def marks_on(ruler: Ruler, style: TextStyle) -> tuple[Marked, ...]:
    """Return the marks of a line, lengths in pt.

    A dot belongs to each character but marks (GB/T 15834 5.1.8); a name or
    title has one line under all of it (R63 to R65).
    """
    return tuple(_marks(ruler, style))


def _marks(ruler: Ruler, style: TextStyle) -> Iterator[Marked]:
    (a, b), setting, size = ruler.bounds, ruler.setting, style.size
    for span, p, q in spans_on(setting.spans, a, b):
        if "emphasis" in span.run.marks and style.emphasis == "dot":
            for i in range(p, q):
                if setting.kinds[i] == k.HAN:
                    cell = ruler.cell(i)
                    yield Marked("dot", _pt(cell.x, size), _pt(cell.width, size))
    for kind in _LINES:
        yield from _lines(ruler, kind, size)


def _lines(
    ruler: Ruler, kind: Literal["name", "title"], size: float
) -> Iterator[Marked]:
    """Yield the lines under names or titles, one unbroken segment each.

    A name in several runs has one line; where the next begins they part (R64).
    """
    segments: list[list[int]] = []
    for span, p, q in spans_on(ruler.setting.spans, *ruler.bounds):
        if kind not in span.run.marks:
            continue
        goes_on = segments and segments[-1][1] == p
        if goes_on and kind not in span.run.opens:
            segments[-1][1] = q
        else:
            segments.append([p, q])
    starts, ends = {p for p, _ in segments}, {q for _, q in segments}
    for p, q in segments:
        x, end = ruler.cell(p).x, ruler.cell(q - 1).end
        x += _APART / 2 if p in ends else 0.0
        end -= _APART / 2 if q in starts else 0.0
        yield Marked(kind, _pt(x, size), _pt(end - x, size))


def readings_on(ruler: Ruler, size: float) -> tuple[Ruby, ...]:
    """Return the readings of a line, each in the middle of its characters."""
    a, b = ruler.bounds
    setting = ruler.setting
    found = []
    for p in range(a, b):
        reading = setting.readings.get(p)
        if reading is None:
            continue
        x, end = ruler.cell(p).x, ruler.cell(min(b, p + reading.pieces) - 1).end
        left = (x + end - reading.width) / 2
        found.append(Ruby(reading.text, _pt(left, size), _pt(reading.width, size)))
    return tuple(found)


def _pt(em: float, size: float) -> float:
    return round(em * size, 3)
