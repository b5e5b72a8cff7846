"""How far Latin may stand outside the margin (西文光学边距).

In: the first or the last word of a line.  Out: the share of an em by which its
outermost sign may leave the measure.  Signs of little ink at the edge look as
if the line were short: hyphens, stops and quotation marks hang by half of
their width or more, slanted and crossbarred letters by a trace.  The shares
follow the practice of hanging punctuation since Gutenberg, as margin kerning
in digital setting has it; Han marks have a rule of their own (CLREQ 3.1.7).

"""

from collections.abc import Sequence

from reform_press.compose import classes as k
from reform_press.compose.spacing import Junction

_EITHER = {
    "“": 0.2,
    "”": 0.2,
    "‘": 0.12,
    "’": 0.12,
    '"': 0.14,
    "'": 0.1,
    "-": 0.18,
    "\u2010": 0.18,
    "–": 0.14,
    "—": 0.1,
    "(": 0.04,
    ")": 0.04,
    "T": 0.04,
    "Y": 0.04,
    "V": 0.04,
    "W": 0.04,
    "A": 0.04,
}
_END = _EITHER | {
    ".": 0.14,
    ",": 0.14,
    ":": 0.08,
    ";": 0.08,
    "!": 0.04,
    "?": 0.04,
    "r": 0.03,
    "v": 0.03,
    "w": 0.03,
    "y": 0.03,
}


def overhang(word: str, *, start: bool) -> float:
    """Return the em by which ``word`` may leave the measure, never negative.

    ``start`` tells that it opens its line; else it closes one, together with
    the hyphen that a cut has added.
    """
    return _EITHER.get(word[:1], 0.0) if start else _END.get(word[-1:], 0.0)


def hang(
    found: list[Junction],
    pieces: Sequence[str],
    kinds: str,
) -> None:
    """Let the signs at both edges of Latin lines stand outside the measure.

    ``found`` are the junctions of a paragraph.
    """
    for i in range(len(kinds) + 1):
        last = i - 2 if i and kinds[i - 1] == k.SPACE else i - 1
        trail = lead = 0.0
        hyphened = kinds[i : i + 1] == k.HYPHENATED
        if last >= 0 and kinds[last] in k.LATIN:
            trail = overhang("-" if hyphened else pieces[last], start=False)
        if i < len(kinds) and kinds[i] in k.LATIN:
            lead = overhang(pieces[i], start=True)
        if trail or lead:
            at = found[i]
            found[i] = at._replace(trail=at.trail + trail, lead=at.lead + lead)
