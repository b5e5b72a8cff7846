"""The body of a sign-off sheet, strip by strip (签样单的内容).

In: a report and pictures of its pages.  Out: strips, each as wide as the
sheet's type area and never divided, one under the other.

"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reform_press.colour import BLACK
from reform_press.errors import Words
from reform_press.geometry import MM, Rect, Size
from reform_press.page import Area, Item, Rule
from reform_press.preflight.facts import PageFacts
from reform_press.preflight.report import Report
from reform_press.signoff.marked import Numbered, numbered
from reform_press.signoff.thumbs import Thumbs
from reform_press.signoff.told import NAMES, Row, rows
from reform_press.signoff.typed import GREY, URGENT, Typist

#: Width of the type area of A4, pt.
WIDTH = 178 * MM
_SIZE, _SMALL, _HEAD = 8.5, 7.5, 10.5
_LABEL = 29 * MM  # room of a label
_HALF = WIDTH / 2
_LINE = 0.4
_NUMBER = 8 * MM  # room of a finding's number
#: Findings that are told on the sheet; the rest is in the report.
_MOST = 80


class Strip(NamedTuple):
    """Items that stand together, drawn from the left edge and a given top."""

    height: float
    items: Callable[[float, float], tuple[Item, ...]]
    follows: bool = False  # a heading: what comes next stands on the same page


def strips(report: Report, thumbs: Thumbs, typist: Typist) -> Iterator[Strip]:
    """Yield the strips of a sheet in their order."""
    yield from _facts(rows(report), typist)
    found = numbered(report)
    if report.facts.pages:
        yield _heading(Words("各页图样", "Pages"), typist)
        yield from _pages(report.facts.pages, found, thumbs, typist)
    yield _heading(Words("检查结果", "Findings"), typist)
    every = [one for here in found.values() for one in here]
    for one in every[:_MOST]:
        yield _finding(one, typist)
    if not every:
        yield _plain(Words("没有发现问题。", "Nothing was found."), typist)
    elif len(every) > _MOST:
        rest = len(every) - _MOST
        words = Words(
            f"另有 {rest} 条，见 check --report 的报告。",
            f"{rest} more are told in the report, see check --report.",
        )
        yield _plain(words, typist)


def _heading(words: Words, typist: Typist) -> Strip:
    above, below = 4 * MM, 1.5 * MM
    high = above + _HEAD * 1.4 + below

    def items(x: float, y: float) -> tuple[Item, ...]:
        foot = y + high - below / 2
        return (
            *typist.line(words, (x, y + above), _HEAD, bold=True),
            Rule(x, foot, x + WIDTH, foot, _LINE),
        )

    return Strip(high, items, follows=True)


def _plain(words: Words, typist: Typist) -> Strip:
    _, high = typist.text(words, Rect(0, 0, WIDTH, 0), _SIZE)
    return Strip(high, lambda x, y: typist.text(words, Rect(x, y, WIDTH, 0), _SIZE)[0])


def _facts(every: Sequence[Row], typist: Typist) -> Iterator[Strip]:
    """Yield the facts; two short ones stand side by side."""
    waiting: Row | None = None
    for row in every:
        short = typist.width(row.value, _SIZE) < _HALF - _LABEL - 4 * MM
        if waiting and short:
            yield _fact((waiting, row), typist)
            waiting = None
            continue
        if waiting:
            yield _fact((waiting,), typist)
        waiting = row if short else None
        if not short:
            yield _fact((row,), typist)
    if waiting:
        yield _fact((waiting,), typist)


def _fact(side_by_side: tuple[Row, ...], typist: Typist) -> Strip:
    air = 0.7 * MM
    room = (_HALF if len(side_by_side) > 1 else WIDTH) - _LABEL
    high = max(
        typist.text(row.value, Rect(0, 0, room, 0), _SIZE)[1] for row in side_by_side
    )

    def items(x: float, y: float) -> tuple[Item, ...]:
        drawn: list[Item] = []
        for at, row in enumerate(side_by_side):
            left = x + at * _HALF
            drawn += typist.line(row.label, (left, y + air), _SIZE, GREY)
            area = Rect(left + _LABEL, y + air, room, high)
            drawn += typist.text(row.value, area, _SIZE)[0]
        return tuple(drawn)

    return Strip(high + 2 * air, items)


def _finding(one: Numbered, typist: Typist) -> Strip:
    finding, colour = one.finding, URGENT[one.finding.severity]
    said, hint = _said(one), finding.hint
    air, room = 0.8 * MM, WIDTH - _NUMBER
    _, high = typist.text(said, Rect(0, 0, room, 0), _SIZE)
    below = typist.text(hint, Rect(0, 0, room, 0), _SMALL)[1] if hint.en else 0.0

    def items(x: float, y: float) -> tuple[Item, ...]:
        middle = x + _NUMBER / 2 - 1 * MM, y + air + _SIZE * 0.7
        area = Rect(x + _NUMBER, y + air, room, high)
        drawn = typist.number(one.number, middle, _SMALL, colour)
        drawn += typist.text(said, area, _SIZE)[0]
        if hint.en:
            under = area._replace(y=area.y + high)
            drawn += typist.text(hint, under, _SMALL, GREY)[0]
        return drawn

    return Strip(high + below + 2 * air, items)


def _said(one: Numbered) -> Words:
    """Say a finding: how urgent, where, what, how often, its code."""
    finding, name = one.finding, NAMES[one.finding.severity]
    zh, en = f"{name.zh}　", f"{name.en}: "
    if finding.page:
        zh, en = f"{zh}第 {finding.page} 页", f"{en}page {finding.page}"
        if finding.place:
            at = f"{finding.place.x:.1f}, {finding.place.y:.1f} mm"
            zh, en = f"{zh}（{at}）", f"{en} ({at})"
        zh, en = f"{zh}　", f"{en}, "
    times = f" ×{finding.count}" if finding.count > 1 else ""
    tail = f"{times} [{finding.code}]"
    return Words(f"{zh}{finding.message.zh}{tail}", f"{en}{finding.message.en}{tail}")


def _pages(
    pages: Sequence[PageFacts],
    found: Mapping[int, tuple[Numbered, ...]],
    thumbs: Thumbs,
    typist: Typist,
) -> Iterator[Strip]:
    shown = [page for page in pages if page.number in thumbs.files]
    if not shown:
        yield _plain(Words("画不出图样。", "No page could be drawn."), typist)
        return
    columns = thumbs.columns(shown)
    step = (WIDTH + thumbs.gap) / columns
    sized = list(zip(shown, thumbs.sizes(shown, step - thumbs.gap), strict=True))
    for first in range(0, len(shown), columns):
        yield _row(sized[first : first + columns], step, (found, thumbs, typist))
    if left_out := len(pages) - len(shown):
        words = Words(
            f"另有 {left_out} 页未附图样。", f"{left_out} more page(s) are not shown."
        )
        yield _plain(words, typist)


def _row(
    pages: Sequence[tuple[PageFacts, Size]],
    step: float,
    desk: tuple[Mapping[int, tuple[Numbered, ...]], Thumbs, Typist],
) -> Strip:
    """Return pages side by side, each with its number under it."""
    found, thumbs, typist = desk
    high = max(size.height for _, size in pages)
    air, label = 2.5 * MM, _SMALL * 1.4

    def items(x: float, y: float) -> tuple[Item, ...]:
        drawn: list[Item] = []
        for at, (page, size) in enumerate(pages):
            rect = Rect(x + at * step, y + air, size.width, size.height)
            here = found.get(page.number, ())
            drawn += thumbs.placed(page, rect, here, typist)
            drawn.append(Area(rect, stroke=BLACK, weight=0.25))
            words = Words(str(page.number), str(page.number))
            wide = typist.width(words, _SMALL)
            middle = rect.x + (rect.width - wide) / 2
            drawn += typist.line(words, (middle, rect.bottom + 2), _SMALL, GREY)
        return tuple(drawn)

    return Strip(high + air + label + 2, items)
