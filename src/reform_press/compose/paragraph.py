"""Setting a paragraph (排一段): the compositor's five steps on one page.

In: a paragraph, a style, a measure.  Out: a galley of lines.  Every character
of the paragraph is on exactly one line; no line is wider than its measure.

    runs -> pieces and numbers (setting) -> line ends (linebreak)
         -> filled gaps (justify) -> glyphs in place (typeline) -> Galley

"""

import re
from collections.abc import Container, Sequence
from itertools import pairwise
from typing import NamedTuple

from reform_press.compose.breaks import NOT_AT_START, may_break
from reform_press.compose.galley import Galley, Line, Measure
from reform_press.compose.linebreak import (
    EPSILON,
    GAP_OF_100,
    break_lines,
    break_to,
)
from reform_press.compose.setting import Junctions, Setting, lay_out
from reform_press.compose.typecase import Fount, TypeCase
from reform_press.compose.typeline import Shape, set_lines, source_at
from reform_press.content.model import MarkName, Paragraph, Run
from reform_press.errors import SILENT, Diagnostic, Source, Words
from reform_press.fonts.library import FontSet
from reform_press.style.model import TextStyle

#: Room of a line that nothing limits.
_ENDLESS = 1e9
#: Size of raised and lowered pieces to that of their line, and by how much, in
#: em of the line (上标、下标).
SMALL, RAISED, LOWERED = 0.6, 0.4, -0.15
#: An indent leaves at least this many em of its line.
NARROWEST = 2.0
#: Cost of each forbidden line end where there is no other way.
FORBIDDEN = 5_000.0
#: Han gap in em up to which a paragraph may be set to another length.
UNNOTICED = 0.125
#: Remarks on the lines of one paragraph; more would say no more.
MOST_REMARKS = 3
#: pt by which a line may miss its width and nobody can see it.
MISFIT = 0.05


class Compositor:
    """What composition remembers between paragraphs: type cases by fount.

    Holds no state that could change a result.
    """

    def __init__(self, fonts: FontSet) -> None:
        self.fonts = fonts
        self._cases: dict[Fount, TypeCase] = {}
        self._junctions: dict[TextStyle, Junctions] = {}

    def case(self, style: TextStyle, marks: Container[MarkName] = ()) -> TypeCase:
        """Return the type case for a style and the marks on a run."""
        han, latin = style.han, style.latin
        if "strong" in marks:
            han, latin = style.strong_han, style.strong_latin
        elif "emphasis" in marks and style.emphasis == "face":
            han = style.emphasis_han
        scale, rise = 1.0, 0.0
        if "super" in marks:
            scale, rise = SMALL, RAISED
        elif "sub" in marks:
            scale, rise = SMALL, LOWERED
        fount = Fount(
            han,
            latin,
            style.lang,
            style.tracking,
            style.marks,
            style.mode,
            scale,
            rise,
        )
        found = self._cases.get(fount)
        if found is None:
            found = self._cases[fount] = TypeCase(self.fonts, fount)
        return found

    def junctions(self, style: TextStyle) -> Junctions:
        """Return the junction table of a style."""
        found = self._junctions.get(style)
        if found is None:
            space = self.case(style).width[" "]
            found = self._junctions[style] = Junctions(style, space)
        return found


def compose_paragraph(
    paragraph: Paragraph, style: TextStyle, measure: Measure, compositor: Compositor
) -> Galley:
    """Set a paragraph on a measure (排一段).

    A hard line break ends a line without justifying it.  What no rule can
    set well is set anyway and reported: ``compose.relaxed`` where a
    prohibition had to yield, ``compose.loose`` where Han stand too far apart,
    ``compose.ragged`` and ``compose.overfull`` where a line misses its width.
    """
    lines: list[Line] = []
    notes: list[Diagnostic] = []
    parts = parts_of(paragraph.runs)
    for number, runs in enumerate(parts):
        shape = measure.after(len(lines))
        job = job_of(runs, style, shape, compositor, first=number == 0)
        part = job.galley()
        lines += part.lines
        notes += part.diagnostics
    if len(parts) > 1:
        lines = [
            _flagged(line, i == 0, i == len(lines) - 1) for i, line in enumerate(lines)
        ]
    return Galley(tuple(lines), tuple(notes))


def compose_lengths(
    paragraph: Paragraph, style: TextStyle, measure: Measure, compositor: Compositor
) -> tuple[Galley, ...]:
    """Set a paragraph as it is best, then a line shorter and longer (加行、抽行).

    The other lengths are there only if a reader does not notice: no remark,
    and no Han gap wider than ``UNNOTICED``.  Paragraphs with hard line breaks
    have but one length.
    """
    if not _has_lengths(paragraph, style):
        return (compose_paragraph(paragraph, style, measure, compositor),)
    job = job_of(paragraph.runs, style, measure, compositor)
    plain = job.galley()
    count = len(plain.lines)
    others = (_unnoticed(job, lines) for lines in (count - 1, count + 1))
    return (plain, *(other for other in others if other is not None))


def compose_to(
    paragraph: Paragraph,
    style: TextStyle,
    measure: Measure,
    compositor: Compositor,
    lines: int,
) -> Galley | None:
    """Set a paragraph in just ``lines`` lines; None if a reader would notice."""
    if not _has_lengths(paragraph, style):
        return None
    return _unnoticed(job_of(paragraph.runs, style, measure, compositor), lines)


def _has_lengths(paragraph: Paragraph, style: TextStyle) -> bool:
    """Tell whether a paragraph may be set in more lines or fewer than it wants."""
    broken = any("\n" in run.text for run in paragraph.runs)
    return style.align == "justify" and not broken


def _unnoticed(job: "Job", lines: int) -> Galley | None:
    """Set a paragraph in so many lines, if neither remark nor gap tells of it."""
    ends = break_to(job.setting.numbers, job.shape.widths, lines)
    if ends is None:
        return None
    galley = job.lines(ends)
    opened = max(line.opened for line in galley.lines)
    return None if galley.diagnostics or opened > UNNOTICED else galley


def set_line(text: str, style: TextStyle, width: float, compositor: Compositor) -> Line:
    """Set ``text`` as one line ``width`` pt wide; it is never broken.

    The style's align places it; a line set to ``justify`` fills the width.
    It may be wider than ``width``: look at ``Line.width`` with ``fits``.
    """
    setting = _setting([Run(text)], style, compositor, _ENDLESS)
    if not setting.numbers.n:
        return Line((), 0.0, 0.0, "")
    shape = Shape(style, (0.0,), (width / style.size,))
    return set_lines(setting, [setting.numbers.n], shape, ragged=False)[0]


def natural_width(text: str, style: TextStyle, compositor: Compositor) -> float:
    """Return the width in pt of ``text`` on a line of its own."""
    numbers = _setting([Run(text)], style, compositor, _ENDLESS).numbers
    return (numbers.ends[-1] - numbers.begins[0]) * style.size if numbers.n else 0.0


def parts_of(runs: Sequence[Run]) -> list[list[Run]]:
    """Divide runs at hard line breaks."""
    if not any("\n" in run.text for run in runs):
        return [list(runs)]
    parts: list[list[Run]] = [[]]
    for run in runs:
        for number, text in enumerate(run.text.split("\n")):
            if number:
                parts.append([])
            if text:
                parts[-1].append(Run(text, run.marks, run.href, run.source))
    return parts


def _setting(
    runs: Sequence[Run], style: TextStyle, compositor: Compositor, room: float
) -> Setting:
    cased = [(run, compositor.case(style, run.marks)) for run in runs]
    return lay_out(cased, compositor.junctions(style), room)


class Job(NamedTuple):
    """A part of a paragraph ready to be broken; lengths in em."""

    setting: Setting
    shape: Shape

    def galley(self) -> Galley:
        """Set the part as it is best."""
        if not self.setting.numbers.n:
            return Galley(())
        ends, relaxed = self.ends()
        galley = self.lines(ends)
        if relaxed is None:
            return galley
        notes = (_relaxed(source_at(self.setting, relaxed)), *galley.diagnostics)
        return Galley(galley.lines, notes)

    def ends(self) -> tuple[list[int], int | None]:
        """Return where lines end, and a piece at which a rule had to yield."""
        setting, (style, _, widths) = self
        justified = style.align in _FILLED
        ends = break_lines(setting.numbers, widths, justified=justified)
        legal = setting.numbers.legal
        if ends is None:
            ends = _break_anyhow(setting, widths, justified=justified)
            return ends, next((b for b in ends if not legal[b]), 0)
        if justified and _PILED.search(setting.kinds):
            ends = _break_piles(setting, widths, ends)
        return ends, next((b for b in ends if not legal[b]), None)

    def lines(self, ends: Sequence[int]) -> Galley:
        """Set the lines that end there, and report what is not well set."""
        style, _, widths = self.shape
        full = style.align == "justify_all"
        lines = set_lines(self.setting, ends, self.shape, ragged=not full)
        notes = [_loose(line) for line in lines if line.opened > GAP_OF_100]
        rooms = [width * style.size for width in widths]
        notes += _misfits(lines, rooms, justified=style.align in _FILLED)
        return Galley(tuple(lines), tuple(notes[:MOST_REMARKS]))


def job_of(
    runs: Sequence[Run],
    style: TextStyle,
    measure: Measure,
    compositor: Compositor,
    *,
    first: bool = True,
) -> Job:
    """Return a part of a paragraph ready to be set; ``first`` is indented."""
    size = style.size
    count = max(2, len(measure.widths), len(measure.starts))
    rooms = [measure.width(i) / size for i in range(count)]
    indent = style.indent if first else style.hang
    indents = [
        min(indent if i == 0 else style.hang, max(0.0, room - NARROWEST))
        for i, room in enumerate(rooms)
    ]
    widths = [room - by for room, by in zip(rooms, indents, strict=True)]
    starts = [measure.start(i) / size + indents[i] for i in range(count)]
    setting = _setting(runs, style, compositor, min(widths))
    if style.align == "justify_all":
        setting = setting._replace(numbers=setting.numbers._replace(full=True))
    return Job(setting, Shape(style, starts, widths))


#: Ways to align that bring every line but the last to its measure.
_FILLED = ("justify", "justify_all")
#: Marks that may not open a line, three in a row: a narrow column cannot always
#: keep them with what stands before (CLREQ 3.1.4).
_PILED = re.compile(rf"[{re.escape(''.join(sorted(NOT_AT_START)))}]{{3,}}")
#: Cost of each of them at a line's start: more than a line with holes.
PILED = 900.0


def _break_piles(
    setting: Setting, widths: Sequence[float], ends: list[int]
) -> list[int]:
    """Let piled marks open a line where they would tear holes otherwise (R16)."""
    numbers = setting.numbers
    legal, dear = list(numbers.legal), dict(numbers.penalty)
    for pile in _PILED.finditer(setting.kinds):
        for i in range(pile.start() + 1, pile.end()):
            if not legal[i]:
                legal[i] = True
                dear[i] = dear.get(i, 0.0) + PILED
    relaxed = numbers._replace(legal=legal, penalty=dear)
    return break_lines(relaxed, widths) or ends


def _break_anyhow(
    setting: Setting, widths: Sequence[float], *, justified: bool
) -> list[int]:
    """Break where the rules leave no way, breaking as few as can be (R16).

    Words, numbers and dashes stay whole as long as that is possible.
    """
    numbers, kinds = setting.numbers, setting.kinds
    pairs = pairwise(kinds)
    whole = [True, *(may_break(a, b, "none") for a, b in pairs), True]
    for relaxed in (whole, [True] * len(whole)):
        dear = {
            i: FORBIDDEN
            for i, (now, before) in enumerate(zip(relaxed, numbers.legal, strict=True))
            if now and not before
        }
        ends = break_lines(
            numbers._replace(legal=relaxed, penalty=numbers.penalty | dear),
            widths,
            justified=justified,
        )
        if ends is not None:
            return ends
    return _first_fit(setting, widths)


def _first_fit(setting: Setting, widths: Sequence[float]) -> list[int]:
    """Fill line after line; a piece wider than its line has one for itself."""
    numbers = setting.numbers
    ends: list[int] = []
    a = 0
    while a < numbers.n:
        width = widths[min(len(ends), len(widths) - 1)] + EPSILON
        b = a + 1
        while b < numbers.n and numbers.ends[b + 1] - numbers.begins[a] <= width:
            b += 1
        ends.append(b)
        a = b
    return ends


def _misfits(
    lines: Sequence[Line], widths: Sequence[float], *, justified: bool
) -> list[Diagnostic]:
    """Report lines that nothing could bring to their width."""
    notes = []
    last = len(widths) - 1
    for number, line in enumerate(lines):
        off = line.width - widths[number if number < last else last]
        if off > MISFIT:
            notes.append(_overfull(line, off))
        elif justified and off < -MISFIT and not line.last:
            notes.append(_ragged(line, -off))
    return notes


def _flagged(line: Line, first: bool, last: bool) -> Line:
    return Line(*line[:5], first, last, *line[7:])


def _relaxed(source: Source | None) -> Diagnostic:
    return Diagnostic(
        "warning",
        "compose.relaxed",
        Words(
            "栏太窄，避头尾规则在此段无法全部遵守",
            "the column is too narrow to keep the rules for line ends here",
        ),
        source,
        Words("加宽栏或改写此段", "widen the column or rewrite the paragraph"),
    )


def _loose(line: Line) -> Diagnostic:
    return Diagnostic(
        "warning",
        "compose.loose",
        Words(
            f"此行字距过大（{line.opened:.2f} 字）：{line.text}",
            f"characters stand {line.opened:.2f} em apart in this line: {line.text}",
        ),
        line.source,
        SILENT,
    )


def _ragged(line: Line, by: float) -> Diagnostic:
    return Diagnostic(
        "warning",
        "compose.ragged",
        Words(
            f"此行没有可以拉开的字距，短 {by:.1f} pt：{line.text}",
            f"nothing in this line can open, it is {by:.1f} pt short: {line.text}",
        ),
        line.source,
        SILENT,
    )


def _overfull(line: Line, by: float) -> Diagnostic:
    return Diagnostic(
        "warning",
        "compose.overfull",
        Words(
            f"此行超出栏宽 {by:.1f} pt：{line.text}",
            f"this line is {by:.1f} pt wider than its column: {line.text}",
        ),
        line.source,
        Words("加宽栏", "widen the column"),
    )
