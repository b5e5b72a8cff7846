"""The breaker's price is the least of all ways, each looked at by itself.

Written without the breaker's own parts.
"""

from functools import cache
from itertools import pairwise, product
from math import ceil, inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reform_press.makeup.book.breaking import PageCut, _Breaker, break_pages
from reform_press.makeup.book.prices import EXHAUSTIVE, PRICES
from reform_press.makeup.book.stream import (
    Floating,
    Give,
    Shape,
    note_lines,
    stream_of,
)
from streams import paragraph


@st.composite
def chapters(draw):
    """Return small chapters: boxes, floats, gives and notes on small pages."""
    boxes, longer, shorter, counts, floats = [], [], [], [], []
    for _ in range(draw(st.integers(1, 4))):
        first = len(boxes)
        boxes += paragraph(draw(st.integers(1, 4)))
        if draw(st.booleans()):
            boxes[first] = boxes[first]._replace(lead=draw(st.integers(0, 1)))
        if draw(st.integers(0, 3)) == 0:
            boxes[-1] = boxes[-1]._replace(again=1)
        if draw(st.booleans()):
            (longer if draw(st.booleans()) else shorter).append(
                Give(first, len(boxes) - 1, float(draw(st.integers(1, 4))))
            )
        if draw(st.integers(0, 3)) == 0:
            counts.append(draw(st.integers(1, 4)))
            boxes[-1] = boxes[-1]._replace(notes=counts[-1])
        if len(floats) < 2 and draw(st.integers(0, 2)) == 0:
            place = draw(st.sampled_from(["here", "top", "foot", "page", "spread"]))
            rows = 0 if place in ("page", "spread") else draw(st.integers(1, 3))
            span = draw(st.integers(0, 1))
            floats.append(Floating(rows, len(boxes), place, span))
    shape = Shape(
        draw(st.integers(5, 6)),
        draw(st.integers(1, 2)),
        draw(st.booleans()),
        draw(st.sampled_from([0, 0, 1])),
    )
    return boxes, floats, longer, shorter, counts, shape


class Judge:
    """The least price of a chapter, found by trying everything."""

    def __init__(self, boxes, floats, longer, shorter, counts, shape):
        self.boxes, self.floats, self.shape = boxes, floats, shape
        self.longer, self.shorter = longer, shorter
        self.notes = [n for n, count in enumerate(counts) for _ in range(count)]
        self.counts = counts
        self.called = [sum(b.notes for b in boxes[:i]) for i in range(len(boxes) + 1)]
        self.page = cache(self._page)
        self.column = cache(self._column)

    def price(self):
        return self.page((0, 0, 0), 0, 0)

    def _page(self, at, number, depth):
        if at == (len(self.boxes), len(self.floats), len(self.notes)):
            return 0.0
        shape = self.shape
        right = shape.right == (number % 2 == 0)
        best = inf
        if depth < 0:
            return self.page(at, number + 1, 0)
        if at[1] < len(self.floats) and (number or not shape.opening):
            one = self.floats[at[1]]
            after = (at[0], at[1] + 1, at[2])
            if one.call <= at[0] and one.place == "page":
                best = self.page(after, number + 1, 0)
            if one.call <= at[0] and one.place == "spread" and not right:
                best = min(best, self.page(after, number + 1, -1))
            if at[0] == len(self.boxes) and one.place == "spread" and right:
                best = PRICES.blank + self.page(at, number + 1, 0)
        for plan in self.plans(at[1], number):
            for price, text, bottom, ending in self.depths(depth, number):
                if any(sum(rows) > bottom for rows in plan[1]):
                    continue
                full = self.full(at, plan, text, bottom, ending)
                for end, cost in full.items():
                    if ending != (end[0] == len(self.boxes) > at[0]):
                        continue
                    if end == at and (number or not shape.opening):
                        continue
                    waiting = sum(f.call <= end[0] for f in self.floats[end[1] :])
                    cost += (
                        price
                        + waiting * (PRICES.waits if right else PRICES.waits_left)
                        + self.late(at, end)
                    )
                    if cost < best:
                        rest = self.page(end, number + 1, 0 if right else bottom)
                        best = min(best, cost + rest)
        return best

    def late(self, at, end):
        if at[0] < len(self.boxes):
            return 0.0
        rows, columns = self.shape[:2]
        own = self.floats[at[1] : end[1]]
        taken = sum(
            f.rows * (1 if f.place == "here" or f.span == 1 else columns) for f in own
        )
        return PRICES.late + PRICES.blank * (1 - taken / (rows * columns))

    def depths(self, depth, number):
        rows = depth or self.shape.rows
        for less, price in enumerate(PRICES.lowered):
            if depth in (0, self.shape.rows - less):
                low = self.shape.rows - less
                yield (0.0 if depth else price), low, low, False
        opening = 0 if number else self.shape.opening
        for text in range(1, rows + 1):
            scant = number > 0 and text - opening <= PRICES.few
            yield (PRICES.scant if scant else 0.0), text, rows, True

    def plans(self, begun, number):
        opening = 0 if number else self.shape.opening
        columns = self.shape.columns
        for count in range(len(self.floats) - begun + 1):
            own = self.floats[begun : begun + count]
            if any(one.place not in ("top", "foot") for one in own):
                return
            starts = [range(columns if one.span == 1 else 1) for one in own]
            for chosen in product(*starts):
                heads, feet = [opening] * columns, [0] * columns
                for one, start in zip(own, chosen, strict=True):
                    side = heads if one.place == "top" else feet
                    cells = [start] if one.span == 1 else range(columns)
                    level = max(side[n] for n in cells) + one.rows
                    for n in cells:
                        side[n] = level
                pairs = list(zip(heads, feet, strict=True))
                if all(sum(pair) <= self.shape.rows for pair in pairs):
                    narrow = [one.span == 1 < columns for one in own]
                    near = zip(own, chosen, narrow, strict=True)
                    told = tuple((one.call, at) for one, at, few in near if few)
                    yield count, tuple(pairs), told

    def full(self, at, plan, text, bottom, ending):
        count, columns, near = plan
        ways = {(at[0], at[1] + count, at[2]): 0.0}
        early = 0 if ending else self.shape.rows - text
        for number, (head, foot) in enumerate(columns):
            whole = max(0, bottom - head - foot)
            room = max(0, min(whole, text - head))
            reached = {}
            for begin, cost in ways.items():
                first = begin[0] + 1 if number else 0
                for end, more in self.column(begin, room, whole, early, ending):
                    away = sum(
                        at == number and not first <= call <= end[0]
                        for call, at in near
                    )
                    price = cost + more + PRICES.aside * away
                    reached[end] = min(reached.get(end, inf), price)
            ways = reached
        calls = [one.call for one in self.floats[at[1] : at[1] + count]]
        return {e: c for e, c in ways.items() if all(call <= e[0] for call in calls)}

    def _column(self, at, room, whole, early, ending):
        """Return every end of a column, and its price."""
        box, begun, noted = at
        total = len(self.boxes)
        found = []
        for end, done in product(
            range(box, total + 1), range(begun, len(self.floats) + 1)
        ):
            here = self.floats[begun:done]
            alike = ("here", "top", "foot") if box == total else ()
            if any(
                (one.place != "here" and (one.span != 1 or one.place not in alike))
                or one.call > end
                for one in here
            ):
                continue
            if box < end == total and not ending:
                continue
            own = self.boxes[box:end]
            rows = sum(one.rows for one in (*own, *here))
            rows += sum(one.lead for one in own[1:])
            rows += own[0].again if own else 0
            late = [one for one in here if one.place == "here" and one.call < box]
            price = PRICES.slipped * len(late)
            price += self.boxes[end].penalty if box < end < total else 0.0
            one = self.closed(rows, (box, end), noted, (room, whole, early, ending))
            if box == end < total and not here:
                price += PRICES.empty
            if one:
                found.append(((end, done, one[0]), price + one[1]))
        empty = PRICES.empty + self.white(room, early)
        empty = 0.0 if box == total else empty
        return found or [(at, empty)]

    def closed(self, rows, span, noted, rooms):
        """Return the notes set in a column, and the price of its white."""
        room, whole, early, ending = rooms
        wanted = self.called[span[1]]
        fewer, more = (
            sorted(g.price for g in gives if span[0] <= g.first and g.last < span[1])
            for gives in (self.shorter, self.longer)
        )
        price, set_so_far = 0.0, wanted
        short = min(room - rows, whole - rows - self.below(wanted - noted))
        if short < -len(fewer):
            for set_so_far in range(wanted - 1, noted, -1):
                if (
                    self.may_part(set_so_far)
                    and self.notes[set_so_far] == self.notes[wanted - 1]
                    and rows + self.below(set_so_far - noted) <= whole
                ):
                    break
            else:
                return None
            price = PRICES.parted
            short = min(room - rows, whole - rows - self.below(set_so_far - noted))
            if short < 0:
                return None
        if short < 0:
            return set_so_far, price + sum(fewer[:-short])
        over = span[1] == len(self.boxes)
        bare = span[0] == span[1] and room <= PRICES.few
        if over and (bare or not ending):
            return set_so_far, price
        return set_so_far, price + min(
            sum(more[:won])
            + (self.unlevel(short - won) if over else self.white(short - won, early))
            for won in range(min(len(more), short) + 1)
        )

    def white(self, rows, early):
        return PRICES.white * (rows**2 + rows * early)

    def unlevel(self, rows):
        return 3 * rows**2 if rows < 4 else 40 + rows / 2

    def below(self, lines):
        return ceil(0.5 + lines * 0.75) if lines > 0 else 0

    def may_part(self, line):
        first = self.notes.index(self.notes[line])
        count = self.counts[self.notes[line]]
        return 2 <= line - first <= count - 2


def stream(chapter):
    boxes, floats, longer, shorter, counts, _ = chapter
    notes = note_lines(counts, 0.75, 0.5)
    return stream_of(boxes, floats, longer, shorter, notes)


@settings(max_examples=100, deadline=None)
@given(chapters())
def test_price_is_the_least_of_all_ways(chapter):
    best = _Breaker(stream(chapter), chapter[-1], EXHAUSTIVE).best()

    assert best.cost == pytest.approx(Judge(*chapter).price())


@settings(max_examples=100, deadline=None)
@given(chapters())
def test_nothing_is_lost_doubled_or_too_full(chapter):
    boxes, floats, *_, shape = chapter
    numbers = stream(chapter)
    pages = break_pages(numbers, shape)

    cuts = [column for page in pages for column in page.columns]
    assert cuts[0].begin.box == 0
    assert all(one.end.box == two.begin.box for one, two in pairwise(cuts))
    assert all(one.end.noted == two.begin.noted for one, two in pairwise(cuts))
    assert cuts[-1].end == (len(boxes), len(floats), numbers.noted[-1])
    stood = [stands(page, floats) for page in pages]
    assert [number for page in stood for number in page] == [*range(len(floats))]
    for page in pages:
        assert all(used(numbers, cut, floats) <= page.bottom for cut in page.columns)


def stands(page: PageCut, floats):
    """Return the floats of a page in the order of their calls."""
    if page.whole >= 0:
        return [page.whole] if page.half < 2 else []
    seats = [seat.float for seat in page.seats]
    inside = [
        number
        for cut in page.columns
        for number in range(cut.begin.floats, cut.end.floats)
    ]
    return seats + inside


def used(numbers, cut, floats):
    """Return the rows of a page that a column takes."""
    inside = sum(one.rows for one in floats[cut.begin.floats : cut.end.floats])
    notes = numbers.notes.rows(cut.end.noted - cut.begin.noted)
    rows = numbers.rows(cut.begin.box, cut.end.box) + min(cut.won, 0)
    return cut.head + rows + inside + notes + cut.foot
