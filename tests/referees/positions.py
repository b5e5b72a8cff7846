"""Where every glyph of a finished PDF stands, read from the PDF alone (字位).

In: a PDF.  Out: its glyphs in drawing order, with page, character, place,
size and font.  Nothing of the product is used: what the page shows is read as
a stranger would, so that the compositor cannot vouch for itself.  Places are
points from the top left of the trim, y down, at the glyph's origin: on the
baseline, or above the middle of a cell where the font runs down.

"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from math import hypot
from pathlib import Path
from typing import Literal

import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

Matrix = tuple[float, float, float, float, float, float]
SAME: Matrix = (1, 0, 0, 1, 0, 0)
DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph as shown."""

    page: int
    text: str  # by ToUnicode
    x: float
    y: float
    size: float
    font: str
    advance: float  # pt the pen moves, by the font alone
    code: int
    present: bool  # the font has a glyph for the code, not .notdef
    inked: bool  # that has an outline
    span: int  # number of the /Span it stands in, -1 for none
    told: str  # ActualText of that span
    #: How it stands: upright, its pen to the right; upright, its pen down; on
    #: its right side, its pen down; any other way.
    way: Literal["level", "down", "turned", "askew"] = "level"


def times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


class Font:
    """A font of the PDF: widths, characters, outlines by code."""

    def __init__(self, font: pikepdf.Object) -> None:
        self.name = str(font.BaseFont)[1:].partition("+")[2]
        self.double = str(font.Subtype) == "/Type0"
        self.descendant = font.DescendantFonts[0] if self.double else font
        self.vertical = self.double and str(font.Encoding).endswith("-V")
        self.characters = _to_unicode(font.get("/ToUnicode"))
        if self.vertical:
            usual = list(self.descendant.get("/DW2", [880, -1000]))
            self.usual = float(usual[1])
            self.advances = dict(_listed(self.descendant.get("/W2", []), 3))
        elif self.double:
            self.usual = float(self.descendant.get("/DW", 1000))
            self.advances = dict(_listed(self.descendant.get("/W", []), 1))
        else:
            self.usual = 0.0
            self.advances = dict(self._simple())

    def _simple(self) -> Iterator[tuple[int, float]]:
        first = int(self.descendant.get("/FirstChar", 0))
        for i, width in enumerate(self.descendant.get("/Widths", [])):
            yield first + i, float(width)

    def advance(self, code: int) -> float:
        """Return how far a code moves the pen, in em; down is negative."""
        return self.advances.get(code, self.usual) / 1000

    def codes(self, string: bytes) -> Iterator[int]:
        step = 2 if self.double else 1
        for at in range(0, len(string), step):
            yield int.from_bytes(string[at : at + step], "big")

    @cached_property
    def outlines(self) -> dict[int, bool]:
        """Code to "has an outline", for every code the font can show."""
        descriptor = self.descendant.FontDescriptor
        if "/FontFile3" in descriptor:
            return _cff_outlines(descriptor.FontFile3.read_bytes())
        font = TTFont(io.BytesIO(descriptor.FontFile2.read_bytes()))
        glyf, order = font["glyf"], font.getGlyphOrder()
        inked = [glyf[name].numberOfContours != 0 for name in order]
        mapping = self.descendant.get("/CIDToGIDMap")
        if not isinstance(mapping, pikepdf.Stream):
            return {gid: ink for gid, ink in enumerate(inked) if gid}
        data = mapping.read_bytes()
        gids = [int.from_bytes(data[i : i + 2], "big") for i in range(0, len(data), 2)]
        return {code: inked[gid] for code, gid in enumerate(gids) if gid}


def _listed(found: pikepdf.Object, count: int) -> Iterator[tuple[int, float]]:
    """Yield codes and the first of their ``count`` numbers, from W or W2."""
    array = list(found)
    while array:
        first, second, *array = array
        if isinstance(second, pikepdf.Array):
            for i, value in enumerate(list(second)[::count]):
                yield int(first) + i, float(value)
        else:
            value, array = array[0], array[count:]
            for code in range(int(first), int(second) + 1):
                yield code, float(value)


def _cff_outlines(data: bytes) -> dict[int, bool]:
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(data), None)
    top = fonts[0]
    found = {}
    for gid, name in enumerate(top.charset):
        cid = int(name[3:]) if re.fullmatch(r"cid\d+", name) else gid
        pen = BoundsPen(None)
        top.CharStrings[name].draw(pen)
        if gid:
            found[cid] = pen.bounds is not None
    return found


def _to_unicode(stream: pikepdf.Object | None) -> dict[int, str]:
    if stream is None:
        return {}
    words = stream.read_bytes().decode("latin-1")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", words, re.S):
        for code, text in re.findall(r"<(\w+)>\s*<(\w*)>", block):
            found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", words, re.S):
        pattern = r"<(\w+)>\s*<(\w+)>\s*(?:<(\w+)>|\[(.*?)\])"
        for low, high, text, listed in re.findall(pattern, block, re.S):
            first = int(low, 16)
            if listed:
                for i, item in enumerate(re.findall(r"<(\w*)>", listed)):
                    found[first + i] = bytes.fromhex(item).decode("utf-16-be")
                continue
            start = bytes.fromhex(text).decode("utf-16-be")
            for i in range(int(high, 16) - first + 1):
                found[first + i] = start[:-1] + chr(ord(start[-1]) + i)
    return found


@dataclass(slots=True)
class State:
    matrix: Matrix
    font: Font | None = None
    size: float = 0.0
    tracking: float = 0.0
    words: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0

    def copy(self) -> "State":
        return State(*(getattr(self, name) for name in self.__slots__))


@dataclass(slots=True)
class Reader:
    """One pass over one page."""

    page: int
    left: float
    top: float
    fonts: dict[tuple[int, int], Font]
    spans: list[str] = field(default_factory=list)
    open: list[int] = field(default_factory=list)

    def read(
        self,
        content: pikepdf.Object,
        resources: pikepdf.Object,
        state: State,
        deep: int,
    ) -> Iterator[Glyph]:
        stack: list[State] = []
        text = line = SAME
        for operands, operator in pikepdf.parse_content_stream(content):
            match str(operator):
                case "q":
                    stack.append(state.copy())
                case "Q":
                    state = stack.pop()
                case "cm":
                    state.matrix = times(tuple(map(float, operands)), state.matrix)
                case "BT":
                    text = line = SAME
                case "Tm":
                    text = line = tuple(map(float, operands))
                case "Td" | "TD":
                    x, y = map(float, operands)
                    if str(operator) == "TD":
                        state.leading = -y
                    text = line = times((1, 0, 0, 1, x, y), line)
                case "T*":
                    text = line = times((1, 0, 0, 1, 0, -state.leading), line)
                case "Tf":
                    state.font = self.font(resources.Font[str(operands[0])])
                    state.size = float(operands[1])
                case "Tc":
                    state.tracking = float(operands[0])
                case "Tw":
                    state.words = float(operands[0])
                case "Tz":
                    state.stretch = float(operands[0]) / 100
                case "TL":
                    state.leading = float(operands[0])
                case "Ts":
                    state.rise = float(operands[0])
                case "BDC" | "BMC":
                    self.enter(operands)
                case "EMC":
                    self.open.pop()
                case "Tj":
                    text = yield from self.show([operands[0]], state, text)
                case "TJ":
                    text = yield from self.show(list(operands[0]), state, text)
                case "'" | '"':
                    raise NotImplementedError("quote operators: not in our pages")
                case "Do" if deep < DEEPEST:
                    thing = resources.XObject[str(operands[0])]
                    if str(thing.Subtype) == "/Form":
                        inner = state.copy()
                        own = tuple(map(float, thing.get("/Matrix", SAME)))
                        inner.matrix = times(own, inner.matrix)
                        inside = thing.get("/Resources", resources)
                        yield from self.read(thing, inside, inner, deep + 1)

    def font(self, found: pikepdf.Object) -> Font:
        if found.objgen not in self.fonts:
            self.fonts[found.objgen] = Font(found)
        return self.fonts[found.objgen]

    def enter(self, operands: list[pikepdf.Object]) -> None:
        """Open a span; one without ActualText belongs to that around it."""
        facts = operands[1] if len(operands) > 1 else None
        if isinstance(facts, pikepdf.Dictionary) and "/ActualText" in facts:
            self.spans.append(str(facts.ActualText))
            self.open.append(len(self.spans) - 1)
        else:
            self.open.append(self.open[-1] if self.open else -1)

    def show(self, items: list[object], state: State, text: Matrix) -> Iterator[Glyph]:
        """Yield the glyphs of a string; return the text matrix after it."""
        font, size = state.font, state.size
        for item in items:
            if not isinstance(item, pikepdf.String):
                text = self.shift(-float(item) / 1000 * size, state, text)
                continue
            for code in font.codes(bytes(item)):
                at = times((1, 0, 0, 1, 0, state.rise), times(text, state.matrix))
                span = self.open[-1] if self.open else -1
                tall, wide = hypot(at[2], at[3]), hypot(at[0], at[1]) * state.stretch
                step = font.advance(code) * size
                yield Glyph(
                    self.page,
                    font.characters.get(code, ""),
                    at[4] - self.left,
                    self.top - at[5],
                    size * tall,
                    font.name,
                    abs(step) * (tall if font.vertical else wide),
                    code,
                    code in font.outlines,
                    font.outlines.get(code, False),
                    span,
                    self.spans[span] if span >= 0 else "",
                    _way(at, font.vertical),
                )
                step += state.tracking
                if not font.double and code == ord(" "):
                    step += state.words
                text = self.shift(step, state, text)
        return text

    def shift(self, length: float, state: State, text: Matrix) -> Matrix:
        down = state.font.vertical
        x, y = (0.0, length) if down else (length * state.stretch, 0.0)
        return times((1, 0, 0, 1, x, y), text)


def _way(at: Matrix, vertical: bool) -> Literal["level", "down", "turned", "askew"]:
    """Tell how a glyph stands that is drawn by the matrix ``at``."""
    a, b, c, d = (round(value, 6) for value in at[:4])
    if a > 0 and b == 0 and d > 0:  # leaning type is upright
        return "down" if vertical else "level"
    if a == 0 and b < 0 and c > 0 and not vertical:
        return "turned"
    return "askew"


def read(path: Path) -> list[Glyph]:
    """Return every glyph of a PDF in drawing order."""
    glyphs: list[Glyph] = []
    fonts: dict[tuple[int, int], Font] = {}
    with pikepdf.open(path) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            left, _, _, top = map(float, page.trimbox)
            reader = Reader(number, left, top, fonts)
            glyphs += reader.read(page, page.resources, State(SAME), 0)
    return glyphs
