"""What moved on the page (版面改动): frame by frame, and what stood still.

In: the pages of two records, and the lines whose copy changed.  Out: what
became of every frame.  A frame counts as still only if its digest, and so
everything that is drawn in it, is as it was: what is listed as still is
proved, not guessed.

"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reform_press.collation.lines import ChangedLines, text_of
from reform_press.makeup.record_form import (
    FrameRecord,
    LineRecord,
    PageRecord,
    PictureRecord,
)

#: moved 移位 · grew 加大 · shrank 缩小 · page 换版 · edited 改稿 · reflowed 重排
#: · headline 题变 · size 题号 · recropped 改裁 · replaced 换图 · reset 另行排过
#: · added 新增 · removed 撤去
Move = Literal[
    "page", "moved", "grew", "shrank", "size", "headline", "edited", "reflowed",
    "recropped", "replaced", "reset", "added", "removed",
]  # fmt: skip

#: Lengths in mm and shares of a picture that differ by less are the same.
_SLACK_MM, _SLACK_SHARE = 0.01, 0.0005

Rect = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """A frame of one of the two builds: page number, position on the page."""

    page: int
    at: int
    frame: FrameRecord


@dataclass(frozen=True, slots=True)
class FrameChange:
    """What became of a frame (版框改动)."""

    moves: tuple[Move, ...]  # none: it stood still
    before: Spot | None
    after: Spot | None

    @property
    def frame(self) -> FrameRecord:
        """The frame as it is, or as it was last."""
        return self.spot.frame

    @property
    def spot(self) -> Spot:
        """Where it is, or where it was last."""
        spot = self.after or self.before
        if spot is None:
            raise ValueError("a frame of neither build")
        return spot


def frame_changes(
    before: tuple[PageRecord, ...],
    after: tuple[PageRecord, ...],
    lines: ChangedLines,
) -> tuple[FrameChange, ...]:
    """Compare all frames; in the order of the newer pages, then those removed."""
    old, new = list(_spots(before)), list(_spots(after))
    partners = _partners(old, new)
    told = _Told(
        {page.page: page for page in before},
        {page.page: page for page in after},
        _holding(before, lines.before),
        _holding(after, lines.after),
    )
    changes = []
    for at, spot in enumerate(new):
        partner = partners.get(at)
        if partner is None:
            changes.append(FrameChange(("added",), None, spot))
        else:
            moves = told.moves(old[partner], spot)
            changes.append(FrameChange(moves, old[partner], spot))
    left = set(range(len(old))) - set(partners.values())
    changes += [FrameChange(("removed",), old[at], None) for at in sorted(left)]
    return tuple(changes)


def _spots(pages: tuple[PageRecord, ...]) -> Iterator[Spot]:
    for page in pages:
        for at, frame in enumerate(page.frames):
            yield Spot(page.page, at, frame)


def _holding(
    pages: tuple[PageRecord, ...], lines: frozenset[tuple[int, int]]
) -> set[tuple[int, int]]:
    """Return the frames that hold some lines."""
    return {
        (page.page, line.frame)
        for page in pages
        for at, line in enumerate(page.lines)
        if (page.page, at) in lines
    }


def _partners(old: list[Spot], new: list[Spot]) -> dict[int, int]:
    """Return for frames of the newer pages which they were before.

    First those that stood still, then those of the same leg or picture, then
    what is left of a story and role in order.  Rules have no story and no
    number: only those that stood still are known again.
    """
    found: dict[int, int] = {}
    for key in (_still, _numbered, _placed):
        free: dict[object, list[int]] = {}
        taken = set(found.values())
        for at, spot in enumerate(old):
            if at not in taken and (name := key(spot)):
                free.setdefault(name, []).append(at)
        for at, spot in enumerate(new):
            if at not in found and (name := key(spot)) and free.get(name):
                found[at] = free[name].pop(0)
    return found


def _still(spot: Spot) -> object:
    frame = spot.frame
    return spot.page, frame.role, frame.story, frame.leg, frame.rect, frame.digest


def _numbered(spot: Spot) -> object:
    frame = spot.frame
    if not frame.story and frame.role == "rule":
        return None
    file = frame.picture.file if frame.picture else ""
    return frame.role, frame.story, frame.leg, file, spot.page * (not frame.story)


def _placed(spot: Spot) -> object:
    return (spot.frame.role, spot.frame.story) if spot.frame.story else None


@dataclass(frozen=True, slots=True)
class _Told:
    """The pages, and the frames that hold changed copy."""

    old: dict[int, PageRecord]
    new: dict[int, PageRecord]
    lost: set[tuple[int, int]]
    won: set[tuple[int, int]]

    def moves(self, before: Spot, after: Spot) -> tuple[Move, ...]:
        """Return what became of one frame."""
        one, other = before.frame, after.frame
        found: list[Move] = []
        if before.page != after.page:
            found.append("page")
        found += _geometry(one.rect, other.rect)
        if one.size != other.size:
            found.append("size")
        if one.picture and other.picture:
            found += _picture(one.picture, other.picture)
        found += self._text(before, after)
        if not found and one.digest != other.digest:
            found.append("reset")
        return tuple(found)

    def _text(self, before: Spot, after: Spot) -> list[Move]:
        """Tell whether the copy in a frame changed, or only where its lines turn."""
        if (before.page, before.at) in self.lost or (after.page, after.at) in self.won:
            return ["edited"]
        one = text_of(_lines(self.old[before.page], before.at))
        other = text_of(_lines(self.new[after.page], after.at))
        if one == other:
            return []
        return ["headline" if after.frame.role == "head" else "reflowed"]


def _lines(page: PageRecord, at: int) -> Iterator[LineRecord]:
    return (line for line in page.lines if line.frame == at)


def _geometry(one: Rect, other: Rect) -> list[Move]:
    found: list[Move] = []
    x, y, width, height = (
        abs(a - b) > _SLACK_MM for a, b in zip(one, other, strict=True)
    )
    if x or y:
        found.append("moved")
    if width or height:
        larger = other[2] * other[3] > one[2] * one[3] or (
            other[2] * other[3] == 0 and other[2] + other[3] > one[2] + one[3]
        )
        found.append("grew" if larger else "shrank")
    return found


def _picture(one: PictureRecord, other: PictureRecord) -> list[Move]:
    if one.digest != other.digest:
        return ["replaced"]
    cut = zip(one.crop, other.crop, strict=True)
    return ["recropped"] if any(abs(a - b) > _SLACK_SHARE for a, b in cut) else []
