"""The sign-off sheet (付印签样单): A4, to be printed, looked at and signed.

In: a report, and pictures of its pages.  Out: finished pages.  On the first
one people sign at the foot; every page tells the digest of the file, so that
loose sheets are known to belong to it.

"""

from collections.abc import Iterable
from typing import NamedTuple

from reform_press.colour import BLACK
from reform_press.errors import Words
from reform_press.geometry import MM, Rect, Size, rounded
from reform_press.page import Area, Item, Page, Rule
from reform_press.page import Sheet as Paper
from reform_press.preflight.report import Report
from reform_press.signoff.strips import WIDTH, Strip, strips
from reform_press.signoff.thumbs import Thumbs
from reform_press.signoff.told import summed, verdict
from reform_press.signoff.typed import GREY, URGENT, Typist

#: ISO A4.
_PAPER = Size(210 * MM, 297 * MM)
_LEFT = (_PAPER.width - WIDTH) / 2
_TOP, _FOOT = 15 * MM, 284 * MM
#: Where strips begin and end: on the first page, and on the others.
_FIRST, _NEXT = (34 * MM, 222 * MM), (25 * MM, 277 * MM)
_TITLE, _SIZE, _SMALL = 18.0, 9.0, 7.0
_THIN, _THICK = 0.4, 1.2
#: The signatures: top, rows, and where columns begin.
_SIGNED, _ROW = 229 * MM, 11.5 * MM
_COLUMNS = (0.0, 24 * MM, 108 * MM, 148 * MM, WIDTH)
_HEADS = (
    Words("", ""),
    Words("意见", "Decision"),
    Words("签字", "Signature"),
    Words("日期", "Date"),
)
_SIGNERS = (
    Words("编辑", "Editor"),
    Words("校对", "Proofreader"),
    Words("印厂", "Printer"),
)
_DECISIONS = (
    Words("同意付印", "pass for press"),
    Words("改后付印", "pass as corrected"),
    Words("改后再送样", "new proof"),
)
_CLAIM = Words(
    "签字只对上列指纹的文件有效；文件改动后须重新出单签样。",
    "A signature is for the file with this SHA-256 alone; after any change a new "
    "sheet is to be signed.",
)
_CALLED = Words("付印签样单", "Press sign-off sheet")


def sheet_pages(report: Report, thumbs: Thumbs, typist: Typist) -> tuple[Page, ...]:
    """Return the pages of the sheet."""
    filled = _filled(strips(report, thumbs, typist))
    pages = []
    for number, items in enumerate(filled, 1):
        head = _head(report, typist) if number == 1 else _running(report, typist)
        signed = _signatures(typist) if number == 1 else ()
        foot = _foot(report, (number, len(filled)), typist)
        every = (*head, *items, *signed, *foot)
        pages.append(Page(number, Paper(_PAPER), every, str(number)))
    return tuple(pages)


class _Waiting(NamedTuple):
    """Headings that wait for what they head."""

    strips: tuple[Strip, ...] = ()

    @property
    def height(self) -> float:
        return sum(strip.height for strip in self.strips)


def _filled(every: Iterable[Strip]) -> list[list[Item]]:
    """Put strips on pages, headings with what follows them."""
    pages: list[list[Item]] = [[]]
    y, end = _FIRST
    waiting = _Waiting()
    for strip in every:
        if strip.follows:
            waiting = _Waiting((*waiting.strips, strip))
            continue
        if y + waiting.height + strip.height > end:
            pages.append([])
            y, end = _NEXT
        for one in (*waiting.strips, strip):
            pages[-1] += one.items(_LEFT, y)
            y += one.height
        waiting = _Waiting()
    return pages


def _head(report: Report, typist: Typist) -> tuple[Item, ...]:
    """Return the title, with the verdict of the examiner at the right."""
    kind = verdict(report)
    said, sums = kind, summed(report)
    size = 11.0
    wide = typist.width(said, size, bold=True) + 6 * MM
    box = Rect(_LEFT + WIDTH - wide, _TOP, wide, 7 * MM)
    colour = BLACK if report.passed else URGENT["error"]
    small = typist.width(sums, _SMALL)
    line = 31 * MM
    return (
        *typist.line(_CALLED, (_LEFT, _TOP - 2), _TITLE, bold=True),
        Area(box, stroke=colour, weight=_THICK),
        *typist.line(
            said,
            (box.x + 3 * MM, box.y + (box.height - size * 1.4) / 2),
            size,
            colour,
            bold=True,
        ),
        *typist.line(
            sums, (_LEFT + WIDTH - small, box.bottom + 1.2 * MM), _SMALL, GREY
        ),
        Rule(_LEFT, line, _LEFT + WIDTH, line, _THICK),
    )


def _running(report: Report, typist: Typist) -> tuple[Item, ...]:
    name = report.facts.name
    words = Words(f"{_CALLED.zh}　{name}", f"{_CALLED.en}: {name}")
    line = _TOP + 5.5 * MM
    return (
        *typist.line(words, (_LEFT, _TOP), _SIZE, bold=True),
        Rule(_LEFT, line, _LEFT + WIDTH, line, _THIN),
    )


def _foot(report: Report, which: tuple[int, int], typist: Typist) -> tuple[Item, ...]:
    """Return digest and folio."""
    number, count = which
    digest = f"SHA-256 {report.facts.digest}"
    folio = Words(f"第 {number} 张，共 {count} 张", f"sheet {number} of {count}")
    wide = typist.width(folio, _SMALL)
    return (
        *typist.line(Words(digest, digest), (_LEFT, _FOOT), _SMALL, GREY),
        *typist.line(folio, (_LEFT + WIDTH - wide, _FOOT), _SMALL, GREY),
    )


def _signatures(typist: Typist) -> tuple[Item, ...]:
    """Return the table in which people sign (签字栏)."""
    head = 6 * MM
    bottom = _SIGNED + head + len(_SIGNERS) * _ROW
    drawn: list[Item] = list(_lines(head, bottom))
    for at, words in zip(_COLUMNS, _HEADS, strict=False):
        place = (_LEFT + at + 2 * MM, _SIGNED + (head - _SIZE * 1.4) / 2)
        drawn += typist.line(words, place, _SIZE, GREY)
    for row, words in enumerate(_SIGNERS):
        y = _SIGNED + head + row * _ROW + (_ROW - _SIZE * 1.4) / 2
        drawn += typist.line(words, (_LEFT + 2 * MM, y), _SIZE, bold=True)
        drawn += _decisions(y, typist)
    drawn += typist.line(_CLAIM, (_LEFT, bottom + 1.5 * MM), _SMALL, GREY)
    return tuple(drawn)


def _lines(head: float, bottom: float) -> Iterable[Item]:
    rows = [_SIGNED, *(_SIGNED + head + n * _ROW for n in range(len(_SIGNERS) + 1))]
    for y in rows:
        weight = _THICK if y == _SIGNED else _THIN
        yield Rule(_LEFT, rounded(y), _LEFT + WIDTH, rounded(y), weight)
    for at in _COLUMNS:
        x = rounded(_LEFT + at)
        yield Rule(x, _SIGNED, x, rounded(bottom), _THIN)


def _decisions(y: float, typist: Typist) -> Iterable[Item]:
    """Yield what a signer may decide, each with a box to tick."""
    side, gap = _SIZE * 0.9, 1.2 * MM
    wide = [typist.width(words, _SIZE) for words in _DECISIONS]
    room = _COLUMNS[2] - _COLUMNS[1] - 4 * MM
    step = (room - sum(wide) - len(wide) * (side + gap)) / (len(wide) - 1)
    x = _LEFT + _COLUMNS[1] + 2 * MM
    for words, width in zip(_DECISIONS, wide, strict=True):
        top = y + (_SIZE * 1.4 - side) / 2
        yield Area(Rect(rounded(x), rounded(top), side, side), stroke=BLACK, weight=0.5)
        yield from typist.line(words, (x + side + gap, y), _SIZE)
        x += side + gap + width + step
