"""Marks between the lines and readings (着重号、专名号、书名号、注音).

In: a line beside its ruler.  Out: where each mark and reading stands.  Asked
only of paragraphs that have some.  How marks are drawn is said by make-up.

"""

from collections.abc import Iterator
from typing import Literal

from reform_press.compose import classes as k
from reform_press.compose.galley import Marked, Ruby
from reform_press.compose.ruler import Ruler
from reform_press.style.model import TextStyle

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
    spans = setting.spans
    for number, span in enumerate(spans):
        stop = (
            spans[number + 1].start if number + 1 < len(spans) else len(setting.kinds)
        )
        p, q = max(a, span.start), min(b, stop)
        if p >= q:
            continue
        if "emphasis" in span.run.marks and style.emphasis == "dot":
            for i in range(p, q):
                if setting.kinds[i] == k.HAN:
                    cell = ruler.cell(i)
                    yield Marked("dot", _pt(cell.x, size), _pt(cell.width, size))
        kinds: tuple[Literal["name", "title"], ...] = ("name", "title")
        for kind in kinds:
            if kind not in span.run.marks:
                continue
            x, end = ruler.cell(p).x, ruler.cell(q - 1).end
            if p > a and p == span.start and kind in spans[number - 1].run.marks:
                x += _APART / 2
            if q < b and q == stop and kind in spans[number + 1].run.marks:
                end -= _APART / 2
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
        x, end = ruler.cell(p).x, ruler.cell(p + reading.pieces - 1).end
        left = (x + end - reading.width) / 2
        found.append(Ruby(reading.text, _pt(left, size), _pt(reading.width, size)))
    return tuple(found)


def _pt(em: float, size: float) -> float:
    return round(em * size, 3)
