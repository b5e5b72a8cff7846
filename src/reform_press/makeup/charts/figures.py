"""Figures of a brochure (大数字): numerals large, what they count small under them.

In: rows with a ``value`` as it is said (12.3万吨) and a name.  Out: SVG.  All
numerals are of one size, the largest at which each fits its place; their
units stand beside them, small.  Takes ``width size columns colour``.

"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from reform_press.colour import BLACK, Colour
from reform_press.errors import Diagnostic, LayoutError, Words
from reform_press.geometry import fits
from reform_press.makeup.charts.data import Record
from reform_press.makeup.charts.easel import Easel, Said
from reform_press.makeup.charts.legend import crowded
from reform_press.makeup.charts.look import Look
from reform_press.makeup.charts.svg import block, height_of, rule, svg, words

_NUMBER = re.compile(r"([−+-]?[0-9][0-9.,]*[0-9]|[−+-]?[0-9])(\s*)(.*)", re.DOTALL)
#: Sizes of numerals, pt, the largest first.
_SIZES = (44.0, 40.0, 36.0, 32.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0)
#: A unit's size to its numeral's; no smaller than names.
_UNIT = 0.34
#: Height of numerals (em); white: unit, name, rule over it, rows and columns.
_HEIGHT, _BESIDE, _UNDER, _OVER, _BETWEEN = 0.66, 0.12, 0.45, 0.7, 1.2
#: Thickness of the rule over a figure, pt.
_RULE = 1.0


class _Figure(NamedTuple):
    """One figure as it is typed, and its name."""

    digits: str
    unit: str
    label: tuple[Said, ...]

    def set_in(self, size: float, look: Look, easel: Easel) -> tuple[Said, ...]:
        """Return numeral and unit in a size."""
        large = easel.letters(size, "black")
        small = easel.letters(max(size * _UNIT, look.size), "bold")
        return tuple(
            Said(text, letters, easel.width(text, letters))
            for text, letters in ((self.digits, large), (self.unit, small))
            if text
        )


def figures(rows: Sequence[Record], look: Look, easel: Easel) -> str:
    """Return figures in columns.

    Raises LayoutError ``chart.no-number``, ``chart.crowded``, ``chart.colour``.
    """
    columns = look.columns or min(len(rows), 3)
    gap = look.size * _BETWEEN
    room = (look.width + gap) / columns - gap
    told = tuple(_told(row, room, look, easel) for row in rows)
    size = _size(told, room, look, easel)
    ink = easel.ink(look.colour or "accent")
    parts: list[str] = []
    top = 0.0
    for start in range(0, len(told), columns):
        line = told[start : start + columns]
        baseline = top + _RULE + look.size * _OVER + size * _HEIGHT
        under = baseline + look.size * _UNDER
        for at, figure in enumerate(line):
            x = at * (room + gap)
            parts.append(
                rule(x, top + _RULE / 2, x + room, top + _RULE / 2, _RULE, ink)
            )
            parts += _numeral(figure.set_in(size, look, easel), x, baseline, ink, easel)
            parts += block(easel, x, under, figure.label)
        top = under + max(height_of(figure.label) for figure in line) + gap
    return svg(look.width, top - gap, parts)


def _told(row: Record, room: float, look: Look, easel: Easel) -> _Figure:
    cell = row.cell("value")
    text = easel.spoken(cell.words) if cell else ""
    match = _NUMBER.fullmatch(text.strip())
    if not match:
        raise LayoutError(
            Diagnostic(
                "error",
                "chart.no-number",
                Words(f"“{text}”不以数字开头", f"“{text}” does not begin with digits"),
                cell.source if cell else row.source,
                Words("写 value: 12.3万吨", "write value: 12.3 kt"),
            )
        )
    label = easel.label(row.label, look.size, room=room)
    return _Figure(match[1].replace("-", "−"), match[3], label)


def _size(told: Sequence[_Figure], room: float, look: Look, easel: Easel) -> float:
    """Return the largest size at which every numeral has room."""
    for size in _SIZES:
        widest = max(_width(figure.set_in(size, look, easel)) for figure in told)
        if fits(widest, room):
            return size
    raise LayoutError(crowded("width", look.width * widest / room))


def _width(said: Sequence[Said]) -> float:
    gap = said[0].letters.size * _BESIDE
    return sum(one.width for one in said) + gap * (len(said) - 1)


def _numeral(
    said: Sequence[Said], x: float, baseline: float, ink: Colour, easel: Easel
) -> list[str]:
    """Return a numeral in its colour, its unit black beside it."""
    parts = [words(easel, x, baseline, said[0], colour=ink)]
    for unit in said[1:]:
        x += said[0].width + said[0].letters.size * _BESIDE
        parts.append(words(easel, x, baseline, unit, colour=BLACK))
    return parts
