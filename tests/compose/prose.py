"""Prose cases (排字样例): copy and the lines it should become, in text files.

In: a file of ``tests/suite``.  Out: its cases, and the same file with other
expected lines.  ``tests/suite/README.md`` explains the notation.

"""

import re
from pathlib import Path
from typing import NamedTuple

from compose.reading import notation
from reform_press.compose.galley import Galley, Measure
from reform_press.compose.paragraph import Compositor, compose_paragraph
from reform_press.content.model import MarkName, Paragraph, Run
from reform_press.fonts.library import FontSet
from reform_press.style.model import TextStyle

SIZE = 10.0  # pt; an em of 10 makes pt and em easy to compare
_MARKED = re.compile(r"\*\*(.+?)\*\*|\*(.+?)\*|([^*]+)")
_OPTIONS = ("measure", "starts", "indent", "style", "fonts")


class Case(NamedTuple):
    """One case: its head as written, its options, copy and expected lines."""

    name: str
    head: tuple[str, ...]  # all lines before the copy
    options: dict[str, str]
    copy: tuple[str, ...]  # one paragraph a line
    expected: tuple[str, ...]

    def said(self, expected: tuple[str, ...]) -> str:
        """Return the case as text with other expected lines."""
        return "\n".join((*self.head, *self.copy, "---", *expected, ""))


def read_cases(file: Path) -> list[Case]:
    """Return the cases of a file; what stands before the first is a remark."""
    blocks = re.split(r"^(?==== )", file.read_text(encoding="utf-8"), flags=re.M)
    return [_case(block) for block in blocks if block.startswith("=== ")]


def rewrite(file: Path, answers: dict[str, tuple[str, ...]]) -> None:
    """Put other expected lines into a file, by name of case."""
    remark = file.read_text(encoding="utf-8").split("=== ", 1)[0]
    cases = [
        case.said(answers.get(case.name, case.expected)) for case in read_cases(file)
    ]
    file.write_text(remark + "\n".join(cases), encoding="utf-8")


def set_case(case: Case, fonts: FontSet) -> tuple[str, ...]:
    """Return the lines that a case becomes."""
    style = style_of(case.options)
    widths = tuple(map(float, case.options["measure"].split()))
    starts = tuple(map(float, case.options.get("starts", "0").split()))
    measure = Measure(
        tuple(width * SIZE for width in widths), tuple(x * SIZE for x in starts)
    )
    shape = Measure(widths, starts)
    out: list[str] = []
    for copy in case.copy:
        paragraph = Paragraph("body", runs_of(copy))
        galley = compose_paragraph(paragraph, style, measure, Compositor(fonts))
        out += _told(galley, shape, fonts, flush=style.align == "justify")
    return tuple(out)


def style_of(options: dict[str, str]) -> TextStyle:
    """Return the style that the options of a case ask for."""
    style = TextStyle(size=SIZE, indent=float(options.get("indent", "0")))
    values: dict[str, object] = {}
    for option in options.get("style", "").split():
        key, _, text = option.partition("=")
        kind = type(getattr(style, key))
        values[key] = text == "yes" if kind is bool else kind(text)
    return style._replace(**values)


def runs_of(copy: str) -> tuple[Run, ...]:
    """Return copy as runs: ``**strong**``, ``*emphasis*``, ⏎ and ¬."""
    text = copy.replace("⏎", "\n").replace("¬", "\u00ad")
    runs = []
    for strong, emphasis, plain in _MARKED.findall(text):
        marks: tuple[MarkName, ...] = ()
        if strong or emphasis:
            marks = ("strong",) if strong else ("emphasis",)
        runs.append(Run(strong or emphasis or plain, marks))
    return tuple(runs)


def _told(galley: Galley, shape: Measure, fonts: FontSet, *, flush: bool) -> list[str]:
    out = []
    for number, line in enumerate(galley.lines):
        width = shape.start(number) + shape.width(number)
        out.append(notation(line, fonts, width if flush else None))
    return out + [f"! {remark.code}" for remark in galley.diagnostics]


def _case(block: str) -> Case:
    lines = block.rstrip("\n").split("\n")
    top = lines.index("---") if "---" in lines else len(lines)
    head, options = [lines[0]], {}
    body = 1
    while body < top and (
        lines[body].startswith("    ") or lines[body].split()[0] in _OPTIONS
    ):
        head.append(lines[body])
        key, _, value = lines[body].partition(" ")
        if key:
            options[key] = value
        body += 1
    name = lines[0].removeprefix("=== ").split(" · ")[0]
    return Case(
        name, tuple(head), options, tuple(lines[body:top]), tuple(lines[top + 1 :])
    )
