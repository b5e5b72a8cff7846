"""Type for a sign-off sheet (签样单的文字): words in, items of a page out.

In: words, a size, a place.  Out: lines as items, and how deep they are.
Everything is set by the house's own compositor in its grotesque (黑体).

Guarantees: a character of a stranger's file that no font has shows as 〓.

"""

from typing import NamedTuple

from reform_press.colour import BLACK, PAPER, Colour
from reform_press.compose.galley import Measure
from reform_press.compose.paragraph import (
    Compositor,
    compose_paragraph,
    natural_width,
    set_line,
)
from reform_press.content.model import Paragraph, Run
from reform_press.errors import Language, Words
from reform_press.fonts.fallback import needs_glyph, pick
from reform_press.geometry import ASCENT, Rect
from reform_press.makeup.block import placed_line, placed_rect
from reform_press.page import Area, Item
from reform_press.style.model import TextStyle

GREY = Colour(k=0.6)
#: Colours by how urgent a finding is.
URGENT = {
    "error": Colour(c=0.1, m=1.0, y=0.9, k=0.1),
    "warning": Colour(m=0.6, y=1.0, k=0.15),
    "note": Colour(c=0.8, m=0.45, k=0.1),
}
#: The sign for a sort that the case does not hold (空铅、鱼尾号).
_NO_SORT = "〓"
_LEADING = 1.4
#: Room of a number in its disc, to the size of its figures.
_DISC = 1.55


class Typist(NamedTuple):
    """What it takes to set a sheet: fonts, and the language it is in."""

    compositor: Compositor
    language: Language

    def style(self, size: float, *, bold: bool = False) -> TextStyle:
        """Return the style of words on the sheet."""
        return TextStyle(
            han="hei-bold" if bold else "hei-regular",
            latin="sans-bold" if bold else "sans",
            size=size,
            leading=size * _LEADING,
            indent=0.0,
            align="start",
            lang="zh-Hans" if self.language == "zh" else "en",
        )

    def said(self, words: Words) -> str:
        """Return words in the sheet's language, fit to be set."""
        return self._known(words.said(self.language))

    def width(self, words: Words, size: float, *, bold: bool = False) -> float:
        """Return how wide words are on one line."""
        style = self.style(size, bold=bold)
        return natural_width(self.said(words), style, self.compositor)

    def line(
        self,
        words: Words,
        at: tuple[float, float],
        size: float,
        colour: Colour = BLACK,
        *,
        bold: bool = False,
    ) -> tuple[Item, ...]:
        """Set words on one line, its upper left corner ``at``."""
        style = self.style(size, bold=bold)._replace(colour=colour)
        said = self.said(words)
        room = natural_width(said, style, self.compositor)
        line = set_line(said, style, room, self.compositor)
        x, y = at
        return (placed_line(line, x, y + self._down(size)),)

    def text(
        self, words: Words, area: Rect, size: float, colour: Colour = BLACK
    ) -> tuple[tuple[Item, ...], float]:
        """Set words in an area's width, from its top; return how deep they are."""
        style = self.style(size)._replace(colour=colour)
        run = Run(self.said(words))
        galley = compose_paragraph(
            Paragraph("body", (run,)), style, Measure((area.width,)), self.compositor
        )
        down = self._down(size)
        return tuple(
            placed_line(line, area.x, area.y + at * style.leading + down)
            for at, line in enumerate(galley.lines)
        ), len(galley.lines) * style.leading

    def number(
        self, number: int, middle: tuple[float, float], size: float, ground: Colour
    ) -> tuple[Item, ...]:
        """Set a number white in a disc about ``middle``."""
        words = Words(str(number), str(number))
        wide = self.width(words, size, bold=True)
        side = size * _DISC
        x, y = middle
        disc = Rect(x - max(side, wide + size / 2) / 2, y - side / 2, 0.0, side)
        disc = disc._replace(width=2 * (x - disc.x))
        top = y - size * _LEADING / 2
        return (
            Area(placed_rect(disc), fill=ground, radius=side / 2),
            *self.line(words, (x - wide / 2, top), size, PAPER, bold=True),
        )

    def _down(self, size: float) -> float:
        """Return how far a baseline is below the top of its line."""
        return size * (ASCENT + (_LEADING - 1) / 2)

    def _known(self, text: str) -> str:
        fonts = self.compositor.fonts
        chains = [fonts.chain(role) for role in ("hei-regular", "sans")]
        return "".join(
            c
            if not needs_glyph(c) or any(pick(chain, c) for chain in chains)
            else _NO_SORT
            for c in text
        )
