"""Kicker, deck and byline (引题、副题、署名) about the main lines of a head.

In: a story's headline, its plan, its main part and the width it may fill.
Out: the parts in reading order.  A line too wide for the room is turned by
meaning, then set smaller.

"""

from reform_press.compose.paragraph import natural_width
from reform_press.content.model import Story
from reform_press.geometry import fits
from reform_press.makeup.block import Desk
from reform_press.makeup.dummy import HeadPlan
from reform_press.makeup.headparts import Part
from reform_press.makeup.turn import hopeless, turned
from reform_press.style.model import HeadStyle, TextStyle

#: Line pitch of kickers and decks to their size.
SMALL_PITCH = 1.3
_FEATURE_MARK = "○"
#: Kinds whose byline stands in the head; others close with it.
SIGNED_ABOVE = frozenset(("lead", "feature", "review"))


def byline_in_head(story: Story, plan: HeadPlan) -> bool:
    """Tell whether the byline is part of the head (or closes the story)."""
    return bool(story.byline) and plan.byline and story.kind in SIGNED_ABOVE


def parts_about(
    main: Part, story: Story, plan: HeadPlan, room: float, desk: Desk
) -> list[Part]:
    """Return all parts of a head in reading order, kicker first."""
    parts = [
        *kicker_parts(story, plan, room, main, desk),
        main,
        *deck_parts(story, plan, room, main, desk),
    ]
    if byline_in_head(story, plan):
        parts.append(byline_part(story, plan, main, desk))
    return parts


def kicker_parts(
    story: Story, plan: HeadPlan, room: float, main: Part, desk: Desk
) -> list[Part]:
    """Set the kicker (引题), if there is one."""
    words = story.headline.kicker
    if not words:
        return []
    style = desk.layout.head(story.kind)
    size = plan.kicker_size or _small_size(main.style.size, style, desk)
    text = _small_style(style.kicker, style.latin, size, main.style, desk)
    lines, text = _small_lines(
        words, text, room, style.smallest, desk, plan.kicker_lines
    )
    return [Part("kicker", lines, text, text.leading, story.headline.kicker_source)]


def deck_parts(
    story: Story, plan: HeadPlan, room: float, main: Part, desk: Desk
) -> list[Part]:
    """Set the deck (副题), if there is one."""
    words = story.headline.deck
    if not words:
        return []
    style = desk.layout.head(story.kind)
    size = plan.deck_size or _small_size(main.style.size, style, desk)
    align = plan.deck_align or main.style.align
    like = main.style._replace(align=align)
    text = _small_style(style.deck, style.latin, size, like, desk)
    lines, text = _small_lines(words, text, room, style.smallest, desk, plan.deck_lines)
    # A deck that begins with a dash hangs to the right of the main line.
    indent = 0.0
    if words.startswith("——") and align == "centre":
        widest = max(natural_width(line, text, desk.compositor) for line in lines)
        indent = min(2 * text.size, (room - widest) / 2)
    source = story.headline.deck_source
    return [Part("deck", lines, text, text.leading, source, indent=indent)]


def byline_part(story: Story, plan: HeadPlan, main: Part, desk: Desk) -> Part:
    """Set the byline (署名) as part of the head."""
    style = desk.layout.style("byline")
    text = style._replace(indent=0.0, align=main.style.align, mode=plan.mode)
    mark = _FEATURE_MARK if story.kind == "feature" else ""
    return Part("byline", (mark + story.byline,), text, text.leading, story.source)


def _small_style(
    han: str, latin: str, size: float, like: TextStyle, desk: Desk
) -> TextStyle:
    base = desk.layout.style("introduction")
    return base._replace(
        han=han, latin=latin, size=size, leading=size * SMALL_PITCH,
        indent=0.0, hang=0.0, align=like.align, tracking=0.0, mode=like.mode,
    )  # fmt: skip


def _small_size(main: float, style: HeadStyle, desk: Desk) -> float:
    """Return the size of a kicker or deck: a step of the ladder, in bounds."""
    aim = min(max(main * style.ratio, style.smallest), style.largest)
    return max((s for s in desk.layout.ladder if s <= aim), default=aim)


def _small_lines(
    words: str, style: TextStyle, room: float, smallest: float, desk: Desk,
    lines_asked: int = 0,
) -> tuple[tuple[str, ...], TextStyle]:  # fmt: skip
    """Turn a kicker or deck; set it smaller where a turn does not help.

    Of ``lines_asked`` 0 leaves the turn to the author, else to the room.
    """
    if lines_asked == 1:
        words = words.replace("\n", "　")
    own = tuple(words.split("\n"))
    counts = (1, 2) if len(own) == 1 else (1,)
    if lines_asked and len(own) == 1:
        counts = (lines_asked,)
    size = style.size
    while True:
        tried = style._replace(size=size, leading=size * SMALL_PITCH)

        def width(text: str, tried: TextStyle = tried) -> float:
            return natural_width(text, tried, desk.compositor)

        whole = max(map(width, own))
        lines = own
        for count in counts:
            if hopeless(whole, count, room, size):
                continue
            lines = own if count == 1 else turned(words, 2, width, desk.edition.terms)
            if all(fits(width(text), room) for text in lines):
                return lines, tried
        if size <= smallest:
            return lines, tried  # too wide: the head says so
        size = max(size - 1, smallest)
