"""A piece cast in metal (字粒): its glyphs and the room they take.

In: nothing.  Out: the value that type cases keep and lines are made of.

"""

from typing import Literal, NamedTuple

#: Em by which two lengths may differ and still be the same.
SAME = 1e-4
#: Shifts smaller than this many em cannot be seen and are not written.
UNSEEN = 5e-5
#: How a sort stands in its line: as its mode has it, lying on its right side,
#: or upright in a vertical line.
Way = Literal["", "turned", "upright"]


class Sort(NamedTuple):
    """The glyphs of one piece (字粒), lengths in em."""

    face: str
    codes: bytes
    width: float  # of the cell
    #: (glyph index, em) before that glyph; one entry past the last glyph
    #: moves the pen on to the end of the cell.
    shifts: tuple[tuple[int, float], ...] = ()
    way: Way = ""
    condensed: float = 1.0  # width of its glyphs to their own
    drawn: float = 0.0  # width of what stands upright in a cell
    parts: tuple["Sort", ...] = ()  # of a word in several faces
    rise: float = 0.0  # across the line: up, or to the right
