"""Figures of a brochure (大数字): numerals large, what they count small under them.

In: rows with a ``value`` as it is said (12.3万吨) and a name.  Out: SVG.  All
numerals are of one size, the largest at which each fits its place; their
units stand beside them, small.  Under Chinese, English says the figure anew
where its value is another: 2.1亿元 投资, 210 million yuan invested.  Takes
``width height size columns colour numerals rule``.

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

_NUMBER = re.compile(r"([−+-]?(?:[0-9][0-9.,]*)?[0-9]\+?)\s*(.*)", re.DOTALL)
#: Sizes of numerals, pt, the largest first.
_SIZES = (44.0, 40.0, 36.0, 32.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0)
#: A unit's size to its numeral's; no smaller than names.
_UNIT = 0.34
#: Height of numerals, white to their units and down to their names (em of
#: theirs); white to a name, a rule over them, between rows and columns (em).
_HEIGHT, _BESIDE, _BELOW = 0.66, 0.12, 0.14
_UNDER, _OVER, _BETWEEN = 0.25, 0.9, 1.2
#: White between two numerals side by side, at least (em of theirs).
_APART = 0.5
#: Thickness of the rule over a figure, pt.
_RULE = 1.5


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
    lines = [told[at : at + columns] for at in range(0, len(told), columns)]
    size = _size(told, room, look, easel)
    ink = easel.ink(look.colour or "accent")
    ruled = (
        None if look.rule == "none" else easel.ink(look.rule or look.colour or "accent")
    )
    over = _RULE + look.size * _OVER if ruled else 0.0
    held = [
        over
        + size * _HEIGHT
        + _below(size, look)
        + max(height_of(figure.label) for figure in line)
        for line in lines
    ]
    more = _spread(look, held, gap)
    parts: list[str] = []
    top = 0.0
    for line, high in zip(lines, held, strict=True):
        baseline = top + over + size * _HEIGHT
        under = baseline + _below(size, look)
        for at, figure in enumerate(line):
            x = at * (room + gap)
            if ruled:
                y = top + _RULE / 2
                parts.append(rule(x, y, x + room, y, _RULE, ruled))
            parts += _numeral(figure.set_in(size, look, easel), x, baseline, ink, easel)
            parts += block(easel, x, under, figure.label)
        top += high + more
    return svg(look.width, look.height or top - more, parts)


def _below(size: float, look: Look) -> float:
    """Return the white from a numeral's foot to its name."""
    return size * _BELOW + look.size * _UNDER


def _spread(look: Look, held: Sequence[float], gap: float) -> float:
    """Return the white under each row; rows fill the height if one is asked for."""
    if not look.height:
        return gap
    wanted = sum(held) + gap * (len(held) - 1)
    if not fits(wanted, look.height):
        raise LayoutError(crowded("height", wanted))
    return (look.height - sum(held)) / len(held)


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
    name = row.label
    if cell and cell.words.en not in ("", cell.words.zh) and easel.lang != "en":
        name = name._replace(en=f"{cell.words.en} {name.en}")
    label = easel.label(name, look.size, room=room)
    return _Figure(match[1].replace("-", "−"), match[2], label)


def _size(told: Sequence[_Figure], room: float, look: Look, easel: Easel) -> float:
    """Return the largest size at which every numeral has room, and white beside it."""
    alone = fits(look.width, room)
    most = look.numerals or _SIZES[0]
    for size in (most, *(size for size in _SIZES if size < most)):
        widest = max(_width(figure.set_in(size, look, easel)) for figure in told)
        white = 0.0 if alone else max(0.0, size * _APART - look.size * _BETWEEN)
        if fits(widest + white, room):
            return size
    raise LayoutError(crowded("width", look.width * (widest + white) / room))


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
