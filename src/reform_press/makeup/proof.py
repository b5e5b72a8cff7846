"""What a proof shows besides the page (校样): for those who read and correct it.

In: a finished page, its frames, and what is to be told on it.  Out: the same
page with a layer over it: line numbers in the margins of the columns, names
and outlines of stories and frames, markers of overset copy, the round, and
change bars.  Everything in the layer is drawn as shapes: the text of the page
stands where it will be printed, and is all the text there is.

"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reform_press.colour import PAPER, Colour
from reform_press.compose.galley import Line
from reform_press.compose.paragraph import Compositor, set_line
from reform_press.geometry import ASCENT, MM, Rect, rounded
from reform_press.makeup.block import placed_line, placed_rect
from reform_press.makeup.frame import Frame, Overset, PageFrames
from reform_press.makeup.record import OUTSIDE, Places, around, room_of
from reform_press.page import Area, Item, Page, Rule, TextLine
from reform_press.style.model import Layout

#: Corrections catch the eye, frames stay behind the text.
ALARM, FRAME = Colour(m=1.0), Colour(c=1.0, m=0.3)
#: Points: outlines, change bars and their distance from the type.
_OUTLINE, _BAR, _BAR_AWAY = 0.3, 1.2, 2.2
#: Line numbers: distance of their right edge from the column, and the least from
#: the column before; the digits that there must be room for, the width of one in
#: em, least and largest size.
_NUMBER_AWAY, _CLEAR, _DIGITS, _DIGIT = 2.8, 1.0, 3, 0.56
_SMALLEST, _LARGEST = 3.0, 5.0
#: White about a number on a column rule.
_ABOUT = 0.5
#: Names of stories: size, and air about them.
_NAME, _AIR = 5.5, 1.2
#: Markers of overset copy: side of the square, its line.
_MARK, _MARK_LINE = 7.0, 0.8
#: The round: size, padding, and its middle below the edge of the trim.
_ROUND, _PAD, _ROUND_DOWN = 11.0, 4.0, 7 * MM

#: Rounds of correction (校次), as they stand on a proof.
ROUNDS = ("一校", "二校", "三校")
#: 校样 in the language of the paper, and the rounds in English.
_PROOF = {"zh-Hant-TW": "校樣", "zh-Hant-HK": "校樣", "en": "PROOF"}
_COUNTED = dict(zip(ROUNDS, ("1", "2", "3"), strict=True))


class Correction(NamedTuple):
    """What is told on a proof."""

    round: str  # of ROUNDS
    titles: tuple[tuple[str, str], ...]  # story and headline
    changed: frozenset[tuple[int, int]] = frozenset()  # page, nth of its lines


class _Pen(NamedTuple):
    """What it takes to write on a proof."""

    layout: Layout
    compositor: Compositor

    def line(self, text: str, size: float, colour: Colour) -> Line:
        style = self.layout.style("body")._replace(
            han="hei", latin="sans", size=size, indent=0.0, align="start",
            mode="horizontal", tracking=0.0, colour=colour,
        )  # fmt: skip
        return set_line(text, style, 0.0, self.compositor)


def proof_page(
    page: Page,
    frames: PageFrames,
    correction: Correction,
    layout: Layout,
    compositor: Compositor,
) -> Page:
    """Return ``page`` with the layer of a proof over it (校样)."""
    pen = _Pen(layout, compositor)
    layer = (
        *_outlines(frames),
        *_names(frames, correction, pen),
        *_numbers(page, frames, pen),
        *_bars(page, frames, correction.changed),
        *_overset(frames, pen),
        *_round(page, correction, pen),
    )
    return page._replace(items=(*page.items, *layer))


def _silent(line: Line, x: float, y: float) -> TextLine:
    """Put a line on the page that tells no text: it is drawn as shapes."""
    return placed_line(line, x, y, role="proof")._replace(text="")


def _outlines(frames: PageFrames) -> Iterator[Item]:
    for frame in frames.frames:
        if frame.rect.width and frame.rect.height:
            yield Area(placed_rect(frame.rect), stroke=FRAME, weight=_OUTLINE)


def _names(frames: PageFrames, correction: Correction, pen: _Pen) -> Iterator[Item]:
    """Write the name of each story over the upper left corner of its module."""
    titles = dict(correction.titles)
    for story, rect in _modules(frames.frames).items():
        name = f"{story}　{titles.get(story, '')}".rstrip("　")
        line = pen.line(name, _NAME, PAPER)
        high = _NAME + 2 * _AIR
        ground = Rect(rect.x, rect.y - high, line.width + 2 * _AIR, high)
        yield Area(placed_rect(ground), fill=FRAME)
        yield _silent(line, rect.x + _AIR, rect.y - high + _AIR + ASCENT * _NAME)


def _modules(frames: Iterable[Frame]) -> dict[str, Rect]:
    """Return what the frames of each story cover together."""
    found: dict[str, list[Rect]] = {}
    for frame in frames:
        if frame.story:
            found.setdefault(frame.story, []).append(frame.rect)
    return {story: around(rects) for story, rects in found.items()}


def _numbers(page: Page, frames: PageFrames, pen: _Pen) -> Iterator[Item]:
    """Count the lines of each story in the margins of its columns (行号).

    A column rule makes way for a number.
    """
    rules = [item for item in page.items if isinstance(item, Rule)]
    places = Places(frames.frames)
    size = (frames.gutter - _NUMBER_AWAY - _CLEAR) / (_DIGITS * _DIGIT)
    size = rounded(min(max(size, _SMALLEST), _LARGEST))
    counts: dict[str, int] = {}
    for item in page.items:
        at = places.of(item) if isinstance(item, TextLine) else OUTSIDE
        if at == OUTSIDE or not isinstance(item, TextLine) or item.vertical:
            continue
        frame = frames.frames[at]
        if frame.role != "text":
            continue
        counts[item.story] = number = counts.get(item.story, 0) + 1
        line = pen.line(str(number), size, FRAME)
        x = frame.rect.x - _NUMBER_AWAY - line.width
        ground = Rect(x - _ABOUT, item.y - ASCENT * size, line.width + 2 * _ABOUT, size)
        if any(_struck(ground, rule) for rule in rules):
            yield Area(placed_rect(ground), fill=PAPER)
        yield _silent(line, x, item.y)


def _struck(ground: Rect, rule: Rule) -> bool:
    """Tell whether an upright rule runs through a number."""
    across = ground.x < rule.x1 < ground.right
    return across and rule.x1 == rule.x2 and rule.y1 < ground.bottom < rule.y2


def _bars(
    page: Page, frames: PageFrames, changed: frozenset[tuple[int, int]]
) -> Iterator[Item]:
    """Draw a bar beside each line with changed copy (改动线).

    In a leg it stands at the edge of the column, however the line is indented.
    """
    places = Places(frames.frames)
    lines = [item for item in page.items if isinstance(item, TextLine)]
    for at, line in enumerate(lines):
        if (page.number, at) not in changed:
            continue
        room = edge = room_of(line)
        within = places.of(line)
        if within != OUTSIDE and frames.frames[within].role == "text":
            edge = frames.frames[within].rect
        bar = Rect(edge.x - _BAR_AWAY, room.y, _BAR, room.height)
        if line.vertical:
            bar = Rect(room.x, edge.y - _BAR_AWAY, room.width, _BAR)
        yield Area(placed_rect(bar), fill=ALARM)


def _overset(frames: PageFrames, pen: _Pen) -> Iterator[Item]:
    """Mark the end of text that found no room, with how much is left over.

    It stands at the left of the last leg: the page has its own mark at the right.
    """
    for overset in frames.overset:
        rect = _last_frame(overset, frames)
        if rect is None:
            continue
        box = placed_rect(Rect(rect.x, rect.bottom + _AIR, _MARK, _MARK))
        middle = Rect(box.x + 1.5, box.y + 1.5, _MARK - 3, _MARK - 3)
        x, y = rounded(box.x + _MARK / 2), rounded(box.y + _MARK / 2)
        yield Area(box, stroke=ALARM, weight=_MARK_LINE)
        yield Rule(middle.x, y, middle.right, y, _MARK_LINE, ALARM)
        yield Rule(x, middle.y, x, middle.bottom, _MARK_LINE, ALARM)
        line = pen.line(_left_over(overset, pen.layout.lang), _NAME, ALARM)
        yield _silent(line, box.right + _AIR, box.y + _AIR + ASCENT * _NAME)


def _last_frame(overset: Overset, frames: PageFrames) -> Rect | None:
    """Return the last leg of a story, its head where there is none."""
    own = [frame for frame in frames.frames if frame.story == overset.story]
    legs = [frame for frame in own if frame.role == "text" and frame.leg]
    heads = [frame for frame in own if frame.role == "head"]
    return (legs or heads)[-1].rect if legs or heads else None


def _left_over(overset: Overset, lang: str) -> str:
    if lang == "en":
        return f"overset: lines {overset.lines}, characters {overset.characters}"
    words = "餘稿" if lang.startswith("zh-Hant") else "余稿"
    return f"{words} {overset.lines} 行 {overset.characters} 字"


def _round(page: Page, correction: Correction, pen: _Pen) -> Iterator[Item]:
    """Stamp the round over the middle of the upper margin: 校样·一校."""
    line = pen.line(round_said(correction.round, pen.layout.lang), _ROUND, ALARM)
    wide, high = line.width + 2 * _PAD, _ROUND + _PAD
    x = (page.sheet.trim.width - wide) / 2
    top = _ROUND_DOWN - high / 2
    frame = placed_rect(Rect(x, top, wide, high))
    yield Area(frame, fill=PAPER, stroke=ALARM, weight=_MARK_LINE)
    yield _silent(line, x + _PAD, top + _PAD / 2 + ASCENT * _ROUND)


def round_said(which: str, lang: str) -> str:
    """Return what is stamped on a proof of a round."""
    if lang == "en":
        return f"{_PROOF[lang]} {_COUNTED[which]}"
    return f"{_PROOF.get(lang, '校样')}·{which}"
