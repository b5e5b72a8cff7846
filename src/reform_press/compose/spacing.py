"""What lies between two neighbours (标点挤压、中西间距、断行许可).

In: the classes of two adjacent pieces and a style.  Out: a ``Junction``, the
blank to set between them, what may be taken from or added to it, and whether
a line may end there.  Pure table work; nothing here knows fonts or lines.

Lengths are em.  Blank is counted against full cells, so squeezing is
negative glue.

"""

from typing import NamedTuple

from reform_press.compose import classes as k
from reform_press.compose.breaks import may_break
from reform_press.compose.classes import HALF, cells_of
from reform_press.style.model import TextStyle, Width

#: Presets in which two neighbours share a blank (CLREQ 3.1.6.2); where every
#: mark has half a cell there is none to share.
_SHARING: frozenset[Width] = frozenset(("quanjiao", "kaiming"))

#: The order in which a tight line gives way (CLREQ 3.5.3).  Tier 1, the mark
#: at the line's end, is always taken; tier 3 belongs to Taiwan's wide dot.
WORD_SPACE, DOTS, BRACKETS, PAUSES, HAN_LATIN, STOPS = 2, 3, 4, 5, 6, 7
#: Tiers that a reader notices: their room is dear to the breaker.
_DEAR = (HAN_LATIN, STOPS)
_TIER_OF = {
    k.OPENING: BRACKETS,
    k.CLOSING: BRACKETS,
    k.PAUSE: PAUSES,
    k.STOP: STOPS,
    k.MIDDLE_DOT: DOTS,
}

#: Limits of the gap between Han and Latin, and of a word space.
HAN_LATIN_LEAST, HAN_LATIN_MOST = 0.125, 0.5
WORD_SPACE_LEAST, WORD_SPACE_MOST = 0.25, 0.5


#: What stands before the first piece of a paragraph, and after its last.
START, END = "^", "$"


class Junction(NamedTuple):
    """The place between two pieces of text."""

    glue: float = 0.0  # set there, on top of the cells
    legal: bool = True  # whether a line may end here
    gap: int = 1  # whether it opens with the Han gaps
    cheap: float = 0.0  # that brackets, pauses or a word space may give
    dear: float = 0.0  # that a stop or a Han-Latin gap may give
    stretch: float = 0.0  # that may be added before Han gaps open
    trail: float = 0.0  # blank lost before it if a line ends here
    lead: float = 0.0  # glue and blank lost after it if a line starts here
    gives: tuple[tuple[int, float], ...] = ()  # (tier, em) that may be taken

    @property
    def pulled(self) -> float:
        """By how much a glyph is drawn back that starts a line here."""
        return self.lead - self.glue


def junction(before: str, after: str, style: TextStyle, space: float) -> Junction:
    """Return what lies between two pieces of the classes given.

    ``space`` is the width of a word space, which gives and takes at the
    junction after it, so that a space at the end of a line counts for nothing.
    """
    cells, marks = cells_of(style.marks, style.mode), style.marks
    trail, lead = cells.trailing.get(before, 0.0), cells.leading.get(after, 0.0)
    trimmed = lead if marks.half_start and after == k.OPENING else 0.0
    # A centred mark keeps its place at the end of a line (CLREQ 3.1.6.3).
    ends_bare = marks.half_end and before not in cells.leading
    ending = trail if ends_bare else 0.0
    if before == START:
        return Junction(legal=False, gap=0, lead=trimmed)
    if after == END:
        return Junction(gap=0, trail=space if before == k.SPACE else ending)
    legal = may_break(before, after, style.prohibition)
    if after in (k.SPACE, k.BOUND) or before == k.BOUND:
        return Junction(legal=legal, gap=int(after not in (k.SPACE, k.BOUND)))
    if before == k.SPACE:
        room = max(0.0, space - WORD_SPACE_LEAST)
        stretch = max(0.0, WORD_SPACE_MOST - space)
        given = _given((WORD_SPACE, room))
        gap = 0 if stretch else 1
        return Junction(0.0, legal, gap, room, 0.0, stretch, space, trimmed, given)
    if before in k.LATIN and after in k.LATIN:
        return Junction(legal=legal, gap=0)
    if _parted(before, after):
        return _han_latin(style, legal)
    glue = -shared(before, after, style)
    given = _given(*_blanks_left((before, trail), (after, lead), -glue, style))
    dear = sum(room for tier, room in given if tier in _DEAR)
    cheap = sum(room for _, room in given) - dear
    gap = int(_opens(before, after))
    return Junction(glue, legal, gap, cheap, dear, 0.0, ending, glue + trimmed, given)


def _han_latin(style: TextStyle, legal: bool) -> Junction:
    """Return the junction between Han and Latin (CLREQ 3.2.2)."""
    glue = style.autospace
    if not glue:
        return Junction(legal=legal)
    if not style.autospace_gives:
        return Junction(glue, legal, 0, lead=glue)
    room = max(0.0, glue - HAN_LATIN_LEAST)
    stretch = max(0.0, HAN_LATIN_MOST - glue)
    given = _given((HAN_LATIN, room))
    return Junction(glue, legal, 0, 0.0, room, stretch, 0.0, glue, given)


def _given(*rooms: tuple[int, float]) -> tuple[tuple[int, float], ...]:
    return tuple((tier, room) for tier, room in rooms if room > 0)


def shared(before: str, after: str, style: TextStyle) -> float:
    """Return the blank that two neighbours take once instead of twice.

    CLREQ 3.1.6.2: two marks of which one is a bracket take an em and a half.
    """
    bracket = k.OPENINGS + k.CLOSINGS
    if style.marks.width not in _SHARING:
        return 0.0
    if before not in bracket and after not in bracket:
        return 0.0
    if not _meet(before, after):
        return 0.0
    cells = cells_of(style.marks, style.mode)
    blank = cells.trailing.get(before, 0.0) + cells.leading.get(after, 0.0)
    halves = k.HALVES
    if (before in halves or after in halves) and after not in k.CLOSINGS:
        return 0.0
    return min(HALF, blank)


def _meet(before: str, after: str) -> bool:
    """Tell whether the blank of two marks lies between them."""
    ending = k.CLOSINGS + k.PAUSES + k.STOPS
    if after in k.OPENINGS:
        return before in ending + k.OPENINGS
    if before in k.CLOSINGS:
        return after in ending + k.COMBINED + k.MIDDLE_DOT
    return before in ending and after in k.CLOSINGS


def _blanks_left(
    before: tuple[str, float],
    after: tuple[str, float],
    taken: float,
    style: TextStyle,
) -> list[tuple[int, float]]:
    """Return what the blank on either side may still give, tier by tier."""
    (kind, trail), (next_kind, lead) = before, after
    from_before, from_after = divided(taken, trail, lead, next_kind)
    rooms = [
        (_TIER_OF.get(kind, 0), trail - from_before),
        (_TIER_OF.get(next_kind, 0), lead - from_after),
    ]
    if not style.marks.stops_give:
        rooms = [room for room in rooms if room[0] != STOPS]
    return rooms


def divided(taken: float, trail: float, lead: float, after: str) -> tuple[float, float]:
    """Divide what a junction gave between the marks before and after it.

    An opening mark gives its own blank first, else the mark before does.
    """
    if after in k.OPENINGS:
        from_after = min(taken, lead)
        return taken - from_after, from_after
    from_before = min(taken, trail)
    return from_before, taken - from_before


def _parted(before: str, after: str) -> bool:
    """Tell whether Han meets Latin (CLREQ 3.2.2)."""
    return (before == k.HAN and after in k.LATIN_LEFT_EDGE) or (
        before in k.LATIN_RIGHT_EDGE and after == k.HAN
    )


def _opens(before: str, after: str) -> bool:
    """Tell whether justification may open the gap (CLREQ 3.5.4)."""
    if before in "MN/" or after in "MN/":
        return False
    if before == after and before in "DEF":
        return False
    return before != k.PREFIX and after != k.SUFFIX
