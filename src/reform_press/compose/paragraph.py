"""Setting a paragraph (排一段): the compositor's five steps on one page.

In: a paragraph, a style, a measure.  Out: a galley of lines.  Every character
of the paragraph is on exactly one line; no line is wider than its measure.

    runs -> pieces and numbers (setting) -> line ends (linebreak)
         -> filled gaps (justify) -> glyphs in place (typeline) -> Galley

"""

from collections.abc import Sequence
from typing import NamedTuple

from reform_press.compose.galley import Galley, Line, Measure
from reform_press.compose.linebreak import GAP_OF_100, break_lines
from reform_press.compose.relax import PILED_UP, break_anyhow, break_piles
from reform_press.compose.remarks import cramped, loose, misfits, relaxed_at
from reform_press.compose.setting import Junctions, Setting, lay_out
from reform_press.compose.typecase import Fount, TypeCase
from reform_press.compose.typeline import Shape, set_lines, source_at
from reform_press.content.model import AS_TYPED, MarkName, Paragraph, Run
from reform_press.errors import Diagnostic
from reform_press.fonts.library import FontSet
from reform_press.style.model import TextStyle

#: Room of a line that nothing limits.
_ENDLESS = 1e9
#: Size of raised and lowered pieces to that of their line, and by how much, in
#: em of the line (上标、下标).
SMALL, RAISED, LOWERED = 0.6, 0.4, -0.15
#: Widths of lines that a compositor remembers; then it forgets them all.
_WIDTHS = 20_000
#: An indent leaves at least this many em of its line.
NARROWEST = 2.0
#: Remarks on the lines of one paragraph: each bad line is named, but one who
#: sets a book in a column of two characters has seen enough.
MOST_REMARKS = 50


class _Known:
    """What is known of a style: its type cases by marks, its junctions."""

    __slots__ = ("cases", "junctions")

    def __init__(self) -> None:
        self.cases: dict[tuple[MarkName, ...], TypeCase] = {}
        self.junctions: Junctions | None = None


class Compositor:
    """What composition remembers between paragraphs: type cases by fount.

    Holds no state that could change a result.
    """

    def __init__(self, fonts: FontSet) -> None:
        self.fonts = fonts
        self._cases: dict[Fount, TypeCase] = {}
        self._known: dict[TextStyle, _Known] = {}
        self._last: tuple[TextStyle | None, _Known] = None, _Known()
        self._widths: dict[tuple[str, TextStyle], tuple[float, float]] = {}

    def case(self, style: TextStyle, marks: tuple[MarkName, ...] = ()) -> TypeCase:
        """Return the type case for a style and the marks on a run."""
        cases = self._of(style).cases
        found = cases.get(marks)
        if found is None:
            found = cases[marks] = self._case(style, marks)
        return found

    def _of(self, style: TextStyle) -> "_Known":
        """Return what is known of a style, quickly where it is the last one again."""
        last, known = self._last
        if last is not style:
            found = self._known.get(style)
            if found is None:
                found = self._known[style] = _Known()
            self._last, known = (style, found), found
        return known

    def _case(self, style: TextStyle, marks: tuple[MarkName, ...]) -> TypeCase:
        han, latin = style.han, style.latin
        if "strong" in marks:
            han, latin = style.strong_han, style.strong_latin
        elif "voice" in marks or ("emphasis" in marks and style.emphasis == "face"):
            han = style.emphasis_han
        if "emphasis" in marks and "strong" not in marks:  # no dots under Latin
            latin = style.emphasis_latin
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
            not AS_TYPED.isdisjoint(marks),
        )
        found = self._cases.get(fount)
        if found is None:
            found = self._cases[fount] = TypeCase(self.fonts, fount)
        return found

    def widths(self, text: str, style: TextStyle) -> tuple[float, float]:
        """Return the natural and the least width in pt of ``text`` as one line."""
        key = text, style
        found = self._widths.get(key)
        if found is None:
            if len(self._widths) >= _WIDTHS:
                self._widths.clear()
            least = set_line(text, style._replace(align="start"), 1.0, self).width
            found = self._widths[key] = natural_width(text, style, self), least
        return found

    def junctions(self, style: TextStyle) -> Junctions:
        """Return the junction table of a style."""
        known = self._of(style)
        if known.junctions is None:
            space = self.case(style).width[" "]
            known.junctions = Junctions(style, space)
        return known.junctions


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
            line._replace(first=i == 0, last=i == len(lines) - 1)
            for i, line in enumerate(lines)
        ]
    return Galley(tuple(lines), tuple(notes))


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
                parts[-1].append(run._replace(text=text))
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
        return self.told(*self.ends())

    def told(self, ends: Sequence[int], relaxed: int | None) -> Galley:
        """Set the lines of ``ends``, and say where a rule had to yield."""
        galley = self.lines(ends)
        if relaxed is None:
            return galley
        notes = (relaxed_at(source_at(self.setting, relaxed)), *galley.diagnostics)
        return Galley(galley.lines, notes)

    def ends(self) -> tuple[list[int], int | None]:
        """Return where lines end, and a piece at which a rule had to yield."""
        setting, (style, _, widths) = self
        justified = style.align in _FILLED
        ends = break_lines(setting.numbers, widths, justified=justified)
        legal = setting.numbers.legal
        if ends is None:
            ends = break_anyhow(setting, widths, justified=justified)
            return ends, next((b for b in ends if not legal[b]), 0)
        if justified and PILED_UP.search(setting.kinds):
            ends = break_piles(setting, widths, ends)
        torn = setting.ends.torn
        return ends, next((b for b in ends if not legal[b] or b in torn), None)

    def lines(self, ends: Sequence[int]) -> Galley:
        """Set the lines that end there, and report what is not well set."""
        style, _, widths = self.shape
        full = style.align == "justify_all"
        lines = set_lines(self.setting, ends, self.shape, ragged=not full)
        english = style.lang.startswith("en")
        most = MOST_IN_ENGLISH if english else GAP_OF_100
        notes = [loose(line) for line in lines if line.opened > most]
        if self.setting.readings and style.leading < ROOM_FOR_READINGS * style.size:
            notes.append(cramped(source_at(self.setting, 0)))
        rooms = [width * style.size for width in widths]
        notes += misfits(lines, rooms, justified=style.align in _FILLED)
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


#: Em by which English may open its word spaces before it is told.
MOST_IN_ENGLISH = 0.5
#: Leading that a line needs for readings above it, to its size (CLREQ 3.3.4).
ROOM_FOR_READINGS = 1.5
#: Ways to align that bring every line but the last to its measure.
_FILLED = ("justify", "justify_all")
