"""Pictures of a story put together (图片组合): whole columns, whole rows.

In: the pictures of a story and what may be done to them.  Out: blocks of
some columns and rows that hold all of them, each cropped inside its allowed
shapes, with a price: related pictures stay together.

"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import ceil, floor, log
from types import MappingProxyType

from reform_press.content.model import Photo
from reform_press.geometry import MM, Rect
from reform_press.makeup.block import Desk, Place
from reform_press.makeup.dummy import PicturePlan
from reform_press.makeup.facts import PhotoFacts
from reform_press.makeup.picture import place_picture
from reform_press.style.weights import weights_of

#: Areas so far from their aim are not tried; inside the inner range all is well.
_SMALLEST, _LARGEST = 0.3, 2.6
_GOOD = log(1.5)
#: Prices: of area off target, of a picture as large as the main one, of a crop.
_AREA, _INSIDE, _RIVAL, _CROP = 1.2, 0.2, 2.2, 2.0
#: Arrangements kept of a width.
_KEPT = 18
_FREE: Mapping[int, PicturePlan] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Art:
    """Pictures in a block of whole cells; places count from its corner."""

    columns: int
    rows: int
    pieces: tuple[PicturePlan, ...]  # column and row from 0 within the block
    cost: float
    areas: tuple[float, ...]  # of the pictures themselves, in cells


class Gallery:
    """The pictures of one story, arranged once for each width."""

    def __init__(
        self,
        photos: tuple[Photo, ...],
        facts: tuple[PhotoFacts, ...],
        desk: Desk,
        held: Mapping[int, PicturePlan] = _FREE,
    ) -> None:
        self._photos, self._facts, self._desk = photos, facts, desk
        self._held = held  # pictures of the editor's size; 0 rows: of its width
        self._weights = weights_of(desk.layout.score)
        self._put: dict[tuple[tuple[int, ...], int], list[Art]] = {}
        self._known: dict[int, tuple[Art, ...]] = {}

    def __len__(self) -> int:
        return len(self._facts)

    def facing_out(self, art: Art, *sides: str) -> int:
        """Return how many figures look out of a story at edges of their block.

        ``sides``: where the block touches the story's edge; at both, a picture
        as wide as the block looks out at neither.
        """
        return sum(
            self._facts[piece.photo].facing == side and _touches(piece, art, side)
            for piece in art.pieces
            for side in sides
            if len(sides) < 2 or piece.columns < art.columns
        )

    def arranged(self, columns: int) -> tuple[Art, ...]:
        """Return the blocks of a width, cheapest first."""
        if columns not in self._known:
            arts = self._of(tuple(range(len(self._facts))), columns)
            best: dict[tuple[int, int, int], Art] = {}
            for art in map(self._judged, arts):
                key = (
                    art.rows,
                    self.facing_out(art, "left"),
                    self.facing_out(art, "right"),
                )
                if key not in best or art.cost < best[key].cost:
                    best[key] = art
            kept = sorted(best.values(), key=lambda a: (a.cost, a.rows))[:_KEPT]
            self._known[columns] = tuple(kept)
        return self._known[columns]

    def _judged(self, art: Art) -> Art:
        """Add the price of pictures that rival the largest one."""
        areas = sorted(art.areas, reverse=True)
        rivals = len(areas) > 1 and areas[0] < 1.5 * areas[1]
        main = max(zip(art.areas, art.pieces, strict=True), key=lambda one: one[0])
        first = min(range(len(areas)), key=lambda n: (self._facts[n].priority, n))
        cost = (_RIVAL if rivals else 0.0) + (_RIVAL if main[1].photo != first else 0.0)
        return replace(art, cost=art.cost + cost)

    def _of(self, photos: tuple[int, ...], columns: int) -> list[Art]:
        """Arrange some pictures in a width, once: one, side by side, or stacked."""
        key = photos, columns
        if key not in self._put:
            if len(photos) == 1:
                self._put[key] = self._measured(photos[0], columns)
            else:
                self._put[key] = self._together(photos, columns)
        return self._put[key]

    def _together(self, photos: tuple[int, ...], columns: int) -> list[Art]:
        found: dict[tuple[int, tuple[float, ...], tuple[int, ...]], Art] = {}
        for cut in range(1, len(photos)):
            one, other = photos[:cut], photos[cut:]
            for art in (
                *self._side_by_side(one, other, columns),
                *self._side_by_side(other, one, columns),
                *self._stacked(one, other, columns),
            ):
                key = (art.rows, art.areas, tuple(p.photo for p in art.pieces))
                if key not in found or art.cost < found[key].cost:
                    found[key] = art
        return sorted(found.values(), key=lambda a: (a.cost, a.rows))[: 8 * _KEPT]

    def _side_by_side(
        self, one: tuple[int, ...], other: tuple[int, ...], columns: int
    ) -> list[Art]:
        return [
            Art(
                columns, a.rows, (*a.pieces, *_moved(b, wide, 0)),
                a.cost + b.cost, (*a.areas, *b.areas),
            )
            for wide in range(1, columns)
            for a in self._of(one, wide)
            for b in self._of(other, columns - wide)
            if a.rows == b.rows
        ]  # fmt: skip

    def _stacked(
        self, one: tuple[int, ...], other: tuple[int, ...], columns: int
    ) -> list[Art]:
        return [
            Art(
                columns, a.rows + b.rows, (*a.pieces, *_moved(b, 0, a.rows)),
                a.cost + b.cost, (*a.areas, *b.areas),
            )
            for a in self._of(one, columns)
            for b in self._of(other, columns)
        ]  # fmt: skip

    def _measured(self, number: int, columns: int) -> list[Art]:
        """Return one picture on a width, in each number of rows that it may have."""
        fact, grid = self._facts[number], self._desk.layout.grid
        wide = grid.span(columns)
        held = self._held.get(number)
        if held and held.columns != columns:
            return []
        least_ppi = 0.0 if held else self._weights.limits.resolution
        if fact.width and fact.width / (wide / 72) < least_ppi:
            return []
        about = self._about(number, columns, followed=True)
        # At the foot of its module less white stands under the caption.
        at_foot = self._about(number, columns, followed=False)
        most_about, least_about = max(about, at_foot), min(about, at_foot)
        least = ceil((wide / fact.most + most_about) / grid.leading - 1e-6)
        narrow = max(fact.least, wide / (grid.rows * grid.leading))
        most = floor((wide / narrow + least_about) / grid.leading + 1e-6)
        page = grid.columns * grid.rows
        sheet = self._desk.layout.trim.width / MM
        aim = self._weights.photos.aim(fact.priority, sheet)
        found = []
        tried = range(max(1, least), min(most, grid.rows) + 1)
        for rows in (held.rows,) if held and held.rows else tried:
            high = rows * grid.leading - about
            area = columns * high / grid.leading
            if area <= 0 or (not held and not _SMALLEST < area / page / aim < _LARGEST):
                continue
            off = abs(log(area / page / aim))
            crop = abs(log(wide / high / fact.aspect))
            cost = (_AREA if off > _GOOD else _INSIDE) * off + _CROP * crop
            crop_to = held.crop if held else None
            plan = PicturePlan(number, 0, columns, rows, 0, crop_to)
            found.append(Art(columns, rows, (plan,), cost, (area,)))
        return found

    def _about(self, number: int, columns: int, *, followed: bool) -> float:
        """Return the height that caption and white take, points."""
        grid = self._desk.layout.grid
        # The words alone count: a drawing need not be drawn for them.
        photo = self._photos[number]._replace(file="caption.jpg", width=3, height=2)
        rect = Rect(0.0, 0.0, grid.span(columns), grid.rows * grid.leading)
        place = Place(rect, grid.rows, "", 1, columns, 1, followed=followed)
        block = place_picture(photo, place, None, self._desk)
        return rect.height - block.frames[0].rect.height


def _touches(piece: PicturePlan, art: Art, side: str) -> bool:
    if side == "left":
        return piece.column == 0
    return piece.column + piece.columns == art.columns


def _moved(art: Art, columns: int, rows: int) -> tuple[PicturePlan, ...]:
    return tuple(
        replace(p, column=p.column + columns, row=p.row + rows) for p in art.pieces
    )
