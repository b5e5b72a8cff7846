"""A page as its template designed it (设计页): frames to fill, and the rest drawn.

In: nothing.  Out: the value between the browser's half of a designed page and
the compositor's: what HTML and CSS decided is a rectangle or is drawn
already, what the compositor sets is named and not drawn.  Lengths are points,
y down from the top left corner of the trim.

"""

from typing import Literal, NamedTuple

from reform_press.errors import Diagnostic, Source
from reform_press.geometry import Rect, Size
from reform_press.style.model import Mode

#: How a frame goes with the frame of the same part in the other language
#: (``data-flow``).  free: by itself · level: pairs of paragraphs begin level,
#: side by side or on facing pages 对齐 · panels: frames of one number hold the
#: same pairs 交替 · over: this frame takes both, a paragraph and then its
#: translation 上下对照
Flow = Literal["free", "level", "panels", "over"]
#: The shape that text of other frames runs round (``data-exclude``).
Exclusion = Literal["none", "rect", "ellipse"]


class Insets(NamedTuple):
    """White at the four sides of a rectangle (留空)."""

    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    left: float = 0.0


class DesignedFrame(NamedTuple):
    """An element with ``data-frame``: where something is to be set (版框).

    The name tells what: a story and its part, ``hens:body``,
    ``hens.en:head``, ``hens:photo-2``, ``hens:caption-2``.  Frames of one name
    are a chain, on one page or on many: by ``order``, else as they come.
    """

    name: str
    role: Literal["text", "picture"]  # pictures: parts ``photo``, ``photo-2``
    rect: Rect  # its content box
    insets: Insets = Insets()  # from there to its margin's edge: kept by runaround
    columns: int = 1  # ``data-columns``
    gutter: float = 0.0  # between them
    mode: Mode = "horizontal"  # ``data-mode``
    order: int = 0  # ``data-order``
    flow: Flow = "free"
    exclusion: Exclusion = "none"
    style: str = ""  # ``data-style``: a style of the layout, "" for its part's
    source: Source | None = None  # of the element in its template


class Designed(NamedTuple):
    """One designed page."""

    size: Size  # of the trimmed page
    bleed: float
    frames: tuple[DesignedFrame, ...]  # as they come in the document
    #: Furniture under the text and over it (``data-over``): a PDF of one page,
    #: bleed included on all sides; b"" where nothing is drawn.
    under: bytes = b""
    over: bytes = b""
    digest: str = ""  # of all that it was made from
    diagnostics: tuple[Diagnostic, ...] = ()
