"""Pieces of copy poured into the bays of frames (灌文).

In: pieces in reading order, each with its style, and the bays they run
through.  Out: every line at its place, and what found no room.  No line is
lost or doubled, and the order is kept.

A piece that a bay's foot parts leaves two lines on either side if it can: it
is set a line longer or shorter (加行、抽行), or the bay ends some lines early.
A crosshead takes two lines with it.  Bodies of one leading stand on its rows
in every bay; whatever has another comes back to them at its end.

"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from reform_press.compose.galley import Galley, Line, Measure
from reform_press.content.model import Paragraph
from reform_press.errors import Diagnostic
from reform_press.geometry import SLACK
from reform_press.makeup.block import Desk
from reform_press.makeup.keeping import set_or_kept
from reform_press.makeup.label import hanging, labelled, measured, unlabelled
from reform_press.makeup.rows import Row, Spot, on_rows, rows_from, shared
from reform_press.makeup.runaround import NARROWEST, Bay
from reform_press.style.model import TextStyle

#: Prices of what a reader would see, in lines of white at a bay's foot.
_WIDOW, _ORPHAN, _WHITE, _OTHER_LENGTH, _OVERSET = 12.0, 8.0, 1.5, 1.0, 1000.0
#: Lines of white at most that a bay ends early for a paragraph; its share that
#: stays white at most for pieces that stand together.
_EARLY, _BARE = 3, 0.5
#: Lines of a parted paragraph that stand together.
TOGETHER = 2


class Piece(NamedTuple):
    """A paragraph ready to be set: how, and what stands about it."""

    paragraph: Paragraph
    style: TextStyle
    story: str
    role: str
    white: float = 0.0  # pt before it, none at a bay's head
    held: int = 0  # lines after it that stand in its bay
    alone: bool = False  # no bay's foot parts it
    joined: int = 0  # pieces after it that stand in its bay, where that is good


class Stood(NamedTuple):
    """A line at its place."""

    line: Line
    piece: Piece
    bay: int
    down: float


#: A piece without room, and what is left of it.
Rest = tuple[Piece, tuple[Line, ...]]


class Poured(NamedTuple):
    """Lines as they stand, and pieces without room: what is left of each."""

    stood: tuple[Stood, ...]
    left: tuple[Rest, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def pour(
    pieces: Iterable[Piece],
    bays: Sequence[Bay],
    base: float,
    desk: Desk,
) -> Poured:
    """Pour pieces into bays; ``base`` is the leading of their rows, in points."""
    stood: list[Stood] = []
    left: list[Rest] = []
    remarks: list[Diagnostic] = []
    every = tuple(pieces)
    spot = Spot(0, 0.0)
    beside = any(bay.leg > 1 for bay in bays)  # rows are level across columns
    for at, piece in enumerate(every):
        if piece.joined and not left:
            group = every[at : at + piece.joined + 1]
            spot = _together(group, spot, bays, base, desk)
        if beside:
            piece = piece._replace(white=on_rows(piece.white, base))
        if left:
            galley = set_piece(piece, (), bays, desk)[0][0]
            left.append((piece, galley.lines))
            continue
        here = _opened(piece, spot, bays, base, desk)
        galley, rows = _best(piece, _rows_of(piece, here, bays, desk), bays, desk)
        remarks += galley.diagnostics
        stood += [
            Stood(line, piece, row.bay, row.down)
            for line, row in zip(galley.lines, rows, strict=False)
        ]
        if len(galley.lines) > len(rows):
            left.append((piece, galley.lines[len(rows) :]))
        elif galley.lines:
            last = rows[len(galley.lines) - 1]
            down = last.down + piece.style.leading
            if beside or piece.style.leading != base:
                down = on_rows(down, base)
            spot = Spot(last.bay, down)
    return Poured(tuple(stood), tuple(left), tuple(remarks))


def _opened(
    piece: Piece, spot: Spot, bays: Sequence[Bay], base: float, desk: Desk
) -> Spot:
    """Return where a piece begins: under its white, or in the next bay.

    What holds the lines below it ends on a row, so that its white is above.
    """
    here = Spot(spot.bay, spot.down + (piece.white if spot.down else 0.0))
    if not piece.alone:
        return here
    rows = _rows_of(piece, here, bays, desk)
    galley = set_piece(piece, rows, bays, desk)[0][0]
    high = len(galley.lines) * piece.style.leading
    foot = on_rows(here.down + high, base) if piece.held else here.down + high
    if spot.down:
        here = Spot(spot.bay, foot - high)
    deepest = bays[spot.bay].depth + SLACK
    last = foot + piece.held * base - (base - piece.style.size) / 2 * bool(piece.held)
    if last > deepest and spot.down and spot.bay + 1 < len(bays):
        return Spot(spot.bay + 1, 0.0)
    return here


def _together(
    group: Sequence[Piece], spot: Spot, bays: Sequence[Bay], base: float, desk: Desk
) -> Spot:
    """Return where pieces begin that are to stand in one bay: here or in the next.

    Here as well where no bay holds them, or too much of this one stayed white.
    """
    bay = bays[spot.bay]
    if not spot.down or spot.bay + 1 == len(bays):
        return spot
    if bay.depth - spot.down > _BARE * bay.depth:
        return spot
    if _deep(group, spot, bays, base, desk) <= bay.depth + SLACK:
        return spot
    head = Spot(spot.bay + 1, 0.0)
    fits = _deep(group, head, bays, base, desk) <= bays[head.bay].depth + SLACK
    return head if fits else spot


def _deep(
    group: Sequence[Piece], spot: Spot, bays: Sequence[Bay], base: float, desk: Desk
) -> float:
    """Return how far down the last line of pieces reaches from a spot."""
    down = foot = spot.down
    for piece in group:
        down += piece.white if down else 0.0
        rows = rows_from(Spot(spot.bay, down), bays, piece.style)
        lines = len(set_piece(piece, rows, bays, desk)[0][0].lines)
        down += lines * piece.style.leading
        foot = down - (piece.style.leading - piece.style.size) / 2
        if piece.style.leading != base:
            down = on_rows(down, base)
    return foot


def _rows_of(
    piece: Piece, spot: Spot, bays: Sequence[Bay], desk: Desk
) -> tuple[Row, ...]:
    """Return the rows for a piece: lines of a crosshead share one measure.

    Beside an ellipse each would be centred on a measure of its own.
    """
    rows = rows_from(spot, bays, piece.style)
    if not piece.alone or not bays[spot.bay].hollows:
        return rows
    here = sum(row.bay == spot.bay for row in rows)
    for count in range(1, here + 1):
        alike = shared(rows[:count])
        if alike[0].length < NARROWEST * piece.style.size:
            break
        tried = (*alike, *rows[count:])
        if len(set_piece(piece, tried, bays, desk)[0][0].lines) <= count:
            return tried
    return rows


def set_piece(
    piece: Piece, rows: Sequence[Row], bays: Sequence[Bay], desk: Desk
) -> tuple[tuple[Galley, ...], int]:
    """Set a piece on the rows that it may take: the best length first.

    Return the galleys, and how many of their first lines stand together.
    """
    shape = _shape(rows) if rows else Measure((bays[-1].length,))
    paragraph = piece.paragraph
    style = hanging(paragraph, piece.style, desk.compositor)
    shape = measured(paragraph, style, shape)
    galleys, dropped = set_or_kept(unlabelled(paragraph), style, shape, desk)
    whole = (labelled(one, paragraph, style, desk.compositor) for one in galleys)
    return tuple(whole), max(TOGETHER, dropped)


def _shape(rows: Sequence[Row]) -> Measure:
    """Return the rows as a measure; what only repeats is said once."""
    sides = [(row.length, row.begin) for row in rows]
    while len(sides) > 1 and sides[-1] == sides[-2]:
        sides.pop()
    lengths, begins = zip(*sides, strict=True)
    return Measure(lengths, begins)


def _best(
    piece: Piece, rows: Sequence[Row], bays: Sequence[Bay], desk: Desk
) -> tuple[Galley, Sequence[Row]]:
    """Return the setting and the rows that part the piece at the least price."""
    found: list[tuple[float, Galley, Sequence[Row]]] = []
    for early, tried in _endings(rows):
        galleys, together = set_piece(piece, tried, bays, desk)
        for number, galley in enumerate(galleys):
            counts = _counts(len(galley.lines), tried)
            price = _parted(counts, len(galley.lines), together)
            price += _WHITE * early + (_OTHER_LENGTH if number else 0.0)
            found.append((price, galley, tried))
        if not found[0][0]:  # it stands in one bay, or is parted well
            break
    _, galley, best = min(found, key=lambda one: one[0])
    return galley, best


def _endings(rows: Sequence[Row]) -> Iterator[tuple[int, Sequence[Row]]]:
    """Yield the rows, then with the first bay ending a line or more early."""
    yield 0, rows
    here = sum(row.bay == rows[0].bay for row in rows) if rows else 0
    if here == len(rows):
        return
    for early in range(1, min(_EARLY, here) + 1):
        yield early, (*rows[: here - early], *rows[here:])


def _counts(lines: int, rows: Sequence[Row]) -> list[int]:
    """Return how many lines stand in each bay that has some."""
    return [len(list(some)) for _, some in groupby(rows[:lines], lambda r: r.bay)]


def _parted(counts: Sequence[int], lines: int, together: int) -> float:
    """Price of parting a paragraph so."""
    price = _OVERSET * (lines - sum(counts))
    if len(counts) > 1:
        price += _ORPHAN if counts[0] < together else 0.0
        price += _WIDOW if counts[-1] < TOGETHER else 0.0
    return price
