"""A story's text as units of whole rows (正文成行), ready to be poured.

In: a story and the measure of its legs.  Out: units in reading order: lines
of text one row each, crossheads as blocks, closing lines.  Nothing of the
copy is left out; what is added (brackets, 本报讯) is the story's own matter.

"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reform_press.compose.galley import Galley, Line, Measure
from reform_press.compose.lengths import UNNOTICED
from reform_press.compose.paragraph import natural_width, set_line
from reform_press.content.model import Paragraph, Run, Story
from reform_press.errors import Diagnostic
from reform_press.geometry import ASCENT, fits
from reform_press.makeup.block import Desk
from reform_press.makeup.crosshead import crosshead_style, crosshead_unit
from reform_press.makeup.dummy import HeadPlan
from reform_press.makeup.grid import lead_in, rows_for
from reform_press.makeup.keeping import set_or_kept
from reform_press.makeup.label import hanging, labelled, measured, unlabelled
from reform_press.makeup.smallheads import byline_in_head
from reform_press.makeup.units import Choice, SetLine, Settings, Unit
from reform_press.style.model import TextStyle

#: What keeps a row of white before and after it, see CLREQ 3.4.2.
_APART = frozenset(("quote", "verse"))
#: Price of setting a paragraph a line longer or shorter than is best for it,
#: and of each line that stands out from even colour by as much as is allowed.
_OTHER_LENGTH = 2.0
_UNEVEN = 2.0


@dataclass(frozen=True, slots=True)
class SetText:
    """A story's text as set on one measure (正文毛样)."""

    paragraphs: tuple[Settings, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def rows(self) -> int:
        """Rows that it takes in its plain setting."""
        return sum(
            unit.rows + unit.lead
            for paragraph in self.paragraphs
            for unit in paragraph[0].units
        )


def set_text(
    story: Story, plan: HeadPlan, measure: float, desk: Desk, *, lead_in_set: bool
) -> SetText:
    """Set the text of a story, and say what composition had to say.

    ``lead_in_set``: the introduction stands in a block of its own.
    """
    paragraphs = [
        paragraph
        for paragraph in story.body
        if not (lead_in_set and paragraph.role == "introduction")
    ]
    if story.dateline and paragraphs:
        paragraphs[0] = with_dateline(paragraphs[0], story)
    crosshead = crosshead_style(paragraphs, measure, desk)
    done: list[Settings] = []
    remarks: list[Diagnostic] = []
    for index, paragraph in enumerate(paragraphs):
        if paragraph.role == "crosshead":
            unit = crosshead_unit(paragraph, crosshead, measure, index, desk)
            done.append((Choice((unit,)),))
            continue
        settings, told = _settings(paragraph, measure, index, desk)
        remarks.extend(told)
        if index and _stands_apart(paragraph, paragraphs[index - 1]):
            settings = tuple(map(_led, settings))
        done.append(settings)
    for closing in _closing(story, plan):
        done = _closed(done, closing, measure, len(paragraphs), desk)
    return SetText(tuple(done), tuple(remarks))


def _settings(
    paragraph: Paragraph, measure: float, index: int, desk: Desk
) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """Set a paragraph plainly, and a line longer or shorter where it can be."""
    style = hanging(paragraph, _style(paragraph, desk), desk.compositor)
    shape = measured(paragraph, style, Measure((measure,)))
    galleys, beside = set_or_kept(unlabelled(paragraph), style, shape, desk)
    plain, *others = (
        labelled(galley, paragraph, style, desk.compositor) for galley in galleys
    )
    best = _uneven(plain)
    settings = []
    for galley in (plain, *others):
        units = _rows(galley.lines, style, paragraph, index, desk)
        price = _OTHER_LENGTH + _UNEVEN * (_uneven(galley) - best)
        price = 0.0 if galley is plain else max(0.0, price)
        settings.append(Choice(_together(units, beside, desk), price))
    return tuple(settings), plain.diagnostics


def _stands_apart(paragraph: Paragraph, before: Paragraph) -> bool:
    """Tell whether a row stays white before a paragraph: a quotation's edges."""
    if before.role == "crosshead":  # has air of its own
        return False
    return paragraph.role != before.role and (
        paragraph.role in _APART or before.role in _APART
    )


def _led(choice: Choice) -> Choice:
    """Put a row of white before a setting, but at a leg's top."""
    if not choice.units:
        return choice
    first, *others = choice.units
    return replace(choice, units=(replace(first, lead=1), *others))


def _uneven(galley: Galley) -> float:
    """Return how far lines are from even colour: 1.0 for one as open as may be."""
    return sum((line.opened / UNNOTICED) ** 2 for line in galley.lines)


def _has_run_in(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph begins with a head in its own line (段首标题)."""
    first, *others = paragraph.runs
    return "strong" in first.marks and any("strong" not in r.marks for r in others)


def _together(units: list[Unit], rows: int, desk: Desk) -> tuple[Unit, ...]:
    """Make one unit of the rows beside a drop cap: no leg ends between them."""
    if not rows or len(units) < rows:  # text off the grid is one unit already
        return tuple(units)
    leading = desk.layout.grid.leading
    lines = tuple(
        replace(line, baseline=line.baseline + row * leading)
        for row, unit in enumerate(units[:rows])
        for line in unit.lines
    )
    last = units[rows - 1].last
    first = Unit(rows, lines, units[0].paragraph, first=True, last=last)
    return (first, *units[rows:])


def _style(paragraph: Paragraph, desk: Desk) -> TextStyle:
    """Return a paragraph's style; an introduction in the legs keeps the grid."""
    style = desk.layout.style(paragraph.role)
    if paragraph.open:
        style = style._replace(align="justify_all")
    if paragraph.role != "introduction":
        return style
    body = desk.layout.style("body")
    return style._replace(size=body.size, leading=body.leading)


def with_dateline(paragraph: Paragraph, story: Story) -> Paragraph:
    """Put 本报讯 and the correspondent before the first words (电头)."""
    head = [Run(story.dateline, ("strong",), source=story.source)]
    if story.correspondent:
        head.append(Run(f"（{story.correspondent}）", ("voice",), source=story.source))
    else:
        head.append(Run("　", (), source=story.source))
    # What begins with a dateline has no other initial (首字).
    return paragraph._replace(runs=(*head, *paragraph.runs), drop=0)


def _rows(
    lines: Iterable[Line], style: TextStyle, paragraph: Paragraph, index: int,
    desk: Desk,
) -> list[Unit]:  # fmt: skip
    """Make each line a unit of a row; leading of another kind makes blocks."""
    grid, role = desk.layout.grid, paragraph.role
    baseline = lead_in(grid) + ASCENT * grid.size
    if fits(style.leading, grid.leading):
        run_in = _has_run_in(paragraph)
        return [
            Unit(
                1, (SetLine(line, baseline, role),), index,
                first=line.first, last=line.last, run_in=run_in and line.first,
            )
            for line in lines
        ]  # fmt: skip
    set_lines = list(lines)
    height = len(set_lines) * style.leading
    rows = rows_for(height, grid)
    top = (rows * grid.leading - height + style.leading - style.size) / 2
    return [
        Unit(
            rows,
            tuple(
                SetLine(line, top + ASCENT * style.size + n * style.leading, role)
                for n, line in enumerate(set_lines)
            ),
            index,
            first=True,
            last=True,
        )
    ]


def _closing(story: Story, plan: HeadPlan) -> list[str]:
    """Return the closing lines: supplier, and a byline that no head has."""
    lines = []
    if story.byline and not byline_in_head(story, plan):
        lines.append(f"（{story.byline}）")
    if story.supplier:
        lines.append(f"（{story.supplier.strip('（）()')}）")
    return lines


def _closed(
    done: list[Settings], words: str, measure: float, index: int, desk: Desk
) -> list[Settings]:
    """Add a closing line at the right, beside the last words if they leave room."""
    style = desk.layout.style("source")._replace(align="end", indent=0.0)
    grid = desk.layout.grid
    baseline = lead_in(grid) + ASCENT * grid.size
    line = set_line(words, style, measure, desk.compositor)
    closing = SetLine(line._replace(last=True), baseline, "source")
    wide = natural_width(words, style, desk.compositor)
    own = Unit(1, (closing,), index, first=True, last=True)
    settings = []
    for choice in done[-1] if done else (Choice(()),):
        last = choice.units[-1] if choice.units else None
        units = (*choice.units, own)
        if last and last.rows == 1 and len(last.lines) == 1:
            end = last.lines[0].line
            if fits(wide, measure - (end.x + end.width) - style.size):
                beside = replace(last, lines=(*last.lines, closing))
                units = (*choice.units[:-1], beside)
        settings.append(Choice(units, choice.price))
    return [*done[:-1], tuple(settings)]
