"""Heads that a story may carry (标题方案): sizes of its band, lines, rows.

In: a story and a width.  Out: a few heads that really fit it, each with its
rows and its price.  Sizes are the house's; a head fills 60 to 95 % of its
width where it can.

"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from reform_press.content.model import Story
from reform_press.makeup.block import Desk
from reform_press.makeup.dummy import HeadPlan
from reform_press.makeup.headline import Head, fit
from reform_press.makeup.headparts import band
from reform_press.makeup.solve.prices import HEAD_STEP, SMALL
from reform_press.makeup.solve.smallparts import small_plans

#: Heads kept for a width, of as many different heights.
_KEPT = 6
_MOST_LINES = 3
#: A head that fills less of its width looks lost; one that fills more is full.
_LOST, _FULL = 0.55, 0.97
_EMPTY = 0.3  # less than this is no head for the width
#: Prices: a share of width lost, a line more.
_LOSS, _LINE = 5.0, 0.15


@dataclass(frozen=True, slots=True)
class HeadChoice:
    """A head on a width (题): how it is set, its rows and its price."""

    size: float
    lines: int
    rows: int
    cost: float
    words: tuple[str, ...] = ()  # its lines, kicker to deck
    parts: tuple[str, ...] = ()  # which part of the head each of them is
    small: HeadPlan = field(default_factory=HeadPlan)  # how kicker and deck are set
    beside: float = 0.0  # of its price, what no term of the score counts
    steps: int = 0  # of the ladder over the size aimed at; below 0: under it


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes that heads may have, by the story's rank on its page."""

    least: float
    most: float
    aim: float

    def steps(self, size: float, desk: Desk) -> int:
        """Return how many steps of the ladder a size lies over the one aimed at."""
        low, high = sorted((size, self.aim))
        off = sum(low < step <= high for step in desk.layout.ladder)
        return off if size > self.aim else -off


def sizes_for(story: Story, desk: Desk, lead: Story, turn: float) -> Sizes:
    """Return the sizes of a story's head beside a lead of ``turn`` points or more."""
    least, most = band(story.priority, desk)
    if story.id == lead.id:
        return Sizes(turn, most, max(turn, _nearest((least + most) / 2, desk)))
    under = [s for s in desk.layout.ladder if least <= s <= most and s < turn]
    clear = [s for s in under if s + 12 <= turn] or under[:1]
    top = max(clear, default=least)
    return Sizes(least, top, min(top, _nearest((least + most) / 2, desk)))


def turns(lead: Story, desk: Desk) -> list[float]:
    """Return least sizes for the lead's head, the best first (头条字号)."""
    least, most = band(lead.priority, desk)
    start = _nearest((least + most) / 2, desk)
    return [s for s in sorted(desk.layout.ladder, reverse=True) if least <= s <= start]


def _nearest(size: float, desk: Desk) -> float:
    return min(desk.layout.ladder, key=lambda step: (abs(step - size), -step))


class Heads:
    """The heads of one story, fitted once to each width."""

    def __init__(
        self, story: Story, sizes: Sizes, desk: Desk, held: HeadPlan | None = None
    ) -> None:
        self.story, self.sizes, self._desk = story, sizes, desk
        self._held = held  # size, lines and look, where the editor has decided
        ladder = sorted(desk.layout.ladder)
        self.ladder = [s for s in ladder if sizes.least <= s <= sizes.most]
        if held and held.size:
            self.ladder = [held.size]
        self._known: dict[float, tuple[HeadChoice, ...]] = {}

    def across(self, room: float) -> tuple[HeadChoice, ...]:
        """Return heads for a width in points, cheapest first."""
        if room not in self._known:
            best: dict[int, HeadChoice] = {}
            for size in self.ladder:
                for choice in self._of_size(size, room):
                    found = best.get(choice.rows)
                    if found is None or choice.cost < found.cost:
                        best[choice.rows] = choice
            kept = sorted(best.values(), key=lambda c: (c.cost, c.rows))[:_KEPT]
            self._known[room] = tuple(kept)
        return self._known[room]

    def _of_size(self, size: float, room: float) -> list[HeadChoice]:
        """Return the heads of one size: in as few lines as fit, and a line more."""
        own = self.story.headline.main.split("\n")
        longest = max(map(len, own))
        held = self._held
        # A head that its editor has decided may look lost, or fill its width; a
        # short one has no narrower place than one column.
        narrow = room <= self._desk.layout.grid.column_width
        least, most = (0.0, 1.0) if held else (0.0 if narrow else _EMPTY, _FULL)
        found: list[HeadChoice] = []
        more: list[HeadChoice] = []
        for lines in self._lines(len(own)):
            share = longest * size / max(1, lines) / room
            if not least < share < 1.3:
                continue
            plan = replace(held or HeadPlan(), size=size, lines=lines)
            head = fit(self.story, plan, room, self._desk)
            fills = _fills(head, room)
            if head.size != size or head.diagnostics or not least < fills <= most:
                continue
            main = sum(line.part == "main" for line in head.lines)
            cost = self._cost(size, main, fills)
            found.append(self._choice(plan, head, cost, 0.0))
            if not held:
                more += self._with_small_parts(plan, head, cost, room)
            if len(found) == 2:
                break
        return [*found, *more]

    def _with_small_parts(
        self, plan: HeadPlan, head: Head, cost: float, room: float
    ) -> Iterator[HeadChoice]:
        """Yield a head with its kicker or deck set another way."""
        for tried in small_plans(self.story, plan, head, self._desk):
            other = fit(self.story, tried, room, self._desk)
            if other.rows != head.rows and not other.diagnostics:
                yield self._choice(tried, other, cost + SMALL, SMALL)

    def _choice(
        self, plan: HeadPlan, head: Head, cost: float, beside: float
    ) -> HeadChoice:
        words = tuple(one.line.text for one in head.lines)
        parts = tuple(one.part for one in head.lines)
        return HeadChoice(
            head.size, plan.lines, head.rows, cost, words, parts, plan, beside,
            self.sizes.steps(head.size, self._desk),
        )  # fmt: skip

    def _lines(self, own: int) -> Iterable[int]:
        """Return in how many lines a head is tried; 0: as its author turned it."""
        if own > 1:
            return (0,)
        if self._held and self._held.lines:
            return (self._held.lines,)
        return range(1, _MOST_LINES + 1)

    def _cost(self, size: float, lines: int, fills: float) -> float:
        return (
            HEAD_STEP * abs(self.sizes.steps(size, self._desk))
            + _LOSS * max(0.0, _LOST - fills)
            + _LINE * (lines - 1)
            + (0.5 if lines > 2 else 0.0)
        )


def _fills(head: Head, room: float) -> float:
    return max(one.line.width for one in head.lines if one.part == "main") / room
