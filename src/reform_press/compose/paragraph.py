"""Setting a paragraph (排一段): the compositor's five steps on one page.

In: a paragraph, a style, a measure.  Out: a galley of lines.  Every character
of the paragraph is on exactly one line; no line is wider than its measure.

    runs -> pieces and numbers (setting) -> line ends (linebreak)
         -> filled gaps (justify) -> glyphs in place (typeline) -> Galley

"""

from collections.abc import Sequence

from reform_press.compose.galley import Galley, Line, Measure
from reform_press.compose.itemize import TypeCase
from reform_press.compose.linebreak import GAP_OF_100, break_lines
from reform_press.compose.setting import Junctions, Setting, lay_out
from reform_press.compose.typeline import Shape, set_lines, source_at
from reform_press.content.model import Paragraph, Run
from reform_press.errors import SILENT, Diagnostic, Source, Words
from reform_press.fonts.library import FontSet
from reform_press.style.model import TextStyle

#: Room of a line that nothing limits.
_ENDLESS = 1e9


class Compositor:
    """What composition remembers between paragraphs: type cases by style.

    Holds no state that could change a result.
    """

    def __init__(self, fonts: FontSet) -> None:
        self.fonts = fonts
        self._cases: dict[tuple[TextStyle, bool, bool], TypeCase] = {}
        self._junctions: dict[TextStyle, Junctions] = {}

    def case(
        self, style: TextStyle, *, strong: bool = False, emphasis: bool = False
    ) -> TypeCase:
        """Return the type case of a style and the marks on a run."""
        key = (style, strong, emphasis)
        found = self._cases.get(key)
        if found is None:
            han, latin = style.han, style.latin
            if strong:
                han, latin = style.strong_han, style.strong_latin
            elif emphasis:
                han = style.emphasis_han
            found = self._cases[key] = TypeCase(self.fonts, han, latin, style)
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
    prohibition had to yield, ``compose.loose`` where Han stand too far apart.
    """
    lines: list[Line] = []
    notes: list[Diagnostic] = []
    parts = _parts(paragraph.runs)
    for number, runs in enumerate(parts):
        shape = measure.after(len(lines))
        indent = style.indent if number == 0 else style.hang
        part = _compose_part(runs, style, shape, indent, compositor)
        lines += part.lines
        notes += part.diagnostics
    if len(parts) > 1:
        lines = [
            _flagged(line, i == 0, i == len(lines) - 1) for i, line in enumerate(lines)
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


def _parts(runs: Sequence[Run]) -> list[list[Run]]:
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
    cased = [
        (
            run,
            compositor.case(
                style, strong="strong" in run.marks, emphasis="emphasis" in run.marks
            ),
        )
        for run in runs
    ]
    return lay_out(cased, compositor.junctions(style), room)


def _compose_part(
    runs: Sequence[Run],
    style: TextStyle,
    measure: Measure,
    indent: float,
    compositor: Compositor,
) -> Galley:
    size = style.size
    count = max(2, len(measure.widths), len(measure.starts))
    indents = [indent] + [style.hang] * (count - 1)
    widths = [measure.width(i) / size - indents[i] for i in range(count)]
    starts = [measure.start(i) / size + indents[i] for i in range(count)]
    setting = _setting(runs, style, compositor, min(widths))
    if not setting.numbers.n:
        return Galley(())
    notes: list[Diagnostic] = []
    justified = style.align == "justify"
    ends = break_lines(setting.numbers, widths, justified=justified)
    if ends is None:
        ends = _break_anyhow(setting, widths)
        notes.append(_relaxed(source_at(setting.spans, 0)))
    lines = set_lines(setting, ends, Shape(style, starts, widths))
    notes += [_loose(line) for line in lines if line.opened > GAP_OF_100]
    return Galley(tuple(lines), tuple(notes))


def _break_anyhow(setting: Setting, widths: Sequence[float]) -> list[int]:
    """Break where no rule allows it: first fit, at any piece (R16)."""
    numbers = setting.numbers
    ends: list[int] = []
    a = 0
    while a < numbers.n:
        width = widths[min(len(ends), len(widths) - 1)]
        b = a + 1
        while b < numbers.n and numbers.ends[b + 1] - numbers.begins[a] <= width:
            b += 1
        while b < numbers.n and b > a + 1 and not numbers.legal[b]:
            b -= 1
        ends.append(b)
        a = b
    return ends


def _flagged(line: Line, first: bool, last: bool) -> Line:
    return Line(
        line.runs, line.x, line.width, line.text, line.source, first, last, line.opened
    )


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
