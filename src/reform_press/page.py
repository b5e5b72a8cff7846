"""The finished page (版面): a short closed list of positioned items.

In: what make-up placed.  Out: what every exporter reads with one ``match``.
Lengths are points, y down from the top left corner of the trim, rounded to
0.001 pt when an item is made.  Nothing here knows fonts, files or PDF.

The set of items is closed: ``TextLine Rule Area Picture Embed Link Group``.

"""

from typing import NamedTuple

from reform_press.colour import BLACK, Colour
from reform_press.errors import Source
from reform_press.geometry import Rect, Size


class GlyphRun(NamedTuple):
    """Glyphs of one face, size and colour on one line (同体字串).

    The pen starts at ``x`` from the line's origin.  Before glyph ``i`` it
    moves by every shift listed for ``i``; after a glyph it moves by the
    advance of the font itself plus ``tracking``.  This is how PDF shows
    text, so a solid line of Han costs no numbers at all.
    """

    face: str  # key of the face in the font set
    size: float
    x: float
    codes: bytes  # original glyph ids, two bytes each, big end first
    tracking: float = 0.0  # pt after every glyph
    shifts: tuple[tuple[int, float], ...] = ()  # (glyph index, pt)
    rise: float = 0.0  # pt above the baseline
    colour: Colour = BLACK
    vertical: bool = False  # Identity-V: the pen moves down
    slant: float = 0.0  # tangent, for a declared false italic
    turned: bool = False  # lying on its right side, the pen moves down (横转)
    condensed: float = 1.0  # width of the glyphs to their own (纵中横)


class TextLine(NamedTuple):
    """One line of text: its runs, and the characters of copy they show (行).

    A vertical line (直排) begins at its top: ``x`` is the middle of its cells,
    ``y`` the edge of the first.  Its runs count ``x`` downwards from there and
    ``rise`` to the right; a run that is neither vertical nor turned stands
    upright in the line, and its ``x`` and ``rise`` tell where its baseline begins.
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
    """A straight line (线), ``weight`` pt wide, centred on its two ends."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float
    colour: Colour = BLACK
    dash: tuple[float, ...] = ()
    wave: float = 0.0  # swing in pt to either side of a wavy line (浪线)


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


Item = TextLine | Rule | Area | Picture | Embed | Link | Group


class Sheet(NamedTuple):
    """The paper of one page (开本): trimmed size and bleed."""

    trim: Size
    bleed: float = 0.0


class Mark(NamedTuple):
    """A place that a reader may jump to: a bookmark a story (书签)."""

    title: str
    y: float
    story: str


class Page(NamedTuple):
    """One finished page (版), items in reading and drawing order."""

    number: int
    sheet: Sheet
    items: tuple[Item, ...]
    label: str = ""  # the folio as printed, "A4"
    marks: tuple[Mark, ...] = ()
