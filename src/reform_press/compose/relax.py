"""Breaking where the rules leave no good way (放宽避头尾).

In: a paragraph as numbers and the widths of its lines.  Out: ends of lines
that break as few rules as can be; the caller says so.

"""

import re
from collections.abc import Sequence
from itertools import pairwise

from reform_press.compose.breaks import NOT_AT_START, may_break
from reform_press.compose.linebreak import EPSILON, break_lines
from reform_press.compose.setting import Setting

#: Cost of each forbidden line end where there is no other way.
FORBIDDEN = 5_000.0
#: Marks that may not open a line, three in a row: a narrow column cannot always
#: keep them with what stands before (CLREQ 3.1.4).
PILED_UP = re.compile(rf"[{re.escape(''.join(sorted(NOT_AT_START)))}]{{3,}}")
#: Cost of each of them at a line's start: more than a line with holes.
PILED = 900.0


def break_piles(
    setting: Setting, widths: Sequence[float], ends: list[int]
) -> list[int]:
    """Let piled marks open a line where they would tear holes otherwise (R16)."""
    numbers = setting.numbers
    legal, dear = list(numbers.legal), dict(numbers.penalty)
    for pile in PILED_UP.finditer(setting.kinds):
        for i in range(pile.start() + 1, pile.end()):
            if not legal[i]:
                legal[i] = True
                dear[i] = dear.get(i, 0.0) + PILED
    relaxed = numbers._replace(legal=legal, penalty=dear)
    return break_lines(relaxed, widths) or ends


def break_anyhow(
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
