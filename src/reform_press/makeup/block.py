"""What one step of make-up has placed (版块): items, frames and remarks.

In: nothing.  Out: the value that every step returns, and the few moves that
turn a line as composed into an item of a page.

"""

from collections.abc import Iterable
from dataclasses import dataclass

from reform_press.compose.galley import Line
from reform_press.compose.paragraph import Compositor
from reform_press.content.model import Edition
from reform_press.errors import Diagnostic, Source, Words
from reform_press.geometry import ASCENT, Rect, rounded
from reform_press.kept import NOTHING, Kept
from reform_press.makeup.frame import Frame, Overset
from reform_press.makeup.grid import PageGrid
from reform_press.page import GlyphRun, Item, Link, TextLine
from reform_press.style.model import Layout


@dataclass(frozen=True, slots=True)
class Desk:
    """What every step of make-up needs at hand (拼版台)."""

    edition: Edition
    layout: Layout
    compositor: Compositor
    grid: PageGrid
    kept: Kept = NOTHING  # from build to build
    cluster: str = ""  # scheduler whose workers lay out chapters, see ``book.apart``


@dataclass(frozen=True, slots=True)
class Block:
    """Items and frames of a part of a page, in drawing order."""

    items: tuple[Item, ...] = ()
    frames: tuple[Frame, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    overset: tuple[Overset, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block goes on the page: its cells, as an area and by number."""

    rect: Rect
    rows: int
    story: str
    column: int
    columns: int
    row: int
    followed: bool = True  # text stands under it
    photo: int = 0  # of a picture: which of its story's, counted from 1


def joined(blocks: Iterable[Block]) -> Block:
    """Return several blocks as one."""
    parts = tuple(blocks)
    return Block(
        tuple(item for part in parts for item in part.items),
        tuple(frame for part in parts for frame in part.frames),
        tuple(remark for part in parts for remark in part.diagnostics),
        tuple(rest for part in parts for rest in part.overset),
    )


def placed_line(
    line: Line, x: float, y: float, *, story: str = "", role: str = "body"
) -> TextLine:
    """Put a line on the page: ``x`` of its column's left edge, ``y`` baseline.

    Of a vertical line ``x`` is the axis, ``y`` the upper edge of its column.
    """
    return placed_runs(line, own_runs(line), (x, y), line.source, (story, role))


def placed_runs(
    line: Line,
    runs: tuple[GlyphRun, ...],
    at: tuple[float, float],
    source: Source | None,
    told: tuple[str, str],
) -> TextLine:
    """Put a line on the page whose ``own_runs`` are known; ``told``: story, role."""
    (x, y), (story, role) = at, told
    right, down = (0.0, line.x) if line.vertical else (line.x, 0.0)
    return TextLine(
        rounded(x + right),
        rounded(y + down),
        rounded(line.width),
        runs,
        line.text,
        source,
        story,
        role,
        line.last,
        line.vertical,
    )


def own_runs(line: Line) -> tuple[GlyphRun, ...]:
    """Return the runs of a line as they stand on a page: from its own beginning."""
    if not line.x:
        return line.runs
    # Not ``_replace``, which takes four times as long: a book has many runs.
    return tuple(
        [
            GlyphRun._make((*run[:2], rounded(run.x - line.x), *run[3:]))
            for run in line.runs
        ]
    )


def placed_links(line: Line, x: float, y: float) -> tuple[Link, ...]:
    """Return the links of a line put at ``x``, ``y``: as high as its type."""
    if not line.links:
        return ()
    size = max(run.size for run in line.runs)
    return tuple(
        Link(
            placed_rect(
                Rect(x - size / 2, y + start, size, width)
                if line.vertical
                else Rect(x + start, y - ASCENT * size, width, size)
            ),
            target,
        )
        for start, width, target in line.links
    )


def placed_rect(rect: Rect) -> Rect:
    """Return a rectangle on the raster of finished pages."""
    return Rect(
        rounded(rect.x), rounded(rect.y), rounded(rect.width), rounded(rect.height)
    )


def remark(
    code: str,
    zh: str,
    en: str,
    source: Source | None = None,
    *,
    hint: tuple[str, str] = ("", ""),
) -> Diagnostic:
    """Return an error of make-up; the code's stem is the stage."""
    return Diagnostic("error", f"makeup.{code}", Words(zh, en), source, Words(*hint))


def advice(
    code: str,
    zh: str,
    en: str,
    source: Source | None = None,
    *,
    hint: tuple[str, str] = ("", ""),
) -> Diagnostic:
    """Return a warning of make-up."""
    return remark(code, zh, en, source, hint=hint)._replace(severity="warning")
