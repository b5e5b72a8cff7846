"""The head of a table (表头): caption, unit, names of columns under a strong rule.

In: columns as they stand, words of the caption.  Out: a block of whole rows,
once with the caption and once with 续表, for the pages after.  What whole rows
leave over is white about the names, so that the caption is level with a page's
first line; where that were much, the rest is above the caption.

"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from reform_press.compose.galley import Galley, Measure
from reform_press.compose.paragraph import compose_paragraph, natural_width, set_line
from reform_press.content.book.model import Column
from reform_press.content.model import Paragraph, Run
from reform_press.errors import Diagnostic
from reform_press.geometry import ASCENT, fits, rounded
from reform_press.makeup.block import Desk
from reform_press.makeup.book.table_cells import Alignment
from reform_press.makeup.book.tabled import CellLine, SetRow
from reform_press.makeup.grid import rows_for
from reform_press.page import Rule
from reform_press.style.model import Align, TextStyle

#: Weights of the rules of a table (三线表), pt.
STRONG, FINE = 1.0, 0.5
#: White under the caption, and over and under the names of columns, pt: with
#: a caption of 8 pt on 12 and names of 9 on 13 the head is two rows of 16.
_CAPTION_AIR, _AIR = 2.0, 2.0
#: The least of it, where that saves a row, pt.
_LEAST_AIR = 1.5
#: Ends of a rule over several columns keep this far from its neighbours, pt.
_APART = 2.0


class Standing(NamedTuple):
    """A column at its place (栏位)."""

    column: Column
    how: Alignment
    x: float
    width: float


class Title(NamedTuple):
    """What stands over a table: "表2", its caption, its unit."""

    label: str
    caption: Paragraph | None
    unit: str
    lang: str

    def again(self) -> "Title":
        """Return what stands over the rest of it on another page."""
        if self.lang == "en":
            label = f"{self.label} (continued)"
        else:
            label = f"{'續' if 'Hant' in self.lang else '续'}{self.label or '表'}"
        return self._replace(label=label.strip(), caption=None)


class _Laid(NamedTuple):
    """Lines and rules from an upper edge down, and how high they are."""

    lines: list[CellLine]
    rules: list[Rule]
    height: float


def set_head(
    title: Title, columns: Sequence[Standing], style: TextStyle, measure: float,
    desk: Desk,
) -> tuple[SetRow, tuple[Diagnostic, ...]]:  # fmt: skip
    """Return the head of a table, and what the compositor says of it."""
    caption, found = _caption(title, measure, desk)
    names, wrong = _names(columns, style, measure, desk, _AIR)
    grid = desk.layout.grid
    rows = rows_for(caption.height + names.height - _spared(columns), grid)
    down = rows * grid.leading - caption.height - names.height
    if rounded(down) and names.lines:
        air = _AIR + _opened(names, down, columns)
        names, _ = _names(columns, style, measure, desk, air)
        down = rows * grid.leading - caption.height - names.height
    lines = [one._replace(y=rounded(one.y + down)) for one in caption.lines]
    down += caption.height
    lines += [one._replace(y=rounded(one.y + down)) for one in names.lines]
    rules = tuple(
        rule._replace(y1=rounded(rule.y1 + down), y2=rounded(rule.y2 + down))
        for rule in names.rules
    )
    return SetRow(rows, tuple(lines), rules, held=True), (*found, *wrong)


def _opened(names: _Laid, spare: float, columns: Sequence[Standing]) -> float:
    """Return how much further names stand apart: half of their height at most."""
    return min(spare, names.height / 2) / _airs(columns)


def _spared(columns: Sequence[Standing]) -> float:
    """Return how much closer names may stand in all."""
    return (_AIR - _LEAST_AIR) * _airs(columns)


def _airs(columns: Sequence[Standing]) -> int:
    """Return how often there is air between the rules over and under all names."""
    return 4 if any(one.column.group for one in columns) else 2


def _caption(
    title: Title, measure: float, desk: Desk
) -> tuple[_Laid, tuple[Diagnostic, ...]]:
    """Set label and caption, and the unit at the right of their last line."""
    style = desk.layout.style("caption")._replace(indent=0.0)
    runs = list(title.caption.runs) if title.caption else []
    if title.label:
        apart = " " if title.lang == "en" else "　"
        runs = [Run(title.label + (apart if runs else ""), ("strong",)), *runs]
    galley = Galley(())
    if runs:
        words = Paragraph("note", tuple(runs), title.caption and title.caption.source)
        galley = compose_paragraph(words, style, Measure((measure,)), desk.compositor)
    lines = [
        CellLine(line, 0.0, _baseline(style, n), "caption")
        for n, line in enumerate(galley.lines)
    ]
    count = len(lines)
    if title.unit:
        words_ = _unit(title)
        line = set_line(words_, style._replace(align="end"), measure, desk.compositor)
        wide = natural_width(words_, style, desk.compositor)
        last = galley.lines[-1] if lines else None
        beside = last and fits(last.x + last.width + style.size + wide, measure)
        count += not beside
        lines.append(CellLine(line, 0.0, _baseline(style, count - 1), "caption"))
    height = count * style.leading + _CAPTION_AIR if count else 0.0
    return _Laid(lines, [], height), galley.diagnostics


def _unit(title: Title) -> str:
    """Return the unit in words."""
    if title.lang == "en":
        return f"Unit: {title.unit.removeprefix('Unit: ')}"
    word = "單位" if "Hant" in title.lang else "单位"
    return f"{word}：{title.unit.removeprefix(f'{word}：')}"


def _baseline(style: TextStyle, line: int) -> float:
    above = (style.leading - style.size) / 2
    return rounded(above + ASCENT * style.size + line * style.leading)


def _names(
    columns: Sequence[Standing], style: TextStyle, measure: float, desk: Desk,
    air: float,
) -> tuple[_Laid, tuple[Diagnostic, ...]]:  # fmt: skip
    """Set the names of columns, those over several (合栏) above the others.

    ``air`` is the white over and under each.
    """
    rules = [_rule(0.0, measure, STRONG / 2, STRONG)]
    heads = [
        _head(one.column.head, _aligned(one), one.width, style, desk) for one in columns
    ]
    if not any(galley.lines for galley in heads):
        return _Laid([], rules, STRONG + air / 2), ()
    upper, groups = _groups(columns, style, desk, air)
    rules += groups.rules
    lines = list(groups.lines)
    grouped = [bool(one.column.group) for one in columns]
    deep = max(
        style.leading * len(galley.lines) + 2 * air + upper * under
        for galley, under in zip(heads, grouped, strict=True)
    )
    high = STRONG + deep
    for one, galley, under in zip(columns, heads, grouped, strict=True):
        own = style.leading * len(galley.lines)
        above = upper if under else 0.0  # the others stand in the middle of both
        top = STRONG + above + (deep - above - own) / 2
        lines += _placed(galley, one.x, top, style)
    rules.append(_rule(0.0, measure, high, FINE))
    found = tuple(remark for galley in heads for remark in galley.diagnostics)
    return _Laid(lines, rules, high), found


def _placed(
    galley: Galley, x: float, top: float, style: TextStyle
) -> Iterator[CellLine]:
    for n, line in enumerate(galley.lines):
        base = rounded(top + _baseline(style, n))
        yield CellLine(line, rounded(x), base, "cell-head")


def _groups(
    columns: Sequence[Standing], style: TextStyle, desk: Desk, air: float
) -> tuple[float, _Laid]:
    """Set the names over several columns, each with a rule under it.

    Return the height that they take as well, 0 where there are none.
    """
    spans = []
    for _, some in groupby(columns, _over):
        own = list(some)
        name = own[0].column.group
        if name:
            spans.append((name, own[0].x, own[-1].x + own[-1].width))
    if not spans:
        return 0.0, _Laid([], [], 0.0)
    set_ = [_head(name, "centre", end - x, style, desk) for name, x, end in spans]
    deep = style.leading * max(len(galley.lines) for galley in set_) + 2 * air
    lines: list[CellLine] = []
    rules: list[Rule] = []
    for (_, x, end), galley in zip(spans, set_, strict=True):
        top = STRONG + (deep - style.leading * len(galley.lines)) / 2
        lines += _placed(galley, x, top, style)
        rules.append(_rule(x + _APART, end - _APART, STRONG + deep, FINE))
    return deep, _Laid(lines, rules, deep)


def _over(one: Standing) -> str:
    """Return what stands over a column and its neighbours alike."""
    return one.column.group.text if one.column.group else ""


def _aligned(one: Standing) -> Align:
    """Return how the name of a column stands: over the beginnings of words."""
    match one.how.align:
        case "end":
            return "end"
        case "decimal" | "centre":
            return "centre"
    return "start"


def _head(
    words: Paragraph, align: Align, width: float, style: TextStyle, desk: Desk
) -> Galley:
    if not words.text:
        return Galley(())
    own = style._replace(align=align)
    return compose_paragraph(words, own, Measure((width,)), desk.compositor)


def _rule(x: float, end: float, y: float, weight: float) -> Rule:
    return Rule(rounded(x), rounded(y), rounded(end), rounded(y), weight)
