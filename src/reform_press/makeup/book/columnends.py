"""Where a column may end (栏脚候选), and what that costs.

In: a stream, and the room of one column.  Out: the ends worth looking at.
Everything between two boxes is weighed here: rows left white, paragraphs a
line longer or shorter, notes at the column's foot, floats in their text.

"""

from bisect import bisect_left, bisect_right
from itertools import accumulate
from math import inf
from typing import NamedTuple

from reform_press.makeup.book.prices import Prices
from reform_press.makeup.book.stream import Gives, Stream


class At(NamedTuple):
    """How far a chapter is set: boxes, floats and lines of notes."""

    box: int = 0
    floats: int = 0
    noted: int = 0


class Room(NamedTuple):
    """The room of one column, in rows."""

    text: int  # that text may take
    whole: int  # that text and notes may take together
    ending: bool = False  # whether the text may end here


class End(NamedTuple):
    """One way to fill a column."""

    cost: float
    at: At
    won: int = 0  # rows won by longer paragraphs, or saved by shorter ones (< 0)


class ColumnEnds:
    """The ends of columns of one stream; what was asked once is remembered."""

    def __init__(self, stream: Stream, prices: Prices) -> None:
        self._stream = stream
        self._prices = prices
        self._longer, self._shorter = _Sums(stream.longer), _Sums(stream.shorter)
        self._found: dict[tuple[At, Room], tuple[End, ...]] = {}

    def of(self, at: At, room: Room) -> tuple[End, ...]:
        """Return the ways to fill a column from ``at``, cheapest first.

        There is one at least: a column that nothing fits stays empty, which is
        dear.
        """
        key = at, room
        found = self._found.get(key)
        if found is None:
            ends = sorted(self._looked_for(at, room))
            found = self._found[key] = tuple(ends) or (self._empty(at, room),)
        return found

    def _empty(self, at: At, room: Room) -> End:
        over = at.box == self._stream.n
        prices = self._prices
        return End(0.0 if over else prices.empty + prices.white * room.text**2, at)

    def _looked_for(self, at: At, room: Room) -> list[End]:
        """Look at every number of floats that may stand in this text."""
        stream = self._stream
        found: list[End] = []
        rows, after, slipped = 0, at.box, 0.0
        for count in range(at.floats, len(stream.floats) + 1):
            here = at if count == at.floats else at._replace(floats=count)
            found += self._ends(here, room, _Within(rows, after, slipped))
            if count == len(stream.floats) or stream.floats[count].place != "here":
                break
            one = stream.floats[count]
            rows, after = rows + one.rows, max(after, one.call)
            slipped += self._prices.slipped if one.call < at.box else 0.0
            if stream.rows(at.box, after) + rows > room.text + self._prices.saved:
                break
        return found

    def _ends(self, at: At, room: Room, within: "_Within") -> list[End]:
        """Return the ends below the floats in the text, which ``at`` counts."""
        stream, prices, begin = self._stream, self._prices, at.box
        deepest = stream.downs[begin] - stream.tops[begin] + room.text - within.rows
        last = bisect_right(stream.downs, deepest) - 1
        saved = len(self._shorter.sums(begin, last + 1 + prices.saved)) - 1
        if saved:
            most = deepest + min(saved, prices.saved)
            last = bisect_right(stream.downs, most) - 1
        last = max(last, begin)  # floats may have the column to themselves
        found: list[End] = []
        bound = inf
        for end in range(min(last, stream.n), max(within.after, begin) - 1, -1):
            if begin < end == stream.n and not room.ending:
                continue
            one = self._end(at, end, room, within)
            if one:
                found.append(one)
                bound = min(bound, one.cost + prices.purse)
            text = stream.rows(begin, end) + within.rows
            short = self._short(text, stream.noted[end] - at.noted, room)
            if short <= 0 or prices.white * short * short <= bound:
                continue
            short -= len(self._longer.sums(begin, end)) - 1
            if short > 0 and prices.white * short * short > bound:
                break  # those that end higher are shorter still
        return found

    def _end(self, at: At, end: int, room: Room, within: "_Within") -> End | None:
        """Return what it costs to end before a box, None where that cannot be."""
        stream = self._stream
        text = stream.rows(at.box, end) + within.rows
        noted = stream.noted[end]
        parted = within.cost
        short = self._short(text, noted - at.noted, room)
        if short < 0 and not self._saves(at.box, end, -short):
            if noted == at.noted or text > room.text:
                return None
            part = self._parted(at.noted, noted, room.whole - text)
            if part is None:
                return None
            noted, parted = part, parted + self._prices.parted
            short = self._short(text, noted - at.noted, room)
        price, won = self._filled(at.box, end, short) if short else (0.0, 0)
        if end == stream.n and short >= 0:
            price, won = 0.0, 0
            if room.ending:
                price = self._prices.level * (room.text - text)
        elif end > at.box:
            price += stream.penalties[end]
        elif not within.rows:
            price += self._prices.empty
        return End(price + parted, At(end, at.floats, noted), won)

    def _short(self, text: int, lines: int, room: Room) -> int:
        """Return the rows that a column with so many lines of notes leaves white."""
        if lines <= 0:
            return room.text - text
        below = self._stream.notes.rows(lines)
        return min(room.text - text, room.whole - text - below)

    def _saves(self, begin: int, end: int, rows: int) -> bool:
        """Tell whether shorter paragraphs of a column save so many rows."""
        return rows < len(self._shorter.sums(begin, end)) and rows <= self._prices.saved

    def _parted(self, noted: int, wanted: int, rows: int) -> int | None:
        """Return the lines of notes set up to a part; every note begins by then."""
        notes = self._stream.notes
        most = min(wanted - 1, noted + notes.room(rows))
        begun = notes.begins[wanted - 1]
        for line in range(most, max(noted, begun), -1):
            if notes.parts[line]:
                return line
        return None

    def _filled(self, begin: int, end: int, short: int) -> tuple[float, int]:
        """Return the price of a column so many rows short, and the rows won."""
        if short < 0:
            return self._shorter.sums(begin, end)[-short], short
        sums, white = self._longer.sums(begin, end), self._prices.white
        if len(sums) == 1:
            return white * short * short, 0
        return min(
            (sums[won] + white * (short - won) ** 2, won)
            for won in range(min(short + 1, len(sums)))
        )


class _Within(NamedTuple):
    """Floats that stand in a column's text."""

    rows: int
    after: int  # boxes up to the last one's call
    cost: float


class _Sums:
    """Prices of the cheapest gives of a column, one, two and more of them."""

    def __init__(self, gives: Gives) -> None:
        self._gives = gives
        self._found: dict[tuple[int, int], tuple[float, ...]] = {}

    def sums(self, begin: int, end: int) -> tuple[float, ...]:
        """Return the least price of no give, of one, of two and so on."""
        gives = self._gives
        span = bisect_left(gives.firsts, begin), bisect_left(gives.lasts, end)
        if span[0] >= span[1]:
            return _NO_GIVE
        found = self._found.get(span)
        if found is None:
            prices = sorted(gives.prices[span[0] : span[1]])
            found = self._found[span] = (0.0, *accumulate(prices))
        return found


_NO_GIVE = (0.0,)
