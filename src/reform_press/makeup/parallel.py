"""Two languages side by side (双语对照): pairs of paragraphs that begin level.

In: the pieces of a story and of its twin, paired by the ids of paragraphs,
and the bays of both.  Out: both as poured.  Pairs begin where the rows of
both languages meet, in columns of one page or on facing pages: leadings of
16 and 12 pt meet every 48 pt.  Or every pair stands whole in panels of one
number.

"""

from collections.abc import Sequence
from math import ceil, lcm
from typing import NamedTuple

from reform_press.compose.galley import Galley, Line
from reform_press.errors import Diagnostic
from reform_press.geometry import ASCENT, SLACK
from reform_press.makeup.block import Desk
from reform_press.makeup.filling import (
    TOGETHER,
    Piece,
    Poured,
    Rest,
    Stood,
    pour,
    set_piece,
)
from reform_press.makeup.rows import Row, Spot, rows_from
from reform_press.makeup.runaround import Bay
from reform_press.style.model import TextStyle

#: Steps of a point in which leadings are compared, and the rows of the looser
#: language after which rows must meet, or they are not waited for.
_RASTER, _MOST_ROWS = 8, 6

#: A paragraph and its translation; one of them may be lacking.
Twins = tuple[Piece | None, Piece | None]


class Side(NamedTuple):
    """One language: its bays, and the style that its rows follow."""

    bays: tuple[Bay, ...]
    style: TextStyle
    shift: float = 0.0  # pt that its first baseline is lower than of itself


def paired(source: Sequence[Piece], twin: Sequence[Piece]) -> tuple[Twins, ...]:
    """Return the pieces of two twins by pairs, in the order of the source.

    What has no id goes with what stands at its place; what only the twin has
    follows the pair before it.
    """
    theirs = {p.paragraph.id: p for p in twin if p.paragraph.id}
    ours = {p.paragraph.id for p in source if p.paragraph.id}
    alone = [p for p in twin if p.paragraph.id not in ours]
    found: list[Twins] = []
    for piece in source:
        id_ = piece.paragraph.id
        if id_:
            found.append((piece, theirs.get(id_)))
        else:  # a closing line
            bare = next((p for p in alone if not p.paragraph.id), None)
            if bare:
                alone.remove(bare)
            found.append((piece, bare))
    return (*found, *((None, piece) for piece in alone))


def meeting(one: float, other: float) -> float:
    """Return after how many points rows of two leadings meet (同步行距)."""
    first, second = round(one * _RASTER), round(other * _RASTER)
    most = max(first, second)
    both = lcm(first, second)
    return (both if both <= _MOST_ROWS * most else most) / _RASTER


def first_baseline(style: TextStyle) -> float:
    """Return how far below a frame's head its first baseline stands, points."""
    return (style.leading - style.size) / 2 + ASCENT * style.size


def level_sides(source: Side, twin: Side) -> tuple[Side, Side]:
    """Return both sides with their first baselines level."""
    ours, theirs = first_baseline(source.style), first_baseline(twin.style)
    lower = max(ours, theirs)
    return source._replace(shift=lower - ours), twin._replace(shift=lower - theirs)


def pour_pairs(
    pairs: Sequence[Twins], source: Side, twin: Side, desk: Desk
) -> tuple[Poured, Poured]:
    """Pour pairs so that both languages of each begin level (段段对齐)."""
    return _Level(level_sides(source, twin), desk).poured(pairs)


class _Level:
    """Pairs poured into bays of one number, one language beside the other."""

    def __init__(self, sides: tuple[Side, Side], desk: Desk) -> None:
        self._sides = sides
        self._desk = desk
        self._step = meeting(sides[0].style.leading, sides[1].style.leading)
        self._bay, self._down = 0, 0.0
        self._stood: tuple[list[Stood], list[Stood]] = ([], [])
        self._left: tuple[list[Rest], list[Rest]] = ([], [])
        self._told: tuple[list[Diagnostic], list[Diagnostic]] = ([], [])

    def poured(self, pairs: Sequence[Twins]) -> tuple[Poured, Poured]:
        for pair in pairs:
            self._pair(pair)
        first, second = (
            Poured(tuple(stood), tuple(left), tuple(told))
            for stood, left, told in zip(
                self._stood, self._left, self._told, strict=True
            )
        )
        return first, second

    def _pair(self, pair: Twins) -> None:
        if any(self._left):  # nothing stands after what found no room
            lines = [self._galley(at, piece).lines for at, piece in enumerate(pair)]
            return self._keep(pair, lines)
        white = max(piece.white for piece in pair if piece)
        if self._down and white:
            self._down = self._meet(self._down + white)
        galleys = [self._galley(at, piece) for at, piece in enumerate(pair)]
        if self._goes_on(pair, galleys):
            self._turn()
            galleys = [self._galley(at, piece) for at, piece in enumerate(pair)]
        for told, galley in zip(self._told, galleys, strict=True):
            told.extend(galley.diagnostics)
        lines = [galley.lines for galley in galleys]
        while True:
            cuts = self._stand(pair, lines)
            lines = [own[cut:] for own, cut in zip(lines, cuts, strict=True)]
            if not any(lines):
                return self._close(pair, cuts)
            if self._bay + 1 >= len(self._sides[0].bays):
                return self._keep(pair, lines)
            self._turn()

    def _turn(self) -> None:
        self._bay, self._down = self._bay + 1, 0.0

    def _meet(self, down: float) -> float:
        """Return the next place where the rows of both languages meet."""
        return ceil(down / self._step - SLACK) * self._step

    def _room(self, at: int, piece: Piece | None) -> int:
        """Return how many lines of a piece may stand in this bay."""
        return sum(row.bay == self._bay for row in self._rows(at, piece))

    def _goes_on(self, pair: Twins, galleys: Sequence[Galley]) -> bool:
        """Tell whether a pair begins in the next bays, not in these."""
        if not self._down or self._bay + 1 >= len(self._sides[0].bays):
            return False
        for at, (piece, galley) in enumerate(zip(pair, galleys, strict=True)):
            count, room = len(galley.lines), self._room(at, piece)
            held = piece.held if piece else 0
            if count and (not _cut(count, room) or (held and room < count + held)):
                return True
        return False

    def _galley(self, at: int, piece: Piece | None) -> Galley:
        """Set a piece on the measure of its side."""
        if piece is None:
            return Galley(())
        rows = self._rows(at, piece)
        return set_piece(piece, rows, self._sides[at].bays, self._desk)[0][0]

    def _stand(self, pair: Twins, lines: Sequence[tuple[Line, ...]]) -> list[int]:
        """Let lines of a pair stand in this bay; return how many of each."""
        cuts = []
        for at, (piece, own) in enumerate(zip(pair, lines, strict=True)):
            cut = _cut(len(own), self._room(at, piece))
            cuts.append(cut)
            if piece:
                rows = self._rows(at, piece)
                self._stood[at].extend(
                    Stood(line, piece, row.bay, row.down)
                    for line, row in zip(own[:cut], rows, strict=False)
                )
        return cuts

    def _rows(self, at: int, piece: Piece | None) -> tuple[Row, ...]:
        if piece is None:
            return ()
        side = self._sides[at]
        spot = Spot(self._bay, self._down + side.shift)
        return rows_from(spot, side.bays, piece.style)

    def _keep(self, pair: Twins, lines: Sequence[tuple[Line, ...]]) -> None:
        for at, (piece, rest) in enumerate(zip(pair, lines, strict=True)):
            if piece and rest:
                self._left[at].append((piece, rest))

    def _close(self, pair: Twins, counts: Sequence[int]) -> None:
        """Go down to where the rows of both meet, under the longer of two."""
        high = max(
            count * piece.style.leading
            for piece, count in zip(pair, counts, strict=True)
            if piece
        )
        self._down = self._meet(self._down + high)


def _cut(lines: int, room: int) -> int:
    """Return how many lines of a paragraph stand in a bay with so much room."""
    if lines <= room:
        return lines
    cut = min(room, lines - TOGETHER)
    return cut if cut >= min(TOGETHER, lines) else 0


def pour_panels(
    pairs: Sequence[Twins], source: Side, twin: Side, desk: Desk
) -> tuple[Poured, Poured]:
    """Pour whole pairs into panels: those of one number hold the same (交替各面).

    What the last panels have no room for is left over.
    """
    done: list[tuple[Poured, Poured]] = []
    waiting = list(pairs)
    count = max(len(source.bays), len(twin.bays))
    for panel in range(count):
        here = [
            side._replace(bays=side.bays[panel : panel + 1]) for side in (source, twin)
        ]
        take = len(waiting)
        while True:
            tried = tuple(
                _panel([pair[at] for pair in waiting[:take]], here[at], panel, desk)
                for at in (0, 1)
            )
            if panel + 1 == count or take <= 1:
                break
            if not any(one.left for one in tried):
                break
            take -= 1
        done.append((tried[0], tried[1]))
        waiting = waiting[take:]
    return _joined([one for one, _ in done]), _joined([two for _, two in done])


def _panel(
    pieces: Sequence[Piece | None], side: Side, panel: int, desk: Desk
) -> Poured:
    wanted = [piece for piece in pieces if piece]
    if not side.bays:
        return Poured((), tuple((piece, ()) for piece in wanted))
    poured = pour(wanted, side.bays, side.style.leading, desk)
    stood = tuple(one._replace(bay=panel) for one in poured.stood)
    return poured._replace(stood=stood)


def _joined(parts: Sequence[Poured]) -> Poured:
    return Poured(
        tuple(one for part in parts for one in part.stood),
        tuple(one for part in parts for one in part.left),
        tuple(one for part in parts for one in part.diagnostics),
    )
