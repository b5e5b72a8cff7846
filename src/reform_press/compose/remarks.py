"""What is said of lines that no rule could set well (排字提示).

In: lines as set and the widths they had.  Out: remarks.

"""

from collections.abc import Sequence

from reform_press.compose.galley import Line
from reform_press.errors import SILENT, Diagnostic, Source, Words

#: pt by which a line may miss its width and nobody can see it.
MISFIT = 0.05


def misfits(
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


def relaxed_at(source: Source | None) -> Diagnostic:
    """Say that a rule had to yield somewhere in the paragraph at ``source``."""
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


def loose(line: Line) -> Diagnostic:
    """Say that the characters of a line stand too far apart."""
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


def cramped(source: Source | None) -> Diagnostic:
    """Say that readings meet the line above."""
    return Diagnostic(
        "warning",
        "compose.cramped",
        Words("行距太小，注音会碰到上一行", "readings meet the line above"),
        source,
        Words("行距至少为字号的 1.5 倍", "set it with a leading of 1.5 times its size"),
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
