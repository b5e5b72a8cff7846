"""The figures box (数据框): big numerals over small labels.

In: a story's figures and the rectangle they may fill.  Out: a title, the
figures in equal columns and lines, a note.  The number of a figure is set
large in a heavy Latin face and the accent colour, its unit small beside it.

"""

import re
from math import ceil

from reform_press.compose.galley import Measure
from reform_press.compose.paragraph import (
    compose_paragraph,
    natural_width,
    set_line,
)
from reform_press.content.model import Figure, FigureBox, Paragraph, Run
from reform_press.errors import Diagnostic
from reform_press.geometry import Rect, fits
from reform_press.makeup.block import Block, Desk, placed_line, placed_rect, remark
from reform_press.makeup.frame import Frame
from reform_press.makeup.grid import ASCENT
from reform_press.page import Area, Item, Rule
from reform_press.style.model import TextStyle

#: Sizes tried for the numerals, pt.
_SIZES = (34.0, 32.0, 30.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0)
#: Size of a unit (项、亿元) to its numeral.
_UNIT = 0.36
#: Height of lining numerals (em), and air under them to the label.
_NUMERAL_HEIGHT = 0.68
_TITLE_SIZE = 15.0
_PAD = 9.0
_NUMBER = re.compile(r"([0-9][0-9.,，]*[0-9]|[0-9])(.*)", re.S)


def place_figures(
    box: FigureBox, rect: Rect, columns: int, story: str, desk: Desk
) -> Block:
    """Set a figures box into ``rect``, ``columns`` figures side by side."""
    accent = desk.layout.colour("accent")
    items: list[Item] = [
        Area(placed_rect(rect), fill=desk.layout.colour("tint")),
        Rule(rect.x, rect.y, rect.right, rect.y, 1.5, accent),
    ]
    inner = rect.inset(_PAD)
    top = inner.y
    if box.title:
        items += _title(box.title, inner, story, desk)
        top += _TITLE_SIZE + 7.0
    bottom = inner.bottom
    if box.note:
        style = _label_style(desk)._replace(align="end", size=7.0)
        line = set_line(box.note, style, inner.width, desk.compositor)
        items.append(placed_line(line, inner.x, bottom, story=story, role="note"))
        bottom -= 12.0
    rows = ceil(len(box.figures) / columns)
    cell = Rect(
        inner.x,
        top,
        (inner.width - (columns - 1) * _PAD) / columns,
        (bottom - top) / rows,
    )
    size, remarks = _size(box, cell, desk)
    for index, figure in enumerate(box.figures):
        row, column = divmod(index, columns)
        place = cell._replace(
            x=cell.x + column * (cell.width + _PAD), y=top + row * cell.height
        )
        items += _figure(figure, place, size, story, desk)
        if column:
            x = place.x - _PAD / 2
            items.append(Rule(x, place.y + 4, x, place.bottom - 6, 0.3, accent))
    frame = Frame("box", rect, story, lines=len(box.figures), size=size)
    return Block(tuple(items), (frame,), remarks)


def _title(title: str, inner: Rect, story: str, desk: Desk) -> list[Item]:
    style = _label_style(desk)._replace(
        han="title",
        latin="serif-black",
        size=_TITLE_SIZE,
        align="start",
        colour=desk.layout.colour("accent"),
    )
    line = set_line(title, style, inner.width, desk.compositor)
    y = inner.y + ASCENT * _TITLE_SIZE
    return [placed_line(line, inner.x, y, story=story, role="figure")]


def _label_style(desk: Desk) -> TextStyle:
    return desk.layout.style("figure-label")._replace(indent=0.0, hyphenate=False)


def _numeral_styles(size: float, desk: Desk) -> tuple[TextStyle, TextStyle]:
    accent = desk.layout.colour("accent")
    numeral = _label_style(desk)._replace(
        han="hei-black",
        latin="sans-black",
        size=size,
        align="start",
        colour=accent,
        autospace=0.0,
    )
    return numeral, numeral._replace(
        han="hei-bold", latin="sans-bold", size=max(8.5, size * _UNIT)
    )


def _divided(number: str) -> tuple[str, str]:
    match = _NUMBER.fullmatch(number)
    return (match[1], match[2]) if match else (number, "")


def _width(figure: Figure, size: float, desk: Desk) -> float:
    numeral, unit = _numeral_styles(size, desk)
    digits, after = _divided(figure.number)
    wide = natural_width(digits, numeral, desk.compositor)
    if after:
        wide += 2.0 + natural_width(after, unit, desk.compositor)
    return wide


def _labels(figure: Figure, width: float, desk: Desk) -> int:
    """Return how many lines a label takes."""
    words = Paragraph("note", (Run(figure.label),))
    style = _label_style(desk)
    return len(
        compose_paragraph(words, style, Measure((width,)), desk.compositor).lines
    )


def _size(
    box: FigureBox, cell: Rect, desk: Desk
) -> tuple[float, tuple[Diagnostic, ...]]:
    """Return the largest size at which every figure fits its cell."""
    style = _label_style(desk)
    most = max(_labels(figure, cell.width, desk) for figure in box.figures)
    for size in _SIZES:
        wide = max(_width(figure, size, desk) for figure in box.figures)
        high = size * _NUMERAL_HEIGHT + 5.0 + most * style.leading
        if fits(wide, cell.width) and fits(high, cell.height):
            return size, ()
    return _SIZES[-1], (
        remark(
            "figures-too-many",
            "数据框放不下这些数字",
            "the figures do not fit their box",
            box.source,
            hint=("加大数据框或减少条目", "make the box larger or drop some"),
        ),
    )


def _figure(
    figure: Figure, cell: Rect, size: float, story: str, desk: Desk
) -> list[Item]:
    """Set one figure: numeral and unit on a baseline, the label under them."""
    numeral, unit = _numeral_styles(size, desk)
    digits, after = _divided(figure.number)
    style = _label_style(desk)
    words = Paragraph("note", (Run(figure.label, source=figure.source),))
    label = compose_paragraph(
        words, style, Measure((cell.width,)), desk.compositor
    ).lines
    high = size * _NUMERAL_HEIGHT + 5.0 + len(label) * style.leading
    baseline = cell.y + max(0.0, (cell.height - high) / 2) + size * _NUMERAL_HEIGHT
    line = set_line(digits, numeral, cell.width, desk.compositor)
    items: list[Item] = [
        placed_line(line, cell.x, baseline, story=story, role="figure")
    ]
    if after:
        beside = natural_width(digits, numeral, desk.compositor) + 2.0
        line = set_line(after, unit, cell.width - beside, desk.compositor)
        items.append(
            placed_line(line, cell.x + beside, baseline, story=story, role="figure")
        )
    first = baseline + 5.0 + (style.leading - style.size) / 2 + ASCENT * style.size
    items += [
        placed_line(line, cell.x, first + n * style.leading, story=story, role="figure")
        for n, line in enumerate(label)
    ]
    return items
