"""Choosing where the lines of a paragraph end (断行), on bare numbers.

In: prefix sums over the pieces of a paragraph, and the widths of its lines.
Out: the index after the last piece of each line.  Knows no text, no fonts and
none of our types; all lengths are in one unit, em of the body size.

The method is Knuth and Plass's total fit ("Breaking Paragraphs into Lines",
1981): among all ways to cut the paragraph the one with the least sum of
costs wins.  States are kept line by line, so that lines may differ in width
and the best way with one line more or fewer is known as well.

A first pass looks only at lines that have to open by at most ``EASY``, that is
one Han pushed to the next line, and gives up ways that cost more than smooth
text does; a paragraph that cannot be set well like that is looked at again
with a larger purse, at last with every line that can be set at all.  Giving
up by cost never loses the best way: costs only grow.

"""

from bisect import bisect_right
from collections.abc import Sequence
from math import inf
from typing import NamedTuple

#: Em by which the first pass lets a line open: one Han, and the fraction that
#: a measure may have or a Latin word leave.
EASY = 1.25
#: Share of its width by which the second pass lets a line open.
WIDEST = 0.5
#: Gap at which a line costs 100; beyond it a warning is due.
GAP_OF_100 = 0.25
#: Cost of a line that uses all that it may give before stops and Han-Latin
#: gaps; of one that uses those as well; of one that opens its word spaces and
#: Han-Latin gaps fully.
CHEAP, DEAR, OPENED = 3.0, 6.0, 12.0
#: Cost of a last line of a single Han (末行孤字), and of one with a word as short.
RUNT, THIN = 1_500.0, 160.0
#: Cost of a hyphen at the end of a line after another (连续断词), and the cost of
#: one by which it is known.
AGAIN, HYPHENED = 120.0, 30.0
#: Cost of a mark that hangs outside the line, above one squeezed in.
HUNG = 10.0
#: Stretch of one word space or Han-Latin gap, to tell their number by.
WORD_STRETCH = 0.25
#: Cost of a line that nothing can open.
RIGID = 10_000.0
#: The same where a number of lines is asked for.
LOOSE = 0.2
#: Cost a line up to which a paragraph is smooth, and cost in sum beyond which
#: wider lines are looked at too.
SMOOTH, CONTENT = 8.0, 100.0
#: States kept per line.  Ordinary paragraphs never reach it; it keeps the
#: cost of one without end linear.
BEAM = 24
#: The same where a number of lines is asked for: the best way there is dear.
WIDE_BEAM = 96
#: A squeezed line may reach one mark's own room farther, a hung one its cell.
HALF_EM, CELL = 0.5, 1.0
#: Rounding slack.
EPSILON = 1e-6
#: Blank up to which a line is full: the slack itself and its rounding.
FULL = 2 * EPSILON


class Breakable(NamedTuple):
    """A paragraph of ``n`` pieces as numbers.

    A line from piece ``a`` to before piece ``b`` is ``ends[b] - begins[a]``
    long as it stands; the junctions inside it are ``a + 1`` to ``b - 1``, and
    a prefix sum ``p`` gives what they hold as ``p[b] - p[a + 1]``.
    """

    n: int
    begins: Sequence[float]  # n + 1: pen before the piece, blank trimmed
    ends: Sequence[float]  # n + 1: pen after the piece before, trimmed
    cheap: Sequence[float]  # n + 1: room of brackets, pauses, word spaces
    dear: Sequence[float]  # n + 1: room of Han-Latin gaps and stops
    glue: Sequence[float] | None  # n + 1: stretch of spaces; None: no Latin
    gaps: Sequence[int]  # n + 1: gaps that open
    legal: Sequence[bool]  # n + 1
    penalty: dict[int, float]  # of ending a line before a piece
    thin_after: int  # a last line from beyond this piece is too short
    runt_after: int = 0  # from beyond this one it has too few letters of any kind
    hang: Sequence[float] | None = None  # n + 1: that may stand outside a line
    full: bool = False  # whether the last line is justified as well

    def room(self, a: int, b: int) -> float:
        """Return what a line from piece ``a`` to before ``b`` may give."""
        inner = a + 1
        return self.cheap[b] - self.cheap[inner] + self.dear[b] - self.dear[inner]


#: A state: cost, pieces set, state before.
_Node = tuple[float, int, "_Node | None"]


def break_lines(
    par: Breakable, widths: Sequence[float], *, justified: bool = True
) -> list[int] | None:
    """Return the ends of the lines, or None if no way obeys ``legal``.

    ``widths`` are those of the first lines; the last one repeats.
    """
    easy = EASY if justified else min(widths)
    lines = par.ends[-1] / widths[-1] if par.n else 0.0
    for loosest, most in (
        (easy, SMOOTH * (lines + 1)),
        (easy, CONTENT),
        (WIDEST * max(widths), inf),
    ):
        found = _pass(par, widths, Limits(loosest, most, justified))
        if found is not None:
            return _ends(found)
    return None


def break_to(par: Breakable, widths: Sequence[float], lines: int) -> list[int] | None:
    """Return the ends of the best way in just ``lines`` lines (加行、抽行).

    None where there is none; lines open by ``LOOSE`` of their width if they can.
    """
    least = par.ends[-1] - par.begins[0] - par.cheap[-1] - par.dear[-1]
    if lines < 1 or not par.n or least > lines * max(widths):
        return None
    found = _pass(par, widths, Limits(LOOSE * max(widths), inf, True, lines))
    return _ends(found) if found is not None else None


def _ends(node: _Node | None) -> list[int]:
    ends = []
    while node is not None and node[2] is not None:
        ends.append(node[1])
        node = node[2]
    return ends[::-1]


class Limits(NamedTuple):
    """What one pass looks at."""

    loosest: float  # em by which a line may open while there is another way
    most: float  # cost beyond which a way is given up
    justified: bool = True
    exactly: int = 0  # lines, 0 for as many as it takes


def _pass(par: Breakable, widths: Sequence[float], limits: Limits) -> _Node | None:
    # The inner loop runs several times a line of every page: everything is
    # a local name, and the cost is written out.
    n, begins, ends, legal = par.n, par.begins, par.ends, par.legal
    cheap, dear, glue, gaps = par.cheap, par.dear, par.glue, par.gaps
    penalty, last, hang, full = par.penalty, len(widths) - 1, par.hang, par.full
    thin_after, runt_after = par.thin_after, par.runt_after
    beyond = HALF_EM if hang is None else CELL
    loosest, bound, justified, exactly = limits
    bisect, beam = bisect_right, WIDE_BEAM if exactly else BEAM
    best: _Node | None = None
    frontier: list[_Node] = [(0.0, 0, None)]
    line = 0
    while frontier:
        width = widths[line if line < last else last] + EPSILON
        reached: dict[int, _Node] = {}
        for node in frontier:
            cost, a, _ = node
            limit = width + begins[a]
            inner = a + 1
            # The farthest end: all that the line holds is squeezed in.
            b = bisect(ends, limit, inner) - 1
            if b > a:
                # What the piece before b gives counts once there is one after it.
                reach = cheap[b + 1] - cheap[inner] + dear[b + 1] - dear[inner]
                if reach or hang is not None:
                    b = bisect(ends, limit + reach + beyond, b) - 1
            found = False
            while b > a:
                if not legal[b]:
                    b -= 1
                    continue
                spare = limit - ends[b]
                c = 0.0
                if spare < 0:
                    room = cheap[b] - cheap[inner]
                    rest = dear[b] - dear[inner]
                    if hang is not None and -spare > room + rest:
                        # What cannot be squeezed in may hang (CLREQ 3.1.7).
                        spare += hang[b]
                        c = HUNG
                if spare < 0:
                    need = -spare
                    if need <= room:
                        share = need / room
                        c += CHEAP * share * share
                    else:
                        if need > room + rest:
                            b -= 1
                            continue
                        share = (need - room) / rest
                        c += CHEAP + DEAR * share * share
                elif b == n and not full:
                    pass
                elif spare > loosest and found:
                    break
                elif not justified:
                    share = spare / width
                    c += 100.0 * share * share
                else:
                    if glue is not None:
                        free = glue[b] - glue[inner]
                        if spare <= free:
                            share = spare / free if free > EPSILON else 0.0
                            c += OPENED * share * share
                            spare = 0.0
                        else:
                            c += OPENED if free else 0.0
                            spare -= free
                    if spare > FULL:
                        holes: float = gaps[b] - gaps[inner]
                        if not holes and glue is not None:
                            # Word spaces grow beyond their limit.
                            holes = (glue[b] - glue[inner]) / WORD_STRETCH
                        if holes:
                            gap = spare / holes / GAP_OF_100
                            c += 100.0 * gap * gap
                            if gap > 1.0:
                                c *= gap
                        else:
                            if found:
                                break
                            c += RIGID
                if b in penalty:
                    c += penalty[b]
                    if a in penalty and penalty[a] >= HYPHENED <= penalty[b]:
                        c += AGAIN
                if b == n and a > thin_after:
                    c += RUNT if a > runt_after else THIN
                c += cost
                if c <= bound:
                    old = reached.get(b)
                    if old is None or c < old[0]:
                        reached[b] = (c, b, node)
                found = True
                b -= 1
        done = reached.pop(n, None)
        if exactly:
            if line + 1 == exactly:
                return done
        elif done is not None and (best is None or done[0] < best[0]):
            best = done
            bound = done[0]
        frontier = [reached[b] for b in sorted(reached) if reached[b][0] < bound]
        if len(frontier) > beam:
            frontier = _cheapest(frontier, beam)
        line += 1
    return best


def _cheapest(frontier: list[_Node], beam: int) -> list[_Node]:
    kept = sorted(frontier, key=lambda node: (node[0], node[1]))[:beam]
    kept.sort(key=lambda node: node[1])
    return kept
