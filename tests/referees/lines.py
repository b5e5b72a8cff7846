"""Body lines of a finished page judged by the places of their glyphs (正文行).

In: glyphs read from the PDF and the page model of ``pages.json``.  Out:
complaints in words.  What counts: marks that may not open or close a line
(CLREQ 3.1.4 and GB/T 15834, level gb), broken numbers, baselines off the
grid, lines that are not flush, gaps between Han, glyphs a font does not have.
Text frames of newspapers are horizontal; ``audit`` judges vertical galleys.

"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from referees.positions import Glyph

MM = 72 / 25.4
#: Never first in a line: closing, pause, stop, middle dot, connector, solidus,
#: and signs that belong to the number before them.
NOT_FIRST = frozenset("”’）》〉」』】〗〕］｝，、；：。．！？·‧・–～/／％%‰℃°′″‼⁇⁈⁉")
#: Never last: opening, solidus, and signs that belong to the number after.
NOT_LAST = frozenset("“‘（《〈「『【〖〔［｛/／￥$№")
#: Marks whose cell is half an em at the end of a line.
HALVED = frozenset("”’）》〉」』】〗〕］｝，、；：。．！？")
ASCII_DIGITS = frozenset("0123456789")
OPENING = frozenset("“‘（《〈「『【〖〔［｛")
#: Flush within this many em (typesetting, acceptance).
FLUSH = 0.02
#: Baselines keep to the grid within this many points.
STILL = 0.02
#: A gap between Han characters of half an em is a hole in the line.
HOLE = 0.5
#: A line that starts further in than this begins a paragraph, in em.
INDENT = 0.9


@dataclass(frozen=True, slots=True)
class Line:
    """Glyphs on one baseline of one leg."""

    page: int
    story: str
    left: float  # of the leg
    right: float
    body: bool  # all of it of body size
    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def size(self) -> float:
        return self.glyphs[0].size

    @property
    def start(self) -> float:
        """Where the first cell begins: an opening mark has lost its blank."""
        first = self.glyphs[0]
        lost = first.text in OPENING and first.advance > 0.75 * first.size
        return first.x + (0.5 * first.size if lost else 0.0)

    @property
    def end(self) -> float:
        """Where the last cell ends: a mark has lost its blank."""
        last = self.glyphs[-1]
        if last.text[-1:] in HALVED:
            return last.x + 0.5 * last.size
        return last.x + last.advance

    def __str__(self) -> str:
        y = self.glyphs[0].y / MM
        x = self.glyphs[0].x / MM
        return f"page {self.page} ({x:.1f}, {y:.1f} mm) {self.story} “{self.text}”"


def lines_of(glyphs: list[Glyph], model: dict[str, Any]) -> list[Line]:
    """Return the lines of every text frame, in reading order."""
    found: list[Line] = []
    for page in model["pages"]:
        here = [glyph for glyph in glyphs if glyph.page == page["page"]]
        frames = [frame for frame in page["frames"] if frame["role"] == "text"]
        size = body_size(frames)
        frames.sort(key=lambda frame: (frame["story"], frame["leg"], frame["rect"][1]))
        for frame in frames:
            found += _lines_in(frame, here, page["page"], size)
    return found


def body_size(frames: list[dict[str, Any]]) -> float:
    """Return the type size that most lines of the page have."""
    sizes: Counter[float] = Counter()
    for frame in frames:
        sizes[frame["size"]] += frame["lines"]
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _lines_in(
    frame: dict[str, Any], glyphs: list[Glyph], page: int, size: float
) -> Iterator[Line]:
    x, y, width, height = (value * MM for value in frame["rect"])
    inside = [
        glyph
        for glyph in glyphs
        # An opening mark first in a line starts half an em before its cell.
        if x - 0.55 * size < glyph.x < x + width + 0.45 * size
        and y < glyph.y < y + height
    ]
    inside.sort(key=lambda glyph: glyph.y)
    rows: list[list[Glyph]] = []
    for glyph in inside:
        if rows and glyph.y - rows[-1][-1].y < 0.3 * size:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    for row in rows:
        row.sort(key=lambda glyph: glyph.x)
        while row and row[0].text and not row[0].text.strip():
            row.pop(0)
        while row and row[-1].text and not row[-1].text.strip():
            row.pop()
        if row:
            body = all(abs(glyph.size - size) < 0.01 for glyph in row)
            yield Line(page, frame["story"], x, x + width, body, tuple(row))


def complaints(glyphs: list[Glyph], model: dict[str, Any]) -> list[str]:
    """Return everything that is wrong, each in words with its place."""
    lines = lines_of(glyphs, model)
    return [
        *missing(glyphs),
        *forbidden(lines),
        *off_grid(lines, model),
        *ragged(lines),
        *holes(lines),
    ]


def missing(glyphs: list[Glyph]) -> Iterator[str]:
    """Yield glyphs that show nothing, or the empty box of their font."""
    for glyph in glyphs:
        blank = not glyph.inked and glyph.text.strip(" \u00a0\u3000\u00ad")
        if not glyph.present or blank:
            place = f"page {glyph.page} ({glyph.x:.1f}, {glyph.y:.1f} pt)"
            yield f"missing glyph: {glyph.text!r} {glyph.font} {glyph.code} {place}"


def forbidden(lines: list[Line]) -> Iterator[str]:
    """Yield lines that open or close with what may not stand there."""
    for line in lines:
        text = line.text
        single_dash = text[:1] == "—" and text[:2] != "——"
        if text[:1] in NOT_FIRST or single_dash:
            yield f"forbidden line start: {line}"
        if text[-1:] in NOT_LAST:
            yield f"forbidden line end: {line}"
    for line, following in pairwise(lines):
        if line.story != following.story or starts_paragraph(following):
            continue
        ends = line.text[-1:], following.text[:1]
        if all(end in ASCII_DIGITS for end in ends):
            yield f"number broken: {line}"


def off_grid(lines: list[Line], model: dict[str, Any]) -> Iterator[str]:
    """Yield body lines whose baseline is off the grid that most share."""
    for page in model["pages"]:
        # The model rounds to 0.001 mm: leadings are whole hundredths of a pt.
        leading = round(page["grid"]["leading"] * MM, 2)
        top = page["grid"]["origin"][1] * MM
        found = [
            (round((glyph.y - top) % leading, 2), line)
            for line in lines
            if line.page == page["page"] and line.body
            for glyph in line.glyphs
            if is_han(glyph.text)
        ]
        if not found:
            continue
        usual = Counter(phase for phase, _ in found).most_common(1)[0][0]
        wrong = {}
        for phase, line in found:
            apart = abs(phase - usual)
            if min(apart, leading - apart) > STILL:
                wrong[str(line)] = phase - usual
        for line, by in wrong.items():
            yield f"off the grid by {by:.2f} pt: {line}"


def ragged(lines: list[Line]) -> Iterator[str]:
    """Yield lines inside paragraphs that do not reach both edges."""
    for line, following in pairwise([*lines, None]):
        if not line.body:
            continue
        if (
            not starts_paragraph(line)
            and abs(line.start - line.left) > FLUSH * line.size
        ):
            by = (line.start - line.left) / line.size
            yield f"starts {by:+.3f} em from its edge: {line}"
        if ends_paragraph(line, following):
            if line.end > line.right + FLUSH * line.size:
                yield f"runs over its edge: {line}"
            continue
        if abs(line.end - line.right) > FLUSH * line.size:
            by = (line.end - line.right) / line.size
            yield f"ragged by {by:+.3f} em: {line}"


def holes(lines: list[Line]) -> Iterator[str]:
    """Yield lines with Han characters torn apart or pushed together."""
    for line in lines:
        if not line.body:
            continue
        for glyph, following in pairwise(line.glyphs):
            if not (is_han(glyph.text) and is_han(following.text)):
                continue
            gap = (following.x - glyph.x - glyph.advance) / glyph.size
            if gap > HOLE or gap < -0.005:
                yield f"gap of {gap:.3f} em after {glyph.text}: {line}"


def starts_paragraph(line: Line) -> bool:
    return line.start - line.left > INDENT * line.size


def ends_paragraph(line: Line, following: Line | None) -> bool:
    """Tell whether a line is its paragraph's last, by what comes after it."""
    return (
        following is None
        or following.story != line.story
        or following.page != line.page
        or not following.body
        or starts_paragraph(following)
    )


def is_han(text: str) -> bool:
    return len(text) == 1 and "\u4e00" <= text <= "\u9fff"
