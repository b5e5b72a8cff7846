"""One rule of the trade as a case (规则用例): copy, a measure, what must come.

In: cases, written from CLREQ and GB/T 15834 alone, never from what the
program gives.  Out: a failed assertion that shows every line with the place
of every character.  Places are in em from the start of the measure.

A key such as ``暖`` means the first 暖 of the copy, ``，#2`` the second comma,
and ``——`` the place where that string begins.

"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest

from reform_press import set_text

#: Positions agree within this much, in em (typesetting.md 10).
SLACK = 0.02
#: A measure on which every short copy is one line, and the last.
WIDE = 40.0
#: Han that occur once each, for copy that means nothing.
HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳"
OPENING = "“‘（《〈「『【〖〔［｛〘〚〝｟"
CLOSING = "”’）》〉」』】〗〕］｝〙〛〞〟｠"
PAUSES = "，、；："
STOPS = "。．！？"
CONNECTORS = "–—～"

NOTHING: Mapping[str, Any] = MappingProxyType({})


class Case(NamedTuple):
    """What a rule says of one piece of copy."""

    name: str
    clause: str
    text: str
    measure: float = WIDE
    lines: tuple[str, ...] = ()  # each line; "" where the rule is silent
    at: Mapping[str, float] = NOTHING  # where a character's cell starts
    wide: Mapping[str, float] = NOTHING  # the cells of a string together
    gap: Mapping[str, float] = NOTHING  # blank between two neighbours' cells
    ends: Mapping[int, float] = NOTHING  # line, from 0: where its last cell ends
    options: Mapping[str, Any] = NOTHING
    square: bool = False  # letters are half an em wide: the font made for tests


class Copy(NamedTuple):
    """Lines as they were set, end to end: what a case asks about."""

    text: str
    x: tuple[float, ...]
    advance: tuple[float, ...]

    def find(self, key: str) -> int:
        """Return the index of ``，#2``: the second comma, or of a string."""
        wanted, _, number = key.partition("#")
        at = -1
        for _ in range(int(number or 1)):
            at = self.text.find(wanted, at + 1)
            assert at >= 0, f"{key} is not in {self.text}"
        return at

    def at(self, key: str) -> float:
        """Return where a character's cell starts."""
        return self.x[self.find(key)]

    def wide(self, key: str) -> float:
        """Return the width of the cells of a string together."""
        first = self.find(key)
        return sum(self.advance[first : first + len(key.partition("#")[0])])

    def gap(self, key: str) -> float:
        """Return the blank between the cells of the first two of a string."""
        first = self.find(key)
        return self.x[first + 1] - self.x[first] - self.advance[first]


def set_copy(text: str, measure: float = WIDE, **options: Any) -> Copy:
    """Set copy and join its lines."""
    return joined(set_text(text, measure, **options))


def joined(lines: Any) -> Copy:
    """Return lines as one copy."""
    return Copy(
        "".join(line.text for line in lines),
        tuple(x for line in lines for x in line.x_em),
        tuple(width for line in lines for width in line.advance_em),
    )


def check(case: Case, fonts: Any = None) -> None:
    """Set a case and fail with all that differs from its rule."""
    found = set_text(case.text, case.measure, fonts=fonts, **case.options)
    wrong = [*_lines_differ(case, found), *_places_differ(case, found)]

    if wrong:
        pytest.fail("\n".join([_told(case), *wrong, "found:", shown(found)]))


def examine(case: Case, request: pytest.FixtureRequest) -> None:
    """Set a case in the house fonts, or in the square font if it asks."""
    check(case, request.getfixturevalue("square") if case.square else None)


def cases(*groups: tuple[Case, ...]) -> Callable[[Any], Any]:
    """Give a test every case of the groups, each under its own name."""
    every = [case for group in groups for case in group]
    return pytest.mark.parametrize("case", every, ids=[case.name for case in every])


def codes(lines: Any) -> set[str]:
    """Return the codes of all remarks on lines."""
    return {remark.code for line in lines for remark in line.diagnostics}


def shown(lines: Any) -> str:
    """Draw lines: every character with the place of its cell."""
    return "\n".join(
        "  |"
        + " ".join(f"{c}{x:.2f}" for c, x in zip(line.text, line.x_em, strict=True))
        + f"| {line.width_em:.2f} wide"
        for line in lines
    )


def _told(case: Case) -> str:
    options = "".join(f" {name}={value}" for name, value in case.options.items())
    return f"{case.name} ({case.clause})\n{case.text}\nmeasure {case.measure}{options}"


def _lines_differ(case: Case, found: Any) -> list[str]:
    if not case.lines:
        return []
    texts = [line.text for line in found]
    told = [wanted or text for wanted, text in zip(case.lines, texts, strict=False)]
    if len(texts) == len(case.lines) and told == texts:
        return []
    return ["expected lines: " + " / ".join(line or "…" for line in case.lines)]


def _places_differ(case: Case, found: Any) -> list[str]:
    copy = joined(found)
    wanted = [
        *((f"{key} at", copy.at(key), x) for key, x in case.at.items()),
        *((f"{key} wide", copy.wide(key), x) for key, x in case.wide.items()),
        *((f"gap in {key}", copy.gap(key), x) for key, x in case.gap.items()),
        *((f"end of line {n}", _end(found, n), x) for n, x in case.ends.items()),
    ]
    return [
        f"{what}: expected {x:.3f}, found {seen:.3f}"
        for what, seen, x in wanted
        if abs(seen - x) > SLACK
    ]


def _end(found: Any, number: int) -> float:
    line = found[number]
    return float(line.x_em[0] + line.width_em)
