"""The main lines of a headline (主题), and what a part of a head is.

In: a story's headline, its plan and the width it may fill.  Out: lines with
size and style; no part has a place yet.  A line too wide for the room is
turned by meaning, set solid, then a step smaller, and says so.  The parts
about the main lines are made by ``smallheads``.

"""

from collections.abc import Callable
from dataclasses import dataclass

from reform_press.compose.galley import Line
from reform_press.compose.paragraph import set_line
from reform_press.content.model import Story
from reform_press.errors import Diagnostic, Source
from reform_press.geometry import fits
from reform_press.makeup.block import Desk, advice, remark
from reform_press.makeup.dummy import HeadPlan
from reform_press.makeup.turn import hopeless, turned
from reform_press.style.model import HeadStyle, TextStyle

#: Widest share of the room that a main head chosen by us may fill.
_FULL = 0.96
#: Tightest setting of large heavy type (em); tighter, strokes touch.
_TIGHTEST = -0.02
#: Large type needs less air between Han and Latin (em).
_AUTOSPACE = 0.125
#: How much of the air round marks a main head gives up: “蛋” must not fall
#: out of its line, yet the marks stay clear of the strokes.
_SOLID = 0.8
#: Those of 黑体 lean to the inside of their cells and can give up all of it.
_SOLID_SANS = 1.0
_MOST_LINES = 3
_SANS = {"hei": "sans", "hei-bold": "sans-bold", "hei-black": "sans-black"}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a head before it has a place."""

    name: str  # kicker, main, deck or byline
    lines: tuple[str, ...]
    style: TextStyle
    pitch: float  # pt
    source: Source | None = None
    shift: float = 0.0  # pt from line to line (错落)
    indent: float = 0.0  # pt, shifted right as a whole

    @property
    def height(self) -> float:
        """From the top of the first line's body to the foot of the last."""
        return (len(self.lines) - 1) * self.pitch + self.style.size

    def lower(self, index: int) -> float:
        """Return how far below the highest a line of a vertical part begins."""
        return self.shift * index - min(0.0, self.shift) * (len(self.lines) - 1)


def solid_width(text: str, style: TextStyle, desk: Desk) -> float:
    """Return the width of a line of main head, marks drawn in."""
    natural, least = desk.compositor.widths(text, style)
    share = _SOLID_SANS if style.han in _SANS else _SOLID
    return natural - share * max(0.0, natural - least)


def set_part(part: Part, text: str, room: float, desk: Desk) -> tuple[Line, float]:
    """Set a line of a part in ``room``; return it and its shift to the right."""
    if part.name != "main":
        return set_line(text, part.style, room, desk.compositor), 0.0
    wide = solid_width(text, part.style, desk)
    style = part.style._replace(align="start")
    line = set_line(text, style, wide, desk.compositor)
    return line, (room - wide) / 2 if part.style.align == "centre" else 0.0


def main_part(
    story: Story,
    plan: HeadPlan,
    room: float,
    desk: Desk,
    fitting: Callable[[Part], bool] | None = None,
) -> tuple[Part, tuple[Diagnostic, ...]]:
    """Choose size, turns and tracking of the main head.

    ``fitting`` may refuse a part whose lines fit, so that a smaller is tried.
    """
    style = desk.layout.head(story.kind)
    least, most = band(story.priority, desk)
    ladder = sorted(desk.layout.ladder, reverse=True)
    wanted = plan.size or most
    for size in (wanted, *(step for step in ladder if step < wanted)):
        if size < least and size != plan.size:
            break
        text = _main_style(style, size, plan, desk)
        for tracking in dict.fromkeys((plan.tracking, _TIGHTEST)):
            tried = text._replace(tracking=tracking)
            lines = _lines(story, plan, tried, _limit(plan, size, room), desk)
            part = _main(story, plan, lines, tried)
            if lines and (fitting is None or fitting(part)):
                return part, _stepped(story, plan, size)
    lines = tuple(story.headline.main.split("\n"))
    text = _main_style(style, least, plan, desk)
    return _main(story, plan, lines, text), (_too_wide(story, least),)


def _limit(plan: HeadPlan, size: float, room: float) -> float:
    """Return how much of the room a line may take."""
    if plan.size:
        return room
    if plan.mode == "vertical":
        return room - 2 * size  # a character's blank over it, and one under it
    return _FULL * room


def _main(
    story: Story, plan: HeadPlan, lines: tuple[str, ...], style: TextStyle
) -> Part:
    shift = plan.shift * style.size if plan.shape == "couplet" else 0.0
    return Part("main", lines, style, style.leading, story.headline.source, shift=shift)


def _lines(
    story: Story, plan: HeadPlan, style: TextStyle, room: float, desk: Desk
) -> tuple[str, ...]:
    """Return the lines of the main head, or nothing if they do not fit."""

    def width(text: str) -> float:
        return solid_width(text, style, desk)

    own = tuple(story.headline.main.split("\n"))
    if len(own) > 1 and plan.lines == 1:
        own = ("　".join(own),)  # a couplet on one line (一行通栏)

    def stand(lines: tuple[str, ...]) -> bool:
        part = _main(story, plan, lines, style)
        aside = abs(part.shift) * (len(lines) - 1)
        return all(
            fits(
                width(text) + (part.lower(n) if plan.mode == "vertical" else aside),
                room,
            )
            for n, text in enumerate(lines)
        )

    if len(own) > 1 or plan.lines == 1:
        return own if stand(own) else ()
    whole = width(own[0])
    for count in (plan.lines,) if plan.lines else range(1, _MOST_LINES + 1):
        if hopeless(whole, count, room, style.size):
            continue
        lines = turned(own[0], count, width, desk.edition.terms)
        if len(lines) == count and stand(lines):
            return lines
    return ()


def _main_style(style: HeadStyle, size: float, plan: HeadPlan, desk: Desk) -> TextStyle:
    body = desk.layout.style("body")
    face = plan.face or style.main
    latin = _SANS.get(face, "serif-black") if plan.face else style.main_latin
    return TextStyle(
        han=face,
        latin=latin,
        strong_han=face,
        strong_latin=latin,
        size=size,
        leading=size * style.pitch,
        indent=0.0,
        align=plan.align or style.align,
        colour=desk.layout.colour(plan.colour) if plan.colour else style.colour,
        autospace=_AUTOSPACE,
        mode=plan.mode,
        lang=body.lang,
        marks=body.marks,
    )


def band(priority: int, desk: Desk) -> tuple[float, float]:
    """Return the least and the largest size of a main head (字号档)."""
    for number, least, most in desk.layout.bands:
        if number == priority:
            return least, most
    return min(desk.layout.ladder), max(desk.layout.ladder)


def _stepped(story: Story, plan: HeadPlan, size: float) -> tuple[Diagnostic, ...]:
    if not plan.size or size == plan.size:
        return ()
    return (
        advice(
            "head-stepped",
            f"标题太宽，由 {plan.size:g} 磅降为 {size:g} 磅",
            f"the head is too wide: set at {size:g} pt, not {plan.size:g} pt",
            story.headline.source,
        ),
    )


def _too_wide(story: Story, least: float) -> Diagnostic:
    return remark(
        "head-too-wide",
        f"标题用 {least:g} 磅仍宽于版位",
        f"the head is wider than its frame even at {least:g} pt",
        story.headline.source,
        hint=("缩短标题、换行（|）或加栏", "shorten it, turn it (|) or widen it"),
    )
