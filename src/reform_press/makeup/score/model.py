"""The page as the score sees it (待评版面): frames in mm, nothing else.

In: a page of ``pages.json`` as plain values, whoever wrote it, or our own
``PageFrames``.  Out: one frozen value for both.

A frame may say more than it must: rows that its content leaves over, single
lines in it, the part of the head that each line is.  Where a stranger's file
is silent, a leg's empty rows are counted from its lines, and the rest counts
as being in order.

"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from reform_press.geometry import MM, Rect
from reform_press.makeup.frame import Frame, PageFrames


class ScoredFrame(NamedTuple):
    """One frame (版框)."""

    role: str
    rect: Rect  # mm from the top left corner of the trim
    story: str = ""  # of an advertisement or a reserved place: its name
    leg: int = 0  # of running text, counted from 1
    lines: int = 0
    size: float = 0.0  # pt of its main type
    vertical: bool = False
    words: tuple[str, ...] = ()  # of a head: its lines, kicker to deck
    parts: tuple[str, ...] = ()  # which part each of them is, () if unknown
    slack: float = 0.0  # rows more than its content asks for; below 0: squeezed
    widows: int = 0  # single lines and characters (孤行、孤字)
    photo: int = 0  # which of the story's, from 1; 0: as they come
    narrowed: float = 1.0  # width of its glyphs to their own


class ScoredPage(NamedTuple):
    """One page and its grid, lengths in mm (版面)."""

    trim: tuple[float, float]
    origin: tuple[float, float]
    columns: int
    column_width: float
    gutter: float
    rows: int
    leading: float
    frames: tuple[ScoredFrame, ...]
    overset: tuple[tuple[str, int], ...] = ()  # story, lines
    cuts: tuple[tuple[str, float], ...] = ()  # story, share of it cut away

    @property
    def step(self) -> float:
        """Distance from column to column."""
        return self.column_width + self.gutter

    @property
    def area(self) -> tuple[float, float]:
        """Width and height of the type area (版心)."""
        return self.columns * self.step - self.gutter, self.rows * self.leading


def of_frames(page: PageFrames, cuts: tuple[tuple[str, float], ...] = ()) -> ScoredPage:
    """Take over a page of ours."""
    return ScoredPage(
        (page.width / MM, page.height / MM),
        (page.origin[0] / MM, page.origin[1] / MM),
        page.columns,
        page.column_width / MM,
        page.gutter / MM,
        page.rows,
        page.leading / MM,
        tuple(map(_own, page.frames)),
        tuple((overset.story, overset.lines) for overset in page.overset),
        cuts,
    )


def of_json(page: Mapping[str, Any]) -> ScoredPage:
    """Read one of the ``pages`` of a ``pages.json``.

    Raises KeyError for what the format asks for and the page lacks.  A pitch
    is told to a thousandth of a mm, which a hundred rows make a tenth of one:
    it is taken to be whole hundredths of a point.
    """
    grid = page["grid"]
    leading = round(grid["leading"] * MM, 2) / MM
    return ScoredPage(
        (page["trim"][0], page["trim"][1]),
        (grid["origin"][0], grid["origin"][1]),
        grid["columns"],
        grid["column_width"],
        grid["gutter"],
        grid["rows"],
        leading,
        tuple(_read(frame, leading) for frame in page["frames"]),
        tuple((one["story"], one["lines"]) for one in page.get("overset", ())),
        tuple((one["story"], one["share"]) for one in page.get("cuts", ())),
    )


def _own(frame: Frame) -> ScoredFrame:
    x, y, width, height = frame.rect
    return ScoredFrame(
        frame.role,
        Rect(x / MM, y / MM, width / MM, height / MM),
        frame.story,
        frame.leg,
        frame.lines,
        frame.size,
        frame.mode == "vertical",
        frame.words,
        frame.parts,
        frame.slack,
        frame.widows,
        frame.photo,
    )


def _read(frame: Mapping[str, Any], leading: float) -> ScoredFrame:
    rect = Rect(*frame["rect"])
    slack = frame.get("slack")
    if slack is None:
        of_text = frame["role"] == "text" and frame.get("leg")
        slack = max(0, round(rect.height / leading) - frame["lines"]) if of_text else 0
    return ScoredFrame(
        frame["role"],
        rect,
        frame.get("story", ""),
        frame.get("leg", 0),
        frame.get("lines", 0),
        frame.get("size", 0.0),
        frame.get("mode") == "vertical",
        tuple(frame.get("words", ())),
        tuple(frame.get("parts", ())),
        slack,
        frame.get("widows", 0),
        frame.get("photo", 0),
        frame.get("narrowed", 1.0),
    )
