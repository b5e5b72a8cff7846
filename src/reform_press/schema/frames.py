"""The line that a message is about, with a mark under it (代码框).

In: a ``Source`` and the folder its file is named from.  Out: lines to print
under a diagnostic, or "" when the file cannot be shown.  Loads nothing heavy.

"""

from pathlib import Path
from unicodedata import combining, east_asian_width

from reform_press.errors import Source
from reform_press.schema.intake import MOST_BYTES, refusal

#: Cells of a terminal that one line of copy may take.
_CELLS = 76


def frame(source: Source, root: Path) -> str:
    """Return the line of ``source`` and a ^ under its column.

    >>> print(frame(Source("lead.md", 3, 1), root))  # doctest: +SKIP
      3 | headlin: 改革
        | ^
    """
    line = _line(source, root)
    if line is None:
        return ""
    column = min(source.column, len(line) + 1) - 1
    before, shown = _window(line, column)
    number = str(source.line)
    blank = " " * len(number)
    return f"  {number} | {shown}\n  {blank} | {' ' * _cells(before)}^"


def _line(source: Source, root: Path) -> str | None:
    path = root / source.file
    if refusal(path, root) or path.stat().st_size > MOST_BYTES:
        return None
    try:
        data = path.read_bytes().decode("utf-8-sig", "replace")
    except OSError:
        return None
    lines = data.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if source.line > len(lines):
        return None
    line = lines[source.line - 1].replace("\t", " ")
    return "".join(c if c.isprintable() or c == "\u3000" else "\ufffd" for c in line)


def _window(line: str, column: int) -> tuple[str, str]:
    """Cut a long line around ``column``; return what is before it, and all."""
    start, end = 0, len(line)
    if _cells(line) > _CELLS:
        start, room = column, _CELLS // 2
        while start and _cells(line[start - 1 : column]) <= room:
            start -= 1
        end = column
        while end < len(line) and _cells(line[start:end]) < _CELLS:
            end += 1
    head = "…" if start else ""
    tail = "…" if end < len(line) else ""
    return head + line[start:column], head + line[start:end] + tail


def _cells(text: str) -> int:
    """Return how many cells of a terminal ``text`` takes."""
    return sum(
        0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text
    )
