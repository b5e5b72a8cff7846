"""Headlines (标题): kicker, main and deck fitted to a width, in whole rows.

In: a story's headline, its plan, and the width it may fill.  Out: lines at
their places from the head's top left corner, and the rows they take, air
included.  Guarantees: no line is wider than the room, or a diagnostic says
so; no line is turned inside a word; the rows are whole.

"""

from dataclasses import dataclass

from reform_press.compose.galley import Line
from reform_press.content.model import Story
from reform_press.errors import Diagnostic
from reform_press.geometry import ASCENT, fits
from reform_press.makeup.block import Desk, remark
from reform_press.makeup.dummy import HeadPlan
from reform_press.makeup.grid import rows_for
from reform_press.makeup.headparts import Part, main_part, set_part
from reform_press.makeup.smallheads import parts_about

#: Parts of a head beside the main lines.
_SMALL = {"kicker": "引题", "deck": "副题", "byline": "署名"}


@dataclass(frozen=True, slots=True)
class Air:
    """White about the parts of a head, in rows (题空)."""

    above: float
    main: float  # over the main line, under a kicker
    deck: float
    byline: float
    below: float

    def before(self, part: str) -> float:
        """Return the white over a part that is not the first."""
        return {"main": self.main, "deck": self.deck}.get(part, self.byline)


_LEAD_AIR = Air(1.5, 0.4, 0.8, 0.7, 1.5)
_COMMON_AIR = Air(0.7, 0.4, 0.6, 0.6, 0.9)


def air_about(story: Story) -> Air:
    """Return the white about the parts of a story's head."""
    return _LEAD_AIR if story.priority == 1 else _COMMON_AIR


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A line of a head, from the head's top left corner in points.

    Of a vertical line ``x`` is the axis, and ``baseline`` its upper end.
    """

    line: Line
    x: float
    baseline: float
    part: str  # kicker, main, deck or byline
    size: float


@dataclass(frozen=True, slots=True)
class Head:
    """A head as set (题): its lines and the whole rows it takes."""

    lines: tuple[HeadLine, ...]
    rows: int
    size: float  # of the main line, pt
    diagnostics: tuple[Diagnostic, ...] = ()
    width: float = 0.0  # of a vertical head from its left to its right, pt
    asked: int = 0  # rows that it needs with the air of the house
    height: float = 0.0  # pt from its first line's top to its last one's foot


def fit(story: Story, plan: HeadPlan, room: float, desk: Desk) -> Head:
    """Set the head of ``story`` in ``room`` points of width."""
    main, remarks = main_part(story, plan, room, desk)
    parts = parts_about(main, story, plan, room, desk)
    grid = desk.layout.grid
    air = air_about(story)
    above = air.above if plan.above < 0 else plan.above
    height = _height(parts, air, grid.leading)
    asked = rows_for(height + (air.above + air.below) * grid.leading, grid)
    rows = plan.rows or rows_for(height + (above + air.below) * grid.leading, grid)
    if not fits(height, rows * grid.leading):
        remarks = (*remarks, _too_high(story, rows, rows_for(height, grid)))
    top = above * grid.leading
    if plan.above < 0:  # what whole rows leave over goes half to either side
        top += (rows - air.below) * grid.leading / 2 - (top + height) / 2
    lines = _stacked(parts, air, (max(0.0, top), room), desk)
    remarks = (*remarks, *told_too_wide(story, lines, room))
    return Head(lines, rows, main.style.size, remarks, asked=asked, height=height)


def _height(parts: list[Part], air: Air, leading: float) -> float:
    """Height from the top of the first line's body to the foot of the last."""
    white = sum(air.before(part.name) for part in parts[1:])
    return white * leading + sum(part.height for part in parts)


def _stacked(
    parts: list[Part], air: Air, at: tuple[float, float], desk: Desk
) -> tuple[HeadLine, ...]:
    """Give every line its place, from the top down."""
    y, room = at
    placed = []
    for number, part in enumerate(parts):
        if number:
            y += air.before(part.name) * desk.layout.grid.leading
        for index, text in enumerate(part.lines):
            line, x = set_part(part, text, room, desk)
            if part.source:
                line = line._replace(source=part.source)
            x += part.indent + part.shift * (index - (len(part.lines) - 1) / 2)
            baseline = y + ASCENT * part.style.size + index * part.pitch
            placed.append(HeadLine(line, x, baseline, part.name, part.style.size))
        y += part.height
    return tuple(placed)


def told_too_wide(
    story: Story, lines: tuple[HeadLine, ...], room: float
) -> tuple[Diagnostic, ...]:
    """Tell of kicker, deck and byline that no size made fit; main has been told."""
    told = {
        placed.part: placed
        for placed in lines
        if placed.part in _SMALL and not fits(placed.line.width, room)
    }
    return tuple(
        remark(
            f"{part}-too-wide",
            f"{_SMALL[part]}用 {placed.size:g} 磅排两行仍宽于版位",
            f"the {part} is wider than its frame even at {placed.size:g} pt",
            placed.line.source or story.source,
            hint=("缩短、换行（|）或加栏", "shorten it, turn it (|) or widen it"),
        )
        for part, placed in told.items()
    )


def _too_high(story: Story, rows: int, needed: int) -> Diagnostic:
    return remark(
        "head-too-high",
        f"标题占 {needed} 行，版样只留 {rows} 行",
        f"the head takes {needed} rows, the plan leaves {rows}",
        story.headline.source,
        hint=(
            f"版样里写 head: {{rows: {needed}}}，或减小字号",
            f"set head: {{rows: {needed}}} in the plan, or a smaller size",
        ),
    )
