"""Whole texts as set, written down line by line (排定文本).

In: a text, a measure, a mode and a region.  Out: its lines as a text file that
is kept in ``lines`` and compared; and such a file read again.  ``README.md``
tells how to read one.

"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reform_press.compose.galley import Galley, Line, Measure
from reform_press.compose.paragraph import Compositor, compose_paragraph
from reform_press.content.model import Paragraph, Run
from reform_press.errors import Source
from reform_press.style.model import Mode, Punctuation, Region, TextStyle
from reform_press.style.region import lang_of

HERE = Path(__file__).parent
#: News without a Latin word, and the three mixed texts of ``tests/galley``.
TEXTS = ("news", "county", "standards", "names")
SIZE, LEADING, INDENT = 10.0, 16.0, 2.0
_LINE = re.compile(r"\|(?P<text>.*)\|(?: \+(?P<opened>[\d.]+))?(?: ! (?P<codes>.+))?")


class Golden(NamedTuple):
    """One text on one measure."""

    text: str
    measure: float
    mode: Mode = "horizontal"
    region: Region = "CN"

    @property
    def name(self) -> str:
        """What its file is called."""
        return f"{self.text}-{self.measure:g}-{self.mode}-{self.region}"

    @property
    def file(self) -> Path:
        """Where its lines are kept."""
        return HERE / "lines" / f"{self.name}.txt"


CORPUS = (
    *(Golden(text, measure) for text in TEXTS for measure in (18.24, 12.0, 25.0)),
    *(Golden(text, 20.0, "vertical") for text in TEXTS),
    Golden("names", 18.24, region="TW"),
)


class Set(NamedTuple):
    """A line of a dump."""

    text: str
    opened: float = 0.0  # em put between two Han
    codes: tuple[str, ...] = ()  # of the remarks on it

    def __str__(self) -> str:
        opened = f" +{self.opened:.3f}" if self.opened else ""
        codes = f" ! {' '.join(self.codes)}" if self.codes else ""
        return f"|{self.text}|{opened}{codes}"


def copy_of(golden: Golden) -> list[str]:
    """Return the paragraphs of a text: a line of its file each."""
    folder = HERE if golden.text == "news" else HERE.parent / "galley"
    return (folder / f"{golden.text}.txt").read_text("utf-8").splitlines()


def dump(golden: Golden, compositor: Compositor) -> str:
    """Set a text and write its lines down."""
    style = TextStyle(
        size=SIZE,
        leading=LEADING,
        indent=INDENT,
        mode=golden.mode,
        lang=lang_of(golden.region),
        marks=Punctuation(region=golden.region),
    )
    measure = Measure((golden.measure * SIZE,))
    paragraphs = []
    for number, words in enumerate(copy_of(golden), 1):
        source = Source(golden.text, number, 1)
        paragraph = Paragraph("body", (Run(words, source=source),), source)
        galley = compose_paragraph(paragraph, style, measure, compositor)
        paragraphs.append(list(_lines(galley)))
    blocks = ["\n".join(map(str, lines)) for lines in paragraphs]
    return "\n\n".join([_head(golden, paragraphs), *blocks]) + "\n"


def read(text: str) -> list[list[Set]]:
    """Return the paragraphs of a dump."""
    _, *blocks = text.rstrip("\n").split("\n\n")
    return [[_read(line) for line in block.split("\n")] for block in blocks]


def _read(line: str) -> Set:
    found = _LINE.fullmatch(line)
    assert found, f"no line of a dump: {line}"
    codes = tuple((found["codes"] or "").split())
    return Set(found["text"], float(found["opened"] or 0), codes)


def _lines(galley: Galley) -> Iterator[Set]:
    """Yield the lines of a paragraph, each with the remarks that name its place."""
    places = {line.source for line in galley.lines}
    for line in galley.lines:
        codes = sorted(
            remark.code
            for remark in galley.diagnostics
            if remark.source == line.source
            or (line.first and remark.source not in places)
        )
        yield Set(line.text, _opened(line), tuple(codes))


def _opened(line: Line) -> float:
    return round(line.opened, 3)


def _head(golden: Golden, paragraphs: list[list[Set]]) -> str:
    """Return what a dump says of itself: better or worse at a glance."""
    lines = [line for paragraph in paragraphs for line in paragraph]
    widest = max(line.opened for line in lines)
    mean = sum(line.opened for line in lines) / len(lines)
    remarks = sum(len(line.codes) for line in lines)
    return (
        f"{golden.text}, {golden.measure:g} em, {golden.mode}, {golden.region}\n"
        f"lines {len(lines)}, widest {widest:.3f}, mean {mean:.4f}, remarks {remarks}"
    )
