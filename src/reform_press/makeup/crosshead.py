"""Crossheads (小标题): each phrase on its line, in the middle of whole rows.

In: the crossheads of a story and the measure of its legs.  Out: one style for
all of them, and a unit for each, which the next lines must follow in its leg
(CLREQ 4.1.2, 4.1.3).

"""

from collections.abc import Iterable
from functools import cache, partial
from math import ceil

from reform_press.compose.galley import Line, Measure
from reform_press.compose.paragraph import (
    compose_paragraph,
    natural_width,
    set_line,
)
from reform_press.content.model import Paragraph, Run
from reform_press.geometry import ASCENT, fits
from reform_press.makeup.block import Desk
from reform_press.makeup.grid import rows_for
from reform_press.makeup.turn import hopeless, turned
from reform_press.makeup.units import SetLine, Unit
from reform_press.style.model import TextStyle

#: Lines that must follow a crosshead in its leg (背题).
_HELD = 2
#: A crosshead fills no more of its leg than this.
_FULL = 0.98
_SMALLEST = 10.5
#: Pitch of a crosshead's lines to its size, and the least air in points.
_PITCH = 1.3
_AIR = 12.0
_MOST_PHRASES = 3
#: Lines that a head is turned into by meaning; the compositor breaks longer ones.
_MOST_TURNED = 5


def _phrases(
    paragraph: Paragraph, style: TextStyle, measure: float, desk: Desk
) -> tuple[str, ...]:
    """Return the lines of a crosshead: its phrases, or a sentence turned."""
    own = tuple(paragraph.text.split("\n"))

    def width(text: str) -> float:
        return natural_width(text, style, desk.compositor)

    room = _FULL * measure
    whole = width(own[0])
    if len(own) > 1 or fits(whole, room):
        return own
    for count in range(2, _MOST_PHRASES + 1):
        if hopeless(whole, count, room, style.size):
            continue
        lines = turned(own[0], count, width, desk.edition.terms)
        if all(fits(width(text), room) for text in lines):
            return lines
    return own


def crosshead_style(
    paragraphs: Iterable[Paragraph], measure: float, desk: Desk
) -> TextStyle:
    """Return one style for all crossheads of a story: the widest must fit."""
    style = desk.layout.style("crosshead")
    heads = [p for p in paragraphs if p.role == "crosshead"]
    size = style.size
    while size > _SMALLEST:
        tried = style._replace(size=size)
        widths = (
            natural_width(text, tried, desk.compositor)
            for paragraph in heads
            for text in _phrases(paragraph, tried, measure, desk)
        )
        if all(fits(width, _FULL * measure) for width in widths):
            break
        size -= 0.5
    return style._replace(size=size)


def crosshead_unit(
    paragraph: Paragraph, style: TextStyle, measure: float, index: int, desk: Desk
) -> Unit:
    """Set a crosshead as a block: each phrase on a line, whole rows."""
    texts = _phrases(paragraph, style, measure, desk)
    done = [one for text in texts for one in _set(text, style, measure, desk)]
    pitch = style.size * _PITCH
    height = (len(done) - 1) * pitch + style.size
    grid = desk.layout.grid
    rows = rows_for(height + _AIR, grid)
    top = (rows * grid.leading - height) / 2
    lines = tuple(
        SetLine(
            line._replace(source=paragraph.source, last=number == len(done) - 1),
            top + ASCENT * style.size + number * pitch,
            "crosshead",
        )
        for number, line in enumerate(done)
    )
    return Unit(rows, lines, index, first=True, last=True, holds=_HELD, give=1)


def _set(text: str, style: TextStyle, measure: float, desk: Desk) -> tuple[Line, ...]:
    """Set a phrase: as one line, or as many as it takes where it is too long."""
    line = set_line(text, style, measure, desk.compositor)
    if fits(line.width, measure):
        return (line,)
    width = cache(partial(natural_width, style=style, compositor=desk.compositor))
    least = ceil(width(text) / (measure + style.size))
    for count in range(max(2, least), min(least + 2, _MOST_TURNED) + 1):
        lines = turned(text, count, width, desk.edition.terms)
        if all(fits(width(one), measure) for one in lines):
            return tuple(set_line(o, style, measure, desk.compositor) for o in lines)
    return compose_paragraph(
        Paragraph("crosshead", (Run(text),)), style._replace(hang=0.0, indent=0.0),
        Measure((measure,)), desk.compositor,
    ).lines  # fmt: skip
