"""The line that a message is about, with a mark under it (代码框).

In: a ``Source`` and the folder its file is named from.  Out: lines to print
under a diagnostic, or "" when the file cannot be shown.  Loads nothing heavy.

"""

from pathlib import Path
from unicodedata import category, east_asian_width

from reform_press.errors import Source
from reform_press.schema.intake import MOST_BYTES, refusal

#: Cells of a terminal that one line of copy may take.
_CELLS = 76
#: Characters looked at for that: most of a hostile line may take no cell.
_MOST = 4 * _CELLS
#: Joiners: they make one sign of two, in emoji and in some scripts.
_JOINERS = "\u200c\u200d"
#: Blanks and joiners that do no harm to a terminal.
_SHOWN = "\u3000" + _JOINERS


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
    return "".join(c if c.isprintable() or c in _SHOWN else "\ufffd" for c in line)


def _window(line: str, column: int) -> tuple[str, str]:
    """Cut a long line around ``column``; return what is before it, and all."""
    start, end = 0, len(line)
    if len(line) > _MOST or _cells(line) > _CELLS:
        start, room = column, _CELLS // 2
        least = max(0, column - _MOST)
        while start > least and _cells(line[start - 1 : column]) <= room:
            start -= 1
        end = column
        most = min(len(line), column + _MOST)
        while end < most and _cells(line[start:end]) < _CELLS:
            end += 1
    head = "…" if start else ""
    tail = "…" if end < len(line) else ""
    return head + line[start:column], head + line[start:end] + tail


def _cells(text: str) -> int:
    """Return how many cells of a terminal ``text`` takes.

    What is joined to the character before it takes none, as wcwidth has it.
    """
    cells = 0
    before = ""
    for character in text:
        if category(character) not in ("Mn", "Me", "Cf") and before != "\u200d":
            cells += 2 if east_asian_width(character) in "WF" else 1
        before = character
    return cells
