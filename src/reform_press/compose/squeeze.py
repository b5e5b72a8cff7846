"""Junctions that more than two pieces decide (连用标点、注码).

In: the junctions of a paragraph as its pairs have them.  Out: the same where
a mark between two others is narrowed on both sides, or where a note mark
stands between a mark and what follows it.  Asked only of paragraphs and
styles in which there are such.

"""

from collections.abc import Mapping
from itertools import pairwise

from reform_press.compose import classes as k
from reform_press.compose.classes import cells_of
from reform_press.compose.spacing import END, Junction, shared
from reform_press.style.model import TextStyle


def narrow(found: list[Junction], kinds: str, style: TextStyle) -> None:
    """Take the blank on both sides of a mark that stands beside another.

    Closer than CLREQ 3.1.6.2 where a style sets two marks on one em; and of
    a centred mark before a closing one, whose blank after it is too small.
    """
    for at in _narrowed(kinds, style):
        cells = cells_of(style.marks, style.mode)
        before, mark = kinds[at - 1 : at], kinds[at]
        after = kinds[at + 1 : at + 2]
        lead, trail = cells.leading.get(mark, 0.0), cells.trailing.get(mark, 0.0)
        if before and shared(before, mark, style):  # its own half of what they share
            lead -= max(0.0, shared(before, mark, style) - _trail(before, style))
        if after and shared(mark, after, style):
            trail -= min(trail, shared(mark, after, style))
        found[at] = _tightened(found[at], max(0.0, lead))
        found[at + 1] = _tightened(found[at + 1], max(0.0, trail))


def _narrowed(kinds: str, style: TextStyle) -> list[int]:
    """Return the marks that are to take half a cell."""
    pairs = enumerate(pairwise(kinds), 1)
    meeting = [(i, a, b) for i, (a, b) in pairs if shared(a, b, style)]
    if style.marks.tight:
        return sorted({at for i, _, _ in meeting for at in (i - 1, i)})
    centred = cells_of(style.marks, style.mode).leading.keys() - {k.OPENING}
    return [i - 1 for i, a, b in meeting if a in centred and b in k.CLOSINGS]


def _trail(kind: str, style: TextStyle) -> float:
    return cells_of(style.marks, style.mode).trailing.get(kind, 0.0)


def _tightened(at: Junction, by: float) -> Junction:
    """Return a junction that has given ``by`` em for good."""
    if not by:
        return at
    gives, left = [], by
    for tier, room in reversed(at.gives):
        gives.append((tier, max(0.0, room - left)))
        left = max(0.0, left - room)
    kept = tuple((tier, room) for tier, room in reversed(gives) if room)
    cheap = max(0.0, at.cheap - by)
    dear = max(0.0, at.dear - max(0.0, by - at.cheap))
    return at._replace(
        glue=at.glue - by, lead=at.lead - by, cheap=cheap, dear=dear, gives=kept
    )


def bind(
    found: list[Junction], kinds: str, table: Mapping[str, Junction], style: TextStyle
) -> None:
    """Let note marks hang on the ink of what they stand behind (R15).

    What follows meets the host as if the note were not there; the blank of
    the host comes after its note.
    """
    host = -1
    for i, kind in enumerate(kinds):
        if kind != k.BOUND:
            host = i
            continue
        after = kinds[i + 1] if i + 1 < len(kinds) else END
        if host < 0 or after == k.BOUND:
            continue
        # Two marks on one em have no blank that could come after a note.
        blank = 0.0 if style.marks.tight else _trail(kinds[host], style)
        if blank:
            found[host + 1] = found[host + 1]._replace(glue=-blank)
        pair = table[kinds[host] + after]
        if pair.glue > 0:  # no gap beside what is raised (CLREQ 3.2.4)
            pair = Junction(legal=pair.legal)
        found[i + 1] = pair._replace(
            glue=pair.glue + blank, lead=pair.lead + blank, trail=0.0
        )
