r"""Formulas in the line (行内算式): ``$E=mc^2$``, ``$v_{max}$``.

In: a scan, and the offset of a ``$``.  Out: the offset behind the formula, or
None where the sign is money (``US$300``, ``$5``).  A ``^`` raises the next
character or what stands in braces behind it, a ``_`` lowers it; everything
else is set as it was typed, for no command of TeX is known: a writer types
``×`` and ``≤`` themselves.

"""

import re

from reform_press.content.model import MarkName
from reform_press.content.scan import Scan
from reform_press.errors import Words

_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff“”‘’"
#: No blank inside the signs, no digit behind them, no letter before them
#: unless a raised or lowered part begins (``H$_2$O``).
_FORMULA = re.compile(
    rf"(?:(?<![0-9A-Za-z])|(?=\$[\^_]))\$(?!\s)([^$\n{_HAN}]*[^\s$\n{_HAN}])\$(?![0-9])"
)
_COMMAND = re.compile(r"\\[A-Za-z]+")
_SHIFTS: dict[str, MarkName] = {"^": "super", "_": "sub"}
_ESCAPABLE = "\\{}^_$"


def formula(scan: Scan, at: int) -> int | None:
    """Read a formula that begins at ``at``."""
    match = _FORMULA.match(scan.copy, at)
    if not match:
        return None
    for command in _COMMAND.finditer(match[1]):
        words = Words(f"算式里不用命令 {command[0]}", f"{command[0]} is not read here")
        hint = Words("直接写这个字符，如 × ≤ α", "type the character itself: × ≤ α")
        place = match.start(1) + command.start()
        scan.complain("warning", "formula-command", words, place, hint)
    first = len(scan.letters)
    _content(scan, match.start(1), match.end(1))
    scan.marks.append((first, len(scan.letters), "formula"))
    return match.end()


def _content(scan: Scan, at: int, end: int) -> None:
    """Read what stands between the signs."""
    closing = _braces(scan.copy, at, end)
    waiting: list[tuple[MarkName, int, int]] = []  # mark, first letter, its }
    while at < end:
        sign = scan.copy[at]
        shift = _SHIFTS.get(sign)
        behind = scan.copy[at + 1] if at + 1 < end else " "
        if shift and at + 1 in closing:
            waiting.append((shift, len(scan.letters), closing[at + 1]))
            at += 2
        elif shift and not behind.isspace() and behind not in "\\{}^_":
            first = len(scan.letters)
            scan.add(behind, at + 1)
            scan.marks.append((first, first + 1, shift))
            at += 2
        elif waiting and at == waiting[-1][2]:
            name, first, _ = waiting.pop()
            scan.marks.append((first, len(scan.letters), name))
            at += 1
        else:
            escaped = sign == "\\" and behind in _ESCAPABLE
            scan.add(behind if escaped else sign, at + escaped)
            at += 1 + escaped


def _braces(text: str, at: int, end: int) -> dict[int, int]:
    """Pair the braces of a formula: offset of ``{``, offset of its ``}``."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    while at < end:
        if text[at] == "\\":
            at += 1
        elif text[at] == "{":
            opened.append(at)
        elif text[at] == "}" and opened:
            pairs[opened.pop()] = at
        at += 1
    return pairs
