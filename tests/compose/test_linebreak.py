"""Total fit on bare numbers: no way to break a paragraph costs less."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, combinations, pairwise
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reform_press.compose.linebreak import (
    CHEAP,
    CONTENT,
    DEAR,
    EASY,
    GAP_OF_100,
    OPENED,
    RIGID,
    RUNT,
    THIN,
    WIDEST,
    Breakable,
    Limits,
    _pass,
    break_lines,
)

EPSILON = 1e-5
#: Lines may open as far as they like, and need not open at all.
ANY = 1e9


class Columns(NamedTuple):
    """What stands at the junctions of a paragraph, the first before it."""

    legal: Sequence[bool] = ()  # all but the first
    cheap: Sequence[float] = ()
    dear: Sequence[float] = ()
    glue: Sequence[float] = ()
    trails: Sequence[float] = ()
    gaps: Sequence[int] = ()  # 1 each


def breakable(
    cells: Sequence[float],
    columns: Columns | None = None,
    *,
    penalty: dict[int, float] | None = None,
    thin_after: int | None = None,
    runt_after: int | None = None,
) -> Breakable:
    """Return a paragraph of cells as numbers."""
    n = len(cells)
    at = columns or Columns()
    pens = list(accumulate(cells, initial=0.0))
    none = [0.0] * (n + 1)
    return Breakable(
        n,
        pens,
        [x - by for x, by in zip(pens, at.trails or none, strict=True)],
        list(accumulate(at.cheap or none, initial=0.0)),
        list(accumulate(at.dear or none, initial=0.0)),
        list(accumulate(at.glue, initial=0.0)) if any(at.glue) else None,
        list(accumulate(at.gaps or [1] * (n + 1), initial=0)),
        at.legal or [False] + [True] * n,
        penalty or {},
        n if thin_after is None else thin_after,
        n if runt_after is None else runt_after,
    )


def cost(par: Breakable, a: int, b: int, width: float, opened: float) -> float | None:
    """Return what a line costs (typesetting.md 6), None where it cannot be set.

    A line opens by ``opened`` at most; a line that nothing opens is left out
    of the comparison, for it is looked at only where there is no other.
    """
    spare = width - (par.ends[b] - par.begins[a])
    cheap = par.cheap[b] - par.cheap[a + 1]
    dear = par.dear[b] - par.dear[a + 1]
    if spare < -EPSILON:
        if -spare > cheap + dear + EPSILON:
            return None
        found = CHEAP * min(1.0, -spare / cheap) ** 2 if cheap > EPSILON else CHEAP
        if -spare > cheap + EPSILON:
            found = CHEAP + DEAR * ((-spare - cheap) / dear) ** 2
    elif b == par.n:
        found = 0.0
    else:
        if spare > opened:
            return None
        free = par.glue[b] - par.glue[a + 1] if par.glue else 0.0
        found = OPENED * min(1.0, spare / free) ** 2 if free > EPSILON else 0.0
        spare -= min(spare, free)
        if spare > EPSILON:
            holes: float = par.gaps[b] - par.gaps[a + 1]
            holes = holes or (par.glue[b] - par.glue[a + 1] if par.glue else 0) / 0.25
            if not holes:
                return RIGID if opened == ANY else None
            gap = spare / holes / GAP_OF_100
            found += 100.0 * gap * gap * max(gap, 1.0)
    found += par.penalty.get(b, 0.0)
    if b < par.n or a <= par.thin_after:
        return found
    return found + (RUNT if a > par.runt_after else THIN)


def ways(par: Breakable) -> Iterator[tuple[int, ...]]:
    """Yield every way to break at places that are legal."""
    places = [b for b in range(1, par.n) if par.legal[b]]
    for count in range(len(places) + 1):
        for chosen in combinations(places, count):
            yield (*chosen, par.n)


def total(
    par: Breakable, ends: Sequence[int], widths: Sequence[float], opened: float
) -> float | None:
    costs = [
        cost(par, a, b, widths[min(line, len(widths) - 1)], opened)
        for line, (a, b) in enumerate(pairwise((0, *ends)))
    ]
    return None if None in costs else sum(c for c in costs if c is not None)


def best(par: Breakable, widths: Sequence[float], opened: float) -> float | None:
    found = [total(par, ends, widths, opened) for ends in ways(par)]
    return min((c for c in found if c is not None), default=None)


#: What a junction may give, cheaply and dearly: brackets, pauses, stops, gaps.
ROOM = st.sampled_from([(0.0, 0.0)] * 3 + [(0.5, 0.0), (0.0, 0.5), (0.0, 0.125)])


@st.composite
def paragraphs(draw: st.DrawFn) -> Breakable:
    n = draw(st.integers(1, 11))

    def column(values: st.SearchStrategy[float]) -> list[float]:
        inner = draw(st.lists(values, min_size=n - 1, max_size=n - 1))
        return [0.0, *inner, 0.0]

    rooms = [(0.0, 0.0)]
    for _ in range(n - 1):  # two marks side by side have given half already
        rooms.append((0.0, 0.0) if any(rooms[-1]) else draw(ROOM))
    inner = draw(st.lists(st.booleans(), min_size=n - 1, max_size=n - 1))
    columns = Columns(
        legal=[False, *inner, True],
        cheap=[*(cheap for cheap, _ in rooms), 0.0],
        dear=[*(dear for _, dear in rooms), 0.0],
        glue=column(st.sampled_from([0.0, 0.0, 0.25])),
        trails=column(st.sampled_from([0.0, 0.0, 0.5])),
    )
    cells = st.lists(st.sampled_from([1.0, 1.0, 1.0, 2.3]), min_size=n, max_size=n)
    costs = st.dictionaries(st.integers(1, n), st.sampled_from([15.0, 60.0]))
    return breakable(
        draw(cells),
        columns,
        penalty=draw(costs),
        thin_after=(thin := draw(st.integers(0, n))),
        runt_after=draw(st.integers(thin, n)),
    )


WIDTHS = st.lists(st.sampled_from([2.5, 3.0, 4.0, 5.5, 6.0]), min_size=1, max_size=4)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(par=paragraphs(), widths=WIDTHS)
def test_no_other_way_costs_less(par: Breakable, widths: list[float]) -> None:
    """Knuth–Plass: the sum over all lines is the least there is.

    Compared are the ways that a pass looks at: those whose lines open by a
    Han, and, once a paragraph is not content, by half their width.
    """
    ends = break_lines(par, widths)
    easy = best(par, widths, EASY)
    wide = best(par, widths, WIDEST * max(widths) - EPSILON)

    if wide is None:
        return
    assert ends is not None
    found = total(par, ends, widths, ANY)
    assert found is not None
    assert easy is None or found <= easy + EPSILON
    assert found <= max(CONTENT, wide) + EPSILON


@settings(max_examples=300, deadline=None, derandomize=True)
@given(par=paragraphs(), widths=WIDTHS)
def test_every_line_fits_and_ends_where_it_may(
    par: Breakable, widths: list[float]
) -> None:
    """All pieces are set, in order, squeezed no more than they can be."""
    ends = break_lines(par, widths)

    if ends is None:
        return
    assert ends[-1] == par.n
    for line, (a, b) in enumerate(pairwise((0, *ends))):
        room = par.cheap[b] - par.cheap[a + 1] + par.dear[b] - par.dear[a + 1]
        width = widths[min(line, len(widths) - 1)]
        assert par.legal[b]
        assert par.ends[b] - par.begins[a] - room <= width + EPSILON


def test_lines_are_filled_where_they_can_be() -> None:
    """Ten Han on a measure of four."""
    assert break_lines(breakable([1.0] * 10), [4.0]) == [4, 8, 10]


def test_widths_may_change_from_line_to_line() -> None:
    """Runaround: the last width repeats."""
    assert break_lines(breakable([1.0] * 12), [5.0, 2.0, 3.0]) == [5, 7, 10, 12]


def test_a_runt_is_avoided_where_that_costs_less() -> None:
    """CLREQ 3.4.4: 13 Han on twelve would leave one alone."""
    par = breakable([1.0] * 13, thin_after=11, runt_after=11)

    assert break_lines(par, [12.0]) == [11, 13]


def test_nothing_legal_gives_no_way() -> None:
    """The caller then relaxes the rules and says so."""
    par = breakable([1.0] * 6, Columns([False] * 6 + [True]))

    assert break_lines(par, [4.0]) is None


def test_a_piece_wider_than_its_line_gives_no_way() -> None:
    """The breaker never lets a line overrun."""
    assert break_lines(breakable([1.0, 5.0, 1.0]), [4.0]) is None


def test_ragged_lines_are_balanced_by_their_blank() -> None:
    """Lines that are not justified avoid the shortest line."""
    legal = [False, True, True, True, True]
    par = breakable([2.0, 2.0, 2.0, 2.0], Columns(legal))

    assert break_lines(par, [6.5], justified=False) == [3, 4]


@pytest.mark.parametrize("before", [6, 16, 42, 91, 180])
def test_a_full_line_of_one_piece_costs_nothing(before: int) -> None:
    """Rounding must not make it a line that nothing can open."""
    legal = [False] * before + [True] * 4
    gaps = [1] * before + [0, 1, 1, 1]
    par = breakable([0.7] * before + [7.0, 1.0, 1.0], Columns(legal, gaps=gaps))
    found = _pass(par, [0.7 * before + 0.001, 7.0], Limits(EASY, 1.0))

    assert found is not None


@pytest.mark.parametrize("size", [2_000, 8_000])
def test_work_grows_linearly(size: int) -> None:
    """A paragraph of 100,000 characters must not take a quarter of an hour.

    Counted are looks at places where a line might end, not seconds.
    """
    legal = _Counted([False] + [True] * size)
    break_lines(breakable([1.0] * size, Columns(legal)), [13.5])

    assert legal.looks < 100 * size


class _Counted(list[bool]):
    """A list that counts how often it is asked."""

    looks = 0

    def __getitem__(self, i):  # type: ignore[no-untyped-def, override]
        self.looks += 1
        return super().__getitem__(i)
