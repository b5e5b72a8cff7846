"""Runs as a line of text that a test can compare (标记写成文字).

``<n:张三>`` is a name, ``<h:2>`` raised (high), ``<d:2>`` lowered (deep), a
reading follows its characters: ``<汉字 hàn zì>``.  ``+`` before a mark says
that it begins there.
"""

from reform_press.content import inline
from reform_press.content.letters import runs
from reform_press.content.model import Run
from reform_press.errors import Diagnostic

_LETTERS = {
    "strong": "s",
    "emphasis": "e",
    "code": "c",
    "link": "l",
    "name": "n",
    "title": "t",
    "super": "h",
    "sub": "d",
    "formula": "f",
}


def read(text: str) -> tuple[tuple[Run, ...], tuple[Diagnostic, ...]]:
    """Read the marks of a paragraph alone; no character is mended."""
    lines = [(line, number, 1) for number, line in enumerate(text.split("\n"), 1)]
    letters, found = inline.read(lines, "f")
    return runs(letters, "f"), found


def shown(read: tuple[Run, ...]) -> str:
    """Show runs with their marks and readings."""
    return "".join(_shown(run) for run in read)


def marked(text: str) -> tuple[str, list[str]]:
    """Show what becomes of a paragraph, and what was found about it."""
    runs, found = read(text)
    return shown(runs), faults(found)


def _shown(run: Run) -> str:
    letters = sorted((_LETTERS[name], name in run.opens) for name in run.marks)
    marks = "".join("+" * opens + letter for letter, opens in letters)
    head = f"{marks}:" if marks else ""
    tail = f" {run.ruby}" if run.ruby else ""
    return f"<{head}{run.text}{tail}>" if head or tail else run.text


def faults(found: tuple[Diagnostic, ...]) -> list[str]:
    """Show diagnostics as ``line:column code``, the topic left out."""
    return [
        f"{d.source.line}:{d.source.column} {d.code.partition('.')[2]}" for d in found
    ]
