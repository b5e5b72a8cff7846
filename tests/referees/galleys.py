"""The lines of a galley, read from its glyphs and laid beside its copy (读毛样).

In: the glyphs of a PDF, the bed they should stand on, the copy.  Out: lines
of cells in em from the start of their column, each line with its place in the
copy.  Classes and cells are told here anew, from CLREQ 3.1.1 and GB/T 15834
5.1, so that nothing of the compositor vouches for itself.

"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from referees.lines import is_han
from referees.positions import Glyph

OPENING = "“‘（《〈「『【〖〔［｛"
CLOSING = "”’）》〉」』】〗〕］｝"
PAUSES = "，、；："
STOPS = "。．！？"
#: Class letter of each mark set as Chinese.
KIND = (
    dict.fromkeys(OPENING, "O")
    | dict.fromkeys(CLOSING, "C")
    | dict.fromkeys(PAUSES, "P")
    | dict.fromkeys(STOPS, "S")
    | dict.fromkeys("·‧・", "M")
    | dict.fromkeys("–～", "N")
    | dict.fromkeys("…⋯", "E")
    | dict.fromkeys("/／", "/")
    | dict.fromkeys("％‰℃℉°", "T")
    | dict.fromkeys("￥№", "R")
    | {"——": "D", "⸺": "D", "—": "N", "……": "E"}
)
#: In vertical lines these have their ink in the middle, and no blank to lose.
RIGID = dict.fromkeys("；：", "p") | dict.fromkeys("！？", "s")
#: Marks as the copy has them, and as vertical lines show them (GB 5.2.3).
QUOTES = dict(zip("“”‘’", "『』「」", strict=True))
QUOTES |= {shown: mark for mark, shown in QUOTES.items()}
#: From the head of an upright cell in a vertical line to its baseline, in em.
_HEAD = 0.88
#: Cells of half an em (GB/T 15834 5.1.6, 5.1.7, 5.1.9).
NARROW = "·‧・–/"
#: What a divided word may end with.
HYPHENS = "-\u00ad"
#: Two of these share one cell, three of them two (GB/T 15834 5.1.2).
_PAIRED = set("！？")
#: A column's glyphs begin this far before it at most, in em: a mark's blank.
_BEFORE = 0.6


class Bed(NamedTuple):
    """Where the lines of a galley should stand, in points (版心).

    A vertical bed has its columns one below the other; ``first`` is then the
    middle of its rightmost line, and lines follow to the left.
    """

    starts: tuple[float, ...]  # of the columns, along the line
    measure: float
    first: float  # of the first line, across
    leading: float
    rows: int
    size: float
    indent: float = 2.0  # em
    vertical: bool = False

    def along(self, glyph: Glyph) -> float:
        """Return how far along its line a glyph stands."""
        return glyph.y if self.vertical else glyph.x

    def across(self, glyph: Glyph) -> float:
        """Return how far from the first line a glyph stands."""
        if not self.vertical:
            return glyph.y - self.first
        # Upright ones begin half their width before the axis.
        middle = glyph.advance / 2 if glyph.way == "level" else 0.0
        return self.first - glyph.x - middle

    def column(self, glyph: Glyph) -> int:
        """Return the column a glyph stands in; -1 before the first."""
        before = _BEFORE * self.size
        reached = [s for s in self.starts if self.along(glyph) >= s - before]
        return len(reached) - 1

    def row(self, glyph: Glyph) -> int:
        """Return the line of its column that a glyph stands on or nearest to."""
        return round(self.across(glyph) / self.leading)


class Cell(NamedTuple):
    """A character where it stands; lengths in em from its column's start."""

    text: str
    #: H han, A letter or digit, a other Latin, U upright Latin in a vertical line,
    #: and those of KIND and RIGID.
    kind: str
    start: float
    end: float
    glyph: Glyph
    spaced: bool = False  # a blank stands before it
    blank: float = 0.0  # what ideographic spaces before it take, in em


@dataclass(frozen=True, slots=True)
class Line:
    """One line and its place: page and column from 1, row from 0."""

    page: int
    column: int
    row: int
    cells: tuple[Cell, ...]
    told: str  # what the text layer says of it
    paragraph: int = -1  # index in the copy, and offsets of its first character
    begin: int = 0  # and of the first one after it
    end: int = 0
    first: bool = False
    last: bool = False
    hyphen: bool = False  # ends with a hyphen that the copy has not

    @property
    def text(self) -> str:
        """Its characters, blanks left out."""
        return "".join(cell.text for cell in self.cells)

    def __str__(self) -> str:
        return f"{self.page}.{self.column}.{self.row + 1} “{self.told}”"


def read_lines(glyphs: Iterable[Glyph], bed: Bed) -> list[Line]:
    """Return the lines in reading order; what the text layer hides is no copy."""
    shown = [
        (glyph.page, bed.column(glyph), bed.row(glyph), glyph)
        for glyph in glyphs
        if glyph.told or glyph.span < 0
    ]
    # Within a line in drawing order: a mark's blank may lie under a letter.
    shown.sort(key=lambda item: item[:3])
    han = {glyph.font for *_, glyph in shown if is_han(glyph.text)}
    return [
        _line(page, column, row, [glyph for *_, glyph in found], bed, han)
        for (page, column, row), found in groupby(shown, lambda item: item[:3])
        if column >= 0
    ]


def _line(
    page: int, column: int, row: int, glyphs: list[Glyph], bed: Bed, han: set[str]
) -> Line:
    start = bed.starts[column]
    cells: list[Cell] = []
    spaced, blank = False, 0.0
    for glyph, text in _told(glyphs):
        if not text.strip():
            spaced, blank = True, blank + text.count("\u3000")
            continue
        x = (bed.along(glyph) - start) / bed.size
        cell = _cell(text, x, glyph, glyph.font in han, spaced)._replace(blank=blank)
        cells.append(_stood_up(cell) if bed.vertical else cell)
        spaced, blank = False, 0.0
    told = "".join(
        span[0].told if key >= 0 else "".join(glyph.text for glyph in span)
        for key, found in groupby(glyphs, lambda glyph: glyph.span)
        for span in [list(found)]
    )
    return Line(page, column + 1, row, tuple(_joined(cells)), told)


def _told(glyphs: list[Glyph]) -> Iterator[tuple[Glyph, str]]:
    """Yield glyphs with the copy they show: ActualText where codes are silent."""
    for span, found in groupby(glyphs, lambda glyph: glyph.span):
        inside = list(found)
        rest = inside[0].told if span >= 0 else ""
        for glyph in inside:
            text = glyph.text
            if span >= 0:
                if rest[:1] == " " and text != " ":
                    rest = rest.lstrip()
                    yield glyph, " "
                text = _meant(text, rest) or "-"  # one that the copy has not
                rest = rest[len(text) :]
            yield glyph, text


def _meant(text: str, rest: str) -> str:
    """Return what a glyph stands for: vertical quotation marks share theirs."""
    told = rest[: max(1, len(text))]
    return told if not text or QUOTES.get(told) == text else text


def _cell(text: str, x: float, glyph: Glyph, in_han: bool, spaced: bool) -> Cell:
    advance = glyph.advance / glyph.size
    kind = _kind(text, in_han)
    if kind in "Aa":
        return Cell(text, kind, x, x + advance, glyph, spaced)
    width = 0.5 if text in NARROW else float(len(text))
    blank = width - advance  # of a glyph narrower than its cell
    if abs(blank) > 1e-3 and kind not in "CPS":
        x -= blank if kind == "O" else blank / 2
    return Cell(text, kind, x, x + width, glyph, spaced)


def _stood_up(cell: Cell) -> Cell:
    """Return a cell as a vertical line has it."""
    if cell.glyph.way == "level":  # 纵中横, a letter upright
        head = cell.start - _HEAD
        kind = "H" if cell.kind == "H" else "U"
        return cell._replace(kind=kind, start=head, end=head + 1.0)
    return cell._replace(kind=RIGID.get(cell.text, cell.kind))


def _kind(text: str, in_han: bool) -> str:
    if in_han and text in KIND:
        return KIND[text]
    if text == "∶":  # between figures, a Latin sign in whatever face
        return "a"
    wide = unicodedata.east_asian_width(text[0])
    if wide in "WF" or (wide == "A" and in_han):
        return "H"
    return "A" if text[0].isalnum() else "a"


def _joined(cells: list[Cell]) -> Iterator[Cell]:
    """Yield cells, single dashes of a pair and marks that share a cell as one."""
    rest = iter(cells)
    held = next(rest, None)
    for cell in rest:
        assert held is not None
        gap = cell.start - held.end
        if held.text == cell.text == "—" and cell.kind == "N":
            end = cell.end if gap > 0.01 else held.start + 2.0
            held = held._replace(text="——", kind="D", end=end)
        elif held.kind == cell.kind == "U" and abs(gap + 1.0) < 0.02:
            held = held._replace(text=held.text + cell.text)
        elif {*held.text, cell.text} <= _PAIRED and _share(held, cell):
            end = held.start + (1.0 if len(held.text) == 1 else 2.0)
            held = held._replace(text=held.text + cell.text, kind="X", end=end)
        else:
            yield held
            held = cell
    if held is not None:
        yield held


def _share(held: Cell, cell: Cell) -> bool:
    """Tell whether a mark stands nearer than if it had a cell of its own."""
    return cell.start < held.start + 0.7 * len(held.text)


def aligned(lines: list[Line], copy: list[str]) -> tuple[list[Line], list[str]]:
    """Return the lines with their places in the copy, and what does not agree.

    ``copy`` is its paragraphs.  Reading ends where page and copy part.
    """
    places = [
        (number, at, char)
        for number, paragraph in enumerate(copy)
        for at, char in enumerate(paragraph)
        if not char.isspace()
    ]
    out: list[Line] = []
    at = 0
    for line in lines:
        text = line.text
        here = "".join(char for *_, char in places[at : at + len(text)])
        hyphen = text != here and text[-1] in HYPHENS and text[:-1] == here[:-1]
        if text != here and not hyphen:
            return out, [f"wrong text: {line} where the copy has “{here}”"]
        length = len(text) - hyphen
        number, begin, _ = places[at]
        end = places[at + length - 1][1] + 1
        rest = copy[number][end:].strip()
        out.append(
            Line(
                line.page, line.column, line.row, line.cells, line.told, number, begin,
                end, first=not copy[number][:begin].strip(), last=not rest,
                hyphen=hyphen,
            )
        )  # fmt: skip
        at += length
    lost = "".join(char for *_, char in places[at:])
    return out, [f"lost: “{lost[:40]}”"] if lost else []
