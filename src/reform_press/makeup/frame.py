"""The page model (版面模型): what stands where, for people and programs.

In: frames as make-up placed them.  Out: the plain values of ``pages.json``,
from which scores, electronic editions and tests are made (decisions 4).
Rectangles are millimetres from the top left corner of the trim.

"""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from reform_press.errors import Source
from reform_press.geometry import MM, Rect

#: Version of the format of ``pages.json``.
VERSION = 1

Role = Literal[
    "head",
    "text",
    "picture",
    "caption",
    "ad",
    "box",
    "rule",
    "folio",
    "fixed",
    "filler",
]


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of a page (版框)."""

    role: Role
    rect: Rect  # points
    story: str = ""
    leg: int = 0  # of text, counted from 1
    column: int = 0
    columns: int = 0
    row: int = 0
    rows: int = 0
    lines: int = 0
    size: float = 0.0  # pt of its main type
    mode: Literal["horizontal", "vertical"] = "horizontal"
    words: tuple[str, ...] = ()  # of a head: its lines, kicker to deck
    parts: tuple[str, ...] = ()  # which part of the head each of them is
    slack: int = 0  # rows more than its content asks for; below 0: squeezed
    widows: int = 0  # single lines and characters in it (孤行、孤字)
    photo: int = 0  # of a picture: which of its story's, counted from 1


@dataclass(frozen=True, slots=True)
class Overset:
    """Copy that found no room (余稿), in every unit an editor may ask for."""

    story: str
    lines: int
    characters: int
    millimetres: float  # of one column of the module
    text: str
    paragraph: Source | None = None  # where it starts


@dataclass(frozen=True, slots=True)
class PageFrames:
    """All frames of one page, and the grid they stand on."""

    number: int
    label: str
    width: float  # of the trim, points
    height: float
    origin: tuple[float, float]  # of the grid, points
    columns: int
    column_width: float
    gutter: float
    rows: int
    leading: float
    frames: tuple[Frame, ...]
    overset: tuple[Overset, ...] = ()


def as_json(pages: tuple[PageFrames, ...]) -> dict[str, Any]:
    """Return ``pages.json`` as plain values, lengths of places in mm."""
    return {"version": VERSION, "unit": "mm", "pages": [_page(p) for p in pages]}


def _page(page: PageFrames) -> dict[str, Any]:
    return {
        "page": page.number,
        "label": page.label,
        "trim": [_mm(page.width), _mm(page.height)],
        "grid": {
            "origin": [_mm(page.origin[0]), _mm(page.origin[1])],
            "columns": page.columns,
            "column_width": _mm(page.column_width),
            "gutter": _mm(page.gutter),
            "rows": page.rows,
            "leading": _mm(page.leading),
        },
        "frames": [_frame(frame) for frame in page.frames],
        "overset": [overset_as_json(overset) for overset in page.overset],
    }


def _frame(frame: Frame) -> dict[str, Any]:
    # asdict would copy every value: a third of the time of a page's record.
    told = {name: getattr(frame, name) for name in frame.__slots__}
    told["rect"] = [
        _mm(frame.rect.x),
        _mm(frame.rect.y),
        _mm(frame.rect.width),
        _mm(frame.rect.height),
    ]
    told["words"] = list(frame.words)
    told["parts"] = list(frame.parts)
    return told


def overset_as_json(overset: Overset) -> dict[str, Any]:
    """Return copy that found no room as plain values."""
    told = asdict(overset)
    told["paragraph"] = str(overset.paragraph) if overset.paragraph else None
    return told


def _mm(points: float) -> float:
    return round(points / MM, 3)
