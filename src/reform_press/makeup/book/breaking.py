"""Breaking a chapter into pages (分页), on bare numbers.

In: a chapter as a stream, and the shape of its pages.  Out: for every page
what its columns hold and where its floats stand.  Knows no text and no fonts.

The method is total fit, as for the lines of a paragraph (``compose.linebreak``):
among all ways to fill the pages the one with the least sum of prices wins.
Ways are kept page by page.  Facing pages end level: a spread has one depth,
which may be a row or two less than there is room for.  The columns of the last
page end level, too (齐栏).

After Knuth and Plass, "Breaking Paragraphs into Lines" (1981); Mittelbach, "A
General Framework for Globally Optimized Pagination" (2016).

"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from math import inf
from typing import NamedTuple

from reform_press.makeup.book.columnends import At, ColumnEnds, Room
from reform_press.makeup.book.prices import PRICES, Prices
from reform_press.makeup.book.stream import Shape, Stream
from reform_press.makeup.book.waiting import Plan, Seat, plans


class ColumnCut(NamedTuple):
    """What one column holds (一栏)."""

    begin: At
    end: At
    head: int  # rows above its text
    foot: int  # rows below its notes
    won: int  # rows won by longer paragraphs, or saved by shorter ones (< 0)


class PageCut(NamedTuple):
    """What one page holds (一面)."""

    depth: int  # rows that its columns go down
    bottom: int  # rows down to its notes' and its foot floats' lower edge
    columns: tuple[ColumnCut, ...]
    seats: tuple[Seat, ...] = ()
    whole: int = -1  # the float that has the page to itself 整版图
    half: int = 0  # of a spread's float: which page of the two, from 1


class _Way(NamedTuple):
    """A way to fill the pages so far."""

    cost: float
    at: At
    #: Of the spread, where its left page is filled; < 0: a float has the other
    #: page as well, which is still to come; else 0.
    depth: int = 0
    page: "PageCut | _Poured | None" = None
    before: "_Way | None" = None


class _Deep(NamedTuple):
    """How far down a page is filled."""

    text: int
    bottom: int
    ending: bool = False  # the text ends on it


#: One way to fill the columns of a page so far: what it costs, how far it
#: comes, the rows won in the last column, the way before that one.
_Full = tuple[float, At, int, "_Full | None"]


class _Poured(NamedTuple):
    """A page as text fills it."""

    plan: Plan
    deep: _Deep
    full: _Full

    def cut(self) -> PageCut:
        """Return it as one page."""
        plan, deep, full = self
        columns: list[ColumnCut] = []
        for head, foot in zip(reversed(plan.heads), reversed(plan.feet), strict=True):
            _, end, won, before = full
            assert before
            columns.append(ColumnCut(before[1], end, head, foot, won))
            full = before
        return PageCut(deep.text, deep.bottom, tuple(columns[::-1]), plan.seats)


def break_pages(
    stream: Stream, shape: Shape, prices: Prices = PRICES
) -> tuple[PageCut, ...]:
    """Return the pages of a chapter at the least price.

    Raises ValueError where something is higher than a page.
    """
    way = _Breaker(stream, shape, prices).best()
    if way is None:  # all ways that go on were given up as too dear
        prices = prices._replace(purse=inf, wide_purse=inf)
        way = _Breaker(stream, shape, prices).best()
    if way is None:
        raise ValueError("something is higher than a page")
    pages: list[PageCut] = []
    while way and way.page:
        page = way.page
        pages.append(page.cut() if isinstance(page, _Poured) else page)
        way = way.before
    return tuple(reversed(pages))


class _Breaker:
    """One chapter on its way through the pages."""

    def __init__(self, stream: Stream, shape: Shape, prices: Prices) -> None:
        if stream.floats:
            prices = prices._replace(purse=prices.wide_purse)
        self._stream = stream
        self._shape = shape
        self._prices = prices
        self._ends = ColumnEnds(stream, prices)
        self._calls = [one.call for one in stream.floats]
        self._done = At(stream.n, len(stream.floats), stream.noted[-1])

    def best(self) -> _Way | None:
        """Return the best way of all, None if there is none."""
        ways = [_Way(0.0, At())]
        bare = At() == self._done and not self._shape.opening
        best = ways[0] if bare else None
        page = 0
        while ways and not (best and best.before is None):
            reached: dict[tuple[At, int], _Way] = {}
            least = inf  # of the ways that go on
            for way in ways:
                most = min(least + self._prices.purse, best.cost if best else inf)
                for after in self._pages(way, page, most):
                    if after.at == self._done and after.depth >= 0:
                        best = _cheaper(after, best)
                    else:
                        key = after.at, after.depth
                        reached[key] = _cheaper(after, reached.get(key))
                        least = min(least, after.cost)
            ways = self._worth_while(reached, best)
            page += 1
        return best

    def _worth_while(
        self, reached: dict[tuple[At, int], _Way], best: _Way | None
    ) -> list[_Way]:
        """Return the ways that may still win, cheapest first."""
        least = min((way.cost for way in reached.values()), default=0.0)
        most = min(least + self._prices.purse, best.cost if best else inf)
        ways = [way for way in reached.values() if way.cost <= most]
        ways.sort(key=lambda way: (way.cost, way.at, way.depth))
        return ways[: self._prices.alive]

    def _pages(self, way: _Way, page: int, most: float) -> Iterator[_Way]:
        """Yield the ways to fill one page more that cost no more than ``most``."""
        right = self._shape.right == (page % 2 == 0)
        if way.depth < 0:
            yield _Way(way.cost, way.at, 0, self._whole(way.at, 2), way)
            return
        yield from self._whole_float(way, page, right=right)
        for plan in self._plans(way.at, page):
            for deep, price in self._depths(way, plan, page):
                spare = most - way.cost - price
                if spare < 0 or not plan.fits(deep.bottom):
                    continue
                for full in self._filled(way.at, plan, deep, spare):
                    at = full[1]
                    cost = full[0] + way.cost + price
                    cost += self._left_behind(at, right=right)
                    cost += self._late(way.at, at.floats)
                    made = _Poured(plan, deep, full)
                    yield _Way(cost, at, 0 if right else deep.bottom, made, way)

    def _plans(self, at: At, page: int) -> Iterator[Plan]:
        """Yield the plans for the floats of a page."""
        stream, shape = self._stream, self._shape
        most = shape.columns * (shape.rows + self._prices.saved)
        seen = bisect_right(stream.downs, stream.downs[at.box] + most)
        opening = 0 if page else shape.opening
        shape = shape._replace(titled=shape.titled and not page)
        return plans(stream.floats, at.floats, seen, shape, opening)

    def _depths(
        self, way: _Way, plan: Plan, page: int
    ) -> Iterator[tuple[_Deep, float]]:
        """Yield the depths that a page may have, and what each costs."""
        shape, prices = self._shape, self._prices
        for less, price in enumerate(prices.lowered):
            depth = shape.rows - less
            if way.depth in (0, depth):
                yield _Deep(depth, depth), 0.0 if way.depth else price
        left = self._stream.rows(way.at.box, self._stream.n)
        bottom = way.depth or shape.rows
        spare = shape.columns * prices.saved
        if not left or left > shape.columns * bottom + spare:
            return
        opening = 0 if page else shape.opening
        least = max(1, (left + sum(plan.heads) - spare) // shape.columns)
        for depth in range(least, bottom + 1):
            scant = page and depth - opening <= prices.few
            yield _Deep(depth, bottom, ending=True), prices.scant if scant else 0.0

    def _whole_float(self, way: _Way, page: int, *, right: bool) -> Iterator[_Way]:
        """Yield the way on which the next float has the page to itself."""
        at, floats = way.at, self._stream.floats
        if at.floats == len(floats) or (not page and self._shape.opening):
            return
        one = floats[at.floats]
        spread = one.place == "spread" and not right
        if one.place == "spread" and right and at.box == self._stream.n:
            price = way.cost + self._prices.blank
            yield _Way(price, at, 0, self._blank(at), way)
        if one.call <= at.box and (spread or one.place == "page"):
            after = at._replace(floats=at.floats + 1)
            cut = self._whole(after, int(spread))
            yield _Way(way.cost, after, -1 if spread else 0, cut, way)

    def _whole(self, at: At, half: int) -> PageCut:
        """Return a page without text, which the float set last has."""
        return self._blank(at)._replace(whole=at.floats - 1, half=half)

    def _blank(self, at: At) -> PageCut:
        """Return a page without anything."""
        rows = self._shape.rows
        return PageCut(rows, rows, (ColumnCut(at, at, 0, 0, 0),))

    def _filled(self, at: At, plan: Plan, deep: _Deep, spare: float) -> Iterator[_Full]:
        """Yield the ways to fill the columns of a page at ``spare`` or less."""
        begun = at._replace(floats=at.floats + len(plan.seats))
        ways: dict[At, _Full] = {begun: (0.0, begun, 0, None)}
        purse, early = self._prices.purse, self._shape.rows - deep.text
        floats = self._stream.floats
        near = plan.near(floats)
        for column, (head, foot) in enumerate(zip(plan.heads, plan.feet, strict=True)):
            calls = near.get(column, ())
            whole = max(0, deep.bottom - head - foot)
            text = max(0, min(whole, deep.text - head))
            room = Room(text, whole, 0 if deep.ending else early, deep.ending)
            reached: dict[At, _Full] = {}
            most = spare
            for before in ways.values():
                for price, end, won in self._ends.of(before[1], room):
                    now = before[0] + price
                    if now > most:
                        break
                    if calls:
                        since = 0 if not column else before[1].box + 1
                        now += self._aside(calls, since, end.box)
                    if now + purse < most:
                        most = now + purse
                    old = reached.get(end)
                    if old is None or now < old[0]:
                        reached[end] = now, end, won, before
            ways = reached
        called = max((floats[seat.float].call for seat in plan.seats), default=0)
        for full in ways.values():
            done = full[1]
            ended = deep.ending == (done.box == self._stream.n > at.box)
            # A title may have its page to itself, if nothing fits under it.
            goes_on = done != at or (any(plan.heads) and not at.box)
            if goes_on and called <= done.box and ended:
                yield full

    def _aside(self, calls: Sequence[int], first: int, last: int) -> float:
        """Charge floats over a column that does not have their calls.

        One that was called on a page before stands best in the first column.
        """
        return self._prices.aside * sum(not first <= one <= last for one in calls)

    def _late(self, begun: At, floats: int) -> float:
        """Charge a page of floats without text, the more the emptier it is."""
        if begun.box < self._stream.n:
            return 0.0
        shape, prices = self._shape, self._prices
        taken = self._stream.floated(begun.floats, floats, shape.columns)
        white = 1 - taken / (shape.rows * shape.columns)
        return prices.late + prices.blank * white

    def _left_behind(self, at: At, *, right: bool) -> float:
        """Charge the floats that were called and wait for another page."""
        waiting = bisect_right(self._calls, at.box) - at.floats
        prices = self._prices
        return max(0, waiting) * (prices.waits if right else prices.waits_left)


def _cheaper(one: _Way, other: _Way | None) -> _Way:
    return one if other is None or one.cost < other.cost else other
