"""The finished page (版面): a short closed list of positioned items.

In: what make-up placed.  Out: what every exporter reads with one ``match``.
Lengths are points, y down from the top left corner of the trim, rounded to
0.001 pt when an item is made.  Nothing here knows fonts, files or PDF.

The set of items is closed: ``TextLine Rule Area Picture Embed Link Group``.

"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

from reform_press.colour import BLACK, Colour
from reform_press.errors import Source
from reform_press.geometry import Rect, Size


class GlyphRun(NamedTuple):
    """Glyphs of one face, size and colour on one line (同体字串).

    The pen starts at ``x`` from the line's origin.  Before glyph ``i`` it
    moves by every shift listed for ``i``; after a glyph it moves by the
    advance of the font itself plus ``tracking``.  This is how PDF shows
    text, so a solid line of Han costs no numbers at all.

    Shifts and tracking are lengths as drawn, along the way of the pen; only
    the font's own advances shrink where a run is condensed.
    """

    face: str  # key of the face in the font set
    size: float
    x: float
    codes: bytes  # original glyph ids, two bytes each, big end first
    tracking: float = 0.0  # pt after every glyph
    shifts: tuple[tuple[int, float], ...] = ()  # (glyph index, pt)
    rise: float = 0.0  # pt above the baseline, or to the right of the axis
    colour: Colour = BLACK
    vertical: bool = False  # glyphs for vertical lines; the pen moves down
    slant: float = 0.0  # tangent, for a declared false italic
    turned: bool = False  # lying on its right side, the pen moves down (横转)
    condensed: float = 1.0  # width of the glyphs to their own (纵中横)


class TextLine(NamedTuple):
    """One line of text: its runs, and the characters of copy they show (行).

    A vertical line (直排) begins at its top: ``x`` is its axis, the middle of
    its cells, ``y`` the upper edge of the first, ``width`` its length.  Its
    runs count ``x`` downwards from there and ``rise`` to the right, and are
    of three kinds.

    - ``vertical``: the pen moves down the axis, from the middle of the upper
      edge of a cell, as the font places its glyphs for vertical setting.
    - ``turned``: the pen moves down, the tops of the glyphs show to the
      right; ``x`` and ``rise`` tell where their baseline begins.
    - neither: upright, the pen moves to the right; ``x`` is the baseline,
      ``rise`` tells how far from the axis it begins, and is mostly negative.

    Vertical and turned runs stand in vertical lines only.
    """

    x: float
    y: float  # of the baseline
    width: float
    runs: tuple[GlyphRun, ...]
    text: str  # source characters in logical order
    source: Source | None = None
    story: str = ""
    role: str = "body"
    ends_paragraph: bool = False
    vertical: bool = False


class Rule(NamedTuple):
    """A line (线), ``weight`` pt wide, centred on its two ends.

    A wavy one swings to either side of them, and passes through both.
    """

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float
    colour: Colour = BLACK
    dash: tuple[float, ...] = ()
    wave: float = 0.0  # swing of its middle in pt to either side (浪线)


class Area(NamedTuple):
    """A rectangle filled, outlined or both (底纹、边框)."""

    rect: Rect
    fill: Colour | None = None
    stroke: Colour | None = None
    weight: float = 0.0
    radius: float = 0.0


class Picture(NamedTuple):
    """A photograph in its frame (图片).

    ``crop`` is left, top, right, bottom in shares of the upright picture.
    """

    rect: Rect
    file: str  # path, as the edition names it
    digest: str  # blake2b of the file's bytes
    crop: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    alt: str = ""
    source: Source | None = None
    missing: bool = False  # draw a marker instead


class Embed(NamedTuple):
    """A one-page PDF of furniture or line art, scaled into ``rect`` (置入)."""

    rect: Rect
    pdf: bytes
    digest: str
    alt: str = ""
    source: Source | None = None


class Link(NamedTuple):
    """An area that leads somewhere in screen PDFs and e-paper (链接)."""

    rect: Rect
    target: str  # "https://..." or "story:<id>"


class Group(NamedTuple):
    """Items drawn under one clip and one turn (组)."""

    items: tuple["Item", ...]
    clip: Rect | None = None
    turn: float = 0.0  # degrees clockwise about ``at``
    at: tuple[float, float] = (0.0, 0.0)
    oval: bool = False  # the clip is the ellipse in its rectangle (椭圆)


Item = TextLine | Rule | Area | Picture | Embed | Link | Group

Kind = TypeVar("Kind", TextLine, Picture, Link)


def among(items: Iterable[Item], kind: type[Kind]) -> Iterator[Kind]:
    """Yield the items of one kind in their order, those inside groups too."""
    for item in items:
        if isinstance(item, kind):
            yield item
        elif isinstance(item, Group):
            yield from among(item.items, kind)


class Sheet(NamedTuple):
    """The paper of one page (开本): trimmed size, bleed, and where it is folded."""

    trim: Size
    bleed: float = 0.0
    folds: tuple[float, ...] = ()  # x of each, marked outside the bleed (折线)


class Mark(NamedTuple):
    """A place that a reader may jump to: a bookmark a story (书签).

    Without a title it is only what links lead to, by the name of its story.
    """

    title: str
    y: float
    story: str  # of a book: an id
    level: int = 1  # 2 stands below the bookmark of level 1 before it


class Page(NamedTuple):
    """One finished page (版), items in reading and drawing order."""

    number: int
    sheet: Sheet
    items: tuple[Item, ...]
    label: str = ""  # the folio as printed, "A4"
    marks: tuple[Mark, ...] = ()
