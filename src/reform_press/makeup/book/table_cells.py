"""The cells of a table as lines (表格单元).

In: the paragraph of a cell, the column that it stands in.  Out: its lines,
which begin where the column has them: numbers hang from their points
(小数点对齐), names are spread to one width (均排), text is justified.

"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from reform_press.compose.galley import Galley, Measure
from reform_press.compose.paragraph import compose_paragraph, natural_width
from reform_press.content.book.model import CellAlign, Column
from reform_press.content.model import Paragraph
from reform_press.content.pinyin import HANS
from reform_press.makeup.block import Desk
from reform_press.style.model import Align, TextStyle

#: Words before a number that say how near it is: they hang before its figures.
_NEAR = (
    "超过|超過|不足|不到|至少|最多|将近|將近|大约|大約|过|過|超|近|约|約|逾|达|達|共"
)
#: A number: what stands before its point, its decimals, a sign or a mark.
_NUMBER = re.compile(
    rf"((?:(?:{_NEAR}) ?)?[-−+<>≤≥±]?[\d,，\u2009\u202f ]*\d)(\.\d+)?\D{{0,3}}"
)
#: What stands where there is no number.
_NONE = ("", "—", "——", "-", "…", "……", "/", "·")
#: How the compositor is asked for what stands in a cell.
_ALIGNED: dict[CellAlign, Align] = {
    "start": "start",
    "centre": "centre",
    "end": "end",
    "decimal": "centre",  # what is no number
    "even": "start",
    "justify": "justify",
}
#: Em from which on the lines of a cell are justified: narrower ones gape.
_JUSTIFIED = 10.0
#: Remarks that mean nothing in a cell: names are spread by intent.
_MEANT = "compose.loose"


class Stood(NamedTuple):
    """A galley in a cell: how far from the column's left edge it begins."""

    galley: Galley
    x: float = 0.0


class Alignment(NamedTuple):
    """How the cells of one column stand (对齐)."""

    align: CellAlign
    whole: float = 0.0  # widest part of a number before its point, pt
    after: float = 0.0  # widest part from the point on
    even: float = 0.0  # width that names are spread to


def alignment(
    column: Column, cells: Sequence[Paragraph], style: TextStyle, desk: Desk
) -> Alignment:
    """Return how a column's cells stand; one of numbers is decimal.

    A word among them makes it no column of words: of three, two are numbers.
    """
    texts = [cell.text.strip() for cell in cells]
    align = column.align
    numbers = [found for text in texts if (found := _NUMBER.fullmatch(text))]
    bare = sum(text in _NONE for text in texts)
    others = len(texts) - bare - len(numbers)
    if align == "start" and numbers and 2 * others <= len(numbers):
        align = "decimal"

    def wide(text: str) -> float:
        return natural_width(text, style, desk.compositor) if text else 0.0

    if align == "decimal":
        wholes = [wide(_minus(found[1])) for found in numbers]
        pairs = zip(numbers, wholes, strict=True)
        afters = [wide(_minus(found[0])) - whole for found, whole in pairs]
        return Alignment(align, max(wholes, default=0.0), max(afters, default=0.0))
    if align == "even":
        names = (wide(text) for text in texts if HANS.fullmatch(text))
        return Alignment(align, even=max(names, default=0.0))
    return Alignment(align)


def set_cell(
    cell: Paragraph, how: Alignment, style: TextStyle, width: float, desk: Desk
) -> Stood:
    """Set a cell of a column ``width`` pt wide."""
    text = cell.text.strip()
    if how.align == "decimal":
        found = _NUMBER.fullmatch(text)
        if found:
            return _number(cell, found, how, style, width, desk)
    if how.even and HANS.fullmatch(text):
        spread = style._replace(align="justify_all")
        galley = compose_paragraph(
            cell, spread, Measure((min(how.even, width),)), desk.compositor
        )
        told = tuple(one for one in galley.diagnostics if one.code != _MEANT)
        return Stood(galley._replace(diagnostics=told))
    narrow = how.align == "justify" and width < _JUSTIFIED * style.size
    own = style._replace(align="start" if narrow else _ALIGNED[how.align])
    return Stood(compose_paragraph(cell, own, Measure((width,)), desk.compositor))


def _number(
    cell: Paragraph,
    found: re.Match[str],
    how: Alignment,
    style: TextStyle,
    width: float,
    desk: Desk,
) -> Stood:
    """Hang a number from its point; all numbers stand in the column's middle."""
    cell = _signed(cell)
    galley = compose_paragraph(cell, style, Measure((width,)), desk.compositor)
    point = (width - how.whole - how.after) / 2 + how.whole
    before = natural_width(_minus(found[1]), style, desk.compositor)
    return Stood(galley, point - before)


def _signed(cell: Paragraph) -> Paragraph:
    """Give a number that was typed with a hyphen its minus."""
    first, *others = cell.runs
    return cell._replace(runs=(first._replace(text=_minus(first.text)), *others))


def _minus(text: str) -> str:
    return f"−{text[1:]}" if text.startswith("-") else text


def natural(
    cells: Sequence[Paragraph], how: Alignment, style: TextStyle, desk: Desk
) -> float:
    """Return the width that cells take on lines of their own."""
    lines = {line for cell in cells for line in cell.text.split("\n") if line}
    widths = (natural_width(line, style, desk.compositor) for line in sorted(lines))
    return max([how.whole + how.after, how.even, *widths])
