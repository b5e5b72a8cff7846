"""The figures box (数据框): big numerals over small labels.

In: a story's figures and the rectangle they may fill.  Out: a title with the
note beside it, and the figures in equal columns; those of one line stand on
one baseline.  The number of a figure is set large in a heavy Latin face and
the accent colour, its unit small and black beside it.

"""

import re
from dataclasses import dataclass

from reform_press.colour import BLACK
from reform_press.compose.galley import Line, Measure
from reform_press.compose.paragraph import (
    compose_paragraph,
    natural_width,
    set_line,
)
from reform_press.content.model import Figure, FigureBox, Paragraph, Run
from reform_press.errors import Diagnostic
from reform_press.geometry import ASCENT, Rect, fits, rounded
from reform_press.makeup.block import (
    Block,
    Desk,
    Place,
    placed_line,
    placed_rect,
    remark,
)
from reform_press.makeup.frame import Frame
from reform_press.makeup.grid import lead_in
from reform_press.page import Area, Item, Rule
from reform_press.style.model import TextStyle

#: Sizes tried for the numerals, pt.
_SIZES = (34.0, 32.0, 30.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0)
#: Size of a unit (项、亿元) to its numeral, and the least of it.
_UNIT = 0.36
_SMALLEST_UNIT = 8.5
#: Height of lining numerals (em), and white from them to unit and label.
_NUMERAL_HEIGHT = 0.66
_BESIDE = 2.0
_UNDER = 3.0
#: White inside the box, and least white between lines of figures.
_PAD = 9.0
_BETWEEN = 9.0
#: White from the title to the first line of figures.
_TITLE_GAP = 9.0
_NOTE = 7.0  # pt
_NUMBER = re.compile(r"([0-9][0-9.,，]*[0-9]|[0-9])(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Row:
    """Figures that stand on one baseline, with their labels as set."""

    figures: tuple[Figure, ...]
    labels: tuple[tuple[Line, ...], ...]

    def height(self, size: float, leading: float) -> float:
        """Return the height from the numerals' top to the labels' foot."""
        lines = max(len(label) for label in self.labels)
        return size * _NUMERAL_HEIGHT + _UNDER + lines * leading


def place_figures(box: FigureBox, place: Place, columns: int, desk: Desk) -> Block:
    """Set a figures box into its place, ``columns`` figures side by side."""
    story, inset = place.story, lead_in(desk.layout.grid)
    rect = place.rect._replace(
        y=place.rect.y + inset, height=place.rect.height - 2 * inset
    )
    accent = desk.layout.colour("accent")
    rules = desk.layout.furniture
    y = rounded(rect.y + rules.heavy_rule / 2)
    items: list[Item] = [
        Area(placed_rect(rect), fill=desk.layout.colour("tint")),
        Rule(rounded(rect.x), y, rounded(rect.right), y, rules.heavy_rule, accent),
    ]
    inner = rect.inset(_PAD)
    top = inner.y + _title(box, inner, story, desk, items)
    width = (inner.width - (columns - 1) * 2 * _PAD) / columns
    rows = _rows(box, columns, width, desk)
    leading = _label_style(desk).leading
    room = inner.bottom - top
    size = _size(box, rows, (width, room), desk)
    numeral = size or _SIZES[-1]
    high = sum(row.height(numeral, leading) for row in rows)
    between = (room - high) / max(1, len(rows) - 1)
    y = top
    for row in rows:
        for index, figure in enumerate(row.figures):
            cell = Rect(
                inner.x + index * (width + 2 * _PAD), y, width,
                row.height(numeral, leading),
            )  # fmt: skip
            label = row.labels[index]
            items += _figure(figure, label, cell, (numeral, story), desk)
        y += row.height(numeral, leading) + between
    for column in range(1, columns if rules.column_rule else 1):
        x = rounded(inner.x + column * (width + 2 * _PAD) - _PAD)
        # Inks of a finer rule would not meet.
        items.append(
            Rule(x, rounded(top), x, rounded(inner.bottom), rules.light_rule, accent)
        )
    frame = Frame(
        "box", rect, story, column=place.column, columns=place.columns,
        row=place.row, rows=place.rows, lines=len(box.figures), size=numeral,
    )  # fmt: skip
    remarks = () if size else (_too_many(box),)
    return Block(tuple(items), (frame,), remarks)


def _too_many(box: FigureBox) -> Diagnostic:
    return remark(
        "figures-too-many",
        "数据框放不下这些数字",
        "the figures do not fit their box",
        box.source,
        hint=("加大数据框或减少条目", "make the box larger or drop some"),
    )


def _title(
    box: FigureBox, inner: Rect, story: str, desk: Desk, items: list[Item]
) -> float:
    """Set title and note on one baseline; return the height they take."""
    style = desk.layout.style("figures-title")._replace(
        indent=0.0, align="start", colour=desk.layout.colour("accent")
    )
    if not box.title and not box.note:
        return 0.0
    y = inner.y + ASCENT * style.size
    if box.title:
        line = set_line(box.title, style, inner.width, desk.compositor)
        items.append(placed_line(line, inner.x, y, story=story, role="figure"))
    if box.note:
        small = _label_style(desk)._replace(align="end", size=_NOTE)
        line = set_line(box.note, small, inner.width, desk.compositor)
        items.append(placed_line(line, inner.x, y, story=story, role="note"))
    return style.size + _TITLE_GAP


def _label_style(desk: Desk) -> TextStyle:
    return desk.layout.style("figure-label")._replace(indent=0.0, hyphenate=False)


def _numeral_styles(size: float, desk: Desk) -> tuple[TextStyle, TextStyle]:
    numeral = desk.layout.style("figure")._replace(
        size=size, indent=0.0, align="start", autospace=0.0
    )
    # Small type is black: a mix of inks out of register would blur it.
    unit = numeral._replace(
        han="hei-bold", latin="sans-bold", size=max(_SMALLEST_UNIT, size * _UNIT),
        colour=BLACK,
    )  # fmt: skip
    return numeral, unit


def _divided(number: str) -> tuple[str, str]:
    """Divide 2568万元 into its numeral and its unit."""
    match = _NUMBER.fullmatch(number)
    return (match[1], match[2]) if match else (number, "")


def _width(figure: Figure, size: float, desk: Desk) -> float:
    numeral, unit = _numeral_styles(size, desk)
    digits, after = _divided(figure.number)
    wide = natural_width(digits, numeral, desk.compositor)
    return wide + (
        _BESIDE + natural_width(after, unit, desk.compositor) if after else 0.0
    )


def _rows(box: FigureBox, columns: int, width: float, desk: Desk) -> tuple[_Row, ...]:
    """Set the labels, and part the figures into rows."""
    style = _label_style(desk)
    labels = [
        compose_paragraph(
            Paragraph("note", (Run(figure.label, source=figure.source),)),
            style,
            Measure((width,)),
            desk.compositor,
        ).lines
        for figure in box.figures
    ]
    return tuple(
        _Row(box.figures[at : at + columns], tuple(labels[at : at + columns]))
        for at in range(0, len(box.figures), columns)
    )


def _size(
    box: FigureBox, rows: tuple[_Row, ...], room: tuple[float, float], desk: Desk
) -> float:
    """Return the largest size at which every figure fits, 0 if none does."""
    leading = _label_style(desk).leading
    for size in _SIZES:
        wide = max(_width(figure, size, desk) for figure in box.figures)
        high = sum(row.height(size, leading) for row in rows)
        high += (len(rows) - 1) * _BETWEEN
        if fits(wide, room[0]) and fits(high, room[1]):
            return size
    return 0.0


def _figure(
    figure: Figure,
    label: tuple[Line, ...],
    cell: Rect,
    way: tuple[float, str],
    desk: Desk,
) -> list[Item]:
    """Set one figure: numeral and unit on a baseline, the label under them."""
    size, story = way
    numeral, unit = _numeral_styles(size, desk)
    digits, after = _divided(figure.number)
    style = _label_style(desk)
    y = cell.y + size * _NUMERAL_HEIGHT
    line = set_line(digits, numeral, cell.width, desk.compositor)
    items: list[Item] = [placed_line(line, cell.x, y, story=story, role="figure")]
    if after:
        beside = natural_width(digits, numeral, desk.compositor) + _BESIDE
        line = set_line(after, unit, cell.width - beside, desk.compositor)
        items.append(placed_line(line, cell.x + beside, y, story=story, role="figure"))
    first = y + _UNDER + (style.leading - style.size) / 2 + ASCENT * style.size
    items += [
        placed_line(one, cell.x, first + n * style.leading, story=story, role="figure")
        for n, one in enumerate(label)
    ]
    return items
