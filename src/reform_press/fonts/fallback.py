"""Which face of a chain sets a character (字体后备).

In: a chain of faces and a character.  Out: the first face that has it.

"""

from collections.abc import Sequence

from reform_press.fonts.face import Face

#: Characters that need no glyph: the compositor sets nothing for them.
_NO_INK = frozenset(
    "\t\n\r\x0b\x0c\x85\u2028\u2029"  # ends of lines
    " \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u202f\u205f\u3000"  # blanks
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062"
    "\u2063\u2064\ufeff"  # soft hyphen, joiners, marks of direction
)
#: Variation selectors choose a form of the character before them.
_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))


def pick(chain: Sequence[Face], character: str) -> Face | None:
    """Return the first face of ``chain`` with a glyph, None if there is none."""
    for face in chain:
        if face.glyph(character):
            return face
    return None


def needs_glyph(character: str) -> bool:
    """Tell whether a character leaves ink, or chooses it, on its own."""
    return character not in _NO_INK and not is_selector(character)


def is_selector(character: str) -> bool:
    """Tell a variation selector (异体字选择符), set with its base or ignored."""
    return any(ord(character) in block for block in _SELECTORS)
