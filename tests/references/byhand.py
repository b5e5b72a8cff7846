"""A picture put together by hand (手排): one line of text a character.

In: lines in the notation below, written from the clauses.  Out: a page that
shows them by the simplest means: the nominal glyph of each character in a line
of its own, words letter after letter as wide as the font says, ``——`` as one
glyph, marks between lines as circles and rules.  Nothing of ``compose`` and none
of its numbers are used, nor glyphs for vertical lines unless a case asks.

A line is places and what stands there, in turn, all parted by blanks:

    2.5 地玄        地 begins at 2.5 em, 玄 an em later
    0/1.2 天地玄    each 1.2 em after the one before
    1.25 km +0.25 写   写 a quarter em after the end of what is before
    ~2.25 ·         the middle of its ink is there; of ，、。 in height as well
    1> （           lying on its right side      (vertical lines only)
    1^ 『           as the font draws it for vertical lines
    1= 12           side by side in one cell, narrowed if need be
    1.5 •           an emphasis dot, its middle there; 1.5@0.29 so far away
    1:3 ＿          a name line from 1 to 3 em; 1:3 ﹏ a title line

A place is that of the glyph as its font draws it, so an opening mark that has
lost its blank stands half an em before its cell.

"""

import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import NamedTuple

from reform_press.colour import BLACK
from reform_press.fonts.face import Face
from reform_press.fonts.library import FontSet
from reform_press.geometry import Rect, Size
from reform_press.page import Area, GlyphRun, Group, Item, Page, Rule, Sheet, TextLine
from reform_press.style.region import local_role

#: Size of type in points, and from line to line.
SIZE, LEADING = 10.0, 16.0
#: The paper; a vertical case has it upright.  Room for 14 em and three lines.
PAPER = Size(160, 60)
#: Left edge and first baseline of horizontal lines.  The edge is not a whole
#: point: a dash is drawn in whole dots, and must not lie just between two ways.
LEFT, BASELINE = 10.02, 18.0
#: Axis of the first vertical line and upper edge of all.
AXIS, TOP = 45.0, 10.0
#: Em of a Han face above its baseline; from the baseline to the cell's middle.
ASCENT, MIDDLE = 0.88, 0.38
#: The house's marks between lines, em from the baseline (horizontal) or the
#: axis (vertical) to their middle.  They stand below the cell, which ends 0.12
#: under the baseline; right of it (dots) or left (lines).  GB/T 15834 5.1.8,
#: 5.2.4, 5.2.5.
DOT, DOT_ACROSS = {False: 0.235, True: 0.615}, 0.17
LINE, LINE_WEIGHT = {False: 0.155, True: -0.535}, 0.036
WAVE, WAVE_SWING = {False: 0.185, True: -0.565}, 0.03

_PLACE = re.compile(
    r"(?P<how>[~+]?)(?P<at>-?[\d.]+)"
    r"(?:/(?P<step>[\d.]+)|:(?P<to>[\d.]+)|@(?P<away>-?[\d.]+))?(?P<way>[>^=]?)"
)


class Place(NamedTuple):
    """Where something stands along its line, and how; lengths in em."""

    at: float
    step: float = 1.0
    to: float = 0.0
    away: float = 0.0
    way: str = ""
    middle: bool = False
    follows: bool = False


def sheet(lines: Iterable[str], fonts: FontSet, lang: str, *, vertical: bool) -> Page:
    """Return the page that shows the lines."""
    hand = Hand(fonts, lang, vertical=vertical)
    drawn = zip(lines, starts(vertical=vertical), strict=False)
    items = tuple(item for line, (x, y) in drawn for item in hand.line(line, x, y))
    return paper(items, vertical=vertical)


def paper(items: tuple[Item, ...], *, vertical: bool) -> Page:
    """Return a page of the size all cases have."""
    size = Size(PAPER.height, PAPER.width) if vertical else PAPER
    return Page(1, Sheet(size), items)


def starts(*, vertical: bool) -> Iterator[tuple[float, float]]:
    """Yield where each line begins, as ``placed_line`` asks for it."""
    for number in count():
        if vertical:
            yield AXIS - number * LEADING, TOP
        else:
            yield LEFT, BASELINE + number * LEADING


class Hand:
    """The hand that puts glyphs on paper, from one origin a line."""

    def __init__(self, fonts: FontSet, lang: str, *, vertical: bool) -> None:
        self._han = fonts.chain(local_role("song", lang))[0]
        self._latin = fonts.chain("serif")[0]
        self._vertical = vertical

    def line(self, line: str, x: float, y: float) -> Iterator[Item]:
        """Yield the items of one line whose origin is ``x``, ``y``."""
        words = line.split()
        pen = 0.0
        for told, text in zip(words[::2], words[1::2], strict=True):
            place = _place(told)
            if place.follows:
                place = place._replace(at=pen + place.at)
            if text in "•＿﹏":
                yield self._between(text, place, x, y)
            elif text == "——":
                yield self._dash(place, x, y)
                pen = place.at + 2
            elif text.isascii() and not place.middle:
                yield self._word(text, place, x, y)
                pen = place.at + _width(self._latin, text)
            else:
                for i, char in enumerate(text):
                    here = place._replace(at=place.at + i * place.step)
                    yield self._character(char, here, x, y)
                    pen = here.at + 1

    def _character(self, char: str, place: Place, x: float, y: float) -> Item:
        face, at, rise = self._han, place.at, 0.0
        if place.middle:
            ink = face.ink(face.glyph(char))
            assert ink
            at -= (ink.left + ink.right) / 2
            if char in "，、。":  # in Taiwan, up and down as well; MIDDLE of a cell
                rise = (0.38 - (ink.bottom + ink.top) / 2) * SIZE
        run = GlyphRun(face.key, SIZE, 0.0, _nominal(face, char), rise=rise)
        if place.way == "^":
            ((code, *_),) = face.shape(char, vertical=True)
            run = run._replace(codes=code.to_bytes(2, "big"), vertical=True)
            return TextLine(x, y + at * SIZE, SIZE, (run,), char, vertical=True)
        if place.way == ">":
            return _lying(run, char, x, y + at * SIZE)
        if self._vertical:
            return _put(run, char, x - SIZE / 2, y + (at + ASCENT) * SIZE)
        return _put(run, char, x + at * SIZE, y)

    def _word(self, text: str, place: Place, x: float, y: float) -> Item:
        run = GlyphRun(self._latin.key, SIZE, 0.0, _nominal(self._latin, text))
        if not self._vertical:
            return _put(run, text, x + place.at * SIZE, y)
        if place.way != "=":
            return _lying(run, text, x, y + place.at * SIZE)
        wide = _width(self._latin, text)
        run = run._replace(condensed=min(1.0, 1 / wide))
        left = x - min(1.0, wide) / 2 * SIZE
        return _put(run, text, left, y + (place.at + ASCENT) * SIZE)

    def _dash(self, place: Place, x: float, y: float) -> Item:
        """Return ``——``: the one glyph that the font has for both."""
        ((code, *_),) = self._han.shape("——")
        run = GlyphRun(self._han.key, SIZE, 0.0, code.to_bytes(2, "big"))
        if self._vertical:
            return _lying(run, "——", x, y + place.at * SIZE)
        return _put(run, "——", x + place.at * SIZE, y)

    def _between(self, kind: str, place: Place, x: float, y: float) -> Item:
        """Return a dot, a name line or a title line."""
        down = self._vertical
        if kind == "•":
            half = DOT_ACROSS / 2 * SIZE
            across = (place.away or DOT[down]) * SIZE
            at_x, at_y = _turned(place.at * SIZE, across, down=down)
            box = Rect(x + at_x - half, y + at_y - half, 2 * half, 2 * half)
            return Area(box, BLACK, radius=half)
        away = (LINE if kind == "＿" else WAVE)[down] * SIZE
        x1, y1 = _turned(place.at * SIZE, away, down=down)
        x2, y2 = _turned(place.to * SIZE, away, down=down)
        swing = WAVE_SWING * SIZE if kind == "﹏" else 0.0
        weight = LINE_WEIGHT * SIZE
        return Rule(x + x1, y + y1, x + x2, y + y2, weight, wave=swing)


def _place(told: str) -> Place:
    found = _PLACE.fullmatch(told)
    assert found, told
    return Place(
        float(found["at"]),
        float(found["step"] or 1),
        float(found["to"] or 0),
        float(found["away"] or 0),
        found["way"],
        found["how"] == "~",
        found["how"] == "+",
    )


def _put(run: GlyphRun, text: str, x: float, y: float) -> TextLine:
    return TextLine(x, y, SIZE, (run,), text)


def _lying(run: GlyphRun, text: str, x: float, y: float) -> Group:
    """Return what begins at ``y`` on the axis ``x``, turned as a whole."""
    at = (x - MIDDLE * SIZE, y)
    return Group((_put(run, text, *at),), turn=90, at=at)


def _turned(along: float, away: float, *, down: bool) -> tuple[float, float]:
    return (away, along) if down else (along, away)


def _nominal(face: Face, text: str) -> bytes:
    return b"".join(face.glyph(char).to_bytes(2, "big") for char in text)


def _width(face: Face, text: str) -> float:
    return sum(face.advance(face.glyph(char)) for char in text)
