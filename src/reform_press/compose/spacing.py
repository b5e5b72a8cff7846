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
from reform_press.style.model import TextStyle

#: Half an em of blank, which a mark carries in its own cell.
HALF = 0.5
#: Blank after the ink and before the ink of a mark (CLREQ 3.1.6.1).
TRAILING = dict.fromkeys("CPS", HALF)
LEADING = {k.OPENING: HALF}

#: Pairs that lose half an em wherever they meet (CLREQ 3.1.6.2).  The pair
#: keeps the blank of its first mark, or of its second if the first has none.
SQUEEZED = frozenset(
    (
        "OO",  # （《
        "CC",  # 》）
        "CP",  # ”，
        "CS",  # ”。
        "PC",  # ，”
        "SC",  # 。”
        "CO",  # ）（
        "PO",  # ，“
        "SO",  # 。“
    )
)

#: The order in which a tight line gives way (CLREQ 3.5.3).  Tier 1, the mark
#: at the line's end, is always taken; tier 3 belongs to Taiwan's wide dot.
WORD_SPACE, BRACKETS, PAUSES, HAN_LATIN, STOPS = 2, 4, 5, 6, 7
_TIER_OF = {k.CLOSING: BRACKETS, k.PAUSE: PAUSES, k.STOP: STOPS}

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
    tier: int = 0  # of compression, 0 if nothing can be taken


def junction(before: str, after: str, style: TextStyle, space: float) -> Junction:
    """Return what lies between two pieces of the classes given.

    ``space`` is the width of a word space, which gives and takes at the
    junction after it, so that a space at the end of a line counts for nothing.
    """
    trail, lead = TRAILING.get(before, 0.0), LEADING.get(after, 0.0)
    if before == START:
        return Junction(legal=False, gap=0, lead=lead)
    if after == END:
        return Junction(gap=0, trail=space if before == k.SPACE else trail)
    legal = may_break(before, after, style.prohibition)
    if after == k.SPACE:
        return Junction(legal=legal, gap=0)
    if before == k.SPACE:
        room = max(0.0, space - WORD_SPACE_LEAST)
        stretch = max(0.0, WORD_SPACE_MOST - space)
        tier = WORD_SPACE if room else 0
        return Junction(0.0, legal, 1, room, 0.0, stretch, space, lead, tier)
    if before in k.LATIN and after in k.LATIN:
        return Junction(legal=legal, gap=0)
    if _parted(before, after):
        glue = style.autospace
        room = max(0.0, glue - HAN_LATIN_LEAST)
        stretch = max(0.0, HAN_LATIN_MOST - glue) if glue else 0.0
        tier = HAN_LATIN if room else 0
        return Junction(glue, legal, 1, 0.0, room, stretch, 0.0, glue, tier)
    glue = -HALF if before + after in SQUEEZED else 0.0
    room = trail + lead + glue
    tier = _TIER_OF.get(before, BRACKETS) if room else 0
    dear = room if tier == STOPS else 0.0
    gap = int(_opens(before, after))
    return Junction(glue, legal, gap, room - dear, dear, 0.0, trail, glue + lead, tier)


def _parted(before: str, after: str) -> bool:
    """Tell whether Han meets Latin (CLREQ 3.2.2)."""
    return (before == k.HAN and after in k.LATIN_LEFT_EDGE) or (
        before in k.LATIN_RIGHT_EDGE and after == k.HAN
    )


def _opens(before: str, after: str) -> bool:
    """Tell whether justification may open the gap (CLREQ 3.5.4)."""
    if before in "MN/" or after in "MN/":
        return False
    if before == after and before in "DE":
        return False
    return before != k.PREFIX and after != k.SUFFIX
