"""Headlines (标题): kicker, main and deck fitted to a width, in whole rows.

In: a story's headline, its plan, and the width it may fill.  Out: lines at
their places from the head's top left corner, and the rows they take, air
included.  Guarantees: no line is wider than the room; no line is turned
inside a word; the rows are whole.

Size comes from the plan, or is the largest of the ladder within the band of
the story's priority at which the words fill no more than ``_FULL``.  A head
too wide is set solid, then a step smaller, and says so.

"""

from dataclasses import dataclass

from reform_press.compose.galley import Line
from reform_press.compose.paragraph import natural_width, set_line
from reform_press.content.model import Story
from reform_press.errors import Diagnostic, Source
from reform_press.geometry import fits
from reform_press.makeup.block import Desk, advice, remark
from reform_press.makeup.dummy import HeadPlan
from reform_press.makeup.grid import ASCENT, rows_for
from reform_press.makeup.turn import turned
from reform_press.style.model import Align, HeadStyle, TextStyle

#: Widest share of the room that a head chosen by us may fill.
_FULL = 0.96
#: Tightest setting of large heavy Song (em); tighter, strokes touch.
_TIGHTEST = -0.02
#: Air in rows: above, kicker to main, main to deck, byline, below.
_LEAD_AIR = (1.5, 0.6, 0.8, 0.7, 1.5)
_AIR = (0.7, 0.4, 0.6, 0.6, 0.9)
#: Line pitch of kickers and decks to their size.
_SMALL_PITCH = 1.3
_MOST_LINES = 3
#: Kinds whose byline stands in the head; others close with it.
_BYLINE_IN_HEAD = frozenset(("lead", "feature", "review"))


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A line of a head, from the head's top left corner in points."""

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


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a head before it has a place."""

    name: str
    lines: tuple[str, ...]
    style: TextStyle
    pitch: float  # pt
    before: float  # air above it, rows
    source: Source | None = None
    shift: float = 0.0  # pt from line to line
    indent: float = 0.0  # pt, shifted right as a whole


def byline_in_head(story: Story, plan: HeadPlan) -> bool:
    """Tell whether the byline is part of the head (or closes the story)."""
    return bool(story.byline) and plan.byline and story.kind in _BYLINE_IN_HEAD


def fit(story: Story, plan: HeadPlan, room: float, desk: Desk) -> Head:
    """Set the head of ``story`` in ``room`` points of width."""
    style = desk.layout.head(story.kind)
    main, remarks = _main(story, plan, room, desk)
    parts = [*_kicker(story, plan, room, main.style.size, desk), main]
    parts += _deck(story, plan, room, main, desk)
    if byline_in_head(story, plan):
        parts.append(_byline(story, style, parts[-1], desk))
    above, below = _outer_air(story, plan)
    leading = desk.layout.grid.leading
    height = _height(parts, leading)
    rows = plan.rows or rows_for(height + (above + below) * leading, desk.layout.grid)
    spare = rows * leading - height - (above + below) * leading
    if not fits(height, rows * leading):
        remarks = (*remarks, _too_high(story, rows, rows_for(height, desk.layout.grid)))
    top = above * leading + (spare / 2 if plan.above < 0 else 0.0)
    lines = _stacked(parts, max(0.0, top), room, desk)
    return Head(lines, rows, main.style.size, remarks)


def _outer_air(story: Story, plan: HeadPlan) -> tuple[float, float]:
    air = _LEAD_AIR if story.priority == 1 else _AIR
    return (air[0] if plan.above < 0 else plan.above), air[4]


def _main(
    story: Story, plan: HeadPlan, room: float, desk: Desk
) -> tuple[_Part, tuple[Diagnostic, ...]]:
    """Choose size, turns and tracking of the main head."""
    style = desk.layout.head(story.kind)
    least, most = _band(story.priority, desk)
    ladder = sorted(desk.layout.ladder, reverse=True)
    wanted = plan.size or most
    sizes = [wanted, *(s for s in ladder if s < wanted)]
    for size in sizes:
        if size < least and size != plan.size:
            break
        text = _text_style(style, size, plan, desk)
        for tracking in dict.fromkeys((plan.tracking, _TIGHTEST)):
            tried = text._replace(tracking=tracking)
            limit = room if plan.size else _FULL * room
            lines = _lines(story, plan, tried, limit, desk)
            if lines:
                shift = plan.shift * size if plan.shape == "couplet" else 0.0
                part = _Part(
                    "main", lines, tried, size * style.pitch, 0.0, shift=shift,
                    source=story.headline.source,
                )  # fmt: skip
                return part, _stepped(story, plan, size)
    lines = tuple(story.headline.main.split("\n"))
    text = _text_style(style, least, plan, desk)
    part = _Part("main", lines, text, least * style.pitch, 0.0)
    return part, (_too_wide(story, least),)


def _lines(
    story: Story, plan: HeadPlan, style: TextStyle, room: float, desk: Desk
) -> tuple[str, ...]:
    """Return the lines of the main head, or nothing if they do not fit."""

    def width(text: str) -> float:
        return natural_width(text, style, desk.compositor)

    main = story.headline.main
    own = tuple(main.split("\n"))
    if len(own) > 1 and plan.lines == 1:
        own = ("　".join(own),)  # a couplet on one line (一行通栏)
    shift = abs(plan.shift) * style.size if plan.shape == "couplet" else 0.0
    shift *= len(own) - 1
    counts = (plan.lines,) if plan.lines else range(1, _MOST_LINES + 1)
    if len(own) > 1 or plan.lines == 1:
        return own if all(fits(width(t) + shift, room) for t in own) else ()
    for count in counts:
        lines = turned(main, count, width, desk.edition.terms)
        if len(lines) == count and all(fits(width(text), room) for text in lines):
            return lines
    return ()


def _text_style(style: HeadStyle, size: float, plan: HeadPlan, desk: Desk) -> TextStyle:
    face = plan.face or style.main
    latin = {"hei": "sans", "hei-bold": "sans-bold", "hei-black": "sans-black"}
    return TextStyle(
        han=face,
        latin=latin.get(face, style.main_latin),
        strong_han=face,
        strong_latin=latin.get(face, style.main_latin),
        size=size,
        leading=size * style.pitch,
        indent=0.0,
        align=plan.align or style.align,
        colour=desk.layout.colour(plan.colour) if plan.colour else style.colour,
        tracking=plan.tracking,
        autospace=0.125,  # large type needs less air between Han and Latin
    )


def _small_style(
    role: str, style: HeadStyle, size: float, align: Align, desk: Desk
) -> TextStyle:
    base = desk.layout.style("introduction")
    return base._replace(
        han=role,
        latin=style.latin,
        size=size,
        leading=size * _SMALL_PITCH,
        indent=0.0,
        hang=0.0,
        align=align,
        tracking=0.0,
    )


def _small_size(wanted: float, main: float, style: HeadStyle, desk: Desk) -> float:
    """Return the size of a kicker or deck: a step of the ladder, in bounds."""
    aim = min(max(wanted or main * style.ratio, style.smallest), style.largest)
    if wanted:
        return wanted
    steps = [s for s in desk.layout.ladder if s <= aim]
    return max(steps, default=aim)


def _kicker(
    story: Story, plan: HeadPlan, room: float, main: float, desk: Desk
) -> list[_Part]:
    words = story.headline.kicker
    if not words:
        return []
    style = desk.layout.head(story.kind)
    size = _small_size(plan.kicker_size, main, style, desk)
    text = _small_style(style.kicker, style, size, plan.align or style.align, desk)
    lines, text = _small_lines(words, text, room, style.smallest, desk)
    return [
        _Part("kicker", lines, text, text.leading, 0.0, story.headline.kicker_source)
    ]


def _deck(
    story: Story, plan: HeadPlan, room: float, main: _Part, desk: Desk
) -> list[_Part]:
    words = story.headline.deck
    if not words:
        return []
    style = desk.layout.head(story.kind)
    size = _small_size(plan.deck_size, main.style.size, style, desk)
    align = plan.deck_align or plan.align or style.align
    text = _small_style(style.deck, style, size, align, desk)
    lines, text = _small_lines(words, text, room, style.smallest, desk)
    air = _LEAD_AIR if story.priority == 1 else _AIR
    # A deck that begins with a dash hangs to the right of the main line.
    indent = 0.0
    if words.startswith("——") and align == "centre":
        widest = max(natural_width(t, text, desk.compositor) for t in lines)
        indent = min(2 * size, (room - widest) / 2)
    return [
        _Part(
            "deck", lines, text, text.leading, air[2],
            story.headline.deck_source, indent=indent,
        )
    ]  # fmt: skip


def _small_lines(
    words: str, style: TextStyle, room: float, smallest: float, desk: Desk
) -> tuple[tuple[str, ...], TextStyle]:
    """Turn a kicker or deck; set it smaller where a turn does not help."""
    own = tuple(words.split("\n"))
    size = style.size
    while True:
        tried = style._replace(size=size, leading=size * _SMALL_PITCH)

        def width(text: str, tried: TextStyle = tried) -> float:
            return natural_width(text, tried, desk.compositor)

        for count in (1, 2) if len(own) == 1 else (1,):
            lines = own if count == 1 else turned(words, 2, width, desk.edition.terms)
            if all(fits(width(text), room) for text in lines):
                return lines, tried
        if size - 1 < smallest:
            return lines, tried
        size -= 1


def _byline(story: Story, style: HeadStyle, above: _Part, desk: Desk) -> _Part:
    base = _small_style("kai", style, 10.5, above.style.align, desk)
    mark = "○ " if story.kind == "feature" else ""
    air = _LEAD_AIR if story.priority == 1 else _AIR
    return _Part("byline", (mark + story.byline,), base, 13.0, air[3], story.source)


def _height(parts: list[_Part], leading: float) -> float:
    """Height from the top of the first line's body to the foot of the last."""
    total = 0.0
    for number, part in enumerate(parts):
        before = part.before
        if number and part.name == "main":  # under a kicker
            before = _AIR[1]
        total += before * leading if number else 0.0
        total += (len(part.lines) - 1) * part.pitch + part.style.size
    return total


def _stacked(
    parts: list[_Part], top: float, room: float, desk: Desk
) -> tuple[HeadLine, ...]:
    """Give every line its place, from the top down."""
    leading = desk.layout.grid.leading
    placed = []
    y = top
    for number, part in enumerate(parts):
        if number:
            y += (_AIR[1] if part.name == "main" else part.before) * leading
        for index, text in enumerate(part.lines):
            line = set_line(text, part.style, room, desk.compositor)
            if part.source:
                line = line._replace(source=part.source)
            x = part.indent + part.shift * (index - (len(part.lines) - 1) / 2)
            baseline = y + ASCENT * part.style.size + index * part.pitch
            placed.append(HeadLine(line, x, baseline, part.name, part.style.size))
        y += (len(part.lines) - 1) * part.pitch + part.style.size
    return tuple(placed)


def _band(priority: int, desk: Desk) -> tuple[float, float]:
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


def _too_high(story: Story, rows: int, needed: int) -> Diagnostic:
    return remark(
        "head-too-high",
        f"标题占 {needed} 行，版样只留 {rows} 行",
        f"the head takes {needed} rows, the plan leaves {rows}",
        story.headline.source,
    )
