"""Kicker and deck set another way (引题、副题调整), so that a head has other rows.

In: a head that fits a width, and its plan.  Out: plans of the same head with
its kicker or its deck a step larger or smaller, or in one line or two, where
that gives or takes a row.  Nothing is set here.

"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Literal

from reform_press.content.model import Story
from reform_press.makeup.block import Desk
from reform_press.makeup.dummy import HeadPlan
from reform_press.makeup.grid import rows_for
from reform_press.makeup.headline import Head, air_about
from reform_press.makeup.smallheads import SMALL_PITCH

#: Sizes of kicker and deck to that of the main line.
_SMALLEST, _LARGEST = 0.40, 0.55

SmallPart = Literal["kicker", "deck"]
PARTS: tuple[SmallPart, ...] = ("kicker", "deck")


def small_plans(
    story: Story, plan: HeadPlan, head: Head, desk: Desk
) -> Iterator[HeadPlan]:
    """Yield plans that give a head other rows, one part of it changed."""
    grid, air = desk.layout.grid, air_about(story)
    white = (air.above + air.below) * grid.leading
    for part in PARTS:
        if not getattr(story.headline, part):
            continue
        for size, lines in _settings(story, part, head, desk):
            height = head.height + _more(_now(part, head), (size, lines))
            if rows_for(height + white, grid) != head.rows:
                said: dict[str, Any] = {f"{part}_size": size, f"{part}_lines": lines}
                yield replace(plan, **said)


def _settings(
    story: Story, part: SmallPart, head: Head, desk: Desk
) -> Iterator[tuple[float, int]]:
    """Yield sizes, and lines where they are others than usual (0: as usual)."""
    style = desk.layout.head(story.kind)
    size, lines = _now(part, head)
    least = max(_SMALLEST * head.size, style.smallest)
    most = min(_LARGEST * head.size, style.largest)
    for step in desk.layout.ladder:
        if least <= step <= most and step != size:
            yield step, 0
    if _blank(getattr(story.headline, part)):
        yield size, 3 - lines  # two for one, one for two


def _blank(words: str) -> bool:
    """Tell whether words may be turned at a blank, or stand with one."""
    return len(words.split()) == 2


def _now(part: SmallPart, head: Head) -> tuple[float, int]:
    own = [line for line in head.lines if line.part == part]
    return own[0].size, len(own)


def _more(was: tuple[float, int], now: tuple[float, int]) -> float:
    """Return by how many points a part grows with another size or turn."""
    (size, lines), (other, turned) = was, now
    high = size * (1 + SMALL_PITCH * (lines - 1))
    return other * (1 + SMALL_PITCH * ((turned or lines) - 1)) - high
