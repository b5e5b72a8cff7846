"""Pages of a chapter are broken at the least price, and nothing is lost."""

from functools import cache
from itertools import pairwise, product
from math import ceil, inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reform_press.makeup.book.breaking import PageCut, _Breaker, break_pages
from reform_press.makeup.book.prices import EXHAUSTIVE, PRICES
from reform_press.makeup.book.stream import (
    Box,
    Floating,
    Give,
    Shape,
    note_lines,
    stream_of,
)
from reform_press.makeup.book.waiting import Seat

WIDOW, ORPHAN = 600.0, 400.0


def paragraph(lines, **said):
    """Return a paragraph whose first and last lines do not stand alone."""
    prices = [0.0] + [0.0] * (lines - 1)
    if lines > 1:
        prices[1] += ORPHAN
        prices[-1] += WIDOW
    return [Box(penalty=price, **said) for price in prices]


def text(*lines):
    return [box for count in lines for box in paragraph(count)]


def broken(boxes, shape, floats=(), **said):
    return break_pages(stream_of(boxes, floats, **said), shape)


def ends(pages):
    """Return the boxes before which columns end, page by page."""
    return [[column.end.box for column in page.columns] for page in pages]


def test_columns_are_filled_and_facing_pages_end_level():
    pages = broken(text(*[4] * 20), Shape(10, 2))

    assert ends(pages)[0] == [10, 20]
    assert [page.depth for page in pages[:3]] == [10, 10, 10]


def test_spread_ends_a_row_early_on_both_pages_rather_than_with_an_orphan():
    pages = broken(text(*[5] * 8), Shape(11, 1, right=False))

    assert ends(pages) == [[10], [20], [30], [40]]
    assert [page.depth for page in pages] == [10, 10, 10, 10]


def test_paragraph_a_line_longer_fills_the_column():
    boxes = text(5, 4, 6, 6)  # five and four leave one row of ten white
    longer = [Give(0, 4, 3.0)]
    first, *_ = broken(boxes, Shape(10, 1), longer=longer)

    assert first.columns[0].end.box == 9
    assert first.columns[0].won == 1


def test_paragraph_a_line_shorter_brings_a_widow_back():
    boxes = text(5, 6, 8)
    first, *_ = broken(boxes, Shape(10, 1), shorter=[Give(0, 4, 3.0)])

    assert first.columns[0].end.box == 11
    assert first.columns[0].won == -1


def test_columns_of_the_last_page_end_level():
    (page,) = broken(text(12), Shape(40, 3))

    assert ends([page]) == [[4, 8, 12]]
    assert (page.depth, page.bottom) == (4, 40)


def test_white_before_a_heading_is_dropped_at_a_column_head():
    boxes = [*text(10), Box(2, lead=3), *text(8)]
    pages = broken(boxes, Shape(10, 1))

    assert ends(pages) == [[10], [19]]


def test_head_of_a_table_stands_again_over_its_rows_in_the_next_column():
    table = [Box(2), *[Box(1, again=2)] * 20]
    pages = broken(table, Shape(10, 1))

    assert ends(pages) == [[9], [17], [21]]


def test_notes_stand_in_the_column_that_calls_them():
    """Six lines and two of notes (2 x 0.75 + 0.5 rows) make eight rows."""
    boxes = text(12)
    boxes[1] = boxes[1]._replace(notes=2)
    first, *_ = broken(boxes, Shape(8, 1), notes=note_lines([2], 0.75, 0.5))

    assert first.columns[0].end == (6, 0, 2)


def test_note_that_finds_no_room_is_parted_two_lines_on_either_side():
    """Six rows, then four lines of eight: 4 x 0.75 + 0.5 rows."""
    boxes = text(12, 10, 10)
    boxes[5] = boxes[5]._replace(notes=8)
    pages = broken(boxes, Shape(10, 1), notes=note_lines([8], 0.75, 0.5))

    assert [page.columns[0].end.noted for page in pages[:2]] == [4, 8]
    assert pages[0].columns[0].end.box == 6


def test_note_is_not_parted_where_the_column_may_end_a_row_early():
    boxes = text(7, 10, 10)
    boxes[7] = boxes[7]._replace(notes=6)
    pages = broken(boxes, Shape(8, 1), notes=note_lines([6], 0.75, 0.5))

    assert [page.columns[0].end.noted for page in pages[:2]] == [0, 6]


def test_float_stands_at_the_head_of_the_page_that_calls_it():
    (page, *_) = broken(text(4, 6, 6, 6), Shape(10, 1), [Floating(4, 4)])

    assert page.seats == ((0, 0, 1, 0, False),)
    assert page.columns[0].head == 4


def test_float_over_two_columns_lowers_both():
    (page, *_) = broken(text(*[5] * 8), Shape(10, 3), [Floating(4, 3, span=2)])

    assert [column.head for column in page.columns] == [4, 4, 0]


@pytest.mark.parametrize(("call", "column"), [(4, 0), (20, 1), (28, 2)])
def test_float_of_a_column_stands_in_that_of_its_call(call, column):
    (page, *_) = broken(text(*[5] * 8), Shape(12, 3), [Floating(3, call, span=1)])

    assert page.seats == (Seat(0, column, 1, 0),)


def test_float_called_on_the_page_before_stands_in_the_first_column():
    pages = broken(text(*[6] * 10), Shape(12, 2), [Floating(6, 24, span=1)])

    assert pages[0].seats == ()
    assert pages[1].seats == (Seat(0, 0, 1, 0),)


def test_float_that_finds_no_room_waits_for_the_facing_page():
    floats = [Floating(6, 2), Floating(6, 4)]
    pages = broken(text(*[5] * 6), Shape(10, 1, right=False), floats)

    assert [[seat.float for seat in page.seats] for page in pages[:2]] == [[0], [1]]


def test_picture_over_a_spread_begins_on_a_left_page():
    pages = broken(text(*[5] * 8), Shape(10, 1), [Floating(0, 5, "spread")])

    assert [(page.whole, page.half) for page in pages] == [
        (-1, 0),
        (0, 1),
        (0, 2),
        (-1, 0),
        (-1, 0),
        (-1, 0),
    ]


@pytest.mark.parametrize("right", [True, False])
def test_picture_over_a_spread_at_the_end_has_both_pages(right):
    pages = broken(text(5), Shape(10, 1, right), [Floating(0, 5, "spread")])

    assert [(page.whole, page.half) for page in pages[-2:]] == [(0, 1), (0, 2)]
    assert len(pages) == (3 if right else 4)


@pytest.mark.parametrize("place", ["top", "foot"])
def test_float_before_a_spread_stands_on_the_page_of_its_call(place):
    floats = [Floating(4, 12, place, 1), Floating(0, 14, "spread")]
    pages = broken(text(5, 5, 5, 5), Shape(16, 2, right=False), floats)

    assert [seat.float for seat in pages[0].seats] == [0]
    assert [page.whole for page in pages] == [-1, -1, 1, 1]
    assert pages[1].seats == ()


def test_float_in_its_text_stands_where_it_is_called_if_there_is_room():
    (page,) = broken(text(4, 4), Shape(20, 1), [Floating(5, 4, "here")])

    assert page.columns[0].end == (8, 1, 0)
    assert page.depth == 13


def test_float_in_its_text_slips_rather_than_leave_a_hole():
    pages = broken(text(6, 6, 6, 6), Shape(10, 1), [Floating(6, 6, "here")])

    assert pages[0].columns[0].end.floats == 0
    assert pages[0].depth == 10
    assert pages[1].columns[0].end.floats == 1


def test_chapter_without_text_has_no_page():
    assert broken([], Shape(10, 1)) == ()


def test_box_higher_than_a_page_is_refused():
    with pytest.raises(ValueError, match="higher"):
        broken([Box(11)], Shape(10, 1))


def test_title_takes_rows_of_the_first_page_only():
    pages = broken(text(*[5] * 5), Shape(10, 2, opening=5))

    assert [[column.head for column in page.columns] for page in pages] == [
        [5, 5],
        [0, 0],
    ]


# All ways looked at one by one, written without the breaker's own parts.


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
        for number, (head, foot) in enumerate(columns):
            whole = max(0, bottom - head - foot)
            room = max(0, min(whole, text - head))
            reached = {}
            for begin, cost in ways.items():
                first = begin[0] + 1 if number else 0
                for end, more in self.column(begin, room, whole, ending):
                    away = sum(
                        at == number and not first <= call <= end[0]
                        for call, at in near
                    )
                    price = cost + more + PRICES.aside * away
                    reached[end] = min(reached.get(end, inf), price)
            ways = reached
        calls = [one.call for one in self.floats[at[1] : at[1] + count]]
        return {e: c for e, c in ways.items() if all(call <= e[0] for call in calls)}

    def _column(self, at, room, whole, ending):
        """Return every end of a column, and its price."""
        box, begun, noted = at
        total = len(self.boxes)
        found = []
        for end, done in product(
            range(box, total + 1), range(begun, len(self.floats) + 1)
        ):
            here = self.floats[begun:done]
            if any(one.place != "here" or one.call > end for one in here):
                continue
            if box < end == total and not ending:
                continue
            own = self.boxes[box:end]
            rows = sum(one.rows for one in (*own, *here))
            rows += sum(one.lead for one in own[1:])
            rows += own[0].again if own else 0
            price = sum(PRICES.slipped for one in here if one.call < box)
            price += self.boxes[end].penalty if box < end < total else 0.0
            one = self.closed(rows, (box, end), noted, (room, whole, ending))
            if box == end < total and not here:
                price += PRICES.empty
            if one:
                found.append(((end, done, one[0]), price + one[1]))
        empty = 0.0 if box == total else PRICES.empty + PRICES.white * room**2
        return found or [(at, empty)]

    def closed(self, rows, span, noted, rooms):
        """Return the notes set in a column, and the price of its white."""
        room, whole, ending = rooms
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
        if span[1] == len(self.boxes):
            return set_so_far, price + (PRICES.level * (room - rows) if ending else 0)
        return set_so_far, price + min(
            sum(more[:won]) + PRICES.white * (short - won) ** 2
            for won in range(min(len(more), short) + 1)
        )

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
