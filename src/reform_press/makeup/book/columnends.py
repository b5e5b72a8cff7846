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
    early: int = 0  # rows that its spread ends above the foot of the type area
    ending: bool = False  # whether the text may end here


#: One way to fill a column: what it costs, how far it comes, and the rows won
#: by longer paragraphs, or saved by shorter ones (< 0).  Not named: dozens are
#: made for every column.
End = tuple[float, At, int]


class ColumnEnds:
    """The ends of columns of one stream; what was asked once is remembered."""

    def __init__(self, stream: Stream, prices: Prices) -> None:
        self._stream = stream
        self._prices = prices
        self._longer = _Sums(stream.longer, stream.n)
        self._shorter = _Sums(stream.shorter, stream.n)
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
        price = prices.empty + prices.unfilled(room.text, room.early)
        return 0.0 if over else price, at, 0

    def _looked_for(self, at: At, room: Room) -> list[End]:
        """Look at every number of floats that may stand in this text."""
        stream = self._stream
        found: list[End] = []
        rows, after, slipped = 0, at.box, 0.0
        for count in range(at.floats, len(stream.floats) + 1):
            here = at if count == at.floats else at._replace(floats=count)
            found += self._ends(here, room, _Within(rows, after, slipped))
            if count == len(stream.floats) or not self._stands(count, at):
                break
            one = stream.floats[count]
            rows, after = rows + one.rows, max(after, one.call)
            late = one.place == "here" and one.call < at.box
            slipped += self._prices.slipped if late else 0.0
            if stream.rows(at.box, after) + rows > room.text + self._prices.saved:
                break
        return found

    def _stands(self, number: int, at: At) -> bool:
        """Tell whether a float may stand in a column's text.

        Behind the last line of all any of one column may: head and foot are alike.
        """
        one = self._stream.floats[number]
        alike = at.box == self._stream.n and one.span == 1
        return one.place == "here" or (alike and one.place in ("top", "foot"))

    def _ends(self, at: At, room: Room, within: "_Within") -> list[End]:
        """Return the ends below the floats in the text, which ``at`` counts."""
        stream, begin, before = self._stream, at.box, at.noted
        downs, noted, white = stream.downs, stream.noted, self._prices.white
        early = room.early
        above = stream.tops[begin] - downs[begin] + within.rows
        found: list[End] = []
        bound = inf
        last = self._last(begin, room.text - above)
        for end in range(last, max(within.after, begin) - 1, -1):
            if begin < end == stream.n and not room.ending:
                continue
            text = above + downs[end] if end > begin else within.rows
            short = room.text - text
            if noted[end] > before:
                short = self._short(text, noted[end] - before, room)
            one = self._end(at, end, (text, short), room, within)
            if one:
                found.append(one)
                bound = min(bound, one[0] + self._prices.purse)
            # As ``unfilled``, which every line of a column would call.
            if short <= 0 or white * short * (short + early) <= bound:
                continue
            short -= self._longer.count(begin, end)
            if short > 0 and white * short * (short + early) > bound:
                break  # those that end higher are shorter still
        return found

    def _last(self, begin: int, deepest: int) -> int:
        """Return the last end that rows down to ``deepest`` may have."""
        stream, most = self._stream, self._prices.saved
        last = bisect_right(stream.downs, deepest) - 1
        near = min(last + 1 + most, stream.n)
        saved = self._shorter.count(begin, near)
        if saved > 0:
            last = bisect_right(stream.downs, deepest + min(saved, most)) - 1
        # Floats may have the column to themselves.
        return min(max(last, begin), stream.n)

    def _end(
        self, at: At, end: int, rows: tuple[int, int], room: Room, within: "_Within"
    ) -> End | None:
        """Return what it costs to end before a box, None where that cannot be.

        ``rows``: those of the text, and how many it leaves white.
        """
        stream, prices, (begin, floats, before) = self._stream, self._prices, at
        (text, short), noted, parted = rows, stream.noted[end], within.cost
        if short < 0 and not self._saves(begin, end, -short):
            if noted == before or text > room.text:
                return None
            part = self._parted(before, noted, room.whole - text)
            if part is None:
                return None
            noted, parted = part, parted + prices.parted
            short = self._short(text, noted - before, room)
        price, won = 0.0, 0
        if end == stream.n and short >= 0:
            if room.ending and (begin < end or room.text > prices.few):
                price, won = self._levelled(begin, end, short)
        else:
            if short:
                price, won = self._filled(begin, end, short, room.early)
            if end > begin:
                price += stream.penalties[end]
            elif not within.rows:
                price += prices.empty
        return price + parted, At(end, floats, noted), won

    def _short(self, text: int, lines: int, room: Room) -> int:
        """Return the rows that a column with so many lines of notes leaves white."""
        if lines <= 0:
            return room.text - text
        below = self._stream.notes.rows(lines)
        return min(room.text - text, room.whole - text - below)

    def _saves(self, begin: int, end: int, rows: int) -> bool:
        """Tell whether shorter paragraphs of a column save so many rows."""
        return rows <= min(self._shorter.count(begin, end), self._prices.saved)

    def _parted(self, noted: int, wanted: int, rows: int) -> int | None:
        """Return the lines of notes set up to a part; every note begins by then."""
        notes = self._stream.notes
        most = min(wanted - 1, noted + notes.room(rows))
        begun = notes.begins[wanted - 1]
        for line in range(most, max(noted, begun), -1):
            if notes.parts[line]:
                return line
        return None

    def _levelled(self, begin: int, end: int, short: int) -> tuple[float, int]:
        """Return the price of the last column of all, and the rows won."""
        sums, unlevel = self._longer.sums(begin, end), self._prices.unlevel
        most = min(short, len(sums) - 1)
        return min((sums[won] + unlevel(short - won), won) for won in range(most + 1))

    def _filled(
        self, begin: int, end: int, short: int, early: int
    ) -> tuple[float, int]:
        """Return the price of a column so many rows short, and the rows won."""
        if short < 0:
            return self._shorter.sums(begin, end)[-short], short
        sums, unfilled = self._longer.sums(begin, end), self._prices.unfilled
        price, won = unfilled(short, early), 0
        for rows in range(1, min(short + 1, len(sums))):
            now = sums[rows] + unfilled(short - rows, early)
            if now >= price:
                break  # the next row costs more and gives less
            price, won = now, rows
        return price, won


class _Within(NamedTuple):
    """Floats that stand in a column's text."""

    rows: int
    after: int  # boxes up to the last one's call
    cost: float


class _Sums:
    """Prices of the cheapest gives of a column, one, two and more of them."""

    def __init__(self, gives: Gives, n: int) -> None:
        self._prices = gives.prices
        self._begins = [bisect_left(gives.firsts, box) for box in range(n + 1)]
        self._ends = [bisect_left(gives.lasts, box) for box in range(n + 1)]
        self._found: dict[tuple[int, int], tuple[float, ...]] = {}

    def count(self, begin: int, end: int) -> int:
        """Return how many gives a column has."""
        return max(0, self._ends[end] - self._begins[begin])

    def sums(self, begin: int, end: int) -> tuple[float, ...]:
        """Return the least price of no give, of one, of two and so on."""
        low, high = self._begins[begin], self._ends[end]
        if low >= high:
            return _NO_GIVE
        found = self._found.get((low, high))
        if found is None:
            prices = sorted(self._prices[low:high])
            found = self._found[low, high] = (0.0, *accumulate(prices))
        return found


_NO_GIVE = (0.0,)
