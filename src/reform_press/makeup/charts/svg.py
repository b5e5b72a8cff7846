"""Shapes of a chart as SVG (图形): areas, rules, paths, lines of text.

In: places in points, y down.  Out: strings of SVG whose colours are inks and
whose text is escaped.  No rule is finer than a press holds.

"""

from collections.abc import Sequence
from html import escape
from typing import Literal

from reform_press.colour import BLACK, Colour
from reform_press.geometry import rounded
from reform_press.makeup.charts.easel import Easel, Said, is_han
from reform_press.makeup.webcolours import css_of

#: Finest rule, and the rule of an axis, pt.
HAIRLINE, AXIS = 0.25, 0.5
#: The lines that numbers are read off by are full black, and fine: a screen
#: would break a grey one up into dots.
GRID = BLACK
#: Line pitch of a label to its size.
PITCH = 1.28
#: Letters reach so far below the middle that they are centred on (em): half
#: of lining numerals and capitals, of the ink of Han.
_LATIN_MIDDLE, _HAN_MIDDLE = 0.325, 0.37

Anchor = Literal["start", "middle", "end"]


def short(value: float) -> str:
    """Return a number in as few digits as a page needs."""
    return f"{rounded(value):.3f}".rstrip("0").rstrip(".")


def svg(width: float, height: float, parts: Sequence[str]) -> str:
    """Return a drawing of ``parts``, one unit of it a point."""
    size = f'width="{short(width)}pt" height="{short(height)}pt"'
    box = f'viewBox="0 0 {short(width)} {short(height)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} '
        f'style="display: block">{"".join(parts)}</svg>'
    )


def area(x: float, y: float, width: float, height: float, fill: Colour) -> str:
    """Return a filled rectangle."""
    return (
        f'<rect x="{short(x)}" y="{short(y)}" width="{short(width)}" '
        f'height="{short(height)}" fill="{css_of(fill)}"/>'
    )


def path(
    d: str, fill: Colour | None, stroke: Colour | None = None, wide: float = 0
) -> str:
    """Return a path, filled or stroked, with round joins."""
    drawn = f'fill="{css_of(fill) if fill else "none"}"'
    if stroke:
        drawn += (
            f' stroke="{css_of(stroke)}" stroke-width="{short(max(wide, HAIRLINE))}" '
            f'stroke-linejoin="round" stroke-linecap="round"'
        )
    return f'<path d="{d}" {drawn}/>'


def dot(x: float, y: float, radius: float, fill: Colour) -> str:
    """Return a filled circle."""
    return (
        f'<circle cx="{short(x)}" cy="{short(y)}" r="{short(radius)}" '
        f'fill="{css_of(fill)}"/>'
    )


def rule(x: float, y: float, x2: float, y2: float, wide: float, colour: Colour) -> str:
    """Return a straight rule, drawn as an area: no renderer thins it out."""
    wide = max(wide, HAIRLINE)
    if y == y2:
        return area(min(x, x2), y - wide / 2, abs(x2 - x), wide, colour)
    if x == x2:
        return area(x - wide / 2, min(y, y2), wide, abs(y2 - y), colour)
    return path(f"M{short(x)} {short(y)}L{short(x2)} {short(y2)}", None, colour, wide)


def words(
    easel: Easel, x: float, y: float, said: Said, anchor: Anchor = "start",
    colour: Colour = BLACK,
) -> str:  # fmt: skip
    """Return a line of text with its baseline at ``y``.

    Every sign is laid where our own measure has it: WeasyPrint would draw sign
    after sign without kerning, wider than we have room for.
    """
    left = x - said.width * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
    places = easel.places(said.text, said.letters)[:-1]
    if all(map(is_han, said.text)):
        places = places[:1]
    begins = " ".join(short(left + place) for place in places)
    size = short(said.letters.size)
    return (
        f'<text x="{begins}" y="{short(y)}" font-size="{size}" '
        f'font-family="{escape(easel.families(said.letters))}" '
        f'fill="{css_of(colour)}">{escape(said.text)}</text>'
    )


def height_of(lines: Sequence[Said]) -> float:
    """Return the height of the lines of a label."""
    return sum(line.letters.size * PITCH for line in lines)


def width_of(lines: Sequence[Said]) -> float:
    """Return the width of the widest line."""
    return max((line.width for line in lines), default=0.0)


def block(
    easel: Easel, x: float, top: float, lines: Sequence[Said], anchor: Anchor = "start"
) -> list[str]:
    """Return the lines of a label, set from ``top`` down."""
    drawn = []
    for line in lines:
        pitch = line.letters.size * PITCH
        y = top + pitch / 2 + middle(line)
        drawn.append(words(easel, x, y, line, anchor))
        top += pitch
    return drawn


def middle(line: Said) -> float:
    """Return how far below its middle the baseline of a line lies."""
    ems = _HAN_MIDDLE if any(map(is_han, line.text)) else _LATIN_MIDDLE
    return ems * line.letters.size
