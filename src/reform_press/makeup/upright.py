"""Vertical headlines (竖题) inside horizontal pages, see CLREQ 2.4.1.

In: a story's headline, its plan, and the height and width it may fill.  Out:
lines from the head's top left corner, as ``headline`` returns them.  Lines
run from right to left: kicker 引题, main 主题, deck 副题, byline 署名.  The
kicker begins level with the main line; deck and byline end level with it.

"""

from collections.abc import Iterator
from dataclasses import replace

from reform_press.compose.galley import Line
from reform_press.content.model import Story
from reform_press.geometry import Size, fits
from reform_press.makeup.block import Desk
from reform_press.makeup.dummy import HeadPlan
from reform_press.makeup.headline import (
    Air,
    Head,
    HeadLine,
    air_about,
    told_too_wide,
)
from reform_press.makeup.headparts import Part, main_part, set_part
from reform_press.makeup.smallheads import parts_about
from reform_press.style.model import Align

#: Upper and lower end of the main lines.
_Reach = tuple[float, float]


def fit_upright(
    story: Story, plan: HeadPlan, rows: int, width: float, desk: Desk
) -> Head:
    """Set a vertical head of ``rows`` rows, at most ``width`` points wide."""
    leading = desk.layout.grid.leading
    room, air = rows * leading, air_about(story)

    def parts(main: Part) -> list[Part]:
        about = parts_about(main, story, plan, room, desk)
        return [_aligned(part, plan) for part in about]

    def narrow(main: Part) -> bool:
        return fits(_across(parts(main), air, leading), width)

    main, remarks = main_part(story, plan, room, desk, narrow)
    done = parts(main)
    wide = _across(done, air, leading)
    lines = tuple(_placed(done, air, Size(wide, room), desk))
    remarks = (*remarks, *told_too_wide(story, lines, room))
    return Head(lines, rows, main.style.size, remarks, wide)


def _across(parts: list[Part], air: Air, leading: float) -> float:
    """Width of the parts side by side."""
    white = sum(air.before(part.name) for part in parts[1:])
    return white * leading + sum(part.height for part in parts)


def _placed(parts: list[Part], air: Air, whole: Size, desk: Desk) -> Iterator[HeadLine]:
    """Give every line its place, from the right to the left."""
    main = next(part for part in parts if part.name == "main")
    reach = _reach(main, whole.height, desk)
    right = whole.width
    for number, part in enumerate(parts):
        if number:
            right -= air.before(part.name) * desk.layout.grid.leading
        for index, line in enumerate(_lines(part, whole.height, desk)):
            y = _begins(part, index, line.width, reach)
            y = max(0.0, min(y, whole.height - line.width))
            x = right - part.style.size / 2 - index * part.pitch
            yield HeadLine(line, x, y, part.name, part.style.size)
        right -= part.height


def _lines(part: Part, room: float, desk: Desk) -> list[Line]:
    """Set the lines of a part, each from its upper end."""
    plain = replace(part, style=part.style._replace(align="start"))
    lines = [set_part(plain, text, room, desk)[0] for text in part.lines]
    return [line._replace(source=part.source or line.source) for line in lines]


def _reach(main: Part, room: float, desk: Desk) -> _Reach:
    """Return where the main lines begin and end."""
    longest = max(
        line.width + main.lower(index)
        for index, line in enumerate(_lines(main, room, desk))
    )
    top = (room - longest) / 2
    if main.style.align == "start":
        top = min(main.style.size, top)
    return top, top + longest


def _begins(part: Part, index: int, length: float, reach: _Reach) -> float:
    """Return where a line of a part begins beside main lines of some reach."""
    top, foot = reach
    if part.name == "main" and part.shift:
        return top + part.lower(index)
    if part.style.align == "centre":
        return (top + foot - length) / 2
    return top if part.style.align == "start" else foot - length


def _aligned(part: Part, plan: HeadPlan) -> Part:
    """Align a part with the main lines: the kicker above, what follows below."""
    if part.name == "main":
        return part
    align: Align = "start" if part.name == "kicker" else "end"
    if part.name == "deck" and plan.deck_align:
        align = plan.deck_align
    return replace(part, style=part.style._replace(align=align))
